"""The forms as clients see them: list, schema, sample, and the empty paper."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

import jsonschema
import openpyxl
import pytest

from doc_templates.catalogue import FORMS
from service.app.factory import create_app
from service.documents.blanks import request_blank
from service.reference import forms
from service.texts import MESSAGES, kept

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

EVERY = pytest.mark.parametrize("slug", [form.slug for form in FORMS])
PDF_MISSING = MESSAGES.message("waits", "office_missing")


def test_the_list_names_every_form_with_its_place_in_the_law(client: FlaskClient) -> None:
    """What the contract promises: slug, official name, annex, dates, formats, links."""
    items = client.get("/api/v1/forms").json["items"]
    assert [item["slug"] for item in items] == [form.slug for form in FORMS]
    for item, form in zip(items, FORMS, strict=True):
        assert item["name"] == form.name
        assert item["annex"] == form.annex
        assert item["since"] == form.since.isoformat()
        assert item["until"] is None or item["until"] == form.until.isoformat()
        assert item["formats"] == ["docx", "pdf"]
        assert set(item["links"]) == {"self", "schema", "sample", "import_xlsx", "blank_docx", "blank_pdf"}


@EVERY
def test_the_links_of_a_form_lead_somewhere(client: FlaskClient, worker: Any, slug: str) -> None:
    """Each link answers; the blanks too, once a worker made them."""
    described = client.get(f"/api/v1/forms/{slug}").json
    worker.finish(request_blank(worker.services, slug).id)
    for name, link in described["links"].items():
        assert client.get(link).status_code == 200, (name, link)


def test_the_workbook_of_a_form_is_handed_out_under_its_russian_name(client: FlaskClient) -> None:
    """It opens, and keeps its ETag."""
    answer = client.get("/api/v1/forms/b2_score_sheet/import.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(answer.data)).sheetnames[0] == "Данные"
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
    again = client.get("/api/v1/forms/b2_score_sheet/import.xlsx", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@EVERY
def test_the_sample_fits_the_schema_and_the_methodology(client: FlaskClient, slug: str) -> None:
    """What integrators copy first validates by the schema, by /validate and by /documents."""
    schema = client.get(f"/api/v1/forms/{slug}/schema")
    sample = client.get(f"/api/v1/forms/{slug}/sample").json
    assert schema.content_type == "application/schema+json"
    jsonschema.Draft202012Validator.check_schema(schema.json)
    jsonschema.Draft202012Validator(schema.json).validate(sample)
    verdict = client.post("/api/v1/validate", json={"form": slug, "data": sample}).json
    assert (verdict["valid"], verdict["violations"]) == (True, [])
    assert client.post("/api/v1/documents", json={"form": slug, "data": sample}).status_code == 202


@pytest.mark.parametrize("tail", ["", "/schema", "/sample", "/blank.docx", "/blank.pdf"])
def test_an_unknown_form_is_404_with_those_there_are(client: FlaskClient, tail: str) -> None:
    """The answer lists the slugs, and repeats at most the beginning of what was sent."""
    answer = client.get(f"/api/v1/forms/{'b' * 300}{tail}")
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/unknown-form")
    assert "b2_score_sheet" in answer.json["detail"]
    assert "b" * 61 not in answer.json["detail"]


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_blank_form_is_made_once_and_served_from_then_on(services: Services, worker: Any, format_: str) -> None:
    """The second request needs no worker."""
    client = create_app(services).test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {services.settings.bootstrap_key}"
    with worker.at_work():
        first = client.get(f"/api/v1/forms/b2_score_sheet/blank.{format_}")
    second = client.get(f"/api/v1/forms/b2_score_sheet/blank.{format_}")
    assert first.status_code == second.status_code == 200
    assert first.data == second.data
    assert first.headers["ETag"] == second.headers["ETag"]
    assert f".{format_}" in first.headers["Content-Disposition"]


def test_a_blank_form_that_nobody_makes_is_503_after_a_short_wait(client: FlaskClient) -> None:
    """The request does not hang when there is no worker."""
    started = time.monotonic()
    answer = client.get("/api/v1/forms/b1_score_sheet/blank.pdf")
    assert time.monotonic() - started < 2
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/blank-not-ready")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.fixture
def patient(services: Services, client: FlaskClient) -> FlaskClient:
    """Return a client of a service that would wait long for a blank form."""
    known = create_app(services, fresh_seconds=0, wait_seconds=600).test_client()
    known.environ_base["HTTP_AUTHORIZATION"] = client.environ_base["HTTP_AUTHORIZATION"]
    return known


def test_a_blank_pdf_that_waits_for_libreoffice_says_so_at_once_and_the_docx_is_there(
    patient: FlaskClient, worker: Any
) -> None:
    """What is missing is named without the wait; the DOCX does not need it."""
    worker.wait(request_blank(worker.services, "b1_score_sheet").id, kept(PDF_MISSING))
    started = time.monotonic()
    answer = patient.get("/api/v1/forms/b1_score_sheet/blank.pdf")
    assert time.monotonic() - started < 60
    assert answer.status_code == 503
    assert str(PDF_MISSING) in answer.json["detail"]
    assert patient.get("/api/v1/forms/b1_score_sheet/blank.docx").status_code == 200


def test_a_blank_form_that_failed_says_why(client: FlaskClient, worker: Any) -> None:
    """The reason is passed on."""
    failure = MESSAGES.message("failures", "form_unavailable")
    worker.fail(request_blank(worker.services, "b1_score_sheet").id, kept(failure))
    answer = client.get("/api/v1/forms/b1_score_sheet/blank.pdf")
    assert answer.status_code == 503
    assert str(failure) in answer.json["detail"]


def test_only_a_few_requests_wait_for_blank_forms_at_once(patient: FlaskClient) -> None:
    """Each waiting request holds a thread; the next ones are sent away at once."""
    held = []
    while forms.waiting.acquire(blocking=False):
        held.append(None)
    try:
        started = time.monotonic()
        answer = patient.get("/api/v1/forms/b1_score_sheet/blank.pdf")
        assert answer.status_code == 503
        assert time.monotonic() - started < 60
    finally:
        for _ in held:
            forms.waiting.release()
    assert len(held) == 2


def test_blank_forms_are_not_among_a_clients_documents(client: FlaskClient, services: Services) -> None:
    """They belong to nobody in particular."""
    blank = request_blank(services, "b1_score_sheet")
    assert client.get("/api/v1/documents").json["items"] == []
    assert client.get(f"/api/v1/documents/{blank.id}").status_code == 404
