"""A single document on a real service: the time from POST to ready, and the memory of every process afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.memory import described
from benchmarks.results import Line, median, milliseconds, quantile
from benchmarks.server import service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.results import Extent

AIM_SECONDS = 0.25
WARM_UP = 5


def measure(extent: Extent) -> Iterator[Line]:
    """Make documents one after the other, then look at the processes."""
    with service() as running:
        for _ in range(WARM_UP):
            running.client.make_document()
        taken = [running.client.make_document() for _ in range(extent.of(50, 10))]
        middle = median(taken)
        label = f"POST to ready, DOCX and PDF, median of {len(taken)}"
        yield Line(label, milliseconds(middle), aim=f"< {AIM_SECONDS * 1000:.0f} ms", met=middle < AIM_SECONDS)
        yield Line("POST to ready, slowest of twenty", milliseconds(quantile(taken, 0.95)))
        yield from described(running.pid)
