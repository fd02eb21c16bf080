"""Values computed from the papers by which an assessment is prepared."""

from __future__ import annotations

from validators.computed import Computed, Ends
from validators.forms.preparation.rules import AssessorDecisionFacts, ScheduleFacts


def schedule_values(facts: ScheduleFacts) -> Computed:
    """Return the last day to assess."""
    computed = Computed()
    if facts.assess_by is not None:
        computed.add(Ends("assess_by", "a_assessment" if facts.annual else "b_assessment", facts.assess_by))
    return computed


def assessor_decision_values(facts: AssessorDecisionFacts) -> Computed:
    """Return the last day the decision is kept."""
    computed = Computed()
    computed.retained("b_retention", facts.kept_until)
    return computed
