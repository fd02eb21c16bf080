"""Corpus «А», chapters 3 and 4: the review of annex 6 (items 21, 23, 26)."""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.review import common as a_review
from validators.forms.review.common import ReviewFacts
from validators.messages.values import Count
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

FORM = ("a6_review",)
rule = Rules(forms=FORM)


@rule("A23-review-after-year", item="A23", words="review", annex="6")
def after_period(facts: ReviewFacts) -> Iterator[Finding]:
    """Nobody signs before the year that the paper is about is over."""
    end = facts.last_day
    if facts.signed_on is not None:
        if facts.signed_on <= end:
            yield finding("signed", "/signed_on", signed=facts.signed_on, end=end)
    elif facts.today < facts.year.first_day:
        yield finding("future", "/year", today=facts.today, end=end)
    elif facts.today <= end:
        yield finding("running", "/year", Severity.WARNING, today=facts.today, end=end)


rule("A23-review-score", item="A23", words="review", annex="6")(a_review.score)
rule("A23-review-kpis", item="A23", words="review", annex="6")(a_review.kpis)
rule("A23-review-penalties", item="A23", words="review", annex="6")(a_review.penalties)


@rule("A26-review-due", item="A26", words="reviews", severity=Severity.WARNING)
def sending_due(facts: ReviewFacts) -> Iterator[Finding]:
    """A review is signed while its copy can still be sent in time, the last day counted."""
    assessed_by = facts.due("a_assessment", year=facts.year.year).day
    due = facts.due("a_sending", completed_on=assessed_by)
    values = {"assessed_by": assessed_by, "due": due.day, "term": Count(due.number, "of_working_days")}
    if facts.signed_on is not None:
        if facts.signed_on > due.day:
            yield finding("late", "/signed_on", signed=facts.signed_on, **values)
    elif facts.today > due.day:
        yield finding("unsigned", "", today=facts.today, **values)
