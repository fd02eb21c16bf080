"""Stopping a batch, and trying again what failed. Each is one transaction, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, or_, select, update
from sqlalchemy.orm import Session

from service.batches.store import CANCELLED
from service.db import transitions
from service.db.database import ID_BATCH_SIZE, UNTOUCHED
from service.db.leases import RELEASED
from service.db.models import OPEN, BatchItemRow, BatchRow, BatchStatus, DocumentRow, Status
from service.texts import FAILURES, MESSAGES, kept

CANCELLED_REASON: Final = kept(MESSAGES.message(FAILURES, "cancelled"))
FRESH: Final[dict[str, Any]] = {
    "status": Status.QUEUED,
    "attempts": 0,
    "crashes": 0,
    "notify_count": 0,
    "not_before": None,
    "failure_code": None,
    "failure_message": None,
    "waiting_for": None,
    "finished_at": None,
}


def cancel(session: Session, batch_id: str, *, now: datetime, actor: str) -> bool:
    """Stop what has not begun; ``False``, and nothing is changed, when the batch is not open (any more).

    What is being made is finished. Documents that another open batch waits for become that batch's.
    """
    stopped = session.execute(
        update(BatchRow)
        .where(BatchRow.id == batch_id, BatchRow.status.in_(OPEN))
        .values(status=BatchStatus.CANCELLED, finished_at=now, **RELEASED)
        .returning(BatchRow.id),
        execution_options=UNTOUCHED,
    ).scalar_one_or_none()
    if stopped is None:
        return False
    stop_left_over(session, batch_id, now=now, actor=actor)
    return True


def stop_left_over(session: Session, batch_id: str, *, now: datetime, actor: str) -> int:
    """Stop the queued documents of a cancelled batch, those given back by a worker later included; return how many."""
    queued = select(DocumentRow.id).where(DocumentRow.batch_id == batch_id, DocumentRow.status == Status.QUEUED)
    others = (
        select(BatchItemRow.document_id, func.min(BatchItemRow.batch_id).label("batch_id"))
        .join(BatchRow, BatchRow.id == BatchItemRow.batch_id)
        .where(BatchItemRow.document_id.in_(queued), BatchRow.status.in_(OPEN))
        .group_by(BatchItemRow.document_id)
    )
    for document_id, other in session.execute(others).all():
        _adopt(session, [str(document_id)], other)
    statement = (
        update(DocumentRow)
        .where(DocumentRow.batch_id == batch_id, DocumentRow.status == Status.QUEUED)
        .values(
            status=Status.FAILED,
            failure_code=CANCELLED,
            failure_message=CANCELLED_REASON,
            waiting_for=None,
            finished_at=now,
            updated_at=now,
        )
        .returning(DocumentRow.state_body_id, DocumentRow.id)
    )
    found = session.execute(statement, execution_options=UNTOUCHED).all()
    return _journal(session, found, Status.FAILED, now=now, actor=actor)


def retry(session: Session, batch_id: str, *, now: datetime, actor: str) -> int | None:
    """Try again what failed or was stopped, and go on reading where a batch was stopped half read.

    Returns:
        How many documents are queued again; ``None``, and nothing is changed, when the batch was refused, was only
        checked, or is not this state body's.
    """
    row = session.scalar(
        select(BatchRow)
        .where(
            BatchRow.id == batch_id,
            BatchRow.status != BatchStatus.REFUSED,
            or_(BatchRow.dry_run.is_(False), BatchRow.status == BatchStatus.CANCELLED),
        )
        .with_for_update()
    )
    if row is None:
        return None
    failed = session.scalars(
        select(DocumentRow.id)
        .join(BatchItemRow, BatchItemRow.document_id == DocumentRow.id)
        .where(BatchItemRow.batch_id == batch_id, DocumentRow.status == Status.FAILED)
        .distinct()
    ).all()
    again = 0
    for start in range(0, len(failed), ID_BATCH_SIZE):
        ids, still_failed = failed[start : start + ID_BATCH_SIZE], DocumentRow.status == Status.FAILED
        found = _adopt(session, ids, batch_id, still_failed, **FRESH, notify_at=now, updated_at=now)
        again += _journal(session, found, Status.QUEUED, now=now, actor=actor)
    if row.status == BatchStatus.CANCELLED and row.read_at is None:
        row.status, row.notify_at = BatchStatus.RECEIVING, now
    elif row.status != BatchStatus.RECEIVING and (again or row.status == BatchStatus.CANCELLED):
        row.status = BatchStatus.RENDERING
    if row.status in OPEN:
        row.finished_at = row.began_at = None
    session.flush()
    return again


def _adopt(
    session: Session, ids: Sequence[str], batch_id: str, *conditions: ColumnElement[bool], **changes: Any
) -> Sequence[Row[str, str]]:
    """Make documents those of a batch, whose workers make them; return the state body and the id of each.

    Exactly one row stands for each of them afterwards: the first of the batch that names it.
    """
    place = (
        select(func.min(BatchItemRow.row))
        .where(BatchItemRow.batch_id == batch_id, BatchItemRow.document_id == DocumentRow.id)
        .scalar_subquery()
    )
    adopted = (
        update(DocumentRow)
        .where(DocumentRow.id.in_(ids), *conditions)
        .values(**changes, batch_id=batch_id, batch_row=place)
        .returning(DocumentRow.state_body_id, DocumentRow.id)
    )
    found = session.execute(adopted, execution_options=UNTOUCHED).all()
    own = (
        select(DocumentRow.id)
        .where(
            DocumentRow.id == BatchItemRow.document_id,
            DocumentRow.batch_id == BatchItemRow.batch_id,
            DocumentRow.batch_row == BatchItemRow.row,
        )
        .exists()
    )
    rows = BatchItemRow.document_id.in_([document_id for _, document_id in found])
    session.execute(update(BatchItemRow).where(rows).values(reused=~own), execution_options=UNTOUCHED)
    return found


def _journal(session: Session, found: Sequence[Row[str, str]], status: Status, *, now: datetime, actor: str) -> int:
    steps = [{"state_body_id": state_body_id, "document_id": document_id} for state_body_id, document_id in found]
    transitions.append(session, steps, status, now=now, actor=actor)
    return len(steps)
