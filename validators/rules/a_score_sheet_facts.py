"""What the rules on the score sheet of annex 3 look at: each KPI with its percent and what the annexes allow for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from validators.numbers import mean, rounded, two_places, unrounded
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
        percent: its percent of realization to two places; ``None`` where fact and plan give none and none was sent.
        band: the line of annex 4 or 5 for the percent; ``None`` without a percent, or for one below zero.
    """

    number: int
    kpi: ScoredKpi
    worded: MandatoryKpi | None
    percent: Decimal | None
    band: ScoreBand | None

    @property
    def name(self) -> str:
        """The name as the sheet prints it."""
        return self.worded.name if self.worded is not None else self.kpi.name or ""

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the KPI."""
        return f"/kpis/{self.number - 1}"


def realization(actual: Decimal, planned: Decimal) -> Decimal | None:
    """Return fact / plan x 100 rounded half-up to two places (item 16); ``None`` where the plan is not above zero."""
    return rounded(Fraction(actual) / Fraction(planned) * 100) if planned > 0 else None


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
        percent = realization(kpi.actual, kpi.planned) if by_fact else kpi.realization_percent
        bands = (max_scores if kpi.kind == ORDERS else allowed_scores)(self.law_day)
        band = bands.band_of(percent) if percent is not None and percent >= 0 else None
        return MeasuredKpi(number, kpi, self.due_kpis.worded(kpi.kind), percent, band)

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


def corpus_a_sheet_values(facts: CorpusASheetFacts) -> dict[str, Any]:
    """Return the computed values: percents and allowed scores in the order of the KPIs, the final score, its result."""
    percents = [None if kpi.percent is None else two_places(kpi.percent) for kpi in facts.kpis]
    allowed = [None if kpi.band is None else _limits(kpi.band) for kpi in facts.kpis]
    values: dict[str, Any] = {"realization_percents": percents, "allowed_scores": allowed}
    if facts.exact is not None and facts.final_score is not None:
        values |= {"final_score": two_places(facts.final_score), "final_score_unrounded": unrounded(facts.exact)}
        if facts.known:
            band = facts.scale.band_of(facts.final_score)
            values |= {"result": band.code, "result_wording": band.wording}
    return values


def _limits(band: ScoreBand) -> dict[str, str]:
    return {"least": two_places(band.least), "most": two_places(band.most)}
