"""The workbook of a form for officers to fill in: ``import.xlsx``.

The sheet «Данные» has a frozen header, drop-down lists, notes, formats of numbers and dates, and one row that shows an
example and is never imported; the sheet «Пояснения» explains every column.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from textwrap import wrap
from types import MappingProxyType
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from service.spreadsheets.cells import Cell, meaning
from service.spreadsheets.columns import (
    EXTERNAL_ID,
    NO,
    STAFF,
    YES,
    CellKind,
    Column,
    Need,
    Path,
    form_title,
    own_number,
    usual_columns,
    value_at,
)
from service.spreadsheets.workbooks import DATA_SHEET

Placed = Mapping[int, Column | None]
"""Columns by their places from 0; ``None`` is the client's own number."""
Offered = Mapping[Path, Sequence[str]]
"""What may be chosen in a column, by its path."""

LINE: Final = 15.0
"""Height of a line of text, in points."""
FILLED: Final = 0.9
"""Of the width of a column, what a line of usual letters fills: widths count digits, and fonts differ."""
MAX_HEIGHT: Final = 409.0
"""The highest a row can be, in points (Excel's specifications and limits)."""
MAX_NUMBER: Final = 1e300
"""Beyond it, and for what is no number, a cell holds the text."""
HALF: Final = re.compile("[\ud800-\udfff]")
EXAMPLE: Final = "ПРИМЕР – не импортируется"
EXPLANATIONS: Final = "Пояснения"
LISTS: Final = "Списки"
MAX_ROWS: Final = 1_048_576
"""Rows of a sheet; formats and lists reach to the last."""
WIDTHS: Final[Mapping[CellKind, int]] = {
    CellKind.TEXT: 28,
    CellKind.LONG_TEXT: 36,
    CellKind.IIN: 15,
    CellKind.CATEGORY: 12,
    CellKind.NUMBER: 12,
    CellKind.WHOLE: 12,
    CellKind.DATE: 13,
    CellKind.CHOICE: 26,
    CellKind.FLAG: 14,
}
FORMATS: Final[Mapping[CellKind, str]] = {CellKind.DATE: "dd.mm.yyyy", CellKind.NUMBER: "General", CellKind.WHOLE: "0"}
SCORE_DECIMALS: Final = 2
SCORE_FORMAT: Final = "0.00"
"""Of scores and percents; in other numbers no digit is hidden and none added."""
AS_TYPED: Final = "@"
"""Format of texts: what is typed stays, zeros in front included."""
HINTS: Final[Mapping[CellKind, str]] = {
    CellKind.TEXT: "Текст в одну строку",
    CellKind.LONG_TEXT: "Текст",
    CellKind.IIN: "12 цифр",
    CellKind.CATEGORY: "Код категории, например C-4",
    CellKind.NUMBER: "Число, например 4,5",
    CellKind.WHOLE: "Целое число",
    CellKind.DATE: "Дата, например 12.10.2026",
    CellKind.CHOICE: "Значение из списка",
    CellKind.FLAG: f"«{YES}» или «{NO}»",
}
NOTE_SIZE: Final = {"x_scale": 2.0, "y_scale": 1.6}
NEEDS: Final[Mapping[Need, str]] = {
    Need.ALWAYS: "обязательно",
    Need.IN_GROUP: "если есть запись",
    Need.NEVER: "по желанию",
}
SENTENCES: Final[Mapping[Need, str]] = {
    Need.ALWAYS: "Обязательно",
    Need.IN_GROUP: "Заполняется, если есть такая запись; иначе вся запись остаётся пустой",
    Need.NEVER: "По желанию",
}
COLOURS: Final[Mapping[Need, str]] = {Need.ALWAYS: "#DDEBF7", Need.IN_GROUP: "#FFF2CC", Need.NEVER: "#F2F2F2"}
"""Of the headers, as the explanations say."""
LOOK: Final[Mapping[str, Any]] = {"valign": "top", "text_wrap": True}
HEAD_LOOK: Final[Mapping[str, Any]] = {**LOOK, "bold": True, "border": 1}
EXAMPLE_LOOK: Final[Mapping[str, Any]] = {**LOOK, "italic": True, "font_color": "#7F7F7F"}
EXAMPLE_HEIGHT: Final = 6 * LINE
"""Of the example, so that it does not push the rows to be filled in off the screen."""
HEADER_LINES: Final = 5
EXPLAINED: Final = (50, 18, 90)
"""Widths of the columns of the explanations, in characters."""


