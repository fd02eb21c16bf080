"""The journal tells who did what to which paper: in the transaction of it, before it, or soon after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, select

from service.api.context import EXTENSION
from service.db.models import JournalRow, KeyRow
from service.db.tenancy import EVERY_BODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.conftest import FakeWorker

DOCUMENTS, BATCHES, DOSSIERS = "/api/v1/documents", "/api/v1/batches", "/api/v1/dossiers"
SHEET = "b2_score_sheet"


@pytest.fixture
def told(services: Services) -> Callable[[], list[tuple[str, str, str, str]]]:
    """Return what gives the events since it was asked last."""
    seen = 0

    def told() -> list[tuple[str, str, str, str]]:
        nonlocal seen
        with services.database.whole.of(EVERY_BODY).reading() as session:
            rows = session.scalars(select(JournalRow).where(JournalRow.id > seen).order_by(JournalRow.id)).all()
            keys = {row.id: row.state_body_id for row in session.scalars(select(KeyRow)).all()}
        seen = max([seen, *(row.id for row in rows)])
        assert all((row.actor_kind, keys.get(row.actor_id)) == ("key", row.state_body_id) for row in rows)
        return [(row.action, row.subject_kind, row.subject_id, row.part) for row in rows]

    return told


def test_what_is_made_and_fetched_of_a_document_is_told(
    client: FlaskClient, document_id: str, worker: FakeWorker, told: Callable[[], Any]
) -> None:
    """One event for each; what came to nothing is none, and a paper that is looked at again is looked at still."""
    assert told() == [("create", "document", document_id, "")]
    assert client.get(f"{DOCUMENTS}/{document_id}/files/pdf").status_code == 409
    assert client.get(f"{DOCUMENTS}/{document_id}/files/odt").status_code == 404
    assert client.get(f"{DOCUMENTS}/{SHEET}").status_code == 404
    assert told() == []
    worker.finish(document_id)
    for _ in range(2):
        assert client.get(f"{DOCUMENTS}/{document_id}/files/pdf").status_code == 200
        assert client.get(f"{DOCUMENTS}/{document_id}").status_code == 200
        assert client.get(DOCUMENTS).status_code == 200
    download = ("download", "document", document_id, "pdf")
    assert told() == [download, ("read", "document", document_id, ""), download]


def test_a_request_that_is_sent_again_made_nothing(
    client: FlaskClient, sample: dict[str, Any], told: Callable[[], Any]
) -> None:
    """Of two requests with one key the first is told; a document that is forbidden never was."""
    body = {"form": SHEET, "data": sample}
    for _ in range(2):
        answer = client.post(DOCUMENTS, json=body, headers={"Idempotency-Key": "once"})
    assert told() == [("create", "document", answer.json["id"], "")]
    sample["scores"][0]["score"] = 7
    assert client.post(DOCUMENTS, json=body).status_code == 422
    assert told() == []


def test_of_a_batch_one_event_tells_however_many_rows_it_has(
    client: FlaskClient, batch: dict[str, Any], told: Callable[[], Any]
) -> None:
    """What is done to it, too, unless nothing came of it."""
    url, batch_id = batch["links"]["self"], batch["id"]
    assert told() == [("create", "batch", batch_id, "")]
    assert client.get(f"{url}/items").status_code == 200
    assert client.post(f"{url}/cancel").status_code == 200
    assert client.post(f"{url}/cancel").status_code == 200
    assert client.post(f"{url}/retry").status_code == 200
    assert told() == [(action, "batch", batch_id, "") for action in ("read", "cancel", "retry")]
    assert client.post(f"{url}/cancel").status_code == 200
    told()
    assert client.get(f"{url}/report.xlsx").status_code == 200
    assert told() == [("download", "batch", batch_id, "report")]


def test_a_dossier_is_told_as_one(client: FlaskClient, told: Callable[[], Any]) -> None:
    """Its documents came in it."""
    post = client.get("/openapi.json").json["paths"][DOSSIERS]["post"]
    asked = post["requestBody"]["content"]["application/json"]["examples"]["b_calibration"]["value"]
    made = client.post(DOSSIERS, json=asked).json
    assert client.get(f"{DOSSIERS}/{made['id']}").status_code == 200
    assert told() == [("create", "dossier", made["id"], ""), ("read", "dossier", made["id"], "")]


def test_a_paper_is_handed_out_only_when_that_was_told(
    client: FlaskClient, document_id: str, worker: FakeWorker, services: Services
) -> None:
    """A database that takes nothing keeps the paper back; the answer names the reason."""
    worker.finish(document_id)

    def refuse(connection: Any, cursor: Any, statement: str, *_: Any) -> None:  # noqa: ARG001 - SQLAlchemy's signature
        if statement.startswith("INSERT INTO journal"):
            raise connection.dialect.dbapi.OperationalError("database is locked")

    engine = services.database.whole.engine
    event.listen(engine, "before_cursor_execute", refuse)
    try:
        answer = client.get(f"{DOCUMENTS}/{document_id}/files/pdf")
    finally:
        event.remove(engine, "before_cursor_execute", refuse)
    assert answer.status_code == 503
    assert b"%PDF" not in answer.data


def test_a_reading_is_written_after_the_answer(
    app: Flask, client: FlaskClient, document_id: str, told: Callable[[], Any]
) -> None:
    """By a thread of its own in a web process, which writes what waits before it ends."""
    told()
    readings = app.extensions[EXTENSION].readings
    readings.start()
    assert client.get(f"{DOCUMENTS}/{document_id}").status_code == 200
    readings.close()
    assert told() == [("read", "document", document_id, "")]


def test_state_bodies_have_journals_of_their_own(
    client: FlaskClient, other: FlaskClient, sample: dict[str, Any], services: Services
) -> None:
    """The same request of two is told to each."""
    for each in (client, other):
        assert each.post(DOCUMENTS, json={"form": SHEET, "data": sample}).status_code == 202
    with services.database.whole.of(EVERY_BODY).reading() as session:
        bodies = session.scalars(select(JournalRow.state_body_id)).all()
    assert (len(bodies), len(set(bodies))) == (2, 2)
