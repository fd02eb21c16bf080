"""The final score of annex 9: what it can be without the formula of item 47, and what it is with its weights."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validators.check import check
from validators.errors import ParameterError
from validators.methodology import BUNDLED, Methodology
from validators.numbers import rounded
from validators.parameters.formula import build_formula, formula
from validators.parameters.loading import load
from validators.parameters.package import FOLDER, Package

FORM = "a9_score_sheet"
TODAY = date(2025, 12, 15)
SAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "doc_templates" / FORM / "sample.json").read_text("utf-8")
)
SCORES = st.decimals(0, 5, places=2)
FIVE, THREE = st.lists(SCORES, min_size=5, max_size=5), st.lists(SCORES, min_size=3, max_size=3)
WEIGHTS = 'kpis = {kpis}\nqualities = {qualities}\nsource = "копия приказа с рисунком"\n'


def _sheet(kpis: list[Decimal], qualities: list[Decimal], **more: Any) -> dict[str, Any]:
    data = {name: value for name, value in SAMPLE.items() if name not in {"final_score", "result"}}
    data["kpis"] = [{**kpi, "score": str(score)} for kpi, score in zip(SAMPLE["kpis"], kpis, strict=True)]
    data["qualities"] = [{"score": str(score)} for score in qualities]
    return data | more


def _found(data: dict[str, Any], methodology: Methodology = BUNDLED) -> set[tuple[str, str]]:
    outcome = check(FORM, data, today=TODAY, methodology=methodology)
    return {(each.rule, each.severity.value) for each in outcome.violations}


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> Methodology:
    """Return the methodology of an installation that has the weights: 0.7 and 0.3."""
    folder = tmp_path_factory.mktemp("weighed") / "parameters"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with (folder / "a" / "formula.toml").open("a", encoding="utf-8") as file:
        file.write(WEIGHTS.format(kpis="0.7", qualities="0.3"))
    return replace(BUNDLED, parameters=Package(folder))


@given(kpis=FIVE, qualities=THREE, weight=st.integers(0, 100))
@settings(max_examples=200, deadline=None)
def test_no_score_of_any_weights_is_refused(kpis: list[Decimal], qualities: list[Decimal], weight: int) -> None:
    """Whatever the two weights are, what they give lies between the means, and is only warned of."""
    share = Fraction(weight, 100)
    final = rounded(share * Fraction(sum(kpis)) / 5 + (1 - share) * Fraction(sum(qualities)) / 3)
    assert {severity for _, severity in _found(_sheet(kpis, qualities, final_score=str(final)))} <= {"warning"}


@given(kpis=FIVE, qualities=THREE)
@settings(max_examples=100, deadline=None)
def test_a_score_outside_the_means_is_an_error_and_one_inside_a_warning(
    kpis: list[Decimal], qualities: list[Decimal]
) -> None:
    """A hundredth beyond either mean is refused; the warning goes away only where the weights change nothing."""
    means = sorted((rounded(Fraction(sum(kpis)) / 5), rounded(Fraction(sum(qualities)) / 3)))
    hundredth = Decimal("0.01")
    for score in (means[0] - hundredth, means[1] + hundredth):
        if score >= 0:
            assert ("A47-final", "error") in _found(_sheet(kpis, qualities, final_score=str(score)))
    for score in means:
        warned = ("A47-formula", "warning") in _found(_sheet(kpis, qualities, final_score=str(score)))
        assert warned == (means[0] != means[1])


@given(kpis=FIVE, qualities=THREE)
@settings(max_examples=100, deadline=None)
def test_an_installation_with_weights_computes_the_score(
    kpis: list[Decimal], qualities: list[Decimal], weighed: Methodology
) -> None:
    """From the exact means, rounded once; the formula counts as applied, and another score is an error."""
    right = rounded(Fraction(7, 10) * Fraction(sum(kpis)) / 5 + Fraction(3, 10) * Fraction(sum(qualities)) / 3)
    outcome = check(FORM, _sheet(kpis, qualities), today=TODAY, methodology=weighed)
    assert outcome.valid
    assert outcome.computed["final_score"] == f"{right:.2f}"
    assert "result_wording" in outcome.computed
    assert ("A47-formula", "warning") not in _found(_sheet(kpis, qualities, final_score=str(right)), weighed)
    wrong = _sheet(kpis, qualities, final_score=str(right + Decimal("0.01")))
    assert ("A47-final", "error") in _found(wrong, weighed)


def test_a_wrong_score_is_told_with_the_right_one(weighed: Methodology) -> None:
    """3.87 x 0.7 + 4.20 x 0.3 = 3.969."""
    data = {**SAMPLE, "qualities": [{"score": 5}, {"score": "3.75"}, {"score": "3.85"}]}
    (violation,) = check(FORM, data, today=TODAY, methodology=weighed).errors
    assert violation.pointer == "/final_score"
    assert "Указана итоговая оценка 3,87" in violation.message
    assert "равна 3,97" in violation.message


def test_no_weights_are_bundled() -> None:
    """The order's text does not tell them, and nobody guesses; before chapter 5 and after it there is no formula."""
    bundled = formula(date(2025, 1, 1))
    assert bundled is not None
    assert bundled.final(Decimal(4), Decimal(5)) is None
    assert formula(date(2024, 12, 31)) is None
    assert formula(date(2026, 3, 1)) is None


@pytest.mark.parametrize(
    "given",
    [
        WEIGHTS.format(kpis="0.7", qualities="0.4"),
        WEIGHTS.format(kpis="1.2", qualities="-0.2"),
        "kpis = 0.7\nqualities = 0.3\n",
        'kpis = 0.7\nqualities = 0.3\nsource = " "\n',
        'kpis = 1\nsource = "приказ"\n',
        'source = "приказ"\n',
        "weight = 1\n",
    ],
)
def test_weights_that_contradict_themselves_are_refused(given: str, tmp_path: Path) -> None:
    """Both weights and their source, from 0 to 1, exactly 1 together."""
    path = tmp_path / "formula.toml"
    path.write_text(f'[[table]]\nsince = 2025-01-01\nitem = "47"\n{given}', "utf-8")
    with pytest.raises(ParameterError, match="formula"):
        load(path, build_formula)
