"""What the service says: the texts below this folder, for translators to edit; stored are ids with their values."""

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
"""What is said, in each of these sections, about an id that a newer version stored."""


@overload
def kept(message: Message) -> str: ...
@overload
def kept(message: None) -> None: ...
@overload
def kept(message: Message | None) -> str | None: ...
def kept(message: Message | None) -> str | None:
    """Return a message as a row keeps it: its id and values as JSON."""
    return None if message is None else json.dumps({"id": message.id, "values": message.values}, ensure_ascii=False)


@overload
def rendered(stored: str, language: str) -> str: ...
@overload
def rendered(stored: None, language: str) -> None: ...
@overload
def rendered(stored: str | None, language: str) -> str | None: ...
def rendered(stored: str | None, language: str) -> str | None:
    """Return a message that a row keeps in a language: what a document waits for, why PDF cannot be made."""
    if stored is None:
        return None
    message = json.loads(stored)
    return _rendered(message["id"], message["values"], language)


def failure(code: str, stored: str | None, language: str) -> str:
    """Return why a document was not made: what its row keeps, else what is said about the code."""
    return rendered(stored, language) or _rendered(f"{FAILURES}-{code}", {}, language)


def _rendered(name: str, values: dict[str, Any], language: str) -> str:
    try:
        return MESSAGES.render(name, values, language)
    except KeyError:
        section, _, code = name.partition("-")
        return MESSAGES.text(section, OTHER, language, code=code)
