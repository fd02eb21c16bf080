"""Who works on which document: claims by compare-and-set, each with a lease and a token only its holder knows.

A document is ``queued`` until a worker claims it, ``rendering`` while that worker's lease runs, and ``ready`` or
``failed`` at the end. Every step is one conditional UPDATE, so that of many workers exactly one gets through, and a
worker that lost its lease changes nothing any more. All moments are given by the caller.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import or_, select, update

from service.db import journal
from service.db.backoff import backoff
from service.db.models import DocumentRow, FileRow, Status, new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

MAX_ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file that lies in the file store: its format (``docx``, ``pdf``), hash, size in bytes and pages if known."""

    format: str
    sha256: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A document in one worker's hands until ``lease_until``, with all it takes to make its files.

    ``variant`` is the state body's own variant it was accepted with, whose template lies in the file store;
    ``payload`` is the canonical data, ``None`` for a blank form; ``formats`` are those asked for, ``missing`` those
    not made yet; ``attempts`` counts earlier tries that failed; ``lease_token`` proves that the claim is this one.
    """

    document_id: str
    owner_id: str
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
    worker: str
    lease_token: str
    lease_until: datetime


def claim(session: Session, document_id: str, *, worker: str, lease_seconds: float, now: datetime) -> Claim | None:
    """Take a queued document, or return ``None`` when it is not there to take (taken, finished, or not due yet)."""
    taken = session.execute(
        update(DocumentRow)
        .where(
            DocumentRow.id == document_id,
            DocumentRow.status == Status.QUEUED,
            or_(DocumentRow.not_before.is_(None), DocumentRow.not_before <= now),
        )
        .values(
            status=Status.RENDERING,
            lease_token=new_id(),
            lease_until=now + timedelta(seconds=lease_seconds),
            updated_at=now,
        )
        .returning(DocumentRow)
        .execution_options(populate_existing=True),
    ).scalar_one_or_none()
    if taken is None:
        return None
    made = set(session.scalars(select(FileRow.format).where(FileRow.document_id == document_id)))
    held = as_claim(taken, made, worker)
    _journal(session, held, Status.RENDERING, now)
    return held


def renew(session: Session, held: Claim, *, lease_seconds: float, now: datetime) -> bool:
    """Let the lease run ``lease_seconds`` from now; ``False`` when the claim was lost already."""
    return _update_held(session, held, now, lease_until=now + timedelta(seconds=lease_seconds))


def note_template(session: Session, held: Claim, sha256: str, now: datetime) -> bool:
    """Record that another template is used than when the document was accepted; ``False`` when the claim was lost."""
    return _update_held(session, held, now, template_sha256=sha256)


def keep(session: Session, held: Claim, file: FinishedFile, now: datetime) -> bool:
    """Record one finished format while others are still being made; ``False`` when the claim was lost.

    A format that is recorded already stays as it is: somebody may have fetched it.
    """
    if not _update_held(session, held, now):
        return False
    _record(session, held, [file], now)
    return True


def finish(session: Session, held: Claim, files: Sequence[FinishedFile], now: datetime) -> bool:
    """Record the files and make the document ready; ``False``, and nothing is changed, when the claim was lost.

    Raises:
        ValueError: a format that was asked for is neither among ``files`` nor recorded before.
    """
    if not _update_held(session, held, now, **_released(Status.READY), finished_at=now, waiting_for=None):
        return False
    made = _record(session, held, files, now)
    if lacking := set(held.formats) - made:
        msg = f"document {held.document_id} lacks {', '.join(sorted(lacking))}"
        raise ValueError(msg)
    _journal(session, held, Status.READY, now)
    return True


def fail(session: Session, held: Claim, code: str, message: str, now: datetime) -> bool:
    """Give the document up for good, with a code and a kept reason (see ``release``); ``False`` when it was lost."""
    changes = {"failure_code": code, "failure_message": message, "waiting_for": None, "finished_at": now}
    if not _update_held(session, held, now, **_released(Status.FAILED), **changes):
        return False
    _journal(session, held, Status.FAILED, now)
    return True


def release(
    session: Session,
    held: Claim,
    *,
    waiting_for: str | None,
    not_before: datetime | None,
    now: datetime,
) -> bool:
    """Put the document back in the queue without counting it as a failed attempt; ``False`` when it was lost.

    Args:
        session: a writing session.
        held: the claim to give up.
        waiting_for: what has to be there first (LibreOffice), as :func:`service.texts.kept` returns it;
            ``None`` when nothing is wrong, as when a worker shuts down.
        not_before: when to try again; at once when ``None``.
        now: the present moment.
    """
    changes = {"waiting_for": waiting_for, "not_before": not_before, "ring_at": not_before or now, "rings": 0}
    if not _update_held(session, held, now, **_released(Status.QUEUED), **changes):
        return False
    _journal(session, held, Status.QUEUED, now)
    return True


def retry(session: Session, held: Claim, code: str, message: str, now: datetime) -> Status | None:
    """Count a failed attempt: back to the queue after a growing pause, or failed after the last attempt.

    Returns:
        ``QUEUED`` or ``FAILED``, what the document is now; ``None`` when the claim was lost.
    """
    attempts = held.attempts + 1
    if attempts >= MAX_ATTEMPTS:
        return Status.FAILED if fail(session, held, code, message, now) else None
    again = now + backoff(attempts)
    changes = {"attempts": attempts, "not_before": again, "ring_at": again, "rings": 0}
    if not _update_held(session, held, now, **_released(Status.QUEUED), **changes):
        return None
    _journal(session, held, Status.QUEUED, now)
    return Status.QUEUED


def _released(status: Status) -> dict[str, Any]:
    return {"status": status, "lease_token": None, "lease_until": None}


def _held(held: Claim, now: datetime) -> ColumnElement[bool]:
    return (
        (DocumentRow.id == held.document_id)
        & (DocumentRow.status == Status.RENDERING)
        & (DocumentRow.lease_token == held.lease_token)
        & (DocumentRow.lease_until > now)
    )


def _update_held(session: Session, held: Claim, now: datetime, **changes: Any) -> bool:
    statement = update(DocumentRow).where(_held(held, now)).values(updated_at=now, **changes).returning(DocumentRow.id)
    options = {"synchronize_session": False}
    return session.execute(statement, execution_options=options).scalar_one_or_none() is not None


def _record(session: Session, held: Claim, files: Sequence[FinishedFile], now: datetime) -> set[str]:
    made = set(session.scalars(select(FileRow.format).where(FileRow.document_id == held.document_id)))
    for file in files:
        if file.format in made:
            continue
        made.add(file.format)
        session.add(
            FileRow(
                owner_id=held.owner_id,
                document_id=held.document_id,
                format=file.format,
                sha256=file.sha256,
                size=file.size,
                pages=file.pages,
                created_at=now,
            ),
        )
    session.flush()
    return made


def _journal(session: Session, held: Claim, status: Status, now: datetime) -> None:
    journal.append(session, held.owner_id, held.document_id, status, now=now, actor=held.worker)


def as_claim(row: DocumentRow, made: set[str], worker: str) -> Claim:
    """Return a claimed row as a claim; ``made`` are the formats that are there already."""
    if row.lease_token is None or row.lease_until is None:
        msg = f"document {row.id} was claimed without a lease"
        raise AssertionError(msg)
    return Claim(
        document_id=row.id,
        owner_id=row.owner_id,
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
        worker=worker,
        lease_token=row.lease_token,
        lease_until=row.lease_until,
    )
