"""A file of a whole batch is made by one worker at a time, by another when that one is gone. On both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from service.batches import result_claims
from service.batches import store as batches
from service.batches.result_claims import MAX_CRASHES, Making, Wanted
from service.batches.store import BatchOptions
from service.db.models import ResultKind, ResultState
from service.files.content import StoredFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from service.db.database import ScopedDatabase

FILE = StoredFile("a" * 64, 7)
OTHER = StoredFile("b" * 64, 8)


@pytest.fixture
def wanted(database: ScopedDatabase, noon: datetime) -> Wanted:
    """Return the archive of a batch."""
    with database.transaction() as session:
        batch = batches.add(session, BatchOptions("b2_score_sheet", "ndjson"), ("5" * 64, 1), now=noon)
    return Wanted(batch.id, ResultKind.ARCHIVE, "ru")


@pytest.fixture
def ask(database: ScopedDatabase, wanted: Wanted) -> Callable[..., str | None]:
    """Return what asks for it."""

    def ask(now: datetime, basis: str = "1" * 64) -> str | None:
        with database.transaction() as session:
            return result_claims.ask(session, wanted, basis, now=now)

    return ask


@pytest.fixture
def asked(ask: Callable[..., str | None], noon: datetime) -> str:
    """Return its id, once it was asked for."""
    found = ask(noon)
    assert found is not None
    return found


def _take(database: ScopedDatabase, result_id: str, now: datetime) -> Making | None:
    with database.transaction() as session:
        return result_claims.take(session, result_id, lease_seconds=10, now=now)


def _taken(database: ScopedDatabase, result_id: str, now: datetime) -> Making:
    making = _take(database, result_id, now)
    assert making is not None
    return making


def _finish(database: ScopedDatabase, making: Making, now: datetime, file: StoredFile = FILE) -> bool:
    with database.transaction() as session:
        return result_claims.finish(session, making, file, "1" * 64, now=now)


def _due(database: ScopedDatabase, now: datetime) -> list[str]:
    with database.transaction() as session:
        return result_claims.due(session, now=now)


def _state(database: ScopedDatabase, wanted: Wanted) -> ResultState:
    with database.reading() as session:
        found = result_claims.find(session, wanted)
    assert found is not None
    return found.state


def _seconds(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_what_many_ask_for_at_once_is_asked_for_once(
    database: ScopedDatabase, ask: Callable[..., str | None], wanted: Wanted, noon: datetime
) -> None:
    """One of them is told to send the message; other options are another file."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, [noon] * 8))
    assert len([one for one in found if one is not None]) == 1
    with database.transaction() as session:
        kazakh = replace(wanted, language="kk")
        assert result_claims.ask(session, kazakh, "1" * 64, now=noon) not in {None, *found}


def test_of_many_workers_one_makes_it(database: ScopedDatabase, asked: str, noon: datetime) -> None:
    """Whoever else has the message finds nothing to do, while it is made and afterwards."""
    with ThreadPoolExecutor(8) as pool:
        taken = [making for making in pool.map(lambda _: _take(database, asked, noon), range(8)) if making is not None]
    assert len(taken) == 1
    assert _finish(database, taken[0], noon + _seconds(5))
    assert _take(database, asked, noon + _seconds(6)) is None


def test_a_worker_that_lost_its_lease_records_nothing(
    database: ScopedDatabase, asked: str, wanted: Wanted, noon: datetime
) -> None:
    """The next one does; a lease that was renewed is not lost."""
    first = _taken(database, asked, noon)
    with database.transaction() as session:
        assert result_claims.keep(session, making=first, lease_seconds=10, now=noon + _seconds(8))
    assert _take(database, asked, noon + _seconds(11)) is None
    second = _taken(database, asked, noon + _seconds(18))
    assert not _finish(database, first, noon + _seconds(19), OTHER)
    assert _finish(database, second, noon + _seconds(20))
    with database.reading() as session:
        found = result_claims.find(session, wanted)
    assert found is not None
    assert (found.file, found.made_at) == (FILE, noon + _seconds(20))


def test_what_nobody_makes_is_sent_again(database: ScopedDatabase, asked: str, noon: datetime) -> None:
    """Its message was lost, or its worker died; not while one is at work."""
    assert _due(database, noon + _seconds(9)) == []
    assert _due(database, noon + _seconds(10)) == [asked]
    assert _due(database, noon + _seconds(19)) == []
    making = _taken(database, asked, noon + _seconds(20))
    with database.transaction() as session:
        assert result_claims.keep(session, making=making, lease_seconds=10, now=noon + _seconds(28))
    assert _due(database, noon + _seconds(30)) == []
    assert _due(database, noon + _seconds(38)) == [asked]


def test_what_a_dead_process_made_is_made_by_another_at_once(
    database: ScopedDatabase, asked: str, noon: datetime
) -> None:
    """However long its lease runs."""
    _taken(database, asked, noon)
    with database.transaction() as session:
        held = result_claims.holders(session)
        result_claims.free(session, held, now=noon + _seconds(1))
    assert len(held) == 1
    assert _due(database, noon + _seconds(1)) == [asked]
    assert _take(database, asked, noon + _seconds(1)) is not None


@pytest.mark.parametrize("killed", [True, False])
def test_what_cannot_be_made_is_given_up_and_tried_anew_when_asked(
    database: ScopedDatabase, asked: str, wanted: Wanted, noon: datetime, ask: Callable[..., str | None], killed: bool
) -> None:
    """Whether every attempt ended in an error or with the worker."""
    now = noon
    for _ in range(MAX_CRASHES):
        now += timedelta(minutes=2)
        making = _taken(database, asked, now)
        if not killed:
            with database.transaction() as session:
                assert result_claims.give_back(session, making, now=now)
    _due(database, now + _seconds(60))
    assert _state(database, wanted) is ResultState.FAILED
    assert ask(noon + _seconds(59)) is None
    assert ask(noon + _seconds(60)) == asked
    assert _state(database, wanted) is ResultState.QUEUED


def test_a_file_is_forgotten_some_time_after_it_was_made(
    database: ScopedDatabase, asked: str, wanted: Wanted, noon: datetime, ask: Callable[..., str | None]
) -> None:
    """Its hash is told, to be deleted, unless another result has the same bytes; what is being made stays."""
    _finish(database, _taken(database, asked, noon), noon)
    english = replace(wanted, language="en")
    with database.transaction() as session:
        second = result_claims.ask(session, english, "1" * 64, now=noon)
    assert second is not None
    _finish(database, _taken(database, second, noon), noon + _seconds(5))
    with database.transaction() as session:
        assert result_claims.forget(session, result_claims.made_before(noon)) == []
        assert result_claims.forget(session, result_claims.made_before(noon + _seconds(1))) == []
        assert result_claims.find(session, wanted) is None
        assert result_claims.forget(session, result_claims.made_before(noon + _seconds(6))) == [FILE.sha256]
    assert ask(noon) is not None
    with database.transaction() as session:
        assert result_claims.forget(session, result_claims.made_before(noon + timedelta(days=1))) == []
        assert result_claims.find(session, wanted) is not None
