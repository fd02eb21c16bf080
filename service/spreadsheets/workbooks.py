"""Rows of an XLSX workbook, one after another, in memory that does not grow with their number."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from service.spreadsheets.archives import ArchiveLimits, screen
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.watching import open_watched
from service.store.disk import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook

    from service.spreadsheets.cells import Cell

DATA_SHEET: Final = "Данные"
FORMULA: Final = "f"
ERROR: Final = "e"
MOST_COLUMNS: Final = 1000
MOST_ROWS: Final = 1_048_576
"""Rows of a sheet, blank ones included, by the format itself."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet.

    Attributes:
        number: as the spreadsheet program counts, from 1.
        cells: their values; of a formula its text.
        formulas: places of cells that hold a formula.
        broken: places of cells that hold an error such as ``#REF!``.
    """

    number: int
    cells: Sequence[Cell]
    formulas: tuple[int, ...] = ()
    broken: tuple[int, ...] = ()


def workbook_rows(file: IO[bytes], limits: ArchiveLimits | None = None) -> Iterator[SheetRow]:
    """Yield the rows of the sheet «Данные», or else of the first sheet that can be seen; the header comes first.

    Args:
        file: the workbook, able to seek.
        limits: what its archive may weigh.

    Raises:
        UnusableFileError: it is no workbook, or one that cannot be read.
        OSError: there is no room for its texts, which are kept in a temporary file.
    """
    screen(file, limits or ArchiveLimits())
    try:
        with warnings.catch_warnings():
            # About styles and extensions of other programs, which are of no interest here.
            warnings.simplefilter("ignore")
            workbook = open_watched(file)
            try:
                yield from _rows(_sheet(workbook))
            finally:
                workbook.close()
    except UnusableFileError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        # Whatever a reader stumbles over, a file of the format does not have.
        raise UnusableFileError("no-workbook") from error


def _sheet(workbook: Workbook) -> Any:
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() == DATA_SHEET.casefold()]
    if not sheets:
        raise UnusableFileError("no-sheet")
    sheet: Any = (named or sheets)[0]
    # What the file says of its own extent is often wrong, and may make a reader fill in a million blanks.
    sheet.reset_dimensions()
    return sheet


def _rows(sheet: Any) -> Iterator[SheetRow]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if len(cells) > MOST_COLUMNS:
            raise UnusableFileError("too-many-columns", limit=MOST_COLUMNS)
        if number > MOST_ROWS:
            raise UnusableFileError("too-many-rows", limit=MOST_ROWS)
        kinds = [getattr(cell, "data_type", None) for cell in cells]
        yield SheetRow(
            number,
            [cell.value for cell in cells],
            tuple(place for place, kind in enumerate(kinds) if kind == FORMULA),
            tuple(place for place, kind in enumerate(kinds) if kind == ERROR),
        )
