"""A worker says that it is alive and what it lacks, keeps LibreOffice warm, and says plainly why it cannot start."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, cast

import pytest

from service.db.workers import workforce
from service.errors import DatabaseUnavailableError
from service.liveness import Liveness
from service.queue import BATCHES, DOCUMENTS
from service.texts import MESSAGES, kept
from worker.convert.errors import ConverterClosedError, ConverterStartError
from worker.heartbeat import Heartbeat, Report
from worker.pool_keepalive import PoolKeepalive
from worker.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service.db.database import ScopedDatabase
    from service.services import Services
    from service.settings import Settings
    from validators.messages.catalog import Message


pytestmark = pytest.mark.slow


class _Lacking:
    """A converter that misses something."""

    missing: Message | None = MESSAGES.message("pdf", "bridge", path="python3")

    def available(self) -> Message | None:
        return self.missing


@pytest.fixture
def converter() -> _Lacking:
    """Return a converter without LibreOffice."""
    return _Lacking()


@pytest.fixture
def heartbeat(services: Services, converter: _Lacking, tmp_path: Path) -> Heartbeat:
    """Return the heartbeat of a worker without LibreOffice."""
    report = Report(services.database, "worker-1", 2, converter.available)
    return Heartbeat(tmp_path, [DOCUMENTS], report, interval=0.01)


def test_the_worker_reports_what_it_lacks_and_that_it_lacks_nothing_any_more(
    heartbeat: Heartbeat, converter: _Lacking, services: Services
) -> None:
    """One row a worker, brought up to date."""
    heartbeat.beat()
    with services.database.reading() as session:
        found = workforce(session, queue=DOCUMENTS, now=services.clock())
    assert (found.alive, found.able, found.missing) == (1, 0, kept(converter.missing))
    converter.missing = None
    heartbeat.beat()
    with services.database.reading() as session:
        found = workforce(session, queue=DOCUMENTS, now=services.clock())
    assert (found.alive, found.able, found.missing) == (1, 1, None)


def test_the_heart_goes_on_beating_until_it_is_stopped(heartbeat: Heartbeat, services: Services) -> None:
    """From a thread of its own."""
    heartbeat.start()
    deadline = time.monotonic() + 5
    while not _alive(services) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert _alive(services) == 1
    heartbeat.stop()
    services.clock.advance(60)
    time.sleep(0.05)
    assert _alive(services) == 0


def _alive(services: Services) -> int:
    with services.database.reading() as session:
        return workforce(session, queue=DOCUMENTS, now=services.clock()).alive


def test_a_database_that_is_away_is_no_fault_of_the_worker(settings: Settings) -> None:
    """The probe of the container succeeds: a restart would mend nothing."""

    class Away:
        """A database that does not answer."""

        def transaction(self) -> None:
            raise DatabaseUnavailableError("gone")

    report = Report(cast("ScopedDatabase", Away()), "worker-1", 2)
    Heartbeat(settings.data_dir, [DOCUMENTS, BATCHES], report).beat()
    assert Liveness(settings.data_dir, DOCUMENTS).is_fresh()
    assert Liveness(settings.data_dir, BATCHES).is_fresh()


def test_a_stuck_task_lets_the_liveness_file_grow_old(services: Services, settings: Settings) -> None:
    """Though the heart goes on beating: what takes longer than it may never comes to an end."""
    stuck = False
    beats = []
    report = Report(services.database, "worker-1", 2)
    heart = Heartbeat(settings.data_dir, [DOCUMENTS], report, lambda: not stuck, lambda: beats.append(1))
    heart.beat()
    sign = Liveness(settings.data_dir, DOCUMENTS)
    os.utime(sign.path, (0, 0))
    stuck = True
    heart.beat()
    assert not sign.is_fresh()
    stuck = False
    heart.beat()
    assert sign.is_fresh()
    assert len(beats) == 3


def test_a_task_counts_as_stuck_when_it_takes_longer_than_it_may(settings: Settings) -> None:
    """Whatever other tasks do meanwhile."""
    runtime = Runtime(settings)
    assert runtime.is_healthy()
    with runtime.time_limit(60):
        assert runtime.is_healthy()
    with runtime.time_limit(-1):
        assert not runtime.is_healthy()
    assert runtime.is_healthy()


def test_a_sign_of_life_is_fresh_for_a_while(tmp_path: Path) -> None:
    """The probe succeeds on the host that gives it, and only there."""
    sign = Liveness(tmp_path, "beat")
    assert not sign.is_fresh()
    sign.touch()
    assert sign.is_fresh()
    os.utime(sign.path, (0, 0))
    assert not sign.is_fresh()


@pytest.mark.parametrize(("touched", "code"), [(True, 0), (False, 1)])
def test_the_probe_of_a_container_reads_the_sign_of_life(tmp_path: Path, touched: bool, code: int) -> None:
    """By its exit code."""
    if touched:
        Liveness(tmp_path, "documents").touch()
    assert _python("-m", "worker.liveness", "documents", BAGALAU_DATA_DIR=str(tmp_path)).returncode == code


def _python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env=os.environ | environment, capture_output=True, text=True, check=False
    )


CELERY = ("celery", "-A", "worker.app")


@pytest.mark.parametrize(
    "arguments",
    [(*CELERY, "worker", "-Q", "documents"), (*CELERY, "beat"), ("worker.prepare",), ("worker.liveness", "web")],
    ids=" ".join,
)
def test_a_process_with_a_wrong_setting_says_which(arguments: tuple[str, ...]) -> None:
    """In a sentence, with exit code 2, instead of a traceback."""
    done = _python("-m", *arguments, BAGALAU_LEASE_SECONDS="soon")
    assert (done.returncode, done.stdout) == (2, "")
    assert "BAGALAU_LEASE_SECONDS" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_installation_whose_database_is_away_is_not_readied(tmp_path: Path, free_port: Callable[[], int]) -> None:
    """The container is started again until it answers."""
    url = f"postgresql+psycopg://bagalau:secret@127.0.0.1:{free_port()}/bagalau"
    done = _python("-m", "worker.prepare", BAGALAU_DATABASE_URL=url, BAGALAU_DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert "the database does not answer" in done.stderr
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


class _Pool:
    """A pool whose LibreOffice starts at the third attempt."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.warmed = 0
        self.enough = threading.Event()

    def available(self) -> None:
        return None

    def warm(self) -> None:
        self.warmed += 1
        if self.warmed == 3:
            self.enough.set()
        if self.errors:
            raise self.errors.pop(0)


def test_libreoffice_is_started_again_and_again_until_it_comes_up() -> None:
    """And looked after from then on."""
    pool = _Pool(ConverterStartError("no"), OSError(28, "No space left on device"))
    keepalive = PoolKeepalive(pool, interval=0.01)
    keepalive.start()
    assert pool.enough.wait(5)
    keepalive.stop()


def test_nothing_is_started_once_the_pool_is_closed() -> None:
    """The thread ends by itself."""
    pool = _Pool(ConverterClosedError("closed"))
    keepalive = PoolKeepalive(pool, interval=0.01)
    keepalive.start()
    keepalive._thread.join(5)
    assert not keepalive._thread.is_alive()
    assert pool.warmed == 1
