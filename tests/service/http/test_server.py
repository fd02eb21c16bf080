"""The real web process: what it refuses before the application, what it does to dawdlers, and how it stops."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from waitress.buffers import TempfileBasedBuffer

from service.http import server as server_module
from service.http.app import create_app
from service.http.server import PatientChannel, Server
from service.submissions import request_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.services import Services

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
KEY = "test-key-0123456789-0123456789-0123456789"
STOPPED_WITHIN = 10


@contextmanager
def _serving(services: Services, *, blank_seconds: float = 0.2) -> Iterator[Server]:
    real = Server(create_app(services, blank_seconds=blank_seconds), replace(services.settings, port=0))
    thread = threading.Thread(target=real.run)
    thread.start()
    try:
        yield real
    finally:
        real.stop()
        thread.join(STOPPED_WITHIN)
    assert not thread.is_alive()


def _exchange(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def _problem(answer: bytes) -> tuple[int, dict[str, Any]]:
    head, _, content = answer.partition(b"\r\n\r\n")
    assert b"Content-Type: application/problem+json" in head
    assert b"Server:" not in head
    return int(head.split()[1]), json.loads(content)


def test_what_the_server_cannot_read_is_a_problem_too(services: Services) -> None:
    """Malformed heads, endless heads, unknown transfer codings, bodies far over the limit."""
    limit = services.settings.max_body_bytes
    requests = {
        b"GET / HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n": (400, "bad-request"),
        b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 65_536 + b"\r\n\r\n": (431, "headers-too-large"),
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n": (501, "not-implemented"),
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n": (413, "too-large"),
    }
    with _serving(services) as real:
        for request, (status, slug) in requests.items():
            found, problem = _problem(_exchange(real.port, request))
            assert (found, problem["type"]) == (status, f"/problems/{slug}"), problem
        assert str(limit) in problem["detail"]


def test_a_body_a_little_over_the_limit_is_refused_by_the_application(services: Services) -> None:
    """In the client's language, with the id of the request."""
    with _serving(services) as real:
        connection = http.client.HTTPConnection("127.0.0.1", real.port, timeout=5)
        headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json", "Accept-Language": "en"}
        connection.request("POST", "/api/v1/validate", b" " * (services.settings.max_body_bytes + 1), headers)
        answer = connection.getresponse()
        problem = json.loads(answer.read())
        assert (answer.status, problem["title"]) == (413, "The request body is too large")
        assert problem["instance"].startswith("urn:uuid:")
        connection.close()


