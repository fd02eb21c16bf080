"""What the commands and the start of the service say; ``messages/`` holds it for translators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from validators.messages.catalog import MessageCatalog

if TYPE_CHECKING:
    from validators.messages.catalog import Message

BOOK: Final = MessageCatalog(Path(__file__).parent / "messages")


def word(key: str, language: str, /, **values: Any) -> str:
    """Return words that a command shows, with the values in them."""
    return BOOK.text("show", key, language, **values)


def say(section: str, key: str, /, **values: Any) -> Message:
    """Return a sentence to be told in the language of whoever reads it."""
    return BOOK.message(section, key, **values)
