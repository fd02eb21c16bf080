"""What the rules on the working papers of corpus «А» look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from validators.computed import Computed, Percent
from validators.numbers import two_places
from validators.parameters.transition import transition
from validators.rules.a_facts import CorpusAFacts, common
from validators.rules.a_score_sheet_facts import exact_realization
from validators.schemas.a_score_sheet import COMPUTED

if TYPE_CHECKING:
    from validators.calendar import WorkingCalendar
    from validators.schemas.a_working_papers import Disagreement, MonitoredKpi, Monitoring, NotAssessedList, Transmittal

COMPUTED_BY = (None, COMPUTED)
HALF_YEAR_MONTH, HALF_YEAR_DAY = 6, 30


@dataclass(frozen=True, kw_only=True)
class DisagreementFacts(CorpusAFacts):
    """A referral of a draft agreement."""

    record: Disagreement


@dataclass(frozen=True, kw_only=True)
class MonitoringFacts(CorpusAFacts):
    """A monitoring of the first half-year."""

    record: Monitoring

    @property
    def last_day(self) -> date:
        """The last day of the half-year."""
        return date(self.year.year, HALF_YEAR_MONTH, HALF_YEAR_DAY)


@dataclass(frozen=True, kw_only=True)
class PackageFacts(CorpusAFacts):
    """A paper of the package that a state body sends by the results of a year."""

    record: NotAssessedList | Transmittal

    @property
    def chapter5(self) -> bool:
        """Tell whether the package is one of chapter 5 (item 54)."""
        return False

    @property
    def annual(self) -> bool:
        """Tell whether the package is one of a year (item 26)."""
        return not self.chapter5

    @property
    def last_day(self) -> date:
        """The last day assessed."""
        return transition().chapter5_last_day if self.chapter5 else self.year.last_day


@dataclass(frozen=True, kw_only=True)
class NotAssessedFacts(PackageFacts):
    """The list of those not assessed."""

    record: NotAssessedList


@dataclass(frozen=True, kw_only=True)
class TransmittalFacts(PackageFacts):
    """The covering letter, signed on the day it is sent."""

    record: Transmittal

    @property
    def chapter5(self) -> bool:
        """Tell whether the package is one of chapter 5 (item 54)."""
        return self.record.chapter5

    @property
    def signatures(self) -> dict[str, date | None]:
        """The day of sending, which dates the letter."""
        return {"/sent_on": self.signed_on}


def disagreement_facts(form: str, record: Disagreement, today: date, calendar: WorkingCalendar) -> DisagreementFacts:
    """Return the facts of a referral."""
    return DisagreementFacts(**common(form, record, today, calendar, record.signed_on))


def monitoring_facts(form: str, record: Monitoring, today: date, calendar: WorkingCalendar) -> MonitoringFacts:
    """Return the facts of a monitoring."""
    return MonitoringFacts(**common(form, record, today, calendar, record.signed_on))


def not_assessed_facts(form: str, record: NotAssessedList, today: date, calendar: WorkingCalendar) -> NotAssessedFacts:
    """Return the facts of a list of those not assessed."""
    return NotAssessedFacts(**common(form, record, today, calendar, record.signed_on))


def transmittal_facts(form: str, record: Transmittal, today: date, calendar: WorkingCalendar) -> TransmittalFacts:
    """Return the facts of a covering letter."""
    return TransmittalFacts(**common(form, record, today, calendar, record.sent_on))


def disagreement_values(facts: DisagreementFacts) -> Computed:
    """Return how many KPIs are disputed."""
    return Computed({"disputed": len(facts.record.kpis)})


def monitoring_values(facts: MonitoringFacts) -> Computed:
    """Return the percent of each KPI by its fact and plan; none where the plan is not above zero, or it is stated."""
    steps = [_percent(place, kpi) for place, kpi in enumerate(facts.record.kpis)]
    percents = [None if step is None else two_places(step.percent) for step in steps]
    return Computed({"realization_percents": percents}, [step for step in steps if step is not None])


def package_values(facts: PackageFacts) -> Computed:
    """Return how many servants the paper lists."""
    return Computed({"servants": len(facts.record.servants)})


def _percent(place: int, kpi: MonitoredKpi) -> Percent | None:
    exact = exact_realization(kpi.actual, kpi.planned) if kpi.percent_source in COMPUTED_BY else None
    if exact is None:
        return None
    path = f"realization_percents/{place}"
    return Percent(path, "A10-monitoring-percent", place + 1, kpi.actual, kpi.planned, exact)
