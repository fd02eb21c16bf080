"""What the worker's tests share: an installation in a temporary folder, and doubles for what is slow or breaks."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from doc_templates import catalogue
from service.db.models import BUILTIN_OWNER_ID
from service.documents.submissions import Submission, submit
from service.queue import SilentBell
from service.settings import read_settings
from service.wiring import open_services
from worker.convert.pool import LibreOfficePool
from worker.documents import Workshop
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.documents.store import StoredDocument
    from service.services import Services
    from service.settings import Settings
    from worker.properties import DocumentProperties

SHEET = "b2_score_sheet"


class Clock:
    """A clock that goes on only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


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
    return Clock()


@pytest.fixture
def services(settings: Settings, clock: Clock, bring_up: Callable[[str], None]) -> Iterator[Services]:
    """Return the services of a fresh installation; nobody is rung."""
    bring_up(settings.database_url)
    services = replace(open_services(settings, bell=SilentBell()), clock=clock)
    yield services
    services.database.dispose()


@pytest.fixture
def accept(services: Services) -> Callable[..., StoredDocument]:
    """Return a function that has the sample of a form accepted."""

    def accept(form: str = SHEET, **wishes: object) -> StoredDocument:
        submission = Submission(form, catalogue.form(form).sample(), **wishes)
        today = services.clock().date()
        return submit(services, BUILTIN_OWNER_ID, submission, today=today).document

    return accept


@pytest.fixture(scope="session")
def office() -> Iterator[LibreOfficePool]:
    """Return a real LibreOffice."""
    settings = read_settings({})
    with LibreOfficePool(settings.soffice, settings.uno_python, 1, 60.0) as pool:
        yield pool


@pytest.fixture
def workshop(services: Services, office: LibreOfficePool) -> Workshop:
    """Return a workshop with everything real but the clock."""
    return Workshop(
        database=services.database,
        files=services.files,
        renderer=DocxRenderer(),
        converter=office,
        worker="worker-1",
        lease_seconds=60,
        clock=services.clock,
    )


@pytest.fixture
def broken(workshop: Workshop) -> Callable[..., Workshop]:
    """Return a function that makes a workshop whose converter fails with the given errors."""

    def broken(*errors: Exception, meanwhile: Callable[[], None] = lambda: None) -> Workshop:
        return replace(workshop, converter=BrokenConverter(list(errors), meanwhile=meanwhile))

    return broken


@pytest.fixture
def threads() -> Iterator[None]:
    """Check that no thread of ours is left running."""
    before = set(threading.enumerate())
    yield
    left = [one.name for one in threading.enumerate() if one not in before and one.name.startswith("lease-")]
    assert left == []
