"""Chunks: many queued documents of one batch and one form in one worker's hands, under one lease.

The same compare-and-set as for single documents (:mod:`service.documents.claims`), for many rows in one statement.
Owners take turns: whoever was served longest ago comes first. Whatever was in a worker's hands when it died is taken
alone the next time, so that a row that kills is found, and takes no other with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, or_, select, update

from service.batches import store as batches
from service.batches.store import UNTOUCHED
from service.db import journal
from service.db.models import OPEN, BatchRow, DocumentRow, FileRow, Quality, Status, new_id
from service.documents.claims import Claim, FinishedFile, as_claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from service.files.packs import Place


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents of one batch, form and template, in the order of their rows, with one lease."""

    batch_id: str
    quality: Quality
    claims: tuple[Claim, ...]


def anything_waits(session: Session, *, now: datetime) -> bool:
    """Tell whether there is a chunk to take."""
    return session.scalar(_whose_turn(now)) is not None


def take(session: Session, *, worker: str, most: int, lease_seconds: float, now: datetime) -> Chunk | None:
    """Take up to ``most`` queued documents of the batch whose turn it is; ``None`` where nothing waits."""
    batch_id = session.scalar(_whose_turn(now))
    if batch_id is None:
        return None
    quality = _serve(session, batch_id, now)
    chosen = _choose(session, batch_id, most, now)
    statement = (
        update(DocumentRow)
        .where(DocumentRow.id.in_(chosen), DocumentRow.status == Status.QUEUED)
        .values(
            status=Status.RENDERING,
            lease_token=new_id(),
            lease_until=now + timedelta(seconds=lease_seconds),
            updated_at=now,
        )
        .returning(DocumentRow)
        .execution_options(populate_existing=True, **UNTOUCHED)
    )
    rows = sorted(session.scalars(statement).all(), key=lambda row: row.batch_row or 0)
    if not rows:
        return None
    journal.append_many(session, [_step(row.owner_id, row.id) for row in rows], Status.RENDERING, now=now, actor=worker)
    made = _made(session, [row.id for row in rows])
    return Chunk(batch_id, quality, tuple(as_claim(row, made.get(row.id, set()), worker) for row in rows))


def _choose(session: Session, batch_id: str, most: int, now: datetime) -> Sequence[str]:
    """Lock documents that can be made together: those like the first, or the first alone if a worker died over it."""
    waiting = (DocumentRow.batch_id == batch_id) & _waiting(now)
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


def renew(session: Session, chunk: Chunk, *, lease_seconds: float, now: datetime) -> bool:
    """Let the lease of a chunk run ``lease_seconds`` from now; ``False`` when all of it was lost already."""
    until = now + timedelta(seconds=lease_seconds)
    statement = update(DocumentRow).where(_held(chunk.claims, now)).values(lease_until=until).returning(DocumentRow.id)
    return bool(session.scalars(statement, execution_options=UNTOUCHED).all())


def finish(
    session: Session, chunk: Chunk, files: Mapping[str, Sequence[tuple[FinishedFile, Place]]], now: datetime
) -> set[str]:
    """Record files and make their documents ready; return the ids of those that were still held.

    Args:
        session: a writing session.
        chunk: what was taken.
        files: by document id, its finished files and where in a pack each lies; documents that failed are left out.
        now: the present moment.

    Raises:
        ValueError: a format that was asked for is neither among the files nor recorded before.
    """
    ready = [claim for claim in chunk.claims if claim.document_id in files]
    if not ready:
        return set()
    for claim in ready:
        if lacking := set(claim.missing) - {file.format for file, _ in files[claim.document_id]}:
            msg = f"document {claim.document_id} lacks {', '.join(sorted(lacking))}"
            raise ValueError(msg)
    changes = {"lease_token": None, "lease_until": None, "waiting_for": None, "finished_at": now, "updated_at": now}
    statement = (
        update(DocumentRow).where(_held(ready, now)).values(status=Status.READY, **changes).returning(DocumentRow.id)
    )
    done = set(session.scalars(statement, execution_options=UNTOUCHED))
    finished = [claim for claim in ready if claim.document_id in done]
    rows = [
        _file(claim, file, place, now)
        for claim in finished
        for file, place in files[claim.document_id]
        if file.format in claim.missing
    ]
    if rows:
        session.execute(insert(FileRow), rows)
    steps = [_step(claim.owner_id, claim.document_id) for claim in finished]
    journal.append_many(session, steps, Status.READY, now=now, actor=ready[0].worker)
    return done


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
    """Select the batch to serve next: of the owner, then the batch, that was served longest ago."""
    waiting = select(DocumentRow.id).where(DocumentRow.batch_id == BatchRow.id, _waiting(now)).exists()
    last = (
        select(BatchRow.owner_id, func.max(BatchRow.served_at).label("served_at"))
        .where(BatchRow.status.in_(OPEN))
        .group_by(BatchRow.owner_id)
        .subquery("owners_served")
    )
    return (
        select(BatchRow.id)
        .join(last, last.c.owner_id == BatchRow.owner_id)
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


def _waiting(now: datetime) -> ColumnElement[bool]:
    due = or_(DocumentRow.not_before.is_(None), DocumentRow.not_before <= now)
    return (DocumentRow.status == Status.QUEUED) & due


def _held(claims: Sequence[Claim], now: datetime) -> ColumnElement[bool]:
    return (
        DocumentRow.id.in_([claim.document_id for claim in claims])
        & (DocumentRow.status == Status.RENDERING)
        & (DocumentRow.lease_token == claims[0].lease_token)
        & (DocumentRow.lease_until > now)
    )


def _made(session: Session, ids: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    query = select(FileRow.document_id, FileRow.format).where(FileRow.document_id.in_(ids))
    for document_id, format_ in session.execute(query):
        found.setdefault(document_id, set()).add(format_)
    return found


def _step(owner_id: str, document_id: str) -> dict[str, str]:
    return {"owner_id": owner_id, "document_id": document_id}


def _file(claim: Claim, file: FinishedFile, place: Place, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "owner_id": claim.owner_id,
        "document_id": claim.document_id,
        "format": file.format,
        "sha256": file.sha256,
        "size": file.size,
        "pages": file.pages,
        "pack_sha256": place.pack,
        "pack_offset": place.offset,
        "created_at": now,
    }
