"""Corpus «Б», annexes 1 and 2: scores, caps of penalties, the average and its result."""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.shared.facts_b import SheetFacts
from validators.forms.shared.slugs import SHEETS
from validators.messages.values import Fixed
from validators.rules.model import Finding, Moment, Rules, finding
from validators.schemas.unread import with_read
from validators.violations import Severity

rule = Rules(forms=SHEETS)


@rule("B18-range", item="B18", words="range")
def score_range(facts: SheetFacts) -> Iterator[Finding]:
    """Each score lies within the scale."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    for index, entry in with_read(facts.record.scores, "score"):
        if not least <= entry.score <= most:
            pointer = f"/scores/{index}/score"
            yield finding("outside", pointer, number=index + 1, score=entry.score, least=least, most=most)


@rule("B18-zero", item="B18", words="zero", severity=Severity.WARNING, annex="1, 2")
def zero(facts: SheetFacts) -> Iterator[Finding]:
    """A comment explains a zero, which says that nothing at all was done."""
    for index, entry in with_read(facts.record.scores, "score", "comment"):
        if not entry.score and entry.comment is None:
            yield finding("silent", f"/scores/{index}/score", number=index + 1)


@rule("B-penalty-cap", item="B17", words=("penalties", "caps"), annex="1, 2")
def penalty_cap(facts: SheetFacts) -> Iterator[Finding]:
    """The score of the capped parameter is not above the one that the strictest penalty allows."""
    quarter, caps, strictest = facts.period, facts.caps, facts.strictest_penalty
    for index, penalty in enumerate(facts.record.disciplinary_penalties):
        if penalty.imposed_on not in quarter and penalty.imposed_on <= facts.document_day:
            pointer = f"/disciplinary_penalties/{index}/imposed_on"
            values = {"imposed": penalty.imposed_on, "quarter": quarter.roman, "year": quarter.year}
            yield finding("outside", pointer, Severity.WARNING, **values)
    if strictest is None:
        return
    known, index = caps.penalty(strictest.kind), caps.parameter - 1
    score = facts.record.scores[index].score
    if score > known.cap:
        yield finding(
            "exceeded_other" if known.kind == "other" else "exceeded",
            f"/scores/{index}/score",
            score=score,
            cap=known.cap,
            penalty=known.name,
            imposed=strictest.imposed_on,
        )


@rule("B-penalty-date", item="B17", words="penalties", severity=Severity.WARNING, annex="1, 2", moment=Moment.DOCUMENT)
def penalty_date(facts: SheetFacts) -> Iterator[Finding]:
    """A penalty counts in its quarter, and a later one than the sheet cannot be known yet.

    The sheet does not print penalties, so a wrong day is one of the data, and the paper contradicts nothing.
    """
    for index, penalty in enumerate(facts.record.disciplinary_penalties):
        if penalty.imposed_on > facts.document_day:
            variant = "unsigned" if facts.signed_on is None else "signed"
            pointer = f"/disciplinary_penalties/{index}/imposed_on"
            yield finding(variant, pointer, imposed=penalty.imposed_on, day=facts.document_day)


@rule("B-average", item="B17", words="average", annex="1, 2")
def average(facts: SheetFacts) -> Iterator[Finding]:
    """The average is that of the scores, and its rounding does not change the result."""
    stated = facts.record.average
    if stated is not None and stated != facts.average:
        yield finding("differs", "/average", stated=stated, average=Fixed(facts.average), exact=facts.exact)
    by_rounded, by_exact = facts.scale.band_of(facts.average), facts.scale.band_of(facts.exact)
    if by_rounded != by_exact:
        yield finding(
            "rounding",
            "/scores" if stated is None else "/average",
            Severity.WARNING,
            exact=facts.exact,
            average=Fixed(facts.average),
            result=by_rounded.wording,
            other=by_exact.wording,
        )


@rule("B8-result", item="B8")
def result(facts: SheetFacts) -> Iterator[Finding]:
    """The result stated is that of the scale for the average."""
    stated, right = facts.record.result, facts.scale.band_of(facts.average)
    if stated is not None and stated != right.code:
        wording = facts.scale.wording(stated)
        yield finding("differs", "/result", stated=wording, right=right.wording, average=Fixed(facts.average))
