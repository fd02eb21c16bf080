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
from service.queue import ASSEMBLE_RESULTS, READ_BATCH, RENDER_CHUNK, RENDER_DOCUMENTS, REPAIR_DOCUMENT, SWEEP, TIDY
from worker.children import ChildDiedError
from worker.documents import describe_error
from worker.runtime import Runtime

log = structlog.get_logger(__name__)


def register(celery: Celery, runtime: Runtime) -> None:
    """Register the tasks of the worker with a Celery application."""

    def task(name: str) -> Callable[[Callable[..., None]], None]:
        def add(do: Callable[..., None]) -> None:
            celery.task(name=name, shared=False)(_never_raising(name, do))

        return add

    @task(RENDER_DOCUMENTS)
    def render_documents(_ids: list[str]) -> None:
        """Make one document, that of the state body served longest ago; the ids serve logs only."""
        runtime.render_document()

    @task(RENDER_CHUNK)
    def render_chunk() -> None:
        """Make one chunk of the batch whose turn it is."""
        runtime.render_chunk()

    @task(READ_BATCH)
    def read_batch(batch_id: str) -> None:
        """Read one segment of a batch."""
        runtime.read_batch(batch_id)

    @task(ASSEMBLE_RESULTS)
    def assemble_results(result_id: str) -> None:
        """Make a file of a whole batch."""
        runtime.assemble_result(result_id)

    @task(REPAIR_DOCUMENT)
    def repair_document(document_id: str) -> None:
        """Make the lost files of a document again."""
        runtime.repair_document(document_id)

    @task(SWEEP)
    def sweep() -> None:
        """Run the sweeper."""
        runtime.sweep()

    @task(TIDY)
    def tidy() -> None:
        """Delete leftovers."""
        runtime.tidy()


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
