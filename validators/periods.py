"""Quarters, calendar years and whole months, as the terms of the methodology count them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

MONTHS_IN_QUARTER = 3
MONTHS_IN_YEAR = 12
QUARTERS = range(1, 5)


@lru_cache(maxsize=4096)
def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later; the last day of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Quarter:
    """The assessed period (item 3(7)): quarter ``number`` of ``year``."""

    year: int
    number: int
    first_day: date
    last_day: date

    @property
    def roman(self) -> str:
        """The number as official papers write it."""
        return ("I", "II", "III", "IV")[self.number - 1]

    def __contains__(self, day: date) -> bool:
        """Return whether the day lies in the quarter."""
        return self.first_day <= day <= self.last_day


@cache
def quarter(year: int, number: int) -> Quarter:
    """Return the quarter; ``number`` is 1 to 4."""
    first = date(year, MONTHS_IN_QUARTER * (number - 1) + 1, 1)
    return Quarter(year, number, first, add_months(first, MONTHS_IN_QUARTER) - timedelta(days=1))


@dataclass(frozen=True)
class Days:
    """A period that is neither: from ``first_day`` to ``last_day``, both included."""

    first_day: date
    last_day: date


@dataclass(frozen=True)
class Year:
    """The assessed period of corpus «А» (item 3): a calendar year."""

    year: int
    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        """Return whether the day lies in the year."""
        return self.first_day <= day <= self.last_day


@cache
def calendar_year(year: int) -> Year:
    """Return the calendar year."""
    return Year(year, date(year, 1, 1), date(year, 12, 31))
