"""An evaluator sees papers about own assessees, whatever page shows them, and makes no others."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from sqlalchemy import select

from doc_templates.catalogue import form
from service.db.models import DocumentRow, DraftRow, Role, UserRow
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, send_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.services import Services

SHEET = "b2_score_sheet"
ONE, ANOTHER = "900512453059", "780321324717"


def _naming(iin: str | None, slug: str = SHEET) -> dict[str, Any]:
    data = form(slug).sample()
    return {**data, "evaluator": {**data["evaluator"], **({} if iin is None else {"iin": iin})}}


def _made(client: FlaskClient, iin: str | None, slug: str = SHEET) -> str:
    answer = client.post("/api/v1/documents", json={"form": slug, "data": _naming(iin, slug)})
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


@pytest.fixture
def evaluator(browser_of: Callable[..., FlaskClient], services: Services) -> Callable[[str | None], FlaskClient]:
    """Return what gives a client in which an evaluator with an IIN is signed in."""

    def evaluator(iin: str | None) -> FlaskClient:
        login = f"evaluator-{iin}"
        client = browser_of(Role.EVALUATOR, login)
        with services.database.transaction() as session:
            session.scalars(select(UserRow).where(UserRow.login == login)).one().iin = iin
        return client

    return evaluator


@pytest.fixture
def rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the same rows, the first of which names an evaluator."""
    rows[0]["data"]["evaluator"]["iin"] = ONE
    return rows


def _begun(client: FlaskClient, data: dict[str, Any]) -> TestResponse:
    page = html.fromstring(client.get("/drafts", headers=BROWSER).text)
    token = page.xpath("(//input[@name='csrf_token'])[1]/@value")[0]
    sent = {"csrf_token": token, "form": SHEET, **data}
    return client.post("/drafts/new", data=sent, headers=BROWSER)


def _fields(client: FlaskClient, address: str) -> dict[str, str]:
    return dict(html.fromstring(client.get(address, headers=BROWSER).text).get_element_by_id("typed").form_values())


def test_only_own_papers_are_there(
    client: FlaskClient,
    evaluator: Callable[[str | None], FlaskClient],
    worker: Any,
    batch: dict[str, Any],
    services: Services,
) -> None:
    """On every page, by every address: what is another's, or nobody's own, looks like none at all."""
    assert batch["accepted"] == 3
    mine, theirs, nobodys = _made(client, ONE), _made(client, ANOTHER), _made(client, None)
    order = _made(client, ONE, "b_calibration_order")
    for document_id in (mine, theirs, nobodys):
        worker.finish(document_id)
    with services.database.reading() as session:
        stored = {row.id: row.evaluator for row in session.scalars(select(DocumentRow))}
    assert stored[mine] == stored[order] != stored[theirs]
    assert stored[nobodys] is None
    assert ONE not in repr(stored)
    [of_batch] = [row for row, known in stored.items() if known == stored[mine] and row not in {mine, order}]
    client_of_one = evaluator(ONE)
    for path in ("/", "/papers"):
        page = html.fromstring(client_of_one.get(path, headers=BROWSER).text)
        links = {link.split("/")[2] for link in page.xpath("//main//a/@href") if link.startswith("/papers/")}
        assert links == {mine, order, of_batch}, path
    assert client_of_one.get("/batches", headers=BROWSER).status_code == 403
    token = _fields(client_of_one, _begun(client_of_one, {}).headers["Location"])["csrf_token"]
    chosen = {"csrf_token": token, "add": [mine, theirs, nobodys]}
    assert client_of_one.post("/dossier", data=chosen, headers=BROWSER).status_code == 303
    page = client_of_one.get("/dossier", headers=BROWSER).text
    assert mine in page
    assert theirs not in page
    archive = zipfile.ZipFile(io.BytesIO(client_of_one.get("/dossier/archive.zip", headers=BROWSER).data))
    assert len(archive.namelist()) == 2
    for part in ("", "/made", "/files/pdf", "/print"):
        assert client_of_one.get(f"/papers/{mine}{part}", headers=BROWSER).status_code == 200, part
        for other in (theirs, nobodys):
            assert client_of_one.get(f"/papers/{other}{part}", headers=BROWSER).status_code == 404, part
    earlier = html.fromstring(client_of_one.get(f"/drafts/new/{SHEET}", headers=BROWSER).text)
    assert set(earlier.xpath("//input[@name='after']/@value")) == {mine, of_batch}
    for source in ("after", "correct"):
        assert _begun(client_of_one, {source: theirs}).status_code == 404
        assert _begun(client_of_one, {source: mine}).status_code == 303


