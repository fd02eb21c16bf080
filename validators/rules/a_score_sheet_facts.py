"""What the rules on the score sheet of annex 3 look at: each KPI with its percent and what the annexes allow for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from validators.computed import Computed, Limits, Mean, Percent, Result
from validators.numbers import mean, rounded, two_places
from validators.parameters import allowed_scores, max_scores
from validators.parameters.kpis import agreement_kpis
from validators.rules.a_facts import CorpusAFacts, common
from validators.schemas.a_score_sheet import COMPUTED

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from validators.calendar import WorkingCalendar
    from validators.parameters.corpus_a import ScoreBand
    from validators.parameters.kpis import AgreementKpis, MandatoryKpi
    from validators.schemas.a_score_sheet import CorpusAScoreSheet, ScoredKpi

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
    """A score sheet of annex 3; ``last_day`` is the last day assessed."""

    record: CorpusAScoreSheet
    last_day: date

    @cached_property
    def due_kpis(self) -> AgreementKpis:
        """The KPIs of an agreement of the servant's category."""
        return agreement_kpis(self.record.employee.category, self.law_day)

    @property
    def kpis_in_all(self) -> int:
        """How many KPIs the sheet scores."""
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


def corpus_a_sheet_facts(
    form: str, record: CorpusAScoreSheet, today: date, calendar: WorkingCalendar
) -> CorpusASheetFacts:
    """Return the facts of a score sheet of annex 3."""
    known = common(form, record, today, calendar, record.signed_on)
    return CorpusASheetFacts(last_day=known["assessed"].last_day, **known)


def corpus_a_sheet_values(facts: CorpusASheetFacts) -> Computed:
    """Return the percents and allowed scores in the order of the KPIs, the final score, and its result."""
    percents = [None if kpi.percent is None else two_places(kpi.percent) for kpi in facts.kpis]
    limits = [_limits(kpi) for kpi in facts.kpis]
    allowed = [None if step is None else step.scores for step in limits]
    computed = Computed({"realization_percents": percents, "allowed_scores": allowed})
    for kpi, step in zip(facts.kpis, limits, strict=True):
        if kpi.kpi.percent_source == COMPUTED and kpi.exact is not None:
            path, sent = f"realization_percents/{kpi.number - 1}", kpi.kpi
            computed.steps.append(Percent(path, "A16-percent", kpi.number, sent.actual, sent.planned, kpi.exact))
        if step is not None:
            computed.steps.append(step)
    if facts.exact is not None and facts.final_score is not None:
        scores = [kpi.score for kpi in facts.record.kpis]
        computed.add(Mean("final_score", "A20-final", scores, facts.exact, facts.final_score))
        if facts.known:
            computed.add(Result("result", "A21-result", facts.scale, facts.final_score, facts.exact))
    return computed


def _limits(kpi: MeasuredKpi) -> Limits | None:
    if not kpi.lines or kpi.exact is None:
        return None
    path, highest = f"allowed_scores/{kpi.number - 1}", kpi.kpi.kind == ORDERS
    rule = "A19-max-score" if highest else "A19-allowed-range"
    return Limits(path, rule, kpi.number, kpi.exact, kpi.lines, "max_score" if highest else "")
