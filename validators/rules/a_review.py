"""Corpus «А», what both reviews are checked for: score and result, KPIs, penalties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Count, Fixed, Words
from validators.people import normalized
from validators.rules.model import Finding, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_review_facts import ReviewFacts


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
