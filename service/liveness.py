"""Liveness for supervisors and container probes: a file touched by a healthy process.

``python -m worker.liveness documents`` succeeds when that process of this host touched its file lately.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

FRESH_SECONDS: Final = 60.0
INTERVAL_SECONDS: Final = 3.0
FOLDER: Final = "liveness"


class Liveness:
    """Liveness file of one kind of process (``web``, ``documents``, ``batches``, ``beat``) on this host."""

    def __init__(self, data_dir: Path, name: str) -> None:
        self.path = data_dir / FOLDER / f"{name}-{socket.gethostname()}"

    def touch(self) -> None:
        """Mark the process as healthy.

        Raises:
            OSError: the file cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch()

    def touched_at(self) -> float | None:
        """Return when it was touched, in seconds of the epoch by the clock of that moment; ``None`` for never."""
        try:
            return self.path.stat().st_mtime
        except FileNotFoundError:
            return None

    def is_fresh(self, within_seconds: float = FRESH_SECONDS) -> bool:
        """Return whether it was touched within the last seconds."""
        touched = self.touched_at()
        return touched is not None and time.time() - touched < within_seconds

    def keep(self) -> None:
        """Touch the file every few seconds from a thread of its own, as long as the process runs."""
        threading.Thread(target=self._keep, name="liveness", daemon=True).start()

    def _keep(self) -> None:
        while True:
            # A full disk is reported elsewhere; it does not mean that the process is frozen.
            with suppress(OSError):
                self.touch()
            time.sleep(INTERVAL_SECONDS)
