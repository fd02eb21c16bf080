"""Corpus «Б»: the score sheets of up to four quarters of one year (item 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.rules.dossier import disagreement, people
from validators.rules.model import SHEETS, Rule, Scope
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.dossier import Disagreement, DossierFacts, Member


def same_person(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…из средней оценки административного государственного служащего»: all papers are about one servant."""
    first, *others = facts.members
    for member in others:
        yield from people(member, first, ("employee", "employee"), Severity.WARNING)


def one_year(facts: DossierFacts) -> Iterator[Disagreement]:
    """«…за отчетные кварталы календарного года»: all quarters belong to one year."""
    first, *others = facts.members
    year = first.record.period.year
    for member in others:
        own = member.record.period.year
        if own != year:
            yield disagreement("differs", (member, "/period/year"), (first, "/period/year"), year=own, right=year)


def quarter_once(facts: DossierFacts) -> Iterator[Disagreement]:
    """«оцениваемый период – квартал…»: a quarter is assessed once."""
    seen: dict[tuple[int, int], Member] = {}
    for member in facts.members:
        period = member.record.period
        first = seen.setdefault((period.year, period.quarter), member)
        if first is not member:
            places = (member, "/period/quarter"), (first, "/period/quarter")
            yield disagreement("twice", *places, quarter=period.quarter, year=period.year)


_ANNUAL = (
    "Итоговая оценка формируется автоматически из средней оценки административного государственного служащего корпуса "
    "«Б» за отчетные кварталы календарного года в информационной системе."
)

RULES: tuple[Rule, ...] = (
    Rule(
        "B5-dossier-person",
        "5",
        _ANNUAL,
        "Оценочные листы года – об одном и том же служащем",
        same_person,
        forms=SHEETS,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B5-dossier-year",
        "5",
        _ANNUAL,
        "Оценочные листы – за один и тот же календарный год",
        one_year,
        forms=SHEETS,
        scope=Scope.DOSSIER,
    ),
    Rule(
        "B3-dossier-quarters",
        "3",
        "оцениваемый период – квартал, за который оцениваются результаты работы государственного служащего.",
        "За каждый квартал – один оценочный лист",
        quarter_once,
        forms=SHEETS,
        scope=Scope.DOSSIER,
    ),
)
