"""Batches as they are stored: accepted once, read row by row by one worker at a time, counted when asked.

Reading stands in :mod:`service.batches.reading_claims`, rows in :mod:`service.batches.items`, stopping and trying
again in :mod:`service.batches.control`, making in :mod:`service.batches.chunks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, func, select, tuple_, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.db.backoff import FIRST_NOTIFY_DELAY, MESSAGE_LOST_AFTER
from service.db.cursors import read_cursor, write_cursor
from service.db.database import UNTOUCHED
from service.db.models import OPEN, BatchItemRow, BatchRow, BatchStatus, DocumentRow, Status
from service.spreadsheets.columns import STAFF

UNFINISHED: Final = (Status.QUEUED, Status.RENDERING)
CANCELLED: Final = "cancelled"
"""The ``failure_code`` of documents that were stopped before they were begun."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What a client asks of a batch; see :class:`service.db.models.BatchRow`."""

    form: str | None
    kind: str
    source_name: str | None = None
    mode: str = "each"
    dry_run: bool = False
    quality: str = "fast"
    formats: tuple[str, ...] = ("docx", "pdf")
    fail_on: str = "error"
    language: str = "ru"
    message_language: str = "ru"
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """A batch as it stood when it was read.

    ``failure`` is why its file could not be read (to the end), ``look_until`` the end of a look,
    ``source_gone_at`` when its file was deleted.
    """

    id: str
    state_body_id: str
    options: BatchOptions
    source_sha256: str
    source_size: int
    status: BatchStatus
    total: int
    accepted: int
    rejected: int
    failure: dict[str, Any] | None
    began_at: datetime | None
    done_before: int
    created_at: datetime
    read_at: datetime | None
    finished_at: datetime | None
    look_until: datetime | None = None
    source_gone_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether there is something left to do."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Counts:
    """How many accepted rows of a batch stand where; rows of which no document is made are in none of them."""

    queued: int = 0
    rendering: int = 0
    ready: int = 0
    failed: int = 0
    cancelled: int = 0

    @property
    def unfinished(self) -> int:
        """How many are still to be made."""
        return self.queued + self.rendering

    @property
    def finished(self) -> int:
        """How many need no more work."""
        return self.ready + self.failed + self.cancelled


def add(
    session: Session,
    options: BatchOptions,
    source: tuple[str, int],
    *,
    now: datetime,
    look_until: datetime | None = None,
) -> StoredBatch:
    """Write a batch whose rows are to be read; ``source`` is the hash and the size of its file."""
    row = BatchRow(
        source_sha256=source[0],
        source_size=source[1],
        status=BatchStatus.RECEIVING,
        total=0,
        accepted=0,
        rejected=0,
        crashes=0,
        done_before=0,
        created_at=now,
        notify_at=now + FIRST_NOTIFY_DELAY,
        look_until=look_until,
        **asdict(options) | {"formats": list(options.formats)},
    )
    session.add(row)
    session.flush()
    return as_batch(row)


def get(session: Session, batch_id: str) -> StoredBatch | None:
    """Return a batch of this state body, or ``None``."""
    row = session.scalar(select(BatchRow).where(BatchRow.id == batch_id))
    return None if row is None else as_batch(row)


