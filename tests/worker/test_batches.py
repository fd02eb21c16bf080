"""Workers of batches: whatever goes wrong, every row ends in a recorded state, and the others go on."""

from __future__ import annotations

import io
import json
import os
import signal
import threading
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates import catalogue
from service.batches import items as batch_items
from service.batches.intake import submit_batch
from service.batches.progress import get_progress
from service.batches.reading import read_segment
from service.batches.store import BatchOptions
from service.db.models import BUILTIN_STATE_BODY_ID, BatchStatus
from service.documents.retrieval import open_file
from service.errors import DatabaseUnavailableError, StorageError
from service.texts import failure, rendered
from worker.chunks import ChunkMaker
from worker.convert.errors import (
    ConversionFailedError,
    ConversionTimeoutError,
    ConverterMissingError,
)
from worker.convert.pool import LibreOfficePool
from worker.convert.warmup import warm_up_document
from worker.documents import Result, make_chunk
from worker.inspection import inspect_pdf
from worker.render import DocxRenderer
from worker.sweep import due

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from service.batches.items import StoredItem
    from service.batches.store import StoredBatch
    from service.files.content import StoredFile
    from service.files.store import FileStore
    from service.services import Services
    from tests.doubles import Clock
    from worker.context import WorkerContext
    from worker.properties import DocumentProperties

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"
PROTOCOL = "b_calibration_protocol"
LINES = BatchOptions(None, "ndjson")
STATE_BODY_ID = BUILTIN_STATE_BODY_ID


def _row(number: int, form: str = SHEET) -> dict[str, Any]:
    data = deepcopy(catalogue.form(form).sample())
    servant = "appellant" if form == PROTOCOL else "employee"
    data[servant]["full_name"] = f"Тестов {number}-ұлы"
    data[servant].pop("iin", None)
    return {"form": form, "external_id": f"row-{number}", "data": data}


@pytest.fixture
def send(services: Services) -> Callable[..., StoredBatch]:
    """Return what sends a batch of so many sheets, or of the rows given, and has it read."""

    def send(rows: int | list[dict[str, Any]], options: BatchOptions = LINES) -> StoredBatch:
        listed = [_row(number) for number in range(1, rows + 1)] if isinstance(rows, int) else rows
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in listed)
        batch = submit_batch(services, options, io.BytesIO(lines.encode())).batch
        while read_segment(services, batch.id):
            pass
        return batch

    return send


@pytest.fixture
def maker(office: LibreOfficePool) -> ChunkMaker:
    """Return what makes chunks with a real LibreOffice."""
    return ChunkMaker(DocxRenderer(), office)


class Sabotaged:
    """A LibreOffice that fails with an error on what holds the name of the guilty, joined or not."""

    brought: frozenset[str] = frozenset()

    def __init__(self, office: LibreOfficePool, error: Exception, guilty: str) -> None:
        self._office = office
        self._error = error
        self._guilty = guilty

    def convert(self, docx: bytes, properties: DocumentProperties) -> bytes:
        """Convert, unless it is the guilty one."""
        if self._guilty in properties.title:
            raise self._error
        return self._office.convert(docx, properties)

    def convert_joined(self, flat: bytes, forms: int) -> bytes:
        """Convert, unless the guilty one is among them."""
        if self._guilty.encode() in flat:
            raise self._error
        return self._office.convert_joined(flat, forms)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._office, name)


def _items(services: Services, batch: StoredBatch) -> list[StoredItem]:
    with services.database.reading() as session:
        return batch_items.following(session, batch.id, limit=100_000)


def _statuses(services: Services, batch: StoredBatch) -> list[str]:
    return [str(item.status) for item in _items(services, batch)]


def _finish(context: WorkerContext, maker: ChunkMaker) -> None:
    while make_chunk(replace(context, maker=maker)):
        pass


def test_the_rows_of_a_batch_become_papers(
    services: Services, context: WorkerContext, maker: ChunkMaker, send: Callable[..., StoredBatch]
) -> None:
    """Joined where the form allows it, singly where not; each with both files, and the batch is done."""
    batch = send([_row(1), _row(2), _row(3, PROTOCOL), _row(4)])
    _finish(context, maker)
    progress = get_progress(services, batch.id)
    assert (progress.batch.status, progress.counts.ready) == (BatchStatus.DONE, 4)
    for item in _items(services, batch):
        assert [file.format for file in item.files] == ["docx", "pdf"]
        opened = open_file(services, item.document_id or "", "pdf")
        facts = inspect_pdf(opened.content, (f"Тестов {item.row}-ұлы",), tagged=False)
        assert facts.pages == item.files[1].pages
    packs = {file.place.pack for item in _items(services, batch) for file in item.files if file.place}
    assert len(packs) == 2, "a chunk is one file on the disk"


