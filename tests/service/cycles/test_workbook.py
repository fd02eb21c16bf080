"""The workbook of a cycle: out filled in, back with scores, everything wrong told at its cell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from service.access.caller import Caller
from service.access.evaluators import known_as
from service.cycles.workbook import bring_back
from service.db.models import FIRST_STATE_BODY_ID, Role
from service.db.tenancy import Actor, Scope
from tests.service.cycles.conftest import OTHER_IIN

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.services import Services

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GOOD = ("4,5", 4, 5, 3.5, 4)


@pytest.fixture
def cycle(client: FlaskClient, listed: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the staff list is written
    """Return an open cycle."""
    found: dict[str, Any] = client.post(
        "/api/v1/cycles", json={"methodology": "B", "period": {"year": 2025, "quarter": 3}}
    ).json
    return found


def _book(client: FlaskClient, cycle: dict[str, Any], **query: str) -> Any:
    answer = client.get(f"{cycle['links']['self']}/workbook.xlsx", query_string=query)
    assert (answer.status_code, answer.mimetype) == (200, TYPE), answer.text
    return load_workbook(io.BytesIO(answer.data))


def _file(book: Any) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _rows(book: Any) -> dict[str, tuple[Any, int]]:
    """Return worksheet and row of each servant by surname."""
    return {
        str(sheet.cell(row, 2).value).split()[0]: (sheet, row)
        for sheet in book.worksheets
        for row in range(4, sheet.max_row + 1)
        if sheet.cell(row, 1).value
    }


def _score(rows: dict[str, tuple[Any, int]], name: str, scores: Any = GOOD) -> None:
    sheet, row = rows[name]
    for number, score in enumerate(scores):
        sheet.cell(row, 7 + 2 * number).value = score


def _bring(client: FlaskClient, cycle: dict[str, Any], book: Any, **query: str) -> dict[str, Any]:
    answer = client.post(f"{cycle['links']['self']}/workbook", data=_file(book), content_type=TYPE, query_string=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_the_workbook_comes_filled_in_and_takes_scores_alone(client: FlaskClient, cycle: dict[str, Any]) -> None:
    """A sheet for each annex; what is known is locked, and by when to assess is said."""
    book = _book(client, cycle)
    assert book.sheetnames == ["Приложение 1", "Приложение 2"]
    rows = _rows(book)
    assert set(rows) == {"Ким", "Ли", "Әбенова", "Борисов", "Есенова"}
    sheet, row = rows["Борисов"]
    known = [sheet.cell(row, place).value for place in range(2, 7)]
    assert known == ["Борисов Олег Иванович", "эксперт", "C-5", "Ким Елена Викторовна", 64]
    assert sheet.protection.sheet
    assert [sheet.cell(row, place).protection.locked for place in (2, 6, 7, 8)] == [True, True, False, False]
    assert sheet.column_dimensions["A"].hidden
    assert "с 01.10.2025 по 20.10.2025" in sheet.cell(2, 2).value
    assert "Параметр" in sheet.cell(3, 7).comment.text
    evaluator = next(one for one in cycle["evaluators"] if one["name"] == "Ким Елена Викторовна")
    assert set(_rows(_book(client, cycle, evaluator=evaluator["id"]))) == {"Әбенова", "Борисов"}


def test_what_is_brought_back_becomes_drafts_or_papers(client: FlaskClient, cycle: dict[str, Any]) -> None:
    """Each row by itself; what is wrong is told at its cell, and the same workbook once more changes nothing."""
    book = _book(client, cycle)
    rows = _rows(book)
    _score(rows, "Борисов")
    _score(rows, "Әбенова", (4, 7, "хорошо", 4, 4))
    sheet, row = rows["Әбенова"]
    found = _bring(client, cycle, book)
    assert found["rows"] == {"saved": 2, "submitted": 0, "unchanged": 3, "refused": 0}, found["remarks"]
    told = {one["cell"]: one["violation"] for one in found["remarks"]}
    assert set(told) == {sheet.cell(row, 9).coordinate, sheet.cell(row, 11).coordinate}
    assert {one["severity"] for one in told.values()} == {"error"}
    assert found["remarks"][0]["worksheet"] == "Приложение 2"
    assert _bring(client, cycle, book)["rows"]["unchanged"] == 5
    # Corrected in the same file, it is taken once more; a second submission makes no second paper.
    _score(rows, "Әбенова")
    found = _bring(client, cycle, book, submit="true")
    assert (found["rows"]["submitted"], found["remarks"]) == (2, [])
    again = _bring(client, cycle, book, submit="true")
    assert (again["rows"]["refused"], again["rows"]["submitted"]) == (2, 0)
    documents = client.get("/api/v1/documents").json["items"]
    assert len(documents) == 2
    assert set(_rows(_book(client, cycle))) == {"Ким", "Ли", "Есенова"}


def test_rows_that_are_not_as_they_were_given_out_are_refused(
    client: FlaskClient, services: Services, of_body: Services, cycle: dict[str, Any]
) -> None:
    """Mixed up, doubled, another's, a formula, or saved by somebody else since: nothing of them is kept."""
    book = _book(client, cycle)
    rows = _rows(book)
    for name in ("Борисов", "Әбенова", "Ли"):
        _score(rows, name)
    sheet, row = rows["Борисов"]
    sheet.cell(row, 2).value = "Әбенова Әлия Сериковна"
    other, at = rows["Әбенова"]
    other.cell(at, 7).value = "=1+3"
    annex_1, place = rows["Ли"]
    annex_1.cell(place + 3, 1).value = annex_1.cell(place, 1).value
    annex_1.cell(place + 3, 2).value = annex_1.cell(place, 2).value
    found = _bring(client, cycle, book)
    assert found["rows"] == {"saved": 1, "submitted": 0, "unchanged": 2, "refused": 3}
    cells = {one["cell"]: one["violation"]["message"] for one in found["remarks"]}
    assert "строки перепутаны" in cells[sheet.cell(row, 2).coordinate]
    assert other.cell(at, 7).coordinate in cells
    # An evaluator is told of a row about somebody else's assessee, and keeps none of it.
    user = "22222222-2222-4222-8222-222222222222"
    caller = Caller("user", user, "Ли", FIRST_STATE_BODY_ID, None, role=Role.EVALUATOR, iin=OTHER_IIN)
    own = services.of(Scope(FIRST_STATE_BODY_ID, Actor("user", user), known_as(services.database.whole, caller)))
    book = _book(client, cycle)
    _score(_rows(book), "Борисов")
    today = of_body.clock().date()
    brought = bring_back(own, cycle["id"], io.BytesIO(_file(book)), submit=False, today=today, language="ru")
    assert (brought.rows["saved"], brought.rows["refused"]) == (0, len(_rows(book)))
    # What somebody else saved meanwhile is not overwritten.
    address = next(
        f"{cycle['links']['sheets']}/{one['id']}"
        for one in client.get(cycle["links"]["sheets"]).json["items"]
        if one["employee"]["full_name"].startswith("Борисов")
    )
    assert client.put(address, json={"data": {"scores": [{"score": "3"}]}, "version": 1}).status_code == 200
    brought = bring_back(of_body, cycle["id"], io.BytesIO(_file(book)), submit=False, today=today, language="ru")
    assert any("кто-то другой" in str(one.violation["message"]) for one in brought.remarks)
    assert client.get(address).json["data"]["scores"] == [{"score": "3"}]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", None])
def test_a_file_that_is_no_workbook_of_a_cycle_is_refused(
    client: FlaskClient, cycle: dict[str, Any], content: bytes | None
) -> None:
    """With words, and nothing is kept."""
    address = f"{cycle['links']['self']}/workbook"
    if content is None:
        content = client.get("/api/v1/forms/b2_score_sheet/import.xlsx").data
    answer = client.post(address, data=content, content_type=TYPE)
    assert (answer.status_code, answer.mimetype) == (400 if content == b"" else 422, "application/problem+json")
    assert client.post(address, data=b"a;b", content_type="text/csv").status_code == 415
