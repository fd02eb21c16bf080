"""Corpus «Б», items 20 and 21: what only the decision to hold a calibration session is checked for.

What it shares with the protocol, the appeal and the composition, is in ``b_session``.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.forms.session.rules import OrderFacts
from validators.forms.shared.slugs import ORDER
from validators.messages.values import Count
from validators.rules.model import Finding, Moment, Rules, finding
from validators.violations import Severity

rule = Rules(forms=ORDER, moment=Moment.DOCUMENT)


@rule("B20-order-signed", item="B20", words="approval")
def signed(facts: OrderFacts) -> Iterator[Finding]:
    """Who calls the session does not sign on a day to come."""
    if facts.signed_on is not None and facts.signed_on > facts.today:
        yield finding("future", "/signed_on", signed=facts.signed_on, today=facts.today)


@rule("B21-planned", item="B21", severity=Severity.WARNING)
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
