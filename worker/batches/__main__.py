"""``python -m worker.batches``: works on batches until SIGTERM. With a role it is one process of the crew."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING

from worker.batches.crew import READ, RENDER, Crew
from worker.startup import begin

if TYPE_CHECKING:
    from collections.abc import Callable


def main(arguments: list[str]) -> None:
    """Be one process of the crew where a role is given, the whole crew otherwise."""
    settings = begin()
    if arguments:
        stopped = threading.Event()
        _on_signals(lambda *_: stopped.set())
        # The crew itself makes no papers: what reads and renders would be half of its start.
        from worker.batches.members import read, render  # noqa: PLC0415 - see above

        {READ: read, RENDER: render}[arguments[0]](settings, stopped)
        return
    crew = Crew(settings)
    _on_signals(crew.stop)
    crew.run()


def _on_signals(handler: Callable[..., None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handler)


if __name__ == "__main__":
    main(sys.argv[1:])
