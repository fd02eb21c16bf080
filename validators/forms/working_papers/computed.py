"""Values computed from the working papers."""

from __future__ import annotations

from validators.computed import Computed, Percent
from validators.forms.a3_score_sheet.rules import exact_realization
from validators.forms.working_papers.rules import (
    COMPUTED_BY,
    DisagreementFacts,
    MonitoringFacts,
    PackageFacts,
    QuarterNotAssessedFacts,
)
from validators.forms.working_papers.schema import MonitoredKpi
from validators.numbers import two_places


def disagreement_values(facts: DisagreementFacts) -> Computed:
    """Return how many KPIs are disputed."""
    return Computed({"disputed": len(facts.record.kpis)})


def monitoring_values(facts: MonitoringFacts) -> Computed:
    """Return the percent of each KPI by its fact and plan; none where the plan is not above zero, or it is stated."""
    steps = [_percent(place, kpi) for place, kpi in enumerate(facts.record.kpis)]
    percents = [None if step is None else two_places(step.percent) for step in steps]
    return Computed({"realization_percents": percents}, [step for step in steps if step is not None])


def package_values(facts: PackageFacts) -> Computed:
    """Return how many employees the paper lists."""
    return Computed({"servants": len(facts.record.servants)})


def quarter_not_assessed_values(facts: QuarterNotAssessedFacts) -> Computed:
    """Return how many employees the list has, and the last day it is kept."""
    computed = Computed({"servants": len(facts.record.servants)})
    computed.retained("b_retention", facts.kept_until)
    return computed


def _percent(place: int, kpi: MonitoredKpi) -> Percent | None:
    exact = exact_realization(kpi.actual, kpi.planned) if kpi.percent_source in COMPUTED_BY else None
    if exact is None:
        return None
    path = f"realization_percents/{place}"
    return Percent(path, "A10-monitoring-percent", place + 1, kpi.actual, kpi.planned, exact)
