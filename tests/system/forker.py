"""Starts programs of the service as copies of one process that has imported it: to import costs a core over a second.

The tests of the whole service start some eighty. What a program does from its first line on is its own; the copy is
given its arguments, environment, folder and output, as the kernel would.
"""

from __future__ import annotations

import json
import os
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PRELOADED: Final = (
    "celery.bin.celery",
    "celery.bin.worker",
    "celery.bin.beat",
    "worker.beat",
    "worker.cli",
    "worker.prepare",
    "worker.serve",
    "worker.tasks",
)
"""None of them reads the environment when it is imported."""


class Forker:
    """The process that is copied; it ends with this one."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._started: list[int] = []
        self._codes: dict[int, int] = {}
        self._told = threading.Condition()
        threading.Thread(target=self._listen, name="forker", daemon=True).start()

    def start(self, argv: Sequence[str], environment: Mapping[str, str], folder: Path, log: Path) -> Forked:
        """Start ``python -m MODULE ...``, or a script of the environment, in a session of its own."""
        asked = {"argv": argv, "environment": dict(environment), "folder": str(folder), "log": str(log)}
        assert self._process.stdin is not None
        with self._told:
            self._process.stdin.write(f"{json.dumps(asked)}\n")
            self._process.stdin.flush()
            assert self._told.wait_for(lambda: self._started, 60)
            return Forked(self._started.pop(), self)

    def code(self, pid: int, seconds: float | None) -> int:
        """Wait until a program has ended, and return its exit code; raises ``psutil.TimeoutExpired``."""
        with self._told:
            if not self._told.wait_for(lambda: pid in self._codes, seconds):
                raise psutil.TimeoutExpired(seconds or 0, pid)
            return self._codes[pid]

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            pid, code = json.loads(line)
            with self._told:
                if code is None:
                    self._started.append(pid)
                else:
                    self._codes[pid] = code
                self._told.notify_all()


class Forked(psutil.Process):
    """A program that was started so, as ``psutil.Popen`` is one that was not."""

    def __init__(self, pid: int, forker: Forker) -> None:
        super().__init__(pid)
        self._forker = forker

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code, negative for a signal."""
        return self._forker.code(self.pid, timeout)


def main() -> None:
    """Fork what is asked for on standard input, and tell on standard output what starts and what ends."""
    for name in PRELOADED:
        import_module(name)
    ended, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    while True:
        ready, _, _ = select.select([sys.stdin, ended], [], [])
        if ended in ready:
            os.read(ended, 4096)
            _tell_of_the_dead()
        if sys.stdin in ready:
            if not (line := sys.stdin.readline()):
                return
            asked = json.loads(line)
            if (pid := os.fork()) == 0:
                _become(**asked)
            _tell(pid, None)


def _tell_of_the_dead() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _tell(pid, os.waitstatus_to_exitcode(status))


def _tell(pid: int, code: int | None) -> None:
    sys.stdout.write(f"{json.dumps([pid, code])}\n")
    sys.stdout.flush()


def _become(argv: list[str], environment: dict[str, str], folder: str, log: str) -> NoReturn:
    """Run the program; what it raises ends the copy as it ends an interpreter."""
    _settle(environment, folder, log)
    if argv[1:2] == ["-m"]:
        sys.argv = argv[2:]
        runpy.run_module(argv[2], run_name="__main__", alter_sys=True)
    else:
        sys.argv = argv
        runpy.run_path(os.path.join(sys.prefix, "bin", os.path.basename(argv[0])), run_name="__main__")  # noqa: PTH118, PTH119
    sys.exit()


def _settle(environment: dict[str, str], folder: str, log: str) -> None:
    os.setsid()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.closerange(3, 256)
    for number, path in ((0, os.devnull), (1, log), (2, log)):
        opened = os.open(path, os.O_RDWR | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None


if __name__ == "__main__":
    main()
