"""A fixed number of LibreOffice slots shared by the threads of a worker."""

from __future__ import annotations

import hashlib
import tempfile
import threading
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from doc_templates.fonts import FOLDER
from doc_templates.fonts.brought import BroughtFont, families, font_files
from doc_templates.fonts.coverage import Fallback, carried
from validators.messages.catalog import Message
from worker.convert import profile
from worker.convert.errors import (
    ConversionFailedError,
    ConversionKilledError,
    ConversionTimeoutError,
    ConverterClosedError,
    ConverterCrashedError,
    ConverterError,
    ConverterKilledError,
    ConverterMissingError,
)
from worker.convert.external_links import reject_external_links
from worker.convert.font_fallback import fonts_named, name_fonts
from worker.convert.installation import Installation
from worker.convert.normalize import icc_profile_source, normalize
from worker.convert.scratch import OwnedFolder, folder_for_temporary_files, remove_dead_sockets
from worker.convert.slot import Launch, Slot
from worker.convert.warmup import warm_up_document
from worker.measures import measures
from worker.properties import DocumentProperties

RECYCLE_AFTER: Final = 500
"""Documents after which a process is replaced: LibreOffice grows by about 0.1 MB with each."""
MAX_MEMORY: Final = 400 << 20
"""Bytes above which a process is replaced at once."""
JOINED_SECONDS: Final = 1.0  # for each form of a joined text, beyond the time a document may take
RESTARTED: Final = {
    ConversionFailedError: "refused",
    ConversionTimeoutError: "timeout",
    ConverterCrashedError: "crashed",
    ConverterKilledError: "killed",
}
"""Why a process is replaced after a document, by the error of the document."""
CLOSE_SECONDS: Final = 10.0  # how long :meth:`LibreOfficePool.close` lets documents under way be finished


