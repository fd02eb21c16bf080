"""What the framework refuses by itself, and what breaks unexpectedly, is answered with problems too."""

from __future__ import annotations

import errno
import json
import logging
import os
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from service.api.language import problem_text
from service.api.problems import STATUS
from service.db.models import KeyRow, StateBodyRow
from service.errors import DatabaseFullError, DatabaseUnavailableError, StorageError, StorageFullError
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

SECRET = "Асанов 850101300123"


@pytest.mark.parametrize(
    "path", ["/nope", "/api/v1", "/api/v1/forms/", "/api/v2/forms", "/api//v1/forms", "/assets/..%2fpages.py"]
)
def test_an_unknown_address_is_a_problem(client: FlaskClient, path: str) -> None:
    """Nothing redirects, nothing is HTML."""
    answer = client.get(path)
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert answer.json["type"] == "/problems/not-found"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/api/v1/documents/3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61", {"GET", "HEAD", "OPTIONS"}),
        ("PUT", "/api/v1/documents", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("GET", "/api/v1/validate", {"OPTIONS", "POST"}),
        ("POST", "/healthz", {"GET", "HEAD", "OPTIONS"}),
        ("TRACE", "/api/v1/forms", {"GET", "HEAD", "OPTIONS"}),
        ("QUERY", "/api/v1/forms", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_method_the_address_does_not_know_is_answered_with_those_it_does(
    client: FlaskClient, method: str, path: str, allowed: set[str]
) -> None:
    """405 comes with Allow (RFC 9110, section 15.5.6)."""
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.json["type"]) == (405, "/problems/method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == allowed
    assert "GET" in answer.json["detail"] or "POST" in answer.json["detail"]


def test_what_the_database_cannot_do_is_503_with_a_time_to_come_back(
    client: FlaskClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An outage is not the client's fault, and not for ever."""

    def broken() -> None:
        raise DatabaseUnavailableError("the database does not answer: connection refused")

    monkeypatch.setattr(services.database, "reading", broken)
    answer = client.get("/api/v1/forms")
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/database-unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def test_what_the_store_cannot_do_is_503(
    client: FlaskClient, worker: Any, document_id: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document is there, its file is not to be had at the moment."""

    def broken(*_: object) -> None:
        raise StorageError("cannot open the stored file")

    worker.finish(document_id)
    monkeypatch.setattr(type(services.files), "open", broken)
    answer = client.get(f"/api/v1/documents/{document_id}/files/pdf")
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/storage-unavailable")


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Повторите его через время"), ("kk", "қайталаңыз"), ("en", "Repeat it after the time")],
)
@pytest.mark.parametrize(
    "error",
    [
        StorageFullError("cannot keep a file: the disk is full"),
        DatabaseFullError("the database does not answer: database or disk is full"),
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)),
    ],
    ids=["files", "database", "temporary files", "quota"],
)
def test_a_full_disk_is_503_whatever_was_to_be_written(
    client: FlaskClient,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    language: str,
    words: str,
) -> None:
    """The client hears when to come again; any other refusal of the system stays a bug."""

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(type(services.files), "put_file", full)
    answer = client.post("/api/v1/batches", json=[{"data": {}}], headers={"Accept-Language": language})
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/disk-full")
    assert int(answer.headers["Retry-After"]) > 0
    assert words in answer.json["detail"]
    error = OSError(errno.EIO, os.strerror(errno.EIO))
    assert client.post("/api/v1/batches", json=[{"data": {}}]).json["type"] == "/problems/internal-error"


def test_a_file_with_other_bytes_is_never_handed_out(
    client: FlaskClient, worker: Any, document_id: str, services: Services
) -> None:
    """What was damaged on disk is found before the first byte leaves."""
    worker.finish(document_id)
    sha256 = client.get(f"/api/v1/documents/{document_id}").json["files"][1]["sha256"]
    (path,) = services.settings.data_dir.rglob(sha256)
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"!")
    answer = client.get(f"/api/v1/documents/{document_id}/files/pdf")
    assert (answer.status_code, answer.json["type"]) == (503, "/problems/storage-unavailable")


def test_a_bug_is_a_problem_that_tells_nothing_but_the_id_of_the_request(
    app: Flask, client: FlaskClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the answer nor the log holds the text of the exception, which may hold people's data."""

    def broken(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("service.reference.validation.context", broken)
    with capture_logs() as logs:
        answer = client.post("/api/v1/validate", json={"form": "b2_score_sheet", "data": {}})
    assert (answer.status_code, answer.json["type"]) == (500, "/problems/internal-error")
    assert SECRET not in answer.text
    logged = next(line for line in logs if line["event"] == "unexpected_error")
    assert logged["request_id"] == answer.headers["X-Request-Id"]
    assert logged["error"] == "ValueError"
    assert any("test_framework.py" in place for place in logged["place"])
    assert SECRET not in json.dumps(logs, ensure_ascii=False, default=str)
    assert services.settings.data_dir.is_dir()
    assert app.testing is False


def test_the_access_log_knows_templates_and_never_addresses(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever a client puts into an address stays out of the log."""
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logs:
        client.get(f"/api/v1/documents?external_id={SECRET}")
        client.get(f"/api/v1/forms/{SECRET}")
        client.get(f"/{SECRET}")
        client.open("/api/v1/forms", method="ASANOV850101300123")
    lines = [line for line in logs if line["event"] == "request"]
    assert [line["route"] for line in lines] == ["/api/v1/documents", "/api/v1/forms/<form>", "(none)", "(none)"]
    assert all({"request_id", "method", "route", "status", "ms"} <= set(line) for line in lines)
    everything = json.dumps(logs, ensure_ascii=False, default=str) + caplog.text
    assert "Асанов" not in everything
    assert "850101300123" not in everything


def test_the_access_log_says_by_ids_alone_who_asked(
    client: FlaskClient, stranger: FlaskClient, services: Services
) -> None:
    """Which state body, and with which of its keys; of whoever has none, nobody."""
    with services.database.reading() as session:
        key = session.scalars(select(KeyRow)).one()
        state_body = session.get_one(StateBodyRow, key.state_body_id)
    with capture_logs() as logs:
        client.get("/api/v1/forms")
        stranger.get("/api/v1/forms", headers={"Authorization": f"Bearer {SECRET.encode().hex()}"})
    known, unknown = [line for line in logs if line["event"] == "request"]
    assert (known["state_body_id"], known["key_id"]) == (state_body.id, key.id)
    assert (unknown["status"], unknown["state_body_id"], unknown["key_id"]) == (401, None, None)
    told = json.dumps(logs, ensure_ascii=False, default=str)
    assert not any(text in told for text in (state_body.name, key.name, key.sha256, SECRET.encode().hex()))


@pytest.mark.parametrize("path", ["/api/v1/forms", "/nope", "/", "/docs", "/openapi.json", "/assets/x/components.css"])
def test_every_answer_carries_the_careful_headers(client: FlaskClient, path: str) -> None:
    """Browsers are told not to guess, not to frame, not to tell others where they came from."""
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self' 'unsafe" not in policy
    assert headers["Cache-Control"]
    assert "Server" not in headers


def test_each_request_has_an_id_of_its_own_whatever_the_client_sends(client: FlaskClient) -> None:
    """An id made by a client could hold anything, and would be logged."""
    ids = {client.get("/healthz", headers={"X-Request-Id": SECRET}).headers["X-Request-Id"] for _ in range(3)}
    assert len(ids) == 3
    assert SECRET not in ids


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("", "ru"),
        ("en", "en"),
        ("en-GB, ru;q=0.5", "en"),
        ("kk", "kk"),
        ("kk-KZ", "kk"),
        ("kk, en;q=0.9", "kk"),
        ("kk;q=0.5, en;q=0.9", "en"),
        ("de, *;q=0.1", "ru"),
        ("x;q=y", "ru"),
        ("en;q=0", "ru"),
        ("ru;q=0.2, en;q=0.8", "en"),
    ],
)
def test_the_language_is_negotiated(client: FlaskClient, wanted: str, got: str) -> None:
    """Russian is what everybody gets who asks for nothing we have."""
    answer = client.get("/nope", headers={"Accept-Language": wanted} if wanted else {})
    assert answer.headers["Content-Language"] == got
    assert "Accept-Language" in answer.headers["Vary"]
    assert answer.json["title"] == problem_text("not-found", "title", got)


@pytest.mark.parametrize("slug", STATUS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_problem_has_a_page_that_explains_it(client: FlaskClient, slug: str, language: str) -> None:
    """The member `type` leads somewhere."""
    answer = client.get(f"/problems/{slug}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert problem_text(slug, "title", language) in answer.text.replace("&#34;", '"').replace("&#39;", "'")
    assert "{" not in answer.text.split("<main", 1)[1].replace("{id}", "")


def test_a_kind_of_problem_that_does_not_exist_has_no_page(client: FlaskClient) -> None:
    """404, like every address that leads nowhere."""
    assert client.get("/problems/nope").status_code == 404
