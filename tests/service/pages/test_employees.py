"""The staff list in a browser: found, added, changed, dismissed; a file is shown by what it changes, then applied."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from sqlalchemy import select

from service.access.units import create_unit
from service.db.models import FIRST_STATE_BODY_ID, SessionRow
from service.db.tenancy import Scope
from service.employees.submissions import get_employee, put_employee
from service.pages.language import word
from tests.service.conftest import FakeWorker
from tests.service.pages.conftest import BROWSER, send_form
from validators.staff.sample import SAMPLE_MEMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.pages.conftest import Watched

LIST = "/employees"
NEW = {
    "/full_name": "Тілеуберді-Әбдірахманова Ақмарал Нұрланқызы",
    "/appointments/0/corpus": "B",
    "/appointments/0/category": "С-4",
    "/appointments/0/position": "главный эксперт",
    "/appointments/0/appointed_on": "01.02.2023",
    "/appointments/0/evaluator/external_id": "hr-1",
}


@pytest.fixture
def mine(services: Services) -> Services:
    """Return the services of the state body, with one servant in its list."""
    found = services.of(Scope(FIRST_STATE_BODY_ID))
    put_employee(found, "hr-1", SAMPLE_MEMBER, "ru")
    return found


@pytest.fixture
def officer(browser_of: Callable[..., FlaskClient]) -> FlaskClient:
    """Return a client in which a personnel officer is signed in."""
    return browser_of()


def _text(answer: Any) -> str:
    return " ".join(html.fromstring(answer.text).xpath("string(//main)").split())


def _found(officer: FlaskClient, **typed: str) -> list[str]:
    answer = send_form(officer, LIST, **typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, LIST)
    page = html.fromstring(officer.get(LIST, headers=BROWSER).text)
    return [str(link).rpartition("/")[2] for link in page.xpath("//tbody/tr/th/a/@href")]


def test_a_servant_is_added_changed_and_dismissed(officer: FlaskClient, mine: Services) -> None:
    """What is wrong is said at its field; nobody writes over another's change; the days worked are explained."""
    unit = create_unit(mine.database, "Департамент флота")
    path = f"{LIST}/new"
    added = {**NEW, "/appointments/0/unit": unit.id}
    refused = send_form(officer, path, external_id="900512453059", **added)
    assert refused.status_code == 422
    assert "ИИН" in html.fromstring(refused.text).get_element_by_id("external_id-messages").text_content()
    wrong = send_form(officer, path, external_id="hr-2", **{**added, "/appointments/0/category": "1"})
    assert wrong.status_code == 422
    assert (
        "реестра" in html.fromstring(wrong.text).get_element_by_id("f-appointments-0-category-messages").text_content()
    )
    more = send_form(officer, path, external_id="hr-2", do="add:/absences", **added)
    assert (more.status_code, "/absences/0/kind" in more.text) == (200, True)
    absence = {"/absences/0/kind": "leave", "/absences/0/since": "06.07.2026", "/absences/0/until": "17.07.2026"}
    assert send_form(officer, path, external_id="hr-1", **added).status_code == 422
    made = send_form(officer, path, external_id="hr-2", **added, **absence)
    assert (made.status_code, made.headers["Location"]) == (303, f"{LIST}/hr-2"), _text(made)
    shown = _text(officer.get(f"{LIST}/hr-2", headers=BROWSER))
    for told in ("Департамент флота", SAMPLE_MEMBER["full_name"], "отпуск", "III кв. 2026", "рабочих дней"):
        assert told in shown, told
    change = f"{LIST}/hr-2/change"
    page = html.fromstring(officer.get(change, headers=BROWSER).text)
    sent = {
        str(field.name): str(field.value or "")
        for field in page.xpath("//main//form")[0].inputs
        if field.name and field.name != "do" and getattr(field, "type", "") != "radio"
    }
    sent |= {"/appointments/0/corpus": "B", "/appointments/0/position": "ведущий эксперт"}
    sent["/appointments/0/unit"] = unit.id
    assert send_form(officer, change, **sent).status_code == 303
    late = send_form(officer, change, **{**sent, "/full_name": "Другая"})
    assert (late.status_code, word("staff", "clash", "ru") in late.text) == (422, True)
    assert get_employee(mine, "hr-2").member.appointments[0].position == "ведущий эксперт"
    assert get_employee(mine, "hr-2").member.absences[0].kind == "leave"
    for day, status in (("", 422), ("01.01.2020", 422), ("30.09.2026", 303)):
        answer = send_form(officer, f"{LIST}/hr-2/dismiss", form_on=f"{LIST}/hr-2", last_day=day)
        assert answer.status_code == status, day
    assert word("staff", "state_left", "ru") in _text(officer.get(f"{LIST}/hr-2", headers=BROWSER))
    assert officer.get(f"{LIST}/hr-3", headers=BROWSER).status_code == 404
    assert _found(officer, unit=unit.id) == ["hr-2"]


