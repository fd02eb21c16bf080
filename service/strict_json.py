"""Strict JSON: exact numbers, unique names, limited depth.

RFC 8259 lets a parser accept duplicate names, NaN and rounded floats silently; they are rejected here, so that what
is checked is what was sent.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import IO, Any, Final

from service.errors import ServiceError

MAX_DEPTH: Final = 20
"""Objects and lists within each other; the deepest form needs five."""

MAX_NUMBER_LENGTH: Final = 40
MAX_EXPONENT: Final = 30
CHUNK_BYTES: Final = 1 << 16
BLANKS: Final = re.compile(r"[ \t\n\r]*")
NUMBER: Final = re.compile(r"[-+.0-9eE]*")
VALUES: Final = frozenset('{"-0123456789tfn')
"""Signs with which a value other than a list begins."""
FINDER: Final = json.JSONDecoder(parse_float=len, parse_int=len, parse_constant=len)
"""Finds the end of a value without building its numbers; :func:`parse` validates it."""


class JsonFault(ServiceError):  # noqa: N818 - it is the client's text that is at fault
    """A text is no JSON, or exceeds a limit.

    Attributes:
        reason: ``malformed``, ``duplicate``, ``constant`` or the limit that was exceeded: ``depth``, ``digits``,
            ``exponent``, ``length`` of an item; ``list`` where a list is needed.
        values: what a message may name: ``line``, ``column`` and the parser's ``reason``; ``name``; ``value``;
            ``limit``; ``literal``.
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
    """Reject deep nesting, without recursion."""
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
        raise JsonFault("digits", limit=MAX_NUMBER_LENGTH, literal=literal[:MAX_NUMBER_LENGTH])
    try:
        number = Decimal(literal)
    except InvalidOperation:
        # Decimal cannot hold every exponent that forty characters can spell.
        raise JsonFault("exponent", limit=MAX_EXPONENT, literal=literal) from None
    if number and abs(number.adjusted()) > MAX_EXPONENT:
        raise JsonFault("exponent", limit=MAX_EXPONENT, literal=literal)
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


def list_items(file: IO[bytes], longest: int) -> Iterator[str]:
    """Yield the text of each item of a JSON list, one after another, for :func:`parse`.

    Args:
        file: the list in UTF-8, from where it stands.
        longest: characters of an item, more or less: so much is held in memory.

    Raises:
        JsonFault: no list, or a text that is no JSON from here on; what came before has been yielded.
        UnicodeDecodeError: it is not UTF-8 from here on.
    """
    window = _Window(file)
    if (sign := window.sign()) != "[":
        raise JsonFault("list") if sign in VALUES else window.malformed("Expecting value")
    window.place += 1
    if window.sign() == "]":
        window.place += 1
    else:
        while True:
            yield window.value(longest)
            sign = window.sign()
            window.place += 1
            if sign == "]":
                break
            if sign != ",":
                window.place -= 1
                raise window.malformed("Expecting ',' delimiter")
            window.sign()
    if window.sign():
        raise window.malformed("Extra data")


class _Window:
    """A piece of a text that is read from beginning to end.

    Attributes:
        place: what comes next, within the piece.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.place = 0
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._ended = False
        self._line, self._column = 1, 1

    def sign(self) -> str:
        """Return the next sign that is no blank, nothing at the end."""
        while True:
            self.place = BLANKS.match(self._text, self.place).end()  # type: ignore[union-attr] # it matches nothing too
            if self.place < len(self._text) or self._ended:
                return self._text[self.place : self.place + 1]
            self._widen()

    def value(self, longest: int) -> str:
        """Return the text of the value that begins here, and pass it over."""
        while True:
            fault = None
            try:
                _, end = FINDER.raw_decode(self._text, self.place)
            except json.JSONDecodeError as error:
                fault, end = error, 0
            except RecursionError:
                raise JsonFault("depth", limit=MAX_DEPTH) from None
            # A number that ends with the piece may go on in the next.
            cut = NUMBER.match(self._text, self.place).end() == len(self._text)  # type: ignore[union-attr] # as above
            if fault is None and (self._ended or not cut):
                found, self.place = self._text[self.place : end], end
                return found
            if fault is not None and self._ended:
                self.place = fault.pos
                raise self.malformed(fault.msg)
            if len(self._text) - self.place > longest:
                raise JsonFault("length", limit=longest)
            self._widen()

    def malformed(self, reason: str) -> JsonFault:
        """Return the fault of the text where it stands."""
        line, column = self._position(self.place)
        return JsonFault("malformed", line=line, column=column, reason=reason)

    def _widen(self) -> None:
        """Drop what is passed over, and read on: as much again as is left, so that nothing is looked at often."""
        piece = self._file.read(max(CHUNK_BYTES, len(self._text) - self.place))
        more = self._decoder.decode(piece, final=not piece)
        self._line, self._column = self._position(self.place)
        self._text, self.place, self._ended = self._text[self.place :] + more, 0, not piece

    def _position(self, place: int) -> tuple[int, int]:
        lines = self._text.count("\n", 0, place)
        if not lines:
            return self._line, self._column + place
        return self._line + lines, place - self._text.rfind("\n", 0, place)
