"""What a batch needs is taken away while it is made: disk, database, broker. It waits, and ends whole."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from service.batches import items as batch_items
from service.db.database import Database
from service.db.tenancy import EVERY_BODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.servers import Rabbit
    from service.batches.items import StoredItem
    from tests.system.conftest import Answer, Client, OwnPostgres, Program

URL = "/api/v1/batches"
BAGALAU = str(Path(sys.executable).with_name("bagalau"))
ROWS = 150
GOOD = ROWS - ROWS // 50
PATIENCE_SECONDS = 300
"""Far more than it takes on a machine with nothing else to do: a batch gives way to everything else."""
CONTAINER = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--map-root-user")
SMALL_DISK = 'mount -t tmpfs -o size=96m,mode=0700 none "$1" && mkdir "$1/tmp" && shift && exec "$@"'
QUICK = {
    "BAGALAU_CONVERT_TIMEOUT": "4",
    "BAGALAU_LEASE_SECONDS": "5",
    "BAGALAU_SWEEP_SECONDS": "0.5",
    "BAGALAU_LOG_LEVEL": "warning",
}
"""So that a lease runs out, and is looked for, while a test waits."""


def _state(client: Client, batch_id: str) -> dict[str, Any]:
    with suppress(OSError):
        answer = client("GET", f"{URL}/{batch_id}")
        if answer.status == 200:
            found: dict[str, Any] = answer.json
            return found
        assert answer.status == 503, answer.body
    return {"status": "unknown", "ready": 0}


def _under_way(client: Client, batch_id: str) -> bool:
    return bool(_state(client, batch_id)["ready"])


def _stored(url: str, batch_id: str) -> list[StoredItem]:
    database = Database(url).of(EVERY_BODY)
    with database.reading() as session:
        items = batch_items.following(session, batch_id, limit=100_000)
    database.dispose()
    return items


def _check_whole(client: Client, batch_id: str, *others: str) -> None:
    found = _state(client, batch_id)
    assert (found["total"], found["ready"], found["failed"]) == (ROWS, GOOD, 0)
    listed = client("GET", URL).json["items"]
    assert {one["id"] for one in listed} == {batch_id, *others}, "nothing was accepted by halves"


def _fill(disk: Path) -> None:
    with (disk / "ballast").open("ab", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(bytes(1 << 12))


def _refused(answer: Answer, slug: str) -> bool:
    assert answer.status in {202, 503}, answer.body
    if answer.status == 503:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.json["type"] == f"/problems/{slug}"
    return answer.status == 503


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """Return a folder for a small disk of its own; skipped where the system lets nobody mount one."""
    folder = tmp_path / "data"
    folder.mkdir()
    tried = subprocess.run([*CONTAINER, "mount", "-t", "tmpfs", "none", folder], check=False, capture_output=True)
    if tried.returncode:
        pytest.skip("this system does not let a test mount a file system")
    return folder


def test_a_batch_waits_while_the_disk_is_full_and_goes_on_when_there_is_room(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    sheets: Callable[[int], list[Any]],
    check_archive: Callable[[str, list[StoredItem]], None],
    small_disk: Path,
    tmp_path: Path,
) -> None:
    """Database, papers, uploads and temporary files on one disk: nothing fails, nothing is taken in by halves."""
    command = (*CONTAINER, "sh", "-c", SMALL_DISK, "sh", str(small_disk), BAGALAU, "serve")
    program = start(*command, **environment | QUICK, TMPDIR=str(small_disk / "tmp"))
    eventually(client.is_ready, "the service is ready", 90)
    batch_id = client("POST", URL, sheets(ROWS)).json["id"]
    eventually(lambda: _under_way(client, batch_id), "the batch is under way", PATIENCE_SECONDS)
    disk = Path(f"/proc/{program.process.pid}/root{small_disk}")
    _fill(disk)
    troubles = ("document_attempt_failed", "recording_failed", "recording_delayed", "task_interrupted")
    eventually(lambda: any(each in program.output for each in troubles), "the disk is missed", PATIENCE_SECONDS)
    accepted = [batch_id]
    for language, words in (("ru", "нет места"), ("kk", "орын жоқ"), ("en", "full")):
        for rows in (sheets(1), sheets(900)):
            while not _refused(answer := client("POST", URL, rows, Accept_Language=language), "disk-full"):
                # Something else was deleted meanwhile.
                accepted.append(answer.json["id"])
                _fill(disk)
            assert words in answer.json["title"]
    single = client.accept()
    _refused(single, "disk-full")
    assert _state(client, batch_id)["failed"] == 0
    assert _state(client, batch_id)["status"] in {"receiving", "rendering"}
    (disk / "ballast").unlink()
    for each in accepted:
        eventually(lambda one=each: _state(client, one)["status"] == "done", "the batch is done", PATIENCE_SECONDS)
    _check_whole(client, *accepted)
    if single.status == 202:
        eventually(lambda: client.document(single.json["id"])["status"] == "ready", "the single document is ready")
    # SQLite would follow the way through /proc to the folder outside, where there is nothing.
    for path in disk.glob("bagalau.sqlite3*"):
        shutil.copy(path, tmp_path)
    check_archive(batch_id, _stored(f"sqlite:///{tmp_path}/bagalau.sqlite3", batch_id))
    assert client("POST", URL, sheets(1)).status == 202
    assert "unexpected_error" not in program.output
    assert program.stop() == 0


def test_a_batch_outlasts_a_database_that_stays_locked(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    sheets: Callable[[int], list[Any]],
    check_archive: Callable[[str, list[StoredItem]], None],
) -> None:
    """Another program writes for longer than anybody waits and any lease runs; whoever asks is told to come again."""
    program = start(**environment | QUICK)
    eventually(client.is_ready, "the service is ready", 60)
    path = Path(environment["BAGALAU_DATA_DIR"]) / "bagalau.sqlite3"
    batch_id = client("POST", URL, sheets(ROWS)).json["id"]
    eventually(lambda: _under_way(client, batch_id), "the batch is under way", PATIENCE_SECONDS)
    writer = sqlite3.connect(path, isolation_level=None, timeout=60)
    writer.execute("BEGIN EXCLUSIVE")
    assert _refused(client.accept(), "database-unavailable")
    assert _state(client, batch_id)["failed"] == 0, "reading goes on"
    eventually(lambda: "is locked" in program.output, "the lock is noticed")
    writer.execute("ROLLBACK")
    writer.close()
    eventually(lambda: _state(client, batch_id)["status"] == "done", "the batch is done", PATIENCE_SECONDS)
    _check_whole(client, batch_id)
    check_archive(batch_id, _stored(f"sqlite:///{path}", batch_id))
    assert "unexpected_error" not in program.output
    assert program.stop() == 0


@pytest.mark.prove  # the tests of many hosts and of the containers let both come and go in every run
def test_a_batch_outlasts_restarts_of_the_database_and_what_is_accepted_without_a_broker_is_made_when_it_is_back(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    sheets: Callable[[int], list[Any]],
    check_archive: Callable[[str, list[StoredItem]], None],
    own_postgres: OwnPostgres,
    rabbitmq_server: Rabbit,
    rabbitmq_url: str,
) -> None:
    """PostgreSQL is stopped in order and killed, then RabbitMQ is down while a document and a batch are accepted.

    Answers say when to come again, and none is an internal error; what was accepted is durable, nobody sends it again.
    """
    url = own_postgres.url
    program = start(**environment | QUICK, BAGALAU_DATABASE_URL=url, BAGALAU_BROKER_URL=rabbitmq_url)
    eventually(client.is_ready, "the service is ready", 60)
    batch_id = client("POST", URL, sheets(ROWS)).json["id"]
    for number in (signal.SIGINT, signal.SIGKILL):
        before = _state(client, batch_id)["ready"]
        eventually(
            lambda least=before: _state(client, batch_id)["ready"] > least, "the batch is under way", PATIENCE_SECONDS
        )
        assert _state(client, batch_id)["status"] != "done", "it hits in the middle"
        own_postgres.stop(number)
        eventually(lambda: client("GET", f"{URL}/{batch_id}").status == 503, "the database is missed")
        assert _refused(client("POST", URL, sheets(1)), "database-unavailable")
        assert _refused(client.accept(), "database-unavailable")
        eventually(own_postgres.is_up_again, "the database is back", 60)
        eventually(lambda: _state(client, batch_id)["status"] != "unknown", "the service is back")
    eventually(lambda: _state(client, batch_id)["status"] == "done", "the batch is done", PATIENCE_SECONDS)
    _check_whole(client, batch_id)
    check_archive(batch_id, _stored(url, batch_id))
    _outlast_the_broker(client, sheets(ROWS + 50)[ROWS:], eventually, rabbitmq_server)
    assert "unexpected_error" not in program.output
    assert program.stop() == 0


def _outlast_the_broker(client: Client, rows: list[Any], eventually: Callable[..., None], rabbit: Rabbit) -> None:
    rabbit.stop()
    try:
        document_id = client.accept().json["id"]
        batch_id = client("POST", URL, rows).json["id"]
        assert client.document(document_id)["status"] == "queued"
        assert _state(client, batch_id)["status"] == "receiving"
    finally:
        rabbit.start()
    eventually(lambda: client.document(document_id)["status"] == "ready", "the single document is ready", 90)
    eventually(lambda: _state(client, batch_id)["status"] == "done", "the batch is done", PATIENCE_SECONDS)
    assert _state(client, batch_id)["ready"] == len(rows) - 1
