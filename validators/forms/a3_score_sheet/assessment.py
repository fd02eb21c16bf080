"""Corpus «А», items 3 and 16: whether and when an employee is assessed, and the percents of realization."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators.forms.a3_score_sheet.rules import FORM, SATISFACTION, CorpusASheetFacts, MeasuredKpi, realization
from validators.forms.a3_score_sheet.schema import COMPUTED, STATED, SURVEY
from validators.forms.a9_score_sheet.rules import Chapter5SheetFacts
from validators.forms.agreement.rules import AgreementFacts
from validators.forms.review.rules import FORM as REVIEW
from validators.forms.review.rules import Chapter5ReviewFacts, ReviewFacts, after_period
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import CorpusAFacts
from validators.forms.shared.tenure import in_position, shorter_than
from validators.messages.values import Count
from validators.parameters.transition import transition
from validators.periods import Days
from validators.rules.facts import Span
from validators.rules.model import Finding, Moment, Rules, finding
from validators.violations import Severity

rule = Rules(forms=FORM)


@rule(
    "A3-position",
    item="A3",
    words="tenure",
    forms=("a1_agreement", "a2_agreement", *FORM, *REVIEW),
    at=("/employee/appointed_on", "/employee/dismissed_on"),
)
def position(facts: CorpusASheetFacts | AgreementFacts | ReviewFacts) -> Iterator[Finding]:
    """The employee was in the position on some day of the year, and is not dismissed before appointed."""
    employee, year = facts.record.employee, facts.year
    appointed, dismissed = employee.appointed_on, employee.dismissed_on
    if appointed > year.last_day:
        yield finding("later", "/employee/appointed_on", appointed=appointed, year=year.year)
    if dismissed is None:
        return
    if dismissed < appointed:
        yield finding("order", "/employee/dismissed_on", appointed=appointed, dismissed=dismissed)
    elif dismissed < year.first_day:
        yield finding("earlier", "/employee/dismissed_on", dismissed=dismissed, year=year.year)


@rule(
    "A3-tenure",
    item="A3",
    words="tenure",
    forms=(*FORM, *REVIEW),
    at=("/employee/appointed_on", "/employee/dismissed_on"),
)
def tenure(facts: CorpusASheetFacts | ReviewFacts) -> Iterator[Finding]:
    """Nobody is assessed for a year with less than three months in the position."""
    for start, end, pointer in _short(facts, facts.year):
        yield finding("short", pointer, start=start, end=end, year=facts.year.year)


@rule(
    "A3-tenure-chapter-5",
    item="A3",
    words="tenure",
    forms=("a9_score_sheet", "a10_review"),
    until=UNTIL,
    moment=Moment.DOCUMENT,
    at=("/employee/appointed_on", "/employee/dismissed_on"),
)
def tenure_chapter_5(facts: Chapter5SheetFacts | Chapter5ReviewFacts) -> Iterator[Finding]:
    """Item 3 stands among the general provisions, and chapter 5 assesses a period of its own."""
    period = Days(transition().chapter5_first_day, transition().chapter5_last_day)
    for start, end, pointer in _short(facts, period):
        yield finding("short", pointer, start=start, end=end, first=period.first_day, last=period.last_day)


def _short(facts: CorpusAFacts, period: Span) -> Iterator[tuple[date, date, str]]:
    """Yield the days in the position where they are too few, with the pointer of what cut them short."""
    start, end = in_position(facts.record.employee, period)
    if shorter_than(facts.terms.tenure_months, start, end):
        yield start, end, "/employee/appointed_on" if start > period.first_day else "/employee/dismissed_on"


@rule("A3-days-worked", item="A3", words="days_worked", at="/days_worked")
def days_worked(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """Nobody is assessed for a year with fewer days worked than item 3 demands."""
    worked, least = facts.record.days_worked, facts.terms.days_worked
    if worked < least:
        yield finding("few", "/days_worked", worked=Count(worked, "worked_days"), least=Count(least, "of_working_days"))


@rule("A3-days-possible", item="A3", words="days_worked", severity=Severity.WARNING, at="/days_worked")
def days_possible(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """Nobody works more working days than the calendar has, save on another schedule."""
    start, end = in_position(facts.record.employee, facts.year)
    possible = facts.calendar.working_days_between(start, end) if start <= end else 0
    if possible and facts.record.days_worked > possible:
        worked, there_are = Count(facts.record.days_worked, "worked_days"), Count(possible, "working_days")
        yield finding("many", "/days_worked", worked=worked, possible=there_are, start=start, end=end)


rule("A3-sheet-after-year", item="A3", words="yearly", at=("/signed_on", "/year"))(after_period)


@rule("A3-deadline", item="A3", words="yearly", severity=Severity.WARNING, at="/signed_on")
def deadline(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """The assessment is over by 20 January of the next year."""
    due = facts.due("a_assessment", year=facts.year.year).day
    if facts.signed_on is not None:
        if facts.signed_on > due:
            yield finding("late", "/signed_on", signed=facts.signed_on, due=due, year=facts.year.year)
    elif facts.today > due:
        yield finding("unsigned", "", today=facts.today, due=due, year=facts.year.year)


@rule(
    "A16-percent",
    item="A16",
    words=("calculation", "satisfaction"),
    annex="3",
    at=("/kpis/*/actual", "/kpis/*/percent_source", "/kpis/*/planned", "/kpis/*/realization_percent"),
)
def percent(facts: CorpusASheetFacts) -> Iterator[Finding]:
    """A percent of realization is that of fact and plan; one of the survey is stated, with its source."""
    for entry in facts.kpis:
        yield from _PERCENTS[entry.kpi.percent_source](entry)


def _computed(entry: MeasuredKpi) -> Iterator[Finding]:
    kpi, right = entry.kpi, entry.percent
    if right is None:
        yield finding("plan", f"{entry.pointer}/planned", planned=kpi.planned)
    elif right < 0:
        yield finding("negative", f"{entry.pointer}/actual", actual=kpi.actual, planned=kpi.planned)
    elif kpi.realization_percent is not None and kpi.realization_percent != right:
        values = {"stated": kpi.realization_percent, "right": right, "actual": kpi.actual, "planned": kpi.planned}
        yield finding("differs", f"{entry.pointer}/realization_percent", **values)
    if kpi.kind == SATISFACTION:
        yield finding("not_survey", f"{entry.pointer}/percent_source", Severity.WARNING)


def _survey(entry: MeasuredKpi) -> Iterator[Finding]:
    kpi, pointer = entry.kpi, f"{entry.pointer}/realization_percent"
    if kpi.kind != SATISFACTION:
        yield finding("survey", f"{entry.pointer}/percent_source", Severity.WARNING, number=entry.number)
    elif kpi.realization_percent is not None and kpi.realization_percent != realization(kpi.actual, kpi.planned):
        values = {"stated": kpi.realization_percent, "actual": kpi.actual, "planned": kpi.planned}
        yield finding("survey_differs", pointer, Severity.WARNING, **values)
    yield from _given(entry)


def _stated(entry: MeasuredKpi) -> Iterator[Finding]:
    kpi, by_fact = entry.kpi, realization(entry.kpi.actual, entry.kpi.planned)
    pointer, stated = f"{entry.pointer}/realization_percent", entry.kpi.realization_percent
    if stated is not None and stated != by_fact:
        if entry.worded is not None and kpi.kind != SATISFACTION:
            yield finding("mandatory", pointer, number=entry.number, stated=stated)
        else:
            yield finding("stated", pointer, Severity.WARNING, stated=stated, number=entry.number)
    yield from _given(entry)


def _given(entry: MeasuredKpi) -> Iterator[Finding]:
    stated = entry.kpi.realization_percent
    if stated is None:
        yield finding("missing", f"{entry.pointer}/realization_percent", number=entry.number)
    elif stated < 0:
        yield finding("below_zero", f"{entry.pointer}/realization_percent", stated=stated)


_PERCENTS = {COMPUTED: _computed, SURVEY: _survey, STATED: _stated}
