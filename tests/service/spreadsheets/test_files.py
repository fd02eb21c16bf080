"""Files of rows come in many writings, some of them hostile; each is read whole or refused with a reason."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from doc_templates.catalogue import form
from service.spreadsheets.archives import ArchiveLimits
from service.spreadsheets.columns import OWN_COLUMNS
from service.spreadsheets.csv_files import csv_rows, encoding_of
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.heights import LINE
from service.spreadsheets.import_workbook import import_workbook
from service.spreadsheets.report import Remark, ReportRow, write_report
from service.spreadsheets.rows import read_header, read_row
from service.spreadsheets.workbooks import workbook_rows
from validators.check import check

SHEET = "b2_score_sheet"


def _workbook() -> bytes:
    return import_workbook(SHEET, form(SHEET).sample())


def _table() -> list[list[str]]:
    """Return header and example as texts, dates and numbers as Russians write them."""
    return [[_written(cell) for cell in row.cells] for row in workbook_rows(io.BytesIO(_workbook()))]


def _written(cell: Any) -> str:
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return "" if cell is None else str(cell)


def _csv(delimiter: str, encoding: str, table: list[list[str]] | None = None) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(table or _table())
    return target.getvalue().encode(encoding, "replace")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_csv_file_is_read_in_every_usual_writing(delimiter: str, encoding: str) -> None:
    """Encodings and delimiters of Excel, LibreOffice and other systems."""
    rows = list(csv_rows(io.BytesIO(_csv(delimiter, encoding)), SHEET))
    read = read_row(read_header(SHEET, rows[0].cells), rows[1].cells)
    assert read is not None
    assert read.data["scores"][0]["score"] == str(form(SHEET).sample()["scores"][0]["score"])
    if encoding != "cp1251":
        assert check(SHEET, read.data, today=form(SHEET).sample_on).valid


def test_an_encoding_nobody_knows_is_refused() -> None:
    """Bytes that are neither UTF-8 nor cp1251 are not guessed at."""
    with pytest.raises(UnusableFileError, match="no-encoding"):
        encoding_of(io.BytesIO(b"\x98\x98 text"))
    with pytest.raises(UnusableFileError, match="no-encoding"):
        encoding_of(io.BytesIO(b"PK\0\0"))
    assert encoding_of(io.BytesIO(codecs.BOM_UTF8 + b"a")) == "utf-8-sig"


def test_an_unfinished_quotation_is_refused() -> None:
    """A file cut off in the middle is not half a file."""
    table = _csv(";", "utf-8").decode() + '"не закрыто'
    with pytest.raises(UnusableFileError, match="no-csv"):
        list(csv_rows(io.BytesIO(table.encode()), SHEET))


def test_formulas_are_named_by_their_place() -> None:
    """A formula without a stored value would read as an empty cell."""
    workbook = openpyxl.load_workbook(io.BytesIO(_workbook()))
    workbook["Данные"]["C2"] = "=A1&B1"
    workbook["Данные"]["D2"] = "#REF!"
    workbook["Данные"]["D2"].data_type = "e"
    target = io.BytesIO()
    workbook.save(target)
    _, row = workbook_rows(target)
    assert row.formulas == (2,)
    assert row.broken == (3,)
    table = _table()
    table[1][4] = "=2+2"
    assert list(csv_rows(io.BytesIO(_csv(";", "utf-8", table)), SHEET))[1].formulas == (4,)


def _repacked(**parts: bytes) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_workbook())) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, content in parts.items():
            new.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (lambda: io.BytesIO(b"PK\x03\x04 nonsense"), "no-workbook"),
        (lambda: io.BytesIO(b""), "no-workbook"),
        (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "old-workbook"),
        (lambda: _repacked(**{"xl/vbaProject.bin": b"x"}), "macros"),
        (lambda: _repacked(**{"xl/bomb.xml": bytes(50 << 20)}), "too-dense"),
        (lambda: _repacked(**{f"xl/{number}.bin": b"" for number in range(1001)}), "too-many-members"),
        (lambda: _repacked(**{"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document-type"),
        (lambda: _repacked(**{"xl/workbook.xml": b"<workbook"}), "no-workbook"),
    ],
)
def test_a_hostile_archive_is_refused_before_it_is_unpacked(file: Any, reason: str) -> None:
    """Bombs, macros, entities, old formats: each has its own reason."""
    with pytest.raises(UnusableFileError) as refused:
        list(workbook_rows(file()))
    assert refused.value.reason == reason


def test_the_size_unpacked_has_a_limit() -> None:
    """Whatever the ratio."""
    with pytest.raises(UnusableFileError, match="too-big-unpacked"):
        list(workbook_rows(io.BytesIO(_workbook()), ArchiveLimits(unpacked=1000)))


def test_a_report_shows_each_error_beside_its_cell_and_can_be_sent_again() -> None:
    """The faulty cell is coloured and noted, the row has all messages, and nothing of it became a formula."""
    header, row = (list(each.cells) for each in workbook_rows(io.BytesIO(_workbook())))
    bad = list(row)
    bad[1] = "=HYPERLINK(0)"
    target = io.BytesIO()
    remarks = [Remark(1, "Формула", "error"), Remark(None, "Вся строка", "error"), Remark(2, "Мелочь", "warning")]
    write_report(target, header, [ReportRow(row, "готово", []), ReportRow(bad, "ошибка", remarks)], "en")
    sheet = openpyxl.load_workbook(target)["Данные"]
    assert [sheet.cell(3, place).value for place in (1, 2)] == ["ошибка", "Формула\nВся строка\nМелочь"]
    assert sheet.cell(3, 4).value == "=HYPERLINK(0)"
    assert sheet.cell(3, 4).data_type == "s"
    assert sheet.cell(3, 4).comment.text == "Формула"
    assert sheet.cell(3, 4).fill.fgColor.rgb != sheet.cell(3, 5).fill.fgColor.rgb
    assert sheet.cell(2, 4).comment is None
    assert sheet.row_dimensions[3].height == 3 * LINE
    again = list(workbook_rows(target))
    read = read_row(read_header(SHEET, again[0].cells), again[1].cells)
    assert read is not None
    assert check(SHEET, read.data, today=form(SHEET).sample_on).valid
    second = io.BytesIO()
    write_report(second, again[0].cells, [ReportRow(again[1].cells, "готово", [])], "kk")
    heads = next(iter(workbook_rows(second))).cells
    assert len(heads) == len(again[0].cells)
    assert (again[0].cells[:2], heads[:2]) == (list(OWN_COLUMNS["en"]), list(OWN_COLUMNS["kk"]))
