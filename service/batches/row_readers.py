"""The rows of a batch, whatever they were sent as: workbook, CSV file, JSON a line, or a list of objects."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import IO, Any, Final

from service.spreadsheets.cell_findings import RowFinding, cell_remarks, unreadable_cells, wrong_kinds
from service.spreadsheets.cells import as_text
from service.spreadsheets.errors import UnusableFileError, broken_off_after
from service.spreadsheets.file_kinds import kind_of_text
from service.spreadsheets.tables import open_table
from service.strict_json import JsonFault, list_items, parse

MAX_LINE_LENGTH: Final = 1 << 20
"""Bytes of one row of JSON."""
ITEM_FIELDS: Final = frozenset({"form", "data", "external_id"})


class SourceKind(StrEnum):
    """How the rows are written."""

    XLSX = "xlsx"
    CSV = "csv"
    NDJSON = "ndjson"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class InputRow:
    """A row to be checked.

    Attributes:
        number: as its sender counts: the row of the sheet, the line of the file, the place in the list from 1.
        form: slug of its form, where the row itself says so.
        data: what it says; ``None`` where it cannot be read.
        external_id: the sender's own number.
        errors: what cannot be read; a row with any is not checked further.
        cell_errors: cells whose content is not of the kind asked for, in words of a sheet; reported where the check
            finds the same, which names ISO dates and codes.
        remarks: what is odd about how the row stands in the file, and did not keep it from being read.
    """

    number: int
    form: str | None
    data: Any
    external_id: str | None
    errors: tuple[RowFinding, ...] = ()
    cell_errors: tuple[RowFinding, ...] = ()
    remarks: tuple[RowFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class JsonRow:
    """A row that was sent as JSON and not parsed yet."""

    number: int
    text: str

    def parsed(self) -> InputRow:
        """Return what it says: ``{"data": …, "form"?: …, "external_id"?: …}``."""
        try:
            value = parse(self.text)
        except JsonFault as fault:
            return _unreadable(self.number, fault.reason, **fault.values)
        if not isinstance(value, dict):
            return _unreadable(self.number, "item")
        if strange := sorted(value.keys() - ITEM_FIELDS):
            return _unreadable(self.number, "item_field", name=strange[0])
        form, external_id = value.get("form"), value.get("external_id")
        if not isinstance(external_id, str | None):
            return _unreadable(self.number, "item_external_id")
        if not isinstance(form, str | None) or "data" not in value:
            return _unreadable(self.number, "item")
        return InputRow(self.number, form, value["data"], external_id)


def input_rows(file: IO[bytes], kind: SourceKind, form: str | None) -> Iterator[InputRow]:
    """Yield the rows of a file, in memory that does not grow with their number; raises as :func:`rows_as_sent`."""
    for row in rows_as_sent(file, kind, form):
        yield row.parsed() if isinstance(row, JsonRow) else row


def rows_as_sent(file: IO[bytes], kind: SourceKind, form: str | None) -> Iterator[InputRow | JsonRow]:
    """Yield the rows of a file, those of JSON not parsed yet, in memory that does not grow with their number.

    Args:
        file: what was sent, able to seek.
        kind: how it is written.
        form: the form of all rows; needed for sheets, for others where rows do not name theirs.

    Raises:
        UnusableFileError: the file as a whole cannot be read.
    """
    if kind in {SourceKind.XLSX, SourceKind.CSV}:
        if form is None:
            raise UnusableFileError("form-needed")
        yield from _sheet(file, form, is_csv=kind is SourceKind.CSV)
        return
    if foreign := kind_of_text(file):
        raise UnusableFileError(foreign)
    file.seek(0)
    yield from broken_off_after(_lines(file)) if kind is SourceKind.NDJSON else _list(file)


def as_line(row: InputRow | JsonRow) -> bytes:
    """Return a row as a line of JSON, from which :func:`from_line` makes it again.

    A row of JSON keeps its text, and is parsed when it is needed: numbers stay as they were written. A date in a cell
    where none belongs becomes text; that it is no number stays as true.
    """
    kept: tuple[Any, ...]
    if isinstance(row, JsonRow):
        kept = (row.number, row.text)
    else:
        found = ([astuple(each) for each in those] for those in (row.errors, row.cell_errors, row.remarks))
        kept = (row.number, row.form, row.data, row.external_id, *found)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=as_text).encode("utf-8", "surrogatepass")


def from_line(line: bytes) -> InputRow:
    """Return the row of a line that :func:`as_line` made."""
    number, *rest = json.loads(line)
    if len(rest) == 1:
        return JsonRow(number, *rest).parsed()
    form, data, external_id, *found = rest
    return InputRow(number, form, data, external_id, *(tuple(RowFinding(*each) for each in those) for those in found))


def _sheet(file: IO[bytes], form: str, *, is_csv: bool) -> Iterator[InputRow]:
    with open_table(file, form, is_csv=is_csv) as table:
        for row in table.read():
            if not row.example:
                found = (tuple(find(table.header, row)) for find in (unreadable_cells, wrong_kinds, cell_remarks))
                yield InputRow(row.sheet_row.number, form, row.data, row.external_id, *found)


def _lines(file: IO[bytes]) -> Iterator[InputRow | JsonRow]:
    number = 0
    while line := file.readline(MAX_LINE_LENGTH + 1):
        number += 1
        if len(line) > MAX_LINE_LENGTH:
            raise UnusableFileError("line-too-long", line=number, limit=MAX_LINE_LENGTH >> 10)
        text = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if text.strip():
            try:
                yield JsonRow(number, text.decode("utf-8"))
            except UnicodeDecodeError as error:
                yield _unreadable(number, "encoding", position=error.start + 1)


def _list(file: IO[bytes]) -> Iterator[JsonRow]:
    try:
        for number, text in enumerate(list_items(file, MAX_LINE_LENGTH), 1):
            yield JsonRow(number, text)
    except UnicodeDecodeError as error:
        raise UnusableFileError("no-encoding") from error
    except JsonFault as fault:
        if fault.reason == "list":
            raise UnusableFileError("no-list") from fault
        if fault.reason == "length":
            raise UnusableFileError("row-too-long", limit=MAX_LINE_LENGTH >> 10) from fault
        raise UnusableFileError("no-json", **fault.values) from fault


def _unreadable(number: int, key: str, **values: Any) -> InputRow:
    return InputRow(number, None, None, None, (RowFinding(key, "", values),))
