"""Corpus «Б»: the score sheets of up to four quarters and the annual score formed of them (item 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from validators.dossiers.calibration import sheet_of
from validators.dossiers.facts import Disagreement, DossierFacts, Member, disagreement, people
from validators.forms.shared.slugs import ANNUAL, PROTOCOL, SHEETS
from validators.forms.shared.tenure import in_position
from validators.messages.values import Fixed
from validators.numbers import mean, rounded
from validators.rules.model import Rules, Scope
from validators.violations import Severity

rule = Rules(forms=SHEETS + PROTOCOL + ANNUAL, scope=Scope.DOSSIER)


@rule("B5-dossier-person", item="B5", words="annual")
def same_person(facts: DossierFacts) -> Iterator[Disagreement]:
    """All papers are about one servant."""
    first, *others = _papers(facts)
    for member in others:
        yield from people(member, first, (_servant(member), _servant(first)))


@rule("B5-dossier-year", item="B5", words="annual")
def one_year(facts: DossierFacts) -> Iterator[Disagreement]:
    """All quarters belong to one year."""
    first, *others = _papers(facts)
    year, pointer = _year(first)
    for member in others:
        own, own_pointer = _year(member)
        if own != year:
            yield disagreement("differs", (member, own_pointer), (first, pointer), year=own, right=year)


@rule("B3-dossier-quarters", item="B3", words="period", forms=SHEETS + PROTOCOL)
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
        period, contested = protocol.record.period, sheet_of(facts, protocol)
        about = (period.year, period.quarter, None if contested is None else contested.index)
        first = seen.setdefault(about, protocol)
        if first is not protocol:
            yield _about_quarter("protocols", protocol, first, Severity.WARNING)


def _about_quarter(variant: str, here: Member, there: Member, severity: Severity | None) -> Disagreement:
    period = here.record.period
    places = (here, "/period/quarter"), (there, "/period/quarter")
    return disagreement(variant, *places, severity, quarter=period.quarter, year=period.year)


def _overlap(one: Member, other: Member) -> bool:
    """Tell whether the times in the two positions have a day of the quarter in common."""
    facts: Any = one.facts
    if facts.quarter is None:
        return True
    start, end = in_position(one.record.employee, facts.quarter)
    other_start, other_end = in_position(other.record.employee, facts.quarter)
    return max(start, other_start) <= min(end, other_end)


@rule("B5-dossier-averages", item="B5", words="annual")
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


@rule("B5-dossier-formed", item="B5", words="annual")
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
    """Return the papers compared by servant and year; protocols only without sheets, which they are compared with."""
    sheets = facts.of(*SHEETS)
    return facts.of(*SHEETS, *ANNUAL) if sheets else facts.members


def _servant(member: Member) -> str:
    return "appellant" if member.form in PROTOCOL else "employee"


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
            contested = sheet_of(facts, protocol)
            about = contested.index if contested is not None and contested.record.period == period else None
            decided = _Score(protocol, "/decision/score_after", decision.score_after)
            found.setdefault(period.quarter, {})[about] = decided
    return {quarter: list(scores.values()) for quarter, scores in found.items()}