def import_workbook(form: str, sample: Mapping[str, Any], offered: Offered = MappingProxyType({})) -> bytes:
    """Return the workbook of a form, or of the staff list.

    Args:
        form: slug of the form.
        sample: valid data, for the row of the example.
        offered: what may be chosen in columns where the form itself has no list, by their paths.
    """
    target = io.BytesIO()
    # A fixed moment, so that the same form gives the same file.
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": form_title(form), "created": datetime(2025, 7, 28)})  # noqa: DTZ001 - no zone in XLSX
        data = workbook.add_worksheet(DATA_SHEET)
        explanations = workbook.add_worksheet(EXPLANATIONS)
        lists = workbook.add_worksheet(LISTS)
        lists.hide()
        columns = usual_columns(form, sample)
        placed = dict(enumerate((None, *columns)))
        write_header(workbook, data, placed, form)
        write_formats(workbook, data, lists, placed, offered)
        freeze_and_filter(data, 2, len(columns))
        _write_example(workbook, data, columns, sample)
        write_explanations(workbook, explanations, form, columns)
    return target.getvalue()


def write_header(workbook: xlsxwriter.Workbook, sheet: Worksheet, placed: Placed, form: str) -> None:
    """Write the headers with their notes."""
    own_need, own_note = own_number(form)
    styles = {need: workbook.add_format({**HEAD_LOOK, "bg_color": colour}) for need, colour in COLOURS.items()}
    for place, column in placed.items():
        need = own_need if column is None else column.need
        sheet.write_string(0, place, EXTERNAL_ID if column is None else column.header, styles[need])
        sheet.write_comment(0, place, own_note if column is None else explanation(column), NOTE_SIZE)
    sheet.set_row(0, HEADER_LINES * LINE)


def freeze_and_filter(sheet: Worksheet, frozen: int, last: int) -> None:
    """Freeze the header and so many columns, and offer a filter for the columns as far as the last."""
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, 0, last)


def write_formats(
    workbook: xlsxwriter.Workbook,
    sheet: Worksheet,
    lists: Worksheet,
    placed: Placed,
    more: Offered = MappingProxyType({}),
) -> None:
    """Give each column its width, its format and its list of values, which stand on a sheet of their own."""
    wanted = {number_format(column) for column in placed.values()}
    formats = {each: workbook.add_format({**LOOK, "num_format": each}) for each in sorted(wanted)}
    offered = {place: _choices(column, more) for place, column in placed.items()}
    # Row by row: of a sheet that is written as it grows nothing above can be changed.
    for line, words in enumerate(zip_longest(*offered.values())):
        for place, word in zip(offered, words, strict=True):
            write(lists, line, place, word)
    for place, column in placed.items():
        kind = CellKind.TEXT if column is None else column.kind
        sheet.set_column(place, place, WIDTHS[kind], formats[number_format(column)])
        if choices := offered[place]:
            source = xlsxwriter.utility.xl_range_abs(0, place, len(choices) - 1, place)
            rule = {"validate": "list", "source": f"={LISTS}!{source}", "error_message": "Выберите значение из списка"}
            sheet.data_validation(1, place, MAX_ROWS - 1, place, rule)


def _choices(column: Column | None, more: Offered) -> Sequence[str]:
    if column is None:
        return ()
    if column.path in more:
        return more[column.path]
    return (YES, NO) if column.kind is CellKind.FLAG else tuple(column.choices)


def number_format(column: Column | None) -> str:
    """Return the format of a column's cells; ``None`` is the client's own number."""
    if column is None:
        return AS_TYPED
    return SCORE_FORMAT if column.decimals == SCORE_DECIMALS else FORMATS.get(column.kind, AS_TYPED)


def _write_example(
    workbook: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column], sample: Mapping[str, Any]
) -> None:
    sheet.write_string(1, 0, EXAMPLE, workbook.add_format({**EXAMPLE_LOOK, "bold": True, "num_format": AS_TYPED}))
    values = [shown(column, value_at(sample, column.path)) for column in columns]
    for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        write(sheet, 1, place, value, workbook.add_format({**EXAMPLE_LOOK, "num_format": number_format(column)}))
    texts = [
        (EXAMPLE, WIDTHS[CellKind.TEXT]),
        *((str(one), WIDTHS[each.kind]) for each, one in zip(columns, values, strict=True)),
    ]
    sheet.set_row(1, min(EXAMPLE_HEIGHT, height(texts)))


