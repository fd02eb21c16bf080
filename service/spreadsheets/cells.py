"""What a cell means: texts, dates, decimal commas and words of lists, read as people write them.

Nothing is guessed: what cannot be read is handed on as it stands, and the shape of the form says what is wrong with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from service.spreadsheets.columns import NO, YES, CellKind, Column, folded

Cell = str | int | float | bool | date | datetime | time | None
"""A cell as a spreadsheet gives it, or the text of a CSV file."""

_RUSSIAN_DAY: Final = re.compile(r"\A(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?: ?г\.?)?(?:,? 0?0:00(?::00)?)?\Z")
_ISO_MIDNIGHT: Final = re.compile(r"\A(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?Z?\Z")
_FIRST_OF_LAST_CENTURY: Final = 30
"""Years of two digits from here on belong to the last century, as Excel has it."""
_GAPS: Final = re.compile("[ \u00a0\u2009\u202f]")
_PERCENTAGE: Final = re.compile(r"\A-?\d+(?:[.,]\d+)? ?%\Z")
_UNWRITTEN: Final = re.compile("[\u200b\u2060\ufeff]")
_COMMA: Final = re.compile(r"\A-?\d+,\d+\Z")
_IIN_DIGITS: Final = 12
_WORDS: Final = MappingProxyType({YES: True, NO: False, "true": True, "false": False, "истина": True, "ложь": False})


def is_blank(cell: Cell) -> bool:
    """Tell whether nothing stands in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def meaning(column: Column, cell: Cell) -> Any:
    """Return what the cell says as a value of ``data``; as it stands where it cannot be read."""
    return _READERS[column.kind](column, _tidy(cell) if isinstance(cell, str) else cell)


def is_percentage(cell: Cell) -> bool:
    """Tell whether the cell shows a number with the sign of percents."""
    return isinstance(cell, str) and _PERCENTAGE.match(_GAPS.sub(" ", cell.strip())) is not None


def _tidy(text: str) -> str:
    """Return a text without blanks around it and invisible signs, letters composed as they are printed."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", _UNWRITTEN.sub("", text)).strip()


def is_readable(column: Column, value: Any) -> bool:
    """Tell whether the meaning of a cell is of the kind its column asks for, whatever else may be wrong with it."""
    return column.kind not in _KINDS_OF_MEANING or _KINDS_OF_MEANING[column.kind](column, value)


def as_text(cell: Cell) -> str:
    """Return the cell as text, as it was typed: whole numbers without a fraction, dates in ISO 8601."""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _text(_: Column, cell: Cell) -> Any:
    return as_text(cell)


def _iin(_: Column, cell: Cell) -> Any:
    """Twelve digits; a spreadsheet that took them for a number has dropped the zeros in front."""
    text = as_text(cell)
    return text if isinstance(cell, str) else text.zfill(_IIN_DIGITS)


def _number(column: Column, cell: Cell) -> Any:
    """A number without its gaps; what is none stays as it was written."""
    if isinstance(cell, str):
        text = _GAPS.sub("", cell)
        if _PERCENTAGE.match(text):
            text = text.removesuffix("%")
        number = text.replace(",", ".") if _COMMA.match(text) else text
        return number if _is_number(column, number) else cell
    return cell


def _whole(column: Column, cell: Cell) -> Any:
    value = cell if is_percentage(cell) else _number(column, cell)
    if isinstance(value, str):
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        whole = number.is_finite() and abs(number) < 10**_IIN_DIGITS and number == number.to_integral_value()
        return int(number) if whole else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _day(_: Column, cell: Cell) -> Any:
    if isinstance(cell, str):
        if found := _RUSSIAN_DAY.match(cell):
            return f"{_year(found[3])}-{int(found[2]):02}-{int(found[1]):02}"
        midnight = _ISO_MIDNIGHT.match(cell)
        return midnight[1] if midnight else cell
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return as_text(cell) if isinstance(cell, date) else cell


def _year(digits: str) -> str:
    if len(digits) > 2:  # noqa: PLR2004 - a year with its century
        return digits
    return f"{19 if int(digits) >= _FIRST_OF_LAST_CENTURY else 20}{digits}"


def _choice(column: Column, cell: Cell) -> Any:
    text = as_text(cell)
    label = _labels(tuple(column.choices)).get(folded(text))
    return text if label is None else column.choices[label]


@lru_cache(maxsize=1024)
def _labels(labels: tuple[str, ...]) -> Mapping[str, str]:
    """Return labels by what is compared; they are the same for every row."""
    return {folded(label): label for label in labels}


def _flag(_: Column, cell: Cell) -> Any:
    return _WORDS.get(cell.casefold(), cell) if isinstance(cell, str) else cell


_READERS: Final[Mapping[CellKind, Callable[[Column, Any], Any]]] = MappingProxyType(
    {
        CellKind.TEXT: _text,
        CellKind.LONG_TEXT: _text,
        CellKind.CATEGORY: _text,
        CellKind.IIN: _iin,
        CellKind.NUMBER: _number,
        CellKind.WHOLE: _whole,
        CellKind.DATE: _day,
        CellKind.CHOICE: _choice,
        CellKind.FLAG: _flag,
    }
)


def _is_number(_: Column, value: Any) -> bool:
    if isinstance(value, str):
        try:
            return Decimal(value).is_finite()
        except InvalidOperation:
            return False
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(_: Column, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_day(_: Column, value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


_KINDS_OF_MEANING: Final[Mapping[CellKind, Callable[[Column, Any], bool]]] = MappingProxyType(
    {
        CellKind.NUMBER: _is_number,
        CellKind.WHOLE: _is_whole,
        CellKind.DATE: _is_day,
        CellKind.CHOICE: lambda column, value: value in column.choices.values(),
        CellKind.FLAG: lambda _, value: isinstance(value, bool),
    }
)
