"""Whole runs of a batch as users have them: sent to the running service, or made by ``bagalau bulk``."""

from __future__ import annotations

import tempfile
import threading
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

from benchmarks.memory import Peaks
from benchmarks.papers import FORM, TODAY
from benchmarks.processes import running
from benchmarks.server import environment, program, service

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from benchmarks.server import Client

LOOK_SECONDS = 0.1
PAUSE_SECONDS = 1.0
"""Between one single document and the next."""


@dataclass(slots=True)
class Run:
    """A run that made every sheet.

    Attributes:
        sheets: how many.
        seconds: of the whole.
        peaks: bytes resident at most in one process of each role, by role.
        singles: seconds of each single document that was made meanwhile.
    """

    sheets: int
    seconds: float = 0.0
    peaks: Mapping[str, int] = field(default_factory=dict)
    singles: Sequence[float] = ()
    _first: tuple[float, int] = (0.0, 0)
    _started: float = field(init=False)

    def __post_init__(self) -> None:
        self._started = time.perf_counter()

    def note(self, ready: int) -> None:
        """Note how many sheets are ready now."""
        if ready and not self._first[1]:
            self._first = (time.perf_counter() - self._started, ready)

    @property
    def begun(self) -> bool:
        """Whether some are noted as ready."""
        return self._first[1] > 0

    def end(self) -> None:
        """Note that all is done."""
        self.seconds = time.perf_counter() - self._started

    def extrapolated(self, sheets: int) -> float:
        """Return the seconds so many sheets would take: what came before the first ones once, the rest by number."""
        first, ready = self._first
        if ready >= self.sheets:
            return self.seconds * sheets / self.sheets
        return first + (self.seconds - first) * (sheets - ready) / (self.sheets - ready)


class _Beside:
    """Makes single documents, one after another, while the block runs."""

    def __init__(self, client: Client) -> None:
        self.taken: list[float] = []
        self._client = client
        self._over = threading.Event()
        self._failure: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="singles", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        if self._failure is not None and error is None:
            raise self._failure

    def _work(self) -> None:
        try:
            while not self._over.wait(PAUSE_SECONDS):
                self.taken.append(self._client.make_document())
        except Exception as failure:  # noqa: BLE001 - raised again where the block ends
            self._failure = failure


def served(workbook: Path, sheets: int) -> Run:
    """Send a workbook to a service of its own and fetch the archive; a single document is made every second meanwhile.

    Raises:
        RuntimeError: the service failed a sheet, or the archive does not hold all files.
    """
    with service() as found, tempfile.TemporaryFile() as target:
        found.client.make_document()
        with Peaks(found.pid) as memory, _Beside(found.connect()) as beside:
            run = Run(sheets)
            path = found.client.send_batch(workbook)
            while (batch := found.client.call("GET", path)[2])["status"] in {"receiving", "rendering"}:
                run.note(batch["ready"])
                time.sleep(LOOK_SECONDS)
            found.client.fetch(f"{path}/archive.zip", target)
            run.end()
        run.peaks, run.singles = memory.peaks, beside.taken
        with zipfile.ZipFile(target) as archive:
            files = sum(name.endswith((".docx", ".pdf")) for name in archive.namelist())
    if batch["ready"] != sheets or files != 2 * sheets:
        raise RuntimeError(f"of {sheets} sheets {batch['ready']} were made, and {files} files are in the archive")
    return run


def made_in_bulk(workbook: Path, sheets: int) -> Run:
    """Make a workbook by ``bagalau bulk``.

    Raises:
        RuntimeError: it failed a sheet; the message ends with what it printed.
    """
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder, log = Path(name) / "papers", Path(name) / "bulk.log"
        options = ["--form", FORM, "--as-of", TODAY.isoformat(), "-o", str(folder)]
        run = Run(sheets)
        with running([program(), "bulk", str(workbook), *options], log, environment()) as process:
            with Peaks(process.pid) as memory:
                while process.poll() is None:
                    # A look at a folder of many files takes a while.
                    if not run.begun:
                        run.note(len(list(folder.glob("*/*.pdf"))))
                    time.sleep(LOOK_SECONDS)
            run.end()
        run.peaks = memory.peaks
        if process.returncode != 0 or len(list(folder.rglob("*.pdf"))) != sheets:
            raise RuntimeError(f"bagalau bulk did not make all sheets:\n{log.read_text('utf-8', 'replace')[-2000:]}")
    return run
