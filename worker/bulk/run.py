"""From a file of rows to a folder of papers: the batch of the service, read here and made by processes beside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final

from sqlalchemy import func, select, update

from service.batches import chunks, reading_claims
from service.batches import store as batches
from service.batches.archive import MANIFEST, REGISTER, Manifest, entry_of
from service.batches.intake import RefusedFileError
from service.batches.papers import Paper, items, papers
from service.batches.report import SHEETS, BrokenOff, tell, write_sheet_report
from service.batches.row_files import segments
from service.batches.row_readers import SourceKind, rows_as_sent
from service.batches.store import BatchOptions, StoredBatch
from service.db.models import BatchItemRow, DocumentRow
from service.db.tenancy import EVERY_BODY
from service.local_time import KAZAKHSTAN
from service.settings import Settings
from service.spreadsheets.register import write_register
from service.texts import rendered
from worker.bulk.folder import Folder, FolderReader, mark_of, open_folder
from worker.children import ChildDiedError, Children
from worker.convert.errors import ConverterStartError
from worker.documents import Result
from worker.sweep import release

REPORT: Final = "report.xlsx"
LINES: Final = "report.ndjson"
LISTED: Final = ("row", "external_id", "form", "identifier", "files")
AHEAD: Final = 1000
"""Documents that may wait: what is checked ahead of that would only fill memory."""
LEASE_SECONDS: Final = 1e6
"""Nobody else reads the batch, so the lease of the reader need not be renewed."""


class CannotMakeError(Exception):
    """Nothing can be made on this machine now, whatever the paper; the text says what is lacking."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows came to what; ``there`` are papers that an earlier run made.

    ``broken_off`` says from which row on nothing could be read, and why.
    """

    rows: int = 0
    ready: int = 0
    there: int = 0
    rejected: int = 0
    failed: int = 0
    broken_off: BrokenOff | None = None

    @property
    def clean(self) -> bool:
        """Whether every row was read and has its paper."""
        return self.rejected == self.failed == 0 and self.broken_off is None


def run(  # noqa: PLR0913, PLR0917 - what is made, where, and how
    file: IO[bytes],
    folder: Path,
    options: BatchOptions,
    settings: Settings,
    today: date,
    told: Callable[[int, int], None],
) -> Tally:
    """Make the papers of all good rows; return what became of them.

    Beside the papers the folder then holds ``manifest.json``, ``register.xlsx`` and, where rows were rejected,
    ``report.xlsx`` (or ``report.ndjson`` for rows of JSON).

    Args:
        file: the rows.
        folder: where to write; papers that an earlier run left there are kept.
        options: what is asked of all rows.
        settings: of this installation; its database and storage are not used.
        today: the day rows are checked on.
        told: called with how many rows are done, and of how many, whenever that has changed.

    Raises:
        RefusedFileError: no row of the file can be read; where some were, the tally says from which on none was.
        CannotMakeError: nothing can be converted on this machine.
        ConverterError: the processes that make papers do not start.
        DatabaseUnavailableError: the folder cannot hold a database.
        SettingsError: a state body's variant is broken.
        StorageError: what was made cannot be kept.
        OSError: the folder cannot be written to.
    """
    with open_folder(folder, settings) as opened:
        batch = _begun(opened, file, options, today)
        failure = _Run(opened, batch, file, told).finish()
        batch = _stored(opened, batch.id)
        if failure is not None and batch.total == 0:
            raise RefusedFileError(failure)
        broken_off = None if failure is None else BrokenOff.of(failure, options.message_language)
        tally = _tally(opened, batch, broken_off)
        _write_lists(opened, batch, folder, tally)
        _write_report(opened, batch, file, folder, tally)
    os.sync()
    return tally


def _begun(folder: Folder, file: IO[bytes], options: BatchOptions, today: date) -> StoredBatch:
    """Write the batch, sent at noon of the day its rows are checked on."""
    services = folder.services
    kept = services.files.put_file(file)
    noon = datetime.combine(today, time(12), KAZAKHSTAN).astimezone(UTC)
    with services.database.transaction() as session:
        return batches.add(session, options, (kept.sha256, kept.size), now=noon)


def _stored(folder: Folder, batch_id: str) -> StoredBatch:
    with folder.services.database.reading() as session:
        found = batches.get(session, batch_id)
    if found is None:
        raise LookupError(batch_id)
    return found


class _Run:
    """Reads a batch here, segment by segment, while as many threads as there are processes have chunks of it made."""

    def __init__(self, folder: Folder, batch: StoredBatch, file: IO[bytes], told: Callable[[int, int], None]) -> None:
        self._folder = folder
        self._batch_id = batch.id
        self._language = batch.options.message_language
        self._told = told
        sent = rows_as_sent(file, SourceKind(batch.options.kind), batch.options.form)
        self._segments = segments(sent, FolderReader.rows_at_once)
        self._settings = folder.services.settings
        # As in a worker: within one state body SQLite looks for what waits among everything of that body.
        self._database = folder.services.database.whole.of(EVERY_BODY)
        self._children = Children(folder.start_child)
        self._failure: dict[str, Any] | None = None

    def finish(self) -> dict[str, Any] | None:
        """Make all that can be made; return why the file could not be read to its end, ``None`` where it could."""
        slots = self._settings.converters
        making: set[Future[None]] = set()
        reading = True
        with ThreadPoolExecutor(slots) as threads:
            try:
                while True:
                    making = self._unfinished(making)
                    making |= {
                        threads.submit(self._make) for _ in range(self._licences(2 * slots, reading, len(making)))
                    }
                    if reading and (len(self._folder.waiting) < AHEAD or not making):
                        reading = self._read_segment()
                    elif making:
                        wait(making, return_when=FIRST_COMPLETED)
                    elif not self._try_again():
                        return self._failure
            finally:
                threads.shutdown(cancel_futures=True)
                self._children.end_idle(0.0)

    def _unfinished(self, making: set[Future[None]]) -> set[Future[None]]:
        """Return those that are not done; where one failed, all do."""
        done = {one for one in making if one.done()}
        for one in done:
            one.result()
        if done:
            self._tell()
        return making - done

    def _licences(self, most: int, reading: bool, out: int) -> int:
        """Return how many more chunks to have made: while rows are read, only whole ones."""
        with self._database.reading() as session:
            waiting = chunks.waiting(session, most=most, now=self._database.now(session))
        return max(0, min(most, waiting - reading) - out)

    def _read_segment(self) -> bool:
        with self._database.transaction() as session:
            now = self._database.now(session)
            reading = reading_claims.take(session, self._batch_id, lease_seconds=LEASE_SECONDS, now=now)
        if reading is None:
            return False
        reader = FolderReader(self._folder, reading, self._segments)
        more = reader.read()
        self._failure = reader.failure
        self._tell()
        return more

    def _do(self, job: str) -> Any:
        return self._children.do(job, limit=chunks.CHUNK * 2 * self._settings.convert_timeout)

    def _make(self) -> None:
        try:
            made = self._do("render")
        except ChildDiedError as error:
            with self._database.transaction() as session:
                if not release(session, [error.holder or ""], now=self._database.now(session)):
                    raise ConverterStartError(str(error)) from error
            return
        for document_id in [key for key, result in made.items() if result == Result.FAILED]:
            del self._folder.waiting[document_id]
        self._folder.write_finished([key for key, result in made.items() if result == Result.READY])

    def _try_again(self) -> bool:
        """Have what was given back made at once; ``False`` where nothing is left.

        Raises:
            CannotMakeError: this machine lacks what it takes.
        """
        # Of a process that died with its answer.
        self._folder.write_finished(list(self._folder.waiting))
        mine = DocumentRow.batch_id == self._batch_id
        unfinished = mine & DocumentRow.status.in_(batches.UNFINISHED)
        with self._database.transaction() as session:
            waiting = unfinished & DocumentRow.waiting_for.is_not(None)
            if lacking := session.scalar(select(DocumentRow.waiting_for).where(waiting)):
                raise CannotMakeError(rendered(lacking, self._language))
            again = update(DocumentRow).where(unfinished).values(not_before=None).returning(DocumentRow.id)
            return bool(session.scalars(again).all())

    def _tell(self) -> None:
        total = _stored(self._folder, self._batch_id).total
        self._told(total - len(self._folder.waiting), total)


def _tally(folder: Folder, batch: StoredBatch, broken_off: BrokenOff | None) -> Tally:
    earlier = (
        select(func.count())
        .select_from(BatchItemRow)
        .join(DocumentRow, DocumentRow.id == BatchItemRow.document_id)
        .where(BatchItemRow.batch_id == batch.id, DocumentRow.batch_id != batch.id)
    )
    with folder.services.database.reading() as session:
        counts, there = batches.counts(session, batch.id), session.scalar(earlier) or 0
    return Tally(batch.total, counts.ready - there, there, batch.rejected, counts.failed, broken_off)


def _write_lists(folder: Folder, batch: StoredBatch, path: Path, tally: Tally) -> None:
    """Write the manifest and the register."""
    name = batch.options.source_name or ""
    about: dict[str, Any] = {"source": name}
    about |= {key: getattr(tally, key) for key in ("rows", "ready", "there", "rejected", "failed")}
    about["unread_from_row"] = None if tally.broken_off is None else tally.broken_off.row
    with TemporaryFile("w+", encoding="utf-8") as lines:
        manifest = Manifest(lines, LISTED)
        entries = _listed(papers(folder.services, batch, folder.names, mark_of), manifest)
        with (path / REGISTER).open("w+b") as target:
            write_register(target, entries, batch.options.message_language, name)
        with (path / MANIFEST).open("wb") as target:
            manifest.write(target, about)


def _listed(made: Iterable[Paper], manifest: Manifest) -> Iterator[dict[str, Any]]:
    for paper in made:
        entry = entry_of(paper) | {"identifier": paper.item.document_id}
        manifest.add(entry)
        yield entry


def _write_report(folder: Folder, batch: StoredBatch, file: IO[bytes], path: Path, tally: Tally) -> None:
    """Write the rows as sent with what is to be said about each; a report of an earlier run is removed first.

    Sheets come back as ``report.xlsx``, rows of JSON as ``report.ndjson`` with the violations of each row; either says
    from which row on nothing was read.
    """
    for name in (REPORT, LINES):
        (path / name).unlink(missing_ok=True)
    language, broken_off = batch.options.message_language, tally.broken_off
    remarks = ((item.row, tell(item, language)[1]) for item in items(folder.services, batch))
    said = ({"row": row, "violations": violations} for row, violations in remarks if violations)
    first = next(said, None)
    if first is None and broken_off is None:
        return
    kind = SourceKind(batch.options.kind)
    if kind in SHEETS and batch.options.form is not None:
        with (path / REPORT).open("w+b") as target:
            write_sheet_report(folder.services, batch, file, target, language, broken_off)
        return
    unread = () if broken_off is None else ({"row": broken_off.row, "unread": broken_off.why},)
    with (path / LINES).open("w", encoding="utf-8") as target:
        for line in (*(() if first is None else (first,)), *said, *unread):
            target.write(json.dumps(line, ensure_ascii=False) + "\n")
