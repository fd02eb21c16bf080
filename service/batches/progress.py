"""Handing back batches: what has become of their rows, how fast it goes, and what may be done about it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.batches import control, items
from service.batches import store as batches
from service.batches.items import ItemPage, ItemStatus
from service.batches.store import Counts, StoredBatch
from service.db.models import BatchStatus
from service.errors import SubmissionError
from service.journal.events import Action, Event, Kind, note
from service.services import Services

ACTOR: Final = "web"
TOO_SHORT_SECONDS: Final = 1.0
"""A speed is known only after as long: the first chunk waits for LibreOffice to start."""


class BatchNotFoundError(SubmissionError):
    """The caller has no batch with this id."""


class BatchFinishedError(SubmissionError):
    """The batch has come to its end: there is nothing to stop."""


class BatchUnfinishedError(SubmissionError):
    """Something of the batch is still to be read or made."""


class BatchTooLargeError(SubmissionError):
    """The batch has more papers than one file should hold.

    Attributes:
        most: how many it may have.
        parts: in how many files it can be had.
    """

    def __init__(self, most: int, parts: int) -> None:
        super().__init__(str(most))
        self.most = most
        self.parts = parts


class BatchRefusedError(SubmissionError):
    """The batch was refused or only checked: it has no documents that could be tried again."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a batch stands.

    Attributes:
        batch: the batch.
        counts: its accepted rows by what has become of them.
        rate: documents finished a second, to one decimal, since the first was begun, ``None`` while that is not known.
        eta_seconds: how long it will take at that speed, ``None`` while that is not known or nothing is left.
    """

    batch: StoredBatch
    counts: Counts
    rate: float | None
    eta_seconds: int | None


@dataclass(frozen=True, slots=True)
class BatchPage:
    """Some batches, newest first, and the cursor of the next page (``None`` on the last one)."""

    items: tuple[Progress, ...]
    next_cursor: str | None


def get_progress(services: Services, batch_id: str) -> Progress:
    """Return where a batch of this state body stands.

    Raises:
        BatchNotFoundError: the state body has no such batch.
    """
    with services.database.reading() as session:
        batch = batches.get(session, batch_id)
        if batch is None:
            raise BatchNotFoundError(batch_id[:36])
        counts = batches.counts(session, batch_id)
        return calculate_progress(batch, counts, services.database.now(session))


def list_batches(services: Services, *, cursor: str | None = None, limit: int = 50) -> BatchPage:
    """Return one page of the state body's batches, newest first.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    with services.database.reading() as session:
        found, more = batches.page(session, cursor=cursor, limit=limit)
        counts, now = batches.counts_of(session, [batch.id for batch in found]), services.database.now(session)
    return BatchPage(tuple(calculate_progress(batch, counts[batch.id], now) for batch in found), more)


def list_items(  # noqa: PLR0913 - a keyword for each way to narrow the rows
    services: Services,
    batch_id: str,
    *,
    status: ItemStatus | None = None,
    warned: bool = False,
    cursor: str | None = None,
    limit: int = 50,
) -> ItemPage:
    """Return one page of the rows of a batch in their order.

    Raises:
        BatchNotFoundError: the state body has no such batch.
        InvalidSubmissionError: the cursor is not one of ours.
    """
    with services.database.reading() as session:
        if batches.get(session, batch_id) is None:
            raise BatchNotFoundError(batch_id[:36])
        return items.page(session, batch_id, status=status, warned=warned, cursor=cursor, limit=limit)


def cancel_batch(services: Services, batch_id: str) -> Progress:
    """Stop what has not begun; harmless to repeat.

    Raises:
        BatchNotFoundError: the state body has no such batch.
        BatchFinishedError: there is nothing left to stop.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        if control.cancel(session, batch_id, now=now, actor=ACTOR):
            note(session, Event(Action.CANCEL, Kind.BATCH, batch_id), now=now)
    found = get_progress(services, batch_id)
    if found.batch.status is not BatchStatus.CANCELLED:
        raise BatchFinishedError(batch_id)
    return found


def retry_batch(services: Services, batch_id: str) -> Progress:
    """Make again what failed or was stopped; harmless to repeat.

    Raises:
        BatchNotFoundError: the state body has no such batch.
        BatchRefusedError: it has no documents.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        queued = control.retry(session, batch_id, now=now, actor=ACTOR)
        if queued is not None:
            note(session, Event(Action.RETRY, Kind.BATCH, batch_id), now=now)
    found = get_progress(services, batch_id)
    if queued is None:
        raise BatchRefusedError(batch_id)
    if found.batch.status is BatchStatus.RECEIVING:
        services.notifier.notify_batch(batch_id)
    elif queued:
        services.notifier.notify_chunks(1)
    return found


def calculate_progress(batch: StoredBatch, counts: Counts, now: datetime) -> Progress:
    """Return the progress of a batch with what follows from its counts."""
    rate = None
    if batch.began_at is not None:
        seconds = ((batch.finished_at or now) - batch.began_at).total_seconds()
        done = counts.finished - batch.done_before
        if done > 0 and seconds >= TOO_SHORT_SECONDS:
            rate = done / seconds
    left = counts.unfinished if batch.status is BatchStatus.RENDERING else 0
    eta = math.ceil(left / rate) if rate and left else None
    return Progress(batch, counts, None if rate is None else round(rate, 1), eta)
