"""Puts the worker together: the parts it works with, and the Celery worker that listens to the bell."""

from __future__ import annotations

import logging
import os
import socket
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from celery.exceptions import SecurityWarning

from doc_templates.fonts.brought import brought_fonts
from service.db.database import Database
from service.db.utc_datetime import utc_now
from service.files.store import open_file_store
from service.queue import INTERACTIVE, make_celery
from worker.convert.pool import LibreOfficePool
from worker.documents import Workshop
from worker.pool_keepalive import KeepWarm
from worker.render import DocxRenderer
from worker.tasks import register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.settings import Settings

SPARE_CONNECTIONS: Final = 4
"""Connections beside those of the documents at work: their leases, the heartbeat, the first sweep."""

CHATTY: Final = ("celery.app.trace", "celery.worker.strategy")


def worker_name() -> str:
    """Return the name this process goes by in the journal: host and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"[-100:]


@contextmanager
def open_workshop(settings: Settings) -> Iterator[Workshop]:
    """Give all it takes to make documents; LibreOffice is kept warm meanwhile and ended at the end."""
    database = Database(settings.database_url, pool_size=2 * settings.converters + SPARE_CONNECTIONS)
    converter = open_converter(settings, settings.converters)
    warmth = KeepWarm(converter)
    warmth.start()
    try:
        yield Workshop(
            database=database,
            files=open_file_store(settings),
            renderer=DocxRenderer(),
            converter=converter,
            worker=worker_name(),
            lease_seconds=settings.lease_seconds,
            clock=utc_now,
        )
    finally:
        warmth.stop()
        converter.close()
        database.dispose()


def open_converter(settings: Settings, size: int) -> LibreOfficePool:
    """Return a pool of ``size`` LibreOffice processes, none of them started yet."""
    return LibreOfficePool(
        soffice=settings.soffice,
        uno_python=settings.uno_python,
        size=size,
        timeout=settings.convert_timeout,
        brought=brought_fonts(settings.variants_dir),
    )


def celery_worker(settings: Settings, workshop: Workshop) -> Any:
    """Return a Celery worker that makes as many documents at a time as there are converters.

    Threads, because the work is done by LibreOffice and the processes of Celery's other pools wedge on messages in
    files. Gossip, mingling and events between workers are off: nobody listens.
    """
    # Messages are JSON with an id in it: the danger Celery warns root of, unpickling, is not there.
    warnings.simplefilter("ignore", SecurityWarning)
    # A line about every document is written by ours, which knows what became of it.
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    celery = make_celery(settings)
    register(celery, workshop)
    return celery.Worker(
        hostname=workshop.worker.replace(":", "."),
        pool_cls="threads",
        concurrency=settings.converters,
        queues=[INTERACTIVE],
        loglevel=settings.log_level.upper(),
        quiet=True,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=settings.embedded_broker,
    )
