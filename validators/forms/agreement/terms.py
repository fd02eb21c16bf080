"""Corpus «А», item 7: the days from the draft of an agreement to its last signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from validators.deadlines.model import DueDate
from validators.forms.agreement.rules import FORMS, AgreementFacts, CategoryAgreementFacts
from validators.messages.values import Count
from validators.parameters.transition import transition
from validators.rules.model import Finding, Rules, finding
from validators.violations import Severity

CATEGORY_1, CATEGORY_2 = FORMS
REALIGNED_UNTIL = date(2025, 9, 1)
rule = Rules(forms=(CATEGORY_1,))


@rule(
    "A6-appointed-first",
    item="A6",
    severity=Severity.WARNING,
    forms=(*FORMS, "a8_agreement"),
    at=("/signed_on/authorized_person", "/signed_on/employee"),
)
def appointed_first(facts: AgreementFacts) -> Iterator[Finding]:
    """Nobody signs before the employee's appointment: the agreement is with one who is in office."""
    appointed = facts.record.employee.appointed_on
    for pointer, signed in facts.signatures.items():
        if signed is not None and signed < appointed:
            yield finding("before", pointer, signed=signed, appointed=appointed)


@rule(
    "A7-sequence",
    item="A7",
    words="approval",
    severity=Severity.WARNING,
    forms=FORMS,
    at=("/approved_on", "/resubmitted_on", "/returned_on"),
)
def sequence(facts: AgreementFacts) -> Iterator[Finding]:
    """The steps of item 7 come one after another, and none of them lies ahead."""
    latest: date | None = None
    for pointer, day in facts.steps.items():
        if day is None:
            continue
        if day > facts.today:
            yield finding("future", pointer, day=day, today=facts.today)
        if latest is not None and day < latest:
            yield finding("order", pointer, day=day, earlier=latest)
        latest = day if latest is None else max(latest, day)
    if facts.record.resubmitted_on is not None and facts.record.returned_on is None:
        yield finding("not_returned", "/resubmitted_on", sent=facts.record.resubmitted_on)


@rule("A7-draft-sent", item="A7", words="draft", severity=Severity.WARNING, annex="1", at="/draft_sent_on")
def draft_sent(facts: AgreementFacts) -> Iterator[Finding]:
    """A draft is sent by 20 January; after an appointment later in the year, within ten working days."""
    appointed, sent, due = facts.record.employee.appointed_on, facts.record.draft_sent_on, _draft_due(facts)
    variant = "year" if due.start is None else "appointed"
    if _before_the_methodology(due.day):
        return
    values = {"due": due.day, "year": facts.year.year, "appointed": appointed}
    if sent is not None:
        if sent > due.day:
            yield finding(f"late_{variant}", "/draft_sent_on", sent=sent, **values)
    elif facts.today > due.day and facts.record.approved_on is None and facts.last_signature is None:
        yield finding(f"unsent_{variant}", "", today=facts.today, **values)


@rule(
    "A7-approval",
    item="A7",
    words="approval",
    severity=Severity.WARNING,
    annex="1",
    at=("/approved_on", "/returned_on"),
)
def approval(facts: AgreementFacts) -> Iterator[Finding]:
    """The authorized body approves or returns a draft, the reworked one too, within fifteen working days."""
    record = facts.record
    approval_of = record.resubmitted_on if record.returned_on is not None else record.draft_sent_on
    for name, sent in (("returned_on", record.draft_sent_on), ("approved_on", approval_of)):
        answered = getattr(record, name)
        if sent is None or answered is None:
            continue
        due = facts.due("a_approval", draft_sent_on=sent)
        if answered > due.day:
            term = Count(due.number, "of_working_days")
            yield finding(name, f"/{name}", answered=answered, sent=sent, due=due.day, term=term)


@rule("A7-rework", item="A7", words="rework", severity=Severity.WARNING, annex="1", at="/resubmitted_on")
def rework(facts: AgreementFacts) -> Iterator[Finding]:
    """A returned draft is sent again within five working days, unless it was approved without that."""
    returned, sent = facts.record.returned_on, facts.record.resubmitted_on
    if returned is None:
        return
    due = facts.due("a_rework", returned_on=returned)
    values = {"returned": returned, "due": due.day, "term": Count(due.number, "of_working_days")}
    if sent is not None:
        if sent > due.day:
            yield finding("late", "/resubmitted_on", sent=sent, **values)
    elif facts.today > due.day and facts.record.approved_on is None:
        yield finding("unsent", "", today=facts.today, **values)


