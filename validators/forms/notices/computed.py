"""Values computed from a notice."""

from __future__ import annotations

from validators.computed import Computed, Ends, Result
from validators.forms.notices.interview import InterviewFacts
from validators.forms.notices.result import ResultFacts


def interview_values(facts: InterviewFacts) -> Computed:
    """Return the last day to announce the interview."""
    computed = Computed()
    computed.add(Ends("notify_by", facts.notice_term, facts.notify_by))
    return computed


def result_notice_values(facts: ResultFacts) -> Computed:
    """Return the result, the last day to send the notice, and the last day to appeal where it is known."""
    computed = Computed()
    if facts.known:
        rule = "B8-notice-result" if facts.quarterly else "A21-notice-result"
        computed.add(Result("result", rule, facts.scale, facts.record.final_score))
    if facts.notify_by is not None:
        computed.add(Ends("notify_by", "b_notification" if facts.quarterly else "a_notification", facts.notify_by))
    if facts.appeal_by is not None:
        computed.add(Ends("appeal_by", facts.appeal_term, facts.appeal_by))
    return computed
