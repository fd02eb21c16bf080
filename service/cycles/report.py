"""What the head of a state body asks of a cycle: how far it is, how results are distributed, who failed in a row.

Results stand beside those of the periods before, of the same methodology and by the same scale. They are those in
force; what evaluators gave, before calibration sessions, stands beside them, so that leniency is seen as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain, islice, takewhile
from typing import Any, Final

from sqlalchemy import ColumnElement, Float, Integer, cast, exists, func, literal_column, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.cycles import progress, store
from service.cycles.progress import Overview, read_overview
from service.cycles.sheets import settle
from service.cycles.states import SCORED, Period
from service.cycles.store import Cycle, CycleNotFoundError, Sheet
from service.db.models import CycleSheetRow, DocumentRow
from service.db.sought import SCORES
from service.services import Services
from validators.numbers import mean, rounded, rounded_share
from validators.parameters import result_scale
from validators.parameters.tables import ResultScale

MAX_PERIODS: Final = 8
"""The period of the cycle and those before it: two years of quarters."""
IN_A_ROW: Final = 2
"""So many unsatisfactory results, one after the other, are told."""


@dataclass(slots=True)
class Tally:
    """Scored sheets: how many they are, how many have which of the results, the sum of their scores in hundredths."""

    scored: int = 0
    results: dict[str, int] = field(default_factory=dict)
    hundredths: int = 0

    def add(self, result: str, number: int, hundredths: int) -> None:
        """Count some more of a result."""
        self.scored += number
        # By hand: a counter takes twice as long, and there are thousands of additions.
        self.results[result] = self.results.get(result, 0) + number
        self.hundredths += hundredths

    def copy(self) -> Tally:
        """Return another one that counts the same."""
        return Tally(self.scored, self.results.copy(), self.hundredths)

    def move(self, result: str, other: str, hundredths: int) -> None:
        """Count one of a result as one of another, whose score is that much higher."""
        self.add(result, -1, hundredths)
        if self.results[result] <= 0:
            del self.results[result]
        self.add(other, 1, 0)

    @property
    def average(self) -> Decimal | None:
        """Their mean score, ``None`` where there are none."""
        return rounded_share(self.hundredths, self.scored) if self.scored else None


@dataclass(frozen=True, slots=True)
class Distribution:
    """The results of a cycle: ``final`` are those in force, ``given`` those before calibration sessions.

    ``body`` is what was given in the whole state body, ``None`` where this is of the whole.
    """

    cycle: Cycle
    final: Tally = field(default_factory=Tally)
    given: Tally = field(default_factory=Tally)
    body: Tally | None = None

    @property
    def leniency(self) -> Decimal | None:
        """How far the mean of what was given is above that of the whole state body; below zero it is stricter."""
        own, others = self.given.average, None if self.body is None else self.body.average
        return None if own is None or others is None else own - others


@dataclass(frozen=True, slots=True)
class Group:
    """A unit or an evaluator: how far the cycle is, and the results by period, as the report has them."""

    progress: progress.Group
    periods: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class Failing:
    """Who has an unsatisfactory result several times in a row: the sheet of this cycle, and the scores by period.

    The newest comes first. A period without a result neither adds to the row nor ends it.
    """

    sheet: Sheet
    scores: tuple[tuple[Cycle, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The answers of a cycle.

    Attributes:
        overview: how far it is.
        body: the name of the state body.
        scale: the results in the words of the order, best first.
        cycles: the cycle, and those before it, the newest first; results are told in this order.
        whole: the results of the state body.
        units: those of each unit of the cycle, the highest mean before calibration first.
        evaluators: those of each evaluator of the cycle, likewise.
        failing: who has an unsatisfactory result several times in a row, by name.
    """

    overview: Overview
    body: str
    scale: ResultScale
    cycles: tuple[Cycle, ...]
    whole: tuple[Distribution, ...]
    units: tuple[Group, ...]
    evaluators: tuple[Group, ...]
    failing: tuple[Failing, ...]