def page(session: Session, *, cursor: str | None, limit: int) -> tuple[list[StoredBatch], str | None]:
    """List a state body's batches of papers, newest first, with the cursor of the next page, ``None`` on the last one.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    newest = (BatchRow.created_at, BatchRow.id)
    query = select(BatchRow).where(BatchRow.form.is_distinct_from(STAFF))
    if cursor is not None:
        query = query.where(tuple_(*newest) < tuple_(*read_cursor(cursor)))
    rows = session.scalars(query.order_by(*(column.desc() for column in newest)).limit(limit + 1)).all()
    shown = rows[:limit]
    more = write_cursor(shown[-1].created_at, shown[-1].id) if len(rows) > limit else None
    return list(map(as_batch, shown)), more


def counts(session: Session, batch_id: str) -> Counts:
    """Count the accepted rows of a batch by what has become of their documents."""
    return counts_of(session, [batch_id])[batch_id]


def counts_of(session: Session, batch_ids: Sequence[str]) -> dict[str, Counts]:
    """Count the accepted rows of batches by what has become of their documents.

    Documents a batch made itself are counted from an index alone; those that were there before, row by row.
    """
    number: Any = func.count()
    own = select(DocumentRow.batch_id, DocumentRow.status, number).where(DocumentRow.batch_id.in_(batch_ids))
    reused = _of_items(batch_ids, DocumentRow.status).where(BatchItemRow.reused)
    found = {one: dict.fromkeys((field.name for field in fields(Counts)), 0) for one in batch_ids}
    by_status = own.group_by(DocumentRow.batch_id, DocumentRow.status)
    for batch_id, status, count in (*session.execute(by_status), *session.execute(reused)):
        found[batch_id][status] += count
    if failed := [one for one in batch_ids if found[one][Status.FAILED]]:
        stopped = _of_items(failed, DocumentRow.failure_code).where(
            DocumentRow.status == Status.FAILED, DocumentRow.failure_code == CANCELLED
        )
        for batch_id, _, count in session.execute(stopped):
            found[batch_id][Status.FAILED] -= count
            found[batch_id][CANCELLED] = count
    return {one: Counts(**numbers) for one, numbers in found.items()}


def _of_items(batch_ids: Sequence[str], by: InstrumentedAttribute[Any]) -> Select[Any]:
    """Return the query of how many documents of the rows of batches are alike in a column."""
    return (
        select(BatchItemRow.batch_id, by, func.count())
        .join(DocumentRow, DocumentRow.id == BatchItemRow.document_id)
        .where(BatchItemRow.batch_id.in_(batch_ids))
        .group_by(BatchItemRow.batch_id, by)
    )


def settle(session: Session, batch_ids: Iterable[str], *, now: datetime) -> list[str]:
    """Finish those batches of which every row was read and no document is left to be made; return them.

    Args:
        session: a writing session.
        batch_ids: which of them to look at.
        now: the present moment.
    """
    done = [batch_id for batch_id in batch_ids if not anything_left(session, batch_id)]
    if not done:
        return []
    statement = (
        update(BatchRow)
        .where(BatchRow.id.in_(done), BatchRow.status == BatchStatus.RENDERING)
        .values(status=BatchStatus.DONE, finished_at=now)
        .returning(BatchRow.id)
    )
    return list(session.scalars(statement, execution_options=UNTOUCHED))


def note_reading(session: Session, batch_id: str, *, now: datetime) -> None:
    """Note that a batch is being read on, so that the sweeper need not send it for a while."""
    statement = update(BatchRow).where(BatchRow.id == batch_id).values(notify_at=now + MESSAGE_LOST_AFTER)
    session.execute(statement, execution_options=UNTOUCHED)


def in_state(session: Session, *statuses: BatchStatus) -> list[str]:
    """Return the ids of the batches that are in one of these states, oldest first."""
    query = select(BatchRow.id).where(BatchRow.status.in_(statuses))
    return list(session.scalars(query.order_by(BatchRow.created_at, BatchRow.id)))


def cancelled_with_queued(session: Session) -> list[str]:
    """Return the cancelled batches to which a worker gave documents back after that."""
    queued = select(DocumentRow.id).where(DocumentRow.batch_id == BatchRow.id, DocumentRow.status == Status.QUEUED)
    return list(session.scalars(select(BatchRow.id).where(BatchRow.status == BatchStatus.CANCELLED, queued.exists())))


def anything_left(session: Session, batch_id: str) -> bool:
    """Tell whether a document of a batch is still to be made, be it by another batch."""
    own = select(DocumentRow.id).where(DocumentRow.batch_id == batch_id, DocumentRow.status.in_(UNFINISHED))
    if session.scalar(own.limit(1)) is not None:
        return True
    # Documents that were there before are looked at only now: no index has them all at once.
    reused = (
        select(DocumentRow.id)
        .join(BatchItemRow, BatchItemRow.document_id == DocumentRow.id)
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.reused, DocumentRow.status.in_(UNFINISHED))
    )
    return session.scalar(reused.limit(1)) is not None


def as_batch(row: BatchRow) -> StoredBatch:
    """Return a row as a batch."""
    asked = {field.name: getattr(row, field.name) for field in fields(BatchOptions)}
    rest = {field.name: getattr(row, field.name) for field in fields(StoredBatch) if field.name != "options"}
    options = BatchOptions(**asked | {"formats": tuple(row.formats)})
    status = BatchStatus(row.status)
    if status is BatchStatus.DONE and row.failure is not None:
        status = BatchStatus.INCOMPLETE
    return StoredBatch(options=options, **rest | {"status": status})
