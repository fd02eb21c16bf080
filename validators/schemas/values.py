"""Fields that hold one value: strict where marshmallow is lenient, each with its own part of the JSON Schema.

A subclass says what it takes in ``parse`` and the same again in ``json_schema``. ``null`` is not a way to leave a
field out: it is refused like any other value of the wrong kind.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from validators.messages.values import Count, Term
from validators.numbers import cut_to, finite
from validators.schemas import iin
from validators.schemas.problems import kind, refuse
from validators.schemas.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATE_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Far outside anything a personnel paper can mention, and well inside what date arithmetic can bear.
FIRST_DAY, LAST_DAY = date(1930, 1, 1), date(2099, 12, 31)
NUMBER_SHAPE = re.compile(r"-?(?:0|[1-9][0-9]{0,20})(?:\.[0-9]{1,40})?")
WHOLE_DIGITS = 6


class Value(Strict):
    """A field of one value."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(required=required)

    def json_schema(self) -> dict[str, Any]:
        """Return what JSON Schema can say about the value."""
        return {}


class WholeNumber(Value):
    """A whole number from ``least`` to ``most``; 3.0 is 3, as JSON Schema has it.

    ``documented`` are narrower bounds that the JSON Schema states and a rule, not the shape, keeps to.
    """

    def __init__(
        self, least: int, most: int, *, documented: tuple[int, int] | None = None, required: bool = True
    ) -> None:
        super().__init__(required=required)
        self.least = least
        self.most = most
        self.documented = documented or (least, most)

    def parse(self, value: Any) -> int:
        """Return an ``int``."""
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise refuse("kind", expected=Term("whole"), got=kind(value))
        if not isinstance(value, int) and (not finite(value) or Decimal(value) != Decimal(value).to_integral_value()):
            raise refuse("whole")
        if not self.least <= value <= self.most:
            raise refuse("whole_range", least=self.least, most=self.most)
        return int(value)

    def json_schema(self) -> dict[str, Any]:
        """Say the bounds."""
        least, most = self.documented
        return {"type": "integer", "minimum": least, "maximum": most}


class ExactNumber(Value):
    """A decimal, sent as a number or as a string, with at most ``places`` decimals.

    A JSON number that arrives as a binary float is taken by its shortest form, which is what was written.
    ``documented`` are the bounds the JSON Schema states; keeping to them is a rule's matter, not a shape's.
    ``whole_digits`` are the digits there may be before the decimal point.
    """

    def __init__(
        self,
        places: int,
        documented: tuple[int, int],
        *,
        required: bool = True,
        whole_digits: int = WHOLE_DIGITS,
    ) -> None:
        super().__init__(required=required)
        self.places = places
        self.documented = documented
        self.whole_digits = whole_digits

    def parse(self, value: Any) -> Decimal:
        """Return a finite ``Decimal``."""
        number = self._number(value)
        if not number:
            return Decimal(0)
        if number.adjusted() >= self.whole_digits:
            raise refuse("number_large", digits=Count(self.whole_digits, "of_digits"))
        if -int(number.as_tuple().exponent) <= self.places:
            return number
        shortened = cut_to(number, self.places)
        if number != shortened:
            raise refuse("number_places", places=Count(self.places, "of_characters"))
        return shortened

    def _number(self, value: Any) -> Decimal:
        if isinstance(value, str):
            if NUMBER_SHAPE.fullmatch(value):
                return Decimal(value)
            if NUMBER_SHAPE.fullmatch(value.replace(",", ".", 1)):
                raise refuse("number_comma", right=value.replace(",", ".", 1))
            raise refuse("number_text")
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise refuse("kind", expected=Term("number_or_text"), got=kind(value))
        if isinstance(value, int):
            if abs(value) >= 10**self.whole_digits:
                raise refuse("number_large", digits=Count(self.whole_digits, "of_digits"))
            return Decimal(value)
        if not finite(value):
            raise refuse("number_finite")
        return Decimal(repr(value)) if isinstance(value, float) else value

    def json_schema(self) -> dict[str, Any]:
        """Allow the number and the string; the bounds are numbers."""
        least, most = self.documented
        sign = "-?" if least < 0 else ""
        return {
            "anyOf": [
                {"type": "number", "minimum": least, "maximum": most},
                {"type": "string", "pattern": rf"^{sign}(?:0|[1-9][0-9]*)(?:\.[0-9]{{1,{self.places}}}0*)?$"},
            ]
        }


class Flag(Value):
    """``true`` or ``false`` and nothing that merely looks like it."""

    def parse(self, value: Any) -> bool:
        """Return a ``bool``."""
        if not isinstance(value, bool):
            raise refuse("kind", expected=Term("flag"), got=kind(value))
        return value

    def json_schema(self) -> dict[str, Any]:
        """Say the type."""
        return {"type": "boolean"}


class Day(Value):
    """A calendar date as ISO 8601 writes it: 2026-10-05."""

    def parse(self, value: Any) -> date:
        """Return a ``date`` within the years the working calendar knows."""
        if not isinstance(value, str):
            raise refuse("kind", expected=Term("day"), got=kind(value))
        if DATE_SHAPE.fullmatch(value) is None:
            raise refuse("date_shape")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise refuse("date_none") from None
        if not FIRST_DAY <= day <= LAST_DAY:
            raise refuse("date_range", least=FIRST_DAY, most=LAST_DAY)
        return day

    def json_schema(self) -> dict[str, Any]:
        """Say the format."""
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


class Choice(Value):
    """One of a list of codes; ``aliases`` are other ways to say them, stored as the code."""

    def __init__(
        self, codes: Sequence[str], *, aliases: Mapping[str, str] | None = None, required: bool = True
    ) -> None:
        super().__init__(required=required)
        self.codes = tuple(codes)
        self.aliases = dict(aliases or {})

    def parse(self, value: Any) -> str:
        """Return the code."""
        if not isinstance(value, str):
            raise refuse("kind", expected=Term("code"), got=kind(value))
        if value in self.codes:
            return value
        code = self.aliases.get(" ".join(value.split()).casefold())
        if code is None:
            raise refuse("choice", allowed=", ".join(self.codes))
        return code

    def json_schema(self) -> dict[str, Any]:
        """List what may be sent."""
        wordings = [wording[:1].upper() + wording[1:] for wording in self.aliases]
        return {"type": "string", "enum": [*self.codes, *self.aliases, *wordings]}


class Iin(Value):
    """An individual identification number; it is never repeated in a message."""

    def parse(self, value: Any) -> str:
        """Return the twelve digits."""
        if not isinstance(value, str):
            raise refuse("kind", expected=Term("iin"), got=kind(value))
        variant = iin.problem(value)
        if variant is not None:
            raise refuse(variant)
        return value

    def json_schema(self) -> dict[str, Any]:
        """Say the shape; the check digit is beyond JSON Schema."""
        return {"type": "string", "pattern": "^[0-9]{12}$"}
