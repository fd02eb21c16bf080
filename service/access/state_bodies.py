"""The state bodies of an installation, as who administers the installation sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from service.db.database import ScopedDatabase
from service.db.models import BUILTIN_STATE_BODY_ID, StateBodyRow
from service.db.tenancy import SYSTEM, Actor
from service.journal.events import Action, Event, Kind, note_of


@dataclass(frozen=True, slots=True)
class StateBody:
    """A state body; ``language`` is the one its people read, ``None`` before anybody chose."""

    id: str
    name: str
    language: str | None
    created_at: datetime


def create_state_body(database: ScopedDatabase, name: str, language: str, *, by: Actor = SYSTEM) -> StateBody:
    """Make a state body, which has no users and keys yet.

    Args:
        database: with the rows of every state body.
        name: its official name.
        language: the one its people read.
        by: who does, for the journal.
    """
    with database.transaction() as session:
        row = StateBodyRow(name=name, language=language, created_at=database.now(session))
        session.add(row)
        session.flush()
        note_of(session, row.id, by, Event(Action.CREATE, Kind.STATE_BODY, row.id), now=row.created_at)
        return _stored(row)


def change_state_body(database: ScopedDatabase, state_body_id: str, name: str, language: str, *, by: Actor) -> None:
    """Give a state body that there is another name and language.

    Args:
        database: with the rows of every state body.
        state_body_id: which.
        name: its official name.
        language: the one its people read.
        by: who does, for the journal.
    """
    with database.transaction() as session:
        row = session.get_one(StateBodyRow, state_body_id)
        row.name, row.language = name, language
        event = Event(Action.CHANGE, Kind.STATE_BODY, row.id)
        note_of(session, row.id, by, event, now=database.now(session))


def list_state_bodies(database: ScopedDatabase) -> list[StateBody]:
    """Return the state bodies that are seen, by name; blank forms belong to one without people, which is left out."""
    query = select(StateBodyRow).where(StateBodyRow.id != BUILTIN_STATE_BODY_ID).order_by(StateBodyRow.name)
    with database.reading() as session:
        return [_stored(row) for row in session.scalars(query)]


def _stored(row: StateBodyRow) -> StateBody:
    return StateBody(row.id, row.name, row.language, row.created_at)