@rule(
    "A7-approved-first", item="A7", words="category_1", annex="1", at=("/approved_on", "/signed_on/authorized_person")
)
def approved_first(facts: AgreementFacts) -> Iterator[Finding]:
    """Nobody signs what is not approved yet; where the day of approval is missing, it may be so."""
    approved = facts.record.approved_on
    for pointer, signed in facts.signatures.items():
        if signed is not None and approved is not None and signed < approved:
            yield finding("before", pointer, signed=signed, approved=approved)
    if approved is None and facts.last_signature is not None:
        yield finding("unknown", "/approved_on", Severity.WARNING)


@rule("A7-concluded", item="A7", words="category_1", severity=Severity.WARNING, annex="1", at="/signed_on/employee")
def concluded_1(facts: AgreementFacts) -> Iterator[Finding]:
    """An agreement of category 1 has its last signature within five working days of its approval."""
    approved = facts.record.approved_on
    if approved is None:
        return
    due = facts.due("a_agreement_category_1", approved_on=approved)
    values = {"approved": approved, "due": due.day, "term": Count(due.number, "of_working_days")}
    if facts.last_signature is not None and facts.last_signature[1] > due.day:
        pointer, signed = facts.last_signature
        yield finding("late", pointer, signed=signed, **values)
    elif facts.signed_on is None and facts.today > due.day:
        yield finding("unsigned", "", today=facts.today, **values)


@rule(
    "A7-concluded-category-2",
    item="A7",
    words="category_2",
    severity=Severity.WARNING,
    forms=(CATEGORY_2,),
    annex="2",
    at="/signed_on/employee",
)
def concluded_2(facts: AgreementFacts) -> Iterator[Finding]:
    """An agreement of category 2 is concluded before 1 February; of those appointed later item 7 says nothing."""
    due = facts.due("a_agreement_category_2", year=facts.year.year)
    if _before_the_methodology(due.end) or facts.record.employee.appointed_on > due.day:
        return
    if facts.last_signature is not None and facts.last_signature[1] > due.day:
        pointer, signed = facts.last_signature
        yield finding("late", pointer, signed=signed, before=due.end)
    elif facts.signed_on is None and facts.today > due.day:
        yield finding("unsigned", "", today=facts.today, before=due.end)


@rule(
    "A7-realigned",
    item="A7",
    words=("realigned_1", "realigned_2"),
    severity=Severity.WARNING,
    forms=FORMS,
    until=REALIGNED_UNTIL,
    at=("/draft_sent_on", "/signed_on/employee"),
)
def realigned(facts: CategoryAgreementFacts) -> Iterator[Finding]:
    """An agreement of 2025 that was due before the methodology is brought in line by its own day."""
    before = facts.due("a_realignment").end
    if facts.year.year != before.year or not _before_the_methodology(_first_due(facts)):
        return
    pointer, done = facts.last_signature or ("", None)
    if facts.category == 1:
        pointer, done = "/draft_sent_on", facts.record.draft_sent_on
    if done is not None and done >= before:
        yield finding(f"late_{facts.category}", pointer, done=done, before=before)


def _draft_due(facts: AgreementFacts) -> DueDate:
    return facts.due("a_draft", year=facts.year.year, appointed_on=facts.record.employee.appointed_on)


def _first_due(facts: CategoryAgreementFacts) -> date:
    """Return the day the term of parts 2 to 4 ended on; one appointed later had an agreement later (category 2)."""
    appointed = facts.record.employee.appointed_on
    if facts.category == 1:
        return _draft_due(facts).day
    return max(facts.due("a_agreement_category_2", year=facts.year.year).end, appointed)


def _before_the_methodology(due: date) -> bool:
    """Return whether a term had run out before agreements of 2025 were to be brought in line with this methodology."""
    before = transition().realignment_before
    return due.year == before.year and due < before
