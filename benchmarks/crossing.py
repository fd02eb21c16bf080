"""How many modules of this project a document and a row cross: those of which a function runs on the way.

The processes of a machine are put together in this one, each as it is: the web server on a port, messages in files, the
tasks of the workers, what their children do. Left out are the pipes between workers and children and the process that
drives LibreOffice. Either way is gone twice, and counted the second time: what is loaded once is on nobody's way.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
import threading
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import urlsplit

from benchmarks.papers import FORM, sheet
from benchmarks.processes import free_port
from benchmarks.results import Line
from benchmarks.server import Client
from benchmarks.workbook import write_sheets
from service.app.factory import create_app
from service.app.server import Server
from service.queue import BATCHES, DOCUMENTS, make_celery
from service.settings import read_settings
from service.wiring import open_services
from worker.child import Jobs
from worker.prepare import prepare
from worker.runtime import Runtime
from worker.tasks import register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from benchmarks.results import Extent

OURS = ("validators.", "doc_templates.", "service.", "worker.")
DOCUMENT = ("POST of a document", "its making", "GET of its PDF")
ROW = ("POST of a workbook", "reading and making", "assembling", "GET of archive.zip")
ABOUT_A_DOCUMENT, ABOUT_A_ROW = 60, 75
ROWS = 2
"""One row alone would not be converted joined."""


class Crossing:
    """Notes by step of a way the modules whose functions run, in every thread that is started meanwhile."""

    def __init__(self) -> None:
        self.modules: defaultdict[str, set[str]] = defaultdict(set)
        self._step: str | None = None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look at every call while the block runs."""
        threading.setprofile(self._look)
        sys.setprofile(self._look)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)  # type: ignore[arg-type]  # it takes what ``sys.setprofile`` takes

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what the block crosses for a step."""
        self._step = name
        try:
            yield
        finally:
            self._step = None

    def _look(self, frame: FrameType, event: str, _argument: Any) -> None:
        step, name = self._step, frame.f_globals.get("__name__") or ""
        if step is not None and event == "call" and name.startswith(OURS):
            self.modules[step].add(name)


def measure(_extent: Extent) -> Iterator[Line]:
    """Count the modules of both ways, and of each step of them."""
    modules = crossed()
    ways = {
        "a document, from POST to PDF": (DOCUMENT, ABOUT_A_DOCUMENT),
        "a row, from the workbook to archive.zip": (ROW, ABOUT_A_ROW),
    }
    for what, (steps, about) in ways.items():
        number = len(set().union(*(modules[step] for step in steps)))
        yield Line(what, f"{number} modules", aim=f"about {about}")
        for step in steps:
            yield Line(f"  {step}", str(len(modules[step])))


def crossed() -> dict[str, set[str]]:
    """Return the modules that are crossed, by step."""
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        machine = _Machine(folder, stack)
        for first in (1, 1 + ROWS):
            machine.crossing.modules.clear()
            machine.make_document(first)
            write_sheets(folder / "sheets.xlsx", ROWS, first)
            machine.make_batch(folder / "sheets.xlsx")
        return dict(machine.crossing.modules)


class _Machine:
    """The processes of one machine in this one, and a client."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        key, port = secrets.token_urlsafe(32), free_port()
        variables = {"DATA_DIR": str(folder / "data"), "BOOTSTRAP_KEY": key}
        settings = read_settings({f"BAGALAU_{name}": value for name, value in variables.items()} | {"PORT": str(port)})
        prepare(settings)
        runtime, self._celery = Runtime(settings), make_celery(settings)
        register(self._celery, runtime)
        # Its own threads report and keep warm, which is on nobody's way: they begin before anything is noted.
        runtime.start((DOCUMENTS, BATCHES), slots=1)
        stack.callback(runtime.stop)
        stack.enter_context(patch.object(runtime, "_children", _Here(Jobs(settings, stack))))
        services = open_services(settings)
        stack.callback(services.database.dispose)
        self.crossing = Crossing()
        stack.enter_context(self.crossing.watching())
        server = Server(create_app(services, wait_seconds=0), settings)
        web = threading.Thread(target=server.run)
        web.start()
        stack.callback(web.join)
        stack.callback(server.stop)
        self._client = Client(port, key)

    def make_document(self, number: int) -> None:
        """Make the score sheet of a number and fetch its PDF."""
        post, make, get = DOCUMENT
        with self.crossing.step(post):
            body = {"form": FORM, "data": sheet(number)}
            path = urlsplit(self._client.call("POST", "/api/v1/documents", body)[1]["Location"]).path
        with self.crossing.step(make):
            self._work()
        with self.crossing.step(get):
            self._client.call("GET", path)
            _check(*self._client.call("GET", f"{path}/files/pdf"))

    def make_batch(self, workbook: Path) -> None:
        """Make the sheets of a workbook and fetch their archive."""
        post, make, assemble, get = ROW
        with self.crossing.step(post):
            path = self._client.send_batch(workbook)
        with self.crossing.step(make):
            self._work()
        with self.crossing.step(get):
            self._client.call("GET", path)
            self._client.call("GET", f"{path}/archive.zip")
        with self.crossing.step(assemble):
            self._work()
        with self.crossing.step(get):
            _check(*self._client.call("GET", f"{path}/archive.zip"))

    def _work(self) -> None:
        """Do what messages ask for until none is left."""
        with self._celery.connection_for_read() as connection:
            queues = [self._celery.amqp.queues[name](connection.default_channel) for name in (DOCUMENTS, BATCHES)]
            while message := next((found for queue in queues if (found := queue.get(no_ack=True))), None):
                self._celery.tasks[message.headers["task"]].apply(args=message.payload[0])


class _Here:
    """Does in this process what a worker has its children do."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def do(self, job: str, *args: str, limit: float) -> Any:
        """Do it, however long it takes."""
        del limit
        return getattr(self._jobs, job)(*args)


def _check(status: int, _headers: dict[str, str], answer: Any) -> None:
    if status != HTTPStatus.OK:
        raise RuntimeError(f"the service answered {status}: {answer}")
