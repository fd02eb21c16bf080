"""The first run, signing in, the account and signing out in a real browser, by everybody and in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from doc_templates.catalogue import form
from service.access import links
from service.db.models import FIRST_STATE_BODY_ID, UserRow
from service.db.tenancy import Scope
from service.documents.submissions import Submission, submit
from service.local_time import local_date
from service.pages.language import word
from service.texts import MESSAGES, kept
from tests.service.conftest import FakeWorker
from tests.service.pages.conftest import signed_in

if TYPE_CHECKING:
    from service.services import Services
    from tests.service.pages.conftest import Watched

pytestmark = pytest.mark.slow

PASSWORD = "конь скрепка батарея 47"


def _submitted(services: Services, slug: str) -> str:
    submission = Submission(slug, form(slug).sample())
    mine = services.of(Scope(FIRST_STATE_BODY_ID))
    return submit(mine, submission, today=local_date(services.clock())).document.id


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_from_the_first_link_to_signing_out(watched: Watched, shared_services: Services, language: str) -> None:
    """Each page on the way is for everybody; wrong entries lead to their fields, and nothing is left behind."""
    with shared_services.database.transaction() as session:
        for user in session.scalars(select(UserRow)):
            user.password_hash, user.login = None, ""
        now = shared_services.database.now(session)
        token = links.administrators_link(session, now=now, language=language)
    page = watched.page
    page.goto(f"{watched.address}/link/{token}?lang={language}")
    page.get_by_role("button", name=word("first", "start", language)).click()
    page.wait_for_selector("#errors:focus")
    watched.check(wide=(320,))
    typed = {"#state_body": "Министерство", "#name": "Әбдірахманқызы Гүлжаһан", "#login": "g", "#password": PASSWORD}
    for field, value in typed.items():
        page.fill(field, value)
    page.get_by_label(word("passwords", "show", language)).check()
    assert page.get_attribute("#password", "type") == "text"
    page.get_by_role("button", name=word("first", "start", language)).click()
    page.get_by_text(word("signing", "done_password", language)).wait_for()
    page.wait_for_selector("#password:focus")
    assert page.input_value("#login") == "g"
    watched.check(wide=(320,))
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=word("home", "title", language)).wait_for()
    page.get_by_role("link", name=typed["#name"]).click()
    page.wait_for_url("**/account")
    watched.check()
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name=word("frame", "sign_out", language)).click()
    page.get_by_text(word("signing", "done_out", language)).wait_for()
    assert {one.get("name") for one in page.context.cookies()} <= {"lang", "visit"}
    page.go_back()
    page.wait_for_url("**/sign-in?next=**")
    assert watched.complaints == []


def test_who_does_nothing_is_warned_and_then_signed_out(watched: Watched, shared_services: Services) -> None:
    """Two minutes before; a press of a button goes on working, and afterwards the page gives way."""
    watched.sign_in(signed_in(shared_services))
    page = watched.page
    page.clock.install()
    page.goto(f"{watched.address}/account")
    page.clock.run_for(27 * 60_000)
    assert not page.locator("#idle").is_visible()
    page.clock.run_for(2 * 60_000)
    page.locator("#idle").wait_for()
    with page.expect_response("**/still-here") as answer:
        page.get_by_role("button", name=word("frame", "still_here", "ru")).click()
    assert answer.value.status == 204
    page.locator("#idle").wait_for(state="hidden")
    watched.sign_in("over")
    page.clock.run_for(31 * 60_000)
    page.wait_for_url("**/sign-in?next=%2Faccount")
    assert watched.complaints == []


def test_the_home_page_is_for_everybody(officer_watched: Watched, shared_services: Services) -> None:
    """Empty, and with papers in every state, with long names, on a desk and on a phone."""
    page = officer_watched.page
    page.goto(f"{officer_watched.address}/?lang=kk")
    page.get_by_role("heading", name=word("home", "empty_title", "kk")).wait_for()
    officer_watched.check(wide=(320,))
    worker = FakeWorker(shared_services)
    ready, failed, _ = (
        _submitted(shared_services, slug) for slug in ("a4_max_score_table", "b2_score_sheet", "b_annual")
    )
    worker.finish(ready)
    worker.fail(failed, kept(MESSAGES.message("pdf", "office", path="soffice")))
    page.reload()
    page.get_by_text(word("home", "failed", "kk")).first.wait_for()
    officer_watched.check()
