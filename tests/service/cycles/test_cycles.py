"""A quarter from the opening of its cycle to the end: what is decided, what each sheet goes through, who sees what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from doc_templates import catalogue
from service.access.caller import Caller
from service.access.evaluators import known_as
from service.cycles import sheets
from service.cycles.opening import open_cycle
from service.cycles.progress import overview
from service.cycles.states import Period
from service.cycles.store import SheetNotFoundError, Wanted, read_sheets
from service.db.models import (
    FIRST_STATE_BODY_ID,
    CycleRow,
    CycleSheetRow,
    CycleStepRow,
    DocumentRow,
    JournalRow,
    Role,
    SheetState,
)
from service.db.tenancy import Actor, Scope
from service.documents import listing
from service.documents.submissions import Submission, submit
from service.texts import MESSAGES, kept
from tests.service.cycles.conftest import HEAD_IIN, ministry, servant, write_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.testing import FlaskClient

    from service.cycles.store import Sheet
    from service.services import Services
    from tests.doubles import Clock
    from tests.service.conftest import FakeWorker

API = "/api/v1/cycles"
THIRD = {"methodology": "B", "period": {"year": 2025, "quarter": 3}}
SCORES = [{"score": "4.5"}, {"score": "4"}, {"score": "4"}, {"score": "3.5"}, {"score": "4"}]
FILLED = {"scores": SCORES, "disciplinary_penalties": []}


@pytest.fixture
def cycle(client: FlaskClient, listed: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the staff list is written
    """Return the cycle of the third quarter of 2025, opened."""
    answer = client.post(API, json=THIRD)
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"{API}/{answer.json['id']}"
    found: dict[str, Any] = answer.json
    return found


def _sheets(client: FlaskClient, cycle: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the sheets by the surname of the assessed, read in pages."""
    found, cursor = {}, None
    while True:
        query = {"limit": 3} if cursor is None else {"limit": 3, "cursor": cursor}
        page = client.get(cycle["links"]["sheets"], query_string=query)
        assert page.status_code == 200, page.text
        found |= {one["employee"]["full_name"].split()[0]: one for one in page.json["items"]}
        if (cursor := page.json["next_cursor"]) is None:
            return found


def _address(cycle: dict[str, Any], sheet: dict[str, Any], tail: str = "") -> str:
    return f"{API}/{cycle['id']}/sheets/{sheet['id']}{tail}"


