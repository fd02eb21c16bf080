"""The use case that takes a batch in: looks at the file, keeps it and writes the batch; its rows are read later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any

from service.batches import store as batches
from service.batches.probe import FileProbe
from service.batches.row_readers import SourceKind
from service.batches.store import BatchOptions, StoredBatch
from service.documents.variants import find_variant
from service.errors import InvalidSubmissionError, SubmissionError
from service.idempotency import IdempotencyClaim, IdempotentCreate
from service.services import Services, find_form

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


def submit_batch(
    services: Services,
    options: BatchOptions,
    file: IO[bytes],
    *,
    idempotency: IdempotencyClaim | None = None,
    looked_at: timedelta | None = None,
) -> AcceptedBatch:
    """Look at the file as far as its first row, keep it durably, write the batch, and notify the workers.

    Args:
        services: what to work with.
        options: what is asked of it.
        file: the rows, able to seek.
        idempotency: the key that makes a repeated request harmless.
        looked_at: how long it is kept as a look; ``None`` for a batch that is kept.

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
    batch, replayed = IDEMPOTENT.make(
        services,
        idempotency,
        lambda session, now: batches.add(
            session,
            options,
            (kept.sha256, kept.size),
            now=now,
            look_until=None if looked_at is None else now + looked_at,
        ),
    )
    if not replayed:
        services.notifier.notify_batch(batch.id)
    return AcceptedBatch(batch, replayed=replayed)


def _check_options(services: Services, options: BatchOptions) -> None:
    if options.variant is not None:
        find_variant(services.variants, options.variant)
    if options.form is None:
        if options.kind in {SourceKind.XLSX, SourceKind.CSV}:
            raise InvalidSubmissionError("/form", "form_needed")
    else:
        find_form(services, options.form, options.language)
