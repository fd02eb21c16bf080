"""The benchmark of a batch runs, its stages add up, and its extrapolation is plain arithmetic; no time is judged."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from benchmarks import runs, stopwatch
from benchmarks.runs import Run
from benchmarks.stages import FURTHER, JOINING, MAKING, measured
from benchmarks.stopwatch import Stopwatch
from benchmarks.workbook import write_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def _ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a second pass between any two looks at the clock."""
    ticks, works = itertools.count(), itertools.count(step=0.5)
    for module in (stopwatch, runs):
        monkeypatch.setattr(
            module, "time", SimpleNamespace(perf_counter=lambda: float(next(ticks)), process_time=lambda: next(works))
        )


def test_every_stage_of_a_batch_is_measured(tmp_path: Path) -> None:
    """With the real reader, renderer, database and LibreOffice; a function that is gone would be an error.

    What joins papers for LibreOffice has nothing to do where all of them are laid out.
    """
    workbook = tmp_path / "sheets.xlsx"
    write_sheets(workbook, 3)
    watch = measured(workbook, 3)
    assert {*MAKING, *FURTHER} - watch.seconds.keys() == {*JOINING}
    assert all(taken > 0 for taken in watch.seconds.values())


@pytest.mark.usefixtures("_ticking")
def test_each_moment_counts_for_the_innermost_stage() -> None:
    """Also where a stage yields one thing after another, and where it says itself how long a part of it took."""
    watch = Stopwatch()

    def some() -> Iterator[int]:
        yield from (1, 2)

    with watch.stage("outer"):
        with watch.stage("inner"):
            watch.move("told", 0.25)
        assert list(watch._timed(some, "each")()) == [1, 2]
    assert watch.seconds == {"outer": 6.0, "inner": 0.75, "told": 0.25, "each": 4.0}
    assert watch.busy == {"outer": 3.0, "inner": 0.5, "each": 2.0}


@pytest.mark.usefixtures("_ticking")
def test_more_sheets_are_extrapolated_from_the_time_after_the_first_ones() -> None:
    """What starts once is counted once."""
    run = Run(50)
    run.note(0)
    run.note(10)
    run.note(30)
    run.end()
    assert run.seconds == 2.0
    assert run.extrapolated(50) == run.seconds
    assert run.extrapolated(90) == 3.0
