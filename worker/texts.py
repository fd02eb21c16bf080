"""Messages of commands, of the start of the service and of templates: the catalogs below this folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from validators.messages.catalog import MessageCatalog

MESSAGES: Final = MessageCatalog(Path(__file__).parent)
message: Final = MESSAGES.message


def word(key: str, language: str, /, **values: Any) -> str:
    """Return a message of the section ``show``, rendered."""
    return MESSAGES.text("show", key, language, **values)
