"""What the tests of access share: the rows of every state body, users, and a clock that is turned by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.access.links import administrators_link, make_link
from service.access.passwords import hashed
from service.db.models import FIRST_STATE_BODY_ID, Purpose, StateBodyRow, UserRow
from service.db.tenancy import EVERY_BODY
from tests.doubles import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import ScopedDatabase

PASSWORD = "тихий лес у большой реки"
"""Long, and in no list."""


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock(2026, 12, 1, 9, 30)


@pytest.fixture
def database(database: ScopedDatabase, clock: Clock) -> ScopedDatabase:
    """Return the database with the rows of every state body."""
    database.whole.clock = clock
    return database.whole.of(EVERY_BODY)


@pytest.fixture
def _body(database: ScopedDatabase, clock: Clock) -> None:
    with database.transaction() as session:
        session.add(StateBodyRow(id=FIRST_STATE_BODY_ID, name="Агентство", created_at=clock()))


@pytest.fixture(scope="session")
def kept() -> str:
    """Return the hash of the password, which takes a while."""
    return hashed(PASSWORD)


@pytest.fixture
def make_user(database: ScopedDatabase, clock: Clock, kept: str, _body: None) -> Callable[..., str]:
    """Return what stores a user, an officer of the first state body, and returns the id."""

    def make_user(login: str = "aliya", **fields: object) -> str:
        usual = {"state_body_id": FIRST_STATE_BODY_ID, "role": "personnel_officer", "password_hash": kept}
        usual |= {"name": "Касымова Алия", "language": "kk", "created_at": clock()}
        with database.transaction() as session:
            row = UserRow(login=login, **(usual | fields))
            session.add(row)
            session.flush()
            return row.id

    return make_user


@pytest.fixture
def link(database: ScopedDatabase, clock: Clock) -> Callable[[str], str]:
    """Return what makes a link to a new password of a user."""

    def link(user_id: str) -> str:
        with database.transaction() as session:
            return make_link(session, user_id, Purpose.PASSWORD, now=clock())

    return link


@pytest.fixture
def first_link(database: ScopedDatabase, clock: Clock, _body: None) -> Callable[[], str]:
    """Return what makes a link for the administrator."""

    def first_link() -> str:
        with database.transaction() as session:
            return administrators_link(session, now=clock(), language="ru")

    return first_link
