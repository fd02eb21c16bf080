"""Names the process that holds a lease, so that what a dead process held is freed at once.

A lease runs out by itself, but how soon is told by a clock. On one machine the kernel knows better: the process is
named by the boot of the machine, its id and the moment it was started, which no other process ever shares.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
START_FIELD: Final = 19
"""Place of the start time among the fields of ``/proc/PID/stat`` that follow the program's name (``proc(5)``)."""


def process_name(pid: int | None = None) -> str | None:
    """Return the name of a process, of this one without an id; ``None`` when it is gone or the system cannot tell."""
    try:
        # The program's name stands in parentheses and may hold anything, parentheses included.
        fields = Path(f"/proc/{pid or os.getpid()}/stat").read_bytes().rpartition(b")")[2].split()
        return f"{BOOT.read_text('ascii').strip()}:{pid or os.getpid()}:{int(fields[START_FIELD])}"
    except OSError:
        return None


def is_gone(name: str | None) -> bool:
    """Tell whether a process of this machine has ended; one that was never named may live."""
    if name is None or not BOOT.exists():
        return False
    return process_name(int(name.split(":")[1])) != name