def test_opening_decides_for_everybody_and_says_why(
    client: FlaskClient, services: Services, units: tuple[str, str], cycle: dict[str, Any]
) -> None:
    """Form, evaluator and reasons are the order's; what it leaves open is asked; the same period is opened once."""
    found = _sheets(client, cycle)
    assert list(found) == ["Әбенова", "Борисов", "Громова", "Данияров", "Есенова", "Ким", "Ли"]
    forms = {name: (one["form"], one["state"]) for name, one in found.items()}
    assert forms["Ким"] == ("b1_score_sheet", "not_started")
    assert forms["Борисов"] == ("b2_score_sheet", "not_started")
    assert found["Борисов"]["evaluator"]["full_name"] == "Ким Елена Викторовна"
    for name, code in (("Громова", "tenure"), ("Данияров", "days_worked")):
        assert (forms[name], found[name]["reason"]["code"]) == ((None, "not_assessed"), code)
        assert found[name]["reason"]["item"] == "6"
    assert found["Данияров"]["days_worked"] == 7
    [question] = found["Есенова"]["questions"]
    assert (question["code"], question["blocks"]) == ("evaluator_of", True)
    assert found["Ким"]["due"] == {"day": "2025-10-20", "days_left": 14, "overdue": False}
    counts = cycle["counts"]
    assert (counts["total"], counts["states"]["not_started"], counts["states"]["not_assessed"]) == (7, 5, 2)
    assert (counts["left"], counts["asking"], counts["overdue"]) == (5, 1, 0)
    assert {one["name"]: one["counts"]["total"] for one in cycle["units"]} == {"Департамент": 3, "Управление": 4}
    by_evaluator = {one["name"]: one for one in cycle["evaluators"]}
    assert by_evaluator["Ким Елена Викторовна"]["counts"]["states"]["not_started"] == 2
    assert cycle["deadlines"][0]["day"] == "2025-10-20"
    for query, names in (
        ({"unit": units[1]}, {"Громова", "Данияров", "Есенова", "Ли"}),
        ({"evaluator": by_evaluator["Ким Елена Викторовна"]["id"]}, {"Әбенова", "Борисов"}),
        ({"state": "not_assessed"}, {"Громова", "Данияров"}),
        ({"asking": "true"}, {"Есенова"}),
    ):
        items = client.get(cycle["links"]["sheets"], query_string=query).json["items"]
        assert {one["employee"]["full_name"].split()[0] for one in items} == names
    again = client.post(API, json=THIRD)
    assert (again.json["id"], again.headers["Idempotency-Replayed"]) == (cycle["id"], "true")
    assert [one["id"] for one in client.get(API).json["items"]] == [cycle["id"]]
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(CycleRow)) == 1
        assert session.scalar(select(func.count()).select_from(CycleSheetRow)) == 7


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({"methodology": "B", "period": {"year": 2025}}, "/period/quarter"),
        ({"methodology": "A", "period": {"year": 2025, "quarter": 1}}, "/period/quarter"),
        ({"methodology": "B", "period": {"year": 2025, "quarter": 5}}, "/period/quarter"),
        ({"methodology": "B", "period": {"year": 2025, "quarter": 2}}, "/period"),
        ({"methodology": "B", "period": {"year": 2026, "quarter": 1}}, "/period"),
        ({"methodology": "C", "period": {"year": 2025, "quarter": 3}}, "/methodology"),
    ],
)
def test_a_period_that_cannot_be_assessed_is_refused(client: FlaskClient, asked: Any, pointer: str) -> None:
    """Without its quarter, before the methodology, or before it has begun; nothing is stored."""
    answer = client.post(API, json=asked)
    assert (answer.status_code, answer.json["violations"][0]["pointer"]) == (422, pointer)
    assert client.get(API).json["items"] == []


def test_a_sheet_goes_from_a_draft_to_its_end(
    client: FlaskClient, services: Services, clock: Clock, worker: FakeWorker, cycle: dict[str, Any]
) -> None:
    """Each step once, with its day, who did it and by when it was due; a session's score is the last."""
    sheet = _sheets(client, cycle)["Борисов"]
    address = _address(cycle, sheet)
    kept = client.put(address, json={"data": {"scores": SCORES[:2]}, "version": 1})
    assert (kept.status_code, kept.json["state"], kept.json["data"]["scores"]) == (200, "draft", SCORES[:2])
    assert kept.json["data"]["employee"]["position"] == "эксперт"
    assert any(one["pointer"].startswith("/scores") for one in kept.json["violations"])
    late = client.put(address, json={"data": {}, "version": 1})
    assert (late.status_code, late.json["type"]) == (409, "/problems/sheet-changed")
    # What was read may be sent back as it is, and what the cycle knows is not altered.
    whole = {**kept.json["data"], **FILLED}
    altered = client.put(address, json={"data": {**whole, "days_worked": 10}, "version": 2})
    assert (altered.status_code, altered.json["violations"][0]["pointer"]) == (422, "/data/days_worked")
    refused = client.post(f"{address}/submit", json={})
    assert refused.json["type"] == "/problems/forbidden-by-methodology"
    filled = client.put(address, json={"data": whole, "version": 2})
    assert (filled.json["violations"], filled.json["computed"]["average"]) == ([], "4.00")
    first = client.post(f"{address}/submit", json={})
    assert (first.status_code, first.json["state"], first.json["score"]) == (200, "submitted", "4.00")
    assert client.post(f"{address}/submit", json={}).json["document"] == first.json["document"]
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == 1
    assert client.put(address, json={"data": {}, "version": first.json["version"]}).status_code == 409
    assert client.post(f"{address}/acquainted", json={"on": "2025-10-06"}).status_code == 409
    worker.finish(first.json["document"]["id"])
    assert client.get(address).json["state"] == "issued"
    assert client.post(f"{address}/acquainted", json={"on": "2025-10-07"}).status_code == 422
    clock.now = datetime(2025, 10, 10, 7, tzinfo=UTC)
    for _ in range(2):
        shown = client.post(f"{address}/acquainted", json={"on": "2025-10-08"}).json
    assert (shown["state"], shown["due"]["day"], shown["due"]["overdue"]) == ("acquainted", "2025-10-15", False)
    early = client.post(f"{address}/close")
    assert (early.status_code, "15.10.2025" in early.json["detail"]) == (409, True)
    shown = client.post(f"{address}/appeal", json={"on": "2025-10-09"}).json
    assert (shown["state"], shown["due"]) == ("appealed", {"day": "2025-10-23", "days_left": 13, "overdue": False})
    _calibrate(client, clock, address, shown)
    steps = client.get(address).json["steps"]
    assert [one["step"] for one in steps] == [
        *("not_started", "draft", "submitted", "issued", "acquainted", "appealed", "calibrated", "closed")
    ]
    assert {one["step"]: one["due"] for one in steps}["appealed"] == "2025-10-15"
    assert {one["by"].split(":")[0] for one in steps if one["step"] != "issued"} == {"key"}
    assert [one["by"] for one in steps if one["step"] == "issued"] == ["system:service"]
    with services.database.reading() as session:
        told = select(JournalRow.part).where(JournalRow.subject_id == sheet["id"], JournalRow.action == "change")
        assert session.scalars(told.order_by(JournalRow.id)).all() == [
            *("draft", "submitted", "acquainted", "appealed", "calibrated", "closed")
        ]


