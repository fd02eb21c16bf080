"""What a batch ends in is a file: made once, sent in parts, made again when it must be, never wrong."""

from __future__ import annotations

import io
import threading
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from service.api.context import install
from service.app.factory import context_of
from service.batches import results
from service.batches import store as batches
from service.batches.results import forget_old_results
from service.db.database import ScopedDatabase
from service.db.models import ResultRow
from service.errors import StorageError
from service.queue import SilentNotifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow


@pytest.fixture
def links(client: FlaskClient, batch: dict[str, Any], worker: Any, services: Services) -> dict[str, str]:
    """Return the addresses of a finished batch."""
    for item in client.get(batch["links"]["items"]).json["items"]:
        if item["status"] == "queued":
            worker.finish(item["document_id"])
    with services.database.transaction() as session:
        assert batches.settle(session, [batch["id"]], now=services.clock())
    found: dict[str, str] = batch["links"]
    return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the kinds of files in the order they are made."""
    kinds: list[str] = []
    write = results._write

    def noted(services: Services, progress: Any, wanted: Any, target: Any) -> Any:
        kinds.append(wanted.kind)
        return write(services, progress, wanted, target)

    monkeypatch.setattr(results, "_write", noted)
    return kinds


def _stored(services: Services) -> list[Path]:
    with services.database.reading() as session:
        hashes = [row.sha256 for row in session.query(ResultRow) if row.sha256]
    root = services.settings.data_dir / "files"
    return [root / sha256[:2] / sha256[2:4] / sha256 for sha256 in hashes]


def test_a_file_is_made_once_for_everybody_who_asks_the_same(
    client: FlaskClient, links: dict[str, str], made: list[str]
) -> None:
    """The summary, its chart and its picture are of one file; other words are another one."""
    for name in ("archive", "archive", "report", "report", "summary", "chart", "picture", "summary"):
        assert client.get(links[name]).status_code == 200
    assert made == ["archive", "report", "summary"]
    assert client.get(links["report"], headers={"Accept-Language": "kk"}).status_code == 200
    assert made[3:] == ["report"]


def test_a_broken_download_goes_on_where_it_ended(client: FlaskClient, links: dict[str, str]) -> None:
    """Parts put together are the whole; the ETag is that of the whole, and what has not changed is not sent."""
    whole = client.get(links["archive"])
    size, etag = len(whole.data), whole.headers["ETag"]
    assert (whole.headers["Accept-Ranges"], whole.content_length) == ("bytes", size)
    assert zipfile.ZipFile(io.BytesIO(whole.data)).testzip() is None
    first = client.get(links["archive"], headers={"Range": "bytes=0-99"})
    rest = client.get(links["archive"], headers={"Range": "bytes=100-", "If-Range": etag})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert rest.headers["Content-Range"] == f"bytes 100-{size - 1}/{size}"
    assert (rest.headers["ETag"], rest.content_length) == (etag, size - 100)
    assert first.data + rest.data == whole.data
    last = client.get(links["archive"], headers={"Range": "bytes=-5"})
    assert (last.status_code, last.data) == (206, whole.data[-5:])
    assert client.get(links["archive"], headers={"If-None-Match": etag}).status_code == 304


def test_a_part_of_another_file_is_not_sent(client: FlaskClient, links: dict[str, str]) -> None:
    """Another ETag in If-Range gives the whole; a part beyond the end is 416 with the size."""
    whole = client.get(links["report"])
    other = client.get(links["report"], headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (other.status_code, other.data) == (200, whole.data)
    beyond = client.get(links["report"], headers={"Range": f"bytes={len(whole.data)}-"})
    assert (beyond.status_code, beyond.json["type"]) == (416, "/problems/range-not-satisfiable")
    assert beyond.headers["Content-Range"] == f"bytes */{len(whole.data)}"


def test_the_head_tells_the_size_without_the_file(client: FlaskClient, links: dict[str, str]) -> None:
    """As programs ask that fetch in several parts at once."""
    size = len(client.get(links["archive"]).data)
    head = client.head(links["archive"])
    assert (head.status_code, head.content_length, head.data) == (200, size, b"")


def test_a_batch_that_was_tried_again_has_new_files(
    client: FlaskClient, services: Services, batch: dict[str, Any], worker: Any, made: list[str]
) -> None:
    """The one from before is deleted."""
    first, *others = [
        item["document_id"] for item in client.get(batch["links"]["items"]).json["items"] if item["status"] == "queued"
    ]
    worker.fail(first, "broken")
    for document_id in others:
        worker.finish(document_id)
    _settled(services, batch["id"])
    before = client.get(batch["links"]["archive"])
    assert before.data
    (old,) = _stored(services)
    assert client.post(batch["links"]["retry"]).status_code == 200
    assert client.get(batch["links"]["archive"]).status_code == 409
    worker.finish(first)
    _settled(services, batch["id"])
    after = client.get(batch["links"]["archive"])
    assert after.headers["ETag"] != before.headers["ETag"]
    counts = [len(zipfile.ZipFile(io.BytesIO(answer.data)).namelist()) for answer in (before, after)]
    assert counts == [2 * len(others) + 2, 2 * len(others) + 4]
    assert made == ["archive", "archive"]
    assert not old.exists()


def _papers(content: bytes) -> dict[str, bytes]:
    """Return what is in an archive, but for the register, which tells when it was written."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "register.xlsx"}


