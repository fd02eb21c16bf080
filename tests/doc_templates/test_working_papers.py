"""Working papers of corpus «А»: each says what it was told, whose papers it sends, and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from doc_templates.catalogue import form

if TYPE_CHECKING:
    from collections.abc import Callable

NOBODY = "оценка не проведена, нет"
LISTED = "с указанием причин прилагается (человек: 3)"
CHAPTER_5 = {"kind": "chapter5", "completed_on": "2025-09-15", "sent_on": "2025-09-29"}


@pytest.fixture(name="printed")
def _printed(checked: Callable[..., Any], fill: Callable[..., bytes]) -> Callable[..., str]:
    """Return the text of a filled paper, cells of tables included."""

    def printed(slug: str, change: dict[str, Any], remove: tuple[str, ...] = ()) -> str:
        paper = form(slug)
        data = {name: value for name, value in (paper.sample() | change).items() if name not in remove}
        outcome = checked(paper, data)
        assert outcome.record is not None
        document = Document(io.BytesIO(fill(paper.template().content, paper.context(outcome.record, outcome.computed))))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(each.text for each in document.paragraphs), *cells])

    return printed


@pytest.mark.parametrize(
    ("change", "remove", "says", "silent"),
    [
        ({}, (), (LISTED, "пунктом 26", "направляем копии"), (NOBODY, "Стратегия")),
        ({"not_assessed": 0}, (), (NOBODY,), (LISTED,)),
        ({}, ("not_assessed",), ("направляем копии",), (NOBODY, "прилагается")),
        ({"servants": []}, (), ("направляем информацию", LISTED), ("направляем копии", "Отзыв, листов")),
        (
            CHAPTER_5,
            ("not_assessed",),
            (
                "пунктом 54",
                "с 01.01.2025\u00a0г. по 31.07.2025\u00a0г.",
                "Стратегия управления персоналом",
                "подпункте 1) пункта 34",
            ),
            ("пунктом 26", NOBODY, "прилагается", "г.."),
        ),
    ],
    ids=["a year", "nobody not assessed", "nothing told", "nobody assessed", "chapter 5"],
)
def test_a_letter_says_what_it_was_told(
    printed: Callable[..., str],
    change: dict[str, Any],
    remove: tuple[str, ...],
    says: tuple[str, ...],
    silent: tuple[str, ...],
) -> None:
    """Of those not assessed nothing, unless it was told how many there are or that there are none."""
    text = printed("a_transmittal", change, remove)
    for words in says:
        assert words in text
    for words in silent:
        assert words not in text


def test_a_letter_of_chapter_5_counts_the_sheets_of_the_strategy(printed: Callable[..., str]) -> None:
    """Item 54, subitem 4: of those whom it is about; a dash for the others."""
    first, second = form("a_transmittal").sample()["servants"]
    servants = [first, second | {"strategy_sheets": 12, "strategy_report_sheets": 4}]
    text = printed("a_transmittal", CHAPTER_5 | {"servants": servants}, ("not_assessed",)).split("\n")
    assert [text.count(sign) for sign in ("12", "4", "–")] == [1, 1, 2]


def test_a_monitoring_prints_a_stated_percent_as_stated(printed: Callable[..., str]) -> None:
    """Of twenty complaints planned there were ten: less is better, and the percent is not fact by plan."""
    first, *others = form("a_monitoring").sample()["kpis"]
    fewer = first | {"planned": 20, "actual": 10, "percent_source": "stated", "realization_percent": "100"}
    cells = printed("a_monitoring", {"kpis": [fewer, *others]}).split("\n")
    row = cells.index(first["name"])
    assert cells[row + 2 : row + 5] == ["20", "10", "100,00"]


@pytest.mark.parametrize(("year", "item"), [(2025, "пунктом 49"), (2026, "пунктом 22")])
def test_an_interview_with_a_rotated_servant_cites_the_item_of_its_year(
    printed: Callable[..., str], year: int, item: str
) -> None:
    """Chapter 5 assesses work of 2025 only."""
    assert item in printed("a_interview_notice", {"absence": "rotated", "year": year})
