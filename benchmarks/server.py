"""A real ``bagalau serve`` in a temporary folder, and a client that talks to it over one kept connection."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.papers import FORM
from benchmarks.processes import free_port, running, wait_until
from doc_templates.catalogue import form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

START_SECONDS = 120.0
READY_SECONDS = 60.0
POLL_SECONDS = 0.01


class Client:
    """Speaks HTTP with the service, as an HR system would."""

    def __init__(self, port: int, key: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> tuple[int, dict[str, str], Any]:
        """Send a request and return status, headers and the JSON of the answer."""
        content = None if body is None else json.dumps(body)
        try:
            self._connection.request(method, path, content, self._headers)
            answer = self._connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise
        is_json = "json" in (answer.getheader("Content-Type") or "")
        return answer.status, dict(answer.getheaders()), json.loads(text) if is_json else text

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
        location = "/" + headers["Location"].split("://")[-1].partition("/")[2]
        while time.perf_counter() - started < READY_SECONDS:
            document = self.call("GET", location)[2]
            if document["status"] == "ready":
                return time.perf_counter() - started
            if document["status"] == "failed":
                raise RuntimeError(f"the service failed the document: {document}")
            time.sleep(POLL_SECONDS)
        raise RuntimeError(f"the document was not ready within {READY_SECONDS:g} s")


@dataclass(frozen=True, slots=True)
class RunningService:
    """A service that is ready: the id of its supervisor and a client with its key."""

    pid: int
    client: Client


@contextlib.contextmanager
def service() -> Iterator[RunningService]:
    """Run the whole service with SQLite and the embedded broker as long as the block lasts."""
    key, port = secrets.token_urlsafe(32), free_port()
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder = Path(name)
        others = {name: value for name, value in os.environ.items() if not name.startswith("BAGALAU_")}
        environ = others | {
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "BAGALAU_DATA_DIR": str(folder / "data"),
            "BAGALAU_BOOTSTRAP_KEY": key,
        }
        command = [str(Path(sysconfig.get_path("scripts")) / "bagalau"), "serve"]
        with running(command, folder / "serve.log", environ) as process:
            client = Client(port, key)
            wait_until(client.is_ready, process, START_SECONDS, folder / "serve.log")
            yield RunningService(process.pid, client)
