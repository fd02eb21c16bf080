"""Context of the monitoring of the half-year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_person, blank_signatory, person, signatory
from validators.forms.working_papers.schema import MonitoredKpi, Monitoring
from validators.parameters import corpus_a_terms

KPIS = corpus_a_terms().kpis
COLUMN_WIDTHS = {"number": 10, "name": 90, "unit": 26, "planned": 32, "actual": 32, "percent": 24, "note": 43}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them.

Planned and actual values of thirteen digits with hundredths stand on one line; names take what is left.
"""


def context(record: Monitoring, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled monitoring.

    Args:
        record: the checked monitoring.
        computed: ``realization_percents``, as the check gives them; one it does not compute is printed as stated.
    """
    percents = computed["realization_percents"]
    return {
        "employee": person(record.employee),
        "period": wording.half_year(record.year),
        "kpis": [
            measure.measured(
                {"number": str(number), **_kpi(kpi, percent or kpi.realization_percent)},
                COLUMN_WIDTHS,
                landscape=True,
            )
            for number, (kpi, percent) in enumerate(zip(record.kpis, percents, strict=True), start=1)
        ],
        "authorized_person": signatory(record.authorized_person),
        "signed_on": wording.day(record.signed_on),
        "sent_on": wording.day(record.sent_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(("period", "signed_on", "sent_on"), ""),
        "employee": blank_person(),
        "kpis": measure.blank_rows(COLUMN_WIDTHS, KPIS),
        "authorized_person": blank_signatory(),
    }


def _kpi(kpi: MonitoredKpi, percent: Decimal | str | None) -> dict[str, str]:
    return {
        "name": wording.kept(kpi.name),
        "unit": kpi.unit,
        "planned": wording.value(kpi.planned),
        "actual": wording.value(kpi.actual),
        "percent": "" if percent is None else wording.average(percent),
        "note": wording.kept(kpi.note or ""),
    }


BINDING = TemplateBinding(Monitoring, context, blank_context)
