"""The scheduler of Celery beat: its schedule is code, its lease and last runs are one row of the database.

Several beats do no harm: one holds the lease of the schedule, the others check it.
"""

from __future__ import annotations

import time
from typing import Any, Final

import structlog
from celery.beat import Scheduler

from service.db import schedule
from service.db.chain import AT_ONCE, chain_journal, waits
from service.db.database import Database
from service.db.leases import process_name
from service.db.tenancy import EVERY_BODY
from service.errors import DatabaseUnavailableError
from service.liveness import Liveness
from service.queue import COMPARE_ISSUED, SWEEP, TIDY, CeleryNotifier
from service.settings import read_settings
from worker.context import worker_name

TIDY_SECONDS: Final = 3600.0
COMPARE_SECONDS: Final = 300.0
"""Interval of looking for papers that were issued with a layout which was shut later."""
MAX_PAUSE: Final = 10.0
"""Longest interval in seconds of looking what is due: each time the lease is renewed and the liveness file touched."""
CHAIN_SECONDS: Final = 1.0
"""Interval of chaining the journal. The beat does it itself: a task would wait behind chunks of a batch."""
TICKS_PER_LEASE: Final = 3
"""Ticks that may be missed before another beat takes over."""

log = structlog.get_logger(__name__)


class DatabaseScheduler(Scheduler):  # type: ignore[misc]  # Celery has no type hints
    """Sends each task of the schedule when it is due, from the beat that holds the lease."""

    def __init__(self, app: Any, **kwargs: Any) -> None:
        settings = read_settings()
        self._every = {SWEEP: settings.sweep_seconds, TIDY: TIDY_SECONDS, COMPARE_ISSUED: COMPARE_SECONDS}
        self._pause = min(settings.sweep_seconds, MAX_PAUSE)
        self._lease = TICKS_PER_LEASE * max(self._pause, 1.0)
        self._local = settings.database_url.startswith("sqlite")
        self._holder = process_name() or worker_name()
        self._database = Database(settings.database_url, pool_size=1).of(EVERY_BODY)
        self._notifier = CeleryNotifier(app)
        self._liveness = Liveness(settings.data_dir, "beat")
        self._ticking = False
        self._in_charge = False
        self._look_at = 0.0
        super().__init__(app, **kwargs)

    def setup_schedule(self) -> None:
        """Do nothing: the schedule is in the code."""

    def tick(self, *_args: Any, **_kwargs: Any) -> float:
        """Send what is due and chain the journal; return how many seconds to sleep."""
        self._ticking = True
        try:
            if time.monotonic() >= self._look_at:
                self._look()
            if self._in_charge:
                self._chain()
        except DatabaseUnavailableError as error:
            log.warning("schedule_unavailable", reason=str(error))
        finally:
            self._ticking = False
        return min(self._pause, CHAIN_SECONDS)

    def _look(self) -> None:
        # A little early rather than a whole tick late.
        self._look_at = time.monotonic() + self._pause - CHAIN_SECONDS / 10
        try:
            self._send_due()
        finally:
            try:
                self._liveness.touch()
            except OSError as error:
                log.warning("liveness_failed", reason=str(error))

    def _chain(self) -> None:
        with self._database.reading() as session:
            if not waits(session):
                return
        chained = AT_ONCE
        while chained == AT_ONCE:
            with self._database.transaction() as session:
                chained = chain_journal(session)

    def _send_due(self) -> None:
        with self._database.transaction() as session:
            due = schedule.claim_due(
                session,
                self._every,
                holder=self._holder,
                lease_seconds=self._lease,
                now=self._database.now(session),
                local=self._local,
            )
        self._in_charge = due is not None
        for task in due or ():
            self._notifier.notify_periodic(task)

    def close(self) -> None:
        """Release the lease of the schedule.

        Celery calls this in its signal handler and again at the end. During a tick the first call does nothing: it
        would wait for the row that the tick has locked, which continues only after it.
        """
        if self._ticking:
            return
        super().close()
        try:
            with self._database.transaction() as session:
                schedule.give_up(session, holder=self._holder)
        except DatabaseUnavailableError as error:
            log.warning("schedule_release_failed", reason=str(error))
        self._database.dispose()

    @property
    def info(self) -> str:
        """What the banner of ``celery beat`` shows."""
        return f"    . every -> {self._every}"
