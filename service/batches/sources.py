"""The rows of a batch, whatever they were sent as: workbook, CSV file, JSON a line, or a list of objects."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Final, Protocol, TypeVar

from service.spreadsheets.cells import is_readable
from service.spreadsheets.columns import NO, YES, CellKind
from service.spreadsheets.csv_files import csv_rows
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.import_workbook import EXAMPLE
from service.spreadsheets.rows import HeaderError, place_of, read_header, read_row
from service.spreadsheets.workbooks import workbook_rows
from service.strict_json import JsonFault, list_items, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from service.spreadsheets.cells import Cell
    from service.spreadsheets.rows import Header, Row
    from service.spreadsheets.workbooks import SheetRow

LONGEST_LINE: Final = 1 << 20
"""Bytes of one row of JSON."""
NO_WORKBOOK: Final = "no-workbook"
BROKEN_SHEET: Final = "broken-sheet"
FORMULA: Final = "="
ITEM_FIELDS: Final = frozenset({"form", "data", "external_id"})


class SourceKind(StrEnum):
    """How the rows are written."""

    XLSX = "xlsx"
    CSV = "csv"
    NDJSON = "ndjson"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row, or a cell of it, cannot be read: key of its words, pointer into the data, what the words name."""

    key: str
    pointer: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row to be checked.

    Attributes:
        number: as its sender counts: the row of the sheet, the line of the file, the place in the list from 1.
        form: slug of its form, where the row itself says so.
        data: what it says; ``None`` where it cannot be read.
        external_id: the sender's own number.
        faults: what cannot be read; a row with any is not checked further.
        misread: finds the cells whose content is not of the kind asked for, for words of a sheet; asked where the
            check found the same, which speaks of ISO dates and codes.
    """

    number: int
    form: str | None
    data: Any
    external_id: str | None
    faults: tuple[Fault, ...] = ()
    misread: Callable[[], Iterable[Fault]] = tuple


def source_rows(file: IO[bytes], kind: SourceKind, form: str | None) -> Iterator[SourceRow]:
    """Yield the rows of a file, in memory that does not grow with their number.

    Args:
        file: what was sent, able to seek.
        kind: how it is written.
        form: the form of all rows; needed for sheets, for others where rows do not name theirs.

    Raises:
        UnusableFileError: the file as a whole cannot be read.
        HeaderError: the first row of a sheet is not that of the form.
    """
    if kind in {SourceKind.XLSX, SourceKind.CSV}:
        if form is None:
            raise UnusableFileError("form-needed")
        rows = workbook_rows(file) if kind is SourceKind.XLSX else csv_rows(file, form)
        yield from _sheet(rows, form)
    elif kind is SourceKind.NDJSON:
        yield from broken_off_after(_lines(file))
    else:
        yield from _list(file)


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


_Row = TypeVar("_Row", bound=_Numbered)


def broken_off_after(rows: Iterator[_Row]) -> Iterator[_Row]:
    """Yield rows; where the file cannot be read on, the error names the row after the last one.

    Raises:
        UnusableFileError: the file cannot be read (on).
    """
    last = None
    try:
        for row in rows:
            yield row
            last = row.number
    except UnusableFileError as error:
        if last is None:
            raise
        # A workbook whose first rows were read is one, whatever its sheet breaks at.
        found = UnusableFileError(BROKEN_SHEET, **error.values) if error.reason == NO_WORKBOOK else error
        found.row = last + 1
        raise found from error.__cause__


def _sheet(rows: Iterator[SheetRow], form: str) -> Iterator[SourceRow]:
    rows = broken_off_after(rows)
    first = next(rows, None)
    if first is None:
        raise UnusableFileError("no-rows")
    header = read_header(form, first.cells)
    for sheet_row in rows:
        row = read_row(header, sheet_row.cells)
        if row is None or row.external_id == EXAMPLE:
            continue
        faults = tuple(_cell_faults(header, sheet_row))
        yield SourceRow(sheet_row.number, form, row.data, row.external_id, faults, partial(_misread, header, row))


def _cell_faults(header: Header, row: SheetRow) -> Iterator[Fault]:
    # A report shows a formula as the text of it, and must not be accepted for that when it comes back.
    formulas = (place for place, cell in enumerate(row.cells) if isinstance(cell, str) and cell.startswith(FORMULA))
    for key, places in (("formula", sorted({*row.formulas, *formulas})), ("cell_error", row.broken)):
        for place in places:
            column = header.columns[place] if place < len(header.columns) else None
            if column is not None or place == header.external_id:
                steps = () if column is None else column.path
                yield Fault(key, "".join(f"/{step}" for step in steps), {"cell": address(row.number, place)})


def _misread(header: Header, row: Row) -> Iterator[Fault]:
    for path, place in row.places.items():
        column = header.columns[place]
        value: Any = row.data
        for step in path:
            value = value[step]
        if column is not None and not is_readable(column, value):
            pointer = "".join(f"/{step}" for step in path)
            choices = (YES, NO) if column.kind is CellKind.FLAG else tuple(column.choices)
            key = "cell_choice" if choices else f"cell_{column.kind}"
            yield Fault(key, pointer, {"column": column.header, "choices": ", ".join(choices)})


def address(number: int, place: int) -> str:
    """Return the name of a cell as spreadsheet programs write it: «C12»."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{number}"


