"""Keepalive of a pool: LibreOffice is started before the first document, and again when it died while idle."""

from __future__ import annotations

import threading
from typing import Final

import structlog

from worker.convert.errors import ConverterClosedError, ConverterError
from worker.convert.pool import LibreOfficePool

INTERVAL_SECONDS: Final = 3.0

log = structlog.get_logger(__name__)


class PoolKeepalive:
    """Keeps a pool warm from a thread of its own, from :meth:`start` until :meth:`stop` or the pool is closed."""

    def __init__(self, pool: LibreOfficePool, *, interval: float = INTERVAL_SECONDS) -> None:
        self._pool = pool
        self._interval = interval
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pool-keepalive", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Start no more processes; one that is being started is left to the pool."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                # What is missing is reported by the heartbeat and recorded with waiting documents.
                if self._pool.available() is None:
                    self._pool.warm()
            except ConverterClosedError:
                return
            except (ConverterError, OSError) as error:
                log.warning("converter_start_failed", reason=str(error))
            self._stopped.wait(self._interval)
