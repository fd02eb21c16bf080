"""However much is wrong with what was sent, what is told of it stays short, and says how much is not told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from service.batches import store as batches
from service.batches.checking import RowChecker
from service.batches.messages import MAX_REPORTED as OF_ROW
from service.batches.row_readers import InputRow, RowFinding
from validators.violations import MAX_REPORTED
from worker.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

MANY = 3_000
SHEET = "b2_score_sheet"
UNKNOWN = {f"x{number}": 1 for number in range(MANY)}


def _check(violations: list[dict[str, Any]], number: int, most: int = MAX_REPORTED) -> None:
    assert len(violations) == most + 1
    last = violations[-1]
    assert (last["rule"], last["severity"], last["omitted"]) == ("omitted", "error", number - most)
    assert str(number - most) in last["message"]
    assert not [one for one in violations[:-1] if "omitted" in one]


def test_every_answer_tells_the_first_violations_and_the_number_of_the_others(
    client: FlaskClient, sample: dict[str, Any]
) -> None:
    """Of the data, of the request itself, of its parameters, of documents that belong together, of dates."""
    data = {**sample, **UNKNOWN}
    found = client.post("/api/v1/validate", json={"form": SHEET, "data": data})
    assert found.json["valid"] is False
    _check(found.json["violations"], MANY)
    forbidden = client.post("/api/v1/documents", json={"form": SHEET, "data": data})
    assert forbidden.status_code == 422
    _check(forbidden.json["violations"], MANY)
    _check(client.post("/api/v1/validate", json={"form": SHEET, "data": {}, **UNKNOWN}).json["violations"], MANY)
    query = "&".join(f"{name}=1" for name in UNKNOWN)
    _check(client.get(f"/api/v1/documents?{query}").json["violations"], MANY)
    both = {"documents": [{"form": SHEET, "data": sample}, {"form": SHEET, "data": sample, **UNKNOWN}]}
    _check(client.post("/api/v1/dossiers/validate", json=both).json["violations"], MANY)
    asked = {"kind": "b_appeal", "received_result_on": "2026-10-21", **UNKNOWN}
    _check(client.post("/api/v1/deadlines", json=asked).json["violations"], MANY)


def test_what_is_told_is_a_small_part_of_what_may_be_sent(client: FlaskClient, sample: dict[str, Any]) -> None:
    """The longest body there may be, full of what is wrong."""
    size = client.application.config["MAX_CONTENT_LENGTH"] - 10_000
    for wrong in (
        {f"{number}": 1 for number in range(size // 12)},
        {"x" * size: 1},
        {"scores": [1] * (size // 3)},
        {"employee": "x" * size},
        {"employee": {**sample["employee"], "full_name": "x" * size}},
        {"employee": {**sample["employee"], "full_name": "\u202e" * (size // 6)}},
        {"disciplinary_penalties": [{}] * (size // 4)},
        {"period": {"year": 10**39, "quarter": "9" * size}},
    ):
        answer = client.post("/api/v1/validate", json={"form": SHEET, "data": {**sample, **wrong}})
        assert answer.status_code == 200, answer.text[:200]
        assert answer.json["valid"] is False
        assert len(answer.data) < 64 * 1024


def test_rows_of_a_batch_are_told_of_as_briefly(
    client: FlaskClient, services: Any, sample: dict[str, Any], read: Any
) -> None:
    """In the items, and where the cells of a row cannot be read."""
    row = {"form": SHEET, "data": {**sample, **UNKNOWN}}
    batch = client.post("/api/v1/batches", json=[row]).json
    read()
    (item,) = client.get(f"{batch['links']['self']}/items").json["items"]
    _check(item["violations"], MANY, OF_ROW)
    with services.database.reading() as session:
        stored = _stored(session, batch["id"])
    broken = InputRow(1, SHEET, None, None, tuple(RowFinding("formula", "/x", {"cell": "A1"}) for _ in range(MANY)))
    _check(list(RowChecker(services, stored).check(broken).violations), MANY, OF_ROW)


def _stored(session: Any, batch_id: str) -> Any:
    return batches.get(session, batch_id)


def test_the_command_tells_as_briefly(tmp_path: Path, sample: dict[str, Any]) -> None:
    """On the terminal and for programs."""
    path = tmp_path / "data.json"
    path.write_text(json.dumps({"form": SHEET, "data": {**sample, **UNKNOWN}}), "utf-8")
    told = CliRunner().invoke(main, ["validate", str(path), "--json"])
    assert told.exit_code == 1
    _check(json.loads(told.stdout)["violations"], MANY)
    assert f"{MANY - MAX_REPORTED}" in CliRunner().invoke(main, ["validate", str(path), "--language", "ru"]).output
