"""The journal is only appended to, on both databases, and its chain tells what was changed all the same."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from service.db.chain import BEGINNING, Verified, chain_journal, digest, verify_journal, waits
from service.db.models import BUILTIN_STATE_BODY_ID, FIRST_STATE_BODY_ID, JournalRow, StateBodyRow
from service.db.tenancy import EVERY_BODY, SYSTEM, Actor, Scope
from service.journal.events import Action, Event, Kind, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.db.database import ScopedDatabase

NOON = datetime(2026, 11, 27, 12, 0, 0, 123456, tzinfo=UTC)
ONE, TWO = BUILTIN_STATE_BODY_ID, FIRST_STATE_BODY_ID
SOMEBODY = Actor("key", "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61")
PAPER = "8e03978e-40d5-43e8-bc93-6894a57f9324"


@pytest.fixture
def everybody(database: ScopedDatabase) -> ScopedDatabase:
    """Return the database over two state bodies."""
    found = database.whole.of(EVERY_BODY)
    with found.transaction() as session:
        if session.get(StateBodyRow, TWO) is None:
            session.add(StateBodyRow(id=TWO, name="Другой орган", created_at=NOON))
    return found


def _note(everybody: ScopedDatabase, body: str, number: int = 1, actor: Actor | None = SOMEBODY) -> None:
    with everybody.whole.of(Scope(body, actor)).transaction() as session:
        for each in range(number):
            note(session, Event(Action.DOWNLOAD, Kind.DOCUMENT, PAPER, "pdf"), now=NOON + timedelta(seconds=each))


def _chain(everybody: ScopedDatabase, most: int = 1000) -> int:
    with everybody.transaction() as session:
        return chain_journal(session, most)


def _verified(everybody: ScopedDatabase) -> dict[str, Verified]:
    with everybody.reading() as session:
        return {one.state_body_id: one for one in verify_journal(session)}


def _rows(everybody: ScopedDatabase, body: str = ONE) -> list[JournalRow]:
    with everybody.reading() as session:
        return list(
            session.scalars(select(JournalRow).where(JournalRow.state_body_id == body).order_by(JournalRow.id)).all()
        )


def test_an_event_names_who_asked_by_ids_alone(everybody: ScopedDatabase) -> None:
    """Whom the session works for; the service itself where nobody asked."""
    _note(everybody, ONE)
    _note(everybody, ONE, actor=None)
    first, second = _rows(everybody)
    assert (first.actor_kind, first.actor_id) == ("key", SOMEBODY.id)
    assert (second.actor_kind, second.actor_id) == (SYSTEM.kind, SYSTEM.id)
    assert (first.action, first.subject_kind, first.subject_id, first.part) == ("download", "document", PAPER, "pdf")
    assert (first.number, first.hash, first.at) == (None, None, NOON)


def test_an_event_is_there_if_and_only_if_its_transaction_is(everybody: ScopedDatabase) -> None:
    """What was rolled back did not happen."""
    scoped = everybody.whole.of(Scope(ONE, SOMEBODY))
    with scoped.transaction() as session:
        note(session, Event(Action.CREATE, Kind.DOCUMENT, PAPER), now=NOON)
        session.rollback()
    assert _rows(everybody) == []


def test_each_state_body_has_a_chain_of_its_own_which_goes_on_where_it_stopped(everybody: ScopedDatabase) -> None:
    """Numbers without gaps, each hash over the one before; several turns make the same chain as one."""
    _note(everybody, ONE, 3)
    _note(everybody, TWO, 2)
    assert _chain(everybody, 2) == 2
    _note(everybody, ONE, 2)
    assert [_chain(everybody, 2) for _ in range(4)] == [2, 2, 1, 0]
    for body, number in ((ONE, 5), (TWO, 2)):
        before = BEGINNING
        for place, row in enumerate(_rows(everybody, body), 1):
            assert (row.number, row.hash) == (place, digest(row, place, before))
            before = row.hash or ""
        assert _verified(everybody)[body] == Verified(body, number, before, None, 0, None)


def test_the_hash_is_that_of_the_words_in_the_documentation(everybody: ScopedDatabase) -> None:
    """Anybody can compute it again: SHA-256 of JSON with sorted names and no blanks."""
    _note(everybody, ONE)
    _chain(everybody)
    [row] = _rows(everybody)
    told = {
        "action": "download", "actor": ["key", SOMEBODY.id], "at": "2026-11-27T12:00:00.123456+00:00",
        "before": "0" * 64, "number": 1, "state_body_id": ONE, "subject": ["document", PAPER, "pdf"],
    }  # fmt: skip
    assert row.hash == hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


CHANGES = {
    "a chained event": update(JournalRow).where(JournalRow.hash.is_not(None)).values(actor_id="other"),
    "a hash": update(JournalRow).where(JournalRow.hash.is_not(None)).values(hash="1" * 64),
    "a hash taken back": update(JournalRow).where(JournalRow.hash.is_not(None)).values(hash=None, number=None),
    "an event that waits": update(JournalRow).where(JournalRow.hash.is_(None)).values(action="read"),
    "an event as it is chained": update(JournalRow)
    .where(JournalRow.hash.is_(None))
    .values(action="read", hash="1" * 64, number=9),
    "an event taken out": delete(JournalRow).where(JournalRow.hash.is_(None)),
    "a chained event taken out": delete(JournalRow).where(JournalRow.hash.is_not(None)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_database_refuses_to_change_or_to_delete(everybody: ScopedDatabase, change: object) -> None:
    """Whatever program asks."""
    _note(everybody, ONE)
    _chain(everybody)
    _note(everybody, ONE)
    before = [(row.id, row.action, row.actor_id, row.number, row.hash) for row in _rows(everybody)]
    with pytest.raises(DBAPIError, match="only appended to"), everybody.transaction() as session:
        session.execute(change, execution_options={"synchronize_session": False})  # type: ignore[call-overload]
    assert [(row.id, row.action, row.actor_id, row.number, row.hash) for row in _rows(everybody)] == before


def test_the_database_refuses_what_comes_chained_replaces_or_empties(everybody: ScopedDatabase) -> None:
    """The ways round a refused change."""
    _note(everybody, ONE)
    [row] = _rows(everybody)
    values = {name: getattr(row, name) for name in ("at", "actor_kind", "actor_id", "action", "subject_kind", "part")}
    values |= {"state_body_id": ONE, "subject_id": PAPER}
    with pytest.raises(DBAPIError, match="only appended to"), everybody.transaction() as session:
        session.execute(insert(JournalRow), [{**values, "number": 1, "hash": "1" * 64}])
    sqlite = everybody.whole.engine.dialect.name == "sqlite"
    way = "INSERT OR REPLACE INTO journal SELECT * FROM journal" if sqlite else "TRUNCATE journal"
    with pytest.raises(DBAPIError, match="only appended to"), everybody.transaction() as session:
        session.execute(text(way))
    assert len(_rows(everybody)) == 1


@pytest.fixture
def unguarded(everybody: ScopedDatabase) -> Iterator[Session]:
    """Give a session of somebody who owns the database and took its guards away."""
    _note(everybody, ONE, 5)
    _note(everybody, TWO, 1)
    _chain(everybody)
    of = "" if everybody.whole.engine.dialect.name == "sqlite" else " ON journal"
    with everybody.transaction() as session:
        for what in ("insert", "update", "delete"):
            session.execute(text(f"DROP TRIGGER journal_{what}{of}"))
    with Session(everybody.whole.engine) as session:
        yield session


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("UPDATE journal SET actor_id = 'other' WHERE number = 3 AND state_body_id = :body", 3),
        ("UPDATE journal SET part = '' WHERE number = 1 AND state_body_id = :body", 1),
        ("DELETE FROM journal WHERE number = 2 AND state_body_id = :body", 2),
        ("DELETE FROM journal WHERE number = 1 AND state_body_id = :body", 1),
    ],
)
def test_verification_tells_where_a_chain_is_broken(
    everybody: ScopedDatabase, unguarded: Session, change: str, broken_at: int
) -> None:
    """Though the guards of the database were taken away; the chains of others are whole."""
    unguarded.execute(text(change), {"body": ONE})
    unguarded.commit()
    found = _verified(everybody)
    assert (found[ONE].broken_at, found[ONE].events) == (broken_at, broken_at - 1)
    assert (found[TWO].broken_at, found[TWO].events) == (None, 1)


def test_verification_tells_the_tail_and_a_last_event_to_compare_with(
    everybody: ScopedDatabase, unguarded: Session
) -> None:
    """An end that was cut off breaks nothing: it is seen by the last hash that was shown before."""
    shown = _verified(everybody)[ONE]
    unguarded.execute(text("DELETE FROM journal WHERE number = 5 AND state_body_id = :body"), {"body": ONE})
    unguarded.commit()
    cut = _verified(everybody)[ONE]
    assert (cut.broken_at, cut.events, shown.events) == (None, 4, 5)
    assert cut.hash != shown.hash
    _note(everybody, ONE, 2)
    told = _verified(everybody)[ONE]
    assert (told.waiting, told.oldest) == (2, NOON)
    with everybody.reading() as session:
        assert waits(session)


def test_two_that_chain_at_once_make_one_chain(everybody: ScopedDatabase) -> None:
    """The second finds nothing to do, or waits."""
    _note(everybody, ONE, 50)
    with everybody.transaction() as session:
        assert chain_journal(session) == 50
        if everybody.whole.engine.dialect.name == "postgresql":
            assert _chain(everybody) == 0
    assert _chain(everybody) == 0
    assert _verified(everybody)[ONE].events == 50
