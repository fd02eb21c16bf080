"""Rules over many score sheets at once: what one sheet alone cannot tell.

:func:`check_batch` takes the records themselves. Where they are too many to be at hand, a few plain values are kept of
each (:func:`contribution`), and :func:`check_contributions` takes those with how many sheets contributed the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from validators.forms import spec_of
from validators.forms.score_sheet.many import BatchFacts, Contribution, Share, contribution
from validators.methodology import BUNDLED, Methodology
from validators.parameters import using
from validators.periods import Quarter, quarter
from validators.rules.engine import violation
from validators.rules.model import Scope
from validators.violations import Violation

__all__ = ["BatchViolation", "Contribution", "Share", "Tally", "check_batch", "check_contributions", "contribution"]


@dataclass(frozen=True, slots=True)
class BatchViolation:
    """A violation about the batch, reported at the record with this place in what was given."""

    place: int
    violation: Violation


class Tally:
    """Counts what records contribute as they come, in memory that grows with the evaluators among them only."""

    def __init__(self) -> None:
        self._counted: dict[Contribution, tuple[int, int]] = {}

    def add(self, place: int, one: Contribution | None) -> None:
        """Count what the record at a place contributes; places grow."""
        if one is not None:
            first, number = self._counted.get(one, (place, 0))
            self._counted[one] = first, number + 1

    def shares(self) -> list[Share]:
        """Return what was counted, in the order of the first places."""
        return [Share(one, first, number) for one, (first, number) in self._counted.items()]


def check_batch(
    form: str, records: Sequence[object], *, language: str = "ru", methodology: Methodology = BUNDLED
) -> tuple[BatchViolation, ...]:
    """Apply the rules over a batch to records at hand; places count from 0.

    Args:
        form: slug of the form. Sheets of annexes 1 and 2 count together, so records of both may be given at once.
        records: the accepted records; those of other forms and of no quarter are passed over.
        language: of the messages.
        methodology: parameters, rules and messages to check by; those of the order.

    Raises:
        UnknownFormError: there is no such form.
    """
    slug, tally = spec_of(form).slug, Tally()
    for place, record in enumerate(records):
        tally.add(place, contribution(slug, record))
    return check_contributions(tally.shares(), language=language, methodology=methodology)


def check_contributions(
    shares: Iterable[Share], *, language: str = "ru", methodology: Methodology = BUNDLED
) -> tuple[BatchViolation, ...]:
    """Apply the rules over a batch, quarter by quarter; each rule by its quarter's first day.

    Args:
        shares: what the accepted records contribute, in the order of their first places.
        language: of the messages.
        methodology: parameters, rules and messages to check by; those of the order.
    """
    messages = methodology.localization(language)
    found: list[BatchViolation] = []
    with using(methodology.parameters):
        for assessed, those in sorted(_by_quarter(shares).items(), key=lambda group: group[0].first_day):
            facts = BatchFacts(shares=those, law_day=assessed.first_day)
            for rule in methodology.rules_for(those[0].contribution.form, Scope.BATCH):
                if rule.in_force(assessed.first_day):
                    for each in rule.check(facts):
                        place = int(each.pointer.removeprefix("/"))
                        found.append(BatchViolation(place, violation(rule, each, messages)))
    return tuple(sorted(found, key=lambda each: each.place))


def _by_quarter(shares: Iterable[Share]) -> dict[Quarter, list[Share]]:
    groups: dict[Quarter, list[Share]] = {}
    for share in shares:
        groups.setdefault(quarter(share.contribution.year, share.contribution.quarter), []).append(share)
    return groups
