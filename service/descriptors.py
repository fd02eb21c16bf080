"""How many files and connections the system lets a process have open (``ulimit -n``)."""

from __future__ import annotations

import resource
from typing import Final

WANTED_DESCRIPTORS: Final = 8192
ENOUGH: Final = 2048
"""Fewer than these, and a web process cuts off clients that do no harm."""


def allow_descriptors() -> int:
    """Let this process have as many descriptors as it can use, as far as the system allows, and return how many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = WANTED_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(WANTED_DESCRIPTORS, hard)
    if soft == resource.RLIM_INFINITY:
        return WANTED_DESCRIPTORS
    if soft < highest:
        resource.setrlimit(resource.RLIMIT_NOFILE, (highest, hard))
    return max(soft, highest)
