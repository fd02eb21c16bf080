"""Context of the decision to hold a calibration session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import session, wording
from doc_templates.form import TemplateBinding
from doc_templates.names import employee_in_quarter
from doc_templates.persons import blank_signatory, signatory
from validators.forms.session.schema import CalibrationOrder

OPENING = (
    "В соответствии с пунктом 20 Типовой методики оценки деятельности административных государственных служащих "
    "корпуса «Б»{ground} по обращению служащего, несогласного с результатами оценки, принято решение:"
)
MASLIKHAT = " на основании решения маслихата"
BLANK_GROUND = " (для членов и председателя ревизионной комиссии – на основании решения маслихата)"


def context(record: CalibrationOrder, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled decision.

    Args:
        record: the checked decision.
        computed: ``members``, their number, as the check gives it.
    """
    return {
        "organization": record.organization,
        "number": record.number or "",
        "signed_on": wording.day(record.signed_on),
        "opening": OPENING.format(ground=MASLIKHAT if record.called_by.by_maslikhat else ""),
        **session.contested(record),
        "members": session.composition(record.members),
        "members_count": computed["members"],
        "session_on": wording.day(record.session_on),
        "place": record.place or "",
        "called_by": signatory(record.called_by),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values; five members, of whom one is the chair."""
    empty = ("organization", "number", "signed_on", "members_count", "session_on", "place")
    return {
        **dict.fromkeys(empty, ""),
        "opening": OPENING.format(ground=BLANK_GROUND),
        **session.blank_contested(),
        "members": session.blank_composition(),
        "called_by": blank_signatory(),
    }


BINDING = TemplateBinding(
    record=CalibrationOrder,
    subject=lambda record: employee_in_quarter(record.appellant.full_name, record.period),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
