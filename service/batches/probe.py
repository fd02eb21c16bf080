"""Reads a file of rows as far as its first row, in a process that can be stopped.

A hostile workbook may take time or memory without end, and in the web process all requests would wait for it. So one
process forks a child for each file, and the system ends a child that takes too long. ``python -m
service.batches.probe`` is that process; it ends with the one that started it.
"""

from __future__ import annotations

import json
import os
import resource
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import IO, Any, Final

from service.batches.row_readers import SourceKind, rows_as_sent
from service.spreadsheets.columns import layout
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.tables import Glance, forms_of, glance
from validators.forms import SPECS

COMMAND: Final = (sys.executable, "-P", "-m", "service.batches.probe")
PROBE_SECONDS: Final = 4
"""After as long a file is taken in unchecked: its faults become the failure of its batch."""
START_SECONDS: Final = 20
MAX_MEMORY: Final = 1 << 30
NICENESS: Final = 5
MAX_FILES: Final = 4
"""Files probed at the same time, so that requests of other kinds find a thread."""
MAX_QUESTION_LENGTH: Final = 4096
SHOWN_ROWS: Final = 5
"""How many rows a glance shows."""
READABLE: Final[dict[str, Any]] = {}


class FileProbe:
    """Has files probed; safe to share between threads.

    Args:
        seconds: how long one file may take.
        at_once: how many files at the same time.
    """

    def __init__(self, *, seconds: int = PROBE_SECONDS, at_once: int = MAX_FILES) -> None:
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(at_once)
        self._starting = threading.Lock()
        self._socket = socket.socket()
        self._process: subprocess.Popen[bytes] | None = None

    def failure(self, file: IO[bytes], kind: SourceKind, form: str | None) -> dict[str, Any] | None:
        """Return why a file cannot be read as rows, as far as that shows within the time; ``None`` when it does not.

        Args:
            file: what was sent, able to seek; its position afterwards is undefined.
            kind: how it is written.
            form: the form of all rows, where it is known.

        Raises:
            OSError: the system has no room for temporary files.
        """
        return self._learn(FAILURE, file, kind, form) or None

    def forms(self, file: IO[bytes], kind: SourceKind) -> list[str] | dict[str, Any] | None:
        """Return the forms whose columns a sheet has, or why it cannot be read; ``None`` where that took too long.

        The arguments and what is raised are those of :meth:`failure`.
        """
        answer = self._learn(FORMS, file, kind, None)
        return answer.get("forms", answer) if answer else None

    def glance(self, file: IO[bytes], kind: SourceKind, form: str) -> Glance | None:
        """Return what a sheet shows at its beginning; ``None`` where it cannot be read, or not in time.

        The arguments and what is raised are those of :meth:`failure`.
        """
        answer = self._learn(GLANCE, file, kind, form)
        return Glance(**answer["glance"]) if "glance" in answer else None

    def _learn(self, what: str, file: IO[bytes], kind: SourceKind, form: str | None) -> dict[str, Any]:
        if not self._places.acquire(blocking=False):
            return READABLE
        try:
            answer = self._ask(file, {"what": what, "kind": str(kind), "form": form, "seconds": self._seconds})
        finally:
            self._places.release()
        if "errno" in answer:
            raise OSError(answer["errno"], os.strerror(answer["errno"]))
        return answer

    def _ask(self, file: IO[bytes], question: dict[str, Any]) -> dict[str, Any]:
        with _descriptor(file) as sent:
            answers, answering = os.pipe()
            try:
                self._send(json.dumps(question).encode(), [sent, answering])
            finally:
                os.close(answering)
            with os.fdopen(answers, "rb") as stream:
                # The child's end closes however it ends; the process that forks it may be starting yet.
                if not select.select([stream], [], [], START_SECONDS + self._seconds)[0]:
                    return READABLE
                found: dict[str, Any] = json.loads(stream.read() or b"{}")
        return found

    def _send(self, question: bytes, descriptors: list[int]) -> None:
        with self._starting:
            if self._process is None or self._process.poll() is not None:
                self.close()
                self._start()
            # One that is killed at this moment answers nothing, and the file is taken in unchecked.
            with suppress(BrokenPipeError, ConnectionError):
                socket.send_fds(self._socket, [question], descriptors)

    def _start(self) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # Its children open hostile files: they get no settings, for passwords are among them.
        known = {"TMPDIR": tempfile.gettempdir()}
        with theirs:
            self._process = subprocess.Popen(
                COMMAND, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env=known, start_new_session=True
            )

    def close(self) -> None:
        """End the process; it is started again when it is needed."""
        self._socket.close()
        if self._process is not None:
            self._process.wait()
            self._process = None


