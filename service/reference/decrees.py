"""Decrees on working days: entered, changed and taken back by who administers the installation; valid at once.

What was checked before keeps its verdict, which is stored with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from service.db.decrees import Calendars, Decree, Move, read_decrees, written
from service.db.models import DecreeRow
from service.db.tenancy import Actor
from service.errors import ServiceError
from service.journal.events import Action, Event, Kind, note_of
from service.services import Services
from validators.calendar import WorkingCalendar
from validators.calendar_file import SOURCE_LENGTH
from validators.calendar_year import YEARS
from validators.days_off import Ground

OFF: Final = "off"
WORKED: Final = "worked"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a decree, and where.

    Attributes:
        key: which fault.
        move: number of the move from 0, ``None`` where the fault is of the decree itself.
        side: ``off`` or ``worked``, the day of the move that is meant.
        values: what the sentence about it names.
    """

    key: str
    move: int | None = None
    side: str = OFF
    values: tuple[tuple[str, Any], ...] = ()


class FaultyDecreeError(ServiceError):
    """A decree that is not to be entered as it is."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("decree")
        self.faults = tuple(faults)


class DecreeNotFoundError(ServiceError):
    """There is no such decree (any more)."""


def list_decrees(services: Services) -> tuple[Decree, ...]:
    """Return the decrees that are entered, in the order they were."""
    with services.database.reading() as session:
        return read_decrees(session)


def enter_decree(services: Services, source: str, moves: Sequence[Move], *, by: Actor) -> None:
    """Enter a decree.

    Args:
        services: of the installation.
        source: its name, as checks and terms cite it.
        moves: the days it moves.
        by: who does, for the journal.

    Raises:
        FaultyDecreeError: something in it cannot be; nothing is changed.
    """
    database = services.database
    with database.transaction() as session:
        _check(services.calendars, read_decrees(session), source, moves)
        row = DecreeRow(source=source, moves=written(moves), created_at=database.now(session))
        session.add(row)
        session.flush()
        _note(services, session, Action.CREATE, row.id, by)


def change_decree(services: Services, decree_id: str, source: str, moves: Sequence[Move], *, by: Actor) -> None:
    """Change a decree; the arguments are those of :func:`enter_decree`.

    Raises:
        DecreeNotFoundError: there is none any more.
        FaultyDecreeError: something in it cannot be; nothing is changed.
    """
    with services.database.transaction() as session:
        row = _row(session, decree_id)
        others = tuple(decree for decree in read_decrees(session) if decree.id != decree_id)
        _check(services.calendars, others, source, moves)
        row.source, row.moves = source, written(moves)
        _note(services, session, Action.CHANGE, decree_id, by)


def remove_decree(services: Services, decree_id: str, *, by: Actor) -> None:
    """Take a decree back: its days are again what they are without it.

    Raises:
        DecreeNotFoundError: there is none any more.
    """
    with services.database.transaction() as session:
        session.delete(_row(session, decree_id))
        _note(services, session, Action.REMOVE, decree_id, by)


def _row(session: Session, decree_id: str) -> DecreeRow:
    row = session.get(DecreeRow, decree_id)
    if row is None:
        raise DecreeNotFoundError(decree_id)
    return row


def _note(services: Services, session: Session, action: Action, decree_id: str, by: Actor) -> None:
    event = Event(action, Kind.WORKING_DAYS, decree_id)
    note_of(session, None, by, event, now=services.database.now(session))


def _check(calendars: Calendars, others: Sequence[Decree], source: str, moves: Sequence[Move]) -> None:
    named = bool(source) and source.isprintable() and len(source) <= SOURCE_LENGTH
    faults = [] if named else [Fault("no_source", values=(("limit", SOURCE_LENGTH),))]
    faults += _faults(calendars.under(others), others, moves)
    if not any(day for move in moves for day in move):
        faults.append(Fault("no_days", 0))
    if faults:
        raise FaultyDecreeError(faults)


def _faults(calendar: WorkingCalendar, others: Sequence[Decree], moves: Sequence[Move]) -> Iterator[Fault]:
    """Yield what is wrong with the days of a decree; the calendar is the one without it."""
    elsewhere = {day: decree.source for decree in others for move in decree.moves for day in move if day is not None}
    seen: set[date] = set()
    for number, move in enumerate(moves):
        for side, day in zip((OFF, WORKED), move, strict=True):
            if day is None:
                continue
            if day.year not in YEARS:
                yield Fault("no_year", number, side, (("first", str(YEARS[0])), ("last", str(YEARS[-1]))))
            elif day in seen:
                yield Fault("twice", number, side, (("day", day),))
            elif day in elsewhere:
                yield Fault("elsewhere", number, side, (("day", day), ("source", elsewhere[day])))
            elif calendar.is_working_day(day) is (side == WORKED) and not _confirms(calendar, day):
                yield Fault(f"already_{side}", number, side, (("day", day), ("reason", calendar.reason(day))))
            seen.add(day)


def _confirms(calendar: WorkingCalendar, day: date) -> bool:
    """Return whether a day is off by a date that was only estimated, such as that of Kurban Ait."""
    reason = calendar.reason(day)
    return reason is not None and reason.estimated and reason.ground is not Ground.WEEKEND
