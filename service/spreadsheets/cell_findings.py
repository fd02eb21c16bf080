"""Cells whose content is not what was written or is shown: turned by a program, damaged on the way, below no header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from service.spreadsheets.cells import Cell, is_percentage, is_readable, meaning
from service.spreadsheets.columns import NO, YES, CellKind, Column, Path
from service.spreadsheets.rows import Header, Row
from validators.schemas.lost_letters import has_lost_letters

MAX_NAMED: Final = 20
"""Cells that one sentence names."""
FORMULA: Final = "="
TEXTS: Final = frozenset({CellKind.TEXT, CellKind.LONG_TEXT})
NAMES: Final = frozenset({"full_name", "position", "organization"})
PERCENTS: Final = ("percent",)
UNIT: Final = "unit"
OF_PERCENTS: Final = re.compile(r"%|процент|пайыз|percent", re.IGNORECASE)
TURNED: Final = re.compile(
    r"\A(?:\d{1,2}[.\-](?:янв|фев|мар|апр|май|мая|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)\.?(?:[.\-]\d{2,4})?"
    r"|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-\d{2,4})?"
    r"|(?:янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек)\.?[.\-]?\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2}"
    r"|\d(?:[.,]\d+)?e\+\d+)\Z",
    re.IGNORECASE,
)
"""What a spreadsheet program makes of «12/3», and of numbers of many digits, when it writes a CSV file."""


WHOLE_NUMBERS: Final = {"quarter": "cell_quarter", "year": "cell_year"}
"""Words of their own for whole numbers that are no counts, by the last step of their path."""


@dataclass(frozen=True, slots=True)
class RowFinding:
    """What is said about a row, or a cell of it: key of the words, pointer into the data, what the words name."""

    key: str
    pointer: str
    values: dict[str, Any]


ERRORS: Final = re.compile(
    r"#(?:Н/Д|N/A|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|NAME\?|ИМЯ\?|DIV/0!|ДЕЛ/0!|NUM!|ЧИСЛО!|NULL!|ПУСТО!|SPILL!|ПЕРЕНОС!"
    r"|CALC!|ВЫЧИСЛ!|FIELD!|ПОЛЕ!|BLOCKED!|GETTING_DATA|ОЖИДАНИЕ_ДАННЫХ)|\A#{4,}\Z",
    re.IGNORECASE,
)
"""What programs show in a cell whose formula went wrong, in Russian and in English."""
EMPTIES: Final = re.compile(
    r"\A(?:null|nan|nat|none|n/a|<na>|#?n/a n/a|undefined|\(null\)|dbnull|\[object object\]|-?1\.#(?:ind|qnan))\Z",
    re.IGNORECASE,
)
"""What programs write for a value that is not there."""
_EMPTY_WORD: Final = re.compile(r"(?<![\w-])(?:NULL|nan|NaN|None|undefined)(?![\w-])")


def unreadable_cells(header: Header, row: Row) -> Iterator[RowFinding]:
    """Yield what keeps a row from being read as it was written."""
    sheet_row = row.sheet_row
    if row.unnamed:
        cells = ", ".join(sheet_row.address(place) for place in row.unnamed[:MAX_NAMED])
        yield RowFinding(
            "cell_unnamed", "", {"cells": cells, "columns": ", ".join(map(xl_col_to_name, row.unnamed[:MAX_NAMED]))}
        )
    told: set[int] = set()
    # A report shows a formula as the text of it, and must not be accepted for that when it comes back.
    formulas = {
        place for place, cell in enumerate(sheet_row.cells) if isinstance(cell, str) and cell.startswith(FORMULA)
    }
    for key, places in (
        ("formula", sorted({*sheet_row.formulas, *formulas})),
        ("cell_error", sheet_row.broken),
        ("cell_unlike", sheet_row.unlike),
    ):
        for place in places:
            column = _column(header, place)
            told.add(place)
            if column is not None or place == header.external_id:
                turned = key == "cell_unlike" and (column is None or column.kind in TEXTS)
                yield RowFinding("cell_turned" if turned else key, _pointer(column), {"cell": sheet_row.address(place)})
    paths = {place: path for path, place in row.places.items()}
    for place, cell in enumerate(sheet_row.cells):
        column = _column(header, place)
        if place in told or cell is None or (column is None and place != header.external_id):
            continue
        if wrong := _fault(column, cell) or _percent_fault(column, row.data, paths.get(place), cell):
            yield RowFinding(wrong, _pointer(column, paths.get(place)), {"cell": sheet_row.address(place)})


def cell_remarks(header: Header, row: Row) -> Iterator[RowFinding]:
    """Yield what is odd about a row that is read all the same."""
    sheet_row = row.sheet_row
    if sheet_row.hidden:
        yield RowFinding("row_hidden", "", {})
    if row.marked:
        yield RowFinding("row_marked", "", {"cell": sheet_row.address(header.external_id or 0)})
    place = header.external_id
    if place is not None and place < len(sheet_row.cells) and isinstance(sheet_row.cells[place], int):
        yield RowFinding("row_number", "", {"cell": sheet_row.address(place)})


def wrong_kinds(header: Header, row: Row) -> Iterator[RowFinding]:
    """Yield the cells whose content is not of the kind that their column asks for."""
    for path, place in row.places.items():
        column = header.columns[place]
        value: Any = row.data
        for step in path:
            value = value[step]
        if column is not None and (found := _wrong_kind(column, path, value)):
            yield found


def _wrong_kind(column: Column, path: Path, value: Any) -> RowFinding | None:
    if is_readable(column, value):
        return None
    choices = (YES, NO) if column.kind is CellKind.FLAG else tuple(column.choices)
    key = "cell_choice" if choices else WHOLE_NUMBERS.get(str(path[-1]), f"cell_{column.kind}")
    return RowFinding(key, _pointer(column, path), {"column": column.header, "choices": ", ".join(choices)})


def typed_cell(column: Column, path: Path, text: str, data: Any) -> tuple[list[RowFinding], list[RowFinding]]:
    """Return what is wrong with a text that was typed in place of a cell: as unreadable cells, and as wrong kinds.

    Args:
        column: of the cell.
        path: of its value in ``data``.
        text: what was typed.
        data: what the row says with it.
    """
    key = (
        "formula" if text.startswith(FORMULA) else _text_fault(column, text) or _percent_fault(column, data, path, text)
    )
    unreadable = [RowFinding(key, _pointer(column, path), {"cell": f"«{column.header}»"})] if key else []
    wrong = _wrong_kind(column, path, meaning(column, text))
    return unreadable, [] if wrong is None else [wrong]


def _fault(column: Column | None, cell: Cell) -> str | None:
    if isinstance(cell, str):
        return _text_fault(column, cell)
    if column is None:
        # The number of the client's own, of which a whole number shows all digits.
        return None if isinstance(cell, int) and not isinstance(cell, bool) else "cell_turned"
    return "cell_turned" if column.kind in TEXTS and isinstance(cell, bool | int | float | date) else None


def _text_fault(column: Column | None, cell: str) -> str | None:
    text = cell.strip()
    in_line = column is None or column.kind is CellKind.TEXT
    if is_of_machine(text, in_line=in_line):
        return "cell_machine"
    if column is not None and column.kind not in TEXTS:
        return None
    if has_lost_letters(text, in_name=column is not None and column.path[-1] in NAMES):
        return "cell_letters"
    return "cell_turned" if in_line and TURNED.match(text) else None


def _percent_fault(column: Column | None, data: Any, path: Path | None, cell: Cell) -> str | None:
    """Percents are read where they are meant: as the value of a percentage, or of what is measured in percents."""
    if column is None or path is None or column.kind is not CellKind.NUMBER or not is_percentage(cell):
        return None
    beside = data
    for step in path[:-1]:
        beside = beside[step]
    unit = beside.get(UNIT) if isinstance(beside, dict) else None
    if str(path[-1]).endswith(PERCENTS) or (isinstance(unit, str) and OF_PERCENTS.search(unit)):
        return None
    return "cell_percent"


def _column(header: Header, place: int) -> Column | None:
    return header.columns[place] if place < len(header.columns) else None


def _pointer(column: Column | None, path: Path | None = None) -> str:
    steps = path or (() if column is None else column.path)
    return "".join(f"/{step}" for step in steps)


def is_of_machine(text: str, *, in_line: bool = False) -> bool:
    """Tell whether a text is what a program wrote instead of a value.

    Args:
        text: without blanks around it.
        in_line: whether it is a name or the like, in which such a word has no place beside others either.
    """
    if "#" in text and ERRORS.search(text):
        return True
    if not text.isascii() and not in_line:
        return False
    return bool(EMPTIES.match(text) or (in_line and _EMPTY_WORD.search(text)))
