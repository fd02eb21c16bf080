"""Values computed from an annual score."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from validators.computed import Computed, Explanation, Mean, Result, Said
from validators.forms.b_annual.rules import AnnualFacts
from validators.forms.shared.corpus_b import scale_of
from validators.messages.values import Joined
from validators.numbers import mean, rounded


def annual_values(facts: AnnualFacts) -> Computed:
    """Return the annual score, how many quarters it was formed of, and the results of the year and its quarters.

    Results are left out where no edition known here was in force in the year.
    """
    computed, number = Computed(), len(facts.by_quarter)
    numerals = Joined(tuple(dict.fromkeys(facts.numeral_of(entry) for _, entry, _ in facts.counted)), ", ")
    values = {"number": number, "quarters": numerals if number else "–"}
    computed.add(Said("quarters_counted", "B5-annual", number, Explanation("quarters_counted", values)))
    means = [_mean_of_positions(facts, place, *each) for place, each in enumerate(facts.positions_in.items())]
    computed.steps += means
    if facts.exact is not None and facts.average is not None:
        quarters = [mean(averages) for averages in facts.by_quarter.values()]
        computed.add(Mean("annual_score", "B5-annual", quarters, facts.exact, facts.average))
        if facts.known:
            computed.add(Result("result", "B8-annual-result", facts.scale, facts.average, facts.exact))
            _add_results(facts, computed)
    if means:
        computed.values["quarter_means"] = [
            step.entry("average", quarter=number) for number, step in zip(facts.positions_in, means, strict=True)
        ]
    computed.retained("b_retention", facts.kept_until)
    return computed


def _mean_of_positions(facts: AnnualFacts, place: int, number: int, averages: Sequence[Decimal]) -> Mean:
    exact, named = mean(averages), {"quarter": facts.numeral(number), "year": facts.record.year}
    path = f"quarter_means/{place}/average"
    return Mean(path, "B6-tenure", averages, exact, rounded(exact), "quarter_mean", named)


def _add_results(facts: AnnualFacts, computed: Computed) -> None:
    results = computed.values["quarter_results"] = []
    for _, entry, average in facts.counted:
        period = facts.quarter_of(entry)
        if period is not None:
            path, named = f"quarter_results/{len(results)}", {"quarter": period.roman, "year": period.year}
            step = Result(path, "B8-annual-result", scale_of(period), average, named=named)
            results.append(step.entry("result", quarter=entry.quarter))
            computed.steps.append(step)
