"""Becomes another program that dies together with its parent: ``python tether.py PARENT_PID PROGRAM [ARGUMENT ...]``.

Linux can send a process a signal when its parent dies (``prctl(2)``, ``PR_SET_PDEATHSIG``), and the wish survives
``execve``. Setting it here, in a process of one thread, avoids running Python between fork and exec of the supervisor.
This file is run by its path, without the site packages, and so imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def tether(parent: int) -> None:
    """Ask the kernel to kill this process as soon as its parent is gone; where that is unknown, do nothing.

    Raises:
        SystemExit: the parent was gone before it could be asked.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(f"the parent {parent} is gone")


if __name__ == "__main__":
    tether(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - there is no shell to go through, and none is wanted
