"""Legal holds: papers that must not be destroyed though their term is over, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from service.db.database import UNTOUCHED
from service.db.models import LegalHoldRow, PaperRow, new_id
from service.db.tenancy import SYSTEM, actor_of
from service.errors import DocumentNotFoundError, ServiceError
from service.journal.events import Action, Event, Kind, note
from service.journal.listing import names_of
from service.retention.people import Named, names
from service.services import Services


class HoldNotFoundError(ServiceError):
    """The state body has no such hold, or it was released before."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold as it stands; ``held_by`` and ``released_by`` are the names of who did so, as of today."""

    id: str
    document_id: str | None
    person: Named | None
    ground: str
    since: datetime
    held_by: str | None
    released_at: datetime | None
    released_by: str | None


def hold(services: Services, ground: str, *, document_id: str | None = None, person: Named | None = None) -> Hold:
    """Hold one paper, or everything that names a person.

    Args:
        services: what to work with.
        ground: what demands it, such as the ruling of a court.
        document_id: the paper.
        person: whoever is named.

    Raises:
        DocumentNotFoundError: the state body has no such paper.
        DatabaseUnavailableError: nothing is held.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        if document_id is not None and session.get(PaperRow, document_id) is None:
            raise DocumentNotFoundError(document_id[:36])
        row = LegalHoldRow(
            id=new_id(),
            paper_id=document_id,
            iin=person and person.iin,
            name=person and person.name,
            shown=person and person.full_name,
            ground=ground,
            since=now,
            held_by=(actor_of(session) or SYSTEM).id,
        )
        session.add(row)
        session.flush()
        note(session, Event(Action.CREATE, Kind.HOLD, row.id), now=now)
        return _shown(session, [row])[0]


def release(services: Services, hold_id: str) -> None:
    """Release a hold: its papers go the way of all others again.

    Raises:
        HoldNotFoundError: there is none (any more).
        DatabaseUnavailableError: nothing is released.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        held = update(LegalHoldRow).where(LegalHoldRow.id == hold_id, LegalHoldRow.released_at.is_(None))
        released = held.values(released_at=now, released_by=(actor_of(session) or SYSTEM).id).returning(LegalHoldRow.id)
        if session.scalar(released, execution_options=UNTOUCHED) is None:
            raise HoldNotFoundError(hold_id[:36])
        note(session, Event(Action.RELEASE, Kind.HOLD, hold_id), now=now)


def list_holds(services: Services) -> list[Hold]:
    """Return the holds of a state body, those in force first, then the newest."""
    with services.database.reading() as session:
        query = select(LegalHoldRow).order_by(LegalHoldRow.released_at.is_not(None), LegalHoldRow.since.desc())
        return _shown(session, session.scalars(query).all())


def held(session: Session) -> ColumnElement[bool] | None:
    """Return the condition that a paper, joined with its document, is held; ``None`` where nothing is."""
    query = select(LegalHoldRow).where(LegalHoldRow.released_at.is_(None))
    conditions: list[ColumnElement[bool]] = [
        PaperRow.document_id == row.paper_id if row.paper_id else names(Named(row.iin, row.shown))
        for row in session.scalars(query)
    ]
    return or_(*conditions) if conditions else None


def _shown(session: Session, rows: Sequence[LegalHoldRow]) -> list[Hold]:
    known = names_of(session, {one for row in rows for one in (row.held_by, row.released_by) if one})
    return [
        Hold(
            row.id,
            row.paper_id,
            None if row.paper_id else Named(row.iin, row.shown),
            row.ground,
            row.since,
            known.get(row.held_by),
            row.released_at,
            known.get(row.released_by or ""),
        )
        for row in rows
    ]
