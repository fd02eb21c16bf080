"""Scores and percents at every hundredth: the tables of the order as printed, results, and rounding at their edges."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators import parameters
from validators.check import check

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
HUNDREDTH = Decimal("0.01")
PERCENTS = [HUNDREDTH * step for step in range(15_001)]
SCORES = [HUNDREDTH * step for step in range(501)]
DAYS = {"b2_score_sheet": date(2026, 10, 12), "b_annual": date(2027, 1, 20), "a9_score_sheet": date(2025, 12, 15)}
SCALES = {
    "B": (("4", "effective"), ("3", "proper"), ("2", "satisfactory"), ("0", "unsatisfactory")),
    "A": (("4", "effective"), ("3", "satisfactory"), ("0", "unsatisfactory")),
}


@pytest.mark.parametrize("lookup", [parameters.max_scores, parameters.allowed_scores], ids=["annex 4", "annex 5"])
def test_every_percent_has_one_line_and_a_higher_one_never_less(lookup: Any) -> None:
    """From 0 to 150 by hundredths; only what lies between 44.49 and 45 is outside the limits printed in its line."""
    table = lookup(date(2026, 1, 1))
    found = [table.lines_of(percent) for percent in PERCENTS]
    for lower, higher in pairwise(found):
        assert lower[0].least <= higher[0].least
        assert lower[-1].most <= higher[-1].most
    between = []
    for percent, lines in zip(PERCENTS, found, strict=True):
        assert lines[0].start <= percent
        assert len(lines) == 1 or percent < lines[1].start
        if len(lines) > 1:
            between.append(percent)
    assert between == [HUNDREDTH * step for step in range(4450, 4500)]
    assert {tuple(line.percent for line in table.lines_of(percent)) for percent in between} == {
        ("40-44,49", "45-49,99")
    }


@pytest.mark.parametrize("lookup", [parameters.max_scores, parameters.allowed_scores], ids=["annex 4", "annex 5"])
def test_an_exact_percent_between_two_printed_lines_has_both(lookup: Any) -> None:
    """However near to either: 99.99 is in the lower line, 100 in the upper, and what lies between in neither."""
    table = lookup(date(2026, 1, 1))
    for upper, lower in pairwise(table.bands):
        gap = Fraction(upper.start) - Fraction(lower.end)
        assert table.lines_of(lower.end) == (lower,)
        assert table.lines_of(upper.start) == (upper,)
        for part in (Fraction(1, 10**9), Fraction(1, 2), 1 - Fraction(1, 10**9)):
            assert table.lines_of(Fraction(lower.end) + gap * part) == (lower, upper)


def test_the_printed_scores_of_annex_5_rise_by_a_quarter_with_every_five_percent() -> None:
    """«95-99,99» is 4.75 to 4.99, «100 и выше» exactly 5: each line reaches to a hundredth below the next."""
    table = parameters.allowed_scores(date(2026, 1, 1))
    for percent in PERCENTS:
        band, step = table.lines_of(percent)[0], min(int(percent) // 5, 20)
        assert band.least == Decimal(step) / 4
        assert band.most == (5 if step == 20 else Decimal(step + 1) / 4 - HUNDREDTH)


@pytest.mark.parametrize("methodology", SCALES)
def test_every_score_has_the_result_of_its_scale(methodology: str) -> None:
    """From 0 to 5 by hundredths, by limits written out here."""
    scale = parameters.result_scale(date(2026, 1, 1), methodology)
    for score in SCORES:
        right = next(code for start, code in SCALES[methodology] if score >= Decimal(start))
        band = scale.band_of(score)
        assert (band.code, band.start <= score <= band.end) == (right, True)


def _sample(form: str) -> dict[str, Any]:
    own = ROOT / "tests" / "cases" / "samples" / f"{form}.json"
    path = own if own.is_file() else ROOT / "doc_templates" / form / "sample.json"
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return {name: value for name, value in content.items() if name not in STATED}


STATED = {"average", "result", "annual_score", "final_score"}


def _spread(total: int, number: int) -> list[str]:
    """Return so many scores in hundredths that sum to the total, as equal as they can be."""
    each, more = divmod(total, number)
    return [str(HUNDREDTH * (each + (place < more))) for place in range(number)]


def _averaged(form: str, total: int, number: int) -> Any:
    data = _sample(form)
    scores = _spread(total, number)
    if form == "b_annual":
        data["quarters"] = [{"quarter": place, "average": score} for place, score in enumerate(scores, start=1)]
    elif form == "a9_score_sheet":
        data["kpis"] = [{**kpi, "score": score} for kpi, score in zip(data["kpis"], scores, strict=True)]
        data["qualities"] = [{"score": score} for score in _spread(total * 3 // number, 3)]
    else:
        data["disciplinary_penalties"] = []
        data["scores"] = [{"score": score, "comment": "пояснение"} for score in scores]
    return check(form, data, today=DAYS.get(form, DAYS["b2_score_sheet"]))


MEANS = {"b1_score_sheet": ("average", "B-average"), "b2_score_sheet": ("average", "B-average"),
         "b_annual": ("annual_score", "B5-annual"), "a9_score_sheet": ("kpi_average", "A47-final")}  # fmt: skip


@pytest.mark.parametrize("slug", ["b1_score_sheet", "b2_score_sheet", "b_annual"])
@given(edge=st.sampled_from([2, 3, 4]), offset=st.integers(-6, 6))
@settings(max_examples=60, deadline=None)
def test_rounding_is_warned_of_exactly_where_it_decides(slug: str, edge: int, offset: int) -> None:
    """Around 1.995, 2.995 and 3.995: fifths and quarters of a hundredth, rounded half-up, the result by the rounded."""
    number = 4 if slug == "b_annual" else 5
    total = edge * 100 * number + offset
    exact = Fraction(total, 100 * number)
    name, rule = MEANS[slug]
    outcome = _averaged(slug, total, number)
    right = Fraction((exact * 100 + Fraction(1, 2)).__floor__(), 100)
    assert Fraction(outcome.computed[name]) == right
    by_rounded, by_exact = (
        next(code for start, code in SCALES["B"] if value >= Fraction(start)) for value in (right, exact)
    )
    assert outcome.computed["result"] == by_rounded
    warned = any(each.rule == rule and each.severity.value == "warning" for each in outcome.violations)
    assert warned == (by_rounded != by_exact)


@pytest.mark.parametrize(
    ("scores", "exact", "shown"),
    [
        (("2.99", "2.99", "2.99", "3", "3"), "2.994", "2.99"),
        (("2.99", "2.99", "3", "3", "3"), "2.996", "3.00"),
        (("1.99", "1.99", "2", "2"), "1.995", "2.00"),
        (("2.99", "2.99", "3", "3"), "2.995", "3.00"),
        (("3.99", "3.99", "4", "4"), "3.995", "4.00"),
    ],
)
def test_the_averages_at_the_edge_are_rounded_half_up(scores: tuple[str, ...], exact: str, shown: str) -> None:
    """Five scores make a sheet, four quarters a year."""
    if len(scores) == 5:
        form, name = "b2_score_sheet", "average"
    else:
        form, name = "b_annual", "annual_score"
    computed = _averaged(form, int(sum(map(Decimal, scores)) * 100), len(scores)).computed
    assert (computed[f"{name}_unrounded"], computed[name]) == (exact, shown)


@pytest.mark.parametrize("edge", [3, 4])
@pytest.mark.parametrize("offset", range(-6, 7))
def test_annex_9_rounds_its_means_half_up_and_warns_where_rounding_lifts_the_result(edge: int, offset: int) -> None:
    """Both means at the same edge, so that only one final score is possible whatever the weights."""
    total = (edge * 100) * 5 + offset
    outcome = _averaged("a9_score_sheet", total, 5)
    exact = Fraction(total, 500)
    assert Fraction(outcome.computed["kpi_average"]) == Fraction((exact * 100 + Fraction(1, 2)).__floor__(), 100)
    final = outcome.computed.get("final_score")
    if final is not None:
        right = next(code for start, code in SCALES["A"] if Decimal(final) >= Decimal(start))
        assert outcome.computed["result"] == right
        most = max(exact, Fraction(total * 3 // 5, 300))
        lifted = Decimal(final) >= edge > most
        warned = any(each.rule == "A47-final" and each.severity.value == "warning" for each in outcome.violations)
        assert warned == lifted


LOOKALIKES = {"A": "AА", "B": "BВ", "C": "CС", "E": "EЕ", "O": "OО", "R": "RР"}
DASHES = "-‐‑–—−"


@given(choice=st.data(), code=st.sampled_from(["C-4", "C-O-1", "E-R-2", "B-1", "C-R-1", "E-2"]))
@settings(max_examples=150, deadline=None)
def test_a_category_is_one_code_in_any_mixture_of_letters_and_dashes(choice: st.DataObject, code: str) -> None:
    """Latin and Cyrillic look-alikes, capital or not, any dash."""
    written = "".join(
        choice.draw(st.sampled_from(DASHES if letter == "-" else LOOKALIKES.get(letter, letter))) for letter in code
    )
    data = _sample("b2_score_sheet")
    data["employee"] = {**data["employee"], "category": written}
    outcome = check("b2_score_sheet", data, today=DAYS["b2_score_sheet"])
    assert outcome.payload is not None, [each.message for each in outcome.violations]
    assert outcome.payload["employee"]["category"] == code


@pytest.mark.parametrize(
    ("slug", "period", "known"),
    [
        ("b2_score_sheet", {"period": {"year": 2025, "quarter": 2}}, False),
        ("b2_score_sheet", {"period": {"year": 2025, "quarter": 3}}, True),
        ("a6_review", {"year": 2024}, False),
        ("a6_review", {"year": 2025}, True),
    ],
)
def test_a_period_is_known_from_the_day_its_methodology_applies(slug: str, period: dict[str, Any], known: bool) -> None:
    """1 July 2025 for corpus «Б», 1 January 2025 for «А»: before them no result and no explanation of one."""
    score = {"final_score": "4.5"} if slug == "a6_review" else {"disciplinary_penalties": []}
    outcome = check(slug, {**_sample(slug), **score, **period}, today=date(2026, 2, 1))
    assert ("result" in outcome.computed) is known
    assert ("result" in {step["value"] for step in outcome.explained["explanation"]}) is known


@pytest.mark.parametrize("leap", [2024, 2028, 2096])
def test_a_leap_day_is_a_day_and_its_like_in_other_years_is_none(leap: int) -> None:
    """29 February, and 29 February of the year after; kept three years, to 28 February."""
    period = {"year": leap - 1, "quarter": 4}
    data = {**_sample("b2_score_sheet"), "disciplinary_penalties": [], "period": period}
    for year, there in ((leap, True), (leap + 1, False)):
        outcome = check("b2_score_sheet", {**data, "signed_on": f"{year}-02-29"}, today=date(2026, 10, 12))
        assert (outcome.record is not None) is there
        if there:
            assert outcome.computed["retain_until"] == f"{leap + 3}-02-28"
