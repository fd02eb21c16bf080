"""Pages of the journal of a state body, with the names its ids have today."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.db.cursors import read_number, write_number
from service.db.models import JournalRow, KeyRow, UserRow


@dataclass(frozen=True, slots=True)
class Told:
    """An event, and the name of whoever did it; ``None`` once the name is forgotten, and for the service itself."""

    event: JournalRow
    name: str | None


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some events in the order they were written, and the cursor of the next page (``None`` on the last one)."""

    items: tuple[Told, ...]
    next_cursor: str | None


def read_page(
    session: Session, *, since: datetime | None, person: str | None, cursor: str | None, limit: int
) -> JournalPage:
    """Return one page of the journal, oldest first; what comes later stands on later pages.

    Args:
        session: of a state body.
        since: the first moment.
        person: id of the key or user whose events are wanted.
        cursor: of the page.
        limit: events on it.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    wanted = select(JournalRow).order_by(JournalRow.id).limit(limit + 1)
    if since is not None:
        wanted = wanted.where(JournalRow.at >= since)
    if person is not None:
        wanted = wanted.where(JournalRow.actor_id == person)
    if cursor is not None:
        wanted = wanted.where(JournalRow.id > read_number(cursor))
    rows = session.scalars(wanted).all()
    names = _names(session, {row.actor_id for row in rows})
    session.expunge_all()
    more = write_number(rows[limit - 1].id) if len(rows) > limit else None
    return JournalPage(tuple(Told(row, names.get(row.actor_id)) for row in rows[:limit]), more)


def _names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Return the names of keys and users by their ids."""
    found: dict[str, str] = {}
    for table in (KeyRow, UserRow):
        for row in session.execute(select(table.id, table.name).where(table.id.in_(ids))):
            found[row.id] = row.name
    return found
