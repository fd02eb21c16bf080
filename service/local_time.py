"""The date as the law counts it: that of Kazakhstan, wherever the machine stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

KAZAKHSTAN: Final = timezone(timedelta(hours=5))
"""One time for the whole country since 1 March 2024; a fixed offset needs no zone files on the machine."""


def local_date(moment: datetime) -> date:
    """Return the date in Kazakhstan at that moment, which must know its time zone."""
    return moment.astimezone(KAZAKHSTAN).date()
