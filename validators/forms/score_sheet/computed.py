"""Values computed from a score sheet of corpus «Б»."""

from __future__ import annotations

from validators.computed import Computed, Mean, Result
from validators.forms.score_sheet.rules import SheetFacts


def sheet_values(facts: SheetFacts) -> Computed:
    """Return the average of a score sheet, its result, and how long the sheet is kept.

    The result is left out where no edition known here was in force in the quarter: its scale is not known either.
    """
    computed = Computed()
    scores = [entry.score for entry in facts.record.scores]
    computed.add(Mean("average", "B-average", scores, facts.exact, facts.average))
    if facts.known:
        computed.add(Result("result", "B8-result", facts.scale, facts.average, facts.exact))
    computed.retained("b_retention", facts.kept_until)
    return computed
