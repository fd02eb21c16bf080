"""The administrator of the installation adds people, hands links over, and lets people in no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html
from sqlalchemy import select

from service.access import passwords, totp
from service.access.units import create_unit
from service.db.models import BUILTIN_STATE_BODY_ID, FIRST_STATE_BODY_ID, Role, UserRow
from service.db.tenancy import Scope
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, send_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.services import Services
    from tests.service.pages.conftest import Watched

OWN_PASSWORD = "восемь зелёных арбузов поют"
PASSWORD = "конь скрепка батарея 47"
NEW = f"/people/{FIRST_STATE_BODY_ID}/new"
AIGUL = {"name": "Серикова Айгуль Маратовна", "login": "Serikova", "role": "personnel_officer"}


@pytest.fixture
def administrator(browser_of: Callable[..., FlaskClient], services: Services) -> FlaskClient:
    """Return a client in which the administrator of the installation is signed in, who has a password."""
    client = browser_of(Role.INSTALLATION_ADMINISTRATOR)
    with services.database.transaction() as session:
        mine = UserRow.role == Role.INSTALLATION_ADMINISTRATOR
        session.scalars(select(UserRow).where(mine)).one().password_hash = passwords.hashed(OWN_PASSWORD)
    return client


def _link(answer: TestResponse) -> str:
    [found] = html.fromstring(answer.text).xpath("//main//code/text()")
    assert found.startswith("http://localhost/link/")
    return str(found.removeprefix("http://localhost"))


def _actions(administrator: FlaskClient, name: str) -> dict[str, str]:
    """Return the addresses to which the buttons beside a person send, by their last part; and the person's state."""
    page = html.fromstring(administrator.get("/people", headers=BROWSER).text)
    [row] = [row for row in page.xpath("//tbody/tr") if name in row.text_content()]
    found = {str(address).rpartition("/")[2]: str(address) for address in row.xpath(".//form/@action")}
    return found | {"state": row.xpath(".//span[contains(@class, 'tag')]/text()")[0]}


def test_who_is_added_chooses_a_password_by_the_link_and_signs_in(app: Flask, administrator: FlaskClient) -> None:
    """The administrator never learns the password; the officer then sees the papers of that state body."""
    made = send_form(administrator, NEW, **AIGUL)
    path = _link(made)
    assert _actions(administrator, AIGUL["name"])["state"] == word("people", "waiting", "ru")
    officer = app.test_client()
    assert send_form(officer, path, password=PASSWORD).status_code == 303
    assert send_form(officer, "/sign-in", login="serikova", password=PASSWORD).headers["Location"] == "/"
    assert word("home", "empty_title", "ru") in officer.get("/", headers=BROWSER).text
    assert _actions(administrator, AIGUL["name"])["state"] == word("people", "ready", "ru")


def test_who_is_disabled_is_out_at_once_and_in_again_by_a_link(app: Flask, administrator: FlaskClient) -> None:
    """What was opened before says so; the former password works no more."""
    officer = app.test_client()
    send_form(officer, _link(send_form(administrator, NEW, **AIGUL)), password=PASSWORD)
    send_form(officer, "/sign-in", login="serikova", password=PASSWORD)
    assert officer.get("/drafts", headers=BROWSER).status_code == 200
    actions = _actions(administrator, AIGUL["name"])
    assert send_form(administrator, actions["disable"], form_on="/people").status_code == 303
    assert officer.get("/drafts", headers=BROWSER).status_code == 303
    assert send_form(officer, "/sign-in", login="serikova", password=PASSWORD).status_code == 422
    after = _actions(administrator, AIGUL["name"])
    assert after["state"] == word("people", "disabled", "ru")
    assert "disable" not in after
    asked = send_form(administrator, after["link"], form_on="/people")
    assert word("people", "confirm", "ru") in asked.text
    for own, said in (("", "no_password"), ("неверный пароль 7", "wrong_password")):
        refused = send_form(administrator, after["link"], form_on="/people", own_password=own)
        assert refused.status_code == 422
        assert word("account", said, "ru") in refused.text
        assert "/link/" not in html.fromstring(refused.text).xpath("string(//main)")
    path = _link(send_form(administrator, after["link"], form_on="/people", own_password=OWN_PASSWORD))
    assert send_form(officer, path, password=PASSWORD).status_code == 303
    assert send_form(officer, "/sign-in", login="serikova", password=PASSWORD).status_code == 303


