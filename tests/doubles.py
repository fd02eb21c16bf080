"""Doubles that tests of several packages use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from service.db.models import DocumentRow
from service.db.tenancy import EVERY_BODY
from service.queue import SilentNotifier

if TYPE_CHECKING:
    from service.db.database import ScopedDatabase


class Clock:
    """A clock that goes on only when told to."""

    def __init__(self, *moment: int) -> None:
        self.now = datetime(*moment, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


class RecordingNotifier(SilentNotifier):
    """Records what it notifies of; with a database, that each document was committed by then."""

    def __init__(self, database: ScopedDatabase | None = None) -> None:
        self.documents: list[str] = []
        self.repairs: list[str] = []
        self._database = database

    def notify(self, document_id: str) -> None:
        """Record a document that a worker would find."""
        if self._database is not None:
            with self._database.whole.of(EVERY_BODY).reading() as session:
                assert session.get(DocumentRow, document_id) is not None
        self.documents.append(document_id)

    def notify_repair(self, document_id: str) -> None:
        """Record a document that is to be made again."""
        self.repairs.append(document_id)
