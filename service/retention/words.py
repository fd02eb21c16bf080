"""Words of retention in the language of who reads them."""

from __future__ import annotations

from typing import Final

from service.retention.purges import PurgeRefusedError
from service.texts import MESSAGES

SECTION: Final = "purges"


def refusal_words(error: PurgeRefusedError, language: str) -> str:
    """Return why nothing is done to a purge, without a full stop."""
    return MESSAGES.text(SECTION, error.reason, language)
