"""Corpus «А»: what agreement, score sheet and review say of the KPIs (items 20, 23; chapter 5: 47, 50)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from validators.dossiers.facts import Disagreement, DossierFacts, Member, disagreement
from validators.messages.values import Words
from validators.parameters.kpis import agreement_kpis
from validators.people import normalized
from validators.violations import Severity

AGREEMENTS = ("a1_agreement", "a2_agreement", "a8_agreement")
SHEETS = ("a3_score_sheet", "a9_score_sheet")
REVIEWS = ("a6_review", "a10_review")


@dataclass(frozen=True, slots=True)
class Named:
    """A KPI that a document names: where it stands there, its name, and what is known of unit and plan."""

    pointer: str
    name: str
    unit: str | None
    planned: Decimal | None


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


def review_kpis(facts: DossierFacts) -> Iterator[Disagreement]:
    """The review speaks of every KPI that agreement or sheet names."""
    review, source = facts.one(*REVIEWS), facts.one(*AGREEMENTS) or facts.one(*SHEETS)
    if review is None or source is None:
        return
    told = {normalized(entry.name) for entry in review.record.kpi_achievements}
    for name, kpi in _by_name(_named(source)).items():
        if name not in told:
            yield disagreement("silent", (review, "/kpi_achievements"), (source, kpi.pointer), name=Words(kpi.name))


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
    """Return the kinds of the KPIs that the annex words, for the servant's category; chapter 5 has none."""
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
