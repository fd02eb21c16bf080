"""A dossier put together by choosing: checked as the interface checks it, and downloaded as one package."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from doc_templates.catalogue import form
from service.app.openapi import DOSSIER_REQUESTS
from service.db.models import FIRST_STATE_BODY_ID
from service.db.tenancy import Scope
from service.documents.submissions import Submission, submit
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, send_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.services import Services
    from tests.service.pages.conftest import Watched


OTHER_SCORES = {"score_before": "3.11", "score_after": "4.00"}


def _documents() -> list[dict[str, Any]]:
    """Return a contested sheet, and the order and the protocol of its session."""
    sheet, protocol = json.loads(DOSSIER_REQUESTS.read_text("utf-8"))["dossiers"]["b_calibration"]["documents"]
    return [sheet, {"form": "b_calibration_order", "data": form("b_calibration_order").sample()}, protocol]


def _accepted(client: FlaskClient, **changed: Any) -> list[str]:
    documents = _documents()
    documents[2]["data"]["decision"] |= changed
    answers = [client.post("/api/v1/documents", json=one) for one in documents]
    assert {answer.status_code for answer in answers} == {202}
    return [answer.json["id"] for answer in answers]


def _put(officer: FlaskClient, *papers: str) -> Any:
    answer: TestResponse = send_form(officer, "/dossier", form_on="/papers", add=list(papers))  # type: ignore[arg-type]
    assert answer.status_code == 303
    return html.fromstring(officer.get(answer.headers["Location"], headers=BROWSER).text)


def test_papers_are_chosen_checked_together_and_downloaded(
    client: FlaskClient, browser_of: Callable[..., FlaskClient], worker: Any
) -> None:
    """From nothing to the package; what contradicts another paper is said with the numbers of both."""
    officer = browser_of()
    assert word("dossier", "empty", "ru") in officer.get("/dossier", headers=BROWSER).text
    sheet, order, protocol = _accepted(client)
    page = _put(officer, sheet)
    assert page.xpath("//section[@aria-labelledby='others']//input[@name='add']/@value") == [protocol, order]
    assert officer.get("/dossier/archive.zip", headers=BROWSER).status_code == 409
    page = _put(officer, order, protocol, "nothing")
    assert word("dossier", "kind_b_calibration", "ru") in page.text_content().lower()
    assert word("dossier", "agree", "ru") in page.text_content()
    for one in (sheet, order, protocol):
        worker.finish(one)
    archive = zipfile.ZipFile(io.BytesIO(officer.get("/dossier/archive.zip", headers=BROWSER).data))
    assert [name[:3] for name in archive.namelist()] == ["01 ", "01 ", "02 ", "02 ", "03 ", "03 "]
    send_form(officer, "/dossier", remove=order)
    assert word("dossier", "in_documents", "ru", numbers="1, 2") not in officer.get("/dossier", headers=BROWSER).text
    wrong = _accepted(client, **OTHER_SCORES)[2]
    send_form(officer, "/dossier", remove=protocol)
    page = _put(officer, wrong)
    documents = _documents()
    documents[2]["data"]["decision"] |= OTHER_SCORES
    body = {"documents": [documents[0], documents[2]]}
    verdict = client.post("/api/v1/dossiers/validate", json=body, headers={"Accept-Language": "ru"}).json
    found = page.xpath("//ul[@class='findings']//p[contains(@class, 'message')]")
    said = [one.text_content().partition(": ")[2] for one in found]
    assert said == [one["message"] for one in verdict["violations"]] != []
    assert word("dossier", "in_documents", "ru", numbers="1, 2") in page.text_content()
    send_form(officer, "/dossier", do="clear")
    assert word("dossier", "empty", "ru") in officer.get("/dossier", headers=BROWSER).text


def test_papers_that_make_no_dossier_are_still_a_package(
    client: FlaskClient, browser_of: Callable[..., FlaskClient]
) -> None:
    """What is checked together is told; of too many the first stay; nobody else's are there."""
    officer = browser_of()
    sheet, order, _ = _accepted(client)
    again = _accepted(client)
    page = _put(officer, sheet, again[1], order)
    assert word("dossier", "no_kind", "ru") in page.text_content()
    assert len(page.xpath("//tbody/tr")) == 3
    more = [_accepted(client) for _ in range(6)]
    page = _put(officer, *(one for three in more for one in three))
    assert word("dossier", "too_many", "ru", most=20) in page.text_content()
    assert len(page.xpath("//tbody/tr")) == 20


@pytest.mark.slow
def test_the_dossier_is_accessible(officer_watched: Watched, shared_services: Services) -> None:
    """With papers that contradict each other, put there from their list."""
    page, at = officer_watched.page, officer_watched.address
    services = shared_services.of(Scope(FIRST_STATE_BODY_ID))
    documents = _documents()
    documents[2]["data"]["decision"] |= OTHER_SCORES
    for one in documents:
        submit(services, Submission(one["form"], one["data"]), today=form(one["form"]).sample_on)
    page.goto(f"{at}/papers")
    for box in page.query_selector_all("tbody input"):
        box.check()
    page.click("main form .actions .button.secondary")
    page.wait_for_selector(".findings")
    officer_watched.check()
