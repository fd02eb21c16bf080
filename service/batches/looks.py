"""Looks: files that were read and checked, of which nothing is made before somebody says so.

A look is a batch that is only checked and has an end (``look_until``). Confirmed, it becomes an ordinary batch under
the same id, and is read again; discarded, or forgotten at its end, it leaves nothing behind.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from datetime import timedelta
from threading import Lock
from time import monotonic
from typing import IO, Any, Final, cast

import structlog
from sqlalchemy import delete, select, update

from service.batches import corrections, reading_claims, removal, result_claims
from service.batches import store as batches
from service.batches.checking import RowChecker
from service.batches.intake import PROBE, RefusedFileError, submit_batch
from service.batches.progress import BatchNotFoundError
from service.batches.row_readers import SourceKind
from service.batches.store import BatchOptions, StoredBatch
from service.db.backoff import FIRST_NOTIFY_DELAY
from service.db.database import UNTOUCHED, ScopedDatabase
from service.db.models import BatchItemRow, BatchRow, BatchStatus, ResultRow
from service.documents import sent_before
from service.errors import ServiceError, StorageError
from service.files.store import FileStore
from service.journal.events import Action, Event, Kind, note
from service.services import Services
from service.spreadsheets.tables import Glance

KEPT: Final = timedelta(hours=24)
"""How long a look is kept that nobody decides about."""
UNREAD: Final[dict[str, Any]] = {
    "status": BatchStatus.RECEIVING,
    "total": 0,
    "accepted": 0,
    "rejected": 0,
    "failure": None,
    "made": None,
    "crashes": 0,
    "read_at": None,
    "finished_at": None,
}
"""A batch of which no row was read yet."""

log = structlog.get_logger(__name__)


class _Glances:
    """What the files of a few looks show at their beginning, for a few minutes: their pages are opened often."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._kept: OrderedDict[tuple[str, ...], tuple[float, Glance]] = OrderedDict()
        self._lock = Lock()

    def get(self, what: tuple[str, ...]) -> Glance | None:
        """Return what is kept of a file, ``None`` where that is nothing (any more)."""
        with self._lock:
            kept = self._kept.get(what)
        return kept[1] if kept is not None and kept[0] > monotonic() else None

    def keep(self, what: tuple[str, ...], found: Glance) -> None:
        """Keep what a file shows; what was kept longest goes for it."""
        with self._lock:
            self._kept[what] = (monotonic() + self._seconds, found)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


GLANCES: Final = _Glances(16, 600.0)


class NotCorrectableError(ServiceError):
    """What was typed came too late: the look was decided about, or it is none."""


class SeveralFormsError(ServiceError):
    """A sheet has the columns of several forms, or of none: somebody has to say which it is.

    Attributes:
        forms: the slugs of the forms; none where it is of no form, ``None`` where to find out took too long.
    """

    def __init__(self, forms: tuple[str, ...] | None) -> None:
        super().__init__(", ".join(forms or ()))
        self.forms = forms


def begin(services: Services, options: BatchOptions, file: IO[bytes]) -> StoredBatch:
    """Take a sheet in and have its rows checked; nothing is made of them.

    Args:
        services: what to work with.
        options: what is asked of it; a form that is not named is recognized by its columns.
        file: the sheet, able to seek.

    Raises:
        SeveralFormsError: the form is not named and cannot be recognized.
        RefusedFileError: the file cannot be read, or is not of the form.
        DatabaseUnavailableError: nothing was stored.
        StorageError: the file could not be kept.
    """
    form = options.form or _recognized(file, SourceKind(options.kind))
    file.seek(0)
    return submit_batch(services, replace(options, form=form, dry_run=True), file, looked_at=KEPT).batch


def _recognized(file: IO[bytes], kind: SourceKind) -> str:
    found = PROBE.forms(file, kind)
    if isinstance(found, dict):
        raise RefusedFileError(found)
    if found is None or len(found) != 1:
        raise SeveralFormsError(None if found is None else tuple(found))
    return found[0]


def glance(services: Services, batch: StoredBatch) -> Glance | None:
    """Return what the file of a batch shows at its beginning; ``None`` where that cannot be told now."""
    kind, form = SourceKind(batch.options.kind), batch.options.form
    if form is None or kind not in {SourceKind.XLSX, SourceKind.CSV}:
        return None
    what = (batch.id, batch.source_sha256, form)
    if (known := GLANCES.get(what)) is not None:
        return known
    try:
        with services.files.open(batch.source_sha256, batch.source_size) as source:
            found = PROBE.glance(cast("IO[bytes]", source), kind, form)
    except (StorageError, OSError) as error:
        log.warning("no_glance", batch_id=batch.id, reason=str(error))
        return None
    if found is not None:
        GLANCES.keep(what, found)
    return found


