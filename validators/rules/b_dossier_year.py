"""Corpus «Б»: the score sheets of up to four quarters and the annual score formed of them (item 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.messages.values import Fixed
from validators.rules.dossier import disagreement, people
from validators.rules.model import ANNUAL, PROTOCOL, SHEETS, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from validators.rules.dossier import Disagreement, DossierFacts, Member


def same_person(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…из средней оценки административного государственного служащего»: all papers are about one servant."""
    first, *others = _papers(facts)
    for member in others:
        yield from people(member, first, (_servant(member), _servant(first)))


def one_year(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…за отчетные кварталы календарного года»: all quarters belong to one year."""
    first, *others = _papers(facts)
    year, pointer = _year(first)
    for member in others:
        own, own_pointer = _year(member)
        if own != year:
            yield disagreement("differs", (member, own_pointer), (first, pointer), year=own, right=year)


def quarter_once(facts: DossierFacts) -> Iterator[Disagreement]:
    """«оцениваемый период – квартал…»: a quarter is assessed once, and reviewed by one calibration session."""
    for variant, forms in (("twice", SHEETS), ("protocols", PROTOCOL)):
        seen: dict[tuple[int, int], Member] = {}
        for member in facts.of(*forms):
            period = member.record.period
            first = seen.setdefault((period.year, period.quarter), member)
            if first is not member:
                places = (member, "/period/quarter"), (first, "/period/quarter")
                yield disagreement(variant, *places, quarter=period.quarter, year=period.year)


def averages(facts: DossierFacts) -> Iterator[Disagreement]:
    """«Итоговая оценка формируется… из средней оценки… за отчетные кварталы»: of those the sheets came to.

    Where a calibration session has changed the score of a quarter, its decision counts (item 23).
    """
    annual = facts.one(*ANNUAL)
    if annual is None:
        return
    stated = {entry.quarter: (index, entry.average) for index, entry in enumerate(annual.record.quarters)}
    for quarter, (source, pointer, score) in _scores(facts, annual.record.year).items():
        index, average = stated.get(quarter, (None, None))
        if average is None:
            place = "/quarters" if index is None else f"/quarters/{index}"
            yield disagreement("missing", (annual, place), (source, "/period/quarter"), quarter=quarter)
        elif average != score:
            places = (annual, f"/quarters/{index}/average"), (source, pointer)
            variant = "decided" if source.form in PROTOCOL else "differs"
            yield disagreement(variant, *places, quarter=quarter, average=Fixed(average), right=Fixed(score))


def formed_after(facts: DossierFacts) -> Iterator[Disagreement]:
    """The same words: the annual score is formed of assessments that have been made."""
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


def _scores(facts: DossierFacts, year: int) -> dict[int, tuple[Member, str, Decimal]]:
    """Return for each quarter of the year the document its score comes from, the pointer there, and the score."""
    found: dict[int, tuple[Member, str, Decimal]] = {}
    for sheet in facts.of(*SHEETS):
        if sheet.record.period.year == year:
            found.setdefault(sheet.record.period.quarter, (sheet, "/scores", sheet.facts.average))  # type: ignore[attr-defined]  # a sheet's facts
    for protocol in facts.of(*PROTOCOL):
        if protocol.record.period.year == year:
            decided = protocol.record.decision.score_after
            found[protocol.record.period.quarter] = (protocol, "/decision/score_after", decided)
    return found


_ANNUAL = (
    "Итоговая оценка формируется автоматически из средней оценки административного государственного служащего корпуса "
    "«Б» за отчетные кварталы календарного года в информационной системе."
)

RULES: tuple[Rule, ...] = (
    Rule(
        "B5-dossier-person",
        "5",
        _ANNUAL,
        "Оценочные листы года и итоговая оценка за год – об одном и том же служащем",
        same_person,
        forms=SHEETS + PROTOCOL + ANNUAL,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B5-dossier-year",
        "5",
        _ANNUAL,
        "Оценочные листы и итоговая оценка за год – за один и тот же календарный год",
        one_year,
        forms=SHEETS + PROTOCOL + ANNUAL,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B3-dossier-quarters",
        "3",
        "оцениваемый период – квартал, за который оцениваются результаты работы государственного служащего.",
        "За каждый квартал – один оценочный лист и не больше одного протокола",
        quarter_once,
        forms=SHEETS + PROTOCOL,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B5-dossier-averages",
        "5",
        _ANNUAL,
        "Итоговая оценка за год сложена из тех квартальных, что в оценочных листах и решениях калибровочных сессий",
        averages,
        forms=SHEETS + PROTOCOL + ANNUAL,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B5-dossier-formed",
        "5",
        _ANNUAL,
        "Итоговая оценка за год сформирована не раньше, чем подписаны квартальные",
        formed_after,
        forms=SHEETS + PROTOCOL + ANNUAL,
        scope=Scope.DOSSIER,
    ),
)
