"""Messages about variants and templates of state bodies, from ``messages/``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from validators.messages.catalog import MessageCatalog

BOOK: Final = MessageCatalog(Path(__file__).parent / "messages")
