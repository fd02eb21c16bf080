"""The home page: what waits, what is made, what failed and why; without papers the way to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from sqlalchemy import select

from doc_templates.catalogue import form
from service.db.models import JournalRow, Role, UserRow
from service.pages.language import word
from service.texts import MESSAGES, kept
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services

BROWSER = {"Accept": "text/html,*/*;q=0.8"}
SHEET = "b2_score_sheet"


def _tables(client: FlaskClient, language: str = "ru") -> dict[str, list[list[str]]]:
    page = html.fromstring(client.get(f"/?lang={language}", headers=BROWSER).text)
    return {
        table.findtext("caption"): [
            [" ".join(cell.text_content().split()) for cell in row] for row in table.xpath(".//tbody/tr")
        ]
        for table in page.xpath("//table")
    }


def _document(client: FlaskClient, slug: str = SHEET) -> str:
    return str(client.post("/api/v1/documents", json={"form": slug, "data": form(slug).sample()}).json["id"])


def test_the_way_to_the_first_paper_stands_where_papers_will(browser_of: Callable[..., FlaskClient]) -> None:
    """It is one step from there."""
    page = html.fromstring(browser_of().get("/", headers={**BROWSER, "Accept-Language": "ru"}).text)
    assert page.xpath("//h2")[-1].text == word("home", "empty_title", "ru")
    assert page.xpath("//*[@class='empty']//a/@href") == ["/drafts/new"]
    assert not page.xpath("//table")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_how_papers_stand(
    client: FlaskClient, browser_of: Callable[..., FlaskClient], worker: Any, language: str
) -> None:
    """By the name their files have, with the reason where one failed or waits, and the files where there are some."""
    ready, failed, waiting, queued = (
        _document(client, slug) for slug in (SHEET, "b_annual", "b_calibration_order", "a6_review")
    )
    worker.finish(ready)
    worker.fail(failed, kept(MESSAGES.message("pdf", "office", path="soffice")))
    worker.wait(waiting, kept(MESSAGES.message("pdf", "office", path="/nowhere")))
    officer = browser_of()
    found = _tables(officer, language)
    assert list(found) == [word("home", key, language) for key in ("failed", "making", "recent")]
    (recent,) = found[word("home", "recent", language)]
    assert recent[1] == word("tags", "ready", language)
    assert recent[3] == "DOCXPDF"
    (broken,) = found[word("home", "failed", language)]
    assert MESSAGES.text("pdf", "office", language, path="soffice") in broken[0]
    making = found[word("home", "making", language)]
    assert len(making) == 2
    assert any(MESSAGES.text("pdf", "office", language, path="/nowhere") in row[0] for row in making)
    page = html.fromstring(officer.get("/", headers=BROWSER).text)
    links = page.xpath("//tbody//a/@href")
    assert {f"/papers/{one}" for one in (ready, failed, waiting, queued)} <= set(links)
    for link in links:
        assert officer.get(link, headers=BROWSER).status_code == 200, link


def test_a_batch_is_one_line_and_not_its_papers(browser_of: Callable[..., FlaskClient], batch: dict[str, Any]) -> None:
    """With how many of its rows were made and how many have faults."""
    assert batch["status"] == "rendering"
    found = _tables(browser_of())
    assert list(found) == [word("home", "batches", "ru")]
    ((name, state, _, made, faulty),) = found[word("home", "batches", "ru")]
    assert name == word("home", "unnamed", "ru")
    assert state == word("tags", "rendering", "ru")
    assert (made, faulty) == ("0 / 4", "1")


@pytest.mark.parametrize("role", [Role.INSTALLATION_ADMINISTRATOR, Role.AUDITOR])
def test_who_reads_no_papers_sees_none(
    client: FlaskClient, browser_of: Callable[..., FlaskClient], worker: Any, role: Role
) -> None:
    """Neither here nor by their address."""
    document = _document(client)
    worker.finish(document)
    found = browser_of(role)
    assert word("home", "without_papers", "ru") in found.get("/", headers={**BROWSER, "Accept-Language": "ru"}).text
    assert _tables(found) == {}
    assert found.get(f"/papers/{document}/files/pdf", headers=BROWSER).status_code == 403


def test_what_a_page_shows_and_gives_stands_in_the_journal(
    client: FlaskClient, browser_of: Callable[..., FlaskClient], services: Services, worker: Any
) -> None:
    """With the user who looked and took, before the file is given."""
    document = _document(client)
    worker.finish(document)
    officer = browser_of()
    assert officer.get(f"/papers/{document}/files/pdf", headers=BROWSER).status_code == 200
    with services.database.reading() as session:
        user_id = session.scalars(select(UserRow.id)).one()
        taken = session.execute(
            select(JournalRow.action, JournalRow.subject_id, JournalRow.part).where(JournalRow.actor_id == user_id)
        ).all()
    assert [tuple(row) for row in taken] == [("download", document, "pdf")]
