"""What notices of both methodologies are checked for; each methodology declares the rules with its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.messages.values import Count, Fixed
from validators.rules.model import Finding, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.notice_facts import InterviewFacts, ResultNoticeFacts

SCORES = (0, 5)


def means(facts: ResultNoticeFacts | InterviewFacts) -> Iterator[Finding]:
    """The notice names a means of communication that leaves a record, and describes an unusual one."""
    if not facts.record.means:
        yield finding("none", "/means")
    for index, entry in enumerate(facts.record.means):
        if entry.kind == "other" and entry.description is None:
            yield finding("other", f"/means/{index}", number=index + 1)


def sent(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The result is told after the period and within the month after it; item 51 sets no term."""
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


def dismissed(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The notice goes to who is dismissed: those in service learn their result in the information system."""
    day, due = facts.record.employee.dismissed_on, facts.notify_by.day if facts.notify_by else None
    pointer = "/employee/dismissed_on"
    if day is None:
        yield finding("missing", pointer)
    elif day > facts.document_day:
        yield finding("not_yet", pointer, dismissed=day, day=facts.document_day)
    elif due is not None and _served_after(facts, due):
        yield finding("later", pointer, Severity.WARNING, dismissed=day, due=due)


def _served_after(facts: ResultNoticeFacts, due: Any) -> bool:
    day = facts.record.employee.dismissed_on
    return day is not None and day > due


def result(facts: ResultNoticeFacts) -> Iterator[Finding]:
    """The notice tells a score of the scale, and the result that belongs to it."""
    value, (least, most) = facts.record.final_score, SCORES
    if not least <= value <= most:
        yield finding("outside", "/final_score", score=value, least=least, most=most)
        return
    stated, right = facts.record.result, facts.scale.band_of(value)
    if stated is not None and stated != right.code:
        wording = facts.scale.wording(stated)
        yield finding("result", "/result", stated=wording, right=right.wording, score=Fixed(value))


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
