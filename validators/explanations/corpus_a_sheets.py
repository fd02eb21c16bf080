"""How the values of agreements, the score sheet of annex 3 and the monitoring of corpus «А» came about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validators.explanations.steps import limit_of, mean_of, percent_of, result_of, term_of
from validators.rules.a_score_sheet_facts import ORDERS
from validators.schemas.a_score_sheet import COMPUTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.explanations.model import Explanation
    from validators.rules.a_agreement_facts import AgreementFacts
    from validators.rules.a_score_sheet_facts import CorpusASheetFacts, MeasuredKpi
    from validators.rules.a_working_facts import MonitoringFacts


def agreement(facts: AgreementFacts) -> Iterator[Explanation]:
    """Explain how long an agreement of annex 1 or 2 is kept (item 14)."""
    return _kept(facts, "a_retention")


def chapter5_agreement(facts: AgreementFacts) -> Iterator[Explanation]:
    """Explain how long an agreement of annex 8 is kept (item 39)."""
    return _kept(facts, "a_chapter5_retention")


def _kept(facts: AgreementFacts, kind: str) -> Iterator[Explanation]:
    if facts.kept_until is not None:
        yield term_of("retain_until", kind, facts.kept_until)


def score_sheet(facts: CorpusASheetFacts) -> Iterator[Explanation]:
    """Explain the percent of each KPI, the scores it allows, the final score, and its result (items 16, 19-21)."""
    for entry in facts.kpis:
        yield from _measured(entry)
    if facts.exact is None or facts.final_score is None:
        return
    yield mean_of("final_score", "A20-final", [kpi.score for kpi in facts.record.kpis], facts.exact)
    if facts.known:
        yield result_of("result", "A21-result", facts.scale, facts.final_score, facts.exact)


def _measured(entry: MeasuredKpi) -> Iterator[Explanation]:
    kpi, place = entry.kpi, entry.number - 1
    if entry.exact is None:
        return
    if kpi.percent_source == COMPUTED:
        path = f"realization_percents/{place}"
        yield percent_of(path, "A16-percent", kpi.actual, kpi.planned, number=entry.number)
    if entry.lines:
        highest = kpi.kind == ORDERS
        rule = "A19-max-score" if highest else "A19-allowed-range"
        step = limit_of(f"allowed_scores/{place}", rule, entry.exact, entry.lines, number=entry.number)
        yield replace(step, name="max_score") if highest else step


def monitoring(facts: MonitoringFacts) -> Iterator[Explanation]:
    """Explain the percent of each KPI of the half-year."""
    for place, (kpi, percent) in enumerate(zip(facts.record.kpis, facts.percents, strict=True)):
        if percent is not None:
            path = f"realization_percents/{place}"
            yield percent_of(path, "A10-monitoring-percent", kpi.actual, kpi.planned, number=place + 1)
