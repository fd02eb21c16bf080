"""Values computed from the papers of a calibration session."""

from __future__ import annotations

from validators.computed import Computed, Ends, Explanation, Result, Said
from validators.forms.session.rules import FeedbackFacts, OrderFacts, ProtocolFacts, ReferenceFacts
from validators.forms.shared.tenure import whole_months
from validators.messages.values import Count


def order_values(facts: OrderFacts) -> Computed:
    """Return how many members there are, and the last days to sign the decision and to hold the session."""
    computed = Computed()
    computed.add(_members("B20-min", len(facts.record.members)))
    computed.add(Ends("decide_by", "b_calling", facts.decide_by))
    computed.add(Ends("hold_by", "b_session", facts.hold_by))
    computed.retained("b_retention", facts.kept_until)
    return computed


def protocol_values(facts: ProtocolFacts) -> Computed:
    """Return the results before and after a session, how many members it has and how many make a majority.

    Results are left out as in a score sheet.
    """
    computed, decision = Computed(), facts.record.decision
    if facts.known:
        computed.add(Result("result_before", "B8-result", facts.scale, decision.score_before))
        computed.add(Result("result_after", "B8-result", facts.scale, decision.score_after))
    members = len(facts.record.members)
    computed.add(_members("B23-majority", members))
    values = {"members": Count(members, "of_members"), "majority": members // 2 + 1}
    computed.add(Said("majority", "B23-majority", values["majority"], Explanation("majority", values)))
    computed.retained("b_retention", facts.kept_until)
    return computed


def reference_values(facts: ReferenceFacts) -> Computed:
    """Return the whole months in the position on the day of the reference, and the result of the contested score."""
    computed, record, end = Computed(), facts.record, facts.last_in_position
    if record.employee.appointed_on <= end:
        months = whole_months(record.employee.appointed_on, end)
        values = {"start": record.employee.appointed_on, "end": end, "months": months}
        computed.add(Said("months_in_position", "B16-reference-average", months, Explanation("in_position", values)))
    if facts.known:
        computed.add(Result("result", "B8-reference-result", facts.scale, record.average))
    computed.retained("b_retention", facts.kept_until)
    return computed


def feedback_values(facts: FeedbackFacts) -> Computed:
    """Return the result of the final score."""
    computed = Computed()
    if facts.known:
        computed.add(Result("result", "B8-feedback-result", facts.scale, facts.record.final_score))
    computed.retained("b_retention", facts.kept_until)
    return computed


def _members(rule: str, number: int) -> Said:
    return Said("members", rule, number, Explanation("members", {"members": Count(number, "members")}))
