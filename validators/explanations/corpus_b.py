"""How the values of papers of corpus «Б» came about: score sheets, annual scores, calibration sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.explanations.steps import counted, mean_of, result_of, term_of
from validators.messages.values import Count, Joined
from validators.numbers import mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.explanations.model import Explanation
    from validators.rules.b_annual_facts import AnnualFacts
    from validators.rules.b_facts import CorpusBFacts, SheetFacts
    from validators.rules.b_session_facts import OrderFacts, ProtocolFacts

MAJORITY = "B23-majority"


def sheet(facts: SheetFacts) -> Iterator[Explanation]:
    """Explain the average of a score sheet, its result, and how long the sheet is kept."""
    yield mean_of("average", "B-average", [entry.score for entry in facts.record.scores], facts.exact)
    if facts.known:
        yield result_of("result", "B8-result", facts.scale, facts.average, facts.exact)
    yield from kept(facts)


def annual(facts: AnnualFacts) -> Iterator[Explanation]:
    """Explain the annual score: of which quarters it is the mean, the result of each, and that of the year."""
    numerals = Joined(tuple(dict.fromkeys(facts.numeral_of(entry) for _, entry, _ in facts.counted)), ", ")
    if facts.exact is None or facts.average is None:
        yield counted("quarters_counted", "B5-annual", number=0, quarters="–")
    else:
        yield counted("quarters_counted", "B5-annual", number=len(facts.by_quarter), quarters=numerals)
        for place, (number, averages) in enumerate(facts.positions_in.items()):
            named = {"quarter": facts.numeral(number), "year": facts.record.year}
            value = f"quarter_means/{place}/average"
            yield mean_of(value, "B6-tenure", averages, mean(averages), "quarter_mean", **named)
        yield mean_of("annual_score", "B5-annual", [mean(one) for one in facts.by_quarter.values()], facts.exact)
        if facts.known:
            yield result_of("result", "B8-annual-result", facts.scale, facts.average, facts.exact)
            yield from _quarters(facts)
    yield from kept(facts)


def _quarters(facts: AnnualFacts) -> Iterator[Explanation]:
    periods = [(facts.quarter_of(entry), average) for _, entry, average in facts.counted]
    for place, (period, average) in enumerate(each for each in periods if each[0] is not None):
        if period is not None:
            scale = facts.scale_of(period)
            yield result_of(
                f"quarter_results/{place}", "B8-annual-result", scale, average, quarter=period.roman, year=period.year
            )


def protocol(facts: ProtocolFacts) -> Iterator[Explanation]:
    """Explain the results before and after a session, how many members it has and how many make a majority."""
    decision = facts.record.decision
    if facts.known:
        yield result_of("result_before", "B8-result", facts.scale, decision.score_before)
        yield result_of("result_after", "B8-result", facts.scale, decision.score_after)
    number = len(facts.record.members)
    yield counted("members", MAJORITY, members=Count(number, "members"))
    yield counted("majority", MAJORITY, members=Count(number, "of_members"), majority=number // 2 + 1)
    yield from kept(facts)


def order(facts: OrderFacts) -> Iterator[Explanation]:
    """Explain how many members a session will have, and by when it is called and held."""
    yield counted("members", "B20-min", members=Count(len(facts.record.members), "members"))
    yield term_of("decide_by", "b_calling", facts.decide_by)
    yield term_of("hold_by", "b_session", facts.hold_by)
    yield from kept(facts)


def kept(facts: CorpusBFacts) -> Iterator[Explanation]:
    """Explain how long a signed paper is kept."""
    if facts.kept_until is not None:
        yield term_of("retain_until", "b_retention", facts.kept_until)
