"""Two hosts that share nothing but PostgreSQL, RabbitMQ and S3: whatever ends, every paper is made exactly once."""

from __future__ import annotations

import hashlib
import random
import signal
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import or_, select

from service.batches import items as batch_items
from service.db.database import Database
from service.db.models import BeatRow, DocumentRow, FileRow, Status, TransitionRow
from service.db.tenancy import EVERY_BODY
from service.files.store import open_file_store
from service.liveness import Liveness
from service.settings import read_settings
from tests.system.killer import seeded
from worker import serve
from worker.prepare import FIRST_RUN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from benchmarks.servers import Rabbit
    from service.batches.items import StoredItem
    from service.settings import Settings
    from tests.system.conftest import Answer, Client, OwnPostgres, Program

PROGRAMS = {name: argv for name, argv in serve.PROGRAMS.items() if name != "preview"}
"""Of each host; who previews stores nothing."""
BATCHES = "/api/v1/batches"
DOCUMENTS = "/api/v1/documents"
WRONG = 50
"""Every so many rows one is refused; see ``sheets``."""
SOME = (50, 100, "accessible")
MANY = (300, 1000, "fast")
"""Rows while programs are replaced and while they die, and how PDFs are made then; made singly, fewer last as long."""
SINGLES = 50
FAULTS = ("host", "beat", "web", "rabbitmq", "postgres")
LATEST = 0.6
"""The share of the batch that is ready at most when the last fault comes."""
PAUSE_SECONDS = 1.0
START_SECONDS = 120
PATIENCE_SECONDS = 900
"""Far more than it takes on a machine with nothing else to do: a batch gives way to everything else."""
QUICK = {
    "BAGALAU_CONVERTERS": "1",
    "BAGALAU_CONVERT_TIMEOUT": "10",
    "BAGALAU_LEASE_SECONDS": "12",
    "BAGALAU_SWEEP_SECONDS": "0.5",
    "BAGALAU_LOG_LEVEL": "warning",
}


@dataclass
class Host:
    """A machine with a web process, two workers and a beat, and folders that no other host sees."""

    name: str
    folder: Path
    client: Client
    shared: Mapping[str, str]
    run: Callable[..., Program]
    programs: dict[str, Program] = field(default_factory=dict)
    ended: list[Program] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """All that its programs are told."""
        own = {name: str(self.folder / name.lower()) for name in ("HOME", "TMPDIR")}
        for folder in own.values():
            Path(folder).mkdir(parents=True, exist_ok=True)
        own |= {"BAGALAU_DATA_DIR": str(self.folder / "data"), "PORT": str(self.client.port)}
        return {**self.shared, **own}

    def start(self, *parts: str) -> None:
        """Start programs, all without any named."""
        for part in parts or PROGRAMS:
            name = ("-n", f"{part}@{self.name}") if "-Q" in PROGRAMS[part] else ()
            self.programs[part] = self.run(sys.executable, "-m", *PROGRAMS[part], *name, **self.environment)

    def kill(self, *parts: str) -> None:
        """Kill programs with all that they started, all without any named."""
        for part in parts or tuple(self.programs):
            self.programs[part].clear()
            self.ended.append(self.programs.pop(part))

    def stop(self, part: str) -> None:
        """End a program as an operator does."""
        program = self.programs.pop(part)
        assert program.stop(seconds=90) == 0, f"{part}: {program.output[-2000:]}"
        self.ended.append(program)

    def is_well(self, part: str) -> bool:
        """Tell whether the program that was started last shows that it is alive."""
        if part == "web":
            with suppress(OSError):
                return self.client("GET", "/healthz").status == 200
            return False
        touched = Liveness(self.folder / "data", part).touched_at()
        return touched is not None and touched > self.programs[part].process.create_time()


class Both:
    """A client that asks the other host when one does not answer."""

    def __init__(self, hosts: list[Host]) -> None:
        self._hosts = hosts

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Return an answer that is none of a service in trouble; raises ``TimeoutError`` where none comes."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            for host in self._hosts:
                with suppress(OSError):
                    answer = host.client(method, path, body, **headers)
                    if answer.status not in {429, 503}:
                        return answer
            time.sleep(0.3)
        raise TimeoutError(f"{method} {path} was not answered in time")

    def state(self, batch_id: str) -> Any:
        """Return a batch as it is now."""
        return self("GET", f"{BATCHES}/{batch_id}").json

    def post(self, number: int, body: Any) -> str:
        """Have a single document accepted, however often that has to be asked for; return its id."""
        answer = self("POST", DOCUMENTS, body, Idempotency_Key=f"single-{number}")
        assert answer.status == 202, answer.body
        accepted: str = answer.json["id"]
        return accepted


