"""The staff list as it is stored: servants are written whole, and not at all where nothing of them changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from service.db.database import UNTOUCHED
from service.db.models import AbsenceRow, AppointmentRow, EmployeeRow, StatedDaysRow, new_id
from service.db.tenancy import lock_state_body
from validators.people import folded
from validators.schemas.reading import payload
from validators.staff.schema import (
    CORPUS_A,
    Contacts,
    StaffAbsence,
    StaffAppointment,
    StaffEvaluator,
    StaffMember,
    StatedDays,
)

CHUNK: Final = 1000
"""Servants whose positions and absences are read with one statement each."""
ANEW: Final = {"populate_existing": True}
"""Execution options of a statement that reads what others changed past the objects of the session."""
LISTS: Final[Mapping[str, type[Any]]] = {
    "appointments": AppointmentRow,
    "absences": AbsenceRow,
    "days_worked": StatedDaysRow,
}
"""What a servant may have several of, each numbered from 1."""
OWN_OF_EVALUATOR: Final = ("full_name", "position", "organization", "iin", "category")
"""What describes an evaluator who does not stand in the list."""


class Change(StrEnum):
    """What became of a servant by what was sent."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Employee:
    """A servant of the list at the time of reading.

    Attributes:
        id: ours.
        external_id: the number of the state body.
        member: who it is, with the history; units by their ids.
        appointment_ids: the ids of the positions, in the order of the history.
        version: counts the changes.
        created_at: when the servant came into the list.
        updated_at: when anything of it was changed last.
        gone_at: when a full list came in which the servant does not stand any more.
    """

    id: str
    external_id: str
    member: StaffMember
    appointment_ids: tuple[str, ...]
    version: int
    created_at: datetime
    updated_at: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """A position that somebody held within a period.

    Attributes:
        employee: who, with all absences.
        appointment_id: the id of the position.
        number: its place in the history, from 1.
        appointment: the position; its unit by id.
        stated: the days worked that are stated of it, of any period.
    """

    employee: Employee
    appointment_id: str
    number: int
    appointment: StaffAppointment
    stated: tuple[StatedDays, ...]


