"""Runs a Python module as a program in a copy of this process, with all that is imported here.

A Python process of this project spends more than a second of a core and some 60 MB on imports. Copies of one that has
them share that memory and start at once. Copying is safe while there is one thread.
"""

from __future__ import annotations

import ctypes
import gc
import os
import runpy
import signal
import sys
import traceback
from collections.abc import Sequence
from typing import Final, NoReturn

from worker.die_with_parent import die_with_parent

PR_SET_NAME: Final = 15
HANDLED: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)


class Forked:
    """A child in a session of its own that dies with this process; :mod:`subprocess` in small."""

    def __init__(self, name: str, argv: Sequence[str]) -> None:
        # What is there now is never collected, so that looking for garbage does not copy its pages.
        gc.freeze()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        self._code: int | None = None
        # The parent's death is told by thread: this must stay the main thread.
        self.pid = os.fork()
        if self.pid == 0:
            _run(parent, name, argv)

    def poll(self) -> int | None:
        """Return the exit code, less than nothing for the number of a signal, ``None`` while it runs."""
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def terminate(self) -> None:
        """Ask it to end."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def wait(self) -> None:
        """Wait until it has ended."""
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _run(parent: int, name: str, argv: Sequence[str]) -> NoReturn:
    """Become the program; nothing of the copied one runs on."""
    code: object = 1
    try:
        _settle(parent, name)
        sys.argv = list(argv)
        runpy.run_module(argv[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as the interpreter would at its end
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))


def _settle(parent: int, name: str) -> None:
    os.setsid()
    die_with_parent(parent)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in HANDLED:
        signal.signal(number, signal.SIG_DFL)
    # What else is open stays so: objects of this process own it, and would close what took its number.
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - there is no path to speak of
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_NAME, f"bgl:{name}".encode(), 0, 0, 0)
