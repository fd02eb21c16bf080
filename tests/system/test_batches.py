"""A batch sent to the running service: made whatever is killed, while single documents stay quick."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import psutil
from sqlalchemy import func, select

from doc_templates import catalogue
from service.settings import read_settings
from service.store import batch_items
from service.store.database import Database
from service.store.files import open_file_store
from service.store.models import DocumentRow, Status, TransitionRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.conftest import Client, Program

SHEET = "b2_score_sheet"
URL = "/api/v1/batches"
ROWS = 1000
SEED = 29
VICTIMS = ("renderer", "renderer", "office", "reader", "batches", "sweeper", "driver", "web")
PAUSE_SECONDS = (0.2, 1.2)
KILL_SECONDS = 25
PATIENCE_SECONDS = 150
QUICK_SECONDS = 5.0
"""Two cores that are busy with a batch and with other tests; on its own a document takes a fraction of a second."""


def _rows(count: int) -> list[dict[str, Any]]:
    found = []
    for number in range(1, count + 1):
        data = deepcopy(catalogue.form(SHEET).sample())
        data["employee"]["full_name"] = f"Тестов {number}-ұлы"
        data["employee"].pop("iin", None)
        if number % 50 == 0:
            data["scores"][0]["score"] = 7
        found.append({"form": SHEET, "external_id": f"row-{number}", "data": data})
    return found


class Killer(threading.Thread):
    """Kills processes of a service at moments and in an order chosen by a seeded generator, for a while."""

    def __init__(self, program: Program) -> None:
        super().__init__(name="killer", daemon=True)
        self.killed: Counter[str] = Counter()
        self._program = program
        self._random = random.Random(SEED)

    def run(self) -> None:
        """Kill what is there; processes of a batch come and go, and what is not there is passed over."""
        end = time.monotonic() + KILL_SECONDS
        while time.monotonic() < end:
            time.sleep(self._random.uniform(*PAUSE_SECONDS))
            part = self._random.choice(VICTIMS)
            if alive := self._program.part(part):
                with suppress(psutil.NoSuchProcess):
                    self._random.choice(sorted(alive, key=lambda process: process.pid)).kill()
                    self.killed[part] += 1


def _state(client: Client, batch_id: str) -> dict[str, Any]:
    with suppress(OSError):
        answer = client("GET", f"{URL}/{batch_id}")
        if answer.status == 200:
            found: dict[str, Any] = answer.json
            return found
    return {"status": "unknown"}


def test_a_batch_is_made_and_single_documents_stay_quick_meanwhile(
    start: Callable[..., Program], client: Client, environment: dict[str, str], eventually: Callable[..., None]
) -> None:
    """And when it is done, its processes and their LibreOffice are gone at the end of the service."""
    program = start(**environment)
    eventually(client.is_ready, "the service is ready", 60)
    batch = client("POST", URL, _rows(120)).json
    eventually(lambda: _state(client, batch["id"]).get("ready", 0) > 0, "the batch is under way", 60)
    begun = time.monotonic()
    document_id = client.accept().json["id"]
    eventually(lambda: client.document(document_id)["status"] == "ready", "the single document is ready", 30)
    assert time.monotonic() - begun < QUICK_SECONDS
    eventually(lambda: _state(client, batch["id"])["status"] == "done", "the batch is done", 60)
    found = _state(client, batch["id"])
    assert (found["total"], found["ready"], found["rejected"], found["failed"]) == (120, 118, 2, 0)
    assert found["rate"] > 0
    assert program.part("renderer"), "they wait a while for the next one"
    assert program.stop() == 0
    eventually(lambda: not program.survivors(), "all processes are gone", 5)


def test_whatever_is_killed_every_row_ends_once(
    start: Callable[..., Program], client: Client, environment: dict[str, str], eventually: Callable[..., None]
) -> None:
    """Each accepted row has one document, ready once with both its files, or failed with a reason."""
    environment |= {
        "BAGALAU_CONVERTERS": "2",
        "BAGALAU_CONVERT_TIMEOUT": "4",
        "BAGALAU_LEASE_SECONDS": "5",
        "BAGALAU_SWEEP_SECONDS": "0.5",
        "BAGALAU_LOG_LEVEL": "warning",
    }
    program = start(**environment)
    eventually(client.is_ready, "the service is ready", 60)
    batch = client("POST", URL, _rows(ROWS)).json
    killer = Killer(program)
    killer.start()
    killer.join()
    eventually(lambda: _state(client, batch["id"])["status"] != "unknown", "the web process is back")
    assert _state(client, batch["id"])["status"] != "done", "the killings meet every stage"
    assert sum(killer.killed.values()) > 15, killer.killed
    eventually(lambda: _state(client, batch["id"])["status"] == "done", "the batch is done", PATIENCE_SECONDS)

    settings = read_settings(environment)
    database, files = Database(settings.database_url), open_file_store(settings)
    with database.reading() as session:
        items = list(batch_items.every(session, batch["id"]))
        ready = Counter(
            session.scalars(select(TransitionRow.document_id).where(TransitionRow.status == Status.READY)).all()
        )
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == ROWS - ROWS // 50
    database.dispose()
    assert [item.row for item in items] == list(range(1, ROWS + 1))
    states = Counter(str(item.status) for item in items)
    assert states["rejected"] == ROWS // 50
    assert states["ready"] + states["failed"] == ROWS - ROWS // 50
    assert states["failed"] <= ROWS // 100, "a kill takes hardly an innocent twice"
    for item in items:
        if item.status == "ready":
            assert [file.format for file in item.files] == ["docx", "pdf"]
            assert all(file.read(files) for file in item.files)
            assert ready[item.document_id or ""] == 1
        if item.status == "failed":
            assert item.failure_code
    assert program.stop() == 0
    eventually(lambda: not program.survivors(), "all processes are gone", 5)
