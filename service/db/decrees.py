"""Decrees on working days that were entered in the installation, and the calendar they make.

They lie in the database, so that every process counts by them from the moment they are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.db.database import ScopedDatabase
from service.db.models import DecreeRow
from validators.calendar import WorkingCalendar
from validators.calendar_file import Override

Move = tuple[date | None, date | None]
"""A day that becomes free, and the day that is worked for it; one of them may be missing."""


@dataclass(frozen=True, slots=True)
class Decree:
    """A decree by its name, and the days it moves."""

    id: str
    source: str
    moves: tuple[Move, ...]


class Calendars:
    """Gives the working calendar of the moment.

    Args:
        own: the calendar without what was entered.
    """

    def __init__(self, own: WorkingCalendar | None = None) -> None:
        self._own = own or WorkingCalendar()
        self._last: tuple[tuple[Decree, ...], WorkingCalendar] = ((), self._own)

    def current(self, database: ScopedDatabase) -> WorkingCalendar:
        """Return the calendar by the decrees that are entered now; the same one as long as they stay.

        Raises:
            DatabaseUnavailableError: the database does not answer.
        """
        with database.reading() as session:
            decrees = read_decrees(session)
        known, calendar = self._last
        if decrees != known:
            calendar = self.under(decrees)
            self._last = decrees, calendar
        return calendar

    def under(self, decrees: Iterable[Decree]) -> WorkingCalendar:
        """Return the calendar as it is with these decrees."""
        return WorkingCalendar(self._own.overrides, moved(decrees))


def read_decrees(session: Session) -> tuple[Decree, ...]:
    """Return the decrees that are entered, in the order they were."""
    query = select(DecreeRow).order_by(DecreeRow.created_at, DecreeRow.id)
    return tuple(Decree(row.id, row.source, tuple(map(_move, row.moves))) for row in session.scalars(query))


def written(moves: Iterable[Move]) -> list[list[str | None]]:
    """Return days as they are stored."""
    return [[None if day is None else day.isoformat() for day in move] for move in moves]


def moved(decrees: Iterable[Decree]) -> Mapping[date, Override]:
    """Return what becomes of each day by decrees, of which a later one goes before an earlier one."""
    found = {}
    for decree in decrees:
        for off, worked in decree.moves:
            if off is not None:
                found[off] = Override(working=False, source=decree.source, other=worked)
            if worked is not None:
                found[worked] = Override(working=True, source=decree.source, other=off)
    return found


def _move(stored: list[str | None]) -> Move:
    off, worked = (None if day is None else date.fromisoformat(day) for day in stored)
    return off, worked
