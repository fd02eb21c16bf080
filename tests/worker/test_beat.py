"""Several beats do no harm: one row says who sends what when, on both databases and both brokers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from service.db import schedule
from service.db.chain import waits
from service.db.database import Database, ScopedDatabase
from service.db.leases import process_name
from service.db.models import BUILTIN_STATE_BODY_ID, BeatRow
from service.db.tenancy import EVERY_BODY, Scope
from service.journal.events import Action, Event, Kind, note
from service.queue import BATCHES, SWEEP, TIDY, make_celery
from worker.beat import DatabaseScheduler

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service.settings import Settings

pytestmark = pytest.mark.slow

NOON = datetime(2026, 10, 20, 12, tzinfo=UTC)
EVERY = {SWEEP: 2.0, TIDY: 3600.0}


def _due(database: ScopedDatabase, seconds: float, holder: str = "one", *, local: bool = False) -> list[str] | None:
    with database.transaction() as session:
        now = NOON + timedelta(seconds=seconds)
        return schedule.claim_due(session, EVERY, holder=holder, lease_seconds=6, now=now, local=local)


def test_what_is_due_is_given_out_once(database: ScopedDatabase) -> None:
    """To the beat in charge alone, whatever the others ask."""
    assert _due(database, 0) == [SWEEP, TIDY]
    assert _due(database, 1) == []
    assert _due(database, 1, "two") is None
    assert _due(database, 2) == [SWEEP]
    assert _due(database, 3600) == [SWEEP, TIDY]


def test_another_beat_takes_over_when_the_lease_is_over_or_given_up(database: ScopedDatabase) -> None:
    """And goes on where the first one stopped."""
    assert _due(database, 0) == [SWEEP, TIDY]
    assert _due(database, 5.9, "two") is None
    assert _due(database, 6, "two") == [SWEEP]
    assert _due(database, 6.1) is None
    with database.transaction() as session:
        schedule.give_up(session, holder="two")
    assert _due(database, 8) == [SWEEP]


def test_a_beat_that_died_on_this_machine_is_followed_at_once(database: ScopedDatabase) -> None:
    """One that lives is not."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        holder = process_name(other.pid)
        assert holder is not None
        assert _due(database, 0, holder) == [SWEEP, TIDY]
        assert _due(database, 3, local=True) is None
        other.kill()
    assert _due(database, 3) is None
    assert _due(database, 3, local=True) == [SWEEP]


def test_a_clock_that_was_set_back_does_not_stop_the_schedule(database: ScopedDatabase) -> None:
    """Neither the lease nor the last run may lie hours ahead."""
    assert _due(database, 7200) == [SWEEP, TIDY]
    assert _due(database, 0, "two") == [SWEEP, TIDY]


def test_beats_that_ask_at_the_same_moment_send_once(database: ScopedDatabase) -> None:
    """Of eight one gets it, fifty times."""
    for tick in range(0, 100, 2):
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda number, tick=tick: _due(database, tick, f"beat-{number}"), range(8)))
        assert Counter(name for one in found for name in one or ())[SWEEP] == 1, found
        with database.transaction() as session:
            schedule.give_up(session, holder=str(session.scalar(select(BeatRow.holder))))


