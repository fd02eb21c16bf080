"""The notice of the result: items 24 and 25 of «А», 51 and 52 of its chapter 5, and 8, 10 and 11 of «Б»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from validators import parameters
from validators.deadlines.model import DueDate
from validators.forms.notices.interview import means
from validators.forms.notices.schema import AcquaintanceNotice, ResultNotice
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import stated_score
from validators.forms.shared.either import EitherFacts
from validators.messages.values import Count
from validators.parameters import editions
from validators.parameters.tables import ResultScale
from validators.parameters.transition import transition
from validators.people import HasIdentity
from validators.periods import QUARTERS
from validators.rules.model import AMENDMENT, ORDER_13, Finding, Moment, Rules, finding
from validators.violations import Severity

FORM, ACQUAINTANCE = ("result_notice",), ("acquaintance_notice",)
BOTH = FORM + ACQUAINTANCE
ANNUAL, CHAPTER_5 = attrgetter("annual"), attrgetter("chapter5")


@dataclass(frozen=True, kw_only=True)
class ResultFacts(EitherFacts):
    """The notice of a result; it is dated by its sending."""

    record: ResultNotice | AcquaintanceNotice

    @staticmethod
    def signing_of(record: ResultNotice | AcquaintanceNotice) -> date | None:
        """Return the day of sending."""
        return record.sent_on

    @property
    def employee(self) -> HasIdentity:
        """The assessed employee."""
        return self.record.employee

    @property
    def chapter5(self) -> bool:
        """Return whether the result is one of chapter 5 of the methodology «А» (item 51)."""
        return False

    @property
    def dismissed_on(self) -> date | None:
        """The last day in the position of an employee who is dismissed."""
        return None

    @property
    def annual(self) -> bool:
        """Return whether the result is one of a year of corpus «А» (item 24)."""
        return super().annual and not self.chapter5

    @cached_property
    def scale(self) -> ResultScale:
        """The scale of results in force."""
        return parameters.result_scale(self.law_day, self.methodology)

    @property
    def period_end(self) -> date | None:
        """The last day assessed; ``None`` where the record names no such quarter."""
        if self.chapter5:
            return transition().chapter5_last_day.replace(year=self.record.period.year)
        return None if self.assessed is None else self.assessed.last_day

    @property
    def notify_by(self) -> DueDate | None:
        """The last day to tell the result of a known period; item 51 sets no term, so chapter 5 has none."""
        period = self.record.period
        if self.chapter5 or self.assessed is None:
            return None
        if self.quarterly:
            return self.due("b_notification", year=period.year, quarter=period.quarter)
        return self.due("a_notification", year=period.year)

    @property
    def appeal_term(self) -> str:
        """The kind of the term in which the employee may appeal (items 25 and 52 of «А», 11 of «Б»)."""
        return "b_appeal" if self.quarterly else "a_chapter5_appeal" if self.chapter5 else "a_appeal"

    @property
    def received(self) -> date | None:
        """The day on which the employee was acquainted with the result, where it is known."""
        return self.record.received_on

    @property
    def appeal_by(self) -> DueDate | None:
        """The last day to appeal, once it is known when the employee was acquainted with the result."""
        received = self.received
        if received is None:
            return None
        return self.due(self.appeal_term, **{"received_result_on" if self.quarterly else "acquainted_on": received})


@dataclass(frozen=True, kw_only=True)
class ResultNoticeFacts(ResultFacts):
    """The notice of a result to an employee who is not at work."""

    record: ResultNotice

    @property
    def chapter5(self) -> bool:
        """Return whether the result is one of chapter 5 of the methodology «А» (item 51)."""
        return self.record.chapter5

    @property
    def dismissed_on(self) -> date | None:
        """The last day in the position."""
        return self.record.employee.dismissed_on


@dataclass(frozen=True, kw_only=True)
class AcquaintanceFacts(ResultFacts):
    """The notice of a result to an employee in service, for which the order sets no term."""

    record: AcquaintanceNotice

    @property
    def notify_by(self) -> None:
        """Nothing."""

    @property
    def received(self) -> date | None:
        """The first day on which the employee learned the result: in the information system, or by this notice."""
        days = (self.record.received_on, self.record.acquainted_on)
        return min((day for day in days if day is not None), default=None)


rule = Rules(forms=FORM)
chapter5 = Rules(forms=FORM, until=UNTIL, moment=Moment.DOCUMENT, where=CHAPTER_5)
QUARTERLY = attrgetter("quarterly")
quarterly = Rules(forms=FORM, where=QUARTERLY)


@rule(
    "A24-notice-period",
    item="A3",
    words="yearly",
    forms=BOTH,
    since=ORDER_13,
    moment=Moment.DOCUMENT,
    where=lambda facts: facts.methodology == "A",
    at=("/period/quarter", "/period/year"),
)
def period(facts: ResultFacts) -> Iterator[Finding]:
    """The notice is about a calendar year that the methodology applies to."""
    assessed = facts.record.period
    if not facts.known:
        yield finding("year", "/period/year", year=assessed.year, since=editions("A").tables[0].since)
    if assessed.quarter is not None:
        yield finding("quarter", "/period/quarter", quarter=assessed.quarter)


@quarterly(
    "B10-notice-period",
    item="B3",
    words="period",
    forms=BOTH,
    since=ORDER_13,
    moment=Moment.DOCUMENT,
    at=("/period", "/period/quarter"),
)
def quarter_named(facts: ResultFacts) -> Iterator[Finding]:
    """The notice is about a quarter that the methodology applies to."""
    assessed = facts.record.period
    if assessed.quarter is None:
        yield finding("missing", "/period")
    elif assessed.quarter not in QUARTERS:
        yield finding("quarter", "/period/quarter", quarter=assessed.quarter, least=QUARTERS[0], most=QUARTERS[-1])
    elif not facts.known:
        values = {"year": assessed.year, "since": editions("B").tables[0].since}
        yield finding("edition", "/period", quarter=assessed.quarter, **values)


@quarterly("B10-notice-ground", item="B10", words="dismissed", severity=Severity.WARNING, at="/ground")
def ground(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The notice goes to a dismissed employee: chapter 5 is of the methodology «А» only."""
    if facts.record.ground != "dismissed":
        yield finding("other", "/ground")


