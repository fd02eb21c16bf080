"""Whatever is killed at whatever moment, every document that was accepted is made exactly once."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

import psutil
from sqlalchemy import select, text

from service.db.database import Database
from service.db.models import DocumentRow, FileRow, Status, TransitionRow
from service.files.store import open_file_store
from service.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from service.files.store import FileStore
    from tests.system.conftest import Client, Program

DOCUMENTS = 200
CLIENTS = 3
PATIENCE_SECONDS = 120
SEED = 13
VICTIMS = ("documents", "documents", "office", "office", "driver", "web", "batches", "beat")
PAUSE_SECONDS = (0.3, 2.0)
START_SECONDS = 5
KILL_SECONDS = 60
FORMS = ("b1_score_sheet", "b2_score_sheet", "b_calibration_protocol")


class Killer(threading.Thread):
    """Kills processes of a service at moments and in an order chosen by a seeded generator.

    It ends when told to, or after a minute: a service that is killed for ever never gets anything done.
    """

    def __init__(self, program: Program, seed: int) -> None:
        super().__init__(name="killer", daemon=True)
        self.killed: Counter[str] = Counter()
        self._program = program
        self._random = random.Random(seed)
        self._stopped = threading.Event()

    def run(self) -> None:
        """Kill round after round, each part as often a round as ``VICTIMS`` names it."""
        end = time.monotonic() + KILL_SECONDS
        while time.monotonic() < end:
            for part in self._random.sample(VICTIMS, len(VICTIMS)):
                if self._stopped.wait(self._random.uniform(*PAUSE_SECONDS)):
                    return
                self._kill(part)

    def _kill(self, part: str) -> None:
        """Kill one process of a kind; one that is just being started again is waited for a little."""
        deadline = time.monotonic() + START_SECONDS
        while not (alive := self._program.part(part)) and time.monotonic() < deadline:
            time.sleep(0.02)
        if alive:
            with suppress(psutil.NoSuchProcess):
                self._random.choice(sorted(alive, key=lambda process: process.pid)).kill()
                self.killed[part] += 1

    def stop(self) -> None:
        """Stop killing."""
        self._stopped.set()
        self.join()


def _post(client: Client, number: int) -> str:
    """Have a document accepted, as a client that repeats what was not answered; return its id."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        # Spread over time, so that the killings meet every stage.
        time.sleep(0.4)
        with suppress(OSError):
            answer = client.accept(FORMS[number % len(FORMS)], Idempotency_Key=f"document-{number}")
            if answer.status == 202:
                accepted: str = answer.json["id"]
                return accepted
            assert answer.status in {429, 503}, answer.body
    raise AssertionError(f"document {number} was not accepted in time")


def test_every_accepted_document_becomes_ready_exactly_once(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
) -> None:
    """Both workers, LibreOffice, its driver, web process and beat are killed while 200 documents are on their way."""
    environment |= {
        "BAGALAU_CONVERTERS": "2",
        "BAGALAU_CONVERT_TIMEOUT": "5",
        "BAGALAU_LEASE_SECONDS": "6",
        "BAGALAU_SWEEP_SECONDS": "0.5",
        "BAGALAU_LOG_LEVEL": "warning",
    }
    program = start(**environment)
    eventually(client.is_ready, "the service is ready", 60)
    killer = Killer(program, SEED)
    killer.start()
    with ThreadPoolExecutor(CLIENTS) as clients:
        accepted = list(clients.map(lambda number: _post(client, number), range(DOCUMENTS)))
    killer.stop()
    assert len(set(accepted)) == DOCUMENTS
    assert set(killer.killed) == set(VICTIMS), killer.killed

    settings = read_settings(environment)
    database, files = Database(settings.database_url), open_file_store(settings)
    eventually(lambda: _open(database) == 0, "every document is done", PATIENCE_SECONDS)
    with database.reading() as session:
        _check_documents(session, accepted)
        _check_files(session, files, accepted)
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    database.dispose()
    assert program.stop() == 0
    eventually(lambda: not program.survivors(), "all processes are gone", 5)


def _open(database: Database) -> int:
    """Return how many documents are neither ready nor failed."""
    done = (Status.READY, Status.FAILED)
    with database.reading() as session:
        return len(session.scalars(select(DocumentRow.id).where(DocumentRow.status.not_in(done))).all())


def _check_documents(session: Session, accepted: list[str]) -> None:
    """Those accepted, no others, each ready, and each once in its journal."""
    found = session.execute(select(DocumentRow.id, DocumentRow.status, DocumentRow.failure_code)).all()
    assert [row for row in found if row.status != Status.READY] == []
    assert sorted(row.id for row in found) == sorted(accepted)
    ready = session.scalars(select(TransitionRow.document_id).where(TransitionRow.status == Status.READY)).all()
    assert Counter(ready) == Counter(accepted)


def _check_files(session: Session, files: FileStore, accepted: list[str]) -> None:
    """Both formats of each, with the bytes that their hashes name."""
    rows = session.execute(select(FileRow.document_id, FileRow.format, FileRow.sha256, FileRow.size)).all()
    assert Counter((row.document_id, row.format) for row in rows) == Counter(
        (document_id, format_) for document_id in accepted for format_ in ("docx", "pdf")
    )
    for row in rows:
        content = files.read(row.sha256)
        assert (len(content), hashlib.sha256(content).hexdigest()) == (row.size, row.sha256)
