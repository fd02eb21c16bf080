"""Finds what conversion needs on this machine and says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from service.texts import BOOK, PDF
from worker.convert.coverage import Coverage, Fallback, characters
from worker.convert.errors import ConverterMissingError
from worker.convert.profile import SEARCHED
from worker.fonts import FALLBACK_FAMILIES, KAZAKH_LETTERS, TEXT_FAMILY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from validators.messages.sayings import Saying

ASK_AGAIN_SECONDS: Final = 3.0
"""How long «missing» is believed; «there» is believed as long as the files that prove it stay."""
QUESTION_SECONDS: Final = 20.0
REGULAR: Final = "weight=80:slant=0:width=100"
"""The upright face of normal weight and width, in fontconfig's numbers."""
TEXT_FACES: Final = 4
"""Regular, bold, italic, bold italic."""

BRIDGE: Final = "import uno, pyuno; print(uno.__file__); print(pyuno.__file__)"

PACKAGES: Final = {"DejaVu Sans": "fonts-dejavu-core"}
"""Where a font for rare characters comes from; one that is not named here is part of this service."""


def find_program(soffice: str) -> Path:
    """Return where ``soffice.bin`` is, or where it was looked for.

    It is started itself instead of the script ``soffice``, so that the process id is that of LibreOffice.

    Args:
        soffice: path or name of LibreOffice's program; a start script stands for the ``soffice.bin`` beside it.
    """
    found = Path(shutil.which(soffice, path=SEARCHED) or soffice).resolve()
    binary = found.with_name("soffice.bin")
    return binary if binary.is_file() else found


class _MissingError(Exception):
    """Carries the saying that tells what is missing."""

    def __init__(self, key: str, /, **values: str) -> None:
        self.saying = BOOK.say(PDF, key, **values)
        super().__init__(self.saying)


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was found last: what is missing, or the files that prove that nothing is missing."""

    missing: Saying | None
    moment: float
    proofs: tuple[Path, ...] = ()
    coverage: Coverage | None = None


class Installation:
    """LibreOffice, its bridge to Python, and the fonts.

    Args:
        soffice: path or name of LibreOffice's program; a start script stands for the ``soffice.bin`` beside it.
        uno_python: path of the Python that has the module ``uno``.
        environment: variables under which LibreOffice and its driver will run.
        ask_again: seconds that «missing» is believed.
        clock: gives monotonic seconds.
    """

    def __init__(
        self,
        soffice: str,
        uno_python: str,
        environment: Mapping[str, str],
        *,
        ask_again: float = ASK_AGAIN_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._soffice = soffice
        self._uno_python = uno_python
        self._environment = dict(environment)
        self._ask_again = ask_again
        self._clock = clock
        self._lock = threading.Lock()
        self._last: _Finding | None = None

    def missing(self) -> Saying | None:
        """Return what is missing, ``None`` when nothing is.

        Costs microseconds when all is there.
        """
        return self._finding().missing

    def coverage(self) -> Coverage:
        """Return which characters the fonts have.

        Raises:
            ConverterMissingError: something is missing; the message says what.
        """
        finding = self._finding()
        if finding.coverage is None:
            raise ConverterMissingError(finding.missing)
        return finding.coverage

    def _finding(self) -> _Finding:
        with self._lock:
            if self._last is None or not self._still_true(self._last):
                self._last = self._look()
            return self._last

    def _still_true(self, finding: _Finding) -> bool:
        if finding.missing is None:
            return all(path.exists() for path in finding.proofs)
        return self._clock() - finding.moment < self._ask_again

    def _look(self) -> _Finding:
        try:
            proofs = (*self._office(), *self._bridge())
            fonts, coverage = self._fonts()
        except _MissingError as missing:
            return _Finding(missing.saying, self._clock())
        return _Finding(None, self._clock(), (*proofs, *fonts), coverage)

    def _office(self) -> tuple[Path, ...]:
        program = find_program(self._soffice)
        if not (program.is_file() and os.access(program, os.X_OK)):
            raise _MissingError("office", path=self._soffice)
        return (program,)

    def _bridge(self) -> tuple[Path, ...]:
        try:
            answer = self._ask(self._uno_python, "-I", "-c", BRIDGE)
        except OSError:
            raise _MissingError("python", path=self._uno_python) from None
        if not answer:
            raise _MissingError("bridge", path=self._uno_python)
        return (Path(self._uno_python), *map(Path, answer))

    def _fonts(self) -> tuple[tuple[Path, ...], Coverage]:
        text = self._faces(TEXT_FAMILY)
        letters = frozenset.intersection(*text.values()) if len(text) >= TEXT_FACES else frozenset()
        if not letters.issuperset(KAZAKH_LETTERS):
            raise _MissingError("text_font", family=TEXT_FAMILY)
        files = [*text]
        fallbacks = []
        for family in FALLBACK_FAMILIES:
            faces = self._faces(f"{family}:{REGULAR}")
            if not faces:
                raise _no_fallback(family)
            files += faces
            fallbacks.append(Fallback(family, frozenset.intersection(*faces.values())))
        return tuple(files), Coverage(letters, tuple(fallbacks))

    def _faces(self, pattern: str) -> dict[Path, frozenset[str]]:
        """Return the files of the fonts that are like a pattern, each with the characters it has."""
        try:
            lines = self._ask("fc-list", "--format", "%{file}\t%{charset}\n", pattern)
        except OSError:
            raise _MissingError("listing") from None
        return {Path(file): characters(ranges) for file, _, ranges in (line.partition("\t") for line in lines)}

    def _ask(self, *command: str) -> list[str]:
        """Return what a program says, line by line; nothing when it fails.

        Raises:
            OSError: there is no such program.
        """
        try:
            done = subprocess.run(
                [shutil.which(command[0], path=SEARCHED) or command[0], *command[1:]],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=QUESTION_SECONDS,
                check=False,
                text=True,
            )
        except subprocess.TimeoutExpired:
            return []
        return done.stdout.splitlines() if done.returncode == 0 else []


def _no_fallback(family: str) -> _MissingError:
    package = PACKAGES.get(family)
    if package is None:
        return _MissingError("bundled_font", family=family)
    return _MissingError("fallback_font", family=family, package=package)
