"""What commands, the start of the service and templates say: the texts below this folder, for translators to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from validators.messages.catalog import MessageCatalog

MESSAGES: Final = MessageCatalog(Path(__file__).parent)
message: Final = MESSAGES.message


def word(key: str, language: str, /, **values: Any) -> str:
    """Return words that a command shows, with the values in them."""
    return MESSAGES.text("show", key, language, **values)
