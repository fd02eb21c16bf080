"""Who gets in, and who does not: signing in and out, links and accounts."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyotp
import pytest
from lxml import html
from sqlalchemy import func, select

from service.access import links, passwords, sessions
from service.db.models import Purpose, SessionRow, StateBodyRow, UserRow
from service.pages import guard
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, send_form, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.services import Services

TEMPLATES = Path(guard.__file__).parent / "templates"
PASSWORD = "конь скрепка батарея 47"
WRONG = "неверный пароль 7"
OTHER_PASSWORD = "восемь зелёных арбузов поют"


@pytest.fixture
def officer(services: Services) -> str:
    """Return the login of an officer with a password."""
    signed_in(services, login="aigul")
    with services.database.transaction() as session:
        session.scalars(select(UserRow).where(UserRow.login == "aigul")).one().password_hash = passwords.hashed(
            PASSWORD
        )
        for row in session.scalars(select(SessionRow)):
            session.delete(row)
    return "aigul"


def _sign_in(client: FlaskClient, login: str, password: str = PASSWORD, **fields: str) -> TestResponse:
    return send_form(client, "/sign-in", login=login, password=password, **fields)


def _errors(answer: TestResponse) -> list[str]:
    return [one.text_content() for one in html.fromstring(answer.text).xpath("//*[@class='summary']//li")]


def _sessions(services: Services) -> int:
    with services.database.reading() as session:
        return session.scalar(select(func.count()).select_from(SessionRow)) or 0


def test_who_signs_in_gets_a_cookie_that_no_script_reads(app: Flask, officer: str) -> None:
    """And goes on to where they wanted to go, on this host alone."""
    client = app.test_client()
    answer = _sign_in(client, " AIGUL ", next="/account")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account")
    (cookie,) = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("session=")]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Expires" not in cookie
    assert html.fromstring(client.get("/account", headers=BROWSER).text).xpath("//main//dd")[1].text == officer
    for elsewhere in ("//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y", "account"):
        assert client.get("/sign-in", query_string={"next": elsewhere}).headers["Location"] == "/", elsewhere


def test_wrong_is_wrong_and_which_is_not_told(app: Flask, officer: str) -> None:
    """The same sentence for a login there is not, a wrong password and a wrong code."""
    typed = ((officer, WRONG), ("nobody", PASSWORD), ("nobody", WRONG))
    answers = [_sign_in(app.test_client(), *each) for each in typed]
    assert {answer.status_code for answer in answers} == {422}
    assert all(_errors(answer) == [word("signing", "refused", "ru")] for answer in answers)
    assert not any(WRONG in answer.text for answer in answers)
    missing = _sign_in(app.test_client(), "", "")
    assert _errors(missing) == [word("signing", "no_login", "ru"), word("signing", "no_password", "ru")]
    hrefs = html.fromstring(missing.text).xpath("//*[@class='summary']//a/@href")
    assert hrefs == ["#login", "#password"]


def test_who_tries_too_often_waits(app: Flask, officer: str) -> None:
    """And is told how long, right password or not."""
    client = app.test_client()
    for _ in range(8):
        _sign_in(client, officer, "wrong")
    answer = _sign_in(client, officer)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert _errors(answer) == [word("signing", "locked", "ru", minutes=1)]


def test_signing_in_again_begins_a_fresh_session(app: Flask, services: Services, officer: str) -> None:
    """The one of before ends; a session that was slipped in is never taken over."""
    client = app.test_client()
    client.set_cookie("session", "slipped-in")
    _sign_in(client, officer)
    first = client.get_cookie("session")
    assert first is not None
    assert first.value != "slipped-in"
    client.set_cookie("session", first.value)
    assert sessions.find_caller(services.database, first.value) is not None
    page = html.fromstring(client.get("/account", headers=BROWSER).text)
    token = page.xpath("(//input[@name='csrf_token'])[1]/@value")[0]
    client.post("/sign-in", data={"csrf_token": token, "login": officer, "password": PASSWORD})
    assert sessions.find_caller(services.database, first.value) is None
    assert _sessions(services) == 1
    assert client.post("/sign-out", data={"csrf_token": token}, headers=BROWSER).status_code == 400


def test_signing_out_leaves_nothing_behind(app: Flask, services: Services, officer: str) -> None:
    """The session is over everywhere, and the browser is told to forget all it has; the language stays."""
    client = app.test_client()
    _sign_in(client, officer)
    kept = client.get_cookie("session")
    assert kept is not None
    answer = send_form(client, "/sign-out", form_on="/account?lang=kk")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert client.get_cookie("session") is None
    assert client.get_cookie("visit") is None
    assert answer.headers["Location"] == "/sign-in?done=out&lang=kk"
    client.set_cookie("session", kept.value)
    assert client.get("/account", headers=BROWSER).headers["Location"] == "/sign-in?next=%2Faccount"
    assert _sessions(services) == 0
    assert word("signing", "done_out", "kk") in client.get(answer.headers["Location"]).text


def test_a_session_that_was_not_used_is_over(
    app: Flask, services: Services, officer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way back leads to the page; htmx is told by itself."""
    client = app.test_client()
    _sign_in(client, officer)
    now = services.clock() + timedelta(minutes=31)
    monkeypatch.setattr(services.database.whole, "clock", lambda: now)
    assert client.get("/drafts", headers=BROWSER).headers["Location"] == "/sign-in?next=%2Fdrafts"
    assert client.get("/still-here", headers={**BROWSER, "HX-Request": "true"}).status_code == 401
    assert client.get("/", headers=BROWSER).status_code == 200


