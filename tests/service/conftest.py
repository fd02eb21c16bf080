"""A whole service on SQLite, with a worker that makes no papers but keeps to the protocol of claims."""

from __future__ import annotations

import hashlib
import shutil
import threading
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from time import sleep
from typing import TYPE_CHECKING, Any, Protocol
from unittest.mock import patch

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from doc_templates.catalogue import FORMS
from service.access import passwords
from service.access.keys import ensure_bootstrap
from service.api.context import install
from service.app.factory import context_of, create_app
from service.batches import store as batches
from service.batches.reading import read_segment
from service.batches.results import assemble_result
from service.db import schedule, workers
from service.db.database import Database, ScopedDatabase
from service.db.decrees import Calendars
from service.db.migrations import migrate
from service.db.models import (
    BUILTIN_STATE_BODY_ID,
    BatchStatus,
    DocumentRow,
    KeyRow,
    KeyScope,
    Kind,
    StateBodyRow,
    Status,
)
from service.db.tenancy import EVERY_BODY, Scope
from service.documents import claims
from service.documents import store as documents
from service.documents.store import NewDocument
from service.employees.importing import READERS
from service.files.store import open_file_store
from service.queue import SilentNotifier
from service.services import Services
from service.settings import Settings, read_settings
from service.wiring import open_services
from tests.doubles import RecordingNotifier
from validators.check import check
from worker.sweep import settle_batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from service.documents.store import StoredDocument

KEY = "test-key-0123456789-0123456789-0123456789"
OTHER = "other-key-0123456789-0123456789-0123456789"
PAPERS = {"docx": b"PK\x03\x04 a paper", "pdf": b"%PDF-1.7 " + bytes(range(256)) * 20}
MAX_BODY = 64 * 1024
NOON = datetime(2025, 10, 20, 12, tzinfo=UTC)


