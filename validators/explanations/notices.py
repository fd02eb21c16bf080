"""How the values of notices came about: the result told to a dismissed servant, the announcement of an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if facts.notify_by is not None:
        yield term_of("notify_by", f"{corpus}_notification", facts.notify_by)
    if facts.appeal_by is not None:
        kind = "a_chapter5_appeal" if facts.chapter5 else f"{corpus}_appeal"
        yield term_of("appeal_by", kind, facts.appeal_by)


def interview(facts: InterviewFacts) -> Iterator[Explanation]:
    """Explain by when the interview is announced."""
    kind = "a_chapter5_interview_notice" if facts.chapter5 else "a_interview_notice"
    yield term_of("notify_by", kind, facts.notify_by)