def _calibrate(client: FlaskClient, clock: Clock, address: str, sheet: dict[str, Any]) -> None:
    """Take the score from a protocol about this sheet and no other, and close."""
    clock.now = datetime(2025, 10, 20, 7, tzinfo=UTC)
    wrong = client.post("/api/v1/documents", json={"form": "b2_score_sheet", "data": sheet["data"]}).json["id"]
    answer = client.post(f"{address}/calibrated", json={"document_id": wrong})
    assert (answer.status_code, answer.json["violations"][0]["pointer"]) == (422, "/document_id")
    protocol = catalogue.form("b_calibration_protocol").sample()
    protocol |= {"appellant": sheet["data"]["employee"], "evaluator": sheet["data"]["evaluator"]}
    protocol |= {"period": {"year": 2025, "quarter": 3}}
    protocol["decision"] |= {"outcome": "raised", "score_before": "3.9", "score_after": "4.2"}
    protocol["appeal"] |= {"received_result_on": "2025-10-08", "submitted_on": "2025-10-09"}
    protocol |= {"called_on": "2025-10-10", "held_on": "2025-10-16", "signed_on": "2025-10-17"}
    protocol |= {"posted_on": None, "feedback_on": None}
    protocol = {name: value for name, value in protocol.items() if value is not None}

    def send() -> Any:
        made = client.post("/api/v1/documents", json={"form": "b_calibration_protocol", "data": protocol})
        assert made.status_code == 202, made.text
        return client.post(f"{address}/calibrated", json={"document_id": made.json["id"]})

    assert "оценка до сессии" in send().text
    protocol["decision"]["score_before"] = "4"
    done = send()
    assert (done.status_code, done.json["score"], done.json["state"]) == (200, "4.2", "calibrated"), done.text
    assert done.json["result"] == "effective"
    assert client.post(f"{address}/close").json["state"] == "closed"


