"""Reads the text of a page as LibreOffice's exporter draws it, many times faster than a general reader.

Only what that exporter writes is understood: fonts of one-byte codes with a ``ToUnicode`` map (ISO 32000-1, 9.10.3),
text as strings of hexadecimal digits (9.4.3), one content stream a page. Of anything else the text is missing here;
who misses something asks a general reader.
"""

from __future__ import annotations

import re
from codecs import charmap_decode
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Name, Stream

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

SHOWN: Final = re.compile(rb"(/\w+) [\d.]+ Tf(\[<[^\]]*|<[^>]*>)")
"""A font is chosen and a text shown in it, whole or in pieces that are moved together."""
BETWEEN: Final = re.compile(rb">[^<]*<")
CODE: Final = re.compile(rb"<([0-9A-F]{2})>\s*<([0-9A-F]{4,})>")
"""A line of ``beginbfchar``: a one-byte code and the characters it stands for, in UTF-16."""
RANGES: Final = b"beginbfrange"
CODES: Final = range(256)
NOTHING: Final = "\ufffe"
"""What ``charmap_decode`` takes for a code that stands for nothing."""
MAPS_KEPT: Final = 64
"""The papers of a joined document share their fonts."""


def drawn_texts(pdf: Pdf) -> list[str]:
    """Return the text of each page in the order of drawing, as far as it is understood."""
    return [_text(page) for page in pdf.pages]


def _text(page: Page) -> str:
    content = page.obj.get("/Contents")
    fonts = page.resources.get("/Font")
    if not isinstance(content, Stream) or not isinstance(fonts, Dictionary):
        return ""
    tables: dict[bytes, str | dict[int, str]] = {}
    for name, font in fonts.items():
        drawn = font.get("/ToUnicode")
        if font.get("/Subtype") == Name.TrueType and isinstance(drawn, Stream):
            tables[name.encode()] = _table(drawn.read_bytes())
    found = []
    for name, texts in groupby(SHOWN.findall(content.read_bytes()), itemgetter(0)):
        codes = BETWEEN.sub(b"", b"".join(shown for _, shown in texts)).strip(b"[<>")
        if name in tables:
            with suppress(ValueError):
                found.append(charmap_decode(bytes.fromhex(codes.decode()), "ignore", tables[name])[0])
    return "".join(found)


@lru_cache(MAPS_KEPT)
def _table(lines: bytes) -> str | dict[int, str]:
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
