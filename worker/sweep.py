"""Finds what got lost and rings for it again: ``python -m worker.sweep``. Several may run at once."""

from __future__ import annotations

import signal
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import structlog

from service import sweeping
from service.db.database import Database
from service.db.utc_datetime import utc_now
from service.errors import DatabaseUnavailableError
from service.files.store import open_file_store
from service.queue import CeleryBell, make_celery
from worker.housekeeping import leftovers, tidy
from worker.liveness import Pulse
from worker.startup import begin

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from service.queue import Bell
    from service.settings import Settings

LIMIT: Final = 200
"""Most documents rung for at a time: a longer queue is kept busy by the bells of the documents themselves."""

TIDY_SECONDS: Final = 3600.0

LATE: Final = timedelta(seconds=10)
"""A sweep that comes as late follows an outage, or the machine was asleep: nobody could renew a lease meanwhile."""

log = structlog.get_logger(__name__)


def sweep(database: Database, bell: Bell, now: datetime, *, after_outage: bool = False) -> int:
    """Put documents whose worker died back in the queue, ring for all that wait without a bell, and settle batches.

    Args:
        database: where they are.
        bell: tells the workers.
        now: the present moment.
        after_outage: whether leases may have run out because the database was away.

    Returns:
        How many were rung for.

    Raises:
        DatabaseUnavailableError: nothing could be looked up.
    """
    with database.transaction() as session:
        waiting = sweeping.due(session, now=now, limit=LIMIT, after_outage=after_outage)
        sweeping.settle_batches(session, now=now)
    # Only now: a worker that is rung for a document must find it committed.
    for document_id in waiting:
        bell.ring(document_id)
    if waiting:
        log.info("rang_again", documents=len(waiting))
    return len(waiting)


def wake(database: Database, now: datetime) -> None:
    """Make everything that is queued and may be tried due at once, whenever it was last rung for.

    Messages in files are gone with the worker that had taken them, so one that starts cannot rely on them.

    Raises:
        DatabaseUnavailableError: nothing was changed.
    """
    with database.transaction() as session:
        sweeping.wake(session, now=now)


class Sweeper:
    """Sweeps every few seconds, and tidies up every hour, until it is told to stop."""

    def __init__(self, settings: Settings, database: Database, bell: Bell, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._database = database
        self._bell = bell
        self._clock = clock
        self._pulse = Pulse(settings.data_dir, "sweeper")
        self._stopped = threading.Event()
        self._last: datetime | None = None
        self._failed = False

    def run(self) -> None:
        """Sweep until :meth:`stop`; a database that does not answer is waited for."""
        tidy_at = time.monotonic()
        while True:
            try:
                self._sweep()
                if time.monotonic() >= tidy_at:
                    tidy(self._database, open_file_store(self._settings), leftovers(self._settings), self._clock())
                    tidy_at = time.monotonic() + TIDY_SECONDS
                self._pulse.beat()
            except (DatabaseUnavailableError, OSError) as error:
                self._failed = True
                log.warning("sweep_failed", reason=str(error))
            if self._stopped.wait(self._settings.sweep_seconds):
                return

    def _sweep(self) -> None:
        """Sweep; whoever asks late cannot tell a worker that died from one that could not renew its lease."""
        usual = timedelta(seconds=self._settings.sweep_seconds) + LATE
        began, last = self._clock(), self._last
        late = last is not None and began - last > usual
        sweep(self._database, self._bell, began, after_outage=late or self._failed)
        # Where the last one began: the next one is late, too, when this one waited long for the database.
        self._last, self._failed = began, False

    def stop(self, *_signal: object) -> None:
        """Let the sweep at hand be the last; fit to be a signal handler."""
        self._stopped.set()


def main() -> None:
    """Sweep until SIGTERM or SIGINT."""
    settings = begin()
    database = Database(settings.database_url)
    sweeper = Sweeper(settings, database, CeleryBell(make_celery(settings)), utc_now)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, sweeper.stop)
    try:
        sweeper.run()
    finally:
        database.dispose()


if __name__ == "__main__":
    main()
