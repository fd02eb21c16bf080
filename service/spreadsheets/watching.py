"""Watches a workbook while it is read: a reader holds whole rows in memory, however many cells somebody put in one."""

from __future__ import annotations

import re
import zipfile
from typing import IO, TYPE_CHECKING, Any, Final, Self

from openpyxl.reader.excel import ExcelReader

from service.spreadsheets.errors import UnusableFileError

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_ROW: Final = 1 << 20
"""Bytes of a row as the file writes it; in memory a cell takes some hundred bytes, and may take four in the file."""
ROW_TAG: Final = re.compile(rb"<(/)?(?:[\w.-]+:)?row(?=[\s/>])([^<>]*/>)?")
"""The beginning of a row, its end, or a row that is blank."""
OVERLAP: Final = 512
"""Bytes looked at again with the next piece, in case a tag is divided between them."""


def open_watched(file: IO[bytes]) -> Workbook:
    """Return a workbook whose rows are read one by one; the caller closes it.

    Raises:
        UnusableFileError: from here or while rows are read: a row is longer than ``LONGEST_ROW``.
    """
    reader = _Reader(file, read_only=True, keep_links=False)
    reader.read()
    return reader.wb


class _Reader(ExcelReader):
    """Reads every part through a :class:`_Rows`."""

    def __init__(self, file: IO[bytes], **options: Any) -> None:
        super().__init__(file, **options)
        self.archive = _Archive(file)


class _Archive(zipfile.ZipFile):
    def open(self, *args: Any, **options: Any) -> Any:
        return _Rows(super().open(*args, **options))


class _Rows:
    """A part of a workbook, refused as soon as a row in it gets too long."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._tail = b""
        self._open = False
        self._length = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next piece.

        Raises:
            UnusableFileError: it belongs to a row that is too long, or hides where the row ends.
        """
        piece = self._source.read(size)
        seen = self._tail + piece
        tags = list(ROW_TAG.finditer(seen))
        # Spreadsheet programs write neither comments nor CDATA, in which an end could be a sham.
        if b"<!" in seen and (self._open or tags):
            raise UnusableFileError("document-type")
        if tags:
            last = tags[-1]
            self._open, self._length = not (last[1] or last[2]), len(seen) - last.end()
        elif self._open:
            self._length += len(piece)
        if self._open and self._length > LONGEST_ROW:
            raise UnusableFileError("row-too-long", limit=LONGEST_ROW >> 10)
        self._tail = seen[-OVERLAP:]
        return piece

    def close(self) -> None:
        """Close the part."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
