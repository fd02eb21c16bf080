"""Detection of LibreOffice and its bridge to Python on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from service.db.models import MAKER_LENGTH
from service.texts import MESSAGES, PDF
from validators.messages.catalog import Message
from worker.convert.profile import SEARCHED

ASK_AGAIN_SECONDS: Final = 3.0
"""Validity of a negative result; a positive one holds as long as the files that prove it exist."""
QUESTION_SECONDS: Final = 20.0

VERSION: Final = re.compile(rb'"ooSetupVersionAboutBox">\s*<value>([^<]+)')
BUILD: Final = re.compile(rb"(?m)^buildid=(\S+)")

BRIDGE: Final = "import uno, pyuno; print(uno.__file__); print(pyuno.__file__)"


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
    """Carries the message that names what is missing."""

    def __init__(self, key: str, /, **values: str) -> None:
        self.message = MESSAGES.message(PDF, key, **values)
        super().__init__(self.message)


@dataclass(frozen=True, slots=True)
class _Finding:
    """Last result: what is missing, or the files that prove that nothing is."""

    missing: Message | None
    moment: float
    proofs: tuple[Path, ...] = ()


class Installation:
    """LibreOffice and its bridge to Python.

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

    def version(self) -> str:
        """Return the version of LibreOffice with its build, as far as they are known."""
        program = find_program(self._soffice).parent
        told = ((program / "../share/registry/main.xcd", VERSION), (program / "versionrc", BUILD))
        found = []
        for path, pattern in told:
            with suppress(OSError):
                found += pattern.findall(path.read_bytes())[:1]
        return b" ".join(found).decode("utf-8", "replace")[:MAKER_LENGTH]

    def missing(self) -> Message | None:
        """Return what is missing, ``None`` when nothing is.

        Costs microseconds when all is there.
        """
        with self._lock:
            if self._last is None or not self._still_true(self._last):
                self._last = self._look()
            return self._last.missing

    def _still_true(self, finding: _Finding) -> bool:
        if finding.missing is None:
            return all(path.exists() for path in finding.proofs)
        return self._clock() - finding.moment < self._ask_again

    def _look(self) -> _Finding:
        try:
            proofs = (*self._office(), *self._bridge())
        except _MissingError as missing:
            return _Finding(missing.message, self._clock())
        return _Finding(None, self._clock(), proofs)

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

    def _ask(self, *command: str) -> list[str]:
        """Return the output lines of a program; none when it fails.

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
