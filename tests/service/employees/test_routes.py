"""The staff list over HTTP: one servant at a time, in pages, found without a name in an address, and as files."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from service.access.units import create_unit
from service.db.models import FIRST_STATE_BODY_ID, JournalRow
from service.db.tenancy import Scope
from validators.cycles.facts import ABSENCES as KINDS
from validators.staff.sample import SAMPLE_MEMBER
from validators.staff.schema import ABSENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services

LIST = "/api/v1/employees"
IMPORT = f"{LIST}/import"
IIN = "900512453059"


def _member(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(SAMPLE_MEMBER), **changes}


def _lines(*rows: tuple[str | None, dict[str, Any]]) -> bytes:
    told = ({"data": data} | ({} if number is None else {"external_id": number}) for number, data in rows)
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in told).encode()


@pytest.fixture
def send(client: FlaskClient, read: Callable[[], None]) -> Callable[..., dict[str, Any]]:
    """Return what sends a staff list, has it read, and tells what became of it."""

    def send(content: bytes, media_type: str = "application/x-ndjson", **asked: str) -> dict[str, Any]:
        answer = client.post(IMPORT, data=content, content_type=media_type, query_string=asked)
        assert answer.status_code == 202, answer.text
        read()
        found: dict[str, Any] = client.get(answer.json["links"]["self"]).json
        return found

    return send


def _counts(found: dict[str, Any]) -> tuple[int, ...]:
    return tuple(found[name] for name in ("added", "changed", "unchanged", "gone", "rejected"))


def test_a_servant_is_put_read_patched_and_found(
    client: FlaskClient, other: FlaskClient, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is put again changes nothing; nobody changes what another changed meanwhile; another body sees nothing.

    Neither logs nor the journal name anybody.
    """
    body = services.of(Scope(FIRST_STATE_BODY_ID))
    fleet = create_unit(body.database, "Департамент флота")
    division = create_unit(body.database, "Управление навигации", fleet.id)
    data = _member()
    data["appointments"][1]["unit"] = "Департамент флота / Управление навигации"
    put = client.put(f"{LIST}/hr-17", json=data)
    assert (put.status_code, put.json["version"], put.headers["ETag"]) == (201, 1, '"1"'), put.text
    data["appointments"][1]["unit"] = division.id
    assert put.json["data"] == data
    assert client.put(f"{LIST}/hr-17", json=put.json["data"]).json == put.json
    patch = {"contacts": {"phone": None, "address": "г. Астана"}, "days_worked": None}
    patched = client.patch(f"{LIST}/hr-17", json=patch, headers={"If-Match": '"1"'})
    assert (patched.status_code, patched.json["version"]) == (200, 2), patched.text
    assert patched.json["data"]["contacts"] == {"email": "servant@example.kz", "address": "г. Астана"}
    assert patched.json["data"]["days_worked"] == []
    late = client.put(f"{LIST}/hr-17", json=data, headers={"If-Match": '"1"'})
    assert (late.status_code, late.json["type"]) == (412, "/problems/changed-meanwhile")
    assert client.get(f"{LIST}/hr-17").json == patched.json
    assert (
        client.put(f"{LIST}/hr-18", json=_member(full_name="Абаев Абай"), headers={"If-Match": '"1"'}).status_code
        == 412
    )
    assert client.put(f"{LIST}/hr-18", json=_member(full_name="Абаев Абай", iin="780321324717")).status_code == 201
    first = client.get(LIST, query_string={"limit": 1}).json
    assert [each["external_id"] for each in first["items"]] == ["hr-18"]
    second = client.get(LIST, query_string={"limit": 1, "cursor": first["next_cursor"]}).json
    assert ([each["external_id"] for each in second["items"]], second["next_cursor"]) == (["hr-17"], None)
    for query, found in (
        ({"unit": fleet.id}, ["hr-17"]),
        ({"active_on": "2026-07-31"}, ["hr-18", "hr-17"]),
        ({"active_on": "2020-01-01"}, []),
    ):
        assert [each["external_id"] for each in client.get(LIST, query_string=query).json["items"]] == found, query
    for text, found in (("СЕЙТКАЛИ айдана", ["hr-17"]), (IIN, ["hr-17"]), ("hr-18", ["hr-18"]), ("%", [])):
        answer = client.post(f"{LIST}/search", json={"text": text})
        assert [each["external_id"] for each in answer.json["items"]] == found, (text, answer.text)
    for path in (LIST, f"{LIST}/export.xlsx"):
        assert client.get(path, query_string={"unit": FIRST_STATE_BODY_ID}).status_code == 404
    assert other.get(LIST).json["items"] == []
    assert other.get(f"{LIST}/hr-17").status_code == other.patch(f"{LIST}/hr-17", json={}).status_code == 404
    with body.database.reading() as session:
        told = [(row.action, row.subject_id, row.part) for row in session.scalars(select(JournalRow))]
    assert {"create", "change"} <= {action for action, _, _ in told}
    for text in (capsys.readouterr().out, repr(told)):
        assert not [word for word in ("Сейтқали", "Абаев", IIN, "hr-17", "example.kz") if word in text]


