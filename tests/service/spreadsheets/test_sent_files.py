"""Files as people send them: what is read is what they see, or the cell is refused by its name.

The files in ``tests/cases/files`` are of people who do not exist; beside each, its kind is made from the workbook that
is offered.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from doc_templates.catalogue import form
from service.batches.messages import file_words, message
from service.batches.row_readers import SourceKind, input_rows
from service.spreadsheets.columns import EXTERNAL_ID
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.import_workbook import EXAMPLE, import_workbook
from service.spreadsheets.report import ReportRow, write_report
from service.spreadsheets.tables import open_table
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from service.batches.row_readers import InputRow

pytestmark = pytest.mark.slow

FILES = Path(__file__).parents[2] / "cases" / "files"
SHEET, AGREEMENT, PROTOCOL = "b2_score_sheet", "a1_agreement", "b_calibration_protocol"
ROWS = "xl/worksheets/sheet1.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TODAY = date(2026, 11, 26)
NAME = "Оцениваемое лицо: Фамилия, имя, отчество"
SCORE = "Оценки, 1: Оценка"
COMMENT = "Оценки, 1: Комментарий"
APPOINTED = "Оцениваемое лицо: Дата назначения"
NUMBER = "Номер протокола"


def _read(content: bytes | Path, of: str = SHEET, kind: SourceKind = SourceKind.XLSX) -> list[InputRow]:
    file = io.BytesIO(content.read_bytes() if isinstance(content, Path) else content)
    return list(input_rows(file, kind, of))


def _keys(row: InputRow) -> list[str]:
    return [fault.key for fault in row.errors]


def _cells(row: InputRow) -> list[str]:
    return [fault.values.get("cell", fault.values.get("cells", "")) for fault in row.errors]


def _refused(content: bytes | Path, of: str = SHEET, kind: SourceKind = SourceKind.XLSX) -> str:
    with pytest.raises(UnusableFileError) as refused:
        _read(content, of, kind)
    return file_words(refused.value.failure, "ru")


@cache
def _offered(of: str) -> bytes:
    return import_workbook(of, form(of).sample())


def _sheet(of: str = SHEET) -> tuple[Workbook, Worksheet, dict[str, int]]:
    """Return the workbook of a form with the example as a row, its sheet, and the columns by their headers."""
    workbook = openpyxl.load_workbook(io.BytesIO(_offered(of)))
    sheet = workbook["Данные"]
    sheet["A2"] = "a-1"
    return workbook, sheet, {str(cell.value): cell.column for cell in sheet[1]}


@cache
def _at(header: str, of: str = SHEET) -> str:
    """Return the name of the cell of the example below a header."""
    _, sheet, columns = _sheet(of)
    return str(sheet.cell(2, columns[header]).coordinate)


def _saved(workbook: Workbook) -> bytes:
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _with(header: str, value: Any, number_format: str | None = None, of: str = SHEET) -> bytes:
    workbook, sheet, columns = _sheet(of)
    cell = sheet.cell(2, columns[header])
    cell.value = value
    if number_format is not None:
        cell.number_format = number_format
    return _saved(workbook)


def _beyond_the_headers() -> bytes:
    workbook, sheet, columns = _sheet()
    sheet.cell(2, len(columns) + 2).value = "на память"
    return _saved(workbook)


def _repacked(content: bytes, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            changed = change(name, old.read(name))
            if changed is not None:
                new.writestr(*changed)
    return target.getvalue()


def _replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a workbook with something in one of its parts replaced, which must be there."""

    def change(name: str, data: bytes) -> tuple[str, bytes]:
        if name != part:
            return name, data
        assert old.encode() in data
        return name, data.replace(old.encode(), new.encode())

    return _repacked(content, change)


