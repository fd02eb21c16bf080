"""Heights of rows with wrapped text, for programs that do not find them by themselves when they open a file."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import Final

LINE: Final = 15.0
"""Height of a line of text, in points."""
FILLED: Final = 0.9
"""Of the width of a column, what a line of usual letters fills: widths count digits, and fonts differ."""
MOST: Final = 409.0
"""The highest a row can be, in points (Excel's specifications and limits)."""


def height(texts: Iterable[tuple[str, int]]) -> float:
    """Return the height a row needs, in points, from its texts and the widths of their columns in characters."""
    return min(MOST, LINE * max((_lines(text, width) for text, width in texts), default=1))


def _lines(text: str, width: int) -> int:
    room = int(width * FILLED)
    return sum(1 if len(line) <= room else len(wrap(line, room)) for line in text.split("\n"))
