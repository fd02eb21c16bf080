"""Terms over HTTP: the kinds, the counting, the year for Outlook, and the working calendar behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from icalendar import Calendar

from service.app.factory import create_app
from service.settings import read_settings
from service.wiring import open_services
from validators.deadlines.terms import TERMS_BY_KIND

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from service.services import Services

DEADLINES = "/api/v1/deadlines"
AGENDA = "/api/v1/deadlines/calendar.ics"
KEY = "test-key-0123456789-0123456789-0123456789"


def test_the_kinds_are_listed_with_the_dates_they_ask_for(client: FlaskClient) -> None:
    """In the order's sequence."""
    items = client.get(DEADLINES).json["items"]
    assert [item["kind"] for item in items] == list(TERMS_BY_KIND)
    appeal = next(item for item in items if item["kind"] == "b_appeal")
    assert (appeal["required"], appeal["optional"], appeal["methodology"]) == (["received_result_on"], [], "B")
    assert appeal["terms"][0]["item"] == "11"


def test_every_kind_can_be_counted(client: FlaskClient) -> None:
    """With the example of the description."""
    spec = client.get("/openapi.json").json
    examples = spec["paths"][DEADLINES]["post"]["requestBody"]["content"]["application/json"]["examples"]
    for kind in TERMS_BY_KIND:
        answer = client.post(DEADLINES, json=examples[kind]["value"])
        assert answer.status_code == 200, answer.text
        assert answer.json["kind"] == kind
        assert all(found["due"] and found["law"]["text"] for found in answer.json["deadlines"]), kind


def test_a_term_comes_with_the_way_it_was_counted(client: FlaskClient) -> None:
    """Day by day, with the reason of each that was passed over."""
    answer = client.post(DEADLINES, json={"kind": "b_calling", "submitted_on": "2026-10-23"}).json
    (found,) = answer["deadlines"]
    assert (found["due"], found["working_day"], found["notes"]) == ("2026-10-29", True, [])
    days = found["counted"]["days"]
    assert [day["number"] for day in days] == [None, None, None, 1, 2, 3]
    assert days[1]["reason"] == "День Республики"


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["/kind"]),
        ({"kind": "c_appeal"}, ["/kind"]),
        ({"kind": 1}, ["/kind"]),
        ({"kind": "b_appeal"}, ["/received_result_on"]),
        ({"kind": "b_appeal", "received_result_on": "2026-02-30"}, ["/received_result_on"]),
        ({"kind": "b_appeal", "received_result_on": "2026-10-16", "a/b": 1}, ["/a~1b"]),
        ({"kind": "b_appeal", "received_result_on": "2025-06-30"}, ["/received_result_on"]),
        ({"kind": "b_assessment", "year": 0, "quarter": 0}, ["/year", "/quarter"]),
        ({"kind": "b_appeal\0"}, ["/kind"]),
    ],
)
def test_a_question_without_an_answer_is_422_with_pointers(
    client: FlaskClient, body: dict[str, Any], pointers: list[str]
) -> None:
    """Of the kind every wrong request is answered with."""
    answer = client.post(DEADLINES, json=body)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert [violation["pointer"] for violation in answer.json["violations"]] == pointers
    assert all(violation["rule"] == "schema" and violation["message"] for violation in answer.json["violations"])


@pytest.mark.parametrize("body", [b"[]", b'"b_appeal"', b"null"])
def test_a_body_that_is_no_object_is_422(client: FlaskClient, body: bytes) -> None:
    """As everywhere."""
    answer = client.post(DEADLINES, data=body, content_type="application/json")
    assert answer.status_code == 422


def test_the_year_for_outlook_is_a_file(client: FlaskClient) -> None:
    """With a name people understand, and a type that says what it is."""
    answer = client.get(AGENDA, query_string={"year": "2027", "methodology": "B"})
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8; method=PUBLISH"
    assert "Сроки оценки корпуса «Б», 2027 год.ics" in unquote(answer.headers["Content-Disposition"])
    assert answer.headers["Content-Language"] == "ru"
    days = [event.decoded("DTSTART") for event in Calendar.from_ical(answer.data).walk("VEVENT")]
    assert {day.year for day in days} == {2027}


