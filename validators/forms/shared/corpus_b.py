"""Corpus «Б»: facts of its papers, and the rules that several of them share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from validators import parameters
from validators.deadlines.model import DueDate
from validators.forms.shared.tenure import in_position, shorter_than
from validators.forms.shared.values import Period
from validators.messages.values import Count
from validators.parameters import editions
from validators.parameters.tables import Positions, ResultScale, Terms
from validators.people import HasIdentity, same_person
from validators.periods import QUARTERS, Quarter, quarter
from validators.rules.facts import Facts
from validators.rules.model import AMENDMENT, ORDER_13, Finding, Moment, Rules, finding
from validators.violations import Severity

SHEETS = ("b1_score_sheet", "b2_score_sheet")
PROTOCOL = ("b_calibration_protocol",)
ANNUAL = ("b_annual",)
ORDER = ("b_calibration_order",)
ALL_FORMS = SHEETS + ORDER + PROTOCOL
NOT_ASSESSED = ("b_not_assessed",)
REFERENCE, FEEDBACK = ("b_session_reference",), ("b_feedback",)
ABOUT_ONE = ALL_FORMS + REFERENCE + FEEDBACK
"""Of an employee and the evaluator."""
DECISION = ("b_assessor_decision",)
OF_QUARTER = ABOUT_ONE + NOT_ASSESSED + DECISION
"""All papers about one quarter."""


@dataclass(frozen=True, kw_only=True)
class CorpusBFacts(Facts):
    """A paper of corpus «Б» with the tables in force."""

    @property
    def methodology(self) -> str:
        """Corpus «Б»."""
        return "B"

    @cached_property
    def terms(self) -> Terms:
        """Terms and counts in force."""
        return parameters.terms(self.law_day)

    @cached_property
    def scale(self) -> ResultScale:
        """The scale of results in force."""
        return parameters.result_scale(self.law_day)

    @cached_property
    def kept_until(self) -> DueDate | None:
        """The last day the signed paper is kept by itself (item 13)."""
        if self.signed_on is None or self.kept is None:
            return None
        return self.due("b_retention", completed_on=self.kept.since)

    @cached_property
    def positions(self) -> Positions:
        """The category table in force."""
        return parameters.positions(self.law_day)


@dataclass(frozen=True, kw_only=True)
class QuarterFacts(CorpusBFacts):
    """A paper of corpus «Б» about a quarter."""

    assessed: Quarter | None

    @staticmethod
    def period_of(record: Any) -> Quarter | None:
        """Return the quarter that a record names, if there is such a quarter."""
        return quarter_of(record.period)

    @property
    def employee(self) -> HasIdentity:
        """The assessed employee."""
        person: HasIdentity = self.record.employee
        return person

    @property
    def evaluator(self) -> HasIdentity:
        """The evaluator of the employee."""
        person: HasIdentity = self.record.evaluator
        return person

    @property
    def quarter(self) -> Quarter | None:
        """The assessed quarter."""
        return self.assessed

    @property
    def period(self) -> Quarter:
        """The assessed quarter, for rules of ``Moment.PERIOD``, which are skipped where there is none."""
        if self.assessed is None:
            raise LookupError("a rule that needs the quarter was applied without one")
        return self.assessed


def quarter_of(period: Period) -> Quarter | None:
    """Return the quarter the period names, if there is such a quarter."""
    return quarter(period.year, period.quarter) if period.quarter in QUARTERS else None


def scale_of(period: Quarter) -> ResultScale:
    """Return the scale a quarter was assessed by, or the first known here for one before all of them."""
    return parameters.result_scale(max(period.first_day, editions("B").tables[0].since))


rule = Rules(forms=SHEETS)


@rule("B-edition", item="B4", words="corpus_b", forms=OF_QUARTER, **AMENDMENT, at=("/period", "/signed_on"))
def edition(facts: QuarterFacts) -> Iterator[Finding]:
    """No paper is about a quarter, or of a day, before the first edition of the methodology."""
    series = editions(facts.methodology)
    first = series.tables[0].since
    if facts.quarter is not None and series.find(facts.quarter.first_day) is None:
        yield finding("period", "/period", quarter=facts.quarter.roman, year=facts.quarter.year, since=first)
    elif series.find(facts.document_day) is None:
        pointer = "" if facts.signed_on is None else "/signed_on"
        yield finding("document", pointer, day=facts.document_day, since=first)


@rule(
    "B3-period",
    item="B3",
    words="period",
    forms=OF_QUARTER,
    since=ORDER_13,
    moment=Moment.DOCUMENT,
    at="/period/quarter",
)
def period(facts: QuarterFacts) -> Iterator[Finding]:
    """The period is a quarter that a year has."""
    if facts.quarter is None:
        number = facts.record.period.quarter
        yield finding("quarter", "/period/quarter", quarter=number, least=QUARTERS[0], most=QUARTERS[-1])


@rule("B5-period-over", item="B5", words="quarterly", at=("/period", "/signed_on"))
def period_over(facts: QuarterFacts) -> Iterator[Finding]:
    """Nobody signs before the quarter is over, for dismissed employees neither (item 7)."""
    names = {"quarter": facts.period.roman, "year": facts.period.year, "end": facts.period.last_day}
    if facts.signed_on is not None:
        if facts.signed_on < facts.period.last_day:
            yield finding("signed", "/signed_on", signed=facts.signed_on, **names)
        elif facts.signed_on == facts.period.last_day:
            yield finding("last_day", "/signed_on", Severity.WARNING, signed=facts.signed_on, **names)
    elif facts.today < facts.period.first_day:
        yield finding("future", "/period", today=facts.today, **names)
    elif facts.today <= facts.period.last_day:
        yield finding("running", "/period", Severity.WARNING, today=facts.today, **names)


@rule(
    "B5-signed-on",
    item="B5",
    words="quarterly",
    forms=SHEETS + ANNUAL + NOT_ASSESSED + REFERENCE + FEEDBACK + DECISION,
    moment=Moment.DOCUMENT,
    at="/signed_on",
)
def signed_on(facts: CorpusBFacts) -> Iterator[Finding]:
    """A paper is not signed on a day that has not come."""
    if facts.signed_on is not None and facts.signed_on > facts.today:
        yield finding("future", "/signed_on", signed=facts.signed_on, today=facts.today)


@rule("B5-deadline", item="B5", words="quarterly", severity=Severity.WARNING, at="/signed_on")
def deadline(facts: QuarterFacts) -> Iterator[Finding]:
    """The assessment is made by the twentieth of the month after the quarter."""
    due = facts.due("b_assessment", year=facts.period.year, quarter=facts.period.number).day
    names = {"due": due, "quarter": facts.period.roman, "year": facts.period.year}
    if facts.signed_on is not None:
        if facts.signed_on > due:
            yield finding("late", "/signed_on", signed=facts.signed_on, **names)
    elif facts.today > due:
        yield finding("unsigned", "", today=facts.today, **names)


@rule(
    "B6-employment",
    item="B6",
    words="employment",
    forms=SHEETS + ANNUAL,
    moment=Moment.DOCUMENT,
    at="/employee/dismissed_on",
)
def employment(facts: CorpusBFacts) -> Iterator[Finding]:
    """Appointment comes before dismissal: tenure is counted from it."""
    employee = facts.record.employee
    if employee.dismissed_on is not None and employee.dismissed_on < employee.appointed_on:
        yield finding(
            "order", "/employee/dismissed_on", appointed=employee.appointed_on, dismissed=employee.dismissed_on
        )


@rule("B6-tenure", item="B6", words="tenure", at=("/employee/appointed_on", "/employee/dismissed_on"))
def tenure(facts: QuarterFacts) -> Iterator[Finding]:
    """Nobody is assessed for a quarter with less than a month in the position."""
    employee, quarter = facts.record.employee, facts.period
    names = {"quarter": quarter.roman, "year": quarter.year}
    if employee.appointed_on > quarter.last_day:
        yield finding("later", "/employee/appointed_on", appointed=employee.appointed_on, end=quarter.last_day, **names)
        return
    if employee.dismissed_on is not None and employee.dismissed_on < quarter.first_day:
        yield finding(
            "dismissed", "/employee/dismissed_on", dismissed=employee.dismissed_on, start=quarter.first_day, **names
        )
        return
    start, end = in_position(employee, quarter)
    if shorter_than(facts.terms.tenure_months, start, end):
        short = start > quarter.first_day
        pointer = "/employee/appointed_on" if short else "/employee/dismissed_on"
        yield finding("short", pointer, start=start, end=end, **names)


@rule("B6-days-worked", item="B6", words="days_worked", at="/days_worked")
def days_worked(facts: QuarterFacts) -> Iterator[Finding]:
    """Nobody is assessed for a quarter with fewer days worked than item 6 demands.

    It is the period that includes them, not the time in the position: days in another position of the quarter count.
    """
    worked, least = facts.record.days_worked, facts.terms.days_worked
    if worked < least:
        start, end = in_position(facts.record.employee, facts.period)
        whole = (start, end) == (facts.period.first_day, facts.period.last_day)
        named = {"worked": Count(worked, "worked_days"), "least": Count(least, "of_working_days")}
        yield finding("few" if whole else "few_moved", "/days_worked", **named)


@rule("B6-days-possible", item="B6", words="days_worked", severity=Severity.WARNING, at="/days_worked")
def days_possible(facts: QuarterFacts) -> Iterator[Finding]:
    """Nobody works more working days than the calendar has, save on another schedule."""
    start, end = facts.period.first_day, facts.period.last_day
    possible = facts.calendar.working_days_between(start, end)
    if facts.record.days_worked > possible:
        worked = Count(facts.record.days_worked, "worked_days")
        yield finding(
            "many", "/days_worked", worked=worked, possible=Count(possible, "working_days"), start=start, end=end
        )


@rule(
    "B13-retention",
    item="B13",
    severity=Severity.WARNING,
    forms=OF_QUARTER + ANNUAL,
    moment=Moment.DOCUMENT,
    at="/signed_on",
)
def retention(facts: CorpusBFacts) -> Iterator[Finding]:
    """A paper whose retention is over is no longer needed."""
    kept = facts.kept_until
    if kept is not None and facts.today > kept.day:
        yield finding("over", "/signed_on", signed=facts.signed_on, last=kept.day, today=facts.today)


@rule("B17-self", item="B3", words="evaluator", forms=ABOUT_ONE, moment=Moment.DOCUMENT, at="/evaluator")
def oneself(facts: QuarterFacts) -> Iterator[Finding]:
    """Nobody assesses oneself."""
    if same_person(facts.employee, facts.evaluator):
        yield finding("same", "/evaluator")


@rule(
    "B17-category", item="B17", words="forms", severity=Severity.WARNING, forms=SHEETS + ANNUAL, at="/employee/category"
)
def category(facts: CorpusBFacts) -> Iterator[Finding]:
    """Item 17 goes by categories: one the register's list does not have may be a slip."""
    code = facts.record.employee.category
    if not facts.positions.knows(code):
        yield finding("unknown", "/employee/category", category=code)


@rule(
    "B17-managerial",
    item="B3",
    words="managers",
    severity=Severity.WARNING,
    forms=SHEETS + ANNUAL,
    at="/employee/managerial",
)
def managerial(facts: CorpusBFacts) -> Iterator[Finding]:
    """A position of a category that item 3 names whole is a leading one."""
    employee = facts.record.employee
    if employee.category in facts.positions.named and not employee.managerial:
        yield finding("named", "/employee/managerial", category=employee.category)
