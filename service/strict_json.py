"""JSON read strictly: exact numbers, no name twice, nothing nested without end.

RFC 8259 leaves much to the reader; what it allows to go wrong in silence (the last of two equal names wins, NaN, a
float that rounds) is refused here, so that what was checked is what was sent.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from service.errors import ServiceError

MAX_DEPTH: Final = 20
"""Objects and lists within each other; the deepest form needs five."""

MAX_NUMBER_LENGTH: Final = 40
MAX_EXPONENT: Final = 30


class JsonFault(ServiceError):  # noqa: N818 - it is the client's text that is at fault
    """A text is no JSON, or exceeds a limit.

    Attributes:
        reason: ``malformed``, ``duplicate``, ``constant`` or the limit that was exceeded: ``depth``, ``digits``,
            ``exponent``.
        values: what a message may name: ``line``, ``column`` and the parser's ``reason``; ``name``; ``value``;
            ``limit``.
    """

    def __init__(self, reason: str, /, **values: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


def parse(text: str) -> Any:
    """Return the JSON value that a text stands for, its non-integers as ``Decimal``.

    Raises:
        JsonFault: the text is no JSON, repeats a name, or exceeds a limit.
    """
    try:
        value = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique,
        )
    except json.JSONDecodeError as error:
        raise JsonFault("malformed", line=error.lineno, column=error.colno, reason=error.msg) from None
    except RecursionError:
        raise JsonFault("depth", limit=MAX_DEPTH) from None
    _check_depth(value)
    return value


def _check_depth(value: Any) -> None:
    """Walk without recursion; what is nested too deeply is refused."""
    pending = [(value, 1)]
    while pending:
        current, depth = pending.pop()
        if not isinstance(current, dict | list):
            continue
        if depth > MAX_DEPTH:
            raise JsonFault("depth", limit=MAX_DEPTH)
        pending.extend((inner, depth + 1) for inner in (current.values() if isinstance(current, dict) else current))


def _decimal(literal: str) -> Decimal:
    if len(literal) > MAX_NUMBER_LENGTH:
        raise JsonFault("digits", limit=MAX_NUMBER_LENGTH)
    try:
        number = Decimal(literal)
    except InvalidOperation:
        # Decimal cannot hold every exponent that forty characters can spell.
        raise JsonFault("exponent", limit=MAX_EXPONENT) from None
    if number and abs(number.adjusted()) > MAX_EXPONENT:
        raise JsonFault("exponent", limit=MAX_EXPONENT)
    # Zero times ten to a million is zero; kept as written it would be printed with a million digits.
    return number or Decimal(0)


def _integer(literal: str) -> int:
    if len(literal) > MAX_NUMBER_LENGTH:
        raise JsonFault("digits", limit=MAX_NUMBER_LENGTH)
    return int(literal)


def _refuse_constant(literal: str) -> None:
    raise JsonFault("constant", value=literal)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise JsonFault("duplicate", name=name)
        found[name] = value
    return found
