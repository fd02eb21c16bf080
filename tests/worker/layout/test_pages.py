"""Blocks are placed on pages where LibreOffice places them, its first guess of a paper's pages included."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Final

import pytest

from worker.layout.blocks import RULE_HEIGHT, Cell, Paragraph, Row, Table
from worker.layout.drawing import BORDER
from worker.layout.errors import NotExactError
from worker.layout.lines import Line
from worker.layout.pages import Placing, Scale, Sheet
from worker.layout.styles import ParagraphStyle, TableStyle

SHEET: Final = Sheet(height=16838, top=1134, bottom=1134, header=454, width=11906, left=1701, right=567)
PLAIN: Final = ParagraphStyle(keep_lines=True)
KEPT: Final = replace(PLAIN, keep_next=True)
SHAPE: Final[Any] = SimpleNamespace(style=TableStyle(lined=True), grid=[0, 9000], left=0)


def _kinds(*blocks: Paragraph | Table) -> frozenset[str]:
    placing = Placing(SHEET, Scale(SHEET), lambda _: [])
    placing.run(blocks)
    return placing.kinds


def _paragraph(style: ParagraphStyle, height: int = 276) -> Paragraph:
    return Paragraph(style, [Line([], height, 200)], 0, None)


def _table(*heights: int, kept: bool = False) -> Table:
    """Return a table with lines whose first row is its head; the last may have to stand on the page of what follows."""
    rows = []
    for place, height in enumerate(heights):
        style = KEPT if not place or (kept and place == len(heights) - 1) else PLAIN
        cell = Cell(0, 9000, 1, 1, [(style, [Line([], height, 200)], height)], at_bottom=False)
        rows.append(Row([(cell, cell.text(0))], height, (), is_head=not place, may_split=False))
    return Table(SHAPE, rows)


def _kept_row(*before: ParagraphStyle) -> list[Paragraph | Table]:
    """Return paragraphs, a table that ends their page, and what its last row has to stand with."""
    left = SHEET.height - SHEET.top - SHEET.bottom - 276 * len(before) - 310
    table = _table(300, left - 600, 300, kept=True)
    return [*map(_paragraph, before), table, _paragraph(KEPT), _paragraph(PLAIN)]


def _text(before: int, after: int) -> list[Paragraph]:
    """Return three paragraphs kept with a fourth that does not fit on the first page, and others around them."""
    left = SHEET.height - SHEET.top - SHEET.bottom - 3 * 276 - 276 // 2 - (before - 1) * 276
    others = [_paragraph(PLAIN, left), *(_paragraph(PLAIN) for _ in range(before - 1))]
    return [*others, *(_paragraph(KEPT) for _ in range(3)), *(_paragraph(PLAIN) for _ in range(after + 1))]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (10, 40, "3 kept with a paragraph"),
        (17, 77, "3 kept with a paragraph"),
        (17, 78, "3 of 3 kept left"),
        (18, 78, "2 of 3 kept left"),
        (20, 78, "3 kept with a paragraph"),
        (22, 10, "3 of 3 kept left"),
        (26, 10, "3 kept with a paragraph"),
    ],
)
def test_kept_paragraphs_stay_where_libreoffice_put_what_they_are_kept_with_on_another_page_at_first(
    before: int, after: int, kind: str
) -> None:
    """It puts 25 on each page at first, 20 of a text of 99 or more, and looks back from a page of its own only."""
    assert kind in _kinds(*_text(before, after))


def test_a_text_of_which_the_first_guess_is_not_known_is_refused() -> None:
    """LibreOffice makes it."""
    with pytest.raises(NotExactError, match="thousand"):
        _kinds(*_text(17, 1000))


def test_a_table_of_which_only_the_last_line_does_not_fit_is_refused() -> None:
    """LibreOffice leaves it on its page where all of it is kept with what follows."""
    cell = Cell(0, 9000, 1, 1, [(KEPT, [Line([], 276, 200)], 276)], at_bottom=False)
    table = Table(SHAPE, [Row([(cell, cell.text(0))], 276, (), is_head=False, may_split=False)])
    room = SHEET.height - SHEET.top - SHEET.bottom - 276
    with pytest.raises(NotExactError, match="ends with a page"):
        _kinds(_paragraph(PLAIN, room - BORDER + 1), table)


@pytest.mark.parametrize(
    ("before", "kept", "kind"),
    [
        (20, 2, "last row moved"),
        (26, 0, "last row moved"),
        (24, 2, "last row moved"),
        (25, 2, "last row kept left"),
        (28, 1, "last row kept left"),
    ],
)
def test_the_last_row_of_a_table_stays_where_libreoffice_put_all_that_is_kept_with_it_on_the_next_page_at_first(
    before: int, kept: int, kind: str
) -> None:
    """So does none of which some are on the page where it stands; 25 paragraphs and rows are put on each."""
    assert kind in _kinds(*_kept_row(*[PLAIN] * before, *[KEPT] * kept))


def test_the_last_row_of_a_table_is_not_guessed_where_another_table_was_put_on_the_next_page() -> None:
    """LibreOffice makes such papers."""
    with pytest.raises(NotExactError, match="last row of a table"):
        _kinds(*_kept_row(*[PLAIN] * 30)[:29], _table(100, 100), *_kept_row(*[PLAIN] * 30)[30:])


@pytest.mark.parametrize("before", [PLAIN, KEPT])
@pytest.mark.parametrize("left", [-1, 0, 9, 10])
def test_a_table_of_which_just_the_heads_would_fit_is_refused(before: ParagraphStyle, left: int) -> None:
    """LibreOffice does not repeat its heads any more where the line below them does not fit."""
    height = SHEET.height - SHEET.top - SHEET.bottom - 300 - left
    blocks = [_paragraph(PLAIN, height - 600), _paragraph(before, 600), _table(300, 500, 9000, 9000)]
    if 0 <= left < BORDER:
        with pytest.raises(NotExactError, match="heads of a table"):
            _kinds(*blocks)
    else:
        assert "table divided" in _kinds(*blocks)


@pytest.mark.parametrize(("left", "divided"), [(2 * 276 + RULE_HEIGHT - 1, False), (2 * 276 + RULE_HEIGHT, True)])
def test_a_paragraph_on_a_line_is_divided_where_the_line_fits_too(left: int, divided: bool) -> None:
    """Either part has it below."""
    ruled = Paragraph(ParagraphStyle(ruled=True), [Line([], 276, 200)] * 4, 0, (0, 9000))
    kinds = _kinds(_paragraph(PLAIN, SHEET.height - SHEET.top - SHEET.bottom - left), ruled)
    assert ("paragraph divided" in kinds) is divided
