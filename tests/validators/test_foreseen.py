"""What will be computed is told before a paper is complete, and only where nothing that is missing can change it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from doc_templates.catalogue import form as official
from validators.check import check
from validators.foreseen import foreseen
from validators.forms import SPECS

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 10, 12)


def _values(steps: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {step["value"]: step["text"] for step in steps}


def test_a_mean_is_known_as_soon_as_the_scores_are() -> None:
    """Names, days and the period may be missing."""
    known = _values(foreseen("b2_score_sheet", {"scores": [{"score": "4"}] * 5}, today=TODAY, language="ru"))
    assert " = 4,00" in known["average"]
    assert "эффективно" in known["result"]


def test_a_mean_of_scores_that_are_missing_is_not_guessed() -> None:
    """Nor is what follows from it."""
    for scores in ([], [{"score": "4"}] * 4 + [{}], [{"score": "4"}] * 4 + [{"score": "пять"}]):
        assert foreseen("b2_score_sheet", {"scores": scores}, today=TODAY, language="ru") == []


def test_the_scores_that_are_allowed_are_known_before_a_score_is_given() -> None:
    """Of a KPI with plan and fact, whatever the others lack; the final score is not."""
    kpi = {"kind": "authorized_person", "planned": "100", "actual": "92.1"}
    data = {"employee": {"category": 2}, "year": 2026, "kpis": [{}, kpi]}
    known = _values(foreseen("a3_score_sheet", data, today=TODAY, language="ru"))
    assert set(known) == {"realization_percents/1", "allowed_scores/1"}
    assert "92,10" in known["realization_percents/1"]


@pytest.mark.parametrize("slug", SPECS)
def test_of_a_whole_paper_everything_is_foreseen(slug: str) -> None:
    """In the words in which it is explained of the paper itself."""
    form = official(slug)
    steps = check(slug, form.sample(), today=form.sample_on, language="kk").explain()
    assert foreseen(slug, form.sample(), today=form.sample_on, language="kk") == steps


@pytest.mark.parametrize("slug", SPECS)
@pytest.mark.parametrize("data", [{}, None, [], {"kpis": 5}, {"scores": [None, {}, "x"]}, {"period": {"year": "x"}}])
def test_nothing_is_known_of_nothing_and_nothing_breaks(slug: str, data: object) -> None:
    """What the data are counted by alone may be known: how many are on a list."""
    known = {name.partition("/")[0] for name in _values(foreseen(slug, data, today=TODAY, language="ru"))}
    assert known <= {"members", "majority", "quarters_counted", "questions"}
