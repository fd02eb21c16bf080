"""The sentences of this room; ``messages/`` holds them for translators. What is stored is a code, told when it is read.

A row may hold a finished Russian sentence: so wrote the versions before codes. It is shown as it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, overload

from validators.messages.catalog import FALLBACK, Message, MessageCatalog

BOOK: Final = MessageCatalog(Path(__file__).parent / "messages")
PDF: Final = "pdf"
FAILURES: Final = "failures"
WAITS: Final = "waits"
OTHER: Final = "other"
"""What is said, in each of these sections, about a code that a newer version stored."""


@overload
def kept(saying: Message) -> str: ...
@overload
def kept(saying: None) -> None: ...
@overload
def kept(saying: Message | None) -> str | None: ...
def kept(saying: Message | None) -> str | None:
    """Return a saying of this room as a row keeps it: its code and values as JSON, without the section."""
    return None if saying is None else json.dumps({"code": saying.key, "values": saying.values}, ensure_ascii=False)


def pdf_lack(stored: str | None, language: str) -> str:
    """Return in a language what a worker lacks to make PDF; nothing when it lacks nothing."""
    return _told(PDF, stored, language) if stored else ""


def waiting_for(stored: str | None, language: str) -> str | None:
    """Return in a language what a document waits for, ``None`` when for nothing in particular."""
    return _told(WAITS, stored, language) if stored else None


def failure(code: str, stored: str | None, language: str) -> str:
    """Return in a language why a document was not made; what older versions stored is told by its code alone."""
    if stored and (_read(stored) is not None or language == FALLBACK or not BOOK.has(FAILURES, code)):
        return _told(FAILURES, stored, language)
    return _text(FAILURES, code, {}, language)


def _told(section: str, stored: str, language: str) -> str:
    found = _read(stored)
    return stored if found is None else _text(section, *found, language)


def _read(stored: str) -> tuple[str, dict[str, Any]] | None:
    """Return code and values, ``None`` for a finished sentence."""
    try:
        found = json.loads(stored)
        return str(found["code"]), dict(found["values"])
    except (ValueError, TypeError, KeyError):
        return None


def _text(section: str, code: str, values: dict[str, Any], language: str) -> str:
    try:
        return BOOK.text(section, code, language, **values)
    except KeyError:
        return BOOK.text(section, OTHER, language, code=code)
