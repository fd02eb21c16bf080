"""Claims on documents by compare-and-set, each with a lease and a token that identifies its holder.

A document is ``queued`` until a worker claims it, ``rendering`` while that worker's lease runs, and ``ready`` or
``failed`` at the end. A chunk is claimed as one: a single document, or many of a batch (chosen by
:mod:`service.batches.chunks`). Every step is one conditional UPDATE: one of many workers succeeds, and a worker
without the lease changes nothing. The caller gives all times.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, case, insert, literal, or_, select, update
from sqlalchemy.orm import Session

from service.db import transitions
from service.db.backoff import backoff
from service.db.database import UNTOUCHED
from service.db.leases import RELEASED, lease
from service.db.models import DocumentRow, FileRow, Quality, StateBodyRow, Status, new_id
from service.documents.files import Maker, maker_columns
from service.files.packs import PackLocation

MAX_ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file that lies in the file store: its format (``docx``, ``pdf``), hash, size in bytes and pages if known.

    ``place`` is where its bytes lie in a pack; without one they are a stored file of their own.
    """

    format: str
    sha256: str
    size: int
    pages: int | None = None
    place: PackLocation | None = None
    maker: Maker | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed document, with everything needed to make its files.

    ``variant`` is the state body's own variant it was accepted with, whose template lies in the file store;
    ``payload`` is the canonical data, ``None`` for a blank form; ``formats`` are those asked for, ``missing`` those
    not made yet; ``attempts`` counts earlier tries that failed.
    """

    document_id: str
    state_body_id: str
    kind: str
    form: str
    language: str
    payload: dict[str, Any] | None
    computed: dict[str, Any]
    edition: str | None
    variant: str | None
    template_sha256: str
    formats: tuple[str, ...]
    missing: tuple[str, ...]
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents claimed under one lease: a single one, or many of one batch, form and template.

    ``worker`` is the worker's name in the journal, ``token`` identifies the lease.
    """

    claims: tuple[Claim, ...]
    worker: str
    token: str
    batch_id: str | None = None
    quality: Quality = Quality.ACCESSIBLE

    @property
    def single(self) -> bool:
        """Whether it is a single document, for which a client waits."""
        return self.batch_id is None


