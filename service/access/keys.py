"""Access keys of programs: kept as hashes; wrong ones lock out the address they come from."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.access.caller import Caller
from service.access.throttle import LockedOut, Throttle
from service.db.database import ScopedDatabase
from service.db.models import FIRST_STATE_BODY_ID, KeyRow, StateBodyRow
from service.db.utc_datetime import utc_now
from service.settings import MAX_KEY_LENGTH, Settings

KEY_PREFIX: Final = "bgl_"
"""Lets secret scanners, and people, recognize a key that got into the wrong place."""

KEY_BYTES: Final = 32
WRONG_KEYS: Final = Throttle("key", 10)
MAX_KNOWN: Final = 10_000
FIRST_STATE_BODY: Final = "Государственный орган"


class KeyAuthenticator:
    """Authenticates keys; wrong keys lock out the address they come from, for longer each time.

    While an address is locked out, right keys are answered like wrong ones, so that no key can be found by trying.
    Keys that came from the address before are exempt: one misconfigured program does not lock out the others.

    Args:
        database: holds the keys, and the wrong ones of every web process.
        clock: gives the present moment.
    """

    def __init__(self, database: ScopedDatabase, clock: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = threading.Lock()

    def authenticate(self, key: str, address: str | None) -> Caller | LockedOut | None:
        """Return the caller with a key, or why there is none; ``None`` for a wrong key.

        Args:
            key: what was sent.
            address: where it was sent from; ``None`` where that is unknown and no lockout applies.

        Raises:
            DatabaseUnavailableError: the database does not answer.
        """
        if address is None:
            return find_caller(self._database, key)
        place = (_digest(key), address)
        with self._lock:
            known = place in self._known
        if not known and (seconds := WRONG_KEYS.locked(self._database, address, self._clock())) > 0:
            return LockedOut(seconds)
        caller = find_caller(self._database, key)
        with self._lock:
            self._known.pop(place, None)
            if caller is not None:
                self._known[place] = None
                if len(self._known) > MAX_KNOWN:
                    self._known.popitem(last=False)
        if caller is None:
            WRONG_KEYS.note(self._database, address, self._clock())
        return caller


def new_key() -> str:
    """Return a fresh key of 256 random bits."""
    return KEY_PREFIX + secrets.token_urlsafe(KEY_BYTES)


def ensure_bootstrap(
    database: ScopedDatabase,
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    keep: Callable[[str], None] | None = None,
) -> str | None:
    """Create the first state body and a key of it, once; several processes may try at the same moment.

    ``keep`` receives a generated key before it is recorded: where it fails, no key is created.
    ``settings.bootstrap_key`` sets that key beforehand; when it is set or changed later, it is added to the others.

    Returns:
        A key that was generated just now and has to be shown; ``None`` for one of the settings, or where one exists.
    """
    try:
        with database.transaction() as session:
            if session.get(StateBodyRow, FIRST_STATE_BODY_ID) is None:
                session.add(StateBodyRow(id=FIRST_STATE_BODY_ID, name=FIRST_STATE_BODY, created_at=clock()))
                session.flush()
            made = _ensure_key(session, settings.bootstrap_key, clock())
            if made is not None and keep is not None:
                session.flush()
                keep(made)
            return made
    except IntegrityError:
        return None


def find_caller(database: ScopedDatabase, key: str) -> Caller | None:
    """Return the caller with a key that is not revoked, or ``None``.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    if not 0 < len(key) <= MAX_KEY_LENGTH:
        return None
    digest = _digest(key)
    with database.reading() as session:
        found = session.execute(
            select(KeyRow.sha256, KeyRow.id.label("key_id"), KeyRow.label, StateBodyRow.id, StateBodyRow.name)
            .join(StateBodyRow, StateBodyRow.id == KeyRow.state_body_id)
            .where(KeyRow.sha256 == digest, KeyRow.revoked_at.is_(None))
        ).one_or_none()
    # The comparison is constant-time and independent of the database's collation.
    if found is None or not hmac.compare_digest(found.sha256, digest):
        return None
    return Caller("key", found.key_id, found.label, found.id, found.name)


def _ensure_key(session: Session, wanted: str | None, now: datetime) -> str | None:
    if wanted is None:
        if session.scalar(select(func.count()).select_from(KeyRow)):
            return None
        made = new_key()
        session.add(KeyRow(state_body_id=FIRST_STATE_BODY_ID, sha256=_digest(made), label="bootstrap", created_at=now))
        return made
    digest = _digest(wanted)
    if session.scalar(select(KeyRow.id).where(KeyRow.sha256 == digest)) is None:
        session.add(
            KeyRow(state_body_id=FIRST_STATE_BODY_ID, sha256=digest, label="BAGALAU_BOOTSTRAP_KEY", created_at=now)
        )
    return None


def _digest(key: str) -> str:
    # A key has 256 random bits: unlike a password it needs no slow hash.
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
