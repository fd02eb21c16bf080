"""The archive of a long batch is begun while its papers are being made, and is what it would be if made afterwards."""

from __future__ import annotations

import io
import threading
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, select, update

from service.batches import items, papers, result_claims, results
from service.batches import store as batches
from service.batches.results import assemble_result, begin_archive
from service.db.models import BatchRow, ResultRow, ResultState

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take three papers for many, and look often."""
    monkeypatch.setattr(results, "BEGUN_EARLY", 3)
    monkeypatch.setattr(papers, "LOOK_SECONDS", 0.01)


@pytest.fixture
def queued(client: FlaskClient, services: Services, batch: dict[str, Any]) -> list[str]:
    """Return the documents of a batch that came as a file, which are still to be made."""
    with services.database.transaction() as session:
        session.execute(update(BatchRow).values(kind="csv"))
    found = client.get(batch["links"]["items"]).json["items"]
    return [item["document_id"] for item in found if item["status"] == "queued"]


@pytest.fixture
def finish(services: Services, batch: dict[str, Any], worker: Any) -> Callable[[list[str]], None]:
    """Return what makes documents of the batch ready, which is finished with the last of them."""

    def finish(documents: list[str]) -> None:
        for document_id in documents:
            worker.finish(document_id)
        with services.database.transaction() as session:
            batches.settle(session, [batch["id"]], now=services.clock())

    return finish


def _begin(services: Services, batch: dict[str, Any]) -> str | None:
    return begin_archive(services.database, batch["id"])


def _assembling(services: Services, result_id: str) -> threading.Thread:
    thread = threading.Thread(target=assemble_result, args=(services, result_id))
    thread.start()
    return thread


def _held(archive: bytes) -> dict[str, Any]:
    """Return what an archive holds by the names of its entries; of the register, which tells its moment, the cells."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        held: dict[str, Any] = {name: opened.read(name) for name in opened.namelist()}
    register = load_workbook(io.BytesIO(held["register.xlsx"])).active
    return held | {"register.xlsx": list(register.values)}


def _state(services: Services, result_id: str) -> ResultState:
    with services.database.reading() as session:
        return ResultState(session.scalars(select(ResultRow.state).where(ResultRow.id == result_id)).one())


def test_it_ends_with_the_last_paper_and_is_the_same_as_one_made_afterwards(
    client: FlaskClient,
    services: Services,
    batch: dict[str, Any],
    queued: list[str],
    finish: Callable[[list[str]], None],
) -> None:
    """Whoever asks for it has it at once: nothing is made for the question."""
    result_id = _begin(services, batch)
    assert result_id is not None
    thread = _assembling(services, result_id)
    for document_id in reversed(queued):
        assert client.get(batch["links"]["archive"]).status_code == 409
        finish([document_id])
    thread.join(20)
    assert _state(services, result_id) is ResultState.READY
    begun = client.get(batch["links"]["archive"])
    with services.database.transaction() as session:
        session.execute(delete(ResultRow))
    assert begun.status_code == 200
    assert _held(begun.data) == _held(client.get(batch["links"]["archive"]).data)


def test_only_archives_of_long_batches_that_came_as_a_file_are_begun(
    services: Services,
    batch: dict[str, Any],
    queued: list[str],
    finish: Callable[[list[str]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Papers of other batches are rather fetched one by one, and of a short one there is nothing to gain."""
    monkeypatch.setattr(results, "BEGUN_EARLY", batch["total"] + 1)
    assert _begin(services, batch) is None
    monkeypatch.setattr(results, "BEGUN_EARLY", 3)
    with services.database.transaction() as session:
        session.execute(update(BatchRow).values(kind="ndjson"))
    assert _begin(services, batch) is None
    with services.database.transaction() as session:
        session.execute(update(BatchRow).values(kind="csv"))
    finish(queued)
    assert _begin(services, batch) is None, "it is finished: who wants it asks"


def test_a_paper_that_was_passed_by_and_tried_again_is_not_left_out(
    client: FlaskClient,
    services: Services,
    batch: dict[str, Any],
    queued: list[str],
    worker: Any,
    finish: Callable[[list[str]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Such an archive is thrown away; the next one has all papers."""
    monkeypatch.setattr(items, "BATCH_SIZE", 1)
    result_id = _begin(services, batch)
    assert result_id is not None
    worker.fail(queued[0], "broken")
    thread = _assembling(services, result_id)
    # The last row is waited for, and the first was passed by.
    while _state(services, result_id) is not ResultState.MAKING:
        threading.Event().wait(0.01)
    threading.Event().wait(0.3)
    assert client.post(batch["links"]["self"] + "/retry").status_code == 200
    finish(queued)
    thread.join(20)
    assert _state(services, result_id) is ResultState.QUEUED
    assemble_result(services, result_id)
    found = client.get(batch["links"]["archive"])
    assert found.status_code == 200
    assert found.data.count(b"PK\x03\x04 a paper") == len(queued)


def test_papers_that_do_not_come_are_not_waited_for_without_end(
    services: Services, batch: dict[str, Any], queued: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later attempt takes it up."""
    monkeypatch.setattr(papers, "PATIENCE_SECONDS", 0.05)
    result_id = _begin(services, batch)
    assert result_id is not None
    assert queued
    assemble_result(services, result_id)
    assert _state(services, result_id) is ResultState.QUEUED


def test_one_is_made_at_a_time(services: Services, client: FlaskClient, rows: list[dict[str, Any]], read: Any) -> None:
    """Two that wait for papers would keep two threads from making any; those of finished batches are not held up."""
    begun = []
    for number in range(2):
        for row in rows:
            row["data"]["days_worked"] = 50 + number
        links = client.post("/api/v1/batches", json=rows).json["links"]
        read()
        with services.database.transaction() as session:
            session.execute(update(BatchRow).values(kind="csv"))
        found = client.get(links["self"]).json
        begun.append(_begin(services, found))
    now = services.clock()
    first, second = begun
    assert first is not None
    assert second is not None
    with services.database.transaction() as session:
        held = result_claims.take(session, first, lease_seconds=10, now=now)
        assert held is not None
        assert result_claims.take(session, second, lease_seconds=10, now=now) is None
        later = now + timedelta(seconds=11)
        assert result_claims.take(session, second, lease_seconds=10, now=later) is not None, "the first one is lost"
