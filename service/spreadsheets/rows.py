"""From the cells of a row to ``data``, and from the pointer of a violation back to the cell it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from service.spreadsheets.cells import Cell, as_text, is_blank, meaning
from service.spreadsheets.columns import (
    CLIENTS_COLUMNS,
    EXTERNAL_ID,
    Column,
    Layout,
    Need,
    Path,
    folded,
    layout,
    own_columns,
    own_number,
)
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.sheets import SheetRow
from validators.messages.catalog import LANGUAGES

MAX_HEADER_LENGTH: Final = 100
"""Characters of a header that are named where it is wrong."""


@cache
def passed_over() -> frozenset[str]:
    """Return the heads of a report's own columns in all languages: it may be sent again by a reader of another one."""
    return frozenset(folded(head) for language in LANGUAGES for head in own_columns(language))


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of a sheet, understood.

    Attributes:
        form: slug of the form.
        columns: the column at each place, ``None`` where there is none of the form.
        external_id: the place of the client's own number, where there is one.
        unnamed: the places where no header stands; beyond the last header there is none either.
    """

    form: str
    columns: tuple[Column | None, ...]
    external_id: int | None
    unnamed: frozenset[int] = frozenset()

    def unnamed_cells(self, cells: Sequence[Cell]) -> tuple[int, ...]:
        """Return the places of cells with something in them below no header."""
        known = len(self.columns)
        if not self.unnamed and len(cells) <= known:
            return ()
        return tuple(
            place
            for place, cell in enumerate(cells)
            if (place >= known or place in self.unnamed) and not is_blank(cell)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it, read.

    Attributes:
        sheet_row: its cells.
        data: what they say, empty objects and empty ends of lists left out; ``None`` where nothing stands below a
            header.
        external_id: the client's own number, where given.
        places: the place of the cell of each value, by the value's path in ``data``.
        unnamed: places of cells below no header.
        marked: whether it bears the mark of the example, and says something else.
        example: whether it is the example.
    """

    sheet_row: SheetRow
    data: Any
    external_id: str | None
    places: dict[Path, int]
    unnamed: tuple[int, ...] = ()
    marked: bool = False
    example: bool = False


def read_header(form: str, cells: Sequence[Cell]) -> Header:
    """Return what the columns of a sheet mean; the report's own and clients' own mean nothing.

    Raises:
        UnusableFileError: the first row is not that of the form.
    """
    known = layout(form)
    columns: list[Column | None] = []
    external_id, unknown, seen, twice = None, [], set(), []
    unnamed: set[int] = set()
    for place, cell in enumerate(cells):
        text = folded(as_text(cell))
        column = known.by_header.get(text)
        columns.append(column)
        if not text:
            unnamed.add(place)
        elif text in seen and (column is not None or text not in CLIENTS_COLUMNS):
            twice.append(as_text(cell))
        seen.add(text)
        if text == folded(EXTERNAL_ID):
            external_id = place
        elif text and column is None and text not in passed_over() | CLIENTS_COLUMNS:
            unknown.append(as_text(cell))
    needed = [column.header for column in known.by_header.values() if column.need is Need.ALWAYS]
    if own_number(form)[0] is Need.ALWAYS:
        needed.insert(0, EXTERNAL_ID)
    missing = [header for header in needed if folded(header) not in seen]
    if unknown or twice or missing:
        wrong = {"unknown": unknown, "twice": twice, "missing": missing}
        values = {key: [head[:MAX_HEADER_LENGTH] for head in heads] for key, heads in wrong.items()}
        raise UnusableFileError("header", **values)
    return Header(form, tuple(columns), external_id, frozenset(unnamed))


def headers_named(form: str, cells: Sequence[Cell]) -> int:
    """Return how many cells of a row are headers of the form."""
    known = {*layout(form).by_header, folded(EXTERNAL_ID)}
    return sum(isinstance(cell, str) and folded(cell) in known for cell in cells)


def read_row(header: Header, sheet_row: SheetRow) -> Row | None:
    """Return what a row says, or ``None`` where nothing stands in it."""
    known, cells = layout(header.form), sheet_row.cells
    unnamed = header.unnamed_cells(cells)
    filled = [(place, column, cell) for place, (column, cell) in enumerate(zip(header.columns, cells, strict=False))]
    found = [(place, column, cell) for place, column, cell in filled if column is not None and not is_blank(cell)]
    external_id = None
    if header.external_id is not None and header.external_id < len(cells) and not is_blank(cells[header.external_id]):
        external_id = as_text(cells[header.external_id]).strip() or None
    if not found and external_id is None:
        return Row(sheet_row, None, None, {}, unnamed) if unnamed else None
    kept = _kept_entries(known, [column.path for _, column, _ in found])
    data: dict[str, Any] = {}
    for path in known.parts:
        _set(data, path, {})
    for path, numbers in kept.items():
        least, most = known.lists[path]
        length = max(numbers.values(), default=-1) + 1
        _set(data, _moved(path, kept), [{} for _ in range(least if least == most else length)])
    places: dict[Path, int] = {}
    for place, column, cell in found:
        path = _moved(column.path, kept)
        _set(data, path, meaning(column, cell))
        places[path] = place
    return Row(sheet_row, data, external_id, places, unnamed)


def place_of(header: Header, row: Row, pointer: str) -> int | None:
    """Return the place of the cell a violation is about, ``None`` where it is about the row as a whole.

    A value that is missing has its column; an object or a list as a whole has none.
    """
    path = _path(pointer)
    if path in row.places:
        return row.places[path]
    return next((place for place, column in enumerate(header.columns) if column and column.path == path), None)


def place_words(form: str | None, pointer: str) -> str:
    """Return what a value is called in the headers of a form's sheet; what is no value of the form, as it was sent.

    An object or a list is called by the group of its columns.
    """
    path = _path(pointer)
    columns = () if form is None else layout(form).by_header.values()
    for column in columns:
        if column.path == path:
            return column.header
        if column.path[: len(path)] == path:
            groups = column.header.split(": ")[0].split(" – ")
            names = sum(isinstance(step, str) for step in path)
            words = " – ".join(groups[:names])
            return words if isinstance(path[-1], int) else words.rsplit(", ", 1)[0]
    return "/".join(map(str, path))


def _kept_entries(known: Layout, paths: list[Path]) -> dict[Path, dict[int, int]]:
    """Return where each entry of a list goes: gaps close up, save in lists whose length is fixed.

    A list within an entry of which nothing is filled in is not there.
    """
    kept: dict[Path, dict[int, int]] = {}
    for path, (least, most) in known.lists.items():
        if any(path[:size] in kept and step not in kept[path[:size]] for size, step in enumerate(path)):
            continue
        size = len(path)
        numbers = sorted({int(each[size]) for each in paths if len(each) > size and each[:size] == path})
        kept[path] = {old: old if least == most else new for new, old in enumerate(numbers)}
    return kept


def _moved(path: Path, kept: dict[Path, dict[int, int]]) -> Path:
    return tuple(kept[path[:size]][int(step)] if path[:size] in kept else step for size, step in enumerate(path))


def _set(data: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data.setdefault(step, {})
    data[path[-1]] = value


def _path(pointer: str) -> Path:
    steps = pointer.split("/")[1:]
    return tuple(int(step) if step.isascii() and step.isdigit() else step for step in steps)
