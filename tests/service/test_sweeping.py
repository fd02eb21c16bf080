"""What got lost is found: unheard bells, dead workers, and documents that kill them. On both databases."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from service.db.models import BUILTIN_OWNER_ID, Status, TransitionRow
from service.db.workers import heartbeat, workforce
from service.documents import claims
from service.documents import store as documents
from service.sweeping import MAX_CRASHES, due
from service.texts import failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import Database
    from service.documents.store import StoredDocument


def _due(database: Database, now: datetime, limit: int = 10) -> list[str]:
    with database.transaction() as session:
        return due(session, now=now, limit=limit)


def _claim(database: Database, document_id: str, now: datetime) -> claims.Claim:
    with database.transaction() as session:
        held = claims.claim(session, document_id, worker="worker-1", lease_seconds=10, now=now)
    assert held is not None
    return held


def _seconds(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_a_document_whose_message_got_lost_is_rung_for(
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A crash between commit and bell heals five seconds later, and not before: the first bell is the client's."""
    document = make_document()
    assert _due(database, noon + _seconds(4.9)) == []
    assert _due(database, noon + _seconds(5)) == [document.id]


def test_a_document_that_waits_its_turn_is_rung_for_ever_more_rarely(
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A long queue is not filled up with repeats: a document gets seven in five minutes, then one every five."""
    make_document()
    rung = [second for second in range(0, 1000, 5) if _due(database, noon + _seconds(second))]
    assert rung == [5, 10, 20, 40, 80, 160, 320, 620, 920]


def test_those_due_longest_come_first_and_not_too_many_at_once(
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Oldest first; the rest comes with the next sweep."""
    ids = [make_document(after).id for after in (3, 1, 2)]
    later = noon + _seconds(60)
    assert _due(database, later, limit=2) == [ids[1], ids[2]]
    assert _due(database, later, limit=2) == [ids[0]]


def test_a_document_that_waits_for_something_is_rung_for_when_its_time_comes(
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """And not before, however long ago it was accepted."""
    document = make_document()
    held = _claim(database, document.id, noon)
    again = noon + _seconds(60)
    with database.transaction() as session:
        claims.release(session, held, waiting_for="Нет LibreOffice.", not_before=again, now=noon)
    assert _due(database, again - _seconds(0.001)) == []
    assert _due(database, again) == [document.id]


def test_a_document_given_back_by_a_worker_that_stops_is_rung_for_at_once(
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Nothing is wrong with it."""
    document = make_document()
    held = _claim(database, document.id, noon)
    with database.transaction() as session:
        claims.release(session, held, waiting_for=None, not_before=None, now=noon)
    assert _due(database, noon) == [document.id]


def test_a_document_whose_worker_died_goes_back_to_the_queue(
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Not while the lease runs; at its end, by the sweeper, and the bell rings at once."""
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
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
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
        failed = documents.get(session, BUILTIN_OWNER_ID, document.id)
    assert failed is not None
    assert (failed.status, failed.failure_code, failed.finished_at) == (Status.FAILED, "quarantined", now)
    assert failed.failure_message is not None
    assert f"подряд: {MAX_CRASHES}" in failure("quarantined", failed.failure_message, "ru")


def test_sweepers_that_run_at_the_same_moment_ring_once(
    database: Database, noon: datetime, make_document: Callable[..., StoredDocument]
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
        rung = [document_id for found in [pool.submit(sweep) for _ in range(4)] for document_id in found.result()]
    assert sorted(rung) == sorted(lost + queued)


def test_workers_are_known_by_their_last_report(database: Database, noon: datetime) -> None:
    """One that has been silent for more than 15 seconds does not count, and what one lacks is told."""
    with database.transaction() as session:
        heartbeat(session, "worker-1", "Нет LibreOffice.", noon)
        heartbeat(session, "worker-2", None, noon + _seconds(10))
    with database.reading() as session:
        both = workforce(session, now=noon + _seconds(15))
        assert (both.alive, both.able, both.missing) == (2, 1, "Нет LibreOffice.")
        one = workforce(session, now=noon + _seconds(16))
        assert (one.alive, one.able, one.missing) == (1, 1, None)
        none = workforce(session, now=noon + _seconds(26))
        assert (none.alive, none.able, none.missing) == (0, 0, None)
    with database.transaction() as session:
        heartbeat(session, "worker-1", None, noon + _seconds(26))
    with database.reading() as session:
        assert workforce(session, now=noon + _seconds(26)).able == 1
