"""Administration by programs: keys, users, units and state bodies of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

USER = {"login": "Kasymova", "name": "Касымова Алия", "role": "personnel_officer"}
IIN = "890314400017"
NOBODYS = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"


def _made(client: FlaskClient, path: str, asked: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(f"/api/v1/{path}", json=asked)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_a_key_works_until_it_is_revoked(app: Flask, client: FlaskClient) -> None:
    """It is shown once, good for what it was made for, and gone at the next request."""
    made = _made(client, "keys", {"name": "отчёты", "scopes": ["read"]})
    program = app.test_client()
    program.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {made['key']}"
    assert program.get("/api/v1/documents").status_code == 200
    assert program.get("/api/v1/keys").status_code == 403
    listed = client.get("/api/v1/keys")
    assert made["key"] not in listed.text
    assert made["stored"]["id"] in {key["id"] for key in listed.json["items"]}
    assert client.delete(f"/api/v1/keys/{made['stored']['id']}").status_code == 204
    assert program.get("/api/v1/documents").status_code == 401
    assert client.delete(f"/api/v1/keys/{made['stored']['id']}").json["type"] == "/problems/record-not-found"


def test_a_key_that_follows_another_ends_it_after_the_overlap(app: Flask, client: FlaskClient) -> None:
    """Here at once; its own last day ends at midnight in Kazakhstan."""
    former = _made(client, "keys", {"name": "1С", "scopes": ["read"]})
    asked = {"name": "1С", "scopes": ["read"], "replaces": former["stored"]["id"], "overlap_hours": 0}
    made = _made(client, "keys", asked | {"expires_on": "2030-12-31"})
    assert made["stored"]["replaces_id"] == former["stored"]["id"]
    assert made["stored"]["expires_at"] == "2030-12-31T19:00:00+00:00"
    statuses = [
        app.test_client().get("/api/v1/forms", headers={"Authorization": f"Bearer {one['key']}"}).status_code
        for one in (former, made)
    ]
    assert statuses == [401, 200]


@pytest.mark.parametrize(
    ("path", "asked", "pointer"),
    [
        ("keys", {"name": "", "scopes": ["read"]}, "/name"),
        ("keys", {"name": "x", "scopes": []}, "/scopes"),
        ("keys", {"name": "x", "scopes": ["read", "read"]}, "/scopes"),
        ("keys", {"name": "x", "scopes": ["all"]}, "/scopes/0"),
        ("keys", {"name": "x", "scopes": ["read"], "expires_on": "2020-01-01"}, "/expires_on"),
        ("keys", {"name": "x", "scopes": ["read"], "overlap_hours": 721}, "/overlap_hours"),
        ("keys", {"name": "x", "scopes": ["read"], "replaces": "a\0b"}, "/replaces"),
        ("users", USER | {"role": "installation_administrator"}, "/role"),
        ("users", USER | {"login": "a\0b"}, "/login"),
        ("users", USER | {"iin": "123456789012"}, "/iin"),
        ("users", USER | {"language": "de"}, "/language"),
        ("units", {"name": "x" * 201}, "/name"),
        ("organizations", {"name": " "}, "/name"),
    ],
)
def test_what_cannot_be_is_told_by_field(client: FlaskClient, path: str, asked: dict[str, Any], pointer: str) -> None:
    """In words of its own."""
    answer = client.post(f"/api/v1/{path}", json=asked)
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json["violations"]
    assert fault["pointer"] == pointer
    assert "–" not in fault["message"][:1]


def test_a_user_is_made_and_let_in_no_more(client: FlaskClient) -> None:
    """A login that is taken is refused; a new link lets in again. The IIN is never told."""
    made = _made(client, "users", USER | {"iin": IIN})
    assert made["link"].startswith("/link/")
    assert made["user"]["login"] == "kasymova"
    taken = client.post("/api/v1/users", json=USER)
    assert [fault["pointer"] for fault in taken.json["violations"]] == ["/login"]
    user = f"/api/v1/users/{made['user']['id']}"
    assert client.delete(user).status_code == 204
    (listed,) = client.get("/api/v1/users").json["items"]
    assert listed["disabled_at"] is not None
    assert IIN not in client.get("/api/v1/users").text
    assert client.post(f"{user}/link", json={}).status_code == 200
    (listed,) = client.get("/api/v1/users").json["items"]
    assert listed["disabled_at"] is None


def test_units_are_moved_and_removed(client: FlaskClient) -> None:
    """Not into themselves, and not while something is part of them."""
    top = _made(client, "units", {"name": "Агентство"})
    part = _made(client, "units", {"name": "Отдел", "parent_id": top["id"]})
    circle = client.put(f"/api/v1/units/{top['id']}", json={"name": "Агентство", "parent_id": part["id"]})
    assert [fault["pointer"] for fault in circle.json["violations"]] == ["/parent_id"]
    assert client.delete(f"/api/v1/units/{top['id']}").status_code == 409
    moved = client.put(f"/api/v1/units/{part['id']}", json={"name": "Управление", "parent_id": None})
    assert moved.json == {"id": part["id"], "name": "Управление", "parent_id": None}
    assert client.delete(f"/api/v1/units/{top['id']}").status_code == 204


def test_another_state_body_administers_its_own_alone(client: FlaskClient, other: FlaskClient) -> None:
    """It sees itself, makes no state bodies, and finds nothing of ours."""
    unit = _made(client, "units", {"name": "Отдел"})
    made = [
        _made(client, "keys", {"name": "x", "scopes": ["read"]})["stored"],
        _made(client, "users", USER)["user"],
        unit,
    ]
    for kind, one in zip(("keys", "users", "units"), made, strict=True):
        assert one["id"] not in other.get(f"/api/v1/{kind}").text
        assert other.delete(f"/api/v1/{kind}/{one['id']}").status_code == 404
    assert other.post(f"/api/v1/users/{made[1]['id']}/link", json={}).status_code == 404
    assert other.put(f"/api/v1/units/{unit['id']}", json={"name": "x"}).status_code == 404
    assert other.post("/api/v1/units", json={"name": "x", "parent_id": unit["id"]}).status_code == 404
    assert other.post("/api/v1/organizations", json={"name": "Новый"}).status_code == 404
    assert [one["name"] for one in other.get("/api/v1/organizations").json["items"]] == ["Другой"]
    _made(client, "organizations", {"name": "Новый", "language": "kk"})
    assert {"Новый", "Другой"} < {one["name"] for one in client.get("/api/v1/organizations").json["items"]}


@pytest.mark.parametrize("path", ["keys", "users", "units"])
@pytest.mark.parametrize("identifier", [NOBODYS, "x", "%00"])
def test_what_is_not_there_cannot_be_removed(client: FlaskClient, path: str, identifier: str) -> None:
    """Whatever stands in the address."""
    answer = client.delete(f"/api/v1/{path}/{identifier}")
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/record-not-found")


def test_the_key_of_the_installation_administers_every_state_body(
    app: Flask, client: FlaskClient, other: FlaskClient
) -> None:
    """Its first key, user and unit come that way; what belongs to another is not reached, nor by another's key."""
    body = _made(client, "organizations", {"name": "Новый", "language": "kk"})["id"]
    of = f"?organization={body}"
    made = _made(client, f"keys{of}", {"name": "1С", "scopes": ["read", "admin"]})
    _made(client, f"users{of}", USER)
    unit = _made(client, f"units{of}", {"name": "Отдел"})
    program = app.test_client()
    program.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {made['key']}"
    assert [one["name"] for one in program.get("/api/v1/organizations").json["items"]] == ["Новый"]
    for kind in ("keys", "users", "units"):
        assert len(program.get(f"/api/v1/{kind}").json["items"]) == 1
        assert client.get(f"/api/v1/{kind}{of}").json == program.get(f"/api/v1/{kind}{of}").json
        for stranger in (other, program):
            wanted = of if stranger is other else "?organization=00000000-0000-0000-0000-000000000001"
            answer = stranger.get(f"/api/v1/{kind}{wanted}")
            assert (answer.status_code, answer.json["type"]) == (404, "/problems/record-not-found")
        assert client.get(f"/api/v1/{kind}?organization={NOBODYS}").status_code == 404
        assert client.get(f"/api/v1/{kind}?organization=00000000-0000-0000-0000-000000000000").status_code == 404
    assert client.delete(f"/api/v1/units/{unit['id']}").status_code == 404
    assert client.delete(f"/api/v1/units/{unit['id']}{of}").status_code == 204
    assert client.delete(f"/api/v1/keys/{made['stored']['id']}{of}").status_code == 204
    assert program.get("/api/v1/units").status_code == 401
