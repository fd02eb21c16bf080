"""The web process under attack: who holds connections, dawdles or reads slowly keeps nobody else from being answered.

Every attack is bounded in number and time, and goes to a process of this machine.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import socket
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates import catalogue
from service.access.keys import ensure_bootstrap
from service.app.factory import create_app
from service.db.migrations import migrate
from service.db.models import KeyRow
from service.descriptors import raise_descriptor_limit
from service.documents import claims
from service.settings import read_settings
from service.wiring import open_services
from worker.serve import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from service.services import Services
    from tests.system.conftest import Client, Program

pytestmark = pytest.mark.slow

KEY = "a-key-of-the-tests-0123456789-0123456789"
KEYS = [f"a-further-key-{number:02}-0123456789-0123456789" for number in range(25)]
BIG_BYTES = 24 << 20
SLOW_BYTES_PER_SECOND = 250_000
UNDER_ATTACK_SECONDS = 5.0
GATHERING_SECONDS = 1.5

NUMBERS = {"half heads": 300, "slow bodies": 200, "slow downloads": 8, "event streams": 100, "idle": 1100}
"""How many of each are too many for a server that gives each a thread, or ends at some descriptor."""
FEW = 5
"""The tests of every day attack with a fifth of them, ..."""
WHOLE = {"slow downloads", "event streams"}
"""... but for these."""


@dataclass(frozen=True)
class Target:
    """A web process, and what there is to ask it for."""

    port: int
    big: str
    events: str
    document: bytes


def _request(method: str, path: str, body: bytes = b"", *, key: str = KEY, length: int | None = None) -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {key}\r\n"
    if method == "POST":
        head += f"Content-Type: application/json\r\nContent-Length: {len(body) if length is None else length}\r\n"
    return head.encode() + b"\r\n" + body


@asynccontextmanager
async def _connected(target: Target, *, window: int | None = None) -> AsyncIterator[tuple[Any, Any]]:
    with socket.socket() as connection:
        if window:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        connection.setblocking(False)
        await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", target.port))
        reader, writer = await asyncio.open_connection(sock=connection)
        try:
            yield reader, writer
        finally:
            writer.transport.abort()


async def _drip(target: Target, begun: bytes, _told: Counter[str]) -> None:
    async with _connected(target) as (_, writer):
        writer.write(begun)
        while True:
            await asyncio.sleep(1)
            writer.write(b"a")


async def _half_head(target: Target, _number: int, told: Counter[str]) -> None:
    await _drip(target, b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ", told)


async def _slow_body(target: Target, _number: int, told: Counter[str]) -> None:
    await _drip(target, _request("POST", "/api/v1/documents", b"{", length=50_000), told)


async def _slow_download(target: Target, _number: int, told: Counter[str]) -> None:
    async with _connected(target, window=16_384) as (reader, writer):
        writer.write(_request("GET", target.big))
        told[(await reader.readline()).split()[1].decode()] += 1
        while await reader.read(SLOW_BYTES_PER_SECOND // 10):  # noqa: ASYNC110 - it reads slowly, it does not wait
            await asyncio.sleep(0.1)


async def _follow(target: Target, number: int, told: Counter[str]) -> None:
    async with _connected(target) as (reader, writer):
        writer.write(_request("GET", target.events, key=KEYS[number % len(KEYS)]))
        told[(await reader.readline()).split()[1].decode()] += 1
        while await reader.read(4096):
            pass


async def _say_nothing(target: Target, _number: int, _told: Counter[str]) -> None:
    async with _connected(target) as (reader, _):
        await reader.read(1)


ATTACKS: dict[str, Callable[[Target, int, Counter[str]], Coroutine[Any, Any, None]]] = {
    "half heads": _half_head,
    "slow bodies": _slow_body,
    "slow downloads": _slow_download,
    "event streams": _follow,
    "idle": _say_nothing,
}


async def _ask(target: Target, request: bytes) -> tuple[int, float]:
    """Return the status of an answer and how many seconds it took."""
    started = time.monotonic()
    async with asyncio.timeout(20), _connected(target) as (reader, writer):
        writer.write(request)
        status = int((await reader.readline()).split()[1])
        await reader.read()
    return status, time.monotonic() - started


async def _attack(target: Target, numbers: dict[str, int]) -> tuple[float, dict[str, Counter[str]]]:
    """Attack for some seconds; return the slowest answer others got meanwhile, and what the attackers were told."""
    told = {name: Counter[str]() for name in numbers}
    slowest = 0.0
    # The first document loads what all others need.
    assert (await _ask(target, _request("POST", "/api/v1/documents", target.document)))[0] == 202
    async with asyncio.TaskGroup() as group:
        attackers = [
            group.create_task(_quietly(ATTACKS[name](target, number, told[name])))
            for name, most in numbers.items()
            for number in range(most)
        ]
        # That they come is work of this process too.
        await asyncio.sleep(GATHERING_SECONDS)
        until = time.monotonic() + UNDER_ATTACK_SECONDS
        while time.monotonic() < until:
            await asyncio.sleep(0.2)
            health, document = await asyncio.gather(
                _ask(target, _request("GET", "/healthz")),
                _ask(target, _request("POST", "/api/v1/documents", target.document)),
            )
            assert (health[0], document[0]) == (200, 202)
            slowest = max(slowest, health[1], document[1])
        for attacker in attackers:
            attacker.cancel()
    return slowest, told


async def _quietly(attacker: Coroutine[Any, Any, None]) -> None:
    with suppress(OSError):
        await attacker


def _prepare(services: Services) -> tuple[str, str, bytes]:
    """Put a large file, a batch that goes on and further keys into an installation; return their addresses."""
    now = datetime.now(UTC)
    administrator = ensure_bootstrap(services.database, services.settings)
    assert administrator is None
    client = create_app(services).test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {KEY}"
    document = {"form": "b2_score_sheet", "data": catalogue.form("b2_score_sheet").sample()}
    made = client.post("/api/v1/documents", json=document).json
    rows = json.dumps(document)
    batch = client.post("/api/v1/batches", data=rows, headers={"Content-Type": "application/x-ndjson"}).json
    kept = services.files.put(b"%PDF-1.7 " + bytes(BIG_BYTES))
    with services.database.transaction() as session:
        state_body = session.query(KeyRow.state_body_id).limit(1).scalar()
        for key in KEYS:
            digest = hashlib.sha256(key.encode()).hexdigest()
            session.add(
                KeyRow(
                    state_body_id=state_body,
                    sha256=digest,
                    name="further",
                    created_at=now,
                    scopes=["read"],
                    bootstrap=False,
                )
            )
        chunk = claims.take_single(session, worker="test", lease_seconds=60, now=now)
        assert chunk is not None
        [held] = chunk.claims
        files = [claims.FinishedFile(name, kept.sha256, kept.size, None) for name in held.missing]
        assert claims.finish(session, chunk, {held.document_id: files}, now) == {made["id"]}
    document["external_id"] = "under-attack"
    return (
        f"/api/v1/documents/{made['id']}/files/pdf",
        f"{batch['links']['self']}/events",
        json.dumps(document).encode(),
    )


@pytest.fixture
def programs() -> list[Program]:
    """Return the programs that were attacked."""
    return []


@pytest.fixture
def attacked(
    start: Callable[..., Program],
    eventually: Callable[..., None],
    environment: dict[str, str],
    client: Client,
    programs: list[Program],
    start_proxy: Callable[..., Client],
) -> Callable[..., Target]:
    """Return a function that starts the web process as the supervisor does, with some settings more.

    Behind the proxy of the containers it is that which is attacked.
    """
    raise_descriptor_limit()

    def attacked(*, under: tuple[str, ...] = (), behind_proxy: bool = False, **further: str) -> Target:
        settings = read_settings(environment | further)
        migrate(settings.database_url)
        services = open_services(settings)
        try:
            big, events, document = _prepare(services)
        finally:
            services.database.dispose()
        programs.append(start(*under, sys.executable, "-P", "-m", *PROGRAMS["web"], **environment, **further))
        door = start_proxy([client.port]) if behind_proxy else client
        eventually(lambda: _listens(door), "the service answers", 60)
        return Target(door.port, big, events, document)

    return attacked


def _listens(client: Client) -> bool:
    with suppress(OSError):
        return client("GET", "/healthz").status == 200
    return False


def _attack_at_once(target: Target, numbers: dict[str, int]) -> tuple[float, dict[str, Counter[str]]]:
    # In a thread of its own: after a browser's tests the main thread has a loop that runs.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _attack(target, numbers)).result()


def _check(numbers: dict[str, int], told: dict[str, Counter[str]]) -> None:
    if "event streams" in numbers:
        assert told["event streams"] == {"200": 32, "503": 68}
    if "slow downloads" in numbers:
        assert told["slow downloads"] == {"200": 8}


def test_a_fifth_of_every_attack_keeps_nobody_from_being_answered(attacked: Callable[..., Target]) -> None:
    """However long the attackers hold on; 32 event streams are served, further ones are told to ask now and then."""
    fewer = {name: number if name in WHOLE else number // FEW for name, number in NUMBERS.items()}
    _slowest, told = _attack_at_once(attacked(), fewer)
    _check(fewer, told)


@pytest.mark.prove
@pytest.mark.parametrize("installation", ["embedded", "compose"])
@pytest.mark.parametrize("names", [[name] for name in ATTACKS] + [list(ATTACKS)], ids=[*ATTACKS, "all at once"])
def test_under_attack_others_are_answered_within_a_second(
    attacked: Callable[..., Target], request: pytest.FixtureRequest, names: list[str], installation: str
) -> None:
    """Health and the acceptance of a document; under all at once they are answered.

    Embedded, and as the containers have it: on PostgreSQL and through the proxy.
    """
    further = {}
    if installation == "compose":
        postgres = request.getfixturevalue("postgres_url")
        further = {"behind_proxy": True, "BAGALAU_DATABASE_URL": postgres, "BAGALAU_TRUSTED_PROXIES": "127.0.0.1"}
    numbers = {name: NUMBERS[name] for name in names}
    slowest, told = _attack_at_once(attacked(**further), numbers)
    _check(numbers, told)
    assert slowest < 1 or len(names) > 1


def test_few_descriptors_are_said_and_do_no_harm(attacked: Callable[..., Target], programs: list[Program]) -> None:
    """More connections than the system lets a process have: who was silent longest goes."""
    target = attacked(under=("bash", "-c", 'ulimit -n 400; exec "$@"', "bash"))
    _attack_at_once(target, {"idle": 600})
    assert "few_descriptors" in programs[0].output
