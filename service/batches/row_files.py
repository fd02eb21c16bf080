"""The rows of a batch, read once from what was sent and kept in the file store until the last of them is checked.

A file of rows is lines of JSON, one for each row and one for how the reading ended, followed by an entry for each line:
where it ends and its CRC-32. Some rows in the middle are thus read without the others, and known to be undamaged.
"""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any, Final

from service.batches.row_readers import InputRow, JsonRow, as_line
from service.errors import FileDamagedError
from service.files.store import FileStore
from service.spreadsheets.errors import UnusableFileError

ENTRY: Final = struct.Struct(">QI")


@dataclass(frozen=True, slots=True)
class Segment:
    """Some rows that follow one another.

    Attributes:
        lines: the rows, as :func:`service.batches.row_readers.from_line` reads them.
        last: whether no row comes after them.
        failure: after the last row, why what was sent could not be read to its end; ``None`` where it could.
    """

    lines: list[bytes]
    last: bool
    failure: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class RowFile:
    """A file of rows in the file store.

    Attributes:
        sha256: which file.
        size: its bytes.
        rows: how many rows it has.
    """

    sha256: str
    size: int
    rows: int

    def read(self, files: FileStore, first: int, number: int) -> Segment:
        """Return up to ``number`` rows from the place ``first``, counted from 0.

        Raises:
            FileMissingError: there is no such file.
            FileDamagedError: it is not what was written.
            StorageError: the store cannot be read.
        """
        if first + number < self.rows:
            return Segment(self._lines(files, first, first + number), last=False, failure=None)
        *lines, ending = self._lines(files, first, self.rows + 1)
        return Segment(lines, last=True, failure=json.loads(ending)["failure"])

    def _lines(self, files: FileStore, first: int, last: int) -> list[bytes]:
        # The first line begins where the one before it ends.
        before = min(first, 1)
        entries = self._entries(files, first - before, last)
        begin = entries[0][0] if before else 0
        content = self._part(files, begin, entries[-1][0] - begin)
        lines, at = [], begin
        for end, checksum in entries[before:]:
            line = content[at - begin : end - begin]
            if zlib.crc32(line) != checksum:
                raise FileDamagedError(f"the rows kept in {self.sha256} are damaged")
            lines.append(line)
            at = end
        return lines

    def _entries(self, files: FileStore, first: int, last: int) -> list[tuple[int, int]]:
        begin = self.size - ENTRY.size * (self.rows + 1 - first)
        return list(ENTRY.iter_unpack(self._part(files, begin, ENTRY.size * (last - first))))

    def _part(self, files: FileStore, begin: int, size: int) -> bytes:
        if not 0 < size <= self.size:
            raise FileDamagedError(f"the rows kept in {self.sha256} are damaged")
        found = files.read_part(self.sha256, begin, size)
        if len(found) != size:
            raise FileDamagedError(f"the rows kept in {self.sha256} are damaged")
        return found


def segments(rows: Iterable[InputRow | JsonRow], number: int) -> Iterator[Segment]:
    """Yield the rows of what was sent, up to ``number`` at a time, as they are read and without keeping them."""
    failure: dict[str, Any] | None = None
    lines: list[bytes] = []
    try:
        for row in rows:
            if len(lines) == number:
                yield Segment(lines, last=False, failure=None)
                lines = []
            lines.append(as_line(row))
    except UnusableFileError as error:
        failure = error.failure
    yield Segment(lines, last=True, failure=failure)


def write_rows(target: IO[bytes], rows: Iterable[InputRow | JsonRow], batch_id: str) -> int:
    """Write a file of rows; return how many there were.

    Where what was sent cannot be read on, the rows before are written and the reason after them.

    Args:
        target: where to write, from where it stands.
        rows: the rows, read as they are written.
        batch_id: the batch they belong to; no other batch has the same file.

    Raises:
        OSError: there is no room.
    """
    number = end = 0
    failure: dict[str, Any] | None = None
    with TemporaryFile() as entries:

        def write(line: bytes) -> int:
            entries.write(ENTRY.pack(end + len(line) + 1, zlib.crc32(line + b"\n")))
            return end + target.write(line + b"\n")

        try:
            for row in rows:
                end = write(as_line(row))
                number += 1
        except UnusableFileError as error:
            failure = error.failure
        write(json.dumps({"batch": batch_id, "failure": failure}).encode())
        entries.seek(0)
        shutil.copyfileobj(entries, target)
    return number
