"""The table of a form in a workbook or a CSV file: where it is, where it begins, and what of it is a row.

The header may stand below a title; the sheet is the one that has rows below a header of the form. What is kept
beside it is passed over where nothing can be lost by it: their own columns, the numbers below a header, the example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from functools import cache, partial
from itertools import islice
from typing import IO, Any, Final

from doc_templates import catalogue
from service.spreadsheets.cells import Cell, as_text, is_blank, meaning
from service.spreadsheets.columns import STAFF, CellKind, Column, Path, folded, form_title, usual_columns, value_at
from service.spreadsheets.csv_files import csv_rows, encoding_of
from service.spreadsheets.errors import UnusableFileError, broken_off_after
from service.spreadsheets.file_kinds import kind_of_text
from service.spreadsheets.import_workbook import EXAMPLE, shown
from service.spreadsheets.rows import Header, Row, headers_named, read_header, read_row
from service.spreadsheets.sheets import LookedEnoughError, SheetRow
from service.spreadsheets.workbooks import Sheet, Workbook, default_sheet, open_workbook
from validators.staff.sample import SAMPLE_MEMBER

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
        sheet: the name of the sheet in a workbook.
        encoding: that of a CSV file.
    """

    first: SheetRow
    header: Header
    rows: Iterator[SheetRow]
    sheet: str | None = None
    encoding: str | None = None

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
        # Asked first: it moves the place at which the rows are read.
        encoding = encoding_of(file, form)
        yield replace(_table(form, csv_rows(file, form, encoding)), encoding=encoding)
        return
    with open_workbook(file) as workbook:
        sheet = _sheet(workbook, form)
        yield replace(_table(form, workbook.rows(sheet)), sheet=sheet.name)


def forms_of(file: IO[bytes], forms: Sequence[str], *, is_csv: bool) -> list[str]:
    """Return the forms whose columns a file has: the one its workbook was made for, else those with most of them.

    Args:
        file: what was sent, able to seek.
        forms: slugs of the forms to look for.
        is_csv: whether it is a CSV file, or else a workbook.

    Raises:
        UnusableFileError: it cannot be read, whatever its form.
    """
    if is_csv:
        if foreign := kind_of_text(file):
            raise UnusableFileError(foreign)
        return _likest(forms, lambda form: _table(form, csv_rows(file, form)))
    with open_workbook(file) as workbook:
        made_for = [form for form in forms if form_title(form) == workbook.title]
        return _likest(made_for, partial(_of_workbook, workbook)) or _likest(forms, partial(_of_workbook, workbook))


def _of_workbook(workbook: Workbook, form: str) -> Table:
    return _table(form, workbook.rows(_sheet(workbook, form)))


def _likest(forms: Iterable[str], table_of: Callable[[str], Table]) -> list[str]:
    found: dict[str, int] = {}
    for form in forms:
        with suppress(UnusableFileError):
            found[form] = _recognized(table_of(form))
    most = max(found.values(), default=0)
    return [form for form, number in found.items() if number == most]


def _recognized(table: Table) -> int:
    return sum(column is not None for column in table.header.columns)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file shows at its beginning.

    Attributes:
        sheet: the name of the sheet that is read, of a workbook.
        encoding: that of a CSV file.
        known: the columns of the form, as their heads stand in the file.
        passed_over: the columns that are not read: clients' own and those of a report.
        absent: the columns that the workbook of the form has and the file has not.
        rows: the first rows below the header: the number of each, and its cells below the columns of the form as text.
    """

    sheet: str | None
    encoding: str | None
    known: list[str]
    passed_over: list[str]
    absent: list[str]
    rows: list[tuple[int, list[str]]]


def glance(file: IO[bytes], form: str, *, is_csv: bool, most: int) -> Glance:
    """Return what a file shows at its beginning.

    Args:
        file: what was sent, able to seek.
        form: the form whose columns it has.
        is_csv: whether it is a CSV file, or else a workbook.
        most: how many rows to return.

    Raises:
        UnusableFileError: it cannot be read, or no row of it is a header of the form.
    """
    with open_table(file, form, is_csv=is_csv) as table:
        heads = [as_text(cell) for cell in table.first.cells]
        places = [place for place, column in enumerate(table.header.columns) if column is not None]
        others = {*range(len(heads))} - {*places, *table.header.unnamed, table.header.external_id}
        usual = usual_columns(form, sample_of(form))
        paths = {column.path for column in table.header.columns if column is not None}
        first = islice((row.sheet_row for row in table.read() if not row.example), most)
        return Glance(
            sheet=table.sheet,
            encoding=table.encoding,
            known=[heads[place] for place in places],
            passed_over=[head for place, head in enumerate(heads) if place in others],
            absent=[column.header for column in usual if column.path not in paths],
            rows=[(row.number, [_shown(row.cells, place) for place in places]) for row in first],
        )


def _shown(cells: Sequence[Cell], place: int) -> str:
    """Return a cell as people write it, a day with dots."""
    cell = cells[place] if place < len(cells) else None
    if isinstance(cell, datetime) and cell.time() == time():
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, float):
        return as_text(cell).replace(".", ",")
    return f"{cell:%d.%m.%Y}" if isinstance(cell, date) and not isinstance(cell, datetime) else as_text(cell)


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


def sample_of(form: str) -> Mapping[str, Any]:
    """Return the data of the example of a form, or of the staff list."""
    found: Mapping[str, Any] = SAMPLE_MEMBER if form == STAFF else catalogue.form(form).sample()
    return found


@cache
def _example(form: str) -> Mapping[Path, Any]:
    sample = sample_of(form)
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