def _lines(file: IO[bytes]) -> Iterator[SourceRow]:
    file.seek(0)
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise UnusableFileError("line-too-long", line=number, limit=LONGEST_LINE >> 10)
        text = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if text.strip():
            yield _read_line(number, text)


def _read_line(number: int, line: bytes) -> SourceRow:
    try:
        value = parse(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _unreadable(number, "encoding", position=error.start + 1)
    except JsonFault as fault:
        return _unreadable(number, fault.reason, **fault.values)
    return _item(number, value)


def _list(file: IO[bytes]) -> Iterator[SourceRow]:
    file.seek(0)
    try:
        for number, text in enumerate(list_items(file, LONGEST_LINE), 1):
            yield _read_item(number, text)
    except UnicodeDecodeError as error:
        raise UnusableFileError("no-encoding") from error
    except JsonFault as fault:
        if fault.reason == "list":
            raise UnusableFileError("no-list") from fault
        if fault.reason == "length":
            raise UnusableFileError("row-too-long", limit=LONGEST_LINE >> 10) from fault
        raise UnusableFileError("no-json", **fault.values) from fault


def _read_item(number: int, text: str) -> SourceRow:
    try:
        return _item(number, parse(text))
    except JsonFault as fault:
        return _unreadable(number, fault.reason, **fault.values)


def _item(number: int, value: Any) -> SourceRow:
    """Read ``{"data": …, "form"?: …, "external_id"?: …}``."""
    if not isinstance(value, dict):
        return _unreadable(number, "item")
    if strange := sorted(value.keys() - ITEM_FIELDS):
        return _unreadable(number, "item_field", name=strange[0])
    form, external_id = value.get("form"), value.get("external_id")
    if not isinstance(form, str | None) or not isinstance(external_id, str | None) or "data" not in value:
        return _unreadable(number, "item")
    return SourceRow(number, form, value["data"], external_id)


def _unreadable(number: int, key: str, **values: Any) -> SourceRow:
    return SourceRow(number, None, None, None, (Fault(key, "", values),))


def sheet_place(header: Header, cells: Sequence[Cell], pointer: str) -> int | None:
    """Return the place of the cell a violation of a sheet's row is about, ``None`` for the row as a whole."""
    row: Row | None = read_row(header, cells)
    return None if row is None else place_of(header, row, pointer)


__all__ = ["Fault", "HeaderError", "SourceKind", "SourceRow", "address", "sheet_place", "source_rows"]
