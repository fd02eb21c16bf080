"""The annual score of corpus «Б» from the assessed quarters (item 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from validators.computed import unrounded
from validators.messages.catalogue import catalogue
from validators.numbers import mean, rounded, two_places
from validators.parameters import result_scale
from validators.rules.b_many import QuarterScore, YearFacts
from validators.rules.engine import ordered, violation
from validators.rules.registry import rule_by_id
from validators.violations import Severity, Violation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

__all__ = ["AnnualOutcome", "QuarterScore", "check_annual"]


@dataclass(frozen=True, slots=True)
class AnnualOutcome:
    """What came of checking a year; ``computed`` as for a score sheet, empty where no quarter was assessed."""

    violations: tuple[Violation, ...]
    computed: dict[str, Any]

    @property
    def valid(self) -> bool:
        """Tell whether there is no error."""
        return all(each.severity is not Severity.ERROR for each in self.violations)


def check_annual(
    quarters: Sequence[QuarterScore],
    *,
    today: date,
    stated: Decimal | None = None,
    formed_on: date | None = None,
    language: str = "ru",
) -> AnnualOutcome:
    """Compute the annual score as the mean of the assessed quarters and check what is stated of it.

    Args:
        quarters: the assessed quarters of one calendar year; quarters without an assessment are left out.
        today: the day of validation.
        stated: the annual score as somebody else computed it, if they did.
        formed_on: the day the annual score was formed, if it was.
        language: of the messages.
    """
    exact = mean([entry.average for entry in quarters]) if quarters else None
    average = None if exact is None else rounded(exact)
    facts = YearFacts(quarters=quarters, stated=stated, formed_on=formed_on, today=today, mean=exact, average=average)
    rule, messages = rule_by_id("B5-annual"), catalogue(language)
    violations = ordered(violation(rule, each, messages) for each in rule.check(facts))
    if exact is None or average is None:
        return AnnualOutcome(violations, {})
    band = result_scale(max(date(quarters[0].year, 12, 31), rule.since)).band_of(average)
    values = {"annual": two_places(average), "annual_unrounded": unrounded(exact), "quarters": len(quarters)}
    return AnnualOutcome(violations, {**values, "result": band.code, "result_wording": band.wording})