@pytest.mark.parametrize(
    "name",
    [
        "x01_1c_SharedStrings_case",
        "x02_x000D",
        "x02b_x000D_name",
        "x03_strict",
        "x05_backslash",
        "x09_header_NFD",
        "x10_core_date",
        "x11_empty_fill",
        "x12_float_tail",
        "x18_styled_to_AMJ",
    ],
)
def test_decoration_and_dialect_keep_no_workbook_from_being_read(name: str) -> None:
    """Each has one good row, of a person whose name comes out letter by letter, and can be made into a paper."""
    (row,) = _read(FILES / f"{name}.xlsx")
    assert (row.errors, row.remarks) == ((), ())
    assert row.data["employee"]["full_name"] == "Әбдіқадырова Ұлжан Қайратқызы"
    assert row.data["scores"][0]["score"] == 4.2
    assert check(SHEET, row.data, today=TODAY).valid


def _moved_main_part(name: str, data: bytes) -> tuple[str, bytes]:
    if name == "_rels/.rels":
        data = data.replace(b"xl/workbook.xml", b"xl/workbook2.xml")
    return name.replace("xl/workbook.xml", "xl/workbook2.xml").replace(
        "xl/_rels/workbook.xml", "xl/_rels/workbook2.xml"
    ), data


def _whole_cell(content: bytes, address: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(ROWS).decode()
    (cell,) = [part for part in sheet.split("<c ") if part.startswith(f'r="{address}"')]
    return f"<c {cell.partition('</c>')[0]}</c>"


def _shared(content: bytes, text: str | None) -> bytes:
    """Return a workbook whose comment is a shared text; where there is none, its part is named but absent."""
    relation = f'<Relationship Id="r99" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    content = _replaced(content, "xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    content = _replaced(content, ROWS, _whole_cell(content, _at(COMMENT)), f'<c r="{_at(COMMENT)}" t="s"><v>1</v></c>')
    if text is None:
        return content
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}"><si/><si>{text}</si></sst>')
    return target.getvalue()


