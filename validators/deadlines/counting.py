"""The ways in which the order counts: each returns the day with every step on the way to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from validators.calendar import days
from validators.deadlines.model import Bound, Due, Method, Step
from validators.periods import MONTHS_IN_YEAR, add_months

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from validators.calendar import WorkingCalendar

DAY = timedelta(days=1)


def working_days(start: date, number: int, calendar: WorkingCalendar) -> Due:
    """«…в течение N рабочих дней со дня X»: counting starts on the day after X."""
    due = calendar.add_working_days(start, number)
    return Due(due, Method.WORKING_DAYS, start, number, _steps(days(start + DAY, due), calendar))


def working_days_before(event: date, number: int, calendar: WorkingCalendar) -> Due:
    """«…за N рабочих дней до X»: counting starts on the eve of X and goes back."""
    due = calendar.subtract_working_days(event, number)
    back = reversed(list(days(due, event - DAY)))
    return Due(due, Method.WORKING_DAYS_BEFORE, event, number, _steps(back, calendar))


def not_later(due: date) -> Due:
    """«…не позднее D»: the day itself is in time."""
    return Due(due, Method.NOT_LATER)


def before(end: date) -> Due:
    """«…до D»: the day itself is too late, the last one in time is its eve."""
    return Due(end - DAY, Method.BEFORE, values={"end": end})


def in_month_after(period_end: date) -> Due:
    """«…в течение месяца, следующего за отчетным кварталом»: to the last day of that calendar month."""
    first = period_end + DAY
    return Due(add_months(first, 1) - DAY, Method.MONTH, values={"first": first})


def years(start: date, number: int) -> Due:
    """«…в течение N лет со дня X»: to the same day so many years later, or to 28 February where it has no such day."""
    due = add_months(start, number * MONTHS_IN_YEAR)
    return Due(due, Method.YEARS, start, number, bound=Bound.KEPT_UNTIL)


def _steps(way: Iterable[date], calendar: WorkingCalendar) -> tuple[Step, ...]:
    steps, count = [], 0
    for day in way:
        counted = calendar.is_working_day(day)
        count += counted
        steps.append(Step(day, count if counted else None, calendar.reason(day)))
    return tuple(steps)
