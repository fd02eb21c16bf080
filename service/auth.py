"""Who may come in: access keys, of which only the hash is kept, and the owners they stand for."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from service.db.models import KeyRow, OwnerRow
from service.services import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from service.db.database import Database
    from service.settings import Settings

KEY_PREFIX: Final = "bgl_"
"""Lets secret scanners, and people, recognize a key that got into the wrong place."""

KEY_BYTES: Final = 32
LONGEST_KEY: Final = 256
ADMINISTRATOR: Final = "Администратор"
ADMINISTRATOR_ID: Final = "00000000-0000-0000-0000-000000000001"
"""Fixed, so that of two processes that create the administrator at the same moment one wins."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a key stands for."""

    id: str
    name: str


def new_key() -> str:
    """Return a fresh key of 256 random bits."""
    return KEY_PREFIX + secrets.token_urlsafe(KEY_BYTES)


def ensure_bootstrap(
    database: Database,
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    keep: Callable[[str], None] | None = None,
) -> str | None:
    """Create the administrator and a first key, once; several processes may try at the same moment.

    ``keep`` is handed a key that was made up before it is recorded: where it cannot be kept there is none.
    ``settings.bootstrap_key`` sets that key beforehand; when it is set or changed later, it is added to the others.

    Returns:
        The key, when it was made up just now and has to be shown; ``None`` when the operator knows it, or when there
        was one before.
    """
    try:
        with database.transaction() as session:
            if session.get(OwnerRow, ADMINISTRATOR_ID) is None:
                session.add(OwnerRow(id=ADMINISTRATOR_ID, name=ADMINISTRATOR, created_at=clock()))
                session.flush()
            made = _ensure_key(session, settings.bootstrap_key, clock())
            if made is not None and keep is not None:
                session.flush()
                keep(made)
            return made
    except IntegrityError:
        return None


def authenticate(database: Database, key: str) -> Owner | None:
    """Return the owner of a key that is not revoked, or ``None``.

    Raises:
        DatabaseUnavailableError: the database cannot be asked.
    """
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    digest = _digest(key)
    with database.reading() as session:
        found = session.execute(
            select(KeyRow.sha256, OwnerRow.id, OwnerRow.name)
            .join(OwnerRow, OwnerRow.id == KeyRow.owner_id)
            .where(KeyRow.sha256 == digest, KeyRow.revoked_at.is_(None))
        ).one_or_none()
    # Looking a hash up tells nothing about the key; the comparison keeps it so whatever the database's collation.
    if found is None or not hmac.compare_digest(found.sha256, digest):
        return None
    return Owner(id=found.id, name=found.name)


def _ensure_key(session: Session, wanted: str | None, now: datetime) -> str | None:
    if wanted is None:
        if session.scalar(select(func.count()).select_from(KeyRow)):
            return None
        made = new_key()
        session.add(KeyRow(owner_id=ADMINISTRATOR_ID, sha256=_digest(made), label="bootstrap", created_at=now))
        return made
    digest = _digest(wanted)
    if session.scalar(select(KeyRow.id).where(KeyRow.sha256 == digest)) is None:
        session.add(KeyRow(owner_id=ADMINISTRATOR_ID, sha256=digest, label="BAGALAU_BOOTSTRAP_KEY", created_at=now))
    return None


def _digest(key: str) -> str:
    # A key has 256 random bits: unlike a password it needs no slow hash.
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
