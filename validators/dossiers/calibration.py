"""Corpus «Б»: a contested score sheet, the order calling a calibration session, and its protocol (items 11, 19-24)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from validators.dossiers.facts import Disagreement, DossierFacts, Member, disagreement, people
from validators.forms.shared.slugs import ORDER, PROTOCOL, SHEETS
from validators.messages.values import Fixed
from validators.numbers import mean, rounded
from validators.people import normalized
from validators.rules.model import Rules, Scope

rule = Rules(forms=SHEETS + ORDER + PROTOCOL, scope=Scope.DOSSIER)


@rule("B11-dossier-appellant", item="B11")
def appellant(facts: DossierFacts) -> Iterator[Disagreement]:
    """The servant who appeals is the one who was assessed."""
    for paper, other in _compared(facts):
        yield from people(paper, other, ("appellant", _servant(other)))


@rule("B20-dossier-evaluator", item="B20", words="excluded")
def evaluator(facts: DossierFacts) -> Iterator[Disagreement]:
    """Who assessed, and so stays out of the session, is named as in the sheet."""
    for paper, other in _compared(facts):
        yield from people(paper, other, ("evaluator", "evaluator"))


@rule("B11-dossier-quarter", item="B11")
def quarter(facts: DossierFacts) -> Iterator[Disagreement]:
    """The session is about the assessment of that very quarter."""
    for paper, other in _compared(facts):
        own, contested = paper.record.period, other.record.period
        if own != contested:
            places = (paper, "/period"), (other, "/period")
            named = {"quarter": own.quarter, "year": own.year}
            yield disagreement("differs", *places, **named, right=contested.quarter, right_year=contested.year)


@rule("B23-dossier-score", item="B23", words="arguments")
def score_before(facts: DossierFacts) -> Iterator[Disagreement]:
    """The score that the session upholds or corrects is the sheet's."""
    for protocol in facts.of(*PROTOCOL):
        sheet = sheet_of(facts, protocol)
        if sheet is None or sheet.record.period != protocol.record.period:
            continue
        before, average = protocol.record.decision.score_before, sheet.facts.average  # type: ignore[attr-defined]  # a sheet's facts
        if before != average:
            places = (protocol, "/decision/score_before"), (sheet, "/scores")
            yield disagreement("differs", *places, before=Fixed(before), average=Fixed(average))


@rule("B-dossier-penalty-cap", item="B17", words="caps", forms=SHEETS + PROTOCOL, annex="1, 2")
def penalty_cap(facts: DossierFacts) -> Iterator[Disagreement]:
    """A session cannot raise a score above what a penalty allows either."""
    for protocol in facts.of(*PROTOCOL):
        sheet = sheet_of(facts, protocol)
        if sheet is None or sheet.record.period != protocol.record.period:
            continue
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


@rule("B11-dossier-appeal", item="B11")
def appeal(facts: DossierFacts) -> Iterator[Disagreement]:
    """The result was received, and appealed against, after the sheet was signed: results come of a signed one."""
    for paper in facts.of(*ORDER, *PROTOCOL):
        sheet = sheet_of(facts, paper)
        signed = None if sheet is None else sheet.record.signed_on
        if sheet is None or signed is None:
            continue
        for variant, name in (("received", "received_result_on"), ("submitted", "submitted_on")):
            day = getattr(paper.record.appeal, name)
            if day < signed:
                places = (paper, f"/appeal/{name}"), (sheet, "/signed_on")
                yield disagreement(variant, *places, day=day, signed=signed)


def _compared(facts: DossierFacts) -> Iterator[tuple[Member, Member]]:
    """Yield the order and the protocols, each with the sheet they are about or, without one, with the order."""
    order = facts.one(*ORDER)
    for paper in facts.of(*ORDER, *PROTOCOL):
        other = sheet_of(facts, paper) or order
        if other is not None and other is not paper:
            yield paper, other


def sheet_of(facts: DossierFacts, paper: Member) -> Member | None:
    """Return the sheet of the paper's quarter, or the first one where there is none of it.

    Of two sheets of the quarter it is the one of the position that the servant who disagrees holds there.
    """
    sheets = facts.of(*SHEETS)
    of_quarter = [sheet for sheet in sheets if sheet.record.period == paper.record.period]
    position = normalized(paper.record.appellant.position)
    of_position = (sheet for sheet in of_quarter if normalized(sheet.record.employee.position) == position)
    return next(of_position, next(iter(of_quarter), next(iter(sheets), None)))


def _servant(member: Member) -> str:
    return "employee" if member.form in SHEETS else "appellant"
