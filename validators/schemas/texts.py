"""Fields that hold text: names in one line, free texts in many, and category codes.

Characters that XML 1.0 cannot carry, that print as nothing, or that would let a text look like something else, are
refused by their code point. Letters and their marks are composed (NFC), every kind of line end becomes a plain one, and
invisible signs without effect, as programs leave them behind on copying, are left out; everything else is kept as sent.
Which of the rest can be printed is a matter of fonts, not of the shape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from marshmallow import ValidationError, fields, missing

from validators.messages.values import Count
from validators.schemas.field_errors import error, expecting, wrong_kind
from validators.schemas.values import Value

NAME_LENGTH, POSITION_LENGTH, TEXT_LENGTH = 200, 300, 5000
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_LOST = "\ufffd"
# Controls, halves of surrogate pairs, non-characters of the basic plane, and what stands for objects and notes.
_UNPRINTABLE = f"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff{_TURNING}{_PRIVATE}"
_IN_TEXT = re.compile(f"[{_UNPRINTABLE}]")
# In a single line also line breaks and tabs.
_IN_LINE = re.compile(f"[{_UNPRINTABLE}\t\n]")
_EXPLAINED = {"private": re.compile(f"[{_PRIVATE}]"), "turning": re.compile(f"[{_TURNING}]"), "lost": re.compile(_LOST)}
"""Refused characters that want more words than their code point."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\u1680\u205f\u3000]")
# Without a right-to-left script direction marks do nothing; a joiner does something between pictures only.
_IDLE = re.compile(
    "[\u061c\u200b\u200c\u200e\u200f\u2060-\u2064\u206a-\u206f\ufeff]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U000e007f])\u200d"
)
# One class is searched for ten times as fast as the patterns it stands before.
_UNTIDY = re.compile(
    "[\r\x0b\x0c\x85\u061c\u1680\u200b-\u200f\u2028\u2029\u205f\u2060-\u2064\u206a-\u206f\u3000\ufeff]"
)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SIGN = re.compile(r"[^\W_]|[%‰°№$€₸]")

# Letters of the register's codes as they look or sound in Russian.
_LATIN = str.maketrans("АВСЕОРГД", "ABCEORGD")
_DASHES = re.compile(r"\s*[-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]\s*")
CATEGORY = re.compile(r"[A-Z](?:-[A-Z]{1,2})?-[1-9]")
CATEGORY_LENGTH = 20
CATEGORY_PATTERN = (
    r"^\s*[A-Za-zАВСЕОРГДавсеоргд](?:\s*[-\u2010-\u2015\u2212]\s*[A-Za-zАВСЕОРГДавсеоргд]{1,2})?"
    r"\s*[-\u2010-\u2015\u2212]\s*[1-9]\s*$"
)


class Line(Value, fields.String):
    """A text of one line that says something: a name, a position, an organization, a number of a paper.

    Where ``signs`` are let through, one such as «%» says enough. ``usual`` are texts to choose from instead of typing.
    """

    default_error_messages = expecting("text")

    def __init__(self, longest: int = NAME_LENGTH, *, signs: bool = False, usual: Sequence[str] = ()) -> None:
        super().__init__()
        self.longest, self.usual = longest, tuple(usual)
        self.telling = _SIGN if signs else _LETTER_OR_DIGIT

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> str:
        text = checked(value, self.longest, _IN_LINE).replace("\u00ad", "").strip()
        if self.telling.search(text) is None:
            raise error("blank")
        return text

    def keywords(self) -> dict[str, Any]:
        """Return the length."""
        return {"minLength": 1, "maxLength": self.longest, "pattern": r"\S"}


class Text(Value, fields.String):
    """A free text, line breaks and all; where it is optional, a blank one counts as left out."""

    default_error_messages = expecting("text")

    def __init__(self, longest: int = TEXT_LENGTH) -> None:
        super().__init__()
        self.longest = longest

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> Any:
        text = checked(value, self.longest, _IN_TEXT)
        if text and not text.isspace():
            return text
        if self.required:
            raise error("blank")
        return missing

    def keywords(self) -> dict[str, Any]:
        """Return the length."""
        known: dict[str, Any] = {"maxLength": self.longest}
        return {**known, "minLength": 1, "pattern": r"\S"} if self.required else known


class Category(Value, fields.String):
    """A category of the register in Cyrillic or Latin letters, any case, any dash; stored as ``C-O-1``."""

    default_error_messages = expecting("text")

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> str:
        text = checked(value, CATEGORY_LENGTH, _IN_LINE)
        code = _DASHES.sub("-", text.strip().upper()).translate(_LATIN)
        if CATEGORY.fullmatch(code) is None:
            raise error("category")
        return code

    def keywords(self) -> dict[str, Any]:
        """Return the shape."""
        return {"maxLength": CATEGORY_LENGTH, "pattern": CATEGORY_PATTERN}


def checked(value: Any, longest: int, forbidden: re.Pattern[str]) -> str:
    """Return the string tidied up, or refuse what is none, is too long, or holds a forbidden character."""
    if not isinstance(value, str):
        raise wrong_kind("text", value)
    text = tidied(value)
    if len(text) > longest:
        raise error("long", longest=longest, length=Count(len(text), "characters"))
    found = forbidden.search(text)
    if found is not None:
        raise _character_error(found)
    return text


def tidied(text: str) -> str:
    """Return a text composed, with plain line ends and blanks, and without invisible signs that have no effect."""
    text = _composed(text)
    if not _UNTIDY.search(text):
        return text
    # Once more, since a letter and its mark may have stood apart.
    return _composed(_IDLE.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))))


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _character_error(found: re.Match[str]) -> ValidationError:
    sign, place = found.group(), found.start() + 1
    variant = next((name for name, signs in _EXPLAINED.items() if signs.match(sign)), "character")
    return error(variant, code=f"U+{ord(sign):04X}", place=place)
