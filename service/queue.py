"""Celery as the service and the worker use it: queues, names of tasks, and the notifier that sends their messages.

Messages carry ids only. Every one may be lost, repeated or late: the database decides, and the sweeper sends again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import structlog
from celery import Celery
from celery.exceptions import OperationalError as CeleryOperationalError
from kombu.entity import Exchange, Queue
from kombu.exceptions import KombuError
from kombu.pools import ProducerPool

from service.settings import Settings

DOCUMENTS: Final = "documents"
"""Queue of single documents: a client waits for each."""
BATCHES: Final = "batches"
"""Queue of everything else. It is short by construction: a batch has one message, and licences are bounded."""

RENDER_DOCUMENTS: Final = "render_documents"
READ_BATCH: Final = "read_batch"
RENDER_CHUNK: Final = "render_chunk"
ASSEMBLE_RESULTS: Final = "assemble_results"
REPAIR_DOCUMENT: Final = "repair_document"
PURGE: Final = "purge"
SWEEP: Final = "sweep"
TIDY: Final = "tidy"
COMPARE_ISSUED: Final = "compare_issued"

BEFORE_CHUNKS: Final = 9
"""Priority of what must not wait for the chunks that are queued already."""
DELIVERY_LIMIT: Final = 20
"""Deliveries of one message after which RabbitMQ drops it; the sweeper sends another where one is needed."""

MAX_QUEUED: Final = 50
"""Messages in the queue of batches above which no task of the schedule is added: its workers are away."""

PUBLISH_SECONDS: Final = 0.4
"""Time limit of each step of sending: the message itself, and two more to give up a dead connection.