def test_what_cannot_stand_in_the_list_is_said_at_its_place(client: FlaskClient) -> None:
    """A number with an IIN in it, data of the wrong shape, a unit that is not there, a body that is no object."""
    for external_id in (IIN, "9005-1245-3059", "import.xlsx", "..%2f"):
        answer = client.put(f"{LIST}/{external_id}", json=_member())
        assert answer.status_code in {404, 405, 422}, (external_id, answer.text)
        assert IIN not in answer.text
    data = _member(iin="900512453058")
    data["appointments"][0]["unit"] = "Нет такого"
    answer = client.put(f"{LIST}/hr-1", json=data)
    assert [each["pointer"] for each in answer.json["violations"]] == ["/iin"]
    answer = client.put(f"{LIST}/hr-1", json={**data, "iin": IIN}, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json["violations"][0]["pointer"]) == (422, "/appointments/0/unit")
    assert answer.json["violations"][0]["message"].startswith("There is no such unit")
    assert client.put(f"{LIST}/hr-1", json=[]).status_code == 422
    assert client.patch(f"{LIST}/hr-1", json=[]).status_code == 422
    assert client.patch(f"{LIST}/hr-1", json={}).status_code == 404
    assert client.put(f"{LIST}/hr-1", json=_member(), headers={"If-Match": "*"}).status_code == 422
    assert client.post(f"{LIST}/search", json={"text": ""}).status_code == 422


def test_a_list_is_looked_at_before_it_is_applied(client: FlaskClient, send: Callable[..., dict[str, Any]]) -> None:
    """Who is added, changed and gone is shown first; applied is that and no more, and the night after nothing."""
    one, two, three = (_member(full_name=f"Служащий {letter}", iin=None) for letter in "АБВ")
    for each in (one, two, three):
        del each["iin"]
    found = send(_lines(("1", one), ("2", two), ("3", three)))
    assert (found["status"], _counts(found)) == ("done", (3, 0, 0, 0, 0))
    full = _lines(("1", one), ("2", {**two, "absences": []}), ("4", three))
    look = send(full, mode="replace", dry_run="true")
    assert (look["dry_run"], look["needs_confirmation"], _counts(look)) == (True, True, (1, 1, 1, 1, 0))
    changes = client.get(look["links"]["changes"]).json["items"]
    assert [(each["external_id"], each["change"], each["changed"], each["row"]) for each in changes] == [
        ("4", "added", [], 3),
        ("2", "changed", ["absences"], 2),
        ("3", "gone", [], None),
    ]
    gone = client.get(look["links"]["changes"], query_string={"change": "gone"}).json["items"]
    assert [each["full_name"] for each in gone] == ["Служащий В"]
    assert [each["external_id"] for each in client.get(LIST).json["items"]] == ["1", "2", "3"]
    refused = client.post(f"{look['links']['self']}/apply", json={})
    assert (refused.status_code, refused.json["type"]) == (409, "/problems/too-many-gone")


