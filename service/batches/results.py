"""The use case of files made of whole batches: asked for by a client, made once by a worker, kept for some days."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import IO, Final

import structlog

from service.batches import result_claims
from service.batches import store as batches
from service.batches.archive import write_archive
from service.batches.progress import BatchUnfinishedError, Progress, get_progress
from service.batches.report import write_batch_report
from service.batches.result_claims import Making, StoredResult, Wanted
from service.batches.row_readers import SourceKind
from service.batches.summary import summary
from service.db.database import ScopedDatabase
from service.db.leases import LeaseKeeper
from service.db.models import BatchStatus, ResultKind, ResultState
from service.db.tenancy import Scope
from service.errors import DatabaseUnavailableError, FileDamagedError, FileMissingError, ServiceError, StorageError
from service.files.content import StoredFile
from service.files.store import FileStore
from service.services import Services

SENT_TO_BE_TAKEN: Final = frozenset({SourceKind.XLSX, SourceKind.CSV})
"""Kinds of batches whose senders take the archive; of others, papers are rather fetched one by one."""
BEGUN_EARLY: Final = 1000
"""Rows of a batch whose archive is begun while papers are made; that of fewer takes less than a second."""
STILL_NEW: Final = timedelta(seconds=20)
"""What may be asked for while a batch is being made is as old at most: it would never be made in time else."""

log = structlog.get_logger(__name__)


class ResultFailedError(ServiceError):
    """The file could not be made; asked for a minute later, it is tried again."""


def get_result(services: Services, progress: Progress, wanted: Wanted) -> StoredFile | None:
    """Return a file of a batch if it is there, else have it made and return ``None``.

    Raises:
        BatchUnfinishedError: it cannot be had yet.
        ResultFailedError: it could not be made.
        DatabaseUnavailableError: nothing could be asked for.
    """
    found, fresh = _found(services, progress, wanted)
    if fresh is not None or (found is not None and found.state in result_claims.UNMADE):
        # A request that waits asks several times a second: on SQLite a question that writes locks out every writer.
        return fresh
    basis = _basis(progress)
    with services.database.transaction() as session:
        asked = result_claims.ask(session, wanted, basis, now=services.database.now(session))
    if asked is not None:
        services.notifier.notify_result(asked)
    elif found is not None and found.state is ResultState.FAILED:
        raise ResultFailedError(f"the {wanted.kind} of batch {wanted.batch_id} could not be made")
    return None


def begin_archive(database: ScopedDatabase, batch_id: str) -> str | None:
    """Have the archive of a long batch begun while its papers are being made.

    Args:
        database: seen as a whole.
        batch_id: a batch that was read.

    Returns:
        The result to notify a worker of, if one is to be made.

    Raises:
        DatabaseUnavailableError: nothing was asked for.
    """
    with database.reading() as session:
        batch = batches.get(session, batch_id)
    if batch is None or batch.status is not BatchStatus.RENDERING:
        return None
    if batch.total < BEGUN_EARLY or batch.options.kind not in SENT_TO_BE_TAKEN:
        return None
    own = database.whole.of(Scope(batch.state_body_id))
    wanted = Wanted(batch_id, ResultKind.ARCHIVE, batch.options.message_language)
    with own.transaction() as session:
        return result_claims.ask(session, wanted, "", now=own.now(session))


def find_result(services: Services, progress: Progress, wanted: Wanted) -> tuple[ResultState | None, StoredFile | None]:
    """Return how a file of a batch stands, and the file where it is there; ``None`` where nobody asked for it as it is.

    Raises:
        BatchUnfinishedError: it cannot be had yet.
    """
    found, fresh = _found(services, progress, wanted)
    if fresh is not None:
        return ResultState.READY, fresh
    return (None if found is None or found.state is ResultState.READY else found.state), None


def _found(
    services: Services, progress: Progress, wanted: Wanted
) -> tuple[result_claims.StoredResult | None, StoredFile | None]:
    """Return what is recorded of a file, and the file where it is there and shows the batch as it is."""
    _check_state(progress.batch.status, wanted.kind)
    with services.database.reading() as session:
        found = result_claims.find(session, wanted)
        now = services.database.now(session)
    if found is None or found.state is not ResultState.READY or found.made_at is None:
        return found, None
    new = progress.batch.open and now - found.made_at < STILL_NEW
    usable = (found.basis == _basis(progress) or new) and _is_there(services.files, found)
    return found, found.file if usable else None


def assemble_result(services: Services, result_id: str) -> None:
    """Make a file that was asked for.

    Harmless to repeat, to come late and to run in many places at once: of all attempts one gets the lease. What cannot
    be made now is left to a later attempt.

    Raises:
        DatabaseUnavailableError: it could not even be taken.
    """
    lease_seconds = services.settings.batch_lease_seconds
    with services.database.transaction() as session:
        now = services.database.now(session)
        making = result_claims.take(session, result_id, lease_seconds=lease_seconds, now=now)
    if making is None:
        return
    renew = partial(result_claims.keep, making=making)
    try:
        with LeaseKeeper(services.database, renew, result_id, lease_seconds):
            _make(services, making)
    except (ServiceError, OSError) as error:
        log.warning("result_not_made", batch_id=making.result.wanted.batch_id, reason=str(error))
    except Exception as error:  # noqa: BLE001 - whatever happens, it must be known that it was not made
        log.error("result_not_made", batch_id=making.result.wanted.batch_id, error=type(error).__name__)  # noqa: TRY400 - the text of an exception may hold people's data
    else:
        return
    with suppress(DatabaseUnavailableError), services.database.transaction() as session:
        result_claims.give_back(session, making, now=services.database.now(session))


def forget_old_results(database: ScopedDatabase, files: FileStore, *, days: float) -> int:
    """Delete files that were made long ago; asked for again, they are made again. Return how many.

    Raises:
        DatabaseUnavailableError: nothing could be forgotten.
    """
    with database.transaction() as session:
        oldest = database.now(session) - timedelta(days=days)
        unneeded = result_claims.forget(session, result_claims.made_before(oldest))
    _delete(files, unneeded)
    return len(unneeded)


def _make(services: Services, making: Making) -> None:
    result = making.result
    # What stands in the file store under its hash may be another state body's, too: that is looked up among all.
    of_body = services.of(Scope(result.state_body_id))
    progress = get_progress(of_body, result.wanted.batch_id)
    if result.wanted.kind is not ResultKind.ARCHIVE or progress.batch.status is BatchStatus.RECEIVING:
        _check_state(progress.batch.status, result.wanted.kind)
    with services.files.new_file() as target:
        progress = _write(of_body, progress, result.wanted, target)
        file = services.files.put_file(target)
    with services.database.transaction() as session:
        done = result_claims.finish(session, making, file, _basis(progress), now=services.database.now(session))
        before = None if result.file is None else result.file.sha256
        unneeded = result_claims.unneeded(session, [before if done else file.sha256])
    _delete(services.files, unneeded)
    log.info("result_made", batch_id=result.wanted.batch_id, kind=result.wanted.kind, bytes=file.size, lost=not done)


def _write(services: Services, progress: Progress, wanted: Wanted, target: IO[bytes]) -> Progress:
    """Write a file, and return how the batch stands in it."""
    language = wanted.language or "ru"
    match wanted.kind:
        case ResultKind.ARCHIVE:
            return write_archive(services, progress, language, target)
        case ResultKind.PRINT:
            part, duplex = wanted.part or 1, bool(wanted.duplex)
            from service.batches.printing import write_print  # noqa: PLC0415 - 8 MB of who makes archives

            write_print(services, progress, language, target, part=part, duplex=duplex)
        case ResultKind.REPORT:
            write_batch_report(services, progress.batch, language, target)
        case ResultKind.SUMMARY:
            target.write(json.dumps(summary(services, progress.batch), ensure_ascii=False).encode())
    return progress


def _check_state(status: BatchStatus, kind: ResultKind) -> None:
    open_states = (
        {BatchStatus.RECEIVING} if kind is ResultKind.REPORT else {BatchStatus.RECEIVING, BatchStatus.RENDERING}
    )
    if status in open_states:
        raise BatchUnfinishedError(status)


def _basis(progress: Progress) -> str:
    """Return what changes whenever a file of the batch would be another."""
    batch = progress.batch
    state = (batch.status, batch.total, batch.rejected, batch.failure, batch.finished_at, progress.counts)
    return hashlib.sha256(repr(state).encode()).hexdigest()


def _is_there(files: FileStore, found: StoredResult) -> bool:
    """Tell whether the file can be sent; one that is lost or cut off is made again."""
    if found.file is None:
        return False
    try:
        files.open_part(found.file.sha256, found.file.size, 0, found.file.size).close()
    except (FileMissingError, FileDamagedError):
        log.warning("result_lost", batch_id=found.wanted.batch_id, kind=found.wanted.kind)
        _delete(files, [found.file.sha256])
        return False
    return True


def _delete(files: FileStore, hashes: Iterable[str]) -> None:
    for sha256 in hashes:
        try:
            files.delete(sha256)
        except StorageError as error:
            log.warning("result_not_deleted", sha256=sha256, reason=str(error))
