"""The journal on its page: what is done by people stands in it, and auditors read it without seeing a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html
from sqlalchemy import text

from service.access import passwords
from service.access.logins import find_by_login
from service.access.sessions import LOGINS
from service.db.chain import chain_journal
from service.db.models import FIRST_STATE_BODY_ID, Role
from service.db.tenancy import EVERY_BODY
from service.pages.administration.auditing import LISTED
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, NAMES, send_form, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.conftest import FakeWorker
    from tests.service.pages.conftest import Watched

PASSWORD = "конь скрепка батарея 47"


def _rows(client: FlaskClient, path: str = "/journal", **query: str) -> list[list[str]]:
    answer = client.get(path, headers=BROWSER, query_string=query or None)
    assert answer.status_code == 200, answer.text
    rows = html.fromstring(answer.text).xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def _said(rows: list[list[str]]) -> list[tuple[str, ...]]:
    return [(row[1], row[2], row[3]) for row in rows]


def test_what_people_do_to_access_stands_in_the_journal(
    app: Flask, services: Services, browser_of: Callable[..., FlaskClient]
) -> None:
    """Signing in, being refused and locked out, and each change of users, units, keys and drafts, by who did it."""
    auditor, officer = browser_of(Role.AUDITOR), browser_of()
    administrator = browser_of(Role.INSTALLATION_ADMINISTRATOR)
    with services.database.transaction() as session:
        found = find_by_login(session, "personnel_officer")
        assert found is not None
        found.password_hash = passwords.hashed(PASSWORD)
    stranger = app.test_client()
    for attempt in range(LOGINS.free):
        sent = {"login": "personnel_officer", "password": "wrong" if attempt else PASSWORD}
        send_form(stranger, "/sign-in", **sent)
        if not attempt:
            send_form(stranger, "/sign-out", form_on="/account")
    send_form(stranger, "/sign-in", login="nobody", password=PASSWORD)
    units, keys = f"/units/{FIRST_STATE_BODY_ID}", f"/keys/{FIRST_STATE_BODY_ID}/new"
    send_form(officer, units, name="Отдел")
    send_form(officer, keys, name="1С", scopes="read")
    new = f"/people/{FIRST_STATE_BODY_ID}/new"
    send_form(administrator, new, name="Новый", login="new", role="auditor", language="ru")
    me, them = f"{NAMES[Role.PERSONNEL_OFFICER]} пользователь", NAMES[Role.PERSONNEL_OFFICER]
    who = f"{NAMES[Role.INSTALLATION_ADMINISTRATOR]} пользователь"
    rows = _rows(auditor)
    assert _said(rows) == [
        (who, "создано", "Пользователь: Новый"),
        (me, "создано", "Ключ: 1С"),
        (me, "создано", "Подразделение: Отдел"),
        *[("Служба", "во входе отказано", f"Пользователь: {them}")] * (LOGINS.free - 1),
        (me, "выход", f"Пользователь: {them}"),
        (me, "вход", f"Пользователь: {them}"),
    ]
    assert _rows(auditor)[0][:3] != rows[0][:3]
    assert [row[2] for row in _rows(auditor, action="revoke")] == []
    assert len(_rows(auditor, action="create")) == 3
    assert _said(_rows(administrator)) == [
        ("Служба", "во входе отказано", f"Пользователь: {word('audit', 'no_user', 'ru')}")
    ]
    assert officer.get("/journal", headers=BROWSER).status_code == 403


def test_of_a_paper_the_journal_names_the_form_and_no_person(
    client: FlaskClient,
    document_id: str,
    worker: FakeWorker,
    services: Services,
    browser_of: Callable[..., FlaskClient],
) -> None:
    """Filtered by day and person; what is chained is verified, what was changed afterwards is told."""
    worker.finish(document_id)
    for _ in range(LISTED):
        client.get(f"/api/v1/documents/{document_id}/files/pdf")
    auditor = browser_of(Role.AUDITOR)
    first = html.fromstring(auditor.get("/journal", headers=BROWSER).text)
    [older] = first.xpath("//a[@rel='next']/@href")
    rows = [*_rows(auditor)[1:], *_rows(auditor, older)]
    assert [row[2] for row in rows[-3:]] == ["скачано: PDF", "скачано: PDF", "создано"]
    assert rows[-1][1] == "BAGALAU_BOOTSTRAP_KEY ключ"
    assert rows[-1][3] == f"Документ: {services.forms['b2_score_sheet'].name} {document_id[:8]}"
    assert {row[4] for row in rows} == {word("audit", "waits", "ru")}
    whole = services.database.whole.of(EVERY_BODY)
    with whole.transaction() as session:
        chain_journal(session)
    page = auditor.get("/journal", headers=BROWSER).text
    assert word("audit", "intact", "ru", number=LISTED + 2) in page
    assert _rows(auditor, until="01.01.2020") == []
    wrong = auditor.get("/journal", headers=BROWSER, query_string={"since": "31.02.2026"})
    assert (wrong.status_code, word("audit", "no_day", "ru") in wrong.text) == (422, True)
    assert auditor.get("/journal", headers=BROWSER, query_string={"cursor": "x"}).status_code == 404
    with whole.transaction() as session:
        session.execute(text("DROP TRIGGER journal_update"))
        session.execute(text("UPDATE journal SET action = 'read' WHERE number = 1"))
    assert word("audit", "broken", "ru", number=1) in auditor.get("/journal", headers=BROWSER).text


@pytest.mark.slow
def test_the_page_is_accessible(watched: Watched, shared_services: Services) -> None:
    """With entries, with none, and with what is wrong."""
    page, at = watched.page, watched.address
    watched.sign_in(signed_in(shared_services, Role.AUDITOR))
    page.goto(f"{at}/journal")
    page.goto(f"{at}/journal")
    watched.check()
    page.fill("#since", "5")
    page.click("main form > .button")
    page.wait_for_selector("[role=alert]")
    watched.check()