DECORATIONS: dict[str, Callable[[str, bytes], tuple[str, bytes] | None]] = {
    "another name of the main part": _moved_main_part,
    "no properties": lambda name, data: None if name.startswith("docProps/") else (name, data),
    "broken properties": lambda name, data: (name, b"<a" if name.startswith("docProps/") else data),
    "no list of contents": lambda name, data: None if name == "[Content_Types].xml" else (name, data),
    "no relationships of the package": lambda name, data: None if name == "_rels/.rels" else (name, data),
    "broken looks": lambda name, data: (name, data[: len(data) // 2] if name == "xl/theme/theme1.xml" else data),
    "broken comments": lambda name, data: (name, b"<a><b></a>" if "comment" in name else data),
    "capital names": lambda name, data: (name.replace("worksheets", "WorkSheets"), data),
    "unknown after the rows": lambda name, data: (name, data.replace(b"</sheetData>", b"</sheetData><new:a></b>")),
}


@pytest.mark.parametrize("change", DECORATIONS.values(), ids=DECORATIONS)
def test_what_is_no_row_keeps_no_workbook_from_being_read(change: Any) -> None:
    """Whatever another program adds, leaves out or breaks beside the rows."""
    (row,) = _read(_repacked(_saved(_sheet()[0]), change))
    assert check(SHEET, row.data, today=form(SHEET).sample_on).valid


def test_texts_that_are_named_but_absent_are_missed_only_where_a_cell_needs_them() -> None:
    """Some programs name a part of shared texts and write every text into its cell."""
    content = _with(COMMENT, "ТЕКСТ")
    missed = _shared(content, None)
    assert _refused(missed) == message("files", "no-workbook", "ru")
    row = _read(_replaced(missed, ROWS, _whole_cell(missed, _at(COMMENT)), _whole_cell(content, _at(COMMENT))))[0]
    assert row.data["scores"][0]["comment"] == "ТЕКСТ"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Отчёты_x000D_\nи_x0009_ответы_x000D_", "Отчёты\nи\tответы"),
        ("a_x005F_x000D_b", "a_x000D_b"),
        ("a_x000_b_x00g0_", "a_x000_b_x00g0_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("п_x000B_р", "п\vр"),
        ("одна\r\nдве\rтри", "одна\nдве\nтри"),
    ],
)
def test_escapes_of_the_format_are_read_as_signs(written: str, read: str) -> None:
    """In shared texts and in those that stand in their cell (ECMA-376 Part 1, 22.9.2.19)."""
    content = _with(COMMENT, "ТЕКСТ")
    text = f"<r><t>{written.replace(chr(13), '&#13;')}</t></r><rPh><t>ы</t></rPh>"
    cell = f'<c r="{_at(COMMENT)}" t="inlineStr"><is>{text}</is></c>'
    inline = _replaced(content, ROWS, _whole_cell(content, _at(COMMENT)), cell)
    for changed in (_shared(content, text), inline):
        assert _read(changed)[0].data["scores"][0]["comment"] == read


def test_a_report_that_comes_back_says_what_was_rejected() -> None:
    """A control character stays one, and is refused again; it does not come back as the letters of its escape."""
    content = _with(NAME, "Иванов_x000B_ Иван")
    first = _read(content)[0]
    assert "\v" in first.data["employee"]["full_name"]
    again = _read(_reported(content))[0]
    assert again.data == first.data
    assert not check(SHEET, again.data, today=TODAY).valid


def _reported(content: bytes) -> bytes:
    """Return the report on a workbook about whose rows there is nothing to say."""
    report = io.BytesIO()
    with open_table(io.BytesIO(content), SHEET, is_csv=False) as table:
        rows = [ReportRow(row.sheet_row.number, row.sheet_row.cells) for row in table.read()]
        write_report(report, table.header, table.first.cells, rows, "ru")
    return report.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        _with(SCORE, 4.256, "0.00"),
        _with(SCORE, 0.042, "0.0%"),
        _with(SCORE, "=2+2"),
        _with(NAME, "?лжан"),
        _with(EXTERNAL_ID, datetime(2026, 3, 12)),  # noqa: DTZ001
        (FILES / "x16b_penalty_headers_erased.xlsx").read_bytes(),
        _beyond_the_headers(),
    ],
    ids=["rounded", "percents", "a formula", "letters", "a day", "no headers", "beyond the headers"],
)
def test_nothing_is_mended_by_being_reported(content: bytes) -> None:
    """What was refused is refused again when the report comes back as it is."""
    before, after = _read(content)[0], _read(_reported(content))[0]
    assert before.errors
    assert _keys(after) == _keys(before)


def test_percents_are_read_as_they_are_shown() -> None:
    """80 % in a plan that is measured in percents is 80; elsewhere nobody knows what is meant."""
    (row,) = _read(FILES / "x13b_percent_cells_a1.xlsx", AGREEMENT)
    assert row.errors == ()
    outcome = check(AGREEMENT, row.data, today=TODAY)
    assert outcome.valid
    planned = [each["planned"] for each in (*outcome.payload["kpis"], outcome.payload["agency_kpi"])]
    assert [float(each) for each in planned] == [80, 95]


@pytest.mark.parametrize(
    ("value", "number_format", "score"),
    [
        (4.2, "General", 4.2),
        (4.199999999999999, "0.00", 4.2),
        (0.1 + 0.2, "General", 0.3),
        (4, "0.00", 4),
        (4.2, '0.00" балла"', 4.2),
        (4.2, "#,##0.00_-;-#,##0.00_-", 4.2),
        (4.2, "[$-419]0.00", 4.2),
        ("4,2", "@", "4.2"),
    ],
)
def test_a_number_counts_as_far_as_it_is_shown(value: Any, number_format: str, score: Any) -> None:
    """A binary tail beyond fifteen digits is none of the number."""
    (row,) = _read(_with(SCORE, value, number_format))
    assert row.errors == ()
    assert row.data["scores"][0]["score"] == score


