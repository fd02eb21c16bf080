"""Values computed from a score sheet of annex 3."""

from __future__ import annotations

from validators.computed import Computed, Limits, Mean, Percent, Result
from validators.forms.a3_score_sheet.rules import ORDERS, CorpusASheetFacts, MeasuredKpi
from validators.forms.a3_score_sheet.schema import COMPUTED
from validators.numbers import two_places


def corpus_a_sheet_values(facts: CorpusASheetFacts) -> Computed:
    """Return the percents and allowed scores in the order of the KPIs, the final score, and its result."""
    percents = [None if kpi.percent is None else two_places(kpi.percent) for kpi in facts.kpis]
    limits = [_limits(kpi) for kpi in facts.kpis]
    allowed = [None if step is None else step.scores for step in limits]
    computed = Computed({"realization_percents": percents, "allowed_scores": allowed})
    for kpi, step in zip(facts.kpis, limits, strict=True):
        if kpi.kpi.percent_source == COMPUTED and kpi.exact is not None:
            path, sent = f"realization_percents/{kpi.number - 1}", kpi.kpi
            computed.steps.append(Percent(path, "A16-percent", kpi.number, sent.actual, sent.planned, kpi.exact))
        if step is not None:
            computed.steps.append(step)
    if facts.exact is not None and facts.final_score is not None:
        scores = [kpi.score for kpi in facts.record.kpis]
        computed.add(Mean("final_score", "A20-final", scores, facts.exact, facts.final_score))
        if facts.known:
            computed.add(Result("result", "A21-result", facts.scale, facts.final_score, facts.exact))
    return computed


def _limits(kpi: MeasuredKpi) -> Limits | None:
    if not kpi.lines or kpi.exact is None:
        return None
    path, highest = f"allowed_scores/{kpi.number - 1}", kpi.kpi.kind == ORDERS
    rule = "A19-max-score" if highest else "A19-allowed-range"
    return Limits(path, rule, kpi.number, kpi.exact, kpi.lines, "max_score" if highest else "")
