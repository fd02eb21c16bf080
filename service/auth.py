"""Bearer-token authentication: access keys, kept as hashes, their state bodies, and the lockout of addresses."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.db.database import ScopedDatabase
from service.db.models import KeyRow, StateBodyRow, WrongKeyRow
from service.db.utc_datetime import utc_now
from service.settings import MAX_KEY_LENGTH, Settings

KEY_PREFIX: Final = "bgl_"
"""Lets secret scanners, and people, recognize a key that got into the wrong place."""

KEY_BYTES: Final = 32
FREE_WRONG_KEYS: Final = 10
"""The wrong key from an address that locks it out first, for a second; each further one doubles the time."""
MAX_LOCK_SECONDS: Final = 900
WRONG_KEYS_FORGOTTEN: Final = timedelta(hours=1)
MAX_KNOWN: Final = 10_000
FIRST_STATE_BODY: Final = "Государственный орган"
FIRST_STATE_BODY_ID: Final = "00000000-0000-0000-0000-000000000001"
"""Fixed, so that of two processes that create the first state body at the same moment one wins."""


@dataclass(frozen=True, slots=True)
class StateBody:
    """The state body of a key."""

    id: str
    name: str
    key_id: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class LockedOut:
    """A locked address, and the seconds until its keys are checked again."""

    seconds: float


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

    def authenticate(self, key: str, address: str | None) -> StateBody | LockedOut | None:
        """Return the state body of a key, or why there is none; ``None`` for a wrong key.

        Args:
            key: what was sent.
            address: where it was sent from; ``None`` where that is unknown and no lockout applies.

        Raises:
            DatabaseUnavailableError: the database does not answer.
        """
        if address is None:
            return find_state_body(self._database, key)
        place = (_digest(key), address)
        with self._lock:
            known = place in self._known
        if not known and (seconds := self._locked(address)) > 0:
            return LockedOut(seconds)
        state_body = find_state_body(self._database, key)
        with self._lock:
            self._known.pop(place, None)
            if state_body is not None:
                self._known[place] = None
                if len(self._known) > MAX_KNOWN:
                    self._known.popitem(last=False)
        if state_body is None:
            self._note_wrong_key(address)
        return state_body

    def _locked(self, address: str) -> float:
        with self._database.reading() as session:
            until = session.scalar(select(WrongKeyRow.locked_until).where(WrongKeyRow.address == address))
        return 0.0 if until is None else (until - self._clock()).total_seconds()

    def _note_wrong_key(self, address: str) -> None:
        now = self._clock()
        with suppress(IntegrityError), self._database.transaction() as session:
            # Old entries are deleted, this address's perhaps among them.
            session.execute(delete(WrongKeyRow).where(WrongKeyRow.last_at < now - WRONG_KEYS_FORGOTTEN))
            row = session.get(WrongKeyRow, address, with_for_update=True)
            if row is None:
                row = WrongKeyRow(address=address, number=0)
                session.add(row)
            row.number, row.last_at = row.number + 1, now
            if row.number >= FREE_WRONG_KEYS:
                seconds = min(2 ** min(row.number - FREE_WRONG_KEYS, 20), MAX_LOCK_SECONDS)
                row.locked_until = now + timedelta(seconds=seconds)


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


def find_state_body(database: ScopedDatabase, key: str) -> StateBody | None:
    """Return the state body of a key that is not revoked, or ``None``.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    if not 0 < len(key) <= MAX_KEY_LENGTH:
        return None
    digest = _digest(key)
    with database.reading() as session:
        found = session.execute(
            select(KeyRow.sha256, KeyRow.id.label("key_id"), StateBodyRow.id, StateBodyRow.name)
            .join(StateBodyRow, StateBodyRow.id == KeyRow.state_body_id)
            .where(KeyRow.sha256 == digest, KeyRow.revoked_at.is_(None))
        ).one_or_none()
    # The comparison is constant-time and independent of the database's collation.
    if found is None or not hmac.compare_digest(found.sha256, digest):
        return None
    return StateBody(id=found.id, name=found.name, key_id=found.key_id)


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
