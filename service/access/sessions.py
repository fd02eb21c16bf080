"""Signing in and out, and the sessions between: kept in the database, so that ending one ends it everywhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session as DatabaseSession

from service.access import passwords, totp
from service.access.caller import Caller
from service.access.logins import find_by_login, normalized_login
from service.access.throttle import LockedOut, Throttle
from service.access.tokens import digest, new_token
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import BUILTIN_STATE_BODY_ID, Role, SessionRow, StateBodyRow, UserRow
from service.db.tenancy import SYSTEM, Actor
from service.db.vault import vault_of
from service.journal.events import WHOLE, Action, Event, Kind, note_of

log = structlog.get_logger("service.access")

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=12)
NOTED: Final = timedelta(minutes=1)
"""How often it is noted at most that a session is used."""

LOGINS: Final = Throttle("login", 5)
ADDRESSES: Final = Throttle("address", 30)
"""Many officers may share the address of one office."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session that begins; ``token`` is for the user's browser alone and known to nobody else."""

    token: str
    caller: Caller
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """Login, password or code are wrong; which of them is not told."""


def sign_in(  # noqa: PLR0913 - what is typed, where, and what was there before
    database: ScopedDatabase,
    login: str,
    password: str,
    code: str | None,
    address: str | None,
    *,
    former: str | None = None,
) -> Session | Refused | LockedOut:
    """Begin a session of a user.

    The answer, and the work done for it, are the same whether or not there is such a user. While a login or an address
    is locked out, right passwords are answered like wrong ones.

    Args:
        database: with the rows of every state body.
        login: as typed.
        password: as typed.
        code: of the authenticator app, where one is in use; blank or ``None`` where nothing was typed.
        address: where it comes from; ``None`` where that is unknown and no lockout by address applies.
        former: the token of the browser's session before, which ends.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    login = normalized_login(login)
    with database.reading() as session:
        now = database.now(session)
    places = [(LOGINS, login)] if address is None else [(LOGINS, login), (ADDRESSES, address)]
    if (seconds := max(throttle.locked(database, of, now) for throttle, of in places)) > 0:
        return LockedOut(seconds)
    # Counted before the password is looked at: many that are tried at one moment are all counted.
    locked = [throttle.note(database, of, now) for throttle, of in places]
    refusal = Action.LOCK_OUT if any(locked) else Action.REFUSE
    with database.reading() as session:
        user = find_by_login(session, login)
    right = passwords.verified(None if user is None else user.password_hash, password)
    if user is None or not right or user.disabled_at is not None:
        return _refused(database, user, refusal)
    with database.transaction() as session:
        begun = None
        if take_code(session, user, code or "", now):
            end_former(session, former)
            begun = begin(session, user, now=now)
            note_user(session, user, Action.SIGN_IN, now=now)
    if begun is None:
        return _refused(database, user, refusal)
    LOGINS.forget(database, login)
    if address is not None:
        ADDRESSES.forget(database, address)
    return begun


def note_user(
    session: DatabaseSession, user: UserRow | None, action: Action, part: str = WHOLE, *, now: datetime
) -> None:
    """Write to the journal what a user did to the own account, or somebody who had its login, who is then nobody.

    Where there is no such user, it stands in the journal of the installation: what is tried costs the same time.
    """
    if user is None:
        note_of(session, None, SYSTEM, Event(action, Kind.USER, BUILTIN_STATE_BODY_ID, part), now=now)
        return
    actor = SYSTEM if action in {Action.REFUSE, Action.LOCK_OUT} else Actor("user", user.id)
    note_of(session, user.state_body_id, actor, Event(action, Kind.USER, user.id, part), now=now)


def begin(session: DatabaseSession, user: UserRow, *, now: datetime) -> Session:
    """Begin a session of a user, with a fresh token, and forget those that are over."""
    over = or_(SessionRow.expires_at <= now, SessionRow.seen_at <= now - IDLE)
    session.execute(delete(SessionRow).where(over), execution_options=UNTOUCHED)
    token, expires_at = new_token(), now + LONGEST
    session.add(SessionRow(sha256=digest(token), user_id=user.id, created_at=now, seen_at=now, expires_at=expires_at))
    body = None if user.state_body_id is None else session.get(StateBodyRow, user.state_body_id)
    return Session(token, caller_of(user, None if body is None else body.name), expires_at)


def find_caller(database: ScopedDatabase, token: str, *, used: bool = True) -> Caller | None:
    """Return whose session a token is of; ``None`` where it is over or there is none.

    Args:
        database: with the rows of every state body.
        token: of the session.
        used: whether to note that it is used, which prolongs it.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    with database.reading() as session:
        now = database.now(session)
        found = session.execute(
            select(SessionRow, UserRow, StateBodyRow.name)
            .join(UserRow, UserRow.id == SessionRow.user_id)
            .outerjoin(StateBodyRow, StateBodyRow.id == UserRow.state_body_id)
            .where(SessionRow.sha256 == digest(token), SessionRow.expires_at > now, SessionRow.seen_at > now - IDLE)
            .where(UserRow.disabled_at.is_(None))
        ).one_or_none()
    if found is None:
        return None
    row, user, name = found
    if used and row.seen_at <= now - NOTED:
        with database.transaction() as session:
            seen = update(SessionRow).where(SessionRow.sha256 == row.sha256, SessionRow.seen_at < now)
            session.execute(seen.values(seen_at=now), execution_options=UNTOUCHED)
    return caller_of(user, name)


