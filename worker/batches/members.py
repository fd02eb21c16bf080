"""The processes that work on batches: one reads rows, the others make documents. Each ends when it has been idle.

They are as polite as the system allows: whoever fills in a single form goes first.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

from service.batches import store as batches
from service.batches.reading import MAX_LEASE_SECONDS, read_segment
from service.db.database import Database
from service.db.models import BatchStatus
from service.db.utc_datetime import utc_now
from service.errors import DatabaseUnavailableError
from service.files.store import open_file_store
from service.queue import SilentBell
from service.wiring import open_services
from worker.app import open_converter, worker_name
from worker.batches.producing import produce_chunk
from worker.chunks import ChunkMaker
from worker.documents import Workshop
from worker.render import DocxRenderer

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from service.services import Services
    from service.settings import Settings

NICENESS: Final = 10
AUTOGROUP: Final = Path("/proc/self/autogroup")
"""Where Linux weighs whole sessions against each other (``sched(7)``); niceness alone counts within a session only."""
PAUSE_SECONDS: Final = 0.2
TROUBLE_SECONDS: Final = 2.0
IDLE_SECONDS: Final = 30.0

log = structlog.get_logger(__name__)


def step_back() -> None:
    """Let everything else on this machine go first."""
    with suppress(OSError):
        os.nice(NICENESS)
    with suppress(OSError):
        AUTOGROUP.write_text(str(NICENESS))


def lease_seconds(settings: Settings) -> float:
    """Return how long what is taken by a batch worker stays its own without renewal."""
    return min(settings.lease_seconds, MAX_LEASE_SECONDS)


def read_turn(services: Services) -> bool:
    """Read a segment of every batch that waits; ``False`` when none of them goes on.

    Raises:
        DatabaseUnavailableError: nothing can be read now.
    """
    with services.database.reading() as session:
        waiting = batches.in_state(session, BatchStatus.RECEIVING)
    more = [read_segment(services, batch_id) for batch_id in waiting]
    return any(more)


def read(settings: Settings, stopped: threading.Event) -> None:
    """Read batches until told to stop, or until there has been none for a while."""
    step_back()
    services = open_services(settings, bell=SilentBell())
    try:
        _until_idle(partial(read_turn, services), stopped)
    finally:
        services.database.dispose()


def render(settings: Settings, stopped: threading.Event) -> None:
    """Make documents of batches until told to stop, or until there have been none for a while.

    LibreOffice is started with the first chunk, and ends with this process.
    """
    step_back()
    with ExitStack() as stack:
        database = Database(settings.database_url, pool_size=3)
        stack.callback(database.dispose)
        converter = open_converter(settings, 1)
        stack.callback(converter.close)
        renderer = DocxRenderer()
        workshop = Workshop(
            database=database,
            files=open_file_store(settings),
            renderer=renderer,
            converter=converter,
            worker=worker_name(),
            lease_seconds=lease_seconds(settings),
            clock=utc_now,
        )
        maker = ChunkMaker(renderer, converter)
        _until_idle(lambda: render_turn(workshop, maker), stopped)


def render_turn(workshop: Workshop, maker: ChunkMaker) -> bool:
    """Make a chunk; where none waits, finish the batches that have nothing left, and return ``False``.

    Raises:
        DatabaseUnavailableError: nothing could be taken.
    """
    if produce_chunk(workshop, maker).taken:
        return True
    with workshop.database.reading() as session:
        rendering = batches.in_state(session, BatchStatus.RENDERING)
    if rendering:
        with workshop.database.transaction() as session:
            batches.settle(session, rendering, now=workshop.clock())
    return False


def _until_idle(turn: Callable[[], bool], stopped: threading.Event) -> None:
    idle_since = time.monotonic()
    while not stopped.is_set() and time.monotonic() - idle_since < IDLE_SECONDS:
        try:
            if turn():
                idle_since = time.monotonic()
                continue
        except DatabaseUnavailableError as error:
            log.warning("batch_work_interrupted", reason=str(error))
            stopped.wait(TROUBLE_SECONDS)
        stopped.wait(PAUSE_SECONDS)
