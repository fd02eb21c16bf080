"""Tells the database every few seconds that this worker is alive and whether it can make PDF."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

import structlog

from service.db.workers import heartbeat
from service.errors import DatabaseUnavailableError
from service.texts import kept

if TYPE_CHECKING:
    from worker.documents import Workshop
    from worker.liveness import Pulse

INTERVAL_SECONDS: Final = 3.0

log = structlog.get_logger(__name__)


class Heartbeat:
    """Reports from a thread of its own, from :meth:`start` to :meth:`stop`.

    Args:
        workshop: the worker to report on.
        pulse: shows on this host, too, that a report went well.
        interval: seconds between two reports.
    """

    def __init__(self, workshop: Workshop, pulse: Pulse, *, interval: float = INTERVAL_SECONDS) -> None:
        self._workshop = workshop
        self._pulse = pulse
        self._interval = interval
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begin to report."""
        self._thread.start()

    def stop(self) -> None:
        """Stop reporting; the worker counts as gone some seconds later."""
        self._stopped.set()
        self._thread.join()

    def beat(self) -> None:
        """Report once; an unreachable database or a full disk is logged, and the next beat tries again."""
        missing = kept(self._workshop.converter.available())
        try:
            with self._workshop.database.transaction() as session:
                heartbeat(session, self._workshop.worker, missing, self._workshop.clock())
            self._pulse.beat()
        except (DatabaseUnavailableError, OSError) as error:
            log.warning("heartbeat_failed", worker=self._workshop.worker, reason=str(error))

    def _run(self) -> None:
        while True:
            self.beat()
            if self._stopped.wait(self._interval):
                return
