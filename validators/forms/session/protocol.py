"""Corpus «Б», items 8, 23 and 24: what a calibration session decides, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.session.rules import ProtocolFacts
from validators.forms.shared.slugs import PROTOCOL
from validators.messages.values import Count, Fixed, Term
from validators.rules.model import Finding, Moment, Rules, finding
from validators.violations import Severity

rule = Rules(forms=PROTOCOL, moment=Moment.DOCUMENT)


@rule("B8-range", item="B8")
def score_range(facts: ProtocolFacts) -> Iterator[Finding]:
    """The scores before and after the session lie within the scale, which has nothing beyond."""
    least, most = facts.terms.score_minimum, facts.terms.score_maximum
    made = facts.record.decision
    for name, score in (("score_before", made.score_before), ("score_after", made.score_after)):
        if not least <= score <= most:
            yield finding("outside", f"/decision/{name}", score=score, least=least, most=most)


@rule("B23-direction", item="B23", words=("arguments", "corrections"))
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


@rule("B23-majority", item="B23", words="adopted")
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


@rule("B23-signed", item="B23", words="adopted")
def signed(facts: ProtocolFacts) -> Iterator[Finding]:
    """The protocol is signed after the session, and not on a day to come."""
    day, held = facts.record.signed_on, facts.record.held_on
    if day < held:
        yield finding("before", "/signed_on", signed=day, held=held)
    if day > facts.today:
        yield finding("future", "/signed_on", signed=day, today=facts.today)


@rule("B23-posted", item="B23", words="posted", severity=Severity.WARNING)
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


@rule("B24-feedback", item="B24", severity=Severity.WARNING)
def feedback(facts: ProtocolFacts) -> Iterator[Finding]:
    """The servant is met after the session and told of the result; no term is set."""
    day, held = facts.record.feedback_on, facts.record.held_on
    if day is None:
        if facts.today > facts.record.signed_on:
            yield finding("missing", "")
    elif day < held:
        yield finding("before", "/feedback_on", Severity.ERROR, feedback=day, held=held)
