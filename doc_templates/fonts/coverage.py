"""Coverage of the fonts: the characters they have, and the font a character is drawn with."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from doc_templates.fonts import FALLBACK_FAMILIES, FOLDER, TEXT_FAMILY

TABLE: Final = FOLDER / "coverage.toml"
"""The characters of each family, those that all of its faces have."""

UNDRAWN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of characters that no font needs to have."""
NO_BREAK_HYPHEN = "\u2011"
"""LibreOffice draws the ordinary hyphen for it."""
UNSEEN: Final = frozenset("\t\n\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff").union(
    *(map(chr, codes) for codes in (range(0xFE00, 0xFE10), range(0xE0020, 0xE0080)))
)
"""Characters that a paper may hold though nothing is drawn for them: breaks, joiners, selectors, ends of flags."""
RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
"""Bidirectional classes of letters and digits whose order on the page LibreOffice loses in the text of the PDF: two
Arabic or Hebrew words, or one in brackets, are read back in another order."""
STANDS_FOR_NOTHING: Final = frozenset("\u034f\ufffc\ufffd")
"""Characters that the fonts have and that are no text: an invisible joiner, a missing object, a lost letter."""
MARKS = "[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
CLUSTER = re.compile(rf".{MARKS}*(?:\u200d.{MARKS}*)*", re.DOTALL)
"""A character with what changes its look, or several joined into one picture (Unicode Technical Standard 51)."""


@dataclass(frozen=True)
class Fallback:
    """A font for what the text font lacks, and the characters it has."""

    family: str
    characters: frozenset[str]


@dataclass(frozen=True)
class Coverage:
    """The characters of the text font, and the fonts for the rest, preferred ones first."""

    text: frozenset[str]
    fallbacks: tuple[Fallback, ...]

    @cached_property
    def _outside(self) -> re.Pattern[str]:
        """A pattern that finds a character the text font lacks."""
        known = "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in spans(map(ord, self.text)))
        return re.compile(rf"[^\s{NO_BREAK_HYPHEN}{known}]")

    def needs_fallback(self, text: str) -> bool:
        """Return whether a text has a character that the text font lacks."""
        return self._outside.search(text) is not None

    def split_by_font(self, text: str) -> list[tuple[str | None, str]]:
        """Split a text into parts drawn with one font each.

        Returns:
            Family and part; no family stands for the text font, also where no font has the character.
        """
        found: list[tuple[str | None, str]] = []
        for cluster in CLUSTER.findall(text):
            family = self._family(cluster)
            if found and found[-1][0] == family:
                found[-1] = (family, found[-1][1] + cluster)
            else:
                found.append((family, cluster))
        return found

    def beside(self, more: tuple[Fallback, ...]) -> Coverage:
        """Return the coverage with further fonts, after the ones there are."""
        return Coverage(self.text, (*self.fallbacks, *more)) if more else self

    def set_in(self, named: tuple[Fallback, ...]) -> Coverage:
        """Return the coverage of a text set in further fonts too: the text font stands in for what they lack."""
        if not named:
            return self
        common = self.text.intersection(*(font.characters for font in named))
        return Coverage(common, (Fallback(TEXT_FAMILY, self.text), *self.fallbacks))

    def lacking(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that cannot be printed, each once, a picture of several as one."""
        if self._doubtful.search(text) is None:
            return ()
        return tuple(dict.fromkeys(cluster for cluster in CLUSTER.findall(text) if not self._printable(cluster)))

    @cached_property
    def _doubtful(self) -> re.Pattern[str]:
        sure = sorted(ord(character) for character in self.text if not _never(character))
        known = "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in spans(sure))
        return re.compile(rf"[^\t\n{NO_BREAK_HYPHEN}{known}]")

    def _printable(self, cluster: str) -> bool:
        drawn = {character for character in cluster if character not in UNSEEN and character != NO_BREAK_HYPHEN}
        if any(map(_never, drawn)):
            return False
        if drawn <= self.text:
            return True
        # A letter that would have to be drawn with another font for the sake of a mark looks like a forgery.
        letters = any(character.isalpha() for character in drawn & self.text)
        return not letters and any(drawn <= font.characters for font in self.fallbacks)

    def _family(self, cluster: str) -> str | None:
        drawn = {character for character in cluster if not _undrawn(character)}
        if drawn <= self.text:
            return None
        return next((font.family for font in self.fallbacks if drawn <= font.characters), None)


@cache
def carried() -> Coverage:
    """Return the coverage of the carried fonts by the table; reading the fonts themselves takes 0.2 s."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    known = {family: characters(entry["characters"]) for family, entry in table.items()}
    return Coverage(known[TEXT_FAMILY], tuple(Fallback(family, known[family]) for family in FALLBACK_FAMILIES))


def characters(ranges: str) -> frozenset[str]:
    """Return the characters of ranges of hexadecimal numbers, for example ``20-7e a0``."""
    found: set[str] = set()
    for entry in ranges.split():
        first, _, last = entry.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


def spans(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers as ascending ranges, the last of each included."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [(first, last) for first, last in found]


def _never(character: str) -> bool:
    return (
        character in STANDS_FOR_NOTHING
        or unicodedata.bidirectional(character) in RIGHT_TO_LEFT
        or unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    )


def _undrawn(character: str) -> bool:
    return (
        character == NO_BREAK_HYPHEN or "\ufe00" <= character <= "\ufe0f" or unicodedata.category(character) in UNDRAWN
    )
