"""The text font as LibreOffice measures it, and as a PDF holds it.

An advance is ``round_half_up(units * size * 120 / 2048)`` sixths of a twip (a twentieth of a point); a text is as wide
as ``round_half_up(sum / 6)`` twips. Nothing is shaped: the font has no kerning and no ligatures that LibreOffice uses.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont, newTable

from doc_templates.fonts import FACES, FOLDER, TEXT_FAMILY

EM: Final = 2048
"""Units of the font an em has."""
LINE_HEIGHTS: Final[Mapping[float, tuple[int, int]]] = {
    6: (138, 113), 8: (184, 151), 8.5: (195, 160), 9: (207, 169), 9.5: (219, 178), 10: (231, 188), 10.5: (242, 197),
    11: (253, 206), 12: (276, 225), 13: (299, 244), 14: (322, 263), 16: (368, 300),
}  # fmt: skip
"""Height of a line and how far its baseline lies below its top, in twips, by the size in points, for all faces."""

_RUSSIAN: Final = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SIGNS: Final = " 0123456789.,:;!?()-–—«»\"'№%/*+=\u00a0IVX"
_KAZAKH: Final = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
_LATIN: Final = "ABCDEFGHJKLMNOPQRSTUWYZabcdefghijklmnopqrstuvwxyz"
_FURTHER: Final = "#$&<>@[\\]^_`{|}~§°±×·•…“”„’‘"
LEVELS: Final = (_SIGNS + _RUSSIAN, _SIGNS + _RUSSIAN + _KAZAKH, _SIGNS + _RUSSIAN + _KAZAKH + _LATIN + _FURTHER)
"""Characters to which the font is reduced; a paper takes the first level that has all of its own."""
CODES: Final[Mapping[str, int]] = {character: code for code, character in enumerate(LEVELS[-1], 1)}
"""The code of every character that can be drawn, the same in all papers."""
_BEYOND: Final = [re.compile(f"[^{re.escape(characters)}]") for characters in LEVELS[:-1]]
FLATE_LEVEL: Final = 9


def level_of(text: str) -> int:
    """Return the first level that has all characters of a text that can be drawn."""
    return sum([beyond.search(text) is not None for beyond in _BEYOND])


class Face:
    """One of the four files of the text font: regular, bold, italic, bold and italic, in this order."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._path: Path = FOLDER / FACES[TEXT_FAMILY][number]

    @cached_property
    def name(self) -> str:
        """The PostScript name."""
        return str(self._font["name"].getDebugName(6))

    @cached_property
    def units(self) -> Mapping[str, int]:
        """Advances of the characters that can be drawn, in units of the font."""
        metrics, glyphs = self._font["hmtx"], self._font.getBestCmap()
        return {character: metrics[glyphs[ord(character)]][0] for character in CODES}

    @cached_property
    def widths(self) -> Mapping[str, int]:
        """The same in thousandths of an em, as a PDF has them."""
        return {character: units * 1000 // EM for character, units in self.units.items()}

    @property
    def box(self) -> tuple[int, ...]:
        """What all glyphs lie within, in thousandths of an em: left, bottom, right, top."""
        head = self._font["head"]
        return tuple(each * 1000 // EM for each in (head.xMin, head.yMin, head.xMax, head.yMax))

    @property
    def slant(self) -> int:
        """By how many degrees it leans."""
        return int(self._font["post"].italicAngle)

    @property
    def heights(self) -> tuple[int, int, int]:
        """Ascent, descent and height of capitals, in thousandths of an em."""
        header, capitals = self._font["hhea"], self._font["OS/2"].sCapHeight
        return header.ascent * 1000 // EM, header.descent * 1000 // EM, capitals * 1000 // EM

    @lru_cache(maxsize=len(LEVELS))  # noqa: B019 - there are four faces, kept for the life of the process
    def program(self, level: int) -> tuple[bytes, int]:
        """Return the font reduced to a level, deflated, and its length before that."""
        from fontTools import subset  # noqa: PLC0415 - every process of the service would wait 0.2 s for it
        from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # noqa: PLC0415 - as above

        font, characters = TTFont(self._path), LEVELS[level]
        # Hints to raster grids are three fifths of a program: readers of PDF hardly heed them, printers never.
        options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False)
        options.drop_tables += ["FFTM"]
        reducing = subset.Subsetter(options)
        reducing.populate(unicodes=[ord(character) for character in characters])
        reducing.subset(font)
        glyphs = font.getBestCmap()
        symbols = CmapSubtable.newSubtable(4)
        symbols.platformID, symbols.platEncID, symbols.language = 3, 0, 0
        symbols.cmap = {0xF000 + CODES[character]: glyphs[ord(character)] for character in characters}
        table = newTable("cmap")
        table.tableVersion, table.tables = 0, [symbols]
        font["cmap"] = table
        for name in set(font.keys()) - PROGRAM_TABLES:
            del font[name]
        target = io.BytesIO()
        font.save(target)
        return zlib.compress(target.getvalue(), FLATE_LEVEL), len(target.getvalue())

    @cached_property
    def _font(self) -> TTFont:
        return TTFont(self._path)


PROGRAM_TABLES: Final = frozenset(
    {"GlyphOrder", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
)
"""What the program of a font embedded in a PDF consists of (ISO 32000-1, table 126)."""


class SizedFont:
    """A face in a size.

    Attributes:
        narrowed: by which part of their width letters are set narrower, as a factor; LibreOffice has it in whole twips.
        advances: of characters, in sixths of a twip.
        height: of a line, in twips.
        ascent: from the top of a line to its baseline, in twips.
    """

    def __init__(self, face: Face, size: float, percent: int) -> None:
        self.face, self.size = face, size
        twips = round(size * 20)
        self.narrowed = twips * percent // 100 / twips
        # Where a text is placed (ISO 32000-1, 9.4.2).
        self.placed = b"%s %s Td" if self.narrowed == 1 else b"%.10f 0 0 1 %%s %%s Tm" % self.narrowed
        unit = twips * percent // 100 * 6
        self.advances = {character: (units * unit * 2 + EM) // (2 * EM) for character, units in face.units.items()}
        self.least = min(filter(None, self.advances.values()))
        self.height, self.ascent = LINE_HEIGHTS[size]

    def width(self, text: str) -> int:
        """Return the width of a text in twips."""
        return (sum(map(self.advances.__getitem__, text)) + 3) // 6


@lru_cache(maxsize=4)
def face(number: int) -> Face:
    """Return a face."""
    return Face(number)


@lru_cache(maxsize=64)
def sized(number: int, size: float, percent: int = 100) -> SizedFont:
    """Return a face in a size, its letters so wide in parts of their usual width.

    Raises:
        KeyError: it is not known how high lines of that size are.
    """
    return SizedFont(face(number), size, percent)
