"""The working calendar of Kazakhstan: a five-day week, public holidays, and the yearly transfers of days off.

Holidays and the transfers of past decrees come from the ``holidays`` library (Kurban Ait is estimated ahead). The file
``calendar.toml`` beside this module, a file of the installation, and what was entered in the installation are put on
top, the later over the earlier, so that a decree takes effect without a change of code; ``validators.calendar_file``
says what such a file holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from holidays import HolidayBase

from validators.calendar_file import CalendarFile, Override, read_calendar_file
from validators.days_off import WEEKEND, Ground, Reason, known_days

BUNDLED = Path(__file__).parent / "calendar.toml"
SATURDAY = 5
DAY = timedelta(days=1)
REMEMBERED = 10_000
"""Answers kept of each kind: the rows of a batch ask the same again and again."""


class WorkingCalendar:
    """Tells working days from free ones, says why, and counts terms in working days.

    Args:
        overrides: the installation's own file, put on top of the bundled one, or what was read from it.
        entered: the days of decrees that were entered in the installation, put on top of both.

    Raises:
        CalendarError: a file cannot be read, has an unknown key, something that is no date, or a day both ways.
    """

    def __init__(
        self, overrides: Path | CalendarFile | None = None, entered: Mapping[date, Override] = MappingProxyType({})
    ) -> None:
        self.bundled = read_calendar_file(BUNDLED)
        self.overrides = read_calendar_file(overrides) if isinstance(overrides, Path) else overrides
        self.entered = entered

    def is_working_day(self, day: date) -> bool:
        """Return whether civil servants of a five-day week work on the day."""
        return self._days.is_working_day(day)

    def reason(self, day: date) -> Reason | None:
        """Return why the day is off, or worked though it would be off; ``None`` for an ordinary working day."""
        return self._reasons.get(day) or _weekend(day)

    def notable_days(self, first: date, last: date) -> Iterator[tuple[date, Reason]]:
        """Yield the days on which the calendar differs from a plain week, holidays on a weekend among them."""
        for day in days(first, last):
            reason = self.reason(day)
            if reason is not None and reason.ground is not Ground.WEEKEND:
                yield day, reason

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a calendar lives as long as its process
    def add_working_days(self, day: date, number: int) -> date:
        """Return the last day of a term of ``number`` working days; counting starts on the day after ``day``."""
        return self._days.get_nth_working_day(day, number) if number else day

    def subtract_working_days(self, day: date, number: int) -> date:
        """Return the working day that lies ``number`` working days before ``day``; counting starts on its eve."""
        return self.add_working_days(day, -number)

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - as above
    def working_days_between(self, first: date, last: date) -> int:
        """Return the number of working days from ``first`` to ``last``, both included; 0 where they are crossed."""
        return self._days.get_working_days_count(first, last) if first <= last else 0

    @cached_property
    def _reasons(self) -> Mapping[date, Reason]:
        found = dict(known_days())
        own = {} if self.overrides is None else self.overrides.days
        layers = (self.bundled.days, Ground.TRANSFER), (own, Ground.INSTALLATION), (self.entered, Ground.TRANSFER)
        for overridden, ground in layers:
            for day, override in overridden.items():
                reason = _overridden(found.get(day) or _weekend(day), override, ground)
                if reason is not None:
                    found[day] = reason
        return found

    @cached_property
    def _days(self) -> HolidayBase:
        """The library's arithmetic over the days of this calendar."""
        found = HolidayBase(expand=False)
        found.append([day for day, reason in self._reasons.items() if not reason.working])
        found.weekend_workdays = {day for day, reason in self._reasons.items() if reason.working}
        return found


def days(first: date, last: date) -> Iterator[date]:
    """Yield the days from ``first`` to ``last``, both included."""
    while first <= last:
        yield first
        first += DAY


@cache
def default_calendar() -> WorkingCalendar:
    """Return the calendar without an installation's overrides."""
    return WorkingCalendar(None)


def _weekend(day: date) -> Reason | None:
    return WEEKEND if day.weekday() >= SATURDAY else None


def _overridden(reason: Reason | None, override: Override, ground: Ground) -> Reason | None:
    """Return the reason after a file has spoken; a file that confirms a holiday leaves it its name."""
    if reason is not None and reason.ground is not Ground.WEEKEND and reason.working == override.working:
        return replace(reason, estimated=False, source=override.source or reason.source)
    if reason is None and override.working:
        return None
    return Reason(ground, working=override.working, other=override.other, source=override.source)
