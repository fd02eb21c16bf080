"""Users and units of a state body: made, changed, let in no more, and seen by nobody else. On both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.access.links import Link, use_link
from service.access.sessions import Refused, Session, find_caller, sign_in
from service.access.state_bodies import create_state_body, list_state_bodies
from service.access.units import (
    UnitCircleError,
    UnitInUseError,
    UnitNotFoundError,
    change_unit,
    create_unit,
    list_units,
    remove_unit,
)
from service.access.users import (
    LoginTakenError,
    NewUser,
    UserNotFoundError,
    change_user,
    create_user,
    disable_user,
    get_user,
    let_in_again,
    list_users,
)
from service.db.models import FIRST_STATE_BODY_ID, Role, UserRow
from service.db.tenancy import Scope
from tests.service.access.conftest import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import ScopedDatabase

NEW = NewUser("Serikov", "Сериков Даурен", Role.EVALUATOR, "kk")


@pytest.fixture
def own(database: ScopedDatabase, _body: None) -> ScopedDatabase:
    """Return the rows of the first state body."""
    return database.whole.of(Scope(FIRST_STATE_BODY_ID))


@pytest.fixture
def other(database: ScopedDatabase) -> ScopedDatabase:
    """Return the rows of another state body."""
    return database.whole.of(Scope(create_state_body(database, "Другой орган", "ru").id))


@pytest.fixture
def begun(own: ScopedDatabase, database: ScopedDatabase, make_user: Callable[..., str]) -> Session:
    """Return the session of an officer."""
    assert own
    make_user()
    found = sign_in(database, "aliya", PASSWORD, None, None)
    assert isinstance(found, Session)
    return found


def test_a_new_user_chooses_the_password_by_a_link(own: ScopedDatabase, database: ScopedDatabase) -> None:
    """Nobody else ever knows it; the login is kept in small letters."""
    user, token = create_user(own, NEW)
    assert (user.login, user.role, user.ready, user.app) == ("serikov", Role.EVALUATOR, False, False)
    assert sign_in(database, "serikov", PASSWORD, None, None) == Refused()
    assert isinstance(use_link(database, token, PASSWORD), Link)
    assert isinstance(sign_in(database, "SERIKOV", PASSWORD, None, None), Session)
    assert get_user(own, user.id).ready


def test_a_login_is_one_persons_in_the_whole_installation(own: ScopedDatabase, other: ScopedDatabase) -> None:
    """Signing in names no state body."""
    create_user(own, NEW)
    with pytest.raises(LoginTakenError):
        create_user(other, NEW)


def test_what_a_user_may_see_changes_at_once(own: ScopedDatabase, database: ScopedDatabase, begun: Session) -> None:
    """Another name leaves the sessions as they are; another role ends them."""
    changed = change_user(own, begun.caller.id, {"name": "Касымова А.", "role": Role.PERSONNEL_OFFICER})
    assert changed.name == "Касымова А."
    assert find_caller(database, begun.token) is not None
    assert change_user(own, begun.caller.id, {"role": Role.AUDITOR}).role is Role.AUDITOR
    assert find_caller(database, begun.token) is None


def test_a_user_who_left_is_out_at_once_and_may_come_back(
    own: ScopedDatabase, database: ScopedDatabase, begun: Session
) -> None:
    """By a new link; the app may be lost with the telephone."""
    with own.transaction() as session:
        session.get_one(UserRow, begun.caller.id).totp_sealed = "JBSWY3DPEHPK3PXP"
    assert disable_user(own, begun.caller.id).disabled_at is not None
    assert find_caller(database, begun.token) is None
    assert sign_in(database, "aliya", PASSWORD, None, None) == Refused()
    token = let_in_again(own, begun.caller.id, forget_app=True)
    assert isinstance(use_link(database, token, PASSWORD), Link)
    assert isinstance(sign_in(database, "aliya", PASSWORD, None, None), Session)


def test_users_and_units_of_another_state_body_are_not_there(
    own: ScopedDatabase, other: ScopedDatabase, begun: Session
) -> None:
    """Neither to be seen nor to be changed, nor to be worked in."""
    unit = create_unit(own, "Департамент")
    assert list_users(other) == list_units(other) == []
    for forbidden in (get_user, disable_user, let_in_again):
        with pytest.raises(UserNotFoundError):
            forbidden(other, begun.caller.id)
    with pytest.raises(UserNotFoundError):
        change_user(other, begun.caller.id, {"name": "x"})
    with pytest.raises(UnitNotFoundError):
        create_user(other, NewUser("new", "Новый", Role.AUDITOR, "ru", unit_id=unit.id))
    with pytest.raises(UnitNotFoundError):
        create_unit(other, "Отдел", unit.id)
    with pytest.raises(UnitNotFoundError):
        remove_unit(other, unit.id)


def test_units_are_a_tree(own: ScopedDatabase) -> None:
    """One that would be part of itself is refused, however far around."""
    top = create_unit(own, "Агентство")
    middle = create_unit(own, "Департамент", top.id)
    bottom = create_unit(own, "Отдел", middle.id)
    for unit, parent in ((top, top), (top, bottom), (middle, bottom)):
        with pytest.raises(UnitCircleError):
            change_unit(own, unit.id, unit.name, parent.id)
    assert change_unit(own, bottom.id, "Управление", top.id).parent_id == top.id
    assert change_unit(own, middle.id, "Департамент", bottom.id).parent_id == bottom.id
    with pytest.raises(UnitNotFoundError):
        change_unit(own, top.id, top.name, "none")


def test_a_unit_in_use_is_not_removed(own: ScopedDatabase) -> None:
    """Neither with others within it nor with people in it."""
    top = create_unit(own, "Агентство")
    middle = create_unit(own, "Департамент", top.id)
    user, _ = create_user(own, NewUser("new", "Новый", Role.AUDITOR, "ru", unit_id=middle.id))
    for unit in (top, middle):
        with pytest.raises(UnitInUseError):
            remove_unit(own, unit.id)
    change_user(own, user.id, {"unit_id": None})
    remove_unit(own, middle.id)
    remove_unit(own, top.id)
    assert list_units(own) == []


def test_a_state_body_sees_itself_alone_and_the_installation_all(
    own: ScopedDatabase, other: ScopedDatabase, database: ScopedDatabase
) -> None:
    """The one that blank forms belong to has no people and is not listed."""
    assert [body.name for body in list_state_bodies(database)] == ["Агентство", "Другой орган"]
    assert [body.name for body in list_state_bodies(own)] == ["Агентство"]
    assert [body.name for body in list_state_bodies(other)] == ["Другой орган"]
