"""A year of an invented ministry: every decision against a reckoning of its own, slow, simple, and day by day.

The reckoning reads the lines of the list and the words of the order; of the product it asks only which days are
working ones.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators.test_cycles import as_employee
from validators.calendar import default_calendar
from validators.check import check
from validators.cycles.annual import FORM, QuarterOutcome, annual_data
from validators.cycles.facts import Absence, Appointment, EvaluatorFacts, Servant
from validators.cycles.whole import Decided, Sheet, decide_all
from validators.parameters import positions
from validators.periods import calendar_year, quarter
from validators.staff.check import check_member, external_id_problem

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).parents[2] / "scripts" / "staff_list.py"
CALENDAR = default_calendar()
YEAR, SEED = 2026, 17
QUARTERS = (1, 2, 3, 4)
DAY = timedelta(days=1)
NAMED = {"B-1", "D-1", "C-O-1", "D-O-1", "D-R-1", "C-R-1", "E-1", "E-2", "E-R-1"}
BRACKETED = {"C-1", "D-3"}
SUPERVISOR, HEADS = {"immediate_supervisor"}, {"unit_head", "body_head"}
WITH_DECISION = {"stand_in", "receiving_body", "apparatus_head", "delegate"}
NEVER_WORKED = {"leave", "illness", "social_leave"}
OPEN = ("training", "business_trip", "other")
COUNTED = {"business_trip"}

Row = dict[str, Any]


@cache
def _script() -> ModuleType:
    spec = spec_from_file_location("staff_list", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["staff_list"] = module
    spec.loader.exec_module(module)
    return module


@cache
def _rows(quarters: int) -> list[Row]:
    rows: list[Row] = _script().staff_list(SEED, YEAR, quarters)
    return rows


# The lines as the product takes them.


def _servants(rows: list[Row], number: int | None) -> list[Servant]:
    people = {row["external_id"]: row for row in rows}
    return [_servant(row, people, number) for row in rows]


def _servant(row: Row, people: dict[str, Row], number: int | None) -> Servant:
    absences = [(one["kind"], _day(one, "since"), _day(one, "until")) for one in _absences(row)]
    places = range(len(row["appointments"]))
    return Servant(
        key=row["external_id"],
        appointments=tuple(_appointment(row, held, people) for held in row["appointments"]),
        absences=tuple(Absence(kind=kind, since=since, until=until) for kind, since, until in absences),
        stated_days={place: days for place in places for days in _stated(row, place, number)},
    )


def _appointment(row: Row, held: Row, people: dict[str, Row]) -> Appointment:
    return Appointment(
        full_name=row["full_name"],
        iin=row.get("iin"),
        corpus=held["corpus"],
        category=held["category"],
        managerial=held.get("managerial"),
        position=held["position"],
        organization=held["organization"],
        appointed_on=_day(held, "appointed_on"),
        dismissed_on=_day(held, "dismissed_on") if "dismissed_on" in held else None,
        evaluator=_evaluator(held.get("evaluator"), people),
    )


def _evaluator(named: Row | None, people: dict[str, Row]) -> EvaluatorFacts | None:
    if named is None:
        return None
    capacity = {name: named.get(name) for name in ("role", "ground")}
    if "external_id" not in named:
        own = {name: named[name] for name in ("full_name", "position", "organization")}
        return EvaluatorFacts(**own, **capacity)
    row = people[named["external_id"]]
    held = row["appointments"][-1]
    return EvaluatorFacts(
        full_name=row["full_name"],
        position=held["position"],
        organization=held["organization"],
        iin=row.get("iin"),
        category=str(held["category"]),
        key=row["external_id"],
        **capacity,
    )


# The reckoning.


@dataclass
class Expected:
    """What the order says, by the reckoning."""

    days: int = 0
    assessed: bool | None = True
    reason: str | None = None
    form: str | None = None
    role: str | None = None
    participates: bool = True
    asked: set[str] = field(default_factory=set)


def _day(entry: Row, name: str) -> date:
    return date.fromisoformat(entry[name])


def _absences(row: Row) -> list[Row]:
    found: list[Row] = row.get("absences", [])
    return found


def _stated(row: Row, place: int, number: int | None) -> list[int]:
    last = len(row["appointments"]) - 1
    return [
        one["days"]
        for one in row.get("days_worked", [])
        if (one["year"], one.get("quarter"), one.get("appointment", last + 1) - 1) == (YEAR, number, place)
    ]


def _span(first: date, last: date) -> list[date]:
    return [first + DAY * number for number in range((last - first).days + 1)]


def _held_days(held: Row, period: list[date]) -> set[date]:
    first, last = _day(held, "appointed_on"), date.fromisoformat(held.get("dismissed_on", "9999-12-31"))
    return {day for day in period if first <= day <= last}


def _away_days(row: Row, kinds: set[str], period: list[date]) -> set[date]:
    spans = [(_day(one, "since"), _day(one, "until")) for one in _absences(row) if one["kind"] in kinds]
    return {day for day in period if any(first <= day <= last for first, last in spans)} if spans else set()


def _working(days: set[date]) -> int:
    return sum(CALENDAR.is_working_day(day) for day in days)


def _same_day_later(day: date, months: int) -> date:
    month = day.month + months
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def _whole_months(days: set[date], months: int) -> bool:
    """Return whether among the days there is a run of so many whole months."""
    starts = [day for day in days if day - DAY not in days]
    return any(days.issuperset(_span(start, _same_day_later(start, months) - DAY)) for start in starts)


def _reckon(row: Row, place: int, number: int | None, period: list[date], months: int) -> Expected:
    """Reckon one appointment by tenure, secondment and days worked."""
    held = row["appointments"][place]
    of_corpus = [each for each in row["appointments"] if each["corpus"] == held["corpus"]]
    here = _held_days(held, period)
    counted = here if held["corpus"] == "A" else set().union(*(_held_days(each, period) for each in of_corpus))
    every = {*NEVER_WORKED, *OPEN, "secondment"}
    stated = _stated(row, place, number)

    def worked(without: set[str]) -> int:
        return stated[0] if stated else _working(counted - _away_days(row, without, period))

    found = Expected(days=worked(every - COUNTED))
    if not _whole_months(here, months):
        found.assessed, found.reason = False, "tenure"
        return found
    if held["corpus"] == "B" and here & _away_days(row, {"secondment"}, period):
        home = here - _away_days(row, {"secondment"}, period)
        if not _working(home):
            found.assessed, found.reason = False, "seconded"
            return found
        enough = worked(NEVER_WORKED | {"secondment"}) >= 15 and _whole_months(home, months)
        if not enough and worked(NEVER_WORKED) >= 15:
            found.assessed, found.asked = None, {"secondment"}
            return found
    possibly = worked(NEVER_WORKED | ({"secondment"} if held["corpus"] == "B" else set()))
    elsewhere = _working(set(period)) - _working(counted)
    if stated or worked(every) >= 15:
        few = found.days < 15
        found.assessed, found.reason = not few, "days_worked" if few else None
    elif possibly >= 15:
        found.assessed, found.asked = None, _deciding(row, held["corpus"], counted)
    elif held["corpus"] == "B" and elsewhere and possibly + elsewhere >= 15:
        found.assessed, found.asked = None, {"days_elsewhere"}
    else:
        found.assessed, found.reason = False, "days_worked"
    return found


def _deciding(row: Row, corpus: str, days: set[date]) -> set[str]:
    """Return the kinds of absence that the order leaves open and that took working days, the first begun first."""
    kinds = {*OPEN, "secondment"} if corpus == "A" else set(OPEN)
    first_of = {}
    for one in sorted(_absences(row), key=lambda one: (one["since"], one["until"], one["kind"]), reverse=True):
        for day in days & set(_span(_day(one, "since"), _day(one, "until"))):
            if CALENDAR.is_working_day(day):
                first_of[day] = one["kind"]
    return {f"{kind}_days" for kind in kinds & set(first_of.values())}


def _item_17(held: Row, found: Expected) -> set[str]:
    """Put down the form, and return who assesses."""
    category, managerial = held["category"], held.get("managerial")
    if category in NAMED:
        managerial = True
    if managerial is None:
        found.asked.add("bracketed" if category in BRACKETED else "managerial")
        return set()
    found.form = "b1_score_sheet" if managerial else "b2_score_sheet"
    return SUPERVISOR if category in BRACKETED or category in NAMED else HEADS


def _who(held: Row, lawful: set[str], people: dict[str, Row], window: list[date], found: Expected) -> None:
    """Put down who assesses, and what is to be asked about it."""
    named = held.get("evaluator")
    if named is None:
        found.asked.add("evaluator_of" if lawful else "evaluator")
        return
    found.role = named["role"]
    if named["role"] in WITH_DECISION and "ground" not in named:
        found.asked.add("ground")
    ordinary = named["role"] in SUPERVISOR | HEADS
    row = people.get(named.get("external_id", ""))
    if row is None:
        return
    category = str(row["appointments"][-1]["category"])
    heads = category in NAMED | BRACKETED
    if named["role"] in HEADS and not heads and not category.isdigit():
        found.asked.add("no_head")
    if ordinary and lawful and named["role"] not in lawful and not (heads and lawful == HEADS):
        found.asked.add("role")
    if not any(each.get("dismissed_on", "9999-12-31") >= window[0].isoformat() for each in row["appointments"]):
        found.asked.add("evaluator_dismissed")
    elif not _working(set(window) - _away_days(row, {*NEVER_WORKED, "training", "secondment", "other"}, window)):
        found.asked.add("stand_in")


def _reckon_quarter(rows: list[Row], number: int) -> dict[tuple[str, int], Expected]:
    first = date(YEAR, 3 * number - 2, 1)
    last = _same_day_later(first, 3) - DAY
    period, window = _span(first, last), _span(last + DAY, last + 20 * DAY)
    people = {row["external_id"]: row for row in rows}
    found: dict[tuple[str, int], Expected] = {}
    for row in rows:
        for place, held in enumerate(row["appointments"]):
            if held["corpus"] != "B" or not _held_days(held, period):
                continue
            one = _reckon(row, place, number, period, 1)
            found[row["external_id"], place] = one
            if one.assessed is not False:
                _who(held, _item_17(held, one), people, window, one)
                gone = held.get("dismissed_on", "9999-12-31")
                later = any(each.get("dismissed_on", "9999-12-31") > gone for each in row["appointments"])
                one.participates = gone >= last.isoformat() or later
    return found


def _above_twenty(rows: list[Row], expected: dict[tuple[str, int], Expected]) -> set[str]:
    """Return the evaluators who have to name delegates (item 18): none of their organization is named yet."""
    assessed: dict[str, set[str]] = defaultdict(set)
    helped = set()
    people = {row["external_id"]: row for row in rows}
    for (key, place), one in expected.items():
        named = people[key]["appointments"][place].get("evaluator")
        if one.assessed is False or named is None or "external_id" not in named:
            continue
        if named["role"] == "delegate":
            helped.add(people[named["external_id"]]["appointments"][-1]["organization"])
        else:
            assessed[named["external_id"]].add(key)
    body = {key: people[key]["appointments"][-1]["organization"] for key in assessed}
    return {key for key, servants in assessed.items() if len(servants) > 20 and body[key] not in helped}


# The comparison.


def _decided(sheet: Sheet) -> Expected:
    decision = sheet.decision
    return Expected(
        days=decision.days.days,
        assessed=decision.assessed,
        reason=None if decision.reason is None else decision.reason.code,
        form=decision.form,
        role=decision.role,
        participates=decision.participates,
        asked={question.code for question in decision.questions},
    )


@pytest.fixture(scope="module")
def year() -> dict[int, Decided]:
    """The four cycles of corpus «Б», each decided from the list as it was when the quarter was over."""
    return {
        number: decide_all(_servants(_rows(number), number), quarter(YEAR, number), calendar=CALENDAR)
        for number in QUARTERS
    }


@pytest.mark.slow
@pytest.mark.parametrize("number", QUARTERS)
def test_every_decision_of_a_quarter_is_the_one_reckoned_by_hand(year: dict[int, Decided], number: int) -> None:
    """Days worked, assessed or not and why, form, capacity, participation and questions of everybody."""
    expected = _reckon_quarter(_rows(number), number)
    decided = {(sheet.key, sheet.number): _decided(sheet) for sheet in year[number].sheets}
    assert decided == expected
    asked = {one.evaluator.key for one in year[number].workloads if one.questions}
    assert asked == _above_twenty(_rows(number), expected)


@pytest.mark.slow
def test_the_ministry_has_every_case_that_the_order_tells_apart(year: dict[int, Decided]) -> None:
    """Else a reckoning that agrees would show little."""
    decisions = [sheet.decision for decided in year.values() for sheet in decided.sheets]
    assert {one.reason.code for one in decisions if one.reason} == {"tenure", "days_worked", "seconded"}
    asked = {question.code for one in decisions for question in one.questions}
    assert asked >= {"managerial", "evaluator_of", "evaluator_dismissed", "stand_in", "ground", "secondment"}
    assert any(code.endswith("_days") for code in asked)
    assert not all(one.participates for one in decisions)
    held = [sheet.appointment for decided in year.values() for sheet in decided.sheets]
    groups = positions().groups.items()
    categories = {f"{group}-{place}" for group, last in groups for place in range(1, last + 1)}
    assert {str(each.category) for each in held} == categories
    assert len({sheet.key for sheet in year[4].sheets}) < len(year[4].sheets)


@pytest.mark.slow
def test_every_decision_of_corpus_a_is_the_one_reckoned_by_hand() -> None:
    """Three months and fifteen days of the year in the position."""
    period = _span(date(YEAR, 1, 1), date(YEAR, 12, 31))
    decided = decide_all(_servants(_rows(4), None), calendar_year(YEAR), calendar=CALENDAR)
    assert len(decided.sheets) == 4
    rows = {row["external_id"]: row for row in _rows(4)}
    for sheet in decided.sheets:
        expected = _reckon(rows[sheet.key], sheet.number, None, period, 3)
        found = _decided(sheet)
        assert (found.days, found.assessed, found.reason) == (expected.days, expected.assessed, expected.reason)
        assert found.form == "a3_score_sheet"


def _score(sheet: Sheet, number: int) -> Decimal:
    return Decimal(sum(map(ord, f"{sheet.key}{sheet.number}{number}")) % 501) / 100


@pytest.mark.slow
def test_the_annual_scores_of_the_ministry_are_the_means_of_its_quarters(year: dict[int, Decided]) -> None:
    """Two positions of a quarter count as their mean; of nobody is a quarter lost."""
    outcomes: dict[str, list[QuarterOutcome]] = defaultdict(list)
    last: dict[str, Sheet] = {}
    for number, decided in year.items():
        for sheet in decided.sheets:
            last[sheet.key] = sheet
            scored = sheet.decision.assessed
            average = str(_score(sheet, number)) if scored else None
            reason = None if sheet.decision.reason is None else sheet.decision.reason.text("ru")
            one = QuarterOutcome(quarter=number, average=average, reason=reason)
            outcomes[sheet.key].append(one)
    compared = 0
    for key, quarters in outcomes.items():
        by_quarter: dict[int, list[Decimal]] = defaultdict(list)
        for one in quarters:
            if one.average is not None:
                by_quarter[one.quarter].append(Decimal(one.average))
        if not by_quarter:
            continue
        means = [sum(scores) / len(scores) for scores in by_quarter.values()]
        mean = (sum(means) / len(means)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        held = last[key]
        managerial = held.decision.form == "b1_score_sheet"
        data = annual_data(as_employee(held.appointment, managerial=managerial), YEAR, quarters)
        outcome = check(FORM, data, today=date(YEAR + 1, 1, 20))
        assert outcome.computed["annual_score"] == str(mean), key
        compared += 1
    assert compared > 1200


@pytest.mark.slow
def test_the_same_seed_gives_the_same_ministry_and_a_later_quarter_the_same_people() -> None:
    """1,200 servants and forty changes a quarter; nobody's IIN is one of the living."""
    assert _script().staff_list(SEED, YEAR, 0) == _rows(0)
    assert len(_rows(0)) == 1200
    assert _script().staff_list(SEED + 1, YEAR, 0) != _rows(0)
    for number in QUARTERS:
        before, after = ({row["external_id"]: row for row in _rows(each)} for each in (number - 1, number))
        assert before.keys() <= after.keys()
        absent = ("leave", "illness", "training", "business_trip", "social_leave", "other")
        changed = [key for key in after if _without(before.get(key), absent) != _without(after[key], absent)]
        assert len(changed) == 40 - 1, "one head is ill, the others changed"
    assert all(row["full_name"] == before[row["external_id"]]["full_name"] for row in _rows(0))
    assert all(row["iin"][0] in "789" and row["iin"][6] in "56" for row in _rows(4) if "iin" in row)


@pytest.mark.slow
def test_every_servant_of_the_ministry_can_stand_in_the_staff_list() -> None:
    """The lines are those that programs send, with the id beside them."""
    for row in _rows(4):
        member = {name: value for name, value in row.items() if name != "external_id"}
        assert external_id_problem(row["external_id"]) is None
        assert check_member(member, "ru")[1] == (), row


def _without(row: Row | None, kinds: tuple[str, ...]) -> Row | None:
    if row is None:
        return None
    left = [one for one in _absences(row) if one["kind"] not in kinds]
    return {**row, "absences": left}
