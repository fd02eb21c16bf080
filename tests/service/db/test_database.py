"""Transactions keep what they promise, on both databases."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from psycopg.errors import DiskFull
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from service.db.database import Database, ScopedDatabase
from service.db.models import BUILTIN_STATE_BODY_ID, DocumentRow, PaperRow, StateBodyRow, Status, TransitionRow, new_id
from service.db.tenancy import EVERY_BODY
from service.errors import DatabaseFullError, DatabaseUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service.documents.store import StoredDocument


def test_sqlite_writes_survive_a_power_failure(tmp_path: Path) -> None:
    """WAL with synchronous=FULL (2) flushes every commit; foreign keys are off in SQLite unless asked for."""
    database = Database(f"sqlite:///{tmp_path / 'new' / 'db.sqlite3'}").of(EVERY_BODY)
    with database.reading() as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15000}


def test_rows_given_by_their_ids_are_found_by_them(
    database: ScopedDatabase, make_document: Callable[..., StoredDocument], noon: datetime
) -> None:
    """A state body has most rows of a database; that SQLite does not take it for rare, it has to look at them."""
    made = [make_document().id for _ in range(60)]
    with database.transaction() as session:
        listed = dict.fromkeys(("form", "whom", "name", "evaluator", "unit"), "")
        session.add_all(PaperRow(document_id=one, created_at=noon, **listed) for one in made)
    ids = ", ".join(f"'{document_id}'" for document_id in made[:5])
    plan = f"EXPLAIN QUERY PLAN SELECT * FROM papers WHERE state_body_id = '' AND document_id IN ({ids})"
    database.whole.gather_statistics()
    if database.whole.engine.dialect.name == "sqlite":
        database.whole.engine.dispose()
        with database.whole.engine.connect() as connection:
            (step,) = connection.exec_driver_sql(plan).all()[:1]
        assert "(document_id=?)" in str(step)


def test_what_an_exception_leaves_is_rolled_back(database: ScopedDatabase, noon: datetime) -> None:
    """A document is stored with its journal and its key, or not at all."""

    @dataclass
    class SomethingElseError(Exception):
        pass

    def fail() -> None:
        with database.transaction() as session:
            session.add(StateBodyRow(id=new_id(), name="Кто-то", created_at=noon))
            session.flush()
            raise SomethingElseError

    with pytest.raises(SomethingElseError):
        fail()
    with database.reading() as session:
        assert session.scalars(select(StateBodyRow.id)).all() == [BUILTIN_STATE_BODY_ID]


def test_writers_wait_for_each_other(database: ScopedDatabase, make_document: Callable[..., StoredDocument]) -> None:
    """Read, add one, write: with 8 threads not one of 80 additions is lost, and none dies of a locked database."""
    document = make_document()

    def add_ten() -> None:
        for _ in range(10):
            with database.transaction() as session:
                row = session.get_one(DocumentRow, document.id, with_for_update=True)
                row.attempts += 1

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(add_ten) for _ in range(8)]:
            done.result()
    with database.reading() as session:
        assert session.get_one(DocumentRow, document.id).attempts == 80


def test_a_reader_does_not_wait_for_a_writer(
    database: ScopedDatabase, make_document: Callable[..., StoredDocument]
) -> None:
    """Clients ask for the state of their documents while others are being stored."""
    document = make_document()
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        with database.transaction() as session:
            session.get_one(DocumentRow, document.id).attempts = 7
            session.flush()
            writing.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write)
        assert writing.wait(10)
        started = time.monotonic()
        with database.reading() as session:
            assert session.get_one(DocumentRow, document.id).attempts == 0
        assert time.monotonic() - started < 2
        done.set()
        writer.result()


def test_the_database_itself_lets_a_document_become_ready_only_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Whatever a program gets wrong, a second paper cannot be issued."""
    document = make_document()

    def become_ready() -> None:
        with database.transaction() as session:
            session.add(
                TransitionRow(
                    state_body_id=BUILTIN_STATE_BODY_ID,
                    document_id=document.id,
                    status=Status.READY,
                    at=noon,
                    actor="test",
                )
            )

    become_ready()
    with pytest.raises(IntegrityError):
        become_ready()


def test_an_error_does_not_show_the_values(database: ScopedDatabase, noon: datetime) -> None:
    """Errors end up in logs, and the values may be somebody's name."""
    name = "Тайное Имя"

    def insert_twice() -> None:
        with database.transaction() as session:
            for _ in range(2):
                session.execute(
                    text("INSERT INTO state_bodies (id, name, created_at) VALUES (:id, :name, :at)"),
                    {"id": "same", "name": name, "at": str(noon)},
                )

    with pytest.raises(IntegrityError) as caught:
        insert_twice()
    assert name not in str(caught.value)


def test_a_full_disk_is_told_from_a_database_that_does_not_answer(database: ScopedDatabase, noon: datetime) -> None:
    """SQLite as it really says so, PostgreSQL by its code; nothing of the transaction stays."""

    def fill() -> None:
        with database.transaction() as session:
            session.add(StateBodyRow(id="new", name="Новый", created_at=noon))
            session.flush()
            if database.whole.engine.dialect.name == "sqlite":
                session.execute(text("PRAGMA max_page_count = 1"))
                session.execute(text("CREATE TABLE long AS SELECT randomblob(1000000)"))
            raise OperationalError("INSERT", {}, DiskFull("could not extend file"))

    with pytest.raises(DatabaseFullError, match=r"full|extend"):
        fill()
    with database.whole.of(EVERY_BODY).reading() as session:
        assert session.get(StateBodyRow, "new") is None


def test_a_moment_without_a_zone_is_refused(database: ScopedDatabase) -> None:
    """It would mean another moment on another machine."""
    with pytest.raises(StatementError, match="time zone"), database.transaction() as session:
        session.add(StateBodyRow(name="x", created_at=datetime(2025, 1, 1)))  # noqa: DTZ001 - the mistake under test


def test_a_database_that_is_not_there_is_reported_soon(free_port: Callable[[], int]) -> None:
    """One kind of error, whatever driver and reason, and no password in it."""
    database = Database(f"postgresql+psycopg://user:secret@127.0.0.1:{free_port()}/none").of(EVERY_BODY)
    started = time.monotonic()
    with pytest.raises(DatabaseUnavailableError) as caught, database.reading() as session:
        session.execute(text("SELECT 1"))
    assert time.monotonic() - started < 10
    assert "secret" not in str(caught.value)
    database.dispose()


def test_a_sqlite_file_that_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    """A folder stands where the file should."""
    (tmp_path / "db.sqlite3").mkdir()
    database = Database(f"sqlite:///{tmp_path / 'db.sqlite3'}").of(EVERY_BODY)
    with pytest.raises(DatabaseUnavailableError, match="unable to open"), database.reading() as session:
        session.execute(text("SELECT 1"))
    database.dispose()
