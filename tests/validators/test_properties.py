"""What holds for any data at all, tried with whatever hypothesis thinks of."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from validators.check import check, json_schema, load
from validators.forms.shared.persons import Person
from validators.people import same_person

pytestmark = pytest.mark.slow

TODAY = date(2026, 10, 23)
SAMPLES = Path(__file__).parents[1] / "cases" / "samples"
FORMS = ("b1_score_sheet", "b2_score_sheet", "b_calibration_protocol", "b_calibration_order")
DATA: dict[str, Any] = {form: json.loads((SAMPLES / f"{form}.json").read_text("utf-8")) for form in FORMS}
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(st.characters(codec=None))
    | st.sampled_from(["2026-10-12", "4.5", "effective", "C-4", "unit_head", 0, 5, 2.5]),
    lambda below: st.lists(below, max_size=6) | st.dictionaries(st.text(), below, max_size=6),
    max_leaves=20,
)
SCORES = st.decimals(0, 5, places=2)
DAYS = st.dates(date(1930, 1, 1), date(2099, 12, 31)).map(date.isoformat)


def _pointers(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [found for step, each in below for found in _pointers(each, (*path, step))]


def _put(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = deepcopy(data)
    place: Any = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def _looked_at(form: str, data: Any, today: date = TODAY) -> Any:
    outcome = check(form, data, today=today)
    json.dumps([each.as_dict() for each in outcome.violations], ensure_ascii=False).encode("utf-8")
    json.dumps(outcome.computed, allow_nan=False).encode("utf-8")
    assert (outcome.record is None) == (outcome.payload is None)
    if outcome.payload is None:
        assert not outcome.valid
    else:
        json.dumps(outcome.payload, ensure_ascii=False, allow_nan=False).encode("utf-8")
        assert load(form, outcome.payload) == outcome.record
    return outcome


@pytest.mark.parametrize("slug", FORMS)
@given(value=ANYTHING)
@settings(deadline=None)
def test_nothing_that_is_sent_makes_the_check_raise(slug: str, value: Any) -> None:
    """Whatever arrives, the answer is violations that can be written as JSON in UTF-8."""
    assert not _looked_at(slug, value).valid


@pytest.mark.parametrize("slug", FORMS)
@given(choice=st.data(), value=ANYTHING)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_in_any_place_of_a_document_makes_the_check_raise(slug: str, choice: st.DataObject, value: Any) -> None:
    """One value of a good document is replaced by anything; what is accepted reads again to the same record."""
    path = choice.draw(st.sampled_from(_pointers(DATA[slug])))
    _looked_at(slug, _put(DATA[slug], path, value))


@pytest.mark.parametrize("slug", FORMS)
@given(choice=st.data(), day=DAYS, today=st.dates(date(1990, 1, 1), date(2099, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_no_date_makes_a_rule_raise(slug: str, choice: st.DataObject, day: str, today: date) -> None:
    """Any day in any field of a date, on any day of validation."""
    dated = [path for path in _pointers(DATA[slug]) if str(path[-1]).endswith("_on")]
    changed = DATA[slug]
    for path in choice.draw(st.lists(st.sampled_from(dated), min_size=1, unique=True)):
        changed = _put(changed, path, day)
    period = {"year": choice.draw(st.integers(2000, 2098)), "quarter": choice.draw(st.integers(0, 6))}
    assert _looked_at(slug, {**changed, "period": period}, today).record is not None


@given(scores=st.lists(SCORES, min_size=5, max_size=5))
def test_the_average_is_exact_and_rounded_half_up(scores: list[Decimal]) -> None:
    """Compared with fractions, which lose nothing."""
    data = deepcopy(DATA["b2_score_sheet"])
    del data["average"], data["result"]
    for entry, score in zip(data["scores"], scores, strict=True):
        entry["score"] = str(score)
    computed = check("b2_score_sheet", data, today=TODAY).computed
    exact = sum(map(Fraction, scores), Fraction(0)) / 5
    assert Fraction(computed["average_unrounded"]) == exact
    hundredths = (exact * 100 + Fraction(1, 2)).__floor__()
    assert Fraction(computed["average"]) == Fraction(hundredths, 100)
    assert len(computed["average"].partition(".")[2]) == 2


@given(
    score=SCORES,
    comment=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200),
    number=st.sampled_from([str, float, Decimal]),
)
def test_what_is_accepted_is_valid_by_the_json_schema_too(score: Decimal, comment: str, number: Any) -> None:
    """The canonical payload, however the values were sent, is what the published schema describes."""
    data = deepcopy(DATA["b2_score_sheet"])
    del data["average"], data["result"]
    data["scores"][0] = {"score": number(score), "comment": comment}
    outcome = check("b2_score_sheet", data, today=TODAY)
    if outcome.payload is not None:
        assert Decimal(outcome.payload["scores"][0]["score"]) == score
        assert list(Draft202012Validator(json_schema("b2_score_sheet")).iter_errors(outcome.payload)) == []


@given(names=st.lists(st.sampled_from(["Ёлкин Пётр", "елкин петр", "Иванов Иван"]), min_size=2, max_size=2))
def test_being_the_same_person_goes_both_ways(names: list[str]) -> None:
    """And everybody is the same as oneself."""
    one, other = (Person(full_name=name, position="эксперт", organization="Орган") for name in names)
    assert same_person(one, one)
    assert same_person(one, other) == same_person(other, one)


@given(number=st.integers(0, 30), day=st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_the_last_day_of_a_term_is_a_working_day_with_that_many_before_it(number: int, day: date) -> None:
    """Counting back gives the number again."""
    from validators.calendar import default_calendar  # noqa: PLC0415 - only here

    calendar = default_calendar()
    last = calendar.add_working_days(day, number)
    assert calendar.working_days_between(day + timedelta(days=1), last) == number
    assert number == 0 or calendar.is_working_day(last)