def test_accessible_papers_have_their_tags(
    services: Services, context: WorkerContext, maker: ChunkMaker, send: Callable[..., StoredBatch]
) -> None:
    """They are converted singly; a fast one of the same content does not stand in for them."""
    send(2)
    _finish(context, maker)
    batch = send(2, replace(LINES, quality="accessible"))
    _finish(context, maker)
    items = _items(services, batch)
    assert [(str(item.status), item.reused) for item in items] == [("ready", False), ("ready", False)]
    for item in items:
        inspect_pdf(open_file(services, item.document_id or "", "pdf").content, (), tagged=True)
    again = send(2)
    assert all(item.reused for item in _items(services, again)), "what has tags is good enough for everybody"


@pytest.mark.parametrize("error", [ConversionFailedError("no"), ConversionTimeoutError("slow")])
def test_a_row_that_libreoffice_cannot_convert_fails_alone(
    services: Services,
    context: WorkerContext,
    office: LibreOfficePool,
    send: Callable[..., StoredBatch],
    clock: Clock,
    error: Exception,
) -> None:
    """After a second try, with the reason; the others of its chunk are ready the first time."""
    maker = ChunkMaker(DocxRenderer(), Sabotaged(office, error, "Тестов 3-ұлы"))
    batch = send(5)
    _finish(context, maker)
    assert _statuses(services, batch) == ["ready", "ready", "queued", "ready", "ready"]
    clock.advance(600)
    _finish(context, maker)
    assert _statuses(services, batch) == ["ready", "ready", "failed", "ready", "ready"]
    assert _items(services, batch)[2].failure_message
    assert get_progress(services, batch.id).batch.status is BatchStatus.DONE


class Deadly:
    """A LibreOffice that crashes (SIGSEGV) or hangs (SIGSTOP) over what holds the name of the guilty."""

    brought: frozenset[str] = frozenset()

    def __init__(self, office: LibreOfficePool, number: int, guilty: str) -> None:
        self._office = office
        self._number = number
        self._guilty = guilty

    def convert(self, docx: bytes, properties: DocumentProperties) -> bytes:
        """Convert, to the death of LibreOffice if it is the guilty one."""
        if self._guilty in properties.title:
            self._strike()
        return self._office.convert(docx, properties)

    def convert_joined(self, flat: bytes, forms: int) -> bytes:
        """Convert, to the death of LibreOffice if the guilty one is among them."""
        if self._guilty.encode() in flat:
            self._strike()
        return self._office.convert_joined(flat, forms)

    def _strike(self) -> None:
        # Whatever is being renewed is there and at rest when this is done.
        self._office._make("single", warm_up_document(), 60)
        _, office = self._office.processes()
        os.kill(office, signal.SIGSTOP)
        if self._number != signal.SIGSTOP:
            # It is delivered when the process goes on, with the document in its hands.
            os.kill(office, self._number)
            threading.Timer(0.3, os.kill, (office, signal.SIGCONT)).start()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._office, name)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGSTOP], ids=["crashes", "hangs"])
