"""Rows of a CSV file as Excel, its kin and other systems write them: several encodings, several delimiters.

A byte order mark decides; without one it is UTF-8 if every byte fits, else cp1251, the Russian of old Windows, which
lacks letters of Kazakh. The delimiter is the one with which the first row names columns of the form.
"""

from __future__ import annotations

import codecs
import csv
import io
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final

from service.spreadsheets.columns import EXTERNAL_ID, folded, layout
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.watching import LONGEST_ROW
from service.spreadsheets.workbooks import MOST_COLUMNS, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS: Final = (";", ",", "\t")
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHUNK: Final = 1 << 20
LONGEST_CELL: Final = 1 << 17
FORMULA_STARTS: Final = ("=", "@")


def csv_rows(file: IO[bytes], form: str) -> Iterator[SheetRow]:
    """Yield the rows of a CSV file; the header comes first.

    Args:
        file: the file, able to seek.
        form: the form whose columns its first row names.

    Raises:
        UnusableFileError: it is in no encoding known here, or no CSV.
    """
    encoding = encoding_of(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    try:
        delimiter = _delimiter(text.readline(LONGEST_ROW), form)
        text.seek(0)
        csv.field_size_limit(LONGEST_CELL)
        lines = _Lines(text)
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
            lines.used = 0
            if len(cells) > MOST_COLUMNS:
                raise UnusableFileError("too-many-columns", limit=MOST_COLUMNS)
            formulas = tuple(place for place, cell in enumerate(cells) if cell.startswith(FORMULA_STARTS))
            yield SheetRow(number, cells, formulas)
    except csv.Error as error:
        raise UnusableFileError("no-csv") from error
    finally:
        # A reader that gives up half way may have closed the file already.
        with suppress(ValueError):
            text.detach()


class _Lines:
    """The lines of a file, refused as soon as those of one row get too long: a row is held in memory as a whole.

    Attributes:
        used: signs given out since the last row was whole.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.used = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(LONGEST_ROW + 1):
            self.used += len(line)
            if self.used > LONGEST_ROW:
                raise UnusableFileError("row-too-long", limit=LONGEST_ROW >> 10)
            yield line


def encoding_of(file: IO[bytes]) -> str:
    """Return the name of the encoding a file is in.

    Raises:
        UnusableFileError: it fits none.
    """
    file.seek(0)
    start = file.read(4)
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    if b"\0" in start:
        raise UnusableFileError("no-encoding")
    return next(name for name in ("utf-8", "cp1251", "") if _fits(file, name))


def _fits(file: IO[bytes], encoding: str) -> bool:
    if not encoding:
        raise UnusableFileError("no-encoding")
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := file.read(CHUNK):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(line: str, form: str) -> str:
    known = {*layout(form).by_header, folded(EXTERNAL_ID)}

    def named(delimiter: str) -> int:
        return sum(folded(cell) in known for cell in next(csv.reader([line], delimiter=delimiter), []))

    return max(DELIMITERS, key=named)
