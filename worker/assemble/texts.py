"""Tells whether texts stand whole in a file, however its lines, pages and letter shapes were made.

Between what was asked for and what is read back from a page lie line breaks, hyphens and capitals by formatting. None
of them is a loss, so none of them is compared.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from worker.assemble.errors import InspectionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HYPHENS: Final = "-\u00ad\u2010\u2011\ufffe\x02"
"""Hyphens of the text and of hyphenation; U+FFFE and U+0002 are how PDFium reports one at the end of a line."""
UNDRAWN: Final = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
"""Categories of characters that leave no mark: controls, joiners, spaces."""
SELECTORS: Final = frozenset(chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""Variation selectors choose the look of the character before them."""
MOST_OVERSHOOT: Final = 64
"""Letters by which what follows a page break may by chance continue a text."""

_DROPPED: Final = frozenset(HYPHENS) | SELECTORS


class _Essential(dict[int, str | None]):
    """For ``str.translate``: what becomes of a character, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        dropped = character in _DROPPED or unicodedata.category(character) in UNDRAWN
        self[code] = kept = character if character.isalnum() or not dropped else None
        return kept


_ESSENTIAL: Final = _Essential()
_IN_DOUBT: Final = re.compile("[^!-,.-~«»–—№…\u0400-\u04ff]")
"""Characters other than those of ordinary texts, all of which are drawn."""


def essence(text: str) -> str:
    """Return the characters of a text that must be there: drawn, without hyphens, in small letters."""
    # Asking of every character takes ten times as long as taking out what nearly every text has.
    found = "".join(unicodedata.normalize("NFC", text).casefold().split()).replace("-", "")
    return found.translate(_ESSENTIAL) if _IN_DOUBT.search(found) else found


def require(expected: Iterable[str], parts: Sequence[str]) -> None:
    """Check that every expected text stands whole in the parts of a file, in whatever order.

    A text may run on from one part to the next, with something else (a footer, a repeated table header) between.

    Args:
        expected: the texts.
        parts: text of each page.

    Raises:
        InspectionError: a text is missing, or a part of it.
    """
    wanted = list(dict.fromkeys(essence(text) for text in expected))
    pages = [essence(part) for part in parts]
    missing = [number for number, text in enumerate(wanted, 1) if not _stands_in(text, pages)]
    if missing:
        first = missing[0]
        raise InspectionError(
            f"{len(missing)} of {len(wanted)} expected texts are missing or not whole; the first is number {first}, "
            f"{len(wanted[first - 1])} characters long"
        )


def _stands_in(text: str, pages: Sequence[str]) -> bool:
    if any(text in page for page in pages):
        return True
    return any(_runs_on(text, pages[start:]) for start in range(len(pages) - 1))


def _runs_on(text: str, pages: Sequence[str]) -> bool:
    """Return whether a text begins on the first of these pages and runs on over the following ones."""
    if not pages:
        return False
    if text in pages[0]:
        return True
    longest = _longest_start(text, pages[0])
    return any(_runs_on(text[length:], pages[1:]) for length in range(longest, max(0, longest - MOST_OVERSHOOT), -1))


def _longest_start(text: str, page: str) -> int:
    """Return how many characters from its start a text shares with some place of a page."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text[:middle] in page:
            low = middle
        else:
            high = middle - 1
    return low
