"""A row says what the paper's data say, and a violation finds its way back to the cell."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from doc_templates.catalogue import FORMS, Form, form
from service.spreadsheets.cells import is_readable, meaning
from service.spreadsheets.columns import EXTERNAL_ID, MAX_ENTRIES, CellKind, Column, Need, usual_columns
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.import_workbook import EXAMPLE, SENTENCES, explanation, import_workbook
from service.spreadsheets.rows import place_of, read_header, read_row
from service.spreadsheets.sheets import SheetRow
from service.spreadsheets.workbooks import default_sheet, open_workbook
from validators.check import check

EVERY_FORM = pytest.mark.parametrize("each", FORMS, ids=lambda each: each.slug)
SHEET = "b2_score_sheet"
SUMMARY = "a7_summary"


def _column(kind: CellKind, **choices: str) -> Column:
    return Column(("value",), "Значение", "", kind, Need.ALWAYS, choices=choices)


@EVERY_FORM
def test_the_example_of_a_workbook_reads_as_the_sample(each: Form) -> None:
    """What an officer sees in the second row is the sample of the form, cell by cell."""
    content = import_workbook(each.slug, each.sample())
    rows = _rows(content)
    assert len(rows) == 2
    header = read_header(each.slug, rows[0].cells)
    row = read_row(header, rows[1])
    assert row is not None
    assert row.external_id == EXAMPLE
    assert check(each.slug, row.data, today=each.sample_on).payload == _payload(each)


def _payload(each: Form) -> Any:
    return check(each.slug, each.sample(), today=each.sample_on).payload


@EVERY_FORM
def test_no_two_columns_of_a_form_share_a_header(each: Form) -> None:
    """Columns are told apart by their headers alone."""
    headers = [column.header for column in usual_columns(each.slug, each.sample())]
    assert len(headers) == len(set(headers))
    assert EXTERNAL_ID not in headers


@EVERY_FORM
def test_a_workbook_is_the_same_at_every_making(each: Form) -> None:
    """Clients may keep it by its hash."""
    assert import_workbook(each.slug, each.sample()) == import_workbook(each.slug, each.sample())


def test_lists_within_lists_have_columns_of_their_own() -> None:
    """The summary of the survey: a group for each question, and in it a column for each of its options."""
    sample = form(SUMMARY).sample()
    columns = [column for column in usual_columns(SUMMARY, sample) if "options" in column.path]
    assert len(columns) == sum(len(question["options"]) for question in sample["questions"])
    last = columns[-1]
    assert last.header == "Вопросы, 14 – Варианты ответа, 3: Число ответов"
    assert "Стаж работы в данном государственном органе" in last.note
    assert "«Свыше 3 лет»" in last.note


@pytest.mark.parametrize(
    ("kind", "readable", "not_readable"),
    [
        (CellKind.DATE, ["12.10.2026", "2026-10-12", date(2026, 10, 12)], ["позавчера", "31.02.2026", 46000]),
        (CellKind.NUMBER, ["4,5", 4.5, "1 250,5"], ["много", True]),
        (CellKind.WHOLE, ["63", 63.0, "63,0"], ["6,5", "шесть", 6.5]),
        (CellKind.FLAG, ["да", False, "ИСТИНА"], ["возможно", 1]),
        (CellKind.CHOICE, ["Да, конечно"], ["да"]),
        (CellKind.TEXT, ["что угодно"], []),
    ],
)
def test_a_cell_is_of_the_kind_asked_for_or_not(kind: CellKind, readable: list[Any], not_readable: list[Any]) -> None:
    """What is not is told of in the words of a sheet; what else may be wrong is for the check to say."""
    column = _column(kind, **({"Да, конечно": "yes"} if kind is CellKind.CHOICE else {}))
    assert [is_readable(column, meaning(column, cell)) for cell in readable] == [True] * len(readable)
    assert [is_readable(column, meaning(column, cell)) for cell in not_readable] == [False] * len(not_readable)


def test_gaps_close_up_in_lists_within_lists_too() -> None:
    """An officer who passes over an option's column, or a question's, gets no empty entries; every cell is found."""
    columns = [column for column in usual_columns(SUMMARY, form(SUMMARY).sample()) if "options" in column.path]
    told = [each for each in columns if each.path[1] in {1, 3} and each.path[3] != 1]
    every = usual_columns(SUMMARY, form(SUMMARY).sample())
    header = read_header(SUMMARY, [column.header for column in every])
    row = read_row(header, SheetRow(2, [number if column in told else None for number, column in enumerate(every)]))
    assert row is not None
    assert [len(question["options"]) for question in row.data["questions"]] == [2, 3]
    assert place_of(header, row, "/questions/1/options/2/count") == every.index(told[-1])


@pytest.mark.parametrize(
    ("path", "need"),
    [
        (("employee", "full_name"), Need.ALWAYS),
        (("scores", 4, "score"), Need.ALWAYS),
        (("scores", 4, "comment"), Need.NEVER),
        (("disciplinary_penalties", 0, "kind"), Need.IN_GROUP),
        (("average",), Need.NEVER),
    ],
)
def test_a_column_says_when_it_must_be_filled_in(path: tuple[str | int, ...], need: Need) -> None:
    """Whoever has no penalty to tell of leaves its columns empty, and is not told that they are required."""
    column = next(each for each in usual_columns(SHEET, form(SHEET).sample()) if each.path == path)
    assert column.need is need
    assert explanation(column).startswith(SENTENCES[need])


def test_the_workbook_names_the_parameters_and_shows_numbers_as_scores() -> None:
    """Which parameter the third score is about; 4 is not shown as «4,»."""
    workbook = openpyxl.load_workbook(io.BytesIO(import_workbook(SHEET, form(SHEET).sample())))
    sheet = workbook["Данные"]
    third = next(place for place in range(1, 60) if sheet.cell(1, place).value == "Оценки, 3: Оценка")
    assert "3. Самостоятельность и инициативность" in sheet.cell(1, third).comment.text
    assert sheet.cell(2, third).number_format == "0.00"
    told = {row[0].value: row[2].value for row in workbook["Пояснения"].iter_rows(min_row=9)}
    assert "3. Самостоятельность и инициативность" in told["Оценки, 3: Оценка"]


def test_a_workbook_has_lists_notes_and_formats() -> None:
    """Drop-downs for what is chosen, notes at every header, dates as dates, the header frozen."""
    workbook = openpyxl.load_workbook(io.BytesIO(import_workbook(SHEET, form(SHEET).sample())))
    sheet = workbook["Данные"]
    assert workbook.sheetnames == ["Данные", "Пояснения", "Списки"]
    assert workbook["Списки"].sheet_state == "hidden"
    assert sheet.freeze_panes == "C2"
    columns = usual_columns(SHEET, form(SHEET).sample())
    assert all(sheet.cell(1, place).comment for place in range(1, len(columns) + 2))
    lists = {next(iter(each.sqref.ranges)).min_col for each in sheet.data_validations.dataValidation}
    wanted = {place for place, each in enumerate(columns, 2) if each.choices or each.kind is CellKind.FLAG}
    assert lists == wanted
    signed = next(place for place, each in enumerate(columns, 2) if each.path == ("signed_on",))
    assert isinstance(sheet.cell(2, signed).value, datetime)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (CellKind.NUMBER, "4,5", "4.5"),
        (CellKind.NUMBER, 4.5, 4.5),
        (CellKind.NUMBER, "1 250,5", "1250.5"),
        (CellKind.NUMBER, "много", "много"),
        (CellKind.WHOLE, 63.0, 63),
        (CellKind.WHOLE, " 63 ", 63),
        (CellKind.WHOLE, "63,0", 63),
        (CellKind.WHOLE, "6,5", "6.5"),
        (CellKind.WHOLE, "1e400", "1e400"),
        (CellKind.DATE, datetime.fromisoformat("2026-10-12"), "2026-10-12"),
        (CellKind.DATE, date(2026, 10, 12), "2026-10-12"),
        (CellKind.DATE, "12.10.2026", "2026-10-12"),
        (CellKind.DATE, "5.3.2026 г.", "2026-03-05"),
        (CellKind.DATE, "2026-10-12", "2026-10-12"),
        (CellKind.DATE, "вчера", "вчера"),
        (CellKind.DATE, 46000, 46000),
        (CellKind.IIN, 5_12453_059, "000512453059"),
        (CellKind.IIN, "900512453059", "900512453059"),
        (CellKind.TEXT, 3.0, "3"),
        (CellKind.TEXT, " Иванов ", "Иванов"),
        (CellKind.FLAG, "Да", True),
        (CellKind.FLAG, False, False),
        (CellKind.FLAG, "ЛОЖЬ", False),
        (CellKind.FLAG, "возможно", "возможно"),
    ],
)
def test_a_cell_means_what_people_mean(kind: CellKind, cell: Any, value: Any) -> None:
    """Decimal commas, Russian dates, numbers that were texts; what cannot be read is handed on as it stands."""
    assert meaning(_column(kind), cell) == value


def test_a_choice_is_read_by_its_words_or_its_code() -> None:
    """Case, gaps and the letter ё do not matter."""
    column = _column(CellKind.CHOICE, замечание="remark", **{"определённый служащий": "delegate"})
    assert meaning(column, "Замечание") == "remark"
    assert meaning(column, "определенный  служащий") == "delegate"
    assert meaning(column, "remark") == "remark"
    assert meaning(column, "иное") == "иное"


def _rows(content: bytes) -> list[SheetRow]:
    with open_workbook(io.BytesIO(content)) as workbook:
        return list(workbook.rows(default_sheet(workbook)))


def _cells(**more: Any) -> tuple[list[Any], list[Any]]:
    """Return the header and the row of the sample, with cells changed by header."""
    content = import_workbook(SHEET, form(SHEET).sample())
    header, row = (list(each.cells) for each in _rows(content))
    for name, value in more.items():
        row[header.index(name)] = value
    return header, row


def test_gaps_between_entries_close_up() -> None:
    """A second penalty without a first is the only one."""
    prefix = "Дисциплинарные взыскания, 2: "
    filled = {"Вид взыскания": "замечание", "Дата наложения": "14.08.2026", "Основание": "опоздание"}
    header, row = _cells(**{prefix + name: value for name, value in filled.items()})
    known = read_header(SHEET, header)
    read = read_row(known, SheetRow(2, row))
    assert read is not None
    assert read.data["disciplinary_penalties"] == [
        {"kind": "remark", "imposed_on": "2026-08-14", "reason": "опоздание"}
    ]
    assert place_of(known, read, "/disciplinary_penalties/0/kind") == header.index(prefix + "Вид взыскания")


def test_a_missing_score_keeps_its_place() -> None:
    """In a list of fixed length a gap is a missing value, told at its own cell."""
    header, row = _cells(**{"Оценки, 2: Оценка": None, "Оценки, 2: Комментарий": None})
    known = read_header(SHEET, header)
    read = read_row(known, SheetRow(2, row))
    assert read is not None
    outcome = check(SHEET, read.data, today=form(SHEET).sample_on)
    pointers = [each.pointer for each in outcome.violations]
    assert pointers == ["/scores/1/score"]
    assert place_of(known, read, pointers[0]) == header.index("Оценки, 2: Оценка")


def test_a_value_of_an_empty_object_is_missed_at_its_own_cell() -> None:
    """Nobody is told that a whole evaluator is missing when it is four cells."""
    header, row = _cells()
    for place, name in enumerate(header):
        if str(name).startswith("Оценивающее лицо"):
            row[place] = None
    known = read_header(SHEET, header)
    read = read_row(known, SheetRow(2, row))
    assert read is not None
    outcome = check(SHEET, read.data, today=form(SHEET).sample_on)
    missed = [place_of(known, read, each.pointer) for each in outcome.violations]
    assert None not in missed
    assert len(missed) == 4


def test_further_groups_of_columns_may_be_added() -> None:
    """Whoever has more penalties than columns counts on."""
    header, row = _cells()
    for number in (4, 5):
        for name, value in (("Вид взыскания", "иное"), ("Дата наложения", "14.08.2026"), ("Основание", "иное")):
            header.append(f"Дисциплинарные взыскания, {number}: {name}")
            row.append(value)
    read = read_row(read_header(SHEET, header), SheetRow(2, row))
    assert read is not None
    assert len(read.data["disciplinary_penalties"]) == 2
    header[-1] = f"Дисциплинарные взыскания, {MAX_ENTRIES + 1}: Основание"
    with pytest.raises(UnusableFileError):
        read_header(SHEET, header)


def test_columns_may_stand_in_any_order_and_the_report_s_own_are_passed_over() -> None:
    """A corrected report is sent again as it is."""
    header, row = _cells()
    header, row = ["Состояние строки", "Что исправить", *header[::-1]], ["ошибка", "много", *row[::-1]]
    read = read_row(read_header(SHEET, header), SheetRow(2, row))
    assert read is not None
    assert check(SHEET, read.data, today=form(SHEET).sample_on).valid


def test_a_foreign_header_is_refused_with_all_that_is_wrong() -> None:
    """Unknown, doubled and missing headers are told at once."""
    header, _ = _cells()
    removed = header.pop(1)
    header += ["Премия", "Дата подписания"]
    with pytest.raises(UnusableFileError) as refused:
        read_header(SHEET, header)
    assert refused.value.reason == "header"
    assert refused.value.values == {"unknown": ["Премия"], "twice": ["Дата подписания"], "missing": [removed]}


def test_a_row_with_nothing_in_it_is_no_row() -> None:
    """Formats and blanks that stayed behind are not papers."""
    header, row = _cells()
    known = read_header(SHEET, header)
    assert read_row(known, SheetRow(2, [None] * len(row))) is None
    assert read_row(known, SheetRow(2, ["  "] * len(row))) is None
    assert read_row(known, SheetRow(2, [])) is None