@pytest.mark.parametrize(
    ("value", "number_format", "key"),
    [
        (4.256, "0.00", "cell_unlike"),
        (4.2, "0", "cell_unlike"),
        (0.042, "0.0%", "cell_percent"),
        (4.2, "0.00E+00", "cell_unlike"),
        (4.2, "# ?/?", "cell_unlike"),
        (4200, '0,"тыс."', "cell_unlike"),
        (4.2, ";;;", "cell_unlike"),
        (4.2, '[>4]"хорошо";0.00', "cell_unlike"),
        (4, "dd/mmm", "cell_unlike"),
        ("#Н/Д", "@", "cell_machine"),
        ("nan", "@", "cell_machine"),
    ],
)
def test_a_number_that_shows_something_else_is_refused_by_its_cell(value: Any, number_format: str, key: str) -> None:
    """Rounded, scaled, hidden, or turned into words: which of the two was meant is for the officer to say."""
    (row,) = _read(_with(SCORE, value, number_format))
    assert (_keys(row), _cells(row)) == ([key], [_at(SCORE)])
    assert [fault.pointer for fault in row.errors] == ["/scores/0/score"]


@pytest.mark.parametrize(
    ("value", "number_format", "day"),
    [
        (datetime(2024, 10, 15), "dd.mm.yyyy", "2024-10-15"),  # noqa: DTZ001 - no zone in XLSX
        (datetime(2024, 10, 15, 10, 30), "dd.mm.yyyy", "2024-10-15"),  # noqa: DTZ001
        (datetime(2024, 10, 15), "m/d/yyyy h:mm", "2024-10-15"),  # noqa: DTZ001
        (45580, "ДД.ММ.ГГГГ", "2024-10-15"),
        (45580, "[$-419]d mmmm yyyy;@", "2024-10-15"),
        ("15.10.2024 0:00:00", "@", "2024-10-15"),
        ("15.10.2024 00:00", "@", "2024-10-15"),
        ("15.10.24", "@", "2024-10-15"),
        ("4.3.98", "@", "1998-03-04"),
        ("2024-10-15T00:00:00", "@", "2024-10-15"),
        ("2024-10-15 00:00:00", "@", "2024-10-15"),
        ("\ufeff15.10.2024\u200b", "@", "2024-10-15"),
    ],
)
def test_a_day_is_read_however_it_is_shown(value: Any, number_format: str, day: str) -> None:
    """In the order of the country, with midnight beside it, with two digits of the year."""
    (row,) = _read(_with(APPOINTED, value, number_format))
    assert row.errors == ()
    assert row.data["employee"]["appointed_on"] == day


@pytest.mark.parametrize("number_format", ["dd.mmm", "mmm yyyy", "d-mmm", "h:mm", "[h]:mm"])
def test_a_day_that_is_shown_in_part_is_refused_by_its_cell(number_format: str) -> None:
    """«15.окт» has got the year of the day it was typed on, which nobody sees."""
    (row,) = _read(_with(APPOINTED, 45580, number_format))
    assert (_keys(row), _cells(row)) == (["cell_unlike"], [_at(APPOINTED)])


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    """As workbooks of old programs for the Macintosh do."""
    workbook, sheet, columns = _sheet()
    workbook.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    sheet.cell(2, columns[APPOINTED]).value = 45580 - 1462
    sheet.cell(2, columns[APPOINTED]).number_format = "dd.mm.yyyy"
    content = _saved(workbook)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"date1904" in archive.read("xl/workbook.xml")
    assert _read(content)[0].data["employee"]["appointed_on"] == "2024-10-15"


@pytest.mark.parametrize(
    "value",
    [datetime(2026, 12, 3), 12.1, 7, True, time(10, 30), "03.дек", "3-Dec", "1,23457E+11", "#REF!", "NULL"],  # noqa: DTZ001
)
def test_what_a_program_made_of_a_text_is_refused_by_its_cell(value: Any) -> None:
    """12/3, 12.10, 007 and TRUE are no longer what was typed."""
    (row,) = _read(_with(NUMBER, value, None, PROTOCOL), PROTOCOL)
    assert _keys(row) in (["cell_turned"], ["cell_machine"], ["cell_error"])
    assert _cells(row) == [_at(NUMBER, PROTOCOL)]


