"""Which documents of batches are made next, many at once: of one batch, form and template, under one lease.

State bodies take turns: the one served longest ago comes first. What a worker held when it died is taken
alone the next time, so that a row that kills is found, and takes no other with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from service.batches import store as batches
from service.db.database import UNTOUCHED
from service.db.models import OPEN, BatchRow, DocumentRow, Quality
from service.documents import claims
from service.documents.claims import Chunk

CHUNK: Final = 40
"""Documents of a chunk: joined, more would hardly be cheaper each, and one chunk takes about half a second."""
CHUNK_OF_SINGLES: Final = 8
"""Documents of a chunk of which each is converted singly: it takes as long as three hundred joined ones."""


def waiting(session: Session, *, most: int, now: datetime) -> int:
    """Return how many chunks wait to be taken, at most ``most``."""
    unfinished = select(BatchRow.id).where(BatchRow.status.in_(OPEN))
    due = select(DocumentRow.id).where(DocumentRow.batch_id.in_(unfinished), claims.is_due(now)).limit(CHUNK * most)
    documents = session.scalar(select(func.count()).select_from(due.subquery())) or 0
    return -(-documents // CHUNK)


def take(session: Session, *, worker: str, lease_seconds: float, now: datetime, most: int = CHUNK) -> Chunk | None:
    """Take up to ``most`` queued documents of the batch whose turn it is; ``None`` where nothing waits."""
    batch_id = session.scalar(_whose_turn(now))
    if batch_id is None:
        return None
    quality = _serve(session, batch_id, now)
    chosen = _choose(session, batch_id, most if quality is Quality.FAST else min(most, CHUNK_OF_SINGLES), now)
    return claims.claim(
        session, chosen, worker=worker, lease_seconds=lease_seconds, now=now, batch_id=batch_id, quality=quality
    )


def _choose(session: Session, batch_id: str, most: int, now: datetime) -> Sequence[str]:
    """Lock documents that can be made together: those like the first, or the first alone if a worker died over it."""
    waiting = (DocumentRow.batch_id == batch_id) & claims.is_due(now)
    first = session.execute(
        select(DocumentRow.form, DocumentRow.template_sha256, DocumentRow.language, DocumentRow.crashes)
        .where(waiting)
        .order_by(DocumentRow.batch_row)
        .limit(1)
    ).one_or_none()
    if first is None:
        return ()
    suspect = first.crashes > 0
    # Not as part of the UPDATE: PostgreSQL may run a subquery with a LIMIT more than once.
    return session.scalars(
        select(DocumentRow.id)
        .where(
            waiting,
            DocumentRow.form == first.form,
            DocumentRow.template_sha256 == first.template_sha256,
            DocumentRow.language == first.language,
            DocumentRow.crashes > 0 if suspect else DocumentRow.crashes == 0,
        )
        .order_by(DocumentRow.batch_row)
        .limit(1 if suspect else most)
        .with_for_update(skip_locked=True)
    ).all()


def _serve(session: Session, batch_id: str, now: datetime) -> Quality:
    """Note that it is this batch's turn, and when its first chunk was begun, from which its speed is told."""
    row = session.execute(
        update(BatchRow)
        .where(BatchRow.id == batch_id)
        .values(served_at=now)
        .returning(BatchRow.quality, BatchRow.began_at),
        execution_options=UNTOUCHED,
    ).one()
    if row.began_at is None:
        before = batches.counts(session, batch_id).finished
        begun = update(BatchRow).where(BatchRow.id == batch_id).values(began_at=now, done_before=before)
        session.execute(begun, execution_options=UNTOUCHED)
    return Quality(row.quality)


def _whose_turn(now: datetime) -> Select[str]:
    """Select the batch to serve next: of the state body, then the batch, that was served longest ago."""
    waiting = select(DocumentRow.id).where(DocumentRow.batch_id == BatchRow.id, claims.is_due(now)).exists()
    last = (
        select(BatchRow.state_body_id, func.max(BatchRow.served_at).label("served_at"))
        .where(BatchRow.status.in_(OPEN))
        .group_by(BatchRow.state_body_id)
        .subquery("bodies_served")
    )
    return (
        select(BatchRow.id)
        .join(last, last.c.state_body_id == BatchRow.state_body_id)
        .where(BatchRow.status.in_(OPEN), waiting)
        .order_by(
            last.c.served_at.is_not(None),
            last.c.served_at,
            BatchRow.served_at.is_not(None),
            BatchRow.served_at,
            BatchRow.created_at,
            BatchRow.id,
        )
        .limit(1)
    )
