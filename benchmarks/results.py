"""A measured line of the table, how time is taken, and how much is measured."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a benchmark measures.

    Attributes:
        quick: a minute instead of several.
        sheets: score sheets of the batch, ``None`` for as many as suit.
    """

    quick: bool = False
    sheets: int | None = None

    def of(self, usual: int, quick: int) -> int:
        """Return how often something is done."""
        return quick if self.quick else usual


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        what: what was measured.
        value: the figure with its unit.
        ratio: the figure in relation to the line it is compared with, empty where there is none.
        aim: what the house aims at, empty where it aims at nothing.
        met: whether the aim was met, ``None`` without an aim.
    """

    what: str
    value: str
    ratio: str = ""
    aim: str = ""
    met: bool | None = None


def seconds_each(action: Callable[[], object], times: int, rounds: int = 3) -> float:
    """Return the seconds one call takes: the best of some rounds, which is the least disturbed by the machine."""
    return min(_round(action, times) for _ in range(rounds))


def _round(action: Callable[[], object], times: int) -> float:
    started = time.perf_counter()
    for _ in range(times):
        action()
    return (time.perf_counter() - started) / times


def quantile(values: list[float], share: float) -> float:
    """Return the value that a share (0 to 1) of the values stays at or below."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def median(values: list[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)


def milliseconds(seconds: float) -> str:
    """Write a duration with a resolution that fits it."""
    return f"{seconds * 1000:.2f} ms" if seconds < 0.01 else f"{seconds * 1000:.0f} ms"


def compared(what: str, ours: float, theirs: float, aim: float | None = None) -> Line:
    """Return the line of a duration, saying how many times shorter it is than another; durations in seconds."""
    ratio = theirs / ours
    if aim is None:
        return Line(what, milliseconds(ours), f"{ratio:.1f}x")
    return Line(what, milliseconds(ours), f"{ratio:.1f}x", f"{aim:g}x", ratio >= aim)


def below(what: str, value: float, most: float, unit: str) -> Line:
    """Return the line of a figure that shall stay below another one."""
    return Line(what, f"{value:.{0 if value >= 10 else 2}f} {unit}", aim=f"< {most:g} {unit}", met=value < most)
