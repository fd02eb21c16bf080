"""Who reads which batch: one worker at a time, under a lease, so that another can go on where it stopped.

What is recorded stays recorded: rows, their documents and the counts of the batch are written in one transaction.
Whatever is written under a lease that was lost raises ``LeaseLostError``, and nothing of its transaction is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import case, func, insert, or_, select, update
from sqlalchemy.orm import Session, load_only

from service.batches.checking import CheckedRow
from service.batches.cross_row_checks import kept_contribution
from service.batches.row_files import RowFile
from service.batches.store import StoredBatch, as_batch
from service.db.database import UNTOUCHED
from service.db.leases import RELEASED, change_held, lease
from service.db.models import BatchItemRow, BatchRow, BatchStatus, Verdict

MAX_CRASHES: Final = 5
"""How many readers may die over a batch, one after another without recording a row, before it is given up."""


class LeaseLostError(Exception):
    """Another reader has the batch, or it was cancelled."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A batch in the hands of the one worker that reads its next segment.

    Attributes:
        batch: the batch; its ``total`` is how many rows are recorded.
        token: of the lease.
        file: its rows, once they were read from what was sent.
        made: how many rows have their document where these are written in a second turn, ``None`` before that.
        crashes: how many readers died over it since something was last recorded.
    """

    batch: StoredBatch
    token: str
    file: RowFile | None
    made: int | None
    crashes: int


def take(session: Session, batch_id: str, *, lease_seconds: float, now: datetime) -> Reading | None:
    """Take a batch to read; ``None`` where it is in other hands or there is nothing (any more) to read.

    Args:
        session: a writing session.
        batch_id: which batch.
        lease_seconds: how long the lease runs from now.
        now: the present moment.
    """
    died = case((BatchRow.lease_until.is_not(None), 1), else_=0)
    free = or_(BatchRow.lease_until.is_(None), BatchRow.lease_until <= now)
    row = session.execute(
        update(BatchRow)
        .where(BatchRow.id == batch_id, BatchRow.status == BatchStatus.RECEIVING, free)
        .values(crashes=BatchRow.crashes + died, **lease(lease_seconds, now))
        .returning(BatchRow)
        .execution_options(populate_existing=True, **UNTOUCHED)
    ).scalar_one_or_none()
    if row is None:
        return None
    file = None if row.rows_sha256 is None else RowFile(row.rows_sha256, row.rows_size or 0, row.rows or 0)
    return Reading(as_batch(row), row.lease_token or "", file, row.made, row.crashes)


def last_row(session: Session, batch_id: str) -> int:
    """Return the number of the last row that is recorded of a batch, 0 for none."""
    return session.scalar(select(func.max(BatchItemRow.row)).where(BatchItemRow.batch_id == batch_id)) or 0


def recorded(session: Session, batch_id: str) -> frozenset[int]:
    """Return the numbers of the rows that are recorded of a batch."""
    return frozenset(session.scalars(select(BatchItemRow.row).where(BatchItemRow.batch_id == batch_id)))


def note_file(session: Session, reading: Reading, file: RowFile, *, now: datetime) -> None:
    """Note which file the rows of a batch are put into."""
    _change(session, reading, now, rows_sha256=file.sha256, rows_size=file.size, rows=file.rows)


def record(session: Session, reading: Reading, rows: Sequence[CheckedRow], *, now: datetime, counted: int = 0) -> None:
    """Record rows that were checked.

    Args:
        session: a writing session, in which their documents were written too.
        reading: the batch and the token of its reader.
        rows: the rows, none of them recorded before.
        now: the present moment.
        counted: how many more were good, and are counted only.
    """
    rejected = sum(row.verdict is Verdict.REJECTED for row in rows)
    numbers = {
        "total": BatchRow.total + len(rows) + counted,
        "rejected": BatchRow.rejected + rejected,
        "accepted": BatchRow.accepted + len(rows) - rejected + counted,
    }
    _change(session, reading, now, **numbers, crashes=0)
    if rows:
        session.execute(insert(BatchItemRow), [_columns(reading.batch.id, row) for row in rows])


def record_corrected(session: Session, batch_id: str, row: CheckedRow) -> bool:
    """Record a row of a look whose cells were typed anew; ``False`` where the batch is no look to decide about."""
    item = session.get(BatchItemRow, (batch_id, row.number), with_for_update=True)
    if item is None:
        return False
    step = (row.verdict is Verdict.ACCEPTED) - (item.verdict == Verdict.ACCEPTED)
    numbers = {"accepted": BatchRow.accepted + step, "rejected": BatchRow.rejected - step}
    looks = (BatchRow.id == batch_id, BatchRow.look_until.is_not(None), BatchRow.status == BatchStatus.DONE)
    changed = update(BatchRow).where(*looks).values(**numbers).returning(BatchRow.id)
    if session.scalar(changed, execution_options=UNTOUCHED) is None:
        return False
    for name, value in _columns(batch_id, row).items():
        setattr(item, name, value)
    session.flush()
    return True


def begin_making(session: Session, reading: Reading, *, now: datetime) -> None:
    """Let the second turn begin, in which the documents of all rows are written."""
    _change(session, reading, now, made=0)


def record_made(session: Session, reading: Reading, rows: Sequence[CheckedRow], *, now: datetime) -> None:
    """Record the documents of rows whose verdict is recorded already; otherwise as :func:`record`."""
    _change(session, reading, now, made=BatchRow.made + len(rows), crashes=0)
    made = {row.number: row for row in rows}
    items = select(BatchItemRow).where(BatchItemRow.batch_id == reading.batch.id, BatchItemRow.row.in_(made))
    for item in session.scalars(items.options(load_only(BatchItemRow.document_id, BatchItemRow.reused))):
        item.document_id, item.reused = made[item.row].document_id, made[item.row].reused
    session.flush()


def reject(session: Session, reading: Reading, rows: Sequence[CheckedRow], *, now: datetime) -> None:
    """Record that rows that were counted as good are not, for what shows only among all of them."""
    number = len(rows)
    _change(session, reading, now, accepted=BatchRow.accepted - number, rejected=BatchRow.rejected + number)
    if rows:
        session.execute(insert(BatchItemRow), [_columns(reading.batch.id, row) for row in rows])


def note_made(session: Session, reading: Reading, number: int, *, now: datetime) -> None:
    """Note how far the second turn has come."""
    _change(session, reading, now, made=number, crashes=0)


def add_violations(session: Session, batch_id: str, found: Mapping[int, Sequence[dict[str, Any]]]) -> None:
    """Write what shows only among all rows beside each row it is about; harmless to repeat.

    Args:
        session: a writing session.
        batch_id: the batch.
        found: the violations by row.
    """
    for row, violations in found.items():
        item = session.get(BatchItemRow, (batch_id, row))
        if item is not None:
            item.violations = [*item.violations, *(each for each in violations if each not in item.violations)]
    session.flush()


def finish(
    session: Session,
    reading: Reading,
    status: BatchStatus,
    *,
    now: datetime,
    failure: dict[str, Any] | None = None,
) -> None:
    """Record that no row is left to read, and what comes next."""
    done = None if status is BatchStatus.RENDERING else now
    _change(session, reading, now, status=status, failure=failure, read_at=now, finished_at=done, **RELEASED)


def put_back(session: Session, reading: Reading, *, now: datetime) -> None:
    """Let another reader go on with the batch at once."""
    _change(session, reading, now, **RELEASED)


def keep(session: Session, *, reading: Reading, lease_seconds: float, now: datetime) -> bool:
    """Let the lease run ``lease_seconds`` from now; ``False`` when it was lost."""
    until = now + timedelta(seconds=lease_seconds)
    return change_held(session, BatchRow.id, reading.batch.id, reading.token, now, lease_until=until)


def unneeded_files(session: Session, batch_id: str | None = None) -> Sequence[tuple[str, str]]:
    """Return the batches whose rows are kept though they are not read (any more), each with the hash of its file.

    Args:
        session: any session.
        batch_id: only this one, where it is such a batch.
    """
    query = select(BatchRow.id, BatchRow.rows_sha256).where(
        BatchRow.status != BatchStatus.RECEIVING, BatchRow.rows_sha256.is_not(None)
    )
    found = session.execute(query if batch_id is None else query.where(BatchRow.id == batch_id))
    return [(one, sha256 or "") for one, sha256 in found]


def forget_file(session: Session, batch_id: str, sha256: str) -> None:
    """Note that the file of a batch's rows is gone."""
    session.execute(
        update(BatchRow)
        .where(BatchRow.id == batch_id, BatchRow.rows_sha256 == sha256, BatchRow.status != BatchStatus.RECEIVING)
        .values(rows_sha256=None, rows_size=None, rows=None),
        execution_options=UNTOUCHED,
    )


def _columns(batch_id: str, row: CheckedRow) -> dict[str, Any]:
    new = row.new
    return {
        "batch_id": batch_id,
        "row": row.number,
        "form": row.form,
        "external_id": row.external_id,
        "verdict": row.verdict,
        "document_id": row.document_id,
        "reused": row.reused,
        "content_sha256": None if new is None else new.payload_sha256,
        "subject": None if new is None else new.subject,
        "contribution": None if row.form is None else kept_contribution(row.form, row.record),
        "unit": row.unit,
        "violations": list(row.violations),
    }


def _change(session: Session, reading: Reading, now: datetime, **changes: Any) -> None:
    if not change_held(session, BatchRow.id, reading.batch.id, reading.token, now, **changes):
        raise LeaseLostError
