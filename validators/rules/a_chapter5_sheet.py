"""Corpus «А», chapter 5: the score sheet of annex 9 (items 36, 44-48)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Count, Fixed, Words
from validators.numbers import rounded
from validators.parameters import quality_indicators
from validators.people import normalized
from validators.rules.a_chapter5 import UNTIL
from validators.rules.a_review_chapter5 import after_period
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from validators.rules.a_chapter5_sheet_facts import Chapter5SheetFacts, Means

rule = Rules(forms=("a9_score_sheet",), annex="9", until=UNTIL)

rule("A44-sheet-after-period", item="A44")(after_period)


@rule("A36-sheet-kpis", item="A36")
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


@rule("A44-sheet-qualities", item="A44")
def qualities(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """The sheet scores the qualities of annex 9, all of them and no others."""
    scored, due = len(facts.record.qualities), len(quality_indicators())
    if scored != due:
        yield finding("number", "/qualities", qualities=Count(scored, "qualities_scored"), due=due)


@rule("A44-range", item="A44")
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


@rule("A47-final", item="A47", words="formula")
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
    """Tell where rounding lifted the score above the greatest exact one, into a better result."""
    by_rounded, by_exact = facts.scale.band_of(score), facts.scale.band_of(means.exact[1])
    if by_rounded.start > by_exact.start:
        pointer = "/kpis" if facts.record.final_score is None else "/final_score"
        values = {"result": by_rounded.wording, "other": by_exact.wording}
        yield finding("rounding", pointer, Severity.WARNING, exact=means.at_most, score=Fixed(score), **values)


@rule("A47-formula", item="A47", words="formula", severity=Severity.WARNING)
def formula(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """Where several scores are possible, only who has the formula can tell which is right."""
    means, stated = facts.means, facts.record.final_score
    if means is not None and stated is not None and means.only is None and means.least <= stated <= means.most:
        values = {"b": Fixed(rounded(means.b)), "c": Fixed(rounded(means.c))}
        yield finding("not_applied", "/final_score", stated=stated, **values)


@rule("A48-sheet-result", item="A48")
def result(facts: Chapter5SheetFacts) -> Iterator[Finding]:
    """The result stated is that of the scale for the final score."""
    stated, score = facts.record.result, facts.final_score
    if stated is None or score is None:
        return
    right = facts.scale.band_of(score)
    if stated != right.code:
        wording = facts.scale.wording(stated)
        yield finding("differs", "/result", stated=wording, right=right.wording, score=Fixed(score))
