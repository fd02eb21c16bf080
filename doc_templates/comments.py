"""Where a comment is printed: in its narrow cell, or, when it is long, below its row over the whole width of the table.

In its cell a comment of a few hundred letters would make the row many times as high as what stands beside it, and the
paper a page longer. Below, it is printed in rows of its own, none higher than a third of a page, so each is kept whole.
"""

from __future__ import annotations

from doc_templates import widths
from doc_templates.docx import measure

SEE_BELOW = "см. ниже"
"""Printed in the cell of a comment that stands below its row."""

SIZE = 10
"""Of the letters in points."""
CELL = widths.SCORE_SHEET["comment"] - measure.CELL_MARGINS
CELL_LINES = 10
"""Lines up to which a comment stays in its cell: about as many as the longest explanations beside it have."""

WIDE = sum(widths.SCORE_SHEET.values()) - measure.CELL_MARGINS
WIDE_LINES = int(measure.UPRIGHT / 3 * measure.POINTS_PER_MM / (SIZE * measure.LINE))
"""The same for a row over the whole width, a third of a page."""
SENTENCE_ENDS = (". ", "! ", "? ", "; ", "\n")


def in_cell(text: str) -> bool:
    """Tell whether a comment is short enough for its cell."""
    return len(measure.lines(text, CELL, SIZE)) <= CELL_LINES


def rows(number: int, text: str) -> list[str]:
    """Cut the long comment to a parameter into texts of rows, each of which says what it is.

    Args:
        number: of the parameter.
        text: the comment.
    """
    head, found, rest = f"Комментарий к параметру {number}: ", [], text
    while len(measure.lines(head + rest, WIDE, SIZE)) > WIDE_LINES:
        end = measure.reach(head + rest, WIDE, SIZE, WIDE_LINES) - len(head)
        cut = gap(rest, end // 2, end)
        found.append(head + (rest[: cut - 1] if rest[cut - 1] in " \n" else rest[:cut]))
        head, rest = f"Комментарий к параметру {number} (продолжение): ", rest[cut:]
    return [*found, head + rest]


def gap(text: str, first: int, end: int) -> int:
    """Return where to cut a text between two places: after a sentence, else after a word, else at the end."""
    sentence = max(text.rfind(mark, first, end) + len(mark) for mark in SENTENCE_ENDS)
    word = text.rfind(" ", first, end) + 1
    return sentence if sentence > first + 1 else word if word > first else end