def test_what_a_page_asks_for_by_itself_keeps_nobody_signed_in(
    app: Flask, services: Services, officer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is left open asks on and on; whoever sits before it sends something else."""
    client = app.test_client()
    _sign_in(client, officer)
    begun = services.clock()
    for minute, address in ((20, "/?watching"), (29, "/drafts"), (58, "/?watching"), (60, "/drafts?watching")):
        monkeypatch.setattr(services.database.whole, "clock", lambda now=begun + timedelta(minutes=minute): now)
        answer = client.get(address, headers=BROWSER)
        over = minute == 60
        assert ("/sign-in" in answer.headers.get("Location", "")) is over, (minute, address)


def test_every_page_that_asks_again_says_so() -> None:
    """By htmx every few seconds, and without JavaScript by a refresh."""
    asking = re.compile(r'[^>]*(?:hx-trigger="[^"]*every |http-equiv="refresh")[^>]*>')
    found = [tag for each in TEMPLATES.rglob("*.html") for tag in asking.findall(each.read_text("utf-8"))]
    assert len(found) >= 2
    assert [tag for tag in found if "?watching" not in tag] == []


def _link(services: Services, login: str | None = None) -> str:
    with services.database.transaction() as session:
        now = services.database.now(session)
        if login is None:
            return links.administrators_link(session, now=now, language="ru")
        user = session.scalars(select(UserRow).where(UserRow.login == login)).one()
        return links.make_link(session, user.id, Purpose.PASSWORD, now=now)


FIRST = {
    "state_body": "Министерство речного хозяйства",
    "name": "Әбдірахманқызы Гүлжаһан",
    "login": "Gulzhakhan",
    "password": PASSWORD,
    "language": "kk",
}


def test_the_first_run_names_the_body_and_who_administers(app: Flask, services: Services) -> None:
    """By a link that works once; the administrator then signs in, and sees no papers."""
    client, path = app.test_client(), f"/link/{_link(services)}"
    assert html.fromstring(client.get(path, headers=BROWSER).text).findtext(".//h1") == word("first", "title", "ru")
    empty = send_form(client, path)
    assert empty.status_code == 422
    assert len(_errors(empty)) == 4
    weak = send_form(client, path, **{**FIRST, "password": "aaaaaaaaaaaaaa"})
    assert _errors(weak) == [word("passwords", "too_common", "ru")]
    assert html.fromstring(weak.text).xpath("//input[@id='name']/@value") == [FIRST["name"]]
    assert "aaaaaaaaaaaaaa" not in weak.text
    done = send_form(client, path, **FIRST)
    assert (done.status_code, done.headers["Location"]) == (303, "/sign-in?done=password&lang=kk")
    with services.database.reading() as session:
        assert FIRST["state_body"] in session.scalars(select(StateBodyRow.name)).all()
    again = client.get(path, headers=BROWSER)
    assert again.status_code == 404
    assert word("errors", "link-over_title", "ru") in again.text
    assert _sign_in(client, "gulzhakhan").headers["Location"] == "/"
    home = client.get("/", headers=BROWSER).text
    assert word("home", "without_papers", "kk") in home
    assert word("home", "let_in", "kk") in home


def test_a_forgotten_password_is_set_by_a_link(app: Flask, services: Services, officer: str) -> None:
    """Sessions of before are over, and the login is named once; one somebody has is not taken at the first run."""
    before = app.test_client()
    _sign_in(before, officer)
    client, path = app.test_client(), f"/link/{_link(services, officer)}"
    short = send_form(client, path, password="короткий")
    assert _errors(short) == [word("passwords", "too_short", "ru")]
    assert _errors(send_form(client, path)) == [word("passwords", "none", "ru")]
    there = send_form(client, path, password=OTHER_PASSWORD).headers["Location"]
    logins = [html.fromstring(client.get(there).text).get_element_by_id("login").value for _ in range(2)]
    assert logins == [officer, ""]
    assert before.get("/account", headers=BROWSER).status_code == 303
    assert _sign_in(client, officer).status_code == 422
    assert _sign_in(client, officer, OTHER_PASSWORD).status_code == 303
    taken = send_form(app.test_client(), f"/link/{_link(services)}", **{**FIRST, "login": officer})
    assert _errors(taken) == [word("first", "login_taken", "ru")]
    assert app.test_client().get("/link/nothing", headers=BROWSER).status_code == 404


def test_a_user_changes_the_password(app: Flask, services: Services, officer: str) -> None:
    """With the present one; every other session ends, this one goes on under another token."""
    client, elsewhere = app.test_client(), app.test_client()
    _sign_in(client, officer)
    _sign_in(elsewhere, officer)
    before = client.get_cookie("session")

    def change(**fields: str) -> TestResponse:
        return send_form(client, "/account/password", form_on="/account", **fields)

    assert len(_errors(change())) == 2
    assert _errors(change(old_password="wrong", new_password=OTHER_PASSWORD)) == [
        word("account", "wrong_password", "ru")
    ]
    assert _errors(change(old_password=PASSWORD, new_password="aigul aigul aigul")) == [
        word("passwords", "too_common", "ru")
    ]
    done = change(old_password=PASSWORD, new_password=OTHER_PASSWORD)
    assert done.headers["Location"] == "/account?done=password"
    assert before != client.get_cookie("session")
    assert word("account", "done_password", "ru") in client.get(done.headers["Location"], headers=BROWSER).text
    assert elsewhere.get("/account", headers=BROWSER).status_code == 303
    assert _sessions(services) == 1


def test_a_user_adds_an_app_and_takes_it_away(
    app: Flask, services: Services, officer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The picture holds the key; a code proves that the app has it, and is asked for at the next sign-in."""
    client = app.test_client()
    _sign_in(client, officer)
    page = client.get("/account", headers=BROWSER).text
    (secret,) = html.fromstring(page).xpath("//input[@name='secret']/@value")
    assert "<svg" in page
    assert " ".join(re.findall("....", secret)) in page

    def send(path: str, **fields: str) -> TestResponse:
        return send_form(client, path, form_on="/account", **fields)

    wrong = send("/account/app", secret=secret, app_code="000000", app_password=PASSWORD)
    assert _errors(wrong) == [word("account", "wrong_code", "ru")]
    assert html.fromstring(wrong.text).xpath("//input[@name='secret']/@value") == [secret]
    code = pyotp.TOTP(secret)
    assert len(_errors(send("/account/app", secret=secret))) == 2
    done = send("/account/app", secret=secret, app_code=code.at(services.clock()), app_password=PASSWORD)
    assert done.headers["Location"] == "/account?done=app"
    assert "<svg" not in client.get("/account", headers=BROWSER).text
    again = app.test_client()
    assert _sign_in(again, officer).status_code == 422
    assert _sign_in(again, officer, code=code.at(services.clock() + timedelta(seconds=30))).status_code == 303
    assert _errors(send("/account/no-app")) == [word("account", "no_password", "ru"), word("account", "no_code", "ru")]
    used = code.at(services.clock() + timedelta(seconds=30))
    assert _errors(send("/account/no-app", app_password=PASSWORD, app_code=used)) == [
        word("account", "wrong_code", "ru")
    ]
    later = services.clock() + timedelta(seconds=60)
    monkeypatch.setattr(services.database.whole, "clock", lambda: later)
    fresh = {"app_password": PASSWORD, "app_code": code.at(later)}
    assert send("/account/no-app", **fresh).headers["Location"] == "/account?done=no_app"
    assert again.get("/account", headers=BROWSER).status_code == 303
    assert _sign_in(app.test_client(), officer).status_code == 303


def test_a_user_ends_the_session_of_another_browser(app: Flask, officer: str) -> None:
    """It is chosen by when it began, and the password is asked for; this browser goes on."""
    client, elsewhere = app.test_client(), app.test_client()
    _sign_in(client, officer)
    assert word("account", "no_others", "ru") in client.get("/account", headers=BROWSER).text
    _sign_in(elsewhere, officer)
    page = html.fromstring(client.get("/account", headers=BROWSER).text)
    first, others = page.xpath("//input[@name='which']/@value")
    assert others == page.xpath("//input[@name='which'][@checked]/@value")[0] == "others"
    assert _errors(send_form(client, "/account/sessions", form_on="/account", which=first)) == [
        word("account", "no_password", "ru")
    ]
    done = send_form(client, "/account/sessions", form_on="/account", which=first, end_password=PASSWORD)
    assert word("account", "done_ended", "ru") in client.get(done.headers["Location"], headers=BROWSER).text
    assert elsewhere.get("/account", headers=BROWSER).status_code == 303


def test_who_has_no_password_is_asked_for_none(browser_of: Callable[..., FlaskClient]) -> None:
    """Somebody whom a provider lets in: there is nothing to change here, and other sessions are ended all the same."""
    here, elsewhere = browser_of(), browser_of()
    page = html.fromstring(here.get("/account", headers=BROWSER).text)
    assert page.xpath("//main//input[@type='password']") == []
    assert word("account", "no_password_here", "ru") in page.text_content()
    assert send_form(here, "/account/sessions", form_on="/account").headers["Location"] == "/account?done=ended"
    assert elsewhere.get("/account", headers=BROWSER).status_code == 303
