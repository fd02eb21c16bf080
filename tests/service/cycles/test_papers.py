"""Papers that follow from a cycle: begun with what is known, lawful once completed with what only people know."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates import catalogue
from service.cycles import papers
from service.cycles.opening import open_cycle
from service.cycles.sheets import show_sheet
from service.cycles.states import Period
from service.cycles.store import NONE, Cycle, Wanted, read_sheets
from service.db.models import CycleSheetRow, SheetState
from service.documents.submissions import Submission, submit
from service.errors import InvalidSubmissionError
from tests.service.cycles.conftest import score_sheets, servant, write_list

if TYPE_CHECKING:
    from service.cycles.sheets import Shown
    from service.services import Services
    from tests.doubles import Clock

MINISTER = {"full_name": "Сапаров Ерлан Болатович", "position": "Министр", "organization": "Министерство"}
OFFICER = {"full_name": "Ким Елена Викторовна", "position": "главный эксперт", "organization": "Министерство"}


def _open(of_body: Services, period: Period) -> Cycle:
    return open_cycle(of_body, period).cycle


def _shown(of_body: Services, cycle: Cycle, surname: str) -> Shown:
    with of_body.database.reading() as session:
        found = read_sheets(session, [CycleSheetRow.cycle_id == cycle.id])
    [sheet] = [one for one in found if one.employee["full_name"].startswith(surname)]
    return show_sheet(of_body, cycle.id, sheet.id, today=of_body.clock().date(), language="ru")


def _made(of_body: Services, form: str, data: dict[str, Any]) -> str:
    """Have a paper made; nothing in it may contradict the order."""
    return submit(of_body, Submission(form, data), today=of_body.clock().date()).document.id


def _begun(of_body: Services, shown: Shown, form: str) -> dict[str, Any]:
    return papers.begin(of_body, shown, form, today=of_body.clock().date())


def _offered(of_body: Services, shown: Shown) -> dict[str, papers.Paper]:
    return {one.form: one for one in papers.following(of_body, shown, today=of_body.clock().date())}


def test_a_year_of_corpus_a_goes_from_the_agreement_to_the_package(of_body: Services, clock: Clock) -> None:
    """What the agreement says stands in monitoring, sheet and review; each paper has its term until it is there."""
    members = {"chair": servant("Қожахметов Ерғали Сұлтанұлы", "председатель Комитета", corpus="A", category=2)}
    held = members["chair"]["appointments"][0]
    held.pop("managerial")
    held["evaluator"] = MINISTER
    write_list(of_body, members)
    clock.now = datetime(2026, 1, 20, 7, tzinfo=UTC)
    cycle = _open(of_body, Period("A", 2026, None))
    shown = _shown(of_body, cycle, "Қожахметов")
    offered = _offered(of_body, shown)
    assert list(offered) == ["a2_agreement", "a_monitoring"]
    terms = [one.due and one.due.due and one.due.due.day for one in offered.values()]
    assert terms == [date(2026, 1, 31), date(2026, 7, 10)]
    agreed = catalogue.form("a2_agreement").sample()
    begun = _begun(of_body, shown, "a2_agreement")
    assert begun["authorized_person"]["full_name"] == MINISTER["full_name"]
    assert (begun["year"], begun["employee"]["category"]) == (2026, 2)
    signed = {"authorized_person": "2026-01-20", "employee": "2026-01-20"}
    _made(of_body, "a2_agreement", {**begun, "kpis": agreed["kpis"], "signed_on": signed})
    shown = _shown(of_body, cycle, "Қожахметов")
    assert [len(one.made) for one in _offered(of_body, shown).values()] == [1, 0]
    clock.now = datetime(2026, 7, 6, 7, tzinfo=UTC)
    monitored = _begun(of_body, shown, "a_monitoring")
    own = [kpi["name"] for kpi in agreed["kpis"]]
    assert [kpi["name"] for kpi in monitored["kpis"]][2:] == own
    whole = [{**kpi, "actual": kpi["planned"]} for kpi in monitored["kpis"]]
    _made(of_body, "a_monitoring", {**monitored, "kpis": whole, "signed_on": "2026-07-06"})
    carried = papers.carried(of_body, shown)["kpis"]
    assert [kpi["kind"] for kpi in carried] == ["orders", "appeals", *["authorized_person"] * 3]
    with pytest.raises(InvalidSubmissionError):
        papers.package(of_body, cycle.id)
    clock.now = datetime(2027, 1, 18, 7, tzinfo=UTC)
    score_sheets(of_body, cycle, {shown.sheet.id: {"score": "4.46"}})
    shown = _shown(of_body, cycle, "Қожахметов")
    assert list(_offered(of_body, shown)) == ["a2_agreement", "a_monitoring", "a6_review", "acquaintance_notice"]
    review = _begun(of_body, shown, "a6_review")
    assert (review["final_score"], review["result"]) == ("4.46", "effective")
    assert [one["name"] for one in review["kpi_achievements"]][2:] == own
    letter = papers.package(of_body, cycle.id)
    assert ([one["full_name"] for one in letter["servants"]], letter["not_assessed"]) == (
        ["Қожахметов Ерғали Сұлтанұлы"],
        0,
    )


@pytest.mark.parametrize(
    ("appointed", "until"),
    [("2021-02-01", date(2026, 1, 20)), ("2026-03-02", date(2026, 3, 17))],
    ids=["in_office", "in_the_year"],
)
def test_an_agreement_of_category_1_is_due_when_its_draft_is(
    of_body: Services, clock: Clock, appointed: str, until: date
) -> None:
    """Item 7: by 20 January; ten working days after an appointment on 2 March, with 9 March off."""
    head = servant("Қожахметов Ерғали Сұлтанұлы", "председатель Комитета", corpus="A", category=1)
    held = head["appointments"][0]
    held.pop("managerial")
    held |= {"evaluator": MINISTER, "appointed_on": appointed}
    write_list(of_body, {"chair": head})
    clock.now = datetime(2026, 3, 3, 7, tzinfo=UTC)
    offered = _offered(of_body, _shown(of_body, _open(of_body, Period("A", 2026, None)), "Қожахметов"))
    assert list(offered) == ["a1_agreement", "a_monitoring"]
    due = offered["a1_agreement"].due
    assert due is not None
    assert due.due is not None
    assert due.due.day == until


@pytest.mark.usefixtures("listed")
def test_papers_of_a_quarter_follow_from_what_the_sheet_has_come_to(of_body: Services, clock: Clock) -> None:
    """The notice once there is a result, the reference for a session, the record of feedback after it."""
    cycle = _open(of_body, Period("B", 2025, 3))
    shown = _shown(of_body, cycle, "Борисов")
    assert _offered(of_body, shown) == {}
    with pytest.raises(InvalidSubmissionError):
        _begun(of_body, shown, "acquaintance_notice")
    clock.now = datetime(2025, 10, 20, 7, tzinfo=UTC)
    entered = {"scores": [{"score": "3.4"}] * 5, "disciplinary_penalties": []}
    score_sheets(of_body, cycle, {shown.sheet.id: {"score": "3.4", "data": json.dumps(entered)}})
    shown = _shown(of_body, cycle, "Борисов")
    notice = _begun(of_body, shown, "acquaintance_notice")
    assert (notice["final_score"], notice["period"]) == ("3.4", {"year": 2025, "quarter": 3})
    _made(of_body, "acquaintance_notice", {**notice, "signed_by": OFFICER, "received_on": "2025-10-17"})
    assert len(_offered(of_body, shown)["acquaintance_notice"].made) == 1
    score_sheets(of_body, cycle, {shown.sheet.id: {"score": "3.4", "state": SheetState.APPEALED}})
    reference = papers.begin(
        of_body, _shown(of_body, cycle, "Борисов"), "b_session_reference", today=of_body.clock().date()
    )
    assert [one["score"] for one in reference["scores"]] == ["3.4"] * 5
    _made(of_body, "b_session_reference", {**reference, "signatory": OFFICER, "signed_on": "2025-10-20"})


@pytest.mark.usefixtures("listed")
def test_the_schedule_names_who_is_assessed_by_whom(of_body: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """All or those that are wanted, no more than a schedule holds; until when is what the order says."""
    cycle = _open(of_body, Period("B", 2025, 3))
    data = papers.schedule(of_body, cycle.id, Wanted())
    assert [one["full_name"].split()[0] for one in data["servants"]] == ["Әбенова", "Борисов", "Есенова", "Ким", "Ли"]
    assert data["stages"][0]["due"] == "2025-10-20"
    known = [one for one in data["servants"] if one["evaluator"]]
    _made(of_body, "assessment_schedule", {**data, "servants": known, "signatory": OFFICER, "signed_on": "2025-10-06"})
    monkeypatch.setattr(papers, "MAX_SCHEDULED", 4)
    with pytest.raises(InvalidSubmissionError, match="4"):
        papers.schedule(of_body, cycle.id, Wanted())
    some = papers.schedule(of_body, cycle.id, Wanted(evaluator_id=NONE))
    assert [one["full_name"].split()[0] for one in some["servants"]] == ["Есенова"]


@pytest.mark.parametrize(("number", "told"), [(20, False), (21, True)])
def test_delegates_are_offered_to_who_assesses_more_than_twenty(
    of_body: Services, units: tuple[str, str], number: int, told: bool
) -> None:
    """Item 18: where one evaluator has more than twenty people."""
    head = {"external_id": "head"}
    members = {
        f"n{place}": servant(f"Тестов {chr(1040 + place)}", "эксперт", unit=units[0], evaluator=head)
        for place in range(number)
    }
    head_of = servant("Ким Елена Викторовна", "директор департамента", "C-1", managerial=True, unit=units[0])
    head_of["appointments"][0]["evaluator"] = MINISTER
    write_list(of_body, {"head": head_of, **members})
    cycle = _open(of_body, Period("B", 2025, 3))
    loads = papers.workloads(of_body, cycle)
    assert [*loads.values()] == ([number] if told else [])
    if not told:
        return
    [evaluator] = loads
    data = papers.delegating(of_body, cycle.id, evaluator)
    assert (data["assessed"], data["evaluator"]["full_name"]) == (21, "Ким Елена Викторовна")
    named = [{**OFFICER, "assesses": "служащие отдела"}]
    _made(
        of_body, "b_assessor_decision", {**data, "assessors": named, "decided_by": MINISTER, "signed_on": "2025-10-06"}
    )


def test_who_assesses_for_another_does_so_by_a_decision(of_body: Services, units: tuple[str, str]) -> None:
    """Item 4: it is begun from the sheet, with the stand-in and whom that is about."""
    other = {**OFFICER, "full_name": "Ли Виктор Андреевич", "role": "stand_in", "ground": "приказ"}
    write_list(of_body, {"one": servant("Борисов Олег Иванович", "эксперт", unit=units[0], evaluator=other)})
    cycle = _open(of_body, Period("B", 2025, 3))
    shown = _shown(of_body, cycle, "Борисов")
    assert list(_offered(of_body, shown)) == ["b_assessor_decision"]
    data = _begun(of_body, shown, "b_assessor_decision")
    assert (data["kind"], data["assessors"][0]["assesses"]) == ("stand_in", "Борисов Олег Иванович")
    absent = {"evaluator": MINISTER, "reason": "отпуск", "since": "2025-09-29", "until": "2025-10-24"}
    _made(of_body, "b_assessor_decision", {**data, **absent, "decided_by": MINISTER, "signed_on": "2025-10-06"})


def test_papers_of_a_namesake_are_not_those_of_the_assessed(of_body: Services, clock: Clock) -> None:
    """By the IIN where both have one, else by the position; who came after the half-year has no monitoring."""
    name = "Қожахметов Ерғали Сұлтанұлы"
    members = {
        "one": servant(name, "председатель Комитета", corpus="A", category=2),
        "two": servant(name, "председатель другого Комитета", corpus="A", category=2, appointed_on="2026-07-13"),
    }
    for one in members.values():
        one["appointments"][0].pop("managerial")
        one["appointments"][0]["evaluator"] = MINISTER
    write_list(of_body, members)
    clock.now = datetime(2026, 8, 3, 7, tzinfo=UTC)
    cycle = _open(of_body, Period("A", 2026, None))
    with of_body.database.reading() as session:
        found = read_sheets(session, [CycleSheetRow.cycle_id == cycle.id])
    today = clock.now.date()
    one, two = (
        show_sheet(of_body, cycle.id, sheet.id, today=today, language="ru")
        for sheet in sorted(found, key=lambda sheet: len(sheet.employee["position"]))
    )
    begun = _begun(of_body, one, "a2_agreement")
    kpis = catalogue.form("a2_agreement").sample()["kpis"]
    _made(of_body, "a2_agreement", {**begun, "kpis": kpis})
    assert [len(each.made) for each in _offered(of_body, one).values()] == [1, 0]
    told = {each.form: each for each in papers.owed(of_body, cycle.id, today=today)}
    assert {form: (each.made, len(each.missing)) for form, each in told.items()} == {
        "a2_agreement": (1, 1),
        "a_monitoring": (0, 1),
    }
    assert [(sheet.id, due) for sheet, due in told["a_monitoring"].missing] == [(one.sheet.id, date(2026, 7, 10))]
    assert {form: len(each.made) for form, each in _offered(of_body, two).items()} == {"a2_agreement": 0}
    assert [kpi.get("name") for kpi in papers.carried(of_body, two)["kpis"]][2:] == [None] * 3
