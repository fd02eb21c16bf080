"""What the rules on the score sheet of annex 9 look at: its means, and what the final score can be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from validators.computed import Computed, Explanation, Mean, Result, Said, Stated
from validators.messages.values import Exact, Fixed
from validators.numbers import mean, rounded, two_places, unrounded
from validators.parameters.formula import formula
from validators.parameters.transition import transition
from validators.rules.a_facts import CorpusAFacts, common

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from validators.calendar import WorkingCalendar
    from validators.computed import Step
    from validators.parameters.formula import Formula
    from validators.schemas.a_chapter5_sheet import Chapter5Sheet

FINAL = "A47-final"


@dataclass(frozen=True)
class Means:
    """What item 47 makes the final score of.

    Attributes:
        b: the exact mean of the KPIs' scores.
        c: the exact mean of the qualities' scores.
        exact: the least and the greatest exact final score; the same twice where the weights are known.
        formula: the formula with its weights, where they are known.
    """

    b: Decimal | Fraction
    c: Decimal | Fraction
    exact: tuple[Decimal | Fraction, Decimal | Fraction]
    formula: Formula | None = None

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
            return Means(b, c, (final, final), known)
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


def chapter5_sheet_values(facts: Chapter5SheetFacts) -> Computed:
    """Return the two means, and the final score and its result where they are known."""
    computed, record, means, final = Computed(), facts.record, facts.means, facts.final_score
    if means is not None:
        kpis, qualities = ([entry.score for entry in entries] for entries in (record.kpis, record.qualities))
        computed.add(Mean("kpi_average", FINAL, kpis, means.b, rounded(means.b)))
        computed.add(Mean("quality_average", FINAL, qualities, means.c, rounded(means.c)))
    if final is not None:
        computed.add(_final(means, final))
        if facts.known:
            exact = None if means is None or means.exact[0] != means.exact[1] else means.exact[0]
            computed.add(Result("result", "A48-sheet-result", facts.scale, final, exact))
    return computed


def _final(means: Means | None, final: Decimal) -> Step:
    """Return the final score: weighed, or the only one there can be, or taken from the sheet."""
    if means is None:
        return Stated("final_score", FINAL, "of_document", final)
    averages = {"b": Fixed(rounded(means.b)), "c": Fixed(rounded(means.c))}
    if means.only is None:
        limits = {"least": Fixed(means.least), "most": Fixed(means.most)}
        return Stated("final_score", FINAL, "formula_unknown", final, averages | limits)
    known, exact = means.formula, means.exact[0]
    if known is None:
        return Stated("final_score", FINAL, "any_weights", final, averages)
    values = {
        "kpis": known.kpis,
        "qualities": known.qualities,
        "b": Exact(means.b),
        "c": Exact(means.c),
        "exact": Exact(exact),
        "rounded": Fixed(final),
        "source": known.source,
    }
    explanation = Explanation("weighed", values, "final_score", rounding=(exact, final))
    return Said("final_score", FINAL, two_places(final), explanation)
