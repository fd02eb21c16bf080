"""A single document on a real service: the time from POST to ready, and the memory of every process afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.memory import described
from benchmarks.results import Line, median, milliseconds, quantile
from benchmarks.server import service
from worker.layout.layouts import WAITED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.results import Extent

AIM_SECONDS = 0.25
AIM_LAID_OUT_SECONDS = 0.05
AIM_PREVIEW_SECONDS = 0.15
AIM_PREVIEW_LAID_OUT_SECONDS = 0.03
WARM_UP = 5
COMPARED = 60
"""Documents made while the layout is compared, and just after."""


def measure(extent: Extent) -> Iterator[Line]:
    """Make documents one after the other, by LibreOffice and then without, and look at the processes."""
    times = extent.of(50, 10)
    with service() as running:
        make, look = running.client.make_document, running.client.preview
        for _ in range(WARM_UP):
            make()
        yield from _described("POST to ready, by LibreOffice", [make() for _ in range(times)], AIM_SECONDS)
        look()
        yield from _described("preview by LibreOffice", [look() for _ in range(times)], AIM_PREVIEW_SECONDS)
        for _ in range(WAITED - WARM_UP - times + COMPARED):
            make()
        yield from _described("POST to ready, laid out", [make() for _ in range(times)], AIM_LAID_OUT_SECONDS)
        look()
        yield from _described("preview laid out", [look() for _ in range(times)], AIM_PREVIEW_LAID_OUT_SECONDS)
        yield from described(running.pid)


def _described(what: str, taken: Sequence[float], aim: float) -> Iterator[Line]:
    middle = median(list(taken))
    label = f"{what}, median of {len(taken)}"
    yield Line(label, milliseconds(middle), aim=f"< {aim * 1000:.0f} ms", met=middle < aim)
    yield Line("  slowest of twenty", milliseconds(quantile(list(taken), 0.95)))
