"""The rows of a batch, whatever they were sent as: workbook, CSV file, JSON a line, or a list of objects."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Final

from service.spreadsheets.cell_faults import cell_faults, cell_remarks
from service.spreadsheets.cells import is_readable
from service.spreadsheets.columns import NO, YES, CellKind
from service.spreadsheets.errors import UnusableFileError, broken_off_after
from service.spreadsheets.file_kinds import kind_of_text
from service.spreadsheets.rows import HeaderError, place_of, read_row
from service.spreadsheets.sheets import address
from service.spreadsheets.tables import open_table
from service.strict_json import JsonFault, list_items, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from service.spreadsheets.cells import Cell
    from service.spreadsheets.rows import Header, Row

LONGEST_LINE: Final = 1 << 20
"""Bytes of one row of JSON."""
WHOLE_NUMBERS: Final = {"quarter": "cell_quarter", "year": "cell_year"}
"""Words of their own for whole numbers that are no counts, by the last step of their path."""
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
        remarks: what is odd about how the row stands in the file, and did not keep it from being read.
    """

    number: int
    form: str | None
    data: Any
    external_id: str | None
    faults: tuple[Fault, ...] = ()
    misread: Callable[[], Iterable[Fault]] = tuple
    remarks: tuple[Fault, ...] = ()


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
        with open_table(file, form, is_csv=kind is SourceKind.CSV) as table:
            for entry in table.entries():
                if entry.example:
                    continue
                faults = tuple(Fault(*each) for each in cell_faults(table.header, entry))
                remarks = tuple(Fault(*each) for each in cell_remarks(table.header, entry))
                number, row = entry.sheet_row.number, entry.row
                if row is None:
                    yield SourceRow(number, form, None, None, faults, remarks=remarks)
                    continue
                misread = partial(_misread, table.header, row)
                yield SourceRow(number, form, row.data, row.external_id, faults, misread, remarks)
        return
    if foreign := kind_of_text(file):
        raise UnusableFileError(foreign)
    if kind is SourceKind.NDJSON:
        yield from broken_off_after(_lines(file))
    else:
        yield from _list(file)


def _misread(header: Header, row: Row) -> Iterator[Fault]:
    for path, place in row.places.items():
        column = header.columns[place]
        value: Any = row.data
        for step in path:
            value = value[step]
        if column is not None and not is_readable(column, value):
            pointer = "".join(f"/{step}" for step in path)
            choices = (YES, NO) if column.kind is CellKind.FLAG else tuple(column.choices)
            key = "cell_choice" if choices else WHOLE_NUMBERS.get(str(path[-1]), f"cell_{column.kind}")
            yield Fault(key, pointer, {"column": column.header, "choices": ", ".join(choices)})


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
    if not isinstance(external_id, str | None):
        return _unreadable(number, "item_external_id")
    if not isinstance(form, str | None) or "data" not in value:
        return _unreadable(number, "item")
    return SourceRow(number, form, value["data"], external_id)


def _unreadable(number: int, key: str, **values: Any) -> SourceRow:
    return SourceRow(number, None, None, None, (Fault(key, "", values),))


def sheet_place(header: Header, cells: Sequence[Cell], pointer: str) -> int | None:
    """Return the place of the cell a violation of a sheet's row is about, ``None`` for the row as a whole."""
    row: Row | None = read_row(header, cells)
    return None if row is None else place_of(header, row, pointer)


__all__ = ["Fault", "HeaderError", "SourceKind", "SourceRow", "address", "sheet_place", "source_rows"]