def confirm(services: Services, batch_id: str) -> None:
    """Have made what a look found good; harmless to repeat, for then it is no look any more.

    Raises:
        BatchNotFoundError: the state body has no such batch.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        confirmed = session.scalar(
            update(BatchRow)
            .where(BatchRow.id == batch_id, BatchRow.look_until.is_not(None), BatchRow.status == BatchStatus.DONE)
            .values(**UNREAD, dry_run=False, look_until=None, notify_at=now + FIRST_NOTIFY_DELAY)
            .returning(BatchRow.id),
            execution_options=UNTOUCHED,
        )
        if confirmed is not None:
            session.execute(delete(BatchItemRow).where(BatchItemRow.batch_id == batch_id), execution_options=UNTOUCHED)
            corrections.forget_untouched(session, batch_id)
            note(session, Event(Action.CREATE, Kind.BATCH, batch_id), now=now)
        elif batches.get(session, batch_id) is None:
            raise BatchNotFoundError(batch_id[:36])
    if confirmed is not None:
        services.notifier.notify_batch(batch_id)


def correct(services: Services, batch_id: str, number: int, typed: corrections.Changes) -> None:
    """Put what was typed in place of cells of a faulty row of a look, and check the row anew.

    Args:
        services: what to work with.
        batch_id: the look.
        number: of the row, as its sender counts.
        typed: what was typed, by the pointers of the values; where it is blank, the cell is.

    Raises:
        NotCorrectableError: it is no look that waits for somebody to decide, or has no such row.
    """
    with services.database.transaction() as session:
        batch = batches.get(session, batch_id)
        row = corrections.change(session, batch_id, number, typed)
        if batch is None or row is None:
            raise NotCorrectableError(batch_id[:36])
        checked = RowChecker(services, batch).check(row)
        if checked.new is not None:
            language, sent = batch.options.message_language, [(checked.new, checked.record)]
            [noted] = sent_before.noted(session, sent, language, batch_id=batch_id)
            checked = checked.with_document(noted, language)
        if not reading_claims.record_corrected(session, batch_id, checked):
            raise NotCorrectableError(batch_id[:36])


def look_again(services: Services, batch_id: str) -> StoredBatch:
    """Return a new look at the file of a batch, so that what is wrong in it can be corrected; good rows are made once.

    Raises:
        BatchNotFoundError: the state body has no such batch, or its file is gone.
    """
    with services.database.transaction() as session:
        now, batch = services.database.now(session), batches.get(session, batch_id)
        if batch is None or batch.source_gone_at is not None:
            raise BatchNotFoundError(batch_id[:36])
        source, options = (batch.source_sha256, batch.source_size), replace(batch.options, dry_run=True)
        again = batches.add(session, options, source, now=now, look_until=now + KEPT)
        corrections.copy(session, batch_id, again.id)
        note(session, Event(Action.CREATE, Kind.BATCH, again.id), now=now)
    services.notifier.notify_batch(again.id)
    return again


def discard(services: Services, batch_id: str) -> None:
    """Delete a look and all that is kept of it; nothing is changed where it is none (any more)."""
    _forget(services.database, services.files, BatchRow.id == batch_id)


def forget_old(database: ScopedDatabase, files: FileStore) -> None:
    """Delete the looks nobody decided about.

    Args:
        database: where looks of every state body are.
        files: where their files are.

    Raises:
        DatabaseUnavailableError: nothing was deleted.
    """
    with database.reading() as session:
        now = database.now(session)
    _forget(database, files, BatchRow.look_until <= now)


def _forget(database: ScopedDatabase, files: FileStore, condition: Any) -> None:
    with database.transaction() as session:
        looks = select(BatchRow.id).where(BatchRow.look_until.is_not(None), condition).with_for_update()
        ids = session.scalars(looks).all()
        making = select(ResultRow.batch_id).where(
            ResultRow.batch_id.in_(ids), ResultRow.state.in_(result_claims.UNMADE)
        )
        ids = sorted({*ids} - {*session.scalars(making)})
        found = removal.remove(session, ids)
    removal.delete_unneeded(database, files, found)
