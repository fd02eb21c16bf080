"""``python -m worker.child FD``: runs the heavy work of batches for one thread of a worker (:mod:`worker.children`).

Runs at the lowest CPU priority, so that interactive rendering is not delayed.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, suppress
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from service.queue import BATCHES, SilentNotifier
from service.services import Services
from service.settings import Settings
from worker.children import serve_jobs
from worker.context import WorkerContext, open_context
from worker.documents import make_chunk
from worker.measures import ANY_FORM, measures
from worker.startup import begin

NICENESS: Final = 10
AUTOGROUP: Final = Path("/proc/self/autogroup")
"""Weight of this session among others (``sched(7)``); niceness alone counts within a session only."""


class Jobs:
    """The jobs of a child. What one needs is loaded and opened with the first of its kind, closed with the process."""

    def __init__(self, settings: Settings, stack: ExitStack) -> None:
        self._settings = settings
        self._stack = stack

    def read(self, batch_id: str) -> bool:
        """Read a segment of a batch; return whether more is to be read."""
        from service.batches.reading import read_segment  # noqa: PLC0415 - see above
        from service.employees.importing import READERS  # noqa: PLC0415 - see above

        with measures.stage(BATCHES, ANY_FORM, "read"):
            return read_segment(self._services, batch_id, READERS)

    def assemble(self, result_id: str) -> None:
        """Make a file of a whole batch."""
        from service.batches.results import assemble_result  # noqa: PLC0415 - see above

        assemble_result(self._services, result_id)

    def repair(self, document_id: str) -> None:
        """Make the lost files of a document again."""
        from worker.repairs import repair_document  # noqa: PLC0415 - see above

        repair_document(self._context, document_id)

    def compare(self) -> bool:
        """Compare some papers that were issued with a layout which was shut later; return whether others are left."""
        from worker.layout_check import compare_some  # noqa: PLC0415 - see above

        return compare_some(self._context)

    def render(self) -> dict[str, str]:
        """Make a chunk; return the result of each document by its id."""
        return {document_id: str(result) for document_id, result in make_chunk(self._context).items()}

    @cached_property
    def _services(self) -> Services:
        from service.wiring import open_services  # noqa: PLC0415 - see above

        services = open_services(self._settings, notifier=SilentNotifier())
        self._stack.callback(services.database.dispose)
        return services

    @cached_property
    def _context(self) -> WorkerContext:
        lease = self._settings.batch_lease_seconds
        context, _ = self._stack.enter_context(open_context(self._settings, slots=1, lease_seconds=lease))
        return context


def lower_priority() -> None:
    """Take the lowest CPU priority."""
    with suppress(OSError):
        os.nice(NICENESS)
    with suppress(OSError):
        AUTOGROUP.write_text(str(NICENESS))


def main(descriptor: str) -> None:
    """Run jobs until the worker closes its end of the pipe."""
    settings = begin()
    lower_priority()
    measures.keep()
    with ExitStack() as stack, Connection(int(descriptor)) as connection:
        jobs = Jobs(settings, stack)
        serve_jobs(
            connection,
            {name: getattr(jobs, name) for name in ("read", "assemble", "repair", "compare", "render")},
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
