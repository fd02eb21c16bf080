"""Keys open the door, once shown, never stored. On both databases."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from service.access.keys import FIRST_STATE_BODY, ensure_bootstrap, find_caller, new_key
from service.db.models import KeyRow, StateBodyRow

if TYPE_CHECKING:
    from service.db.database import ScopedDatabase
    from service.settings import Settings


def test_the_first_start_makes_a_key_and_shows_it_once(database: ScopedDatabase, settings: Settings) -> None:
    """The administrator comes in with it, also after the next start, which shows nothing."""
    key = ensure_bootstrap(database, settings)
    assert key is not None
    assert ensure_bootstrap(database, settings) is None
    caller = find_caller(database, key)
    assert caller is not None
    assert caller.state_body_name == FIRST_STATE_BODY == "Государственный орган"


def test_a_key_is_long_random_and_recognizable() -> None:
    """256 bits in 43 characters behind a prefix that secret scanners can look for."""
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {(key[:4], len(key)) for key in keys} == {("bgl_", 47)}


def test_only_the_hash_is_stored(database: ScopedDatabase, settings: Settings) -> None:
    """Whoever reads the database cannot come in with what is in it."""
    key = ensure_bootstrap(database, settings)
    assert key is not None
    with database.reading() as session:
        stored = session.scalars(select(KeyRow)).one()
        assert stored.sha256 == hashlib.sha256(key.encode()).hexdigest()
        assert key not in {str(getattr(stored, column.key)) for column in KeyRow.__table__.columns}
    assert find_caller(database, stored.sha256) is None


def test_a_key_set_beforehand_is_used_and_not_shown(database: ScopedDatabase, settings: Settings) -> None:
    """The operator knows it; one set later is added, and the earlier one goes on working."""
    first, second = "first-" * 8, "second-" * 8
    assert ensure_bootstrap(database, replace(settings, bootstrap_key=first)) is None
    assert ensure_bootstrap(database, replace(settings, bootstrap_key=second)) is None
    assert ensure_bootstrap(database, replace(settings, bootstrap_key=second)) is None
    assert ensure_bootstrap(database, settings) is None
    assert None not in {find_caller(database, first), find_caller(database, second)}
    with database.reading() as session:
        assert len(session.scalars(select(KeyRow)).all()) == 2


@pytest.mark.parametrize("key", ["", "bgl_", "wrong", "x" * 257, "ключ", "\udcff" * 40, "a\0b"])
def test_anything_else_stays_outside(database: ScopedDatabase, settings: Settings, key: str) -> None:
    """Whatever bytes a client sends."""
    ensure_bootstrap(database, settings)
    assert find_caller(database, key) is None


def test_a_revoked_key_stays_outside(database: ScopedDatabase, settings: Settings) -> None:
    """From that moment, and no new one is made in its place."""
    key = ensure_bootstrap(database, settings)
    assert key is not None
    with database.transaction() as session:
        session.execute(update(KeyRow).values(revoked_at=datetime.now(UTC)))
    assert find_caller(database, key) is None
    assert ensure_bootstrap(database, settings) is None


def test_processes_that_start_together_show_one_key(database: ScopedDatabase, settings: Settings) -> None:
    """One administrator, one key, shown by one of them."""
    with ThreadPoolExecutor(6) as pool:
        shown = [done.result() for done in [pool.submit(ensure_bootstrap, database, settings) for _ in range(6)]]
    keys = [key for key in shown if key is not None]
    assert len(keys) == 1
    assert find_caller(database, keys[0]) is not None
    with database.reading() as session:
        assert len(session.scalars(select(StateBodyRow).where(StateBodyRow.name == FIRST_STATE_BODY)).all()) == 1
