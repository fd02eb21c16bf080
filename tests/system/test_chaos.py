"""Whatever is killed at whatever moment, every document that was accepted is made exactly once."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from service.db.database import Database, ScopedDatabase
from service.db.models import DocumentRow, FileRow, Status, TransitionRow
from service.db.tenancy import EVERY_BODY
from service.files.store import open_file_store
from service.settings import read_settings
from tests.system.killer import Killer, seeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from service.files.store import FileStore
    from tests.system.conftest import Client, Program

CLIENTS = 3
PATIENCE_SECONDS = 120
VICTIMS = ("documents", "documents", "office", "office", "driver", "web", "batches", "beat")
PAUSE_SECONDS = (0.3, 2.0)
START_SECONDS = 5
POST_SECONDS = 0.8
FORMS = ("b1_score_sheet", "b2_score_sheet", "b_calibration_protocol")


def _post(client: Client, number: int) -> str:
    """Have a document accepted, as a client that repeats what was not answered; return its id."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        # Spread over time, so that the killings meet every stage.
        time.sleep(POST_SECONDS)
        with suppress(OSError):
            answer = client.accept(FORMS[number % len(FORMS)], Idempotency_Key=f"document-{number}")
            if answer.status == 202:
                accepted: str = answer.json["id"]
                return accepted
            assert answer.status in {429, 503}, answer.body
    raise AssertionError(f"document {number} was not accepted in time")


def _post_while(killer: Killer, client: Client, numbers: Iterator[int]) -> list[str]:
    """Have documents accepted as long as there is killing; return their ids."""
    accepted = []
    while killer.is_alive():
        accepted.append(_post(client, next(numbers)))
    return accepted


@pytest.mark.parametrize(("rounds", "seed"), seeded((1,), 13, (6,)))
def test_every_accepted_document_becomes_ready_exactly_once(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    rounds: int,
    seed: int,
) -> None:
    """Both workers, LibreOffice, its driver, web process and beat are killed while documents are on their way."""
    environment |= {
        "BAGALAU_CONVERTERS": "2",
        "BAGALAU_CONVERT_TIMEOUT": "5",
        "BAGALAU_LEASE_SECONDS": "6",
        "BAGALAU_SWEEP_SECONDS": "0.5",
        "BAGALAU_LOG_LEVEL": "warning",
    }
    program = start(**environment)
    eventually(client.is_ready, "the service is ready", 60)
    killer = Killer(program, VICTIMS, pauses=PAUSE_SECONDS, rounds=rounds, seed=seed, patience=START_SECONDS)
    killer.start()
    numbers = itertools.count()
    with ThreadPoolExecutor(CLIENTS) as clients:
        posted = clients.map(lambda _: _post_while(killer, client, numbers), range(CLIENTS))
        accepted = [document_id for each in posted for document_id in each]
    assert len(set(accepted)) == next(numbers)
    assert len(accepted) > rounds * len(VICTIMS), "more documents than killings"
    assert set(killer.killed) == set(VICTIMS), killer.killed

    settings = read_settings(environment)
    database, files = Database(settings.database_url).of(EVERY_BODY), open_file_store(settings)
    eventually(lambda: _open(database) == 0, "every document is done", PATIENCE_SECONDS)
    with database.reading() as session:
        _check_documents(session, accepted)
        _check_files(session, files, accepted)
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    database.dispose()
    assert program.stop() == 0
    eventually(lambda: not program.survivors(), "all processes are gone", 5)


def _open(database: ScopedDatabase) -> int:
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
