"""Corpus «А», chapter 5: the review of annex 10 (items 48, 50)."""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.review import common as a_review
from validators.forms.review.common import Chapter5ReviewFacts
from validators.forms.shared.chapter5 import UNTIL
from validators.messages.values import Count, Words
from validators.parameters import quality_indicators
from validators.people import normalized
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

FORM = ("a10_review",)
rule = Rules(forms=FORM, annex="10", until=UNTIL)


@rule("A50-review-after-period", item="A50", words="review")
def after_period(facts: Chapter5ReviewFacts) -> Iterator[Finding]:
    """Nobody signs before 31 July 2025 is over, to which chapter 5 assesses the work."""
    end = facts.last_day
    if facts.signed_on is None:
        if facts.today <= end:
            yield finding("running", "/year", Severity.WARNING, today=facts.today, end=end)
    elif facts.signed_on <= end:
        yield finding("signed", "/signed_on", signed=facts.signed_on, end=end)


rule("A48-review-score", item="A48")(a_review.score)
rule("A50-review-kpis", item="A50", words="review", checks="A23-review-kpis")(a_review.kpis)


@rule("A50-review-qualities", item="A50", words="review")
def qualities(facts: Chapter5ReviewFacts) -> Iterator[Finding]:
    """The review characterizes each of the qualities of annex 9, and each once."""
    entries, indicators = facts.record.professional_qualities, quality_indicators()
    if len(entries) != len(indicators):
        yield finding(
            "number", "/professional_qualities", qualities=Count(len(entries), "indicators_told"), due=len(indicators)
        )
        return
    for index, (entry, right) in enumerate(zip(entries, indicators, strict=True)):
        if entry.name is not None and normalized(entry.name) != normalized(right):
            pointer = f"/professional_qualities/{index}/name"
            yield finding("name", pointer, number=index + 1, name=Words(entry.name), right=right)


rule("A50-review-penalties", item="A50", words="review")(a_review.penalties)
