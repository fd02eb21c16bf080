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
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Response, send_file

from service.access.keys import KeyAuthenticator
from service.api.blueprint import SCOPE
from service.app import connection as connection_module
from service.app import server as server_module
from service.app.factory import create_app
from service.app.server import Server
from service.db.models import KeyScope
from service.documents.blanks import request_blank
from service.errors import DatabaseUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask

    from service.services import Services

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
KEY = "test-key-0123456789-0123456789-0123456789"
STOPPED_WITHIN = 10
LONG = 3 << 20


@contextmanager
def _serving(services: Services, *, app: Flask | None = None, wait_seconds: float = 0.2) -> Iterator[Server]:
    app = app or create_app(services, wait_seconds=wait_seconds)
    real = Server(app, replace(services.settings, port=0))
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
    monkeypatch.setattr(connection_module, "SpooledTemporaryFile", lambda _: Path("/dev/full").open("w+b"))  # noqa: SIM115 - its user closes it
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


@contextmanager
def _sending(port: int, head: str, *, path: str = "/api/v1/batches", length: int | None = LONG) -> Iterator[Any]:
    """Give a connection on which a head has been sent, and 100 KB of what comes after it."""
    coding = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\n{coding}\r\n{head}\r\n".encode())
        with suppress(ConnectionError):
            connection.sendall(b"0" * 100_000 if length is not None else b"186a0\r\n" + b"0" * 100_000 + b"\r\n")
        yield connection


def _answer(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65536), b""))


AUTHORIZED = f"Authorization: Bearer {KEY}\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize("length", [LONG, None])
@pytest.mark.parametrize("head", ["", "Authorization: Bearer wrong\r\n"])
def test_who_has_no_key_is_answered_before_the_body_is_taken_in(
    services: Services, monkeypatch: pytest.MonkeyPatch, head: str, length: int | None
) -> None:
    """In the words of the application, and the connection is closed; nothing of the body lies anywhere."""
    monkeypatch.setattr(connection_module, "SpooledTemporaryFile", lambda _: pytest.fail("a body was taken in"))
    with _serving(services) as real:
        for path, most in (("/api/v1/batches", LONG), ("/api/v1/validate", 60_000), ("/api/v1/nowhere", 60_000)):
            with _sending(real.port, head, path=path, length=length and min(length, most)) as connection:
                answer = _answer(connection)
            status, problem = _problem(answer)
            assert (status, problem["type"]) == (401, "/problems/unauthorized")
            assert problem["instance"].startswith("urn:uuid:")
            assert b"www-authenticate: bearer" in answer.lower()
            assert b"Connection: close" in answer
        assert real.gateway.bodies.taken == 0


