"""State of a Celery worker from its start to its end, and the work of its tasks."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from typing import Final

import structlog
from prometheus_client import CollectorRegistry, Gauge

from service.batches import chunks
from service.batches import store as batches
from service.db.database import Database, ScopedDatabase
from service.db.tenancy import EVERY_BODY
from service.db.workers import workforce
from service.documents import layout_keys
from service.errors import DatabaseUnavailableError
from service.files.store import open_file_store
from service.queue import BATCHES, COMPARE_ISSUED, DOCUMENTS, CeleryNotifier, make_celery
from service.retention.purging import run_purge
from service.settings import MAX_BATCH_LEASE_SECONDS, Settings
from service.telemetry import listen, new_registry
from worker.children import ChildDiedError, Children
from worker.context import WorkerContext, open_context, worker_name
from worker.documents import make_single
from worker.heartbeat import Heartbeat, Report
from worker.housekeeping import tidy
from worker.measures import measures
from worker.pool_keepalive import PoolKeepalive
from worker.sweep import release, sweep, wake

LICENCES_PER_SLOT: Final = 2
"""Licences that wait for each slot of the workers: with fewer a slot would idle between two chunks."""
READ_SECONDS: Final = 900.0
"""How long a segment of a batch may be read: before the first one the whole file is gone through."""
PURGE_SECONDS: Final = 1800.0
"""How long a part of a purge may take: at its end SQLite writes its whole file anew."""
ASSEMBLE_SECONDS: Final = 3600.0
"""How long a file of a whole batch may be made; an archive of two hundred thousand papers takes some minutes."""

ASSEMBLE: Final = "assemble"
"""The job that is done beside those in the slots: that of a batch in the making waits for its papers."""

log = structlog.get_logger(__name__)


class Runtime:
    """The parts of a worker process; nothing is opened before :meth:`start`."""

    database: ScopedDatabase
    notifier: CeleryNotifier

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stack = ExitStack()
        self._context: WorkerContext | None = None
        self._children = Children()
        self._deadlines: dict[int, float] = {}
        self._slots = threading.Semaphore()

    def start(self, queues: Sequence[str], *, slots: int) -> None:
        """Open what the tasks of these queues need, and start to report their slots."""
        settings, stack = self._settings, self._stack
        self.database = Database(settings.database_url, pool_size=slots + 2).of(EVERY_BODY)
        stack.callback(self.database.dispose)
        self.notifier = CeleryNotifier(make_celery(settings))
        stack.callback(self._children.end_idle, 0.0)
        self._slots = threading.Semaphore(slots)
        report = Report(self.database, worker_name(), slots)
        if DOCUMENTS in queues:
            lease = settings.lease_seconds
            self._context, pool = stack.enter_context(open_context(settings, slots=slots, lease_seconds=lease))
            keepalive = PoolKeepalive(pool)
            keepalive.start()
            stack.callback(keepalive.stop)
            report.missing = pool.available
        listen(self.registry(), settings, queues[0])
        heartbeat = Heartbeat(settings.data_dir, queues, report, self.is_healthy, self._children.end_idle)
        heartbeat.start()
        stack.callback(heartbeat.stop)
        if DOCUMENTS in queues:
            self._catch_up()

    def registry(self) -> CollectorRegistry:
        """Return the metrics of this process."""
        registry = new_registry(self._settings)
        measures.register(registry)
        stuck = Gauge("bagalau_worker_stuck", "Whether a task takes longer than it may.", registry=registry)
        stuck.set_function(lambda: not self.is_healthy())
        return registry

    def stop(self) -> None:
        """Close everything; Celery's pool has finished its tasks."""
        self._stack.close()

    def render_document(self) -> None:
        """Make a single document.

        Raises:
            DatabaseUnavailableError: none could be taken.
        """
        if self._context is not None:
            with self.time_limit(2 * self._settings.convert_timeout + self._settings.lease_seconds):
                make_single(self._context)

    def render_chunk(self) -> None:
        """Make a chunk of a batch, and send licences for the next ones.

        Raises:
            ChildDiedError: its process died; what it held is queued again.
        """
        taken = self._do("render", limit=self._chunk_seconds)
        if taken:
            self._send_licences()

    def read_batch(self, batch_id: str) -> None:
        """Read a segment of a batch and send the next; batches take turns.

        Raises:
            ChildDiedError: its process died; the sweeper sends the batch again.
        """
        from service.batches.results import begin_archive  # noqa: PLC0415 - what makes the files takes 0.2 s to load

        with self.database.transaction() as session:
            batches.note_reading(session, batch_id, now=self.database.now(session))
        more = self._do("read", batch_id, limit=READ_SECONDS)
        self._send_licences()
        if more:
            self.notifier.notify_batch(batch_id)
        elif begun := begin_archive(self.database, batch_id):
            self.notifier.notify_result(begun)

    def assemble_result(self, result_id: str) -> None:
        """Make a file of a whole batch.

        Raises:
            ChildDiedError: its process died; the sweeper sends it again.
        """
        self._do(ASSEMBLE, result_id, limit=ASSEMBLE_SECONDS)

    def repair_document(self, document_id: str) -> None:
        """Make the lost files of a document again.

        Raises:
            ChildDiedError: its process died; the sweeper sends it again.
        """
        self._do("repair", document_id, limit=self._chunk_seconds)

    def purge(self, purge_id: str) -> None:
        """Destroy some of the papers of a purge, and send the next message where more wait.

        Raises:
            DatabaseUnavailableError: not all was done; the sweeper sends it again.
        """
        with self.time_limit(PURGE_SECONDS):
            more = run_purge(self.database, open_file_store(self._settings), purge_id)
        if more:
            self.notifier.notify_purge(purge_id)

    def sweep(self) -> None:
        """Run the sweeper, and send licences.

        Raises:
            DatabaseUnavailableError: nothing was read or changed.
        """
        sweep(self.database, self.notifier, sweep_seconds=self._settings.sweep_seconds)
        self._send_licences()

    def tidy(self) -> None:
        """Delete leftovers and what is past its retention.

        Raises:
            DatabaseUnavailableError: nothing was deleted.
        """
        tidy(self.database, open_file_store(self._settings), self._settings)

    def compare_issued(self) -> None:
        """Compare papers that were issued with a layout which was shut later, some at a time.

        Raises:
            ChildDiedError: its process died; the next message of the schedule goes on.
        """
        with self.database.reading() as session:
            if not layout_keys.unchecked(session, limit=1):
                return
        if self._do("compare", limit=self._chunk_seconds):
            self.notifier.notify_periodic(COMPARE_ISSUED)

    @property
    def _chunk_seconds(self) -> float:
        """How long a chunk may take: each document is converted at most twice, and its lease may have to run out."""
        return chunks.CHUNK * 2 * self._settings.convert_timeout + MAX_BATCH_LEASE_SECONDS

    def _do(self, job: str, *args: str, limit: float) -> bool:
        try:
            with nullcontext() if job == ASSEMBLE else self._slots, self.time_limit(limit + MAX_BATCH_LEASE_SECONDS):
                return bool(self._children.do(job, *args, limit=limit))
        except ChildDiedError as error:
            if error.holder is not None:
                with self.database.transaction() as session:
                    release(session, [error.holder], now=self.database.now(session))
            raise

    def _send_licences(self) -> None:
        with self.database.reading() as session:
            now = self.database.now(session)
            slots = max(workforce(session, queue=BATCHES, now=now).slots, 1)
            waiting = chunks.waiting(session, most=LICENCES_PER_SLOT * slots, now=now)
        if waiting:
            self.notifier.notify_chunks(waiting)

    def _catch_up(self) -> None:
        """Notify at once of what waited while there was no worker."""
        with suppress(DatabaseUnavailableError):
            if self._settings.embedded_broker:
                with self.database.transaction() as session:
                    wake(session, now=self.database.now(session))
            sweep(self.database, self.notifier, sweep_seconds=self._settings.sweep_seconds)

    @contextmanager
    def time_limit(self, limit: float) -> Iterator[None]:
        """Mark the worker as stuck when the block exceeds its limit."""
        thread = threading.get_ident()
        self._deadlines[thread] = time.monotonic() + limit
        try:
            yield
        finally:
            del self._deadlines[thread]

    def is_healthy(self) -> bool:
        """Return whether no task exceeds its limit."""
        now = time.monotonic()
        return all(deadline >= now for deadline in list(self._deadlines.values()))
