"""Child processes that run the heavy work of batches for the threads of a Celery worker.

They start with the first job and end when idle, so that no idle LibreOffice holds memory; their work shares no
interpreter lock; and one that hangs is killed by the thread that waits for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from service.db.leases import process_name
from worker.measures import measures
from worker.processes import kill_group

PYTHON: Final = (sys.executable, "-P", "-m", "worker.child")
IDLE_SECONDS: Final = 30.0
SILENT_SECONDS: Final = 30.0
"""A working child reports every second; without a report for as long it counts as frozen."""
CLOSE_SECONDS: Final = 10.0
DYING_SECONDS: Final = 2.0


class ChildDiedError(Exception):
    """A child died or was killed during a job. ``holder`` names it in leases."""

    def __init__(self, reason: str, holder: str | None) -> None:
        super().__init__(reason)
        self.holder = holder


class Child:
    """One process, which runs one job at a time; ``command`` is followed by the descriptor of its end of the pipe.

    ``environment`` are its variables and ``folder`` where it works, if not those of this process.
    """

    def __init__(
        self,
        command: Sequence[str] = PYTHON,
        *,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self._connection, other = Pipe()
        with other:
            argv = (*command, str(other.fileno()))
            self._process = subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                pass_fds=[other.fileno()],
                start_new_session=True,
                env=environment,
                cwd=folder,
            )
        self._holder = process_name(self._process.pid)
        self.idle_since = time.monotonic()

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def do(self, job: str, *args: Any, limit: float) -> Any:
        """Run a job and return its result.

        Args:
            job: one of those of :mod:`worker.child`.
            args: its arguments; ids and numbers.
            limit: time limit in seconds.

        Raises:
            ChildDiedError: it did not end; the process is gone.
        """
        deadline = time.monotonic() + limit
        try:
            self._connection.send((job, args))
            while self._connection.poll(min(SILENT_SECONDS, max(0.0, deadline - time.monotonic()))):
                done, result, notes = self._connection.recv()
                measures.add(notes)
                if done:
                    self.idle_since = time.monotonic()
                    return result
        except (EOFError, OSError):
            # The process ends a moment after its end of the pipe.
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(DYING_SECONDS)
        raise ChildDiedError(f"{job}: {self._end()}", self._holder)

    def close(self) -> None:
        """Let the process end by itself, or kill it after some seconds."""
        self._connection.close()
        try:
            self._process.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._end()

    def _end(self) -> str:
        died = self._process.poll()
        kill_group(self._process.pid)
        self._process.wait()
        self._connection.close()
        return "killed: it hung or took too long" if died is None else f"died with code {died}"


class Children:
    """The children of a worker, one for each thread that needs one; the last used is used again first."""

    def __init__(self, start: Callable[[], Child] = Child) -> None:
        self._start = start
        self._idle: list[Child] = []
        self._lock = threading.Lock()

    def do(self, job: str, *args: Any, limit: float) -> Any:
        """Run a job in a child; see :meth:`Child.do`."""
        with self._lock:
            child = self._idle.pop() if self._idle else None
        if child is None or not child.alive:
            child = self._start()
        result = child.do(job, *args, limit=limit)
        with self._lock:
            self._idle.append(child)
        return result

    def end_idle(self, longer_than: float = IDLE_SECONDS) -> None:
        """End children that were idle for a while."""
        oldest = time.monotonic() - longer_than
        with self._lock:
            ended = [child for child in self._idle if child.idle_since <= oldest]
            self._idle = [child for child in self._idle if child.idle_since > oldest]
        for child in ended:
            child.close()


def serve_jobs(connection: Connection, jobs: dict[str, Callable[..., Any]]) -> None:
    """Run jobs until the parent closes its end; report every second during a job."""
    lock = threading.Lock()

    def say(done: bool, result: Any = None) -> None:
        with lock:
            connection.send((done, result, measures.take()))

    while True:
        try:
            job, args = connection.recv()
        except (EOFError, OSError):
            return
        with _Ticking(lambda: say(False)):
            result = jobs[job](*args)
        say(True, result)


class _Ticking:
    """Calls something every second while the block runs; ends the process when the parent is gone."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self._tick = tick
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ticking", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(1.0):
            try:
                self._tick()
            except OSError:
                # The parent is gone; the sweeper finds what is held.
                kill_group(os.getpid())
