"""The chain of hashes over the journal of each state body, and its verification.

An event is written without a hash, so that writers do not wait for each other; some moments later it gets the next
number and the SHA-256 over itself and the hash before. The database refuses to change anything else, and whoever
changes its files has to change every later hash, and the last one is shown to whoever verifies.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from service.db.models import JournalRow
from service.db.utc_datetime import UtcDateTime

BEGINNING: Final = "0" * 64
"""Stands for the hash before the first event."""
AT_ONCE: Final = 500
"""Events that are chained in one transaction: a tenth of a second or two, in which SQLite lets nobody else write."""
CHAIN_LOCK: Final = 0x6A6F_7572_6E61_6C
"""The PostgreSQL lock that lets one process chain at a time: "journal" as a number."""
UNCHAINED: Final = JournalRow.hash.is_(None)


def digest(row: Any, number: int, before: str) -> str:
    """Return the hash of an event.

    Args:
        row: the event, with the columns of its table.
        number: its place in the chain of its state body, from 1.
        before: the hash of the event before it.
    """
    told = {
        "number": number,
        "before": before,
        "state_body_id": row.state_body_id,
        "at": row.at.isoformat(),
        "actor": [row.actor_kind, row.actor_id],
        "action": row.action,
        "subject": [row.subject_kind, row.subject_id, row.part],
    }
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def waits(session: Session) -> bool:
    """Return whether an event has no hash yet."""
    return session.scalar(select(JournalRow.id).where(UNCHAINED).limit(1)) is not None


def chain_journal(session: Session, most: int = AT_ONCE) -> int:
    """Chain the events that wait, oldest first; return how many were.

    Args:
        session: a writing session over every state body.
        most: events at a time.
    """
    if session.get_bind().dialect.name == "postgresql" and not session.scalar(
        text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": CHAIN_LOCK}
    ):
        return 0
    rows = session.execute(select(JournalRow).where(UNCHAINED).order_by(JournalRow.id).limit(most)).scalars().all()
    ends: dict[str, tuple[int, str]] = {}
    for body in {row.state_body_id for row in rows}:
        ends[body] = _end(session, body)
    changes = []
    for row in rows:
        number, before = ends[row.state_body_id]
        ends[row.state_body_id] = end = number + 1, digest(row, number + 1, before)
        changes.append({"id": row.id, "number": end[0], "hash": end[1]})
    session.expunge_all()
    if changes:
        session.execute(update(JournalRow), changes)
    return len(changes)


def _end(session: Session, state_body_id: str) -> tuple[int, str]:
    """Return number and hash of the last event of a chain."""
    chained = select(JournalRow.number, JournalRow.hash).where(
        JournalRow.state_body_id == state_body_id, JournalRow.number.is_not(None)
    )
    found = session.execute(chained.order_by(JournalRow.number.desc()).limit(1)).one_or_none()
    return (0, BEGINNING) if found is None else (int(found[0] or 0), str(found[1]))


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of the journal of a state body.

    Attributes:
        state_body_id: whose journal it is.
        events: those in the chain up to its end, or to where it is broken.
        hash: of the last of them.
        broken_at: number of the first event that is not as it was, or is gone; ``None`` where all are.
        waiting: events that are not chained yet, of which nothing can be told.
        oldest: when the first of these was written.
    """

    state_body_id: str
    events: int
    hash: str
    broken_at: int | None
    waiting: int
    oldest: datetime | None


def verify_journal(session: Session) -> Iterator[Verified]:
    """Yield what is found of each state body's journal, by id; a chain is followed to where it is broken."""
    waiting = {
        body: (number, oldest)
        for body, number, oldest in session.execute(
            select(JournalRow.state_body_id, func.count(), func.min(JournalRow.at, type_=UtcDateTime()))
            .where(UNCHAINED)
            .group_by(JournalRow.state_body_id)
        )
    }
    bodies = session.scalars(select(JournalRow.state_body_id).distinct()).all()
    for body in sorted(bodies):
        number, last, broken = _follow(session, body)
        yield Verified(body, number, last, broken, *waiting.get(body, (0, None)))


@dataclass(frozen=True, slots=True)
class Standing:
    """How the journal of a state body stands; ``latest`` is how many of its last events are as they were.

    ``broken_at`` is the number of the first among the last ones that is not, ``None`` where all are.
    """

    events: int
    hash: str
    latest: int
    broken_at: int | None
    waiting: int
    oldest: datetime | None


def standing(session: Session, state_body_id: str, *, most: int) -> Standing:
    """Return how a journal stands, for a page: the last events are verified, ``most`` of them.

    Args:
        session: that sees the journal.
        state_body_id: whose it is.
        most: how many are verified: a hundred thousand take some seconds.
    """
    events, last = _end(session, state_body_id)
    after = max(0, events - most)
    begin = select(JournalRow.hash).where(JournalRow.state_body_id == state_body_id, JournalRow.number == after)
    before = BEGINNING if after == 0 else str(session.scalar(begin))
    followed, _, broken = _follow(session, state_body_id, after, before)
    waiting = select(func.count(), func.min(JournalRow.at, type_=UtcDateTime()))
    number, oldest = session.execute(waiting.where(JournalRow.state_body_id == state_body_id, UNCHAINED)).one()
    return Standing(events, last, followed - after, broken, number, oldest)


def _follow(
    session: Session, state_body_id: str, number: int = 0, last: str = BEGINNING
) -> tuple[int, str, int | None]:
    """Follow a chain from an event on, by its number and hash, to its end or to where it is broken."""
    rows = session.execute(
        select(JournalRow)
        .where(JournalRow.state_body_id == state_body_id, JournalRow.number > number)
        .order_by(JournalRow.number)
        .execution_options(yield_per=AT_ONCE)
    ).scalars()
    for row in rows:
        if row.number != number + 1 or row.hash != digest(row, row.number, last):
            return number, last, number + 1
        number, last = row.number, row.hash
        session.expunge(row)
    return number, last, None
