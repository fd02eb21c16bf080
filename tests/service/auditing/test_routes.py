"""The journal is shown to whoever administers a state body: its own events, page by page, with today's names."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from service.db.chain import chain_journal
from service.db.models import KeyRow
from service.db.tenancy import EVERY_BODY
from tests.service.conftest import KEY

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

URL = "/api/v1/journal"
SHEET = "b2_score_sheet"


def _events(client: FlaskClient, **query: Any) -> list[dict[str, Any]]:
    answer = client.get(URL, query_string=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json["items"]
    return found


def test_an_event_is_shown_with_the_name_its_key_has_today(
    client: FlaskClient, document_id: str, services: Services
) -> None:
    """The number and the hash come when it is chained, the name as long as there is one."""
    [event] = _events(client)
    key = event["actor"]["id"]
    assert event["actor"]["kind"] == "key"
    assert event["subject"] == {"kind": "document", "id": document_id, "part": None}
    assert (event["action"], event["number"], event["hash"]) == ("create", None, None)
    everybody = services.database.whole.of(EVERY_BODY)
    with everybody.transaction() as session:
        chain_journal(session)
        session.get_one(KeyRow, key).name = "Кадровая программа"
    first, second = _events(client)
    assert (first["number"], len(first["hash"]), first["actor"]["name"]) == (1, 64, "Кадровая программа")
    assert (second["action"], second["subject"]["kind"]) == ("read", "journal")
    assert KEY not in client.get(URL).text


def test_pages_follow_each_other_and_what_comes_meanwhile_stands_on_later_ones(
    client: FlaskClient, sample: dict[str, Any]
) -> None:
    """Nothing is left out, nothing comes twice."""
    made = []
    seen: list[str] = []
    cursor: dict[str, str] = {}
    for _ in range(6):
        answer = client.post("/api/v1/documents", json={"form": SHEET, "data": sample})
        made.append(answer.json["id"])
    while True:
        page = client.get(URL, query_string={"limit": "2", **cursor}).json
        seen += [one["subject"]["id"] for one in page["items"] if one["action"] == "create"]
        assert len(page["items"]) <= 2
        if page["next_cursor"] is None:
            break
        if len(made) == 6:
            made.append(client.post("/api/v1/documents", json={"form": SHEET, "data": sample}).json["id"])
        cursor = {"cursor": page["next_cursor"]}
    assert seen == made


def test_events_are_chosen_by_moment_and_by_who_did_it(
    client: FlaskClient, document_id: str, services: Services
) -> None:
    """Each alone and both together."""
    [event] = _events(client, limit=1)
    key = event["actor"]["id"]
    later = (services.clock() + timedelta(hours=1)).isoformat()
    assert [one["subject"]["id"] for one in _events(client, since=event["at"], person=key)][:1] == [document_id]
    assert _events(client, since=later) == []
    assert _events(client, person=document_id) == []


@pytest.mark.parametrize(
    "query",
    [
        {"since": "2026-10-15"},
        {"since": "2026-10-15T09:00:00"},
        {"since": "2026-13-15T09:00:00Z"},
        {"since": "0001-01-01T00:00:00+14:00"},
        {"person": "Әбдіқадырова"},
        {"cursor": "none"},
        {"limit": "0"},
        {"name": "x"},
    ],
)
def test_what_cannot_be_asked_for_is_named(client: FlaskClient, query: dict[str, str]) -> None:
    """A moment without a time zone means another one to everybody."""
    answer = client.get(URL, query_string=query)
    assert answer.status_code == 422
    assert next(iter(query)) in answer.text


def test_another_state_body_sees_its_own_events_alone(
    client: FlaskClient, other: FlaskClient, document_id: str
) -> None:
    """Neither those of others nor that there are any."""
    assert document_id in client.get(URL).text
    assert _events(other) == []
