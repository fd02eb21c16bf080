"""An officer's way: what is due, an act, its confirmation, holds, and everything about one person."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lxml import html
from sqlalchemy import select

from service.api.context import install
from service.app.factory import context_of
from service.db.models import JournalRow, PurgeRow, Role
from service.retention.purging import run_purge
from tests.service.pages.conftest import BROWSER, signed_in

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.conftest import FakeWorker

IIN, EVALUATOR = "750101300004", "750101300014"


def _post(client: FlaskClient, path: str, **said: str) -> Any:
    page = html.fromstring(client.get("/retention", headers=BROWSER).text)
    token = page.xpath('//input[@name="csrf_token"]/@value')[0]
    return client.post(path, data={"csrf_token": token, **said}, headers=BROWSER)


def _facts(client: FlaskClient, paper: str) -> dict[str, str]:
    """Return what the page of a paper says it is known by."""
    page = html.fromstring(client.get(f"/papers/{paper}", headers=BROWSER).text)
    pairs = page.xpath('//dl[@class="facts"]/div')
    return {one[0].text_content(): one[1].text_content() for one in pairs}


def test_an_officer_holds_destroys_and_hands_out(
    app: Flask, services: Services, client: FlaskClient, worker: FakeWorker, sample: dict[str, Any]
) -> None:
    """What is typed wrongly is said beside its field; nothing is destroyed before the act is signed."""
    sample["employee"]["iin"], sample["evaluator"]["iin"] = IIN, EVALUATOR
    paper = client.post("/api/v1/documents", json={"form": "b2_score_sheet", "data": sample}).json["id"]
    worker.finish(paper)
    later = datetime(2029, 11, 5, 7, tzinfo=UTC)
    services.database.whole.clock = lambda: later
    install(app, context_of(replace(services, clock=lambda: later), fresh_seconds=0))
    officer = app.test_client()
    officer.set_cookie("session", signed_in(services, Role.PERSONNEL_OFFICER))
    shown = html.fromstring(officer.get("/retention", headers=BROWSER).text)
    assert "15.10.2029" in shown.text_content()
    assert [one.text_content().split(":")[0] for one in shown.xpath(f'//li[a[@href="/papers/{paper}"]]')] == [
        sample["employee"]["full_name"]
    ]
    assert _facts(officer, paper)["Хранится по"] == "15.10.2029"
    assert "Уничтожение" not in _facts(officer, paper)
    for iin, whole in ((IIN, True), (EVALUATOR, False)):
        answer = _post(officer, "/retention/person", iin=iin)
        assert (answer.status_code, answer.mimetype) == (200, "application/zip")
        assert "no-store" in answer.headers["Cache-Control"]
        archive = zipfile.ZipFile(io.BytesIO(answer.data))
        told = json.loads(archive.read(f"papers/{paper}.json"))
        assert told["whole"] is whole
        assert (f"papers/{paper}.pdf" in archive.namelist()) is whole
        assert (sample["employee"]["full_name"] in archive.read(f"papers/{paper}.json").decode()) is whole
        assert {"drafts.json", "journal.json", "staff_list.json"} < {*archive.namelist()}
    with services.database.reading() as session:
        parts = session.scalars(select(JournalRow.part).where(JournalRow.action == "download")).all()
    assert parts == ["person", "person"]
    assert _post(officer, "/retention/person", iin="750101300024").status_code == 422
    assert _post(officer, "/retention/holds", held_iin=IIN).status_code == 422
    assert _post(officer, "/retention/holds", held_iin=IIN, ground="Определение суда").status_code == 303
    assert _facts(officer, paper)["Уничтожение"] == "запрещено, пока не снят запрет"
    page = html.fromstring(officer.get("/retention", headers=BROWSER).text)
    [release] = page.xpath('//form[contains(@action, "/release")]/@action')
    assert not page.xpath('//form[contains(@action, "/act")]')
    assert _post(officer, release).status_code == 303
    assert _post(officer, "/retention/act", members="Ахметова", approved_by="Сүлейменов").status_code == 422
    said = {"members": "Ахметова Гүлнар, руководитель", "approved_by": "Сүлейменов Дәурен, руководитель аппарата"}
    assert _post(officer, "/retention/act", **said).status_code == 303
    with services.database.reading() as session:
        purge = session.scalars(select(PurgeRow)).one()
    confirm = f"/retention/acts/{purge.id}/confirm"
    assert _post(officer, confirm).status_code == 422
    assert _post(officer, confirm, signed="true").status_code == 422
    worker.finish(purge.act_id)
    assert _post(officer, confirm, signed="true").status_code == 303
    run_purge(services.database, services.files, purge.id)
    assert client.get(f"/api/v1/documents/{paper}").status_code == 404
    assert client.get(f"/api/v1/documents/{purge.act_id}").status_code == 200
    assert "уничтожено: 1" in officer.get("/retention", headers=BROWSER).text
