"""Corpus «Б»: sheets of a year and its annual score (item 5); sheet, decision and protocol of a session (11, 19-24)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from validators.dossiers.facts import Disagreement, DossierFacts, Member, disagreement, people
from validators.forms.shared.corpus_b import ANNUAL, ORDER, PROTOCOL, SHEETS
from validators.forms.shared.tenure import in_position
from validators.messages.values import Fixed, Words
from validators.numbers import mean, rounded
from validators.people import HasIdentity, clearly_different, normalized, same_person
from validators.rules.model import Rules, Scope
from validators.violations import Severity

APPEAL = (("received", "received_result_on"), ("submitted", "submitted_on"))
year_rule = Rules(forms=SHEETS + PROTOCOL + ANNUAL, scope=Scope.DOSSIER)
session_rule = Rules(forms=SHEETS + ORDER + PROTOCOL, scope=Scope.DOSSIER)
order_rule = Rules(forms=ORDER + PROTOCOL, scope=Scope.DOSSIER)


@year_rule("B5-dossier-person", item="B5", words="annual")
def one_person(facts: DossierFacts) -> Iterator[Disagreement]:
    """All papers are about one employee."""
    first, *others = _papers(facts)
    for member in others:
        yield from people(member, first, (_employee(member), _employee(first)))


@year_rule("B5-dossier-year", item="B5", words="annual")
def one_year(facts: DossierFacts) -> Iterator[Disagreement]:
    """All quarters belong to one year."""
    first, *others = _papers(facts)
    year, pointer = _year(first)
    for member in others:
        own, own_pointer = _year(member)
        if own != year:
            yield disagreement("differs", (member, own_pointer), (first, pointer), year=own, right=year)


@year_rule("B3-dossier-quarters", item="B3", words="period", forms=SHEETS + PROTOCOL)
def quarter_once(facts: DossierFacts) -> Iterator[Disagreement]:
    """A quarter is assessed once a position, and reviewed by one calibration session.

    After a decision has been contested (item 12) a session may be held again: the later one counts.
    """
    sheets, protocols = facts.of(*SHEETS), facts.of(*PROTOCOL)
    for place, sheet in enumerate(sheets):
        earlier = [other for other in sheets[:place] if other.record.period == sheet.record.period]
        if earlier:
            clash = next((other for other in earlier if _overlap(sheet, other)), None)
            variant, severity = ("positions", Severity.WARNING) if clash is None else ("twice", None)
            yield _about_quarter(variant, sheet, clash or earlier[0], severity)
    seen: dict[tuple[int, int, int | None], Member] = {}
    for protocol in protocols:
        period, contested = protocol.record.period, _sheet_of(facts, protocol)
        about = (period.year, period.quarter, None if contested is None else contested.index)
        first = seen.setdefault(about, protocol)
        if first is not protocol:
            yield _about_quarter("protocols", protocol, first, Severity.WARNING)


def _about_quarter(variant: str, here: Member, there: Member, severity: Severity | None) -> Disagreement:
    period = here.record.period
    places = (here, "/period/quarter"), (there, "/period/quarter")
    return disagreement(variant, *places, severity, quarter=period.quarter, year=period.year)


def _overlap(one: Member, other: Member) -> bool:
    """Return whether the times in the two positions have a day of the quarter in common."""
    facts: Any = one.facts
    if facts.quarter is None:
        return True
    start, end = in_position(one.record.employee, facts.quarter)
    other_start, other_end = in_position(other.record.employee, facts.quarter)
    return max(start, other_start) <= min(end, other_end)


@year_rule("B5-dossier-averages", item="B5", words="annual")
def averages(facts: DossierFacts) -> Iterator[Disagreement]:
    """The annual score is formed of the averages that the sheets came to.

    Where a calibration session has changed the score of a quarter, its decision counts (item 23). Of a quarter with
    sheets of two positions their mean counts.
    """
    annual = facts.one(*ANNUAL)
    if annual is None:
        return
    own: Any = annual.facts
    for quarter, scores in _scores(facts, annual.record.year).items():
        stated, source = own.by_quarter.get(quarter), scores[0]
        places = {entry.quarter: index for index, entry in reversed(list(enumerate(annual.record.quarters)))}
        if stated is None:
            place = f"/quarters/{places[quarter]}" if quarter in places else "/quarters"
            yield disagreement("missing", (annual, place), (source.member, "/period/quarter"), quarter=quarter)
            continue
        average, right = mean(stated), mean([each.value for each in scores])
        if average not in {right, rounded(right)}:
            index = next(place for place, entry, _ in own.counted if entry.quarter == quarter)
            here, there = (annual, f"/quarters/{index}/average"), (source.member, source.pointer)
            variant = "mean" if len(scores) > 1 else "decided" if source.member.form in PROTOCOL else "differs"
            shown = {"average": Fixed(rounded(average)), "right": Fixed(rounded(right))}
            yield disagreement(variant, here, there, quarter=quarter, **shown)


@year_rule("B5-dossier-formed", item="B5", words="annual")
def formed_after(facts: DossierFacts) -> Iterator[Disagreement]:
    """The annual score is formed of assessments that have been made."""
    annual = facts.one(*ANNUAL)
    formed = None if annual is None else annual.record.signed_on
    if annual is None or formed is None:
        return
    for member in facts.of(*SHEETS, *PROTOCOL):
        signed = member.record.signed_on
        if signed is not None and formed < signed:
            yield disagreement("early", (annual, "/signed_on"), (member, "/signed_on"), formed=formed, signed=signed)


def _papers(facts: DossierFacts) -> tuple[Member, ...]:
    """Return the papers compared by employee and year; protocols only without sheets, which they are compared with."""
    sheets = facts.of(*SHEETS)
    return facts.of(*SHEETS, *ANNUAL) if sheets else facts.members


def _employee(member: Member) -> str:
    return "appellant" if member.form in ORDER + PROTOCOL else "employee"


def _year(member: Member) -> tuple[int, str]:
    if member.form in ANNUAL:
        return member.record.year, "/year"
    return member.record.period.year, "/period/year"


@dataclass(frozen=True, slots=True)
class _Score:
    """A score of a quarter, the document it comes from, and the pointer there."""

    member: Member
    pointer: str
    value: Decimal


def _scores(facts: DossierFacts, year: int) -> dict[int, list[_Score]]:
    """Return the scores of each quarter of the year, one a position: of its sheet, or of the last session about it."""
    found: dict[int, dict[int | None, _Score]] = {}
    for sheet in facts.of(*SHEETS):
        if sheet.record.period.year == year:
            own: Any = sheet.facts
            of_quarter = found.setdefault(sheet.record.period.quarter, {})
            of_quarter[sheet.index] = _Score(sheet, "/scores", own.average)
    for protocol in sorted(facts.of(*PROTOCOL), key=lambda each: each.record.held_on):
        period, decision = protocol.record.period, protocol.record.decision
        if period.year == year:
            contested = _sheet_of(facts, protocol)
            about = contested.index if contested is not None and contested.record.period == period else None
            decided = _Score(protocol, "/decision/score_after", decision.score_after)
            found.setdefault(period.quarter, {})[about] = decided
    return {quarter: list(scores.values()) for quarter, scores in found.items()}


@session_rule("B11-dossier-appellant", item="B11")
def appellant(facts: DossierFacts) -> Iterator[Disagreement]:
    """The employee who appeals is the one who was assessed."""
    for paper, other in _compared(facts):
        yield from people(paper, other, ("appellant", _employee(other)))


@session_rule("B20-dossier-evaluator", item="B20", words="excluded")
def evaluator(facts: DossierFacts) -> Iterator[Disagreement]:
    """Who assessed, and so stays out of the session, is named as in the sheet."""
    for paper, other in _compared(facts):
        yield from people(paper, other, ("evaluator", "evaluator"))


@session_rule("B11-dossier-quarter", item="B11")
def quarter(facts: DossierFacts) -> Iterator[Disagreement]:
    """The session is about the assessment of that very quarter."""
    for paper, other in _compared(facts):
        own, contested = paper.record.period, other.record.period
        if own != contested:
            places = (paper, "/period"), (other, "/period")
            named = {"quarter": own.quarter, "year": own.year}
            yield disagreement("differs", *places, **named, right=contested.quarter, right_year=contested.year)


@session_rule("B23-dossier-score", item="B23", words="arguments")
def score_before(facts: DossierFacts) -> Iterator[Disagreement]:
    """The score that the session upholds or corrects is the sheet's."""
    for protocol, sheet in _contested(facts):
        before, average = protocol.record.decision.score_before, sheet.facts.average  # type: ignore[attr-defined]  # a sheet's facts
        if before != average:
            places = (protocol, "/decision/score_before"), (sheet, "/scores")
            yield disagreement("differs", *places, before=Fixed(before), average=Fixed(average))


