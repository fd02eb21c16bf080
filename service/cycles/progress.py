"""How far a cycle is: sheets by state, of the whole, of each unit and of each evaluator, and its deadlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.cycles import store
from service.cycles.sheets import current, settle
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

    def add(self, state: SheetState, number: int, asking: int, *, late: bool) -> None:
        """Count some more in a state, all of them late or none."""
        self.states[state] += number
        self.overdue += number * late
        self.asking += asking

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
    """A cycle with its counts and deadlines; of one in a list units and evaluators are not told."""

    cycle: Cycle
    counts: Counts
    deadlines: tuple[Deadline, ...]
    units: tuple[Group, ...] = ()
    evaluators: tuple[Group, ...] = ()


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
        known = [cycle for cycle in store.cycles(session) if not (open_only and cycle.closed_at)]
    settle(services, known)
    calendar, found = services.calendar, {cycle.id: Counts() for cycle in known}
    late = {cycle.id: _lateness(cycle, today, calendar) for cycle in known}
    with services.database.reading() as session:
        for row in session.execute(_counted([*found])):
            is_late = late[row.cycle_id](row.state, row.state_on, row.dismissed)
            found[row.cycle_id].add(SheetState(row.state), row.number, row.asking, late=is_late)
    return tuple(Overview(one, found[one.id], tuple(deadlines(one.period, calendar))) for one in known)


def read_overview(session: Session, cycle: Cycle, today: date, calendar: WorkingCalendar) -> Overview:
    """Return how far a cycle is whose sheets have followed their papers."""
    whole, units, evaluators = Counts(), defaultdict[Any, Counts](Counts), defaultdict[Any, Counts](Counts)
    names: dict[Any, str | None] = {row.id: row.name for row in session.execute(select(UnitRow.id, UnitRow.name))}
    titles: dict[Any, str | None] = {}
    late = _lateness(cycle, today, calendar)
    by = (CycleSheetRow.unit_id, CycleSheetRow.evaluator_id)
    query = _counted([cycle.id], *by).add_columns(func.max(CycleSheetRow.evaluator_name))
    for _, code, on, left, unit_id, evaluator_id, number, asking, name in session.execute(query):
        state, is_late = SheetState(code), late(code, on, left)
        for counts in (whole, units[unit_id], evaluators[evaluator_id]):
            counts.add(state, number, asking, late=is_late)
        titles[evaluator_id] = name
    return Overview(
        cycle,
        whole,
        tuple(deadlines(cycle.period, calendar)),
        tuple(_groups(units, names)),
        tuple(_groups(evaluators, titles)),
    )


def late_standings(services: Services, cycle: Cycle, *, today: date) -> frozenset[Standing]:
    """Return in which states since which day the sheets of a cycle are late, as :class:`Wanted` takes them."""
    late = _lateness(cycle, today, services.calendar)
    with services.database.reading() as session:
        known = session.execute(select(*_PLACE).where(CycleSheetRow.cycle_id == cycle.id).distinct())
        return frozenset((SheetState(state), on, left) for state, on, left in known if late(state, on, left))


_PLACE: Final = (CycleSheetRow.state, CycleSheetRow.state_on, CycleSheetRow.dismissed)
"""By what it is told whether a sheet is late."""


def _lateness(cycle: Cycle, today: date, calendar: WorkingCalendar) -> Callable[[str, date, bool], bool]:
    """Return what tells of a place whether sheets of a cycle are late there; each place is reckoned once."""

    @cache
    def late(state: str, on: date, dismissed: bool) -> bool:
        term = due(cycle.period, SheetState(state), on, dismissed=dismissed, calendar=calendar)
        return term is not None and term.overdue(today)

    return late


def _counted(cycle_ids: Sequence[str], *more: InstrumentedAttribute[Any]) -> Any:
    """Return the query of how many sheets of some cycles there are at each place, and by ``more``."""
    by = (CycleSheetRow.cycle_id, *_PLACE, *more)
    asking = func.count().filter(CycleSheetRow.asking.is_(True)).label("asking")
    query = select(*by, func.count().label("number"), asking)
    return query.where(CycleSheetRow.cycle_id.in_(cycle_ids)).group_by(*by)


def _groups(found: Mapping[Any, Counts], names: Mapping[Any, str | None]) -> Iterator[Group]:
    groups = [Group(key, names.get(key), counts) for key, counts in found.items()]
    return iter(sorted(groups, key=lambda one: (one.name is None, one.name or "", one.id or "")))


def deadlines(period: Period, calendar: WorkingCalendar) -> Iterable[Deadline]:
    """Yield the terms of a period."""
    for step in OF_PERIOD:
        term, last = term_of(period.methodology, step, period.asked, calendar)
        yield Deadline(term.kind, last.day)
