"""The tasks of the worker: ids come in, a recorded state is all that comes out.

Each may be run twice, late or for nothing: what there is to do is decided by the database. None raises, for its message
has done its duty either way; what was not done is found by the sweeper.
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
    """Teach a Celery application the tasks of the worker."""

    def task(name: str) -> Callable[[Callable[..., None]], None]:
        def add(do: Callable[..., None]) -> None:
            celery.task(name=name, shared=False)(_never_raising(name, do))

        return add

    @task(RENDER_DOCUMENTS)
    def render_documents(_ids: list[str]) -> None:
        """Make one document, that of the owner served longest ago; the ids tell whose message this is."""
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
        """Find what got lost."""
        runtime.sweep()

    @task(TIDY)
    def tidy() -> None:
        """Clear away leftovers."""
        runtime.tidy()


def _never_raising(name: str, do: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(do)
    def task(*args: Any) -> None:
        try:
            do(*args)
        except (DatabaseUnavailableError, ChildDiedError) as error:
            log.warning("task_not_done", task=name, reason=str(error))
        except Exception as error:  # noqa: BLE001 - Celery would log its text, which may quote the data
            log.error("task_failed", task=name, **describe_error(error))  # noqa: TRY400 - as above

    return task
