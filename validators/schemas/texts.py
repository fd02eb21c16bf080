"""Fields that hold text: names in one line, free texts in many, and category codes.

Characters that XML 1.0 cannot carry, or that would let a text look like something else, are refused by their code
point; everything else, emoji and Kazakh letters included, is kept as sent. Windows line ends become plain ones.
"""

from __future__ import annotations

import re
from typing import Any

from marshmallow import missing

from validators.messages.values import Term
from validators.schemas.problems import kind, refuse
from validators.schemas.values import Value

NAME_LENGTH, POSITION_LENGTH, TEXT_LENGTH = 200, 300, 5000
# Controls, halves of surrogate pairs and the two non-characters of the basic plane.
_UNPRINTABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
# In a single line also line breaks, tabs, and the marks that turn the direction of writing.
_BREAKING = "\t\n\u2028\u2029\u202a-\u202e\u2066-\u2069"
_IN_TEXT = re.compile(f"[{_UNPRINTABLE}]")
_IN_LINE = re.compile(f"[{_UNPRINTABLE}{_BREAKING}]")
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


class Line(Value):
    """A text of one line that says something: a name, a position, an organization, a number of a paper.

    Where ``signs`` are let through, one such as «%» says enough.
    """

    def __init__(self, longest: int = NAME_LENGTH, *, required: bool = True, signs: bool = False) -> None:
        super().__init__(required=required)
        self.longest = longest
        self.telling = _SIGN if signs else _LETTER_OR_DIGIT

    def parse(self, value: Any) -> str:
        """Return the text without the blanks around it."""
        text = checked(value, self.longest, _IN_LINE).strip()
        if self.telling.search(text) is None:
            raise refuse("blank")
        return text

    def json_schema(self) -> dict[str, Any]:
        """Say the length."""
        return {"type": "string", "minLength": 1, "maxLength": self.longest, "pattern": r"\S"}


class Text(Value):
    """A free text, line breaks and all; where it is optional, a blank one counts as left out."""

    def __init__(self, longest: int = TEXT_LENGTH, *, required: bool = True) -> None:
        super().__init__(required=required)
        self.longest = longest

    def parse(self, value: Any) -> Any:
        """Return the text as sent."""
        text = checked(value.replace("\r\n", "\n") if isinstance(value, str) else value, self.longest, _IN_TEXT)
        if text and not text.isspace():
            return text
        if self.required:
            raise refuse("blank")
        return missing

    def json_schema(self) -> dict[str, Any]:
        """Say the length."""
        known: dict[str, Any] = {"type": "string", "maxLength": self.longest}
        return {**known, "minLength": 1, "pattern": r"\S"} if self.required else known


class Category(Value):
    """A category of the register in Cyrillic or Latin letters, any case, any dash; stored as ``C-O-1``."""

    def parse(self, value: Any) -> str:
        """Return the canonical code."""
        text = checked(value, CATEGORY_LENGTH, _IN_LINE)
        code = _DASHES.sub("-", text.strip().upper()).translate(_LATIN)
        if CATEGORY.fullmatch(code) is None:
            raise refuse("category")
        return code

    def json_schema(self) -> dict[str, Any]:
        """Say the shape."""
        return {"type": "string", "maxLength": CATEGORY_LENGTH, "pattern": CATEGORY_PATTERN}


def checked(value: Any, longest: int, forbidden: re.Pattern[str]) -> str:
    """Return the string, or refuse what is none, is too long, or holds a forbidden character."""
    if not isinstance(value, str):
        raise refuse("kind", expected=Term("text"), got=kind(value))
    if len(value) > longest:
        raise refuse("long", longest=longest, length=len(value))
    found = forbidden.search(value)
    if found is not None:
        raise refuse("character", code=f"U+{ord(found.group()):04X}", place=found.start() + 1)
    return value
