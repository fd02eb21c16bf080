"""The sweeper: releases leases that ran out, notifies again of what waits without a message, and settles batches.

Several sweeps may run at once.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import ColumnElement, literal, or_, select, update
from sqlalchemy.orm import Session

from service.batches import control, result_claims
from service.batches import store as batches
from service.db import schedule, transitions
from service.db.backoff import MESSAGE_LOST_AFTER, notify_delay
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.leases import RELEASED, is_gone
from service.db.models import BatchRow, BatchStatus, DocumentRow, Status
from service.documents import layout_keys, repairs
from service.queue import Notifier
from service.retention import purges
from service.texts import FAILURES, MESSAGES, kept

ACTOR: Final = "sweeper"

MAX_CRASHES: Final = 5
"""Workers that may die over a document before it is quarantined.

A worker that is killed takes several innocent documents with it. Where a kill hits 15 % of the documents in hand, one
in 44 innocents is hit twice and one in 13,000 five times; a payload that really kills is stopped all the same. The
power may fail twice over a document of a batch too, though after the first time it is taken alone.
"""

QUARANTINED: Final = "quarantined"

LIMIT: Final = 200
"""Most documents notified of at a time: a longer queue is kept busy by the messages of the documents themselves."""

LATE: Final = timedelta(seconds=10)
"""A sweep that comes as late follows an outage or a sleep of the machine: no lease could be renewed meanwhile."""

log = structlog.get_logger(__name__)


def sweep(database: ScopedDatabase, notifier: Notifier, *, sweep_seconds: float) -> int:
    """Queue documents whose worker died again, notify of what waits without a message, and settle batches.

    Args:
        database: where they are.
        notifier: notifies the workers.
        sweep_seconds: interval of sweeps. After a longer pause a lease that ran out counts against no document: its
            worker may have been unable to renew it.

    Returns:
        How many messages were sent.

    Raises:
        DatabaseUnavailableError: nothing was read or changed.
    """
    with database.transaction() as session:
        now = database.now(session)
        pause = schedule.note_sweep(session, now=now)
        late = pause is None or pause > timedelta(seconds=sweep_seconds) + LATE
        waiting = due(session, now=now, limit=LIMIT, after_outage=late)
        unread = due_batches(session, now=now)
        unmade = result_claims.due(session, now=now)
        damaged = repairs.due(session, now=now)
        unpurged = purges.due(session, now=now)
        settle_batches(session, now=now)
    # After the commit: a worker must find what it is notified of.
    for document_id in waiting:
        notifier.notify(document_id)
    for batch_id in unread:
        notifier.notify_batch(batch_id)
    for result_id in unmade:
        notifier.notify_result(result_id)
    for document_id in damaged:
        notifier.notify_repair(document_id)
    for purge_id in unpurged:
        notifier.notify_purge(purge_id)
    sent = {"documents": len(waiting), "batches": len(unread), "results": len(unmade), "repairs": len(damaged)}
    sent["purges"] = len(unpurged)
    if any(sent.values()):
        log.info("notifications_repeated", **sent)
    return sum(sent.values())


def due(session: Session, *, now: datetime, limit: int, after_outage: bool = False) -> list[str]:
    """Return the ids of documents to notify of once the transaction is committed, those due longest first.

    A document is due when it is queued, its pause is over, and no message was sent for a while: five seconds after it
    was accepted, then ever more rarely up to five minutes, so that a long queue is not filled with repeats. Documents
    whose lease ran out are queued again first, or quarantined after ``MAX_CRASHES`` such losses. Documents of batches
    have no messages of their own.

    Args:
        session: a writing session.
        now: the present moment.
        limit: at most so many ids, and so many lost leases looked at.
        after_outage: whether leases may have run out because the database was away; such a loss does not count.
    """
    _recover(session, DocumentRow.lease_until <= now, now=now, limit=limit, blamed=not after_outage)
    queued = DocumentRow.status == literal(Status.QUEUED.value, literal_execute=True)
    waiting = session.execute(
        select(DocumentRow.id, DocumentRow.notify_count)
        .where(queued, DocumentRow.notify_at <= now, DocumentRow.batch_id.is_(None))
        .order_by(DocumentRow.notify_at, DocumentRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True),
    ).all()
    for document_id, notify_count in waiting:
        _change(session, document_id, notify_count=notify_count + 1, notify_at=now + notify_delay(notify_count))
    return [document_id for document_id, _ in waiting]


def wake(session: Session, *, now: datetime) -> None:
    """Make single documents that are queued and may be tried due at once, whenever they were last notified of.

    A worker that starts needs it on the embedded broker: messages are lost with the worker that had taken them.
    """
    may_be_tried = or_(DocumentRow.not_before.is_(None), DocumentRow.not_before <= now)
    asleep = (DocumentRow.status == Status.QUEUED) & DocumentRow.batch_id.is_(None) & (DocumentRow.notify_at > now)
    session.execute(update(DocumentRow).where(asleep, may_be_tried).values(notify_at=now))


def settle_batches(session: Session, *, now: datetime) -> None:
    """Finish batches with nothing left to do, and cancel what was released to cancelled batches."""
    batches.settle(session, batches.in_state(session, BatchStatus.RENDERING), now=now)
    for batch_id in batches.cancelled_with_queued(session):
        control.stop_left_over(session, batch_id, now=now, actor=ACTOR)


def due_batches(session: Session, *, now: datetime) -> list[str]:
    """Return the ids of batches that are not read to their end and whose message counts as lost."""
    statement = (
        update(BatchRow)
        .where(BatchRow.status == BatchStatus.RECEIVING, BatchRow.notify_at <= now)
        .values(notify_at=now + MESSAGE_LOST_AFTER)
        .returning(BatchRow.id)
    )
    return list(session.scalars(statement, execution_options=UNTOUCHED))


def release(session: Session, holders: Collection[str], *, now: datetime) -> int:
    """Release at once what dead processes held; return how many documents are queued again."""
    statement = update(BatchRow).where(BatchRow.status == BatchStatus.RECEIVING, BatchRow.lease_holder.in_(holders))
    session.execute(statement.values(lease_until=now, notify_at=now), execution_options=UNTOUCHED)
    result_claims.free(session, holders, now=now)
    repairs.free(session, holders, now=now)
    layout_keys.free(session, holders, now=now)
    return _recover(session, DocumentRow.lease_holder.in_(holders), now=now, limit=None, blamed=True)


def release_dead(session: Session, *, now: datetime) -> int:
    """Release what dead processes of this machine held; return how many documents are queued again.

    Only for a database that no other machine uses.
    """
    rendering = DocumentRow.status == literal(Status.RENDERING.value, literal_execute=True)
    holders = {*session.scalars(select(DocumentRow.lease_holder).where(rendering).distinct())}
    holders |= {*session.scalars(select(BatchRow.lease_holder).where(BatchRow.status == BatchStatus.RECEIVING))}
    holders |= result_claims.holders(session) | repairs.holders(session) | layout_keys.holders(session)
    return release(session, [holder for holder in holders if holder is not None and is_gone(holder)], now=now)


def _recover(session: Session, lost_by: ColumnElement[bool], *, now: datetime, limit: int | None, blamed: bool) -> int:
    lost = session.execute(
        select(DocumentRow.id, DocumentRow.state_body_id, DocumentRow.crashes)
        .where(DocumentRow.status == literal(Status.RENDERING.value, literal_execute=True), lost_by)
        .order_by(DocumentRow.lease_until, DocumentRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True),
    ).all()
    for document_id, state_body_id, crashes_before in lost:
        crashes = crashes_before + blamed
        status = Status.FAILED if blamed and crashes >= MAX_CRASHES else Status.QUEUED
        changes: dict[str, object] = (
            {
                "failure_code": QUARANTINED,
                "failure_message": kept(MESSAGES.message(FAILURES, "quarantined_worker", crashes=crashes)),
                "waiting_for": None,
                "finished_at": now,
            }
            if status is Status.FAILED
            else {"not_before": None, "notify_at": now, "notify_count": 0}
        )
        _change(
            session,
            document_id,
            status=status,
            crashes=crashes,
            updated_at=now,
            **RELEASED,
            **changes,
        )
        step = {"state_body_id": state_body_id, "document_id": document_id}
        transitions.append(session, [step], status, now=now, actor=ACTOR)
    return len(lost)


def _change(session: Session, document_id: str, **changes: object) -> None:
    statement = update(DocumentRow).where(DocumentRow.id == document_id).values(**changes)
    session.execute(statement, execution_options=UNTOUCHED)
