"""The ways in which the order counts: each returns the day with the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from validators.calendar import days
from validators.periods import MONTHS_IN_YEAR, add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.days_off import Reason

DAY = timedelta(days=1)


class Bound(StrEnum):
    """What the day found is: the last on which the thing is still in time, or the last of a time that is kept."""

    LATEST = "latest"
    KEPT_UNTIL = "kept_until"


class Method(StrEnum):
    """How a term is counted; each has its sentence in the section ``deadlines.methods`` of the messages.

    ``WORKING_DAYS``: from the day after an event. ``WORKING_DAYS_BEFORE``: back from the eve of an event.
    ``NOT_LATER``: «не позднее D», the day included. ``BEFORE``: «до D», the day not included. ``MONTH``: the month
    after a quarter, to its last day. ``YEARS``: to the same day so many years later.
    """

    WORKING_DAYS = "working_days"
    WORKING_DAYS_BEFORE = "working_days_before"
    NOT_LATER = "not_later"
    BEFORE = "before"
    MONTH = "month"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Step:
    """A day on the way: counted as ``number``, or passed over (``None``) for its ``reason``.

    A counted day has a reason where it would be free but is worked.
    """

    day: date
    number: int | None
    reason: Reason | None


class Due(NamedTuple):
    """The day a term ends on and how it was found; ``values`` fill the sentence of ``method``."""

    day: date
    method: Method
    start: date | None = None
    number: int = 0
    calendar: WorkingCalendar | None = None
    values: Mapping[str, Any] = MappingProxyType({})
    bound: Bound = Bound.LATEST

    @property
    def end(self) -> date:
        """The first day after it, which the order may name: «до D»."""
        return self.day + DAY

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every day on the way, where working days were counted."""
        if self.start is None or self.calendar is None:
            return ()
        forward = self.day > self.start
        way = days(self.start + DAY, self.day) if forward else reversed(list(days(self.day, self.start - DAY)))
        return tuple(_steps(way, self.calendar))


def working_days(start: date, number: int, calendar: WorkingCalendar) -> Due:
    """«…в течение N рабочих дней со дня X»: counting starts on the day after X."""
    due = calendar.add_working_days(start, number)
    return Due(due, Method.WORKING_DAYS, start, number, calendar)


def working_days_before(event: date, number: int, calendar: WorkingCalendar) -> Due:
    """«…за N рабочих дней до X»: counting starts on the eve of X and goes back."""
    due = calendar.subtract_working_days(event, number)
    return Due(due, Method.WORKING_DAYS_BEFORE, event, number, calendar)


def not_later(due: date) -> Due:
    """«…не позднее D»: the day itself is in time."""
    return Due(due, Method.NOT_LATER)


def before(end: date) -> Due:
    """«…до D»: the day itself is too late, the last one in time is its eve."""
    return Due(end - DAY, Method.BEFORE)


def in_month_after(period_end: date) -> Due:
    """«…в течение месяца, следующего за отчетным кварталом»: to the last day of that calendar month."""
    first = period_end + DAY
    return Due(add_months(first, 1) - DAY, Method.MONTH, values={"first": first})


def years(start: date, number: int) -> Due:
    """«…в течение N лет со дня X»: to the same day so many years later, or to 28 February where it has no such day."""
    due = add_months(start, number * MONTHS_IN_YEAR)
    return Due(due, Method.YEARS, start, number, bound=Bound.KEPT_UNTIL)


def _steps(way: Iterable[date], calendar: WorkingCalendar) -> Iterator[Step]:
    count = 0
    for day in way:
        counted = calendar.is_working_day(day)
        count += counted
        yield Step(day, count if counted else None, calendar.reason(day))