def test_a_protocol_number_that_became_a_date_is_refused() -> None:
    """By its cell, with what to do."""
    (row,) = _read(FILES / "x19_protocol_number_turned_date.xlsx", PROTOCOL)
    assert (_keys(row), _cells(row)) == (["cell_turned"], ["C2"])
    assert "«Текстовый»" in message("rows", row.errors[0].key, "ru", **row.errors[0].values)


def test_text_columns_of_the_workbook_take_what_is_typed_as_text() -> None:
    """The client's own number and the mark of the example too, so that zeros in front stay."""
    workbook = openpyxl.load_workbook(io.BytesIO(import_workbook(PROTOCOL, form(PROTOCOL).sample())))
    sheet = workbook["Данные"]
    assert sheet["A2"].number_format == "@"
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet.cell(2, 3).number_format == "@"


@pytest.mark.parametrize(
    ("value", "number_format", "read", "remarks"),
    [("00017", "@", "00017", []), (17, "00000", "00017", []), (17, "General", "17", ["row_number"])],
)
def test_an_own_number_is_read_as_it_is_shown(value: Any, number_format: str, read: str, remarks: list[str]) -> None:
    """Where a program may have dropped zeros, the row is read with a word about it."""
    (row,) = _read(_with(EXTERNAL_ID, value, number_format))
    assert (row.external_id, row.errors) == (read, ())
    assert [each.key for each in row.remarks] == remarks


@pytest.mark.parametrize("value", [datetime(2026, 3, 12), True, 12.1])  # noqa: DTZ001
def test_an_own_number_that_was_turned_is_refused(value: Any) -> None:
    """As in any column of texts."""
    (row,) = _read(_with(EXTERNAL_ID, value))
    assert (_keys(row), _cells(row)) == (["cell_turned"], ["A2"])


def test_a_reprimand_below_an_erased_header_does_not_vanish() -> None:
    """All cells below no header are named."""
    (row,) = _read(FILES / "x16b_penalty_headers_erased.xlsx")
    assert (_keys(row), _cells(row)) == (["cell_unnamed"], ["AB2, AC2, AD2"])


def test_values_right_of_the_last_header_do_not_vanish() -> None:
    """In CSV they come from a delimiter within a text."""
    (row,) = _read(FILES / "c06_tail_beyond_header.csv", kind=SourceKind.CSV)
    assert (_keys(row), _cells(row)) == (["cell_unnamed"], ["AB2"])
    workbook, sheet, columns = _sheet()
    sheet.cell(5, len(columns) + 3).value = "на память"
    assert [(each.number, _keys(each)) for each in _read(_saved(workbook))] == [(2, []), (5, ["cell_unnamed"])]


def test_a_row_is_the_example_only_while_it_says_what_the_example_says() -> None:
    """Overtyped, or with its mark filled down, it is a row like others, with a word about the mark."""
    rows = _read(FILES / "x14_example_overwritten.xlsx")
    assert [row.data["employee"]["full_name"] for row in rows] == ["Сериков Ержан Болатович", "Иванова Анна Петровна"]
    assert [[each.key for each in row.remarks] for row in rows] == [["row_marked"], []]
    assert [row.external_id for row in rows] == [None, None]
    workbook, sheet, columns = _sheet()
    for cell in sheet[2]:
        sheet.cell(3, cell.column).value = cell.value
    sheet["A2"] = sheet["A3"] = EXAMPLE
    sheet.cell(2, columns[COMMENT]).value = None
    assert _read(_saved(workbook)) == []
    sheet.cell(3, columns[SCORE]).value = 3.9
    assert [(row.number, row.external_id) for row in _read(_saved(workbook))] == [(3, None)]