def test_whom_is_looked_for_is_kept_in_the_session(officer: FlaskClient, mine: Services) -> None:
    """By name, number and IIN, by a day; the list goes out as it is shown."""
    put_employee(mine, "hr-2", {**SAMPLE_MEMBER, "full_name": "Абаев Абай", "iin": "780321324717"}, "ru")
    assert _found(officer) == ["hr-2", "hr-1"]
    for typed, expected in (
        ({"text": "сейткали"}, ["hr-1"]),
        ({"text": "780321324717"}, ["hr-2"]),
        ({"text": "hr-1"}, ["hr-1"]),
        ({"active_on": "01.01.2020"}, []),
        ({"active_on": "вчера", "unit": "нет"}, ["hr-2", "hr-1"]),
    ):
        assert _found(officer, **typed) == expected, typed
    _found(officer, text="Абаев")
    with mine.database.whole.of(Scope(FIRST_STATE_BODY_ID)).reading() as session:
        assert "Абаев" in (session.scalars(select(SessionRow.kept)).one() or "")
    assert _found(officer, do="clear", text="Абаев") == ["hr-2", "hr-1"]
    for file in ("import.xlsx", "export.xlsx"):
        assert officer.get(f"{LIST}/{file}", headers=BROWSER).data.startswith(b"PK")


def _send(officer: FlaskClient, name: str, content: bytes, **fields: str) -> Any:
    return send_form(officer, f"{LIST}/import", file=(io.BytesIO(content), name), **fields)


def test_a_file_is_shown_by_what_it_changes_before_it_is_applied(
    officer: FlaskClient, mine: Services, worker: FakeWorker
) -> None:
    """Who is new, changed and gone, with names; more than a fifth has to be confirmed; it may be discarded."""
    assert _send(officer, "list.pdf", b"%PDF").status_code == 422
    assert _send(officer, "list.xlsx", b"not a workbook").status_code == 422
    put_employee(mine, "hr-9", {**SAMPLE_MEMBER, "full_name": "Ушедшая Ольга"}, "ru")
    changed = deepcopy(SAMPLE_MEMBER) | {"absences": []}
    rows = [("hr-1", changed), ("hr-2", {**SAMPLE_MEMBER, "full_name": "Новая Нина"}), ("hr-3", {})]
    content = "\n".join(json.dumps({"external_id": one, "data": data}) for one, data in rows).encode()
    taken = _send(officer, "кадры.ndjson", content, mode="replace")
    path = taken.headers["Location"]
    assert officer.get(path.replace("/employees/import/", "/batches/"), headers=BROWSER).status_code == 404
    assert word("staff", "reading", "ru") in _text(officer.get(path, headers=BROWSER))
    worker.read_batch()
    assert "Новая Нина" in _text(officer.get(path, headers=BROWSER))
    assert "Отсутствие" in _text(officer.get(f"{path}?show=changed", headers=BROWSER))
    assert "Ушедшая Ольга" in _text(officer.get(f"{path}?show=gone", headers=BROWSER))
    assert "hr-3" in _text(officer.get(f"{path}?show=rejected", headers=BROWSER))
    asked = send_form(officer, f"{path}/apply", form_on=path)
    assert (asked.status_code, word("staff", "confirm", "ru") in asked.text) == (422, True)
    assert send_form(officer, f"{path}/apply", form_on=path, confirmed="true").status_code == 303
    worker.read_batch()
    assert word("staff", "applied", "ru") in _text(officer.get(path, headers=BROWSER))
    assert get_employee(mine, "hr-2").member.full_name == "Новая Нина"
    assert get_employee(mine, "hr-9").gone_at is not None
    again = _send(officer, "кадры.ndjson", content).headers["Location"]
    worker.read_batch()
    assert word("staff", "same", "ru") in _text(officer.get(again, headers=BROWSER))
    broken = _send(officer, "кадры.ndjson", json.dumps({"external_id": "hr-5", "data": {}}).encode()).headers[
        "Location"
    ]
    worker.read_batch()
    assert word("staff", "nothing_read", "ru") in _text(officer.get(broken, headers=BROWSER))
    assert send_form(officer, f"{again}/discard", form_on=again).status_code == 303
    assert officer.get(again, headers=BROWSER).status_code == 404


def test_the_pages_stand_up_to_axe_and_the_keyboard(
    officer_watched: Watched, shared_services: Services, tmp_path: Path
) -> None:
    """The list, one servant, the form with a row added, and a file with its difference, in a browser."""
    services, page = shared_services.of(Scope(FIRST_STATE_BODY_ID)), officer_watched.page
    for number in range(1, 4):
        put_employee(services, f"hr-{number}", {**SAMPLE_MEMBER, "full_name": f"Серікқызы-Шаймерденова {number}"}, "ru")
    page.goto(f"{officer_watched.address}{LIST}")
    officer_watched.check()
    page.get_by_role("link", name="Серікқызы-Шаймерденова 1").click()
    officer_watched.check()
    page.get_by_role("link", name=word("staff", "change", "ru")).click()
    page.locator("button[value='add:/absences']").press("Enter")
    page.locator("[name='/absences/1/since']").fill("07.09.2026")
    officer_watched.check(wide=(1280, 320))
    page.locator("[name='/absences/1/kind']").select_option("illness")
    page.get_by_role("button", name=word("staff", "save", "ru"), exact=True).last.click()
    page.get_by_text("временная нетрудоспособность").first.wait_for()
    sheet = tmp_path / "list.ndjson"
    rows = [{"external_id": "hr-1", "data": SAMPLE_MEMBER}, {"external_id": "hr-7", "data": SAMPLE_MEMBER}]
    sheet.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    page.goto(f"{officer_watched.address}{LIST}/import")
    page.set_input_files("#file", sheet)
    page.get_by_label(word("staff", "mode_replace", "ru")).check()
    page.get_by_role("button", name=word("staff", "compare", "ru")).press("Enter")
    page.locator("#reading").wait_for()
    FakeWorker(shared_services).read_batch()
    page.locator("#apply").wait_for()
    officer_watched.check()
