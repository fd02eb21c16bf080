"""Child processes do the heavy work of batches, and whatever becomes of one, the thread that waits finds out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from service.db.leases import is_gone
from worker.children import Child, ChildDiedError, Children

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow

JOBS = """
import os, sys, time
from multiprocessing.connection import Connection
from worker.children import serve_jobs
def boom():
    raise SystemExit(3)
jobs = {"pid": os.getpid, "double": lambda number: 2 * number, "sleep": time.sleep, "boom": boom}
serve_jobs(Connection(int(sys.argv[1])), jobs)
"""
COMMAND = (sys.executable, "-c", JOBS)


@pytest.fixture
def children() -> Iterator[Children]:
    """Return children that do simple jobs."""
    children = Children(lambda: Child(COMMAND))
    yield children
    children.end_idle(-1)


def test_a_child_is_used_again_and_ends_when_idle(children: Children, eventually: Callable[..., None]) -> None:
    """Started with the first job; several only while several jobs are done."""
    pid = children.do("pid", limit=30)
    assert children.do("double", 21, limit=30) == 42
    assert children.do("pid", limit=30) == pid
    children.end_idle(60)
    assert psutil.pid_exists(pid)
    children.end_idle(0)
    eventually(lambda: not psutil.pid_exists(pid), "it has ended")
    assert children.do("pid", limit=30) != pid


def test_threads_have_a_child_each(children: Children) -> None:
    """What one computes does not hold up the other."""
    both = threading.Barrier(2)
    pids = []

    def work() -> None:
        both.wait()
        children.do("sleep", 1, limit=30)
        pids.append(children.do("pid", limit=30))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(pids)) == 2


def test_a_child_that_dies_is_told_by_the_name_its_leases_bear(children: Children) -> None:
    """So that what it held is freed at once; the next job starts another."""
    with pytest.raises(ChildDiedError, match="boom: died with code 3") as told:
        children.do("boom", limit=30)
    assert told.value.holder is not None
    assert is_gone(told.value.holder)
    assert children.do("double", 2, limit=30) == 4


def test_a_job_that_takes_too_long_is_killed(children: Children) -> None:
    """The limit is that of the caller."""
    pid = children.do("pid", limit=30)
    with pytest.raises(ChildDiedError, match="killed"):
        children.do("sleep", 600, limit=1.5)
    assert not psutil.pid_exists(pid)


def test_a_frozen_child_is_killed_long_before_its_limit(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that works says so every second."""
    monkeypatch.setattr("worker.children.SILENT_SECONDS", 4)
    pid = children.do("pid", limit=30)
    children.do("sleep", 6, limit=60)
    threading.Timer(1.0, os.kill, (pid, signal.SIGSTOP)).start()
    with pytest.raises(ChildDiedError, match="killed"):
        children.do("sleep", 600, limit=600)
    assert not psutil.pid_exists(pid)


PARENT = """
import sys
from worker.children import Child
child = Child((sys.executable, "-c", JOBS))
print(child.pid, flush=True)
child.do("sleep", 600, limit=600)
""".replace("JOBS", repr(JOBS))


def test_a_child_does_not_outlive_its_worker(eventually: Callable[..., None]) -> None:
    """Though it is busy, and the worker was killed."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    time.sleep(2)
    assert psutil.pid_exists(pid)
    parent.kill()
    parent.communicate()
    eventually(lambda: not psutil.pid_exists(pid), "the child has ended")