@session_rule("B-dossier-penalty-cap", item="B17", words="caps", forms=SHEETS + PROTOCOL, annex="1, 2")
def penalty_cap(facts: DossierFacts) -> Iterator[Disagreement]:
    """A session cannot raise a score above what a penalty allows either."""
    for protocol, sheet in _contested(facts):
        own: Any = sheet.facts
        penalty = None if own.quarter is None else own.strictest_penalty
        if penalty is None:
            continue
        cap, after = own.caps.penalty(penalty.kind).cap, protocol.record.decision.score_after
        others = [Decimal(own.terms.score_maximum)] * (len(sheet.record.scores) - 1)
        limit = rounded(mean([*others, cap]))
        if after > limit:
            index = sheet.record.disciplinary_penalties.index(penalty)
            places = (protocol, "/decision/score_after"), (sheet, f"/disciplinary_penalties/{index}")
            values = {"imposed": penalty.imposed_on, "cap": cap, "limit": Fixed(limit), "after": Fixed(after)}
            yield disagreement("exceeded", *places, **values)


@session_rule("B11-dossier-appeal", item="B11")
def appeal(facts: DossierFacts) -> Iterator[Disagreement]:
    """The result was received, and appealed against, after the sheet was signed: results come of a signed one."""
    for paper in facts.of(*ORDER, *PROTOCOL):
        sheet = _sheet_of(facts, paper)
        signed = None if sheet is None else sheet.record.signed_on
        if sheet is None or signed is None:
            continue
        for variant, name in APPEAL:
            day = getattr(paper.record.appeal, name)
            if day < signed:
                places = (paper, f"/appeal/{name}"), (sheet, "/signed_on")
                yield disagreement(variant, *places, day=day, signed=signed)


