"""Readings of papers, written to the journal after the answer: nobody waits for the disk to look at a paper."""

from __future__ import annotations

import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog

from service.db.database import ScopedDatabase
from service.db.tenancy import EVERY_BODY, SYSTEM, Scope
from service.errors import DatabaseUnavailableError
from service.journal.events import Action, Event, Kind, note_all

WAITING: Final = 1000
"""Readings that may wait; a killed process loses as many at most."""
AT_ONCE: Final = 200
"""Readings written in one transaction."""
AGAIN_SECONDS: Final = 600.0
"""A paper that the same person or key looks at again within this time is being looked at still."""
REMEMBERED: Final = 10_000
PAUSE_SECONDS: Final = 1.0
"""Between attempts while the database is away."""

log = structlog.get_logger(__name__)


class Readings:
    """Takes readings from the threads of a process and writes them from one of its own, from :meth:`start` on.

    What no longer fits into the queue is written by the thread that read, before its answer.

    Args:
        database: where the journal is.
        clock: gives the present moment.
        waiting: readings that may wait.
    """

    def __init__(self, database: ScopedDatabase, clock: Callable[[], datetime], *, waiting: int = WAITING) -> None:
        self._database = database.whole.of(EVERY_BODY)
        self._clock = clock
        self._queue: queue.Queue[tuple[Scope, Event, datetime] | None] = queue.Queue(waiting)
        self._known: OrderedDict[tuple[Scope, Event], float] = OrderedDict()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Write what is read from now on; without it everything is written at once."""
        self._thread = threading.Thread(target=self._run, name="readings", daemon=True)
        self._thread.start()

    def note(self, scope: Scope, kind: Kind, subject_id: str) -> None:
        """Note that somebody looked at something.

        Raises:
            DatabaseUnavailableError: it had to be written at once, and could not be.
        """
        event = Event(Action.READ, kind, subject_id)
        if self._is_known(scope, event):
            return
        reading = (scope, event, self._clock())
        if self._thread is not None:
            try:
                self._queue.put_nowait(reading)
            except queue.Full:
                log.warning("readings_queue_full")
            else:
                return
        self._write([reading])

    def close(self) -> None:
        """Write what waits, and stop."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None

    def _is_known(self, scope: Scope, event: Event) -> bool:
        place, now = (scope, event), time.monotonic()
        with self._lock:
            before = self._known.get(place)
            if before is not None and now - before < AGAIN_SECONDS:
                return True
            self._known[place] = now
            self._known.move_to_end(place)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return False

    def _run(self) -> None:
        ended = False
        while not ended:
            taken = [self._queue.get()]
            while len(taken) < AT_ONCE and not self._queue.empty():
                taken.append(self._queue.get())
            ended = None in taken
            self._write_surely([reading for reading in taken if reading is not None])

    def _write_surely(self, readings: list[tuple[Scope, Event, datetime]]) -> None:
        while readings:
            try:
                self._write(readings)
            except DatabaseUnavailableError as error:
                log.warning("readings_not_written", waiting=len(readings), reason=str(error))
                time.sleep(PAUSE_SECONDS)
            else:
                return

    def _write(self, readings: list[tuple[Scope, Event, datetime]]) -> None:
        with self._database.transaction() as session:
            note_all(
                session,
                [(scope.state_body_id, scope.actor or SYSTEM, event, at) for scope, event, at in readings],
            )
