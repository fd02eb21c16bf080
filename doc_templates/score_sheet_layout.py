"""The layout shared by the two score sheets of corpus «Б», annexes 1 and 2: they differ in words only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lxml import etree

from doc_templates.docx.markup import Row, Table, cell, heads, paragraph, row, run
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import SIGNED_ELECTRONICALLY, person, repeated_rows, running
from doc_templates.score_sheet import COLUMN_WIDTHS
from validators.parameters import result_scale, sheet_wordings

WIDTHS = tuple(COLUMN_WIDTHS.values())
PURPOSE = (
    "В целях оценки деятельности административных государственных служащих корпуса «Б» (далее – оценка) предлагаем Вам"
    " оценить своих коллег по 5-балльной шкале."
)
INTRODUCTION = (
    PURPOSE,
    "Оценки необходимо выставлять объективно, без личных симпатий/антипатий.",
    "Анкету необходимо заполнить сразу же от начала до конца, не отвлекаясь.",
    "Так, Вы сможете сэкономить время и повысить достоверность результатов.",
)
AVERAGE_NOTE = (
    "Примечание: для расчета средней итоговой оценки необходимо сумму выставленных оценок разделить на количество"
    " оцениваемых параметров."
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words in which the two annexes differ.

    Attributes:
        slug: the form, whose parameters and explanations are looked up.
        annex: the lines of the mark in the upper right corner.
        title: the heading of the sheet.
        zero_note: the note on a score of zero, which has a full stop in one annex and none in the other.
        on: the day whose parameters and results are printed: an amended form is another layout with a later day.
        explanations: a state body's own explanation lines by the number of the parameter; the annex's stand otherwise.
    """

    slug: str
    annex: tuple[str, ...]
    title: str
    zero_note: str
    on: date = date(2025, 7, 1)
    explanations: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def score_sheet(words: Words) -> Layout:
    """Lay out a score sheet, from the mark of its annex to the date."""
    body = (*_opening(words), _table(words).element(), *_closing(words))
    return Layout(
        words.title,
        body,
        running("Оценочный лист", "employee.full_name", "period"),
        reworded=lambda mark, explanations: score_sheet(replace(words, annex=mark, explanations=explanations)),
    )


def _opening(words: Words) -> Iterator[etree._Element]:
    yield paragraph("AnnexMark", "\n".join(words.annex))
    yield paragraph("FormMark", "Форма")
    yield paragraph("Heading1", words.title)
    yield paragraph("Ruled", person("employee"))
    yield paragraph("RuledCaption", "(Ф.И.О., должность оцениваемого лица с указанием государственного органа)")
    yield paragraph("RuledShort", "{{ period }}")
    yield paragraph("RuledCaption", "(оцениваемый период)")
    yield paragraph("Ruled", person("evaluator"))
    yield paragraph("RuledCaption", "(Ф.И.О., должность оценивающего служащего с указанием государственного органа)")
    first, *middle, last = INTRODUCTION
    yield paragraph("SheetTextFirst", first)
    yield from (paragraph("SheetText", sentence) for sentence in middle)
    yield paragraph("SheetTextLast", last)


def _table(words: Words) -> Table:
    return Table(
        style="SheetTable",
        title="Оценки по параметрам",
        description="Пять параметров, оценка, комментарий и пояснение к каждому, средняя итоговая оценка",
        widths=WIDTHS,
        rows=tuple(_rows(words)),
    )


def _rows(words: Words) -> Iterator[Row]:
    yield heads(
        "Параметры", "Оценка\n(от 0* до\u00a05 баллов)", "Комментарий\n(по желанию)", "Пояснение при заполнении"
    )
    for number, parameter in enumerate(sheet_wordings(words.slug, words.on).parameters, start=1):
        lines = words.explanations.get(number, parameter.explanation_lines)
        yield row(
            cell(paragraph("TableText", parameter.title)),
            cell(paragraph("TableCentre", f"{{{{ parameter_{number}.score }}}}")),
            cell(paragraph("TableText", f"{{{{ parameter_{number}.comment }}}}")),
            cell(*(paragraph("TableText", line) for line in lines)),
        )
        below = row(cell(paragraph("TableText", "{{ part }}"), span=len(WIDTHS)))
        yield from repeated_rows("part", f"parameter_{number}.comment_below", below)
    yield row(
        cell(paragraph("TableTotalKept", "Средняя итоговая оценка")),
        cell(paragraph("TableTotalScoreKept", "{{ average }}")),
        cell(paragraph("TableText")),
        cell(paragraph("TableText")),
    )


def _closing(words: Words) -> Iterator[etree._Element]:
    results = ", ".join(band.wording for band in result_scale(words.on).bands)
    yield paragraph("Note", AVERAGE_NOTE)
    yield paragraph("NoteLine", words.zero_note)
    yield paragraph("ResultLine", "Результат оценки: ", run("{{ result }}\t", "Field"))
    yield paragraph("ResultList", f"({results}).")
    yield paragraph("NoteLine", "Результат оценки служащему выставляется исходя из средней итоговой оценки.")
    yield paragraph("SignatureLine", "Подпись ", run("\t", "Field"))
    yield paragraph("SignatureCaption", SIGNED_ELECTRONICALLY)
    yield paragraph("DateLine", "Дата ", run("{{ signed_on }}\t", "Field"))
