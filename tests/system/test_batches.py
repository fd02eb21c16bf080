"""A batch sent to the running service: made whatever is killed, while single documents do not wait for it."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from service.batches import items as batch_items
from service.db.database import Database
from service.db.models import DocumentRow, Status, TransitionRow
from service.db.tenancy import EVERY_BODY
from service.settings import read_settings
from tests.system.killer import Killer, seeded

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.batches.items import StoredItem
    from tests.system.conftest import Client, Program

URL = "/api/v1/batches"
VICTIMS = ("child", "child", "child", "office", "batches", "beat", "driver", "web")
PAUSE_SECONDS = (0.2, 1.2)
PATIENCE_SECONDS = 600
"""Far more than it takes on a machine with nothing else to do: a batch gives way to everything else."""


def _state(client: Client, batch_id: str) -> dict[str, Any]:
    with suppress(OSError):
        answer = client("GET", f"{URL}/{batch_id}")
        if answer.status == 200:
            found: dict[str, Any] = answer.json
            return found
    return {"status": "unknown"}


def test_a_batch_is_made_and_a_single_document_does_not_wait_for_it(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    sheets: Callable[[int], list[Any]],
) -> None:
    """Accepted after all rows of the batch it is ready before the last of them; at the end no process is left."""
    program = start(**environment)
    eventually(client.is_ready, "the service is ready", 60)
    batch = client("POST", URL, sheets(300)).json
    eventually(lambda: _state(client, batch["id"]).get("ready", 0) > 0, "the batch is under way", PATIENCE_SECONDS)
    eventually(lambda: _state(client, batch["id"])["status"] == "rendering", "every row is accepted", PATIENCE_SECONDS)
    document_id = client.accept().json["id"]
    eventually(lambda: client.document(document_id)["status"] == "ready", "the document is ready", PATIENCE_SECONDS)
    eventually(lambda: _state(client, batch["id"])["status"] == "done", "the batch is done", PATIENCE_SECONDS)
    found, single = _state(client, batch["id"]), client.document(document_id)
    assert (found["total"], found["ready"], found["rejected"], found["failed"]) == (300, 294, 6, 0)
    assert datetime.fromisoformat(found["read_at"]) < datetime.fromisoformat(single["created_at"])
    assert datetime.fromisoformat(single["finished_at"]) < datetime.fromisoformat(found["finished_at"])
    assert found["rate"] > 0
    assert program.part("child"), "they wait a while for the next one"
    assert program.stop() == 0
    eventually(lambda: not program.survivors(), "all processes are gone", 5)


@pytest.mark.parametrize(("rows", "rounds", "seed"), seeded((300, 1), 29, (1000, 5)))
def test_whatever_is_killed_every_row_ends_once(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    sheets: Callable[[int], list[Any]],
    check_archive: Callable[[str, list[StoredItem]], None],
    rows: int,
    rounds: int,
    seed: int,
) -> None:
    """Each accepted row has one document, ready once with both files, or failed with a reason; the archive agrees."""
    environment |= {
        "BAGALAU_CONVERTERS": "2",
        "BAGALAU_CONVERT_TIMEOUT": "4",
        "BAGALAU_LEASE_SECONDS": "5",
        "BAGALAU_SWEEP_SECONDS": "0.5",
        "BAGALAU_LOG_LEVEL": "warning",
    }
    program = start(**environment)
    eventually(client.is_ready, "the service is ready", 60)
    batch = client("POST", URL, sheets(rows)).json
    killer = Killer(program, VICTIMS, pauses=PAUSE_SECONDS, rounds=rounds, seed=seed)
    killer.start()
    killer.join()
    eventually(lambda: _state(client, batch["id"])["status"] != "unknown", "the web process is back")
    assert _state(client, batch["id"])["status"] != "done", "the killings meet every stage"
    assert sum(killer.killed.values()) >= 4 * rounds, killer.killed
    eventually(lambda: _state(client, batch["id"])["status"] == "done", "the batch is done", PATIENCE_SECONDS)

    settings = read_settings(environment)
    database = Database(settings.database_url).of(EVERY_BODY)
    with database.reading() as session:
        items = batch_items.following(session, batch["id"], limit=100_000)
        ready = Counter(
            session.scalars(select(TransitionRow.document_id).where(TransitionRow.status == Status.READY)).all()
        )
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == rows - rows // 50
    database.dispose()
    assert [item.row for item in items] == list(range(1, rows + 1))
    states = Counter(str(item.status) for item in items)
    assert states["rejected"] == rows // 50
    assert states["ready"] + states["failed"] == rows - rows // 50
    assert states["failed"] <= rows // 100, "a kill takes hardly an innocent twice"
    for item in items:
        if item.status == "ready":
            assert ready[item.document_id or ""] == 1
        if item.status == "failed":
            assert item.failure_code
            assert item.failure_message
    check_archive(batch["id"], items)
    assert program.stop() == 0
    eventually(lambda: not program.survivors(), "all processes are gone", 5)
