"""Signing in by a provider of OpenID Connect: a real one that is started here, and what happens where it fails."""

from __future__ import annotations

import socket
import subprocess
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import requests
from lxml import html
from sqlalchemy import select

from service.access import links
from service.access.logins import find_by_login
from service.access.users import disable_user
from service.app.factory import create_app
from service.app.server import Server
from service.db.models import FIRST_STATE_BODY_ID, JournalRow, Purpose, Role, UserRow
from service.db.tenancy import EVERY_BODY, Scope
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, send_form, signed_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.services import Services

ROOT = Path(__file__).parents[3]
PACKAGES = ROOT / ".venv" / "openid"
SECRET = "a-secret-of-the-tests-alone-0123456789"
NAME = "Единый вход"


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        found: int = listening.getsockname()[1]
        return found


def _with_provider(services: Services, issuer: str, public_url: str) -> Services:
    named = {"openid_issuer": issuer, "openid_client_id": "bagalau", "openid_client_secret": SECRET}
    return replace(services, settings=replace(services.settings, **named, openid_name=NAME, public_url=public_url))


@pytest.fixture(scope="module")
def place(shared_services: Services) -> Iterator[str]:
    """Start the provider and an application that it sends people back to, and return the address of that."""
    port, provider_port = _free_port(), _free_port()
    here = f"http://127.0.0.1:{port}"
    command = ["node", ROOT / "tests/openid/provider.mjs", PACKAGES, str(provider_port)]
    command += [f"{here}/sign-in/openid/back", f"{here}/sign-in"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as provider:
        try:
            assert provider.stdout is not None
            assert provider.stdout.readline() == "ready\n"
            services = _with_provider(shared_services, f"http://localhost:{provider_port}", here)
            server = Server(create_app(services), replace(services.settings, port=port))
            thread = threading.Thread(target=server.run)
            thread.start()
            yield here
            server.stop()
            thread.join()
        finally:
            provider.kill()


class Walker:
    """A browser without JavaScript: follows links and redirections and sends forms, there and here."""

    def __init__(self, here: str) -> None:
        self.here, self.session, self.passed = here, requests.Session(), [""]
        self.session.headers.update(BROWSER)

    def get(self, path: str, **headers: str) -> requests.Response:
        """Follow a link."""
        return self._pass(self.session.get(urljoin(self.here, path), headers=headers, timeout=60))

    def send(self, page: requests.Response, **fields: str) -> requests.Response:
        """Send the last form of a page."""
        form = html.fromstring(page.text).xpath("//form[@method='post']")[-1]
        sent = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]|.//button[@name]")}
        to = urljoin(page.url, form.get("action"))
        return self._pass(self.session.post(to, data=sent | fields, timeout=60))

    def log_in(self, page: requests.Response, who: str) -> requests.Response:
        """Tell the provider who one is, and let it tell us."""
        assert urlsplit(page.url).hostname == "localhost", page.text
        return self.send(self.send(page, login=who, password="any"))

    def _pass(self, answer: requests.Response) -> requests.Response:
        self.passed = [each.url for each in (*answer.history, answer)]
        return answer


def _link(services: Services, login: str) -> str:
    database = services.database.whole.of(EVERY_BODY)
    with database.transaction() as session:
        user = find_by_login(session, login)
        assert user is not None
        return links.make_link(session, user.id, Purpose.PASSWORD, now=database.now(session))


def _heading(answer: requests.Response) -> str:
    return str(html.fromstring(answer.text).xpath("//h1")[0].text_content())


