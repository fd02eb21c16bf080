"""Tenure: how long an employee was in the position within the assessed period («А» item 3, «Б» item 6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from validators.periods import MONTHS_IN_YEAR, add_months
from validators.rules.facts import Span


class Tenured(Protocol):
    """An employee with the days of appointment and dismissal."""

    @property
    def appointed_on(self) -> date:
        """The first day in the position."""

    @property
    def dismissed_on(self) -> date | None:
        """The last day in the position, where there is one."""


def in_position(employee: Tenured, period: Span) -> tuple[date, date]:
    """Return the first and the last day in the position within the period; crossed where there is none."""
    end = period.last_day if employee.dismissed_on is None else min(employee.dismissed_on, period.last_day)
    return max(employee.appointed_on, period.first_day), end


def whole_months(start: date, end: date) -> int:
    """Return how many whole months the days from ``start`` to ``end``, both counted, make."""
    months = (end.year - start.year) * MONTHS_IN_YEAR + end.month - start.month + 1
    while months > 0 and shorter_than(months, start, end):
        months -= 1
    return max(months, 0)


def shorter_than(months: int, start: date, end: date) -> bool:
    """Return whether the days from ``start`` to ``end``, both counted, make fewer whole months.

    A month is counted from its first day in the position to the eve of the same day of the next month; the day of
    dismissal is the last day in the position.
    """
    return start <= end and add_months(start, months) > end + timedelta(days=1)
