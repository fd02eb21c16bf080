"""How the values of notices came about: the result told to a dismissed servant, the announcement of an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.deadlines.counting import in_month_after, working_days, working_days_before
from validators.explanations.steps import result_of, term_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.explanations.model import Explanation
    from validators.rules.notice_facts import InterviewFacts, ResultNoticeFacts


def result_notice(facts: ResultNoticeFacts) -> Iterator[Explanation]:
    """Explain the result that is told, by when it is told, and by when the servant may appeal."""
    if facts.known:
        rule = "B8-notice-result" if facts.quarterly else "A21-notice-result"
        yield result_of("result", rule, facts.scale, facts.record.final_score)
    corpus = "b" if facts.quarterly else "a"
    if facts.notify_by is not None and facts.period_end is not None:
        yield term_of("notify_by", f"{corpus}_notification", in_month_after(facts.period_end))
    received = facts.record.received_on
    if received is not None:
        kind = "a_chapter5_appeal" if facts.chapter5 else f"{corpus}_appeal"
        yield term_of("appeal_by", kind, working_days(received, facts.appeal_days, facts.calendar))


def interview(facts: InterviewFacts) -> Iterator[Explanation]:
    """Explain by when the interview is announced."""
    kind = "a_chapter5_interview_notice" if facts.chapter5 else "a_interview_notice"
    number = facts.terms.interview_working_days
    yield term_of("notify_by", kind, working_days_before(facts.record.interview.held_on, number, facts.calendar))
