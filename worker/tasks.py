"""The Celery tasks of the worker: their arguments are ids, their results are recorded in the database.

Each may run twice, late or without work: the database decides. None raises, as its message is spent either way; the
sweeper finds what was not done.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import structlog
from celery import Celery

from service.errors import DatabaseUnavailableError
from service.queue import (
    ASSEMBLE_RESULTS,
    COMPARE_ISSUED,
    PURGE,
    READ_BATCH,
    RENDER_CHUNK,
    RENDER_DOCUMENTS,
    REPAIR_DOCUMENT,
    SWEEP,
    TIDY,
)
from worker.children import ChildDiedError
from worker.documents import describe_error
from worker.runtime import Runtime

log = structlog.get_logger(__name__)


def register(celery: Celery, runtime: Runtime) -> None:
    """Register the tasks of the worker with a Celery application.

    That of single documents makes the one whose turn it is: the ids it is sent with serve logs only.
    """

    def render_documents(_ids: object) -> None:
        # Celery writes the names of functions into code of its own, and one without a name is none.
        runtime.render_document()

    tasks: dict[str, Callable[..., None]] = {
        RENDER_DOCUMENTS: render_documents,
        RENDER_CHUNK: runtime.render_chunk,
        READ_BATCH: runtime.read_batch,
        ASSEMBLE_RESULTS: runtime.assemble_result,
        REPAIR_DOCUMENT: runtime.repair_document,
        PURGE: runtime.purge,
        SWEEP: runtime.sweep,
        TIDY: runtime.tidy,
        COMPARE_ISSUED: runtime.compare_issued,
    }
    for name, do in tasks.items():
        celery.task(name=name, shared=False)(_never_raising(name, do))


def _never_raising(name: str, do: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(do)
    def task(*args: Any) -> None:
        try:
            do(*args)
        except (DatabaseUnavailableError, ChildDiedError) as error:
            log.warning("task_interrupted", task=name, reason=str(error))
        except Exception as error:  # noqa: BLE001 - Celery would log its text, which may quote the data
            log.error("task_failed", task=name, **describe_error(error))  # noqa: TRY400 - as above

    return task