def test_a_link_leaves_the_codes_unless_the_telephone_is_lost(administrator: FlaskClient, services: Services) -> None:
    """Who forgot a password and nothing else goes on with both."""
    _link(send_form(administrator, NEW, **AIGUL))
    with services.database.transaction() as session:
        session.scalars(select(UserRow).where(UserRow.login == "serikova")).one().totp_sealed = totp.new_secret()
    path = _actions(administrator, AIGUL["name"])["link"]
    for sent, kept in (({}, True), ({"lost": "1"}, False)):
        assert (word("people", "link_lost", "ru") in administrator.get("/people", headers=BROWSER).text) is True
        asked = html.fromstring(send_form(administrator, path, form_on="/people", **sent).text)
        assert asked.xpath("//main//input[@name='lost']/@value") == [*sent.values()]
        _link(send_form(administrator, path, form_on="/people", own_password=OWN_PASSWORD, **sent))
        with services.database.reading() as session:
            user = session.scalars(select(UserRow).where(UserRow.login == "serikova")).one()
        assert (user.totp_sealed is not None) is kept
    assert word("people", "link_lost", "ru") not in administrator.get("/people", headers=BROWSER).text


def test_what_is_wrong_stays_and_is_told_beside_its_field(administrator: FlaskClient) -> None:
    """Nothing typed, a login that is another's, a role that is not for people of a state body."""
    empty = send_form(administrator, NEW, role="personnel_officer")
    assert empty.status_code == 422
    assert len(html.fromstring(empty.text).xpath("//*[@class='summary']//li")) == 2
    _link(send_form(administrator, NEW, **AIGUL))
    again = send_form(administrator, NEW, **{**AIGUL, "name": "Другая"})
    assert word("first", "login_taken", "ru") in again.text
    assert html.fromstring(again.text).xpath("//input[@id='name']/@value") == ["Другая"]
    for role in ("installation_administrator", "nobody", ""):
        assert word("people", "no_role", "ru") in send_form(administrator, NEW, **{**AIGUL, "role": role}).text


def test_what_a_user_is_can_be_changed(app: Flask, administrator: FlaskClient, services: Services) -> None:
    """Role, unit and IIN decide what the user sees: who works with the pages signs in anew. An evaluator has an IIN."""
    unit = create_unit(services.of(Scope(FIRST_STATE_BODY_ID)).database, "Отдел кадров")
    user = app.test_client()
    send_form(user, _link(send_form(administrator, NEW, **AIGUL)), password=PASSWORD)
    send_form(user, "/sign-in", login="serikova", password=PASSWORD)
    page = html.fromstring(administrator.get("/people", headers=BROWSER).text)
    [path] = page.xpath(f"//th/a[.='{AIGUL['name']}']/@href")
    said = {"name": "Серикова А. М.", "role": "evaluator", "unit": unit.id, "language": "kk"}
    for iin, told in (("", "evaluators_iin"), ("890314400018", "no_iin")):
        assert word("people", told, "ru") in send_form(administrator, path, **said, iin=iin).text
    assert user.get("/drafts", headers=BROWSER).status_code == 200
    assert send_form(administrator, path, **said, iin="890314400017").status_code == 303
    assert user.get("/account", headers=BROWSER).status_code == 303
    shown = html.fromstring(administrator.get(path, headers=BROWSER).text)
    assert shown.xpath("//input[@id='iin']/@value") == ["890314400017"]
    assert shown.xpath("//option[@selected]/@value") == [unit.id, "kk"]
    assert shown.xpath("//input[@type='radio'][@checked]/@value") == ["evaluator"]
    assert "Отдел кадров" in administrator.get("/people", headers=BROWSER).text


def test_nobody_elses_people_are_found(administrator: FlaskClient) -> None:
    """Neither in a state body that is none of people, nor under the address of another one."""
    for path in (f"/people/{BUILTIN_STATE_BODY_ID}/new", "/people/nothing/new"):
        assert administrator.get(path, headers=BROWSER).status_code == 404
    for action in ("link", "disable"):
        path = f"/people/{FIRST_STATE_BODY_ID}/nobody/{action}"
        assert send_form(administrator, path, form_on=NEW).status_code == 404


@pytest.mark.slow
def test_the_pages_are_accessible_in_every_state(administrator_watched: Watched) -> None:
    """The list with people and without, the form with errors, the link."""
    page, at = administrator_watched.page, administrator_watched.address
    page.goto(f"{at}/people")
    administrator_watched.check()
    page.goto(f"{at}{NEW}")
    page.click("main form button")
    page.wait_for_selector("[role=alert]")
    administrator_watched.check()
    page.fill("#name", "Сейтказиева-Нурмухамбетова Гульнар Абдрахмановна")
    page.fill("#login", "seitkazieva")
    page.click("main form button")
    page.wait_for_selector("main code")
    administrator_watched.check()
    page.goto(f"{at}/people")
    administrator_watched.check()
    page.click("tbody form button")
    page.wait_for_selector("#own_password")
    page.click("main form button")
    page.wait_for_selector("[role=alert]")
    administrator_watched.check()
