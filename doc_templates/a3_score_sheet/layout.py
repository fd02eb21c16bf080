"""The score sheet of annex 3, in the words of the order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from doc_templates.a3_score_sheet.context import COLUMN_WIDTHS
from doc_templates.corpus_a_layout import SCORE_SHEET, result_and_assessor, sheet_opening
from doc_templates.docx.markup import Row, Table, cell, heads, paragraph, row, run
from doc_templates.docx.package import Layout
from doc_templates.docx.phrases import SIGNED_ELECTRONICALLY, repeated_rows, running, value

WIDTHS = tuple(COLUMN_WIDTHS.values())
HEADS = (
    "№ п/п",
    "Наименование КЦИ",
    "Единица измерения",
    "Плановое значение",
    "Фактическое значение",
    "Реализация КЦИ в процентах",
    "Оценка (от\u00a00 до\u00a05-ти)*",
)
FINAL = "Итоговая оценка (сумма всех оценок, деленная на количество КЦИ)"
NOTES = (
    "* Оценка выставляется в зависимости от процента реализации КЦИ согласно приложениям 4 и 5 к настоящей Методике.",
    "При этом для КЦИ по исполнению поручений оценка не должна превышать максимальное значение.",
    "Для остальных КЦИ в допустимом диапазоне уполномоченное лицо выставляет оценку по своему усмотрению.",
)
KPI_LINE = 10.0
"""Least height of a row to be written in by hand, in millimetres."""


def _body() -> Iterator[etree._Element]:
    yield from sheet_opening(3)
    yield Table(
        style="SheetTableTight",
        title="Оценки достижения КЦИ",
        description="Пять КЦИ, план, факт, процент реализации и оценка каждого, итоговая оценка",
        widths=WIDTHS,
        rows=tuple(_rows()),
    ).element()
    yield from (paragraph("Footnote", note) for note in NOTES)
    yield from _closing()


def _rows() -> Iterator[Row]:
    yield heads(*HEADS, style="TableHeadSmall")
    figures = {"planned": "TableFigureNarrow", "actual": "TableFigureNarrow"}
    numbers = ("unit", *figures, "percent", "score")
    one = row(
        cell(paragraph("TableCentre", "{{ kpi.number }}")),
        cell(paragraph("TableText", "{{ kpi.name }}")),
        *(value(figures.get(name, "TableCentre"), f"kpi.{name}") for name in numbers),
        min_height=KPI_LINE,
    )
    yield from repeated_rows("kpi", "kpis", one, signed=True, tall=True)
    score = cell(paragraph("TableTotalScoreKept", "{{ final_score }}"))
    yield row(cell(paragraph("TableTotalKept", FINAL), span=len(WIDTHS) - 1), score)


def _closing() -> Iterator[etree._Element]:
    yield from result_and_assessor()
    yield paragraph("SignatureLine", "Подпись ", run("\t", "Field"))
    yield paragraph("SignatureCaption", SIGNED_ELECTRONICALLY)
    yield paragraph("DateLine", "Дата ", run("{{ signed_on }}\t", "Field"))


LAYOUTS = {"ru": Layout(SCORE_SHEET, tuple(_body()), running(SCORE_SHEET, "employee.full_name", "period"))}
