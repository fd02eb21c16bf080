"""Requests that wait a few seconds for what a worker makes, so that most clients get it at their first asking."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

POLL_SECONDS: Final = 0.05
SLOWEST_POLL_SECONDS: Final = 0.5
SLOWER: Final = 1.2

T = TypeVar("T")


def wait_for(look: Callable[[], T | None], places: threading.Semaphore, seconds: float) -> T | None:
    """Return what ``look`` finds, asked ever more rarely; ``None`` when it finds nothing in time.

    Args:
        look: what to ask; what it raises ends the waiting.
        places: how many requests may wait at once, for each holds a thread that others need; who finds none is sent
            away at once.
        seconds: how long.
    """
    if (found := look()) is not None or not places.acquire(blocking=False):
        return found
    try:
        pause, deadline = POLL_SECONDS, time.monotonic() + seconds
        while time.monotonic() < deadline:
            time.sleep(pause)
            pause = min(SLOWER * pause, SLOWEST_POLL_SECONDS)
            if (found := look()) is not None:
                return found
    finally:
        places.release()
    return None
