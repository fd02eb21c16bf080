"""Staff lists that are sent as files: taken in, looked at, applied; and who changes by them.

An import is a batch (:mod:`service.batches`): its file is probed, kept, read by workers in segments, and reported on as
any other. What is only looked at is kept for a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import IO, Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.batches import store as batches
from service.batches.intake import submit_batch
from service.batches.looks import KEPT
from service.batches.progress import BatchNotFoundError
from service.batches.store import BatchOptions, StoredBatch
from service.db.backoff import FIRST_NOTIFY_DELAY
from service.db.cursors import read_number, write_number
from service.db.database import UNTOUCHED
from service.db.models import (
    BatchRow,
    BatchStatus,
    CycleRow,
    CycleSheetRow,
    EmployeeRow,
    StaffChangeRow,
    StaffImportRow,
)
from service.employees.store import Change
from service.errors import ServiceError
from service.idempotency import IdempotencyClaim
from service.journal.events import Action, Event, Kind, note
from service.services import Services
from service.spreadsheets.columns import STAFF

MERGE: Final = "merge"
REPLACE: Final = "replace"
MODES: Final = (MERGE, REPLACE)
FIFTH: Final = 5
"""More than one in so many who would be gone have to be confirmed."""


class TooManyGoneError(ServiceError):
    """More than a fifth of the list would be gone, and nobody said that this is meant."""

    def __init__(self, gone: int, present: int) -> None:
        super().__init__(f"{gone} of {present} would be gone")
        self.gone = gone
        self.present = present


class ImportNotReadyError(ServiceError):
    """The import cannot be applied: it is being read, was refused, or is none that was only looked at."""


@dataclass(frozen=True, slots=True)
class StaffImport:
    """A staff list that came in as a file.

    Attributes:
        batch: its batch.
        mode: ``merge`` or ``replace``.
        present: how many stood in the list when it was compared.
        added: how many are new.
        changed: how many are not as before.
        gone: how many do not stand in it any more.
        needs_confirmation: whether more than a fifth would be gone, and nobody has confirmed that.
    """

    batch: StoredBatch
    mode: str
    present: int
    added: int
    changed: int
    gone: int
    needs_confirmation: bool

    @property
    def unchanged(self) -> int:
        """How many are as before, as far as was read."""
        return max(0, self.batch.accepted - self.added - self.changed) if self.compared else 0

    @property
    def compared(self) -> bool:
        """Whether it is known what changes."""
        return self.batch.read_at is not None and self.batch.status is not BatchStatus.REFUSED

    @property
    def waits(self) -> bool:
        """Whether somebody has to say that it is to be applied."""
        return self.batch.look_until is not None and self.batch.status is BatchStatus.DONE


@dataclass(frozen=True, slots=True)
class StaffChange:
    """What becomes of one servant by an import.

    ``fields`` are the names of what changes, ``in_cycle`` tells whether an open cycle assesses the servant.
    """

    external_id: str
    full_name: str
    change: Change
    row: int | None
    fields: tuple[str, ...]
    in_cycle: bool = False


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Some changes, and the cursor of the next page (``None`` on the last one)."""

    items: tuple[StaffChange, ...]
    next_cursor: str | None


def begin(  # noqa: PLR0913 - each is a choice of the caller
    services: Services,
    options: BatchOptions,
    file: IO[bytes],
    *,
    mode: str,
    confirmed: bool = False,
    idempotency: IdempotencyClaim | None = None,
) -> tuple[StaffImport, bool]:
    """Take a staff list in.

    Args:
        services: what to work with.
        options: how the file is written, and whether it is only to be looked at (``dry_run``).
        file: the rows, able to seek.
        mode: ``merge``, or ``replace`` for a full list.
        confirmed: whether more than a fifth of the list may be gone.
        idempotency: the key that makes a repeated request harmless.

    Returns:
        The import, and whether an earlier request with the same key made it.

    Raises:
        RefusedFileError: the file cannot be read, or has other columns.
        IdempotencyConflict: the key was used with another request.
        DatabaseUnavailableError: nothing was stored.
        StorageError: the file could not be kept.
    """

    def beside(session: Session, batch: StoredBatch) -> None:
        session.add(StaffImportRow(batch_id=batch.id, mode=mode, confirmed=confirmed))
        session.flush()

    accepted = submit_batch(
        services,
        replace(options, form=STAFF),
        file,
        idempotency=idempotency,
        looked_at=KEPT if options.dry_run else None,
        beside=beside,
    )
    return get_import(services, accepted.batch.id), accepted.replayed


