"""Programs ask what is due, hold, purge and hand out as officers do, and no address tells whom."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from service.access.keys import Wish, create_key
from service.api.context import install
from service.app.factory import context_of
from service.db.models import FIRST_STATE_BODY_ID, JournalRow, KeyScope
from service.db.tenancy import Scope
from service.retention.purging import run_purge
from validators.staff.sample import SAMPLE_MEMBER

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.conftest import FakeWorker

PATH = "/api/v1/retention"
IIN = SAMPLE_MEMBER["iin"]
ACT = {
    "organization": "Министерство",
    "number": "1",
    "members": [
        {"full_name": "Ахметова Гүлнар", "position": "руководитель", "organization": "Министерство", "role": "chair"}
    ],
    "approved_by": {"full_name": "Сүлейменов Дәурен", "position": "руководитель аппарата", "organization": "М"},
}


@pytest.fixture
def paper(app: Flask, services: Services, client: FlaskClient, worker: FakeWorker, sample: dict[str, Any]) -> str:
    """Return the id of a paper about a servant of the staff list, whose term is over today."""
    sample["employee"] |= {"full_name": SAMPLE_MEMBER["full_name"], "iin": IIN}
    made: str = client.post("/api/v1/documents", json={"form": "b2_score_sheet", "data": sample}).json["id"]
    worker.finish(made)
    assert client.put("/api/v1/employees/hr-17", json=SAMPLE_MEMBER).status_code == 201
    later = datetime(2029, 11, 5, 7, tzinfo=UTC)
    services.database.whole.clock = lambda: later
    install(app, context_of(replace(services, clock=lambda: later), fresh_seconds=0))
    return made


def test_a_program_purges_by_an_act_and_the_journal_names_its_key(
    client: FlaskClient, services: Services, worker: FakeWorker, paper: str
) -> None:
    """Nothing goes before the act is made; a second act, or confirmation, is refused with the reason."""
    due = client.get(f"{PATH}/due").json
    group = {"form": "b2_score_sheet", "year": 2026, "quarter": 3, "papers": 1, "kept_until": "2029-10-15"}
    assert due == {"papers": 1, "held": 0, "groups": [group]}
    listed = {**ACT, "groups": [{"papers": 1}]}
    assert client.post(f"{PATH}/purges", json={"data": listed}).json["violations"][0]["pointer"] == "/data/groups"
    unfit = client.post(f"{PATH}/purges", json={"data": {**ACT, "members": []}})
    assert (unfit.status_code, unfit.json["type"]) == (422, "/problems/forbidden-by-methodology")
    first = client.post(f"{PATH}/purges", json={"data": ACT})
    assert (first.status_code, first.headers["Location"]) == (201, first.json["links"]["self"])
    again = client.post(f"{PATH}/purges", json={"data": ACT}, headers={"Accept-Language": "en"})
    assert (again.status_code, again.json["type"]) == (409, "/problems/purge-not-possible")
    assert again.json["detail"] == "There is nothing to destroy: all is in another act, or kept."
    assert client.post(first.json["links"]["call_off"]).json["state"] == "cancelled"
    purge = client.post(f"{PATH}/purges", json={"data": ACT}).json
    assert client.post(purge["links"]["confirm"]).status_code == 409
    worker.finish(purge["act_id"])
    of_body = services.of(Scope(FIRST_STATE_BODY_ID)).database
    maker = create_key(of_body, Wish("кадры", frozenset({KeyScope.READ, KeyScope.CREATE})))
    barred = client.post(purge["links"]["confirm"], headers={"Authorization": f"Bearer {maker.key}"})
    assert (barred.status_code, barred.json["type"]) == (403, "/problems/insufficient-scope")
    assert client.post(purge["links"]["confirm"]).json["state"] == "confirmed"
    run_purge(services.database, services.files, purge["id"])
    done = client.get(purge["links"]["self"]).json
    assert (done["state"], done["papers"], done["purged"], done["kept"]) == ("done", 1, 1, 0)
    assert [one["state"] for one in client.get(f"{PATH}/purges").json["items"]] == ["done", "cancelled"]
    assert client.get(f"/api/v1/documents/{paper}").status_code == 404
    with services.database.reading() as session:
        events = session.execute(
            select(JournalRow.actor_kind, JournalRow.actor_id).where(JournalRow.action == "remove")
        )
        gone = {(kind, actor == "purge") for kind, actor in events}
    assert gone == {("key", False), ("system", True)}


def test_a_servant_is_held_and_handed_out_by_number(client: FlaskClient, paper: str) -> None:
    """Who is meant stands in the body; of nobody nothing is handed out, and what is held is not due."""
    held = client.post(f"{PATH}/holds", json={"ground": "Определение суда", "person": {"employee": "hr-17"}})
    assert held.status_code == 201
    assert held.json["person"] == {"iin": IIN, "full_name": SAMPLE_MEMBER["full_name"]}
    assert client.get(f"{PATH}/due").json == {"papers": 0, "held": 1, "groups": []}
    assert client.post(held.json["links"]["release"]).json["items"][0]["released_at"] is not None
    assert client.post(held.json["links"]["release"]).status_code == 404
    assert client.post(f"{PATH}/holds", json={"ground": "Запрос", "document_id": paper}).status_code == 201
    for meant in ({"employee": "hr-17"}, {"iin": IIN}, {"full_name": SAMPLE_MEMBER["full_name"].upper()}):
        answer = client.post(f"{PATH}/person", json=meant)
        assert (answer.status_code, answer.mimetype) == (200, "application/zip")
        archive = zipfile.ZipFile(io.BytesIO(answer.data))
        assert json.loads(archive.read(f"papers/{paper}.json"))["whole"] is True
        assert len(json.loads(archive.read("staff_list.json"))) == 1


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("person", {}, 422),
        ("person", {"employee": "hr-17", "iin": IIN}, 422),
        ("person", {"employee": "hr-99"}, 404),
        ("person", {"iin": "750101300024"}, 404),
        ("person", {"iin": "750101300025"}, 422),
        ("holds", {"ground": "Запрос"}, 422),
        ("holds", {"ground": " ", "person": {"iin": IIN}}, 422),
        ("holds", {"ground": "Запрос", "person": {}}, 422),
        ("holds", {"ground": "Запрос", "document_id": "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"}, 404),
        ("holds/3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61/release", {}, 404),
        ("holds/nothing/release", {}, 404),
        ("purges/nothing/confirm", {}, 404),
        ("purges", {}, 422),
    ],
)
def test_what_cannot_be_done_is_said(client: FlaskClient, path: str, asked: dict[str, Any], status: int) -> None:
    """Nobody, two at once, an IIN that is none, a thing that is not there."""
    assert client.post(f"{PATH}/{path}", json=asked).status_code == status


def test_another_state_body_sees_nothing(client: FlaskClient, other: FlaskClient, paper: str) -> None:
    """Neither what is due nor a purge, a hold or a person of the first."""
    assert client.get(f"{PATH}/due").json["papers"] == 1
    purge = client.post(f"{PATH}/purges", json={"data": ACT}).json
    hold = client.post(f"{PATH}/holds", json={"ground": "Запрос", "document_id": paper}).json
    assert other.get(f"{PATH}/due").json["papers"] == 0
    assert [other.get(f"{PATH}/{one}").json["items"] for one in ("holds", "purges")] == [[], []]
    assert other.get(purge["links"]["self"]).status_code == 404
    assert other.post(hold["links"]["release"]).status_code == 404
    assert other.post(f"{PATH}/person", json={"iin": IIN}).status_code == 404
