"""Corpus «Б», rules that look at many sheets at once: delegates (item 18)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from validators import parameters
from validators.forms.score_sheet.schema import ScoreSheet
from validators.forms.shared.corpus_b import SHEETS, quarter_of
from validators.messages.values import Count
from validators.people import identity, normalized
from validators.rules.model import Finding, Rules, Scope, finding
from validators.violations import Severity

DELEGATE = "delegate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Values of one sheet that the rules over many need, in plain values that can be kept as JSON and compared.

    Attributes:
        form: slug of the form.
        year: of the assessed quarter.
        quarter: its number.
        organization: the evaluator's, normalized, as are name and position.
        role: the capacity the evaluator acts in.
        full_name: the evaluator's name.
        position: the evaluator's position.
        iin: the evaluator's, where the sheet has it.
    """

    form: str
    year: int
    quarter: int
    organization: str
    role: str
    full_name: str
    position: str
    iin: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """Sheets that contribute the same: how many they are, and the place of the first of them in the batch."""

    contribution: Contribution
    first: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFacts:
    """All sheets of one quarter that came together, in the order of their first places.

    A finding's pointer is ``/<place>`` of the sheet it is about.
    """

    shares: Sequence[Share]
    law_day: date


def contribution(form: str, record: object) -> Contribution | None:
    """Return what a record contributes; ``None`` for other forms than score sheets, and for sheets of no quarter."""
    if not isinstance(record, ScoreSheet) or quarter_of(record.period) is None:
        return None
    evaluator = record.evaluator
    full_name, position = identity(evaluator)
    return Contribution(
        form=form,
        year=record.period.year,
        quarter=record.period.quarter,
        organization=normalized(evaluator.organization),
        role=evaluator.role,
        full_name=full_name,
        position=position,
        iin=evaluator.iin,
    )


rule = Rules(forms=SHEETS, scope=Scope.BATCH)


@rule("B18-delegates", item="B18", words="delegates", severity=Severity.WARNING)
def delegates(facts: BatchFacts) -> Iterator[Finding]:
    """Delegates assess where an evaluator has more than twenty employees, and nowhere else.

    The sheets do not say who named a delegate, so delegates are looked for in the evaluator's organization: sheets
    of a delegate have a ground where some evaluator of it, together with all its delegates, has more than twenty.
    """
    limit = parameters.terms(facts.law_day).delegates_above
    named = {"limit": Count(limit, "of_people")}
    for shares in _by_organization(facts.shares):
        delegated = [share for share in shares if share.contribution.role == DELEGATE]
        own = _by_evaluator(shares)
        for sheets in own:
            if _number(sheets) > limit and not delegated:
                yield finding("alone", f"/{sheets[0].first}", people=Count(_number(sheets), "people"), **named)
        most = max(map(_number, own), default=0) + _number(delegated)
        if delegated and most <= limit:
            yield finding("groundless", f"/{delegated[0].first}", people=Count(most, "of_people"), **named)


def _number(shares: Sequence[Share]) -> int:
    return sum(share.number for share in shares)


def _by_organization(shares: Sequence[Share]) -> Collection[list[Share]]:
    groups: dict[str, list[Share]] = {}
    for share in shares:
        groups.setdefault(share.contribution.organization, []).append(share)
    return groups.values()


def _by_evaluator(shares: Sequence[Share]) -> Collection[list[Share]]:
    """Return the sheets of each evaluator who is not a delegate; one without an IIN is known by name and position."""
    iins: dict[tuple[str, str], str] = {}
    for share in shares:
        if share.contribution.iin is not None:
            iins.setdefault(_named(share.contribution), share.contribution.iin)
    found: dict[object, list[Share]] = {}
    for share in shares:
        one = share.contribution
        if one.role != DELEGATE:
            found.setdefault(one.iin or iins.get(_named(one), _named(one)), []).append(share)
    return found.values()


def _named(one: Contribution) -> tuple[str, str]:
    return one.full_name, one.position
