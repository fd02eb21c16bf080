"""Corpus «Б», rules that look beyond one document: the annual score (item 5) and delegates (item 18)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from validators import parameters
from validators.messages.values import Count, Fixed
from validators.people import HasIdentity, identity, normalized
from validators.periods import QUARTERS
from validators.rules.model import SHEETS, Finding, Rule, Scope, finding
from validators.violations import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from validators.schemas.records import ScoreSheet

DELEGATE = "delegate"
SCORES = range(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterScore:
    """The average of one assessed quarter, rounded to two places."""

    year: int
    quarter: int
    average: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """The assessed quarters of a servant, what is stated of the year, and the day of validation.

    ``mean`` is exact, ``average`` rounded half-up; both are ``None`` where there is no quarter.
    """

    quarters: Sequence[QuarterScore]
    stated: Decimal | None
    formed_on: date | None
    today: date
    mean: Decimal | Fraction | None
    average: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFacts:
    """All sheets of one quarter that came together; a finding's pointer is ``/<place>`` of the sheet it is about."""

    sheets: Sequence[tuple[int, ScoreSheet]]
    law_day: date


def annual(facts: YearFacts) -> Iterator[Finding]:
    """«Итоговая оценка формируется… из средней оценки… за отчетные кварталы календарного года» (пункт 5)."""
    if not facts.quarters:
        yield finding("none", "/quarters")
        return
    year = facts.quarters[0].year
    seen: Counter[tuple[int, int]] = Counter()
    for index, entry in enumerate(facts.quarters):
        pointer = f"/quarters/{index}"
        if entry.year != year:
            yield finding("year", f"{pointer}/year", year=entry.year, first=year)
        if entry.quarter not in QUARTERS:
            yield finding("quarter", f"{pointer}/quarter", quarter=entry.quarter)
        if not SCORES[0] <= entry.average <= SCORES[-1]:
            yield finding("range", f"{pointer}/average", average=entry.average)
        seen[entry.year, entry.quarter] += 1
        if seen[entry.year, entry.quarter] == 2:  # noqa: PLR2004 - the second time is the one to speak of
            yield finding("twice", f"{pointer}/quarter", quarter=entry.quarter, year=entry.year)
    if facts.stated is not None and facts.average is not None and facts.stated != facts.average:
        number = Count(len(facts.quarters), "of_quarters")
        yield finding("differs", "/annual", stated=facts.stated, average=Fixed(facts.average), quarters=number)
    yield from _rounding(facts)
    yield from _formed(facts, year)


def _rounding(facts: YearFacts) -> Iterator[Finding]:
    """«Результату … соответствует диапазон оценок…» (пункт 8): the rounded mean may be worth another result."""
    if facts.mean is None or facts.average is None:
        return
    scale = parameters.result_scale()
    by_rounded, by_exact = scale.band_of(facts.average), scale.band_of(facts.mean)
    if by_rounded != by_exact:
        names = {"result": by_rounded.wording, "other": by_exact.wording}
        yield finding("rounding", "/annual", Severity.WARNING, average=Fixed(facts.average), **names)


def _formed(facts: YearFacts, year: int) -> Iterator[Finding]:
    """«…не позднее 30 января, следующего за отчетным годом.» (пункт 5)."""
    terms = parameters.terms()
    due = date(year + 1, terms.annual_month, terms.annual_day)
    day = facts.formed_on or facts.today
    if day > due:
        variant = "unformed" if facts.formed_on is None else "late"
        yield finding(variant, "/formed_on", Severity.WARNING, day=day, due=due, year=year)


def delegates(facts: BatchFacts) -> Iterator[Finding]:
    """«В случае если количество оцениваемых лиц превышает двадцать человек, оценка осуществляется также…» (пункт 18).

    The sheets do not say who named a delegate, so delegates are looked for in the evaluator's organization: sheets
    of a delegate have a ground where some evaluator of it, together with all its delegates, has more than twenty.
    """
    limit = parameters.terms(facts.law_day).delegates_above
    named = {"limit": Count(limit, "of_people")}
    groups = _by_organization(facts.sheets)
    for sheets in groups.values():
        delegated = [place for place, sheet in sheets if sheet.evaluator.role == DELEGATE]
        own = _by_evaluator(sheets)
        for places in own.values():
            if len(places) > limit and not delegated:
                yield finding("alone", f"/{places[0]}", people=Count(len(places), "people"), **named)
        most = max((len(places) for places in own.values()), default=0) + len(delegated)
        if delegated and most <= limit:
            yield finding("groundless", f"/{delegated[0]}", people=Count(most, "of_people"), **named)


def _by_organization(sheets: Sequence[tuple[int, ScoreSheet]]) -> dict[str, list[tuple[int, ScoreSheet]]]:
    groups: dict[str, list[tuple[int, ScoreSheet]]] = {}
    for place, sheet in sheets:
        groups.setdefault(normalized(sheet.evaluator.organization), []).append((place, sheet))
    return groups


def _by_evaluator(sheets: Sequence[tuple[int, ScoreSheet]]) -> dict[object, list[int]]:
    """Return the places of the sheets of each evaluator who is not a delegate."""
    by_name: dict[tuple[str, str], str] = {}
    for _, sheet in sheets:
        if sheet.evaluator.iin is not None:
            by_name.setdefault(identity(sheet.evaluator), sheet.evaluator.iin)
    found: dict[object, list[int]] = {}
    for place, sheet in sheets:
        if sheet.evaluator.role != DELEGATE:
            found.setdefault(_key(sheet.evaluator, by_name), []).append(place)
    return found


def _key(person: HasIdentity, by_name: dict[tuple[str, str], str]) -> object:
    return person.iin or by_name.get(identity(person), identity(person))


RULES = (
    Rule(
        "B5-annual",
        "5",
        "Итоговая оценка формируется автоматически из средней оценки административного государственного служащего "
        "корпуса «Б» за отчетные кварталы календарного года в информационной системе. Итоговая оценка формируется не "
        "позднее 30 января, следующего за отчетным годом.",
        "Годовая оценка – среднее оценённых кварталов календарного года, не позднее 30 января",
        annual,
        forms=(),
        scope=Scope.YEAR,
    ),
    Rule(
        "B18-delegates",
        "18",
        "В случае если количество оцениваемых лиц превышает двадцать человек, оценка осуществляется также "
        "административными государственными служащими корпуса «Б», определяемыми оценивающим лицом.",
        "Если оцениваемых больше двадцати, оценивают также определённые оценивающим лицом служащие",
        delegates,
        severity=Severity.WARNING,
        forms=SHEETS,
        scope=Scope.BATCH,
    ),
)
