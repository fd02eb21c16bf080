"""The key guards everything but health, documentation and the pages that show nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.api.access import PUBLIC
from service.db.models import KeyRow
from service.pages.shell import Pages

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

KEY = "test-key-0123456789-0123456789-0123456789"
FORMS = "/api/v1/forms"
OPEN = ["/", "/docs", "/openapi.json", "/healthz", "/readyz", "/problems/not-found", "/assets/x/components.css"]


def test_every_endpoint_not_listed_as_public_asks_for_the_key(app: Flask, stranger: FlaskClient) -> None:
    """A new endpoint is guarded without anybody thinking of it."""
    assert {rule.endpoint for rule in app.url_map.iter_rules()} >= PUBLIC
    pages = {name for name, blueprint in app.blueprints.items() if isinstance(blueprint, Pages)}
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.partition(".")[0] not in pages]
    guarded = [rule for rule in rules if rule.endpoint not in PUBLIC]
    assert len(guarded) > 10
    for rule in guarded:
        path = rule.build(dict.fromkeys(rule.arguments, "x"))[1]
        method = "POST" if "POST" in rule.methods else "GET"
        answer = stranger.open(path, method=method)
        assert answer.status_code == 401, rule.rule
        assert answer.json["type"] == "/problems/unauthorized"
        assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="bagalau"')


@pytest.mark.parametrize("path", OPEN)
def test_what_shows_nothing_stored_needs_no_key(stranger: FlaskClient, path: str) -> None:
    """Health, documentation and pages answer everybody."""
    assert stranger.get(path).status_code in {200, 503}


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Bearer {KEY[:-1]}",
        f"Bearer {KEY} {KEY}",
        f"Basic {KEY}",
        f"Token {KEY}",
        KEY,
        "Bearer " + "k" * 100_000,
        "Bearer ключ".encode().decode("latin-1"),
        "Bearer \x00",
    ],
)
def test_anything_but_a_valid_key_is_refused_alike(stranger: FlaskClient, header: str) -> None:
    """The answer does not tell a wrong key from a missing one, but for the challenge of RFC 6750."""
    answer = stranger.get(FORMS, headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.json["detail"].startswith("Ключ доступа не передан или не действует")
    assert ("invalid_token" in answer.headers["WWW-Authenticate"]) is bool(header)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER", "Bearer  "])
def test_the_scheme_may_be_spelled_freely(stranger: FlaskClient, scheme: str) -> None:
    """Scheme names do not care about case (RFC 9110, section 11.1)."""
    assert stranger.get(FORMS, headers={"Authorization": f"{scheme} {KEY}"}).status_code == 200


def test_a_key_in_the_address_is_no_key(stranger: FlaskClient) -> None:
    """Addresses end up in logs."""
    assert stranger.get(f"{FORMS}?key={KEY}&access_token={KEY}").status_code == 401


def test_the_key_is_asked_for_before_the_body_is_looked_at(stranger: FlaskClient) -> None:
    """A stranger learns nothing about how bodies are read."""
    assert stranger.post("/api/v1/validate", data=b"{", content_type="text/plain").status_code == 401


def test_a_revoked_key_no_longer_opens(client: FlaskClient, services: Services) -> None:
    """Revoking takes effect with the next request."""
    assert client.get(FORMS).status_code == 200
    with services.database.transaction() as session:
        for row in session.query(KeyRow):
            row.revoked_at = services.clock()
    assert client.get(FORMS).status_code == 401


def test_another_state_bodys_document_looks_like_none_at_all(
    client: FlaskClient, other: FlaskClient, document_id: str
) -> None:
    """The answers for a foreign and for a missing document are equal but for the id of the request."""
    missing = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"
    for tail in ("", "/files/pdf", "/files/docx"):
        foreign, none = (other.get(f"/api/v1/documents/{one}{tail}") for one in (document_id, missing))
        assert foreign.status_code == none.status_code == 404
        assert _without_instance(foreign.json) == _without_instance(none.json)
    assert other.get("/api/v1/documents").json["items"] == []
    assert client.get(f"/api/v1/documents/{document_id}").status_code == 200


def test_idempotency_keys_of_two_state_bodies_do_not_meet(
    client: FlaskClient, other: FlaskClient, sample: dict[str, Any]
) -> None:
    """The same key from two state bodies makes two documents."""
    asked = {"form": "b2_score_sheet", "data": sample}
    answers = [one.post("/api/v1/documents", json=asked, headers={"Idempotency-Key": "1"}) for one in (client, other)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json["id"] != answers[1].json["id"]


def _without_instance(problem: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in problem.items() if name != "instance"}