def test_a_row_on_which_libreoffice_dies_is_set_aside_after_two_kills(
    services: Services,
    context: WorkerContext,
    send: Callable[..., StoredBatch],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    """With a real LibreOffice that really dies: halving finds the row, and the rows around it are ready at once."""
    monkeypatch.setattr("worker.convert.pool.JOINED_SECONDS", 0.5)
    settings = services.settings
    with LibreOfficePool(settings.soffice, settings.uno_python, 1, 5.0) as office:
        maker = ChunkMaker(DocxRenderer(), Deadly(office, number, "Тестов 2-ұлы"))
        batch = send(4)
        _finish(context, maker)
        assert _statuses(services, batch) == ["ready", "queued", "ready", "ready"]
        clock.advance(600)
        _finish(context, maker)
    assert _statuses(services, batch) == ["ready", "failed", "ready", "ready"]
    assert _items(services, batch)[1].failure_code == "quarantined"
    assert "дважды" in failure("quarantined", _items(services, batch)[1].failure_message, "ru")
    assert get_progress(services, batch.id).batch.status is BatchStatus.DONE


def test_without_libreoffice_a_batch_waits_and_says_what_for(
    services: Services, context: WorkerContext, office: LibreOfficePool, send: Callable[..., StoredBatch], clock: Clock
) -> None:
    """However long; nothing counts as failed."""
    missing = ChunkMaker(DocxRenderer(), Sabotaged(office, ConverterMissingError("none"), "Тестов"))
    batch = send(3)
    for _ in range(8):
        _finish(context, missing)
        clock.advance(20)
    assert {str(item.status): rendered(item.waiting_for, "ru") for item in _items(services, batch)} == {
        "queued": "PDF будет готов, когда на сервере появится LibreOffice."
    }
    _finish(context, ChunkMaker(DocxRenderer(), office))
    assert set(_statuses(services, batch)) == {"ready"}


class FullDisk:
    """A file store on a disk that is full."""

    def __init__(self, real: FileStore) -> None:
        self._real = real

    def put(self, data: bytes) -> StoredFile:
        """Raise what a full disk raises."""
        raise StorageError(f"cannot keep a file of {len(data)} bytes: the disk is full")

    def open(self, sha256: str, size: int | None = None) -> BinaryIO:
        """Open a file."""
        return self._real.open(sha256, size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def test_on_a_full_disk_a_batch_waits(
    services: Services, context: WorkerContext, maker: ChunkMaker, send: Callable[..., StoredBatch], clock: Clock
) -> None:
    """And goes on when there is room again."""
    batch = send(3)
    _finish(replace(context, files=FullDisk(context.files)), maker)
    assert set(_statuses(services, batch)) == {"queued"}
    clock.advance(60)
    _finish(context, maker)
    assert set(_statuses(services, batch)) == {"ready"}


def test_what_a_dead_worker_held_is_made_by_another(
    services: Services, context: WorkerContext, maker: ChunkMaker, send: Callable[..., StoredBatch], clock: Clock
) -> None:
    """Each paper once, though the dead one comes back and wants to record its work."""
    batch = send(3)

    class Interrupted(ChunkMaker):
        def make(self, orders: Any, *callbacks: Any) -> Any:
            made = super().make(orders, *callbacks)
            clock.advance(120)
            with services.database.transaction() as session:
                due(session, now=clock(), limit=10)
            _finish(context, maker)
            return made

    interrupted = Interrupted(DocxRenderer(), context.maker.converter)
    assert set(make_chunk(replace(context, maker=interrupted)).values()) == {Result.LOST}
    assert _statuses(services, batch) == ["ready"] * 3
    assert [len(item.files) for item in _items(services, batch)] == [2, 2, 2]


def test_a_database_that_is_away_leaves_the_chunk_to_the_sweeper(
    services: Services, context: WorkerContext, maker: ChunkMaker, send: Callable[..., StoredBatch], clock: Clock
) -> None:
    """Nothing is lost and nothing raised."""
    batch = send(2)

    class Away:
        def __init__(self) -> None:
            self.calls = 0

        def transaction(self) -> Any:
            self.calls += 1
            if self.calls > 1:
                raise DatabaseUnavailableError("away")
            return services.database.transaction()

        reading = services.database.reading
        now = services.database.now

    away: Any = Away()
    gone = replace(context, database=away, lease_seconds=0.5, maker=maker)
    assert list(make_chunk(gone).values()) == [Result.LOST] * 2
    assert _statuses(services, batch) == ["rendering"] * 2
    clock.advance(120)
    with services.database.transaction() as session:
        due(session, now=clock(), limit=10)
    _finish(context, maker)
    assert _statuses(services, batch) == ["ready"] * 2


def test_what_is_made_outlasts_a_moment_without_the_database(
    services: Services,
    context: WorkerContext,
    maker: ChunkMaker,
    send: Callable[..., StoredBatch],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is recorded when the database is back, and made only once."""
    monkeypatch.setattr("service.db.leases.RECORD_AGAIN_SECONDS", 0.01)
    batch = send(2)

    class Moody:
        def __init__(self) -> None:
            self.calls = 0

        def transaction(self) -> Any:
            self.calls += 1
            if self.calls in {2, 3, 4}:
                raise DatabaseUnavailableError("away")
            return services.database.transaction()

        reading = services.database.reading
        now = services.database.now

    moody: Any = Moody()
    made = make_chunk(replace(context, database=moody, maker=maker))
    assert list(made.values()) == [Result.READY] * 2
    assert _statuses(services, batch) == ["ready"] * 2
