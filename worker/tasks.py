"""The task that the service rings for: an id comes in, a recorded state is all that comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from service.errors import DatabaseUnavailableError
from service.queue import RENDER_DOCUMENT
from worker.documents import produce

if TYPE_CHECKING:
    from celery import Celery

    from worker.documents import Workshop

log = structlog.get_logger(__name__)


def render_document(workshop: Workshop, document_id: str) -> None:
    """Make one document; never raises, for the message has done its duty either way."""
    try:
        produce(workshop, document_id)
    except DatabaseUnavailableError as error:
        log.warning("document_not_claimed", document_id=document_id, reason=str(error))


def register(celery: Celery, workshop: Workshop) -> None:
    """Teach a Celery application the tasks of the worker."""

    @celery.task(name=RENDER_DOCUMENT, shared=False)  # type: ignore[untyped-decorator]  # Celery has no type hints
    def task(document_id: str) -> None:
        render_document(workshop, document_id)
