"""Context that the papers of a calibration session have in common: members, contested assessment, lines for texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from doc_templates import wording
from doc_templates.persons import blank_person, person
from validators.forms.session.schema import AppealDates, CalibrationOrder, CalibrationProtocol, Member
from validators.forms.shared.persons import Person
from validators.forms.shared.values import Period

ROLES = {"chair": "председатель", "member": "член", "secretary": "секретарь"}
BLANK_LINES = 3
"""Ruled lines for a text that is written by hand."""
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


def parties(employee: Person, evaluator: Person, period: Period) -> dict[str, Any]:
    """Return whose assessment of whom for which quarter the paper is about."""
    return {"appellant": person(employee), "evaluator": person(evaluator), "period": wording.quarter(period)}


def blank_parties() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {"appellant": blank_person(), "evaluator": blank_person(), "period": ""}


def appeal(dates: AppealDates | None = None) -> dict[str, str]:
    """Return the days of an appeal; empty ones where they are not known."""
    return {
        "received_result_on": wording.day(dates.received_result_on) if dates else "",
        "submitted_on": wording.day(dates.submitted_on) if dates else "",
    }


def contested(record: CalibrationOrder | CalibrationProtocol) -> dict[str, Any]:
    """Return who appeals against whose assessment of which quarter, and when."""
    return {**parties(record.appellant, record.evaluator, record.period), "appeal": appeal(record.appeal)}


def blank_contested() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {**blank_parties(), "appeal": appeal()}


def lines(text: str | None = None, blank: int = BLANK_LINES) -> list[str]:
    """Return a text, or as many lines to write one on."""
    return [""] * blank if text is None else [text]


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
