"""Which values a template may be given: plain ones that can be written into XML.

Anything cleverer than text, whole numbers, lists and dictionaries is refused: an object from python-docx or docxtpl
among the values would let a template write files even inside the sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from validators.messages.catalog import Message
from worker.render.errors import ContextRefusedError
from worker.texts import message

MAX_DEPTH = 16
"""How many levels of lists and dictionaries may be nested; no form needs half of them."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character outside ``Char`` of XML 1.0, section 2.2; among them docxtpl's own marks BEL and FF."""


def check_context(context: Mapping[str, Any]) -> None:
    """Refuse values that cannot be written into a document.

    Raises:
        ContextRefusedError: a value is not a plain ``str``, ``int``, ``bool``, ``None``, ``list`` or ``dict`` with
            text keys, is nested too deeply, or a text holds a character XML has no place for. Names the field.
    """
    if not _is_plain(context, MAX_DEPTH):
        raise ContextRefusedError(next(_complaints(context, "", MAX_DEPTH)))


def has_illegal_character(text: str) -> bool:
    """Return whether a text holds a character that XML 1.0 cannot carry: a control character, half a surrogate pair."""
    return not text.isprintable() and _ILLEGAL.search(text) is not None


def _is_plain(value: object, levels: int) -> bool:
    """Answer the common case quickly; paths are only worked out once something is known to be wrong."""
    if type(value) is str:
        return not has_illegal_character(value)
    if type(value) is int or type(value) is bool or value is None:
        return True
    if levels == 0:
        return False
    if type(value) is dict:
        return all(type(key) is str and _is_plain(item, levels - 1) for key, item in value.items())
    if type(value) is list:
        return all(_is_plain(item, levels - 1) for item in value)
    return False


def _complaints(value: object, path: str, levels: int) -> Iterator[Message]:
    """Yield a sentence for every value that is refused, naming the field by its path."""
    if type(value) is str:
        found = _ILLEGAL.search(value)
        if found:
            yield _complaint(path, "illegal", code=f"U+{ord(found.group()):04X}")
    elif (type(value) is dict or type(value) is list) and levels == 0:
        yield _complaint(path, "too_deep", limit=MAX_DEPTH)
    elif type(value) is list:
        for index, item in enumerate(value):
            yield from _complaints(item, f"{path}[{index}]", levels - 1)
    elif type(value) is dict:
        for key, item in value.items():
            if type(key) is str:
                yield from _complaints(item, f"{path}.{key}" if path else key, levels - 1)
            else:
                yield _complaint(path, "names", type=type(key).__name__)
    elif type(value) not in (int, bool, type(None)):
        yield _complaint(path, "kind", type=type(value).__name__)


def _complaint(path: str, key: str, /, **values: Any) -> Message:
    return message("render", "field" if path else "whole", path=path, fault=message("render", key, **values))