def test_rows_on_a_second_sheet_are_named_and_not_lost() -> None:
    """The rows of one sheet would be made, those of the other forgotten."""
    assert "«Данные», «Данные (2)»" in _refused(FILES / "x15_second_sheet.xlsx")


def test_the_sheet_with_rows_is_read_whatever_it_is_called() -> None:
    """Where only one has rows below the headers; sheets that are hidden say nothing."""
    workbook, sheet, _ = _sheet()
    copy = workbook.copy_worksheet(sheet)
    copy.title = "3 квартал"
    copy["B2"] = "Сериков Ержан"
    sheet.delete_rows(2)
    assert [row.data["employee"]["full_name"] for row in _read(_saved(workbook))] == ["Сериков Ержан"]
    sheet.title = "Титул"
    assert [row.data["employee"]["full_name"] for row in _read(_saved(workbook))] == ["Сериков Ержан"]
    copy.sheet_state = "hidden"
    assert _read(_saved(workbook)) == []


def test_hidden_rows_are_read_with_a_remark() -> None:
    """Filtered ones are hidden in the file too; nobody has to guess which were left out."""
    rows = _read(FILES / "x17_hidden_row.xlsx")
    assert [(row.external_id, [each.key for each in row.remarks]) for row in rows] == [
        ("a", []),
        ("hidden", ["row_hidden"]),
    ]


def test_own_columns_a_title_and_numbers_of_columns_do_not_matter() -> None:
    """«№ п/п» and «Примечание» are people's own; a title may stand above the header."""
    workbook, sheet, columns = _sheet()
    sheet.insert_cols(1)
    sheet["A1"], sheet["A2"] = "№ п/п", 1
    end = len(columns) + 2
    sheet.cell(1, end).value, sheet.cell(2, end).value = "Примечание", "уточнить"
    sheet.insert_rows(2)
    for place in range(1, end + 1):
        sheet.cell(2, place).value = place
    sheet["A5"] = 2
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Оценочные листы за III квартал"
    (row,) = _read(_saved(workbook))
    assert (row.number, row.external_id, row.errors) == (5, "a-1", ())
    assert check(SHEET, row.data, today=form(SHEET).sample_on).valid


def test_rows_above_the_header_are_not_taken_for_a_title() -> None:
    """A table that was sorted with its header would lose the rows above it."""
    workbook, sheet, _ = _sheet()
    sheet.move_range(f"A2:{sheet.cell(2, sheet.max_column).coordinate}", rows=1)
    sheet.move_range(f"A1:{sheet.cell(1, sheet.max_column).coordinate}", rows=1)
    sheet.move_range(f"A3:{sheet.cell(3, sheet.max_column).coordinate}", rows=-2)
    assert "нет заголовков" in _refused(_saved(workbook))


@pytest.mark.parametrize("head", ["\ufeff{}", "{}\u200b", " {} ", "{}\u00a0", "{}\u00ad"])
def test_signs_that_nobody_sees_do_not_matter_in_headers(head: str) -> None:
    """Wherever they were copied from."""
    workbook, sheet, columns = _sheet()
    sheet.cell(1, columns[NAME]).value = head.format(NAME)
    assert _read(_saved(workbook))[0].data["employee"]["full_name"]


def _csv_table(name: str = "Әбдіқадырова Ұлжан", comment: str = "Хорошо") -> str:
    """Return the row of the sample as a CSV file, with a name and a comment."""
    with open_table(io.BytesIO(_with(NAME, name)), SHEET, is_csv=False) as table:
        (row,) = table.read()
        heads = [str(cell) for cell in table.first.cells]
        cells = [f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell or "") for cell in row.sheet_row.cells]
    cells[heads.index(COMMENT)] = comment
    cells += [""] * (len(heads) - len(cells))
    return ";".join(heads) + "\r\n" + ";".join(cells) + "\r\n"