def test_what_was_looked_at_is_applied(
    client: FlaskClient, send: Callable[..., dict[str, Any]], read: Callable[[], None]
) -> None:
    """Once, whoever asks again; those who are gone keep their history and come back when they are sent again."""
    people = [(f"hr-{number}", _member(full_name=f"Служащий {number:02}")) for number in range(1, 11)]
    send(_lines(*people))
    changed = ("hr-2", _member(full_name="Служащий 02", absences=[]))
    full = _lines(*people[:1], changed, *people[2:9], ("hr-11", _member()))
    look = send(full, mode="replace", dry_run="true")
    assert (_counts(look), look["needs_confirmation"]) == ((1, 1, 8, 1, 0), False)
    for _ in range(2):
        assert client.post(f"{look['links']['self']}/apply", json={}).status_code == 200
    read()
    applied = client.get(look["links"]["self"]).json
    assert (applied["status"], applied["dry_run"], _counts(applied)) == ("done", False, _counts(look))
    assert client.get(f"{LIST}/hr-2").json["data"]["absences"] == []
    assert client.get(f"{LIST}/hr-10").json["gone_at"] is not None
    assert [client.get(f"{LIST}/{one}").json["version"] for one in ("hr-1", "hr-2", "hr-10")] == [1, 2, 2]
    again = send(full, mode="replace")
    assert (again["status"], _counts(again)) == ("done", (0, 0, 10, 0, 0))
    back = send(_lines(people[9]))
    assert (_counts(back), client.get(f"{LIST}/hr-10").json["gone_at"]) == ((0, 1, 0, 0, 0), None)
    assert client.get("/api/v1/batches").json["items"] == []


def test_a_full_list_that_would_empty_the_list_changes_nothing(
    client: FlaskClient, send: Callable[..., dict[str, Any]]
) -> None:
    """Unless it is confirmed; nor does one in which somebody has no number."""
    people = [(f"hr-{number}", _member()) for number in range(1, 6)]
    send(_lines(*people))
    for content, reason in (
        (_lines(people[0], ("hr-9", _member())), "too-many-gone"),
        (_lines(*people, (None, _member())), "rows-unnumbered"),
    ):
        found = send(content, mode="replace")
        assert (found["status"], found["failure"]["reason"]) == ("refused", reason)
        assert found["failure"]["message"]
        assert client.get(f"{LIST}/hr-9").status_code == 404
        assert client.post(f"{found['links']['self']}/apply", json={}).status_code == 409
    found = send(_lines(people[0], ("hr-9", _member())), mode="replace", confirm_gone="true")
    assert (found["status"], _counts(found)) == ("done", (1, 0, 1, 4, 0))
    left = client.get(LIST, query_string={"active_on": "2026-09-01"}).json["items"]
    assert {each["external_id"] for each in left} == {"hr-1", "hr-9"}


def test_wrong_rows_change_nothing_and_the_others_do(client: FlaskClient, send: Callable[..., dict[str, Any]]) -> None:
    """A number twice, one with an IIN, a wrong shape: each is told at its row, without the IIN."""
    rows = _lines(
        ("hr-1", _member()),
        (IIN, _member()),
        ("hr-1", _member(full_name="Другой")),
        ("hr-2", _member(appointments=[])),
        (None, _member()),
    )
    found = send(rows)
    assert (found["status"], _counts(found), found["total"]) == ("done", (1, 0, 0, 0, 4), 5)
    items = client.get(found["links"]["items"]).json["items"]
    assert [(each["row"], each["violations"][0]["pointer"]) for each in items] == [
        (2, ""),
        (3, ""),
        (4, "/appointments"),
        (5, ""),
    ]
    assert IIN not in json.dumps([each["violations"] for each in items])
    assert client.get(f"{LIST}/hr-1").json["data"]["full_name"] == SAMPLE_MEMBER["full_name"]
    broken = send(_lines(("hr-3", _member())) + b"\n" + b"x" * ((1 << 20) + 1))
    assert (broken["status"], client.get(f"{LIST}/hr-3").status_code) == ("refused", 404)