def shown(column: Column, value: Any) -> Cell:
    """Return a value of ``data`` as its cell shows it; reading the cell gives the value again."""
    if value is None:
        return None
    if column.kind is CellKind.CHOICE:
        meant = meaning(column, value)
        return next((label for label, code in column.choices.items() if code == meant), value)
    if column.kind is CellKind.FLAG:
        return YES if value else NO
    if column.kind is CellKind.DATE:
        return date.fromisoformat(value)
    if column.kind in {CellKind.NUMBER, CellKind.WHOLE}:
        return float(Decimal(str(value)))
    return str(value)


def write(sheet: Worksheet, row: int, place: int, value: Cell, style: Format | None = None) -> None:
    """Write a cell so that it can never become a formula or a link: texts as texts, whatever they begin with.

    Signs that XML cannot carry are escaped as the format has it, save halves of pairs, which nothing can carry.
    """
    if value is None:
        sheet.write_blank(row, place, None, style)
    elif isinstance(value, datetime | date):
        sheet.write_datetime(row, place, value, style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, style)
    elif isinstance(value, int | float) and abs(value) < MAX_NUMBER:
        sheet.write_number(row, place, value, style)
    else:
        sheet.write_string(row, place, HALF.sub("\ufffd", str(value)), style)


def height(texts: Iterable[tuple[str, int]]) -> float:
    """Return the height a row needs, in points, from its texts and the widths of their columns in characters.

    Not every program finds it by itself when it opens a file.
    """
    return min(MAX_HEIGHT, LINE * max((_lines(text, width) for text, width in texts), default=1))


@lru_cache(maxsize=4096)
def _lines(text: str, width: int) -> int:
    room = int(width * FILLED)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(1 if len(line) <= room else len(wrap(line, room)) for line in text.split("\n"))


def explanation(column: Column) -> str:
    """Return what to fill in, in a sentence or two."""
    parts = (SENTENCES[column.need], HINTS[column.kind], column.note)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def write_explanations(workbook: xlsxwriter.Workbook, sheet: Worksheet, form: str, columns: Sequence[Column]) -> None:
    """Write what every column is for."""
    bold = workbook.add_format(HEAD_LOOK)
    plain = workbook.add_format({**LOOK, "border": 1})
    for place, width in enumerate(EXPLAINED):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, form_title(form), workbook.add_format({"bold": True, "font_size": 14}))
    guide = STAFF_GUIDE if form == STAFF else GUIDE
    for number, line in enumerate(guide, 1):
        sheet.write_string(number, 0, line)
    start = len(guide) + 2
    own_need, own_note = own_number(form)
    rows = [(EXTERNAL_ID, NEEDS[own_need], own_note)]
    rows += [(each.header, NEEDS[each.need], explanation(each)) for each in columns]
    for place, head in enumerate(("Столбец", "Заполнение", "Пояснение")):
        sheet.write_string(start, place, head, bold)
    for number, row in enumerate(rows, start + 1):
        sheet.set_row(number, height(zip(row, EXPLAINED, strict=True)))
        for place, text in enumerate(row):
            sheet.write_string(number, place, text, plain)
    sheet.freeze_panes(start + 1, 0)


GUIDE: Final = (
    f"Одна строка листа «{DATA_SHEET}» – один документ. Заголовки не меняйте; столбцы можно переставлять.",
    f"Вторая строка – пример. С пометкой «{EXAMPLE}» и без изменений она не импортируется; её можно удалить.",
    "Голубые столбцы обязательны, жёлтые – только если есть такая запись (например, взыскание), серые – по желанию.",
    "Если записей (взысканий, членов) больше, чем столбцов, добавьте столбцы с тем же заголовком и следующим номером.",
    "Формулы не принимаются: скопируйте ячейки и вставьте их как значения.",
)
STAFF_GUIDE: Final = (
    f"Одна строка листа «{DATA_SHEET}» – один служащий. Заголовки не меняйте; столбцы можно переставлять.",
    *GUIDE[1:3],
    "Если назначений или отсутствий больше, чем столбцов, добавьте столбцы с тем же заголовком и следующим номером.",
    GUIDE[4],
    "Сначала покажем, кто добавится, изменится и исчезнет; в список ничего не записывается, пока вы не подтвердите.",
)
