"""Values computed from a score sheet of annex 9."""

from __future__ import annotations

from decimal import Decimal

from validators.computed import Computed, Explanation, Mean, Result, Said, Stated, Step
from validators.forms.a9_score_sheet.rules import Chapter5SheetFacts, Means
from validators.messages.values import Exact, Fixed
from validators.numbers import rounded, two_places

FINAL = "A47-final"


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
        "rounded": Fixed(final),
        "source": known.source,
    }
    explanation = Explanation("weighed", values, "final_score", rounding=(exact, final))
    return Said("final_score", FINAL, two_places(final), explanation)
