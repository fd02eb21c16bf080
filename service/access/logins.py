"""Logins: what a user signs in as."""

from __future__ import annotations

import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.db.models import LOGIN_LENGTH, UserRow


def normalized_login(login: str) -> str:
    """Return a login as it is kept: capital letters and how a keyboard composes them make no other one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", login).strip().casefold())[:LOGIN_LENGTH]


def find_by_login(session: Session, login: str) -> UserRow | None:
    """Return the user with that login, ``None`` where there is none.

    Args:
        session: with the rows of every state body.
        login: as :func:`normalized_login` returns it.
    """
    return session.scalar(select(UserRow).where(UserRow.login == login))
