"""Letters that were lost before a text reached us.

A file saved in an encoding without letters of Kazakh has «?» for each of them; read in a wrong encoding, it has letters
of other alphabets, or signs that no word is written with. Who is called so can only be asked.
"""

from __future__ import annotations

import re
from typing import Final

CYRILLIC: Final = "а-яёА-ЯЁәіңғүұқөһӘІҢҒҮҰҚӨҺ"
FOREIGN: Final = "ЂЃѓЉЊЌЋЏђљњќћџЎўЈјЅѕ"
"""Letters of Serbian, Macedonian and Belarusian, where cp1251 has what KZ-1048 has letters of Kazakh for, or UTF-8."""
UKRAINIAN: Final = "ЄєЇїҐґ"
"""Letters of Ukrainian names too, so that they say nothing by themselves."""
NOT_UKRAINIAN: Final = "ыэёъЫЭЁЪәңғүұқөһӘҢҒҮҰҚӨҺ"

_SUSPECT: Final = re.compile(f"[?\ufffd\u0080-\u00ff{FOREIGN}{UKRAINIAN}№…†‡€‰]|[РСТУ][ёіІЁ–—«»‘’“”•]")
_WORD: Final = re.compile(r"\S+")
_QUESTION: Final = re.compile(
    f"(?<=[а-яёәіңғүұқөһ])\\?(?=[а-яёәіңғүұқөһ])|(?<=[{CYRILLIC}])\\?(?=[А-ЯЁӘІҢҒҮҰҚӨҺ]\\b)"
    f"|(?<=[А-ЯЁӘІҢҒҮҰҚӨҺ])\\?(?=[{CYRILLIC}])|(?<![\\w/&?!.)»=])\\?+(?=[{CYRILLIC}])"
)
_ONLY_QUESTIONS: Final = re.compile(r"[\s?]*\?{3}[\s?]*")
_ADDRESS: Final = re.compile(r"://|\bwww\.|@|/\S*\?|\.[a-zа-я]{2,4}\?", re.IGNORECASE)
_FOREIGN_WORD: Final = re.compile(f"[{FOREIGN}]")
_UKRAINIAN_WORD: Final = re.compile(f"(?=.*[{UKRAINIAN}])(?=.*[{NOT_UKRAINIAN}])")
_HIGH: Final = bytes({*range(0x80, 0xC0)} - {0x98, 0xA0}).decode("cp1251") + "\u0098"
"""What cp1251 makes of the second byte of a letter in UTF-8."""
_UTF8_AS_CP1251: Final = re.compile(f"(?:[РСТУ][{re.escape(_HIGH)}]){{2,}}")
_UTF8_AS_LATIN: Final = re.compile(
    "(?:[ÐÑÒÓ][^\\s\\w]?[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac™]){2,}"
)
_CP1251_AS_LATIN: Final = re.compile("(?<![A-Za-z])[À-ÿ]{4,}(?![A-Za-z])")


def has_lost_letters(text: str, *, in_name: bool = False) -> bool:
    """Tell whether letters of a text were lost: «?» within words, letters of other alphabets, U+FFFD.

    A question mark at the end of a word, in an address or between words is what it seems.

    Args:
        text: what to look at.
        in_name: whether it names a person, a position or a state body, where nothing is asked.
    """
    if not _SUSPECT.search(text):
        return False
    if in_name and "?" in text:
        return True
    if "\ufffd" in text or _UTF8_AS_CP1251.search(text) or _UTF8_AS_LATIN.search(text) or _CP1251_AS_LATIN.search(text):
        return True
    words = _WORD.findall(text)
    return any(map(_is_damaged, words)) or _ONLY_QUESTIONS.fullmatch(text) is not None


def _is_damaged(word: str) -> bool:
    if "?" in word and not _ADDRESS.search(word) and _QUESTION.search(word):
        return True
    has_cyrillic = re.search(f"[{CYRILLIC}]", word) is not None
    return has_cyrillic and bool(_FOREIGN_WORD.search(word) or _UKRAINIAN_WORD.search(word))
