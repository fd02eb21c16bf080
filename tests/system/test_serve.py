"""One command runs the whole service, tells where to look, and leaves nothing behind when it ends."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import socket
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.processes import free_port

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.conftest import Client, Program

ROOT = Path(__file__).parents[2]
EVERYTHING = ("web", "documents", "batches", "beat", "preview", "driver", "office")


@pytest.fixture
def serve(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
) -> Callable[..., Program]:
    """Return a function that starts the service and waits until it is ready."""

    def serve(**changes: str) -> Program:
        program = start(**environment | changes)
        eventually(client.is_ready, "the service is ready", 60)
        eventually(lambda: program.part("office"), "LibreOffice is warm")
        return program

    return serve


def _make(client: Client, eventually: Callable[..., None]) -> str:
    accepted = client.accept()
    assert accepted.status == 202, accepted.body
    document_id: str = accepted.json["id"]
    eventually(lambda: client.document(document_id)["status"] == "ready", "the document is ready")
    return document_id


def test_whatever_is_killed_comes_back_and_what_is_frozen_is_replaced(
    serve: Callable[..., Program], client: Client, eventually: Callable[..., None]
) -> None:
    """The whole way of one payload, through every process; then each is killed, and the next document is made.

    A process that was stopped (SIGSTOP) is there and does nothing; it shows no sign of life.
    """
    program = serve()
    document_id = _make(client, eventually)
    for file in client.document(document_id)["files"]:
        fetched = client("GET", file["url"])
        assert (fetched.status, len(fetched.body)) == (200, file["size"])
    assert client("GET", "/api/v1/forms/b1_score_sheet/blank.pdf").body.startswith(b"%PDF-")
    for part in EVERYTHING:
        eventually(lambda part=part: len(program.part(part)) == 1, f"{part} is there")
        [before] = program.part(part)
        before.kill()
        eventually(lambda part=part, pid=before.pid: _others(program, part, pid), f"{part} is back")
        eventually(client.is_ready, "the service is ready again")
        _make(client, eventually)
    frozen = {part: program.part(part)[0] for part in ("web", "documents", "batches", "beat", "preview")}
    for part in ("documents", "batches", "beat", "preview"):
        frozen[part].suspend()
    eventually(lambda: _not_ready(client) == {"worker", "pdf", "batches", "beat"}, "readiness names what is frozen", 40)
    frozen["web"].suspend()
    for part, process in frozen.items():
        eventually(lambda part=part, pid=process.pid: _others(program, part, pid), f"{part} is replaced", 120)
    eventually(client.is_ready, "the service is ready again", 60)
    _make(client, eventually)
    assert program.output.count("не подаёт признаков жизни") == len(frozen)


def _not_ready(client: Client) -> set[str]:
    return {name for name, check in client("GET", "/readyz").json["checks"].items() if not check["ok"]}


def _others(program: Program, part: str, pid: int) -> bool:
    return any(one.pid != pid for one in program.part(part))


def test_what_an_installation_says_and_what_a_stop_and_a_start_leave(
    start: Callable[..., Program], client: Client, environment: dict[str, str], eventually: Callable[..., None]
) -> None:
    """Address, documentation, data folder and where the key is; no second service, no process left, no paper lost.

    No log repeats the key itself, and it is told once. Web, both workers, beat, LibreOffice and its driver are all gone
    when the supervisor is, exit code 0; what was accepted is made after the next start.
    """
    del environment["BAGALAU_BOOTSTRAP_KEY"]
    first = start(**environment)
    eventually(lambda: "Остановить: Ctrl-C" in first.output, "the service answers", 60)
    for part in (
        f"http://127.0.0.1:{client.port}",
        f"http://127.0.0.1:{client.port}/docs",
        environment["BAGALAU_DATA_DIR"],
    ):
        assert part in first.output
    assert "bgl_" not in first.output
    told = Path(environment["BAGALAU_DATA_DIR"], "first-run.txt")
    assert str(told) in first.output
    [key] = re.findall(r"bgl_[A-Za-z0-9_-]+", told.read_text("utf-8"))
    owner = replace(client, key=key)
    eventually(lambda: all(first.part(part) for part in EVERYTHING), "every process is there")
    _refused_beside(start, environment)
    ids = [owner.accept().json["id"] for _ in range(5)]
    assert first.stop() == 0
    assert first.survivors() == []
    assert "Бағалау остановлен." in first.output
    assert "Traceback" not in first.output
    assert "Warning" not in first.output
    again = start(**environment)
    eventually(lambda: "Остановить: Ctrl-C" in again.output, "the service answers again", 60)
    assert "bgl_" not in again.output
    assert owner("GET", "/api/v1/forms").status == 200
    for document_id in ids:
        eventually(lambda one=document_id: owner.document(one)["status"] == "ready", "the document is ready", 60)


def _refused_beside(start: Callable[..., Program], environment: dict[str, str]) -> None:
    """Two services never share a data folder, whatever their ports."""
    second = start(**environment | {"PORT": str(free_port())})
    assert second.process.wait(30) == 2
    assert "уже работает другой запущенный" in second.output


def test_of_a_killed_supervisor_nothing_is_left_and_its_successor_frees_at_once_what_dead_workers_held(
    serve: Callable[..., Program], client: Client, eventually: Callable[..., None]
) -> None:
    """Leases of an hour, and a supervisor that is killed in the middle of a document.

    It had no chance to stop anything: the kernel and the drivers see to it.
    """
    changes = {"BAGALAU_LEASE_SECONDS": "3600", "BAGALAU_CONVERT_TIMEOUT": "300"}
    program = serve(**changes)
    assert all(program.part(part) for part in EVERYTHING)
    [office] = program.part("office")
    office.suspend()
    document_id = client.accept().json["id"]
    eventually(lambda: client.document(document_id)["status"] == "rendering", "it is being made")
    program.process.kill()
    office.resume()
    eventually(lambda: not program.survivors(), "all processes are gone", 10)
    serve(**changes)
    eventually(lambda: client.document(document_id)["status"] == "ready", "it is made after all", 60)


def test_without_libreoffice_the_service_runs_and_says_what_is_missing(
    start: Callable[..., Program],
    client: Client,
    environment: dict[str, str],
    eventually: Callable[..., None],
    tmp_path: Path,
) -> None:
    """DOCX at once; PDF when LibreOffice appears, without a restart."""
    link = tmp_path / "office" / "program" / "soffice.bin"
    start(**environment, BAGALAU_SOFFICE=str(link))
    eventually(lambda: _answers(client), "the service answers", 60)
    document_id = client.accept().json["id"]
    eventually(lambda: client.document(document_id)["waiting_for"], "the document waits")
    waiting = client.document(document_id)
    assert (waiting["status"], [file["format"] for file in waiting["files"]]) == ("queued", ["docx"])
    assert "LibreOffice" in waiting["waiting_for"]
    not_ready = client("GET", "/readyz")
    assert (not_ready.status, "libreoffice-writer-nogui" in not_ready.body.decode()) == (503, True)
    link.parent.parent.symlink_to("/usr/lib/libreoffice")
    eventually(lambda: client.document(document_id)["status"] == "ready", "the PDF is made", 60)
    eventually(client.is_ready, "the service is ready")


def _answers(client: Client) -> bool:
    try:
        return client("GET", "/healthz").status == 200
    except OSError:
        return False


def test_a_port_that_is_taken_is_named(start: Callable[..., Program], environment: dict[str, str], port: int) -> None:
    """Before anything is started, with exit code 2."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        program = start(**environment)
        assert program.process.wait(30) == 2
    assert f"Порт {port} занят" in program.output
    assert "Traceback" not in program.output


