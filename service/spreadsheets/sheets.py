"""Rows of a sheet as they are shown, read one after another from its part of the workbook.

The reader believes no more of a file than it needs: rows, cells, values and the numbers of their styles. What follows
the rows is not read at all. A row is held as a whole, so its length is limited; everything else goes by.
"""

from __future__ import annotations

import os
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, Any, Final
from xml.parsers.expat import ExpatError

from xlsxwriter.utility import xl_rowcol_to_cell

from service.spreadsheets.cells import Cell
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.number_formats import NumberFormat, Styles, shown
from service.spreadsheets.xml_parts import EndOfInterestError, XmlPart

MAX_COLUMNS: Final = 1000
"""Columns in which something stands; blank cells with a look of their own may reach further."""
LAST_COLUMN: Final = 16_384
MAX_ROWS: Final = 1_048_576
"""Columns and rows of a sheet, blank ones included, by the format itself."""
MAX_ROW_LENGTH: Final = 1 << 20
"""Bytes of a row, or of a text that cells share, as the file writes it."""
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_REFERENCE: Final = re.compile(r"\A\$?([A-Za-z]{1,7})\$?[0-9]+\Z")
_TRUE: Final = frozenset({"1", "true"})


class LookedEnoughError(Exception):
    """A part goes on beyond what was to be looked at."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet.

    Attributes:
        number: as the spreadsheet program counts, from 1.
        cells: what they show; of a formula its text. Blank cells at the end are left out.
        formulas: places of cells that hold a formula.
        broken: places of cells that hold an error such as ``#REF!``.
        unlike: places of cells that show something else than the number in them.
        hidden: whether the row is not shown, by itself or by a filter.
    """

    number: int
    cells: Sequence[Cell]
    formulas: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()
    unlike: tuple[int, ...] = ()
    hidden: bool = False

    def address(self, place: int) -> str:
        """Return the name of a cell as spreadsheet programs write it: «C12»."""
        return str(xl_rowcol_to_cell(self.number - 1, place))


