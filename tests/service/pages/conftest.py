"""The pages in Debian's Chromium and the real server: one browser for all tests of the pages, one server a module."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from service.access.logins import find_by_login
from service.access.sessions import begin
from service.app.factory import create_app
from service.app.server import Server
from service.db.models import FIRST_STATE_BODY_ID, Role, UserRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from playwright.sync_api import Browser, Page, Response
    from werkzeug.test import TestResponse

    from service.services import Services

BROWSER = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "ru"}
PATIENCE_MS = 60_000
MEANT = re.compile("the server responded with a status of|Clear-Site-Data")
AXE = Axe()
NOTE_SHIFTS = """
window.shifts = []; window.touched = false;
const touch = () => { window.touched = true; };
["pointerdown", "keydown", "input", "resize"].forEach((kind) => addEventListener(kind, touch, true));
new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  if (!window.touched) window.shifts.push([each.value, each.sources.map((one) => one.node?.id || one.node?.nodeName)]);
})).observe({ type: "layout-shift", buffered: true });
"""
"""Notes what moves on a page by itself: before anybody did anything there, as while it waits for a paper."""
NAMES = {
    Role.INSTALLATION_ADMINISTRATOR: "Администратов Админ",
    Role.PERSONNEL_OFFICER: "Щербина-Добровольская Александра Константиновна",
    Role.EVALUATOR: "Оценщиков Олжас",
    Role.AUDITOR: "Аудиторова Айгүл",
}


@pytest.fixture(scope="module")
def address(shared_services: Services) -> Iterator[str]:
    """Serve the application and return its address."""
    server = Server(create_app(shared_services, fresh_seconds=0), replace(shared_services.settings, port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.stop()
    thread.join()


def send_form(client: FlaskClient, path: str, *, form_on: str | None = None, **fields: Any) -> TestResponse:
    """Send a form as a browser does, with the token of the page it stands on (``form_on``, by default the address).

    A file is a field of its content, as a stream, and its name.
    """
    page = html.fromstring(client.get(form_on or path, headers=BROWSER).text)
    token = page.xpath("(//input[@name='csrf_token'])[1]/@value")[0]
    return client.post(path, data={"csrf_token": token, **fields}, headers=BROWSER)


def signed_in(
    services: Services,
    role: Role = Role.PERSONNEL_OFFICER,
    login: str | None = None,
    state_body_id: str = FIRST_STATE_BODY_ID,
) -> str:
    """Return the token of a session of a user with a role, who is made where there is none with that login."""
    database, login = services.database, login or str(role)
    with database.transaction() as session:
        user = find_by_login(session, login)
        if user is None:
            mine = None if role is Role.INSTALLATION_ADMINISTRATOR else state_body_id
            names = {"login": login, "name": NAMES[role], "role": role, "language": "ru"}
            user = UserRow(**names, state_body_id=mine, created_at=database.now(session))
            session.add(user)
            session.flush()
        return begin(session, user, now=database.now(session)).token


@pytest.fixture
def browser_of(app: Flask, services: Services) -> Callable[..., FlaskClient]:
    """Return what gives a client in which a user is signed in; the arguments are those of ``signed_in``."""

    def browser_of(*who: Any, **more: Any) -> FlaskClient:
        client = app.test_client()
        client.set_cookie("session", signed_in(services, *who, **more))
        return client

    return browser_of


class Watched:
    """A page of which every request and every complaint of the browser is noted.

    Pages that say what is wrong, and what they clear, are meant: the browser's lines about them are no complaints.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 800}).new_page()
        self.page.add_init_script(NOTE_SHIFTS)
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self._note(line.type, line.text))
        self.page.on("response", self._judge)

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not MEANT.search(text):
            self.complaints.append(text)

    def _judge(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status} {response.url}")

    def check(self, *, wide: tuple[int, ...] = (1280, 320)) -> None:
        """Hold the page as it is now to WCAG by axe, light on a desk and dark on a phone; at one width both ways.

        Nothing on it moved by itself since it was opened.
        """
        assert self.page.evaluate("window.shifts") == []
        for width, scheme in zip((*wide, *wide)[:2], ("light", "dark"), strict=True):
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width
            found = AXE.run(self.page)
            assert found.violations_count == 0, found.generate_report()
        assert self.strangers() == set()
        assert self.complaints == []

    def sign_in(self, token: str) -> None:
        """Let somebody be signed in in this browser."""
        cookie = {"name": "session", "value": token, "url": self.address, "httpOnly": True, "sameSite": "Lax"}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item] # a dictionary of that shape

    def strangers(self) -> set[str]:
        """Return the other hosts that were asked for anything; what a page holds in itself is no request."""
        asked = {urlsplit(url)._replace(path="", query="", fragment="").geturl() for url in self.requests}
        return {url for url in asked if not url.startswith(("data:", "blob:"))} - {self.address}


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Return a fresh page."""
    found = Watched(browser, address)
    yield found
    found.page.context.close()


@pytest.fixture
def officer_watched(watched: Watched, shared_services: Services) -> Watched:
    """Return a fresh page in which a personnel officer is signed in."""
    watched.sign_in(signed_in(shared_services))
    return watched


@pytest.fixture
def administrator_watched(watched: Watched, shared_services: Services) -> Watched:
    """Return the same of the administrator of the installation."""
    watched.sign_in(signed_in(shared_services, Role.INSTALLATION_ADMINISTRATOR))
    return watched
