"""The annual score of corpus «Б», whatever quarters it is formed of."""

from __future__ import annotations

import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators.check import check, load

pytestmark = pytest.mark.slow

TODAY = date(2027, 1, 20)
SAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "cases" / "samples" / "b_annual.json").read_text("utf-8")
)
SCORES = st.decimals(0, 5, places=2)
DAYS = st.dates(date(1930, 1, 1), date(2099, 12, 31))
QUARTERS = st.lists(
    st.fixed_dictionaries(
        {"quarter": st.integers(0, 99)},
        optional={"average": SCORES.map(str), "result": st.just("proper"), "not_assessed_reason": st.just("отпуск")},
    ),
    max_size=4,
)
PROPERTY = settings(max_examples=150, deadline=None)


def _without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in SAMPLE.items() if name not in names}


@given(averages=st.lists(SCORES, min_size=1, max_size=4))
@PROPERTY
def test_the_annual_score_is_the_exact_mean_rounded_once(averages: list[Decimal]) -> None:
    """Of one to four quarters, thirds included."""
    quarters = [{"quarter": place + 1, "average": str(each)} for place, each in enumerate(averages)]
    data = _without("annual_score", "result") | {"quarters": quarters}
    annual = check("b_annual", data, today=TODAY).computed["annual_score"]
    exact = sum(map(Fraction, averages), Fraction(0)) / len(averages)
    assert abs(Fraction(annual) - exact) <= Fraction(1, 200)
    wide = Decimal(exact.numerator) / Decimal(exact.denominator)
    assert annual == str(wide.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
    stated = {**data, "annual_score": annual}
    assert check("b_annual", stated, today=TODAY).valid


@given(quarters=QUARTERS, year=st.integers(2000, 2098), signed=st.none() | DAYS, today=DAYS, dismissed=DAYS)
@PROPERTY
def test_no_quarters_and_no_dates_make_a_rule_raise(
    quarters: list[dict[str, Any]], year: int, signed: date | None, today: date, dismissed: date
) -> None:
    """Whatever arrives, the answer can be written as JSON, and what is accepted reads again to the same record."""
    data = _without("signed_on") | {"quarters": quarters, "year": year}
    data["employee"] = {**data["employee"], "dismissed_on": dismissed.isoformat()}
    if signed is not None:
        data["signed_on"] = signed.isoformat()
    outcome = check("b_annual", data, today=today)
    json.dumps([each.as_dict() for each in outcome.violations], ensure_ascii=False)
    json.dumps(outcome.computed, allow_nan=False)
    assert outcome.payload is not None
    assert load("b_annual", outcome.payload) == outcome.record
