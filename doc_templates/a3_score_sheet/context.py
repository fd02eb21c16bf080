"""Context of the score sheet of annex 3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_named, named
from validators.forms.a3_score_sheet.schema import CorpusAScoreSheet, ScoredKpi
from validators.parameters import corpus_a_terms
from validators.parameters.kpis import AgreementKpis, agreement_kpis
from validators.periods import calendar_year

KPIS = corpus_a_terms().kpis
COLUMN_WIDTHS = {"number": 6.5, "name": 68, "unit": 19.4, "planned": 21, "actual": 21, "percent": 19.2, "score": 14.9}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them.

Planned and actual values of thirteen digits with hundredths stand on one line; names take what is left.
"""


def context(record: CorpusAScoreSheet, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled score sheet.

    Args:
        record: the checked score sheet.
        computed: the percents, the final score and the result, as the check of the sheet gives them.
    """
    due = agreement_kpis(record.employee.category, calendar_year(record.year).first_day)
    percents = computed["realization_percents"]
    return {
        "employee": named(record.employee),
        "period": wording.year(record.year),
        "kpis": [
            measure.measured({"number": str(number), **_kpi(kpi, due, percent)}, COLUMN_WIDTHS)
            for number, (kpi, percent) in enumerate(zip(record.kpis, percents, strict=True), start=1)
        ],
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
        "final_score": "",
        "result": "",
        "authorized_person": blank_named(),
        "signed_on": "",
    }


def _kpi(kpi: ScoredKpi, due: AgreementKpis, percent: str) -> dict[str, str]:
    worded = due.worded(kpi.kind)
    return {
        "name": wording.kept(kpi.name or "" if worded is None else worded.name),
        "unit": kpi.unit,
        "planned": wording.value(kpi.planned),
        "actual": wording.value(kpi.actual),
        "percent": wording.average(percent),
        "score": wording.score(kpi.score),
    }


BINDING = TemplateBinding(CorpusAScoreSheet, context, blank_context)