def test_where_no_key_is_needed_no_body_is_taken_in(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The application answers as if there were none."""
    monkeypatch.setattr(connection_module, "SpooledTemporaryFile", lambda _: pytest.fail("a body was taken in"))
    with _serving(services) as real:
        for path, expected in (("/healthz", 405), ("/", 405), ("/nowhere", 404)):
            with _sending(real.port, "", path=path, length=60_000) as connection:
                status, _ = _problem(_answer(connection))
            assert status == expected


def test_who_asks_first_is_told_before_sending_anything(services: Services) -> None:
    """``Expect: 100-continue``, as curl sends with every long body: the key decides which answer comes."""
    with _serving(services) as real:
        for head, start in (("", b"HTTP/1.1 401"), (AUTHORIZED, b"HTTP/1.1 100 Continue")):
            with socket.create_connection(("127.0.0.1", real.port), timeout=5) as connection:
                connection.sendall(
                    f"POST /api/v1/validate HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n{head}"
                    "Expect: 100-continue\r\nConnection: close\r\n\r\n".encode()
                )
                assert connection.recv(65536).startswith(start)
                if head:
                    connection.sendall(b'{"form":"x","data":1')
                    assert _problem(_answer(connection))[0] == 400


def test_a_refusal_reaches_who_sends_all_of_it_before_listening(services: Services) -> None:
    """What comes after a refusal is taken from the line for a while, or the system would call the answer back."""
    with _serving(services) as real:
        connection = http.client.HTTPConnection("127.0.0.1", real.port, timeout=60)
        connection.request("POST", "/api/v1/batches", b"0" * (100 << 20), {"Content-Type": "application/json"})
        assert connection.getresponse().status == 401
        connection.close()


@pytest.mark.parametrize("length", [LONG, None])
def test_bodies_take_no_more_room_than_there_is_for_all_of_them(services: Services, length: int | None) -> None:
    """The next one is told to come again later; the room is given back when a request is over, or its client gone."""
    few = replace(services, settings=replace(services.settings, max_bodies_bytes=LONG + 50_000))
    with _serving(few) as real:
        with _sending(real.port, AUTHORIZED):
            _until(lambda: real.gateway.bodies.taken == LONG)
            with _sending(real.port, AUTHORIZED, length=length) as other:
                answer = _answer(other)
            status, problem = _problem(answer)
            assert (status, problem["type"]) == (503, "/problems/too-many-bodies")
            assert b"Retry-After: " in answer
            assert b"Connection: close" in answer
            assert b"200 OK" in _exchange(real.port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        _until(lambda: real.gateway.bodies.taken == 0)
        connection = http.client.HTTPConnection("127.0.0.1", real.port, timeout=20)
        headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
        for _ in range(2):
            connection.request("POST", "/api/v1/batches", b"[" + b" " * (LONG - 1), headers)
            answered = connection.getresponse()
            answered.read()
            assert answered.status == 422
        connection.close()
        _until(lambda: real.gateway.bodies.taken == 0)


def test_a_database_that_does_not_answer_lets_no_body_in(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The application says so, as to requests without one: also where the database is back by the time it asks."""
    found = KeyAuthenticator.authenticate
    refusals = [DatabaseUnavailableError("it is away")]

    def fail_once(*arguments: Any) -> Any:
        if refusals:
            raise refusals.pop()
        return found(*arguments)

    monkeypatch.setattr(KeyAuthenticator, "authenticate", fail_once)
    with _serving(services) as real, _sending(real.port, AUTHORIZED) as connection:
        status, problem = _problem(_answer(connection))
        assert (status, problem["type"]) == (503, "/problems/database-unavailable")


def test_requests_that_follow_each_other_without_waiting_are_answered_in_turn(services: Services) -> None:
    """A refused body ends the connection after the answers that are due before it."""
    first = f"GET /api/v1/forms HTTP/1.1\r\nHost: x\r\n{AUTHORIZED}\r\n"
    second = "POST /api/v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n"
    with _serving(services) as real:
        answer = _exchange(real.port, (first + second).encode() + b"0" * 20_000)
    assert answer.index(b"HTTP/1.1 200 OK") < answer.index(b"HTTP/1.1 401")


@pytest.mark.parametrize("path", ["//api/v1/forms", "/%2Fapi/v1/forms", "http://x//api/v1/forms", "//healthz"])
def test_an_address_with_a_slash_too_many_is_none(services: Services, path: str) -> None:
    """A proxy that guards a path would be walked around."""
    with _serving(services) as real:
        for head in ("Connection: close\r\n", f"{AUTHORIZED}Content-Length: 4\r\n"):
            status, problem = _problem(_exchange(real.port, f"GET {path} HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode()))
            assert (status, problem["type"]) == (404, "/problems/not-found")


def _until(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not happens() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert happens()


def test_a_client_that_drips_is_told_so_and_cut_off(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """However diligently it drips, head or body; others are answered meanwhile."""
    monkeypatch.setattr(connection_module, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(connection_module, "BODY_SECONDS", 0.5)
    body = (
        f"POST /api/v1/validate HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n{AUTHORIZED}Accept-Language: en\r\n\r\n"
    )
    with _serving(services) as real:
        for begun, title in (
            (b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ", "Запрос"),
            (body.encode(), "The request"),
        ):
            with socket.create_connection(("127.0.0.1", real.port), timeout=5) as dripping:
                dripping.sendall(begun)
                dripping.settimeout(0.05)
                answer, started = b"", time.monotonic()
                while b"request-timeout" not in answer and time.monotonic() - started < 5:
                    with suppress(TimeoutError):
                        answer += dripping.recv(65536)
                    with suppress(ConnectionError):
                        dripping.sendall(b"a")
                status, problem = _problem(answer)
                assert (status, problem["title"].startswith(title)) == (408, True), problem
                assert b"Connection: close" in answer
            assert b"200 OK" in _exchange(real.port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


def test_an_answer_does_not_wait_for_the_client_to_confirm_its_beginning(services: Services) -> None:
    """Forty milliseconds with each request of a connection that is kept open; accepted sockets inherit the option."""
    with _serving(services) as real:
        [listening] = real._sockets
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_who_says_nothing_is_hung_up_on(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an answer: there was no request."""
    monkeypatch.setattr(connection_module, "IDLE_SECONDS", 0.2)
    with _serving(services) as real:
        assert _exchange(real.port, b"") == b""


def test_a_length_told_in_two_ways_is_refused(services: Services) -> None:
    """Who stands between might go by the other, and take a part of the body for another request."""
    head = f"POST /api/v1/validate HTTP/1.1\r\nHost: x\r\n{AUTHORIZED}"
    head += "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
    with _serving(services) as real:
        status, problem = _problem(_exchange(real.port, head.encode() + b"0\r\n\r\n"))
    assert (status, problem["type"]) == (400, "/problems/bad-request")


def test_when_there_are_too_many_connections_the_one_that_was_silent_longest_goes(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks is answered."""
    monkeypatch.setattr(server_module, "MAX_CONNECTIONS", 3)
    with _serving(services) as real:
        silent = [socket.create_connection(("127.0.0.1", real.port), timeout=5) for _ in range(3)]
        time.sleep(0.2)
        assert b"200 OK" in _exchange(real.port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        with suppress(ConnectionResetError):
            assert silent[0].recv(1) == b""
        silent[2].sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert b"200 OK" in _answer(silent[2])
        for one in silent:
            one.close()


def test_files_are_sent_whole_whether_their_length_is_told_or_not(services: Services, tmp_path: Path) -> None:
    """Copied by the system where it is; further requests on the connection are answered."""
    content = bytes(range(256)) * 20_000
    (tmp_path / "told").write_bytes(content)
    known = {"Authorization": f"Bearer {KEY}"}
    app = create_app(services)

    @app.get("/told")
    def told() -> Response:
        return send_file(tmp_path / "told", conditional=True)

    @app.get("/untold")
    def untold() -> Response:
        return send_file((tmp_path / "told").open("rb"), mimetype="text/plain", conditional=False, etag=False)

    for view in (told, untold):
        setattr(view, SCOPE, KeyScope.READ)
    with _serving(services, app=app) as real:
        connection = http.client.HTTPConnection("127.0.0.1", real.port, timeout=10)
        for path in ("/told", "/untold", "/told"):
            connection.request("GET", path, headers=known)
            answer = connection.getresponse()
            assert (answer.read() == content, answer.headers["Content-Length"] is None) == (True, path == "/untold")
        connection.request("HEAD", "/told", headers=known)
        answer = connection.getresponse()
        assert (answer.read(), answer.headers["Content-Length"]) == (b"", str(len(content)))
        connection.request("GET", "/told", headers=known | {"Range": "bytes=100-1000000"})
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (206, content[100:1_000_001])
        connection.close()


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
    with _serving(services, wait_seconds=5) as real:
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


def test_a_request_that_is_on_its_way_when_the_server_stops_is_answered(services: Services) -> None:
    """On a connection that is kept, and on one whose request has not come yet; both are told that it is the last."""
    request = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    with _serving(services) as real:
        address = ("127.0.0.1", real.port)
        kept, new = (socket.create_connection(address, timeout=5) for _ in range(2))
        kept.sendall(request)
        assert b"Connection: close" not in kept.recv(65536)
        real.stop()
        time.sleep(0.3)
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(address, timeout=1)
        for connection in (kept, new):
            connection.sendall(request)
            answer = b"".join(iter(lambda one=connection: one.recv(65536), b""))  # type: ignore[misc]
            assert answer.startswith(b"HTTP/1.1 200")
            assert b"Connection: close" in answer
            connection.close()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_process_serves_and_stops_on_a_signal(
    environment: dict[str, str], free_port: Any, ending: signal.Signals
) -> None:
    """Exit code 0 within seconds, logs as JSON lines."""
    port = free_port()
    path = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "service.app"],
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
    assert [line["event"] for line in lines if line["logger"] == "service.app"] == ["listening", "stopped"]


@pytest.mark.parametrize("setting", [{"PORT": "0"}, {"BAGALAU_NONSENSE": "1"}])
def test_a_setting_that_cannot_be_used_ends_the_process_with_a_sentence(
    environment: dict[str, str], setting: dict[str, str]
) -> None:
    """Exit code 2 and the name of the setting, no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "service.app"],
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
            [sys.executable, "-m", "service.app"],
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
