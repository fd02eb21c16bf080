"""A single document on a real service: the time from POST to ready, and the memory of every process afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil

from benchmarks.results import Line, median, milliseconds, quantile
from benchmarks.server import service

if TYPE_CHECKING:
    from collections.abc import Iterator

AIM_SECONDS = 0.25
WARM_UP = 5

ROLES = (
    ("service.http", "web"),
    ("worker.sweep", "sweeper"),
    ("convert/driver.py", "LibreOffice's driver"),
    ("soffice", "LibreOffice"),
    ("bagalau serve", "supervisor"),
    ("-m worker", "worker"),
)
"""What a command line holds, and what the process does; the first that fits counts."""

_MB = 1024 * 1024


def measure(*, quick: bool) -> Iterator[Line]:
    """Make documents one after the other, then look at the processes."""
    with service() as running:
        for _ in range(WARM_UP):
            running.client.make_document()
        taken = [running.client.make_document() for _ in range(10 if quick else 50)]
        middle = median(taken)
        label = f"POST to ready, DOCX and PDF, median of {len(taken)}"
        yield Line(label, milliseconds(middle), aim=f"< {AIM_SECONDS * 1000:.0f} ms", met=middle < AIM_SECONDS)
        yield Line("POST to ready, slowest of twenty", milliseconds(quantile(taken, 0.95)))
        yield from _memory(running.pid)


def _memory(pid: int) -> Iterator[Line]:
    """List resident (RSS) and proportional (PSS, shared pages divided among their users) memory of a process tree."""
    supervisor = psutil.Process(pid)
    total = 0
    for process in (supervisor, *supervisor.children(recursive=True)):
        try:
            facts = process.memory_full_info()
            role = _role(process.cmdline())
        except psutil.NoSuchProcess:
            continue
        total += facts.pss
        yield Line(f"memory of {role}", f"RSS {facts.rss / _MB:.0f} MB, PSS {facts.pss / _MB:.0f} MB")
    yield Line("memory of the whole service", f"PSS {total / _MB:.0f} MB")


def _role(command: list[str]) -> str:
    line = " ".join(command)
    return next((role for mark, role in ROLES if mark in line), line[:60] or "a process that has ended")
