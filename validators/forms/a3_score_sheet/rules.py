"""Corpus «А», chapter 3: the KPIs of the score sheet of annex 3, their percents, scores and the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from validators.forms.a3_score_sheet.schema import COMPUTED, CorpusAScoreSheet, ScoredKpi
from validators.forms.shared.corpus_a import CorpusAFacts, final_result
from validators.messages.values import Count, Exact, Fixed, Term, Words
from validators.numbers import mean, rounded
from validators.parameters import allowed_scores, max_scores
from validators.parameters.corpus_a import ScoreBand
from validators.parameters.kpis import AgreementKpis, MandatoryKpi, agreement_kpis
from validators.people import normalized
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

ORDERS, SATISFACTION = "orders", "satisfaction"
"""Kinds that item 19 (subitem 1 of items 8 and 9) and item 16 (the survey) treat apart."""


@dataclass(frozen=True)
class MeasuredKpi:
    """A scored KPI with what follows from it.

    Attributes:
        number: its place in the sheet, from 1.
        kpi: as sent.
        worded: the KPI of the annex, where the annex words it.
        exact: its percent of realization, not rounded; ``None`` where fact and plan give none and none was sent.
        lines: the line of annex 4 or 5 for the exact percent, or the two it lies between, worse first; none without a
            percent, or for one below zero.
    """

    number: int
    kpi: ScoredKpi
    worded: MandatoryKpi | None
    exact: Decimal | Fraction | None
    lines: tuple[ScoreBand, ...]

    @property
    def percent(self) -> Decimal | None:
        """The percent to two places, as the sheet prints it."""
        return None if self.exact is None else rounded(self.exact)

    @property
    def least(self) -> Decimal:
        """The least score its lines allow; there is a line."""
        return self.lines[0].least

    @property
    def most(self) -> Decimal:
        """The greatest score its lines allow; there is a line."""
        return self.lines[-1].most

    @property
    def name(self) -> str:
        """The name as the sheet prints it."""
        return self.worded.name if self.worded is not None else self.kpi.name or ""

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the KPI."""
        return f"/kpis/{self.number - 1}"


def exact_realization(actual: Decimal, planned: Decimal) -> Fraction | None:
    """Return fact / plan x 100 (item 16); ``None`` where the plan is not above zero."""
    return Fraction(actual) / Fraction(planned) * 100 if planned > 0 else None


def realization(actual: Decimal, planned: Decimal) -> Decimal | None:
    """Return the same percent rounded half-up to two places."""
    exact = exact_realization(actual, planned)
    return None if exact is None else rounded(exact)


@dataclass(frozen=True, kw_only=True)
class CorpusASheetFacts(CorpusAFacts):
    """A score sheet of annex 3."""

    record: CorpusAScoreSheet

    @cached_property
    def due_kpis(self) -> AgreementKpis:
        """The KPIs of an agreement of the employee's category."""
        return agreement_kpis(self.record.employee.category, self.law_day)

    @property
    def kpis_in_all(self) -> int:
        """Number of KPIs that the sheet scores."""
        return len(self.record.kpis)

    @cached_property
    def kpis(self) -> tuple[MeasuredKpi, ...]:
        """The KPIs as sent, each with its percent and band."""
        return tuple(self._measured(number, kpi) for number, kpi in enumerate(self.record.kpis, start=1))

    def _measured(self, number: int, kpi: ScoredKpi) -> MeasuredKpi:
        by_fact = kpi.percent_source == COMPUTED
        exact = exact_realization(kpi.actual, kpi.planned) if by_fact else kpi.realization_percent
        bands = (max_scores if kpi.kind == ORDERS else allowed_scores)(self.law_day)
        lines = bands.lines_of(exact) if exact is not None and exact >= 0 else ()
        return MeasuredKpi(number, kpi, self.due_kpis.worded(kpi.kind), exact, lines)

    @cached_property
    def exact(self) -> Decimal | Fraction | None:
        """The exact mean of the scores (item 20); ``None`` where there are none."""
        return mean([kpi.score for kpi in self.record.kpis]) if self.record.kpis else None

    @property
    def final_score(self) -> Decimal | None:
        """The final score: the mean rounded half-up to two places."""
        return None if self.exact is None else rounded(self.exact)


FORM = ("a3_score_sheet",)
rule = Rules(forms=FORM)


