"""What the rules on the score sheet of annex 9 look at: its means, and what the final score can be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from validators.numbers import mean, rounded, two_places, unrounded
from validators.parameters.formula import formula
from validators.parameters.transition import transition
from validators.rules.a_facts import CorpusAFacts, common

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from validators.calendar import WorkingCalendar
    from validators.schemas.a_chapter5_sheet import Chapter5Sheet


@dataclass(frozen=True)
class Means:
    """What item 47 makes the final score of.

    Attributes:
        b: the exact mean of the KPIs' scores.
        c: the exact mean of the qualities' scores.
        exact: the least and the greatest exact final score; the same twice where the weights are known.
    """

    b: Decimal | Fraction
    c: Decimal | Fraction
    exact: tuple[Decimal | Fraction, Decimal | Fraction]

    @property
    def least(self) -> Decimal:
        """The least final score there can be, rounded to two places as scores are."""
        return rounded(self.exact[0])

    @property
    def most(self) -> Decimal:
        """The greatest, rounded likewise."""
        return rounded(self.exact[1])

    @property
    def at_most(self) -> Decimal:
        """The greatest one before rounding; one without end is cut after six places."""
        return Decimal(unrounded(self.exact[1]))

    @property
    def only(self) -> Decimal | None:
        """The final score where only one is possible: the weights are known, or change nothing."""
        return self.most if self.least == self.most else None


@dataclass(frozen=True, kw_only=True)
class Chapter5SheetFacts(CorpusAFacts):
    """A score sheet of annex 9; ``last_day`` is the last day assessed."""

    record: Chapter5Sheet
    last_day: date

    @cached_property
    def means(self) -> Means | None:
        """The means of the scores; ``None`` where there are none to take a mean of."""
        if not self.record.kpis or not self.record.qualities:
            return None
        b = mean([entry.score for entry in self.record.kpis])
        c = mean([entry.score for entry in self.record.qualities])
        known = formula(self.law_day)
        final = None if known is None else known.final(b, c)
        if final is not None:
            return Means(b, c, (final, final))
        return Means(b, c, (b, c) if b <= c else (c, b))

    @property
    def final_score(self) -> Decimal | None:
        """The final score: computed where only one is possible, else as stated."""
        only = None if self.means is None else self.means.only
        return self.record.final_score if only is None else only


def chapter5_sheet_facts(
    form: str, record: Chapter5Sheet, today: date, calendar: WorkingCalendar
) -> Chapter5SheetFacts:
    """Return the facts of a score sheet of annex 9."""
    known = common(form, record, today, calendar, record.signed_on)
    return Chapter5SheetFacts(last_day=transition().chapter5_last_day, **known)


def chapter5_sheet_values(facts: Chapter5SheetFacts) -> dict[str, Any]:
    """Return the computed values: the two means, and the final score and its result where they are known."""
    values: dict[str, Any] = {}
    if facts.means is not None:
        for name, value in (("kpi_average", facts.means.b), ("quality_average", facts.means.c)):
            values |= {name: two_places(rounded(value)), f"{name}_unrounded": unrounded(value)}
    final = facts.final_score
    if final is not None:
        values["final_score"] = two_places(final)
        if facts.known:
            band = facts.scale.band_of(final)
            values |= {"result": band.code, "result_wording": band.wording}
    return values
