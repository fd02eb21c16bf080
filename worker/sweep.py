"""Finds what got lost and sends it again. Several sweeps may run at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import structlog

from service import sweeping
from service.batches import result_claims
from service.db import schedule
from service.db.database import Database
from service.documents import repairs
from service.queue import Notifier

LIMIT: Final = 200
"""Most documents sent again at a time: a longer queue is kept busy by the messages of the documents themselves."""

LATE: Final = timedelta(seconds=10)
"""A sweep that comes as late follows an outage, or the machine was asleep: nobody could renew a lease meanwhile."""

log = structlog.get_logger(__name__)


def sweep(database: Database, notifier: Notifier, *, sweep_seconds: float) -> int:
    """Put documents whose worker died back in the queue, send what waits without a message, and settle batches.

    Args:
        database: where they are.
        notifier: notifies the workers.
        sweep_seconds: how often this is done. After a longer pause no document is blamed for a lease that ran out:
            a worker that died cannot be told from one that could not renew its lease.

    Returns:
        How many messages were sent.

    Raises:
        DatabaseUnavailableError: nothing could be looked up.
    """
    with database.transaction() as session:
        now = database.now(session)
        pause = schedule.note_sweep(session, now=now)
        late = pause is None or pause > timedelta(seconds=sweep_seconds) + LATE
        waiting = sweeping.due(session, now=now, limit=LIMIT, after_outage=late)
        unread = sweeping.due_batches(session, now=now)
        unmade = result_claims.due(session, now=now)
        damaged = repairs.due(session, now=now)
        sweeping.settle_batches(session, now=now)
    # Only now: a worker must find what it is notified of committed.
    for document_id in waiting:
        notifier.notify(document_id)
    for batch_id in unread:
        notifier.notify_batch(batch_id)
    for result_id in unmade:
        notifier.notify_result(result_id)
    for document_id in damaged:
        notifier.notify_repair(document_id)
    sent = {"documents": len(waiting), "batches": len(unread), "results": len(unmade), "repairs": len(damaged)}
    if any(sent.values()):
        log.info("sent_again", **sent)
    return sum(sent.values())


def wake(database: Database) -> None:
    """Make everything that is queued and may be tried due at once, whenever it was last sent.

    Messages in files are gone with the worker that had taken them, so one that starts cannot rely on them.

    Raises:
        DatabaseUnavailableError: nothing was changed.
    """
    with database.transaction() as session:
        sweeping.wake(session, now=database.now(session))