def test_only_own_papers_are_made(
    evaluator: Callable[[str | None], FlaskClient], browser_of: Callable[..., FlaskClient], services: Services
) -> None:
    """A draft stays its writer's, whomever it names meanwhile; the paper has to name the evaluator."""
    mine, another, officer = evaluator(ONE), evaluator(ANOTHER), browser_of()
    forms = html.fromstring(mine.get("/drafts/new", headers=BROWSER).text).xpath("//main//li//a/@href")
    assert f"/drafts/new/{SHEET}" in forms
    assert "/drafts/new/a7_survey" not in forms
    address = _begun(mine, {}).headers["Location"]
    assert _fields(mine, address)["/evaluator/iin"] == ONE
    wrong = {"form": SHEET, "data": _naming(ANOTHER)}
    begun = mine.post(
        "/drafts/new",
        data={"csrf_token": _fields(mine, address)["csrf_token"], "form": SHEET, "do": "file"}
        | {"file": (io.BytesIO(json.dumps(wrong).encode()), "paper.json")},
        headers=BROWSER,
    )
    address = begun.headers["Location"]
    assert another.get(address, headers=BROWSER).status_code == 404
    assert officer.get(address, headers=BROWSER).status_code == 200
    refused = mine.post(address, data={**_fields(mine, address), "do": "make"}, headers=BROWSER)
    assert refused.status_code == 422
    assert word("forms", "not_own", "ru") in refused.text
    assert html.fromstring(refused.text).xpath("//*[@class='summary']//a/@href") == ["#f-evaluator-iin"]
    made = mine.post(address, data={**_fields(mine, address), "/evaluator/iin": ONE, "do": "make"}, headers=BROWSER)
    assert made.status_code == 303, made.text
    assert mine.get(made.headers["Location"], headers=BROWSER).status_code == 200
    assert another.get(made.headers["Location"], headers=BROWSER).status_code == 404
    with services.database.reading() as session:
        [paper] = session.scalars(select(DocumentRow))
        [draft] = session.scalars(select(DraftRow))
    assert paper.evaluator == draft.evaluator is not None
    assert {address.split("?")[0] for address in _listed(officer)} == {f"/drafts/{draft.id}"}
    assert _listed(mine) == _listed(officer)
    assert _listed(another) == set()


def _listed(client: FlaskClient) -> set[str]:
    return set(html.fromstring(client.get("/drafts", headers=BROWSER).text).xpath("//tbody//th//a/@href"))


def test_an_evaluator_without_an_iin_is_told_why_nothing_is_there(
    client: FlaskClient, evaluator: Callable[[str | None], FlaskClient]
) -> None:
    """And whom to ask; what is begun all the same is refused in words."""
    _made(client, None)
    unknown = evaluator(None)
    for path in ("/", "/drafts"):
        page = unknown.get(path, headers=BROWSER).text
        assert word("frame", "no_iin", "ru") in page
        assert word("frame", "no_iin_advice", "ru") in page
        assert not html.fromstring(page).xpath("//table")
    assert word("frame", "no_iin", "ru") not in evaluator(ONE).get("/", headers=BROWSER).text
    answer = send_form(unknown, "/drafts/new", form=SHEET)
    assert answer.status_code == 403
    assert word("errors", "not-own_title", "ru") in answer.text
