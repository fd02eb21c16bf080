"""A sign of life for container health checks: a file touched by a process that is well.

``python -m worker.liveness sweeper`` succeeds when the sweeper of this host touched its file lately.
"""

from __future__ import annotations

import socket
import sys
import time
from typing import TYPE_CHECKING, Final

from worker.startup import begin

if TYPE_CHECKING:
    from pathlib import Path

FRESH_SECONDS: Final = 60.0


class Pulse:
    """The pulse of one kind of process (``worker``, ``sweeper``) on this host, kept in the data folder."""

    def __init__(self, data_dir: Path, name: str) -> None:
        self.path = data_dir / "pulse" / f"{name}-{socket.gethostname()}"

    def beat(self) -> None:
        """Show that the process is well."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch()

    def is_fresh(self, within_seconds: float = FRESH_SECONDS) -> bool:
        """Tell whether it beat within the last seconds."""
        try:
            return time.time() - self.path.stat().st_mtime < within_seconds
        except FileNotFoundError:
            return False


def main(name: str) -> int:
    """Return 0 when the named process of this host is well, else 1."""
    return 0 if Pulse(begin().data_dir, name).is_fresh() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
