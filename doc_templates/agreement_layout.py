"""Layout of the annual agreements of annexes 1, 2 and 8: wide tables of KPIs, signatures of the two parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from doc_templates.agreement import COLUMN_WIDTHS, TITLE
from doc_templates.corpus_a_layout import NAME, annex_mark, employee_line
from doc_templates.docx.markup import Row, Table, cell, heads, kept, paragraph, row, run
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import SIGNED_ELECTRONICALLY, either, repeated_rows, running, value
from doc_templates.docx.styles import WIDE_WIDTH
from validators.parameters.kpis import AgreementKpis, agreement_kpis

MANDATORY = "КЦИ, устанавливаемые в обязательном порядке (обязательные КЦИ)"
NUMBER = "№ п/п"
VALUES = ("Единица измерения", "Плановое значение", "Сроки достижения")
WIDTHS = tuple(COLUMN_WIDTHS.values())
VALUE_STYLES = (("unit", "TableCentre"), ("planned", "TableFigure"), ("due", "TableCentre"))
KPI_LINE = 12.0
"""Least height of a row to be written in by hand, in millimetres."""


def opening(annex: int, *lines: str) -> Iterator[etree._Element]:
    """Yield the mark of the annex, the title with its further lines, and the line of the employee."""
    yield annex_mark(annex, "AnnexMarkWide")
    yield paragraph("FormMark", "Форма")
    yield paragraph("Heading1", "\n".join((TITLE, *lines)))
    yield from employee_line()


def year() -> Iterator[etree._Element]:
    """Yield the line of the assessed year."""
    yield paragraph("RuledShort", "{{ year }}")
    yield paragraph("RuledCaption", "(оцениваемый год)")


def own_kpis(name: str, linkage: str, result: str, *, signed: bool = False) -> etree._Element:
    """Return the table of the KPIs that the authorized person sets, in the annex's own heads of three columns.

    It is ``signed`` where no other table stands between it and the signatures.
    """
    one = row(
        cell(paragraph("TableCentre", "{{ kpi.number }}")),
        *(cell(paragraph("TableText", f"{{{{ kpi.{column} }}}}")) for column in ("name", "linkage")),
        *(value(style, f"kpi.{column}") for column, style in VALUE_STYLES),
        cell(paragraph("TableText", "{{ kpi.expected_result }}")),
        min_height=KPI_LINE,
    )
    return Table(
        style="SheetTable",
        title="КЦИ, определяемые уполномоченным лицом",
        description="Наименование, взаимосвязь, единица измерения, плановое значение, срок, конечный результат",
        widths=WIDTHS,
        rows=(
            heads(NUMBER, name, linkage, *VALUES, result),
            *repeated_rows("kpi", "kpis", one, signed=signed, tall=True),
        ),
    ).element()


def mandatory_kpis(kpis: AgreementKpis) -> etree._Element:
    """Return the table of the mandatory KPIs, worded by the annex; the row of the authorized body comes last."""
    return Table(
        style="SheetTable",
        title="Обязательные КЦИ",
        description="Наименование, единица измерения, плановое значение, срок, конечный результат",
        widths=(WIDTHS[0], WIDTHS[1] + WIDTHS[2], *WIDTHS[3:]),
        rows=tuple(_mandatory(kpis)),
    ).element()


def _mandatory(kpis: AgreementKpis) -> Iterator[Row]:
    yield heads(NUMBER, "Наименование обязательных КЦИ", *VALUES, "Конечный результат")
    for number, kpi in enumerate(kpis.mandatory, start=1):
        one = row(
            cell(paragraph("TableCentre", str(number))),
            cell(paragraph("TableText", kpi.name)),
            *(cell(paragraph("TableCentre", text)) for text in (kpis.unit, f"{kpis.planned:f}", kpis.due)),
            cell(paragraph("TableText", kpi.expected_result)),
        )
        yield kept(one) if number == len(kpis.mandatory) and not kpis.agency else one
    if kpis.agency:
        yield from _agency(str(len(kpis.mandatory) + 1), kpis.agency)


def _agency(number: str, words: str) -> Iterator[Row]:
    """Yield the row of the authorized body, whose texts may be long; it comes along with the signatures."""
    one = row(
        cell(paragraph("TableCentre", number)),
        cell(paragraph("TableText", words), paragraph("TableText", "{{ agency.name }}")),
        *(value(style, f"agency.{column}") for column, style in VALUE_STYLES),
        cell(paragraph("TableText", "{{ agency.expected_result }}")),
    )
    yield from either("agency.tall", (replace(one, splits=True),), (kept(one),))


def signatures(authorized_person: tuple[etree._Element, ...], employee: tuple[etree._Element, ...]) -> etree._Element:
    """Return the signatures of the two parties side by side, which a page never divides."""
    return Table(
        style="SignatureTable",
        title="Подписи сторон",
        description="Слева уполномоченное лицо, справа служащий",
        widths=(WIDE_WIDTH / 2, WIDE_WIDTH / 2),
        rows=(row(cell(*authorized_person), cell(*employee)),),
    ).element()


def named(label: str, path: str, caption: str) -> Iterator[etree._Element]:
    """Yield the line of a party's name and the caption under it."""
    yield paragraph("PartyName", f"{label} ", run(f"{{{{ {path}.full_name }}}}\t", "Field"))
    yield paragraph("ResultList", caption)


def position() -> etree._Element:
    """Return the line of the authorized person's position."""
    return paragraph("PartyName", "Должность ", run("{{ authorized_person.position }}\t", "Field"))


def signed(path: str) -> Iterator[etree._Element]:
    """Yield the lines of a party's signature and date."""
    yield paragraph("SignatureLine", "Подпись ", run("\t", "Field"))
    yield paragraph("SignatureCaption", SIGNED_ELECTRONICALLY)
    yield paragraph("DateLine", "Дата ", run(f"{{{{ signed.{path} }}}}\t", "Field"))


OWN = "КЦИ, определяемые уполномоченным лицом"
LINKAGE = (
    "Взаимосвязь с документами системы государственного планирования и/или со спецификой деятельности "
    "государственного органа/служащего корпуса «А»"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which the two annexes differ.

    Attributes:
        category: of the employees, and number of the annex.
        own: the heading of the first table, which annex 1 lacks.
        result: the head of its last column.
        note: the note on the final result.
        on: the day whose KPIs are printed: an amended form is another layout with a later day.
    """

    category: int
    own: str
    result: str
    note: str
    on: date = date(2025, 1, 1)


def category_agreement(words: Words) -> Layout:
    """Lay out an agreement, from the mark of its annex to the signatures."""
    title = f"{TITLE} (для служащих категории {words.category})"
    return Layout(title, tuple(_body(words)), running(TITLE, "employee.full_name", "year"), landscape=True)


def _body(words: Words) -> Iterator[etree._Element]:
    yield from opening(words.category, f"(для служащих категории {words.category})")
    yield from year()
    yield paragraph("Heading2", words.own) if words.own else paragraph("TableGap")
    yield own_kpis("Наименование КЦИ", LINKAGE, words.result)
    yield paragraph("Heading2", MANDATORY)
    yield mandatory_kpis(agreement_kpis(words.category, words.on))
    yield paragraph("Note", words.note)
    authorized_person = (
        *named("Уполномоченное лицо", "authorized_person", NAME),
        position(),
        *signed("authorized_person"),
    )
    employee = (*named("Служащий", "employee", NAME), *signed("employee"))
    yield signatures(authorized_person, employee)
