"""Corpus «А»: agreement, score sheet and review say the same (items 3, 4, 6, 20, 23; chapter 5: 33, 47, 50)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from validators.dossiers.facts import Disagreement, DossierFacts, Member, disagreement, people
from validators.forms.shared.chapter5 import UNTIL
from validators.forms.shared.corpus_a import CHAPTER_5
from validators.messages.values import Fixed, Words
from validators.parameters.kpis import agreement_kpis
from validators.people import normalized
from validators.rules.model import Moment, Rules, Scope
from validators.violations import Severity

AGREEMENTS = ("a1_agreement", "a2_agreement", "a8_agreement")
SHEETS = ("a3_score_sheet", "a9_score_sheet")
REVIEWS = ("a6_review", "a10_review")
ANNUAL = ("a1_agreement", "a2_agreement", "a3_score_sheet", "a6_review")
BY_CATEGORY = {"a1_agreement", "a2_agreement", "a3_score_sheet"}
annual = Rules(forms=ANNUAL, scope=Scope.DOSSIER)
chapter5 = Rules(forms=CHAPTER_5, until=UNTIL, moment=Moment.DOCUMENT, scope=Scope.DOSSIER)


@dataclass(frozen=True, slots=True)
class Named:
    """A KPI that a document names: where it stands there, its name, and what is known of unit and plan."""

    pointer: str
    name: str
    unit: str | None
    planned: Decimal | None


@annual("A6-dossier-servant", item="A6")
@chapter5("A33-dossier-servant", item="A33", words="purpose", checks="A6-dossier-servant")
def employee(facts: DossierFacts) -> Iterator[Disagreement]:
    """All papers are about the employee who made the agreement."""
    first, *others = facts.members
    for member in others:
        yield from people(member, first, ("employee", "employee"))
        own, right = member.record.employee.category, first.record.employee.category
        if own != right:
            places = (member, "/employee/category"), (first, "/employee/category")
            # Items 8 and 9 set other KPIs for the other category; a review prints none, chapter 5 knows none.
            grave = None if {member.form, first.form} <= BY_CATEGORY else Severity.WARNING
            yield disagreement("category", *places, grave, category=own, right=right)


@annual("A4-dossier-authorized", item="A4", words="authorized_person", severity=Severity.WARNING)
@chapter5(
    "A33-dossier-authorized", item="A33", words="purpose", checks="A4-dossier-authorized", severity=Severity.WARNING
)
def authorized_person(facts: DossierFacts) -> Iterator[Disagreement]:
    """All papers name one authorized person: it is an office, so that its holder may change."""
    first, *others = facts.members
    for member in others:
        yield from people(member, first, ("authorized_person", "authorized_person"))


@annual("A3-dossier-year", item="A3", words="yearly")
@chapter5("A33-dossier-year", item="A33", words="purpose", checks="A3-dossier-year")
def year(facts: DossierFacts) -> Iterator[Disagreement]:
    """All papers are about one and the same year."""
    first, *others = facts.members
    for member in others:
        if member.record.year != first.record.year:
            named = {"year": member.record.year, "right": first.record.year}
            yield disagreement("differs", (member, "/year"), (first, "/year"), **named)


@annual("A4-dossier-signed", item="A4", words="purpose")
@chapter5("A33-dossier-signed", item="A33", words="purpose", checks="A4-dossier-signed")
def signed(facts: DossierFacts) -> Iterator[Disagreement]:
    """Agreement first, then assessment, then review: no paper is signed before the one it follows from."""
    papers = [
        (paper, *last) for paper in facts.of(*AGREEMENTS, *SHEETS, *REVIEWS) if (last := _last(paper)) is not None
    ]
    ordered = sorted(papers, key=lambda entry: _turn(entry[0]))
    for (earlier, pointer, day), (later, later_pointer, later_day) in pairwise(ordered):
        if later_day < day:
            places = (later, later_pointer), (earlier, pointer)
            yield disagreement("order", *places, signed=later_day, other_signed=day)


@annual("A20-kpis-of-agreement", item="A20")
@chapter5("A47-kpis-of-agreement", item="A47", words="kpis", checks="A20-kpis-of-agreement")
def kpis_of_agreement(facts: DossierFacts) -> Iterator[Disagreement]:
    """The sheet scores all KPIs of the agreement and no others."""
    agreement, sheet = facts.one(*AGREEMENTS), facts.one(*SHEETS)
    if agreement is None or sheet is None:
        return
    agreed, scored = _by_name(_named(agreement)), _by_name(_named(sheet))
    for name, kpi in agreed.items():
        if name not in scored:
            yield disagreement("missing", (sheet, "/kpis"), (agreement, kpi.pointer), name=Words(kpi.name))
            continue
        found = scored[name]
        for variant, own, right, grave in (
            # «шт.» and «штук» are one unit, and nobody but a person can tell.
            ("unit", _folded(found.unit), _folded(kpi.unit), Severity.WARNING),
            ("planned", found.planned, kpi.planned, None),
        ):
            if None not in {own, right} and own != right:
                places = (sheet, f"{found.pointer}/{variant}"), (agreement, f"{kpi.pointer}/{variant}")
                values = {"stated": _shown(getattr(found, variant)), "right": _shown(getattr(kpi, variant))}
                yield disagreement(variant, *places, grave, name=Words(kpi.name), **values)
    for name, kpi in scored.items():
        if name not in agreed:
            yield disagreement("foreign", (sheet, f"{kpi.pointer}/name"), (agreement, "/kpis"), name=Words(kpi.name))


@annual("A23-review-of-sheet", item="A23", words="kpis")
@chapter5("A50-review-of-sheet", item="A50", words="kpis", checks="A23-review-of-sheet")
def score(facts: DossierFacts) -> Iterator[Disagreement]:
    """The review states the score and the result of the sheet."""
    review, sheet = facts.one(*REVIEWS), facts.one(*SHEETS)
    if review is None or sheet is None:
        return
    facts_: Any = sheet.facts
    stated, right = review.record.final_score, facts_.final_score
    if right is None:
        return
    if stated != right:
        pointer = "/kpis" if sheet.record.final_score is None else "/final_score"
        values = {"stated": Fixed(stated), "right": Fixed(right)}
        yield disagreement("score", (review, "/final_score"), (sheet, pointer), **values)
    own, given = review.record.result, sheet.record.result
    if own is not None and given is not None and own != given:
        values = {"stated": facts_.scale.words(own), "right": facts_.scale.words(given)}
        yield disagreement("result", (review, "/result"), (sheet, "/result"), **values)


@annual("A23-review-of-agreement", item="A23", words="kpis")
@chapter5("A50-review-of-agreement", item="A50", words="kpis", checks="A23-review-of-agreement")
def review_kpis(facts: DossierFacts) -> Iterator[Disagreement]:
    """The review is about every KPI that agreement or sheet names."""
    review, source = facts.one(*REVIEWS), facts.one(*AGREEMENTS) or facts.one(*SHEETS)
    if review is None or source is None:
        return
    reviewed = {normalized(entry.name) for entry in review.record.kpi_achievements}
    for name, kpi in _by_name(_named(source)).items():
        if name not in reviewed:
            yield disagreement("silent", (review, "/kpi_achievements"), (source, kpi.pointer), name=Words(kpi.name))


def _turn(paper: Member) -> int:
    return next(turn for turn, forms in enumerate((AGREEMENTS, SHEETS, REVIEWS)) if paper.form in forms)


def _last(paper: Member) -> tuple[str, date] | None:
    """Return the pointer and the day of the last signature, where there is one."""
    facts: Any = paper.facts
    signatures = [(day, pointer) for pointer, day in facts.signatures.items() if day is not None]
    return max(signatures)[::-1] if signatures else None


def _named(member: Member) -> list[Named]:
    """Return the KPIs set by a person or by the authorized body; the others have the wording of the annex."""
    printed = _worded(member)
    found = [
        Named(f"/kpis/{index}", kpi.name, kpi.unit, kpi.planned)
        for index, kpi in enumerate(member.record.kpis)
        if kpi.name is not None and getattr(kpi, "kind", None) not in printed
    ]
    agency = getattr(member.record, "agency_kpi", None)
    return found if agency is None else [Named("/agency_kpi", agency.name, agency.unit, agency.planned), *found]


def _worded(member: Member) -> frozenset[str]:
    """Return the kinds of the KPIs that the annex words, for the employee's category; chapter 5 has none."""
    if member.form != "a3_score_sheet":
        return frozenset()
    due = agreement_kpis(member.record.employee.category, member.facts.law_day)
    return frozenset(kpi.kind for kpi in due.mandatory)


def _folded(unit: str | None) -> str | None:
    return None if unit is None else normalized(unit)


def _shown(value: str | Decimal | None) -> Any:
    return Words(value) if isinstance(value, str) else value


def _by_name(kpis: list[Named]) -> dict[str, Named]:
    return {normalized(kpi.name): kpi for kpi in reversed(kpis)}
