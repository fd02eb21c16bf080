"""Corpus «Б», rules that look at many sheets at once: delegates (item 18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from validators import parameters
from validators.forms.score_sheet.schema import ScoreSheet
from validators.forms.shared.slugs import SHEETS
from validators.messages.values import Count
from validators.people import HasIdentity, identity, normalized
from validators.rules.model import Finding, Rules, Scope, finding
from validators.violations import Severity

DELEGATE = "delegate"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFacts:
    """All sheets of one quarter that came together; a finding's pointer is ``/<place>`` of the sheet it is about."""

    sheets: Sequence[tuple[int, ScoreSheet]]
    law_day: date


rule = Rules(forms=SHEETS, scope=Scope.BATCH)


@rule("B18-delegates", item="B18", words="delegates", severity=Severity.WARNING)
def delegates(facts: BatchFacts) -> Iterator[Finding]:
    """Delegates assess where an evaluator has more than twenty servants, and nowhere else.

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
