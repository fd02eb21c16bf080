"""Days worked in a period («А» item 3, «Б» item 6), computed of appointments and absences, and explained."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from validators.calendar import WorkingCalendar
from validators.computed import Explanation, Step
from validators.cycles.facts import ABSENCES, Absence, Appointment, Work
from validators.forms.shared.tenure import in_position
from validators.messages.catalog import MESSAGES, Message
from validators.messages.values import Count, Joined
from validators.rules.facts import Span
from validators.staff.schema import CORPUS_B

DAY: Final = timedelta(days=1)
RULES: Final = {"A": "A3-days-worked", "B": "B6-days-worked"}
NOT_COUNTED: Final = frozenset(kind for kind, known in ABSENCES.items() if known.work is not Work.OPEN_WORKED)
Stretch = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class Missed:
    """Working days of one kind of absence that are not counted."""

    kind: str
    days: int

    @property
    def said(self) -> Message:
        """The kind with its days, as an explanation says it."""
        days = Count(self.days, "working_days")
        return MESSAGES.message("cycles-days", "missed", kind=ABSENCES[self.kind].name, days=days)


@dataclass(slots=True, kw_only=True)
class WorkedDays(Step):
    """Days worked, as a computed value with its explanation.

    Attributes:
        days: the figure.
        possible: working days of the period in the position; of corpus «Б», in all positions («Б» item 6).
        missed: what is not counted of them, by kind of absence.
        stretches: the days of the period in the position or positions.
        stated: whether the figure was stated and not computed.
    """

    value: str = "days_worked"
    rule: str
    days: int
    possible: int
    missed: tuple[Missed, ...]
    stretches: tuple[Stretch, ...]
    stated: bool = False

    def put(self, values: dict[str, Any], name: str) -> None:
        """Put the figure."""
        values[name] = self.days

    def explanation(self) -> Explanation:
        """Return the working days, what is taken off, and what remains."""
        values: dict[str, Any] = {"days": self.days}
        if self.stated:
            return Explanation("days_stated", values)
        spans = [MESSAGES.message("cycles-days", "stretch", start=first, end=last) for first, last in self.stretches]
        values |= {"possible": self.possible, "stretches": Joined(tuple(spans), ", ")}
        if not self.missed:
            return Explanation("days_whole" if spans else "days_none", values)
        values["missed"] = Joined(tuple(one.said for one in self.missed), ", ")
        return Explanation("days_less", values)


def days_worked(  # noqa: PLR0913 - public API: each argument is a choice of the caller
    appointment: Appointment,
    absences: Iterable[Absence],
    period: Span,
    calendar: WorkingCalendar,
    *,
    others: Sequence[Appointment] = (),
    stated: int | None = None,
    not_counted: Collection[str] = NOT_COUNTED,
) -> WorkedDays:
    """Return the days worked in a period: its working days in the position less those of absences.

    Item 6 of «Б» counts days of the whole period, so those in ``others`` count with them; item 3 of «А» counts days in
    the position.

    Args:
        appointment: to the position that is assessed.
        absences: of the servant; they may overlap, and reach out of the period.
        period: a quarter or a year.
        calendar: counts working days.
        others: the servant's other appointments of corpus «Б».
        stated: days worked as they were stated, which are taken instead.
        not_counted: the kinds of absence whose days are not worked.
    """
    own = [appointment, *(others if appointment.corpus == CORPUS_B else ())]
    stretches = tuple(joined(in_position(each, period) for each in own))
    possible = sum(calendar.working_days_between(*each) for each in stretches)
    away = [each for each in absences if each.kind in not_counted]
    missed = tuple(_missed(stretches, away, calendar))
    return WorkedDays(
        rule=RULES[appointment.corpus],
        days=possible - sum(one.days for one in missed) if stated is None else stated,
        possible=possible,
        missed=missed,
        stretches=stretches,
        stated=stated is not None,
    )


def joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches in their order, those that overlap or adjoin as one; crossed ones are none."""
    current: Stretch | None = None
    for first, last in sorted(each for each in stretches if each[0] <= each[1]):
        if current is None:
            current = first, last
        elif first <= current[1] + DAY:
            current = current[0], max(current[1], last)
        else:
            yield current
            current = first, last
    if current is not None:
        yield current


def without(stretches: Iterable[Stretch], absences: Iterable[Absence]) -> tuple[Stretch, ...]:
    """Return what absences leave of stretches."""
    left = list(stretches)
    for away in absences:
        left = [part for each in left for part in _around(each, away)]
    return tuple(left)


def _around(stretch: Stretch, away: Absence) -> Iterator[Stretch]:
    first, last = stretch
    if away.last < first or away.since > last:
        yield stretch
        return
    if away.since > first:
        yield first, away.since - DAY
    if away.last < last:
        yield away.last + DAY, last


def _missed(stretches: Sequence[Stretch], away: Iterable[Absence], calendar: WorkingCalendar) -> Iterator[Missed]:
    """Yield the days of each kind; a day of two absences is one of that which began first."""
    found: dict[str, int] = {}
    left = tuple(stretches)
    for each in sorted(away, key=lambda one: (one.since, one.last, one.kind)):
        before, left = left, without(left, (each,))
        found[each.kind] = found.get(each.kind, 0) + _working(before, calendar) - _working(left, calendar)
    for kind in ABSENCES:
        if found.get(kind):
            yield Missed(kind, found[kind])


def _working(stretches: Iterable[Stretch], calendar: WorkingCalendar) -> int:
    return sum(calendar.working_days_between(*each) for each in stretches)