def _settled(services: Services, batch_id: str) -> None:
    with services.database.transaction() as session:
        assert batches.settle(session, [batch_id], now=services.clock())


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK")])
def test_a_file_that_is_lost_or_cut_off_is_made_again(
    client: FlaskClient, services: Services, links: dict[str, str], damage: Callable[[Path], object]
) -> None:
    """Whoever asks notices nothing: the same papers make the same archive."""
    before = client.get(links["archive"]).data
    damage(*_stored(services))
    assert _papers(client.get(links["archive"]).data) == _papers(before)


def test_files_are_kept_for_some_days(client: FlaskClient, services: Services, links: dict[str, str]) -> None:
    """Then they are deleted, and made again when asked for."""
    first = client.get(links["archive"]).data
    (path,) = _stored(services)
    assert forget_old_results(services.database, services.files, days=services.settings.result_days) == 0
    now = services.database.whole.clock
    services.database.whole.clock = lambda: now() + timedelta(days=services.settings.result_days)
    assert forget_old_results(services.database, services.files, days=services.settings.result_days) == 1
    assert not path.exists()
    assert _papers(client.get(links["archive"]).data) == _papers(first)


def _served_by(app: Flask, services: Services, notifier: Any, seconds: float) -> None:
    install(app, context_of(replace(services, notifier=notifier), fresh_seconds=0, wait_seconds=seconds))


def test_what_takes_long_is_503_and_there_when_asked_again(
    app: Flask, client: FlaskClient, services: Services, links: dict[str, str]
) -> None:
    """No client takes the answer for the file, and those that know 503 come back by themselves."""
    _served_by(app, services, SilentNotifier(), 0.1)
    for name in ("archive", "summary"):
        answer = client.get(links[name])
        assert (answer.status_code, answer.json["type"]) == (503, "/problems/result-not-ready")
        assert int(answer.headers["Retry-After"]) > 0
    with services.database.reading() as session:
        waiting = [row.id for row in session.query(ResultRow)]
    for result_id in waiting:
        results.assemble_result(services, result_id)
    assert [client.get(links[name]).status_code for name in ("archive", "summary")] == [200, 200]


def test_whoever_waits_for_a_file_writes_nothing(
    app: Flask, client: FlaskClient, services: Services, links: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for once; on SQLite each further question would lock out those who make it."""
    _served_by(app, services, SilentNotifier(), 0.2)
    written: list[None] = []
    transaction = ScopedDatabase.transaction

    def counted(database: ScopedDatabase) -> Any:
        written.append(None)
        return transaction(database)

    monkeypatch.setattr(ScopedDatabase, "transaction", counted)
    assert [client.get(links["archive"]).status_code for _ in range(2)] == [503, 503]
    assert len(written) == 1


def test_a_request_waits_for_what_is_made_meanwhile(
    app: Flask, client: FlaskClient, services: Services, links: dict[str, str]
) -> None:
    """As most are, within seconds."""

    class Elsewhere(SilentNotifier):
        def notify_result(self, result_id: str) -> None:
            threading.Timer(0.3, results.assemble_result, (services, result_id)).start()

    _served_by(app, services, Elsewhere(), 60)
    assert client.get(links["archive"]).status_code == 200


def test_a_store_that_is_away_gives_no_file_and_no_half_of_one(
    app: Flask,
    client: FlaskClient,
    services: Services,
    links: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is made when the store is back."""

    def refuse(_file: Any) -> None:
        raise StorageError("away")

    _served_by(app, services, services.notifier, 0.1)
    with monkeypatch.context() as away:
        away.setattr(services.files, "put_file", refuse)
        assert client.get(links["archive"]).status_code == 503
    with services.database.reading() as session:
        waiting = [row.id for row in session.query(ResultRow)]
    results.assemble_result(services, *waiting)
    assert client.get(links["archive"]).status_code == 200


def test_what_breaks_is_logged_without_what_it_says(
    app: Flask,
    client: FlaskClient,
    services: Services,
    links: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And given up after some attempts, with an answer that says so."""

    def fail(*_arguments: Any) -> None:
        raise ValueError("Әлия Қасымова")

    monkeypatch.setattr(results, "_write", fail)
    _served_by(app, services, services.notifier, 0.1)
    with capture_logs() as logs:
        assert client.get(links["archive"]).status_code == 503
        with services.database.reading() as session:
            (waiting,) = [row.id for row in session.query(ResultRow)]
        for _ in range(10):
            results.assemble_result(services, waiting)
        answer = client.get(links["archive"])
    assert (answer.status_code, answer.json["type"]) == (500, "/problems/internal-error")
    assert "result_not_made" in [line["event"] for line in logs]
    assert "Қасымова" not in repr(logs)


def test_of_a_large_file_little_is_in_memory(client: FlaskClient, services: Services, links: dict[str, str]) -> None:
    """Of 64 MB less than one at a time, whoever asks for whatever part."""
    assert client.get(links["archive"]).status_code == 200
    size = 64 << 20
    with services.database.transaction() as session:
        with (services.settings.data_dir / "large").open("w+b") as large:
            large.truncate(size)
            kept = services.files.put_file(large)
        session.query(ResultRow).update({"sha256": kept.sha256, "size": kept.size})
    for part in (None, "bytes=1000-"):
        tracemalloc.start()
        headers = {} if part is None else {"Range": part}
        answer = client.get(links["archive"], headers=headers, buffered=False)
        sent = sum(len(piece) for piece in answer.response)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        answer.close()
        assert sent == size - (0 if part is None else 1000)
        assert most < 1 << 20
