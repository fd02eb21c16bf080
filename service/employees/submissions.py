"""The use cases that change one servant of the staff list: sent whole, or what is to be changed of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from service.access.units import list_units
from service.employees import store
from service.employees.store import Change, Employee
from service.employees.units import UnitBook
from service.errors import ServiceError, SubmissionError
from service.journal.events import Action, Event, Kind, note
from service.services import Services
from validators.messages.catalog import MESSAGES, Message
from validators.schemas.reading import payload
from validators.staff.check import check_member, external_id_problem
from validators.staff.schema import StaffMember
from validators.violations import Violation


class EmployeeNotFoundError(ServiceError):
    """The staff list has nobody of this number."""


class UnusableExternalIdError(SubmissionError):
    """The number cannot stand in addresses; ``said`` is why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.said = Message(MESSAGES, f"staff-{key}", {})


class InvalidEmployeeError(SubmissionError):
    """What was sent cannot stand in the list; ``violations`` is all that is wrong with it."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__(f"{len(violations)} violations")
        self.violations = violations


class ChangedMeanwhileError(SubmissionError):
    """The servant is not as the one who changes it has read it; ``version`` is the present one."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the version is {version}")
        self.version = version


@dataclass(frozen=True, slots=True)
class Written:
    """A servant as it is now, and what became of it."""

    employee: Employee
    change: Change


def get_employee(services: Services, external_id: str) -> Employee:
    """Return a servant of the list.

    Raises:
        EmployeeNotFoundError: there is none.
    """
    with services.database.reading() as session:
        return _known(session, external_id)


def put_employee(
    services: Services, external_id: str, data: Any, language: str, *, version: int | None = None
) -> Written:
    """Write a servant as sent, in place of what was there; nothing is written where that is the same.

    Args:
        services: what to work with.
        external_id: the number of the state body.
        data: the servant, as it came out of a JSON parser.
        language: of the messages.
        version: the one the servant must have; 0 where there must be none.

    Raises:
        UnusableExternalIdError: the number cannot be one.
        InvalidEmployeeError: what was sent cannot stand in the list.
        ChangedMeanwhileError: the servant has another version.
    """
    if problem := external_id_problem(external_id):
        raise UnusableExternalIdError(problem)
    member = checked(data, UnitBook(list_units(services.database)), language)
    with services.database.transaction() as session:
        if version is not None:
            _check_version(store.get(session, external_id), version)
        return _write(services, session, external_id, member)


def patch_employee(
    services: Services, external_id: str, patch: Mapping[str, Any], language: str, *, version: int | None = None
) -> Written:
    """Change of a servant what is named; what is ``null`` is left out (RFC 7396).

    Raises:
        EmployeeNotFoundError: there is none.
        InvalidEmployeeError: the result cannot stand in the list.
        ChangedMeanwhileError: the servant has another version.
    """
    book = UnitBook(list_units(services.database))
    with services.database.transaction() as session:
        there = _known(session, external_id)
        if version is not None:
            _check_version(there, version)
        member = checked(merged(payload(there.member), patch), book, language)
        return _write(services, session, external_id, member)


def dismiss_employee(services: Services, external_id: str, last_day: date, language: str) -> Written:
    """Let the position that a servant holds end on a day.

    Raises:
        EmployeeNotFoundError: there is none.
        InvalidEmployeeError: the day is before the appointment.
    """
    data = payload(get_employee(services, external_id).member)
    data["appointments"][-1]["dismissed_on"] = last_day.isoformat()
    return patch_employee(services, external_id, {"appointments": data["appointments"]}, language)


def checked(data: Any, book: UnitBook, language: str) -> StaffMember:
    """Return data as a servant whose units are called by their ids.

    Raises:
        InvalidEmployeeError: the data cannot stand in the list.
    """
    record, violations = check_member(data, language)
    if record is None:
        raise InvalidEmployeeError(violations)
    member, unknown = book.placed(store.plain(record), language)
    if unknown:
        raise InvalidEmployeeError(unknown)
    return member


def merged(target: Any, patch: Any) -> Any:
    """Return a value with a patch applied (RFC 7396, section 2).

    >>> merged({"a": {"b": 1, "c": 2}, "d": [1]}, {"a": {"b": None}, "d": [2]})
    {'a': {'c': 2}, 'd': [2]}
    """
    if not isinstance(patch, Mapping):
        return patch
    found = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            found.pop(name, None)
        else:
            found[name] = merged(found.get(name), value)
    return found


def _write(services: Services, session: Session, external_id: str, member: StaffMember) -> Written:
    now = services.database.now(session)
    change, employee_id = store.write(session, {external_id: member}, now=now)[external_id]
    if change is not Change.UNCHANGED:
        action = Action.CREATE if change is Change.ADDED else Action.CHANGE
        note(session, Event(action, Kind.EMPLOYEE, employee_id), now=now)
    return Written(_known(session, external_id), change)


def _check_version(there: Employee | None, version: int) -> None:
    present = 0 if there is None else there.version
    if present != version:
        raise ChangedMeanwhileError(present)


def _known(session: Session, external_id: str) -> Employee:
    found = store.get(session, external_id)
    if found is None:
        raise EmployeeNotFoundError(external_id[:36])
    return found