def test_the_year_is_fetched_again_only_when_it_changed(client: FlaskClient) -> None:
    """A strong ETag over the bytes."""
    first = client.get(AGENDA, query_string={"year": "2027"})
    etag = first.headers["ETag"]
    assert client.get(AGENDA, query_string={"year": "2027"}, headers={"If-None-Match": etag}).status_code == 304
    other = client.get(AGENDA, query_string={"year": "2026"}, headers={"If-None-Match": etag})
    assert (other.status_code, other.headers["ETag"] != etag) == (200, True)


def test_without_a_year_it_is_the_present_one(services: Services) -> None:
    """A subscription needs no new address each January, Kazakhstan's."""
    late = replace(services, clock=lambda: datetime(2027, 12, 31, 20, tzinfo=UTC))
    client = create_app(late, fresh_seconds=0).test_client()
    answer = client.get(AGENDA, headers={"Authorization": f"Bearer {KEY}"})
    assert "2028" in unquote(answer.headers["Content-Disposition"])


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("year=2024", "/year"),
        ("year=2100", "/year"),
        ("year=20270", "/year"),
        ("year=", "/year"),
        ("year=ХХ", "/year"),
        ("year=2027&year=2028", "/year"),
        ("methodology=b", "/methodology"),
        ("methodology=А", "/methodology"),
        ("quarter=1", "/quarter"),
    ],
)
def test_a_year_or_methodology_that_is_none_is_422(client: FlaskClient, query: str, pointer: str) -> None:
    """The message names the limits."""
    answer = client.get(f"{AGENDA}?{query}")
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert [violation["pointer"] for violation in answer.json["violations"]] == [pointer]


def test_the_calendar_tells_what_is_in_force(client: FlaskClient) -> None:
    """Days off with their reasons, and how many working days are left."""
    told = client.get("/api/v1/calendar/2026").json
    assert told["working_days"]["quarters"] == [57, 61, 65, 64]
    assert told["overrides"] is None
    reasons = {entry["day"]: entry["reason"] for entry in told["days_off"]}
    assert reasons["2026-03-23"] == "Наурыз мейрамы"
    assert reasons["2026-10-26"].endswith("День Республики")


def test_the_calendar_of_an_installation_names_its_file_and_never_its_folder(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """A decree of tomorrow is a line in a file."""
    path = tmp_path / "decrees.toml"
    path.write_text('source = "Постановление"\ndays_off = [2027-12-31]\nworking_days = [2027-12-25]\n', "utf-8")
    services = open_services(read_settings(environment | {"BAGALAU_CALENDAR_OVERRIDES": str(path)}))
    client = create_app(services, fresh_seconds=0).test_client()
    answer = client.get("/api/v1/calendar/2027", headers={"Authorization": f"Bearer {KEY}"})
    services.database.dispose()
    assert answer.json["overrides"] == {"file": "decrees.toml", "days": 2, "sources": ["Постановление"]}
    (worked,) = answer.json["worked_days_off"]
    assert (worked["day"], worked["ground"], worked["source"]) == ("2027-12-25", "installation", "Постановление")
    assert str(tmp_path) not in answer.text


@pytest.mark.parametrize("year", ["1999", "2100", "26", "abcd", "２０２６", "-2026", "2026.0"])
def test_a_year_the_calendar_does_not_know_is_422(client: FlaskClient, year: str) -> None:
    """With the limits."""
    answer = client.get(f"/api/v1/calendar/{year}")
    assert answer.status_code == 422
    (violation,) = answer.json["violations"]
    assert violation["pointer"] == "/year"
    assert "2000" in violation["message"]
