"""How much memory the processes of a program have, each told by what it does."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

import psutil

from benchmarks.results import Line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

ROLES = (
    ("worker.child", "child of the worker for batches"),
    ("convert/driver.py", "LibreOffice's driver"),
    ("import uno", "look at LibreOffice's Python"),
    ("soffice", "LibreOffice"),
    ("bgl:", "{name}"),
    ("bagalau serve", "supervisor"),
    ("bagalau bulk", "bulk"),
)
"""What a name and command line hold, and what the process does; the first that fits counts."""
LOOK_SECONDS = 0.25
MB = 1024 * 1024


def described(pid: int) -> Iterator[Line]:
    """List resident (RSS) and proportional (PSS, shared pages divided among their users) memory of a process tree."""
    total = 0
    for process in _tree(pid):
        try:
            facts = process.memory_full_info()
            role = _role(process)
        except psutil.NoSuchProcess:
            continue
        total += facts.pss
        yield Line(f"memory of {role}", f"RSS {facts.rss / MB:.0f} MB, PSS {facts.pss / MB:.0f} MB")
    yield Line("memory of the whole service", f"PSS {total / MB:.0f} MB")


class Peaks:
    """Looks at a process tree several times a second while the block runs.

    Attributes:
        peaks: bytes resident (RSS) at most in one process of each role, by role.
    """

    def __init__(self, pid: int) -> None:
        self.peaks: dict[str, int] = {}
        self._pid = pid
        self._roles: dict[psutil.Process, str] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_on, name="memory", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look_on(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            for process in _tree(self._pid):
                try:
                    self._note(process)
                except psutil.Error:
                    continue

    def _note(self, process: psutil.Process) -> None:
        bytes_ = process.memory_info().rss
        if process not in self._roles:
            # Between fork and exec a process still goes by its parent's command line.
            self._roles[process] = ""
            return
        role = self._roles[process] or _role(process)
        self._roles[process] = role
        self.peaks[role] = max(bytes_, self.peaks.get(role, 0))


def _tree(pid: int) -> list[psutil.Process]:
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _role(process: psutil.Process) -> str:
    name = process.name()
    line = " ".join([name, *process.cmdline()])
    role = next((role for mark, role in ROLES if mark in line), line[:60] or "a process that has ended")
    return role.format(name=name.removeprefix("bgl:"))
