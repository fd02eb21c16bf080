"""The JSON Schema of each form is valid, stands alone, speaks Russian, and agrees with what is accepted."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from validators.check import UnknownFormError, check, json_schema
from validators.forms import SPECS
from validators.schemas.schema import List, Nested

TODAY = date(2026, 10, 23)


def _objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = [schema] if schema.get("type") == "object" else []
    for below in schema.get("properties", {}).values():
        found += _objects(below)
    return found + (_objects(schema["items"]) if "items" in schema else [])


def test_the_schema_is_valid_and_accepts_the_sample_and_its_payload(form: str, samples: dict[str, Any]) -> None:
    """Draft 2020-12, as OpenAPI 3.1 has it; it survives JSON."""
    schema = json.loads(json.dumps(json_schema(form)))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(samples[form])) == []
    assert list(validator.iter_errors(check(form, samples[form], today=TODAY).payload)) == []
    assert "$ref" not in json.dumps(schema)


def test_no_object_has_room_for_an_unknown_field(form: str) -> None:
    """At every depth."""
    objects = _objects(json_schema(form))
    assert objects
    assert all(each["additionalProperties"] is False for each in objects)


def test_every_field_has_a_russian_title_and_every_value_an_example_it_accepts(form: str) -> None:
    """Objects and lists are explained by their fields."""
    for each in _objects(json_schema(form)):
        for name, field in each["properties"].items():
            assert field.get("title"), name
            if field.get("type") not in {"object", "array"}:
                assert field["description"], name
                for example in field["examples"]:
                    Draft202012Validator(field).validate(example)


def test_an_example_is_accepted_by_the_field_itself(form: str) -> None:
    """What the schema shows, the door lets in."""

    def walk(reader: Any, schema: dict[str, Any]) -> None:
        for name, field in reader.fields.items():
            described = schema["properties"][name]
            if isinstance(field, Nested):
                walk(field.schema, described)
            elif isinstance(field, List):
                walk(field.inner.schema, described["items"])
            else:
                for example in described["examples"]:
                    field.deserialize(example)

    walk(SPECS[form].schema, json_schema(form))


def test_a_score_may_be_a_number_or_a_string_and_its_bounds_are_numbers() -> None:
    """No bound is a string, which JSON Schema would not read."""
    score = json_schema("b2_score_sheet")["properties"]["scores"]["items"]["properties"]["score"]
    number, text = score["anyOf"]
    assert number == {"type": "number", "minimum": 0, "maximum": 5}
    assert text["type"] == "string"
    accepts = Draft202012Validator(score).is_valid
    assert [accepts(value) for value in (4, 4.5, "4.50", 0, "0", 5)] == [True] * 6
    assert [accepts(value) for value in (-1, 5.01, "4,5", "４", True, None, "4.555")] == [False] * 7


@pytest.mark.parametrize(
    ("pointer", "value"),
    [("employee/category", "C4"), ("signed_on", "12.10.2026"), ("days_worked", "64"), ("scores", []),
     ("evaluator/role", "boss"), ("period/quarter", 5), ("result", "отлично"), ("employee/managerial", "yes")],
)  # fmt: skip
def test_what_the_door_refuses_the_schema_refuses_too(data: dict[str, Any], pointer: str, value: Any) -> None:
    """So that a client finds its mistakes before sending."""
    place: Any = data
    *steps, last = pointer.split("/")
    for step in steps:
        place = place[step]
    place[last] = value
    assert not Draft202012Validator(json_schema("b2_score_sheet")).is_valid(data)
    assert not check("b2_score_sheet", data, today=TODAY).valid


@pytest.mark.parametrize("category", ["C-4", "с-4", "Е-R-2", "C – O – 1", "Д-О-1"])
def test_the_schema_accepts_categories_as_people_write_them(data: dict[str, Any], category: str) -> None:
    """Cyrillic or Latin, any dash."""
    data["employee"]["category"] = category
    assert Draft202012Validator(json_schema("b2_score_sheet")).is_valid(data)


def test_each_caller_gets_a_copy() -> None:
    """Changing one answer must not change the next."""
    json_schema("b2_score_sheet")["properties"].clear()
    assert json_schema("b2_score_sheet")["properties"]


def test_an_unknown_form_has_no_schema() -> None:
    """The caller's mistake."""
    with pytest.raises(UnknownFormError):
        json_schema("b3")
