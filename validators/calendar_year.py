"""A year of the working calendar as clients read it: what is off, what is worked, how many days that leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

from validators.calendar import SATURDAY, WorkingCalendar
from validators.days_off import Reason
from validators.periods import QUARTERS, add_months, quarter

YEARS = range(2000, 2100)
"""Years that can be asked about: the library knows the decrees from 2000 on."""
MONTHS = range(1, 13)


def described_year(year: int, calendar: WorkingCalendar, language: str = "ru") -> dict[str, Any]:
    """Return what is in force in the year, JSON-ready; ordinary weekends are not listed."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    notable = [(day, reason) for day, reason in calendar.notable_days(first, last)]
    listed = [(reason.working, _described(day, reason, language)) for day, reason in notable]
    return {
        "year": year,
        "working_days": _counts(year, calendar),
        "days_off": [entry for working, entry in listed if not working],
        "worked_days_off": [entry for working, entry in listed if working],
        "estimated": [day.isoformat() for day, reason in notable if reason.estimated],
        "overrides": None if calendar.overrides is None else _described_file(year, calendar),
    }


def _counts(year: int, calendar: WorkingCalendar) -> dict[str, Any]:
    between = calendar.working_days_between
    months = [date(year, number, 1) for number in MONTHS]
    ends = [date.fromordinal(add_months(first, 1).toordinal() - 1) for first in months]
    quarters = [quarter(year, number) for number in QUARTERS]
    return {
        "year": between(months[0], ends[-1]),
        "quarters": [between(each.first_day, each.last_day) for each in quarters],
        "months": [between(first, end) for first, end in zip(months, ends, strict=True)],
    }


def _described(day: date, reason: Reason, language: str) -> dict[str, Any]:
    return {
        "day": day.isoformat(),
        "weekend": day.weekday() >= SATURDAY,
        "ground": reason.ground.value,
        "reason": reason.text(day, language),
        "estimated": reason.estimated,
        "source": reason.source,
    }


def _described_file(year: int, calendar: WorkingCalendar) -> dict[str, Any]:
    """Describe the installation's file by its name alone: where it lies is nobody's business."""
    file = calendar.overrides
    if file is None:
        raise LookupError("the installation has no file")
    days = [day for day in file.days if day.year == year]
    sources = [file.days[day].source for day in sorted(days)]
    return {
        "file": file.name,
        "days": len(days),
        "sources": [source for source in dict.fromkeys(sources) if source is not None],
    }
