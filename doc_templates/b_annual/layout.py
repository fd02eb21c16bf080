"""The recommended layout of the annual score: the order defines the calculation and prescribes no form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from doc_templates.docx.markup import Row, Table, cell, paragraph, row, run
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import listed, person, running, signature
from validators.parameters import result_scale

TITLE = "Итоговая оценка за год"
MARK = "Рекомендуемая форма (пункт 5 Типовой методики)"
EMPLOYEE = "(Ф.И.О., должность оцениваемого лица с указанием государственного органа)"
FORMED = (
    "Итоговая оценка формируется из средней оценки административного государственного служащего корпуса «Б» за отчетные"
    " кварталы календарного года (пункт 5 Типовой методики оценки деятельности административных государственных"
    " служащих корпуса «Б»)."
)
NOTE = (
    "Примечание: для расчета итоговой оценки сумма средних итоговых оценок за кварталы делится на количество кварталов,"
    " за которые проводилась оценка."
)
SINCE = date(2025, 7, 1)
"""The day whose scale of results is printed."""
QUARTERS = (
    ("Квартал", "number", "TableCentre"),
    ("Средняя итоговая оценка", "average", "TableCentre"),
    ("Результат оценки", "result", "TableText"),
    ("Оценивающее лицо\n(Ф.И.О., должность)", "evaluator", "TableText"),
)
HAND_ROW = 10.0
"""Height of a row that may be filled in by hand, in millimetres."""


def _rows() -> Iterator[Row]:
    yield from listed(("quarter", "quarters"), QUARTERS, min_height=HAND_ROW)
    yield row(
        cell(paragraph("TableTotalKept", "За год")),
        cell(paragraph("TableTotalScoreKept", "{{ annual_score }}")),
        cell(paragraph("TableTotalKept"), span=2),
        min_height=HAND_ROW,
    )


def _body() -> Iterator[etree._Element]:
    results = ", ".join(band.wording for band in result_scale(SINCE).bands)
    yield paragraph("RecommendedMark", MARK)
    yield paragraph("Heading1", TITLE)
    yield paragraph("Ruled", person("employee"))
    yield paragraph("RuledCaption", EMPLOYEE)
    yield paragraph("RuledShort", "{{ year }}")
    yield paragraph("RuledCaption", "(отчетный год)")
    yield paragraph("SheetTextFirst", FORMED)
    yield paragraph("SheetTextLast", "Оценки за кварталы отчетного года:")
    yield Table(
        style="SheetTable",
        title="Оценки по кварталам",
        description="Средняя итоговая оценка, результат и оценивающее лицо каждого квартала, итоговая оценка за год",
        widths=(18.0, 26.0, 63.0, 63.0),
        rows=tuple(_rows()),
    ).element()
    yield paragraph("Note", NOTE)
    yield paragraph("ResultLine", "Результат оценки: ", run("{{ result }}\t", "Field"))
    yield paragraph("ResultList", f"({results}).")
    yield paragraph("Lead", "Служба управления персоналом:")
    yield signature("signatory", "Подпись работника службы управления персоналом", day="signed_on")


LAYOUTS = {"ru": Layout(TITLE, tuple(_body()), running(TITLE, "employee.full_name", "year"))}
