"""What got lost is found: lost messages, dead workers, and documents that kill them. On both databases."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from service.db import leases
from service.db.database import Database, ScopedDatabase
from service.db.leases import process_name
from service.db.models import BUILTIN_STATE_BODY_ID, DocumentRow, Kind, Status, TransitionRow
from service.db.tenancy import Scope
from service.db.workers import heartbeat, workforce
from service.documents import claims, layout_keys
from service.documents import store as documents
from service.documents.layout_keys import LayoutKey
from service.documents.store import NewDocument
from service.queue import DOCUMENTS
from service.texts import failure
from worker.sweep import MAX_CRASHES, due, release_dead

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.documents.store import StoredDocument


def _due(database: ScopedDatabase, now: datetime, limit: int = 10) -> list[str]:
    with database.transaction() as session:
        return due(session, now=now, limit=limit)


def _claim(database: ScopedDatabase, document_id: str, now: datetime) -> claims.Chunk:
    with database.transaction() as session:
        held = claims.claim(session, [document_id], worker="worker-1", lease_seconds=10, now=now)
    assert held is not None
    return held


def _seconds(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_a_document_whose_message_got_lost_is_sent_again(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A crash between commit and message heals five seconds later, and not before: the first one is the client's."""
    document = make_document()
    assert _due(database, noon + _seconds(4.9)) == []
    assert _due(database, noon + _seconds(5)) == [document.id]


