"""Room that a text takes on paper, estimated before LibreOffice or Word lays it out.

Estimates decide how a paper is laid out: which row of a table may go on over pages, which comment stands in its cell.
They follow from the text alone, so that the same data give the same paper everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

TEXT_WIDTH = 170.0
"""Width of the text in millimetres: A4 less 30 mm on the left, for filing, and 10 mm on the right."""
UPRIGHT, LANDSCAPE = 257.0, 170.0
"""Height of the text of a page in millimetres: A4 less its margins."""

CELL_MARGINS: Final = 3.0
"""Distance of a text from both lines of its cell together, in millimetres."""
POINTS_PER_MM: Final = 72 / 25.4
LINE: Final = 1.15
"""Height of a line by the height of its letters (``hhea`` of Liberation Serif: 1.149)."""

_GROUPS: Final = {
    180: "'", 200: "|", 250: " \u00a0,.", 278: "/:;\\ijltіїј", 333: "!()-I[]`frІЇ‘’", 350: "•", 389: "JsЈѕ", 395: "з",
    400: "°", 408: '"', 410: "гѓғ", 429: "эє", 437: "т", 444: "?acezаесѐёә“”„", 456: "ь", 460: "я", 469: "^", 472: "в",
    480: "{}", 483: "ђ", 486: "кќқ", 499: "л", 500: "#$*0123456789_bdghknopquvxy§«»–орухћўөұүһ", 501: "З", 503: "ч",
    509: "бд", 517: "ъ", 535: "ийнпцѝџң", 541: "~", 556: "FPSЅР", 564: "+<=>", 574: "БЬ", 578: "ЃГҒ", 611: "ELTZЀЁЕТ",
    633: "м", 648: "ф", 650: "ЧҺ", 660: "ЄЭ", 667: "BCRЌВКСЯҚ", 672: "ы", 678: "Л", 682: "Д", 691: "ж", 706: "Ъ",
    708: "ЎУ", 722: "ADGHKNOQUVXYwЍЏАИЙНОПХЦӘҢӨҰҮ", 723: "њ", 727: "љ", 741: "Ћ", 747: "ю", 752: "Ђ", 770: "шщ",
    778: "&m", 790: "Ф", 833: "%", 872: "ЉЊЫ", 889: "MМ", 896: "Ж", 921: "@", 944: "W", 954: "№", 1009: "ШЩ", 1028: "Ю",
}  # fmt: skip
WIDEST: Final = 1000
"""Advance of any other character, on the safe side."""


class _Advances(dict[str, int]):
    def __missing__(self, sign: str) -> int:
        return WIDEST


ADVANCES: Final[Mapping[str, int]] = _Advances({sign: each for each, signs in _GROUPS.items() for sign in signs})
"""Advance widths of Liberation Serif, and so of Times New Roman, in thousandths of the height of the letters."""
TEXT_SIZE, TABLE_SIZE = 12, 10
"""Size of the letters of running text and of tables in points."""
FIGURES: Final = ("planned", "actual")
"""Columns of values that stand on one line."""
KEPT_LINES, MIN_KEPT_LINES = 6, 2
"""Lines at the end of a text, at most and at least, that stand on one page with the signature."""
SENTENCE_ENDS: Final = (". ", "! ", "? ", "; ", "\n")
TAB: Final = 12.5 * POINTS_PER_MM
"""Distance of tab stops in points."""


def width(text: str, size: float) -> float:
    """Return the width of a text in points, set in letters of so many points."""
    return sum(map(ADVANCES.__getitem__, text)) * size / 1000


def lines(text: str, room: float, size: float) -> list[str]:
    """Return the lines a text is set in, without the blanks between them.

    Args:
        text: with line ends of its own.
        room: width of a line in millimetres.
        size: of the letters in points.
    """
    return [line.rstrip(" \n") for line in _lines(text, room, size)]


def reach(text: str, room: float, size: float, max_lines: int) -> int:
    """Return how many characters of a text stand in its first ``max_lines`` lines, their trailing blanks included."""
    return sum(map(len, _lines(text, room, size)[:max_lines]))


def gap(text: str, first: int, end: int) -> int:
    """Return where to cut a text between two places: after a sentence, else after a word, else at the end."""
    sentence = max(text.rfind(mark, first, end) + len(mark) for mark in SENTENCE_ENDS)
    word = text.rfind(" ", first, end) + 1
    return sentence if sentence > first + 1 else word if word > first else end


def kept_text(texts: list[str]) -> dict[str, Any]:
    """Return texts apart from the end of the last, which stays on a page with what follows.

    Of a long last text that is its last sentences: kept whole, it would leave half a page empty.
    """
    last = texts[-1]
    printed = len(lines(last, TEXT_WIDTH, TEXT_SIZE))
    if printed <= KEPT_LINES:
        return {"lines": texts[:-1], "open": [], "end": last}
    places = [reach(last, TEXT_WIDTH, TEXT_SIZE, printed - left) for left in (KEPT_LINES, MIN_KEPT_LINES)]
    cut = gap(last, *places)
    return {"lines": texts[:-1], "open": [last[:cut].rstrip(" \n")], "end": last[cut:].lstrip(" \n")}


def height(text: str, room: float, size: float) -> float:
    """Return the height of a text in millimetres; the arguments are those of :func:`lines`."""
    return len(lines(text, room, size)) * size * LINE / POINTS_PER_MM


def is_tall(cells: Iterable[tuple[str, float]], page: float, size: float = TABLE_SIZE) -> bool:
    """Return whether a row is taller than a third of a page, so that it may go on over the next.

    Kept whole it could leave so much of a page empty; a lower one is not worth breaking.

    Args:
        cells: text of each, and the width of its column in millimetres.
        page: height of the page's text in millimetres, ``UPRIGHT`` or ``LANDSCAPE``.
        size: of the letters in points.
    """
    return any(height(text, column - CELL_MARGINS, size) > page / 3 for text, column in cells)


def measured(row: Mapping[str, str], columns: Mapping[str, float], *, landscape: bool = False) -> dict[str, Any]:
    """Return the row of a table with ``tall``, whether it may go on over pages, and ``small`` where it has figures.

    ``small`` tells whether one of them stands on one line in smaller letters only than those of the table.

    Args:
        row: texts by the names of their columns.
        columns: width in millimetres of those that may hold long texts.
        landscape: whether the page lies on its side.
    """
    cells = [(row[name], column) for name, column in columns.items() if name in row]
    rooms = [(row[name], (columns[name] - CELL_MARGINS) * POINTS_PER_MM) for name in FIGURES if name in row]
    small = {"small": any(width(text, TABLE_SIZE) > room for text, room in rooms)} if rooms else {}
    return {**row, "tall": is_tall(cells, LANDSCAPE if landscape else UPRIGHT), **small}


def blank_rows(columns: Mapping[str, float], number: int) -> list[dict[str, Any]]:
    """Return as many rows as a blank form has, of empty columns of these names."""
    return [measured(dict.fromkeys(columns, ""), columns) for _ in range(number)]


def _lines(text: str, room: float, size: float) -> list[str]:
    """Return the lines of a text with the blanks and line ends after them; put together they are the text."""
    parts = text.split("\n")
    ended = [f"{part}\n" for part in parts[:-1]] + parts[-1:]
    return [line for part in ended for line in _wrapped(part, room * POINTS_PER_MM, size)]


def _wrapped(text: str, max_width: float, size: float) -> Iterator[str]:
    line, used = "", 0.0
    for piece in _pieces(text):
        needed = TAB if piece == "\t" else width(piece.rstrip("\n"), size)
        if line and used + needed > max_width and used + width(piece.rstrip(" \n"), size) > max_width:
            yield line
            line, used = "", 0.0
        while needed > max_width and len(piece) > 1:
            fitting = _fitting(piece, max_width, size)
            yield piece[:fitting]
            piece = piece[fitting:]  # noqa: PLW2901 - what is left of it goes on
            needed = width(piece, size)
        line, used = line + piece, used + needed
    yield line


def _pieces(text: str) -> Iterator[str]:
    """Yield what stays on one line: words with the blanks or the hyphen after them, and tabs."""
    start = 0
    for place, sign in enumerate(text):
        if sign == "\t":
            if start < place:
                yield text[start:place]
            yield sign
            start = place + 1
        elif sign in " -" and text[place + 1 : place + 2] not in (" ", "-"):
            yield text[start : place + 1]
            start = place + 1
    if start < len(text):
        yield text[start:]


def _fitting(word: str, max_width: float, size: float) -> int:
    """Return how many characters of a word fit on a line, at least one."""
    count = next((count for count in range(1, len(word) + 1) if width(word[:count], size) > max_width), len(word) + 1)
    return max(count - 1, 1)
