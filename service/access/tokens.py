"""Random secrets that are shown once and kept as hashes: keys, session tokens and one-time links."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

TOKEN_BYTES: Final = 32
MAX_TOKEN_LENGTH: Final = 256


def new_token() -> str:
    """Return 256 fresh random bits, fit for an address and a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token: str) -> str:
    """Return what is kept of a token. It has 256 random bits: unlike a password it needs no slow hash."""
    return hashlib.sha256(token[: MAX_TOKEN_LENGTH + 1].encode("utf-8", "surrogatepass")).hexdigest()
