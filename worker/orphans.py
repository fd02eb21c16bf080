"""Processes that outlived the one that started them: taken over by the supervisor and ended.

A LibreOffice whose worker was killed would run on for ever and hold its memory. On Linux a process can declare itself
the new parent of all orphans below it (``prctl(2)``, ``PR_SET_CHILD_SUBREAPER``), and so sees each of them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
PARENT_FIELD = 1
"""Place of the parent's id among the fields of ``/proc/PID/stat`` that follow the program's name (``proc(5)``)."""


def adopt_orphans() -> None:
    """Become the parent of every orphan among our descendants; where the system cannot do that, do nothing."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_orphans(known: Collection[int]) -> int:
    """Kill and bury our children that are not among ``known``, with their process groups; return how many."""
    ended = 0
    for child in _children(os.getpid()) if _has_children() else ():
        if child not in known:
            kill_group(child)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)
            ended += 1
    return ended


def kill_group(leader: int) -> None:
    """SIGKILL a process and, where it leads a process group of its own, the whole group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.getpgid(leader) == leader:
            os.killpg(leader, signal.SIGKILL)
        os.kill(leader, signal.SIGKILL)


def _has_children() -> bool:
    # Asked several times a second by processes that mostly have none; going through /proc costs them 5 % of a core.
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
        with contextlib.suppress(OSError):
            fields = (entry / "stat").read_bytes().rpartition(b")")[2].split()
            if int(fields[PARENT_FIELD]) == parent:
                yield int(entry.name)
