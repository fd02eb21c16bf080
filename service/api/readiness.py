"""Readiness: database, storage, broker, workers and beat respond or have reported lately."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import structlog

from service.api.language import answer_text
from service.db import schedule
from service.db.workers import ALIVE_SECONDS, workforce
from service.errors import DatabaseUnavailableError, StorageError
from service.queue import BATCHES, DOCUMENTS
from service.services import Services
from service.texts import rendered

FRESH_SECONDS: Final = 1.0
"""How long a result is reused: the endpoint is public, and the check writes a file."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """The result of the checks: ``None`` for each that passed, else the key of a text in the section ``health``.

    ``pdf_missing`` is the stored message about what a worker lacks to make PDF.
    """

    database: str | None = None
    storage: str | None = None
    worker: str | None = None
    pdf: str | None = None
    broker: str | None = None
    beat: str | None = None
    batches: str | None = None
    pdf_missing: str | None = None

    @property
    def ready(self) -> bool:
        """Whether documents, PDF included, and batches can be made."""
        return not any(self._checks().values())

    def report(self, language: str) -> dict[str, dict[str, Any]]:
        """Return each check with a sentence about the remedy."""
        found = self._checks().items()
        return {name: {"ok": key is None, "detail": self._sentence(key, language)} for name, key in found}

    def _checks(self) -> dict[str, str | None]:
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "pdf_missing"}

    def _sentence(self, key: str | None, language: str) -> str:
        missing = rendered(self.pdf_missing, language) or ""
        return answer_text("health", key or "ok", language, seconds=ALIVE_SECONDS, missing=missing)


class Readiness:
    """Runs the checks at most once in ``fresh_seconds``. Safe to share between threads."""

    def __init__(self, services: Services, *, fresh_seconds: float = FRESH_SECONDS) -> None:
        self._services = services
        self._fresh_seconds = fresh_seconds
        self._lock = threading.Lock()
        self._found: tuple[float, State] | None = None

    def state(self) -> State:
        """Return the present state, at most ``fresh_seconds`` old."""
        with self._lock:
            now = time.monotonic()
            if self._found is None or now - self._found[0] >= self._fresh_seconds:
                self._found = (now, self._ask())
            return self._found[1]

    def _ask(self) -> State:
        storage = self._ask_storage()
        broker = "broker" if self._services.notifier.messages() is None else None
        try:
            with self._services.database.reading() as session:
                now = self._services.database.now(session)
                force = workforce(session, queue=DOCUMENTS, now=now)
                batches = None if workforce(session, queue=BATCHES, now=now).alive else "batches"
                beat = None if schedule.is_alive(session, now=now) else "beat"
        except DatabaseUnavailableError as error:
            log.warning("database_unavailable", reason=str(error))
            unknown = dict.fromkeys(("worker", "pdf", "beat", "batches"), "unknown")
            return State(database="database", storage=storage, broker=broker, **unknown)
        found = State(storage=storage, broker=broker, beat=beat, batches=batches)
        if not force.alive:
            return replace(found, worker="worker", pdf="worker")
        return found if force.able else replace(found, pdf="pdf", pdf_missing=force.missing)

    def _ask_storage(self) -> str | None:
        try:
            self._services.files.probe()
        except StorageError as error:
            log.warning("storage_unavailable", reason=str(error))
            return "storage"
        return None
