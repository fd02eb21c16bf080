"""What users do with their own account: another password, an authenticator app. Each asks for the password first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.access import passwords, totp
from service.access.caller import Caller
from service.access.passwords import Weakness
from service.access.sessions import LOGINS, Session, begin, end_all, note_user
from service.access.throttle import LockedOut
from service.db.database import ScopedDatabase
from service.db.models import UserRow
from service.journal.events import Action

Wrong = Literal["wrong_password", "wrong_code"]


@dataclass(frozen=True, slots=True)
class Details:
    """What users see of their account besides what it is to callers; ``uses_app`` is whether codes are asked for."""

    login: str
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
    return Details(user.login, user.totp_secret is not None)


def set_password(
    database: ScopedDatabase, caller: Caller, old: str, new: str
) -> Session | Wrong | Weakness | LockedOut:
    """Change the caller's password: every session of the user ends, and a fresh one begins.

    Args:
        database: with the rows of every state body.
        caller: a user.
        old: the password until now.
        new: the one from now on.

    Raises:
        DatabaseUnavailableError: nothing was changed.
    """
    user = _user(database, caller)
    if (refusal := _check(database, user, old)) is not None:
        return refusal
    words = (user.login, user.name, caller.state_body_name or "")
    if (weak := passwords.weakness(new, words)) is not None:
        return weak
    kept = passwords.hashed(new)
    with database.transaction() as session:
        user = session.get_one(UserRow, caller.id)
        user.password_hash = kept
        end_all(session, user.id)
        now = database.now(session)
        note_user(session, user, Action.CHANGE, "password", now=now)
        return begin(session, user, now=now)


def set_totp(
    database: ScopedDatabase, caller: Caller, password: str, secret: str | None, code: str = ""
) -> Session | Wrong | LockedOut:
    """Ask for the code of an app at every sign-in from now on, or no more; sessions as with :func:`set_password`.

    Args:
        database: with the rows of every state body.
        caller: a user.
        password: the user's.
        secret: what the app was given (:func:`service.access.totp.new_secret`), ``None`` to ask for codes no more.
        code: what the app shows for it, which proves that it has it.

    Raises:
        DatabaseUnavailableError: nothing was changed.
    """
    user = _user(database, caller)
    if (refusal := _check(database, user, password)) is not None:
        return refusal
    with database.transaction() as session:
        now = database.now(session)
        step = None if secret is None else totp.step_of(secret, code, now)
        if secret is not None and step is None:
            return "wrong_code"
        user = session.get_one(UserRow, caller.id)
        user.totp_secret, user.totp_step = secret, step
        note_user(session, user, Action.CHANGE, "app", now=now)
        end_all(session, user.id)
        return begin(session, user, now=now)


def _user(database: ScopedDatabase, caller: Caller) -> UserRow:
    with database.reading() as session:
        return session.get_one(UserRow, caller.id)


def _check(database: ScopedDatabase, user: UserRow, password: str) -> Wrong | LockedOut | None:
    """Check the password of a user who is signed in; wrong ones count as at signing in."""
    with database.reading() as session:
        now = database.now(session)
    if (seconds := LOGINS.locked(database, user.login, now)) > 0:
        return LockedOut(seconds)
    locked = LOGINS.note(database, user.login, now)
    if not passwords.verified(user.password_hash, password):
        with database.transaction() as session:
            note_user(session, user, Action.LOCK_OUT if locked else Action.REFUSE, now=now)
        return "wrong_password"
    LOGINS.forget(database, user.login)
    return None