def get_import(services: Services, batch_id: str) -> StaffImport:
    """Return an import.

    Raises:
        BatchNotFoundError: the state body has no such import.
    """
    with services.database.reading() as session:
        return _import(session, batch_id)


def list_changes(
    services: Services, batch_id: str, *, change: Change | None = None, cursor: str | None = None, limit: int = 50
) -> ChangePage:
    """Return a page of what an import changes.

    Raises:
        BatchNotFoundError: the state body has no such import.
        InvalidSubmissionError: the cursor is not one of ours.
    """
    query = select(StaffChangeRow).where(StaffChangeRow.batch_id == batch_id)
    if change is not None:
        query = query.where(StaffChangeRow.change == change)
    if cursor is not None:
        query = query.where(StaffChangeRow.id > read_number(cursor))
    with services.database.reading() as session:
        _import(session, batch_id)
        rows = session.scalars(query.order_by(StaffChangeRow.id).limit(limit + 1)).all()
        busy = _in_cycles(session, [row.external_id for row in rows[:limit]])
        found = tuple(
            StaffChange(
                row.external_id,
                row.full_name,
                Change(row.change),
                row.row,
                tuple(row.fields),
                in_cycle=row.external_id in busy,
            )
            for row in rows[:limit]
        )
        return ChangePage(found, write_number(rows[limit - 1].id) if len(rows) > limit else None)


def apply_import(services: Services, batch_id: str, *, confirmed: bool = False) -> StaffImport:
    """Apply what was only looked at; harmless to repeat.

    Args:
        services: what to work with.
        batch_id: the import.
        confirmed: whether more than a fifth of the list may be gone.

    Raises:
        BatchNotFoundError: the state body has no such import.
        ImportNotReadyError: it is being read, or was refused.
        TooManyGoneError: more than a fifth would be gone, and that is not confirmed.
    """
    with services.database.transaction() as session:
        now = services.database.now(session)
        found = _import(session, batch_id)
        if found.batch.look_until is None and found.batch.status is not BatchStatus.REFUSED:
            return found
        if not found.waits:
            raise ImportNotReadyError(batch_id)
        if found.needs_confirmation and not confirmed:
            raise TooManyGoneError(found.gone, found.present)
        values: dict[str, Any] = {
            "status": BatchStatus.RECEIVING,
            "dry_run": False,
            "look_until": None,
            "made": 0,
            "crashes": 0,
            "finished_at": None,
            "notify_at": now + FIRST_NOTIFY_DELAY,
        }
        waiting = (BatchRow.id == batch_id, BatchRow.look_until.is_not(None), BatchRow.status == BatchStatus.DONE)
        session.execute(update(BatchRow).where(*waiting).values(**values), execution_options=UNTOUCHED)
        said = update(StaffImportRow).where(StaffImportRow.batch_id == batch_id).values(confirmed=confirmed)
        session.execute(said, execution_options=UNTOUCHED)
        note(session, Event(Action.CHANGE, Kind.BATCH, batch_id), now=now)
    services.notifier.notify_batch(batch_id)
    return get_import(services, batch_id)


def _in_cycles(session: Session, external_ids: Sequence[str]) -> frozenset[str]:
    """Return those whom a cycle that is not closed assesses."""
    query = (
        select(EmployeeRow.external_id)
        .join(CycleSheetRow, CycleSheetRow.employee_id == EmployeeRow.id)
        .join(CycleRow, CycleRow.id == CycleSheetRow.cycle_id)
        .where(EmployeeRow.external_id.in_(external_ids), CycleRow.closed_at.is_(None))
    )
    return frozenset(session.scalars(query))


def is_too_many(asked: StaffImportRow) -> bool:
    """Return whether more than a fifth of the list would be gone."""
    return asked.gone * FIFTH > asked.present


def _import(session: Session, batch_id: str) -> StaffImport:
    batch = batches.get(session, batch_id)
    asked = session.scalar(select(StaffImportRow).where(StaffImportRow.batch_id == batch_id))
    if batch is None or asked is None:
        raise BatchNotFoundError(batch_id[:36])
    return StaffImport(
        batch,
        asked.mode,
        asked.present,
        asked.added,
        asked.changed,
        asked.gone,
        needs_confirmation=is_too_many(asked) and not asked.confirmed,
    )
