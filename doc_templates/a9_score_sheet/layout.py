"""The score sheet of annex 9, in the words of the order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.a9_score_sheet.context import COLUMN_WIDTHS
from doc_templates.corpus_a_layout import SCORE_SHEET, result_and_assessor, sheet_opening, signed_name
from doc_templates.docx.markup import Row, Table, cell, heads, paragraph, row, run
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import repeated_rows, running, value
from validators.parameters import quality_indicators

NUMBER = "№ п/п"
WIDTHS = tuple(COLUMN_WIDTHS.values())
KPI_STYLES = (
    ("unit", "TableCentre"),
    ("planned", "TableFigure"),
    ("actual", "TableFigure"),
    ("score", "TableCentre"),
)
KPI_HEADS = (
    NUMBER,
    "Наименование ключевых целевых индикаторов",
    "Единица измерения",
    "Плановое значение",
    "Фактическое значение",
    "Итоговая оценка (от\u00a00 до\u00a05-ти)",
)
KPI_AVERAGE = "Средняя итоговая оценка достижения КЦИ (сумма всех итоговых оценок, деленная на количество индикаторов)"
QUALITIES = "Показатели оценки профессионального уровня и личностных качеств"
QUALITY_AVERAGE = (
    "Средняя итоговая оценка профессионального уровня и личностных качеств (сумма всех итоговых оценок, деленная на "
    "количество показателей)"
)
KPI_LINE, QUALITY_LINE = 8.0, 6.0
"""Least heights of rows to be written in by hand, in millimetres."""


def _body() -> Iterator[etree._Element]:
    yield from sheet_opening(9)
    yield Table(
        style="SheetTableTight",
        title="Оценки достижения КЦИ",
        description="Пять КЦИ, единица измерения, плановое и фактическое значение, оценка, средняя итоговая оценка",
        widths=WIDTHS,
        rows=tuple(_kpis()),
    ).element()
    yield paragraph("TableGap")
    yield Table(
        style="SheetTableTight",
        title="Оценки профессионального уровня и личностных качеств",
        description="Три показателя с оценками, средняя итоговая оценка, итоговая оценка",
        widths=(WIDTHS[0], sum(WIDTHS[1:-1]), WIDTHS[-1]),
        rows=tuple(_qualities()),
    ).element()
    yield from _closing()


def _kpis() -> Iterator[Row]:
    yield heads(*KPI_HEADS, style="TableHeadSmall")
    one = row(
        cell(paragraph("TableCentre", "{{ kpi.number }}")),
        cell(paragraph("TableText", "{{ kpi.name }}")),
        *(value(style, f"kpi.{name}") for name, style in KPI_STYLES),
        min_height=KPI_LINE,
    )
    yield from repeated_rows("kpi", "kpis", one, tall=True)
    yield _total(KPI_AVERAGE, "kpi_average", len(WIDTHS))


def _qualities() -> Iterator[Row]:
    heads = (cell(paragraph("TableHeadSmall", NUMBER)), cell(paragraph("TableHeadSmall", QUALITIES), span=2))
    yield row(*heads, header=True)
    for number, title in enumerate(quality_indicators(), start=1):
        yield row(
            cell(paragraph("TableCentreKept", f"{number}.")),
            cell(paragraph("TableKept", title)),
            cell(paragraph("TableCentreKept", f"{{{{ qualities.quality_{number} }}}}")),
            min_height=QUALITY_LINE,
        )
    yield _total(QUALITY_AVERAGE, "quality_average", 3)
    yield _total("Итоговая оценка", "final_score", 3)


def _total(words: str, path: str, columns: int) -> Row:
    score = cell(paragraph("TableTotalScoreKept", f"{{{{ {path} }}}}"))
    return row(cell(paragraph("TableTotalKept", words), span=columns - 1), score)


def _closing() -> Iterator[etree._Element]:
    yield from result_and_assessor()
    yield _signature("{{ signed_on }}")
    yield paragraph("Lead", "С результатами оценки ознакомлен (а):")
    yield from signed_name("Служащий ", "employee")
    yield _signature("")
    yield paragraph("FieldLine", "В случае несогласия обоснование ", run("\t", "Field"))


def _signature(day: str) -> etree._Element:
    return paragraph("SignatureAndDate", "Подпись ", run("\t", "Field"), " Дата ", run(f"{day}\t", "Field"))


LAYOUTS = {"ru": Layout(SCORE_SHEET, tuple(_body()), running(SCORE_SHEET, "employee.full_name", "period"))}
