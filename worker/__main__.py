"""Runs a worker until SIGTERM: ``python -m worker``. What is at work is finished first."""

from __future__ import annotations

import sys
from contextlib import suppress

from service.errors import DatabaseUnavailableError
from service.queue import CeleryBell, make_celery
from worker.app import celery_worker, open_workshop
from worker.heartbeat import Heartbeat
from worker.liveness import Pulse
from worker.startup import begin
from worker.sweep import sweep, wake


def main() -> int:
    """Make documents until told to stop; return the exit code."""
    settings = begin()
    with open_workshop(settings) as workshop:
        heartbeat = Heartbeat(workshop, Pulse(settings.data_dir, "worker"))
        heartbeat.start()
        # What waited while no worker was there need not wait for the sweeper as well.
        with suppress(DatabaseUnavailableError):
            if settings.embedded_broker:
                wake(workshop.database, workshop.clock())
            sweep(workshop.database, CeleryBell(make_celery(settings)), workshop.clock())
        worker = celery_worker(settings, workshop)
        try:
            worker.start()
        finally:
            heartbeat.stop()
    return worker.exitcode or 0


if __name__ == "__main__":
    sys.exit(main())
