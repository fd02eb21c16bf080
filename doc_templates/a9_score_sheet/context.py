"""Context of the score sheet of annex 9."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_named, named
from validators.forms.a9_score_sheet.schema import Chapter5Kpi, Chapter5Sheet
from validators.parameters import quality_indicators

KPIS = 5
COLUMN_WIDTHS = {"number": 7, "name": 62.5, "unit": 19, "planned": 30, "actual": 30, "score": 21.5}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them.

Planned and actual values of thirteen digits with hundredths stand on one line; names take what is left.
"""


def context(record: Chapter5Sheet, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled score sheet.

    Args:
        record: the checked score sheet.
        computed: the two averages, the final score and ``result_wording``, as the check of the sheet gives them.
    """
    scores = [wording.score(entry.score) for entry in record.qualities]
    return {
        "employee": named(record.employee),
        "period": wording.chapter5_period(record.year),
        "kpis": [_kpi(number, kpi) for number, kpi in enumerate(record.kpis, start=1)],
        "kpi_average": wording.average(computed["kpi_average"]),
        "qualities": _qualities(scores),
        "quality_average": wording.average(computed["quality_average"]),
        "final_score": wording.average(computed["final_score"]),
        "result": computed["result_wording"],
        "authorized_person": named(record.authorized_person),
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, for the form to be filled in by hand."""
    return {
        "employee": blank_named(),
        "period": "",
        "kpis": measure.blank_rows(COLUMN_WIDTHS, KPIS),
        "kpi_average": "",
        "qualities": _qualities([]),
        "quality_average": "",
        "final_score": "",
        "result": "",
        "authorized_person": blank_named(),
        "signed_on": "",
    }


def _kpi(number: int, kpi: Chapter5Kpi) -> dict[str, Any]:
    values = {
        "planned": wording.value(kpi.planned),
        "actual": wording.value(kpi.actual),
        "score": wording.score(kpi.score),
    }
    return measure.measured(
        {"number": f"{number}.", "name": wording.kept(kpi.name), "unit": kpi.unit, **values}, COLUMN_WIDTHS
    )


def _qualities(scores: list[str]) -> dict[str, str]:
    due = len(quality_indicators())
    return {f"quality_{number}": score for number, score in enumerate([*scores, *[""] * due][:due], start=1)}


BINDING = TemplateBinding(Chapter5Sheet, context, blank_context)
