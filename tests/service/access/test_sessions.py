"""Signing in and out: who gets in, for how long, and what those who do not are told. On both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pyotp
import pytest
from sqlalchemy import select

from service.access import passwords, totp
from service.access.account import OTHERS, Proof, end_sessions, open_sessions, set_password, set_totp
from service.access.sessions import ADDRESSES, LOGINS, Refused, Session, find_caller, sign_in, sign_out
from service.access.throttle import LockedOut
from service.access.tokens import digest
from service.db.models import FIRST_STATE_BODY_ID, SessionRow, UserRow
from tests.service.access.conftest import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import ScopedDatabase
    from tests.doubles import Clock

ADDRESS = "192.0.2.7"


@pytest.fixture
def enter(database: ScopedDatabase) -> Callable[..., Any]:
    """Return what signs in from one address."""

    def enter(login: str = "aliya", password: str = PASSWORD, code: str | None = None, **more: Any) -> Any:
        return sign_in(database, login, password, code, more.pop("address", ADDRESS), **more)

    return enter


def test_a_user_signs_in_and_out(
    database: ScopedDatabase, make_user: Callable[..., str], enter: Callable[..., Any]
) -> None:
    """The token leads to who the user is, until the session is ended."""
    user_id = make_user(iin="890314400016")
    begun = enter()
    assert isinstance(begun, Session)
    caller = find_caller(database, begun.token)
    assert caller == begun.caller
    assert (caller.kind, caller.id, caller.state_body_id) == ("user", user_id, FIRST_STATE_BODY_ID)
    assert (caller.role, caller.iin, caller.language, caller.state_body_name) == (
        "personnel_officer",
        "890314400016",
        "kk",
        "Агентство",
    )
    sign_out(database, begun.token)
    assert find_caller(database, begun.token) is None


def test_a_login_is_the_same_however_it_is_typed(make_user: Callable[..., str], enter: Callable[..., Any]) -> None:
    """Capital letters, blanks around it and decomposed letters make no other one."""
    make_user("қасымова.й")
    assert isinstance(enter(" ҚАСЫМОВА.Й "), Session)
    assert isinstance(enter("қасымова.и\u0306"), Session)


def test_only_the_hash_of_a_token_is_kept(
    database: ScopedDatabase, make_user: Callable[..., str], enter: Callable[..., Any]
) -> None:
    """Whoever reads the database cannot go on with another's session."""
    make_user()
    token = enter().token
    with database.reading() as session:
        row = session.scalars(select(SessionRow)).one()
    assert token not in str(vars(row))
    assert find_caller(database, row.sha256) is None


def test_a_session_ends_after_half_an_hour_of_silence_and_after_half_a_day(
    database: ScopedDatabase, make_user: Callable[..., str], enter: Callable[..., Any], clock: Clock
) -> None:
    """However busy it was."""
    make_user()
    idle, busy = enter().token, enter().token
    clock.advance(1700)
    assert find_caller(database, busy) is not None
    clock.advance(200)
    assert find_caller(database, idle) is None
    for _ in range(24):
        assert find_caller(database, busy) is not None
        clock.advance(1700)
    clock.advance(600)
    assert find_caller(database, busy) is None


def test_signing_in_again_ends_the_browsers_session_before(
    database: ScopedDatabase, make_user: Callable[..., str], enter: Callable[..., Any]
) -> None:
    """A token that was planted in a browser leads nowhere afterwards."""
    make_user()
    planted = enter().token
    begun = enter(former=planted)
    assert begun.token != planted
    assert find_caller(database, planted) is None
    assert find_caller(database, begun.token) is not None


@pytest.mark.parametrize(
    "case", ["wrong password", "no such user", "no password yet", "disabled", "no code", "wrong code"]
)
def test_every_refusal_is_the_same_answer_and_the_same_work(
    make_user: Callable[..., str], enter: Callable[..., Any], clock: Clock, case: str
) -> None:
    """A password is hashed once each time: neither words nor time tell whether there is a user."""
    make_user()
    make_user("new", password_hash=None)
    make_user("gone", disabled_at=clock())
    make_user("app", totp_sealed=totp.new_secret())
    tries = {
        "wrong password": ("aliya", "another password"),
        "no such user": ("nobody", PASSWORD),
        "no password yet": ("new", PASSWORD),
        "disabled": ("gone", PASSWORD),
        "no code": ("app", PASSWORD),
        "wrong code": ("app", PASSWORD, "000 000"),
    }
    verify = passwords.HASHER.verify
    passwords._nobodys()
    with patch.object(passwords, "HASHER") as hasher:
        hasher.verify.side_effect = verify
        assert enter(*tries[case]) == Refused()
    assert hasher.verify.call_count == 1
    assert not hasher.hash.called


@pytest.mark.parametrize("login", ["aliya", "nobody"])
def test_a_login_that_is_tried_is_locked_out_for_longer_each_time(
    make_user: Callable[..., str], enter: Callable[..., Any], clock: Clock, login: str
) -> None:
    """Alike whether or not there is such a user, from whatever address; the right password helps as little."""
    make_user()
    for number in range(LOGINS.free):
        assert enter(login, "wrong", address=f"192.0.2.{number}") == Refused()
    assert enter(login) == LockedOut(1)
    clock.advance(1)
    assert enter(login, "wrong") == Refused()
    assert enter(login) == LockedOut(2)
    clock.advance(2)
    assert isinstance(enter(login), Session if login == "aliya" else Refused)


def test_who_gets_in_starts_to_count_anew(make_user: Callable[..., str], enter: Callable[..., Any]) -> None:
    """Mistakes of a whole year do not add up."""
    make_user()
    for _ in range(3):
        for _ in range(LOGINS.free - 1):
            enter(password="wrong")
        assert isinstance(enter(), Session)