def test_a_beat_that_is_ended_in_the_middle_of_a_tick_does_not_wait_for_itself(
    settings: Settings, bring_up: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Celery ends it in a signal handler, be it while it holds the row; afterwards another may take over."""
    bring_up(settings.database_url)
    monkeypatch.setenv("BAGALAU_DATA_DIR", str(settings.data_dir))
    scheduler = DatabaseScheduler(make_celery(settings))
    claim_due = schedule.claim_due

    def interrupted(*args: Any, **kwargs: Any) -> None:
        claim_due(*args, **kwargs)
        scheduler.close()
        raise SystemExit

    monkeypatch.setattr(schedule, "claim_due", interrupted)
    with capture_logs() as logs:
        with pytest.raises(SystemExit):
            scheduler.tick()
        scheduler.close()
    assert logs == []
    database = Database(settings.database_url).of(EVERY_BODY)
    with database.reading() as session:
        assert session.scalar(select(BeatRow.holder)) is None
    database.dispose()


def test_the_beat_in_charge_chains_the_journal_between_two_looks(
    settings: Settings, bring_up: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each second, however rarely it looks what is due; another beat leaves it alone."""
    bring_up(settings.database_url)
    monkeypatch.setenv("BAGALAU_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("BAGALAU_SWEEP_SECONDS", "60")
    database = Database(settings.database_url)
    scheduler, idle = DatabaseScheduler(make_celery(settings)), DatabaseScheduler(make_celery(settings))
    idle._holder = "another"
    asked: list[str] = []
    claim_due = schedule.claim_due

    def counted(*args: Any, holder: str, **kwargs: Any) -> Any:
        asked.append(holder)
        return claim_due(*args, holder=holder, **kwargs)

    monkeypatch.setattr(schedule, "claim_due", counted)
    for _ in range(3):
        with database.of(Scope(BUILTIN_STATE_BODY_ID)).transaction() as session:
            note(session, Event(Action.READ, Kind.DOCUMENT, "paper"), now=NOON)
        assert scheduler.tick() <= 2
        with database.of(EVERY_BODY).reading() as session:
            assert not waits(session)
    assert len(asked) == 1
    with database.of(Scope(BUILTIN_STATE_BODY_ID)).transaction() as session:
        note(session, Event(Action.READ, Kind.DOCUMENT, "paper"), now=NOON)
    idle.tick()
    with database.of(EVERY_BODY).reading() as session:
        assert waits(session)
    scheduler.close()
    idle.close()
    database.dispose()


# In every run the test of many hosts kills the beat in charge, with PostgreSQL and RabbitMQ.
@pytest.fixture(params=["one machine", pytest.param("many machines", marks=pytest.mark.prove)])
def installation(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Return settings for SQLite and messages in files, and for PostgreSQL and RabbitMQ."""
    quick = replace(settings, sweep_seconds=1.0)
    if request.param == "one machine":
        return quick
    fixture = request.getfixturevalue
    return replace(quick, database_url=fixture("postgres_url"), broker_url=fixture("rabbitmq_url"))


def test_two_real_beats_send_each_tick_once_and_one_that_is_killed_is_followed(
    installation: Settings, bring_up: Callable[[str], None], tmp_path: Path, eventually: Callable[..., None]
) -> None:
    """Nobody takes the messages, so each can be asked who sent it; no schedule is kept in a file."""
    bring_up(installation.database_url)
    environment = os.environ | {
        "BAGALAU_DATA_DIR": str(installation.data_dir),
        "BAGALAU_DATABASE_URL": installation.database_url,
        "BAGALAU_BROKER_URL": installation.broker_url,
        "BAGALAU_SWEEP_SECONDS": "1",
    }
    command = [sys.executable, "-m", "celery", "-A", "worker.app", "-q", "beat"]
    beats = [subprocess.Popen(command, env=environment, cwd=tmp_path) for _ in range(2)]
    try:
        eventually(lambda: _queued(installation) > 4, "the schedule is followed", 60)
        beats[0].kill()
        beats[0].wait()
        before = _queued(installation)
        eventually(lambda: _queued(installation) > before + 2, "the schedule goes on", 60)
    finally:
        for beat in beats:
            beat.terminate()
    assert [beat.wait(30) for beat in beats[1:]] == [0]
    changes = sum(one != next_one for one, next_one in pairwise(_senders(installation)))
    assert changes <= 2, "two that both send would take turns all the time"
    assert list(tmp_path.glob("celerybeat*")) == []


def _queued(settings: Settings) -> int:
    celery = make_celery(settings)
    with celery.connection_for_read() as connection:
        found: int = celery.amqp.queues[BATCHES](connection.default_channel).queue_declare().message_count
        return found


def _senders(settings: Settings) -> list[str]:
    celery = make_celery(settings)
    with celery.connection_for_read() as connection:
        queue = celery.amqp.queues[BATCHES](connection.default_channel)
        messages = list(iter(lambda: queue.get(no_ack=True), None))
    return [message.headers["origin"] for message in messages if message.headers["task"] == SWEEP]
