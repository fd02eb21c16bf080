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

from service.batches import reading_claims
from service.batches import store as batches
from service.batches.reading import BatchReader, LeaseLostError
from service.db.database import Database
from service.db.models import BatchStatus
from service.errors import DatabaseUnavailableError, StorageError
from service.files.store import open_file_store
from service.queue import SilentBell
from service.services import utc_now
from service.wiring import open_services
from worker.app import open_converter, worker_name
from worker.batches.producing import produce_chunk
from worker.chunks import ChunkMaker
from worker.documents import Workshop
from worker.lease import LeaseKeeper
from worker.render import DocxRenderer

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from service.batches.reading_claims import Reading
    from service.services import Services
    from service.settings import Settings

NICENESS: Final = 10
AUTOGROUP: Final = Path("/proc/self/autogroup")
"""Where Linux weighs whole sessions against each other (``sched(7)``); niceness alone counts within a session only."""
PAUSE_SECONDS: Final = 0.2
TROUBLE_SECONDS: Final = 2.0
IDLE_SECONDS: Final = 30.0
LONGEST_LEASE: Final = 30.0
"""A lease is renewed all the while, so it need not outlast the work; the shorter, the sooner a crash is mended."""
BATCHES_AT_ONCE: Final = 4
"""Batches read in turns, so that a short one does not wait for a long one."""

log = structlog.get_logger(__name__)


def step_back() -> None:
    """Let everything else on this machine go first."""
    with suppress(OSError):
        os.nice(NICENESS)
    with suppress(OSError):
        AUTOGROUP.write_text(str(NICENESS))


def lease_seconds(settings: Settings) -> float:
    """Return how long what is taken by a batch worker stays its own without renewal."""
    return min(settings.lease_seconds, LONGEST_LEASE)


class _AtHand:
    """A batch that is being read. Its lease is renewed meanwhile: opening a long workbook alone may outlast one."""

    def __init__(self, services: Services, reading: Reading, lease: float) -> None:
        self.reader = BatchReader(services, reading, lease_seconds=lease)
        self.portions = self.reader.run()
        self._kept = ExitStack()
        renew = partial(reading_claims.keep_reading, reading=reading)
        keeper = LeaseKeeper(services.database, renew, reading.batch.id, lease, services.clock)
        self._kept.enter_context(keeper)

    def close(self) -> None:
        """End the reading, and the renewal of its lease."""
        self.portions.close()
        self._kept.close()


class Readers:
    """Reads batches in turns, a portion of each, until it is told to stop or nothing is left to read."""

    def __init__(self, services: Services, *, lease: float) -> None:
        self._services = services
        self._lease = lease
        self._open: list[_AtHand] = []

    def turn(self) -> bool:
        """Read a portion of every batch at hand; ``False`` when there was nothing to read.

        Raises:
            DatabaseUnavailableError: nothing can be read now; what is at hand is given up.
        """
        self._take()
        for one in list(self._open):
            if not self._advance(one):
                self._open.remove(one)
                one.close()
        return bool(self._open)

    def close(self) -> None:
        """Give back what is at hand."""
        for one in self._open:
            one.close()
            with suppress(DatabaseUnavailableError):
                one.reader.put_back()
        self._open.clear()

    def _take(self) -> None:
        services = self._services
        with services.database.reading() as session:
            waiting = len(batches.in_state(session, BatchStatus.RECEIVING))
        if len(self._open) >= min(waiting, BATCHES_AT_ONCE):
            return
        owners = {one.reader.reading.batch.owner_id for one in self._open}
        with services.database.transaction() as session:
            reading = reading_claims.take_to_read(
                session, lease_seconds=self._lease, now=services.clock(), besides=owners
            )
        if reading is not None:
            self._open.append(_AtHand(services, reading, self._lease))

    def _advance(self, one: _AtHand) -> bool:
        reader = one.reader
        try:
            next(one.portions)
        except StopIteration:
            return False
        except LeaseLostError:
            log.warning("reading_lost", batch_id=reader.reading.batch.id)
            return False
        except (DatabaseUnavailableError, StorageError, OSError) as error:
            log.warning("reading_interrupted", batch_id=reader.reading.batch.id, reason=str(error))
            time.sleep(TROUBLE_SECONDS)
            with suppress(DatabaseUnavailableError):
                reader.put_back()
            return False
        return True


def read(settings: Settings, stopped: threading.Event) -> None:
    """Read batches until told to stop, or until there has been none for a while."""
    step_back()
    services = open_services(settings, bell=SilentBell())
    readers = Readers(services, lease=lease_seconds(settings))
    try:
        _until_idle(readers.turn, stopped)
    finally:
        readers.close()
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
