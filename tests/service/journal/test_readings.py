"""Readings wait in a queue that is never too long, and none is lost while the process lives."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from service.db.models import BUILTIN_STATE_BODY_ID, JournalRow
from service.db.tenancy import Actor, Scope
from service.errors import DatabaseUnavailableError
from service.journal import readings
from service.journal.events import Kind
from service.journal.readings import Readings
from tests.doubles import Clock

if TYPE_CHECKING:
    from service.db.database import ScopedDatabase

SCOPE = Scope(BUILTIN_STATE_BODY_ID, Actor("key", "one"))
OTHER = Scope(BUILTIN_STATE_BODY_ID, Actor("user", "two"))


def _written(database: ScopedDatabase) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(JournalRow.subject_id).order_by(JournalRow.id)).all())


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock(2026, 11, 27, 12)


def test_what_was_read_is_written_in_its_order_with_its_moment(database: ScopedDatabase, clock: Clock) -> None:
    """All that waits is written at the end."""
    taking = Readings(database, clock)
    taking.start()
    ids = [f"paper-{number}" for number in range(500)]
    for subject_id in ids:
        taking.note(SCOPE, Kind.DOCUMENT, subject_id)
    taking.close()
    assert _written(database) == ids
    with database.reading() as session:
        row = session.scalars(select(JournalRow).limit(1)).one()
    assert (row.actor_kind, row.actor_id, row.action, row.at) == ("key", "one", "read", clock())


def test_a_paper_looked_at_again_is_looked_at_still_by_the_same_alone(
    database: ScopedDatabase, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs ask every second whether a paper is ready; after a while it is another look."""
    moment = 1000.0
    monkeypatch.setattr(readings.time, "monotonic", lambda: moment)
    taking = Readings(database, clock)
    for scope in (SCOPE, SCOPE, OTHER, SCOPE):
        taking.note(scope, Kind.DOCUMENT, "paper")
    taking.note(SCOPE, Kind.BATCH, "paper")
    assert len(_written(database)) == 3
    moment += readings.AGAIN_SECONDS
    taking.note(SCOPE, Kind.DOCUMENT, "paper")
    assert len(_written(database)) == 4


class Stuck(Readings):
    """Writes from its own thread only when it is let; others write at once."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.at_work = threading.Event()
        self.go_on = threading.Event()
        self.fails = 0

    def _write(self, taken: Any) -> None:
        if threading.current_thread().name == "readings":
            self.at_work.set()
            self.go_on.wait(10)
            if self.fails:
                self.fails -= 1
                raise DatabaseUnavailableError("gone")
        super()._write(taken)


def test_what_no_longer_fits_is_written_before_the_answer(database: ScopedDatabase, clock: Clock) -> None:
    """Neither memory nor what may be lost grows."""
    taking = Stuck(database, clock, waiting=2)
    taking.start()
    taking.note(SCOPE, Kind.DOCUMENT, "0")
    assert taking.at_work.wait(10)
    for number in range(1, 5):
        taking.note(SCOPE, Kind.DOCUMENT, str(number))
    assert _written(database) == ["3", "4"]
    taking.go_on.set()
    taking.close()
    assert sorted(_written(database)) == ["0", "1", "2", "3", "4"]


def test_a_database_that_was_away_gets_what_waited(
    database: ScopedDatabase, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again until it answers."""
    monkeypatch.setattr(readings, "PAUSE_SECONDS", 0.01)
    taking = Stuck(database, clock)
    taking.fails = 3
    taking.go_on.set()
    taking.start()
    taking.note(SCOPE, Kind.DOCUMENT, "paper")
    taking.close()
    assert _written(database) == ["paper"]
