"""What the tasks of a worker send next: licences for what waits, bounded by the workers there are."""

from __future__ import annotations

import io
import json
import threading
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates import catalogue
from service.batches import results
from service.batches.intake import submit_batch
from service.batches.progress import cancel_batch, retry_batch
from service.batches.reading import read_segment
from service.batches.store import BatchOptions
from service.db import workers
from service.errors import DatabaseUnavailableError
from service.queue import BATCHES, RENDER_CHUNK, RENDER_DOCUMENTS, make_celery
from worker.children import ChildDiedError
from worker.runtime import Runtime
from worker.tasks import register

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.batches.store import StoredBatch
    from service.services import Services

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"


class Sent:
    """Remembers what was sent."""

    def __init__(self) -> None:
        self.batches: list[str] = []
        self.chunks: list[int] = []
        self.results: list[str] = []

    def notify(self, document_id: str) -> None:
        """Do nothing."""

    def notify_batch(self, batch_id: str) -> None:
        """Remember the batch."""
        self.batches.append(batch_id)

    def notify_chunks(self, waiting: int) -> None:
        """Remember how many licences are to be queued."""
        self.chunks.append(waiting)

    def notify_result(self, result_id: str) -> None:
        """Remember the file."""
        self.results.append(result_id)


class Busy:
    """A child that is at a chunk for as long as the test likes, and done with anything else at once."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.done = threading.Event()

    def do(self, job: str, *_args: str, limit: float) -> int:
        """Do a job."""
        assert limit > 0
        self.begun.append(job)
        if job == "render":
            assert self.done.wait(20)
        return 0


class Reads:
    """A child that reads in this process, and makes nothing."""

    def __init__(self, services: Services, *, taken: int = 0) -> None:
        self._services = services
        self._taken = taken

    def do(self, job: str, *args: str, limit: float) -> int:
        """Do a job."""
        assert limit > 0
        return read_segment(self._services, *args) if job == "read" else self._taken


@pytest.fixture
def sent() -> Sent:
    """Return what remembers what was sent."""
    return Sent()


@pytest.fixture
def runtime(services: Services, sent: Sent) -> Runtime:
    """Return the parts of a worker whose children are doubles."""
    runtime: Any = Runtime(services.settings)
    runtime.database, runtime.notifier, runtime._children = services.database, sent, Reads(services, taken=40)
    return runtime


@pytest.fixture
def batch(services: Services, sent: Sent) -> StoredBatch:
    """Return a batch of 600 sheets, of which the workers were notified."""
    rows = []
    for number in range(600):
        data = deepcopy(catalogue.form(SHEET).sample())
        data["employee"]["full_name"] = f"Тестов {number}-ұлы"
        data["employee"].pop("iin", None)
        rows.append(json.dumps({"form": SHEET, "data": data}))
    file = io.BytesIO("\n".join(rows).encode())
    batch = submit_batch(replace(services, notifier=sent), BatchOptions(None, "ndjson"), file).batch
    assert sent.batches == [batch.id]
    return batch


def _work(services: Services, *slots: int) -> None:
    for number, count in enumerate(slots):
        with services.database.transaction() as session:
            workers.heartbeat(session, f"worker-{number}", BATCHES, count, None, services.clock())


def test_a_segment_sends_the_next_and_licences_for_what_it_accepted(
    runtime: Runtime, services: Services, batch: StoredBatch, sent: Sent
) -> None:
    """So batches take turns, and papers are made while rows are read; after the last segment nothing is read."""
    _work(services, 4, 2)
    for _ in range(3):
        runtime.read_batch(batch.id)
    assert sent.batches == [batch.id] * 3, "one by who sent it, two by segments that are not the last"
    assert sent.chunks == [7, 12, 12], "250 documents are seven chunks; two licences a slot are enough"


def test_the_archive_of_a_long_batch_is_begun_once_its_last_row_is_read(
    runtime: Runtime, batch: StoredBatch, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Papers go into it as they are made."""
    monkeypatch.setattr(results, "BEGUN_EARLY", 600)
    monkeypatch.setattr(results, "SENT_TO_BE_TAKEN", {"ndjson"})
    for begun in (0, 0, 1):
        runtime.read_batch(batch.id)
        assert len(sent.results) == begun


def test_an_archive_takes_no_slot_from_the_papers_that_it_waits_for(runtime: Any) -> None:
    """There is a thread more than slots; a chunk more than slots waits in it."""
    runtime._children = busy = Busy()
    threads = [threading.Thread(target=runtime.render_chunk) for _ in range(2)]
    for thread in threads:
        thread.start()
    runtime.assemble_result("id")
    assert busy.begun.count("render") == 1
    busy.done.set()
    for thread in threads:
        thread.join(20)
    assert busy.begun.count("render") == 2


def test_licences_are_bounded_by_slots_and_by_chunks(
    runtime: Runtime, services: Services, batch: StoredBatch, sent: Sent
) -> None:
    """Two for each slot of the workers heard of lately, and no more than chunks wait."""
    while read_segment(services, batch.id):
        pass
    for slots, licences in (((), 2), ((1,), 2), ((2, 3), 10), ((64,), 15)):
        _work(services, *slots)
        sent.chunks.clear()
        runtime.render_chunk()
        assert sent.chunks == [licences], slots


def test_what_is_retried_is_sent_again(services: Services, batch: StoredBatch, sent: Sent) -> None:
    """A batch that was stopped half read is read on; one that was read is made."""
    told = replace(services, notifier=sent)
    cancel_batch(told, batch.id)
    retry_batch(told, batch.id)
    assert sent.batches == [batch.id] * 2
    while read_segment(services, batch.id):
        pass
    cancel_batch(told, batch.id)
    retry_batch(told, batch.id)
    assert sent.chunks == [1]


def test_a_batch_of_which_nothing_is_heard_is_sent_again(
    runtime: Runtime, services: Services, batch: StoredBatch, sent: Sent
) -> None:
    """Its message may be lost; while it is being read it is left alone."""
    advance: Callable[[float], None] = services.clock.advance  # type: ignore[attr-defined] # the test's clock
    advance(5)
    runtime.sweep()
    assert sent.batches == [batch.id] * 2
    runtime.read_batch(batch.id)
    advance(9)
    runtime.sweep()
    assert len(sent.batches) == 3
    advance(1)
    runtime.sweep()
    assert len(sent.batches) == 4


@pytest.mark.parametrize(
    "error", [DatabaseUnavailableError("away"), ChildDiedError("killed", None), ValueError("Ахметова Айгерім")]
)
def test_a_task_never_raises_and_never_quotes_what_it_met(
    services: Services, error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    """Celery would log the text of the exception, which may hold a name."""
    celery = make_celery(services.settings)
    runtime: Any = Runtime(services.settings)

    def fail() -> None:
        raise error

    runtime.render_chunk = runtime.render_document = fail
    register(celery, runtime)
    celery.tasks[RENDER_CHUNK]()
    celery.tasks[RENDER_DOCUMENTS](["id"])
    seen = "".join(capsys.readouterr())
    assert "task_interrupted" in seen or "task_failed" in seen
    assert "Ахметова" not in seen