def take_single(session: Session, *, worker: str, lease_seconds: float, now: datetime) -> Chunk | None:
    """Take the longest waiting single document of the state body served longest ago; ``None`` where none waits."""
    waiting = DocumentRow.batch_id.is_(None) & is_due(now)
    state_body_id = session.scalar(
        select(StateBodyRow.id)
        .where(select(DocumentRow.id).where(DocumentRow.state_body_id == StateBodyRow.id, waiting).exists())
        .order_by(StateBodyRow.served_at.is_not(None), StateBodyRow.served_at, StateBodyRow.id)
        .limit(1)
    )
    if state_body_id is None:
        return None
    session.execute(
        update(StateBodyRow).where(StateBodyRow.id == state_body_id).values(served_at=now), execution_options=UNTOUCHED
    )
    # A document that crashed a worker goes behind the waiting ones, lest it crash the next worker at once.
    arrived = case((DocumentRow.crashes > 0, DocumentRow.updated_at), else_=DocumentRow.created_at)
    chosen = session.scalars(
        select(DocumentRow.id)
        .where(DocumentRow.state_body_id == state_body_id, waiting)
        .order_by(arrived, DocumentRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).all()
    return claim(session, chosen, worker=worker, lease_seconds=lease_seconds, now=now)


def single_waits(session: Session, *, now: datetime) -> bool:
    """Return whether a single document is due."""
    waiting = select(DocumentRow.id).where(DocumentRow.batch_id.is_(None), is_due(now)).limit(1)
    return session.scalar(waiting) is not None


def claim(  # noqa: PLR0913 - what is claimed, by whom, for how long
    session: Session,
    ids: Collection[str],
    *,
    worker: str,
    lease_seconds: float,
    now: datetime,
    batch_id: str | None = None,
    quality: Quality = Quality.ACCESSIBLE,
) -> Chunk | None:
    """Claim those of the documents that are queued and may be tried, under one lease; ``None`` where none is."""
    held = lease(lease_seconds, now)
    statement = (
        update(DocumentRow)
        .where(DocumentRow.id.in_(ids), is_due(now))
        .values(status=Status.RENDERING, updated_at=now, **held)
        .returning(DocumentRow)
        .execution_options(populate_existing=True, **UNTOUCHED)
    )
    rows = sorted(session.scalars(statement).all(), key=lambda row: row.batch_row or 0) if ids else []
    if not rows:
        return None
    made = _made(session, [row.id for row in rows])
    claims = tuple(as_claim(row, made.get(row.id, set())) for row in rows)
    chunk = Chunk(claims, worker, held["lease_token"], batch_id, quality)
    _journal(session, chunk, claims, Status.RENDERING, now)
    return chunk


def renew(session: Session, chunk: Chunk, *, lease_seconds: float, now: datetime) -> bool:
    """Let the lease of a chunk run ``lease_seconds`` from now; ``False`` when all of it was lost already."""
    return bool(_update_held(session, chunk, chunk.claims, now, lease_until=now + timedelta(seconds=lease_seconds)))


def note_template(session: Session, chunk: Chunk, held: Claim, sha256: str, now: datetime) -> bool:
    """Record that another template is used than when the document was accepted; ``False`` when the claim was lost."""
    return bool(_update_held(session, chunk, [held], now, template_sha256=sha256, updated_at=now))


def keep(session: Session, chunk: Chunk, held: Claim, file: FinishedFile, now: datetime) -> bool:
    """Record one finished format while others are still being made; ``False`` when the claim was lost.

    An already recorded format is kept: a client may have fetched it.
    """
    if not _update_held(session, chunk, [held], now, updated_at=now):
        return False
    _record(session, [held], {held.document_id: [file]}, now)
    return True


def finish(session: Session, chunk: Chunk, files: Mapping[str, Sequence[FinishedFile]], now: datetime) -> set[str]:
    """Record files and make their documents ready; return the ids of those that were still held.

    Args:
        session: a writing session.
        chunk: what was taken.
        files: by document id, its finished files; documents that failed are left out.
        now: the present moment.

    Raises:
        ValueError: a format that was asked for is neither among the files nor recorded before.
    """
    ready = [held for held in chunk.claims if held.document_id in files]
    for_good = {"waiting_for": None, "finished_at": now, "updated_at": now}
    done = _update_held(session, chunk, ready, now, status=Status.READY, **RELEASED, **for_good)
    finished = [held for held in ready if held.document_id in done]
    made = _record(session, finished, files, now)
    for held in finished:
        if lacking := set(held.formats) - made[held.document_id]:
            msg = f"document {held.document_id} lacks {', '.join(sorted(lacking))}"
            raise ValueError(msg)
    _journal(session, chunk, finished, Status.READY, now)
    return done


def fail(  # noqa: PLR0913, PLR0917 - whose claim, and why
    session: Session, chunk: Chunk, held: Claim, code: str, message: str, now: datetime
) -> Status | None:
    """Mark a document as failed, with a code and a stored reason (see ``release``); ``None`` when it was lost."""
    changes = {"failure_code": code, "failure_message": message, "waiting_for": None, "finished_at": now}
    return _give_back(session, chunk, held, Status.FAILED, now, **changes)


def release(  # noqa: PLR0913 - as ``fail``
    session: Session, chunk: Chunk, held: Claim, *, waiting_for: str | None, not_before: datetime | None, now: datetime
) -> Status | None:
    """Put a document back in the queue without counting it as a failed attempt; ``None`` when it was lost.

    Args:
        session: a writing session.
        chunk: what was taken.
        held: the claim to give up.
        waiting_for: what has to be there first (LibreOffice), as :func:`service.texts.kept` returns it;
            ``None`` when nothing is wrong, as when a worker shuts down.
        not_before: when to try again; at once when ``None``.
        now: the present moment.
    """
    changes = {"waiting_for": waiting_for, "not_before": not_before, "notify_at": not_before or now, "notify_count": 0}
    return _give_back(session, chunk, held, Status.QUEUED, now, **changes)


def retry(  # noqa: PLR0913, PLR0917 - as ``fail``
    session: Session, chunk: Chunk, held: Claim, code: str, message: str, now: datetime
) -> Status | None:
    """Count a failed attempt: back to the queue after a growing pause, or failed after the last attempt.

    Returns:
        ``QUEUED`` or ``FAILED``, what the document is now; ``None`` when the claim was lost.
    """
    attempts = held.attempts + 1
    if attempts >= MAX_ATTEMPTS:
        return fail(session, chunk, held, code, message, now)
    again = now + backoff(attempts)
    changes = {"attempts": attempts, "not_before": again, "notify_at": again, "notify_count": 0}
    return _give_back(session, chunk, held, Status.QUEUED, now, **changes)


def is_due(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a document is queued and may be tried."""
    due = or_(DocumentRow.not_before.is_(None), DocumentRow.not_before <= now)
    # As a literal: neither database uses a partial index where a value is bound.
    return (DocumentRow.status == literal(Status.QUEUED.value, literal_execute=True)) & due


def _give_back(
    session: Session, chunk: Chunk, held: Claim, status: Status, now: datetime, **changes: Any
) -> Status | None:
    if not _update_held(session, chunk, [held], now, status=status, **RELEASED, **changes, updated_at=now):
        return None
    _journal(session, chunk, [held], status, now)
    return status


def _update_held(session: Session, chunk: Chunk, claims: Sequence[Claim], now: datetime, **changes: Any) -> set[str]:
    """Change those of the documents that are still held; return their ids."""
    statement = (
        update(DocumentRow)
        .where(
            DocumentRow.id.in_([held.document_id for held in claims]),
            DocumentRow.status == Status.RENDERING,
            DocumentRow.lease_token == chunk.token,
            DocumentRow.lease_until > now,
        )
        .values(**changes)
        .returning(DocumentRow.id)
    )
    return set(session.scalars(statement, execution_options=UNTOUCHED)) if claims else set()


def _record(
    session: Session, claims: Sequence[Claim], files: Mapping[str, Sequence[FinishedFile]], now: datetime
) -> dict[str, set[str]]:
    """Record files whose formats are not recorded yet; return by document all that are."""
    made: dict[str, set[str]] = {held.document_id: set() for held in claims}
    made |= _made(session, [held.document_id for held in claims])
    rows = []
    for held in claims:
        for file in files[held.document_id]:
            if file.format not in made[held.document_id]:
                made[held.document_id].add(file.format)
                rows.append(_file_columns(held, file, now))
    if rows:
        session.execute(insert(FileRow), rows)
    return made


def _file_columns(held: Claim, file: FinishedFile, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "state_body_id": held.state_body_id,
        "document_id": held.document_id,
        "format": file.format,
        "sha256": file.sha256,
        "size": file.size,
        "pages": file.pages,
        "pack_sha256": None if file.place is None else file.place.pack,
        "pack_offset": None if file.place is None else file.place.offset,
        **maker_columns(file.maker),
        "created_at": now,
    }


def _made(session: Session, ids: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    query = select(FileRow.document_id, FileRow.format).where(FileRow.document_id.in_(ids))
    for document_id, format_ in session.execute(query):
        found.setdefault(document_id, set()).add(format_)
    return found


def _journal(session: Session, chunk: Chunk, claims: Sequence[Claim], status: Status, now: datetime) -> None:
    steps = [{"state_body_id": held.state_body_id, "document_id": held.document_id} for held in claims]
    transitions.append(session, steps, status, now=now, actor=chunk.worker)


def as_claim(row: DocumentRow, made: set[str]) -> Claim:
    """Return the claim on a document; ``made`` are the formats that exist already."""
    return Claim(
        document_id=row.id,
        state_body_id=row.state_body_id,
        kind=row.kind,
        form=row.form,
        language=row.language,
        payload=None if row.payload is None else json.loads(row.payload),
        computed=row.computed,
        edition=row.edition,
        variant=row.variant,
        template_sha256=row.template_sha256,
        formats=tuple(row.formats),
        missing=tuple(name for name in row.formats if name not in made),
        attempts=row.attempts,
        created_at=row.created_at,
    )
