"""Who may do what: every operation of the interface with no key, a key of each scope, and another state body's key."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from service.access.keys import Wish, create_key
from service.api.access import PUBLIC
from service.api.blueprint import SCOPE
from service.app.openapi import DOSSIER_REQUESTS
from service.db.models import FIRST_STATE_BODY_ID, KeyScope
from service.db.tenancy import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

NOBODYS = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"
PARTS = {"form": "b2_score_sheet", "file_format": "pdf", "methodology": "B", "day": "2026-10-15", "year": "2026"}


def _operations(app: Flask) -> Iterator[tuple[str, str, str, KeyScope | None]]:
    """Yield every operation outside the pages: its endpoint, method, address and scope."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if hasattr(view, SCOPE):
            path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: PARTS.get(part[1], NOBODYS), rule.rule)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule.endpoint, method, path, getattr(view, SCOPE)


@pytest.fixture
def keys(services: Services) -> dict[KeyScope, dict[str, str]]:
    """Return the header of a key of each scope alone."""
    of_body = services.of(Scope(FIRST_STATE_BODY_ID)).database
    made = {scope: create_key(of_body, Wish(scope, frozenset({scope}))) for scope in KeyScope}
    return {scope: {"Authorization": f"Bearer {one.key}"} for scope, one in made.items()}


def _ask(client: FlaskClient, method: str, path: str, **options: Any) -> Any:
    body = {"json": {}} if method in {"POST", "PUT", "PATCH"} else {}
    return client.open(path, method=method, **body, **options)


def test_every_operation_asks_for_a_key_of_its_scope_and_takes_no_other(
    app: Flask, stranger: FlaskClient, keys: dict[KeyScope, dict[str, str]]
) -> None:
    """Whatever is asked for: who may not ask learns nothing but that."""
    operations = list(_operations(app))
    assert len(operations) > 40
    for endpoint, method, path, scope in operations:
        if scope is None:
            assert endpoint in PUBLIC, endpoint
            assert _ask(stranger, method, path).status_code not in {401, 403}, endpoint
            continue
        assert endpoint not in PUBLIC, endpoint
        assert _ask(stranger, method, path).status_code == 401, endpoint
        for other, header in keys.items():
            answer = _ask(stranger, method, path, headers=header)
            if other is scope:
                assert answer.status_code not in {401, 403}, (endpoint, other, answer.text)
            else:
                assert (answer.status_code, answer.json["type"]) == (403, "/problems/insufficient-scope"), endpoint
                assert f'scope="{scope}"' in answer.headers["WWW-Authenticate"]


def test_an_operation_that_declares_no_scope_is_nobodys(app: Flask, client: FlaskClient) -> None:
    """Not even of a key that is good for everything."""
    view = app.view_functions["documents.get_document"]
    declared = view.__dict__.pop(SCOPE)
    try:
        assert client.get(f"/api/v1/documents/{NOBODYS}").status_code == 403
    finally:
        setattr(view, SCOPE, declared)


def test_of_what_is_stored_another_state_bodys_key_finds_nothing(
    app: Flask, client: FlaskClient, other: FlaskClient, document_id: str, batch: dict[str, Any]
) -> None:
    """Every operation on a stored paper answers as if there were none; a key of its own finds each of them."""
    dossier = client.post(
        "/api/v1/dossiers", json=json.loads(DOSSIER_REQUESTS.read_text("utf-8"))["dossiers"]["b_year"]
    )
    assert dossier.status_code == 202, dossier.text
    ids = {"document_id": document_id, "batch_id": batch["id"], "dossier_id": dossier.json["id"]}
    walked = 0
    for rule in app.url_map.iter_rules():
        named = rule.arguments & ids.keys()
        if named and hasattr(app.view_functions[rule.endpoint], SCOPE):
            path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: {**PARTS, **ids}[part[1]], rule.rule)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                walked += 1
                assert _ask(other, method, path).status_code == 404, path
                assert _ask(client, method, path).status_code != 404, path
    assert walked > 10
    for listed in ("documents", "batches"):
        assert other.get(f"/api/v1/{listed}").json["items"] == []
        assert client.get(f"/api/v1/{listed}").json["items"] != []
