"""Context of the covering letter of the package, of a year (item 26) or of chapter 5 (item 54)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.names import body_in_year
from doc_templates.persons import blank_signatory, signatory
from validators.forms.working_papers.schema import EnclosedPapers, Transmittal

ROWS = 6
"""Rows of the blank form, to be written in by hand."""
METHODOLOGY = "Методики оценки деятельности административных государственных служащих корпуса «А»"
COPIES = "копии документов оцененных служащих корпуса «А»"
COPIES_5 = (
    "копии документов служащих корпуса «А», освобожденных, ротированных от должности и находящихся в социальном отпуске"
)
INFORMATION = "информацию о служащих корпуса «А», в отношении которых не проведена оценка"
NOBODY = "Служащих, в отношении которых оценка не проведена, нет."
LISTED = "Список служащих, в отношении которых не проведена оценка, с указанием причин прилагается (человек: {number})."
BLANK_LISTED = "Список служащих, в отношении которых не проведена оценка, с указанием причин – прилагается / таких нет."
COLUMN_WIDTHS = {"number": 10, "who": 76, "agreement": 28, "score_sheet": 28, "review": 28}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""
CHAPTER_5_COLUMN_WIDTHS = {
    "number": 10,
    "who": 44,
    "agreement": 26,
    "score_sheet": 22,
    "review": 18,
    "strategy": 25,
    "report": 25,
}


def context(record: Transmittal, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled letter; without data on those not assessed it is silent about them."""
    make, columns = (_chapter5_row, CHAPTER_5_COLUMN_WIDTHS) if record.chapter5 else (_row, COLUMN_WIDTHS)
    rows = [measure.measured(make(number, one), columns) for number, one in enumerate(record.servants, start=1)]
    return {
        "item": "54" if record.chapter5 else "26",
        "organization": record.organization,
        "number": record.number or "",
        "sent_on": wording.day(record.sent_on),
        "year": _period(record),
        "opening": _opening(record),
        "completed_on": wording.day(record.completed_on),
        "servants": [] if record.chapter5 else rows,
        "chapter5_servants": rows if record.chapter5 else [],
        "not_assessed": _not_assessed(record),
        "signatory": signatory(record.signatory),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(("organization", "number", "sent_on", "completed_on"), ""),
        "year": wording.BLANK_YEAR,
        "item": "26",
        "opening": f"В соответствии с пунктом 26 {METHODOLOGY} направляем {COPIES}",
        "servants": measure.blank_rows(COLUMN_WIDTHS, ROWS),
        "chapter5_servants": [],
        "not_assessed": BLANK_LISTED,
        "signatory": blank_signatory(),
    }


def _opening(record: Transmittal) -> str:
    item, what = ("54", COPIES_5) if record.chapter5 else ("26", COPIES if record.servants else INFORMATION)
    return f"В соответствии с пунктом {item} {METHODOLOGY} направляем {what}"


def _period(record: Transmittal) -> str:
    if record.chapter5:
        return f"период работы {wording.chapter5_period(record.year).rstrip('.')}"
    return wording.year(record.year)


def _not_assessed(record: Transmittal) -> str:
    if record.not_assessed is None:
        return ""
    return LISTED.format(number=record.not_assessed) if record.not_assessed else NOBODY


def _row(number: int, one: EnclosedPapers) -> dict[str, str]:
    return {
        "number": str(number),
        "who": f"{one.full_name}, {one.position}",
        "agreement": str(one.agreement_sheets),
        "score_sheet": str(one.score_sheet_sheets),
        "review": str(one.review_sheets),
    }


def _chapter5_row(number: int, one: EnclosedPapers) -> dict[str, str]:
    strategy = {"strategy": _sheets(one.strategy_sheets), "report": _sheets(one.strategy_report_sheets)}
    return {**_row(number, one), **strategy}


def _sheets(number: int | None) -> str:
    return str(number) if number else "–"


BINDING = TemplateBinding(
    record=Transmittal,
    subject=lambda record: body_in_year(record.organization, record.year),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
