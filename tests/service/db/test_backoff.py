"""Pauses grow, but not for ever, and never overflow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.db.backoff import backoff, silence


@pytest.mark.parametrize(("failures", "seconds"), [(1, 2), (2, 4), (5, 32), (8, 256), (9, 300), (10_000, 300)])
def test_the_pause_after_failures_grows_to_five_minutes(failures: int, seconds: int) -> None:
    """What failed a moment ago is not tried again at once."""
    assert backoff(failures) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("rings", "seconds"), [(0, 5), (1, 10), (5, 160), (6, 300), (100_000, 300)])
def test_the_silence_of_the_bell_grows_to_five_minutes(rings: int, seconds: int) -> None:
    """What waits in a long queue is not rung for all the time."""
    assert silence(rings) == timedelta(seconds=seconds)
