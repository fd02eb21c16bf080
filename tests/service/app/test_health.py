"""Health for machines and for the people who have to do something about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from service.api.metrics import Metrics
from service.app.factory import create_app
from service.db import schedule
from service.errors import DatabaseUnavailableError, StorageError
from service.queue import CeleryNotifier, make_celery
from service.telemetry import listen
from service.texts import MESSAGES, kept
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

NOBODY = "amqp://guest:guest@127.0.0.1:1//"
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
    """All checks are in order."""
    worker.report()
    answer = stranger.get("/readyz")
    assert answer.status_code == 200
    assert answer.json["status"] == "ready"
    assert {name: check["ok"] for name, check in answer.json["checks"].items()} == {
        "database": True,
        "storage": True,
        "worker": True,
        "pdf": True,
        "broker": True,
        "beat": True,
        "batches": True,
    }


def test_without_a_worker_the_service_is_not_ready_and_says_what_to_do(stranger: FlaskClient, worker: Any) -> None:
    """In words of what is to be started, said once."""
    worker.report(gone="documents")
    answer = stranger.get("/readyz")
    assert _not_ok(answer) == {"worker", "pdf"}
    assert answer.json["detail"].count("make serve") == 1


@pytest.mark.parametrize("gone", ["beat", "batches"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_beat_or_workers_for_batches_the_service_is_not_ready(
    stranger: FlaskClient, worker: Any, gone: str, language: str
) -> None:
    """Single documents are made all the same, so nobody else would notice for hours."""
    worker.report(gone=gone)
    answer = stranger.get("/readyz", headers={"Accept-Language": language})
    assert _not_ok(answer) == {gone}
    assert answer.json["detail"].count("make serve") == 1


def test_beat_that_is_frozen_or_gave_up_is_not_alive(services: Services, worker: Any) -> None:
    """Its lease ran out some seconds ago, or nobody has it."""
    worker.report()
    for seconds, alive in ((20, True), (22, False)):
        with services.database.reading() as session:
            assert schedule.is_alive(session, now=services.clock() + timedelta(seconds=seconds)) is alive
    with services.database.transaction() as session:
        schedule.give_up(session, holder="fake")
        assert not schedule.is_alive(session, now=services.clock())


def test_a_broker_that_does_not_answer_makes_the_service_not_ready(services: Services, worker: Any) -> None:
    """Documents are accepted all the same; which setting names it is said."""
    worker.report()
    broken = replace(services, notifier=CeleryNotifier(make_celery(replace(services.settings, broker_url=NOBODY))))
    answer = create_app(broken, fresh_seconds=0).test_client().get("/readyz")
    assert _not_ok(answer) == {"broker"}
    assert "BAGALAU_BROKER_URL" in answer.json["detail"]


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
    reported = services.clock()
    for seconds, status in ((14, 200), (16, 503)):
        services.database.whole.clock = lambda passed=seconds: reported + timedelta(seconds=passed)
        assert create_app(services, fresh_seconds=0).test_client().get("/readyz").status_code == status
    services.database.whole.clock = services.clock


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
        assert _not_ok(answer) == {"database", "worker", "pdf", "beat", "batches"}
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


@pytest.fixture
def numbers(client: FlaskClient) -> Callable[[], dict[tuple[str, ...], float]]:
    """Return what reads the metrics: a number by its name and its labels, in their order."""

    def numbers() -> dict[tuple[str, ...], float]:
        return {
            (found.name, *(found.labels[label] for label in sorted(found.labels))): found.value
            for family in text_string_to_metric_families(client.get("/metrics").text)
            for found in family.samples
        }

    return numbers


def test_the_numbers_are_counts_without_anything_personal(
    client: FlaskClient,
    worker: Any,
    document_id: str,
    sample: dict[str, Any],
    numbers: Callable[[], dict[tuple[str, ...], float]],
) -> None:
    """Requests by route template, documents by form and status, workers by ability."""
    worker.report()
    worker.finish(document_id)
    client.get(f"/api/v1/documents/{document_id}")
    client.open("/api/v1/forms", method="PROPFIND")
    found = numbers()
    route = "/api/v1/documents/<document_id>"
    assert found["bagalau_http_requests_total", "GET", route, "200"] == 1
    assert found["bagalau_http_requests_total", "other", "(none)", "405"] == 1
    assert found["bagalau_http_request_seconds_count", "GET", route] == 1
    assert found["bagalau_documents", "b2_score_sheet", "ready"] == 1
    assert found["bagalau_workers", "yes", "documents"] == found["bagalau_workers", "yes", "batches"] == 1
    assert found["bagalau_database_up",] == found["bagalau_broker_up",] == found["bagalau_beat_up",] == 1
    assert found["bagalau_disk_free_bytes", "data"] > 0
    assert found["process_resident_memory_bytes",] > 0
    text = client.get("/metrics").text
    assert document_id not in text
    assert sample["employee"]["full_name"] not in text


def test_what_waits_is_told_with_its_age(
    services: Services, batch: dict[str, Any], document_id: str, numbers: Callable[[], dict[tuple[str, ...], float]]
) -> None:
    """A single document, and three rows of a batch whose turn has not come; an hour later they have waited for one."""
    assert batch["status"] == "rendering"
    later = services.clock() + timedelta(hours=1)
    services.database.whole.clock = lambda: later
    found = numbers()
    assert found["bagalau_queue_length", "documents"] == 1
    assert found["bagalau_queue_length", "batches"] == 3
    assert found["bagalau_documents", "b2_score_sheet", "queued"] == 4, document_id
    for queue in ("documents", "batches"):
        assert 3600 <= found["bagalau_queue_age_seconds", queue] < 3660
    assert found["bagalau_batches", "rendering"] == 1
    assert found["bagalau_batches", "receiving"] == 0


def test_a_batch_that_nobody_begins_to_read_waits_too(
    services: Services,
    client: FlaskClient,
    rows: list[dict[str, Any]],
    numbers: Callable[[], dict[tuple[str, ...], float]],
) -> None:
    """It has no documents yet."""
    assert numbers()["bagalau_queue_age_seconds", "batches"] == 0
    client.post("/api/v1/batches", json=rows)
    later = services.clock() + timedelta(hours=1)
    services.database.whole.clock = lambda: later
    found = numbers()
    assert 3600 <= found["bagalau_queue_age_seconds", "batches"] < 3660
    assert found["bagalau_batches", "receiving"] == 1


def test_what_was_given_up_is_told_by_its_code(
    worker: Any, document_id: str, numbers: Callable[[], dict[tuple[str, ...], float]]
) -> None:
    """The code is ours; the message may say more."""
    worker.fail(document_id, "Әлия", "quarantined")
    found = numbers()
    assert found["bagalau_documents_failed", "quarantined", "b2_score_sheet"] == 1
    assert found["bagalau_documents", "b2_score_sheet", "failed"] == 1


def test_wrong_keys_are_counted(app: Flask, numbers: Callable[[], dict[tuple[str, ...], float]]) -> None:
    """By the route that was asked for."""
    for _ in range(3):
        app.test_client().get("/api/v1/forms", headers={"Authorization": "Bearer guessed"})
    assert numbers()["bagalau_http_requests_total", "GET", "/api/v1/forms", "401"] == 3


def test_a_database_that_is_down_is_told_and_nothing_else_made_up(
    services: Services, worker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts that nobody could make are left out rather than nought."""

    def broken(*_: object) -> None:
        raise DatabaseUnavailableError("down")

    worker.report()
    monkeypatch.setattr(services.database, "reading", broken)
    text = Metrics(services).text().decode()
    assert "bagalau_database_up 0.0" in text
    assert "bagalau_queue_length{" not in text


def test_the_numbers_of_all_state_bodies_are_for_the_administrator(client: FlaskClient, other: FlaskClient) -> None:
    """To other keys there is no such address, and without a key there is nothing at all."""
    assert client.get("/metrics").status_code == 200
    assert other.get("/metrics").status_code == 404


def test_prometheus_asks_without_a_key_on_a_port_of_its_own(services: Services, free_port: Callable[[], int]) -> None:
    """Each kind of process on the next one; a port that is taken is logged, and the work goes on."""
    told = replace(services.settings, metrics_port=free_port())
    metrics = Metrics(services)
    listen(metrics.registry, told, "web")
    with urlopen(f"http://{told.host}:{told.metrics_port}/metrics") as answer:
        assert b"bagalau_queue_length" in answer.read()
    with capture_logs() as logs:
        listen(metrics.registry, told, "web")
    assert [line["event"] for line in logs] == ["metrics_port_unavailable"]
