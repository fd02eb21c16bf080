"""Corpus «А», what both reviews are looked at by and checked for: score and result, KPIs, penalties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from validators.calendar import WorkingCalendar
from validators.computed import Computed, Result, Stated
from validators.forms.review.schema import AnyReview, Chapter5Review
from validators.forms.shared.facts_a import CorpusAFacts, common
from validators.messages.values import Count, Fixed, Words
from validators.parameters.transition import transition
from validators.people import normalized
from validators.rules.model import Finding, finding
from validators.violations import Severity


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


def score(facts: ReviewFacts) -> Iterator[Finding]:
    """The review states a score of the scale, with the result that belongs to it."""
    value, least, most = facts.record.final_score, facts.terms.score_minimum, facts.terms.score_maximum
    if not least <= value <= most:
        yield finding("outside", "/final_score", score=value, least=least, most=most)
        return
    stated, right = facts.record.result, facts.scale.band_of(value)
    if stated is not None and stated != right.code:
        wording = facts.scale.wording(stated)
        yield finding("result", "/result", stated=wording, right=right.wording, score=Fixed(value))


def kpis(facts: ReviewFacts) -> Iterator[Finding]:
    """The review speaks of all five KPIs of the agreement, of each once."""
    entries, due = facts.record.kpi_achievements, facts.terms.kpis
    if len(entries) != due:
        yield finding("number", "/kpi_achievements", kpis=Count(len(entries), "kpis_told"), due=due)
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        first = seen.setdefault(normalized(entry.name), index)
        if first != index:
            pointer = f"/kpi_achievements/{index}/name"
            yield finding("twice", pointer, name=Words(entry.name), first=first + 1, other=index + 1)


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
