"""The use case that reads a batch, segment by segment: each row is checked and recorded as a document or as a report.

The first segments are read from what was sent, then all of it is read once, into a file of rows; each segment takes the
next rows and records them in one transaction, so that a reader that dies loses a segment at most and another goes on.
Where all or nothing is asked for, documents are written in a second turn over the rows, when it is known that none is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import IO, Any, ClassVar, Final, cast

import structlog
from sqlalchemy.orm import Session

from service.batches import corrections, deduplication, reading_claims
from service.batches import store as batches
from service.batches.checking import CheckedRow, RowChecker
from service.batches.cross_row_checks import violations_over_all
from service.batches.messages import ROWS_REJECTED, SOURCE_LOST
from service.batches.reading_claims import MAX_CRASHES, LeaseLostError, Reading
from service.batches.row_files import RowFile, Segment, segments, write_rows
from service.batches.row_readers import InputRow, JsonRow, SourceKind, from_line, rows_as_sent
from service.batches.store import StoredBatch
from service.db.database import ScopedDatabase
from service.db.leases import LeaseKeeper
from service.db.models import BatchStatus, Mode, Quality
from service.db.tenancy import Scope, lock_state_body
from service.documents import sent_before
from service.documents import store as documents
from service.documents.store import NewDocument
from service.errors import DatabaseUnavailableError, FileDamagedError, FileMissingError, StorageError
from service.files.content import describe_file
from service.files.store import FileStore
from service.services import Services
from service.spreadsheets.errors import UnusableFileError

SEGMENT_ROWS: Final = 250
"""Rows recorded in one transaction: a reader that dies loses as many at most, and others wait as long to write."""
READ_AS_SENT: Final = 1000
"""The first rows, of which papers are made while a file of all rows is written for the next: for each segment of them
what was sent is read up to it, which takes a quarter of what the rows themselves take."""
ACTOR: Final = "batch"

log = structlog.get_logger(__name__)


def read_segment(services: Services, batch_id: str, readers: Readers = MappingProxyType({})) -> bool:
    """Read the next segment of a batch; return whether another is to be read after it.

    Harmless to repeat, to come late and to run in many places at once: of all attempts one gets the lease. ``False`` is
    also returned where the batch is in other hands, and where nothing can be recorded now; the batch then waits for the
    next attempt, and the reader is not blamed.

    Args:
        services: what to work with.
        batch_id: which batch.
        readers: what reads batches that are of no form, by what they are of.

    Raises:
        DatabaseUnavailableError: the batch could not even be taken.
    """
    lease_seconds = services.settings.batch_lease_seconds
    with services.database.transaction() as session:
        now = services.database.now(session)
        reading = reading_claims.take(session, batch_id, lease_seconds=lease_seconds, now=now)
    if reading is None:
        return False
    renew = partial(reading_claims.keep, reading=reading)
    try:
        with LeaseKeeper(services.database, renew, batch_id, lease_seconds):
            reader = readers.get(reading.batch.options.form or "", SegmentReader)
            more = reader(services.of(Scope(reading.batch.state_body_id)), reading).read()
    except LeaseLostError:
        log.warning("reading_lost", batch_id=batch_id)
        return False
    except (DatabaseUnavailableError, StorageError, OSError) as error:
        log.warning("reading_interrupted", batch_id=batch_id, reason=str(error))
        with suppress(DatabaseUnavailableError, LeaseLostError), services.database.transaction() as session:
            reading_claims.put_back(session, reading, now=services.database.now(session))
        return False
    if not more:
        log.info("batch_read", batch_id=batch_id)
        # What is left now is deleted when the service tidies up.
        with suppress(DatabaseUnavailableError):
            delete_unneeded_rows(services.database, services.files, batch_id)
    return more


def delete_unneeded_rows(database: ScopedDatabase, files: FileStore, batch_id: str | None = None) -> None:
    """Delete the files of rows of batches that are not being read (any more), those cancelled half read among them.

    What is needed all the same is read from what was sent once more.

    Args:
        database: where batches are.
        files: where their rows are.
        batch_id: only those of this batch.

    Raises:
        DatabaseUnavailableError: nothing could be looked up or noted.
    """
    with database.reading() as session:
        found = reading_claims.unneeded_files(session, batch_id)
    for one, sha256 in found:
        try:
            files.delete(sha256)
        except StorageError as error:
            log.warning("rows_not_deleted", batch_id=one, reason=str(error))
            continue
        with database.transaction() as session:
            reading_claims.forget_file(session, one, sha256)


class SegmentReader:
    """Reads the next segment of a batch whose lease it has."""

    rows_at_once: ClassVar[int] = SEGMENT_ROWS

    def __init__(self, services: Services, reading: Reading) -> None:
        self._services = services
        self._reading = reading
        self._batch = reading.batch
        self._options = reading.batch.options
        self._at_once = self._options.mode == Mode.EACH and not self._options.dry_run

    def read(self) -> bool:
        """Read the segment; return whether another follows.

        Raises:
            LeaseLostError: another reader has it now.
            DatabaseUnavailableError: nothing could be recorded.
            StorageError: the rows could not be fetched now, or the template of a variant could not be kept.
        """
        if self._reading.crashes >= MAX_CRASHES:
            with self._services.database.transaction() as session:
                return self._finish(session, *self._conclusion(session, self._broken_off(session, "reading-crashed")))
        try:
            segment = self.next_segment()
        except (FileMissingError, FileDamagedError):
            if self._reading.made is not None:
                raise
            log.warning("source_lost", batch_id=self._batch.id)
            with self._services.database.transaction() as session:
                return self.conclude(session, self._broken_off(session, SOURCE_LOST))
        checker = RowChecker(self._services, self._batch)
        sent = self._corrected([from_line(line) for line in segment.lines])
        rows = [checker.check(row) for row in sent]
        if self._reading.made is not None:
            return self._make(rows, last=segment.last)
        faulty = [row for row, checked in zip(sent, rows, strict=True) if checked.new is None]
        return self._record(rows, segment, faulty)

    def _corrected(self, rows: list[InputRow]) -> list[InputRow]:
        """Return the rows with what was typed on a page in place of their cells."""
        with self._services.database.reading() as session:
            typed = corrections.changes_of(session, self._batch.id, [row.number for row in rows])
        return [corrections.corrected(row, typed.get(row.number, {})) for row in rows]

    def next_segment(self) -> Segment:
        """Return the rows that follow the recorded ones."""
        first = self._batch.total if self._reading.made is None else self._reading.made
        if first >= READ_AS_SENT or self._reading.file is not None:
            return self._rows_from(first)
        with self._sent() as rows:
            return next(segments(islice(rows, first, None), self.rows_at_once))

    def _rows_from(self, first: int) -> Segment:
        file, files = self._reading.file, self._services.files
        if file is not None:
            try:
                return file.read(files, first, self.rows_at_once)
            except (FileMissingError, FileDamagedError):
                log.warning("rows_lost", batch_id=self._batch.id)
                # A damaged file would be taken for the one that is written now: it has the same hash.
                files.delete(file.sha256)
        return self._convert().read(files, first, self.rows_at_once)

    def _convert(self) -> RowFile:
        """Read the rows from what was sent into a file of their own.

        It is noted before it is kept, so that no unknown file is ever left behind.
        """
        files = self._services.files
        with files.new_file() as target:
            with self._sent() as rows:
                number = write_rows(target, rows, self._batch.id)
            found = describe_file(target)
            file = RowFile(found.sha256, found.size, number)
            with self._services.database.transaction() as session:
                reading_claims.note_file(session, self._reading, file, now=self._now(session))
            files.put_file(target)
        return file

    @contextmanager
    def _sent(self) -> Iterator[Iterator[InputRow | JsonRow]]:
        with self._services.files.open(self._batch.source_sha256, self._batch.source_size) as source:
            sent = rows_as_sent(cast("IO[bytes]", source), SourceKind(self._options.kind), self._options.form)
            yield _at_most(sent, self._services.settings.max_batch_rows)

    def _record(self, rows: list[CheckedRow], segment: Segment, faulty: list[InputRow]) -> bool:
        """Record rows that were checked; after the last, what shows only among all of them, and what comes next."""
        with self._services.database.transaction() as session:
            rows = self.noted(session, rows)
            if self._at_once:
                rows = self.with_documents(session, rows)
            reading_claims.record(session, self._reading, rows, now=self._now(session))
            corrections.keep(session, self._batch, faulty)
            return self.conclude(session, segment.failure) if segment.last else self._put_back(session)

    def _make(self, rows: list[CheckedRow], *, last: bool) -> bool:
        """Write the documents of rows whose verdict is recorded."""
        with self._services.database.transaction() as session:
            rows = self.with_documents(session, self.noted(session, rows))
            reading_claims.record_made(session, self._reading, rows, now=self._now(session))
            return self._finish(session, BatchStatus.RENDERING, None) if last else self._put_back(session)

    def _now(self, session: Session) -> datetime:
        return self._services.database.now(session)

    def _put_back(self, session: Session) -> bool:
        """Let the reader of the next segment take the batch at once."""
        reading_claims.put_back(session, self._reading, now=self._now(session))
        return True

    def noted(self, session: Session, rows: list[CheckedRow]) -> list[CheckedRow]:
        """Return the rows, those about the same person and period as an earlier document with a warning."""
        language = self._options.message_language
        sent = [(row.new, row.record) for row in rows if row.new is not None]
        marked = iter(sent_before.noted(session, sent, language, batch_id=self._batch.id))
        return [row if row.new is None else row.with_document(next(marked), language) for row in rows]

    def with_documents(self, session: Session, rows: list[CheckedRow]) -> list[CheckedRow]:
        """Write the documents of good rows, save those that are there already, those of rows before included."""
        batch = self._batch
        lock_state_body(session)
        news = [replace(row.new, batch_id=batch.id, batch_row=row.number) for row in rows if row.new is not None]
        accessible = self._options.quality == Quality.ACCESSIBLE
        known = deduplication.find_same(session, news, accessible=accessible) if news else {}
        # Of rows with the same content the first makes the document, and the others name it.
        fresh: dict[Any, NewDocument] = {}
        for new in news:
            if deduplication.key(new) not in known:
                fresh.setdefault(deduplication.key(new), new)
        ids = documents.add_many(session, list(fresh.values()), now=self._now(session), actor=ACTOR)
        known = {**known, **dict(zip(fresh, ids, strict=True))}
        makers = {new.batch_row for new in fresh.values()}
        return [
            row
            if row.new is None
            else replace(row, document_id=known[deduplication.key(row.new)], reused=row.number not in makers)
            for row in rows
        ]

    def conclude(self, session: Session, failure: dict[str, Any] | None) -> bool:
        """Write what shows only among all rows beside them, and what comes next."""
        found = violations_over_all(session, self._batch.id, self._options.message_language)
        reading_claims.add_violations(session, self._batch.id, found)
        severities = {each["severity"] for violations in found.values() for each in violations}
        forbidden = "error" in severities or (self._options.fail_on == "warning" and bool(severities))
        status, failure = self._conclusion(session, failure, forbidden=forbidden)
        if status is not BatchStatus.RENDERING or self._at_once:
            return self._finish(session, status, failure)
        reading_claims.begin_making(session, self._reading, now=self._now(session))
        return self._put_back(session)

    def _broken_off(self, session: Session, reason: str) -> dict[str, Any]:
        """Return the failure of a file that is not read on; the rows that are recorded were read."""
        last = reading_claims.last_row(session, self._batch.id)
        return {"reason": reason, "values": {}} | ({"row": last + 1} if last else {})

    def _conclusion(
        self, session: Session, failure: dict[str, Any] | None, *, forbidden: bool = False
    ) -> tuple[BatchStatus, dict[str, Any] | None]:
        batch = self._stored(session)
        if failure is None and batch.total == 0:
            failure = {"reason": "no-rows", "values": {}}
        if self._options.mode == Mode.ALL_OR_NOTHING and not self._options.dry_run:
            if failure is not None:
                return BatchStatus.REFUSED, failure
            if batch.rejected or forbidden:
                return BatchStatus.REFUSED, {"reason": ROWS_REJECTED, "values": {"rejected": batch.rejected}}
            return BatchStatus.RENDERING, None
        if failure is not None and batch.total == 0:
            return BatchStatus.REFUSED, failure
        # What was accepted before the file broke off is made all the same; the failure says where it did.
        return BatchStatus.DONE if self._options.dry_run else BatchStatus.RENDERING, failure

    def _stored(self, session: Session) -> StoredBatch:
        found = batches.get(session, self._batch.id)
        if found is None:
            raise LeaseLostError
        return found

    def _finish(self, session: Session, status: BatchStatus, failure: dict[str, Any] | None) -> bool:
        now = self._now(session)
        reading_claims.finish(session, self._reading, status, now=now, failure=failure)
        batches.settle(session, [self._batch.id], now=now)
        return False


Readers = Mapping[str, type[SegmentReader]]
"""What reads batches that are of no form, by what they are of."""


def _at_most(rows: Iterable[InputRow | JsonRow], most: int) -> Iterator[InputRow | JsonRow]:
    for number, row in enumerate(rows):
        if number == most:
            error = UnusableFileError("too-many-rows", limit=most)
            error.row = row.number
            raise error
        yield row
