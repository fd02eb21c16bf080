"""Processes of the supervisor: forked from it, tied to its life, and adopted as orphans.

A Python process of this project spends more than a second of a core and some 60 MB on imports. Copies of one that has
them share that memory and start at once. Copying is safe while there is one thread.

A LibreOffice whose worker was killed would run on for ever and hold its memory. On Linux a process can declare itself
the new parent of all orphans below it, and so sees each of them.
"""

from __future__ import annotations

import ctypes
import gc
import os
import runpy
import signal
import sys
import traceback
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

PR_SET_PDEATHSIG: Final = 1
PR_SET_NAME: Final = 15
PR_SET_CHILD_SUBREAPER: Final = 36
"""Operations of ``prctl(2)``."""
PARENT_FIELD: Final = 1
"""Place of the parent's id among the fields of ``/proc/PID/stat`` that follow the program's name (``proc(5)``)."""
HANDLED: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)


class Forked:
    """A child in a session of its own that dies with this process; :mod:`subprocess` in small."""

    def __init__(self, name: str, argv: Sequence[str]) -> None:
        # Objects that exist now are exempt from collection, which would copy their pages.
        gc.freeze()
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        self._code: int | None = None
        # The kernel signals the death of the forking thread: this must be the main thread.
        self.pid = os.fork()
        if self.pid == 0:
            _run(parent, name, argv)

    def poll(self) -> int | None:
        """Return the exit code, a negative signal number for a killed process, ``None`` while it runs."""
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def terminate(self) -> None:
        """Send SIGTERM."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def wait(self) -> None:
        """Wait until it has ended."""
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _run(parent: int, name: str, argv: Sequence[str]) -> NoReturn:
    """Become the program; nothing of the copied one continues."""
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
    # Other descriptors stay open: objects of this process own them, and would close reused numbers.
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - there is no path to speak of
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    _prctl(PR_SET_NAME, f"bgl:{name}".encode())


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process as soon as its parent is gone; does nothing outside Linux.

    Raises:
        SystemExit: the parent was gone before.
    """
    if _prctl(PR_SET_PDEATHSIG, signal.SIGKILL) and os.getppid() != parent:
        raise SystemExit(f"the parent {parent} is gone")


def adopt_orphans() -> None:
    """Become the parent of every orphan among the descendants of this process; does nothing outside Linux."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def _prctl(operation: int, value: int | bytes) -> bool:
    """Set an attribute of this process by ``prctl``; ``False`` outside Linux."""
    if not sys.platform.startswith("linux"):
        return False
    ctypes.CDLL(None).prctl(operation, value, 0, 0, 0)
    return True


def end_orphans(known: Collection[int]) -> int:
    """Kill and reap children of this process other than ``known``, with their process groups; return how many."""
    ended = 0
    for child in _children(os.getpid()) if _has_children() else ():
        if child not in known:
            kill_group(child)
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
            ended += 1
    return ended


def kill_group(leader: int) -> None:
    """SIGKILL a process and, where it leads a process group of its own, the whole group."""
    with suppress(ProcessLookupError, PermissionError):
        if os.getpgid(leader) == leader:
            os.killpg(leader, signal.SIGKILL)
        os.kill(leader, signal.SIGKILL)


def _has_children() -> bool:
    # Called several times a second, mostly without children; a scan of /proc would cost 5 % of a core.
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def _children(parent: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        # The program's name stands in parentheses and may hold anything, parentheses included.
        with suppress(OSError):
            fields = (entry / "stat").read_bytes().rpartition(b")")[2].split()
            if int(fields[PARENT_FIELD]) == parent:
                yield int(entry.name)
