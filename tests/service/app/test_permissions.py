"""Who may do what: a walk over every line of docs/access.md, as nobody, with keys, as users, and as others' ones."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from service.access.evaluators import evaluator_of
from service.access.keys import Wish, create_key
from service.api.blueprint import SCOPE
from service.app.access_page import Operation, PageRoute, operations, page_routes
from service.app.openapi import DOSSIER_REQUESTS
from service.db.models import FIRST_STATE_BODY_ID, KeyScope, Role, StateBodyRow, UserRow
from service.db.tenancy import Scope
from service.drafts import store as drafts
from service.pages.language import word
from tests.service.pages.conftest import BROWSER, signed_in
from validators.staff.sample import SAMPLE_MEMBER

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

NOBODYS = "3f2b8a4e-6f0e-4d0c-9a55-0d8c1f7b2e61"
PARTS = {"form": "b2_score_sheet", "slug": "b2_score_sheet", "file_format": "pdf", "format_": "pdf"}
PARTS |= {"methodology": "B", "day": "2026-10-15", "year": "2026", "token": "nothing"}
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
ADMITTED = frozenset({200, 204, 303, 400, 404})
"""What a page answers to whom it is for: itself, where to go on, that a token is missing, or that nothing is there."""
ONE, ANOTHER = "900512453059", "780321324717"


def _path(rule: str, ids: dict[str, str] | None = None) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: {**PARTS, **(ids or {})}.get(part[1], NOBODYS), rule)


def _ask(client: FlaskClient, one: Operation | PageRoute, ids: dict[str, str] | None = None, **options: Any) -> Any:
    body = {"json": {}} if isinstance(one, Operation) and one.method in WITH_BODY else {}
    return client.open(_path(one.rule, ids), method=one.method, **body, **options)


@pytest.fixture
def keys(services: Services) -> dict[KeyScope, dict[str, str]]:
    """Return the header of a key of each scope alone."""
    of_body = services.of(Scope(FIRST_STATE_BODY_ID)).database
    made = {scope: create_key(of_body, Wish(scope, frozenset({scope}))) for scope in KeyScope}
    return {scope: {"Authorization": f"Bearer {one.key}"} for scope, one in made.items()}


@pytest.fixture
def users(app: Flask, services: Services) -> dict[Role, FlaskClient]:
    """Return a client in which a user of each role is signed in."""
    found = {role: app.test_client() for role in Role}
    for role, client in found.items():
        client.set_cookie("session", signed_in(services, role))
    return found


def test_every_operation_asks_for_a_key_of_its_scope_and_takes_no_other(
    app: Flask, stranger: FlaskClient, keys: dict[KeyScope, dict[str, str]], users: dict[Role, FlaskClient]
) -> None:
    """Whatever is asked for: who may not ask learns nothing but that, and a user who is signed in is no program."""
    walked = operations(app)
    described = {
        (method.upper(), re.sub("{(\\w+)}", "<\\1>", path))
        for path, methods in stranger.get("/openapi.json").json["paths"].items()
        for method in methods
        if method in {"get", "post", "put", "patch", "delete"}
    }
    assert {(one.method, one.rule) for one in walked if one.endpoint != "assets.give"} == described
    for one in walked:
        if one.scope is None:
            assert _ask(stranger, one).status_code not in {401, 403}, one
            continue
        for client in (stranger, *users.values()):
            assert _ask(client, one).status_code == 401, one
        for other, header in keys.items():
            answer = _ask(stranger, one, headers=header)
            if other is one.scope:
                assert answer.status_code not in {401, 403}, (one, other, answer.text)
            else:
                assert (answer.status_code, answer.json["type"]) == (403, "/problems/insufficient-scope"), one
                assert f'scope="{one.scope}"' in answer.headers["WWW-Authenticate"]


def test_every_page_is_for_the_roles_it_says(
    app: Flask, stranger: FlaskClient, client: FlaskClient, users: dict[Role, FlaskClient]
) -> None:
    """A stranger, or a program with a key, is led to sign in; another role is told so, and changes nothing."""
    walked = page_routes(app)
    assert len(walked) > 30
    # Who signs out is asked last: nobody else's session ends by what is sent without a token.
    for one in walked:
        if one.roles is None:
            assert _ask(stranger, one, headers=BROWSER).status_code in ADMITTED, one
        for nobody in (stranger, client) if one.roles is not None else ():
            answer = _ask(nobody, one, headers=BROWSER)
            if one.method == "GET":
                assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (303, "/sign-in"), one
            else:
                assert answer.status_code == 401, one
                assert word("errors", "session-over_title", "ru") in answer.text
            part = _ask(nobody, one, headers={**BROWSER, "HX-Request": "true"})
            assert part.status_code == 401, one
            assert part.text.strip().startswith("<div"), one
        for role, user in users.items():
            status = _ask(user, one, headers=BROWSER).status_code
            assert status in (ADMITTED if one.roles is None or role in one.roles else {403}), (one, role)


def test_a_route_that_declares_nothing_is_nobodys(
    app: Flask, client: FlaskClient, users: dict[Role, FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even of a key that is good for everything; nobody has to think of guarding a new page."""
    view = app.view_functions["documents.get_document"]
    declared = view.__dict__.pop(SCOPE)
    try:
        assert client.get(f"/api/v1/documents/{NOBODYS}").status_code == 403
    finally:
        setattr(view, SCOPE, declared)
    monkeypatch.setitem(app.view_functions, "account.show", lambda: "anything")
    assert users[Role.PERSONNEL_OFFICER].get("/account", headers=BROWSER).status_code == 403


