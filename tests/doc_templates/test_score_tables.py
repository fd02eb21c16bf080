"""The reference tables of annexes 4 and 5: their lines are the dated parameters that the rules apply."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from doc_templates.catalogue import form
from doc_templates.names import BLANK_AUTHOR
from validators.check import check
from validators.parameters import allowed_scores, max_scores

if TYPE_CHECKING:
    from collections.abc import Callable

    from validators.parameters.corpus_a import ScoreBands

TABLES = {
    "a4_max_score_table": (max_scores, "Максимальная оценка*"),
    "a5_allowed_score_table": (allowed_scores, "Диапазон допустимой оценки*"),
}
EVERY_TABLE = pytest.mark.parametrize(
    ("slug", "bands", "score"), [(slug, bands, score) for slug, (bands, score) in TABLES.items()], ids=list(TABLES)
)


@EVERY_TABLE
def test_the_table_prints_what_the_rules_apply(
    slug: str, bands: Callable[[], ScoreBands], score: str, fill: Callable[..., bytes]
) -> None:
    """Line by line, best first."""
    printed = form(slug)
    document = Document(io.BytesIO(fill(printed.template().content, printed.blank_context())))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["Реализация КЦИ в процентах", score], *([band.percent, band.score] for band in bands().bands)]


@pytest.mark.parametrize("slug", TABLES)
@pytest.mark.parametrize(
    ("data", "about", "issuer"),
    [
        ({}, "", BLANK_AUTHOR),
        ({"year": 2025}, "2025 год", BLANK_AUTHOR),
        ({"organization": "Агентство рек"}, "Агентство рек", "Агентство рек"),
        ({"organization": "Агентство рек", "year": 2025}, "Агентство рек, 2025 год", "Агентство рек"),
    ],
)
def test_a_table_is_called_by_what_it_is_for(slug: str, data: dict[str, Any], about: str, issuer: str) -> None:
    """Nothing stands for a body or a year that is not given."""
    table = form(slug)
    outcome = check(slug, data, today=table.sample_on)
    assert (outcome.violations, outcome.computed) == ((), {})
    assert table.title(outcome.record) == (f"{table.name}: {about}" if about else table.name)
    assert table.author(outcome.record) == issuer
