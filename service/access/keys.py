"""Access keys of programs: kept as hashes; wrong ones lock out the address they come from."""

from __future__ import annotations

import hmac
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import structlog
from sqlalchemy import func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.access.caller import Caller
from service.access.throttle import LockedOut, Throttle
from service.access.tokens import digest, new_token
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import FIRST_STATE_BODY_ID, KeyRow, KeyScope, StateBodyRow
from service.db.utc_datetime import utc_now
from service.errors import DatabaseUnavailableError, ServiceError
from service.journal.events import Action, Event, Kind, note
from service.local_time import KAZAKHSTAN
from service.settings import MAX_KEY_LENGTH, Settings

KEY_PREFIX: Final = "bgl_"
"""Lets secret scanners, and people, recognize a key that got into the wrong place."""

WRONG_KEYS: Final = Throttle("key", 10)
MAX_KNOWN: Final = 10_000
FIRST_STATE_BODY: Final = "Государственный орган"
OVERLAP: Final = timedelta(days=1)
"""How long a key that was replaced goes on working, by default: a program is given the new one meanwhile."""
NOTED: Final = timedelta(minutes=1)
"""How often it is noted at most that a key is used."""

log = structlog.get_logger(__name__)


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
        place = (digest(key), address)
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
    return KEY_PREFIX + new_token()


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key as it is listed; ``live`` tells whether it works now."""

    id: str
    name: str
    scopes: tuple[KeyScope, ...]
    bootstrap: bool
    replaces_id: str | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None
    live: bool


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was made just now; ``key`` itself is known to nobody else and shown once."""

    key: str = field(repr=False)
    stored: StoredKey


@dataclass(frozen=True, slots=True)
class Wish:
    """A key to be made; one that ``replaces`` another lets that one work for ``overlap`` yet."""

    name: str
    scopes: frozenset[KeyScope]
    expires_at: datetime | None = None
    replaces: str | None = None
    overlap: timedelta = OVERLAP


class KeyNotFoundError(ServiceError):
    """The state body has no such key, or it is revoked."""


def end_of_day(day: date) -> datetime:
    """Return the moment at which the day is over in Kazakhstan: a key that has a last day works until then."""
    return datetime.combine(day + timedelta(days=1), time(), KAZAKHSTAN).astimezone(UTC)


def create_key(database: ScopedDatabase, wish: Wish) -> NewKey:
    """Make a key of the state body.

    Raises:
        KeyNotFoundError: there is no such key to replace.
        DatabaseUnavailableError: nothing was stored.
    """
    made = new_key()
    with database.transaction() as session:
        now = database.now(session)
        if wish.replaces is not None:
            former = _live(session, wish.replaces)
            until = now + wish.overlap
            former.expires_at = until if former.expires_at is None else min(former.expires_at, until)
        row = KeyRow(
            sha256=digest(made),
            name=wish.name,
            scopes=sorted(wish.scopes),
            bootstrap=False,
            replaces_id=wish.replaces,
            created_at=now,
            expires_at=wish.expires_at,
        )
        session.add(row)
        session.flush()
        note(session, Event(Action.CREATE, Kind.KEY, row.id), now=now)
        return NewKey(made, _stored(row, now))


def list_keys(database: ScopedDatabase) -> list[StoredKey]:
    """Return the keys of the state body, the newest first, those that work no more included."""
    with database.reading() as session:
        now = database.now(session)
        rows = session.scalars(select(KeyRow).order_by(KeyRow.created_at.desc(), KeyRow.id))
        return [_stored(row, now) for row in rows]


def revoke_key(database: ScopedDatabase, key_id: str) -> None:
    """Revoke a key: the next request that comes with it is refused, whatever a setting says.

    Raises:
        KeyNotFoundError: there is none that works.
    """
    with database.transaction() as session:
        row = _live(session, key_id)
        row.revoked_at = now = database.now(session)
        note(session, Event(Action.REVOKE, Kind.KEY, row.id), now=now)
        # A person's word: a start with the same setting does not let it work again.
        row.bootstrap = False


def ensure_bootstrap(
    database: ScopedDatabase,
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    keep: Callable[[str], None] | None = None,
) -> str | None:
    """Create the first state body and a key of it, once; several processes may try at the same moment.

    ``keep`` receives a generated key before it is recorded: where it fails, no key is created.
    ``settings.bootstrap_key`` sets that key beforehand. Set or changed later, it takes the place of the former one,
    which is revoked; a key that a person revoked stays so.

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
    """Return the caller with a key that works, and note that it was used; ``None`` for any other.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    if not 0 < len(key) <= MAX_KEY_LENGTH:
        return None
    sha256 = digest(key)
    with database.reading() as session:
        now = database.now(session)
        found = session.execute(
            select(KeyRow, StateBodyRow.name)
            .join(StateBodyRow, StateBodyRow.id == KeyRow.state_body_id)
            .where(KeyRow.sha256 == sha256, KeyRow.revoked_at.is_(None))
            .where(or_(KeyRow.expires_at.is_(None), KeyRow.expires_at > now))
        ).one_or_none()
    # The comparison is constant-time and independent of the database's collation.
    if found is None or not hmac.compare_digest(found[0].sha256, sha256):
        return None
    row, state_body = found
    if row.last_used_at is None or row.last_used_at <= now - NOTED:
        with suppress(DatabaseUnavailableError), database.transaction() as session:
            used = update(KeyRow).where(KeyRow.id == row.id).values(last_used_at=now)
            session.execute(used, execution_options=UNTOUCHED)
    scopes = frozenset(map(KeyScope, row.scopes))
    return Caller("key", row.id, row.name, row.state_body_id, state_body, scopes)


def _live(session: Session, key_id: str) -> KeyRow:
    row = session.get(KeyRow, key_id)
    if row is None or row.revoked_at is not None:
        raise KeyNotFoundError(key_id[:36])
    return row


def _stored(row: KeyRow, now: datetime) -> StoredKey:
    live = row.revoked_at is None and (row.expires_at is None or row.expires_at > now)
    same = ("id", "name", "bootstrap", "replaces_id", "created_at", "expires_at", "revoked_at", "last_used_at")
    scopes = tuple(map(KeyScope, row.scopes))
    return StoredKey(**{name: getattr(row, name) for name in same}, scopes=scopes, live=live)


def _ensure_key(session: Session, wanted: str | None, now: datetime) -> str | None:
    if wanted is None:
        if session.scalar(select(func.count()).select_from(KeyRow)):
            return None
        made = new_key()
        _add_bootstrap(session, made, "bootstrap", now)
        return made
    sha256 = digest(wanted)
    former = KeyRow.bootstrap & (KeyRow.sha256 != sha256) & KeyRow.revoked_at.is_(None)
    session.execute(update(KeyRow).where(former).values(revoked_at=now), execution_options=UNTOUCHED)
    row = session.scalar(select(KeyRow).where(KeyRow.sha256 == sha256))
    if row is None:
        _add_bootstrap(session, wanted, "BAGALAU_BOOTSTRAP_KEY", now)
    elif row.bootstrap:
        # The setting came back to it.
        row.revoked_at = None
    elif row.revoked_at is not None:
        log.warning("bootstrap_key_revoked", key_id=row.id)
    return None


def _add_bootstrap(session: Session, key: str, name: str, now: datetime) -> None:
    of_all = {"scopes": sorted(KeyScope), "bootstrap": True}
    session.add(KeyRow(state_body_id=FIRST_STATE_BODY_ID, sha256=digest(key), name=name, created_at=now, **of_all))
