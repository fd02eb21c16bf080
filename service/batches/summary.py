"""``summary.json``: how results are distributed by state body and evaluator, so that leniency is seen early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from service.batches.papers import Paper, papers
from service.batches.store import StoredBatch
from service.db.sought import stated_score
from service.services import Services
from validators.numbers import rounded, two_places
from validators.parameters import known_results
from validators.people import normalized

EVALUATORS: Final = ("evaluator", "authorized_person")


@dataclass(slots=True)
class Group:
    """Results of one state body, of one evaluator, or of all: how many of which, and their mean score."""

    about: dict[str, Any] = field(default_factory=dict)
    results: Counter[str] = field(default_factory=Counter)
    total: Decimal = Decimal(0)

    def add(self, score: Decimal, result: str) -> None:
        """Count one more."""
        self.results[result] += 1
        self.total += score

    def described(self) -> dict[str, Any]:
        """Return the group as JSON: ``papers``, ``average`` to two places, ``results`` by code, best first."""
        papers_ = self.results.total()
        average = two_places(rounded(self.total / papers_)) if papers_ else None
        results = {code: self.results[code] for code in codes() if self.results[code]}
        return {**self.about, "papers": papers_, "average": average, "results": results}


def summary(services: Services, batch: StoredBatch) -> dict[str, Any]:
    """Return the distribution of results over the finished papers of a batch that state a score.

    Returns:
        ``{"all", "units", "evaluators", "periods", "wordings"}``: a group, two lists of groups, the highest mean first,
        the assessed periods in their order, and the official wording of every result by its code.
    """
    whole, units, evaluators = Group(), dict[str, Group](), dict[tuple[str, str], Group]()
    periods = set[tuple[int, int]]()
    for paper in papers(services, batch):
        computed = paper.item.computed or {}
        score = stated_score(computed)
        result = computed.get("result")
        if score is None or result is None:
            continue
        periods |= _periods(paper.payload)
        for group in (whole, _unit(units, paper), _evaluator(evaluators, paper)):
            group.add(Decimal(score), result)
    return {
        "all": whole.described(),
        "units": _sorted(units.values()),
        "evaluators": _sorted(evaluators.values()),
        "periods": [{"year": year, "quarter": quarter or None} for year, quarter in sorted(periods)],
        "wordings": _wordings(),
    }


def _periods(payload: Mapping[str, Any]) -> set[tuple[int, int]]:
    """Return year and quarter of the period a paper is about, quarter 0 for a year; none where it names no year."""
    period = payload.get("period") or payload
    year, quarter = period.get("year"), period.get("quarter") or 0
    return set() if year is None else {(year, quarter)}


def codes() -> tuple[str, ...]:
    """Return the codes of all results, best first."""
    return tuple(_wordings())


def _wordings() -> dict[str, str]:
    """Return the wording of each result: of corpus «Б», and of corpus «А» where «Б» has none of the code."""
    found: dict[str, str] = {}
    for methodology in ("B", "A"):
        for wording, code in known_results(methodology).items():
            found.setdefault(code, wording)
    return found


def _unit(units: dict[str, Group], paper: Paper) -> Group:
    name = paper.item.unit or paper.folder
    return units.setdefault(normalized(name), Group({"unit": name}))


def _evaluator(evaluators: dict[tuple[str, str], Group], paper: Paper) -> Group:
    who: Mapping[str, Any] = next((paper.payload[name] for name in EVALUATORS if name in paper.payload), {})
    name, position = who.get("full_name", ""), who.get("position", "")
    about = {"full_name": name, "position": position, "unit": who.get("organization", "")}
    return evaluators.setdefault((normalized(name), normalized(position)), Group(about))


def _sorted(groups: Iterable[Group]) -> list[dict[str, Any]]:
    described = [group.described() for group in groups]
    return sorted(described, key=lambda group: (-Decimal(group["average"]), -group["papers"]))