A client thus waits about a second at most; what could not be sent is left to the sweeper.
"""

EMBEDDED: Final = "filesystem://localhost//"
"""Where kombu takes messages in files to be; without a host it warns."""
CONNECTIONS: Final = 10
CONNECT_SECONDS: Final = 4
PROMPT_SECONDS: Final = 0.2

BROKER_PAUSE_SECONDS: Final = 5.0
"""Pause after a failure of the broker, so that an outage slows one request down, not all."""

log = structlog.get_logger(__name__)


class Notifier(Protocol):
    """Notifies workers of what waits. Best effort: the sweeper notifies again, the database is authoritative."""

    def notify(self, document_id: str) -> None:
        """Send a licence to make one document, for this one, which was committed as queued."""

    def notify_batch(self, batch_id: str) -> None:
        """Send the task that reads the next segment of a committed batch."""

    def notify_result(self, result_id: str) -> None:
        """Send the task that makes a file of a whole batch, whose row was committed."""

    def notify_repair(self, document_id: str) -> None:
        """Send the task that repairs the files of a document, whose row was committed."""

    def notify_purge(self, purge_id: str) -> None:
        """Send the task that destroys papers of a confirmed purge, whose row was committed."""

    def notify_chunks(self, waiting: int) -> None:
        """Top the queued licences to make a chunk up to this number."""

    def messages(self) -> Mapping[str, int] | None:
        """Return how many messages wait in each queue; ``None`` while the broker does not answer."""


class SilentNotifier:
    """Sends nothing; the sweeper notifies."""

    def notify(self, document_id: str) -> None:
        """Do nothing."""

    def notify_batch(self, batch_id: str) -> None:
        """Do nothing."""

    def notify_result(self, result_id: str) -> None:
        """Do nothing."""

    def notify_repair(self, document_id: str) -> None:
        """Do nothing."""

    def notify_purge(self, purge_id: str) -> None:
        """Do nothing."""

    def notify_chunks(self, waiting: int) -> None:
        """Do nothing."""

    def messages(self) -> Mapping[str, int] | None:
        """Return nothing."""
        return {}


class CeleryNotifier:
    """Sends through Celery, on connections of its own that give up within ``PUBLISH_SECONDS``.

    Args:
        celery: where to send the messages.
        pause: seconds to keep still after the broker failed.
    """

    def __init__(self, celery: Celery, *, pause: float = BROKER_PAUSE_SECONDS) -> None:
        self._celery = celery
        self._pause = pause
        self._silent_until = 0.0
        connection = celery.connection_for_write(connect_timeout=PUBLISH_SECONDS, transport_options=_impatient(celery))
        self._errors = (CeleryOperationalError, KombuError, OSError, *connection.connection_errors)
        # Not kombu's global pool: it takes two brokers in two folders for the same.
        pool = connection.Pool(CONNECTIONS)
        self._producers = ProducerPool(pool, limit=CONNECTIONS)

    def notify(self, document_id: str) -> None:
        """Send the message, or log that the broker does not take it."""
        self._try(RENDER_DOCUMENTS, [[document_id]], DOCUMENTS)

    def notify_batch(self, batch_id: str) -> None:
        """Send the message, or log that the broker does not take it."""
        self._try(READ_BATCH, [batch_id], BATCHES)

    def notify_result(self, result_id: str) -> None:
        """Send the message, or log that the broker does not take it."""
        self._try(ASSEMBLE_RESULTS, [result_id], BATCHES)

    def notify_repair(self, document_id: str) -> None:
        """Send the message, or log that the broker does not take it."""
        self._try(REPAIR_DOCUMENT, [document_id], BATCHES)

    def notify_purge(self, purge_id: str) -> None:
        """Send the message, or log that the broker does not take it."""
        self._try(PURGE, [purge_id], BATCHES)

    def notify_chunks(self, waiting: int) -> None:
        """Send as many licences as the queue lacks, or log that the broker does not take them."""
        self._try(RENDER_CHUNK, [], BATCHES, lambda queued: waiting - queued)

    def notify_periodic(self, task: str) -> None:
        """Send a task of the schedule, unless the queue is long."""
        self._try(task, [], BATCHES, lambda queued: int(queued < MAX_QUEUED))

    def messages(self) -> Mapping[str, int] | None:
        """Return the lengths of the queues, or log that the broker does not answer."""
        found: dict[str, int] = {}

        def ask() -> None:
            with self._producers.acquire(block=True, timeout=PUBLISH_SECONDS) as producer:
                for queue in (DOCUMENTS, BATCHES):
                    found[queue] = self._queued(queue, producer)

        return found if self._attempt(ask, "broker_unavailable") else None

    def _try(self, task: str, args: Sequence[Any], queue: str, count: Callable[[int], int] | None = None) -> None:
        self._attempt(lambda: self._send(task, args, queue, count), "notification_failed", task=task, ids=args)

    def _attempt(self, do: Callable[[], None], failure: str, **told: Any) -> bool:
        """Do something with the broker and return whether that worked; nothing is tried while it rests."""
        started = time.monotonic()
        if started < self._silent_until:
            return False
        reason = ""
        for _ in range(2):
            try:
                do()
            except self._errors as error:
                reason = type(error).__name__
            else:
                return True
            # A connection that was cut while idle fails at once; a new one shows whether the broker is up.
            if time.monotonic() - started > PROMPT_SECONDS:
                break
        self._silent_until = time.monotonic() + self._pause
        log.warning(failure, **told, reason=reason)
        return False

    def _send(self, task: str, args: Sequence[Any], queue: str, count: Callable[[int], int] | None) -> None:
        """Send a message, or as many as ``count`` makes of the number that is queued already."""
        with self._producers.acquire(block=True, timeout=PUBLISH_SECONDS) as producer:
            number = 1 if count is None else count(self._queued(queue, producer))
            for _ in range(number):
                self._celery.send_task(
                    task,
                    args=args,
                    queue=queue,
                    priority=BEFORE_CHUNKS if queue == BATCHES and task != RENDER_CHUNK else None,
                    producer=producer,
                    retry=False,
                    timeout=PUBLISH_SECONDS,
                    confirm_timeout=PUBLISH_SECONDS,
                )

    def _queued(self, queue: str, producer: Any) -> int:
        declared = self._celery.amqp.queues[queue](producer.channel)
        return int(declared.queue_declare().message_count)


def make_celery(settings: Settings) -> Celery:
    """Return the Celery application for the configured broker, without tasks and without results.

    Messages are JSON and hold ids only. They are acknowledged after the work (``acks_late``), one is fetched at a time,
    and one whose worker dies is delivered again where the broker can. The pool is of threads, one for each LibreOffice:
    prefork wedges on messages in files, and the solo pool answers no ping while a document is made.
    """
    broker = EMBEDDED if settings.embedded_broker else settings.broker_url
    celery = Celery("bagalau", broker=broker, set_as_current=False)
    celery.conf.update(
        accept_content=["json"],
        task_serializer="json",
        result_backend=None,
        task_ignore_result=True,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_default_queue=DOCUMENTS,
        task_queues=[_queue(name, settings) for name in (DOCUMENTS, BATCHES)],
        task_create_missing_queues=False,
        task_default_delivery_mode="persistent",
        broker_transport="service.filesystem_broker:Transport" if settings.embedded_broker else None,
        broker_transport_options=_transport_options(settings),
        broker_connection_timeout=CONNECT_SECONDS,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        worker_pool="threads",
        worker_concurrency=settings.converters,
        worker_prefetch_multiplier=1,
        # Events have no consumer on the embedded broker, where each would be a file.
        worker_send_task_events=not settings.embedded_broker,
        task_send_sent_event=not settings.embedded_broker,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        timezone="UTC",
        enable_utc=True,
    )
    return celery


def messages_folder(settings: Settings) -> Path:
    """Return where messages lie as files, while no broker server is named."""
    return settings.data_dir / "broker"


def _queue(name: str, settings: Settings) -> Queue:
    arguments = {"x-queue-type": "quorum", "x-delivery-limit": DELIVERY_LIMIT}
    return Queue(name, Exchange(name), routing_key=name, queue_arguments={} if settings.embedded_broker else arguments)


def _transport_options(settings: Settings) -> dict[str, Any]:
    if not settings.embedded_broker:
        return {"confirm_publish": True}
    messages = messages_folder(settings)
    for name in (DOCUMENTS, BATCHES):
        (messages / name).mkdir(parents=True, exist_ok=True)
    return {"data_folder_in": str(messages), "polling_interval": 0.05, "task_queues": (DOCUMENTS, BATCHES)}


def _impatient(celery: Celery) -> dict[str, Any]:
    """Return what makes a connection to RabbitMQ give up; a worker's own must be able to wait for messages."""
    if celery.conf.broker_transport:
        return {}
    return {"max_retries": 0, "read_timeout": PUBLISH_SECONDS, "write_timeout": PUBLISH_SECONDS}
