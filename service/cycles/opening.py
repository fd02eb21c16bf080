"""Use case of ``POST /cycles``: decide for everybody in the staff list, and begin a sheet for each appointment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.cycles import store
from service.cycles.staff import Decided, Deciding
from service.cycles.states import Period, due
from service.cycles.store import Cycle
from service.db.models import CycleRow, SheetState, new_id
from service.errors import InvalidSubmissionError
from service.journal.events import Action, Event, Kind, note
from service.local_time import local_date
from service.services import Services
from validators.calendar import WorkingCalendar
from validators.parameters import SINCE

NOTHING: Final = json.dumps({})


@dataclass(frozen=True, slots=True)
class Opened:
    """The cycle of a period; ``replayed`` where it was open already."""

    cycle: Cycle
    replayed: bool


def open_cycle(services: Services, period: Period) -> Opened:
    """Open the cycle of a period from the staff list; one that is open stays as it is.

    Everything is written in one transaction: a process that is killed leaves a whole cycle or none.

    Raises:
        InvalidSubmissionError: the methodology does not apply to the period, or it has not begun.
        DatabaseUnavailableError: nothing could be stored.
    """
    try:
        with services.database.transaction() as session:
            if (there := store.open_cycle_of(session, period)) is not None:
                return Opened(there, replayed=True)
            now = services.database.now(session)
            _check_period(period, local_date(now))
            return Opened(_write(session, period, now, services.calendar), replayed=False)
    except IntegrityError:
        # Another request opened it at the same moment.
        with services.database.reading() as session:
            there = store.open_cycle_of(session, period)
        if there is None:
            raise
        return Opened(there, replayed=True)


def foresee(services: Services, period: Period) -> tuple[Decided, ...]:
    """Return what would be decided of everybody if the cycle of a period were opened now; nothing is stored.

    Raises:
        InvalidSubmissionError: the methodology does not apply to the period, or it has not begun.
    """
    with services.database.transaction() as session:
        today = local_date(services.database.now(session))
        _check_period(period, today)
        return tuple(Deciding(session, period, services.calendar, today).everybody())


def _check_period(period: Period, today: date) -> None:
    since = SINCE[period.methodology]
    if period.days.first_day < since:
        raise InvalidSubmissionError("/period", "period_before", since=since)
    if period.days.first_day > today:
        raise InvalidSubmissionError("/period", "period_ahead", first=period.days.first_day)


def _write(session: Session, period: Period, now: datetime, calendar: WorkingCalendar) -> Cycle:
    today = local_date(now)
    row = CycleRow(
        id=new_id(),
        methodology=period.methodology,
        year=period.year,
        quarter=period.quarter or 0,
        staff_as_of=min(today, period.days.last_day),
        opened_at=now,
        closed_at=None,
    )
    session.add(row)
    session.flush()
    decided = list(Deciding(session, period, calendar, today).everybody())
    add_sheets(session, store.as_cycle(row), decided, now=now, calendar=calendar)
    note(session, Event(Action.CREATE, Kind.CYCLE, row.id), now=now)
    return store.as_cycle(row)


def add_sheets(
    session: Session, cycle: Cycle, decided: list[Decided], *, now: datetime, calendar: WorkingCalendar
) -> None:
    """Begin sheets for what was decided of appointments."""
    on = local_date(now)
    rows = [new_sheet(cycle, one, on, now) for one in decided]
    store.insert_sheets(session, rows)
    for state in (SheetState.NOT_STARTED, SheetState.NOT_ASSESSED):
        term = due(cycle.period, state, on, dismissed=False, calendar=calendar)
        begun = [(row["id"], None if term is None else term.day) for row in rows if row["state"] == state]
        store.append_steps(session, begun, state, on=on, now=now)


def new_sheet(cycle: Cycle, decided: Decided, on: date, now: datetime) -> dict[str, Any]:
    """Return the row of a new sheet."""
    assessed = decided.columns["reason"] is None
    return {
        "id": new_id(),
        "cycle_id": cycle.id,
        "employee_id": decided.employee_id,
        "appointment_id": decided.appointment_id,
        **decided.columns,
        "state": SheetState.NOT_STARTED if assessed else SheetState.NOT_ASSESSED,
        "state_on": on,
        "answers": {},
        "data": NOTHING,
        "version": 1,
        "updated_by": None,
        "document_id": None,
        "protocol_id": None,
        "score": None,
        "result": None,
        "created_at": now,
        "updated_at": now,
    }
