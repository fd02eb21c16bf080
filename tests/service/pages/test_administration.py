"""State bodies, units and keys on pages: for the administrator of the installation, and an officer of the own body."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from doc_templates.variants import STANDARD
from service.access.state_bodies import create_state_body
from service.access.units import list_units
from service.api.context import EXTENSION
from service.app.factory import context_of
from service.db.models import FIRST_STATE_BODY_ID, Role, StateBodyRow
from service.db.tenancy import EVERY_BODY, Scope
from service.documents.variants import open_variants
from service.own_variants import OwnVariants
from service.pages.language import word
from service.preview import Refusal
from service.texts import MESSAGES, kept
from tests.service.pages.conftest import BROWSER, send_form, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.conftest import FakeWorker
    from tests.service.pages.conftest import Watched

UNITS, KEYS = f"/units/{FIRST_STATE_BODY_ID}", f"/keys/{FIRST_STATE_BODY_ID}"
VARIANTS = Path(__file__).parents[3] / "docs" / "examples" / "variants"
LONG = "Департамент методологии оценки деятельности административных государственных служащих корпуса «Б»"


@pytest.fixture
def second(services: Services) -> str:
    """Return the id of another state body."""
    whole = services.database.whole.of(EVERY_BODY)
    return create_state_body(whole, "Министерство туризма", "kk").id


def _errors(answer: object) -> list[str]:
    return [one.text_content() for one in html.fromstring(answer.text).xpath("//*[@class='summary']//li")]  # type: ignore[attr-defined]


def test_state_bodies_are_added_and_named(browser_of: Callable[..., FlaskClient]) -> None:
    """Each leads to its units and keys; the first page of administration shows a role what it may change."""
    client = browser_of(Role.INSTALLATION_ADMINISTRATOR)
    assert _errors(send_form(client, "/bodies/new", name=" ", language="xx")) == [
        word("first", "no_state_body", "ru"),
        word("bodies", "no_language", "ru"),
    ]
    assert send_form(client, "/bodies/new", name="Агентство", language="kk").headers["Location"] == "/bodies"
    page = html.fromstring(client.get("/bodies", headers=BROWSER).text)
    [link] = page.xpath("//tbody//th/a[.='Агентство']/@href")
    assert html.fromstring(client.get(link, headers=BROWSER).text).xpath("//option[@selected]/@value") == ["kk"]
    assert _errors(send_form(client, link, name="", language="ru")) == [word("first", "no_state_body", "ru")]
    send_form(client, link, name="Агентство по статистике", language="ru")
    assert "Агентство по статистике" in client.get("/bodies", headers=BROWSER).text
    areas = html.fromstring(client.get("/administration", headers=BROWSER).text).xpath("//main//h2/a/@href")
    assert areas[:2] == ["/people", "/bodies"]
    officers = html.fromstring(browser_of().get("/administration", headers=BROWSER).text).xpath("//main//h2/a/@href")
    assert officers[:2] == ["/units", "/keys"]
    assert "/people" not in officers


def test_units_are_added_renamed_moved_and_closed(
    services: Services, browser_of: Callable[..., FlaskClient], second: str
) -> None:
    """By an officer of the state body; not into themselves, and not while they are in use."""
    client = browser_of()
    assert _errors(send_form(client, UNITS, name="")) == [word("units", "no_name", "ru")]
    send_form(client, UNITS, name="Агентство")
    rows = services.of(Scope(FIRST_STATE_BODY_ID)).database
    (top,) = list_units(rows)
    send_form(client, UNITS, name="Отдел", parent=top.id)
    part = next(unit for unit in list_units(rows) if unit.parent_id == top.id)
    tree = html.fromstring(client.get("/units", headers=BROWSER).text)
    assert tree.xpath("//main//form/@action") == [UNITS]
    assert tree.xpath("//ul[contains(@class, 'tree')]/li/ul/li/a/text()") == ["Отдел"]
    change = f"{UNITS}/{top.id}"
    offered = html.fromstring(client.get(change, headers=BROWSER).text).xpath("//select[@id='parent']/option/@value")
    assert offered == [""]
    assert _errors(send_form(client, change, name="Агентство", parent=part.id)) == [word("units", "circle", "ru")]
    refused = send_form(client, f"{change}/close", form_on=change)
    assert _errors(refused) == [word("units", "in_use", "ru")]
    assert html.fromstring(refused.text).xpath("//main//form/@action") == [change, f"{change}/close"]
    send_form(client, f"{UNITS}/{part.id}", name="Управление", parent="")
    assert {(unit.name, unit.parent_id) for unit in list_units(rows)} == {("Агентство", None), ("Управление", None)}
    assert send_form(client, f"{change}/close", form_on=change).status_code == 303
    assert [unit.name for unit in list_units(rows)] == ["Управление"]
    for path in (change, f"/units/{second}", f"/keys/{second}", f"/keys/{second}/new"):
        assert client.get(path, headers=BROWSER).status_code == 404, path
    assert send_form(client, f"/units/{second}", form_on=UNITS, name="Чужое").status_code == 404


def test_a_key_is_shown_once_replaced_and_revoked(app: Flask, browser_of: Callable[..., FlaskClient]) -> None:
    """It works as long as its page says; no page makes a key that administers."""
    client, new = browser_of(), f"{KEYS}/new"
    wrong = send_form(client, new, name="", expires="31.02.2027")
    assert _errors(wrong) == [word("keys", key, "ru") for key in ("no_name", "no_scopes", "no_day")]
    assert _errors(send_form(client, new, name="1С", scopes="read", expires="01.01.2020")) == [
        word("keys", "past", "ru")
    ]
    assert _errors(send_form(client, new, name="1С", scopes="admin")) == [word("keys", "no_scopes", "ru")]
    made = send_form(client, new, name="1С", scopes="read", expires="31.12.2098")
    [key] = html.fromstring(made.text).xpath("//main//code/text()")

    def asks(with_key: str) -> int:
        header = {"Authorization": f"Bearer {with_key}"}
        return app.test_client().get("/api/v1/documents", headers=header).status_code

    assert asks(key) == 200
    page = client.get("/keys", headers=BROWSER).text
    assert key not in page
    [row] = [row for row in html.fromstring(page).xpath("//tbody/tr") if "1С" in row.text_content()]
    assert "31.12.2098, 23:59" in row.text_content()
    [replace] = row.xpath(".//a[contains(@href, 'replace')]/@href")
    follower = send_form(client, replace, name="1С", scopes="read", overlap="0")
    [other] = html.fromstring(follower.text).xpath("//main//code/text()")
    assert (asks(key), asks(other)) == (401, 200)
    listed = html.fromstring(client.get("/keys", headers=BROWSER).text)
    [revoke] = [row.xpath(".//form/@action")[0] for row in listed.xpath("//tbody/tr[.//form]") if "1С" in row[0].text]
    administrator = browser_of(Role.INSTALLATION_ADMINISTRATOR)
    assert administrator.get(new, headers=BROWSER).status_code == 403
    assert send_form(administrator, revoke, form_on=KEYS).status_code == 303
    assert asks(other) == 401
    assert send_form(client, revoke, form_on=KEYS).status_code == 409


@pytest.mark.slow
def test_the_pages_are_accessible_in_every_state(watched: Watched, shared_services: Services) -> None:
    """Filled and with errors; long names break no line of a phone."""
    page, at = watched.page, watched.address
    watched.sign_in(signed_in(shared_services))
    page.goto(f"{at}/units")
    for name in ("Агентство по делам государственной службы", LONG):
        page.fill("#name", name)
        page.click("main form button")
        page.wait_for_selector(".tree")
    watched.check()
    page.goto(f"{at}{KEYS}/new")
    page.click("main form .actions button")
    page.wait_for_selector("[role=alert]")
    watched.check()
    page.fill("#name", LONG)
    page.check("#scopes")
    page.click("main form .actions button")
    page.wait_for_selector("main code")
    watched.check()
    page.goto(f"{at}/keys")
    page.click("summary >> nth=0")
    watched.check()
    watched.sign_in(signed_in(shared_services, Role.INSTALLATION_ADMINISTRATOR))
    for path in ("/administration", "/bodies", "/bodies/new", "/state", "/variants"):
        page.goto(f"{at}{path}")
        watched.check()


def test_own_forms_are_shown_beside_the_official_ones(
    app: Flask, services: Services, browser_of: Callable[..., FlaskClient]
) -> None:
    """To officers of that state body alone; a sample that is older than the variant is shown as a blank form."""
    asked = []

    def preview(form: str, data: Any, language: str, variant: str, **_: Any) -> bytes | Refusal:
        asked.append((form, language, variant, bool(data)))
        return Refusal.UNKNOWN if data and variant != STANDARD else b"%PDF-1.7"

    known = context_of(
        replace(services, own=OwnVariants(open_variants(replace(services.settings, variants_dir=VARIANTS))))
    )
    app.extensions[EXTENSION] = replace(known, preview=preview)
    administrator, officer = browser_of(Role.INSTALLATION_ADMINISTRATOR), browser_of()
    page = html.fromstring(administrator.get("/variants", headers=BROWSER).text)
    compare = page.xpath("//main//li/a/@href")[0]
    frames = html.fromstring(administrator.get(compare, headers=BROWSER).text).xpath("//iframe/@src")
    assert [src.rpartition("/")[2] for src in frames] == ["own", "official"]
    for src in frames:
        answer = administrator.get(src, headers=BROWSER)
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    variant = compare.split("/")[2]
    assert [(one[2], one[3]) for one in asked] == [(variant, True), (variant, False), (STANDARD, True)]
    assert administrator.get(f"{compare}/other", headers=BROWSER).status_code == 404
    assert word("variants", "empty_title", "ru") in officer.get("/variants", headers=BROWSER).text
    assert officer.get(compare, headers=BROWSER).status_code == 404
    [own] = [one for one in known.installation.own.installed if one.id == variant]
    with services.database.transaction() as session:
        session.get_one(StateBodyRow, FIRST_STATE_BODY_ID).name = own.body
    assert compare in officer.get("/variants", headers=BROWSER).text
    app.extensions[EXTENSION] = replace(known, preview=lambda *_, **__: Refusal.BUSY)
    assert officer.get(frames[0], headers=BROWSER).status_code == 503


def test_the_state_of_the_service_says_what_to_do(
    document_id: str, worker: FakeWorker, browser_of: Callable[..., FlaskClient]
) -> None:
    """A document waits and nobody works; then somebody does, who cannot make PDF; then all is well."""
    administrator = browser_of(Role.INSTALLATION_ADMINISTRATOR)

    def told() -> str:
        page = administrator.get("/state", headers=BROWSER)
        assert page.status_code == 200
        return " ".join(html.fromstring(page.text).text_content().split())

    assert word("state", "held_up", "ru") in told()
    assert word("state", "stands", "ru") in told()
    assert f"{word('state', 'queue_documents', 'ru')} 1 " in told()
    lack = MESSAGES.message("pdf", "office", path="soffice")
    worker.report(kept(lack))
    assert lack.render("ru") in told()
    assert word("state", "stands", "ru") not in told()
    worker.finish(document_id)
    worker.report()
    assert word("state", "works", "ru") in told()
    assert f"{word('state', 'made', 'ru')}1" in told()
    assert browser_of().get("/state", headers=BROWSER).status_code == 403
