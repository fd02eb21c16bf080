"""Heartbeat of a worker: its queues, its slots, and whether it can make PDF."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from service.db.database import ScopedDatabase
from service.db.workers import heartbeat
from service.errors import DatabaseUnavailableError
from service.liveness import INTERVAL_SECONDS, Liveness
from service.texts import kept
from validators.messages.catalog import Message

log = structlog.get_logger(__name__)


def _nothing() -> None:
    return None


@dataclass(slots=True)
class Report:
    """Report of a worker: its name, its concurrent tasks, and what it lacks to make PDF."""

    database: ScopedDatabase
    worker: str
    slots: int
    missing: Callable[[], Message | None] = _nothing

    def send(self, queue: str) -> None:
        """Record the report for one queue; an unreachable database is logged."""
        try:
            with self.database.transaction() as session:
                now = self.database.now(session)
                heartbeat(session, f"{self.worker}:{queue}", queue, self.slots, kept(self.missing()), now)
        except DatabaseUnavailableError as error:
            log.warning("heartbeat_failed", worker=self.worker, reason=str(error))


class Heartbeat:
    """Reports from a thread of its own, from :meth:`start` to :meth:`stop`.

    Args:
        data_dir: where the liveness files lie, one for each queue.
        queues: the queues of the worker.
        report: what is recorded in the database.
        well: returns whether no task is stuck; while one is, the liveness files grow old.
        meanwhile: called with every beat.
        interval: seconds between two beats.
    """

    def __init__(  # noqa: PLR0913 - what a worker is seen by
        self,
        data_dir: Path,
        queues: Sequence[str],
        report: Report,
        well: Callable[[], bool] = lambda: True,
        meanwhile: Callable[[], Any] = _nothing,
        *,
        interval: float = INTERVAL_SECONDS,
    ) -> None:
        self._liveness = {queue: Liveness(data_dir, queue) for queue in queues}
        self._report = report
        self._well = well
        self._meanwhile = meanwhile
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
        """Report once; a full disk is logged."""
        for queue, liveness in self._liveness.items():
            try:
                # Before the database, whose outage does not make this worker unhealthy.
                if self._well():
                    liveness.touch()
            except OSError as error:
                log.warning("heartbeat_failed", worker=self._report.worker, reason=str(error))
            self._report.send(queue)
        self._meanwhile()

    def _run(self) -> None:
        while True:
            self.beat()
            if self._stopped.wait(self._interval):
                return
