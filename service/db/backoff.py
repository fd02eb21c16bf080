"""Delays before another attempt: doubled each time, up to a limit."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

FIRST_BACKOFF: Final = timedelta(seconds=2)
FIRST_NOTIFY_DELAY: Final = timedelta(seconds=5)
MESSAGE_LOST_AFTER: Final = timedelta(seconds=10)
"""Time without news of a task of the queue of batches after which its message counts as lost."""
MAX_BACKOFF: Final = timedelta(minutes=5)
_DOUBLINGS: Final = 20


def backoff(failures: int) -> timedelta:
    """Return the delay after that many failed attempts, from 1: 2, 4, 8 ... seconds, at most five minutes."""
    return _doubled(FIRST_BACKOFF, failures - 1)


def notify_delay(notify_count: int) -> timedelta:
    """Return the delay of the next notification after that many, from 0: 5, 10, 20 ... seconds, at most 5 min."""
    return _doubled(FIRST_NOTIFY_DELAY, notify_count)


def _doubled(first: timedelta, times: int) -> timedelta:
    pause: timedelta = first * 2 ** min(times, _DOUBLINGS)
    return min(pause, MAX_BACKOFF)
