"""Watches a workbook while it is read: a reader holds whole rows in memory, however many cells somebody put in one."""

from __future__ import annotations

import os
import re
import zipfile
from array import array
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, Final, Self

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from service.spreadsheets.errors import UnusableFileError

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_ROW: Final = 1 << 20
"""Bytes of a row as the file writes it; in memory a cell takes some hundred bytes, and may take four in the file."""
ROW_TAG: Final = re.compile(rb"<(/)?(?:[\w.-]+:)?row(?=[\s/>])([^<>]*/>)?")
"""The beginning of a row, its end, or a row that is blank."""
SHEET_TAG: Final = re.compile(rb"<((?:[\w.-]+:)?worksheet)[\s>]")
END_OF_ROWS: Final = re.compile(rb"<(/)?(?:[\w.-]+:)?sheetData\s*(?(1)|/)>")
"""The end of the element that holds the rows, or the whole of it where there are none."""
TEXT_TAG: Final = f"{{{SHEET_MAIN_NS}}}si"
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

    def read_strings(self) -> None:
        """Read the texts that cells share; the reader this replaces would hold all of them in memory."""
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call] # the package's stubs say less
        if part is not None:
            with self.archive.open(part.PartName.removeprefix("/")) as source:
                self.shared_strings = _Texts(source)  # type: ignore[assignment] # as much of a list as is used


class _Texts:
    """The texts that cells name by their number, kept on disk; only where each begins is held in memory."""

    def __init__(self, source: IO[bytes]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it ends with the workbook
        self._begins = array("Q", [0])
        root = None
        for event, node in iterparse(source, events=("start", "end")):
            if root is None:
                root = node
            if event == "end" and node.tag == TEXT_TAG:
                # The reader this replaces leaves out the same sign, by which programs escape others.
                found = Text.from_tree(node)
                text = "" if found is None else found.content.replace("x005F_", "")
                self._begins.append(self._begins[-1] + self._file.write(text.encode("utf-8", "surrogatepass")))
                root.clear()
        self._file.flush()

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._begins) - 1:
            raise ValueError(f"the workbook has no text {number}")
        begin = self._begins[number]
        return os.pread(self._file.fileno(), self._begins[number + 1] - begin, begin).decode("utf-8", "surrogatepass")


class _Archive(zipfile.ZipFile):
    def open(self, *args: Any, **options: Any) -> Any:
        return _Rows(super().open(*args, **options))


class _Rows:
    """A part of a workbook, refused as soon as a row in it gets too long, and of a sheet no more than its rows.

    Behind the rows stand formats, lists and prints, of which programs write many that no reader knows.
    """

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._tail = b""
        self._open = False
        self._length = 0
        self._root: bytes | None = None
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Return the next piece.

        Raises:
            UnusableFileError: it belongs to a row that is too long, or hides where the row ends.
        """
        if self._ended:
            return b""
        piece = self._source.read(size)
        seen = self._tail + piece
        root = SHEET_TAG.search(seen)
        self._root = self._root or (root and root[1])
        if self._root is not None and (end := END_OF_ROWS.search(seen)):
            self._ended = True
            seen = seen[: end.end()]
            piece = seen[len(self._tail) :] + b"</%b>" % self._root
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