@dataclass
class Cluster:
    """Two hosts and what they share."""

    hosts: list[Host]
    settings: Settings
    postgres: OwnPostgres
    rabbit: Rabbit
    eventually: Callable[..., None]
    accepted: Counter[str] = field(default_factory=Counter)

    @property
    def ask(self) -> Both:
        """Return a client of both hosts."""
        return Both(self.hosts)

    def start(self) -> None:
        """Start both hosts and wait until documents can be made."""
        for host in self.hosts:
            host.start()
        for host in self.hosts:
            self.eventually(host.client.is_ready, f"host {host.name} is ready", START_SECONDS)
            self.await_well(host)

    def await_well(self, host: Host) -> None:
        """Wait until all programs of a host show that they live."""
        for part in PROGRAMS:
            self.eventually(lambda one=part: host.is_well(one), f"{part} of host {host.name} is well", START_SECONDS)

    def fail(self, fault: str, chance: random.Random, batch_id: str) -> None:
        """Let something fail, and bring it back after a while."""
        host = chance.choice(self.hosts)
        if fault == "host":
            host.kill()
            time.sleep(chance.uniform(1, 4))
            host.start()
        elif fault == "beat":
            self.eventually(lambda: self._beat_in_charge() is not None, "a beat is in charge", START_SECONDS)
            [host] = [one for one in self.hosts if one.programs["beat"].process.pid == self._beat_in_charge()]
            host.kill("beat")
            host.start("beat")
        elif fault == "web":
            host.kill("web")
            assert self.ask.state(batch_id)["total"]
            host.start("web")
        elif fault == "rabbitmq":
            self.rabbit.stop()
            time.sleep(chance.uniform(0, 3))
            self.rabbit.start()
        else:
            self.postgres.stop(chance.choice((signal.SIGINT, signal.SIGKILL)))
            time.sleep(chance.uniform(0, 3))
            self.eventually(self.postgres.is_up_again, "PostgreSQL is back", START_SECONDS)

    def _beat_in_charge(self) -> int | None:
        """Return the id of the process of the beat that sends the schedule, ``None`` when it is gone."""
        with self.reading() as session:
            holder = session.scalar(select(BeatRow.holder))
        pid = int(holder.split(":")[1]) if holder else None
        alive = [host.programs["beat"].process.pid for host in self.hosts if "beat" in host.programs]
        return pid if pid in alive else None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a reading session of the database, on a connection that is not older than its last restart."""
        database = Database(self.settings.database_url).of(EVERY_BODY)
        with database.reading() as session:
            yield session
        database.dispose()

    def await_papers(self, batch_id: str, singles: list[str]) -> None:
        """Wait until a batch and single documents are made."""
        ask = self.ask
        self.eventually(lambda: ask.state(batch_id)["status"] == "done", "the batch is done", PATIENCE_SECONDS)
        for document_id in singles:
            self.eventually(lambda one=document_id: _is_ready(ask, one), "the document is ready", PATIENCE_SECONDS)

    def check_documents(self, batch_id: str, rows: int, singles: list[str]) -> list[StoredItem]:
        """Hold the database to what was accepted: every paper once, each ready once, no other but those before."""
        with self.reading() as session:
            items = batch_items.following(session, batch_id, limit=100_000)
            made = Counter(session.scalars(select(TransitionRow.document_id).where(_became_ready())).all())
            found = Counter(session.scalars(select(DocumentRow.id).where(DocumentRow.status == Status.READY)).all())
            everything = session.scalars(select(DocumentRow.id)).all()
            _check_files(session, self.settings, singles)
        assert [item.row for item in items] == list(range(1, rows + 1))
        assert Counter(str(item.status) for item in items) == {"ready": rows - rows // WRONG, "rejected": rows // WRONG}
        self.accepted.update(Counter([*(item.document_id for item in items if item.document_id), *singles]))
        assert made == found == self.accepted == Counter(everything)
        return items

    def check_programs(self) -> None:
        """End all programs as an operator does; none met what nobody expected, none kept papers on its host."""
        for host in self.hosts:
            for part in tuple(host.programs):
                host.stop(part)
            for program in host.ended:
                assert "unexpected_error" not in program.output, program.output[-2000:]
                assert "task_failed" not in program.output, program.output[-2000:]
                self.eventually(lambda one=program: one.survivors() == [], "all processes are gone", 10)
            data = host.folder / "data"
            assert {path.name for path in data.iterdir()} <= {"liveness", "broker", FIRST_RUN}


def _became_ready() -> Any:
    return TransitionRow.status == Status.READY


def _check_files(session: Session, settings: Settings, singles: list[str]) -> None:
    """Both formats of each single document, with the bytes that their hashes name."""
    files = open_file_store(settings)
    rows = session.execute(
        select(FileRow.document_id, FileRow.format, FileRow.sha256).where(FileRow.document_id.in_(singles))
    ).all()
    wanted = Counter((document_id, format_) for document_id in singles for format_ in ("docx", "pdf"))
    assert Counter((row.document_id, row.format) for row in rows) == wanted
    for row in rows:
        assert hashlib.sha256(files.read(row.sha256)).hexdigest() == row.sha256


@pytest.fixture
def cluster(
    start: Callable[..., Program],
    client: Client,
    own_postgres: OwnPostgres,
    rabbitmq_server: Rabbit,
    rabbitmq_url: str,
    s3_settings: Settings,
    free_port: Callable[[], int],
    eventually: Callable[..., None],
    tmp_path: Path,
) -> Iterator[Cluster]:
    """Return two hosts that are ready; ``client`` speaks to the first."""
    shared = QUICK | {
        "HOST": "127.0.0.1",
        "BAGALAU_DATABASE_URL": own_postgres.url,
        "BAGALAU_BROKER_URL": rabbitmq_url,
        "BAGALAU_STORAGE_URL": s3_settings.storage_url,
        "BAGALAU_STORAGE_ENDPOINT": s3_settings.storage_endpoint or "",
        "BAGALAU_STORAGE_ACCESS_KEY": s3_settings.storage_access_key or "",
        "BAGALAU_STORAGE_SECRET_KEY": s3_settings.storage_secret_key or "",
        "BAGALAU_BOOTSTRAP_KEY": client.key,
    }
    clients = {"one": client, "two": type(client)(free_port())}
    hosts = [Host(name, tmp_path / name, each, shared, start) for name, each in clients.items()]
    migrated = start(sys.executable, "-m", "worker.prepare", **hosts[0].environment)
    assert migrated.process.wait(START_SECONDS) == 0, migrated.output
    cluster = Cluster(hosts, read_settings(hosts[0].environment), own_postgres, rabbitmq_server, eventually)
    cluster.start()
    return cluster


class Load(threading.Thread):
    """Has one document after another made and looks at it, without ever trying again; what did not go well is kept."""

    def __init__(self, client: Client, body: Any) -> None:
        super().__init__(name="load", daemon=True)
        self.accepted: list[str] = []
        self.answered = 0
        self.troubles: list[str] = []
        self._client = client
        self._body = body
        self._over = threading.Event()

    def run(self) -> None:
        """Ask until told to stop."""
        ready = True
        while not self._over.wait(PAUSE_SECONDS):
            if ready and (answer := self._ask("POST", DOCUMENTS, self._body)) is not None:
                self.accepted.append(answer.json["id"])
            last = self._ask("GET", f"{DOCUMENTS}/{self.accepted[-1]}") if self.accepted else None
            ready = last is None or last.json["status"] == "ready"
            self._ask("GET", "/api/v1/forms")

    def _ask(self, method: str, path: str, body: Any = None) -> Answer | None:
        try:
            answer = self._client(method, path, body)
        except OSError as error:
            self.troubles.append(f"{method} {path}: {error!r}")
            return None
        self.answered += 1
        if answer.status not in {200, 202}:
            self.troubles.append(f"{method} {path}: {answer.status} {answer.body[:200]!r}")
            return None
        return answer

    def stop(self) -> None:
        """Stop asking."""
        self._over.set()
        self.join()


@pytest.fixture
def proxy(cluster: Cluster, start_proxy: Callable[..., Client]) -> Client:
    """Return a client of the proxy of the containers, before the web processes of all hosts."""
    client = start_proxy([host.client.port for host in cluster.hosts])
    cluster.eventually(client.is_ready, "the proxy answers", START_SECONDS)
    return client


@pytest.mark.parametrize(("replaced", "rows", "quality", "seed"), seeded(SOME, 41, MANY))
def test_whatever_is_replaced_or_dies_of_two_hosts_and_their_servers_every_paper_is_made_once(
    cluster: Cluster,
    proxy: Client,
    sheets: Callable[[int], list[Any]],
    check_archive: Callable[[str, list[StoredItem]], None],
    replaced: int,
    rows: int,
    quality: str,
    seed: int,
) -> None:
    """First every program is replaced under load and no request fails; then, on the same hosts, each dies once."""
    # Rows that were sent before would be papers that are there.
    papers = sheets(replaced + rows)
    _replace_every_program(cluster, proxy, papers[:replaced])
    batch_id, singles = _fail_everything(cluster, papers[replaced:], quality, seed)
    check_archive(batch_id, cluster.check_documents(batch_id, rows, singles))
    cluster.check_programs()


def _replace_every_program(cluster: Cluster, proxy: Client, sheets: list[Any]) -> None:
    """One program after another, as a new version is put in place; nothing that was at work is begun again."""
    batch_id = proxy("POST", f"{BATCHES}?quality=accessible", sheets).json["id"]
    loads = [Load(proxy, {name: sheets[0][name] for name in ("form", "data")}) for _ in range(2)]
    for load in loads:
        load.start()
    # Beats and workers of batches first, while the batch is being made.
    for part in reversed(PROGRAMS):
        for host in cluster.hosts:
            host.stop(part)
            host.start(part)
            cluster.eventually(lambda one=host, other=part: one.is_well(other), f"{part} is back", START_SECONDS)
    for load in loads:
        load.stop()
    assert [trouble for load in loads for trouble in load.troubles] == []
    assert all(load.answered > 3 * len(PROGRAMS) for load in loads)
    singles = [document_id for load in loads for document_id in load.accepted]
    cluster.await_papers(batch_id, singles)
    cluster.check_documents(batch_id, len(sheets), singles)
    with cluster.reading() as session:
        begun_again = or_(DocumentRow.crashes > 0, DocumentRow.attempts > 0)
        assert session.scalars(select(DocumentRow.id).where(begun_again)).all() == []


def _fail_everything(cluster: Cluster, sheets: list[Any], quality: str, seed: int) -> tuple[str, list[str]]:
    """A host, the beat in charge and a web process are killed, RabbitMQ and PostgreSQL restarted, all in the middle.

    Returns the batch and the single documents, all of which are ready.
    """
    chance, ask = random.Random(seed), cluster.ask
    batch_id = ask("POST", f"{BATCHES}?quality={quality}", sheets, Idempotency_Key="batch").json["id"]
    body = {name: sheets[0][name] for name in ("form", "data")}

    def post(number: int) -> str:
        # Spread over time, so that the faults meet every stage.
        time.sleep(random.Random(seed + number).uniform(0.2, 1.2))
        return ask.post(number, body)

    with ThreadPoolExecutor(2) as clients:
        posted = clients.map(post, range(SINGLES))
        moments = sorted(chance.uniform(0, LATEST) for _ in FAULTS[1:])
        for fault, moment in zip(chance.sample(FAULTS, len(FAULTS)), (0, *moments), strict=True):
            least = moment * len(sheets)
            cluster.eventually(
                lambda least=least: ask.state(batch_id)["ready"] >= least, "the batch goes on", PATIENCE_SECONDS
            )
            assert ask.state(batch_id)["status"] != "done", "every fault comes in the middle"
            cluster.fail(fault, chance, batch_id)
        singles = list(posted)
    for host in cluster.hosts:
        cluster.await_well(host)
    cluster.await_papers(batch_id, singles)
    return batch_id, singles


def _is_ready(ask: Both, document_id: str) -> bool:
    status = ask("GET", f"{DOCUMENTS}/{document_id}").json["status"]
    assert status != "failed"
    return bool(status == "ready")