def report(services: Services, cycle_id: str, *, today: date, drawn: bool = False) -> Report:
    """Return the answers of a cycle.

    Args:
        services: what to work with.
        cycle_id: of the cycle.
        today: the caller's date.
        drawn: whether only what its drawing shows is wanted: nobody who failed, and of units and evaluators the results
            of the cycle alone.

    Raises:
        CycleNotFoundError: there is no such cycle.
    """
    with services.database.reading() as session:
        known = store.cycles(session)
    cycle = next((one for one in known if one.id == cycle_id), None)
    if cycle is None:
        raise CycleNotFoundError(cycle_id[:36])
    scale = scale_of(cycle.period)
    cycles = tuple(islice(_compared(known, cycle, scale), MAX_PERIODS))
    settle(services, cycles)
    with services.database.reading() as session:
        found = read_overview(session, cycle, today, services.calendar)
        spread = _Spread(session, cycles, 1 if drawn else len(cycles))
        return Report(
            found,
            store.organization(session),
            scale,
            cycles,
            spread.whole,
            spread.of(found.units, "unit"),
            spread.of(found.evaluators, "evaluator"),
            () if drawn else tuple(_failing(session, cycles, scale)),
        )


def scale_of(period: Period) -> ResultScale:
    """Return the scale by which a period is assessed."""
    return result_scale(period.days.first_day, period.methodology)


def _compared(known: Iterable[Cycle], cycle: Cycle, scale: ResultScale) -> Iterator[Cycle]:
    """Yield a cycle, and the last one of each period before it whose results have the same words and bounds."""
    yield cycle
    before = {cycle.period}
    for one in known:
        period = one.period
        earlier = period.days.first_day < cycle.period.days.first_day
        if period.methodology == cycle.period.methodology and earlier and period not in before:
            before.add(period)
            if scale_of(period).bands == scale.bands:
                yield one


class _Spread:
    """The results of some cycles, of the whole state body; of the first of them of each unit and evaluator, too."""

    def __init__(self, session: Session, cycles: Sequence[Cycle], grouped: int) -> None:
        self._cycles, self._grouped = cycles, grouped
        self._final = self._none()
        places = {cycle.id: place for place, cycle in enumerate(cycles)}
        ids, former = [*places], [*places][grouped:]
        whole = self._final[_WHOLE]
        rows = session.execute(_counted(ids[:grouped], *_GROUP))
        # Written out: there are a thousand rows.
        for cycle_id, result, number, hundredths, unit_id, evaluator_id in rows:
            place = places[cycle_id]
            whole[place].add(result, number, hundredths)
            self._final["unit", unit_id][place].add(result, number, hundredths)
            self._final["evaluator", evaluator_id][place].add(result, number, hundredths)
        for cycle_id, *told in session.execute(_counted(former)) if former else ():
            whole[places[cycle_id]].add(*told)
        self._given = self._none()
        self._given |= {key: [*tallies] for key, tallies in self._final.items()}
        for cycle_id, unit_id, evaluator_id, result, hundredths, before, given in session.execute(_calibrated(ids)):
            place = places[cycle_id]
            groups = (("unit", unit_id), ("evaluator", evaluator_id)) if place < grouped else ()
            for key in (_WHOLE, *groups):
                tallies = self._given[key]
                # Few have sessions: for the others one tally tells both.
                if tallies[place] is self._final[key][place]:
                    tallies[place] = tallies[place].copy()
                tallies[place].move(result, before, given - hundredths)
        self.whole = tuple(map(Distribution, cycles, self._final[_WHOLE], self._given[_WHOLE]))

    def _none(self) -> defaultdict[tuple[str, str | None], list[Tally]]:
        return defaultdict(lambda: [Tally() for _ in self._cycles])

    def of(self, groups: Iterable[progress.Group], kind: str) -> tuple[Group, ...]:
        """Return units or evaluators with their results, the highest mean of what was given in the cycle first."""
        found = [Group(one, self._periods((kind, one.id))) for one in groups]
        return tuple(sorted(found, key=_strictness))

    def _periods(self, key: tuple[str, str | None]) -> tuple[Distribution, ...]:
        cycles = self._cycles[: self._grouped]
        return tuple(map(Distribution, cycles, self._final[key], self._given[key], self._given[_WHOLE]))


_WHOLE: Final = ("whole", None)


def _strictness(group: Group) -> Decimal:
    average = group.periods[0].given.average
    return Decimal(1) if average is None else -average