def test_a_paper_that_cannot_be_made_is_told_and_one_that_is_corrected_gives_way(
    client: FlaskClient, worker: FakeWorker, of_body: Services, cycle: dict[str, Any]
) -> None:
    """The sheet says why its paper failed, is entered again, and follows the paper that supersedes."""
    sheet = _sheets(client, cycle)["Әбенова"]
    address = _address(cycle, sheet)
    client.put(address, json={"data": FILLED, "version": 1})
    failed = client.post(f"{address}/submit", json={}).json["document"]["id"]
    worker.fail(failed, kept(MESSAGES.message("failures", "conversion_failed")))
    shown = client.get(address).json
    assert (shown["state"], shown["document"]["status"]) == ("submitted", "failed")
    assert shown["document"]["failure"]["message"]
    assert client.put(address, json={"data": FILLED, "version": shown["version"]}).json["state"] == "draft"
    made = client.post(f"{address}/submit", json={}).json["document"]["id"]
    assert made != failed
    worker.finish(made)
    assert client.get(address).json["state"] == "issued"
    better = {**shown["data"], "scores": [{"score": "5"}] * 5}
    corrected = submit(of_body, Submission("b2_score_sheet", better, supersedes=made), today=date(2025, 10, 7))
    shown = client.get(address).json
    assert (shown["document"]["id"], shown["score"], shown["state"]) == (corrected.document.id, "5.00", "issued")
    assert [one["step"] for one in shown["steps"]][-1] == "corrected"


def test_papers_about_what_a_sheet_is_about_are_papers_of_its_unit(
    client: FlaskClient, worker: FakeWorker, of_body: Services, cycle: dict[str, Any], units: tuple[str, str]
) -> None:
    """What was superseded, even where it named somebody else, what is about the same quarter, and the protocol."""
    sheet = _sheets(client, cycle)["Әбенова"]
    address = _address(cycle, sheet)
    client.put(address, json={"data": FILLED, "version": 1})
    made = [client.post(f"{address}/submit", json={}).json["document"]["id"]]
    worker.finish(made[0])
    data = client.get(address).json["data"]
    for name in ("Әбенова Әлия", "Әбенова Алия"):
        better = {**data, "employee": {**data["employee"], "full_name": name}}
        asked = Submission("b2_score_sheet", better, supersedes=made[-1])
        made.append(submit(of_body, asked, today=date(2025, 10, 7)).document.id)
    assert client.get(address).json["document"]["id"] == made[-1]
    made.append(submit(of_body, Submission("b2_score_sheet", better), today=date(2025, 10, 7)).document.id)
    form = catalogue.form("b_calibration_protocol")
    made.append(submit(of_body, Submission(form.slug, form.sample()), today=form.sample_on).document.id)
    submit(of_body, Submission("b2_score_sheet", catalogue.form("b2_score_sheet").sample()), today=form.sample_on)
    with of_body.database.transaction() as session:
        session.get_one(CycleSheetRow, sheet["id"]).protocol_id = made[-1]
    with of_body.database.reading() as session:
        wanted = [listing.Wanted(units=("нет такого",), unit_ids=(unit,)) for unit in units]
        found = [listing.find(session, each, limit=9, counted=True) for each in wanted]
    assert [{one.document.id for one in page.papers} for page in found] == [set(made), set()]
    assert [page.number for page in found] == [len(made), 0]


@pytest.mark.usefixtures("listed")
def test_an_evaluator_sees_and_submits_own_sheets_alone(services: Services, of_body: Services) -> None:
    """Neither the sheets of others, nor who is not assessed elsewhere, nor how far others are."""
    cycle = open_cycle(of_body, Period("B", 2025, 3)).cycle
    user = "22222222-2222-4222-8222-222222222222"
    caller = Caller("user", user, "Ким", FIRST_STATE_BODY_ID, None, role=Role.EVALUATOR, iin=HEAD_IIN)
    mine = known_as(services.database.whole, caller)
    own = services.of(Scope(FIRST_STATE_BODY_ID, Actor("user", user), mine))
    _, page = sheets.list_sheets(own, cycle.id, Wanted(), cursor=None, limit=50)
    names = [one.employee["full_name"].split()[0] for one in page.sheets]
    assert names == ["Әбенова", "Борисов"]
    assert overview(own, cycle.id, today=date(2025, 10, 6)).counts.total == 2
    _, whole = sheets.list_sheets(of_body, cycle.id, Wanted(name="ким елена"), cursor=None, limit=50)
    assert len(whole.sheets) == 1
    with pytest.raises(SheetNotFoundError):
        sheets.show_sheet(own, cycle.id, whole.sheets[0].id, today=date(2025, 10, 6), language="ru")
    today = date(2025, 10, 6)
    shown = sheets.save_sheet(own, cycle.id, page.sheets[0].id, FILLED, version=1, today=today, language="ru")
    assert shown.steps[-1].actor_id == user
    shown, _ = sheets.submit_sheet(own, cycle.id, page.sheets[0].id, today=today, message_language="ru")
    assert shown.sheet.state is SheetState.SUBMITTED


