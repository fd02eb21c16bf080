"""The use case that takes a batch in: looks at the file, keeps it and writes the batch; its rows are read later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any

from sqlalchemy.orm import Session

from service.batches import store as batches
from service.batches.probe import FileProbe
from service.batches.row_readers import SourceKind
from service.batches.store import BatchOptions, StoredBatch
from service.documents.variants import find_variant
from service.errors import InvalidSubmissionError, SubmissionError
from service.idempotency import IdempotencyClaim, IdempotentCreate
from service.services import Services, find_form
from service.spreadsheets.columns import STAFF

IDEMPOTENT = IdempotentCreate("batch_id", batches.get)
PROBE = FileProbe()


class RefusedFileError(SubmissionError):
    """The file as a whole cannot be read as rows; nothing is kept.

    Attributes:
        failure: why, as :func:`service.batches.messages.file_words` words it: ``{"reason", "values", "row"}``.
    """

    def __init__(self, failure: dict[str, Any]) -> None:
        super().__init__(str(failure["reason"]))
        self.failure = failure


@dataclass(frozen=True, slots=True)
class AcceptedBatch:
    """The batch that answers a submission; ``replayed`` when an earlier request with the same key made it."""

    batch: StoredBatch
    replayed: bool


def submit_batch(  # noqa: PLR0913 - what a batch comes with
    services: Services,
    options: BatchOptions,
    file: IO[bytes],
    *,
    idempotency: IdempotencyClaim | None = None,
    looked_at: timedelta | None = None,
    beside: Callable[[Session, StoredBatch], None] = lambda _session, _batch: None,
) -> AcceptedBatch:
    """Look at the file as far as its first row, keep it durably, write the batch, and notify the workers.

    Args:
        services: what to work with.
        options: what is asked of it.
        file: the rows, able to seek.
        idempotency: the key that makes a repeated request harmless.
        looked_at: how long it is kept as a look; ``None`` for a batch that is kept.
        beside: writes what belongs to the batch, in the transaction in which the batch is written.

    Raises:
        UnknownFormError: there is no such form.
        InvalidSubmissionError: a wish cannot be granted, whatever the rows.
        RefusedFileError: the file cannot be read, or is not of the form.
        IdempotencyConflict: the key was used with another request.
        DatabaseUnavailableError: nothing was stored.
        StorageError: the file could not be kept.
    """
    _check_options(services, options)
    if earlier := IDEMPOTENT.replay(services, idempotency):
        return AcceptedBatch(earlier, replayed=True)
    # What did not show in time becomes the failure of the batch once it is read.
    if failure := PROBE.failure(file, SourceKind(options.kind), options.form):
        raise RefusedFileError(failure)
    kept = services.files.put_file(file)

    def write(session: Session, now: datetime) -> StoredBatch:
        until = None if looked_at is None else now + looked_at
        batch = batches.add(session, options, (kept.sha256, kept.size), now=now, look_until=until)
        beside(session, batch)
        return batch

    batch, replayed = IDEMPOTENT.make(
        services,
        idempotency,
        write,
    )
    if not replayed:
        services.notifier.notify_batch(batch.id)
    return AcceptedBatch(batch, replayed=replayed)


def _check_options(services: Services, options: BatchOptions) -> None:
    if options.form == STAFF:
        return
    if options.variant is not None:
        find_variant(services.variants, options.variant)
    if options.form is None:
        if options.kind in {SourceKind.XLSX, SourceKind.CSV}:
            raise InvalidSubmissionError("/form", "form_needed")
    else:
        find_form(services, options.form, options.language)
