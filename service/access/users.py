"""The users of a state body, as who administers them sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.access.links import make_link
from service.access.logins import normalized_login
from service.access.sessions import end_all
from service.access.units import UnitNotFoundError
from service.db.database import ScopedDatabase
from service.db.models import Purpose, Role, UnitRow, UserRow
from service.errors import ServiceError
from service.journal.events import Action, Event, Kind, note

ROLES: Final = tuple(role for role in Role if role is not Role.INSTALLATION_ADMINISTRATOR)
"""What a user of a state body may be."""
DECIDING: Final = ("role", "unit_id", "iin")
"""What decides what a user may see: whoever it is changed for signs in anew."""


class UserNotFoundError(ServiceError):
    """The state body has no such user."""


class LoginTakenError(ServiceError):
    """Somebody signs in by that login already, in this state body or another."""


class SubjectTakenError(ServiceError):
    """Somebody is known by that identity already."""


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user to be made; ``iin`` tells which person it is, ``unit_id`` where that person works."""

    login: str
    name: str
    role: Role
    language: str
    unit_id: str | None = None
    iin: str | None = None


@dataclass(frozen=True, slots=True)
class StoredUser:
    """A user at the time of reading; ``ready`` once there is a way to sign in, ``app`` where codes are asked for."""

    id: str
    login: str
    name: str
    role: Role
    language: str
    unit_id: str | None
    iin: str | None = field(repr=False)
    openid_subject: str | None = field(repr=False)
    ready: bool
    app: bool
    created_at: datetime
    disabled_at: datetime | None


def create_user(database: ScopedDatabase, new: NewUser) -> tuple[StoredUser, str]:
    """Make a user of the state body; return it with the token of the link by which the password is chosen.

    Raises:
        LoginTakenError: the login is another's.
        UnitNotFoundError: there is no such unit.
        DatabaseUnavailableError: nothing was stored.
    """
    try:
        with database.transaction() as session:
            now = database.now(session)
            _check_unit(session, new.unit_id)
            row = UserRow(
                login=normalized_login(new.login),
                name=new.name,
                role=new.role,
                language=new.language,
                unit_id=new.unit_id,
                iin=new.iin,
                created_at=now,
            )
            session.add(row)
            session.flush()
            note(session, Event(Action.CREATE, Kind.USER, row.id), now=now)
            return _stored(row), make_link(session, row.id, Purpose.PASSWORD, now=now)
    except IntegrityError:
        raise LoginTakenError(normalized_login(new.login)) from None


def list_users(database: ScopedDatabase) -> list[StoredUser]:
    """Return the users of the state body by name, those who left included."""
    with database.reading() as session:
        return [_stored(row) for row in session.scalars(select(UserRow).order_by(UserRow.name, UserRow.id))]


def get_user(database: ScopedDatabase, user_id: str) -> StoredUser:
    """Return a user of the state body.

    Raises:
        UserNotFoundError: there is none.
    """
    with database.reading() as session:
        return _stored(_user(session, user_id))


def administrators(session: Session) -> list[tuple[str, str]]:
    """Return the administrators of the installation, by id and name.

    Args:
        session: over every state body.
    """
    query = select(UserRow).where(UserRow.role == Role.INSTALLATION_ADMINISTRATOR).order_by(UserRow.name, UserRow.id)
    return [(row.id, row.name) for row in session.scalars(query)]


def change_user(database: ScopedDatabase, user_id: str, changes: Mapping[str, Any]) -> StoredUser:
    """Change what a user is; where it decides what the user may see, every session ends at once.

    Args:
        database: the rows of the state body.
        user_id: whose.
        changes: ``name``, ``role``, ``language``, ``unit_id``, ``iin``, as far as they change.

    Raises:
        UserNotFoundError: there is no such user.
        UnitNotFoundError: there is no such unit.
    """
    with database.transaction() as session:
        row = _user(session, user_id)
        _check_unit(session, changes.get("unit_id"))
        if any(name in changes and getattr(row, name) != changes[name] for name in DECIDING):
            end_all(session, row.id)
        for name in changes.keys() & {"name", "language", *DECIDING}:
            setattr(row, name, changes[name])
        note(session, Event(Action.CHANGE, Kind.USER, row.id), now=database.now(session))
        session.flush()
        return _stored(row)


def set_identity(database: ScopedDatabase, user_id: str, issuer: str, subject: str | None) -> None:
    """Let a user be known by who it is at a provider of OpenID Connect; every session ends where that is another.

    Args:
        database: the rows of the state body.
        user_id: whose.
        issuer: the provider.
        subject: what stands for the user there, ``None`` to let nobody in by it any more.

    Raises:
        UserNotFoundError: there is no such user.
        SubjectTakenError: it is another user's.
    """
    try:
        with database.transaction() as session:
            row = _user(session, user_id)
            if row.openid_subject == subject:
                return
            row.openid_issuer, row.openid_subject = (None if subject is None else issuer), subject
            end_all(session, row.id)
            note(session, Event(Action.CHANGE, Kind.USER, row.id, "openid"), now=database.now(session))
    except IntegrityError:
        raise SubjectTakenError(user_id) from None


def disable_user(database: ScopedDatabase, user_id: str) -> StoredUser:
    """Let a user in no more: every session ends, and no link works. What the user did stays.

    Raises:
        UserNotFoundError: there is no such user.
    """
    with database.transaction() as session:
        row = _user(session, user_id)
        now = database.now(session)
        row.disabled_at = row.disabled_at or now
        note(session, Event(Action.DISABLE, Kind.USER, row.id), now=now)
        end_all(session, row.id)
        session.flush()
        return _stored(row)


def let_in_again(database: ScopedDatabase, user_id: str, *, forget_app: bool = False) -> str:
    """Return the token of a link to a new password, for a user who forgot it, or who left and came back.

    Args:
        database: the rows of the state body.
        user_id: whose.
        forget_app: whether the authenticator app is lost, too.

    Raises:
        UserNotFoundError: there is no such user.
    """
    with database.transaction() as session:
        row = _user(session, user_id)
        row.disabled_at = None
        if forget_app:
            row.totp_sealed = row.totp_step = None
        end_all(session, row.id)
        now = database.now(session)
        note(session, Event(Action.GIVE_LINK, Kind.USER, row.id), now=now)
        return make_link(session, row.id, Purpose.PASSWORD, now=now)


def _user(session: Session, user_id: str) -> UserRow:
    row = session.get(UserRow, user_id)
    if row is None:
        raise UserNotFoundError(user_id[:36])
    return row


def _check_unit(session: Session, unit_id: str | None) -> None:
    if unit_id is not None and session.get(UnitRow, unit_id) is None:
        raise UnitNotFoundError(unit_id[:36])


def _stored(row: UserRow) -> StoredUser:
    same = ("id", "login", "name", "language", "unit_id", "iin", "openid_subject", "created_at", "disabled_at")
    return StoredUser(
        **{name: getattr(row, name) for name in same},
        role=Role(row.role),
        ready=row.password_hash is not None or row.openid_subject is not None,
        app=row.totp_sealed is not None,
    )
