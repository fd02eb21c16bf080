"""Corpus «Б», items 8, 11, 16 and 19 to 24: the papers of a calibration session, from the appeal to the feedback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from validators.deadlines.model import DueDate
from validators.forms.score_sheet.schema import PARAMETERS
from validators.forms.session.schema import CalibrationOrder, CalibrationProtocol, Feedback, SessionReference
from validators.forms.shared.corpus_a import stated_score
from validators.forms.shared.corpus_b import FEEDBACK, ORDER, PROTOCOL, REFERENCE, QuarterFacts, scale_of
from validators.forms.shared.persons import Person
from validators.messages.values import Count, Fixed, Term
from validators.numbers import mean, rounded
from validators.people import named_twice, same_person
from validators.periods import QUARTERS, quarter
from validators.rules.model import Finding, Moment, Rules, finding
from validators.violations import Severity


@dataclass(frozen=True, kw_only=True)
class SessionFacts(QuarterFacts):
    """A paper of a calibration session."""

    record: CalibrationOrder | CalibrationProtocol

    @property
    def employee(self) -> Person:
        """The employee who disagrees."""
        return self.record.appellant

    @property
    def called(self) -> tuple[date | None, str]:
        """The day the session was called, where it is known, and the pointer of that day."""
        raise LookupError(self.form)

    @property
    def decide_by(self) -> DueDate:
        """The last day to call the session and to approve its composition (item 20)."""
        return self.due("b_calling", submitted_on=self.record.appeal.submitted_on)

    @property
    def hold_by(self) -> DueDate:
        """The last day to hold the session (item 21)."""
        return self.due("b_session", submitted_on=self.record.appeal.submitted_on)


@dataclass(frozen=True, kw_only=True)
class OrderFacts(SessionFacts):
    """The decision to hold a calibration session; the session is called on the day it is signed."""

    record: CalibrationOrder

    @property
    def called(self) -> tuple[date | None, str]:
        """The day of signing."""
        return self.record.signed_on, "/signed_on"


@dataclass(frozen=True, kw_only=True)
class ProtocolFacts(SessionFacts):
    """A protocol of a calibration session."""

    record: CalibrationProtocol

    @property
    def called(self) -> tuple[date | None, str]:
        """The day the protocol names."""
        return self.record.called_on, "/called_on"


@dataclass(frozen=True, kw_only=True)
class ReferenceFacts(QuarterFacts):
    """The reference on an employee for the members of a session."""

    record: SessionReference

    @property
    def last_in_position(self) -> date:
        """The day until which the time in the position is counted: of the reference, or of the dismissal before it."""
        left = self.record.employee.dismissed_on
        return self.document_day if left is None else min(left, self.document_day)


@dataclass(frozen=True, kw_only=True)
class FeedbackFacts(QuarterFacts):
    """The record of a feedback meeting."""

    record: Feedback


rule = Rules(forms=ORDER + PROTOCOL, moment=Moment.DOCUMENT)
order = Rules(forms=ORDER, moment=Moment.DOCUMENT)
protocol = Rules(forms=PROTOCOL, moment=Moment.DOCUMENT)
reference = Rules(forms=REFERENCE)
afterwards = Rules(forms=FEEDBACK, moment=Moment.DOCUMENT)
QUESTIONS = ("achievements", "skills", "potential")


@rule("B11-appeal", item="B11", severity=Severity.WARNING, at=("/appeal/received_result_on", "/appeal/submitted_on"))
def appeal(facts: SessionFacts) -> Iterator[Finding]:
    """The employee appeals within five working days of receiving the result, and not before it."""
    received, submitted = facts.record.appeal.received_result_on, facts.record.appeal.submitted_on
    if facts.quarter is not None and received <= facts.quarter.last_day:
        names = {"quarter": facts.quarter.roman, "year": facts.quarter.year, "end": facts.quarter.last_day}
        grave = Severity.WARNING if received == facts.quarter.last_day else Severity.ERROR
        yield finding("early", "/appeal/received_result_on", grave, received=received, **names)
    due = facts.due("b_appeal", received_result_on=received)
    if submitted < received:
        yield finding("before", "/appeal/submitted_on", Severity.ERROR, received=received, submitted=submitted)
    elif submitted > due.day:
        values = {"received": received, "submitted": submitted, "due": due.day, "term": _working(due.number)}
        yield finding("late", "/appeal/submitted_on", **values)


@rule("B20-decision", item="B20", words="decision", severity=Severity.WARNING, at=("/called_on", "/signed_on"))
def decision(facts: SessionFacts) -> Iterator[Finding]:
    """The session is called, and its composition approved, within three working days of the appeal."""
    submitted, (called, pointer), due = facts.record.appeal.submitted_on, facts.called, facts.decide_by
    values = {"submitted": submitted, "due": due.day, "term": _working(due.number)}
    if called is None:
        if facts.today > due.day:
            yield finding("unsigned", "", today=facts.today, **values)
    elif called < submitted:
        yield finding("before", pointer, Severity.ERROR, submitted=submitted, called=called)
    elif called > due.day:
        yield finding("late", pointer, called=called, **values)


@rule("B20-maslikhat", item="B20", words="maslikhat", at="/called_by/by_maslikhat")
def maslikhat(facts: SessionFacts) -> Iterator[Finding]:
    """A session for members and chairmen of revision commissions is called by the maslikhat."""
    appellant = facts.record.appellant
    by_role = facts.record.evaluator.role == "maslikhat_chair"
    of_commission = by_role or facts.positions.is_audit_member(appellant.position, appellant.organization)
    by_maslikhat = facts.record.called_by.by_maslikhat
    if of_commission and not by_maslikhat:
        yield finding("missing", "/called_by/by_maslikhat")
    elif by_maslikhat and not of_commission:
        yield finding("groundless", "/called_by/by_maslikhat", Severity.WARNING)


@rule("B20-odd", item="B20", words="odd", at="/members")
def odd(facts: SessionFacts) -> Iterator[Finding]:
    """The session has an odd number of members."""
    members = facts.record.members
    if members and len(members) % 2 == 0:
        secretary = any(member.role == "secretary" for member in members)
        yield finding("secretary" if secretary else "even", "/members", members=Count(len(members), "members"))


@rule("B20-min", item="B20", words="minimum", at="/members")
def minimum(facts: SessionFacts) -> Iterator[Finding]:
    """The session has three members at least."""
    number, least = len(facts.record.members), facts.terms.session_members
    if number < least:
        yield finding("few", "/members", members=Count(number, "members"), least=Count(least, "of_members"))


@rule("B20-chair", item="B20", words="decision", severity=Severity.WARNING, at=("/members", "/members/*/role"))
def chair(facts: SessionFacts) -> Iterator[Finding]:
    """The composition that item 20 has approved names who presides; of a chairman the order says nothing."""
    chairs = [index for index, member in enumerate(facts.record.members) if member.role == "chair"]
    if not chairs:
        yield finding("none", "/members")
    for index in chairs[1:]:
        yield finding("several", f"/members/{index}/role", first=chairs[0] + 1, other=index + 1)


@rule("B20-duplicate", item="B20", words="odd", at="/members/*")
def duplicate(facts: SessionFacts) -> Iterator[Finding]:
    """A member is counted, and votes, once."""
    for first, index in named_twice(facts.record.members):
        yield finding("twice", f"/members/{index}", first=first + 1, other=index + 1)


@rule("B20-excluded", item="B20", words="excluded", at="/members/*")
def excluded(facts: SessionFacts) -> Iterator[Finding]:
    """Neither the employee who appeals nor who assessed him is a member."""
    for index, member in enumerate(facts.record.members):
        if same_person(member, facts.record.appellant):
            yield finding("appellant", f"/members/{index}", number=index + 1)
        elif same_person(member, facts.record.evaluator):
            yield finding("evaluator", f"/members/{index}", number=index + 1)


@rule("B20-hr-member", item="B20", words="composition", at=("/members", "/members/*", "/members/*/is_evaluator"))
def hr_member(facts: SessionFacts) -> Iterator[Finding]:
    """One member is of the personnel service, the others assess."""
    members = facts.record.members
    if not any(member.is_hr for member in members):
        yield finding("none", "/members")
    only_hr = [index for index, member in enumerate(members) if member.is_hr and not member.is_evaluator]
    for index in only_hr[1:]:
        yield finding(
            "several", f"/members/{index}/is_evaluator", Severity.WARNING, first=only_hr[0] + 1, other=index + 1
        )
    for index, member in enumerate(members):
        if not member.is_hr and not member.is_evaluator:
            yield finding("neither", f"/members/{index}", number=index + 1)


@rule("B21-held", item="B21", severity=Severity.WARNING, forms=PROTOCOL, at="/held_on")
def held(facts: ProtocolFacts) -> Iterator[Finding]:
    """The session is held within ten working days of the appeal."""
    submitted, called, day = facts.record.appeal.submitted_on, facts.record.called_on, facts.record.held_on
    due = facts.hold_by
    if day > facts.today:
        yield finding("future", "/held_on", Severity.ERROR, held=day, today=facts.today)
    if day < max(submitted, called):
        yield finding("before", "/held_on", Severity.ERROR, held=day, called=called, submitted=submitted)
    elif day > due.day:
        yield finding("late", "/held_on", held=day, submitted=submitted, due=due.day, term=_working(due.number))


def _working(days: int) -> Count:
    return Count(days, "of_working_days")


@order("B20-order-signed", item="B20", words="approval", at="/signed_on")
def order_signed(facts: OrderFacts) -> Iterator[Finding]:
    """Who calls the session does not sign on a day to come."""
    if facts.signed_on is not None and facts.signed_on > facts.today:
        yield finding("future", "/signed_on", signed=facts.signed_on, today=facts.today)


@order("B21-planned", item="B21", severity=Severity.WARNING, at="/session_on")
def planned(facts: OrderFacts) -> Iterator[Finding]:
    """The session is called for a day within ten working days of the appeal."""
    day, submitted = facts.record.session_on, facts.record.appeal.submitted_on
    if day is None:
        return
    if day < submitted:
        yield finding("early", "/session_on", Severity.ERROR, day=day, submitted=submitted)
    elif facts.signed_on is not None and day < facts.signed_on:
        yield finding("before", "/session_on", Severity.ERROR, day=day, signed=facts.signed_on)
    elif day > facts.hold_by.day:
        term = Count(facts.hold_by.number, "of_working_days")
        yield finding("late", "/session_on", day=day, submitted=submitted, due=facts.hold_by.day, term=term)


@protocol("B8-range", item="B8", at=("/decision/score_after", "/decision/score_before"))
def score_range(facts: ProtocolFacts) -> Iterator[Finding]:
    """The scores before and after the session lie within the scale, which has nothing beyond."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    made = facts.record.decision
    for name, score in (("score_before", made.score_before), ("score_after", made.score_after)):
        if not least <= score <= most:
            yield finding("outside", f"/decision/{name}", score=score, least=least, most=most)


