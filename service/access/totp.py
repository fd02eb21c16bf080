"""One-time codes of an authenticator app (TOTP, RFC 6238). A code works once."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from typing import Final

import pyotp
from sqlalchemy import select

from service.db.database import ScopedDatabase
from service.db.models import UserRow

ISSUER: Final = "Bagalau"
STEP: Final = timedelta(seconds=30)
DRIFT: Final = 1
"""How many steps the clock of a telephone may be off."""
CODE_LENGTH: Final = 6


def new_secret() -> str:
    """Return a fresh secret in the form apps take it."""
    return pyotp.random_base32()


def address(secret: str, login: str) -> str:
    """Return the ``otpauth`` address that an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime, *, after: int | None = None) -> int | None:
    """Return the step a code is of, ``None`` where it is wrong.

    Args:
        secret: the user's.
        code: what was typed, blanks in it allowed.
        now: the present moment.
        after: the step of the last code that was taken: it and earlier ones work no more.
    """
    typed = "".join(code.split())
    if len(typed) != CODE_LENGTH or not typed.isascii() or not typed.isdigit():
        return None
    generator = pyotp.TOTP(secret)
    present = int(now.timestamp() // STEP.total_seconds())
    for step in range(present - DRIFT, present + DRIFT + 1):
        if hmac.compare_digest(generator.generate_otp(step), typed):
            return None if after is not None and step <= after else step
    return None


def seal_all(database: ScopedDatabase) -> int:
    """Seal the secrets of all users by the first key; return how many cannot be, since no key opens them.

    Args:
        database: with the rows of every state body.
    """
    unreadable = 0
    with database.transaction() as session:
        for user in session.scalars(select(UserRow).where(UserRow.totp_sealed.is_not(None)).with_for_update()):
            sealed = database.whole.vault.seal_anew(user.totp_sealed or "")
            unreadable += sealed is None
            user.totp_sealed = sealed or user.totp_sealed
    return unreadable
