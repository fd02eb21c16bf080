"""Days at the edge of every term: the day itself, its eve and its morrow, over holidays, transfers and leap days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators.calendar import WorkingCalendar, default_calendar
from validators.deadlines.agenda import agenda
from validators.deadlines.describing import calculate, kind_example
from validators.deadlines.model import Method, years
from validators.deadlines.terms import TERMS, TERMS_BY_KIND
from validators.methodology import BUNDLED
from validators.periods import add_months, quarter

if TYPE_CHECKING:
    from validators.deadlines.model import Term

pytestmark = pytest.mark.slow

DAY = timedelta(days=1)
CALENDAR = default_calendar()
# Weekdays off and weekends worked by the Labour Code's holidays and the decrees of 2024 to 2027, written out by hand.
OFF = {
    2024: "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16",
    2025: "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
    2026: "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
    2027: "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16",
}
WORKED = {date(2024, 5, 4), date(2025, 1, 5)}
DAYS_OFF = {date.fromisoformat(f"{year}-{day}") for year, days in OFF.items() for day in days.split()}
# Where counting is hard: around New Year, Nauryz, May, Kurban Ait, and the transferred days.
HARD = sorted({day + DAY * shift for day in DAYS_OFF | WORKED for shift in range(-6, 3)})
KNOWN = st.dates(date(2024, 1, 1), date(2027, 11, 30))
NEAR_HOLIDAYS = st.sampled_from([day for day in HARD if day >= date(2024, 1, 1) and day <= date(2027, 11, 30)])
DAYS = st.one_of(KNOWN, NEAR_HOLIDAYS)
NUMBERS = st.integers(min_value=0, max_value=25)
PROPERTY = settings(max_examples=200, deadline=None)


def works(day: date) -> bool:
    """Say whether a day is worked, the naive way."""
    return day in WORKED or (day.weekday() < 5 and day not in DAYS_OFF)


def counted(start: date, number: int) -> date:
    """Count a term the naive way: every day after the start is looked at."""
    day, left = start, number
    while left:
        day += DAY
        if works(day):
            left -= 1
    return day


@given(DAYS, NUMBERS)
@PROPERTY
def test_a_term_in_working_days_is_what_counting_on_ones_fingers_gives(start: date, number: int) -> None:
    """Over New Year, Nauryz, Kurban Ait and transferred days of 2024 to 2027."""
    assert CALENDAR.add_working_days(start, number) == counted(start, number)


@given(DAYS, DAYS)
@PROPERTY
def test_working_days_between_two_days_are_those_one_can_tick_off(first: date, last: date) -> None:
    """Both ends included; none where they are crossed."""
    span = [first + DAY * offset for offset in range((last - first).days + 1)]
    assert CALENDAR.working_days_between(first, last) == sum(map(works, span))


@given(DAYS, NUMBERS)
@PROPERTY
def test_a_longer_term_ends_later_and_a_later_start_never_earlier(start: date, number: int) -> None:
    """Counting is monotone both ways."""
    due = CALENDAR.add_working_days(start, number)
    assert CALENDAR.add_working_days(start, number + 1) > due
    assert CALENDAR.add_working_days(start + DAY, number) >= due


@given(DAYS, st.integers(min_value=1, max_value=25))
@PROPERTY
def test_between_the_morrow_and_the_last_day_lie_exactly_the_days_of_the_term(start: date, number: int) -> None:
    """Adding and counting between are inverse, and the last day is worked."""
    due = CALENDAR.add_working_days(start, number)
    assert CALENDAR.working_days_between(start + DAY, due) == number
    assert works(due)


@given(DAYS, st.integers(min_value=1, max_value=25))
@PROPERTY
def test_counting_back_and_forth_returns_to_a_working_day(start: date, number: int) -> None:
    """«За N рабочих дней до X» undoes «в течение N рабочих дней со дня X» where X is worked."""
    back = CALENDAR.subtract_working_days(start, number)
    assert works(back)
    assert CALENDAR.working_days_between(back, start - DAY) == number
    if works(start):
        assert CALENDAR.add_working_days(back, number) == start


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(min_value=0, max_value=60))
@PROPERTY
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    """Never a day of the month after."""
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)
    assert add_months(day + DAY, months) >= later


@pytest.mark.parametrize("year", [2024, 2028, 2032, 2096])
def test_papers_of_a_leap_day_are_kept_to_the_last_day_of_february(year: int) -> None:
    """29 February has no anniversary after three years; the 28th has one, and 1 March has its own."""
    assert years(date(year, 2, 29), 3).day == date(year + 3, 2, 28)
    assert years(date(year, 2, 28), 3).day == date(year + 3, 2, 28)
    assert years(date(year, 3, 1), 3).day == date(year + 3, 3, 1)
    assert years(date(year - 3, 2, 28), 3).day == date(year, 2, 28)


@given(st.integers(min_value=2000, max_value=2099), st.integers(min_value=1, max_value=4))
@PROPERTY
def test_quarters_follow_each_other_without_gap_or_overlap(year: int, number: int) -> None:
    """Leap years too."""
    period = quarter(year, number)
    following = quarter(year + (number == 4), number % 4 + 1)
    assert period.last_day + DAY == following.first_day
    assert period.last_day in period
    assert following.first_day not in period


WORKING_DAY_KINDS = {
    "a_agreement_category_1": ("approved_on", 5),
    "a_approval": ("draft_sent_on", 15),
    "a_rework": ("returned_on", 5),
    "a_appeal": ("acquainted_on", 10),
    "a_sending": ("completed_on", 3),
    "a_chapter5_appeal": ("acquainted_on", 10),
    "a_chapter5_sending": ("completed_on", 10),
    "b_appeal": ("received_result_on", 5),
    "b_calling": ("submitted_on", 3),
    "b_session": ("submitted_on", 10),
    "b_posting": ("signed_on", 3),
}


def _due(kind: str, **dates: Any) -> date:
    question = {"kind": kind} | {
        name: str(value) if isinstance(value, date) else value for name, value in dates.items()
    }
    result = calculate(question, calendar=CALENDAR)
    assert result.violations == (), question
    return result.found[0].due.day


@pytest.mark.parametrize("kind", WORKING_DAY_KINDS)
@given(start=st.one_of(st.dates(date(2025, 7, 1), date(2026, 2, 28)), st.sampled_from(HARD)))
@PROPERTY
def test_a_deadline_in_working_days_ends_where_counting_by_hand_ends(kind: str, start: date) -> None:
    """With every day of the way shown once, in order, counted or passed over."""
    if not date(2025, 7, 1) <= start < date(2026, 3, 1):
        return
    name, number = WORKING_DAY_KINDS[kind]
    (found,) = calculate({"kind": kind, name: start.isoformat()}, calendar=CALENDAR).found
    assert found.due.day == counted(start, number)
    way = [start + DAY * offset for offset in range(1, (found.due.day - start).days + 1)]
    assert [step.day for step in found.due.steps] == way
    assert [step.number is not None for step in found.due.steps] == [works(day) for day in way]
    assert [step.number for step in found.due.steps if step.number] == list(range(1, number + 1))
    assert all(step.reason is not None for step in found.due.steps if step.number is None)


@given(st.integers(min_value=2025, max_value=2098))
@PROPERTY
def test_the_days_of_the_year_are_the_orders_own(year: int) -> None:
    """«Не позднее» names the day, «до» its eve; none is moved from a day off."""
    assert _due("a_assessment", year=year) == date(year + 1, 1, 20)
    assert _due("a_draft", year=year) == date(year, 1, 20)
    assert _due("a_agreement_category_2", year=year) == date(year, 1, 31)
    assert _due("a_monitoring", year=year) == (date(2025, 8, 14) if year == 2025 else date(year, 7, 10))
    assert _due("a_analysis", year=year) == date(year + 1, 3, 1)
    assert _due("a_notification", year=year) == date(year + 1, 1, 31)
    assert _due("b_annual", year=year) == date(year + 1, 1, 30)
    after = [(year, 4), (year, 7), (year, 10), (year + 1, 1)]
    for number, (then, month) in enumerate(after, start=1):
        if (year, number) >= (2025, 3):
            assert _due("b_assessment", year=year, quarter=number) == date(then, month, 20)
            assert _due("b_notification", year=year, quarter=number) == add_months(date(then, month, 1), 1) - DAY


@given(st.dates(date(2025, 1, 1), date(2027, 11, 30)))
@PROPERTY
def test_a_draft_for_one_appointed_later_has_ten_working_days_of_its_own(appointed: date) -> None:
    """On 20 January and before, the common day; from the 21st on, the appointment's own."""
    due = _due("a_draft", year=appointed.year, appointed_on=appointed)
    common = date(appointed.year, 1, 20)
    assert due == (common if appointed <= common else counted(appointed, 10))


