"""Reads the JSON of a request strictly: UTF-8, exact numbers, no name twice, nothing nested without end.

RFC 8259 leaves much to the reader; what it allows to go wrong in silence (the last of two equal names wins, NaN, a
float that rounds) is refused here, so that what was checked is what was sent.
"""

from __future__ import annotations

import codecs
import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from service.http.jsontext import SURROGATE
from service.http.problems import Problem, invalid_request, shown
from service.http.texts import wanted_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Request

MAX_DEPTH: Final = 20
"""Objects and lists within each other; the deepest form needs five."""

MAX_NUMBER_LENGTH: Final = 40
MAX_EXPONENT: Final = 30
JUDGED_ELSEWHERE: Final = "/data"


def read_json(request: Request) -> Any:
    """Return the JSON value in the body of a request, its non-integers as ``Decimal``.

    Raises:
        Problem: the body is no JSON, is sent in another way, or exceeds a limit.
    """
    _check_headers(request)
    text = _decode(request.get_data(cache=False))
    return parse(text)


def parse(text: str) -> Any:
    """Return the JSON value that a text stands for.

    Raises:
        Problem: the text is no JSON, repeats a name, or exceeds a limit.
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
        raise _malformed(error) from None
    except RecursionError:
        raise _over("depth", MAX_DEPTH) from None
    faults = list(_faults_of_text(value))
    if faults:
        raise invalid_request(faults)
    return value


def _check_headers(request: Request) -> None:
    charset = request.mimetype_params.get("charset", "utf-8").lower().replace("_", "-")
    if request.mimetype != "application/json" or charset not in {"utf-8", "utf8"}:
        raise Problem("unsupported-media-type", headers={"Accept": "application/json"})
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
        raise Problem("encoded-body", headers={"Accept-Encoding": "identity"})


def _decode(content: bytes) -> str:
    content = content.removeprefix(codecs.BOM_UTF8)
    if not content.strip():
        raise Problem("empty-body")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(content, error.start) from None
    if text[0] == "\0" or text[1:2] == "\0":
        raise _wrong_encoding(content, text.index("\0"))
    return text


def _wrong_encoding(content: bytes, position: int) -> Problem:
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content[:2]
    guess = "utf16" if utf16 else "cp1251" if _is_cyrillic(content[position : position + 1]) else "other"
    return Problem("wrong-encoding", {"position": position, "guess": wanted_texts().text("guesses", guess)})


def _is_cyrillic(byte: bytes) -> bool:
    return byte.decode("cp1251", "replace").lower() in "абвгдеёжзийклмнопрстуфхцчшщъыьэюяі"


def _malformed(error: json.JSONDecodeError) -> Problem:
    texts = wanted_texts()
    key = error.msg if error.msg in texts.sections["json"] else "other"
    return Problem("malformed-json", {"line": error.lineno, "column": error.colno, "reason": texts.text("json", key)})


def _over(limit: str, value: int) -> Problem:
    return Problem("limit-exceeded", {"what": wanted_texts().text("limits", limit, limit=value)})


def _decimal(literal: str) -> Decimal:
    if len(literal) > MAX_NUMBER_LENGTH:
        raise _over("digits", MAX_NUMBER_LENGTH)
    try:
        number = Decimal(literal)
    except InvalidOperation:
        # Decimal cannot hold every exponent that forty characters can spell.
        raise _over("exponent", MAX_EXPONENT) from None
    if number and abs(number.adjusted()) > MAX_EXPONENT:
        raise _over("exponent", MAX_EXPONENT)
    # Zero times ten to a million is zero; kept as written it would be printed with a million digits.
    return number or Decimal(0)


def _integer(literal: str) -> int:
    if len(literal) > MAX_NUMBER_LENGTH:
        raise _over("digits", MAX_NUMBER_LENGTH)
    return int(literal)


def _refuse_constant(literal: str) -> None:
    raise Problem("not-a-number", {"value": literal})


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Problem("duplicate-name", {"name": shown(name)})
        found[name] = value
    return found


def _faults_of_text(value: Any) -> Iterator[tuple[str, str]]:
    """Find strings that are no text, walking without recursion; too deep nesting ends the walk with a problem.

    What stands in ``data`` is judged by the methodology's schemas, whose pointers lead into ``data``.
    """
    pending: list[tuple[str, Any, int]] = [("", value, 1)]
    while pending:
        pointer, current, depth = pending.pop()
        judged = pointer != JUDGED_ELSEWHERE and not pointer.startswith(f"{JUDGED_ELSEWHERE}/")
        if isinstance(current, str):
            if judged and (key := _fault(current)):
                yield pointer, key
            continue
        if not isinstance(current, dict | list):
            continue
        if depth > MAX_DEPTH:
            raise _over("depth", MAX_DEPTH)
        entries = current.items() if isinstance(current, dict) else enumerate(current)
        for name, inner in entries:
            if judged and (key := _fault(str(name))):
                yield pointer, key
            else:
                pending.append((f"{pointer}/{escape(str(name))}", inner, depth + 1))


def _fault(text: str) -> str | None:
    if "\0" in text:
        return "nul"
    return "surrogate" if SURROGATE.search(text) else None


def escape(name: str) -> str:
    """Return a name as a token of a JSON Pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