class FakeWorker:
    """Claims documents and gives every one the same papers."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._stop = threading.Event()

    def report(self, pdf_missing: str | None = None, *, gone: str = "") -> None:
        """Say that all processes are alive, but for one."""
        now = self.services.clock()
        with self.services.database.transaction() as session:
            for queue in {"documents", "batches"} - {gone}:
                workers.heartbeat(
                    session, f"fake:{queue}", queue, 1, pdf_missing if queue == "documents" else None, now
                )
            if gone != "beat":
                schedule.claim_due(session, {}, holder="fake", lease_seconds=6, now=now, local=False)

    def claim(self, document_id: str) -> claims.Chunk:
        """Take a document."""
        with self.services.database.transaction() as session:
            held = claims.claim(session, [document_id], worker="fake", lease_seconds=60, now=self.services.clock())
        assert held is not None
        return held

    def files(self, held: claims.Chunk, formats: tuple[str, ...] = ()) -> list[claims.FinishedFile]:
        """Keep the papers in the store."""
        made = []
        for name in formats or held.claims[0].missing:
            kept = self.services.files.put(PAPERS[name])
            made.append(claims.FinishedFile(name, kept.sha256, kept.size, 2 if name == "pdf" else None))
        return made

    def finish(self, document_id: str) -> None:
        """Make a document ready."""
        held = self.claim(document_id)
        with self.services.database.transaction() as session:
            assert claims.finish(session, held, {document_id: self.files(held)}, self.services.clock())

    def fail(self, document_id: str, message: str, code: str = "broken") -> None:
        """Give a document up."""
        held = self.claim(document_id)
        with self.services.database.transaction() as session:
            assert claims.fail(session, held, *held.claims, code, message, self.services.clock())

    def wait(self, document_id: str, waiting_for: str) -> None:
        """Make the DOCX and put the document back, for want of what makes PDF."""
        held = self.claim(document_id)
        docx = self.files(held, ("docx",))[0]
        now = self.services.clock()
        with self.services.database.transaction() as session:
            assert claims.keep(session, held, *held.claims, docx, now)
            assert claims.release(session, held, *held.claims, waiting_for=waiting_for, not_before=None, now=now)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Make whatever is queued, in the background."""
        thread = threading.Thread(target=self._work)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def read_batch(self) -> bool:
        """Read a batch to its end; ``False`` when none waits."""
        with self.services.database.reading() as session:
            waiting = batches.in_state(session, BatchStatus.RECEIVING)
        if not waiting:
            return False
        while read_segment(self.services, waiting[0], READERS):
            pass
        return True

    def _work(self) -> None:
        while not self._stop.is_set():
            self.read_batch()
            with self.services.database.reading() as session:
                queued = session.scalars(select(DocumentRow.id).where(DocumentRow.status == Status.QUEUED)).all()
            for document_id in queued:
                self.finish(document_id)
            with self.services.database.transaction() as session:
                settle_batches(session, now=self.services.clock())
            sleep(0.02)


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> Iterator[None]:
    """Hash passwords quickly: hundreds of tests sign in, and one asks how passwords are really kept."""
    with patch.object(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)):
        yield


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated database file with one state body and key, to copy."""
    folder = tmp_path_factory.mktemp("migrated")
    settings = read_settings({"BAGALAU_DATA_DIR": str(folder), "BAGALAU_BOOTSTRAP_KEY": KEY})
    migrate(settings.database_url)
    database = Database(settings.database_url).of(EVERY_BODY)
    ensure_bootstrap(database, settings)
    database.dispose()
    return folder / "bagalau.sqlite3"


def _environment(folder: Path, migrated: Path) -> dict[str, str]:
    data = folder / "data"
    data.mkdir()
    shutil.copy(migrated, data / "bagalau.sqlite3")
    return {"BAGALAU_DATA_DIR": str(data), "BAGALAU_BOOTSTRAP_KEY": KEY, "BAGALAU_MAX_BODY_BYTES": str(MAX_BODY)}


class AssemblingNotifier(SilentNotifier):
    """Makes files of whole batches where a message would be sent, and notifies nobody of anything else."""

    services: Services

    def notify_result(self, result_id: str) -> None:
        """Make the file."""
        assemble_result(self.services, result_id)


@contextmanager
def _services(environment: dict[str, str]) -> Iterator[Services]:
    """Open the real parts, of which nobody is notified; the clock begins when all samples are signed."""
    notifier = AssemblingNotifier()
    real = open_services(read_settings(environment), notifier=notifier)
    started = datetime.now(UTC)
    signed = max(form.sample_on for form in FORMS)
    morning = datetime.combine(signed, time(5), tzinfo=UTC) + timedelta(days=1)
    real.database.whole.clock = lambda: morning + (datetime.now(UTC) - started)
    notifier.services = replace(real, clock=real.database.whole.clock)
    yield notifier.services
    real.database.dispose()


@pytest.fixture
def environment(tmp_path: Path, migrated: Path) -> dict[str, str]:
    """Return the settings of an installation of its own, as environment variables."""
    return _environment(tmp_path, migrated)


@pytest.fixture
def services(environment: dict[str, str]) -> Iterator[Services]:
    """Return the parts of an installation of its own."""
    with _services(environment) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_services(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[Services]:
    """Return the parts of an installation that the tests of a module share."""
    with _services(_environment(tmp_path_factory.mktemp("shared"), migrated)) as opened:
        yield opened


@pytest.fixture
def worker(services: Services) -> FakeWorker:
    """Return the worker."""
    return FakeWorker(services)


@pytest.fixture(scope="session")
def routed(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Flask:
    """Return an application whose addresses are put together once for all tests."""
    with _services(_environment(tmp_path_factory.mktemp("routed"), migrated)) as opened:
        return create_app(opened)


@pytest.fixture
def app(routed: Flask, services: Services) -> Flask:
    """Return the application; readiness is asked anew each time, and nobody waits long for a blank form."""
    install(routed, context_of(services, fresh_seconds=0, wait_seconds=0.2))
    return routed


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """Return a client without a key."""
    return app.test_client()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client with the key."""
    known = app.test_client()
    known.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {KEY}"
    return known


