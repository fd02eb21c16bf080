"""One-time links: good for a day and for one use, whoever comes first. On both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from service.access.links import FirstRun, Link, ensure_first_link, find_link, use_link
from service.access.sessions import Session, find_caller, sign_in
from service.db.models import FIRST_STATE_BODY_ID, LinkRow, Purpose, StateBodyRow
from tests.service.access.conftest import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import ScopedDatabase
    from tests.doubles import Clock

NEW = "пять тихих озёр за перевалом"
FIRST = FirstRun("Агентство по делам государственной службы", "Admin", "Сериков Даурен", "kk")


def test_a_link_sets_a_password_once(
    database: ScopedDatabase, make_user: Callable[..., str], link: Callable[[str], str]
) -> None:
    """Looking at it uses nothing up; every session ends, and the new password lets in."""
    user_id = make_user()
    begun = sign_in(database, "aliya", PASSWORD, None, None)
    assert isinstance(begun, Session)
    token = link(user_id)
    assert find_link(database, token) == Link(Purpose.PASSWORD, user_id, "aliya", "Касымова Алия")
    assert use_link(database, token, "short") == "too_short"
    assert use_link(database, token, "aliya aliya aliya") == "too_common"
    assert isinstance(use_link(database, token, NEW), Link)
    assert use_link(database, token, NEW) == "over"
    assert find_link(database, token) is None
    assert find_caller(database, begun.token) is None
    assert isinstance(sign_in(database, "aliya", NEW, None, None), Session)


def test_of_many_who_use_a_link_at_one_moment_one_sets_the_password(
    database: ScopedDatabase, make_user: Callable[..., str], link: Callable[[str], str]
) -> None:
    """The others are told that it is over."""
    token = link(make_user())
    tried = [f"{NEW}, {number}" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        done = [each.result() for each in [pool.submit(use_link, database, token, one) for one in tried]]
    assert sum(isinstance(each, Link) for each in done) == 1
    assert done.count("over") == 3


def test_a_link_is_good_for_a_day_and_a_newer_one_replaces_it(
    database: ScopedDatabase, make_user: Callable[..., str], link: Callable[[str], str], clock: Clock
) -> None:
    """Whoever lost one asks for another, and the lost one leads nowhere."""
    user_id = make_user()
    lost, token = link(user_id), link(user_id)
    assert find_link(database, lost) is None
    clock.advance(24 * 3600 - 1)
    assert find_link(database, token) is not None
    clock.advance(1)
    assert find_link(database, token) is None
    assert use_link(database, token, NEW) == "over"


def test_only_the_hash_of_a_link_is_kept(
    database: ScopedDatabase, make_user: Callable[..., str], link: Callable[[str], str]
) -> None:
    """Whoever reads the database cannot use it."""
    token = link(make_user())
    with database.reading() as session:
        row = session.scalars(select(LinkRow)).one()
    assert token not in str(vars(row))
    assert find_link(database, row.sha256) is None


def test_a_link_of_a_user_who_left_leads_nowhere(
    database: ScopedDatabase, make_user: Callable[..., str], link: Callable[[str], str], clock: Clock
) -> None:
    """Nor do unknown ones."""
    token = link(make_user(disabled_at=clock()))
    assert find_link(database, token) is None
    assert use_link(database, token, NEW) == "over"
    assert use_link(database, "", NEW) == "over"
    assert use_link(database, "\udcff" * 1000, NEW) == "over"


def test_the_first_run_names_the_state_body_and_the_administrator(
    database: ScopedDatabase, make_user: Callable[..., str], first_link: Callable[[], str]
) -> None:
    """Once; the next link of the administrator sets a password only."""
    make_user("taken")
    token = first_link()
    found = find_link(database, token)
    assert found is not None
    assert found.purpose is Purpose.FIRST_RUN
    assert use_link(database, token, NEW) == "over", "the names are needed"
    taken = FirstRun(FIRST.state_body, " TAKEN ", FIRST.name, FIRST.language)
    assert use_link(database, token, NEW, taken) == "login_taken"
    done = use_link(database, token, NEW, FIRST)
    assert isinstance(done, Link)
    assert (done.login, done.name) == ("admin", FIRST.name)
    begun = sign_in(database, "admin", NEW, None, None)
    assert isinstance(begun, Session)
    assert (begun.caller.role, begun.caller.state_body_id) == ("installation_administrator", None)
    with database.reading() as session:
        body = session.get_one(StateBodyRow, FIRST_STATE_BODY_ID)
        assert (body.name, body.language) == (FIRST.state_body, "kk")
    again = find_link(database, first_link())
    assert again is not None
    assert (again.purpose, again.user_id) == (Purpose.PASSWORD, done.user_id)


@pytest.mark.usefixtures("_body")
def test_the_first_link_is_made_once_and_kept_before_it_is_recorded(database: ScopedDatabase) -> None:
    """Where it cannot be kept there is none, and the next start makes it; of many at once one does."""

    def full(_token: str) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        ensure_first_link(database, "ru", full)
    kept: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(ensure_first_link, database, "ru", kept.append) for _ in range(4)]:
            done.result()
    usable = [token for token in kept if find_link(database, token)]
    assert len(usable) == 1
    again: list[str] = []
    ensure_first_link(database, "ru", again.append)
    assert again == []
