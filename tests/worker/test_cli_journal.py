"""``bagalau journal verify`` tells the end of each chain, what waits, and where a chain is broken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from click.testing import CliRunner
from sqlalchemy import text

from service.db.chain import chain_journal
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.tenancy import EVERY_BODY, Scope
from service.journal.events import Action, Event, Kind, note
from worker.cli import main

if TYPE_CHECKING:
    import pytest
    from click.testing import Result

    from service.db.database import Database


def _verify() -> Result:
    return CliRunner().invoke(main, ["journal", "verify", "--language", "en"])


def _note(commanded: Database, at: datetime | None = None) -> None:
    with commanded.of(Scope(BUILTIN_STATE_BODY_ID)).transaction() as session:
        note(session, Event(Action.CREATE, Kind.DOCUMENT, "paper"), now=at or datetime.now(UTC))


def test_a_whole_chain_is_told_by_its_last_event(commanded: Database) -> None:
    """With what waits, which is no fault, unless it waits for long."""
    assert (_verify().exit_code, _verify().output) == (0, "The journal is empty.\n")
    for _ in range(3):
        _note(commanded)
    with commanded.of(EVERY_BODY).transaction() as session:
        chain_journal(session)
    told = _verify()
    assert told.exit_code == 0
    assert "3 events, the chain is whole; the last is " in told.output
    assert "Not chained" not in told.output
    _note(commanded)
    assert "Not chained yet: 1 (the oldest for 0 s)" in _verify().output
    _note(commanded, datetime.now(UTC) - timedelta(minutes=5))
    told = _verify()
    assert (told.exit_code, "check whether the process beat runs" in told.output) == (0, True)


def test_a_broken_chain_is_told_by_its_place_and_the_exit_code(commanded: Database) -> None:
    """Of somebody who owns the database and took its guards away."""
    for _ in range(3):
        _note(commanded)
    with commanded.of(EVERY_BODY).transaction() as session:
        chain_journal(session)
        session.execute(text("DROP TRIGGER journal_update"))
        session.execute(text("UPDATE journal SET action = 'read' WHERE number = 2"))
    told = _verify()
    assert told.exit_code == 1
    assert "the chain is broken at event 2" in told.output


def test_a_database_that_is_not_there_is_unusable(commanded: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was verified, which is not the same as nothing being wrong."""
    monkeypatch.setenv("BAGALAU_DATABASE_URL", "sqlite:////proc/none/bagalau.sqlite3")
    assert _verify().exit_code == 2
    monkeypatch.setenv("BAGALAU_DATABASE_URL", f"{commanded.engine.url}-empty")
    assert _verify().exit_code == 2
