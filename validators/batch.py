"""Rules over many score sheets at once: what one sheet alone cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from validators.forms import spec_of
from validators.forms.score_sheet.many import BatchFacts
from validators.forms.score_sheet.schema import ScoreSheet
from validators.forms.shared.facts_b import quarter_of
from validators.methodology import BUNDLED, Methodology
from validators.parameters import using
from validators.periods import Quarter
from validators.rules.engine import violation
from validators.rules.model import Scope
from validators.violations import Violation


@dataclass(frozen=True, slots=True)
class BatchViolation:
    """A violation about the batch, told at the record with this place (0-based) in what was given."""

    place: int
    violation: Violation


def check_batch(
    form: str, records: Sequence[object], *, language: str = "ru", methodology: Methodology = BUNDLED
) -> tuple[BatchViolation, ...]:
    """Apply the rules over a batch, quarter by quarter; each rule by its quarter's first day.

    Args:
        form: slug of the form. Sheets of annexes 1 and 2 count together, so records of both may be given at once.
        records: the accepted records; those of other forms and of no quarter are passed over.
        language: of the messages.
        methodology: parameters, rules and messages to check by; those of the order.

    Raises:
        UnknownFormError: there is no such form.
    """
    messages = methodology.localization(language)
    rules = methodology.rules_for(spec_of(form).slug, Scope.BATCH)
    found: list[BatchViolation] = []
    with using(methodology.parameters):
        for quarter, sheets in sorted(_by_quarter(records).items(), key=lambda group: group[0].first_day):
            facts = BatchFacts(sheets=sheets, law_day=quarter.first_day)
            for rule in rules:
                if rule.in_force(quarter.first_day):
                    for each in rule.check(facts):
                        place = int(each.pointer.removeprefix("/"))
                        found.append(BatchViolation(place, violation(rule, each, messages)))
    return tuple(sorted(found, key=lambda each: each.place))


def _by_quarter(records: Sequence[object]) -> dict[Quarter, list[tuple[int, ScoreSheet]]]:
    groups: dict[Quarter, list[tuple[int, ScoreSheet]]] = {}
    for place, record in enumerate(records):
        quarter = quarter_of(record.period) if isinstance(record, ScoreSheet) else None
        if quarter is not None and isinstance(record, ScoreSheet):
            groups.setdefault(quarter, []).append((place, record))
    return groups
