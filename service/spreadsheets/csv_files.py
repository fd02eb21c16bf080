"""Rows of a CSV file as Excel, its kin and other systems write them: several encodings, several delimiters.

A byte order mark decides; without one it is UTF-8 if every byte fits, else an encoding of one byte a letter: the first
of those in which a row at the beginning names columns of the form. Of cp1251, the Russian of old Windows, and KZ-1048,
which has letters of Kazakh where cp1251 has those of other languages, the letters decide.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import IO, Final

from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.file_kinds import kind_of_text
from service.spreadsheets.rows import headers_named
from service.spreadsheets.sheets import MAX_COLUMNS, MAX_ROW_LENGTH, SheetRow
from validators.schemas.lost_letters import CYRILLIC, FOREIGN, UKRAINIAN

DELIMITERS: Final = (";", ",", "\t", "|")
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNMARKED: Final = ("utf-16-le", "utf-16-be")
LEGACY: Final = ("cp1251", "cp866", "koi8-r", "mac_cyrillic")
"""Encodings of Russian without a mark: of Windows, of DOS and old bookkeeping, of Unix, of the Macintosh."""
KAZAKH: Final = "kz1048"
CHUNK_BYTES: Final = 1 << 20
HEADER_LINES: Final = 12
"""Lines in which the header has to be, titles above it and the line of the delimiter included."""
MAX_CELL_LENGTH: Final = 1 << 17
FORMULA_STARTS: Final = ("=", "@")
_AS_TEXT: Final = re.compile(r'\A="([^"]*)"\Z')
"""How programs write a text that Excel is to leave as it is."""
_SEPARATOR: Final = re.compile(r"\Asep=(.)\r?\n?\Z", re.IGNORECASE)
_STRANGE: Final = re.compile(f"(?<=[{CYRILLIC}])[{FOREIGN}]|[{FOREIGN}](?=[{CYRILLIC}])")
_PERHAPS: Final = re.compile(f"[{UKRAINIAN}]")


def csv_rows(file: IO[bytes], form: str, encoding: str | None = None) -> Iterator[SheetRow]:
    """Yield the rows of a CSV file; a first line that only names the delimiter, as for Excel, is none.

    Args:
        file: the file, able to seek.
        form: the form whose columns one of its first rows names.
        encoding: the encoding, where it was asked for already: :func:`encoding_of` reads all of the file.

    Raises:
        UnusableFileError: it is in no encoding known here, or no CSV.
    """
    encoding = encoding or encoding_of(file, form)
    file.seek(0)
    # Damage shows as U+FFFD, so that its cells are reported and the others are read.
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    begun = 1
    try:
        start = list(islice(iter(partial(text.readline, MAX_ROW_LENGTH), ""), HEADER_LINES))
        named = _SEPARATOR.match(start[0]) if start else None
        delimiter = named[1] if named else _delimiter(start, form)
        text.seek(0)
        csv.field_size_limit(MAX_CELL_LENGTH)
        lines = _Lines(text, skip=1 if named else 0)
        begun += lines.skip
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
            begun = lines.row_is_whole()
            yield _row(number, cells)
    except csv.Error as error:
        raise UnusableFileError("no-csv", line=begun) from error
    finally:
        # A reader that gives up half way may have closed the file already.
        with suppress(ValueError):
            text.detach()


def _row(number: int, cells: list[str]) -> SheetRow:
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise UnusableFileError("too-many-columns", limit=MAX_COLUMNS)
    for place, cell in enumerate(cells):
        if cell.startswith("=") and (found := _AS_TEXT.match(cell)):
            cells[place] = found[1]
    formulas = tuple(place for place, cell in enumerate(cells) if cell.startswith(FORMULA_STARTS))
    return SheetRow(number, cells, formulas)


class _Lines:
    """The lines of a file, refused as soon as those of one row get too long: a row is held in memory as a whole.

    Attributes:
        skip: lines at the beginning that are none of a row.
        read: lines taken from the file.
    """

    def __init__(self, text: io.TextIOWrapper, *, skip: int) -> None:
        self._text = text
        self.skip = skip
        self._used = 0
        self.read = 0

    def row_is_whole(self) -> int:
        """Begin to count anew; return the number of the line at which the next row begins."""
        self._used = 0
        return self.read + 1

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_ROW_LENGTH + 1):
            self.read += 1
            if self.read <= self.skip:
                continue
            self._used += len(line)
            if self._used > MAX_ROW_LENGTH:
                raise UnusableFileError("row-too-long", limit=MAX_ROW_LENGTH >> 10)
            yield line


def encoding_of(file: IO[bytes], form: str) -> str:
    """Return the name of the encoding a file is in.

    Raises:
        UnusableFileError: it fits none, or is no text.
    """
    foreign = kind_of_text(file)
    if foreign is not None:
        raise UnusableFileError(foreign)
    file.seek(0)
    start = file.read(CHUNK_BYTES)
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    if b"\0" in start:
        return _first_with_header(start, UNMARKED, form) or _refuse_encoding()
    if _fits(file, "utf-8"):
        return "utf-8"
    if _first_with_header(start, ("utf-8",), form):
        # In one byte a letter the header would be unreadable, so the bytes that do not fit are damage.
        return "utf-8"
    name = _first_with_header(start, LEGACY, form) or LEGACY[0]
    return _of_windows(file) if name == "cp1251" else name


def _refuse_encoding() -> str:
    raise UnusableFileError("no-encoding")


def _first_with_header(start: bytes, names: tuple[str, ...], form: str) -> str | None:
    for name in names:
        lines = io.StringIO(start.decode(name, "replace"), newline="").readlines()[:HEADER_LINES]
        if not start.isascii() and _named(lines, _delimiter(lines, form), form):
            return name
    return None


def _of_windows(file: IO[bytes]) -> str:
    """Tell KZ-1048 from cp1251 by the letters that words would have in the latter.

    Raises:
        UnusableFileError: it is neither, or might be Kazakh in the one and Ukrainian in the other.
    """
    perhaps, tail = False, ""
    try:
        for piece in _decoded(file, "cp1251"):
            text = tail + piece
            if _STRANGE.search(text):
                return KAZAKH
            perhaps = perhaps or _PERHAPS.search(text) is not None
            tail = text[-1:]
    except UnicodeDecodeError:
        _refuse_encoding()
    if perhaps:
        raise UnusableFileError("kazakh-or-not")
    return "cp1251"


def _fits(file: IO[bytes], encoding: str) -> bool:
    try:
        return all(_decoded(file, encoding))
    except UnicodeDecodeError:
        return False


def _decoded(file: IO[bytes], encoding: str) -> Iterator[str]:
    file.seek(0)
    return codecs.iterdecode(iter(partial(file.read, CHUNK_BYTES), b""), encoding)


def _delimiter(lines: list[str], form: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _named(lines, delimiter, form))


def _named(lines: list[str], delimiter: str, form: str) -> int:
    """Return how many headers of the form the line has that names most of them."""
    rows = (next(csv.reader([line], delimiter=delimiter), []) for line in lines)
    return max((headers_named(form, cells[:MAX_COLUMNS]) for cells in rows), default=0)
