"""The folder papers are made into, and the batch that is hidden in it on a database of its own.

``.bagalau`` holds what a run works with: an SQLite database, and for as long as it runs the file as sent and finished
papers on their way. What stays is the database, and in it the documents whose papers lie in the folder, so that a
second run makes only the rest. Nobody but their owner can read it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, delete, select, update
from sqlalchemy.orm import Session

from doc_templates.names import folder_name
from service.batches.checking import CheckedRow
from service.batches.items import StoredItem
from service.batches.papers import Names
from service.batches.reading import ACTOR, SegmentReader
from service.batches.reading_claims import Reading
from service.batches.row_files import Segment
from service.db.database import ID_BATCH_SIZE, Database, ScopedDatabase
from service.db.migrations import migrate
from service.db.models import (
    BUILTIN_STATE_BODY_ID,
    OPEN,
    BatchItemRow,
    BatchRow,
    BatchStatus,
    DocumentRow,
    FileRow,
    Quality,
    Status,
    TransitionRow,
)
from service.db.tenancy import Scope
from service.documents import store as documents
from service.documents.files import as_file
from service.documents.store import NewDocument
from service.errors import DatabaseUnavailableError
from service.queue import SilentNotifier
from service.services import Services
from service.settings import Settings, changed_environment
from service.wiring import open_services
from validators.check import Outcome, check
from worker.children import Child

HIDDEN: Final = ".bagalau"
DATABASE: Final = "batch.sqlite3"
FILES: Final = "files"
UNLIMITED: Final = 1 << 62
"""Rows a file may have: the limit of the service protects it from its clients."""
NAMESPACE: Final = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""RFC 9562's namespace for URLs: the id of a paper made here follows from what is in it."""
MARK: Final = 8
"""Letters of an id that tell a paper from its namesakes."""


class Folder:
    """The papers of a folder, by the ids of their documents.

    Attributes:
        services: what its batches are worked on with.
        names: those given to papers.
        waiting: where the papers of documents belong that are not there yet, without suffix.
    """

    def __init__(self, path: Path, services: Services) -> None:
        self.services = services
        self.names = Names()
        self.waiting: dict[str, str] = {}
        self._path = path

    def place(self, unit: str | None, stem: str | None, external_id: str | None, document_id: str) -> str:
        """Return where the paper of a document belongs, without suffix; rows around it change nothing about that."""
        folder = folder_name(unit or "")
        return f"{folder}/{self.names.own(folder, stem or '', external_id, mark=document_id[:MARK])}"

    def has(self, place: str, files: Mapping[str, int]) -> bool:
        """Tell whether the files of a paper are there, by format, as big as they were made."""
        return bool(files) and all(_size(self._path / f"{place}.{name}") == size for name, size in files.items())

    def write_finished(self, ids: Collection[str]) -> int:
        """Write the papers of those of the documents that are ready; return how many.

        The disk is flushed once, when all is written.

        Raises:
            OSError: they cannot be written.
            StorageError: what was made cannot be read.
        """
        with self.services.database.reading() as session:
            rows = session.scalars(
                select(FileRow)
                .join(DocumentRow, DocumentRow.id == FileRow.document_id)
                .where(DocumentRow.id.in_(ids), DocumentRow.status == Status.READY)
                .order_by(FileRow.document_id, FileRow.format)
            ).all()
        for row in rows:
            path = self._path / f"{self.waiting[row.document_id]}.{row.format}"
            path.parent.mkdir(exist_ok=True)
            unfinished = path.with_name(f".{path.name}.part")
            unfinished.write_bytes(as_file(row).read(self.services.files))
            unfinished.replace(path)
        for pack in {row.pack_sha256 for row in rows} - {None}:
            self.services.files.delete(str(pack))
        written = {row.document_id for row in rows}
        for document_id in written:
            del self.waiting[document_id]
        return len(written)

    def start_child(self) -> Child:
        """Start a process that makes papers of this folder."""
        settings, hidden = self.services.settings, self._path / HIDDEN
        # A path may hold what an address of a database cannot, so the process works where the database lies.
        variables = {"DATABASE_URL": f"sqlite:///{DATABASE}", "STORAGE_URL": settings.storage_url, "LOG_LEVEL": "error"}
        variables |= {"DATA_DIR": str(settings.data_dir), "SOFFICE": _absolute(settings.soffice)}
        variables["UNO_PYTHON"] = _absolute(settings.uno_python)
        if settings.variants_dir.is_dir():
            variables["VARIANTS_DIR"] = str(settings.variants_dir)
        if settings.calendar_overrides is not None:
            variables["CALENDAR_OVERRIDES"] = str(settings.calendar_overrides)
        return Child(environment=changed_environment(variables), folder=hidden)


@contextmanager
def open_folder(path: Path, settings: Settings) -> Iterator[Folder]:
    """Give a folder that is there; a second run waits until the first is over.

    Raises:
        DatabaseUnavailableError: its database does not answer.
        SettingsError: a state body's variant is broken.
        OSError: the folder cannot be written to.
    """
    path = path.absolute()
    hidden = path / HIDDEN
    with _alone(path):
        hidden.mkdir(mode=0o700, exist_ok=True)
        shutil.rmtree(hidden / FILES, ignore_errors=True)
        # SQLite gives what it writes beside a database the rights of the database.
        os.close(os.open(hidden / DATABASE, os.O_CREAT | os.O_RDWR, 0o600))
        address = URL.create("sqlite", database=str(hidden / DATABASE))
        migrate(address)
        database = Database(address)
        try:
            here = replace(settings, storage_url=(hidden / FILES).as_uri(), max_batch_rows=UNLIMITED)
            services = open_services(here, notifier=SilentNotifier(), database=database)
            services = replace(services.of(Scope(BUILTIN_STATE_BODY_ID)), check=_check_unexplained)
            forget_unneeded(services.database)
            yield Folder(path, services)
        finally:
            _clear_up(hidden, database)


