"""JSON bodies. Those of requests are read strictly (:mod:`service.strict_json`), with problems in their language.

Responses keep Cyrillic as it is, names in the order they were written, and are always valid UTF-8.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from flask import Request
from flask.json.provider import DefaultJSONProvider

from service import strict_json
from service.api.language import answer_text, wanted_language
from service.api.problems import Problem, invalid_request, shown
from service.strict_json import JsonFault

CHECKED_ELSEWHERE: Final = "/data"
SURROGATE: Final = re.compile("[\\ud800-\\udfff]")

REASONS: Final = {
    "Expecting value": "value",
    "Expecting ',' delimiter": "comma",
    "Expecting ':' delimiter": "colon",
    "Expecting property name enclosed in double quotes": "name",
    "Illegal trailing comma before end of object": "trailing_in_object",
    "Illegal trailing comma before end of array": "trailing_in_list",
    "Extra data": "extra",
    "Unterminated string starting at": "unterminated",
    "Invalid control character at": "control",
    "Invalid \\escape": "escape",
    f"Invalid \\u{'X' * 4} escape": "unicode_escape",
}
"""Keys of texts by the messages of :mod:`json`."""


def read_json(request: Request, media_types: tuple[str, ...] = ("application/json",)) -> Any:
    """Return the JSON value in the body of a request, its non-integers as ``Decimal``.

    Args:
        request: the request.
        media_types: what the body may call itself.

    Raises:
        Problem: the body is not JSON, has another media type or encoding, or exceeds a limit.
    """
    _check_headers(request, media_types)
    text = _decode(request.get_data(cache=False))
    return parse(text)


def parse(text: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        Problem: the text is not JSON, repeats a name, or exceeds a limit.
    """
    try:
        value = strict_json.parse(text)
    except JsonFault as fault:
        raise _problem(fault) from None
    faults = list(_faults_of_text(value))
    if faults:
        raise invalid_request(faults)
    return value


def _check_headers(request: Request, media_types: tuple[str, ...]) -> None:
    charset = request.mimetype_params.get("charset", "utf-8").lower().replace("_", "-")
    if request.mimetype not in media_types or charset not in {"utf-8", "utf8"}:
        raise Problem("unsupported-media-type", headers={"Accept": ", ".join(media_types)})
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
    return Problem("wrong-encoding", {"position": position, "guess": answer_text("guesses", guess, wanted_language())})


def _is_cyrillic(byte: bytes) -> bool:
    return byte.decode("cp1251", "replace").lower() in "абвгдеёжзийклмнопрстуфхцчшщъыьэюяі"


def _problem(fault: JsonFault) -> Problem:
    language, values = wanted_language(), fault.values
    if fault.reason == "malformed":
        reason = answer_text("json", REASONS.get(values["reason"], "other"), language)
        return Problem("malformed-json", {**values, "reason": reason})
    if fault.reason == "duplicate":
        return Problem("duplicate-name", {"name": shown(values["name"])})
    if fault.reason == "constant":
        return Problem("not-a-number", values)
    return Problem("limit-exceeded", {"what": answer_text("limits", fault.reason, language, **values)})


def _faults_of_text(value: Any) -> Iterator[tuple[str, str]]:
    """Yield strings that hold NUL or half of a surrogate pair, without recursion.

    ``data`` is left to the schemas of the methodology, whose pointers begin at ``data``.
    """
    pending: list[tuple[str, Any]] = [("", value)]
    while pending:
        pointer, current = pending.pop()
        checked = pointer != CHECKED_ELSEWHERE and not pointer.startswith(f"{CHECKED_ELSEWHERE}/")
        if isinstance(current, str):
            if checked and (key := _fault(current)):
                yield pointer, key
            continue
        if not isinstance(current, dict | list):
            continue
        entries = current.items() if isinstance(current, dict) else enumerate(current)
        for name, inner in entries:
            if checked and (key := _fault(str(name))):
                yield pointer, key
            else:
                pending.append((f"{pointer}/{escape(str(name))}", inner))


def _fault(text: str) -> str | None:
    if "\0" in text:
        return "nul"
    return "surrogate" if SURROGATE.search(text) else None


def escape(name: str) -> str:
    """Return a name as a token of a JSON Pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


def dumps(value: Any, **options: Any) -> str:
    """Return a value as JSON; half of a surrogate pair, which a client may have sent in a name, is escaped."""
    text = json.dumps(value, **{"ensure_ascii": False, **options})
    return SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class Provider(DefaultJSONProvider):
    """Writes Flask's responses."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """Return the text."""
        return dumps(obj, default=self.default, **kwargs)