def content_hash(member: StaffMember) -> str:
    """Return the hash of all that is known of a servant, whatever way it was sent."""
    text = json.dumps(payload(member), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def get(session: Session, external_id: str) -> Employee | None:
    """Return a servant, ``None`` where the list has none of the number."""
    return next(read(session, EmployeeRow.external_id == external_id), None)


def read(session: Session, *conditions: ColumnElement[bool]) -> Iterator[Employee]:
    """Yield the servants that fulfil the conditions, by name, in memory that does not grow with their number."""
    query = select(EmployeeRow.id).where(*conditions).order_by(EmployeeRow.name, EmployeeRow.id)
    for some in in_chunks(session.scalars(query).all()):
        yield from by_ids(session, some)


def longest(session: Session, *conditions: ColumnElement[bool]) -> dict[str, int]:
    """Return how many entries the lists of servants who fulfil the conditions have at most, by name."""
    meant = select(EmployeeRow.id).where(*conditions)
    return {
        name: session.scalar(select(func.max(table.number)).where(table.employee_id.in_(meant))) or 0
        for name, table in LISTS.items()
    }


def in_chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield as many at a time as one statement is asked about."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def by_ids(session: Session, ids: Sequence[str]) -> list[Employee]:
    """Return servants by their ids, in that order; at most :data:`CHUNK` of them."""
    query = select(EmployeeRow).where(EmployeeRow.id.in_(ids))
    rows = {row.id: row for row in session.scalars(query, execution_options=ANEW)}
    held = _grouped(session, AppointmentRow, ids)
    absent = _grouped(session, AbsenceRow, ids)
    stated = _grouped(session, StatedDaysRow, ids)
    return [
        _employee(rows[one], held.get(one, []), absent.get(one, []), stated.get(one, [])) for one in ids if one in rows
    ]


def held_within(
    session: Session, first_day: date, last_day: date, corpus: str | None = None, among: Sequence[str] | None = None
) -> Iterator[Held]:
    """Yield the positions that were held on any day of a period, by name of the servant and place in the history.

    Who stood in no full list since a day before the period is left out.

    Args:
        session: any session.
        first_day: of the period.
        last_day: of the period.
        corpus: ``A`` or ``B``; of both where it is not given.
        among: the ids of the servants whose positions are meant; of all where it is not given.
    """
    meant = [holding(first_day, last_day, corpus), *([] if among is None else [EmployeeRow.id.in_(among)])]
    for employee in read(session, *meant):
        history = employee.member.appointments
        for number, (one, appointment_id) in enumerate(zip(history, employee.appointment_ids, strict=True), 1):
            left = one.dismissed_on or last_day
            if one.appointed_on <= last_day and left >= first_day and corpus in {None, one.corpus}:
                told = employee.member.days_worked
                stated = tuple(each for each in told if (each.appointment or len(history)) == number)
                yield Held(employee, appointment_id, number, one, stated)


def holding(first_day: date, last_day: date, corpus: str | None = None) -> ColumnElement[bool]:
    """Return the condition of who held a position within a period, as :func:`held_within` has it."""
    begun = datetime.combine(first_day, time(), tzinfo=UTC)
    within = [
        AppointmentRow.employee_id == EmployeeRow.id,
        AppointmentRow.appointed_on <= last_day,
        AppointmentRow.dismissed_on.is_(None) | (AppointmentRow.dismissed_on >= first_day),
        *([] if corpus is None else [AppointmentRow.corpus == corpus]),
    ]
    there = EmployeeRow.gone_at.is_(None) | (EmployeeRow.gone_at >= begun)
    return there & select(AppointmentRow.id).where(*within).exists()


def write(session: Session, members: Mapping[str, StaffMember], *, now: datetime) -> dict[str, tuple[Change, str]]:
    """Write servants by their external ids; what is in the list already as it was sent is not touched.

    Args:
        session: a writing session.
        members: who they are; their units are ids of units the state body has.
        now: the moment.

    Returns:
        What became of each, and its id.
    """
    lock_state_body(session)
    known = standing(session, members)
    found: dict[str, tuple[Change, str]] = {}
    new: dict[str, StaffMember] = {}
    changed: dict[str, StaffMember] = {}
    for external_id, member in members.items():
        there = known.get(external_id)
        change = Change.ADDED if there is None else there.by(content_hash(member))
        employee_id = new_id() if there is None else there.id
        found[external_id] = change, employee_id
        if change is Change.ADDED:
            new[employee_id] = member
        elif change is Change.CHANGED:
            changed[employee_id] = member
    numbers = {employee_id: external_id for external_id, (_, employee_id) in found.items()}
    _add(session, new, numbers, now)
    _change(session, changed, now)
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """What has to be known of a servant to tell whether anything changed."""

    id: str
    content_hash: str
    gone: bool

    def by(self, sent: str) -> Change:
        """Return what becomes of the servant by what has the hash; one who was gone is there again."""
        return Change.UNCHANGED if self.content_hash == sent and not self.gone else Change.CHANGED


def standing(session: Session, external_ids: Iterable[str]) -> dict[str, Standing]:
    """Return which of the external ids the list has, and the hash of each."""
    found: dict[str, Standing] = {}
    for some in in_chunks([*external_ids]):
        query = select(EmployeeRow.external_id, EmployeeRow.id, EmployeeRow.content_hash, EmployeeRow.gone_at)
        for row in session.execute(query.where(EmployeeRow.external_id.in_(some))):
            found[row.external_id] = Standing(row.id, row.content_hash, row.gone_at is not None)
    return found


def _add(session: Session, new: Mapping[str, StaffMember], numbers: Mapping[str, str], now: datetime) -> None:
    if not new:
        return
    of_employees = [
        {"id": one, "external_id": numbers[one], "version": 1, "created_at": now, **_of_row(member, now)}
        for one, member in new.items()
    ]
    session.execute(insert(EmployeeRow), of_employees)
    _insert(session, AppointmentRow, [{"id": new_id(), **row} for each in new.items() for row in _appointments(*each)])
    _add_absences(session, new)


def _add_absences(session: Session, members: Mapping[str, StaffMember]) -> None:
    _insert(session, AbsenceRow, [row for each in members.items() for row in _absences(*each)])
    _insert(session, StatedDaysRow, [row for each in members.items() for row in _stated(*each)])


def _insert(session: Session, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)


def _change(session: Session, changed: Mapping[str, StaffMember], now: datetime) -> None:
    if not changed:
        return
    for employee_id, member in changed.items():
        values = {**_of_row(member, now), "version": EmployeeRow.version + 1, "gone_at": None}
        session.execute(
            update(EmployeeRow).where(EmployeeRow.id == employee_id).values(**values), execution_options=UNTOUCHED
        )
    ids = [*changed]
    for table in (AbsenceRow, StatedDaysRow):
        session.execute(delete(table).where(table.employee_id.in_(ids)), execution_options=UNTOUCHED)
    held = _grouped(session, AppointmentRow, ids)
    for employee_id, member in changed.items():
        _change_history(session, held.get(employee_id, []), _appointments(employee_id, member))
    _add_absences(session, changed)


def _change_history(session: Session, before: Sequence[AppointmentRow], after: Sequence[dict[str, Any]]) -> None:
    """Write a history over another; a position keeps its id where its first day or its place does."""
    left = {row.id: row for row in before}
    kept: dict[int, AppointmentRow] = {}
    for same in ("appointed_on", "number"):
        for place, row in enumerate(after):
            if place not in kept and (like := [one for one in left.values() if getattr(one, same) == row[same]]):
                kept[place] = left.pop(like[0].id)
    if left:
        gone = delete(AppointmentRow).where(AppointmentRow.id.in_([*left]))
        session.execute(gone, execution_options=UNTOUCHED)
    for place, row in enumerate(after):
        there = kept.get(place)
        if there is None:
            session.execute(insert(AppointmentRow), [{"id": new_id(), **row}])
        elif any(getattr(there, name) != value for name, value in row.items()):
            mine = update(AppointmentRow).where(AppointmentRow.id == there.id).values(**row)
            session.execute(mine, execution_options=UNTOUCHED)


def _of_row(member: StaffMember, now: datetime) -> dict[str, Any]:
    contacts = member.contacts or Contacts()
    return {
        "full_name": member.full_name,
        "name": folded(member.full_name),
        "iin": member.iin,
        "phone": contacts.phone,
        "email": contacts.email,
        "address": contacts.address,
        "content_hash": content_hash(member),
        "updated_at": now,
    }


def _appointments(employee_id: str, member: StaffMember) -> list[dict[str, Any]]:
    return [_of_appointment(employee_id, number, one) for number, one in enumerate(member.appointments, 1)]


def _of_appointment(employee_id: str, number: int, held: StaffAppointment) -> dict[str, Any]:
    evaluator = held.evaluator or StaffEvaluator()
    own = {name: value for name in OWN_OF_EVALUATOR if (value := getattr(evaluator, name)) is not None}
    return {
        "employee_id": employee_id,
        "number": number,
        "corpus": held.corpus,
        "category": str(held.category),
        "managerial": held.managerial,
        "position": held.position,
        "organization": held.organization,
        "unit_id": held.unit,
        "appointed_on": held.appointed_on,
        "dismissed_on": held.dismissed_on,
        "evaluator_external_id": evaluator.external_id,
        "evaluator": own or None,
        "evaluator_role": evaluator.role,
        "evaluator_ground": evaluator.ground,
    }


def _absences(employee_id: str, member: StaffMember) -> list[dict[str, Any]]:
    return [
        {"employee_id": employee_id, "number": number, "kind": one.kind, "since": one.since, "until": one.until}
        for number, one in enumerate(member.absences, 1)
    ]


def _stated(employee_id: str, member: StaffMember) -> list[dict[str, Any]]:
    names = ("appointment", "year", "quarter", "days")
    return [
        {"employee_id": employee_id, "number": number, **{name: getattr(one, name) for name in names}}
        for number, one in enumerate(member.days_worked, 1)
    ]


def _grouped(session: Session, table: type[Any], ids: Sequence[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    query = select(table).where(table.employee_id.in_(ids)).order_by(table.number)
    for row in session.scalars(query, execution_options=ANEW):
        found.setdefault(row.employee_id, []).append(row)
    return found


def _employee(
    row: EmployeeRow, held: list[AppointmentRow], absent: list[AbsenceRow], stated: list[StatedDaysRow]
) -> Employee:
    contacts = Contacts(phone=row.phone, email=row.email, address=row.address)
    member = StaffMember(
        full_name=row.full_name,
        iin=row.iin,
        contacts=None if contacts == Contacts() else contacts,
        appointments=tuple(map(_held, held)),
        absences=tuple(StaffAbsence(kind=one.kind, since=one.since, until=one.until) for one in absent),
        days_worked=tuple(
            StatedDays(year=one.year, quarter=one.quarter, appointment=one.appointment, days=one.days) for one in stated
        ),
    )
    ids = tuple(one.id for one in held)
    return Employee(row.id, row.external_id, member, ids, row.version, row.created_at, row.updated_at, row.gone_at)


def _held(row: AppointmentRow) -> StaffAppointment:
    evaluator = StaffEvaluator(
        external_id=row.evaluator_external_id,
        role=row.evaluator_role,
        ground=row.evaluator_ground,
        **(row.evaluator or {}),
    )
    return StaffAppointment(
        corpus=row.corpus,
        category=int(row.category) if row.corpus == CORPUS_A else row.category,
        managerial=row.managerial,
        position=row.position,
        organization=row.organization,
        unit=row.unit_id,
        appointed_on=row.appointed_on,
        dismissed_on=row.dismissed_on,
        evaluator=None if evaluator == StaffEvaluator() else evaluator,
    )


def plain(member: StaffMember) -> StaffMember:
    """Return a servant without what says nothing: an empty object of contacts, an evaluator of whom nothing is told."""
    held = tuple(
        replace(one, evaluator=None) if one.evaluator == StaffEvaluator() else one for one in member.appointments
    )
    contacts = None if member.contacts == Contacts() else member.contacts
    return replace(member, contacts=contacts, appointments=held)
