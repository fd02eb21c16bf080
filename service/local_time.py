"""The date that the law goes by: that of Kazakhstan, whatever the machine's time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

KAZAKHSTAN: Final = timezone(timedelta(hours=5))
"""One time for the whole country since 1 March 2024; a fixed offset needs no zone files on the machine."""


def local_date(moment: datetime) -> date:
    """Return the date in Kazakhstan at an aware moment."""
    return moment.astimezone(KAZAKHSTAN).date()


def local_time(moment: datetime) -> datetime:
    """Return an aware moment by the clocks of Kazakhstan."""
    return moment.astimezone(KAZAKHSTAN)
