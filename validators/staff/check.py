"""Whether data of a servant can stand in the staff list: their shape, and what of them cannot be true together.

What the order demands is not asked here: a list is kept of everybody, and who is assessed is decided later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from validators.messages.catalog import MESSAGES, SCHEMA, Localized, Message, localization
from validators.schemas import iin
from validators.schemas.reading import read
from validators.schemas.schema import schema_of
from validators.staff.schema import (
    CORPUS_A,
    EXTERNAL_ID_LENGTH,
    StaffAppointment,
    StaffEvaluator,
    StaffMember,
)
from validators.violations import Severity, Violation

SCHEMA_OF_MEMBER: Final = schema_of(StaffMember)()
EXTERNAL_ID: Final = re.compile(rf"[A-Za-z0-9._-]{{1,{EXTERNAL_ID_LENGTH}}}")
EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
PHONE: Final = re.compile(r"[0-9+() .,;/\-a-zа-яё]*[0-9]{2}[0-9+() .,;/\-a-zа-яё]*", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[._-]+")
_DIGITS: Final = re.compile(r"[0-9]+")
RESERVED: Final = frozenset({"export.xlsx", "import", "import.xlsx", "new", "search"})
"""What stands in the same place of addresses."""
DOT: Final = "."
"""A step of an address that is made of dots alone is none."""

Problem = tuple[str, str, dict[str, Any]]
"""Pointer, key of the words, what the words name."""


def external_id_problem(external_id: str) -> str | None:
    """Return the key of what is wrong with an external id, which stands in addresses and logs; ``None`` where nothing.

    One that holds an IIN is refused, with separators between its digits or without.
    """
    if EXTERNAL_ID.fullmatch(external_id) is None or not external_id.strip(DOT) or external_id in RESERVED:
        return "external_id"
    numbers = {*_DIGITS.findall(external_id), *_DIGITS.findall(_SEPARATORS.sub("", external_id))}
    return "external_id_iin" if any(iin.problem(number) is None for number in numbers) else None


def check_member(data: Any, language: str) -> tuple[StaffMember | None, tuple[Violation, ...]]:
    """Return the record and no violations, or ``None`` and all that is wrong; never a value in a message.

    Args:
        data: as it came out of a JSON parser, or of the cells of a row.
        language: of the messages.
    """
    record, violations = read(SCHEMA_OF_MEMBER, data, localization(language))
    if record is None:
        return None, violations
    found = tuple(problem_violation(problem, language) for problem in _problems(record))
    return (None, found) if found else (record, ())


def problem_violation(problem: Problem, language: str) -> Violation:
    """Return what is said of a problem; it is one of the shape, for there is no law behind it."""
    pointer, key, values = problem
    said = Localized(Message(MESSAGES, f"staff-{key}", values), language)
    return Violation(SCHEMA, Severity.ERROR, pointer, said)


def _problems(member: StaffMember) -> Iterator[Problem]:
    contacts = member.contacts
    if contacts is not None and contacts.email is not None and EMAIL.fullmatch(contacts.email) is None:
        yield "/contacts/email", "email", {}
    if contacts is not None and contacts.phone is not None and PHONE.fullmatch(contacts.phone) is None:
        yield "/contacts/phone", "phone", {}
    seen: dict[tuple[Any, ...], int] = {}
    for index, held in enumerate(member.appointments):
        at = f"/appointments/{index}"
        yield from _of_appointment(held, at)
        first = seen.setdefault((held.appointed_on, held.position.casefold(), held.organization, held.unit), index)
        if first != index:
            yield at, "appointment_twice", {"first": first + 1}
    for index, absence in enumerate(member.absences):
        if absence.until is not None and absence.until < absence.since:
            yield f"/absences/{index}/until", "absence_order", {"since": absence.since, "until": absence.until}
    yield from _of_stated(member)


def _of_appointment(held: StaffAppointment, at: str) -> Iterator[Problem]:
    if (held.corpus == CORPUS_A) != isinstance(held.category, int):
        yield f"{at}/category", "category_a" if held.corpus == CORPUS_A else "category_b", {}
    if held.dismissed_on is not None and held.dismissed_on < held.appointed_on:
        values = {"appointed": held.appointed_on, "dismissed": held.dismissed_on}
        yield f"{at}/dismissed_on", "dismissed_order", values
    if held.evaluator is not None:
        yield from _of_evaluator(held.evaluator, f"{at}/evaluator")


def _of_evaluator(evaluator: StaffEvaluator, at: str) -> Iterator[Problem]:
    own = (evaluator.full_name, evaluator.position, evaluator.organization, evaluator.iin, evaluator.category)
    if evaluator.external_id is None:
        if evaluator.full_name is None:
            yield f"{at}/full_name", "evaluator_unnamed", {}
        if evaluator.position is None:
            yield f"{at}/position", "evaluator_unnamed", {}
        return
    if key := external_id_problem(evaluator.external_id):
        yield f"{at}/external_id", key, {}
    if any(each is not None for each in own):
        yield f"{at}/external_id", "evaluator_twice", {}


def _of_stated(member: StaffMember) -> Iterator[Problem]:
    seen: dict[tuple[Any, ...], int] = {}
    number = len(member.appointments)
    for index, stated in enumerate(member.days_worked):
        of = stated.appointment or number
        if of > number:
            yield f"/days_worked/{index}/appointment", "stated_appointment", {"number": of, "known": number}
        first = seen.setdefault((of, stated.year, stated.quarter), index)
        if first != index:
            yield f"/days_worked/{index}", "stated_twice", {"first": first + 1}


def unknown_unit(index: int, language: str) -> Violation:
    """Return what is said of a unit that the state body does not have, or has several of."""
    return problem_violation((f"/appointments/{index}/unit", "unit", {}), language)