def _dated(deadline: Term) -> dict[str, Any]:
    return {name: value for name, value in kind_example(deadline.kind).items() if name != "kind"}


@pytest.mark.parametrize("deadline", [one for one in TERMS if one.schema.fields], ids=lambda one: one.key)
def test_a_term_is_counted_from_its_first_day_in_force_and_not_the_day_before(deadline: Term) -> None:
    """Both sides of the date the methodology begins to apply, by the period or by the event."""
    (name, *_) = _dated(deadline)
    if name == "year":
        quarters = {"quarter": 3} if "quarter" in deadline.schema.fields else {}
        early = {"year": 2025, "quarter": 2} if quarters else {"year": 2024}
        inside, outside = {"year": 2025} | quarters, early
    else:
        inside, outside = {name: deadline.since.isoformat()}, {name: (deadline.since - DAY).isoformat()}
    kind = deadline.kind
    assert calculate({"kind": kind} | inside, calendar=CALENDAR).found
    (violation,) = calculate({"kind": kind} | outside, calendar=CALENDAR).violations
    assert violation.pointer == f"/{name}"
    assert f"{min(one.since for one in TERMS_BY_KIND[kind]):%d.%m.%Y}" in violation.message


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (one.kind, name)
        for one in TERMS
        if one.until
        for name in one.schema.fields
        if name.endswith("_on") and name != "appointed_on"
    ],
)
def test_a_term_of_chapter_5_is_counted_on_its_last_day_and_not_the_day_after(kind: str, name: str) -> None:
    """«…до 1 марта 2026 года»: 28 February is the last."""
    assert calculate({"kind": kind, name: "2026-02-28"}, calendar=CALENDAR).found
    (violation,) = calculate({"kind": kind, name: "2026-03-01"}, calendar=CALENDAR).violations
    assert violation.pointer == f"/{name}"
    assert "01.03.2026" in violation.message