class LibreOfficePool:
    """Converts on ``size`` LibreOffice processes, each started when first needed, the last used again first.

    A process that crashed, took too long, has done its number of documents or grown too big is replaced in the
    background, so that the next document does not wait for it where another slot is free.

    Args:
        soffice: path or name of LibreOffice's program.
        uno_python: path of the Python that has the module ``uno``.
        size: number of LibreOffice processes; one a core is best.
        timeout: seconds one document may take.
        recycle_after: documents after which a process is replaced.
        scratch: folder for profiles, emptied of what dead pools left; the system's temporary folder when left out.
        max_memory: bytes above which a process is replaced.
        brought: fonts beside those of the program.

    Raises:
        ValueError: a number makes no sense.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - a pool has that many settings, and callers name them
        self,
        soffice: str,
        uno_python: str,
        size: int,
        timeout: float,
        recycle_after: int = RECYCLE_AFTER,
        scratch: Path | None = None,
        *,
        max_memory: int = MAX_MEMORY,
        brought: Sequence[BroughtFont] = (),
    ) -> None:
        if size < 1 or recycle_after < 1 or timeout <= 0:
            raise ValueError("size and recycle_after are at least 1, timeout is above 0")
        scratch = Path(tempfile.gettempdir()) if scratch is None else scratch
        self._timeout = timeout
        self._recycle_after = recycle_after
        self._max_memory = max_memory
        remove_dead_sockets()
        self._folder = OwnedFolder(scratch)
        self._temporary = OwnedFolder(folder_for_temporary_files(scratch))
        fonts = self._folder.path / "fonts.conf"
        profile.write_fonts(fonts, (font.path for font in brought))
        self.brought = frozenset(font.postscript for font in brought)
        self._fonts = [*font_files(FOLDER), *(font.path for font in brought)]
        self._families = families(brought)
        self._coverage = carried().beside(self._families)
        self._installation = Installation(
            soffice, uno_python, profile.environment(self._folder.path, self._temporary.path, fonts)
        )
        launch = Launch(
            soffice=soffice,
            uno_python=uno_python,
            folder=self._folder.path,
            temporary=self._temporary.path,
            fonts=fonts,
        )
        self._slots = tuple(Slot(launch) for _ in range(size))
        self._idle = list(self._slots)
        self._changed = threading.Condition()
        self._closed = False
        self._icc_profile_source: bytes | None = None

    @cached_property
    def version(self) -> str:
        """The version of LibreOffice; another one may make other bytes."""
        return self._installation.version()

    @cached_property
    def fonts_sha256(self) -> str:
        """The hash of all fonts it may print with."""
        digest = hashlib.sha256()
        for path in self._fonts:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def available(self) -> Message | None:
        """Return ``None`` when documents can be converted, else what is missing.

        Cheap enough to call every second; a later installation is noticed soon.
        """
        return self._installation.missing()

    def warm(self) -> None:
        """Start all processes that are not running, side by side, and wait for them.

        Raises:
            ConverterMissingError: something is not installed.
            ConverterStartError: a process does not come up.
        """
        self._require()
        failures: list[Exception] = []

        def warm(slot: Slot) -> None:
            try:
                self._start(slot)
            except (ConverterError, OSError) as error:
                failures.append(error)
            finally:
                self._give_back(slot)

        with self._changed:
            cold = [slot for slot in self._idle if not slot.alive]
            self._idle = [slot for slot in self._idle if slot.alive]
        threads = [threading.Thread(target=warm, args=(slot,), name="warm-libreoffice") for slot in cold]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]

    def convert(self, docx: bytes, properties: DocumentProperties) -> bytes:
        """Return the PDF of a DOCX: PDF/A-2b, tagged, deterministic.

        Waits for a slot when all are busy.

        Raises:
            ConverterMissingError: something is not installed.
            ConversionFailedError: this document was refused.
            ConversionTimeoutError: this document took too long.
            ConverterKilledError: LibreOffice was killed while it had this document.
            ConverterCrashedError: LibreOffice died while it had this document.
            ConverterStartError: LibreOffice does not come up.
            ConverterClosedError: the pool is closed.
            OSError: there is no room for a profile, or for a process.
        """
        reject_external_links(docx)
        docx = name_fonts(docx, self._coverage.set_in(self._named(docx)))
        return normalize(self._make("single", docx, self._timeout), properties)

    def to_fodt(self, docx: bytes) -> bytes:
        """Return a checked DOCX template as a flat OpenDocument text; raises as :meth:`convert` does."""
        return self._make("to_fodt", docx, self._timeout)

    def convert_joined(self, fodt: bytes, forms: int) -> bytes:
        """Return the plain PDF of a text that joins forms, bookmarks made destinations; raises as :meth:`convert`."""
        return self._make("joined", fodt, self._timeout + JOINED_SECONDS * forms)

    def needs_fallback(self, text: str) -> bool:
        """Return whether a text holds a character the text font lacks: its form must be converted singly."""
        return self._coverage.needs_fallback(text)

    def icc_profile_source(self) -> bytes:
        """Return a small PDF/A whose colour profile split PDFs take over; raises as :meth:`convert` does."""
        if self._icc_profile_source is None:
            self._icc_profile_source = icc_profile_source(self._make("single", warm_up_document(), self._timeout))
        return self._icc_profile_source

    def processes(self) -> tuple[int, ...]:
        """Return the ids of all processes the pool has running, drivers and LibreOffices."""
        return tuple(pid for slot in self._slots for pid in slot.processes)

    def close(self) -> None:
        """End all processes and remove all files; documents under way get some seconds. Harmless to repeat."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            deadline = time.monotonic() + CLOSE_SECONDS
            self._changed.wait_for(self._all_idle, CLOSE_SECONDS)
            busy = [slot for slot in self._slots if slot not in self._idle]
            for slot in busy:
                slot.kill()
            self._changed.wait_for(self._all_idle, max(1.0, deadline - time.monotonic()))
        for slot in self._slots:
            slot.stop()
        self._temporary.remove()
        self._folder.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make(self, job: str, content: bytes, timeout: float) -> bytes:
        """Give a slot something to do, waiting for one when all are busy."""
        self._require()
        slot = self._take()
        try:
            if not slot.alive:
                self._start(slot)
            return slot.convert(content, timeout, job)
        except (ConversionFailedError, ConversionKilledError) as error:
            # It may hold half a document; the next one gets a fresh process.
            slot.stop()
            measures.restarted(RESTARTED[type(error)])
            raise
        finally:
            self._release(slot)

    def _named(self, docx: bytes) -> tuple[Fallback, ...]:
        """Return which of the brought fonts a document names."""
        return tuple(font for font in self._families if font.family in fonts_named(docx)) if self._families else ()

    def _all_idle(self) -> bool:
        return len(self._idle) == len(self._slots)

    def _require(self) -> None:
        if (missing := self.available()) is not None:
            raise ConverterMissingError(missing)

    def _start(self, slot: Slot) -> None:
        if self._closed:
            raise ConverterClosedError("the pool is closed")
        if slot.processes and not slot.alive:
            measures.restarted("died")
        slot.start()

    def _take(self) -> Slot:
        """Take the slot that was used last, a living one before one that must be started."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._idle)
            if self._closed:
                raise ConverterClosedError("the pool is closed")
            place = next((n for n in reversed(range(len(self._idle))) if self._idle[n].alive), -1)
            return self._idle.pop(place)

    def _release(self, slot: Slot) -> None:
        """Give a slot back, at once or after it was renewed."""
        if slot.alive and not self._worn(slot):
            self._give_back(slot)
            return
        threading.Thread(target=self._renew, args=(slot,), name="renew-libreoffice", daemon=True).start()

    def _renew(self, slot: Slot) -> None:
        try:
            if slot.alive:
                measures.restarted("worn")
            slot.stop()
            self._start(slot)
        except (ConverterError, OSError):
            # It stays cold: its next user starts it, and gets the error.
            pass
        finally:
            self._give_back(slot)

    def _worn(self, slot: Slot) -> bool:
        return slot.jobs >= self._recycle_after or slot.memory > self._max_memory

    def _give_back(self, slot: Slot) -> None:
        with self._changed:
            self._idle.append(slot)
            self._changed.notify_all()
