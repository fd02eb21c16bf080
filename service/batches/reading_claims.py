"""Who reads which batch: one worker at a time, under a lease, so that another can go on where it stopped.

What is recorded stays recorded: rows, their documents and the counts of the batch are written in one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, func, insert, or_, select, update

from service.batches.store import UNTOUCHED, StoredBatch, as_batch
from service.db.models import BatchItemRow, BatchRow, BatchStatus, Verdict, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


MAX_CRASHES: Final = 5
"""How many readers may die over a batch, one after another without recording a row, before it is given up."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A batch in the hands of the one worker that reads it.

    ``checked`` is the last row whose verdict is recorded, ``made`` the last row whose document is; 0 for none.
    ``crashes`` counts the readers that died over it since a row was last recorded.
    """

    batch: StoredBatch
    token: str
    checked: int
    made: int
    crashes: int


@dataclass(frozen=True, slots=True)
class NewItem:
    """A row that was checked; see :class:`service.db.models.BatchItemRow`."""

    row: int
    form: str | None
    external_id: str | None
    verdict: Verdict
    document_id: str | None
    reused: bool
    content_sha256: str | None
    unit: str | None
    violations: tuple[dict[str, Any], ...]


def take_to_read(
    session: Session, *, lease_seconds: float, now: datetime, besides: Iterable[str] = ()
) -> Reading | None:
    """Take the batch that waits longest for a reader, or whose reader is gone; ``None`` where there is none.

    Args:
        session: a writing session.
        lease_seconds: how long the lease runs from now.
        now: the present moment.
        besides: owners whose batches the caller reads already; those of others come first.
    """
    waiting = (
        select(BatchRow.id)
        .where(BatchRow.status == BatchStatus.RECEIVING, _free(now))
        .order_by(case((BatchRow.owner_id.in_(tuple(besides)), 1), else_=0), BatchRow.created_at, BatchRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    token = new_id()
    died = case((BatchRow.lease_until.is_not(None), 1), else_=0)
    row = session.execute(
        update(BatchRow)
        .where(BatchRow.id == waiting, BatchRow.status == BatchStatus.RECEIVING, _free(now))
        .values(lease_token=token, lease_until=now + timedelta(seconds=lease_seconds), crashes=BatchRow.crashes + died)
        .returning(BatchRow)
        .execution_options(populate_existing=True, **UNTOUCHED)
    ).scalar_one_or_none()
    if row is None:
        return None
    made = last_row(session, row.id, BatchItemRow.document_id.is_not(None))
    return Reading(as_batch(row), token, last_row(session, row.id), made, row.crashes)


def last_row(session: Session, batch_id: str, *conditions: ColumnElement[bool]) -> int:
    """Return the number of the last row that is recorded of a batch, 0 for none."""
    query = select(func.max(BatchItemRow.row)).where(BatchItemRow.batch_id == batch_id, *conditions)
    return session.scalar(query) or 0


def record(
    session: Session, reading: Reading, items: Sequence[NewItem], *, lease_seconds: float, now: datetime
) -> bool:
    """Record rows that were checked and keep the lease; ``False``, and nothing is recorded, when it was lost.

    Args:
        session: a writing session, in which their documents were written too.
        reading: the batch and the token of its reader.
        items: the rows, none of them recorded before.
        lease_seconds: how long the lease runs from now.
        now: the present moment.
    """
    rejected = sum(item.verdict is Verdict.REJECTED for item in items)
    kept = _update_reading(
        session,
        reading,
        now,
        total=BatchRow.total + len(items),
        rejected=BatchRow.rejected + rejected,
        accepted=BatchRow.accepted + len(items) - rejected,
        crashes=0,
        lease_until=now + timedelta(seconds=lease_seconds),
    )
    if kept and items:
        session.execute(insert(BatchItemRow), [_columns(reading.batch.id, item) for item in items])
    return kept


def record_made(
    session: Session, reading: Reading, items: Sequence[NewItem], *, lease_seconds: float, now: datetime
) -> bool:
    """Record the documents of rows whose verdict is recorded already; otherwise as :func:`record`."""
    until = now + timedelta(seconds=lease_seconds)
    if not _update_reading(session, reading, now, crashes=0, lease_until=until):
        return False
    for item in items:
        session.execute(
            update(BatchItemRow)
            .where(BatchItemRow.batch_id == reading.batch.id, BatchItemRow.row == item.row)
            .values(document_id=item.document_id, reused=item.reused),
            execution_options=UNTOUCHED,
        )
    return True


def add_violations(session: Session, reading: Reading, found: Mapping[int, Sequence[dict[str, Any]]]) -> None:
    """Write what shows only among all rows beside each row it is about; harmless to repeat.

    Args:
        session: a writing session.
        reading: the batch.
        found: the violations by row.
    """
    batch_id = reading.batch.id
    for row, violations in found.items():
        item = session.get(BatchItemRow, (batch_id, row))
        if item is not None:
            item.violations = [*item.violations, *(each for each in violations if each not in item.violations)]
    session.flush()


def finish_reading(
    session: Session,
    reading: Reading,
    status: BatchStatus,
    *,
    now: datetime,
    failure: dict[str, Any] | None = None,
) -> bool:
    """Say that no row is left to read, and what comes next; ``False`` when the lease was lost."""
    done = None if status is BatchStatus.RENDERING else now
    changes = {"status": status, "failure": failure, "lease_token": None, "lease_until": None}
    return _update_reading(session, reading, now, **changes, read_at=now, finished_at=done)


def put_back(session: Session, reading: Reading, *, now: datetime) -> bool:
    """Let somebody else go on with the batch at once; ``False`` when the lease was lost."""
    return _update_reading(session, reading, now, lease_token=None, lease_until=None)


def keep_reading(session: Session, reading: Reading, *, lease_seconds: float, now: datetime) -> bool:
    """Let the lease run ``lease_seconds`` from now; ``False`` when it was lost."""
    return _update_reading(session, reading, now, lease_until=now + timedelta(seconds=lease_seconds))


def _columns(batch_id: str, item: NewItem) -> dict[str, Any]:
    return {
        "batch_id": batch_id,
        "row": item.row,
        "form": item.form,
        "external_id": item.external_id,
        "verdict": item.verdict,
        "document_id": item.document_id,
        "reused": item.reused,
        "content_sha256": item.content_sha256,
        "unit": item.unit,
        "violations": list(item.violations),
    }


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(BatchRow.lease_until.is_(None), BatchRow.lease_until <= now)


def _update_reading(session: Session, reading: Reading, now: datetime, **changes: Any) -> bool:
    held = and_(
        BatchRow.id == reading.batch.id,
        BatchRow.status == BatchStatus.RECEIVING,
        BatchRow.lease_token == reading.token,
        BatchRow.lease_until > now,
    )
    statement = update(BatchRow).where(held).values(**changes).returning(BatchRow.id)
    return session.execute(statement, execution_options=UNTOUCHED).scalar_one_or_none() is not None
