"""Documents to work on, without the methodology or a form behind them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from service.store import documents
from service.store.documents import NewDocument
from service.store.models import BUILTIN_OWNER_ID, Kind

if TYPE_CHECKING:
    from service.store.database import Database
    from service.store.documents import StoredDocument

NOON = datetime(2025, 10, 20, 12, tzinfo=UTC)


class MakeDocument(Protocol):
    """Stores a queued document."""

    def __call__(self, after: float = 0, **fields: object) -> StoredDocument:
        """Store one accepted ``after`` seconds past noon; ``fields`` replace what it is made of."""


@pytest.fixture
def noon() -> datetime:
    """Return the moment the tests begin at."""
    return NOON


@pytest.fixture
def make_document(database: Database) -> MakeDocument:
    """Return what stores a queued document."""

    def make(after: float = 0, **fields: object) -> StoredDocument:
        usual = {
            "owner_id": BUILTIN_OWNER_ID,
            "form": "b2_score_sheet",
            "kind": Kind.DOCUMENT,
            "language": "ru",
            "template_sha256": "0" * 64,
            "formats": ("docx", "pdf"),
            "payload": '{"employee":{"full_name":"Әлия Қасымова"}}',
        }
        with database.transaction() as session:
            new = NewDocument(**(usual | fields))
            return documents.add(session, new, now=NOON + timedelta(seconds=after), actor="test")

    return make
