"""Corpus «А», the reviews: of annex 6 (chapters 3 and 4: items 21, 23, 26) and annex 10 (chapter 5: items 48, 50)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validators.forms.review.schema import AnyReview, Chapter5Review
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import CorpusAFacts, stated_score
from validators.messages.values import Count, Words
from validators.parameters import quality_indicators
from validators.people import normalized
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

FORM = ("a6_review",)


@dataclass(frozen=True, kw_only=True)
class ReviewFacts(CorpusAFacts):
    """A review of annex 6, about a calendar year."""

    record: AnyReview


@dataclass(frozen=True, kw_only=True)
class Chapter5ReviewFacts(ReviewFacts):
    """A review of annex 10 («за период работы с 1 января 2025 года по 31 июля 2025 года»)."""

    record: Chapter5Review


rule = Rules(forms=FORM)
chapter5 = Rules(forms=("a10_review",), annex="10", until=UNTIL)


@rule("A23-review-after-year", item="A23", words="review", annex="6", at=("/signed_on", "/year"))
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


@chapter5("A50-review-after-period", item="A50", words="review", at=("/signed_on", "/year"))
def after_chapter5_period(facts: Chapter5ReviewFacts) -> Iterator[Finding]:
    """Nobody signs before 31 July 2025 is over, to which chapter 5 assesses the work."""
    end = facts.last_day
    if facts.signed_on is None:
        if facts.today <= end:
            yield finding("running", "/year", Severity.WARNING, today=facts.today, end=end)
    elif facts.signed_on <= end:
        yield finding("signed", "/signed_on", signed=facts.signed_on, end=end)


rule("A23-review-score", item="A23", words="review", annex="6", at=("/final_score", "/result"))(stated_score)
chapter5("A48-review-score", item="A48", at=("/final_score", "/result"))(stated_score)


@rule("A23-review-kpis", item="A23", words="review", annex="6", at=("/kpi_achievements", "/kpi_achievements/*/name"))
@chapter5(
    "A50-review-kpis",
    item="A50",
    words="review",
    checks="A23-review-kpis",
    at=("/kpi_achievements", "/kpi_achievements/*/name"),
)
def kpis(facts: ReviewFacts) -> Iterator[Finding]:
    """The review is about all five KPIs of the agreement, of each once."""
    entries, due = facts.record.kpi_achievements, facts.terms.kpis
    if len(entries) != due:
        yield finding("number", "/kpi_achievements", kpis=Count(len(entries), "kpis_told"), due=due)
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        first = seen.setdefault(normalized(entry.name), index)
        if first != index:
            pointer = f"/kpi_achievements/{index}/name"
            yield finding("twice", pointer, name=Words(entry.name), first=first + 1, other=index + 1)


@chapter5(
    "A50-review-qualities", item="A50", words="review", at=("/professional_qualities", "/professional_qualities/*/name")
)
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


@rule("A23-review-penalties", item="A23", words="review", annex="6", at="/disciplinary_penalties/*/imposed_on")
@chapter5("A50-review-penalties", item="A50", words="review", at="/disciplinary_penalties/*/imposed_on")
def penalties(facts: ReviewFacts) -> Iterator[Finding]:
    """The penalties named were imposed by the day of the review; where there are none, it says so."""
    for index, penalty in enumerate(facts.record.disciplinary_penalties):
        pointer = f"/disciplinary_penalties/{index}/imposed_on"
        if penalty.imposed_on > facts.document_day:
            variant = "unsigned" if facts.signed_on is None else "signed"
            yield finding(variant, pointer, imposed=penalty.imposed_on, day=facts.document_day)
        elif not facts.year.first_day <= penalty.imposed_on <= facts.last_day:
            values = {"imposed": penalty.imposed_on, "start": facts.year.first_day, "end": facts.last_day}
            yield finding("outside", pointer, Severity.WARNING, **values)


@rule("A26-review-due", item="A26", words="reviews", severity=Severity.WARNING, at="/signed_on")
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
