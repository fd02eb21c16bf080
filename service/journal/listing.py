"""Pages of the journal of a state body, with the names its ids have today."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.db.cursors import read_number, write_number
from service.db.models import JournalRow, KeyRow, StateBodyRow, UnitRow, UserRow


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are wanted: from a moment on, before another one, of whom (by id), and what was done."""

    since: datetime | None = None
    until: datetime | None = None
    person: str | None = None
    action: str | None = None


def read_page(
    session: Session, wanted: Wanted, *, cursor: str | None, limit: int, newest_first: bool = False
) -> JournalPage:
    """Return one page of the journal, oldest first: what comes later stands on later pages.

    Args:
        session: of a state body.
        wanted: which events.
        cursor: of the page.
        limit: events on it.
        newest_first: the other way round, for who looks at it now.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    found = select(JournalRow).order_by(JournalRow.id.desc() if newest_first else JournalRow.id).limit(limit + 1)
    if wanted.since is not None:
        found = found.where(JournalRow.at >= wanted.since)
    if wanted.until is not None:
        found = found.where(JournalRow.at < wanted.until)
    if wanted.person is not None:
        found = found.where(JournalRow.actor_id == wanted.person)
    if wanted.action is not None:
        found = found.where(JournalRow.action == wanted.action)
    if cursor is not None:
        number = read_number(cursor)
        found = found.where(JournalRow.id < number if newest_first else JournalRow.id > number)
    rows = session.scalars(found).all()
    names = names_of(session, {row.actor_id for row in rows})
    session.expunge_all()
    more = write_number(rows[limit - 1].id) if len(rows) > limit else None
    return JournalPage(tuple(Told(row, names.get(row.actor_id)) for row in rows[:limit]), more)


def names_of(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Return the names that users, keys, units and state bodies have today, by their ids."""
    found: dict[str, str] = {}
    for table in (KeyRow, UserRow, UnitRow, StateBodyRow):
        for row in session.execute(select(table.id, table.name).where(table.id.in_(ids))):
            found[row.id] = row.name
    return found
