"""Rules are applied by the date that matters to them, from their first day to the eve of their last."""

from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from itertools import chain
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import pytest

from validators import check as door
from validators import dossiers, forms, law
from validators.calendar import default_calendar
from validators.check import check, load
from validators.forms import SPECS
from validators.messages.catalog import FALLBACK, localization
from validators.methodology import BUNDLED, RULES
from validators.rules import model
from validators.rules.engine import apply
from validators.rules.model import Moment, Rules, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from types import ModuleType

    from validators.rules.facts import Facts

DAY = timedelta(days=1)


def test_a_rule_is_in_force_from_its_first_day() -> None:
    """Not the day before; without an end, for good."""
    for rule in RULES:
        assert not rule.in_force(rule.since - DAY), rule.id
        assert rule.in_force(rule.since), rule.id
        assert rule.until is None or not rule.in_force(rule.until), rule.id


def _facts(data: dict[str, Any], today: date) -> Facts:
    return SPECS["b2_score_sheet"].facts("b2_score_sheet", load("b2_score_sheet", data), today, default_calendar())


@pytest.mark.parametrize(
    ("moment", "since", "until", "applied"),
    [
        (Moment.PERIOD, date(2026, 7, 1), None, True),
        (Moment.PERIOD, date(2026, 7, 2), None, False),
        (Moment.PERIOD, date(2025, 7, 1), date(2026, 7, 1), False),
        (Moment.PERIOD, date(2025, 7, 1), date(2026, 7, 2), True),
        (Moment.DOCUMENT, date(2026, 10, 12), None, True),
        (Moment.DOCUMENT, date(2026, 10, 13), None, False),
        (Moment.DOCUMENT, date(2025, 7, 1), date(2026, 10, 12), False),
        (Moment.DOCUMENT, date(2025, 7, 1), date(2026, 10, 13), True),
    ],
)
def test_a_dated_rule_goes_by_the_period_or_by_the_document_never_by_today(
    data: dict[str, Any], moment: Moment, since: date, until: date | None, applied: bool
) -> None:
    """The sheet of the third quarter, signed on 12 October 2026, validated years later."""
    rule = replace(
        next(rule for rule in RULES if rule.id == "B18-zero"),
        check=lambda _facts: [finding("silent", "/scores/0/score", number=1)],
        moment=moment,
        since=since,
        until=until,
    )
    found = apply([rule], _facts(data, date(2028, 1, 1)), localization(FALLBACK))
    assert bool(found) is applied


def test_an_unsigned_document_is_of_the_day_it_is_validated_as_of(data: dict[str, Any]) -> None:
    """``as_of`` stands in for today."""
    del data["signed_on"]
    assert _facts(data, date(2026, 10, 13)).document_day == date(2026, 10, 13)
    late = check("b2_score_sheet", data, today=date(2026, 10, 21))
    assert [each.rule for each in late.violations] == ["B5-deadline"]
    assert check("b2_score_sheet", data, today=date(2026, 10, 21), as_of=date(2026, 10, 20)).violations == ()


def test_the_edition_applied_is_told(samples: dict[str, Any], form: str) -> None:
    """Also where the shape is wrong."""
    for data in (samples[form], {}):
        assert check(form, data, today=date(2026, 10, 23)).edition == "order-13/2025-07-28"


def test_errors_and_warnings_are_told_apart(data: dict[str, Any]) -> None:
    """A warning does not forbid the document."""
    data["scores"][0] = {"score": 0}
    data["days_worked"] = 14
    del data["average"], data["result"]
    outcome = check("b2_score_sheet", data, today=date(2026, 10, 12))
    assert [each.rule for each in outcome.errors] == ["B6-days-worked"]
    assert [each.rule for each in outcome.warnings] == ["B18-zero"]
    assert not outcome.valid
    data["days_worked"] = 15
    assert check("b2_score_sheet", data, today=date(2026, 10, 12)).valid
    assert outcome.warnings[0].severity is Severity.WARNING


def test_a_violation_carries_the_words_of_the_law(data: dict[str, Any]) -> None:
    """As the contract shows it."""
    data["days_worked"] = 14
    [violation] = check("b2_score_sheet", data, today=date(2026, 10, 12)).violations
    assert violation.as_dict() == {
        "rule": "B6-days-worked",
        "severity": "error",
        "pointer": "/days_worked",
        "message": "Отработано 14 рабочих дней, а нужно не менее 15 рабочих дней: оценка не проводится",
        "law": {
            "act": "order-13",
            "methodology": "B",
            "item": "6",
            "annex": None,
            "text": "При этом оцениваемый период должен включать в себя не менее пятнадцати фактически отработанных "
            "служащим рабочих дней.",
        },
    }


@pytest.mark.parametrize("module", [door, law, model])
def test_the_examples_of_a_module_are_true(module: ModuleType) -> None:
    """What the module's text shows is what it does."""
    results = doctest.testmod(module)
    assert results.attempted
    assert results.failed == 0


def test_the_law_of_a_rule_is_found_by_its_id() -> None:
    """And nothing is found by another."""
    assert BUNDLED.law("B18-range", date(2026, 10, 13)).item == "18"
    with pytest.raises(KeyError):
        BUNDLED.law("B99", date(2026, 10, 13))


def test_an_installations_calendar_is_used(data: dict[str, Any], tmp_path: Any) -> None:
    """One more day off in the quarter, and the days worked no longer fit."""
    from validators.calendar import WorkingCalendar  # noqa: PLC0415 - only here

    path = tmp_path / "calendar.toml"
    path.write_text("days_off = [2026-08-31, 2026-08-28]", "utf-8")
    today = date(2026, 10, 12)
    assert check("b2_score_sheet", data, today=today).violations == ()
    [found] = check("b2_score_sheet", data, today=today, calendar=WorkingCalendar(path)).violations
    assert found.rule == "B6-days-possible"


def test_the_rules_of_every_module_are_registered() -> None:
    """Rules declared in a module that nobody lists would never be applied."""
    found = chain.from_iterable(walk_packages(each.__path__, f"{each.__name__}.") for each in (forms, dossiers))
    modules = [import_module(each.name) for each in found]
    declared = {id(value) for module in modules for value in vars(module).values() if isinstance(value, Rules)}
    assert declared == {id(listed) for listed in (*forms.DECLARED, *dossiers.DECLARED)}
