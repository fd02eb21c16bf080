"""Leases name their process, so that what it held is free as soon as it has ended."""

from __future__ import annotations

import os
import subprocess
import sys

from service.db.leases import is_gone, process_name


def test_a_process_that_has_ended_and_is_not_buried_yet_is_gone() -> None:
    """Whoever is started at once after a killed one finds it so."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = process_name(process.pid)
    assert name is not None
    assert not is_gone(name)
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert is_gone(name)
    process.wait()
    assert is_gone(name)