@protocol("B23-direction", item="B23", words=("arguments", "corrections"), at="/decision/outcome")
def direction(facts: ProtocolFacts) -> Iterator[Finding]:
    """The decision (upheld, raised, lowered) is what the two scores say."""
    made = facts.record.decision
    if made.score_after == made.score_before:
        right = "upheld"
    else:
        right = "raised" if made.score_after > made.score_before else "lowered"
    if made.outcome != right:
        yield finding(
            "differs",
            "/decision/outcome",
            stated=Term(made.outcome),
            right=Term(right),
            before=Fixed(made.score_before),
            after=Fixed(made.score_after),
        )


@protocol("B23-majority", item="B23", words="adopted", at=("/decision", "/decision/votes_for"))
def majority(facts: ProtocolFacts) -> Iterator[Finding]:
    """More than half of the members voted for the score.

    Of the members of the composition: who is absent or abstains counts as not for, and lawfully gives no vote.
    """
    made, members = facts.record.decision, len(facts.record.members)
    cast = made.votes_for + made.votes_against
    if cast != members:
        names = {"cast": Count(cast, "votes"), "members": Count(members, "members")}
        variant, severity = ("sum", None) if cast > members else ("fewer", Severity.WARNING)
        yield finding(
            variant, "/decision", severity, votes_for=made.votes_for, votes_against=made.votes_against, **names
        )
    if 2 * made.votes_for <= members:
        least = members // 2 + 1
        yield finding(
            "minority",
            "/decision/votes_for",
            votes_for=Count(made.votes_for, "votes"),
            members=Count(members, "of_members"),
            least=least,
        )


