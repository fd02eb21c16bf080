"""One-time links: the way to a first password and to a new one, handed over by an administrator. No mail is sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.access import passwords
from service.access.logins import normalized_login
from service.access.passwords import Weakness
from service.access.sessions import end_all, note_user
from service.access.tokens import digest, new_token
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import FIRST_STATE_BODY_ID, LinkRow, Purpose, Role, StateBodyRow, UserRow
from service.db.tenancy import SYSTEM
from service.db.vault import vault_of
from service.journal.events import Action, Event, Kind, note_of

VALID: Final = timedelta(hours=24)
LINKS: Final = "/link"
"""Where the pages take links."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that can still be used, and whose it is."""

    purpose: Purpose
    user_id: str
    login: str
    name: str


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What the administrator of a new installation says: the first state body, and who administers."""

    state_body: str
    login: str
    name: str
    language: str


Unusable = Literal["over", "login_taken"]
"""Why nothing was done with a link: it was used, ran out or never was; or somebody has that login."""


def make_link(session: Session, user_id: str, purpose: Purpose, *, now: datetime) -> str:
    """Make a link of a user, and return the token of its address; earlier ones of the user are used up.

    Args:
        session: a writing session.
        user_id: whose password it is to set.
        purpose: what it is for.
        now: the present moment.
    """
    session.execute(delete(LinkRow).where(LinkRow.user_id == user_id), execution_options=UNTOUCHED)
    token = new_token()
    row = {
        "sha256": digest(token),
        "user_id": user_id,
        "purpose": purpose,
        "created_at": now,
        "expires_at": now + VALID,
    }
    session.add(LinkRow(**row))
    session.flush()
    return token


def link_address(base: str, token: str) -> str:
    """Return the address of a link, below that of the installation; relative where ``base`` is empty."""
    return f"{base.rstrip('/')}{LINKS}/{token}"


def find_link(database: ScopedDatabase, token: str) -> Link | None:
    """Return what a link is for, without using it up; ``None`` where it cannot be used (any more).

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    with database.reading() as session:
        found = session.execute(
            select(LinkRow.purpose, UserRow)
            .join(UserRow, UserRow.id == LinkRow.user_id)
            .where(LinkRow.sha256 == digest(token), LinkRow.used_at.is_(None))
            .where(LinkRow.expires_at > database.now(session), UserRow.disabled_at.is_(None))
        ).one_or_none()
        if found is None:
            return None
        purpose, user = found
        return Link(Purpose(purpose), user.id, user.login, user.name)


def use_link(
    database: ScopedDatabase, token: str, password: str, first: FirstRun | None = None
) -> Link | Weakness | Unusable:
    """Set the password of the user a link is of, and use the link up; the user then signs in with it.

    A password that cannot be taken leaves the link as it was.

    Args:
        database: with the rows of every state body.
        token: of the link.
        password: the new one.
        first: what is said at the first run, for a link of that purpose.

    Raises:
        DatabaseUnavailableError: nothing was set.
    """
    link = find_link(database, token)
    if link is None or (link.purpose is Purpose.FIRST_RUN) != (first is not None):
        return "over"
    said = (first.login, first.name, first.state_body) if first else (link.login, link.name)
    if (weak := passwords.weakness(password, said)) is not None:
        return weak
    kept = passwords.hashed(password)
    try:
        with database.transaction() as session:
            now = database.now(session)
            if use_up(session, token, now) is None:
                return "over"
            user = session.get_one(UserRow, link.user_id)
            user.password_hash = kept
            note_user(session, user, Action.CHANGE, "password", now=now)
            if first is not None:
                user.login, user.name, user.language = normalized_login(first.login), first.name, first.language
                body = session.get_one(StateBodyRow, FIRST_STATE_BODY_ID)
                body.name, body.language = first.state_body, first.language
            end_all(session, user.id)
            return Link(link.purpose, user.id, user.login, user.name)
    except IntegrityError:
        return "login_taken"


def ensure_first_link(database: ScopedDatabase, language: str, keep: Callable[[str], None]) -> None:
    """Make the administrator of a new installation and a link for the first run, once.

    ``keep`` receives the token before it is recorded: where it fails, there is no link. Several processes may try at
    the same moment.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    with suppress(IntegrityError), database.transaction() as session:
        if session.scalar(select(UserRow.id).where(UserRow.role == Role.INSTALLATION_ADMINISTRATOR).limit(1)) is None:
            keep(administrators_link(session, now=database.now(session), language=language))


def ensure_administrator(session: Session, *, now: datetime, language: str) -> str:
    """Return the id of the administrator of the installation, the first where there are several; made where none is."""
    query = select(UserRow.id).where(UserRow.role == Role.INSTALLATION_ADMINISTRATOR, UserRow.disabled_at.is_(None))
    found = session.scalars(query.order_by(UserRow.created_at, UserRow.id).limit(1)).one_or_none()
    if found is not None:
        return found
    # The names are chosen at the first run.
    row = UserRow(login="", name="", role=Role.INSTALLATION_ADMINISTRATOR, language=language, created_at=now)
    session.add(row)
    session.flush()
    return row.id


def administrators_link(session: Session, *, now: datetime, language: str) -> str:
    """Make a link for the administrator: to the first run, or to a new password where that is over."""
    user_id = ensure_administrator(session, now=now, language=language)
    user = session.get_one(UserRow, user_id)
    new = user.password_hash is None
    if user.totp_sealed is not None and vault_of(session).open(user.totp_sealed) is None:
        # The keys are lost: no code could be checked any more, and nobody else lets the administrator in.
        user.totp_sealed = user.totp_step = None
    note_of(session, None, SYSTEM, Event(Action.GIVE_LINK, Kind.USER, user_id), now=now)
    return make_link(session, user_id, Purpose.FIRST_RUN if new else Purpose.PASSWORD, now=now)


def use_up(session: Session, token: str, now: datetime) -> LinkRow | None:
    """Use a link up and return it; ``None`` where another request has, or it ran out."""
    there = LinkRow.sha256 == digest(token), LinkRow.used_at.is_(None), LinkRow.expires_at > now
    used = update(LinkRow).where(*there).values(used_at=now).returning(LinkRow.sha256)
    found = session.scalar(used, execution_options=UNTOUCHED)
    return None if found is None else session.get_one(LinkRow, found)
