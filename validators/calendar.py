"""The working calendar of Kazakhstan: a five-day week, public holidays, and the yearly transfers of days off.

Holidays and the transfers of past decrees come from the ``holidays`` library (Kurban Ait is estimated ahead). The file
``calendar.toml`` beside this module and a file of the installation are put on top, the later over the earlier, so that
a decree takes effect without a change of code; ``validators.calendar_file`` says what such a file holds.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from validators.calendar_file import CalendarFile, Override, read_calendar_file
from validators.days_off import WEEKEND, Ground, Reason, known_days

if TYPE_CHECKING:
    from collections.abc import Iterator

BUNDLED = Path(__file__).parent / "calendar.toml"
SATURDAY = 5
DAY = timedelta(days=1)
TERMS_REMEMBERED = 10_000


class WorkingCalendar:
    """Tells working days from free ones, says why, and counts terms in working days.

    Args:
        overrides: the installation's own file, put on top of the bundled one.

    Raises:
        CalendarError: a file cannot be read, has an unknown key, something that is no date, or a day both ways.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        self.bundled = read_calendar_file(BUNDLED)
        self.overrides: CalendarFile | None = None if overrides is None else read_calendar_file(overrides)
        self._years: dict[int, tuple[bool, ...]] = {}
        self._terms: dict[tuple[date, int], date] = {}

    def is_working_day(self, day: date) -> bool:
        """Tell whether civil servants of a five-day week work on the day."""
        return self._year(day.year)[day.timetuple().tm_yday - 1]

    def reason(self, day: date) -> Reason | None:
        """Return why the day is off, or worked though it would be off; ``None`` for an ordinary working day."""
        reason = known_days(day.year).get(day) or (WEEKEND if day.weekday() >= SATURDAY else None)
        for file, ground in ((self.bundled, Ground.TRANSFER), (self.overrides, Ground.INSTALLATION)):
            override = None if file is None else file.days.get(day)
            if override is not None:
                reason = _overridden(reason, override, ground)
        return reason

    def notable_days(self, first: date, last: date) -> Iterator[tuple[date, Reason]]:
        """Yield the days on which the calendar differs from a plain week, holidays on a weekend among them."""
        for day in days(first, last):
            reason = self.reason(day)
            if reason is not None and reason.ground is not Ground.WEEKEND:
                yield day, reason

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

    def subtract_working_days(self, day: date, number: int) -> date:
        """Return the working day that lies ``number`` working days before ``day``; counting starts on its eve."""
        first, left = day, number
        while left > 0:
            first -= DAY
            left -= self.is_working_day(first)
        return first

    def working_days_between(self, first: date, last: date) -> int:
        """Return the number of working days from ``first`` to ``last``, both included; 0 where they are crossed."""
        count = 0
        for year in range(first.year, last.year + 1):
            begin = first.timetuple().tm_yday - 1 if year == first.year else 0
            end = last.timetuple().tm_yday if year == last.year else None
            count += sum(self._year(year)[begin:end])
        return count

    def _year(self, year: int) -> tuple[bool, ...]:
        known = self._years.get(year)
        if known is None:
            span = days(date(year, 1, 1), date(year, 12, 31))
            known = tuple(reason is None or reason.working for reason in map(self.reason, span))
            self._years[year] = known
        return known


def days(first: date, last: date) -> Iterator[date]:
    """Yield the days from ``first`` to ``last``, both included."""
    while first <= last:
        yield first
        first += DAY


@cache
def default_calendar() -> WorkingCalendar:
    """Return the calendar without an installation's overrides."""
    return WorkingCalendar(None)


def _overridden(reason: Reason | None, override: Override, ground: Ground) -> Reason | None:
    """Return the reason after a file has spoken; a file that confirms a holiday leaves it its name."""
    if reason is not None and reason.ground is not Ground.WEEKEND and reason.working == override.working:
        return replace(reason, estimated=False, source=override.source or reason.source)
    if reason is None and override.working:
        return None
    return Reason(ground, working=override.working, source=override.source)
