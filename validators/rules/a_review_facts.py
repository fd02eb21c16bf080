"""What the rules on reviews of corpus «А» look at: the review and the days it assesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.computed import Computed, Result, Stated
from validators.parameters.transition import transition
from validators.rules.a_facts import CorpusAFacts, common

if TYPE_CHECKING:
    from datetime import date

    from validators.calendar import WorkingCalendar
    from validators.schemas.a_review import AnyReview, Chapter5Review


@dataclass(frozen=True, kw_only=True)
class ReviewFacts(CorpusAFacts):
    """A review of annex 6, about a calendar year; ``last_day`` is the last day assessed."""

    record: AnyReview
    last_day: date


@dataclass(frozen=True, kw_only=True)
class Chapter5ReviewFacts(ReviewFacts):
    """A review of annex 10, about the part of the year that chapter 5 names."""

    record: Chapter5Review


def review_facts(form: str, record: AnyReview, today: date, calendar: WorkingCalendar) -> ReviewFacts:
    """Return the facts of a review of annex 6."""
    known = common(form, record, today, calendar, record.signed_on)
    return ReviewFacts(last_day=known["assessed"].last_day, **known)


def chapter5_review_facts(
    form: str, record: Chapter5Review, today: date, calendar: WorkingCalendar
) -> Chapter5ReviewFacts:
    """Return the facts of a review of annex 10 («за период работы с 1 января 2025 года по 31 июля 2025 года»)."""
    known = common(form, record, today, calendar, record.signed_on)
    return Chapter5ReviewFacts(last_day=transition().chapter5_last_day, **known)


def review_values(facts: ReviewFacts) -> Computed:
    """Return the result of a review of annex 6; its score is that of the sheet."""
    return _values(facts, "A23-review-score", "A21-notice-result")


def chapter5_review_values(facts: ReviewFacts) -> Computed:
    """Return the result of a review of annex 10."""
    return _values(facts, "A48-review-score", "A48-review-score")


def _values(facts: ReviewFacts, score: str, result: str) -> Computed:
    computed, final = Computed(), facts.record.final_score
    computed.add(Stated("final_score", score, "of_sheet", final))
    if facts.known:
        computed.add(Result("result", result, facts.scale, final))
    return computed