def test_the_part_of_2025_alone_is_told_in_2025_alone() -> None:
    """Item 26, part 3, does not come back in 2026, and stands in for part 2 in 2025, as in the rules."""
    found = calculate({"kind": "a_monitoring", "year": 2025}, calendar=CALENDAR).found
    assert [(one.term.part, one.due.day) for one in found] == [("3", date(2025, 8, 14))]
    assert [one.due.day for one in agenda(2025, CALENDAR) if one.term.kind == "a_monitoring"] == [date(2025, 8, 14)]
    rules = {each.id for each in BUNDLED.rules_for("a_monitoring") if each.in_force(date(2025, 1, 1))}
    assert {"A26-monitoring", "A26-monitoring-2025"} & rules == {"A26-monitoring-2025"}
    (only,) = calculate({"kind": "a_monitoring", "year": 2026}, calendar=CALENDAR).found
    assert only.term.part == "2"


@pytest.mark.parametrize("kind", TERMS_BY_KIND)
def test_every_day_found_stands_in_the_agenda_of_its_year_or_is_counted_from_an_event(kind: str) -> None:
    """A term that a year brings by itself is in that year's calendar, on the day the question gives."""
    for found in calculate(kind_example(kind), calendar=CALENDAR).found:
        days = {entry.due.day for entry in agenda(found.due.day.year, CALENDAR) if entry.term is found.term}
        if any(found.term.years(year) for year in range(2025, 2029)):
            assert found.due.day in days or found.due.method is Method.WORKING_DAYS
        else:
            assert days == set()


def test_a_transfer_of_the_installation_moves_a_term_and_nothing_else(tmp_path: Any) -> None:
    """The due day of a term without working days stays where the order put it."""
    path = tmp_path / "calendar.toml"
    path.write_text("days_off = [2026-10-22, 2026-10-20]\n", "utf-8")
    own = WorkingCalendar(path)
    question = {"kind": "b_calling", "submitted_on": "2026-10-21"}
    assert calculate(question, calendar=CALENDAR).found[0].due.day == date(2026, 10, 27)
    assert calculate(question, calendar=own).found[0].due.day == date(2026, 10, 28)
    (fixed,) = calculate({"kind": "b_assessment", "year": 2026, "quarter": 3}, calendar=own).found
    assert fixed.due.day == date(2026, 10, 20)