@protocol("B23-signed", item="B23", words="adopted", at="/signed_on")
def signed(facts: ProtocolFacts) -> Iterator[Finding]:
    """The protocol is signed after the session, and not on a day to come."""
    day, held = facts.record.signed_on, facts.record.held_on
    if day < held:
        yield finding("before", "/signed_on", signed=day, held=held)
    if day > facts.today:
        yield finding("future", "/signed_on", signed=day, today=facts.today)


@protocol("B23-posted", item="B23", words="posted", severity=Severity.WARNING, at="/posted_on")
def posted(facts: ProtocolFacts) -> Iterator[Finding]:
    """The protocol is posted within three working days of its signing, and not before it."""
    day, signed_on = facts.record.posted_on, facts.record.signed_on
    due = facts.due("b_posting", signed_on=signed_on)
    values = {"signed": signed_on, "due": due.day, "term": Count(due.number, "of_working_days")}
    if day is None:
        if facts.today > due.day:
            yield finding("missing", "", **values)
    elif day < signed_on:
        yield finding("before", "/posted_on", Severity.ERROR, posted=day, signed=signed_on)
    elif day > due.day:
        yield finding("late", "/posted_on", posted=day, **values)


@protocol("B24-feedback", item="B24", severity=Severity.WARNING, at="/feedback_on")
def feedback(facts: ProtocolFacts) -> Iterator[Finding]:
    """The employee is met after the session to hear the result; no term is set."""
    day, held = facts.record.feedback_on, facts.record.held_on
    if day is None:
        if facts.today > facts.record.signed_on:
            yield finding("missing", "")
    elif day < held:
        yield finding("before", "/feedback_on", Severity.ERROR, feedback=day, held=held)


