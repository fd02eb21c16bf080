"""The working calendar of Kazakhstan: a five-day week, public holidays, and the yearly transfers of days off.

Holidays and the transfers of past decrees come from the ``holidays`` library (Kurban Ait is estimated ahead). The file
``calendar.toml`` beside this module and a file of the installation are put on top, the later over the earlier, so that
a decree takes effect without a change of code::

    days_off = [2026-01-05]       # free although it would be a working day
    working_days = [2026-01-10]   # worked although it would be free
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from holidays import country_holidays

from validators.errors import CalendarError

BUNDLED = Path(__file__).parent / "calendar.toml"
KEYS = {"days_off", "working_days"}
SATURDAY = 5
DAY = timedelta(days=1)


class WorkingCalendar:
    """Tells working days from free ones and counts terms in working days.

    Args:
        overrides: the installation's own file, put on top of the bundled one.

    Raises:
        CalendarError: a file cannot be read, has an unknown key, something that is no date, or a day both ways.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        self._overrides = read_overrides(BUNDLED)
        if overrides is not None:
            self._overrides |= read_overrides(overrides)
        self._years: dict[int, tuple[bool, ...]] = {}
        self._terms: dict[tuple[date, int], date] = {}

    def is_working_day(self, day: date) -> bool:
        """Tell whether civil servants of a five-day week work on the day."""
        return self._year(day.year)[day.timetuple().tm_yday - 1]

    def add_working_days(self, day: date, number: int) -> date:
        """Return the last day of a term of ``number`` working days; counting starts on the day after ``day``."""
        known = self._terms.get((day, number))
        if known is not None:
            return known
        last, left = day, number
        while left > 0:
            last += DAY
            left -= self.is_working_day(last)
        if len(self._terms) < TERMS_REMEMBERED:
            self._terms[day, number] = last
        return last

    def working_days_between(self, first: date, last: date) -> int:
        """Return the number of working days from ``first`` to ``last``, both included; 0 where they are crossed."""
        count = 0
        for year in range(first.year, last.year + 1):
            begin = first.timetuple().tm_yday - 1 if year == first.year else 0
            end = last.timetuple().tm_yday if year == last.year else None
            count += sum(self._year(year)[begin:end])
        return count

    def _year(self, year: int) -> tuple[bool, ...]:
        days = self._years.get(year)
        if days is None:
            free, worked = _library(year)
            first = date(year, 1, 1)
            length = (date(year + 1, 1, 1) - first).days
            days = tuple(
                self._overrides.get(day, day in worked or (day.weekday() < SATURDAY and day not in free))
                for day in (first + DAY * offset for offset in range(length))
            )
            self._years[year] = days
        return days


TERMS_REMEMBERED = 10_000


def read_overrides(path: Path) -> dict[date, bool]:
    """Return which days the file makes working (``True``) or free (``False``)."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CalendarError(f"{path.name}: {error}") from error
    unknown = sorted(set(content) - KEYS)
    if unknown:
        raise CalendarError(f"{path.name}: unknown {', '.join(unknown)}; expected {', '.join(sorted(KEYS))}")
    days: dict[date, bool] = {}
    for key in sorted(content):
        for day in content[key] if isinstance(content[key], list) else [content[key]]:
            if not isinstance(day, date) or isinstance(day, datetime):
                raise CalendarError(f"{path.name}: {key} holds {day!r}, expected dates such as 2026-01-05")
            if day in days:
                raise CalendarError(f"{path.name}: {day} is given twice")
            days[day] = key == "working_days"
    return days


@cache
def default_calendar() -> WorkingCalendar:
    """Return the calendar without an installation's overrides."""
    return WorkingCalendar(None)


@cache
def _library(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Return the public holidays and the days off worked instead, as the library knows them.

    A working day taken from the end of a year for the next one is announced with the next one.
    """
    free = frozenset(country_holidays("KZ", years=year))
    worked = country_holidays("KZ", years=(year, year + 1)).weekend_workdays
    return free, frozenset(day for day in worked if day.year == year)