@pytest.mark.usefixtures("listed")
def test_what_is_submitted_twice_at_one_moment_is_one_paper(
    services: Services, of_body: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who comes second finds the sheet submitted, and stores nothing; so does who is killed before the end."""
    cycle, today = open_cycle(of_body, Period("B", 2025, 3)).cycle, date(2025, 10, 6)
    _, page = sheets.list_sheets(of_body, cycle.id, Wanted(name="Борисов"), cursor=None, limit=1)
    sheet_id = page.sheets[0].id
    sheets.save_sheet(of_body, cycle.id, sheet_id, FILLED, version=1, today=today, language="ru")
    real, inner = sheets.submissions.submit, []

    def second_first(*args: Any, **options: Any) -> Any:
        if not inner:
            inner.append(1)
            inner.append(sheets.submit_sheet(of_body, cycle.id, sheet_id, today=today, message_language="ru"))
        return real(*args, **options)

    monkeypatch.setattr(sheets.submissions, "submit", second_first)
    shown, replayed = sheets.submit_sheet(of_body, cycle.id, sheet_id, today=today, message_language="ru")
    assert (replayed, shown.sheet.document_id) == (True, inner[1][0].sheet.document_id)
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(DocumentRow)) == 1


def test_a_cycle_ends_when_nothing_is_left(
    client: FlaskClient, clock: Clock, worker: FakeWorker, write_staff: Any, units: tuple[str, str]
) -> None:
    """Sheets whose term for an appeal is over are closed with it; before that it stays open, and says what is late."""
    chief = {"full_name": "Сапаров Ерлан Болатович", "position": "директор", "organization": "Министерство"}
    write_staff({"one": servant("Борисов Олег Иванович", "эксперт", unit=units[0], evaluator=chief)})
    cycle = client.post(API, json=THIRD).json
    [sheet] = _sheets(client, cycle).values()
    address = _address(cycle, sheet)
    client.put(address, json={"data": FILLED, "version": 1})
    made = client.post(f"{address}/submit", json={}).json["document"]["id"]
    worker.finish(made)
    client.post(f"{address}/acquainted", json={"on": "2025-10-06"})
    assert client.post(f"{API}/{cycle['id']}/close").json["closed_at"] is None
    clock.now += timedelta(days=60)
    ended = client.post(f"{API}/{cycle['id']}/close").json
    assert ended["closed_at"] is not None
    assert ended["counts"]["states"]["closed"] == 1
    # A year later the same period may be run once more, and the earlier sheet stands beside the new one.
    again = client.post(API, json=THIRD).json
    assert again["id"] != cycle["id"]
    [sheet] = _sheets(client, again).values()
    assert (sheet["due"]["overdue"], again["counts"]["overdue"]) == (True, 1)
    [earlier] = client.get(_address(again, sheet)).json["earlier"]
    assert (earlier["score"], earlier["state"]) == ("4.00", "closed")


def test_who_is_not_assessed_is_listed_and_becomes_a_paper(
    client: FlaskClient, services: Services, cycle: dict[str, Any]
) -> None:
    """Each with the reason and the item; the paper is filled in by the cycle, and made once."""
    listed = client.get(cycle["links"]["not_assessed"]).json["items"]
    told = [(one["employee"]["full_name"].split()[0], one["reason"]["code"], one["reason"]["item"]) for one in listed]
    assert told == [("Громова", "tenure", "6"), ("Данияров", "days_worked", "6")]
    assert (listed[0]["appointed_on"], listed[1]["days_worked"]) == ("2025-09-15", 7)
    signatory = {"full_name": "Петренко Ольга", "position": "руководитель службы", "organization": "Министерство"}
    asked = {"signatory": signatory, "signed_on": "2025-10-06"}
    made = [
        client.post(cycle["links"]["not_assessed"], json=asked, headers={"Idempotency-Key": "one"}) for _ in range(2)
    ]
    assert (made[0].status_code, made[0].json["form"]) == (202, "b_not_assessed"), made[0].text
    assert made[0].json["id"] == made[1].json["id"]
    with services.database.reading() as session:
        payload = session.scalars(select(DocumentRow.payload)).one()
    assert '"reason":"days_worked"' in str(payload)


def test_what_the_order_leaves_open_is_answered(client: FlaskClient, cycle: dict[str, Any]) -> None:
    """By who assesses, or by the days worked; what was entered stays, and what is no answer is refused."""
    found = _sheets(client, cycle)
    address = _address(cycle, found["Есенова"])
    assert client.post(f"{address}/submit", json={}).json["type"] == "/problems/forbidden-by-methodology"
    for asked, pointer in (
        ({"answers": {"managerial": "yes"}}, "/answers"),
        ({"evaluator": {"external_id": "nobody"}}, "/evaluator/external_id"),
        ({"evaluator": {"full_name": "Ким"}}, "/evaluator/external_id"),
        ({"evaluator": {"full_name": "Ким", "position": "директор", "iin": "1"}}, "/evaluator/iin"),
        ({"days_worked": 400}, "/days_worked"),
    ):
        refused = client.put(f"{address}/answers", json={"version": 1, **asked})
        assert (refused.status_code, refused.json["violations"][0]["pointer"]) == (422, pointer), refused.text
    client.put(address, json={"data": FILLED, "version": 1})
    stale = client.put(f"{address}/answers", json={"version": 1, "evaluator": {"external_id": "second"}})
    assert stale.status_code == 409
    shown = client.put(f"{address}/answers", json={"version": 2, "evaluator": {"external_id": "second"}}).json
    assert (shown["questions"], shown["evaluator"]["full_name"]) == ([], "Ли Виктор Андреевич")
    assert (shown["state"], shown["data"]["scores"], shown["violations"]) == ("draft", SCORES, [])
    assert client.get(cycle["links"]["self"]).json["counts"]["asking"] == 0
    away = _address(cycle, found["Данияров"])
    shown = client.put(f"{away}/answers", json={"version": 1, "days_worked": 20}).json
    assert (shown["state"], shown["form"], shown["data"]["days_worked"]) == ("not_started", "b2_score_sheet", 20)
    assert [one["step"] for one in shown["steps"]] == ["not_assessed", "answered", "not_started"]


def test_changes_of_the_staff_list_change_a_cycle_by_decision(
    client: FlaskClient, write_staff: Any, listed: dict[str, Any], cycle: dict[str, Any], worker: FakeWorker
) -> None:
    """Shown first, one by one or all; what was entered stays, and a paper that was made is not touched."""
    differences = f"{API}/{cycle['id']}/differences"
    assert client.get(differences).json["items"] == []
    found = _sheets(client, cycle)
    entered, submitted = (_address(cycle, found[name]) for name in ("Борисов", "Әбенова"))
    for address in (entered, submitted):
        client.put(address, json={"data": FILLED, "version": 1})
    worker.finish(client.post(f"{submitted}/submit", json={}).json["document"]["id"])
    changed = {name: listed[name] for name in ("able", "brave", "late")}
    changed["able"]["appointments"][0]["position"] = "эксперт"
    changed["brave"]["appointments"][0]["evaluator"] = {"external_id": "second"}
    changed["late"]["appointments"][0]["appointed_on"] = "2025-06-02"
    changed["new"] = servant("Жумабаев Нурлан", "эксперт", "C-5", evaluator={"external_id": "second"})
    write_staff(changed)
    items = {one["employee"]["full_name"].split()[0]: one for one in client.get(differences).json["items"]}
    kinds = {name: (one["kind"], one["applicable"]) for name, one in items.items()}
    assert kinds == {
        "Әбенова": ("changed", False),
        "Борисов": ("changed", True),
        "Громова": ("changed", True),
        "Жумабаев": ("added", True),
    }
    assert [one["field"] for one in items["Борисов"]["fields"]] == ["assessor"]
    assert {one["field"] for one in items["Громова"]["fields"]} >= {"employee", "form", "reason", "days_worked"}
    done = client.post(differences, json={"ids": [items["Борисов"]["id"]]})
    assert done.json == {"applied": 1, "left": 3}
    shown = client.get(entered).json
    assert (shown["evaluator"]["full_name"], shown["data"]["scores"]) == ("Ли Виктор Андреевич", SCORES)
    assert client.post(differences, json={}).json == {"applied": 2, "left": 1}
    assert client.post(differences, json={}).json == {"applied": 0, "left": 1}
    found = _sheets(client, cycle)
    assert (found["Громова"]["state"], found["Громова"]["form"]) == ("not_started", "b2_score_sheet")
    assert found["Жумабаев"]["state"] == "not_started"
    # An appointment that was entered by mistake goes with its sheet.
    moved = servant("Жумабаев Нурлан", "эксперт", "C-5", appointed_on="2025-10-01")
    write_staff({"new": moved})
    [gone] = [one for one in client.get(differences).json["items"] if one["kind"] == "gone"]
    assert client.post(differences, json={"ids": [gone["id"]]}).json == {"applied": 1, "left": 1}
    assert "Жумабаев" not in _sheets(client, cycle)


def test_annual_scores_are_formed_of_what_was_issued_and_made_once(
    client: FlaskClient, clock: Clock, worker: FakeWorker, write_staff: Any, units: tuple[str, str]
) -> None:
    """The mean of the assessed quarters; nothing is made while a sheet is left, and what is corrected supersedes."""
    chief = {"full_name": "Сапаров Ерлан Болатович", "position": "директор", "organization": "Министерство"}
    write_staff({"one": servant("Борисов Олег Иванович", "эксперт", unit=units[0], evaluator=chief)})
    clock.now = datetime(2026, 1, 12, 7, tzinfo=UTC)
    address = f"{API}/annual/2025"
    for quarter, scores in ((3, SCORES), (4, [{"score": "5"}] * 5)):
        cycle = client.post(API, json={"methodology": "B", "period": {"year": 2025, "quarter": quarter}}).json
        [sheet] = _sheets(client, cycle).values()
        data = {"scores": scores, "disciplinary_penalties": []}
        client.put(_address(cycle, sheet), json={"data": data, "version": 1})
        if quarter == 4:
            [before] = client.get(address).json["items"]
            assert (before["left"], client.post(address, json={}).json) == ([4], {"made": 0, "left": 0})
        made = client.post(_address(cycle, sheet, "/submit"), json={}).json["document"]["id"]
        worker.finish(made)
    [found] = client.get(address).json["items"]
    assert [(one["quarter"], one["average"]) for one in found["data"]["quarters"]] == [(3, "4.00"), (4, "5.00")]
    assert (found["computed"]["annual_score"], found["left"], found["document_id"]) == ("4.50", [], None)
    assert client.post(address, json={"signed_on": "2026-01-12"}).json == {"made": 1, "left": 0}
    assert client.post(address, json={}).json == {"made": 0, "left": 0}
    assert client.get(address).json["items"][0]["document_id"] is not None
    assert client.get(f"{API}/annual/1999").status_code == 404


def test_a_unit_that_only_a_sheet_names_is_not_removed(
    client: FlaskClient,
    write_staff: Any,
    listed: dict[str, Any],
    units: tuple[str, str],
    cycle: dict[str, Any],  # noqa: ARG001 - it is open
) -> None:
    """Else nobody could tell of which unit the sheet is; the answer says what names the unit."""
    write_staff({name: servant(one["full_name"], "эксперт", unit=units[1]) for name, one in listed.items()})
    answer = client.delete(f"/api/v1/units/{units[0]}")
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/unit-in-use")
    assert "циклов" in answer.json["detail"]


@pytest.mark.parametrize("period", [Period("B", 2025, 3), Period("A", 2025, None)])
def test_of_whoever_is_assessed_without_a_question_the_paper_can_be_made(
    of_body: Services, write_staff: Any, period: Period
) -> None:
    """What a cycle says of servants and evaluators contradicts no paper; what is entered is all that is missing."""
    write_staff(ministry())
    cycle = open_cycle(of_body, period).cycle
    with of_body.database.reading() as session:
        found = read_sheets(session, [CycleSheetRow.cycle_id == cycle.id, CycleSheetRow.asking.is_(False)])
    wrong = []
    for sheet in found:
        if sheet.form is not None:
            data = sheets.data_of(cycle, sheet) | (FILLED if period.quarter else {})
            outcome = of_body.check(sheet.form, data, today=date(2026, 1, 10))
            known = tuple(f"/{name}" for name in sheets.FIXED)
            wrong += [
                (sheet.employee, sheet.assessor, each.rule, each.message)
                for each in outcome.violations
                if each.severity == "error" and each.pointer.startswith(known)
            ]
    assert len(found) > 60 or not period.quarter
    assert wrong == []


def test_drafts_are_written_together_or_not_at_all(either: Services) -> None:
    """On either database: each begun once, its day kept when it is written anew; one that was changed refuses all."""
    write_list(either, {name: servant(f"{name} Олег", "эксперт") for name in ("Борисов", "Громов")})
    cycle = open_cycle(either, Period("B", 2025, 3)).cycle

    def read() -> tuple[Sheet, ...]:
        with either.database.reading() as session:
            return read_sheets(session, [CycleSheetRow.cycle_id == cycle.id])

    def write(found: Sequence[Sheet], text: str, now: datetime) -> None:
        with either.database.transaction() as session:
            sheets.keep(session, either.calendar, cycle, [(one, {"comment": text}) for one in found], now=now)

    begun = datetime(2025, 10, 6, 7, tzinfo=UTC)
    first = read()
    write(first, "первое", begun)
    write(read()[:1], "второе", begun + timedelta(days=1))
    with pytest.raises(sheets.SheetChangedError):
        write((first[0], read()[1]), "третье", begun + timedelta(days=2))
    told = {(one.entered["comment"], one.state, one.state_on, one.version) for one in read()}
    assert told == {("второе", "draft", begun.date(), 3), ("первое", "draft", begun.date(), 2)}
    with either.database.reading() as session:
        steps = select(func.count()).select_from(CycleStepRow).where(CycleStepRow.step == "draft")
        assert session.scalar(steps) == 2


def test_papers_are_listed_in_each_order_and_by_unit_on_either_database(either: Services) -> None:
    """Forwards and backwards page by page, and as many as are counted."""
    sheet, today = catalogue.form("b2_score_sheet"), catalogue.form("b2_score_sheet").sample_on
    for name, score in (("Ли", "4.2"), ("Ахметова", "3.9"), ("Борисов", "4.2")):
        data = {**sheet.sample(), "scores": [{"score": score}] * 5}
        data = {key: value for key, value in data.items() if key not in {"average", "result"}}
        data["employee"] = {**data["employee"], "full_name": name}
        submit(either, Submission(sheet.slug, data), today=today)
    agreement = catalogue.form("a1_agreement")
    submit(either, Submission(agreement.slug, agreement.sample()), today=agreement.sample_on)
    for sort in listing.Sort:
        for descending in (False, True):
            wanted = listing.Wanted(order=listing.Order(sort, descending))
            with either.database.reading() as session:
                whole = [one.whom for one in listing.find(session, wanted, limit=9).papers]
                first = listing.find(session, wanted, limit=2)
                second = listing.find(session, wanted, after=first.after, limit=2, counted=True)
                again = listing.find(session, wanted, before=second.before, limit=2)
                assert (first.number, second.number, len(whole)) == (0, 4, 4)
            assert [one.whom for one in (*first.papers, *second.papers)] == whole
            assert again.papers == first.papers
            if sort is listing.Sort.RESULT:
                assert whole[-1] == agreement.sample()["employee"]["full_name"]
    with either.database.reading() as session:
        wanted = listing.Wanted(units=("нет такого",), unit_ids=("11111111-1111-4111-8111-111111111111",))
        assert listing.find(session, wanted, limit=9, counted=True) == listing.Papers((), None, None)
