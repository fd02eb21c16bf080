"""Health for machines and for the people who have to do something about it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.app.factory import create_app
from service.errors import DatabaseUnavailableError, StorageError
from service.texts import MESSAGES, kept
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

PDF_MISSING = kept(MESSAGES.message("pdf", "office", path="/nowhere/soffice"))


def _not_ok(answer: Any) -> set[str]:
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/not-operational")
    assert answer.content_type == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
    return {name for name, check in answer.json["checks"].items() if not check["ok"]}


def test_the_process_is_alive_whatever_else_is_not(
    stranger: FlaskClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Restarting the web process would not mend the database."""
    monkeypatch.setattr(services.database, "reading", None)
    assert stranger.get("/healthz").json == {"status": "ok"}


def test_ready_means_that_a_worker_can_make_pdf(stranger: FlaskClient, worker: Any) -> None:
    """All four checks are in order."""
    worker.report()
    answer = stranger.get("/readyz")
    assert answer.status_code == 200
    assert answer.json["status"] == "ready"
    assert {name: check["ok"] for name, check in answer.json["checks"].items()} == {
        "database": True,
        "storage": True,
        "worker": True,
        "pdf": True,
    }


def test_without_a_worker_the_service_is_not_ready_and_says_what_to_do(stranger: FlaskClient) -> None:
    """In words of what is to be started, said once."""
    answer = stranger.get("/readyz")
    assert _not_ok(answer) == {"worker", "pdf"}
    assert answer.json["detail"].count("make serve") == 1


def test_a_worker_that_lacks_libreoffice_makes_it_not_ready(stranger: FlaskClient, worker: Any) -> None:
    """What it lacks is told in the reader's language; DOCX is made all the same."""
    worker.report(PDF_MISSING)
    for language in LANGUAGES:
        answer = stranger.get("/readyz", headers={"Accept-Language": language})
        assert _not_ok(answer) == {"pdf"}
        told = MESSAGES.text("pdf", "office", language, path="/nowhere/soffice")
        assert answer.json["checks"]["pdf"]["detail"] == told
        assert told in answer.json["detail"]
    worker.report()
    assert stranger.get("/readyz").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_worker_of_a_newer_version_stored_is_told_by_its_code(
    stranger: FlaskClient, worker: Any, language: str
) -> None:
    """It may store an id that is not known yet, or other values."""
    for code in ("moonlight", "office"):
        worker.report(kept(MESSAGES.message("pdf", code)))
        answer = stranger.get("/readyz", headers={"Accept-Language": language})
        assert _not_ok(answer) == {"pdf"}
        assert answer.json["checks"]["pdf"]["detail"] == MESSAGES.text("pdf", "other", language, code=code)


def test_a_worker_not_heard_of_for_fifteen_seconds_is_none(services: Services, worker: Any) -> None:
    """A day before the limit it still counts, a second after it no longer."""
    worker.report()
    for seconds, status in ((14, 200), (16, 503)):
        services.database.clock = lambda passed=seconds: services.clock() + timedelta(seconds=passed)
        assert create_app(services, fresh_seconds=0).test_client().get("/readyz").status_code == status
    services.database.clock = services.clock


def test_a_database_or_a_store_out_of_order_is_named(
    stranger: FlaskClient, services: Services, worker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with its setting; what could not be asked is not called in order."""

    def broken(*_: object) -> None:
        raise DatabaseUnavailableError("down")

    def full(*_: object) -> None:
        raise StorageError("no space left on device")

    worker.report()
    with monkeypatch.context() as patch:
        patch.setattr(services.database, "reading", broken)
        answer = stranger.get("/readyz")
        assert _not_ok(answer) == {"database", "worker", "pdf"}
        assert "BAGALAU_DATABASE_URL" in answer.json["checks"]["database"]["detail"]
    monkeypatch.setattr(type(services.files), "probe", full)
    answer = stranger.get("/readyz")
    assert _not_ok(answer) == {"storage"}
    assert "BAGALAU_STORAGE_URL" in answer.json["detail"]


def test_readiness_is_asked_at_most_once_a_second(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody may ask, and asking writes a file."""
    asked = []
    monkeypatch.setattr(type(services.files), "probe", lambda _: asked.append(1))
    client = create_app(services).test_client()
    for _ in range(20):
        client.get("/readyz")
    assert len(asked) == 1


def test_the_numbers_are_counts_without_anything_personal(
    client: FlaskClient, worker: Any, document_id: str, sample: dict[str, Any]
) -> None:
    """Requests by route template, documents by form and status, workers by ability."""
    worker.report()
    worker.finish(document_id)
    client.get(f"/api/v1/documents/{document_id}")
    client.open("/api/v1/forms", method="PROPFIND")
    text = client.get("/metrics").text
    numbers = {
        (found.name, *sorted(found.labels.items())): found.value
        for family in text_string_to_metric_families(text)
        for found in family.samples
    }
    route = "/api/v1/documents/<document_id>"
    assert numbers[("bagalau_http_requests_total", ("method", "GET"), ("route", route), ("status", "200"))] == 1
    assert numbers[("bagalau_http_requests_total", ("method", "other"), ("route", "(none)"), ("status", "405"))] == 1
    assert numbers[("bagalau_http_request_seconds_count", ("method", "GET"), ("route", route))] == 1
    assert numbers[("bagalau_documents", ("form", "b2_score_sheet"), ("status", "ready"))] == 1
    assert numbers[("bagalau_workers", ("pdf", "yes"))] == 1
    assert numbers[("bagalau_database_up",)] == 1
    assert document_id not in text
    assert sample["employee"]["full_name"] not in text