def unescaped(text: str) -> str:
    """Return a text as programs show it: ``_x000D_`` stands for U+000D (ECMA-376 Part 1, 22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class SharedTexts:
    """The texts that cells name by their number, kept on disk; only where each begins is held in memory."""

    def __init__(self, source: IO[bytes] | None) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it ends with the workbook
        self._begins = array("Q", [0])
        self._pieces: list[str] = []
        self._listening, self._sounds, self._begun_at = False, 0, 0
        if source is not None:
            self._part = XmlPart(source, self._begun, self._ended, self._heard)
            for _ in self._part.pieces():
                self._check_length()
        self._file.flush()

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._begins) - 1:
            raise ValueError(f"the workbook has no text {number}")
        begin = self._begins[number]
        return os.pread(self._file.fileno(), self._begins[number + 1] - begin, begin).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Forget the texts."""
        self._file.close()

    def _check_length(self) -> None:
        if self._begun_at and self._part.place - self._begun_at > MAX_ROW_LENGTH:
            raise UnusableFileError("row-too-long", limit=MAX_ROW_LENGTH >> 10)

    def _begun(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._begun_at = self._part.place
            self._pieces.clear()
        elif name == "rPh":
            self._sounds += 1
        elif name == "t":
            self._listening = not self._sounds

    def _ended(self, name: str) -> None:
        if name == "si":
            self._check_length()
            text = unescaped("".join(self._pieces)).encode("utf-8", "surrogatepass")
            self._begins.append(self._begins[-1] + self._file.write(text))
            self._begun_at = 0
        elif name == "rPh":
            self._sounds -= 1
        elif name == "t":
            self._listening = False

    def _heard(self, text: str) -> None:
        if self._listening:
            self._pieces.append(text)


def sheet_rows(
    source: IO[bytes], texts: SharedTexts, styles: Styles, *, since_1904: bool = False, within: int | None = None
) -> Iterator[SheetRow]:
    """Yield the rows of a sheet that stand in the file, blank ones too.

    Args:
        source: the part of the sheet.
        texts: the texts that cells share.
        styles: the formats of numbers.
        since_1904: days are counted from 1904.
        within: bytes to look at, the whole part where it is not given.

    Raises:
        LookedEnoughError: the part goes on beyond what was to be looked at.
        UnusableFileError: a row is too long or too wide, or a cell holds what no cell can.
        xml.parsers.expat.ExpatError: the part is no XML from somewhere on; the rows before come first.
    """
    reader = _Rows(source, texts, styles, since_1904=since_1904)
    pieces = reader.part.pieces()
    failure: ExpatError | UnusableFileError | None = None
    place: int | None = 0
    while place is not None and failure is None:
        try:
            place = next(pieces, None)
            reader.check_length()
        except (ExpatError, UnusableFileError) as error:
            failure = error
        yield from reader.taken()
        if within is not None and place is not None and place > within:
            raise LookedEnoughError
    if failure is not None:
        raise failure


class _Rows:
    """Puts rows together from the elements of a sheet."""

    def __init__(self, source: IO[bytes], texts: SharedTexts, styles: Styles, *, since_1904: bool) -> None:
        self.part = XmlPart(source, self._begun, self._ended, self._heard)
        self._texts, self._styles, self._since_1904 = texts, styles, since_1904
        self._ready: list[SheetRow] = []
        self._places: dict[str, int] = {}
        self._formats: dict[str | None, NumberFormat] = {}
        self._number, self._begun_at, self._hidden = 0, 0, False
        self._cells: list[Cell] = []
        self._marks: dict[str, list[int]] = {"f": [], "e": [], "n": []}
        self._place, self._kind = -1, "n"
        self._style: str | None = None
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: list[str] = []
        self._heard_pieces: list[str] = []
        self._listening, self._sounds = False, 0

    def taken(self) -> list[SheetRow]:
        """Return the rows that are whole, once."""
        found, self._ready = self._ready, []
        return found

    def check_length(self) -> None:
        """Refuse a row that does not end."""
        if self._begun_at and self.part.place - self._begun_at > MAX_ROW_LENGTH:
            raise UnusableFileError("row-too-long", limit=MAX_ROW_LENGTH >> 10)

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "t", "f"}:
            self._listening = not self._sounds
            self._heard_pieces.clear()
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self._sounds += 1

    def _ended(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in {"v", "t", "f"}:
            self._end_text(name)
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._sounds -= 1
        elif name == "sheetData":
            raise EndOfInterestError

    def _heard(self, text: str) -> None:
        if self._listening:
            self._heard_pieces.append(text)

    def _end_text(self, name: str) -> None:
        if not self._listening:
            return
        self._listening = False
        text = "".join(self._heard_pieces)
        if name == "v":
            self._value = text
        elif name == "f":
            self._formula = text
        else:
            self._inline.append(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        number = self._number + 1 if given is None else _whole(given)
        if number > MAX_ROWS:
            raise UnusableFileError("too-many-rows", limit=MAX_ROWS)
        if number <= self._number:
            raise UnusableFileError("no-workbook")
        height = attributes.get("ht")
        self._number, self._begun_at = number, self.part.place
        self._hidden = attributes.get("hidden") in _TRUE or (height is not None and height.strip("0.") == "")
        self._cells, self._place = [], -1
        for places in self._marks.values():
            places.clear()

    def _end_row(self) -> None:
        self.check_length()
        self._begun_at = 0
        cells = self._cells
        if len(cells) > MAX_COLUMNS:
            raise UnusableFileError("too-many-columns", limit=MAX_COLUMNS)
        marks = {kind: tuple(places) for kind, places in self._marks.items()}
        self._ready.append(SheetRow(self._number, cells, marks["f"], marks["e"], marks["n"], self._hidden))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._place = self._place + 1 if reference is None else self._place_of(reference)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s")
        self._value = self._formula = None
        self._inline.clear()

    def _place_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        place = self._places.get(letters)
        if place is None:
            found = _REFERENCE.match(reference)
            place = -1
            for letter in found[1].upper() if found else "":
                place = (place + 1) * 26 + ord(letter) - ord("A")
            if not 0 <= place < LAST_COLUMN:
                raise UnusableFileError("no-workbook")
            self._places[letters] = place
        return place

    def _end_cell(self) -> None:
        if self._formula is not None:
            self._put(f"={self._formula}", "f")
        elif self._kind == "inlineStr":
            self._put(unescaped("".join(self._inline)))
        elif self._value is None:
            return
        elif self._kind == "s":
            self._put(self._texts[_whole(self._value)])
        elif self._kind == "n":
            self._put_number(self._value)
        elif self._kind == "b":
            self._put(self._value.strip() in _TRUE)
        elif self._kind == "e":
            self._put(self._value, "e")
        elif self._kind == "d":
            self._put(_moment(self._value))
        else:
            self._put(unescaped(self._value))

    def _put_number(self, text: str) -> None:
        try:
            value = float(text)
        except ValueError:
            if not text.strip():
                return
            raise UnusableFileError("bad-cell", cell=xl_rowcol_to_cell(self._number - 1, self._place)) from None
        form = self._formats.get(self._style)
        if form is None:
            form = self._formats[self._style] = self._styles[self._style]
        if form.general and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - as many digits as are shown
            self._put(int(value))
            return
        finite = value - value == 0
        what = shown(value, form, since_1904=self._since_1904) if finite else None
        self._put(value if what is None else what, "n" if what is None else None)

    def _put(self, value: Any, mark: str | None = None) -> None:
        if isinstance(value, str) and not value.strip():
            return
        cells, place = self._cells, self._place
        if mark is not None:
            self._marks[mark].append(place)
        if place < len(cells):
            cells[place] = value
            return
        cells.extend([None] * (place - len(cells)))
        cells.append(value)


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UnusableFileError("no-workbook") from None


def _moment(text: str) -> datetime | str:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text
