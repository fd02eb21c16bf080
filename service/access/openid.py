"""Users who sign in by a provider of OpenID Connect: matched by whom they are there, never made by that.

An administrator names it, or the user does by the first sign-in through a one-time link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.access.links import use_up
from service.access.sessions import Refused, Session, begin, end_all, end_former, note_user
from service.db.database import ScopedDatabase
from service.db.models import Purpose, UserRow
from service.journal.events import Action

PART = "openid"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is at a provider: its ``issuer``, and the ``subject`` that stands for one person there for ever."""

    issuer: str
    subject: str


def sign_in(database: ScopedDatabase, identity: Identity, *, former: str | None = None) -> Session | Refused:
    """Begin a session of the user who is known by an identity.

    Args:
        database: with the rows of every state body.
        identity: as the provider vouched for it.
        former: the token of the browser's session before, which ends.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    with database.transaction() as session:
        now = database.now(session)
        known = UserRow.openid_issuer == identity.issuer, UserRow.openid_subject == identity.subject
        user = session.scalar(select(UserRow).where(*known))
        if user is None or user.disabled_at is not None:
            note_user(session, user, Action.REFUSE, PART, now=now)
            return Refused()
        end_former(session, former)
        note_user(session, user, Action.SIGN_IN, PART, now=now)
        return begin(session, user, now=now)


def link(database: ScopedDatabase, token: str, identity: Identity) -> Session | Literal["over", "taken"]:
    """Let the user of a one-time link be known by an identity from now on, use the link up, and begin a session.

    Args:
        database: with the rows of every state body.
        token: of the link.
        identity: as the provider vouched for it.

    Raises:
        DatabaseUnavailableError: nothing was changed.
    """
    try:
        with database.transaction() as session:
            now = database.now(session)
            row = use_up(session, token, now)
            user = None if row is None else session.get_one(UserRow, row.user_id)
            if row is None or user is None or row.purpose != Purpose.PASSWORD or user.disabled_at is not None:
                session.rollback()
                return "over"
            user.openid_issuer, user.openid_subject = identity.issuer, identity.subject
            session.flush()
            note_user(session, user, Action.CHANGE, PART, now=now)
            end_all(session, user.id)
            note_user(session, user, Action.SIGN_IN, PART, now=now)
            return begin(session, user, now=now)
    except IntegrityError:
        return "taken"
