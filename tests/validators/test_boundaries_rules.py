"""A rule on a deadline and the deadline itself agree: in time on the day and its eve, late on its morrow."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators.calendar import default_calendar
from validators.check import check
from validators.deadlines.calculating import calculate

pytestmark = pytest.mark.slow

DAY = timedelta(days=1)
CALENDAR = default_calendar()
LATER = date(2099, 12, 31)
ROOT = Path(__file__).parents[2]
# Across New Year, Nauryz, May, Kurban Ait and a transferred day, and far from them.
STARTS = st.one_of(
    st.dates(date(2025, 7, 1), date(2027, 11, 30)),
    st.dates(date(2025, 12, 15), date(2026, 1, 12)),
    st.dates(date(2026, 3, 5), date(2026, 3, 26)),
    st.dates(date(2026, 4, 20), date(2026, 5, 29)),
    st.dates(date(2026, 10, 10), date(2026, 10, 28)),
)
PROPERTY = settings(max_examples=40, deadline=None)


@dataclass(frozen=True)
class Bound:
    """A rule that watches a deadline: the date it begins with, where the form holds it, and the day that is watched.

    ``started`` are all the places of the form that are set to the first day, ``acted`` is the place of the watched one.
    """

    rule: str
    form: str
    kind: str
    name: str
    started: tuple[str, ...]
    acted: str


PROTOCOL, ORDER = "b_calibration_protocol", "b_calibration_order"
INTERVIEW = "a_interview_notice"
AGREEMENT = "a1_agreement"
SIGNATURES = ("/signed_on/authorized_person", "/signed_on/employee")
SUBMITTED = "/appeal/submitted_on"
BOUNDS = (
    Bound("B11-appeal", PROTOCOL, "b_appeal", "received_result_on", ("/appeal/received_result_on",), SUBMITTED),
    Bound("B20-decision", PROTOCOL, "b_calling", "submitted_on", (SUBMITTED,), "/called_on"),
    Bound("B21-held", PROTOCOL, "b_session", "submitted_on", (SUBMITTED, "/called_on"), "/held_on"),
    Bound("B11-appeal", ORDER, "b_appeal", "received_result_on", ("/appeal/received_result_on",), SUBMITTED),
    Bound("B20-decision", ORDER, "b_calling", "submitted_on", (SUBMITTED,), "/signed_on"),
    Bound("B21-planned", ORDER, "b_session", "submitted_on", (SUBMITTED, "/signed_on"), "/session_on"),
    Bound("B23-posted", PROTOCOL, "b_posting", "signed_on", ("/signed_on",), "/posted_on"),
    Bound("B11-notice-appeal", "result_notice", "b_appeal", "received_result_on", ("/received_on",), "/appealed_on"),
    Bound("A7-approval", AGREEMENT, "a_approval", "draft_sent_on", ("/draft_sent_on",), "/returned_on"),
    Bound("A7-rework", AGREEMENT, "a_rework", "returned_on", ("/returned_on",), "/resubmitted_on"),
    Bound(
        "A7-concluded",
        AGREEMENT,
        "a_agreement_category_1",
        "approved_on",
        ("/approved_on", SIGNATURES[0]),
        SIGNATURES[1],
    ),
    Bound("A26-sent", "a_transmittal", "a_sending", "completed_on", ("/completed_on",), "/sent_on"),
    Bound("A26-sent", "a_not_assessed", "a_sending", "completed_on", ("/completed_on",), "/sent_on"),
    Bound("A22-notice", INTERVIEW, "a_interview_notice", "interview_on", ("/interview/held_on",), "/sent_on"),
)


def _sample(form: str) -> dict[str, Any]:
    own = ROOT / "tests" / "cases" / "samples" / f"{form}.json"
    path = own if own.is_file() else ROOT / "doc_templates" / form / "sample.json"
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def _put(data: dict[str, Any], pointer: str, day: date) -> None:
    *steps, last = pointer.split("/")[1:]
    place: Any = data
    for step in steps:
        place = place.setdefault(step, {})
    place[last] = day.isoformat()


def _due(kind: str, **question: Any) -> date:
    (found,) = calculate({"kind": kind} | question, calendar=CALENDAR).found
    return found.due.day


def _late(form: str, rule: str, data: dict[str, Any], today: date = LATER) -> bool:
    outcome = check(form, data, today=today)
    assert outcome.record is not None, [each.message for each in outcome.violations]
    return any(each.rule == rule and each.severity.value == "warning" for each in outcome.violations)


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda bound: f"{bound.rule}-{bound.form}")
@given(start=STARTS)
@PROPERTY
def test_a_rule_is_kept_to_the_last_day_of_its_deadline_and_broken_after_it(bound: Bound, start: date) -> None:
    """On the eve, on the day, on the morrow, wherever holidays lie."""
    data = _sample(bound.form)
    for pointer in bound.started:
        _put(data, pointer, start)
    due = _due(bound.kind, **{bound.name: start.isoformat()})
    found = []
    for day in (due - DAY, due, due + DAY):
        changed = deepcopy(data)
        _put(changed, bound.acted, day)
        found.append(_late(bound.form, bound.rule, changed))
    assert found == [False, False, True]


@given(st.integers(2025, 2098), st.integers(1, 4))
@PROPERTY
def test_a_quarters_sheet_is_in_time_to_the_twentieth(year: int, number: int) -> None:
    """«…не позднее двадцатого числа месяца, следующего за отчетным кварталом», signed or not."""
    if (year, number) < (2025, 3):
        return
    data = _sample("b2_score_sheet")
    data["period"] = {"year": year, "quarter": number}
    due = _due("b_assessment", year=year, quarter=number)
    found, unsigned = [], []
    for day in (due - DAY, due, due + DAY):
        data["signed_on"] = day.isoformat()
        found.append(_late("b2_score_sheet", "B5-deadline", data))
        blank = {name: value for name, value in data.items() if name != "signed_on"}
        unsigned.append(_late("b2_score_sheet", "B5-deadline", blank, today=day))
    assert found == unsigned == [False, False, True]


@given(st.integers(2025, 2098), st.integers(1, 4))
@PROPERTY
def test_a_dismissed_servant_is_told_to_the_end_of_the_month_after_the_quarter(year: int, number: int) -> None:
    """«…в течение месяца, следующего за отчетным кварталом» (пункт 10)."""
    if (year, number) < (2025, 3):
        return
    data = {name: value for name, value in _sample("result_notice").items() if name != "received_on"}
    data["period"] = {"year": year, "quarter": number}
    due = _due("b_notification", year=year, quarter=number)
    found = []
    for day in (due - DAY, due, due + DAY):
        data["sent_on"] = day.isoformat()
        data["employee"] = {**data["employee"], "dismissed_on": (due - 3 * DAY).isoformat()}
        found.append(_late("result_notice", "B10-notice-sent", data))
    assert found == [False, False, True]


@given(st.integers(2025, 2098))
@PROPERTY
def test_an_annual_score_is_in_time_to_30_january(year: int) -> None:
    """«Итоговая оценка формируется не позднее 30 января, следующего за отчетным годом» (пункт 5)."""
    data = _sample("b_annual") | {"year": year}
    due = _due("b_annual", year=year)
    found, unsigned = [], []
    for day in (due - DAY, due, due + DAY):
        data["signed_on"] = day.isoformat()
        found.append(_late("b_annual", "B5-annual-deadline", data))
        blank = {name: value for name, value in data.items() if name != "signed_on"}
        unsigned.append(_late("b_annual", "B5-annual-deadline", blank, today=day))
    assert found == unsigned == [False, False, True]


@given(st.one_of(st.dates(date(2025, 7, 1), date(2090, 12, 31)), st.just(date(2028, 2, 29))))
@PROPERTY
def test_papers_are_kept_to_the_day_three_years_later(signed: date) -> None:
    """«…в течение трех лет со дня завершения оценки»: the day itself is kept, from a leap day too."""
    data = _sample("b2_score_sheet")
    data["signed_on"] = signed.isoformat()
    data["period"] = {"year": signed.year, "quarter": (signed.month - 1) // 3 + 1}
    due = _due("b_retention", completed_on=signed.isoformat())
    days = (due - DAY, due, due + DAY)
    assert [_late("b2_score_sheet", "B13-retention", data, today=day) for day in days] == [False, False, True]
    computed = check("b2_score_sheet", data, today=due).computed
    assert computed["retain_until"] == due.isoformat()