def _compared(facts: DossierFacts) -> Iterator[tuple[Member, Member]]:
    """Yield the order and the protocols, each with the sheet they are about or, without one, with the order."""
    order = facts.one(*ORDER)
    for paper in facts.of(*ORDER, *PROTOCOL):
        other = _sheet_of(facts, paper) or order
        if other is not None and other is not paper:
            yield paper, other


def _contested(facts: DossierFacts) -> Iterator[tuple[Member, Member]]:
    """Yield the protocols, each with the sheet of its very quarter."""
    for protocol in facts.of(*PROTOCOL):
        sheet = _sheet_of(facts, protocol)
        if sheet is not None and sheet.record.period == protocol.record.period:
            yield protocol, sheet


def _sheet_of(facts: DossierFacts, paper: Member) -> Member | None:
    """Return the sheet of the paper's quarter, or the first one where there is none of it.

    Of two sheets of the quarter it is the one of the position that the employee who disagrees holds there.
    """
    sheets = facts.of(*SHEETS)
    of_quarter = [sheet for sheet in sheets if sheet.record.period == paper.record.period]
    position = normalized(paper.record.appellant.position)
    of_position = (sheet for sheet in of_quarter if normalized(sheet.record.employee.position) == position)
    return next(of_position, next(iter(of_quarter), next(iter(sheets), None)))


@order_rule("B20-dossier-decision", item="B20", words="decision")
def called(facts: DossierFacts) -> Iterator[Disagreement]:
    """The protocol names the very decision that called the session, and who made it."""
    for protocol, order in _pairs(facts):
        yield from people(protocol, order, ("called_by", "called_by"))
        day, signed = protocol.record.called_on, order.record.signed_on
        if signed is not None and day != signed:
            yield disagreement("date", (protocol, "/called_on"), (order, "/signed_on"), day=day, signed=signed)


@order_rule("B20-dossier-appeal", item="B20", words="decision")
def appeal_dates(facts: DossierFacts) -> Iterator[Disagreement]:
    """The days of the appeal, from which both papers count, are the same in both."""
    for protocol, order in _pairs(facts):
        for variant, name in APPEAL:
            day, other = getattr(protocol.record.appeal, name), getattr(order.record.appeal, name)
            if day != other:
                places = (protocol, f"/appeal/{name}"), (order, f"/appeal/{name}")
                yield disagreement(variant, *places, day=day, other=other)


@order_rule("B20-dossier-composition", item="B20", words="decision")
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


@order_rule("B21-dossier-held", item="B21", severity=Severity.WARNING)
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
