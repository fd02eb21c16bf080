"""The schedule of an assessment, and the decision on who assesses: items 3 and 6 of «А», 3, 4, 5 and 18 of «Б»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from validators.deadlines.model import DueDate
from validators.forms.preparation.schema import APPARATUS_HEAD, DELEGATES, STAND_IN, AssessorDecision, Schedule
from validators.forms.shared.corpus_b import DECISION, QuarterFacts
from validators.forms.shared.either import EitherFacts
from validators.messages.values import Words
from validators.people import identity, named_twice, same_person
from validators.rules.model import Finding, Moment, Rules, finding
from validators.violations import Severity

SCHEDULE = ("assessment_schedule",)


@dataclass(frozen=True, kw_only=True)
class ScheduleFacts(EitherFacts):
    """A schedule."""

    record: Schedule

    @property
    def assess_by(self) -> DueDate | None:
        """The last day to assess (items 3 of «А», 5 of «Б»); ``None`` where no such period is named."""
        period = self.record.period
        if self.assessed is None:
            return None
        if self.annual:
            return self.due("a_assessment", year=period.year)
        return self.due("b_assessment", year=period.year, quarter=period.quarter)


@dataclass(frozen=True, kw_only=True)
class AssessorDecisionFacts(QuarterFacts):
    """A decision on who assesses."""

    record: AssessorDecision


schedule = Rules(forms=SCHEDULE, severity=Severity.WARNING)
annual = Rules(forms=SCHEDULE, severity=Severity.WARNING, where=attrgetter("annual"))
quarterly = Rules(forms=SCHEDULE, severity=Severity.WARNING, where=attrgetter("quarterly"))
decision = Rules(forms=DECISION, severity=Severity.WARNING, moment=Moment.DOCUMENT)


@annual("A3-schedule-period", item="A3", words="yearly", moment=Moment.DOCUMENT, at="/period/quarter")
def year_named(facts: ScheduleFacts) -> Iterator[Finding]:
    """Servants of corpus «А» are assessed for a year."""
    if facts.record.period.quarter is not None:
        yield finding("quarter", "/period/quarter", quarter=facts.record.period.quarter)


@quarterly("B3-schedule-period", item="B3", words="period", moment=Moment.DOCUMENT, at="/period")
def quarter_named(facts: ScheduleFacts) -> Iterator[Finding]:
    """Servants of corpus «Б» are assessed for a quarter, of which a year has four."""
    if facts.assessed is None:
        yield finding("none", "/period")


@annual("A3-schedule-due", item="A3", words="yearly", at="/servants/*/assess_by")
@quarterly("B5-schedule-due", item="B5", words="quarterly", at="/servants/*/assess_by")
def due(facts: ScheduleFacts) -> Iterator[Finding]:
    """Everybody is assessed after the period and by the last day of the methodology."""
    last, end = facts.assess_by, facts.period_end
    for index, one in enumerate(facts.record.servants):
        day, pointer = one.assess_by, f"/servants/{index}/assess_by"
        if day is not None and end is not None and day <= end:
            yield finding("early", pointer, day=day, end=end, number=index + 1)
        elif day is not None and last is not None and day > last.day:
            yield finding("late", pointer, day=day, due=last.day, number=index + 1)


@annual("A6-schedule", item="A6", severity=Severity.ERROR, moment=Moment.DOCUMENT, at="/servants/*/evaluator")
@quarterly(
    "B17-schedule",
    item="B3",
    words="evaluator",
    checks="A6-schedule",
    severity=Severity.ERROR,
    moment=Moment.DOCUMENT,
    at="/servants/*/evaluator",
)
def oneself(facts: ScheduleFacts) -> Iterator[Finding]:
    """Nobody assesses oneself."""
    for index, one in enumerate(facts.record.servants):
        if same_person(one, one.evaluator):
            yield finding("same", f"/servants/{index}/evaluator", number=index + 1)


@annual("A3-schedule-once", item="A3", words="yearly", at="/servants/*")
@quarterly("B17-schedule-once", item="B17", words="forms", checks="A3-schedule-once", at="/servants/*")
def once(facts: ScheduleFacts) -> Iterator[Finding]:
    """Each employee stands in the schedule once for a position."""
    seen: dict[tuple[str, str], int] = {}
    for index, one in enumerate(facts.record.servants):
        first = seen.setdefault(identity(one), index)
        if first != index and same_person(facts.record.servants[first], one):
            yield finding("twice", f"/servants/{index}", first=first + 1, other=index + 1)


@quarterly("B18-schedule", item="B18", words="delegates", at="/servants")
def delegates(facts: ScheduleFacts) -> Iterator[Finding]:
    """Who has more to assess than the item says, names others who assess, too."""
    least = facts.terms.delegates_above
    for (name, _), number in Counter(identity(one.evaluator) for one in facts.record.servants).items():
        if number > least:
            full = next(one.evaluator.full_name for one in facts.record.servants if identity(one.evaluator)[0] == name)
            yield finding("many", "/servants", name=Words(full), assessed=number, limit=least)


@decision("B4-assessor-other", item="B4", severity=Severity.ERROR, at="/assessors/*")
def other(facts: AssessorDecisionFacts) -> Iterator[Finding]:
    """Somebody else assesses for the evaluator; delegates assess beside the evaluator."""
    grave = Severity.WARNING if facts.record.kind == DELEGATES else None
    for index, one in enumerate(facts.record.assessors):
        if same_person(one, facts.record.evaluator):
            yield finding("same", f"/assessors/{index}", grave, number=index + 1)


@decision("B4-assessor-once", item="B4", at="/assessors/*")
def assessor_once(facts: AssessorDecisionFacts) -> Iterator[Finding]:
    """Nobody is named twice."""
    for first, index in named_twice(facts.record.assessors):
        yield finding("twice", f"/assessors/{index}", first=first + 1, other=index + 1)


@decision("B4-assessor-absence", item="B4", at=("/reason", "/until"))
def absence(facts: AssessorDecisionFacts) -> Iterator[Finding]:
    """The decision on a stand-in says why the evaluator is absent, and its days are in their order."""
    record = facts.record
    if record.kind == STAND_IN and record.reason is None:
        yield finding("reason", "/reason")
    if record.since is not None and record.until is not None and record.until < record.since:
        yield finding("order", "/until", since=record.since, until=record.until)


@decision("B4-assessor-head", item="B4", at="/decided_by")
def head(facts: AssessorDecisionFacts) -> Iterator[Finding]:
    """The first head decides that the head of the apparatus assesses the head's own subordinates."""
    record = facts.record
    if record.kind == APPARATUS_HEAD and not same_person(record.evaluator, record.decided_by):
        yield finding("other", "/decided_by")


@decision("B18-assessor-number", item="B18", words="delegates", at="/assessed")
def number(facts: AssessorDecisionFacts) -> Iterator[Finding]:
    """Delegates assess where the evaluator has more people to assess than the item says."""
    assessed, limit = facts.record.assessed, facts.terms.delegates_above
    if facts.record.kind == DELEGATES:
        if assessed is None:
            yield finding("missing", "/assessed", limit=limit)
        elif assessed <= limit:
            yield finding("few", "/assessed", assessed=assessed, limit=limit)


@decision("B18-assessor-decided", item="B18", words="delegates", at="/decided_by")
def decided(facts: AssessorDecisionFacts) -> Iterator[Finding]:
    """The evaluator names the delegates."""
    record = facts.record
    if record.kind == DELEGATES and not same_person(record.evaluator, record.decided_by):
        yield finding("other", "/decided_by")
