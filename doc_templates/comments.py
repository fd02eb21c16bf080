"""Where a comment is printed: in its narrow cell, or, when it is long, below its row over the whole width of the table.

A row taller than a page cannot be kept whole: LibreOffice then cuts off its last lines, and Word splits it. So a long
comment is printed in rows of its own, none of which is higher than a page. Widths of letters are estimated, on the
safe side, for Times New Roman of 10 points.
"""

from __future__ import annotations

import unicodedata

SEE_BELOW = "см. ниже"
"""Printed in the cell of a comment that stands below its row."""

CELL_LETTERS, CELL_LINES = 18, 22
"""Letters in a line of the cell, and the lines up to which a comment stays in it: some 400 letters."""

WIDE_LETTERS, WIDE_LINES = 70, 40
"""The same for a row over the whole width; text in capitals still takes less than a page."""

TAB_LETTERS = 8


def in_cell(text: str) -> bool:
    """Tell whether a comment is short enough for its cell."""
    return _reach(text, CELL_LETTERS, CELL_LINES) == len(text)


def rows(text: str) -> list[str]:
    """Cut a long comment into texts of rows; put together with a blank between them they are the comment again."""
    found = []
    rest = text
    while rest:
        end = _reach(rest, WIDE_LETTERS, WIDE_LINES)
        gap = _gap(rest, end) if end < len(rest) else 0
        found.append(rest[: gap or end])
        rest = rest[gap + 1 :] if gap else rest[end:]
    return found


def _gap(text: str, end: int) -> int:
    """Return where to cut a text before ``end``: at the end of a line if one is near, else of a word, else 0."""
    line = text.rfind("\n", end // 2, end)
    return max(line, 0) or max(text.rfind(" ", 0, end), text.rfind("\n", 0, end), 0)


def _reach(text: str, letters: int, lines: int) -> int:
    """Return how many characters of a text fit into so many lines of so many letters."""
    line, column = 1, 0
    for index, character in enumerate(text):
        column += _width(character)
        if character == "\n" or column > letters:
            line, column = line + 1, 0 if character == "\n" else _width(character)
        if line > lines:
            return index
    return len(text)


def _width(character: str) -> int:
    if character == "\t":
        return TAB_LETTERS
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