@contextmanager
def _descriptor(file: IO[bytes]) -> Iterator[int]:
    """Give the descriptor of a file; one in memory is written to the disk for it."""
    rollover = getattr(file, "rollover", None)
    if rollover is not None:
        rollover()
    with suppress(OSError, AttributeError):
        descriptor = file.fileno()
        file.flush()
        yield descriptor
        return
    with tempfile.TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield copy.fileno()


def check_file(file: IO[bytes], kind: SourceKind, form: str | None) -> dict[str, Any]:
    """Return why a file cannot be read as rows: no workbook, no row, another form's header, an archive that blows up.

    Returns:
        What :func:`service.batches.messages.file_words` words; nothing when it can be read.
    """
    try:
        first = next(rows_as_sent(file, kind, form), None)
    except UnusableFileError as error:
        return _failure_of(error)
    return {"reason": "no-rows", "values": {}} if first is None else READABLE


def _forms(file: IO[bytes], kind: SourceKind, _: str | None) -> dict[str, Any]:
    try:
        return {"forms": forms_of(file, tuple(SPECS), is_csv=kind is SourceKind.CSV)}
    except UnusableFileError as error:
        return _failure_of(error)


def _failure_of(error: UnusableFileError) -> dict[str, Any]:
    # A child that is out of memory has learned nothing about the file.
    return READABLE if isinstance(error.__cause__, MemoryError) else error.failure


def _glance(file: IO[bytes], kind: SourceKind, form: str | None) -> dict[str, Any]:
    try:
        found = glance(file, str(form), is_csv=kind is SourceKind.CSV, most=SHOWN_ROWS)
    except UnusableFileError:
        return READABLE
    return {"glance": asdict(found)}


FAILURE, FORMS, GLANCE = "failure", "forms", "glance"
LEARNING: Final[Mapping[str, Callable[[IO[bytes], SourceKind, str | None], dict[str, Any]]]] = {
    FAILURE: check_file,
    FORMS: _forms,
    GLANCE: _glance,
}
"""What may be asked about a file."""


def serve(asked: socket.socket) -> None:
    """Fork a child for every file that is asked about, until the other end is closed."""
    # Children are reaped by the system.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        question, descriptors, _, _ = socket.recv_fds(asked, MAX_QUESTION_LENGTH, 2)
        if not question:
            return
        read = json.loads(question)
        if read["what"] == FORMS:
            # Once, for all children: each would have no time left for its file.
            for form in SPECS:
                layout(form)
        if os.fork() == 0:
            asked.close()
            _answer(read, *descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _answer(question: dict[str, Any], sent: int, answering: int) -> None:
    """Check, answer and end; after too long the signal ends it without an answer."""
    code = 1
    try:
        signal.alarm(question["seconds"])
        os.nice(NICENESS)
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        try:
            with open(sent, "rb") as file:
                found = LEARNING[question["what"]](file, SourceKind(question["kind"]), question["form"])
        except OSError as error:
            found = {"errno": error.errno or 0}
        with open(answering, "wb") as stream:
            stream.write(json.dumps(found).encode())
        code = 0
    finally:
        # Nothing that was taken over from the forking process may be finished here a second time.
        os._exit(code)


def main() -> None:
    """Serve the process that started this one."""
    with socket.socket(fileno=os.dup(sys.stdin.fileno())) as asked:
        serve(asked)


if __name__ == "__main__":
    main()
