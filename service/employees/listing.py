"""Pages of the staff list, by name: of a unit, of those in a position on a day, of those a text is about.

What is looked for never stands in an address, nor does a name in a cursor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select, tuple_
from sqlalchemy.orm import Session

from service.db.cursors import not_ours, read_id, write_id
from service.db.models import AppointmentRow, EmployeeRow
from service.employees import store
from service.employees.store import Employee
from validators.people import folded
from validators.schemas.iin import SHAPE

LONGEST_TEXT: Final = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which servants are looked for; what is empty or ``None`` does not filter.

    Attributes:
        units: ids of units: those who hold a position in one of them.
        active_on: those who hold a position on this day, and are not gone.
        text: each word is looked for in the name, in any of its spellings; or the external id or the IIN as a whole.
    """

    units: frozenset[str] = frozenset()
    active_on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class EmployeePage:
    """Some servants by name, and the cursors of the pages before and after, ``None`` at the ends."""

    items: tuple[Employee, ...]
    next_cursor: str | None
    before: str | None = None


def find(
    session: Session, wanted: Wanted, *, cursor: str | None = None, before: str | None = None, limit: int
) -> EmployeePage:
    """Return a page of the list.

    Args:
        session: any session.
        wanted: which servants.
        cursor: of a page, to go on from it; without it the first.
        before: the cursor of a page, to go back from it.
        limit: at most so many.

    Raises:
        InvalidSubmissionError: a cursor is not one of ours.
    """
    if before is not None:
        place = (EmployeeRow.name, EmployeeRow.id)
        query = select(EmployeeRow.id).where(*conditions(wanted)).limit(limit + 1)
        back = query.where(tuple_(*place) < _place(session, before)).order_by(*(one.desc() for one in place))
        ids: Sequence[str] = session.scalars(back).all()
        more, shown = len(ids) > limit, list(reversed(ids[:limit]))
        return _page(session, shown, before=more, after=True)
    ids, after = find_ids(session, conditions(wanted), cursor=cursor, limit=limit)
    return _page(session, ids, before=cursor is not None, after=after is not None)


def find_ids(
    session: Session, conditions: Sequence[ColumnElement[bool]], *, cursor: str | None, limit: int
) -> tuple[Sequence[str], str | None]:
    """Return the ids of servants of whom something is true, by name, and the cursor of those that follow.

    Args:
        session: any session.
        conditions: what is true of them.
        cursor: of those before, to go on from them.
        limit: at most so many.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    place = (EmployeeRow.name, EmployeeRow.id)
    query = select(EmployeeRow.id).where(*conditions).order_by(*place).limit(limit + 1)
    if cursor is not None:
        query = query.where(tuple_(*place) > _place(session, cursor))
    ids = session.scalars(query).all()
    shown = ids[:limit]
    return shown, write_id(shown[-1]) if len(ids) > limit else None


def count(session: Session, wanted: Wanted) -> int:
    """Return how many servants there are of those that are looked for."""
    return session.scalar(select(func.count()).select_from(EmployeeRow).where(*conditions(wanted))) or 0


def conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return what a servant has to fulfil to be one of those that are looked for."""
    found: list[ColumnElement[bool]] = []
    held: list[ColumnElement[bool]] = []
    if wanted.units:
        held.append(AppointmentRow.unit_id.in_(sorted(wanted.units)))
    if wanted.active_on is not None:
        day = wanted.active_on
        held += [
            AppointmentRow.appointed_on <= day,
            AppointmentRow.dismissed_on.is_(None) | (AppointmentRow.dismissed_on >= day),
        ]
        found.append(EmployeeRow.gone_at.is_(None))
    if held:
        found.append(EmployeeRow.id.in_(select(AppointmentRow.employee_id).where(*held)))
    if text := wanted.text.strip()[:LONGEST_TEXT]:
        found.append(_about(text))
    return found


def _about(text: str) -> ColumnElement[bool]:
    if SHAPE.fullmatch(text):
        return EmployeeRow.iin == text
    words = folded(text).split()
    named: Any = [EmployeeRow.name.contains(word, autoescape=True) for word in words]
    number = EmployeeRow.external_id == text
    return or_(number, *([_all(named)] if named else []))


def _all(parts: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    first, *others = parts
    for other in others:
        first &= other
    return first


def _place(session: Session, cursor: str) -> Any:
    employee_id = read_id(cursor)
    name = session.scalar(select(EmployeeRow.name).where(EmployeeRow.id == employee_id))
    if name is None:
        raise not_ours()
    return tuple_(name, employee_id)


def _page(session: Session, ids: Sequence[str], *, before: bool, after: bool) -> EmployeePage:
    found = tuple(store.by_ids(session, ids))
    back, on = before and bool(found), after and bool(found)
    return EmployeePage(found, write_id(found[-1].id) if on else None, write_id(found[0].id) if back else None)