def _of_csv(content: bytes) -> InputRow:
    (row,) = _read(content, kind=SourceKind.CSV)
    return row


@pytest.mark.parametrize("encoding", ["kz1048", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_kazakh_letters_of_a_csv_file_arrive(encoding: str) -> None:
    """In every encoding that has them, with a mark or without."""
    row = _of_csv(_csv_table().encode(encoding))
    assert row.data["employee"]["full_name"] == "Әбдіқадырова Ұлжан"


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r", "mac_cyrillic"])
def test_russian_encodings_are_told_apart_by_the_headers(encoding: str) -> None:
    """What lacks letters of Kazakh is read where none are lost."""
    content = _csv_table("Иванов Иван").replace("№", "N").encode(encoding, "replace")
    row = _of_csv(content)
    assert row.data["employee"]["full_name"] == "Иванов Иван"


def test_letters_that_were_lost_are_refused_by_their_cells() -> None:
    """As Excel saves a table in cp1251."""
    row = _of_csv((FILES / "c02_kazakh_as_question_marks.csv").read_bytes())
    assert (_keys(row), _cells(row)) == (["cell_letters"] * 2, ["B2", "J2"])
    assert "CSV UTF-8" in message("rows", "cell_letters", "ru", cell="B2")


@pytest.mark.parametrize(
    "name",
    [
        "Т?леу?лы",
        "?лжан",
        "Н?рлан",
        "Әбді?",
        "Јбдіќадырова",
        "Ўлжан",
        "Әбд\ufffdқадырова",
        "РђРЅРЅР°",
        "Ð˜Ð²Ð°Ð½",
        "Ñåðèêîâ",
        "????? ????",
    ],
)
def test_a_damaged_name_is_refused_in_a_workbook_too(name: str) -> None:
    """The damage may have been done before the table was opened."""
    (row,) = _read(_with(NAME, name))
    assert (_keys(row), _cells(row)) == (["cell_letters"], [_at(NAME)])


@pytest.mark.parametrize(
    "text",
    [
        "Кто отвечает? Отдел кадров.",
        "Согласны?Нет",
        "https://gov.kz/поиск?запрос=отчёт",
        "сайт gov.kz/a?b=в, «Что дальше?»",
        "Отчёт по Excel и Müller GmbH",
        "Їжакевич и Євген",
        "Абдiкадырова (латинская i)",
        "#хештег, № 5, 30 °С",
        "СССР – РСФСР",
    ],
)
def test_a_question_and_foreign_words_are_no_damage(text: str) -> None:
    """A question mark at the end of a word, an address, a surname of another country."""
    (row,) = _read(_with(COMMENT, text))
    assert row.errors == ()
    assert row.data["scores"][0]["comment"] == text


def test_damage_in_one_row_leaves_the_others() -> None:
    """A byte that is no UTF-8 is told of at its cell; the file is not read in another encoding for it."""
    lines = _csv_table().encode().split(b"\r\n")
    bad = lines[1].replace("Ұлжан".encode(), b"\xd2\xd2")
    first, second = _read(b"\r\n".join([*lines[:2], bad, b""]), kind=SourceKind.CSV)
    assert first.errors == ()
    assert _keys(second) == ["cell_letters"]


def test_kazakh_that_might_be_ukrainian_is_not_guessed_at() -> None:
    """One letter decides nothing; the answer says what to save as."""
    content = _csv_table("Ғалым").replace("ә", "а").encode("cp1251", "replace").replace(b"?", b"\xaa")
    assert "CSV UTF-8" in _refused(content, kind=SourceKind.CSV)


def test_the_line_of_the_delimiter_is_no_row() -> None:
    """``sep=;`` is for Excel, which does not count it."""
    rows = _read(FILES / "c01_sep_line.csv", kind=SourceKind.CSV)
    assert [row.number for row in rows][:2] == [2, 3]
    assert all(check(SHEET, row.data, today=TODAY).valid for row in rows)
    assert _of_csv(b"sep=|\n" + _csv_table().replace(";", "|").encode()).data["employee"]["full_name"]


def test_a_bad_quotation_mark_is_named_by_its_line() -> None:
    """In lines of the file, as an editor counts; the rows before are read."""
    rows = input_rows(io.BytesIO((FILES / "c04_bad_quote_midfile.csv").read_bytes()), SourceKind.CSV, SHEET)
    assert next(rows).number == 2
    with pytest.raises(UnusableFileError) as refused:
        next(rows)
    assert (refused.value.reason, refused.value.values) == ("no-csv", {"line": 3})


def test_a_damaged_number_is_named_by_its_cell() -> None:
    """What is no number of XML breaks the workbook; the rows before are read."""
    rows = input_rows(io.BytesIO((FILES / "x21_comma_in_number_midfile.xlsx").read_bytes()), SourceKind.XLSX, SHEET)
    assert next(rows).number == 2
    with pytest.raises(UnusableFileError) as refused:
        next(rows)
    assert (refused.value.reason, refused.value.values) == ("bad-cell", {"cell": "R3"})


def test_texts_that_excel_is_to_leave_alone_are_no_formulas() -> None:
    """``="00017"`` is how programs keep zeros in a CSV file."""
    row = _of_csv(_csv_table().replace("a-1", '"=""00017"""').encode())
    assert (row.external_id, row.errors) == ("00017", ())


def _zip(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, b"<a/>")
    return target.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
KINDS = {
    "empty-file": b"",
    "old-workbook": OLD,
    "encrypted": OLD + "EncryptedPackage".encode("utf-16-le"),
    "is-word": OLD + "WordDocument".encode("utf-16-le"),
    "is-slides": _zip("[Content_Types].xml", "ppt/presentation.xml"),
    "is-binary-workbook": _zip("[Content_Types].xml", "xl/workbook.bin"),
    "is-numbers": _zip("Index/Document.iwa"),
    "is-archive": _zip("таблица.txt"),
    "is-pdf": b"%PDF-1.7\n",
    "is-picture": b"\x89PNG\r\n",
    "is-web-page": "<html><body><table><tr><td>Имя</td></tr></table>".encode(),
    "is-xml-sheet": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
}


@pytest.mark.parametrize("kind", [SourceKind.XLSX, SourceKind.CSV, SourceKind.JSON, SourceKind.NDJSON])
@pytest.mark.parametrize("reason", KINDS)
def test_a_file_of_another_kind_is_called_by_its_name(reason: str, kind: SourceKind) -> None:
    """Whatever it was sent as, in all languages with what to do."""
    with pytest.raises(UnusableFileError) as refused:
        _read(KINDS[reason], kind=kind)
    assert refused.value.reason == reason
    assert all(message("files", reason, language) for language in ("ru", "kk", "en"))


def test_a_table_sent_as_another_kind_is_called_by_its_name() -> None:
    """A text as a workbook, and a workbook as a text."""
    assert "как CSV" in _refused(_csv_table().encode())
    assert "как файл .xlsx" in _refused(_with(NAME, "Иванов"), kind=SourceKind.CSV)


def test_an_own_number_of_json_that_is_a_number_is_told_of() -> None:
    """With what would be right."""
    (row,) = _read(b'{"data": {}, "external_id": 17}', kind=SourceKind.NDJSON)
    assert _keys(row) == ["item_external_id"]
    assert '"17"' in message("rows", "item_external_id", "ru")


@pytest.mark.parametrize(("header", "says"), [("Квартал", "от 1 до 4"), ("Год", "например 2026")])
def test_quarters_and_years_are_asked_for_by_name(header: str, says: str) -> None:
    """«42» is no example of a quarter."""
    (row,) = _read(_with(f"Оцениваемый период: {header}", "третий"))
    (fault,) = row.cell_errors
    assert says in message("rows", fault.key, "ru", **fault.values)