@rule("A11-count", item="A11", forms=("a1_agreement", "a2_agreement", *FORM), at="/kpis")
def count(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """There are as many KPIs as item 11 demands."""
    if facts.kpis_in_all != facts.terms.kpis:
        yield finding("number", "/kpis", kpis=Count(facts.kpis_in_all, "kpis"), due=facts.terms.kpis)


@rule("A20-sheet-kpis", item="A20", at=("/kpis", "/kpis/*/kind"))
def kinds(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """The sheet scores the KPIs of the employee's agreement, all of them and no others."""
    due, seen = Counter(facts.due_kpis.kinds), Counter[str]()
    category = facts.record.employee.category
    for entry in facts.kpis:
        kind = entry.kpi.kind
        seen[kind] += 1
        if kind not in due:
            yield finding("foreign", f"{entry.pointer}/kind", kind=Term(f"kpi_{kind}"), category=category)
        elif seen[kind] > due[kind]:
            values = {"kind": Term(f"kpi_{kind}"), "due": due[kind], "category": category}
            yield finding("extra", f"{entry.pointer}/kind", **values)
    for kind, number in due.items():
        if seen[kind] < number:
            values = {"kind": Term(f"kpi_{kind}"), "due": number, "scored": seen[kind], "category": category}
            yield finding("missing", "/kpis", **values)


def _renamed(entry: MeasuredKpi, worded: MandatoryKpi) -> Iterator[Finding]:
    name = None if entry.kpi.name is None else normalized(entry.kpi.name)
    if name is None or name == normalized(worded.name):
        return
    by_item = bool(worded.item_name) and name == normalized(worded.item_name)
    severity = Severity.WARNING if by_item else None
    values = {"name": Words(entry.kpi.name or ""), "right": worded.name}
    yield finding("item" if by_item else "name", f"{entry.pointer}/name", severity, **values)


def _named(entry: MeasuredKpi, names: dict[str, int]) -> Iterator[Finding]:
    if not entry.name:
        yield finding("nameless", f"{entry.pointer}/name", number=entry.number)
        return
    first = names.setdefault(normalized(entry.name), entry.number)
    if first != entry.number:
        yield finding("twice", f"{entry.pointer}/name", name=Words(entry.name), first=first, other=entry.number)


@rule("A20-sheet-wording", item="A20", at=("/kpis/*/name", "/kpis/*/planned", "/kpis/*/unit"))
def wording(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """Mandatory KPIs stand in the words, the unit and the plan of the annex; the others are named."""
    due, names = facts.due_kpis, dict[str, int]()
    for entry in facts.kpis:
        if entry.worded is None:
            yield from _named(entry, names)
            continue
        yield from _renamed(entry, entry.worded)
        if entry.kpi.unit != due.unit:
            yield finding("unit", f"{entry.pointer}/unit", unit=Words(entry.kpi.unit), right=due.unit)
        if entry.kpi.planned != due.planned:
            yield finding("planned", f"{entry.pointer}/planned", planned=entry.kpi.planned, right=due.planned)


@rule("A19-range", item="A19", words="scores", annex="3", at="/kpis/*/score")
def score_range(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """Each score lies within the scale."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    for entry in facts.kpis:
        if not least <= entry.kpi.score <= most:
            values = {"number": entry.number, "score": entry.kpi.score, "least": least, "most": most}
            yield finding("outside", f"{entry.pointer}/score", **values)


@rule("A19-max-score", item="A19", words="maximum", annex="4", at="/kpis/*/score")
def max_score(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """A score is not above the one of annex 4 for its percent: a lower one is lawful."""
    for entry in facts.kpis:
        score = entry.kpi.score
        if entry.kpi.kind == ORDERS and entry.lines and entry.most < score <= facts.terms.score_maximum:
            yield finding("above", f"{entry.pointer}/score", score=score, most=entry.most, percent=_shown(entry))


@rule("A19-allowed-range", item="A19", words="allowed", annex="5", at="/kpis/*/score")
def allowed_range(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """A score lies in the range of annex 5 for its percent."""
    for entry in facts.kpis:
        score = entry.kpi.score
        if entry.kpi.kind == ORDERS or not entry.lines or any(line.least <= score <= line.most for line in entry.lines):
            continue
        if facts.terms.score_minimum <= score <= facts.terms.score_maximum:
            variant = "exact" if entry.least == entry.most else "outside"
            values = {"score": score, "least": entry.least, "most": entry.most, "percent": _shown(entry)}
            yield finding(variant, f"{entry.pointer}/score", **values)


def _shown(entry: MeasuredKpi) -> Any:
    """Return the percent as messages show it: where rounding would hide that it lies between two lines, exact."""
    return Exact(entry.exact) if len(entry.lines) > 1 and entry.exact is not None else entry.percent


@rule(
    "A19-band-gap",
    item="A19",
    words="allowed",
    severity=Severity.WARNING,
    annex="4, 5",
    at=("/kpis/*", "/kpis/*/realization_percent"),
)
def band_gap(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """An exact percent between two printed lines, such as 95-99,99 and 100, stands in neither of them."""
    for entry in facts.kpis:
        if len(entry.lines) > 1:
            at = f"{entry.pointer}/realization_percent" if entry.kpi.realization_percent is not None else entry.pointer
            lower, upper = entry.lines
            values = {"line": lower.words, "score": lower.score, "upper": upper.words, "upper_score": upper.score}
            yield finding("between", at, number=entry.number, percent=_shown(entry), **values)


SCORED = ("A19-range", "A19-max-score", "A19-allowed-range")


@rule("A20-final", item="A20", annex="3", at=("/final_score", "/kpis"), given=SCORED)
def final(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """The final score is the mean of the scores, and its rounding does not change the result."""
    exact, score, stated = facts.exact, facts.final_score, facts.record.final_score
    if exact is None or score is None:
        return
    if stated is not None and stated != score:
        variant = "differs" if score == exact else "differs_rounded"
        yield finding(variant, "/final_score", stated=stated, right=Fixed(score), exact=exact)
    by_rounded, by_exact = facts.scale.band_of(score), facts.scale.band_of(exact)
    if by_rounded != by_exact:
        values = {"exact": exact, "score": Fixed(score), "result": by_rounded.words, "other": by_exact.words}
        yield finding("rounding", "/kpis" if stated is None else "/final_score", Severity.WARNING, **values)


rule("A21-result", item="A21", annex="3", at="/result", given=SCORED)(final_result)
