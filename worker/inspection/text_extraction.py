"""Extraction of the text of a page as LibreOffice's exporter draws it, many times faster than a general reader.

Only the output of that exporter is supported: fonts of one-byte codes with a ``ToUnicode`` map (ISO 32000-1, 9.10.3),
text as strings of hexadecimal digits (9.4.3), one content stream a page. Any other text is left out; the inspection
falls back to a general reader.
"""

from __future__ import annotations

import re
from codecs import charmap_decode
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from pikepdf import Dictionary, Name, Page, Pdf, Stream

from worker.inspection.text import DIVISION, HYPHEN

_Table = str | dict[int, str]
_Shown = tuple[bytes, bytes]

SHOWN: Final = re.compile(rb"(/\w+) [\d.]+ Tf(\[<[^\]]*|<[^>]*>)")
"""A font is chosen and a text shown in it, whole or in pieces that are moved together."""
HEIGHT: Final = re.compile(rb"([\d.]+) Td\Z")
"""What comes directly before: the height that is gone to."""
ONE_CODE: Final = len(b"<00>")
BETWEEN: Final = re.compile(rb">[^<]*<")
CODE: Final = re.compile(rb"<([0-9A-F]{2})>\s*<([0-9A-F]{4,})>")
"""A line of ``beginbfchar``: a one-byte code and the characters it stands for, in UTF-16."""
RANGES: Final = b"beginbfrange"
CODES: Final = range(256)
NOTHING: Final = "\ufffe"
"""What ``charmap_decode`` takes for a code that stands for nothing."""
DIVIDES: Final = b""
"""The name of no font: that of the hyphens which divide words."""
NEAR: Final = 40
"""Bytes before a font is chosen within which the height stands."""
MAPS_KEPT: Final = 64
"""The papers of a joined document share their fonts."""


def extract_text(pdf: Pdf) -> list[str]:
    """Return the text of each page in the order of drawing, as far as it is understood.

    ``DIVISION`` stands for a hyphen that divides a word at the end of a line.
    """
    return [_text(page) for page in pdf.pages]


def _text(page: Page) -> str:
    content = page.obj.get("/Contents")
    fonts = page.resources.get("/Font")
    if not isinstance(content, Stream) or not isinstance(fonts, Dictionary):
        return ""
    tables: dict[bytes, _Table] = {}
    for name, font in fonts.items():
        drawn = font.get("/ToUnicode")
        if font.get("/Subtype") == Name.TrueType and isinstance(drawn, Stream):
            tables[name.encode()] = _table(drawn.read_bytes())
    stream = content.read_bytes()
    found = []
    for name, texts in groupby(_divided(stream, SHOWN.findall(stream), tables), itemgetter(0)):
        codes = BETWEEN.sub(b"", b"".join(shown for _, shown in texts)).strip(b"[<>")
        if name in tables:
            with suppress(ValueError):
                found.append(charmap_decode(bytes.fromhex(codes.decode()), "ignore", tables[name])[0])
    return "".join(found)


def _divided(stream: bytes, texts: list[_Shown], tables: dict[bytes, _Table]) -> list[_Shown]:
    """Return the texts shown, the hyphen of a divided word in a font of its own, which ``tables`` then have.

    Such a hyphen is a text by itself, the last of its line; the hyphens of a text stand inside of longer ones.
    """
    lone = [
        number
        for number, (name, shown) in enumerate(texts)
        if len(shown) == ONE_CODE and _is_hyphen(tables.get(name), shown)
    ]
    if not lone:
        return texts
    heights = [HEIGHT.search(stream, max(0, at.start() - NEAR), at.start() - 1) for at in SHOWN.finditer(stream)]
    placed = [height and height[1] for height in heights]
    for number in lone:
        before, here, after = (
            placed[place] if 0 <= place < len(placed) else None for place in range(number - 1, number + 2)
        )
        if here is not None and before == here != after:
            texts[number] = (DIVIDES, b"<00>")
    tables[DIVIDES] = DIVISION
    return texts


def _is_hyphen(table: _Table | None, shown: bytes) -> bool:
    return table is not None and charmap_decode(bytes.fromhex(shown[1:-1].decode()), "ignore", table)[0] == HYPHEN


@lru_cache(MAPS_KEPT)
def _table(lines: bytes) -> _Table:
    """Return what each code stands for; codes that stand for nothing are left out of the text."""
    if RANGES in lines:
        return {}
    table = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in CODE.findall(lines)
    }
    # A text is decoded by a string ten times as fast, but there every code stands for one character.
    if all(len(text) == 1 for text in table.values()):
        return "".join(table.get(code, NOTHING) for code in CODES)
    return table
