"""Rows of an XLSX workbook, one after another, in memory that does not grow with their number.

Both kinds of the format are read, transitional and strict. Of a workbook only the list of its sheets, the texts, the
formats of numbers and the rows are looked at: nothing that is decoration or describes the file keeps it from opening.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Final
from xml.parsers.expat import ExpatError

from service.files.disk import FULL
from service.spreadsheets.archives import ArchiveLimits, Package, screen
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.number_formats import Styles
from service.spreadsheets.sheets import SharedTexts, SheetRow, sheet_rows
from service.spreadsheets.xml_parts import XmlPart, ignore

DATA_SHEET: Final = "Данные"
MAX_SHEETS: Final = 1000
SHEET: Final = "/worksheet"
TEXTS: Final = "/sharedStrings"
STYLES: Final = "/styles"
PROPERTIES: Final = "/core-properties"
"""How the types of relationships end, in both kinds of the format."""
MAX_TITLE_PIECES: Final = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with cells: its name, the name of its part, and whether it is shown."""

    name: str
    part: str
    visible: bool


class Workbook:
    """A workbook that is open for reading.

    Attributes:
        sheets: its sheets with cells, in their order.
        title: what its properties call it, where they do.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        main = package.main_part()
        self._since_1904 = False
        self._listed: list[dict[str, str]] = []
        with _opened(package, main) as source:
            XmlPart(source, self._begun, ignore).read()
        self.title = _title(package)
        relations = package.relations(main)
        self.sheets = [
            Sheet(each.get("name", ""), found.target, each.get("state", "visible") == "visible")
            for each in self._listed
            if (found := relations.get(_relation(each))) is not None and found.kind.endswith(SHEET)
        ]
        targets = {
            kind: each.target for each in relations.values() for kind in (TEXTS, STYLES) if each.kind.endswith(kind)
        }
        with _opened_if_there(package, targets.get(STYLES)) as source:
            self._styles = Styles(source)
        with _opened_if_there(package, targets.get(TEXTS)) as source:
            self._texts = SharedTexts(source)

    def rows(self, sheet: Sheet, *, within: int | None = None) -> Iterator[SheetRow]:
        """Yield the rows of a sheet that stand in the file, blank ones too.

        Args:
            sheet: one of the sheets.
            within: bytes to look at; the whole sheet where it is not given.

        Raises:
            UnusableFileError: the sheet cannot be read on; the rows before come first.
        """
        with _readable(), _opened(self._package, sheet.part) as source:
            yield from sheet_rows(source, self._texts, self._styles, since_1904=self._since_1904, within=within)

    def close(self) -> None:
        """Forget what is kept on disk."""
        self._texts.close()

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and len(self._listed) < MAX_SHEETS:
            self._listed.append(attributes)
        elif name == "workbookPr":
            self._since_1904 = attributes.get("date1904") in {"1", "true", "on"}


def _title(package: Package) -> str | None:
    """Return the title among the properties of a workbook; damaged ones keep no workbook from opening."""
    found = [each.target for each in package.relations("").values() if each.kind.endswith(PROPERTIES)]
    pieces: list[str] = []
    within: list[str] = []

    def ended(_: str) -> None:
        within.pop()

    def text(piece: str) -> None:
        if within[-1] == "title" and len(pieces) < MAX_TITLE_PIECES:
            pieces.append(piece)

    with _opened_if_there(package, found[0] if found else None) as source:
        if source is not None:
            with suppress(ExpatError, UnusableFileError):
                XmlPart(source, lambda name, _: within.append(name), ended, text).read()
    return "".join(pieces).strip() or None


def _relation(attributes: dict[str, str]) -> str:
    """Return the id of the relationship from a sheet in the list to its part."""
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


@contextmanager
def open_workbook(file: IO[bytes], limits: ArchiveLimits | None = None) -> Iterator[Workbook]:
    """Give a workbook to be read while the block runs.

    Args:
        file: the workbook, able to seek.
        limits: what its archive may weigh.

    Raises:
        UnusableFileError: it is no workbook, or one that cannot be read.
        OSError: there is no room for its texts, which are kept in a temporary file.
    """
    screen(file, limits or ArchiveLimits())
    with _readable():
        archive = zipfile.ZipFile(file)
    with archive:
        with _readable():
            workbook = Workbook(Package(archive))
        try:
            yield workbook
        finally:
            workbook.close()


@contextmanager
def _readable() -> Iterator[None]:
    """Take whatever a reader stumbles over for a file that cannot be read; a full disk is no fault of the file."""
    try:
        yield
    except (ExpatError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        raise UnusableFileError("no-workbook") from error


@contextmanager
def _opened(package: Package, name: str) -> Iterator[IO[bytes]]:
    source = package.open(name)
    if source is None:
        raise UnusableFileError("no-workbook")
    with source:
        yield source


@contextmanager
def _opened_if_there(package: Package, name: str | None) -> Iterator[IO[bytes] | None]:
    source = None if name is None else package.open(name)
    try:
        yield source
    finally:
        if source is not None:
            source.close()


def default_sheet(workbook: Workbook) -> Sheet:
    """Return the sheet that is read by default: «Данные», or the first that is shown.

    Raises:
        UnusableFileError: none is shown.
    """
    sheets = [sheet for sheet in workbook.sheets if sheet.visible]
    if not sheets:
        raise UnusableFileError("no-sheet")
    return next((sheet for sheet in sheets if sheet.name.strip().casefold() == DATA_SHEET.casefold()), sheets[0])
