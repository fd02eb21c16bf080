"""Fields that hold one value: marshmallow's, stricter where it is lenient, each with its keywords of the JSON Schema.

``null`` is not a way to leave a field out: it is refused like any other value of the wrong kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from marshmallow import fields, missing

from validators.messages.values import Count
from validators.numbers import cut_to, finite
from validators.schemas import iin
from validators.schemas.field_errors import error, expecting, wrong_kind

DATE_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Far outside anything a personnel paper can mention, and well inside what date arithmetic can bear.
FIRST_DAY, LAST_DAY = date(1930, 1, 1), date(2099, 12, 31)
NUMBER_SHAPE = re.compile(r"-?(?:0|[1-9][0-9]{0,20})(?:\.[0-9]{1,40})?")
WHOLE_DIGITS = 6


class Unvalidated(fields.Field[Any]):
    """A field that does without validators and hooks in less time, as all of ours do."""

    def deserialize(self, value: Any, attr: Any = None, data: Any = None, **options: Any) -> Any:
        """Read a value; marshmallow says what is to be said of none."""
        if value is missing or value is None:
            return super().deserialize(value, attr, data, **options)
        return self._deserialize(value, attr, data, **options)


class Value(Unvalidated):
    """A field of one value."""

    def keywords(self) -> dict[str, Any]:
        """Return what JSON Schema can say about the value beside its type."""
        return {}


class WholeNumber(Value, fields.Integer):
    """A whole number from ``least`` to ``most``; 3.0 is 3, as JSON Schema has it.

    ``documented`` are narrower bounds that the JSON Schema states and a rule, not the shape, keeps to.
    """

    default_error_messages = expecting("whole")

    def __init__(self, least: int, most: int, *, documented: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.least = least
        self.most = most
        self.documented = documented or (least, most)

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise wrong_kind("whole", value)
        if not isinstance(value, int) and (not finite(value) or Decimal(value) != Decimal(value).to_integral_value()):
            raise error("whole")
        if not self.least <= value <= self.most:
            raise error("whole_range", least=self.least, most=self.most)
        return int(value)

    def keywords(self) -> dict[str, Any]:
        """Return the bounds."""
        least, most = self.documented
        return {"minimum": least, "maximum": most}


class ExactNumber(Value, fields.Field[Decimal]):
    """A decimal, sent as a number or as a string, with at most ``places`` decimals.

    A JSON number that arrives as a binary float is taken by its shortest form, which is what was written.
    ``documented`` are the bounds the JSON Schema states; keeping to them is a rule's matter, not a shape's.
    ``whole_digits`` are the digits there may be before the decimal point.
    """

    default_error_messages = expecting("number_or_text")

    def __init__(
        self,
        places: int,
        documented: tuple[int, int],
        *,
        whole_digits: int = WHOLE_DIGITS,
    ) -> None:
        super().__init__()
        self.places = places
        self.documented = documented
        self.whole_digits = whole_digits

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> Decimal:
        number = self._number(value)
        if not number:
            return Decimal(0)
        if number.adjusted() >= self.whole_digits:
            raise error("number_large", digits=Count(self.whole_digits, "of_digits"))
        if -int(number.as_tuple().exponent) <= self.places:
            return number
        shortened = cut_to(number, self.places)
        if number != shortened:
            raise error("number_places", places=Count(self.places, "of_characters"))
        return shortened

    def _number(self, value: Any) -> Decimal:
        if isinstance(value, str):
            if NUMBER_SHAPE.fullmatch(value):
                return Decimal(value)
            if NUMBER_SHAPE.fullmatch(value.replace(",", ".", 1)):
                raise error("number_comma", right=value.replace(",", ".", 1))
            raise error("number_text")
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise wrong_kind("number_or_text", value)
        if isinstance(value, int):
            if abs(value) >= 10**self.whole_digits:
                raise error("number_large", digits=Count(self.whole_digits, "of_digits"))
            return Decimal(value)
        if not finite(value):
            raise error("number_finite")
        return Decimal(repr(value)) if isinstance(value, float) else value

    def keywords(self) -> dict[str, Any]:
        """Allow the number and the string; the bounds are numbers."""
        least, most = self.documented
        sign = "-?" if least < 0 else ""
        return {
            "anyOf": [
                {"type": "number", "minimum": least, "maximum": most},
                {"type": "string", "pattern": rf"^{sign}(?:0|[1-9][0-9]*)(?:\.[0-9]{{1,{self.places}}}0*)?$"},
            ]
        }


class Flag(Value, fields.Boolean):
    """``true`` or ``false`` and nothing that merely looks like it."""

    default_error_messages = expecting("flag")

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> bool:
        if not isinstance(value, bool):
            raise wrong_kind("flag", value)
        return value


class Day(Value, fields.Date):
    """A calendar date as ISO 8601 writes it: 2026-10-05."""

    default_error_messages = expecting("day")

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> date:
        if not isinstance(value, str):
            raise wrong_kind("day", value)
        if DATE_SHAPE.fullmatch(value) is None:
            raise error("date_shape")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise error("date_none") from None
        if not FIRST_DAY <= day <= LAST_DAY:
            raise error("date_range", least=FIRST_DAY, most=LAST_DAY)
        return day

    def keywords(self) -> dict[str, Any]:
        """Return the form."""
        return {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


class Choice(Value, fields.String):
    """One of a list of codes; ``aliases`` are other ways to say them, stored as the code.

    ``unsaid`` is the code that is meant where none is sent, ``None`` where none is meant.
    """

    default_error_messages = expecting("code")

    def __init__(
        self, codes: Sequence[str], *, aliases: Mapping[str, str] | None = None, unsaid: str | None = None
    ) -> None:
        super().__init__()
        self.codes, self.unsaid = tuple(codes), unsaid
        self.aliases = dict(aliases or {})

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> str:
        if not isinstance(value, str):
            raise wrong_kind("code", value)
        if value in self.codes:
            return value
        code = self.aliases.get(" ".join(value.split()).casefold())
        if code is None:
            raise error("choice", allowed=", ".join(self.codes))
        return code

    def keywords(self) -> dict[str, Any]:
        """List what may be sent."""
        wordings = [wording[:1].upper() + wording[1:] for wording in self.aliases]
        return {"enum": [*self.codes, *self.aliases, *wordings]}


class Iin(Value, fields.String):
    """An individual identification number; it is never repeated in a message."""

    default_error_messages = expecting("iin")

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> str:
        if not isinstance(value, str):
            raise wrong_kind("iin", value)
        variant = iin.problem(value)
        if variant is not None:
            raise error(variant)
        return value

    def keywords(self) -> dict[str, Any]:
        """Return the shape; the check digit is beyond JSON Schema."""
        return {"pattern": "^[0-9]{12}$"}
