"""Context of the list of those not assessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.names import body_in_year
from doc_templates.persons import blank_signatory, signatory
from validators.forms.working_papers.schema import DAYS_WORKED, TENURE, NotAssessed, NotAssessedList

REASONS = {
    TENURE: "срок пребывания на должности в оцениваемом периоде – менее трех месяцев",
    DAYS_WORKED: "фактически отработано менее пятнадцати рабочих дней",
}
ROWS = 6
"""Rows of the blank form, to be written in by hand."""
COLUMN_WIDTHS = {"number": 10, "who": 64, "in_position": 32, "reason": 64}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""


def context(record: NotAssessedList, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled list."""
    return {
        "organization": record.organization,
        "year": wording.year(record.year),
        "servants": [
            measure.measured({"number": str(number), **_employee(one)}, COLUMN_WIDTHS)
            for number, one in enumerate(record.servants, start=1)
        ],
        "completed_on": wording.day(record.completed_on),
        "signed_on": wording.day(record.signed_on),
        "signatory": signatory(record.signatory),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(("organization", "year", "completed_on", "signed_on"), ""),
        "servants": measure.blank_rows(COLUMN_WIDTHS, ROWS),
        "signatory": blank_signatory(),
    }


def _employee(one: NotAssessed) -> dict[str, str]:
    since = f"с{wording.GAP}{wording.due(one.appointed_on)}"
    until = f" по{wording.GAP}{wording.due(one.dismissed_on)}" if one.dismissed_on is not None else ""
    reasons = [REASONS.get(one.reason), one.explanation]
    if one.days_worked is not None:
        reasons.append(f"отработано рабочих дней:{wording.GAP}{one.days_worked}")
    return {
        "who": f"{one.full_name}, {one.position}",
        "in_position": f"{since}{until}",
        "reason": wording.kept("; ".join(words for words in reasons if words)),
    }


BINDING = TemplateBinding(
    record=NotAssessedList,
    subject=lambda record: body_in_year(record.organization, record.year),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
