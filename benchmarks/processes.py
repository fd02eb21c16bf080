"""Processes a benchmark starts: always in a group of their own, always stopped, waited for until they answer."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

STOP_SECONDS = 30.0


@contextlib.contextmanager
def running(
    command: Sequence[str], log: Path, environ: Mapping[str, str], *, grace: float = STOP_SECONDS
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program as long as the block lasts.

    Args:
        command: program and arguments.
        log: file for what it prints.
        environ: all its variables.
        grace: seconds it has to end of itself.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env=dict(environ), cwd=log.parent, start_new_session=True
        )
        try:
            yield process
        finally:
            _stop(process, grace)


def _stop(process: subprocess.Popen[bytes], grace: float) -> None:
    """Ask it to stop, and end what remains of its group."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(grace)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(ready: Callable[[], bool], process: subprocess.Popen[bytes], seconds: float, log: Path) -> None:
    """Wait until a program is ready.

    Raises:
        RuntimeError: it ended, or was not ready in time; the message ends with the last lines it printed.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        if ready():
            return
        time.sleep(0.05)
    state = "ended" if process.poll() is not None else f"was not ready within {seconds:g} s"
    raise RuntimeError(f"{process.args!r} {state}:\n{log.read_text('utf-8', 'replace')[-2000:]}")


def free_port(following: int = 0) -> int:
    """Return a TCP port of this machine that nobody listens on.

    It is none of those that the kernel gives to outgoing connections: between this answer and the start of a server
    such a one might go to any of them.

    Args:
        following: how many ports directly after it are free as well.
    """
    while True:
        port = secrets.randbelow(20_000) + 10_000
        with contextlib.ExitStack() as probes, contextlib.suppress(OSError):
            for each in range(port, port + following + 1):
                probes.enter_context(socket.socket()).bind(("127.0.0.1", each))
            return port