def test_a_document_that_waits_its_turn_is_sent_again_ever_more_rarely(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A long queue is not filled up with repeats: a document gets seven in five minutes, then one every five."""
    make_document()
    sent = [second for second in range(0, 1000, 5) if _due(database, noon + _seconds(second))]
    assert sent == [5, 10, 20, 40, 80, 160, 320, 620, 920]


def test_those_due_longest_come_first_and_not_too_many_at_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Oldest first; the rest comes with the next sweep."""
    ids = [make_document(after).id for after in (3, 1, 2)]
    later = noon + _seconds(60)
    assert _due(database, later, limit=2) == [ids[1], ids[2]]
    assert _due(database, later, limit=2) == [ids[0]]


def test_a_document_that_waits_for_something_is_sent_again_when_its_time_comes(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """And not before, however long ago it was accepted."""
    document = make_document()
    held = _claim(database, document.id, noon)
    again = noon + _seconds(60)
    with database.transaction() as session:
        claims.release(session, held, *held.claims, waiting_for="Нет LibreOffice.", not_before=again, now=noon)
    assert _due(database, again - _seconds(0.001)) == []
    assert _due(database, again) == [document.id]


def test_a_document_given_back_by_a_worker_that_stops_is_sent_again_at_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Nothing is wrong with it."""
    document = make_document()
    held = _claim(database, document.id, noon)
    with database.transaction() as session:
        claims.release(session, held, *held.claims, waiting_for=None, not_before=None, now=noon)
    assert _due(database, noon) == [document.id]


def test_a_document_whose_worker_died_goes_back_to_the_queue(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Not while the lease runs; at its end, by the sweeper, which sends it at once."""
    document = make_document()
    _claim(database, document.id, noon)
    assert _due(database, noon + _seconds(9.999)) == []
    assert _due(database, noon + _seconds(10)) == [document.id]
    _claim(database, document.id, noon + _seconds(10))
    with database.reading() as session:
        steps = session.scalars(select(TransitionRow).order_by(TransitionRow.id)).all()
    assert [(step.status, step.actor) for step in steps] == [
        ("queued", "test"),
        ("rendering", "worker-1"),
        ("queued", "sweeper"),
        ("rendering", "worker-1"),
    ]


def test_a_document_that_kills_every_worker_is_given_up(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """It says so, and the workers are left in peace."""
    document = make_document()
    now = noon
    for _ in range(MAX_CRASHES - 1):
        _claim(database, document.id, now)
        now += _seconds(10)
        assert _due(database, now) == [document.id]
    _claim(database, document.id, now)
    now += _seconds(10)
    assert _due(database, now) == []
    with database.reading() as session:
        failed = documents.get(session, document.id)
    assert failed is not None
    assert (failed.status, failed.failure_code, failed.finished_at) == (Status.FAILED, "quarantined", now)
    assert failed.failure_message is not None
    assert f"подряд: {MAX_CRASHES}" in failure("quarantined", failed.failure_message, "ru")


def test_sweepers_that_run_at_the_same_moment_send_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Each installation may run several; fifty queued and ten lost documents are found once each."""
    lost = [make_document(number).id for number in range(10)]
    for document_id in lost:
        _claim(database, document_id, noon + _seconds(20))
    queued = [make_document(number).id for number in range(50)]
    start = threading.Barrier(4)

    def sweep() -> list[str]:
        start.wait()
        return [found for _ in range(3) for found in _due(database, noon + _seconds(100), limit=200)]

    with ThreadPoolExecutor(4) as pool:
        sent = [document_id for found in [pool.submit(sweep) for _ in range(4)] for document_id in found.result()]
    assert sorted(sent) == sorted(lost + queued)


def test_workers_are_known_by_their_last_report(database: ScopedDatabase, noon: datetime) -> None:
    """One that has been silent for more than 15 seconds does not count, and what one lacks is told."""
    with database.transaction() as session:
        heartbeat(session, "worker-1", DOCUMENTS, 2, "Нет LibreOffice.", noon)
        heartbeat(session, "worker-2", DOCUMENTS, 2, None, noon + _seconds(10))
    with database.reading() as session:
        both = workforce(session, queue=DOCUMENTS, now=noon + _seconds(15))
        assert (both.alive, both.able, both.slots, both.missing) == (2, 1, 4, "Нет LibreOffice.")
        assert workforce(session, queue="batches", now=noon + _seconds(15)).alive == 0
        one = workforce(session, queue=DOCUMENTS, now=noon + _seconds(16))
        assert (one.alive, one.able, one.missing) == (1, 1, None)
        none = workforce(session, queue=DOCUMENTS, now=noon + _seconds(26))
        assert (none.alive, none.able, none.missing) == (0, 0, None)
    with database.transaction() as session:
        heartbeat(session, "worker-1", DOCUMENTS, 2, None, noon + _seconds(26))
    with database.reading() as session:
        assert workforce(session, queue=DOCUMENTS, now=noon + _seconds(26)).able == 1


CLAIM = """
import sys
from service.db.database import Database
from service.db.tenancy import EVERY_BODY
from service.documents import claims
database = Database(sys.argv[1]).of(EVERY_BODY)
with database.transaction() as session:
    held = claims.take_single(session, worker="worker-1", lease_seconds=7200, now=database.now(session))
print(held.claims[0].document_id, flush=True)
input()
"""


@pytest.mark.slow
def test_what_a_dead_process_held_is_free_at_once_and_what_a_living_one_holds_is_not(
    database: ScopedDatabase, make_document: Callable[..., StoredDocument]
) -> None:
    """The kernel knows who is dead, whatever the leases say."""
    ids = [make_document(number).id for number in range(2)]
    url = database.whole.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", CLAIM, url]
    with ExitStack() as stack:
        workers = []
        for _ in ids:
            worker = stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            stack.callback(worker.kill)
            assert worker.stdout is not None
            assert worker.stdout.readline().strip() in ids
            workers.append(worker)
        with database.transaction() as session:
            assert release_dead(session, now=database.now(session)) == 0
        workers[0].kill()
        workers[0].wait()
        with database.transaction() as session:
            assert release_dead(session, now=database.now(session)) == 1
        with database.reading() as session:
            rows = session.execute(select(DocumentRow.id, DocumentRow.status, DocumentRow.crashes)).all()
    assert sorted((row.status, row.crashes) for row in rows) == [("queued", 1), ("rendering", 0)]


def test_a_layout_that_a_dead_process_compared_is_compared_by_another_at_once(
    database: ScopedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lease is long, and until it ends LibreOffice makes every paper of that form."""
    key = LayoutKey("b2_score_sheet", "1", "24.8", "2", "3")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        monkeypatch.setattr(leases, "process_name", lambda: process_name(other.pid))
        with database.transaction() as session:
            now = database.now(session)
            layout_keys.note(session, key, now=now)
            assert layout_keys.take(session, key, lease_seconds=300, now=now)
        monkeypatch.undo()
        assert not _compares_after_a_sweep(database, key)
    assert _compares_after_a_sweep(database, key)


def _compares_after_a_sweep(database: ScopedDatabase, key: LayoutKey) -> bool:
    with database.transaction() as session:
        now = database.now(session)
        release_dead(session, now=now)
        return layout_keys.take(session, key, lease_seconds=300, now=now) is not None


def test_on_postgresql_leases_go_by_the_clock_of_the_server(
    postgres_url: str, bring_up: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host whose clock is two hours back neither keeps what it holds too long nor frees what others hold."""
    bring_up(postgres_url)
    database = Database(postgres_url).of(Scope(BUILTIN_STATE_BODY_ID))

    class TwoHoursBack(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) - timedelta(hours=2)

    new = NewDocument("b2_score_sheet", Kind.DOCUMENT, "ru", "0" * 64, ("docx",), payload="{}")
    with database.transaction() as session:
        documents.add(session, new, now=database.now(session), actor="test")
    with monkeypatch.context() as patch:
        patch.setattr("service.db.database.datetime", TwoHoursBack)
        with database.transaction() as session:
            now = database.now(session)
            assert claims.take_single(session, worker="slow", lease_seconds=1, now=now) is not None
    assert datetime.now(UTC) - now < timedelta(minutes=1)
    time.sleep(1.1)
    with database.transaction() as session:
        due(session, now=database.now(session), limit=10)
    with database.reading() as session:
        assert session.scalars(select(DocumentRow.status)).all() == [Status.QUEUED]
    database.dispose()
