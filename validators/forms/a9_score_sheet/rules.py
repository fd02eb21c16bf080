"""Corpus «А», chapter 5: the score sheet of annex 9 (items 36, 44-48)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from validators.forms.a9_score_sheet.schema import Chapter5Sheet
from validators.forms.review.rules import after_chapter5_period
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import CorpusAFacts, final_result
from validators.messages.values import Count, Fixed, Words
from validators.numbers import mean, rounded, unrounded
from validators.parameters import quality_indicators
from validators.parameters.formula import Formula, formula
from validators.people import normalized
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity


@dataclass(frozen=True)
class Means:
    """Means that item 47 makes the final score of.

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
    """A score sheet of annex 9."""

    record: Chapter5Sheet

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


rule = Rules(forms=("a9_score_sheet",), annex="9", until=UNTIL)

rule("A44-sheet-after-period", item="A44", at=("/signed_on", "/year"))(after_chapter5_period)


@rule("A36-sheet-kpis", item="A36", at=("/kpis", "/kpis/*/name"))
def kpis(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """The sheet scores all KPIs of the agreement, each of them another one."""
    entries, due = facts.record.kpis, facts.terms.kpis
    if len(entries) != due:
        yield finding("number", "/kpis", kpis=Count(len(entries), "kpis_scored"), due=due)
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        first = seen.setdefault(normalized(entry.name), index)
        if first != index:
            yield finding("twice", f"/kpis/{index}/name", name=Words(entry.name), first=first + 1, other=index + 1)


@rule("A44-sheet-qualities", item="A44", at="/qualities")
def qualities(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """The sheet scores the qualities of annex 9, all of them and no others."""
    scored, due = len(facts.record.qualities), len(quality_indicators())
    if scored != due:
        yield finding("number", "/qualities", qualities=Count(scored, "qualities_scored"), due=due)


@rule("A44-range", item="A44", at=("/kpis/*/score", "/qualities/*/score"))
def score_range(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """Each score lies within the scale."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    lists = {
        "kpis": [entry.score for entry in facts.record.kpis],
        "qualities": [entry.score for entry in facts.record.qualities],
    }
    for name, scores in lists.items():
        for index, score in enumerate(scores):
            if not least <= score <= most:
                pointer = f"/{name}/{index}/score"
                yield finding(name, pointer, number=index + 1, score=score, least=least, most=most)


SCORED = ("A44-range",)


@rule("A47-final", item="A47", words="formula", at=("/final_score", "/kpis"), given=SCORED)
def final(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """The final score is the formula's: a mean of *b* and *c* by two weights."""
    means, stated = facts.means, facts.record.final_score
    if means is None:
        return
    values = {"b": Fixed(rounded(means.b)), "c": Fixed(rounded(means.c))}
    if stated is None and means.only is None:
        yield finding("missing", "/final_score", least=Fixed(means.least), most=Fixed(means.most), **values)
    elif stated is None or means.least <= stated <= means.most:
        yield from _rounding(facts, means, means.most if stated is None else stated)
    elif means.only is not None:
        yield finding("differs", "/final_score", stated=stated, right=Fixed(means.only), **values)
    else:
        limits = {"least": Fixed(means.least), "most": Fixed(means.most)}
        yield finding("outside", "/final_score", stated=stated, **limits, **values)


def _rounding(facts: Chapter5SheetFacts, means: Means, score: Decimal) -> Iterator[Finding]:
    """Yield where rounding lifted the score above the greatest exact one, into a better result."""
    by_rounded, by_exact = facts.scale.band_of(score), facts.scale.band_of(means.exact[1])
    if by_rounded.start > by_exact.start:
        pointer = "/kpis" if facts.record.final_score is None else "/final_score"
        values = {"result": by_rounded.words, "other": by_exact.words}
        yield finding("rounding", pointer, Severity.WARNING, exact=means.at_most, score=Fixed(score), **values)


@rule("A47-formula", item="A47", words="formula", severity=Severity.WARNING, at="/final_score", given=SCORED)
def formula_unknown(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """Where several scores are possible, only the formula decides which is right."""
    means, stated = facts.means, facts.record.final_score
    if means is not None and stated is not None and means.only is None and means.least <= stated <= means.most:
        values = {"b": Fixed(rounded(means.b)), "c": Fixed(rounded(means.c))}
        yield finding("not_applied", "/final_score", stated=stated, **values)


rule("A48-sheet-result", item="A48", at="/result", given=SCORED)(final_result)
