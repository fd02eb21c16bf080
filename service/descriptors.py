"""Limit of open files and connections of a process (``ulimit -n``)."""

from __future__ import annotations

import resource
from typing import Final

WANTED_DESCRIPTORS: Final = 8192
ENOUGH: Final = 2048
"""With fewer a web process cuts off clients that do no harm."""


def raise_descriptor_limit() -> int:
    """Raise the limit of descriptors as far as it is of use and allowed; return it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = WANTED_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(WANTED_DESCRIPTORS, hard)
    if soft == resource.RLIM_INFINITY:
        return WANTED_DESCRIPTORS
    if soft < highest:
        resource.setrlimit(resource.RLIMIT_NOFILE, (highest, hard))
    return max(soft, highest)
