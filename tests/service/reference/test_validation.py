"""Checking without storing, and the rules that are checked."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from service.db.models import DocumentRow
from validators.methodology import RULES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

VALIDATE = "/api/v1/validate"
FORM = "b2_score_sheet"


def _check(client: FlaskClient, **members: Any) -> Any:
    return client.post(VALIDATE, json={"form": FORM, **members})


def test_invalid_data_is_200_with_every_violation_at_once(client: FlaskClient, sample: dict[str, Any]) -> None:
    """Rule, severity, place, sentence, and the words of the law."""
    sample["scores"][0]["score"] = "5.5"
    sample["days_worked"] = 3
    answer = _check(client, data=sample)
    assert answer.status_code == 200
    assert answer.json["valid"] is False
    found = {violation["rule"]: violation for violation in answer.json["violations"]}
    assert {"B18-range", "B6-days-worked"} <= set(found)
    assert found["B18-range"]["pointer"] == "/scores/0/score"
    law = found["B18-range"]["law"]
    assert (law["act"], law["methodology"], law["item"]) == ("order-13", "B", "18")
    assert law["text"]


def test_valid_data_comes_with_what_was_computed_and_the_edition(client: FlaskClient, sample: dict[str, Any]) -> None:
    """The average is a decimal string."""
    answer = _check(client, data=sample).json
    assert answer["valid"] is True
    assert isinstance(answer["computed"]["average"], str)
    assert answer["edition"] == "order-13/2025-07-28"


def test_decimals_are_exact_whether_number_or_string(client: FlaskClient, sample: dict[str, Any]) -> None:
    """4.35 sent as a JSON number is 4.35 when it is averaged."""
    for entry in sample["scores"]:
        entry["score"] = "4.35"
    sample.pop("average", None)
    sample.pop("result", None)
    as_text = json.dumps({"form": FORM, "data": sample})
    as_number = as_text.replace('"4.35"', "4.35")
    computed = [
        client.post(VALIDATE, data=text, content_type="application/json").json["computed"]
        for text in (as_text, as_number)
    ]
    assert computed[0] == computed[1]
    assert computed[0]["average"] == "4.35"


@pytest.mark.parametrize("data", [None, [], "x", 4.5, True])
def test_data_that_is_no_object_is_a_violation(client: FlaskClient, data: Any) -> None:
    """The answer is 200 for every known form."""
    answer = _check(client, data=data)
    assert answer.status_code == 200
    assert [(one["rule"], one["pointer"]) for one in answer.json["violations"]] == [("schema", "")]


def test_nothing_is_stored(client: FlaskClient, sample: dict[str, Any], services: Services) -> None:
    """Neither valid nor invalid data leaves a trace."""
    _check(client, data=sample)
    _check(client, data={})
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == 0


def test_as_of_checks_as_on_another_date(client: FlaskClient, sample: dict[str, Any]) -> None:
    """A day before the signature, the signature is in the future."""
    day_before = date.fromordinal(date.fromisoformat(sample["signed_on"]).toordinal() - 1)
    assert _check(client, data=sample).json["violations"] == []
    early = _check(client, data=sample, as_of=day_before.isoformat()).json
    assert "/signed_on" in [violation["pointer"] for violation in early["violations"]]


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({}, "/data"),
        ({"data": {}, "as_of": "15.10.2025"}, "/as_of"),
        ({"data": {}, "as_of": "20251015"}, "/as_of"),
        ({"data": {}, "as_of": "2025-W42-3"}, "/as_of"),
        ({"data": {}, "as_of": "2025-02-30"}, "/as_of"),
        ({"data": {}, "as_of": "0001-01-01"}, "/as_of"),
        ({"data": {}, "as_of": "9999-12-31"}, "/as_of"),
        ({"data": {}, "as_of": None}, "/as_of"),
        ({"data": {}, "as_of": 20251015}, "/as_of"),
        ({"data": {}, "as_of": "２０２５-10-15"}, "/as_of"),
        ({"data": {}, "formats": ["pdf"]}, "/formats"),
        ({"data": {}, "a/b~c": 1}, "/a~1b~0c"),
        ({"data": {}, "form": "b9"}, "/form"),
        ({"data": {}, "form": 1}, "/form"),
        ({"data": {}, "form": None}, "/form"),
    ],
)
def test_a_request_of_the_wrong_shape_is_422_with_a_pointer_into_the_request(
    client: FlaskClient, members: dict[str, Any], pointer: str
) -> None:
    """Unlike violations of the data these never come with 200."""
    answer = _check(client, **members)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    (violation,) = answer.json["violations"]
    assert (violation["rule"], violation["severity"], violation["pointer"]) == ("schema", "error", pointer)
    assert violation["message"]


def test_an_unknown_form_in_the_body_is_answered_with_those_there_are(client: FlaskClient) -> None:
    """The message lists the slugs."""
    (violation,) = _check(client, form="b9", data={}).json["violations"]
    assert "b1_score_sheet, b2_score_sheet" in violation["message"]


def test_every_fault_of_a_request_is_reported_at_once(client: FlaskClient) -> None:
    """Not the first one only."""
    answer = client.post(VALIDATE, json={"as_of": "x", "unknown": 1})
    pointers = {violation["pointer"] for violation in answer.json["violations"]}
    assert pointers == {"/form", "/data", "/as_of", "/unknown"}


def test_the_rules_are_listed_in_the_orders_sequence(client: FlaskClient) -> None:
    """With item, words of the law, dates and severity."""
    items = client.get("/api/v1/rules").json["items"]
    assert [item["id"] for item in items] == [rule.id for rule in RULES]
    for item, rule in zip(items, RULES, strict=True):
        assert item["text"] == rule.text
        assert item["item"] == rule.item
        assert item["since"] == rule.since.isoformat()
        assert item["severity"] in {"error", "warning"}
        assert client.get(item["links"]["self"]).json == item


def test_an_unknown_rule_is_404(client: FlaskClient) -> None:
    """With its name, shortened."""
    answer = client.get("/api/v1/rules/B99-" + "x" * 100)
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/unknown-rule")


@pytest.mark.parametrize(
    ("as_of", "late"),
    [("2026-10-20", False), ("2026-10-21", True), ("2028-02-29", True)],
)
def test_data_is_checked_as_on_any_day(client: FlaskClient, sample: dict[str, Any], as_of: str, late: bool) -> None:
    """In time on the last day, late on its morrow and years later, whatever the day of the request."""
    sample["period"] = {"year": 2026, "quarter": 3}
    sample.pop("signed_on", None)
    rules = {found["rule"] for found in _check(client, data=sample, as_of=as_of).json["violations"]}
    assert ("B5-deadline" in rules) is late


@pytest.mark.parametrize(("as_of", "warned"), [("2026-02-28", False), ("2026-03-01", True)])
def test_a_form_of_the_past_is_checked_as_on_its_own_days(client: FlaskClient, as_of: str, warned: bool) -> None:
    """Chapter 5 was in force to the end of February 2026; its forms are made later too, with a warning."""
    data = client.get("/api/v1/forms/a9_score_sheet/sample").json
    data.pop("signed_on", None)
    answer = client.post(VALIDATE, json={"form": "a9_score_sheet", "data": data, "as_of": as_of}).json
    assert answer["valid"] is True
    assert ("form-not-in-force" in {found["rule"] for found in answer["violations"]}) is warned


@pytest.mark.parametrize("as_of", ["2020-01-01", "2099-12-31"])
def test_the_first_and_the_last_day_that_can_be_asked_about_are_answered(client: FlaskClient, as_of: str) -> None:
    """For every form, with violations and never with a fault."""
    for form in client.get("/api/v1/forms").json["items"]:
        data = client.get(form["links"]["sample"]).json
        answer = client.post(VALIDATE, json={"form": form["slug"], "data": data, "as_of": as_of})
        assert answer.status_code == 200, form["slug"]


def test_computed_values_are_explained_in_the_language_of_the_caller(
    client: FlaskClient, sample: dict[str, Any]
) -> None:
    """Values stay beside their explanation; the words of the law stay Russian."""
    told = {}
    for language in ("ru", "kk", "en"):
        asked = {"json": {"form": FORM, "data": sample}, "headers": {"Accept-Language": language}}
        computed = client.post(VALIDATE, **asked).json["computed"]
        (step,) = (each for each in computed["explanation"] if each["value"] == "average")
        assert step["rounding"]["rounded"] == computed["average"]
        told[language] = (step["text"], step["law"]["text"])
    assert len({text for text, _ in told.values()}) == 3
    assert len({law for _, law in told.values()}) == 1