@reference("B8-reference-result", item="B8", at=("/average", "/previous/*/average", "/previous/*/result", "/result"))
def reference_result(facts: ReferenceFacts) -> Iterator[Finding]:
    """Each average lies within the scale of its quarter, and each result is that of its average."""
    record = facts.record
    told = [("", facts.quarter, record.average, record.result)]
    for index, each in enumerate(record.previous):
        period = quarter(each.year, each.quarter) if each.quarter in QUARTERS else None
        if each.average is not None:
            told.append((f"/previous/{index}", period, each.average, each.result))
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    for pointer, period, average, stated in told:
        if not least <= average <= most:
            yield finding("outside", f"{pointer}/average", average=average, least=least, most=most)
        elif period is not None and stated is not None:
            scale = scale_of(period)
            right = scale.band_of(rounded(average))
            if stated != right.code:
                values = {"quarter": period.roman, "year": period.year, "average": Fixed(average)}
                yield finding("differs", f"{pointer}/result", stated=scale.words(stated), right=right.words, **values)


@reference("B16-reference-average", item="B16", severity=Severity.WARNING, at=("/average", "/scores"))
def reference_average(facts: ReferenceFacts) -> Iterator[Finding]:
    """The average is that of the scores, where they are told: all of them."""
    scores = [each.score for each in facts.record.scores]
    if len(scores) == PARAMETERS and rounded(mean(scores)) != facts.record.average:
        yield finding("differs", "/average", stated=facts.record.average, average=Fixed(rounded(mean(scores))))
    elif scores and len(scores) != PARAMETERS:
        yield finding("number", "/scores", scores=len(scores), parameters=PARAMETERS)


@reference("B16-reference-previous", item="B16", severity=Severity.WARNING, at=("/previous/*", "/previous/*/quarter"))
def previous(facts: ReferenceFacts) -> Iterator[Finding]:
    """Previous quarters are before the contested one, each stands there once, with a score or why there is none."""
    seen: dict[tuple[int, int], int] = {}
    for index, each in enumerate(facts.record.previous):
        pointer = f"/previous/{index}"
        if each.quarter not in QUARTERS:
            values = {"quarter": each.quarter, "least": QUARTERS[0], "most": QUARTERS[-1]}
            yield finding("quarter", f"{pointer}/quarter", **values)
            continue
        period = quarter(each.year, each.quarter)
        names = {"quarter": period.roman, "year": period.year}
        if period.first_day >= facts.period.first_day:
            yield finding("later", pointer, **names)
        elif (first := seen.setdefault((each.year, each.quarter), index)) != index:
            yield finding("twice", pointer, first=first + 1, other=index + 1, **names)
        if each.average is None and each.note is None:
            yield finding("neither", pointer, **names)


@afterwards("B8-feedback-result", item="B8", moment=Moment.PERIOD, at=("/final_score", "/result"))
def feedback_result(facts: FeedbackFacts) -> Iterator[Finding]:
    """The final score lies within the scale, and the result is that of the score."""
    yield from stated_score(facts)


@afterwards("B24-met", item="B24", severity=Severity.WARNING, at=("/met_on", "/session_on", "/signed_on"))
def met(facts: FeedbackFacts) -> Iterator[Finding]:
    """The meeting is held by the results of a session, hence after it."""
    day, held = facts.record.met_on, facts.record.session_on
    if day is not None and held is not None and day < held:
        yield finding("before", "/met_on", Severity.ERROR, met=day, held=held)
    elif day is not None and day > facts.today:
        yield finding("future", "/met_on", met=day, today=facts.today)
    if day is not None and facts.signed_on is not None and facts.signed_on < day:
        yield finding("signed", "/signed_on", signed=facts.signed_on, met=day)
    if held is None:
        yield finding("unheld", "/session_on")


@afterwards("B24-discussed", item="B24", severity=Severity.WARNING, at=("/achievements", "/potential", "/skills"))
def discussed(facts: FeedbackFacts) -> Iterator[Finding]:
    """All questions of the item are discussed at a meeting that has been held."""
    if facts.record.met_on is not None:
        for name in QUESTIONS:
            if getattr(facts.record, name) is None:
                yield finding(name, f"/{name}")
