"""The papers that items 10, 12 and 26 of «А» ask for without a form, and the list that follows from item 6 of «Б»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from validators.deadlines.terms import MONITORING_SINCE
from validators.forms.a3_score_sheet.rules import realization
from validators.forms.a3_score_sheet.schema import COMPUTED, STATED
from validators.forms.shared.corpus_a import CorpusAFacts
from validators.forms.shared.corpus_b import NOT_ASSESSED as NOT_ASSESSED_IN_QUARTER
from validators.forms.shared.corpus_b import QuarterFacts
from validators.forms.shared.persons import Person
from validators.forms.shared.tenure import in_position, shorter_than
from validators.forms.working_papers.schema import (
    DAYS_WORKED,
    OTHER,
    TENURE,
    Disagreement,
    Monitoring,
    NotAssessedList,
    QuarterNotAssessedList,
    Transmittal,
)
from validators.messages.values import Count, Words
from validators.parameters.transition import transition
from validators.people import normalized, repeated, same_person
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

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
        """Return whether the package is one of chapter 5 (item 54)."""
        return False

    @property
    def annual(self) -> bool:
        """Return whether the package is one of a year (item 26)."""
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
class QuarterNotAssessedFacts(QuarterFacts):
    """The list of those not assessed for a quarter."""

    record: QuarterNotAssessedList


@dataclass(frozen=True, kw_only=True)
class TransmittalFacts(PackageFacts):
    """The covering letter, signed on the day it is sent."""

    record: Transmittal

    @staticmethod
    def signing_of(record: Transmittal) -> date | None:
        """Return the day of sending."""
        return record.sent_on

    @property
    def chapter5(self) -> bool:
        """Return whether the package is one of chapter 5 (item 54)."""
        return self.record.chapter5

    @property
    def signatures(self) -> dict[str, date | None]:
        """The day of sending, which dates the letter."""
        return {"/sent_on": self.signed_on}


DISAGREEMENT, MONITORING = ("a_disagreement",), ("a_monitoring",)
NOT_ASSESSED, TRANSMITTAL = ("a_not_assessed",), ("a_transmittal",)
ENCLOSED = ("agreement_sheets", "score_sheet_sheets", "review_sheets")
HALF_YEAR_UNTIL = date(2025, 9, 1)
STRATEGY = ("strategy_sheets", "strategy_report_sheets")
APPARATUS = "аппарат"
ANNUAL, CHAPTER_5 = attrgetter("annual"), attrgetter("chapter5")
BOTH = NOT_ASSESSED + TRANSMITTAL
rule = Rules(forms=MONITORING)
chapter5 = Rules(forms=TRANSMITTAL, where=CHAPTER_5)
quarterly = Rules(forms=NOT_ASSESSED_IN_QUARTER)


@rule("A12-kpis", item="A12", forms=DISAGREEMENT, at=("/kpis", "/kpis/*/name"))
def disputed(facts: DisagreementFacts) -> Iterator[Finding]:
    """The employee disputes one KPI at least, and none twice."""
    kpis, most = facts.record.kpis, facts.terms.kpis
    if not 1 <= len(kpis) <= most:
        yield finding("number", "/kpis", kpis=Count(len(kpis), "kpis"), most=most)
    yield from _twice(facts, Severity.WARNING)


@rule("A10-monitoring-kpis", item="A10", words="monitoring", at=("/kpis", "/kpis/*/name"))
def monitored(facts: MonitoringFacts) -> Iterator[Finding]:
    """The monitoring is about all KPIs of the agreement, and about none twice."""
    kpis, due = facts.record.kpis, facts.terms.kpis
    if len(kpis) != due:
        yield finding("number", "/kpis", kpis=Count(len(kpis), "kpis"), due=due)
    yield from _twice(facts)


def _twice(facts: DisagreementFacts | MonitoringFacts, grave: Severity | None = None) -> Iterator[Finding]:
    for first, other, name in repeated(kpi.name for kpi in facts.record.kpis):
        yield finding("twice", f"/kpis/{other}/name", grave, name=Words(name), first=first + 1, other=other + 1)


@rule("A10-monitoring-percent", item="A10", words="monitoring", at="/kpis/*/realization_percent")
def monitored_percent(facts: MonitoringFacts) -> Iterator[Finding]:
    """The percent is that of item 16: by fact and plan, or stated where less is better."""
    for index, kpi in enumerate(facts.record.kpis):
        stated, pointer = kpi.realization_percent, f"/kpis/{index}/realization_percent"
        right = realization(kpi.actual, kpi.planned)
        if kpi.percent_source not in COMPUTED_BY:
            if stated is None:
                yield finding("unstated", pointer, number=index + 1)
            elif stated != right and kpi.percent_source == STATED:
                yield finding("stated", pointer, Severity.WARNING, stated=stated, number=index + 1)
        elif right is None and stated is None:
            yield finding("missing", pointer, Severity.WARNING, number=index + 1)
        elif right is not None and stated is not None and stated != right:
            values = {"stated": stated, "right": right, "actual": kpi.actual, "planned": kpi.planned}
            yield finding("differs", pointer, **values)


@rule("A10-monitoring-position", item="A10", words="monitoring", severity=Severity.WARNING, at="/employee/appointed_on")
def monitored_position(facts: MonitoringFacts) -> Iterator[Finding]:
    """Who is monitored was in the position in the half-year."""
    appointed = facts.record.employee.appointed_on
    if appointed > facts.last_day:
        yield finding("later", "/employee/appointed_on", appointed=appointed, end=facts.last_day)


@rule("A26-monitoring-signed", item="A26", words="monitoring", severity=Severity.WARNING, at="/sent_on")
def monitoring_signed(facts: MonitoringFacts) -> Iterator[Finding]:
    """A monitoring is sent after it has been made."""
    signed, went = facts.signed_on, facts.record.sent_on
    if signed is not None and went is not None and went < signed:
        yield finding("early", "/sent_on", sent=went, signed=signed)


@rule("A10-monitoring-after-half-year", item="A10", words="monitoring", at=("/signed_on", "/year"))
def after_half_year(facts: MonitoringFacts) -> Iterator[Finding]:
    """A monitoring is made after the last day of the half-year."""
    end = facts.last_day
    if facts.signed_on is not None and facts.signed_on <= end:
        yield finding("signed", "/signed_on", signed=facts.signed_on, end=end)
    elif facts.signed_on is None and facts.today <= end:
        yield finding("running", "/year", Severity.WARNING, today=facts.today, end=end)


@rule(
    "A26-monitoring", item="A26", words="monitoring", severity=Severity.WARNING, since=MONITORING_SINCE, at="/sent_on"
)
def monitoring_sent(facts: MonitoringFacts) -> Iterator[Finding]:
    """A monitoring is sent by the tenth of the month after the half-year."""
    due, sent = facts.due("a_monitoring", year=facts.year.year).day, facts.record.sent_on
    if sent is not None and sent > due:
        yield finding("late", "/sent_on", sent=sent, due=due)
    elif sent is None and facts.today > due:
        yield finding("unsent", "", today=facts.today, due=due)


@rule(
    "A26-monitoring-2025",
    item="A26",
    words="monitoring_2025",
    severity=Severity.WARNING,
    until=HALF_YEAR_UNTIL,
    at="/sent_on",
)
def monitoring_sent_2025(facts: MonitoringFacts) -> Iterator[Finding]:
    """A monitoring of agreements older than the methodology is sent before 15 August 2025."""
    before, sent = facts.due("a_monitoring", year=facts.year.year).end, facts.record.sent_on
    if facts.year.year == before.year and sent is not None and sent >= before:
        yield finding("late", "/sent_on", sent=sent, before=before)


@rule(
    "A26-reasons",
    item="A26",
    words="package",
    forms=NOT_ASSESSED,
    at=("/servants/*/days_worked", "/servants/*/explanation", "/servants/*/reason"),
)
@quarterly(
    "B6-reasons",
    item="B6",
    words=("tenure", "days_worked"),
    at=("/servants/*/days_worked", "/servants/*/explanation", "/servants/*/reason"),
)
def reasons(facts: NotAssessedFacts | QuarterNotAssessedFacts) -> Iterator[Finding]:
    """A reason of item 3 of «А», or 6 of «Б», is true of the employee; another one is explained."""
    for index, one in enumerate(facts.record.servants):
        start, end = in_position(one, facts.period if isinstance(facts, QuarterNotAssessedFacts) else facts.year)
        if one.reason == TENURE:
            if start <= end and not shorter_than(facts.terms.tenure_months, start, end):
                yield finding("tenure", f"/servants/{index}/reason", start=start, end=end)
        elif one.reason == DAYS_WORKED:
            worked, least = one.days_worked, facts.terms.days_worked
            if worked is None:
                term = Count(least, "of_working_days")
                yield finding("days_missing", f"/servants/{index}/days_worked", Severity.WARNING, least=term)
            elif worked >= least:
                values = {"worked": Count(worked, "worked_days"), "least": Count(least, "of_working_days")}
                yield finding("days_worked", f"/servants/{index}/days_worked", **values)
        elif one.explanation is None:
            # Only item 26 of «А» demands the reasons.
            grave = None if facts.methodology == "A" else Severity.WARNING
            variant = "explanation" if one.reason == OTHER else one.reason
            yield finding(variant, f"/servants/{index}/explanation", grave)


@rule(
    "A26-enclosed",
    item="A26",
    words="package",
    forms=TRANSMITTAL,
    where=ANNUAL,
    at=("/servants", "/servants/*/agreement_sheets", "/servants/*/review_sheets", "/servants/*/score_sheet_sheets"),
)
def enclosed(facts: TransmittalFacts) -> Iterator[Finding]:
    """Copies of all three papers of each employee are enclosed."""
    if not facts.record.servants and not facts.record.not_assessed:
        yield finding("nothing", "/servants")
    for index, one in enumerate(facts.record.servants):
        for name in ENCLOSED:
            if not getattr(one, name):
                yield finding(name, f"/servants/{index}/{name}", number=index + 1)


@chapter5("A54-period", item="A33", words="period", at="/year")
def chapter_5(facts: TransmittalFacts) -> Iterator[Finding]:
    """A letter of chapter 5 is about 2025: the chapter assesses the first seven months of that year."""
    first, last = transition().chapter5_first_day, transition().chapter5_last_day
    if facts.known and facts.year.year != first.year:
        yield finding("year", "/year", year=facts.year.year, first=first, last=last)


@chapter5(
    "A54-enclosed",
    item="A54",
    words="package",
    at=(
        "/not_assessed",
        "/servants",
        "/servants/*/agreement_sheets",
        "/servants/*/review_sheets",
        "/servants/*/score_sheet_sheets",
        "/servants/*/strategy_report_sheets",
        "/servants/*/strategy_sheets",
    ),
)
def enclosed_chapter_5(facts: TransmittalFacts) -> Iterator[Finding]:
    """Copies of the papers are enclosed, and the strategy with its report for those of item 34(1)."""
    yield from enclosed(facts)
    for index, one in enumerate(facts.record.servants):
        for name in STRATEGY:
            # Whether item 34(1) means the employee, only the words of the position show.
            meant = APPARATUS in one.position.casefold() or any(getattr(one, other) for other in STRATEGY)
            if meant and not getattr(one, name):
                yield finding(name, f"/servants/{index}/{name}", Severity.WARNING, number=index + 1)
    if facts.record.not_assessed:
        yield finding("not_assessed", "/not_assessed", Severity.WARNING)


@rule("A26-once", item="A26", words="package", forms=BOTH, where=ANNUAL, at="/servants/*")
@chapter5("A54-once", item="A54", words="package", at="/servants/*")
@quarterly("B6-once", item="B6", words="tenure", severity=Severity.WARNING, at="/servants/*")
def once(facts: PackageFacts | QuarterNotAssessedFacts) -> Iterator[Finding]:
    """Each employee stands in the paper once for a position, which is what is assessed."""
    listed = facts.record.servants
    for index, one in enumerate(listed):
        earlier = [place for place, other in enumerate(listed[:index]) if _one(other, one)]
        position = normalized(one.position)
        same = next((place for place in earlier if normalized(listed[place].position) == position), None)
        if same is not None:
            yield finding("twice", f"/servants/{index}", first=same + 1, other=index + 1)
        elif earlier:
            yield finding("positions", f"/servants/{index}", Severity.WARNING, first=earlier[0] + 1, other=index + 1)


def _one(one: Person, other: Person) -> bool:
    """Return whether both are one person; without IINs, namesakes in two state bodies are two."""
    by_iin = one.iin is not None and other.iin is not None
    return same_person(one, other) and (by_iin or normalized(one.organization) == normalized(other.organization))


@rule("A26-completed", item="A26", words="package", forms=BOTH, where=ANNUAL, at="/completed_on")
@chapter5("A54-completed", item="A54", words="package", at="/completed_on")
def completed(facts: PackageFacts) -> Iterator[Finding]:
    """The assessment of a period ends after it."""
    day = facts.record.completed_on
    if day is not None and day <= facts.last_day:
        yield finding("early", "/completed_on", day=day, year=facts.year.year, end=facts.last_day)


@rule("A26-sent", item="A26", words="package", severity=Severity.WARNING, forms=BOTH, where=ANNUAL, at="/sent_on")
@chapter5("A54-sent", item="A54", words="package", severity=Severity.WARNING, at="/sent_on")
def sent(facts: PackageFacts) -> Iterator[Finding]:
    """The papers are sent within the working days of item 26 after the assessment, or of item 54 for chapter 5."""
    day, went = facts.record.completed_on, facts.record.sent_on
    if day is None:
        return
    due = facts.due("a_chapter5_sending" if facts.chapter5 else "a_sending", completed_on=day)
    values = {"completed": day, "due": due.day, "term": Count(due.number, "of_working_days")}
    if went is not None:
        if went > due.day:
            yield finding("late", "/sent_on", sent=went, **values)
        if went < day:
            yield finding("early", "/sent_on", Severity.ERROR, sent=went, **values)
    elif facts.today > due.day:
        yield finding("unsent", "", today=facts.today, **values)


@quarterly("B6-list-over", item="B6", words="days_worked", severity=Severity.WARNING, at="/signed_on")
def listed_early(facts: QuarterNotAssessedFacts) -> Iterator[Finding]:
    """Who has worked too few days, is known when the quarter is over."""
    day, end = facts.signed_on, facts.period.last_day
    if day is not None and day < end:
        yield finding("early", "/signed_on", signed=day, end=end)
