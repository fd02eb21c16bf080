"""Context of the agreement of annex 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.agreement import blank_parties, blank_rows, kpi_values, measured, numbered, parties
from doc_templates.form import TemplateBinding
from validators.forms.agreement.schema import AgreedKpi, Agreement1
from validators.parameters.kpis import agreement_kpis
from validators.periods import calendar_year

OWN = agreement_kpis(1).own


def context(record: Agreement1, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled agreement; the row of the authorized body stays empty until its KPI is set.

    A mandatory KPI without a date is due when all the others are: by the results of the year.
    """
    agency = _agency(record.agency_kpi)
    if record.agency_kpi is not None:
        agency["due"] = agency["due"] or agreement_kpis(1, calendar_year(record.year).first_day).due
    return {**parties(record), "year": wording.year(record.year), "kpis": numbered(record.kpis), "agency": agency}


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, for the form to be filled in by hand."""
    return {**blank_parties(), "year": "", "kpis": blank_rows(OWN, with_numbers=False), "agency": _agency(None)}


def _agency(kpi: AgreedKpi | None) -> dict[str, Any]:
    """Return the columns of the row of the authorized body, which has none for the linkage."""
    return measured({column: text for column, text in kpi_values(kpi).items() if column != "linkage"})


BINDING = TemplateBinding(Agreement1, context, blank_context)