@pytest.fixture
def ids(client: FlaskClient, services: Services, sample: dict[str, Any], batch: dict[str, Any]) -> dict[str, str]:
    """Return the id of a stored thing of each kind by its name in addresses; the paper names an evaluator."""
    sample["evaluator"]["iin"] = ONE
    document = client.post("/api/v1/documents", json={"form": "b2_score_sheet", "data": sample})
    dossier = client.post(
        "/api/v1/dossiers", json=json.loads(DOSSIER_REQUESTS.read_text("utf-8"))["dossiers"]["b_year"]
    )
    assert (document.status_code, dossier.status_code) == (202, 202), (document.text, dossier.text)
    of_body = services.of(Scope(FIRST_STATE_BODY_ID))
    with of_body.database.transaction() as session:
        assert evaluator_of(session, "b2_score_sheet", sample) is not None
        draft = drafts.add(session, "b2_score_sheet", sample, by=None, now=services.clock())
    servant = client.put("/api/v1/employees/hr-17", json=SAMPLE_MEMBER)
    rows = json.dumps({"external_id": "hr-17", "data": SAMPLE_MEMBER})
    asked = {"data": rows, "content_type": "application/x-ndjson"}
    staff = client.post("/api/v1/employees/import?dry_run=true", **asked)
    assert (servant.status_code, staff.status_code) == (201, 202), (servant.text, staff.text)
    found = {
        "document_id": document.json["id"],
        "external_id": "hr-17",
        "import_id": staff.json["id"],
        "batch_id": batch["id"],
        "dossier_id": dossier.json["id"],
    }
    return {**found, "draft_id": draft.id}


def test_of_what_is_stored_others_find_nothing(
    app: Flask, client: FlaskClient, other: FlaskClient, services: Services, ids: dict[str, str]
) -> None:
    """Another body's key or officer, and another evaluator: as if there were none; whose it is finds each of them."""
    with services.database.reading() as session:
        elsewhere = session.scalars(select(StateBodyRow.id).where(StateBodyRow.name == "Другой")).one()
    people = {
        "officer": (Role.PERSONNEL_OFFICER, FIRST_STATE_BODY_ID, None),
        "foreign": (Role.PERSONNEL_OFFICER, elsewhere, None),
        "evaluator": (Role.EVALUATOR, FIRST_STATE_BODY_ID, ONE),
        "another": (Role.EVALUATOR, FIRST_STATE_BODY_ID, ANOTHER),
        "namesake": (Role.EVALUATOR, elsewhere, ONE),
    }
    browsers = {}
    for login, (role, body, iin) in people.items():
        browsers[login] = app.test_client()
        browsers[login].set_cookie("session", signed_in(services, role, login, body))
        with services.database.transaction() as session:
            session.scalars(select(UserRow).where(UserRow.login == login)).one().iin = iin
    walked = [one for one in (*operations(app), *page_routes(app)) if any(f"<{name}>" in one.rule for name in ids)]
    assert {type(one) for one in walked} == {Operation, PageRoute}
    assert len(walked) > 16
    for one in walked:
        if isinstance(one, Operation):
            # Who puts a number that another body has makes a servant of the own list.
            own_one = one.endpoint == "employees.put_employee"
            assert _ask(other, one, ids).status_code == (422 if own_one else 404), one
            assert _ask(client, one, ids).status_code != 404, one
        elif one.method == "GET" and not {"file", "printed", "row"} & {one.endpoint.rpartition(".")[2]}:
            found = {login: _ask(browser, one, ids, headers=BROWSER).status_code for login, browser in browsers.items()}
            # Where evaluators have no business at all they learn nothing else, whosever it is.
            barred = {login for login, (role, _, _) in people.items() if role not in (one.roles or Role)}
            assert {found.pop(login) for login in barred} <= {403}, one
            own = {found.pop(login) for login in ("officer", "evaluator") if login in found}
            assert (404 in own, set(found.values())) == (False, {404}), one
    for listed in ("documents", "batches"):
        assert other.get(f"/api/v1/{listed}").json["items"] == []
        assert client.get(f"/api/v1/{listed}").json["items"] != []