def read_kept(database: ScopedDatabase, token: str) -> dict[str, Any]:
    """Return what pages keep in a session: what was looked for and chosen, which is nobody else's business."""
    with database.reading() as session:
        text = session.scalar(select(SessionRow.kept).where(SessionRow.sha256 == digest(token)))
    return json.loads(text) if text else {}


def keep(database: ScopedDatabase, token: str, **values: Any) -> None:
    """Keep values in a session beside those that are there; they go when it ends."""
    text = json.dumps({**read_kept(database, token), **values}, ensure_ascii=False)
    with database.transaction() as session:
        kept = update(SessionRow).where(SessionRow.sha256 == digest(token)).values(kept=text)
        session.execute(kept, execution_options=UNTOUCHED)


def sign_out(database: ScopedDatabase, token: str) -> None:
    """End a session, where there is one."""
    with database.transaction() as session:
        found = select(UserRow).join(SessionRow, SessionRow.user_id == UserRow.id)
        user = session.scalar(found.where(SessionRow.sha256 == digest(token)))
        if user is not None:
            note_user(session, user, Action.SIGN_OUT, now=database.now(session))
            _end(session, token)


def end_former(session: DatabaseSession, token: str | None) -> None:
    """End the session that a browser had before another begins, where it had one."""
    if token:
        _end(session, token)


def end_all(session: DatabaseSession, user_id: str) -> None:
    """End every session of a user: after the password or what the user may do has changed."""
    session.execute(delete(SessionRow).where(SessionRow.user_id == user_id), execution_options=UNTOUCHED)


def caller_of(user: UserRow, state_body_name: str | None) -> Caller:
    """Return a user as the one who asks."""
    return Caller(
        kind="user",
        id=user.id,
        name=user.name,
        state_body_id=user.state_body_id,
        state_body_name=state_body_name,
        role=Role(user.role),
        unit_id=user.unit_id,
        iin=user.iin,
        language=user.language,
    )


def _refused(database: ScopedDatabase, user: UserRow | None, action: Action) -> Refused:
    with database.transaction() as session:
        note_user(session, user, action, now=database.now(session))
    return Refused()


def _end(session: DatabaseSession, token: str) -> None:
    session.execute(delete(SessionRow).where(SessionRow.sha256 == digest(token)), execution_options=UNTOUCHED)


def take_code(session: DatabaseSession, user: UserRow, code: str, now: datetime) -> bool:
    """Tell whether a user who has an app sent its code, and that code was not used before."""
    if user.totp_sealed is None:
        return True
    secret = vault_of(session).open(user.totp_sealed)
    if secret is None:
        log.error("app_secret_unreadable", user_id=user.id)
        return False
    step = totp.step_of(secret, code, now, after=user.totp_step)
    if step is None:
        return False
    unused = or_(UserRow.totp_step.is_(None), UserRow.totp_step < step)
    taken = update(UserRow).where(UserRow.id == user.id, unused).values(totp_step=step).returning(UserRow.id)
    return session.scalar(taken, execution_options=UNTOUCHED) is not None
