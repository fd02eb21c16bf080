"""Context of the record of a feedback meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import session, wording
from doc_templates.form import TemplateBinding
from doc_templates.names import employee_in_quarter
from doc_templates.persons import blank_signatory, signatory
from validators.forms.session.schema import Feedback

EMPTY = ("organization", "session", "final_score", "result", "met_on", "signed_on")
TEXTS = ("achievements", "skills", "potential", "agreed", "opinion")
BLANK_LINES = 2
"""Ruled lines to write on, as many as leave the blank on one page."""


def context(record: Feedback, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a record; what is not said yet has lines to write on.

    Args:
        record: the checked record.
        computed: ``result_wording``, as the check gives it.
    """
    protocol = f"протокол №{wording.GAP}{record.protocol_number}" if record.protocol_number else ""
    return {
        "organization": record.organization,
        **session.parties(record.employee, record.evaluator, record.period),
        "session": ", ".join(part for part in (wording.day(record.session_on), protocol) if part),
        "final_score": wording.average(record.final_score),
        "result": computed["result_wording"],
        "met_on": wording.day(record.met_on),
        **{name: session.lines(getattr(record, name), BLANK_LINES) for name in TEXTS},
        "evaluator_signs": signatory(record.evaluator),
        "employee_signs": signatory(record.employee),
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(EMPTY, ""),
        **session.blank_parties(),
        **{name: session.lines(blank=BLANK_LINES) for name in TEXTS},
        "evaluator_signs": blank_signatory(),
        "employee_signs": blank_signatory(),
    }


BINDING = TemplateBinding(
    record=Feedback,
    subject=lambda record: employee_in_quarter(record.employee.full_name, record.period),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