def _scored(cycle_ids: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    return (
        CycleSheetRow.cycle_id.in_(cycle_ids),
        CycleSheetRow.state.in_(SCORED),
        CycleSheetRow.score.is_not(None),
        CycleSheetRow.result.is_not(None),
    )


_GROUP: Final = (CycleSheetRow.unit_id, CycleSheetRow.evaluator_id)


def _hundredths(scores: ColumnElement[float]) -> ColumnElement[int]:
    # Scores have two places: rounded, what floats make of them, and of their sum, is exact again.
    return cast(func.round(scores * 100), Integer)


def _counted(cycle_ids: Sequence[str], *more: InstrumentedAttribute[Any]) -> Any:
    """Return the query of how many have which result in force, by ``more``."""
    by = (CycleSheetRow.cycle_id, CycleSheetRow.result)
    told = (func.count(), _hundredths(func.sum(cast(CycleSheetRow.score, Float))))
    return select(*by, *told, *more).where(*_scored(cycle_ids)).group_by(*by, *more)


def _calibrated(cycle_ids: Sequence[str]) -> Any:
    """Return the query of what is in force after sessions, and what was given before: the paper still has it."""
    paper, now = DocumentRow.computed, (CycleSheetRow.result, CycleSheetRow.score)
    result = func.coalesce(paper["result"].as_string(), now[0])
    score = func.coalesce(*(paper[name].as_string() for name in SCORES), now[1])
    told = [(each, _hundredths(cast(number, Float))) for each, number in (now, (result, score))]
    return (
        select(CycleSheetRow.cycle_id, *_GROUP, *chain(*told))
        .outerjoin(DocumentRow, DocumentRow.id == CycleSheetRow.document_id)
        .where(*_scored(cycle_ids), CycleSheetRow.protocol_id.is_not(None))
    )


def _failing(session: Session, cycles: Sequence[Cycle], scale: ResultScale) -> Iterator[Failing]:
    """Yield whose last results are unsatisfactory, several in a row, among those who have a sheet in the first cycle.

    Of several sheets in one period the mean counts, as for the year.
    """
    worst = scale.bands[-1]
    means = _means(session, cycles, session.scalars(_often(cycles, worst.code)).all())
    rows = {
        employee_id: tuple(takewhile(lambda one: scale.band_of(one[1]) is worst, found))
        for employee_id, found in means.items()
    }
    failing = [employee_id for employee_id, row in rows.items() if len(row) >= IN_A_ROW]
    mine = [CycleSheetRow.cycle_id == cycles[0].id, CycleSheetRow.employee_id.in_(failing)]
    sheets = store.read_sheets(session, mine)
    # Of two positions the later one.
    last = {one.employee_id: one.id for one in sorted(sheets, key=lambda one: str(one.employee["appointed_on"]))}
    for sheet in sheets:
        if last[sheet.employee_id] == sheet.id:
            yield Failing(sheet, rows[sheet.employee_id])


def _often(cycles: Sequence[Cycle], result: str) -> Any:
    """Return the query of who has a result in several cycles, and has it or none in each of the newest."""
    newest = cycles[:IN_A_ROW]
    # Not the column itself: by the index of servants SQLite would read all of their sheets.
    servant = CycleSheetRow.employee_id.concat(literal_column("''"))
    some = (*_scored([one.id for one in cycles]), CycleSheetRow.result == result)
    having = [func.count().filter(CycleSheetRow.cycle_id == one.id) for one in newest]
    often = select(servant, *having).where(*some).group_by(servant)
    id_, *numbers = often.having(func.count(CycleSheetRow.cycle_id.distinct()) >= IN_A_ROW).subquery().columns
    others = (exists().where(CycleSheetRow.employee_id == id_, *_scored([one.id])) for one in newest)
    return select(id_).where(*(or_(number > 0, ~other) for number, other in zip(numbers, others, strict=True)))


def _means(
    session: Session, cycles: Sequence[Cycle], employee_ids: Sequence[str]
) -> dict[str, list[tuple[Cycle, Decimal]]]:
    """Return the mean scores of servants in those of the cycles in which they have any, in the order of these."""
    scores: dict[str, dict[str, list[Decimal]]] = {}
    place = (CycleSheetRow.employee_id, CycleSheetRow.cycle_id, CycleSheetRow.score)
    theirs = select(*place).where(*_scored([one.id for one in cycles]), CycleSheetRow.employee_id.in_(employee_ids))
    for employee_id, cycle_id, score in session.execute(theirs):
        scores.setdefault(employee_id, {}).setdefault(cycle_id, []).append(Decimal(str(score)))
    return {
        employee_id: [(one, rounded(mean(found[one.id]))) for one in cycles if one.id in found]
        for employee_id, found in scores.items()
    }