@pytest.mark.slow
def test_the_list_goes_out_as_a_workbook_and_comes_back(
    client: FlaskClient, services: Services, send: Callable[..., dict[str, Any]]
) -> None:
    """Unchanged it changes nothing; a cell that is corrected changes one; what is wrong is reported beside its cell."""
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    unit = create_unit(services.of(Scope(FIRST_STATE_BODY_ID)).database, "Департамент флота")
    data = _member()
    data["appointments"][1]["unit"] = unit.id
    many = [{"kind": kind, "since": f"2026-0{place}-02"} for place, kind in enumerate(ABSENCES, 1)]
    assert set(ABSENCES) == set(KINDS)
    for number, member in (("hr-1", data), ("hr-2", _member(absences=many)), ("hr-3", _member(full_name="=Формула А"))):
        assert client.put(f"{LIST}/{number}", json=member).status_code == 201
    blank = client.get(f"{LIST}/import.xlsx")
    heads = [cell.value for cell in load_workbook(io.BytesIO(blank.data))["Данные"][1]]
    assert heads[:2] == ["Внешний номер", "Фамилия, имя, отчество"]
    assert send_refused(client, blank.data, xlsx) == 422, "the example alone is no list"
    exported = client.get(f"{LIST}/export.xlsx")
    found = send(exported.data, xlsx, mode="replace")
    # A cell that begins as a formula does is refused as everywhere.
    assert (_counts(found), client.get(found["links"]["items"]).json["items"][0]["external_id"]) == (
        (0, 0, 2, 0, 1),
        "hr-3",
    )
    book = load_workbook(io.BytesIO(exported.data))
    sheet = book["Данные"]
    places = {cell.value: cell.column for cell in sheet[1]}
    assert "Отсутствие, 7: Причина" in places
    numbers = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=2)}
    assert sheet.cell(numbers["hr-1"], places["Назначение, 2: Подразделение"]).value == "Департамент флота"
    sheet.cell(numbers["hr-1"], places["Назначение, 2: Должность"]).value = "ведущий эксперт"
    sheet.cell(numbers["hr-2"], places["ИИН"]).value = "900512453058"
    changed = io.BytesIO()
    book.save(changed)
    found = send(changed.getvalue(), xlsx)
    assert _counts(found) == (0, 1, 0, 0, 2)
    assert client.get(f"{LIST}/hr-1").json["data"]["appointments"][1]["position"] == "ведущий эксперт"
    report = load_workbook(io.BytesIO(client.get(found["links"]["report"]).data)).worksheets[0]
    told = {str(row[2].value): row[1].value for row in report.iter_rows(min_row=2) if row[1].value}
    assert "контрольн" in told["hr-2"]
    table = "Внешний номер;Фамилия, имя, отчество;Назначение, 1: Корпус;Назначение, 1: Категория;"
    table += (
        "Назначение, 1: Должность;Назначение, 1: Дата назначения\nhr-5;Жумабаев Нурлан;корпус «А»;2;аким;01.02.2024\n"
    )
    assert _counts(send(table.encode("cp1251"), "text/csv")) == (1, 0, 0, 0, 0)
    assert client.get(f"{LIST}/hr-5").json["data"]["appointments"][0]["category"] == 2


def send_refused(client: FlaskClient, content: bytes, media_type: str) -> int:
    """Return the status of a file that is refused at once."""
    return client.post(IMPORT, data=content, content_type=media_type).status_code
