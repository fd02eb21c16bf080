"""The bell: tells the workers, by task name and id alone, that a document waits. The database stays the truth."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final, Protocol

import structlog
from celery import Celery
from celery.exceptions import OperationalError as CeleryOperationalError
from kombu.exceptions import KombuError
from kombu.pools import ProducerPool

if TYPE_CHECKING:
    from pathlib import Path

    from service.settings import Settings

RENDER_DOCUMENT: Final = "worker.render_document"
INTERACTIVE: Final = "interactive"

PUBLISH_SECONDS: Final = 0.4
"""How long each step of telling the broker may take: sending, and giving a dead connection up in two more steps.

A client thus waits a second or so at most; the sweeper rings later for what could not be told.
"""

CONNECTIONS: Final = 10
CONNECT_SECONDS: Final = 4
AT_ONCE_SECONDS: Final = 0.2

SILENT_SECONDS: Final = 5.0
"""How long nothing is tried after the broker failed, so that an outage slows one request down, not all."""

log = structlog.get_logger(__name__)


class Bell(Protocol):
    """Tells the workers that a document waits. Never raises: what it could not tell, the sweeper tells later."""

    def ring(self, document_id: str) -> None:
        """Send the id of a document that was committed as queued."""


class SilentBell:
    """Tells nobody; everything is left to the sweeper."""

    def ring(self, document_id: str) -> None:
        """Do nothing."""


class CeleryBell:
    """Rings through Celery, on connections of its own that give up within ``PUBLISH_SECONDS``.

    Args:
        celery: where to send the messages.
        pause: seconds to keep still after the broker failed.
    """

    def __init__(self, celery: Celery, *, pause: float = SILENT_SECONDS) -> None:
        self._celery = celery
        self._pause = pause
        self._silent_until = 0.0
        connection = celery.connection_for_write(connect_timeout=PUBLISH_SECONDS, transport_options=_impatient(celery))
        self._errors = (CeleryOperationalError, KombuError, OSError, *connection.connection_errors)
        # Not kombu's global pool: it takes two brokers in two folders for the same.
        pool = connection.Pool(CONNECTIONS)
        self._producers = ProducerPool(pool, limit=CONNECTIONS)

    def ring(self, document_id: str) -> None:
        """Send the message, or log that the broker does not take it."""
        started = time.monotonic()
        if started < self._silent_until:
            return
        reason = ""
        for _ in range(2):
            try:
                self._send(document_id)
            except self._errors as error:
                reason = type(error).__name__
            else:
                return
            # A connection that was cut while nobody used it fails at once, and the next one tells whether that was all.
            if time.monotonic() - started > AT_ONCE_SECONDS:
                break
        self._silent_until = time.monotonic() + self._pause
        log.warning("bell_failed", document_id=document_id, reason=reason)

    def _send(self, document_id: str) -> None:
        with self._producers.acquire(block=True, timeout=PUBLISH_SECONDS) as producer:
            self._celery.send_task(
                RENDER_DOCUMENT,
                args=[document_id],
                queue=INTERACTIVE,
                producer=producer,
                retry=False,
                timeout=PUBLISH_SECONDS,
                confirm_timeout=PUBLISH_SECONDS,
            )


def make_celery(settings: Settings) -> Celery:
    """Return the Celery application for the configured broker; it knows no tasks and keeps no results.

    Messages are JSON and hold ids only. They are acknowledged after the work (``acks_late``), one is fetched at a time,
    and one whose worker dies is delivered again where the broker can.
    """
    celery = Celery("bagalau", broker=settings.broker_url, set_as_current=False)
    celery.conf.update(
        accept_content=["json"],
        task_serializer="json",
        result_backend=None,
        task_ignore_result=True,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        task_default_queue=INTERACTIVE,
        task_queues={INTERACTIVE: {"routing_key": INTERACTIVE}},
        task_create_missing_queues=False,
        task_default_delivery_mode="persistent",
        broker_transport="service.filesystem_broker:Transport" if settings.embedded_broker else None,
        broker_transport_options=_transport_options(settings),
        broker_connection_timeout=CONNECT_SECONDS,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        worker_enable_remote_control=False,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        timezone="UTC",
        enable_utc=True,
    )
    return celery


def messages_folder(settings: Settings) -> Path:
    """Return where messages lie as files, while no broker server is named."""
    return settings.data_dir / "broker"


def _transport_options(settings: Settings) -> dict[str, Any]:
    if not settings.embedded_broker:
        return {"confirm_publish": True}
    messages = messages_folder(settings)
    messages.mkdir(parents=True, exist_ok=True)
    # One folder both ways: what the web process puts out is what the worker takes in.
    return {"data_folder_in": str(messages), "data_folder_out": str(messages), "polling_interval": 0.05}


def _impatient(celery: Celery) -> dict[str, Any]:
    """Return what makes a connection to RabbitMQ give up; a worker's own must be able to wait for messages."""
    if celery.conf.broker_transport:
        return {}
    return {"max_retries": 0, "read_timeout": PUBLISH_SECONDS, "write_timeout": PUBLISH_SECONDS}
