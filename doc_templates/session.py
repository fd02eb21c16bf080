"""Context that the papers of a calibration session have in common: its members, and the contested assessment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from doc_templates import wording
from doc_templates.persons import blank_person, person
from validators.forms.session.schema import CalibrationOrder, CalibrationProtocol, Member

ROLES = {"chair": "председатель", "member": "член", "secretary": "секретарь"}
BLANK_ROLES = ("chair", *["member"] * 4)
"""Rows of a blank paper."""


def composition(members: Sequence[Member], body: str | None = None) -> list[dict[str, Any]]:
    """Return the members, numbered from one, each with the office and the capacity they sit in.

    Args:
        members: of the session.
        body: the state body thatse own people are named without it; everybody is named with one when left out.
    """
    return [_member(number, member, body) for number, member in enumerate(members, start=1)]


def blank_composition() -> list[dict[str, Any]]:
    """Return five members without names, of whom one is the chair."""
    return [
        {"number": number, "full_name": "", "office": "", "capacity": ROLES[role]}
        for number, role in enumerate(BLANK_ROLES, start=1)
    ]


def contested(record: CalibrationOrder | CalibrationProtocol) -> dict[str, Any]:
    """Return who appeals against whose assessment of which quarter, and when."""
    return {
        "appellant": person(record.appellant),
        "evaluator": person(record.evaluator),
        "period": wording.quarter(record.period),
        "appeal": {
            "received_result_on": wording.day(record.appeal.received_result_on),
            "submitted_on": wording.day(record.appeal.submitted_on),
        },
    }


def blank_contested() -> dict[str, Any]:
    """Return the same keys with empty values."""
    appeal = {"received_result_on": "", "submitted_on": ""}
    return {"appellant": blank_person(), "evaluator": blank_person(), "period": "", "appeal": appeal}


def _member(number: int, member: Member, body: str | None) -> dict[str, Any]:
    capacity = [ROLES[member.role]]
    if member.is_evaluator:
        capacity.append("оценивающее лицо")
    if member.is_hr:
        capacity.append("работник службы управления персоналом")
    return {
        "number": number,
        "full_name": member.full_name,
        "office": member.position if member.organization == body else f"{member.position}, {member.organization}",
        "capacity": ", ".join(capacity),
    }