def test_a_chunked_body_is_read_and_limited_like_any_other(services: Services) -> None:
    """Without a Content-Length nothing is let through that otherwise would not be."""
    head = (
        f"POST /api/v1/validate HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {KEY}\r\nConnection: close\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    ).encode()
    small = b'2\r\n{"\r\n6\r\nform":\r\n5\r\n "x"}\r\n0\r\n\r\n'
    large = (b"8000\r\n" + b" " * 0x8000 + b"\r\n") * 3 + b"0\r\n\r\n"
    with _serving(services) as real:
        status, problem = _problem(_exchange(real.port, head + small))
        assert (status, problem["type"]) == (422, "/problems/invalid-request")
        status, problem = _problem(_exchange(real.port, head + large))
        assert (status, problem["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize("chunked", [False, True])
def test_a_long_body_that_no_disk_can_keep_is_refused_in_the_clients_language(
    services: Services, monkeypatch: pytest.MonkeyPatch, *, chunked: bool
) -> None:
    """Before the application sees it, when all of it has arrived; the next request is answered as ever."""
    monkeypatch.setattr(TempfileBasedBuffer, "newfile", lambda _: Path("/dev/full").open("w+b"))  # noqa: SIM115 - its user closes it
    content = b" " * (4 << 20)
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json", "Accept-Language": "kk"}
    with _serving(services) as real:
        connection = http.client.HTTPConnection("127.0.0.1", real.port, timeout=20)
        connection.request("POST", "/api/v1/batches", iter([content[:600_000]]) if chunked else content, headers)
        answer = connection.getresponse()
        problem = json.loads(answer.read())
        assert (answer.status, problem["type"]) == (503, "/problems/disk-full")
        assert problem["title"] == "Сервердің дискісінде орын жоқ"
        assert int(answer.headers["Retry-After"]) > 0
        connection.close()
        assert b"200 OK" in _exchange(real.port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


def test_a_client_that_drips_is_cut_off(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """However diligently it drips; others are answered meanwhile."""
    monkeypatch.setattr(server_module, "REQUEST_SECONDS", 0.5)
    with _serving(services) as real, socket.create_connection(("127.0.0.1", real.port), timeout=5) as dripping:
        started = time.monotonic()
        for byte in b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: " + b"a" * 1000:
            try:
                dripping.sendall(bytes([byte]))
            except OSError:
                break
            time.sleep(0.02)
        assert time.monotonic() - started < 5
        assert b"200 OK" in _exchange(real.port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


def test_a_connection_may_be_closed_twice() -> None:
    """The loop does so when a client hangs up in the same turn; an error here would end the whole process."""
    channel = PatientChannel.__new__(PatientChannel)
    channel.socket = None
    channel.handle_close()


def test_proxies_are_not_believed(services: Services) -> None:
    """Nobody said that there is one."""
    request = (
        f"GET /api/v1/forms HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: evil\r\nForwarded: host=evil\r\n"
        f"Authorization: Bearer {KEY}\r\nConnection: close\r\n\r\n"
    ).encode()
    with _serving(services) as real:
        answer = _exchange(real.port, request)
    assert b"200 OK" in answer
    assert b"evil" not in answer


def test_stopping_lets_what_is_being_answered_finish(services: Services, worker: Any) -> None:
    """New connections are refused, the one that waits for its paper still gets it."""
    blank = request_blank(services, "b1_score_sheet")
    answers: list[bytes] = []
    request = (
        f"GET /api/v1/forms/b1_score_sheet/blank.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {KEY}\r\n"
        "Connection: close\r\n\r\n"
    ).encode()
    with _serving(services, blank_seconds=5) as real:
        waiting = threading.Thread(target=lambda: answers.append(_exchange(real.port, request)))
        waiting.start()
        time.sleep(0.3)
        port = real.port
        real.stop()
        time.sleep(0.3)
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", port), timeout=1)
        worker.finish(blank.id)
        waiting.join(5)
    assert b"200 OK" in answers[0]
    assert b"%PDF" in answers[0]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_process_serves_and_stops_on_a_signal(
    environment: dict[str, str], free_port: Any, ending: signal.Signals
) -> None:
    """Exit code 0 within seconds, logs as JSON lines."""
    port = free_port()
    path = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "service.http"],
        cwd=ROOT,
        env={**path, **environment, "PORT": str(port)},
        stderr=subprocess.PIPE,
    )
    try:
        _wait(port)
        assert b'{"status":"ok"}' in _exchange(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        process.send_signal(ending)
        _, errors = process.communicate(timeout=STOPPED_WITHIN)
    finally:
        process.kill()
    assert process.returncode == 0
    lines = [json.loads(line) for line in errors.decode().splitlines()]
    assert [line["event"] for line in lines if line["logger"] == "service.http"] == ["listening", "stopped"]


@pytest.mark.parametrize("setting", [{"PORT": "0"}, {"BAGALAU_NONSENSE": "1"}])
def test_a_setting_that_cannot_be_used_ends_the_process_with_a_sentence(
    environment: dict[str, str], setting: dict[str, str]
) -> None:
    """Exit code 2 and the name of the setting, no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "service.http"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment, **setting},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert next(iter(setting)) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_ends_the_process_with_a_sentence(environment: dict[str, str]) -> None:
    """The supervisor shows it to the operator."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = subprocess.run(
            [sys.executable, "-m", "service.http"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **environment, "PORT": str(taken.getsockname()[1])},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 2
    assert "cannot_listen" in done.stderr
    assert "Traceback" not in done.stderr


def _wait(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the process does not listen")
