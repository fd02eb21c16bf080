"""Pauses grow, but not for ever, and never overflow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.db.backoff import backoff, notify_delay


@pytest.mark.parametrize(("failures", "seconds"), [(1, 2), (2, 4), (5, 32), (8, 256), (9, 300), (10_000, 300)])
def test_the_pause_after_failures_grows_to_five_minutes(failures: int, seconds: int) -> None:
    """What failed a moment ago is not tried again at once."""
    assert backoff(failures) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("notify_count", "seconds"), [(0, 5), (1, 10), (5, 160), (6, 300), (100_000, 300)])
def test_the_delay_of_the_next_notification_grows_to_five_minutes(notify_count: int, seconds: int) -> None:
    """What waits in a long queue is not notified of all the time."""
    assert notify_delay(notify_count) == timedelta(seconds=seconds)
