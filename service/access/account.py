"""What users do with their own account: another password, an authenticator app, an end to other sessions.

Each asks first for all that signing in asks for (OWASP ASVS 5, 7.5).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import delete, func, select

from service.access import passwords, totp
from service.access.caller import Caller
from service.access.passwords import Weakness
from service.access.sessions import IDLE, LOGINS, Session, begin, end_all, note_user, take_code
from service.access.throttle import LockedOut
from service.access.tokens import digest
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import SessionRow, UserRow
from service.db.vault import vault_of
from service.journal.events import Action

Wrong = Literal["wrong_password", "wrong_code"]
OTHERS: Final = "others"
"""In place of the id of a session: every one but that in which it is asked."""
ID_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves again that it is the user: the password, and a code where an app is in use."""

    password: str = field(repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session of a user; ``id`` tells nothing of its token, ``here`` is the one in which it is asked."""

    id: str
    began_at: datetime
    used_at: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class Details:
    """What users see of their account besides what it is to callers.

    ``has_password`` is not so of who signs in by a provider alone; ``uses_app`` is whether codes are asked for.
    """

    login: str
    has_password: bool
    uses_app: bool


def details(database: ScopedDatabase, caller: Caller) -> Details:
    """Return the details of the caller's account.

    Args:
        database: with the rows of every state body.
        caller: a user.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    user = _user(database, caller)
    return Details(user.login, user.password_hash is not None, user.totp_sealed is not None)


def open_sessions(database: ScopedDatabase, caller: Caller, token: str) -> list[OpenSession]:
    """Return the sessions of the caller that are not over, the one used last first.

    Args:
        database: with the rows of every state body.
        caller: a user.
        token: of the session in which it is asked.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    with database.reading() as session:
        now = database.now(session)
        live = SessionRow.user_id == caller.id, SessionRow.expires_at > now, SessionRow.seen_at > now - IDLE
        rows = session.scalars(select(SessionRow).where(*live).order_by(SessionRow.seen_at.desc(), SessionRow.sha256))
        here = digest(token)
        return [OpenSession(row.sha256[:ID_LENGTH], row.created_at, row.seen_at, row.sha256 == here) for row in rows]


def end_sessions(
    database: ScopedDatabase, caller: Caller, proof: Proof, which: str, token: str
) -> Wrong | LockedOut | None:
    """End another session of the caller, or with ``OTHERS`` every other; harmless where it is over.

    Args:
        database: with the rows of every state body.
        caller: a user.
        proof: that it is that user; of who has no password nothing is asked.
        which: the id of a session, or ``OTHERS``.
        token: of the session in which it is asked, which goes on.

    Raises:
        DatabaseUnavailableError: nothing was ended.
    """
    user = _user(database, caller)
    if user.password_hash is not None and (refusal := _check(database, user, proof)) is not None:
        return refusal
    with database.transaction() as session:
        others = SessionRow.user_id == caller.id, SessionRow.sha256 != digest(token)
        ended = delete(SessionRow).where(*others)
        if which != OTHERS:
            ended = ended.where(func.substr(SessionRow.sha256, 1, ID_LENGTH) == which)
        session.execute(ended, execution_options=UNTOUCHED)
        user = session.get_one(UserRow, caller.id)
        note_user(session, user, Action.CHANGE, "sessions", now=database.now(session))
    return None


def confirm(database: ScopedDatabase, caller: Caller, proof: Proof) -> Wrong | LockedOut | None:
    """Return why a user does not prove to be that user, ``None`` where it is proved.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    return _check(database, _user(database, caller), proof)


def set_password(
    database: ScopedDatabase, caller: Caller, proof: Proof, new: str
) -> Session | Wrong | Weakness | LockedOut:
    """Change the caller's password: every session of the user ends, and a fresh one begins.

    Args:
        database: with the rows of every state body.
        caller: a user.
        proof: that it is that user, with the password until now.
        new: the one from now on.

    Raises:
        DatabaseUnavailableError: nothing was changed.
    """
    user = _user(database, caller)
    words = (user.login, user.name, caller.state_body_name or "")
    # First, for a code works once, and the next one is waited for.
    if (weak := passwords.weakness(new, words)) is not None:
        return weak
    if (refusal := _check(database, user, proof)) is not None:
        return refusal
    kept = passwords.hashed(new)
    with database.transaction() as session:
        user = session.get_one(UserRow, caller.id)
        user.password_hash = kept
        end_all(session, user.id)
        now = database.now(session)
        note_user(session, user, Action.CHANGE, "password", now=now)
        return begin(session, user, now=now)


def set_totp(
    database: ScopedDatabase, caller: Caller, proof: Proof, secret: str | None, code: str = ""
) -> Session | Wrong | LockedOut:
    """Ask for the code of an app at every sign-in from now on, or no more; sessions as with :func:`set_password`.

    Args:
        database: with the rows of every state body.
        caller: a user.
        proof: that it is that user.
        secret: what the app was given (:func:`service.access.totp.new_secret`), ``None`` to ask for codes no more.
        code: what the app shows for it, which proves that it has it.

    Raises:
        DatabaseUnavailableError: nothing was changed.
    """
    user = _user(database, caller)
    if (refusal := _check(database, user, proof)) is not None:
        return refusal
    with database.transaction() as session:
        now = database.now(session)
        step = None if secret is None else totp.step_of(secret, code, now)
        if secret is not None and step is None:
            return "wrong_code"
        user = session.get_one(UserRow, caller.id)
        user.totp_sealed = None if secret is None else vault_of(session).seal(secret)
        user.totp_step = step
        note_user(session, user, Action.CHANGE, "app", now=now)
        end_all(session, user.id)
        return begin(session, user, now=now)


def _user(database: ScopedDatabase, caller: Caller) -> UserRow:
    with database.reading() as session:
        return session.get_one(UserRow, caller.id)


def _check(database: ScopedDatabase, user: UserRow, proof: Proof) -> Wrong | LockedOut | None:
    """Check what a user who is signed in proves to be that user by; what is wrong counts as at signing in."""
    with database.reading() as session:
        now = database.now(session)
    if (seconds := LOGINS.locked(database, user.login, now)) > 0:
        return LockedOut(seconds)
    locked = LOGINS.note(database, user.login, now)
    wrong: Wrong | None = None if passwords.verified(user.password_hash, proof.password) else "wrong_password"
    with database.transaction() as session:
        if wrong is None and not take_code(session, session.get_one(UserRow, user.id), proof.code, now):
            wrong = "wrong_code"
        if wrong is not None:
            note_user(session, user, Action.LOCK_OUT if locked else Action.REFUSE, now=now)
            return wrong
    LOGINS.forget(database, user.login)
    return None
