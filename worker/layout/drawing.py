"""Lines of text and of tables as the content streams of LibreOffice have them, number by number (ISO 32000-1, 8 and 9).

What is drawn is given from the left edge of the page and from a height the block is moved to; positions on the page are
tenths of a point: a text stands at ``(x + 3) // 2`` of its twips and at ``y // 2``, counted from the top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from math import trunc
from operator import attrgetter
from typing import Final

from worker.layout.fonts import CODES, SizedFont
from worker.layout.lines import BLANK, Line, Portion

PHASES: Final = 12
"""Sixths of a twip in a tenth of a point: where within one a glyph stands decides how the next is moved."""
SHOWN_KEPT: Final = 2000
MOST: Final = 9000
"""Tenths of a point of the longer side of a page, and some more."""
UNDERLINE: Final = b"q 1 0 0 1 %s %s cm\n0.7 w\n0 -1.1 m %s -1.1 l S\nQ\n"
STROKE: Final = b"q 0.5 w 0 J 1 j\n%s %s m\n%s %s l S\nQ\n"
BORDER: Final = 10
"""Width of the lines of tables and below paragraphs, in twips."""

UNDERLINED: Final[Callable[[Portion], bool]] = attrgetter("run.letters.underlined")

Row = dict[str, "tuple[bytes, Row]"]


def number(value: float) -> bytes:
    """Return a number as LibreOffice writes it: three places at most."""
    return (b"%.3f" % value).rstrip(b"0").rstrip(b".")


TENTHS: Final = tuple(number(tenths / 10) for tenths in range(MOST))


class Ink:
    """Shows texts in a font: each glyph with the adjustment that follows it (ISO 32000-1, 9.4.3, ``TJ``)."""

    def __init__(self, font: SizedFont) -> None:
        self._shown: dict[str, bytes] = {}
        self._rows: list[Row] = [{} for _ in range(PHASES)]
        for phase, row in enumerate(self._rows):
            for character, code in CODES.items():
                moved = phase + font.advances[character]
                # Python rounds towards zero here, as the exporter does.
                kern = trunc(font.face.widths[character] * font.narrowed - (moved // PHASES) * 100 / font.size + 0.5)
                shown = b"%02X>%d<" % (code, kern) if kern else b"%02X" % code
                row[character] = shown, self._rows[moved % PHASES]

    def show(self, text: str) -> bytes:
        """Return the operator that shows a text whose characters can be drawn."""
        found = self._shown.get(text)
        if found is None:
            if len(self._shown) >= SHOWN_KEPT:
                self._shown.clear()
            found = self._shown[text] = self._made(text)
        return found

    def _made(self, text: str) -> bytes:
        row, shown = self._rows[3], []
        for character in text[:-1]:
            glyph, row = row[character]
            shown.append(glyph)
        last = b"%02X" % CODES[text[-1]]
        return b"[<%s%s>]TJ" % (b"".join(shown), last) if shown else b"<%s>Tj" % last


@lru_cache(maxsize=64)
def ink(font: SizedFont) -> Ink:
    """Return what shows texts in a font."""
    return Ink(font)


def texts(lines: Iterable[Line], left: int, top: int, parity: int) -> Iterator[tuple[Portion, int, bytes]]:
    """Yield the portions of lines, the number of the line each stands in, and what draws it.

    Args:
        lines: to be drawn one below the other.
        left: where their paragraph begins, in twips from the left edge of the page.
        top: how far the first begins below the height the block is moved to.
        parity: 1 where that height is an odd number of twips, which were cut to tenths of a point.
    """
    for place, line in enumerate(lines):
        below = (top + line.ascent + parity) // 2
        y = b"-" + TENTHS[below] if below >= 0 else TENTHS[-below]
        last = line.portions[-1] if line.portions else None
        common = _common_underline(line.portions)
        for number_, portion in enumerate(line.portions):
            # A blank at the end of a line shows nothing, but who listens to the text hears two words.
            goes_on = line.at_blank and portion is last and portion.text[-1:] != BLANK
            yield portion, place, _drawn(portion, left + portion.x, y, common=common[number_], goes_on=goes_on)
        top += line.height


def _common_underline(portions: Sequence[Portion]) -> list[bool]:
    """Return of each portion whether its underline is one with that of its neighbours, or that of a tab.

    LibreOffice then draws it by itself, under blanks, and not with the text.
    """
    if not any(map(UNDERLINED, portions)):
        return [False] * len(portions)
    found: list[bool] = []
    for underlined, same in groupby(portions, key=UNDERLINED):
        group = list(same)
        found += [underlined and (len(group) > 1 or group[0].is_tab)] * len(group)
    return found


def _drawn(portion: Portion, x: int, y: bytes, *, common: bool, goes_on: bool) -> bytes:
    font, drawn = portion.font, b""
    if portion.text.strip(BLANK) and not portion.is_tab:
        text = portion.text + BLANK if goes_on else portion.text
        place = font.placed % (TENTHS[(x + 3) // 2], y)
        drawn = b"BT\n%s /F%d %g Tf%s\nET\n" % (place, font.face.number + 1, font.size, ink(font).show(text))
    # Blanks are drawn for a tab, as many as fit; below none there is no line.
    if portion.run.letters.underlined and not (portion.is_tab and portion.width < font.width(BLANK)):
        start, width = (x + 1, portion.width + 1) if common else (x + 3, portion.width)
        drawn += UNDERLINE % (TENTHS[start // 2], y, TENTHS[width // 2])
    return drawn
