"""How far a cycle is: sheets by state, of the whole, of each unit and of each evaluator, and its deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.cycles import store
from service.cycles.sheets import current
from service.cycles.states import UNISSUED, Period, due
from service.cycles.store import Cycle, Standing
from service.db.models import CycleSheetRow, SheetState, UnitRow
from service.services import Services
from validators.calendar import WorkingCalendar
from validators.cycles.steps import SheetStep, term_of

OF_PERIOD: Final = (SheetStep.ASSESSMENT, SheetStep.NOTIFICATION)
"""The steps whose terms a period brings by itself."""


@dataclass(slots=True)
class Counts:
    """Sheets by state; ``overdue`` of them are late, ``asking`` wait for an answer."""

    states: dict[SheetState, int] = field(default_factory=lambda: dict.fromkeys(SheetState, 0))
    overdue: int = 0
    asking: int = 0

    @property
    def total(self) -> int:
        """All sheets."""
        return sum(self.states.values())

    @property
    def left(self) -> int:
        """How many are still to be issued."""
        return sum(self.states[state] for state in UNISSUED)


@dataclass(frozen=True, slots=True)
class Group:
    """The sheets of a unit or an evaluator, ``None`` for those of none."""

    id: str | None
    name: str | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term of the cycle: ``kind`` as in ``/deadlines``, its last day."""

    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Overview:
    """A cycle with its counts and deadlines."""

    cycle: Cycle
    counts: Counts
    units: tuple[Group, ...]
    evaluators: tuple[Group, ...]
    deadlines: tuple[Deadline, ...]


def overview(services: Services, cycle_id: str, *, today: date) -> Overview:
    """Return how far a cycle is, as far as the caller sees it.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    cycle = current(services, cycle_id)
    with services.database.reading() as session:
        return read_overview(session, cycle, today, services.calendar)


def list_cycles(services: Services, *, today: date, open_only: bool = False) -> tuple[Overview, ...]:
    """Return all cycles, or the open ones, with their counts, those of the newest period first."""
    with services.database.reading() as session:
        known = [cycle.id for cycle in store.cycles(session) if not (open_only and cycle.closed_at)]
    return tuple(overview(services, cycle_id, today=today) for cycle_id in known)


def read_overview(session: Session, cycle: Cycle, today: date, calendar: WorkingCalendar) -> Overview:
    """Return how far a cycle is whose sheets have followed their papers."""
    whole, units, evaluators = Counts(), dict[Any, Counts](), dict[Any, Counts]()
    names: dict[Any, str | None] = {row.id: row.name for row in session.execute(select(UnitRow.id, UnitRow.name))}
    titles: dict[Any, str | None] = {}
    for row in session.execute(_query(cycle)):
        state = SheetState(row.state)
        term = due(cycle.period, state, row.state_on, dismissed=row.dismissed, calendar=calendar)
        late = term is not None and term.overdue(today)
        for counts in (
            whole,
            units.setdefault(row.unit_id, Counts()),
            evaluators.setdefault(row.evaluator_id, Counts()),
        ):
            counts.states[state] += row.number
            counts.overdue += row.number * late
            counts.asking += row.asked
        titles[row.evaluator_id] = row.evaluator_name
    return Overview(
        cycle,
        whole,
        tuple(_groups(units, names)),
        tuple(_groups(evaluators, titles)),
        tuple(deadlines(cycle.period, calendar)),
    )


def late_standings(services: Services, cycle: Cycle, *, today: date) -> frozenset[Standing]:
    """Return in which states since which day the sheets of a cycle are late, as :class:`Wanted` takes them."""
    place = (CycleSheetRow.state, CycleSheetRow.state_on, store.DISMISSED)
    with services.database.reading() as session:
        known = session.execute(select(*place).where(CycleSheetRow.cycle_id == cycle.id).distinct()).all()
    found = []
    for state, on, dismissed in known:
        term = due(cycle.period, SheetState(state), on, dismissed=dismissed, calendar=services.calendar)
        if term is not None and term.overdue(today):
            found.append((SheetState(state), on, bool(dismissed)))
    return frozenset(found)


def _query(cycle: Cycle) -> Any:
    dismissed = store.DISMISSED.label("dismissed")
    by = (CycleSheetRow.unit_id, CycleSheetRow.evaluator_id, CycleSheetRow.state, CycleSheetRow.state_on, dismissed)
    asked = func.count().filter(CycleSheetRow.asking.is_(True)).label("asked")
    name = func.max(CycleSheetRow.evaluator_name).label("evaluator_name")
    return (
        select(*by, func.count().label("number"), asked, name).where(CycleSheetRow.cycle_id == cycle.id).group_by(*by)
    )


def _groups(found: Mapping[Any, Counts], names: Mapping[Any, str | None]) -> Iterator[Group]:
    groups = [Group(key, names.get(key), counts) for key, counts in found.items()]
    return iter(sorted(groups, key=lambda one: (one.name is None, one.name or "", one.id or "")))


def deadlines(period: Period, calendar: WorkingCalendar) -> Iterable[Deadline]:
    """Yield the terms of a period."""
    for step in OF_PERIOD:
        term, last = term_of(period.methodology, step, period.asked, calendar)
        yield Deadline(term.kind, last.day)
