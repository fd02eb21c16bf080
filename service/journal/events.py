"""Events of the journal, written in the transaction of what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import insert
from sqlalchemy.orm import Session

from service.db.models import BUILTIN_STATE_BODY_ID, JournalRow
from service.db.tenancy import COLUMN, SYSTEM, Actor, actor_of
from service.services import Services

WHOLE: Final = ""
"""The part of a subject that an event is about, when it is all of it."""


class Action(StrEnum):
    """What was done."""

    CREATE = "create"
    CANCEL = "cancel"
    RETRY = "retry"
    DOWNLOAD = "download"
    READ = "read"
    CHANGE = "change"
    REMOVE = "remove"
    REVOKE = "revoke"
    GIVE_LINK = "give_link"
    DISABLE = "disable"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    REFUSE = "refuse"
    LOCK_OUT = "lock_out"
    RELEASE = "release"
    CONFIRM = "confirm"


class Kind(StrEnum):
    """What it was done to."""

    DOCUMENT = "document"
    DOSSIER = "dossier"
    BATCH = "batch"
    DRAFT = "draft"
    JOURNAL = "journal"
    KEY = "key"
    USER = "user"
    UNIT = "unit"
    STATE_BODY = "state_body"
    EMPLOYEE = "employee"
    HOLD = "legal_hold"
    WORKING_DAYS = "working_days"
    CYCLE = "cycle"
    SHEET = "sheet"
    PURGE = "purge"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Event:
    """What was done to what.

    Attributes:
        action: what was done.
        kind: of the subject.
        subject_id: its id; names are joined when it is shown, so that they can be forgotten.
        part: the format or the result that was downloaded, what of a user was changed; empty for the whole.
    """

    action: Action
    kind: Kind
    subject_id: str
    part: str = WHOLE

    def row(self, actor: Actor, now: datetime) -> dict[str, Any]:
        """Return the row of this event."""
        return {
            "at": now,
            "actor_kind": actor.kind,
            "actor_id": actor.id,
            "action": self.action.value,
            "subject_kind": self.kind.value,
            "subject_id": self.subject_id,
            "part": self.part,
        }


def note(session: Session, event: Event, *, now: datetime) -> None:
    """Write an event of whom the session works for; it is there if and only if the transaction is.

    Of many documents that come at once only what they came in is told, a batch or a dossier.
    """
    note_each(session, [event], now=now)


def note_each(session: Session, events: Sequence[Event], *, now: datetime) -> None:
    """Write events of whom the session works for, as :func:`note` does one."""
    if events:
        actor = actor_of(session) or SYSTEM
        session.execute(insert(JournalRow), [event.row(actor, now) for event in events])


def note_of(session: Session, state_body_id: str | None, actor: Actor, event: Event, *, now: datetime) -> None:
    """Write an event of a state body from a session over all; of the installation itself where it is of none."""
    note_all(session, [(state_body_id or BUILTIN_STATE_BODY_ID, actor, event, now)])


def note_alone(services: Services, event: Event) -> None:
    """Write an event that is in no other transaction, before what it tells happens.

    Raises:
        DatabaseUnavailableError: it could not be written, so it must not happen.
    """
    with services.database.transaction() as session:
        note(session, event, now=services.database.now(session))


def note_all(session: Session, events: Sequence[tuple[str, Actor, Event, datetime]]) -> None:
    """Write events of several state bodies, each with its state body, its actor and its moment."""
    if events:
        rows = [{COLUMN: state_body_id, **event.row(actor, at)} for state_body_id, actor, event, at in events]
        session.execute(insert(JournalRow), rows)
