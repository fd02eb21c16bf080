"""Context of the list of those not assessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import not_assessed, wording
from doc_templates.form import TemplateBinding
from doc_templates.names import body_in_year
from doc_templates.persons import blank_signatory, signatory
from validators.forms.working_papers.schema import DAYS_WORKED, TENURE, NotAssessedList

REASONS = {
    TENURE: "срок пребывания на должности в оцениваемом периоде – менее трех месяцев",
    DAYS_WORKED: "фактически отработано менее пятнадцати рабочих дней",
}


def context(record: NotAssessedList, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled list."""
    return {
        "organization": record.organization,
        "year": wording.year(record.year),
        "servants": not_assessed.servants(record.servants, REASONS),
        "completed_on": wording.day(record.completed_on),
        "signed_on": wording.day(record.signed_on),
        "signatory": signatory(record.signatory),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(("organization", "year", "completed_on", "signed_on"), ""),
        "servants": not_assessed.blank_servants(),
        "signatory": blank_signatory(),
    }


BINDING = TemplateBinding(
    record=NotAssessedList,
    subject=lambda record: body_in_year(record.organization, record.year),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
