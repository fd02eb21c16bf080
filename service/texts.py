"""Messages of the service: the catalogs below this folder, and the stored form of a message, an id with values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, overload

from validators.messages.catalog import Message, MessageCatalog

MESSAGES: Final = MessageCatalog(Path(__file__).parent)
PDF: Final = "pdf"
FAILURES: Final = "failures"
WAITS: Final = "waits"
OTHER: Final = "other"
"""Message, in each of these sections, of an id that a newer version stored."""


@overload
def kept(message: Message) -> str: ...
@overload
def kept(message: None) -> None: ...
@overload
def kept(message: Message | None) -> str | None: ...
def kept(message: Message | None) -> str | None:
    """Return the stored form of a message: its id and values as JSON."""
    return None if message is None else json.dumps({"id": message.id, "values": message.values}, ensure_ascii=False)


@overload
def rendered(stored: str, language: str) -> str: ...
@overload
def rendered(stored: None, language: str) -> None: ...
@overload
def rendered(stored: str | None, language: str) -> str | None: ...
def rendered(stored: str | None, language: str) -> str | None:
    """Return a stored message in a language."""
    if stored is None:
        return None
    message = json.loads(stored)
    return _rendered(message["id"], message["values"], language)


def failure(code: str, stored: str | None, language: str) -> str:
    """Return why a document failed: its stored message, else that of the code."""
    return rendered(stored, language) or _rendered(f"{FAILURES}-{code}", {}, language)


def _rendered(name: str, values: dict[str, Any], language: str) -> str:
    try:
        return MESSAGES.render(name, values, language)
    except KeyError:
        section, _, code = name.partition("-")
        return MESSAGES.text(section, OTHER, language, code=code)
