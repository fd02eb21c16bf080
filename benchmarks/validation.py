"""How many score sheets are checked in a second, every rule of the methodology on each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.papers import FORM, TODAY, sheet
from benchmarks.results import Line
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.results import Extent


def measure(extent: Extent) -> Iterator[Line]:
    """Check sheets that differ in name, scores and comments."""
    count = extent.of(10_000, 1_000)
    sheets = [sheet(number) for number in range(count)]
    started = time.perf_counter()
    valid = sum(check(FORM, each, today=TODAY).valid for each in sheets)
    seconds = time.perf_counter() - started
    share = f"{valid * 100 // count} % of them valid"
    yield Line(f"{count:,} sheets of {FORM} checked, {share}", f"{count / seconds:,.0f} sheets/s")
    yield Line("one sheet", f"{seconds / count * 1000:.2f} ms")
