"""Comparison of expected texts with the text of a file, independent of lines, pages and letter shapes.

Line breaks and capitals by formatting are ignored. Hyphens are compared: those of a text must be there, and others
only where a line ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from worker.inspection.errors import InspectionError

HYPHEN: Final = "-"
HYPHENS: Final = "\u2010\u2011"
"""Other hyphens of a text, drawn as the ordinary one."""
DIVISION: Final = "\u00ad"
"""Stands in the text of a page for a hyphen that the end of a line may have caused."""
DIVISIONS: Final = "\ufffe\x02"
"""How PDFium reports such a hyphen."""
UNDRAWN: Final = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
"""Categories of characters that leave no mark: controls, joiners, spaces."""
SELECTORS: Final = frozenset(chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""Variation selectors choose the look of the character before them."""
MAX_OVERSHOOT: Final = 64
"""Letters by which what follows a page break may by chance continue a text."""

_HYPHENS: Final = {**dict.fromkeys(HYPHENS, HYPHEN), **dict.fromkeys(DIVISIONS, DIVISION), DIVISION: DIVISION}


class _Normalization(dict[int, str | None]):
    """Mapping for ``str.translate``, computed for each character on first use."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        dropped = character in SELECTORS or unicodedata.category(character) in UNDRAWN
        kept = character if character.isalnum() or not dropped else None
        self[code] = found = _HYPHENS.get(character, kept)
        return found


_NORMALIZATION: Final = _Normalization()
_IN_DOUBT: Final = re.compile("[^!-~«»–—№…\u0400-\u04ff]")
"""Characters other than those of ordinary texts, all of which are drawn."""
_LINE_END: Final = re.compile(rf"{HYPHEN}[ \t]*[\r\n]+")
_ANY_HYPHEN: Final = re.compile(f"[{HYPHEN}{DIVISION}]")


_NONE: Final[Mapping[int, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _NormalizedText:
    """A text without its hyphens, and how many of them stand behind how many of its characters."""

    letters: str
    own: Mapping[int, int]
    divisions: Mapping[int, int]


def normalize_text(text: str) -> str:
    """Return the comparable characters of a text: drawn ones, in small letters; a division may be left out."""
    # Looking at every character takes ten times as long as removing the common whitespace first.
    found = "".join(unicodedata.normalize("NFC", text).casefold().split())
    return found.translate(_NORMALIZATION) if _IN_DOUBT.search(found) else found


def _taken_apart(text: str) -> _NormalizedText:
    found = normalize_text(text)
    if HYPHEN not in found and DIVISION not in found:
        return _NormalizedText(found, _NONE, _NONE)
    own: Counter[int] = Counter()
    divisions: Counter[int] = Counter()
    for number, hyphen in enumerate(_ANY_HYPHEN.finditer(found)):
        (own if hyphen[0] == HYPHEN else divisions)[hyphen.start() - number] += 1
    return _NormalizedText(_ANY_HYPHEN.sub("", found), own, divisions)


def assert_contains(expected: Iterable[str], parts: Sequence[str]) -> None:
    """Check that every expected text stands whole in the parts of a file, in any order.

    A text may run on from one part to the next, with something else (a footer, a repeated table header) between.

    Args:
        expected: the texts; a division in them, a soft hyphen, leaves no mark by itself.
        parts: text of each page, line by line or with ``DIVISION`` for a hyphen that the end of a line may have made.

    Raises:
        InspectionError: a text is missing, or a part of it.
    """
    wanted = [_taken_apart(text.replace(DIVISION, "")) for text in dict.fromkeys(expected)]
    pages = [_taken_apart(_LINE_END.sub(DIVISION, part)) for part in parts]
    missing = [number for number, text in enumerate(wanted, 1) if not _stands_in(text, pages)]
    if missing:
        first = missing[0]
        raise InspectionError(
            f"{len(missing)} of {len(wanted)} expected texts are missing or not whole; the first is number {first}, "
            f"{len(wanted[first - 1].letters)} characters long"
        )


def _stands_in(text: _NormalizedText, pages: Sequence[_NormalizedText]) -> bool:
    if any(_is_on(text, 0, len(text.letters), page) for page in pages):
        return True
    return any(_runs_on(text, 0, pages[start:]) for start in range(len(pages) - 1))


def _runs_on(text: _NormalizedText, begin: int, pages: Sequence[_NormalizedText]) -> bool:
    """Return whether the rest of a text begins on the first of these pages and runs on over the following ones."""
    if not pages:
        return False
    if _is_on(text, begin, len(text.letters), pages[0]):
        return True
    longest = _longest_start(text, begin, pages[0])
    return any(_runs_on(text, end, pages[1:]) for end in range(longest, max(begin, longest - MAX_OVERSHOOT), -1))


def _longest_start(text: _NormalizedText, begin: int, page: _NormalizedText) -> int:
    """Return up to which character the text, from ``begin`` on, stands somewhere on a page."""
    low, high = begin, len(text.letters)
    while low < high:
        middle = (low + high + 1) // 2
        if _is_on(text, begin, middle, page):
            low = middle
        else:
            high = middle - 1
    return low


def _is_on(text: _NormalizedText, begin: int, end: int, page: _NormalizedText) -> bool:
    """Return whether a piece of a text stands on a page with the text's own hyphens and no others but divisions."""
    piece = text.letters[begin:end]
    place = page.letters.find(piece)
    while place >= 0:
        if _hyphens_agree(text, begin, end, page, place - begin):
            return True
        place = page.letters.find(piece, place + 1)
    return False


def _hyphens_agree(text: _NormalizedText, begin: int, end: int, page: _NormalizedText, ahead: int) -> bool:
    """Return whether the hyphens agree where the piece stands ``ahead`` characters further on the page.

    At either end of the piece the page may have more of them: those of what comes before or after.
    """
    if not (text.own or page.own or page.divisions):
        return True
    places = {place for place in text.own if begin <= place <= end and (place > begin or begin == 0)}
    places |= {place - ahead for place in page.own if begin < place - ahead < end}
    for place in places:
        own, drawn = text.own.get(place, 0), page.own.get(place + ahead, 0)
        most = drawn + page.divisions.get(place + ahead, 0)
        if own > most or (begin < place < end and own < drawn):
            return False
    return True
