"""The use case that reads a batch: its rows one by one, each checked, each recorded as a document or as a report.

What is recorded stays recorded: a reader that dies is followed by another, which goes on after the last recorded row
and only looks at the rows before it, for the rules over all of them. Where all or nothing is asked for, documents are
written in a second turn, when it is known that no row is wrong.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import structlog

from service.batches import deduplication, reading_claims
from service.batches import store as batches
from service.batches.checking import RowChecker
from service.batches.cross_row_checks import OverAll
from service.batches.probe import described
from service.batches.reading_claims import MAX_CRASHES, NewItem
from service.batches.report import SOURCE_LOST
from service.batches.row_readers import SourceKind, source_rows
from service.db.models import BatchStatus, Mode, Quality
from service.documents import store as documents
from service.documents import subjects
from service.errors import FileDamagedError, FileMissingError
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.rows import HeaderError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from sqlalchemy.orm import Session

    from service.batches.checking import CheckedRow
    from service.batches.reading_claims import Reading
    from service.batches.row_readers import SourceRow
    from service.batches.store import StoredBatch
    from service.documents.store import NewDocument
    from service.services import Services

ROWS_AT_ONCE: Final = 250
"""Rows recorded in one transaction: a reader that dies loses as many at most, and others wait as long to write."""
ACTOR: Final = "batch"

log = structlog.get_logger(__name__)


class LeaseLostError(Exception):
    """Another reader has the batch, or it was cancelled."""


class BatchReader:
    """Reads one batch, portion by portion, so that several can be read in turns.

    Args:
        services: what to work with.
        reading: the batch, taken.
        lease_seconds: how long the lease runs after each portion.
    """

    def __init__(self, services: Services, reading: Reading, *, lease_seconds: float) -> None:
        self.reading = reading
        self._services = services
        self._lease_seconds = lease_seconds
        self._wishes = reading.batch.wishes
        self._checker = RowChecker(services, reading.batch)
        self._over_all = OverAll(self._wishes.told_in)
        self._failure: dict[str, Any] | None = None

    def run(self) -> Generator[None]:
        """Read to the end, yielding after every portion.

        Raises:
            LeaseLostError: it is somebody else's now.
            DatabaseUnavailableError: what was read since the last portion is read again by the next reader.
            StorageError: the file could not be fetched now, or the template of a variant could not be kept.
        """
        if self.reading.crashes >= MAX_CRASHES:
            self._failure = self._broken_off("reading-crashed")
            self._finish(*self._conclusion(forbidden=False))
            return
        made_at_once = self._wishes.mode == Mode.EACH and not self._wishes.dry_run
        try:
            for portion in self._portions():
                self._record(portion, made=made_at_once)
                yield
        except (UnusableFileError, HeaderError) as error:
            self._failure = described(error)
        except (FileMissingError, FileDamagedError):
            log.warning("source_lost", batch_id=self.reading.batch.id)
            self._failure = self._broken_off(SOURCE_LOST)
        forbidden = self._note_over_all()
        yield
        status, failure = self._conclusion(forbidden=forbidden)
        if status is BatchStatus.RENDERING and not made_at_once:
            for portion in self._portions():
                self._make(portion)
                yield
        self._finish(status, failure)

    def put_back(self) -> None:
        """Let another reader go on at once."""
        with self._services.database.transaction() as session:
            reading_claims.put_back(session, self.reading, now=self._services.clock())

    def _portions(self) -> Iterator[list[CheckedRow]]:
        batch = self.reading.batch
        most = self._services.settings.max_batch_rows
        with self._services.files.open(batch.source_sha256, batch.source_size) as file:
            rows = _at_most(source_rows(file, SourceKind(self._wishes.kind), self._wishes.form), most)
            for portion in _in_portions(rows):
                yield [self._checker.check(row) for row in portion]

    def _record(self, portion: list[CheckedRow], *, made: bool) -> None:
        """Record what was not recorded before; the others are only remembered for the rules over all rows."""
        for row in portion:
            if row.record is not None and row.form is not None:
                self._over_all.add(row.number, row.form, row.record)
        fresh = [row for row in portion if row.number > self.reading.checked]
        with self._services.database.transaction() as session:
            fresh = self._noted(session, fresh)
            items = self._with_documents(session, fresh) if made else [_item(row) for row in fresh]
            now = self._services.clock()
            if not reading_claims.record(session, self.reading, items, lease_seconds=self._lease_seconds, now=now):
                raise LeaseLostError

    def _make(self, portion: list[CheckedRow]) -> None:
        fresh = [row for row in portion if row.number > self.reading.made]
        with self._services.database.transaction() as session:
            items = self._with_documents(session, self._noted(session, fresh))
            now = self._services.clock()
            if not reading_claims.record_made(session, self.reading, items, lease_seconds=self._lease_seconds, now=now):
                raise LeaseLostError

    def _noted(self, session: Session, rows: list[CheckedRow]) -> list[CheckedRow]:
        """Return the rows, those about the same person and period as an earlier document with a warning."""
        language, batch_id = self._wishes.told_in, self.reading.batch.id
        sent = [(row.new, row.record) for row in rows if row.new is not None]
        marked = iter(subjects.noted(session, sent, language, batch_id=batch_id))
        return [row if row.new is None else row.with_document(next(marked), language) for row in rows]

    def _with_documents(self, session: Session, rows: list[CheckedRow]) -> list[NewItem]:
        """Write the documents of good rows, save those that are there already, be it since the row before."""
        batch = self.reading.batch
        deduplication.lock_owner(session, batch.owner_id)
        news = [replace(row.new, batch_id=batch.id, batch_row=row.number) for row in rows if row.new is not None]
        accessible = self._wishes.quality == Quality.ACCESSIBLE
        known = deduplication.find_same(session, news, accessible=accessible) if news else {}
        # Of rows with the same content the first makes the document, and the others name it.
        fresh: dict[Any, NewDocument] = {}
        for new in news:
            if deduplication.key(new) not in known:
                fresh.setdefault(deduplication.key(new), new)
        ids = documents.add_many(session, list(fresh.values()), now=self._services.clock(), actor=ACTOR)
        known = {**known, **dict(zip(fresh, ids, strict=True))}
        makers = {new.batch_row for new in fresh.values()}
        return [
            _item(row)
            if row.new is None
            else replace(_item(row), document_id=known[deduplication.key(row.new)], reused=row.number not in makers)
            for row in rows
        ]

    def _note_over_all(self) -> bool:
        """Write what shows only among all rows beside the rows; tell whether any of it forbids."""
        found = self._over_all.violations()
        with self._services.database.transaction() as session:
            now = self._services.clock()
            if not reading_claims.keep_reading(session, self.reading, lease_seconds=self._lease_seconds, now=now):
                raise LeaseLostError
            reading_claims.add_violations(session, self.reading, found)
        severities = {each["severity"] for violations in found.values() for each in violations}
        return "error" in severities or (self._wishes.fail_on == "warning" and bool(severities))

    def _broken_off(self, reason: str) -> dict[str, Any]:
        """Return the failure of a file that is not read on; the rows that are recorded were read."""
        with self._services.database.reading() as session:
            last = reading_claims.last_row(session, self.reading.batch.id)
        return {"reason": reason, "values": {}} | ({"row": last + 1} if last else {})

    def _conclusion(self, *, forbidden: bool) -> tuple[BatchStatus, dict[str, Any] | None]:
        batch = self._stored()
        if self._failure is None and batch.total == 0:
            self._failure = {"reason": "no-rows", "values": {}}
        if self._wishes.mode == Mode.ALL_OR_NOTHING and not self._wishes.dry_run:
            if self._failure is not None:
                return BatchStatus.REFUSED, self._failure
            if batch.rejected or forbidden:
                return BatchStatus.REFUSED, {"reason": "rows-rejected", "values": {"rejected": batch.rejected}}
            return BatchStatus.RENDERING, None
        if self._failure is not None and batch.total == 0:
            return BatchStatus.REFUSED, self._failure
        # What was accepted before the file broke off is made all the same; the failure says where it did.
        return BatchStatus.DONE if self._wishes.dry_run else BatchStatus.RENDERING, self._failure

    def _stored(self) -> StoredBatch:
        with self._services.database.reading() as session:
            found = batches.get(session, self.reading.batch.owner_id, self.reading.batch.id)
        if found is None:
            raise LeaseLostError
        return found

    def _finish(self, status: BatchStatus, failure: dict[str, Any] | None) -> None:
        with self._services.database.transaction() as session:
            now = self._services.clock()
            if not reading_claims.finish_reading(session, self.reading, status, now=now, failure=failure):
                raise LeaseLostError
            batches.settle(session, [self.reading.batch.id], now=now)
        log.info("batch_read", batch_id=self.reading.batch.id, status=str(status))


def _at_most(rows: Iterable[SourceRow], most: int) -> Iterator[SourceRow]:
    for number, row in enumerate(rows):
        if number == most:
            error = UnusableFileError("too-many-rows", limit=most)
            error.row = row.number
            raise error
        yield row


def _in_portions(rows: Iterator[SourceRow]) -> Iterator[list[SourceRow]]:
    """Yield rows in portions; where the file breaks off, those before come first and the reason after them."""
    portion: list[SourceRow] = []
    try:
        for row in rows:
            portion.append(row)
            if len(portion) == ROWS_AT_ONCE:
                yield portion
                portion = []
    except (UnusableFileError, HeaderError):
        if portion:
            yield portion
        raise
    if portion:
        yield portion


def _item(row: CheckedRow) -> NewItem:
    return NewItem(
        row=row.number,
        form=row.form,
        external_id=row.external_id,
        verdict=row.verdict,
        document_id=None,
        reused=False,
        content_sha256=None if row.new is None else row.new.payload_sha256,
        unit=row.unit,
        violations=row.violations,
    )
