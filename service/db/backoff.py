"""How long to wait before something is tried again: twice as long each time, up to a limit."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

FIRST_BACKOFF: Final = timedelta(seconds=2)
FIRST_SILENCE: Final = timedelta(seconds=5)
LONGEST: Final = timedelta(minutes=5)
_DOUBLINGS: Final = 20


def backoff(failures: int) -> timedelta:
    """Return the pause after that many failed attempts, from 1: 2, 4, 8 ... seconds, at most five minutes."""
    return _doubled(FIRST_BACKOFF, failures - 1)


def silence(rings: int) -> timedelta:
    """Return how long nothing is sent again after that many repeats, from 0: 5, 10, 20 ... seconds, at most 5 min."""
    return _doubled(FIRST_SILENCE, rings)


def _doubled(first: timedelta, times: int) -> timedelta:
    pause: timedelta = first * 2 ** min(times, _DOUBLINGS)
    return min(pause, LONGEST)
