"""``report.xlsx``: the rows as they were sent, what is wrong with each written beside it.

A faulty cell is coloured and carries its message as a note; columns in front say what became of the row and all that
is wrong with it. The file can be corrected and sent again as it is: its own columns are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter

from service.spreadsheets.cells import Cell, as_text
from service.spreadsheets.columns import OWN_COLUMNS, folded
from service.spreadsheets.heights import LINE, height
from service.spreadsheets.import_workbook import HEADER_LINES, MOST_ROWS, write
from service.spreadsheets.rows import PASSED_OVER
from service.spreadsheets.workbooks import DATA_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_NOTES: Final = 20_000
"""Notes are kept in memory until the file is closed; beyond so many the column of messages has to do."""
ERROR, WARNING = "error", "warning"
COLOURS: Final = {ERROR: "#F8CBAD", WARNING: "#FFE699"}
SHORT, WIDE = 22, 60


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said about a row: at the place of a cell, or about the whole; ``error`` or ``warning``."""

    place: int | None
    message: str
    severity: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row as sent, what became of it in the reader's words, and the remarks."""

    cells: Sequence[Cell]
    state: str
    remarks: Sequence[Remark]


def write_report(target: IO[bytes], header: Sequence[Cell], rows: Iterable[ReportRow], language: str) -> None:
    """Write the report, row by row, in memory that does not grow with their number.

    Columns that an earlier report added are left out, so that reports of reports stay readable.

    Args:
        target: where to write, able to seek.
        header: the first row as sent.
        rows: the others, in their order, no more than a sheet can hold.
        language: of the heads of the columns in front.
    """
    kept = [place for place, cell in enumerate(header) if folded(as_text(cell)) not in PASSED_OVER]
    own = OWN_COLUMNS[language]
    moved = {place: number for number, place in enumerate(kept, len(own))}
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        styles = _styles(workbook)
        sheet = workbook.add_worksheet(DATA_SHEET)
        sheet.freeze_panes(1, len(own) + 1)
        sheet.set_row(0, HEADER_LINES * LINE)
        top = workbook.add_format({"valign": "top"})
        sheet.set_column(0, 0, SHORT, top)
        sheet.set_column(1, 1, WIDE, workbook.add_format({"text_wrap": True, "valign": "top"}))
        sheet.set_column(len(own), len(own) + len(kept), SHORT)
        for number, text in enumerate((*own, *(as_text(header[place]) for place in kept))):
            sheet.write_string(0, number, text, bold)
        notes = 0
        for number, row in enumerate(rows, 1):
            if number >= MOST_ROWS:
                break
            told = _all(row.remarks)
            sheet.set_row(number, height([(told, WIDE)]))
            sheet.write_string(number, 0, row.state)
            sheet.write_string(number, 1, told)
            worst = _worst(row.remarks)
            for place, column in moved.items():
                cell = row.cells[place] if place < len(row.cells) else None
                severity = worst[place].severity if place in worst else None
                write(sheet, number, column, cell, styles[severity, _is_day(cell)])
                if place in worst and notes < MOST_NOTES:
                    notes += 1
                    _note(sheet, number, column, [each for each in row.remarks if each.place == place])


def write_list(target: IO[bytes], heads: Sequence[str], lines: Iterable[Sequence[Cell]]) -> None:
    """Write a plain list below its heads, for rows that were not sent as a sheet; memory does not grow with them."""
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        sheet = workbook.add_worksheet(DATA_SHEET)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(heads) - 2, SHORT)
        sheet.set_column(len(heads) - 1, len(heads) - 1, WIDE, workbook.add_format({"text_wrap": True}))
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, bold)
        for number, line in enumerate(lines, 1):
            if number >= MOST_ROWS:
                break
            sheet.set_row(number, height([(as_text(line[-1]), WIDE)]))
            for place, value in enumerate(line):
                write(sheet, number, place, value)


def _styles(workbook: xlsxwriter.Workbook) -> dict[tuple[str | None, bool], Format]:
    """Return how a cell looks: by the gravest remark about it, and by whether it holds a day."""
    looks: dict[str | None, dict[str, Any]] = {None: {}}
    looks |= {severity: {"bg_color": colour, "border": 1, "num_format": "@"} for severity, colour in COLOURS.items()}
    # A day in the format of texts would be shown as the number it is kept as.
    kinds: dict[bool, dict[str, Any]] = {True: {"num_format": "dd.mm.yyyy"}, False: {}}
    return {
        (severity, is_day): workbook.add_format({"valign": "top", **look, **kind})
        for severity, look in looks.items()
        for is_day, kind in kinds.items()
    }


def _all(remarks: Sequence[Remark]) -> str:
    return "\n".join(each.message for each in remarks)


def _worst(remarks: Sequence[Remark]) -> dict[int, Remark]:
    """Return the gravest remark about each cell."""
    found: dict[int, Remark] = {}
    for remark in remarks:
        if remark.place is not None and (remark.place not in found or remark.severity == ERROR):
            found[remark.place] = remark
    return found


def _note(sheet: Worksheet, row: int, column: int, remarks: Sequence[Remark]) -> None:
    sheet.write_comment(row, column, _all(remarks), {"x_scale": 2, "y_scale": 1 + 0.4 * len(remarks)})


def _is_day(cell: Cell) -> bool:
    return hasattr(cell, "isoformat")
