"""Files of rows come in many writings, some of them hostile; each is read whole or refused with a reason."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from datetime import date
from typing import IO, TYPE_CHECKING, Any

import openpyxl
import pytest

from doc_templates.catalogue import form
from service.spreadsheets.archives import ArchiveLimits
from service.spreadsheets.columns import own_columns
from service.spreadsheets.csv_files import csv_rows, encoding_of
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.import_workbook import LINE, import_workbook
from service.spreadsheets.register import write_register
from service.spreadsheets.report import Remark, ReportRow, write_list, write_report
from service.spreadsheets.rows import Header, read_header, read_row
from service.spreadsheets.workbooks import default_sheet, open_workbook
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.spreadsheets.sheets import SheetRow

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"


def workbook_rows(file: IO[bytes], limits: ArchiveLimits | None = None) -> Iterator[SheetRow]:
    """Yield the rows of the sheet that is read where no other reason speaks for one."""
    with open_workbook(file, limits) as workbook:
        yield from workbook.rows(default_sheet(workbook))


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
    read = read_row(read_header(SHEET, rows[0].cells), rows[1])
    assert read is not None
    assert read.data["scores"][0]["score"] == str(form(SHEET).sample()["scores"][0]["score"])
    if encoding != "cp1251":
        assert check(SHEET, read.data, today=form(SHEET).sample_on).valid


def test_an_encoding_nobody_knows_is_refused() -> None:
    """Bytes that are neither UTF-8 nor cp1251 are not guessed at."""
    with pytest.raises(UnusableFileError, match="no-encoding"):
        encoding_of(io.BytesIO(b"\x98\x98 text"), SHEET)
    with pytest.raises(UnusableFileError, match="no-encoding"):
        encoding_of(io.BytesIO(b"PK\0\0"), SHEET)
    assert encoding_of(io.BytesIO(codecs.BOM_UTF8 + b"a"), SHEET) == "utf-8-sig"


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


EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _encrypted() -> io.BytesIO:
    """Return a workbook whose archive says of every part that a password is needed."""
    content = bytearray(_workbook())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        places = [member.header_offset + 6 for member in archive.infolist()]
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        places.append(start + 8)
        start += 4
    for place in places:
        content[place] |= 1
    return io.BytesIO(bytes(content))


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (lambda: io.BytesIO(b"PK\x03\x04 nonsense"), "no-workbook"),
        (lambda: io.BytesIO(b""), "empty-file"),
        (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "old-workbook"),
        (lambda: _repacked(**{"xl/vbaProject.bin": b"x"}), "macros"),
        (lambda: _repacked(**{"xl/bomb.xml": bytes(50 << 20)}), "too-dense"),
        (lambda: _repacked(**{f"xl/{number}.bin": b"" for number in range(1001)}), "too-many-members"),
        (lambda: _repacked(**{"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "document-type"),
        (lambda: _repacked(**{"xl/workbook.xml": b"<workbook"}), "no-workbook"),
        (lambda: _repacked(**{"xl/media/a.png": _zip({"b.txt": b"c"})}), "nested-archive"),
        (lambda: _repacked(**{"../../etc/passwd": b"x"}), "strange-names"),
        (lambda: _repacked(**{"/etc/passwd": b"x"}), "strange-names"),
        (lambda: _repacked(**{"xl\\..\\..\\a": b"x"}), "strange-names"),
        (lambda: _repacked(**{"xl/../xl/a": b"x"}), "strange-names"),
        (lambda: _repacked(**{"c:/a": b"x"}), "strange-names"),
        (lambda: _repacked(**{"xl\\workbook.xml": b"<a/>"}), "no-workbook"),
        (lambda: _repacked(**{"xl/styles.xml": EXTERNAL}), "document-type"),
        (lambda: _repacked(**{"xl/styles.xml": EXTERNAL.decode().encode("utf-16")}), "document-type"),
        (lambda: _repacked(**{"xl/styles.xml": b'<?xml version="1.0" encoding="UTF-7"?><a/>'}), "document-type"),
        (lambda: _repacked(**{"xl/styles.xml": b"<!--" + bytes(1) * 70_000 + b"-->" + EXTERNAL}), "document-type"),
        (lambda: _repacked(**{"xl/styles.xml": b"<!--" + b"a b " * 20_000 + b"-->" + EXTERNAL}), "document-type"),
        (lambda: _repacked(**{"xl/data.bin": EXTERNAL}), "document-type"),
        (
            lambda: _repacked(**{f"xl/worksheets/sheet{number}.xml": b"<a/>" for number in range(4, 1100)}),
            "too-many-members",
        ),
        (lambda: io.BytesIO(_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})), "is-ods"),
        (lambda: io.BytesIO(form(SHEET).template().content), "is-word"),
        (_encrypted, "encrypted"),
    ],
)
def test_a_hostile_archive_is_refused_before_it_is_unpacked(file: Any, reason: str) -> None:
    """Bombs, macros, entities, old formats: each has its own reason."""
    with pytest.raises(UnusableFileError) as refused:
        list(workbook_rows(file()))
    assert refused.value.reason == reason


SHEET_START = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    b'<c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (b"<row>" + b"<c/>" * 1_000_000 + b"</row>", "row-too-long"),
        (b"<row>" + b"<c><!--</row>--></c>" * 100_000 + b"</row>", "row-too-long"),
        (b"<row>" + b"<c><is><t><![CDATA[</row>]]></t></is></c>" * 30_000 + b"</row>", "row-too-long"),
        (b'<row r="2"><c r="A2" a="' + b"b" * (3 << 20) + b'"/></row>', "row-too-long"),
        (b"<row><c><v>" + b"1" * (3 << 20) + b"</v></c></row>", "row-too-long"),
        (b"<row>" + b"".join(b"<n%d/>" % number for number in range(9000)) + b"</row>", "document-type"),
        (b"<row>" + b"<a>" * 300 + b"</a>" * 300 + b"</row>", "document-type"),
        (b"<row>" + b"<c><v>1</v></c>" * 2000 + b"</row>", "too-many-columns"),
        (b'<row r="99999999999"><c/></row>', "too-many-rows"),
        (b'<row r="2"><c r="ZZZZZZ2"/></row>', "no-workbook"),
    ],
    ids=[
        "a million cells",
        "sham ends",
        "sham ends in texts",
        "a long tag",
        "a long value",
        "many names",
        "depth",
        "columns",
        "rows",
        "a far column",
    ],
)
def test_a_sheet_larger_than_any_program_writes_is_refused(rows: bytes, reason: str) -> None:
    """Before a row of it fills the memory, and without counting to the end of the numbers."""
    hostile = SHEET_START + rows + b"</sheetData></worksheet>"
    file = _repacked(**{"xl/worksheets/sheet1.xml": hostile})
    with pytest.raises(UnusableFileError) as refused:
        for _ in workbook_rows(file, ArchiveLimits(ratio=100_000)):
            pass
    assert refused.value.reason == reason


def test_what_follows_the_rows_may_be_long() -> None:
    """Links, rules of validation and merged cells stand behind the rows and may be many."""
    after = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (number, number) for number in range(2, 60_000))
    whole = SHEET_START + b'<row r="2"/></sheetData><mergeCells>' + after + b"</mergeCells></worksheet>"
    file = _repacked(**{"xl/worksheets/sheet1.xml": whole})
    assert [row.number for row in workbook_rows(file)] == [1, 2]


@pytest.mark.parametrize(
    "text", ["а;" * 1_000_000, '"\n";' * 400_000, "а" * (2 << 20)], ids=["columns", "lines of one row", "a cell"]
)
def test_a_row_of_csv_that_never_ends_is_refused(text: str) -> None:
    """Before it fills the memory, whatever it consists of."""
    with pytest.raises(UnusableFileError) as refused:
        list(csv_rows(io.BytesIO(text.encode()), SHEET))
    assert refused.value.reason in {"row-too-long", "too-many-columns", "no-csv"}


STARTS = ("=1+1", "+7 701", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")')


@pytest.mark.parametrize("text", STARTS)
def test_nothing_that_is_exported_becomes_a_formula(text: str) -> None:
    """In the report of a sheet, the list of remarks and the register, in whichever cell."""
    report, listed, register = io.BytesIO(), io.BytesIO(), io.BytesIO()
    header = Header(SHEET, (None, None), None)
    write_report(report, header, [text, "б"], [ReportRow(2, [text, "в"], text, [Remark(0, text, "error")])], "ru")
    write_list(listed, [text, "б"], [(text, "в")])
    who = {"full_name": text, "position": text, "organization": text}
    files = [{"format": "docx", "path": text, "sha256": text}]
    entry = {"row": 1, "external_id": text, "form": SHEET, "payload": {"employee": who}, "files": files}
    write_register(register, [{**entry, "computed": {"average": "4.00", "result_wording": text}}], "ru", text)
    for file in (report, listed, register):
        cells = [cell for row in openpyxl.load_workbook(file).worksheets[0].iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert sum(text.strip() in str(cell.value) for cell in cells) >= 2
        with zipfile.ZipFile(file) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
            assert b"<hyperlink" not in archive.read("xl/worksheets/sheet1.xml")


def test_signs_that_xml_cannot_carry_are_escaped_in_a_report_as_the_format_has_it() -> None:
    """The sign comes back, and a text that looks like an escape stays that text (ECMA-376 Part 1, 22.9.2.19)."""
    target = io.BytesIO()
    cells = ["до\x0bпосле", "_x000B_", "до\ufffeпосле", "до\ud800после"]
    write_report(target, Header(SHEET, (None,) * 4, None), ["а", "б", "в", "г"], [ReportRow(2, cells)], "ru")
    with zipfile.ZipFile(target) as archive:
        written = archive.read("xl/worksheets/sheet1.xml").decode()
    for text in ("до_x000B_после", "_x005F_x000B_", "до_xFFFE_после", "до\ufffdпосле"):
        assert f">{text}<" in written


def test_the_register_is_made_to_be_printed() -> None:
    """A4 laid across, as wide as the page, its heads on every page, a title, a filter, scores with two decimals."""
    sample = form(SHEET).sample()
    files = [{"format": name, "path": f"Орган/Лист.{name}", "sha256": name * 10} for name in ("docx", "pdf")]
    entry = {"row": 1, "external_id": "001", "form": SHEET, "payload": sample, "files": files}
    entries = [{**entry, "row": row, "computed": {"average": "4.50", "result_wording": None}} for row in range(1, 4)]
    target = io.BytesIO()
    write_register(target, entries, "ru", "Итоги & Ко.xlsx")
    workbook = openpyxl.load_workbook(target)
    sheet = workbook.worksheets[0]
    assert (workbook.properties.title, sheet.max_row) == ("Реестр документов: Итоги & Ко", 4)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows in {"1:1", "$1:$1"}
    assert sheet.print_area.endswith("$A$1:$H$4"), "who, what and how assessed; files are for the screen"
    assert sheet.auto_filter.ref == "A1:L4"
    assert sheet.oddHeader.center.text.endswith("Реестр документов: Итоги && Ко")
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["Оценка"].value, cells["Оценка"].number_format) == (4.5, "0.00")
    assert (cells["Внешний номер"].value, cells["Файл PDF"].value) == ("001", "Орган/Лист.pdf")


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
    known = read_header(SHEET, header)
    write_report(target, known, header, [ReportRow(2, row, "готово"), ReportRow(3, bad, "ошибка", remarks)], "en")
    sheet = openpyxl.load_workbook(target)["Данные"]
    assert [sheet.cell(3, place).value for place in (1, 2)] == [
        "ошибка",
        f"«{header[1]}»: Формула\nВся строка\n«{header[2]}»: Мелочь",
    ]
    assert sheet.cell(3, 4).value == "=HYPERLINK(0)"
    assert sheet.cell(3, 4).data_type == "s"
    assert sheet.cell(3, 4).comment.text == "Формула"
    assert sheet.cell(3, 4).fill.fgColor.rgb != sheet.cell(3, 5).fill.fgColor.rgb
    assert sheet.cell(2, 4).comment is None
    assert sheet.row_dimensions[3].height >= 3 * LINE
    again = list(workbook_rows(target))
    read = read_row(read_header(SHEET, again[0].cells), again[1])
    assert read is not None
    assert check(SHEET, read.data, today=form(SHEET).sample_on).valid
    second = io.BytesIO()
    known = read_header(SHEET, again[0].cells)
    unread = ReportRow(3, (), "не прочитано", [Remark(None, "В ячейке C3 не число", "error")])
    write_report(io_unread := io.BytesIO(), known, again[0].cells, [unread], "kk")
    assert openpyxl.load_workbook(io_unread)["Данные"].cell(3, 2).value == "В ячейке C3 не число"
    write_report(second, known, again[0].cells, [ReportRow(2, again[1].cells, "готово")], "kk")
    heads = next(iter(workbook_rows(second))).cells
    assert len(heads) == len(again[0].cells)
    assert (again[0].cells[:2], heads[:2]) == (list(own_columns("en")), list(own_columns("kk")))
