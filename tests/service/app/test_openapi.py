"""The description says the truth: it is valid, its examples fit, and what it promises is what is answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from doc_templates.catalogue import FORMS
from service.api.access import PUBLIC
from service.api.problems import STATUS
from service.db.models import FIRST_STATE_BODY_ID, PurgeRow, PurgeState, new_id
from service.db.tenancy import SYSTEM, Scope
from service.pages.shell import Pages
from tests.service.app.contract import CONTRACT
from tests.service.cycles.conftest import servant, write_list
from validators.staff.sample import SAMPLE_MEMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

BODY_STATUSES = {"400", "401", "403", "405", "413", "415", "422", "500", "503"}


@pytest.fixture
def spec(stranger: FlaskClient) -> dict[str, Any]:
    """Return the description as it is served."""
    found: dict[str, Any] = stranger.get("/openapi.json").json
    return found


def _operations(spec: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in spec["paths"].items():
        for method, operation in item.items():
            yield method, path, operation


def _resolve(spec: dict[str, Any], value: Any) -> Any:
    while isinstance(value, dict) and set(value) == {"$ref"}:
        found = spec
        for token in value["$ref"].removeprefix("#/").split("/"):
            found = found[token]
        value = found
    return value


def _validator(spec: dict[str, Any], schema: Any) -> jsonschema.Draft202012Validator:
    whole = Resource.from_contents(spec, default_specification=DRAFT202012)
    registry = Registry().with_resource("urn:spec", whole)
    absolute = json.loads(json.dumps(schema).replace('"#/', '"urn:spec#/'))
    return jsonschema.Draft202012Validator(
        absolute, registry=registry, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def test_the_description_is_valid_openapi_3_1(spec: dict[str, Any]) -> None:
    """By the validator everybody uses."""
    assert spec["openapi"].startswith("3.1")
    assert [error.message for error in OpenAPIV31SpecValidator(spec).iter_errors()] == []


def test_exactly_the_contract_is_described(spec: dict[str, Any]) -> None:
    """Nothing missing, nothing extra, and no traces of how it was made."""
    assert {(method, path) for method, path, _ in _operations(spec)} == CONTRACT
    assert '"x-' not in json.dumps(spec)


def test_every_route_outside_the_pages_is_described(app: Flask, spec: dict[str, Any]) -> None:
    """A new endpoint cannot stay undocumented."""
    pages = {name for name, blueprint in app.blueprints.items() if isinstance(blueprint, Pages)} | {"assets"}
    routes = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.partition(".")[0] not in pages}
    assert {rule.replace("<", "{").replace(">", "}") for rule in routes} == set(spec["paths"])


def test_every_operation_says_in_russian_what_it_is(spec: dict[str, Any]) -> None:
    """Summaries and descriptions of answers are for integrators in Kazakhstan."""
    for method, path, operation in _operations(spec):
        assert any("а" <= letter <= "я" for letter in operation["summary"]), (method, path)
        assert operation["operationId"]
        for response in operation["responses"].values():
            assert response["description"]


def test_what_needs_a_key_says_so(spec: dict[str, Any]) -> None:
    """The rest says that it needs none."""
    assert spec["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert spec["security"] == [{"key": []}]
    for _, path, operation in _operations(spec):
        public = f"{operation['tags'][0]}.{operation['operationId']}" in PUBLIC
        assert ("401" not in operation["responses"]) is public, path
        assert (operation.get("security") == []) is public, path


def test_every_error_is_described_with_an_example(spec: dict[str, Any]) -> None:
    """As a problem, by status; bodies can go wrong in all the ways bodies can."""
    for method, path, operation in _operations(spec):
        errors = {status: one for status, one in operation["responses"].items() if status >= "400"}
        assert {"405", "500"} <= set(errors)
        if "requestBody" in operation:
            assert set(errors) >= BODY_STATUSES, path
        for status, response in errors.items():
            examples = response["content"]["application/problem+json"]["examples"]
            assert examples, (method, path, status)
            for slug, example in examples.items():
                assert _resolve(spec, example)["value"]["status"] == STATUS[slug] == int(status)
    described = {
        slug
        for _, _, operation in _operations(spec)
        for status, response in operation["responses"].items()
        if status >= "400"
        for slug in response["content"]["application/problem+json"]["examples"]
    }
    # Refused by the server or by the router, before any operation is reached.
    assert set(STATUS) - described == {"bad-request", "headers-too-large", "not-implemented"}


def test_every_example_fits_its_schema(spec: dict[str, Any]) -> None:
    """Requests, answers and problems."""
    checked = 0
    for _, path, operation in _operations(spec):
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        for media in (media for body in bodies for media in body.get("content", {}).values()):
            examples = [_resolve(spec, one)["value"] for one in media.get("examples", {}).values()]
            examples += [media["example"]] if "example" in media else []
            for example in examples:
                errors = list(_validator(spec, media["schema"]).iter_errors(example))
                assert errors == [], (path, errors[0].message if errors else "")
                checked += 1
    assert checked > 100


def test_the_example_requests_are_accepted(client: FlaskClient, spec: dict[str, Any]) -> None:
    """Trying one out in Swagger UI works the first time."""
    for path, status in (("/api/v1/validate", 200), ("/api/v1/documents", 202)):
        examples = spec["paths"][path]["post"]["requestBody"]["content"]["application/json"]["examples"]
        assert set(examples) == {form.slug for form in FORMS}
        for example in examples.values():
            assert client.post(path, json=example["value"]).status_code == status


def test_the_data_of_each_form_is_described_in_its_own_right(spec: dict[str, Any]) -> None:
    """A body is one alternative for each form, told apart by `form`; what fits one fits no other."""
    body = spec["components"]["schemas"]["DocumentRequest"]
    assert body["discriminator"]["propertyName"] == "form"
    assert set(body["discriminator"]["mapping"]) == {form.slug for form in FORMS}
    for form in FORMS:
        request = {"form": form.slug, "data": form.sample()}
        assert _validator(spec, body).is_valid(request)
        assert not _validator(spec, body).is_valid({**request, "unknown": 1})
        assert not _validator(spec, body).is_valid({**request, "data": {**form.sample(), "unknown": 1}})


def test_answers_fit_their_description(
    client: FlaskClient, services: Services, worker: Any, document_id: str, spec: dict[str, Any]
) -> None:
    """The real ones, not only the examples."""
    worker.finish(document_id)
    worker.report()
    examples = spec["paths"]["/api/v1/dossiers"]["post"]["requestBody"]["content"]["application/json"]["examples"]
    dossier = client.post("/api/v1/dossiers", json=examples["b_calibration"]["value"]).json
    for document in dossier["documents"]:
        worker.finish(document["id"])
    rows = spec["paths"]["/api/v1/batches"]["post"]["requestBody"]["content"]["application/json"]["examples"]
    batch = client.post("/api/v1/batches", json=rows["b2_score_sheet"]["value"]).json
    client.post(batch["links"]["cancel"])
    of_body = services.of(Scope(FIRST_STATE_BODY_ID))
    write_list(of_body, {"one": servant("Борисов Олег Иванович", "эксперт")})
    cycle = client.post("/api/v1/cycles", json={"methodology": "B", "period": {"year": 2025, "quarter": 3}}).json
    [sheet] = client.get(cycle["links"]["sheets"]).json["items"]
    assert client.put("/api/v1/employees/hr-17", json=SAMPLE_MEMBER).status_code == 201
    row = json.dumps({"external_id": "hr-17", "data": SAMPLE_MEMBER})
    staff = client.post("/api/v1/employees/import", data=row, content_type="application/x-ndjson").json
    sheet, *_ = client.get(cycle["links"]["sheets"]).json["items"]
    with of_body.database.transaction() as session:
        said = {"state": PurgeState.PREPARED, "papers": 0, "created_by": SYSTEM.id, "created_at": services.clock()}
        purge = {"id": new_id(), "act_id": document_id, **said}
        session.add(PurgeRow(**purge))
    slug = FORMS[0].slug
    for path in CONTRACT:
        names = {"form": slug, "document_id": document_id, "file_format": "pdf", "rule_id": "B18-range"}
        names |= dict.fromkeys(("key_id", "user_id", "unit_id", "hold_id"), "")
        names |= {
            "dossier_id": dossier["id"],
            "batch_id": batch["id"],
            "external_id": "hr-17",
            "import_id": staff["id"],
        }
        names |= {"cycle_id": cycle["id"], "sheet_id": sheet["id"], "purge_id": purge["id"]}
        real = path[1].format(**names, year=2027, methodology="B", day="2026-10-15")
        if path[0] != "get" or "/files/" in real or "/blank." in real:
            continue
        answer = client.get(real)
        assert answer.status_code == 200, real
        media = spec["paths"][path[1]]["get"]["responses"]["200"]["content"]
        assert answer.mimetype in media, real
        if answer.is_json or "json" in answer.mimetype:
            _validator(spec, media[answer.mimetype]["schema"]).validate(json.loads(answer.data))


def test_the_description_is_fetched_again_only_when_it_changed(stranger: FlaskClient) -> None:
    """It is large, and changes with a release."""
    etag = stranger.get("/openapi.json").headers["ETag"]
    assert stranger.get("/openapi.json", headers={"If-None-Match": etag}).status_code == 304
