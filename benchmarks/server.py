"""A real ``bagalau serve`` in a temporary folder, and a client that talks to it over one kept connection."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import shutil
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from benchmarks.papers import FORM
from benchmarks.processes import free_port, running, wait_until
from doc_templates.catalogue import form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

START_SECONDS = 120.0
READY_SECONDS = 60.0
POLL_SECONDS = 0.01
TIMEOUT_SECONDS = 120
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Client:
    """Speaks HTTP with the service, as an HR system would; for one thread."""

    def __init__(self, port: int, key: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
        self._authorization = {"Authorization": f"Bearer {key}"}

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> tuple[int, dict[str, str], Any]:
        """Send a request and return status, headers and the JSON of the answer."""
        content = None if body is None else json.dumps(body).encode()
        answer = self._send(method, path, content, {"Content-Type": "application/json"})
        text = answer.read()
        is_json = "json" in (answer.getheader("Content-Type") or "")
        return answer.status, dict(answer.getheaders()), json.loads(text) if is_json else text

    def _send(
        self, method: str, path: str, content: bytes | IO[bytes] | None, headers: Mapping[str, str]
    ) -> http.client.HTTPResponse:
        try:
            self._connection.request(method, path, content, {**self._authorization, **headers})
            return self._connection.getresponse()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise

    def send_batch(self, workbook: Path) -> str:
        """Post a workbook of score sheets; return the path of the batch.

        Raises:
            RuntimeError: the service refused it.
        """
        with workbook.open("rb") as file:
            headers = {"Content-Type": XLSX, "Content-Length": str(workbook.stat().st_size)}
            answer = self._send("POST", f"/api/v1/batches?form={FORM}", file, headers)
            text = answer.read()
        if answer.status != http.client.ACCEPTED:
            raise RuntimeError(f"the service answered {answer.status}: {text.decode()}")
        return _path(answer.getheader("Location") or "")

    def fetch(self, path: str, target: IO[bytes]) -> None:
        """Write what lies under a path to a file, piece by piece; ask for it until it is put together.

        Raises:
            RuntimeError: the service refused it.
        """
        while (answer := self._send("GET", path, None, {})).status == http.client.SERVICE_UNAVAILABLE:
            answer.read()
            time.sleep(POLL_SECONDS)
        if answer.status != http.client.OK:
            raise RuntimeError(f"the service answered {answer.status}: {answer.read().decode()}")
        shutil.copyfileobj(answer, target)

    def is_ready(self) -> bool:
        """Tell whether the service can make documents, PDF included."""
        try:
            return self.call("GET", "/readyz")[0] == http.client.OK
        except (OSError, http.client.HTTPException):
            return False

    def make_document(self) -> float:
        """Post the sample sheet and wait until DOCX and PDF are ready.

        Returns:
            Seconds from the POST to the first answer that says ``ready``, asked for every 10 ms.

        Raises:
            RuntimeError: the service refused or failed the document, or took too long.
        """
        body = {"form": FORM, "data": form(FORM).sample()}
        started = time.perf_counter()
        status, headers, answer = self.call("POST", "/api/v1/documents", body)
        if status != http.client.ACCEPTED:
            raise RuntimeError(f"the service answered {status}: {answer}")
        location = _path(headers["Location"])
        while time.perf_counter() - started < READY_SECONDS:
            document = self.call("GET", location)[2]
            if document["status"] == "ready":
                return time.perf_counter() - started
            if document["status"] == "failed":
                raise RuntimeError(f"the service failed the document: {document}")
            time.sleep(POLL_SECONDS)
        raise RuntimeError(f"the document was not ready within {READY_SECONDS:g} s")

    def preview(self) -> float:
        """Ask for the page of an unfinished sheet and return the seconds until it was there.

        Raises:
            RuntimeError: there was none.
        """
        sample = form(FORM).sample()
        body = {"form": FORM, "data": {**sample, "scores": sample["scores"][:-1]}}
        started = time.perf_counter()
        status, _, answer = self.call("POST", "/api/v1/preview", body)
        if status != http.client.OK:
            raise RuntimeError(f"the service answered {status}: {answer}")
        return time.perf_counter() - started


def _path(location: str) -> str:
    return "/" + location.rsplit("://", maxsplit=1)[-1].partition("/")[2]


@dataclass(frozen=True, slots=True)
class RunningService:
    """A service that is ready: the id of its supervisor, a client with its key, and what makes further ones."""

    pid: int
    client: Client
    connect: Callable[[], Client]


def environment() -> dict[str, str]:
    """Return the variables of this process without any settings of the service."""
    return {name: value for name, value in os.environ.items() if not name.startswith("BAGALAU_")}


def program() -> str:
    """Return the path of the command ``bagalau``."""
    return str(Path(sysconfig.get_path("scripts")) / "bagalau")


@contextlib.contextmanager
def service() -> Iterator[RunningService]:
    """Run the whole service with SQLite and the embedded broker as long as the block lasts."""
    key, port = secrets.token_urlsafe(32), free_port()
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder = Path(name)
        environ = environment() | {
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "BAGALAU_DATA_DIR": str(folder / "data"),
            "BAGALAU_BOOTSTRAP_KEY": key,
        }
        with running([program(), "serve"], folder / "serve.log", environ) as process:
            client = Client(port, key)
            wait_until(client.is_ready, process, START_SECONDS, folder / "serve.log")
            yield RunningService(process.pid, client, partial(Client, port, key))
