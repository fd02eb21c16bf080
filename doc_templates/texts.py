"""Messages about variants and templates of state bodies: the texts below this folder, for translators to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from validators.messages.catalog import MessageCatalog

MESSAGES: Final = MessageCatalog(Path(__file__).parent)
