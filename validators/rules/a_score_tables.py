"""Corpus «А», item 19: the reference tables of annexes 4 and 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.parameters import editions
from validators.rules.model import ORDER_13, Finding, Moment, Rule, corpus_a, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.rules.a_score_tables_facts import ScoreTableFacts


def edition(facts: ScoreTableFacts) -> Iterator[Finding]:
    """«…распространяется на правоотношения, возникшие с 1 января 2025 года» (пункт 4 приказа № 121)."""
    if not facts.known:
        yield finding("year", "/year", year=facts.record.year, since=editions("A").tables[0].since)


RULES: tuple[Rule, ...] = (
    corpus_a(
        "A19-table-year",
        "4",
        "Настоящий приказ вводится в действие со дня его первого официального опубликования и распространяется на "
        "правоотношения, возникшие с 1 июля 2025 года, за исключением абзаца четвертого пункта 1 настоящего приказа, "
        "который распространяется на правоотношения, возникшие с 1 января 2025 года.",
        "По таблицам приложений 4 и 5 оценивают за 2025 год или позже",
        edition,
        act="order-121",
        forms=("a4_max_score_table", "a5_allowed_score_table"),
        since=ORDER_13,
        moment=Moment.DOCUMENT,
    ),
)
