"""What the worker's tests share: an installation in a temporary folder, and doubles for what is slow or breaks."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from doc_templates import catalogue
from service.db.database import Database
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.tenancy import EVERY_BODY, Scope
from service.documents.submissions import Submission, submit
from service.queue import SilentNotifier
from service.settings import read_settings
from service.wiring import open_services
from tests.doubles import Clock
from worker.chunks import ChunkMaker
from worker.context import WorkerContext
from worker.convert.pool import LibreOfficePool
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.documents.store import StoredDocument
    from service.services import Services
    from service.settings import Settings
    from worker.properties import DocumentProperties

SHEET = "b2_score_sheet"


@dataclass
class BrokenConverter:
    """Fails with the errors it is given, one after the other, the last one again and again."""

    errors: list[Exception]
    asked: list[bytes] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    brought: frozenset[str] = frozenset()

    def convert(self, docx: bytes, properties: DocumentProperties) -> bytes:  # noqa: ARG002 - the protocol's signature
        """Raise the next error."""
        self.asked.append(docx)
        self.meanwhile()
        raise self.errors.pop(0) if len(self.errors) > 1 else self.errors[0]

    def available(self) -> None:
        """Say that nothing is missing."""

    def close(self) -> None:
        """Do nothing."""


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock(2026, 12, 1, 9, 30)


@pytest.fixture
def commanded(
    settings: Settings, bring_up: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """Return the database of the installation that commands of the terminal are about."""
    bring_up(settings.database_url)
    monkeypatch.setenv("BAGALAU_DATA_DIR", str(settings.data_dir))
    found = Database(settings.database_url)
    yield found
    found.dispose()


@pytest.fixture
def services(settings: Settings, clock: Clock, bring_up: Callable[[str], None]) -> Iterator[Services]:
    """Return the services of a fresh installation for the built-in state body; nobody is notified."""
    bring_up(settings.database_url)
    services = replace(open_services(settings, notifier=SilentNotifier()), clock=clock)
    services = services.of(Scope(BUILTIN_STATE_BODY_ID))
    services.database.whole.clock = clock
    yield services
    services.database.dispose()


@pytest.fixture
def accept(services: Services) -> Callable[..., StoredDocument]:
    """Return a function that has the sample of a form accepted."""

    def accept(form: str = SHEET, **options: object) -> StoredDocument:
        submission = Submission(form, catalogue.form(form).sample(), **options)
        today = services.clock().date()
        return submit(services, submission, today=today).document

    return accept


@pytest.fixture(scope="session")
def office() -> Iterator[LibreOfficePool]:
    """Return a real LibreOffice."""
    settings = read_settings({})
    with LibreOfficePool(settings.soffice, settings.uno_python, 1, 60.0) as pool:
        yield pool


@pytest.fixture
def context(services: Services, office: LibreOfficePool) -> WorkerContext:
    """Return a context with everything real but the clock."""
    return WorkerContext(
        database=services.database.whole.of(EVERY_BODY),
        files=services.files,
        maker=ChunkMaker(DocxRenderer(), office),
        worker="worker-1",
        lease_seconds=60,
    )


@pytest.fixture
def broken(context: WorkerContext) -> Callable[..., WorkerContext]:
    """Return a function that makes a context whose converter fails with the given errors."""

    def broken(*errors: Exception, meanwhile: Callable[[], None] = lambda: None) -> WorkerContext:
        converter = BrokenConverter(list(errors), meanwhile=meanwhile)
        return replace(context, maker=ChunkMaker(DocxRenderer(), converter))

    return broken


@pytest.fixture
def threads() -> Iterator[None]:
    """Check that no thread of ours is left running."""
    before = set(threading.enumerate())
    yield
    left = [one.name for one in threading.enumerate() if one not in before and one.name.startswith("lease-")]
    assert left == []