@rule(
    "A24-notice-dismissed",
    item="A24",
    words="dismissed",
    severity=Severity.WARNING,
    where=ANNUAL,
    at="/employee/dismissed_on",
)
@quarterly(
    "B10-notice-dismissed", item="B10", words="dismissed", checks="A24-notice-dismissed", at="/employee/dismissed_on"
)
def dismissed(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The notice goes to who is dismissed: those in service learn their result in the information system."""
    day, due = facts.dismissed_on, facts.notify_by.day if facts.notify_by else None
    pointer = "/employee/dismissed_on"
    if day is None:
        yield finding("missing", pointer)
    elif day > facts.document_day:
        yield finding("not_yet", pointer, dismissed=day, day=facts.document_day)
    elif due is not None and _served_after(facts, due):
        yield finding("later", pointer, Severity.WARNING, dismissed=day, due=due)


def _served_after(facts: ResultFacts, due: Any) -> bool:
    day = facts.dismissed_on
    return day is not None and day > due


@rule(
    "A24-acquaintance-sent",
    item="A24",
    words="received",
    severity=Severity.WARNING,
    forms=ACQUAINTANCE,
    where=ANNUAL,
    at="/sent_on",
)
@quarterly(
    "B10-acquaintance-sent",
    item="B10",
    words="received",
    checks="A24-acquaintance-sent",
    severity=Severity.WARNING,
    forms=ACQUAINTANCE,
    at="/sent_on",
)
@rule("A24-notice-sent", item="A24", words="dismissed", severity=Severity.WARNING, where=ANNUAL, at="/sent_on")
@chapter5("A51-notice-sent", item="A51", at="/sent_on")
@quarterly("B10-notice-sent", item="B10", words="dismissed", severity=Severity.WARNING, at="/sent_on")
def sent(facts: ResultFacts) -> Iterator[Finding]:
    """The result is sent after the period and within the month after it; item 51 sets no term."""
    day, end, due = facts.signed_on, facts.period_end, facts.notify_by.day if facts.notify_by else None
    if day is None:
        if due is not None and facts.today > due:
            yield finding("unsent", "", due=due, today=facts.today)
        return
    if day > facts.today:
        yield finding("future", "/sent_on", Severity.ERROR, sent=day, today=facts.today)
    if end is not None and day <= end:
        grave = Severity.WARNING if day == end else Severity.ERROR
        yield finding("early", "/sent_on", grave, sent=day, end=end)
    elif due is not None and day > due and not _served_after(facts, due):
        yield finding("late", "/sent_on", sent=day, due=due)


rule(
    "A24-notice-means",
    item="A24",
    words="dismissed",
    severity=Severity.WARNING,
    where=ANNUAL,
    at=("/means", "/means/*"),
)(means)
chapter5(
    "A51-notice-means", item="A51", checks="A24-notice-means", severity=Severity.WARNING, at=("/means", "/means/*")
)(means)
quarterly("B10-notice-means", item="B10", words="dismissed", checks="A24-notice-means", at=("/means", "/means/*"))(
    means
)
rule(
    "A21-notice-result",
    item="A21",
    forms=BOTH,
    where=lambda facts: facts.methodology == "A",
    at=("/final_score", "/result"),
)(stated_score)
quarterly("B8-notice-result", item="B8", checks="A21-notice-result", forms=BOTH, at=("/final_score", "/result"))(
    stated_score
)


@rule("A25-notice-appeal", item="A25", severity=Severity.WARNING, where=ANNUAL, at=("/appealed_on", "/received_on"))
@chapter5(
    "A52-notice-appeal",
    item="A52",
    checks="A25-notice-appeal",
    severity=Severity.WARNING,
    at=("/appealed_on", "/received_on"),
)
@quarterly("B11-notice-appeal", item="B11", severity=Severity.WARNING, at=("/appealed_on", "/received_on"))
def appeal(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The result is received after it was sent, and appealed against within the term of the methodology."""
    sent_on, received, appealed = facts.signed_on, facts.record.received_on, facts.record.appealed_on
    if received is not None and received > facts.today:
        yield finding("received_future", "/received_on", Severity.ERROR, received=received, today=facts.today)
    if received is not None and (sent_on is None or received < sent_on):
        if sent_on is None:
            yield finding("unsent", "/received_on", Severity.ERROR, received=received)
        else:
            yield finding("received_early", "/received_on", Severity.ERROR, received=received, sent=sent_on)
    if appealed is None:
        return
    due = facts.appeal_by
    if received is None or due is None:
        yield finding("unknown", "/received_on", appealed=appealed)
    elif appealed < received:
        yield finding("before", "/appealed_on", Severity.ERROR, appealed=appealed, received=received)
    elif appealed > due.day:
        term = Count(due.number, "of_working_days")
        yield finding("late", "/appealed_on", appealed=appealed, received=received, due=due.day, term=term)


@rule(
    "A25-acquaintance",
    item="A25",
    severity=Severity.WARNING,
    forms=ACQUAINTANCE,
    where=ANNUAL,
    at=("/acquainted_on", "/received_on", "/sent_on"),
)
@quarterly(
    "B11-acquaintance",
    item="B11",
    checks="A25-acquaintance",
    severity=Severity.WARNING,
    forms=ACQUAINTANCE,
    at=("/acquainted_on", "/received_on", "/sent_on"),
)
def acquainted(facts: AcquaintanceFacts) -> Iterator[Finding]:
    """The days on which the employee learned the result have come, after the period, and while one may yet appeal."""
    record, end, sent_on, due = facts.record, facts.period_end, facts.signed_on, facts.appeal_by
    for name, day in (("received_on", record.received_on), ("acquainted_on", record.acquainted_on)):
        if day is not None and day > facts.today:
            yield finding("future", f"/{name}", day=day, today=facts.today)
        elif day is not None and end is not None and day <= end:
            yield finding("early", f"/{name}", day=day, end=end)
    if sent_on is not None and record.acquainted_on is not None and record.acquainted_on < sent_on:
        yield finding("before", "/acquainted_on", day=record.acquainted_on, sent=sent_on)
    if sent_on is not None and due is not None and sent_on > due.day:
        yield finding("over", "/sent_on", sent=sent_on, due=due.day, term=Count(due.number, "of_working_days"))


@rule(
    "A51-notice-chapter-5",
    item="A4",
    words="chapter_5",
    severity=Severity.WARNING,
    where=CHAPTER_5,
    **AMENDMENT,
    at=("/ground", "/sent_on"),
)
def chapter_5(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """A result of chapter 5 is sent while it is in force; nothing forbids to send one found by then later."""
    until = transition().chapter5_until
    if facts.document_day >= until:
        pointer = "/ground" if facts.signed_on is None else "/sent_on"
        yield finding("over", pointer, day=facts.document_day, until=until)
