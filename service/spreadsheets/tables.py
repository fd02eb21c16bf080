"""The table of a form in a workbook or a CSV file: where it is, where it begins, and what of it is a row.

The header may stand below a title; the sheet is the one that has rows below a header of the form. What is kept
beside it is passed over where nothing can be lost by it: their own columns, the numbers below a header, the example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from functools import cache
from typing import IO, Any, Final

from doc_templates import catalogue
from service.spreadsheets.cells import Cell, is_blank, meaning
from service.spreadsheets.columns import CellKind, Column, Path, folded, usual_columns, value_at
from service.spreadsheets.csv_files import csv_rows
from service.spreadsheets.errors import UnusableFileError, broken_off_after
from service.spreadsheets.import_workbook import EXAMPLE, shown
from service.spreadsheets.rows import Header, Row, headers_named, read_header, read_row
from service.spreadsheets.sheets import LookedEnoughError, SheetRow
from service.spreadsheets.workbooks import Sheet, Workbook, default_sheet, open_workbook

MAX_TITLE_ROWS: Final = 10
"""Rows with something in them that may stand above the header."""
MAX_TITLE_CELLS: Final = 3
"""Cells of such a row; in a wide table a quarter of its columns. More would be a row of data."""
MIN_HEADERS: Final = 2
MIN_NUMBERS: Final = 3
PEEK_BYTES: Final = 1 << 18
"""Bytes of a sheet that are looked at to see whether it has a table of the form."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a form, open for reading.

    Attributes:
        first: the row with the headers.
        header: what they mean.
        rows: the rows below, to be read once.
    """

    first: SheetRow
    header: Header
    rows: Iterator[SheetRow]

    def read(self) -> Iterator[Row]:
        """Yield the rows with something in them, without the numbers below a header.

        Raises:
            UnusableFileError: the file cannot be read on; the error names the row after the last one.
        """
        begun = False
        for sheet_row in broken_off_after(self.rows, self.first.number):
            row = read_row(self.header, sheet_row)
            if row is None:
                continue
            first, begun = not begun, True
            if first and _is_numbering(sheet_row.cells):
                continue
            if row.external_id is not None and folded(row.external_id) == folded(EXAMPLE):
                example = is_example(self.header, sheet_row.cells)
                yield replace(row, external_id=None, marked=not example, example=example)
            else:
                yield row


@contextmanager
def open_table(file: IO[bytes], form: str, *, is_csv: bool) -> Iterator[Table]:
    """Give the table of a form to be read while the block runs.

    Args:
        file: what was sent, able to seek.
        form: the form whose columns it has.
        is_csv: whether it is a CSV file, or else a workbook.

    Raises:
        UnusableFileError: it cannot be read, or no row of it is a header of the form; while its rows are read too.
    """
    if is_csv:
        yield _table(form, csv_rows(file, form))
        return
    with open_workbook(file) as workbook:
        yield _table(form, workbook.rows(_sheet(workbook, form)))


def _table(form: str, rows: Iterator[SheetRow]) -> Table:
    above: list[SheetRow] = []
    for row in rows:
        filled = _filled(row.cells)
        if not filled:
            continue
        named = headers_named(form, row.cells)
        if named >= MIN_HEADERS and 2 * named >= filled:
            most = max(MAX_TITLE_CELLS, filled // 4)
            first = next((each for each in above if _filled(each.cells) > most), row)
            return Table(first, read_header(form, first.cells), rows)
        above.append(row)
        if len(above) == MAX_TITLE_ROWS:
            break
    if not above:
        raise UnusableFileError("no-rows")
    likest = max(above, key=lambda each: headers_named(form, each.cells))
    return Table(likest, read_header(form, likest.cells), rows)


def _filled(cells: Sequence[Cell]) -> int:
    return sum(not is_blank(cell) for cell in cells)


class _Found(IntEnum):
    """What a sheet has of a form."""

    NOTHING = 0
    HEADER = 1
    ROWS = 2


def _sheet(workbook: Workbook, form: str) -> Sheet:
    """Return the sheet with the table of a form.

    Raises:
        UnusableFileError: several have rows, so that some would be lost.
    """
    usual = default_sheet(workbook)
    shown_sheets = [sheet for sheet in workbook.sheets if sheet.visible]
    if len(shown_sheets) == 1:
        return usual
    found = {sheet: _peek(workbook, sheet, form) for sheet in shown_sheets}
    filled = [sheet for sheet, what in found.items() if what is _Found.ROWS]
    if len(filled) > 1:
        raise UnusableFileError("several-sheets", names=", ".join(f"«{sheet.name[:60]}»" for sheet in filled[:10]))
    if filled or found[usual] is _Found.HEADER:
        return filled[0] if filled else usual
    return max(shown_sheets, key=lambda sheet: (found[sheet], sheet is usual))


def _peek(workbook: Workbook, sheet: Sheet, form: str) -> _Found:
    found = _Found.NOTHING
    try:
        table = _table(form, workbook.rows(sheet, within=PEEK_BYTES))
        found = _Found.HEADER
        return _Found.ROWS if any(not row.example for row in table.read()) else found
    except (LookedEnoughError, UnusableFileError):
        # What follows a header and cannot be looked at is reported when the sheet is read.
        return _Found.ROWS if found is _Found.HEADER else found


def _is_numbering(cells: Sequence[Cell]) -> bool:
    """Tell whether a row only counts the columns, as official tables do below their header."""
    numbers = [str(cell).strip() for cell in cells if not is_blank(cell)]
    return len(numbers) >= MIN_NUMBERS and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def is_example(header: Header, cells: Sequence[Cell]) -> bool:
    """Tell whether nothing stands in a row but what stands in the example of its form."""
    example = _example(header.form)
    return all(
        column is None or is_blank(cell) or example.get(column.path) == _comparable(column, meaning(column, cell))
        for column, cell in zip(header.columns, cells, strict=False)
    )


@cache
def _example(form: str) -> Mapping[Path, Any]:
    sample = catalogue.form(form).sample()
    columns = usual_columns(form, sample)
    values = [(column, shown(column, value_at(sample, column.path))) for column in columns]
    return {column.path: _comparable(column, meaning(column, cell)) for column, cell in values if cell is not None}


def _comparable(column: Column, value: Any) -> Any:
    if column.kind not in {CellKind.NUMBER, CellKind.WHOLE}:
        return value
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return value
