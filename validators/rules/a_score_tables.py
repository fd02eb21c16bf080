"""Corpus «А», item 19: the reference tables of annexes 4 and 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.parameters import editions
from validators.rules.model import ORDER_13, Finding, Moment, Rules, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_score_tables_facts import ScoreTableFacts

rule = Rules(
    forms=("a4_max_score_table", "a5_allowed_score_table"), act="order-121", since=ORDER_13, moment=Moment.DOCUMENT
)


@rule("A19-table-year", item="A4", words="corpus_a")
def edition(facts: ScoreTableFacts) -> Iterator[Finding]:
    """No table is for a year before the first edition of the methodology."""
    if not facts.known:
        yield finding("year", "/year", year=facts.record.year, since=editions("A").tables[0].since)
