"""Corpus «Б»: the decision to hold a calibration session and the session's protocol (items 20 and 21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Words
from validators.people import same_person
from validators.rules.dossier import disagreement, people
from validators.rules.model import ORDER, PROTOCOL, Rule, Scope
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.dossier import Disagreement, DossierFacts, Member

APPEAL = (("received", "received_result_on"), ("submitted", "submitted_on"))


def called(facts: DossierFacts) -> Iterator[Disagreement]:
    """«Должностное лицо… принимает решение»: the protocol names that very decision, and who made it."""
    for protocol, order in _pairs(facts):
        yield from people(protocol, order, ("called_by", "called_by"))
        day, signed = protocol.record.called_on, order.record.signed_on
        if signed is not None and day != signed:
            yield disagreement("date", (protocol, "/called_on"), (order, "/signed_on"), day=day, signed=signed)


def appeal(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…со дня поступления обращения служащего»: the days both papers count from are the same."""
    for protocol, order in _pairs(facts):
        for variant, name in APPEAL:
            day, other = getattr(protocol.record.appeal, name), getattr(order.record.appeal, name)
            if day != other:
                places = (protocol, f"/appeal/{name}"), (order, f"/appeal/{name}")
                yield disagreement(variant, *places, day=day, other=other)


def composition(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…утверждает ее состав»: the session sits in the composition that was approved."""
    for protocol, order in _pairs(facts):
        approved, present = order.record.members, protocol.record.members
        for place, member in enumerate(approved):
            if not any(same_person(member, other) for other in present):
                places = (protocol, "/members"), (order, f"/members/{place}")
                yield disagreement("missing", *places, name=Words(member.full_name))
        for place, member in enumerate(present):
            index = next((index for index, other in enumerate(approved) if same_person(member, other)), None)
            if index is None:
                places = (protocol, f"/members/{place}"), (order, "/members")
                yield disagreement("other", *places, name=Words(member.full_name))
            elif member.role != approved[index].role:
                places = (protocol, f"/members/{place}/role"), (order, f"/members/{index}/role")
                yield disagreement("role", *places, Severity.WARNING, name=Words(member.full_name))


def held(facts: DossierFacts) -> Iterator[Disagreement]:
    """«Калибровочная сессия проводится в течение десяти рабочих дней»: on the day it was called for, or another."""
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


_DECISION = (
    "Должностное лицо, имеющее право назначения на государственную должность и освобождения от государственной "
    "должности административного государственного служащего корпуса «Б» принимает решение о проведении калибровочной "
    "сессии и утверждает ее состав в течение трех рабочих дней со дня поступления обращения служащего."
)
_FORMS = ORDER + PROTOCOL

RULES: tuple[Rule, ...] = (
    Rule(
        "B20-dossier-decision",
        "20",
        _DECISION,
        "Протокол называет ту дату решения о проведении сессии и то лицо, что в самом решении",
        called,
        forms=_FORMS,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B20-dossier-appeal",
        "20",
        _DECISION,
        "Даты обращения в решении и в протоколе одни и те же",
        appeal,
        forms=_FORMS,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B20-dossier-composition",
        "20",
        _DECISION,
        "Сессия проведена в утверждённом составе",
        composition,
        forms=_FORMS,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B21-dossier-held",
        "21",
        "Калибровочная сессия проводится в течение десяти рабочих дней со дня обращения служащего в порядке, "
        "предусмотренном в пункте 11 настоящей Типовой методики.",
        "Сессия проведена в тот день, на который назначена",
        held,
        severity=Severity.WARNING,
        forms=_FORMS,
        scope=Scope.DOSSIER,
    ),
)