def test_ctrl_c_in_make_serve_ends_without_noise(environment: dict[str, str], tmp_path: Path) -> None:
    """In a terminal the signal reaches make as well; neither prints an error."""
    output = _in_terminal(["make", "--directory", str(ROOT), "serve"], environment)
    assert "Бағалау остановлен." in output
    assert "Traceback" not in output
    assert "***" not in output
    assert (tmp_path / "data").is_dir()


def _in_terminal(argv: list[str], environment: dict[str, str]) -> str:
    """Run a program in a terminal, press Ctrl-C when it says it can be stopped so, and return what it printed."""
    master, slave = pty.openpty()
    program = subprocess.Popen(
        ["setsid", "--ctty", *argv], stdin=slave, stdout=slave, stderr=slave, env=os.environ | environment
    )
    os.close(slave)
    output, pressed, deadline = b"", False, time.monotonic() + 120
    while program.poll() is None or select.select([master], [], [], 0)[0]:
        if time.monotonic() > deadline:
            program.send_signal(signal.SIGTERM)
            pytest.fail(f"did not end: {output.decode()}")
        if select.select([master], [], [], 0.2)[0]:
            try:
                output += os.read(master, 4096)
            except OSError:
                break
        if not pressed and b"Ctrl-C" in output:
            os.write(master, b"\x03")
            pressed = True
    program.wait(10)
    os.close(master)
    return output.decode()
