"""The rows of a batch are kept in a file: any of them come back as they were read, or the damage is noticed."""

from __future__ import annotations

import io
import json
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from service.batches.row_files import RowFile, write_rows
from service.batches.row_readers import InputRow, JsonRow, SourceKind, as_line, from_line, input_rows, rows_as_sent
from service.errors import FileDamagedError, FileMissingError
from service.files.store import open_file_store
from service.spreadsheets.cell_findings import RowFinding
from service.spreadsheets.errors import UnusableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.files.store import FileStore
    from service.settings import Settings

LINES = b"".join(b'{"form": "b2_score_sheet", "data": {"days_worked": %d.0}}\n' % number for number in range(10))


def _rows() -> Iterator[InputRow | JsonRow]:
    return rows_as_sent(io.BytesIO(LINES), SourceKind.NDJSON, None)


def _kept(files: FileStore, rows: Iterator[InputRow | JsonRow]) -> RowFile:
    target = io.BytesIO()
    number = write_rows(target, rows, "batch")
    kept = files.put_file(target)
    return RowFile(kept.sha256, kept.size, number)


@pytest.mark.parametrize("number", range(1, 13))
def test_rows_come_back_from_any_place(settings: Settings, number: int) -> None:
    """In their order, each as it was sent; after the last it is told that it is."""
    files = open_file_store(settings)
    file = _kept(files, _rows())
    wanted = list(input_rows(io.BytesIO(LINES), SourceKind.NDJSON, None))
    for first in range(11):
        segment = file.read(files, first, number)
        assert [from_line(line) for line in segment.lines] == wanted[first : first + number]
        assert (segment.last, segment.failure) == (first + number >= 10, None)


def test_after_the_rows_that_could_be_read_comes_why_no_more_could(settings: Settings) -> None:
    """Nothing of the reason is told before."""
    files = open_file_store(settings)

    def rows() -> Iterator[InputRow | JsonRow]:
        yield from _rows()
        error = UnusableFileError("broken-sheet")
        error.row = 11
        raise error

    file = _kept(files, rows())
    assert file.rows == 10
    assert file.read(files, 0, 9).failure is None
    assert file.read(files, 9, 1).failure == {"reason": "broken-sheet", "values": {}, "row": 11}
    empty = _kept(files, iter(()))
    assert (empty.read(files, 0, 5).lines, empty.read(files, 0, 5).last) == ([], True)


def test_the_same_rows_of_two_batches_are_two_files() -> None:
    """So that deleting those of one leaves those of the other."""
    one, other = io.BytesIO(), io.BytesIO()
    write_rows(one, _rows(), "one")
    write_rows(other, _rows(), "other")
    assert one.getvalue() != other.getvalue()


def test_no_damaged_byte_becomes_data(settings: Settings) -> None:
    """Wherever it is in the file: in a row, in how the reading ended, or in where a row ends."""
    files = open_file_store(settings)
    file = _kept(files, _rows())
    path = settings.data_dir / "files" / file.sha256[:2] / file.sha256[2:4] / file.sha256
    content = path.read_bytes()
    for place in range(0, len(content), 7):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(FileDamagedError):
            file.read(files, 0, 10)
    for size in (0, 1, len(content) - 1):
        path.write_bytes(content[:size])
        with pytest.raises(FileDamagedError):
            file.read(files, 0, 10)
    path.unlink()
    with pytest.raises(FileMissingError):
        file.read(files, 0, 10)


def test_a_row_of_json_comes_back_as_it_was_written() -> None:
    """A number to its last zero, halves of letters, and an error where it stands."""
    for text in ('{"form":"f","data":{"a":4.1300,"b":1e5,"c":40.0}}', '{"data":"\\ud800\\u0000"}', '{"data": {}\r\n'):
        row = JsonRow(7, text)
        assert repr(from_line(as_line(row))) == repr(row.parsed())
        assert json.loads(as_line(row)) == [7, text]


def test_a_row_of_a_sheet_comes_back_as_it_was_read() -> None:
    """Cell by cell, with what is said about it; a date where a number belongs is none as text either."""
    finding = RowFinding("cell_turned", "/scores/0/score", {"cell": "B2"})
    data: dict[str, Any] = {"a": 4.2, "b": 0.1 + 0.2, "c": 1e22, "d": True, "e": "\ud83d", "f": [{"g": None}], "h": 7}
    row = InputRow(12, "b2_score_sheet", data, "N-1", (finding,), (finding, finding), (finding,))
    assert repr(from_line(as_line(row))) == repr(row)
    at, day = datetime.fromisoformat("2026-01-15T12:30:00"), datetime.fromisoformat("2026-01-15")
    days = {"a": day.date(), "b": at, "c": time(12), "d": day}
    read = from_line(as_line(InputRow(12, None, days, None)))
    assert read.data == {"a": "2026-01-15", "b": "2026-01-15T12:30:00", "c": "12:00:00", "d": "2026-01-15"}
