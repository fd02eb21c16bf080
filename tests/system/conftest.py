"""The whole service in processes of its own, started and watched from outside like any other program."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from doc_templates import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

KEY = "a-key-of-the-tests-0123456789-0123456789"
SHEET = "b2_score_sheet"
BAGALAU = str(Path(sys.executable).with_name("bagalau"))

PARTS: dict[str, Callable[[list[str]], bool]] = {
    "web": lambda line: "service.http" in line,
    "worker": lambda line: line[-2:] == ["-m", "worker"],
    "batches": lambda line: line[-2:] == ["-m", "worker.batches"],
    "reader": lambda line: line[-2:] == ["worker.batches", "read"],
    "renderer": lambda line: line[-2:] == ["worker.batches", "render"],
    "sweeper": lambda line: "worker.sweep" in line,
    "driver": lambda line: any(word.endswith("convert/driver.py") for word in line),
    "office": lambda line: line[:1] != [] and line[0].endswith("soffice.bin"),
}
"""Tells the processes of the service apart by their command lines."""


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers and body."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    """Speaks to a service as a client would."""

    port: int
    key: str = KEY

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send a request; raises ``OSError`` when no answer comes."""
        sent = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error

    def accept(self, form: str = SHEET, **headers: str) -> Answer:
        """Post the sample of a form."""
        body = {"form": form, "data": catalogue.form(form).sample()}
        return self("POST", "/api/v1/documents", body, **headers)

    def document(self, document_id: str) -> Any:
        """Return a document as it is now."""
        return self("GET", f"/api/v1/documents/{document_id}").json

    def is_ready(self) -> bool:
        """Tell whether the service can make documents."""
        with suppress(OSError):
            return self("GET", "/readyz").status == 200
        return False


class Program:
    """A program under watch: its output and everything it started, directly or not."""

    def __init__(self, argv: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self.log = folder / f"{len(list(folder.glob('*.log')))}.log"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BAGALAU_")}
        with self.log.open("wb") as output:
            self.process = psutil.Popen(
                argv,
                env=kept | dict(environment),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._family: set[psutil.Process] = set()

    @property
    def output(self) -> str:
        """What it has printed so far."""
        return self.log.read_text("utf-8", "replace")

    def family(self) -> list[psutil.Process]:
        """Return its living descendants, and remember them for :meth:`survivors`."""
        with suppress(psutil.NoSuchProcess):
            self._family.update(self.process.children(recursive=True))
        return self.survivors()

    def part(self, name: str) -> list[psutil.Process]:
        """Return its living processes of one of the kinds in ``PARTS``."""
        found = []
        for process in self.family():
            with suppress(psutil.Error):
                if PARTS[name](process.cmdline()) and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def survivors(self) -> list[psutil.Process]:
        """Return those of all descendants ever seen that are alive."""
        return [one for one in self._family if _lives(one)]

    def stop(self, number: int = signal.SIGTERM, seconds: float = 40) -> int:
        """Send a signal and return the exit code."""
        self.family()
        self.process.send_signal(number)
        code: int = self.process.wait(seconds)
        return code

    def clear(self) -> None:
        """Kill whatever is left."""
        self.family()
        with suppress(psutil.NoSuchProcess):
            self.process.kill()
        self.process.wait()
        for one in self.survivors():
            with suppress(psutil.NoSuchProcess):
                one.kill()


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Return a function that starts a program with some settings; all are ended after the test."""
    programs: list[Program] = []

    def start(*argv: str, **environment: str) -> Program:
        programs.append(Program(argv or (BAGALAU, "serve"), tmp_path, environment))
        return programs[-1]

    yield start
    for program in programs:
        program.clear()


@pytest.fixture
def eventually() -> Callable[..., None]:
    """Return a function that waits until something is true."""

    def eventually(truth: Callable[[], object], what: str, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not truth():
            if time.monotonic() > deadline:
                pytest.fail(f"waited {seconds} s in vain: {what}")
            time.sleep(0.05)

    return eventually


@pytest.fixture
def port() -> int:
    """Return a port nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


@pytest.fixture
def client(port: int) -> Client:
    """Return a client of the service on that port."""
    return Client(port)


@pytest.fixture
def environment(tmp_path: Path, port: int) -> dict[str, str]:
    """Return the settings of an installation in the test's own folder."""
    return {
        "PORT": str(port),
        "BAGALAU_DATA_DIR": str(tmp_path / "data"),
        "BAGALAU_BOOTSTRAP_KEY": KEY,
        "BAGALAU_CONVERTERS": "1",
    }