def _clear_up(hidden: Path, database: Database) -> None:
    """Leave what a second run needs, and nothing where it needs nothing."""
    kept = 1
    with suppress(DatabaseUnavailableError):
        kept = forget_unneeded(database.of(Scope(BUILTIN_STATE_BODY_ID)))
    database.dispose()
    shutil.rmtree(hidden / FILES if kept else hidden, ignore_errors=True)
    if kept:
        # What was deleted is else still in the file.
        with suppress(sqlite3.Error), closing(sqlite3.connect(hidden / DATABASE)) as connection:
            connection.execute("VACUUM")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # Where the file system knows no locks, people see to it.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def forget_unneeded(database: ScopedDatabase) -> int:
    """Forget everything but the documents that were made; return how many these are.

    What a killed run left half done is thus done again, and nobody is reminded of papers of an earlier run.
    """
    with database.transaction() as session:
        session.execute(delete(BatchItemRow))
        unmade = session.scalars(select(DocumentRow.id).where(DocumentRow.status != Status.READY)).all()
        for start in range(0, len(unmade), ID_BATCH_SIZE):
            _forget(session, unmade[start : start + ID_BATCH_SIZE])
        session.execute(delete(TransitionRow))
        session.execute(update(DocumentRow).values(subject=None))
        closed = {"status": BatchStatus.CANCELLED, "lease_token": None, "lease_until": None}
        session.execute(update(BatchRow).where(BatchRow.status.in_(OPEN)).values(**closed))
        return len(session.scalars(select(DocumentRow.id)).all())


def content_id(new: NewDocument) -> str:
    """Return the id that follows from what a paper holds."""
    return str(uuid.uuid5(NAMESPACE, f"{new.form}:{new.external_id or ''}:{new.payload}"))


def mark_of(item: StoredItem) -> str:
    """Return what tells a paper from its namesakes: rows with the same content have the same paper."""
    return (item.document_id or "")[:MARK]


class FolderReader(SegmentReader):
    """Records rows whose documents are known by their content; those that would come out otherwise now are made anew.

    Nobody else reads the file, so that its rows need not be kept: ``segments`` are those that follow.

    ``failure`` is why the file could not be read to its end, once that is known.
    """

    failure: dict[str, Any] | None = None

    def __init__(self, folder: Folder, reading: Reading, segments: Iterator[Segment]) -> None:
        super().__init__(folder.services, reading)
        self._folder = folder
        self._segments = segments

    def next_segment(self) -> Segment:
        """Return the rows that follow; see :meth:`SegmentReader.next_segment`."""
        return next(self._segments)

    def conclude(self, session: Session, failure: dict[str, Any] | None) -> bool:
        """Keep why the file broke off, and see :meth:`SegmentReader.conclude`."""
        self.failure = failure
        return super().conclude(session, failure)

    def with_documents(self, session: Session, rows: list[CheckedRow]) -> list[CheckedRow]:
        """Write the documents of good rows, save those whose papers lie in the folder."""
        ids: dict[int, str] = {}
        wanted: dict[str, NewDocument] = {}
        places: dict[str, str] = {}
        for row in rows:
            if row.new is not None:
                found = ids[row.number] = content_id(row.new)
                wanted.setdefault(found, replace(row.new, id=found, batch_id=self._batch.id, batch_row=row.number))
                places[found] = self._folder.place(row.unit, row.new.file_stem, row.new.external_id, found)
        there = self._there(session, wanted, places)
        fresh = [new for found, new in wanted.items() if found not in there]
        _forget(session, [str(new.id) for new in fresh])
        documents.add_many(session, fresh, now=self._services.database.now(session), actor=ACTOR)
        self._folder.waiting |= {str(new.id): places[str(new.id)] for new in fresh}
        makers = {new.batch_row for new in fresh}
        return [
            row if row.new is None else replace(row, document_id=ids[row.number], reused=row.number not in makers)
            for row in rows
        ]

    def _there(self, session: Session, wanted: Mapping[str, NewDocument], places: Mapping[str, str]) -> set[str]:
        """Return the ids of documents that this run makes already, or whose papers would come out the same."""
        sizes: dict[str, dict[str, int]] = {}
        for file in session.scalars(select(FileRow).where(FileRow.document_id.in_(wanted))):
            sizes.setdefault(file.document_id, {})[file.format] = file.size
        query = (
            select(DocumentRow, BatchRow.quality)
            .join(BatchRow, BatchRow.id == DocumentRow.batch_id)
            .where(DocumentRow.id.in_(wanted))
        )
        return {
            row.id
            for row, quality in session.execute(query)
            if row.batch_id == self._batch.id
            or (
                _printed(row, quality) == _printed(wanted[row.id], self._options.quality)
                and self._folder.has(places[row.id], sizes.get(row.id, {}))
            )
        }


def _printed(document: DocumentRow | NewDocument, quality: str) -> tuple[Any, ...]:
    """Return all that the files of a document depend on beside its content."""
    return document.computed, document.template_sha256, set(document.formats), Quality(quality)


def _check_unexplained(form: str, data: Any, **asked: Any) -> Outcome:
    """Check as the service does, without the explanations that are told its clients."""
    return replace(check(form, data, **asked), explain=list)


def _forget(session: Session, ids: Collection[str]) -> None:
    for column in (FileRow.document_id, TransitionRow.document_id, DocumentRow.id):
        session.execute(delete(column.class_).where(column.in_(ids)))


def _absolute(program: str) -> str:
    return str(Path(program).absolute()) if os.sep in program else program


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
