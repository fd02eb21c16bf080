"""Keys open the door, once shown, never stored. On both databases."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from service.access.keys import (
    FIRST_STATE_BODY,
    KeyNotFoundError,
    Wish,
    create_key,
    ensure_bootstrap,
    find_caller,
    list_keys,
    new_key,
    revoke_key,
)
from service.db.models import BUILTIN_STATE_BODY_ID, FIRST_STATE_BODY_ID, KeyRow, KeyScope, StateBodyRow
from service.db.tenancy import Scope

if TYPE_CHECKING:
    from service.db.database import ScopedDatabase
    from service.settings import Settings
    from tests.doubles import Clock


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
    """The operator knows it; a changed setting revokes the former key, one taken out of the settings stays."""
    first, second = "first-" * 8, "second-" * 8
    assert ensure_bootstrap(database, replace(settings, bootstrap_key=first)) is None
    assert find_caller(database, first) is not None
    for _ in range(2):
        assert ensure_bootstrap(database, replace(settings, bootstrap_key=second)) is None
        assert find_caller(database, first) is None
        assert find_caller(database, second) is not None
    assert ensure_bootstrap(database, settings) is None
    assert find_caller(database, second) is not None
    ensure_bootstrap(database, replace(settings, bootstrap_key=first))
    assert [find_caller(database, key) is None for key in (first, second)] == [False, True]


def test_the_key_made_up_at_the_first_start_gives_way_to_that_of_the_setting(
    database: ScopedDatabase, settings: Settings
) -> None:
    """There is one key of the installation."""
    made = ensure_bootstrap(database, settings)
    assert made is not None
    ensure_bootstrap(database, replace(settings, bootstrap_key="chosen-" * 8))
    assert find_caller(database, made) is None


def test_a_key_that_a_person_revoked_stays_so_whatever_the_setting_says(
    own: ScopedDatabase, database: ScopedDatabase, settings: Settings
) -> None:
    """A leaked one does not come back with the next start."""
    leaked = "leaked-" * 8
    ensure_bootstrap(database, replace(settings, bootstrap_key=leaked))
    (key,) = list_keys(own)
    revoke_key(own, key.id)
    with capture_logs() as logs:
        ensure_bootstrap(database, replace(settings, bootstrap_key=leaked))
    assert find_caller(database, leaked) is None
    assert [line["event"] for line in logs] == ["bootstrap_key_revoked"]


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


@pytest.fixture
def own(database: ScopedDatabase, _body: None) -> ScopedDatabase:
    """Return the rows of the first state body."""
    return database.whole.of(Scope(FIRST_STATE_BODY_ID))


def test_a_key_is_shown_once_and_good_for_what_it_was_made_for(own: ScopedDatabase, database: ScopedDatabase) -> None:
    """It has a name, and the caller who comes with it has its scopes."""
    made = create_key(own, Wish("отчёты", frozenset({KeyScope.READ, KeyScope.METRICS})))
    assert made.key not in repr(made)
    assert list_keys(own) == [made.stored]
    assert (made.stored.name, made.stored.scopes, made.stored.live) == ("отчёты", ("metrics", "read"), True)
    caller = find_caller(database, made.key)
    assert caller is not None
    assert (caller.name, caller.scopes) == ("отчёты", {KeyScope.READ, KeyScope.METRICS})
    assert (caller.state_body_id, caller.state_body_name) == (FIRST_STATE_BODY_ID, "Агентство")


def test_a_key_ends_at_its_moment_or_when_it_is_revoked(
    own: ScopedDatabase, database: ScopedDatabase, clock: Clock
) -> None:
    """At once: the very next request is refused; it stays in the list."""
    ending = create_key(own, Wish("a", frozenset({KeyScope.READ}), clock() + timedelta(hours=1)))
    other = create_key(own, Wish("b", frozenset({KeyScope.READ})))
    clock.advance(3599)
    assert find_caller(database, ending.key) is not None
    clock.advance(1)
    assert find_caller(database, ending.key) is None
    revoke_key(own, other.stored.id)
    assert find_caller(database, other.key) is None
    assert {key.live for key in list_keys(own)} == {False}
    for unknown in (other.stored.id, "nobody's"):
        with pytest.raises(KeyNotFoundError):
            revoke_key(own, unknown)


def test_a_key_that_replaces_another_lets_it_work_for_a_while(
    own: ScopedDatabase, database: ScopedDatabase, clock: Clock
) -> None:
    """A program is given the new one meanwhile; an end that comes sooner stays."""
    read = frozenset({KeyScope.READ})
    former = create_key(own, Wish("a", read))
    new = create_key(own, Wish("a", read, replaces=former.stored.id, overlap=timedelta(hours=2)))
    assert new.stored.replaces_id == former.stored.id
    clock.advance(7199)
    assert None not in {find_caller(database, former.key), find_caller(database, new.key)}
    clock.advance(1)
    assert find_caller(database, former.key) is None
    short = create_key(own, Wish("b", read, clock() + timedelta(minutes=1)))
    create_key(own, Wish("b", read, replaces=short.stored.id))
    clock.advance(60)
    assert find_caller(database, short.key) is None
    with pytest.raises(KeyNotFoundError):
        create_key(own, Wish("c", read, replaces="nobody's"))
    assert len(list_keys(own)) == 4


def test_it_is_noted_when_a_key_was_used(own: ScopedDatabase, database: ScopedDatabase, clock: Clock) -> None:
    """Once a minute at most: nothing is written for every request."""
    made = create_key(own, Wish("a", frozenset({KeyScope.READ})))
    assert made.stored.last_used_at is None
    first = clock()
    for _ in range(3):
        find_caller(database, made.key)
        clock.advance(25)
    assert list_keys(own)[0].last_used_at == first
    find_caller(database, made.key)
    assert list_keys(own)[0].last_used_at == clock()


def test_keys_of_other_state_bodies_are_not_seen(own: ScopedDatabase, database: ScopedDatabase) -> None:
    """Neither listed nor revoked nor replaced."""
    made = create_key(own, Wish("a", frozenset({KeyScope.READ})))
    other = database.whole.of(Scope(BUILTIN_STATE_BODY_ID))
    assert list_keys(other) == []
    with pytest.raises(KeyNotFoundError):
        revoke_key(other, made.stored.id)
    with pytest.raises(KeyNotFoundError):
        create_key(other, Wish("b", frozenset({KeyScope.READ}), replaces=made.stored.id))
    assert find_caller(database, made.key) is not None
