"""Corpus «Б»: the decision to hold a calibration session and the session's protocol (items 20 and 21)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from validators.dossiers.facts import Disagreement, DossierFacts, Member, disagreement, people
from validators.forms.shared.slugs import ORDER, PROTOCOL
from validators.messages.values import Words
from validators.people import HasIdentity, clearly_different, same_person
from validators.rules.model import Rules, Scope
from validators.violations import Severity

APPEAL = (("received", "received_result_on"), ("submitted", "submitted_on"))

rule = Rules(forms=ORDER + PROTOCOL, scope=Scope.DOSSIER)


@rule("B20-dossier-decision", item="B20", words="decision")
def called(facts: DossierFacts) -> Iterator[Disagreement]:
    """The protocol names the very decision that called the session, and who made it."""
    for protocol, order in _pairs(facts):
        yield from people(protocol, order, ("called_by", "called_by"))
        day, signed = protocol.record.called_on, order.record.signed_on
        if signed is not None and day != signed:
            yield disagreement("date", (protocol, "/called_on"), (order, "/signed_on"), day=day, signed=signed)


@rule("B20-dossier-appeal", item="B20", words="decision")
def appeal(facts: DossierFacts) -> Iterator[Disagreement]:
    """The days of the appeal, from which both papers count, are the same in both."""
    for protocol, order in _pairs(facts):
        for variant, name in APPEAL:
            day, other = getattr(protocol.record.appeal, name), getattr(order.record.appeal, name)
            if day != other:
                places = (protocol, f"/appeal/{name}"), (order, f"/appeal/{name}")
                yield disagreement(variant, *places, day=day, other=other)


@rule("B20-dossier-composition", item="B20", words="decision")
def composition(facts: DossierFacts) -> Iterator[Disagreement]:
    """The session sits in the composition that was approved."""
    for protocol, order in _pairs(facts):
        approved, present = order.record.members, protocol.record.members
        found = _approved_places(present, approved)
        for place, member in enumerate(approved):
            if place not in found:
                places = (protocol, "/members"), (order, f"/members/{place}")
                yield disagreement("missing", *places, name=Words(member.full_name))
        for place, member in enumerate(present):
            index, name = found[place], Words(member.full_name)
            if index is None:
                yield disagreement("other", (protocol, f"/members/{place}"), (order, "/members"), name=name)
                continue
            if not same_person(member, approved[index]):
                here, there = (protocol, f"/members/{place}"), (order, f"/members/{index}")
                right = Words(approved[index].full_name)
                yield disagreement("alike", here, there, Severity.WARNING, name=name, right=right)
            if member.role != approved[index].role:
                places = (protocol, f"/members/{place}/role"), (order, f"/members/{index}/role")
                yield disagreement("role", *places, Severity.WARNING, name=name)


def _approved_places(present: Sequence[HasIdentity], approved: Sequence[HasIdentity]) -> list[int | None]:
    """Return for each member present the place of the same person among those approved, or else of a likely one."""
    found = [
        next((place for place, one in enumerate(approved) if same_person(member, one)), None) for member in present
    ]
    for index, member in enumerate(present):
        if found[index] is None:
            left = (
                place for place, one in enumerate(approved) if place not in found and not clearly_different(member, one)
            )
            found[index] = next(left, None)
    return found


@rule("B21-dossier-held", item="B21", severity=Severity.WARNING)
def held(facts: DossierFacts) -> Iterator[Disagreement]:
    """The session is held on the day it was called for; another one may be lawful."""
    for protocol, order in _pairs(facts):
        day, planned = protocol.record.held_on, order.record.session_on
        if planned is not None and day != planned:
            yield disagreement("differs", (protocol, "/held_on"), (order, "/session_on"), day=day, planned=planned)


def _pairs(facts: DossierFacts) -> Iterator[tuple[Member, Member]]:
    """Yield each protocol with the decision."""
    order = facts.one(*ORDER)
    if order is not None:
        for protocol in facts.of(*PROTOCOL):
            yield protocol, order
