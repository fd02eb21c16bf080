"""``report.xlsx``: the table as it was sent, what is wrong with each row written beside it.

A faulty cell is coloured and carries its message as a note; columns in front say what became of the row and all that
is wrong with it. Rows keep their numbers, columns their formats, lists and explanations, and the example stays. The
file can be corrected and sent again as it is: its own columns are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import IO, Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from service.spreadsheets.cells import Cell, as_text
from service.spreadsheets.columns import Column, folded, form_title, noted, own_columns
from service.spreadsheets.import_workbook import (
    EXAMPLE_HEIGHT,
    EXAMPLE_LOOK,
    EXPLANATIONS,
    HEAD_LOOK,
    LISTS,
    LOOK,
    MAX_ROWS,
    WIDTHS,
    freeze_and_filter,
    height,
    number_format,
    write,
    write_explanations,
    write_formats,
    write_header,
)
from service.spreadsheets.rows import Header, passed_over
from service.spreadsheets.workbooks import DATA_SHEET

MAX_NOTES: Final = 20_000
"""Notes are kept in memory until the file is closed; beyond so many the column of messages has to do."""
ERROR, WARNING = "error", "warning"
COLOURS: Final = {ERROR: "#F8CBAD", WARNING: "#FFE699"}
SHORT, WIDE = 22, 60
DAY, MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm:ss"
CELL: Final = re.compile(r"(?<![\w-])[A-Z]{1,3}[1-9]\d*(?!\w)")
"""The name of a cell in a message."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said about a row: at the place of a cell, or about the whole; ``error`` or ``warning``."""

    place: int | None
    message: str
    severity: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the table.

    Attributes:
        number: as the spreadsheet program counts, from 1.
        cells: as sent.
        state: what became of it, in the reader's words.
        remarks: what is to be said about it.
        example: whether it is the row that shows an example.
    """

    number: int
    cells: Sequence[Cell]
    state: str = ""
    remarks: Sequence[Remark] = ()
    example: bool = False


def write_report(
    target: IO[bytes], header: Header, heads: Sequence[Cell], rows: Iterable[ReportRow], language: str
) -> None:
    """Write the report, row by row, in memory that does not grow with their number.

    Columns that an earlier report added are left out, so that reports of reports stay readable.

    Args:
        target: where to write, able to seek.
        header: what the columns mean.
        heads: the first row as sent.
        rows: the others, in their order, no more than a sheet can hold.
        language: of the heads of the columns in front.
    """
    kept = [place for place, cell in enumerate(heads) if folded(as_text(cell)) not in passed_over()]
    own = own_columns(language)
    moved = {place: number for number, place in enumerate(kept, len(own))}
    known = {place: header.columns[place] for place in kept}
    placed = {
        moved[place]: None if column is None else noted(header.form, column)
        for place, column in known.items()
        if column is not None or place == header.external_id
    }
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": form_title(header.form)})
        sheet, explained, lists = (workbook.add_worksheet(name) for name in (DATA_SHEET, EXPLANATIONS, LISTS))
        lists.hide()
        _write_heads(workbook, sheet, (*own, *(as_text(heads[place]) for place in kept)), placed, header.form)
        write_formats(workbook, sheet, lists, placed)
        freeze_and_filter(sheet, len(own) + 1, len(own) + len(kept) - 1)
        writer = _RowWriter(workbook, sheet, moved, known)
        for row in rows:
            if row.number > MAX_ROWS:
                break
            writer.write(row)
        write_explanations(workbook, explained, header.form, [column for column in placed.values() if column])


def _write_heads(
    workbook: xlsxwriter.Workbook,
    sheet: Worksheet,
    texts: Sequence[str],
    placed: Mapping[int, Column | None],
    form: str,
) -> None:
    bold = workbook.add_format(HEAD_LOOK)
    top = workbook.add_format(LOOK)
    for place, text in enumerate(texts):
        if place not in placed:
            sheet.write_string(0, place, text, bold)
            sheet.set_column(place, place, WIDE if place == 1 else SHORT, top)
    write_header(workbook, sheet, placed, form)


class _RowWriter:
    """Writes rows of a report, each in its own place."""

    def __init__(
        self,
        workbook: xlsxwriter.Workbook,
        sheet: Worksheet,
        moved: Mapping[int, int],
        columns: Mapping[int, Column | None],
    ) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._moved = moved
        # Beyond the last head nothing should stand; what does comes back where it can be seen.
        self._known = max(moved, default=-1) + 1
        self._beyond = max(moved.values(), default=-1) + 1 - self._known
        self._formats = {place: number_format(column) for place, column in columns.items()}
        self._widths = {place: WIDTHS[column.kind] if column else SHORT for place, column in columns.items()}
        self._heads = {place: column.header for place, column in columns.items() if column}
        self._styles: dict[tuple[str | None, str], Format] = {}
        self._notes = 0

    def write(self, row: ReportRow) -> None:
        """Write a row with what is to be said about it."""
        line, remarks = row.number - 1, row.remarks
        # What is said of a row that was not read is about the file that was sent.
        if row.cells:
            remarks = [self._moved_remark(row.number, remark) for remark in remarks]
        told = "\n".join(map(self._said, remarks))
        cells = [(as_text(row.cells[place]), width) for place, width in self._widths.items() if place < len(row.cells)]
        self._sheet.set_row(line, max(height([(told, WIDE)]), min(EXAMPLE_HEIGHT, height(cells))))
        write(self._sheet, line, 0, row.state or None)
        write(self._sheet, line, 1, told or None)
        worst = _worst(remarks)
        places = {*self._moved, *range(self._known, len(row.cells))}
        for place in sorted(places):
            column = self._moved.get(place, self._beyond + place)
            cell = row.cells[place] if place < len(row.cells) else None
            severity = worst[place].severity if place in worst else None
            look = (
                self._formats.get(place, number_format(None)) if not hasattr(cell, "isoformat") else _day_format(cell)
            )
            write(self._sheet, line, column, cell, self._style("example" if row.example else severity, look))
            if place in worst and self._notes < MAX_NOTES:
                self._notes += 1
                _note(self._sheet, line, column, [each for each in remarks if each.place == place])

    def _style(self, severity: str | None, shown: str) -> Format:
        """Return how a cell looks: by the gravest remark about it, and by how its content is shown."""
        found = self._styles.get((severity, shown))
        if found is None:
            look = LOOK if severity is None else EXAMPLE_LOOK
            if severity in COLOURS:
                look = {**LOOK, "bg_color": COLOURS[severity], "border": 1}
            found = self._styles[severity, shown] = self._workbook.add_format({**look, "num_format": shown})
        return found

    def _said(self, remark: Remark) -> str:
        """Return a remark as it is read away from its cell."""
        head = None if remark.place is None else self._heads.get(remark.place)
        return remark.message if head is None or head in remark.message else f"«{head}»: {remark.message}"

    def _moved_remark(self, number: int, remark: Remark) -> Remark:
        """Return a remark that names the cells of its row as they lie here."""

        def here(name: re.Match[str]) -> str:
            line, place = xl_cell_to_rowcol(name[0])
            if line != number - 1 or (place not in self._moved and place < self._known):
                return name[0]
            return str(xl_rowcol_to_cell(line, self._moved.get(place, self._beyond + place)))

        return Remark(remark.place, CELL.sub(here, remark.message), remark.severity)


def _day_format(cell: Any) -> str:
    """Return the format of a day, which in that of texts or numbers would be shown as the number it is kept as."""
    return MOMENT if isinstance(cell, datetime) and cell.time() != time() else DAY


def write_list(target: IO[bytes], heads: Sequence[str], lines: Iterable[Sequence[Cell]]) -> None:
    """Write a plain list below its heads, for rows that were not sent as a sheet; memory does not grow with them."""
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        bold = workbook.add_format(HEAD_LOOK)
        sheet = workbook.add_worksheet(DATA_SHEET)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(heads) - 2, SHORT)
        sheet.set_column(len(heads) - 1, len(heads) - 1, WIDE, workbook.add_format({"text_wrap": True}))
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, bold)
        for number, line in enumerate(lines, 1):
            if number >= MAX_ROWS:
                break
            sheet.set_row(number, height([(as_text(line[-1]), WIDE)]))
            for place, value in enumerate(line):
                write(sheet, number, place, value)


def _worst(remarks: Sequence[Remark]) -> dict[int, Remark]:
    """Return the gravest remark about each cell."""
    found: dict[int, Remark] = {}
    for remark in remarks:
        if remark.place is not None and (remark.place not in found or remark.severity == ERROR):
            found[remark.place] = remark
    return found


def _note(sheet: Worksheet, row: int, column: int, remarks: Sequence[Remark]) -> None:
    text = "\n".join(remark.message for remark in remarks)
    sheet.write_comment(row, column, text, {"x_scale": 2, "y_scale": 1 + 0.4 * len(remarks)})
