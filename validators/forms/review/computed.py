"""Values computed from a review."""

from __future__ import annotations

from validators.computed import Computed, Result, Stated
from validators.forms.review.rules import ReviewFacts


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
