"""The units of a state body: departments, committees, territorial bodies, one within another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.db.database import ScopedDatabase
from service.db.models import UnitRow
from service.errors import ServiceError
from service.journal.events import Action, Event, Kind, note


class UnitNotFoundError(ServiceError):
    """The state body has no such unit."""


class UnitCircleError(ServiceError):
    """A unit would be part of itself."""


class UnitInUseError(ServiceError):
    """Other units are part of it, users work there, or the staff list has somebody in it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``parent_id`` is the one it is part of, ``None`` at the top."""

    id: str
    name: str
    parent_id: str | None


def create_unit(database: ScopedDatabase, name: str, parent_id: str | None = None) -> Unit:
    """Make a unit.

    Raises:
        UnitNotFoundError: there is no unit to be part of.
    """
    with database.transaction() as session:
        if parent_id is not None:
            _unit(session, parent_id)
        row = UnitRow(name=name, parent_id=parent_id, created_at=database.now(session))
        session.add(row)
        session.flush()
        note(session, Event(Action.CREATE, Kind.UNIT, row.id), now=row.created_at)
        return _stored(row)


def list_units(database: ScopedDatabase) -> list[Unit]:
    """Return the units of the state body by name."""
    with database.reading() as session:
        return [_stored(row) for row in session.scalars(select(UnitRow).order_by(UnitRow.name, UnitRow.id))]


def as_tree(found: Sequence[Unit]) -> Iterator[tuple[int, Unit]]:
    """Yield the units of a state body in the order of their tree, each with how many it is part of.

    Args:
        found: all of them, as they are listed.
    """
    below: dict[str | None, list[Unit]] = {}
    for unit in found:
        below.setdefault(unit.parent_id, []).append(unit)
    waiting = [(0, unit) for unit in reversed(below.get(None, ()))]
    while waiting:
        depth, unit = waiting.pop()
        yield depth, unit
        waiting += [(depth + 1, part) for part in reversed(below.get(unit.id, ()))]


def change_unit(database: ScopedDatabase, unit_id: str, name: str, parent_id: str | None) -> Unit:
    """Rename a unit, and move it with all that is part of it.

    Raises:
        UnitNotFoundError: there is no such unit, or none to be part of.
        UnitCircleError: it would be part of itself.
    """
    with database.transaction() as session:
        # All are locked: two that are moved at one moment could make a circle together.
        units = {row.id: row for row in session.scalars(select(UnitRow).with_for_update())}
        row = units.get(unit_id)
        if row is None or (parent_id is not None and parent_id not in units):
            raise UnitNotFoundError(unit_id[:36])
        above = parent_id
        while above is not None:
            if above == unit_id:
                raise UnitCircleError(unit_id)
            above = units[above].parent_id
        row.name, row.parent_id = name, parent_id
        note(session, Event(Action.CHANGE, Kind.UNIT, row.id), now=database.now(session))
        session.flush()
        return _stored(row)


def remove_unit(database: ScopedDatabase, unit_id: str) -> None:
    """Remove a unit that nothing is part of.

    Raises:
        UnitNotFoundError: there is no such unit.
        UnitInUseError: something is.
    """
    with database.transaction() as session:
        row = _unit(session, unit_id)
        note(session, Event(Action.REMOVE, Kind.UNIT, row.id), now=database.now(session))
        session.delete(row)
        try:
            session.flush()
        except IntegrityError:
            # The database knows every table that names units.
            raise UnitInUseError(unit_id) from None


def _unit(session: Session, unit_id: str) -> UnitRow:
    row = session.get(UnitRow, unit_id)
    if row is None:
        raise UnitNotFoundError(unit_id[:36])
    return row


def _stored(row: UnitRow) -> Unit:
    return Unit(row.id, row.name, row.parent_id)
