"""Context of the protocol of a calibration session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from doc_templates import session, wording
from doc_templates.form import TemplateBinding
from doc_templates.names import employee_in_quarter
from doc_templates.persons import blank_person, person
from validators.forms.session.schema import CalibrationProtocol, Caller, Decision

OUTCOMES = {
    "upheld": "поддержать оценку оценивающего лица",
    "raised": "скорректировать оценку в сторону повышения",
    "lowered": "скорректировать оценку в сторону понижения",
}
NO_REASONS = "Доводы не приведены."
NO_REMARKS = "Замечания не высказаны."


def context(record: CalibrationProtocol, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled protocol.

    Args:
        record: the checked protocol.
        computed: ``result_before_wording`` and ``result_after_wording``, as the check of the protocol gives them.
    """
    contested = session.contested(record)
    return {
        "organization": record.organization,
        "number": record.number,
        "held_on": wording.day(record.held_on),
        "called_by": {**person(record.called_by), "ground": _ground(record.called_by, wording.day(record.called_on))},
        "members": _signing(
            session.composition(record.members, record.organization), [member.role for member in record.members]
        ),
        "members_count": len(record.members),
        **contested,
        "appeal": {**contested["appeal"], "grounds": [record.appeal.grounds]},
        "discussion": {
            "evaluator_reasons": [record.discussion.evaluator_reasons],
            "appellant_reasons": [record.discussion.appellant_reasons or NO_REASONS],
            "members_remarks": [record.discussion.members_remarks or NO_REMARKS],
        },
        "decision": _decision(record.decision, computed),
        "signed_on": wording.day(record.signed_on),
        "posted_on": wording.day(record.posted_on),
        "feedback_on": wording.day(record.feedback_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values; five members, of whom one is the chair, and lines for texts."""
    decision = ("outcome", "score_before", "score_after", "result_before", "result_after", "votes_for", "votes_against")
    contested = session.blank_contested()
    return {
        **dict.fromkeys(("organization", "number", "held_on", "signed_on", "posted_on", "feedback_on"), ""),
        "called_by": {**blank_person(), "ground": ""},
        "members": _signing(session.blank_composition(), session.BLANK_ROLES),
        "members_count": "",
        **contested,
        "appeal": {**contested["appeal"], "grounds": session.lines()},
        "discussion": {
            "evaluator_reasons": session.lines(),
            "appellant_reasons": session.lines(),
            "members_remarks": session.lines(),
        },
        "decision": dict.fromkeys(decision, ""),
    }


def _ground(caller: Caller, called_on: str) -> str:
    return f"решение маслихата от {called_on}" if caller.by_maslikhat else f"решение должностного лица от {called_on}"


def _signing(members: list[dict[str, Any]], roles: Iterable[str]) -> list[dict[str, Any]]:
    """Return the members with the role each of them signs in."""
    named = (session.ROLES[role].capitalize() for role in roles)
    return [{**member, "role": role} for member, role in zip(members, named, strict=True)]


def _decision(decision: Decision, computed: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "outcome": OUTCOMES[decision.outcome],
        "score_before": wording.average(decision.score_before),
        "score_after": wording.average(decision.score_after),
        "result_before": computed["result_before_wording"],
        "result_after": computed["result_after_wording"],
        "votes_for": decision.votes_for,
        "votes_against": decision.votes_against,
    }


BINDING = TemplateBinding(
    record=CalibrationProtocol,
    subject=lambda record: employee_in_quarter(record.appellant.full_name, record.period),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
    choices={"decision.outcome": tuple(OUTCOMES.values())},
)