@pytest.mark.slow
def test_a_user_is_tied_by_a_link_and_signs_in_by_the_provider(place: str, shared_services: Services) -> None:
    """Nobody is made by it; state, nonce and PKCE are asked for; who signs out here signs out there."""
    signed_in(shared_services, Role.PERSONNEL_OFFICER, "tied")
    signed_in(shared_services, Role.PERSONNEL_OFFICER, "another")
    walker = Walker(place)
    page = walker.get("/sign-in")
    [button] = html.fromstring(page.text).xpath("//main//a[contains(@href, 'openid')]")
    assert button.text_content() == word("openid", "sign_in", "ru", name=NAME)
    there = walker.get(button.get("href"))
    asked = parse_qs(urlsplit(walker.passed[1]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    assert asked["scope"] == ["openid"]
    unknown = walker.log_in(there, "person-7")
    assert (unknown.status_code, _heading(unknown)) == (403, word("errors", "openid-unknown_title", "ru"))
    for language in ("kk", "en"):
        told = walker.get(f"/sign-in/openid?lang={language}")
        assert told.status_code == 403
        walker.get(f"/sign-in?lang={language}")
        assert _heading(walker.get("/sign-in/openid")) == word("errors", "openid-unknown_title", language)
    walker.get("/sign-in?lang=ru")
    token = _link(shared_services, "tied")
    assert walker.get(f"/link/{token}/openid", **{"Sec-Fetch-Site": "cross-site"}).status_code == 400
    [tie] = html.fromstring(walker.get(f"/link/{token}").text).xpath("//main//a[contains(@href, 'openid')]/@href")
    home = walker.get(tie)
    assert (home.url, _heading(home)) == (f"{place}/", word("home", "title", "ru"))
    assert walker.get(f"/link/{token}").status_code == 404
    taken = Walker(place)
    token = _link(shared_services, "another")
    answer = taken.log_in(taken.get(f"/link/{token}/openid"), "person-7")
    assert (answer.status_code, _heading(answer)) == (409, word("errors", "openid-taken_title", "ru"))
    assert taken.get(f"/link/{token}").status_code == 200
    out = walker.session.post(
        f"{place}/sign-out",
        data={"csrf_token": html.fromstring(home.text).xpath("//input[@name='csrf_token']/@value")[0]},
        timeout=60,
    )
    confirm = walker.get(out.headers["Refresh"].partition("url=")[2])
    # Its form is sent by a script; what that sends is a field of a button.
    back = walker.send(confirm, logout="yes")
    assert back.url.partition("?")[0] == f"{place}/sign-in"
    assert walker.get("/account").url.startswith(f"{place}/sign-in")
    account = walker.log_in(walker.get("/sign-in/openid?next=/account"), "person-7")
    assert (account.status_code, account.url) == (200, f"{place}/account")
    with shared_services.database.whole.of(EVERY_BODY).reading() as session:
        tied = find_by_login(session, "tied")
        assert tied is not None
        told = session.scalars(select(JournalRow).where(JournalRow.part == "openid").order_by(JournalRow.id)).all()
        assert [row.action for row in told][-3:] == ["change", "sign_in", "sign_in"]
        assert told[0].action == "refuse"
    disable_user(shared_services.of(Scope(FIRST_STATE_BODY_ID)).database, tied.id)
    assert walker.get("/sign-in/openid").status_code == 403
    assert walker.get("/account").url.startswith(f"{place}/sign-in")


@pytest.mark.slow
def test_an_answer_that_nobody_asked_for_signs_nobody_in(place: str) -> None:
    """Another state, a code of somebody else's, a refusal."""
    walker = Walker(place)
    for query in ("code=x&state=y", "error=access_denied&state=y", ""):
        answer = walker.get(f"/sign-in/openid/back?{query}")
        assert (answer.status_code, _heading(answer)) == (400, word("errors", "openid-failed_title", "ru"))
    there = walker.get("/sign-in/openid")
    state = parse_qs(urlsplit(walker.passed[1]).query)["state"][0]
    assert urlsplit(there.url).hostname == "localhost"
    assert walker.get(f"/sign-in/openid/back?code=wrong&state={state}").status_code == 400
    assert walker.get("/account").url.startswith(f"{place}/sign-in")


def test_without_the_setting_there_is_none_and_a_dead_one_keeps_nobody_out(services: Services) -> None:
    """The page of signing in offers it or not; where it does not answer, passwords go on working."""
    plain = create_app(services).test_client()
    assert "openid" not in plain.get("/sign-in", headers=BROWSER).text
    assert plain.get("/sign-in/openid", headers=BROWSER).status_code == 404
    dead = create_app(_with_provider(services, "http://localhost:9", "http://localhost")).test_client()
    assert NAME in dead.get("/sign-in", headers=BROWSER).text
    for path in ("/sign-in/openid", "/sign-in/openid/back?code=x&state=y"):
        answer = dead.get(path, headers=BROWSER)
        assert answer.status_code == 503
        assert word("errors", "openid-away_title", "ru") in answer.text
    dead.set_cookie("session", signed_in(services))
    assert send_form(dead, "/sign-out", form_on="/account").status_code == 303


def test_an_administrator_names_who_somebody_is_at_the_provider(services: Services) -> None:
    """One person there is one user here."""
    client: Any = create_app(_with_provider(services, "http://localhost:9", "http://localhost")).test_client()
    signed_in(services)
    signed_in(services, Role.AUDITOR)
    client.set_cookie("session", signed_in(services, Role.INSTALLATION_ADMINISTRATOR))
    paths = html.fromstring(client.get("/people", headers=BROWSER).text).xpath("//tbody//th/a/@href")
    said = {"name": "Имя", "role": "auditor", "language": "ru", "subject": "person-8"}
    assert send_form(client, paths[0], **said).status_code == 303
    assert html.fromstring(client.get(paths[0], headers=BROWSER).text).xpath("//input[@id='subject']/@value") == [
        "person-8"
    ]
    again = send_form(client, paths[1], **said)
    assert (again.status_code, word("people", "subject_taken", "ru") in again.text) == (422, True)
    rows = services.of(Scope(FIRST_STATE_BODY_ID)).database
    assert send_form(client, paths[0], **said | {"subject": ""}).status_code == 303
    with rows.reading() as session:
        assert session.scalars(select(UserRow).where(UserRow.openid_subject.is_not(None))).all() == []
