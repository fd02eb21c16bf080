"""Shares of answers, and the days by which notices are due, whatever the counts and the year."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators.calendar import default_calendar
from validators.check import check
from validators.errors import ParameterError
from validators.parameters.indicators import build_indicators
from validators.parameters.survey import build_survey, survey

DAY = timedelta(days=1)
TODAY = date(2026, 10, 29)
SAMPLES = Path(__file__).parents[2] / "doc_templates"
DATES = {"since": date(2025, 1, 1), "item": "16"}


def _sample(form: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SAMPLES / form / "sample.json").read_text("utf-8"))
    return content


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 500), min_size=4, max_size=4))
def test_shares_are_of_those_who_answered(counts: list[int]) -> None:
    """They add up to a hundred, but for the rounding of each; nobody's answers have no shares."""
    data = _sample("a7_summary") | {"respondents": 2000}
    data["questions"][3] = {"options": [{"count": count} for count in counts]}
    computed = check("a7_summary", data, today=TODAY).computed["questions"][3]
    assert computed["answered"] == sum(counts)
    assert computed["unanswered"] == 2000 - sum(counts)
    shares = [Decimal(option["share"]) for option in computed["options"] if "share" in option]
    if not sum(counts):
        assert shares == []
        return
    assert abs(sum(shares) - 100) <= Decimal("0.005") * len(counts)
    for count, share in zip(counts, shares, strict=True):
        assert abs(share - Decimal(count * 100) / sum(counts)) <= Decimal("0.005")


def test_a_half_of_a_hundredth_is_rounded_up() -> None:
    """One of eight hundred is 0.125 %."""
    questions = [{"options": [{"count": 0} for _ in question.options]} for question in survey().questions]
    questions[11] = {"options": [{"count": 1}, {"count": 799}]}
    person = {"full_name": "Оразбекова Әсем", "position": "руководитель", "organization": "Министерство"}
    data = {
        "organization": "Министерство",
        "year": 2025,
        "respondents": 800,
        "questions": questions,
        "prepared_by": person,
    }
    options = check("a7_summary", data, today=TODAY).computed["questions"][11]["options"]
    assert [option["share"] for option in options] == ["0.13", "99.88"]


@settings(max_examples=150, deadline=None)
@given(st.dates(date(2026, 1, 2), date(2027, 12, 31)))
def test_an_interview_is_announced_seven_working_days_before_it(held: date) -> None:
    """From the day of the notice to the eve of the interview there are seven working days, that day included."""
    data = _sample("a_interview_notice")
    data["interview"]["held_on"] = held.isoformat()
    computed = check("a_interview_notice", data, today=TODAY).computed
    due, calendar = date.fromisoformat(computed["notify_by"]), default_calendar()
    assert calendar.is_working_day(due)
    assert calendar.working_days_between(due, held - DAY) == 7


@settings(max_examples=60, deadline=None)
@given(st.integers(2026, 2090), st.integers(1, 4))
def test_a_dismissed_servant_is_told_in_the_month_after_the_quarter(year: int, quarter: int) -> None:
    """To its last day, whatever its length."""
    data = _sample("result_notice") | {"period": {"year": year, "quarter": quarter}}
    due = date.fromisoformat(check("result_notice", data, today=TODAY).computed["notify_by"])
    assert (due + DAY).day == 1
    assert (due.year, due.month) == ((year + 1, 1) if quarter == 4 else (year, quarter * 3 + 1))


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ({"question": [{"text": "Да?", "options": ["Да"]}]}, "no choice"),
        ({"question": [{"text": "Да?", "options": ["Да", "Да"]}]}, "Да is given twice"),
        ({"question": [{"text": "Да?", "options": ["Да", "Нет"]}] * 2}, "question Да"),
    ],
)
def test_a_survey_that_contradicts_itself_is_refused(raw: dict[str, Any], complaint: str) -> None:
    """Whoever amends it learns what is wrong."""
    with pytest.raises(ParameterError, match=complaint):
        build_survey({**raw, "introduction": ["Привет"], **DATES})


def test_an_indicator_given_twice_is_refused() -> None:
    """There is a text for each, so each is told apart."""
    with pytest.raises(ParameterError, match="Инициативность is given twice"):
        build_indicators({"titles": ["Инициативность", "Инициативность"], **DATES})