def test_an_address_that_tries_many_logins_is_locked_out(
    make_user: Callable[..., str], enter: Callable[..., Any]
) -> None:
    """One password for everybody is found no sooner; from elsewhere the user gets in."""
    make_user()
    for number in range(ADDRESSES.free):
        assert enter(f"user-{number}", "wrong") == Refused()
    assert enter() == LockedOut(1)
    assert isinstance(enter(address="192.0.2.200"), Session)


def test_passwords_tried_at_one_moment_are_all_counted(
    make_user: Callable[..., str], enter: Callable[..., Any]
) -> None:
    """They are counted before they are looked at."""
    make_user()
    with ThreadPoolExecutor(8) as pool:
        answers = [done.result() for done in [pool.submit(enter, "aliya", "wrong") for _ in range(16)]]
    assert isinstance(enter(), LockedOut)
    assert any(isinstance(answer, LockedOut) for answer in answers)


def test_a_code_of_the_app_works_once(make_user: Callable[..., str], enter: Callable[..., Any], clock: Clock) -> None:
    """Whoever saw it typed cannot use it, even at the same moment; the next one works."""
    secret = totp.new_secret()
    make_user(totp_sealed=secret)
    code = pyotp.TOTP(secret).at(clock())
    assert enter() == Refused()
    with ThreadPoolExecutor(4) as pool:
        answers = [done.result() for done in [pool.submit(enter, code=f"{code[:3]} {code[3:]}") for _ in range(4)]]
    assert sum(isinstance(answer, Session) for answer in answers) == 1
    clock.advance(30)
    assert enter(code=code) == Refused()
    assert isinstance(enter(code=pyotp.TOTP(secret).at(clock())), Session)


def test_changing_the_password_asks_for_the_old_one_and_ends_every_session(
    database: ScopedDatabase, make_user: Callable[..., str], enter: Callable[..., Any]
) -> None:
    """The browser it was done in goes on with a fresh token."""
    make_user()
    here, elsewhere = enter(), enter()
    new = "пять тихих озёр за перевалом"
    assert set_password(database, here.caller, Proof("wrong"), new) == "wrong_password"
    assert set_password(database, here.caller, Proof(PASSWORD), "короткий") == "too_short"
    assert find_caller(database, here.token) is not None
    fresh = set_password(database, here.caller, Proof(PASSWORD), new)
    assert isinstance(fresh, Session)
    assert [find_caller(database, each.token) for each in (here, elsewhere)] == [None, None]
    assert find_caller(database, fresh.token) == here.caller
    assert enter() == Refused()
    assert isinstance(enter(password=new), Session)


def test_an_app_is_taken_into_use_by_its_code_and_the_password(
    database: ScopedDatabase, make_user: Callable[..., str], enter: Callable[..., Any], clock: Clock
) -> None:
    """The code that proved it is used up; given up, codes are asked for no more."""
    user_id = make_user()
    here, secret = enter(), totp.new_secret()
    code = pyotp.TOTP(secret).at(clock())
    assert set_totp(database, here.caller, Proof("wrong"), secret, code) == "wrong_password"
    assert (
        set_totp(database, here.caller, Proof(PASSWORD), secret, "123456" if code != "123456" else "1") == "wrong_code"
    )
    assert isinstance(set_totp(database, here.caller, Proof(PASSWORD), secret, code), Session)
    assert find_caller(database, here.token) is None
    assert enter(code=code) == Refused()
    # What signing in asks for is asked for again, whatever is to be changed.
    new = "пять тихих озёр за перевалом"
    assert set_totp(database, here.caller, Proof(PASSWORD), None) == "wrong_code"
    assert set_password(database, here.caller, Proof(PASSWORD, code), new) == "wrong_code"
    assert end_sessions(database, here.caller, Proof(PASSWORD, "1"), OTHERS, here.token) == "wrong_code"
    clock.advance(30)
    code = pyotp.TOTP(secret).at(clock())
    assert isinstance(set_totp(database, here.caller, Proof(PASSWORD, code), None), Session)
    with database.reading() as session:
        assert session.get_one(UserRow, user_id).totp_sealed is None
    assert isinstance(enter(), Session)


def test_a_user_sees_the_own_sessions_and_ends_others(
    database: ScopedDatabase, make_user: Callable[..., str], enter: Callable[..., Any], clock: Clock
) -> None:
    """One of them, or all but this one, with the password; another user's stay."""
    make_user()
    make_user(login="other")
    over = enter()
    clock.advance(31 * 60)
    strange = enter(login="other")
    first, here, second, third = enter(), enter(), enter(), enter()
    clock.advance(120)
    assert find_caller(database, here.token) is not None
    found = open_sessions(database, here.caller, here.token)
    assert [one.here for one in found] == [True, False, False, False]
    assert found[0].used_at - found[0].began_at == timedelta(minutes=2)
    assert not any(over.token in repr(found) for over in (over, first, here))
    [ended] = [one.id for one in found if digest(first.token).startswith(one.id)]
    assert end_sessions(database, here.caller, Proof("wrong"), OTHERS, here.token) == "wrong_password"
    assert end_sessions(database, here.caller, Proof(PASSWORD), ended, here.token) is None
    alive = [find_caller(database, each.token) is not None for each in (first, here, second, third)]
    assert alive == [False, True, True, True]
    for which in ("%", "", digest(strange.token)[:16], OTHERS):
        assert end_sessions(database, here.caller, Proof(PASSWORD), which, here.token) is None
        assert len(open_sessions(database, here.caller, here.token)) == (1 if which == OTHERS else 3), which
    assert find_caller(database, strange.token) is not None
