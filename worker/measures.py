"""Measurements of making documents, taken by the process that does the work.

Children of a worker have no metrics port: their measurements reach the worker with every message they send.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram

BUCKETS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
RESTARTS: Final = ("worn", "refused", "timeout", "crashed", "killed", "died")
"""Why a LibreOffice is replaced: its number of documents, what a document did to it, or its own end while idle."""
ANY_FORM: Final = "(any)"
"""Label of work on rows of many forms."""

Note = tuple[str, tuple[str, ...], float]
"""A measurement: its kind, the values of its labels, and the amount."""


class Measures:
    """The measurements of one process. Safe to share between threads."""

    def __init__(self) -> None:
        self._seconds = Histogram(
            "bagalau_stage_seconds",
            "How long a stage of making a chunk took; a single document is a chunk of one.",
            ["queue", "form", "stage"],
            buckets=BUCKETS,
            registry=None,
        )
        self._documents = Counter(
            "bagalau_documents_made",
            "Attempts to make a document, by what became of it.",
            ["queue", "form", "result"],
            registry=None,
        )
        self._restarts = Counter(
            "bagalau_libreoffice_restarts",
            "LibreOffices that had to be started again, by the reason.",
            ["reason"],
            registry=None,
        )
        self._layouts = Counter(
            "bagalau_layouts",
            "Papers that were to be laid out without LibreOffice, by why it had to make them; empty where it had not.",
            ["form", "reason"],
            registry=None,
        )
        for reason in RESTARTS:
            # Exported from the start as 0, so that the first one is seen as an increase.
            self._restarts.labels(reason)
        self._lock = threading.Lock()
        self._kept: list[Note] | None = None

    def register(self, registry: CollectorRegistry) -> None:
        """Add the metrics to a registry."""
        for one in (self._seconds, self._documents, self._restarts, self._layouts):
            registry.register(one)

    def keep(self) -> None:
        """Collect measurements for another process from now on, instead of counting them here."""
        self._kept = []

    def take(self) -> list[Note]:
        """Return the measurements collected since the last call."""
        with self._lock:
            taken = self._kept or []
            if taken:
                self._kept = []
            return taken

    def add(self, notes: Sequence[Note]) -> None:
        """Count measurements of this process or of a child."""
        with self._lock:
            if self._kept is not None:
                self._kept += notes
                return
        for what, labels, amount in notes:
            if what == "seconds":
                self._seconds.labels(*labels).observe(amount)
            else:
                counters = {"documents": self._documents, "restarts": self._restarts, "layouts": self._layouts}
                counters[what].labels(*labels).inc(amount)

    @contextmanager
    def stage(self, queue: str, form: str, stage: str) -> Iterator[None]:
        """Measure the duration of a block, whether it fails or not."""
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds(queue, form, stage, time.monotonic() - started)

    def seconds(self, queue: str, form: str, stage: str, seconds: float) -> None:
        """Add the duration of a stage."""
        self.add([("seconds", (queue, form, stage), seconds)])

    def made(self, queue: str, form: str, result: str) -> None:
        """Count an attempt to make a document by its result."""
        self.add([("documents", (queue, form, result), 1)])

    def laid_out(self, form: str, reason: str) -> None:
        """Count a paper that was laid out without LibreOffice, or why it was not."""
        self.add([("layouts", (form, reason), 1)])

    def restarted(self, reason: str) -> None:
        """Count a restart of LibreOffice by its reason."""
        self.add([("restarts", (reason,), 1)])


measures: Final = Measures()
"""The measurements of this process."""