@pytest.fixture
def other(app: Flask, services: Services) -> FlaskClient:
    """Return a client of another state body."""
    now = services.clock()
    with services.database.transaction() as session:
        state_body = StateBodyRow(name="Другой", created_at=now)
        session.add(state_body)
        session.flush()
        digest = hashlib.sha256(OTHER.encode()).hexdigest()
        session.add(
            KeyRow(
                state_body_id=state_body.id,
                sha256=digest,
                name="other",
                created_at=now,
                scopes=list(KeyScope),
                bootstrap=False,
            )
        )
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {OTHER}"
    return client


@pytest.fixture
def sample(services: Services) -> dict[str, Any]:
    """Return valid data of an annex 2 score sheet."""
    found: dict[str, Any] = services.forms["b2_score_sheet"].sample()  # type: ignore[attr-defined] # the real form has one
    return found


@pytest.fixture
def document_id(client: FlaskClient, sample: dict[str, Any]) -> str:
    """Return the id of a document just accepted."""
    answer = client.post("/api/v1/documents", json={"form": "b2_score_sheet", "data": sample})
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


@pytest.fixture
def rows(sample: dict[str, Any]) -> list[dict[str, Any]]:
    """Return four rows, the second of them wrong."""
    found = []
    for number in range(1, 5):
        data = deepcopy(sample)
        data["days_worked"] = 40 + number
        found.append({"form": "b2_score_sheet", "external_id": f"row-{number}", "data": data})
    found[1]["data"]["scores"][0]["score"] = 7
    return found


@pytest.fixture
def read(worker: Any) -> Callable[[], None]:
    """Return what reads the batch that waits."""

    def read() -> None:
        assert worker.read_batch()

    return read


@pytest.fixture
def batch(client: FlaskClient, rows: list[dict[str, Any]], read: Callable[[], None]) -> dict[str, Any]:
    """Return a batch that was read."""
    answer = client.post("/api/v1/batches", json=rows)
    assert answer.status_code == 202, answer.text
    read()
    found: dict[str, Any] = client.get(answer.json["links"]["self"]).json
    return found


@pytest.fixture
def notifier(database: ScopedDatabase) -> RecordingNotifier:
    """Return a notifier that records."""
    return RecordingNotifier(database)


@pytest.fixture
def services_at(settings: Settings, database: ScopedDatabase, notifier: RecordingNotifier) -> Callable[..., Services]:
    """Return what puts services together on a database of each kind, real but for clock and given parts."""

    def services_at(clock: Callable[[], datetime], **parts: object) -> Services:
        database.whole.clock = clock
        usual = {"forms": {form.slug: form for form in FORMS}, "check": check, "calendars": Calendars()}
        files = open_file_store(settings)
        return Services(settings, database, files, notifier, clock=clock, **(usual | parts))

    return services_at


class MakeDocument(Protocol):
    """Stores a queued document."""

    def __call__(self, after: float = 0, **fields: object) -> StoredDocument:
        """Store one accepted ``after`` seconds past noon; ``fields`` replace what it is made of."""


@pytest.fixture
def noon() -> datetime:
    """Return the moment the tests begin at."""
    return NOON


@pytest.fixture
def make_document(database: ScopedDatabase) -> MakeDocument:
    """Return what stores a queued document."""

    def make(after: float = 0, state_body_id: str = BUILTIN_STATE_BODY_ID, **fields: object) -> StoredDocument:
        usual = {
            "form": "b2_score_sheet",
            "kind": Kind.DOCUMENT,
            "language": "ru",
            "template_sha256": "0" * 64,
            "formats": ("docx", "pdf"),
            "payload": '{"employee":{"full_name":"Әлия Қасымова"}}',
        }
        with database.whole.of(Scope(state_body_id)).transaction() as session:
            new = NewDocument(**(usual | fields))
            return documents.add(session, new, now=NOON + timedelta(seconds=after), actor="test")

    return make
