"""What a batch ends in, as clients fetch it: archive, file for printing, report, summary and chart."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import update

from service.batches import chunks
from service.batches import store as batches
from service.batches.chart import PICTURE_WIDTH
from service.batches.messages import MAX_REPORTED
from service.batches.uploads import XLSX
from service.db.models import DocumentRow
from service.documents import claims
from service.documents.claims import FinishedFile
from service.files.packs import write_pack
from service.spreadsheets.columns import EXTERNAL_ID, form_title, layout, own_columns
from service.spreadsheets.import_workbook import EXAMPLE
from service.spreadsheets.register import COLUMNS
from service.texts import MESSAGES
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from openpyxl import Workbook

    from service.services import Services

pytestmark = pytest.mark.slow

URL = "/api/v1/batches"
FILES = Path(__file__).parents[2] / "cases" / "files"
SHEET = "b2_score_sheet"
RESULTS = ("archive", "print", "summary", "chart", "picture")


def _pdf(pages: int) -> bytes:
    made = io.BytesIO()
    with pikepdf.Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


@pytest.fixture
def make(services: Services) -> Callable[[], None]:
    """Return what makes the documents that wait: odd rows have one page, even rows two."""

    def make() -> None:
        now = services.clock()
        with services.database.transaction() as session:
            while chunk := chunks.take(session, worker="fake", most=50, lease_seconds=60, now=now):
                pages = [2 - number % 2 for number, _ in enumerate(chunk.claims, 1)]
                made = [
                    content
                    for claim, count in zip(chunk.claims, pages, strict=True)
                    for content in (f"docx {claim.document_id}".encode(), _pdf(count))
                ]
                kept = iter(write_pack(services.files, made))
                files = {
                    claim.document_id: [
                        FinishedFile(name, stored.sha256, stored.size, count, place)
                        for name, (stored, place) in zip(("docx", "pdf"), kept, strict=False)
                    ]
                    for claim, count in zip(chunk.claims, pages, strict=True)
                }
                claims.finish(session, chunk, files, now)
                batches.settle(session, [chunk.batch_id], now=now)

    return make


@pytest.fixture
def finished(client: FlaskClient, batch: dict[str, Any], make: Callable[[], None]) -> dict[str, Any]:
    """Return a batch of which three rows of four became documents."""
    make()
    found: dict[str, Any] = client.get(batch["links"]["self"]).json
    assert (found["status"], found["ready"], found["rejected"]) == ("done", 3, 1)
    return found


def _fetched(client: FlaskClient, found: dict[str, Any], name: str, **query: str) -> Any:
    answer = client.get(found["links"][name], query_string=query)
    assert answer.status_code == 200, answer.text
    return answer


def test_the_archive_names_its_files_without_reading_the_data_again(
    client: FlaskClient, services: Services, finished: dict[str, Any]
) -> None:
    """The names stand with the documents: ten thousand of them cost no validation."""
    names = zipfile.ZipFile(io.BytesIO(_fetched(client, finished, "archive").data)).namelist()
    with services.database.transaction() as session:
        session.execute(update(DocumentRow).values(payload="{}"))
    assert zipfile.ZipFile(io.BytesIO(_fetched(client, finished, "archive").data)).namelist() == names


def test_the_archive_holds_every_file_once_and_agrees_with_its_lists(
    client: FlaskClient, finished: dict[str, Any]
) -> None:
    """Folders by state body, names that tell who and when, hashes that are those of the files."""
    answer = _fetched(client, finished, "archive")
    assert "attachment" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        register = load_workbook(io.BytesIO(archive.read("register.xlsx"))).active
        listed = {file["path"]: file["sha256"] for one in manifest["documents"] for file in one["files"]}
        assert {name: hashlib.sha256(archive.read(name)).hexdigest() for name in listed} == listed
    assert sorted(names) == sorted([*listed, "manifest.json", "register.xlsx"])
    for language in LANGUAGES:
        again = client.get(finished["links"]["archive"], headers={"Accept-Language": language})
        with zipfile.ZipFile(io.BytesIO(again.data)) as archive:
            heads = load_workbook(io.BytesIO(archive.read("register.xlsx"))).active[1]
        assert [head.value for head in heads] == [MESSAGES.text("register", key, language) for key in COLUMNS]
    assert len({name.split("/")[0] for name in listed}) == 1
    assert all("III квартал 2026" in name and "row-" in name for name in listed)
    counted = {name: manifest[name] for name in ("batch", "total", "accepted", "rejected", "ready", "failed")}
    assert counted == {
        "batch": finished["id"],
        "total": 4,
        "accepted": 3,
        "rejected": 1,
        "ready": 3,
        "failed": 0,
    }
    assert [(one["row"], one["external_id"]) for one in manifest["documents"]] == [
        (1, "row-1"), (3, "row-3"), (4, "row-4"),
    ]  # fmt: skip
    told = [dict(zip(COLUMNS, row, strict=True)) for row in register.iter_rows(min_row=2, values_only=True)]
    assert [row["row"] for row in told] == [1, 3, 4], "a row for each paper"
    assert {row[name]: row[f"{name}_sha256"] for row in told for name in ("docx", "pdf")} == listed


def test_papers_that_were_made_together_are_fetched_at_once(
    client: FlaskClient, services: Services, finished: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a hundred thousand papers each would be asked for by itself else."""
    asked: list[str] = []
    fetch = services.files.read_part

    def noted(pack: str, offset: int, size: int) -> bytes:
        asked.append(pack)
        return fetch(pack, offset, size)

    monkeypatch.setattr(services.files, "read_part", noted)
    for name in ("archive", "print"):
        _fetched(client, finished, name)
        assert len(asked) == 1
        asked.clear()


def test_the_archive_can_be_read_as_a_stream(client: FlaskClient, finished: dict[str, Any]) -> None:
    """From its beginning, entry after entry, without its directory: each header tells the size and the checksum."""
    content = _fetched(client, finished, "archive").data
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    assert streamed(content) == kept


def test_papers_of_the_same_name_do_not_overwrite_each_other(
    client: FlaskClient, rows: list[dict[str, Any]], read: Any, make: Any
) -> None:
    """Namesakes without a number of their own, and rows that share one."""
    for row, external_id in zip(rows, (None, None, "7", "7"), strict=True):
        row["external_id"] = external_id
        row["data"]["scores"][1]["score"] = 4
        row["data"]["scores"][0]["score"] = 4
        for name in ("average", "result"):
            row["data"].pop(name, None)
    answer = client.post(URL, json=[{k: v for k, v in row.items() if v is not None} for row in rows])
    read()
    make()
    found = client.get(answer.json["links"]["self"]).json
    assert found["ready"] == 4
    with zipfile.ZipFile(io.BytesIO(_fetched(client, found, "archive").data)) as archive:
        names = [name.casefold() for name in archive.namelist()]
    assert len(set(names)) == len(names) == 10


@pytest.mark.parametrize(("duplex", "starts"), [("false", [0, 1, 3]), ("true", [0, 2, 4])])
def test_the_file_for_printing_has_a_bookmark_for_each_paper(
    client: FlaskClient, finished: dict[str, Any], duplex: str, starts: list[int]
) -> None:
    """For two-sided printing each begins on an odd page."""
    answer = _fetched(client, finished, "print", duplex=duplex)
    with pikepdf.open(io.BytesIO(answer.data)) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        found = [pages[item.destination[0].objgen] for item in outline.root]
        titles = [item.title for item in outline.root]
    assert found == starts
    assert ["row-1" in titles[0], "row-3" in titles[1], "row-4" in titles[2]] == [True] * 3


def test_the_file_for_printing_says_what_it_is_and_whose_each_page_is(
    client: FlaskClient, rows: list[dict[str, Any]], read: Any, make: Any
) -> None:
    """A title that is shown, a language, pages named by surname, and bookmarks in the order of the alphabet."""
    names = ("Өтегенов Ғалым Төлеуұлы", "Ли В. Н.", "Ахметов Ерлан Серікұлы", "Әбдіқадырова Ұлжан")
    for row, name in zip(rows, names, strict=True):
        row["data"]["employee"] |= {"full_name": name}
        row["data"]["employee"].pop("iin", None)
        row["data"]["scores"][0]["score"] = row["data"]["scores"][1]["score"] = 4
        for computed in ("average", "result"):
            row["data"].pop(computed, None)
    answer = client.post(URL, query_string={"name": "Третий квартал.xlsx"}, json=rows)
    read()
    make()
    found = client.get(answer.json["links"]["self"]).json
    pdf = PdfReader(io.BytesIO(_fetched(client, found, "print").data))
    root = pdf.root_object
    assert (pdf.metadata or {})["/Title"] == "Документы: Третий квартал"
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("ru", True)
    order = ("Өтегенов\xa0Ғ.\xa0Т.", "Ли\xa0В.\xa0Н.", "Ахметов\xa0Е.\xa0С.", "Әбдіқадырова\xa0Ұ.")
    assert [label.replace(" – ", " ") for label in pdf.page_labels] == [
        f"{who} {page}" for who, pages in zip(order, (1, 2, 1, 2), strict=True) for page in range(1, pages + 1)
    ]
    titles = [str(item.title) for item in pdf.outline]
    assert [title.split(" – ")[0] for title in titles] == [order[2], order[3], order[1], order[0]]
    assert all(title.count(title[:6]) == 1 and "Оценочный лист" in title for title in titles)


def test_a_large_batch_is_printed_in_parts(
    client: FlaskClient, finished: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file holds so many papers; without a part the answer says how many there are."""
    monkeypatch.setattr("service.batches.printing.MAX_PAPERS", 2)
    refused = client.get(finished["links"]["print"])
    assert (refused.status_code, refused.json["type"].rsplit("/", 1)[-1]) == (409, "batch-too-large")
    assert "part от 1 до 2" in refused.json["detail"]
    numbers = []
    for part in ("1", "2"):
        answer = _fetched(client, finished, "print", part=part)
        with pikepdf.open(io.BytesIO(answer.data)) as pdf, pdf.open_outline() as outline:
            numbers.append(len(outline.root))
    assert numbers == [2, 1]
    beyond = client.get(finished["links"]["print"], query_string={"part": "3"})
    assert (beyond.status_code, beyond.json["violations"][0]["pointer"]) == (422, "/part")
    assert "2" in beyond.json["violations"][0]["message"]


@pytest.fixture
def table(client: FlaskClient, rows: list[dict[str, Any]]) -> Workbook:
    """Return the workbook that is offered, filled in with four rows below its example; the second scores a 7."""
    workbook = load_workbook(io.BytesIO(client.get(f"/api/v1/forms/{SHEET}/import.xlsx").data))
    sheet = workbook["Данные"]
    heads = [str(cell.value) for cell in sheet[1]]
    columns = layout(SHEET).by_header
    for number, row in enumerate(rows, 3):
        data = {name: value for name, value in row["data"].items() if name not in {"average", "result"}}
        for place, head in enumerate(heads, 1):
            column = columns.get(head.strip().casefold())
            value = row["external_id"] if head == EXTERNAL_ID else _at(data, column.path) if column else None
            sheet.cell(number, place, value)
    return workbook


@pytest.fixture
def sent(client: FlaskClient, read: Any, make: Any) -> Callable[..., dict[str, Any]]:
    """Return what sends a table, waits for the end of its batch and returns it."""

    def send(content: bytes, media_type: str = XLSX, **query: str) -> dict[str, Any]:
        answer = client.post(URL, query_string={"form": SHEET, **query}, data=content, content_type=media_type)
        assert answer.status_code == 202, answer.text
        read()
        make()
        found: dict[str, Any] = client.get(answer.json["links"]["self"]).json
        return found

    return send


def test_the_report_is_corrected_and_sent_again(client: FlaskClient, table: Workbook, sent: Any) -> None:
    """The faulty cell is coloured and explained; the corrected report makes only what is missing."""
    found = sent(_saved(table))
    assert (found["status"], found["ready"], found["rejected"]) == ("done", 3, 1)
    report = load_workbook(io.BytesIO(_fetched(client, found, "report").data))
    told = report["Данные"]
    assert [told.cell(1, place).value for place in (1, 2)] == list(own_columns("ru"))
    states = [told.cell(number, 1).value for number in range(2, told.max_row + 1)]
    assert states == [None, "готово", "ошибка", "готово", "готово"], "each row keeps its number"
    assert "Оценка 7" in told.cell(4, 2).value
    (cell,) = [cell for cell in told[4] if cell.comment is not None]
    assert (str(cell.value), cell.fill.fgColor.rgb) == ("7", "FFF8CBAD")
    cell.value = 4
    again = sent(_saved(report))
    items = client.get(again["links"]["items"]).json["items"]
    assert [(item["status"], item["reused"]) for item in items].count(("ready", True)) == 3
    assert [(item["status"], item["reused"]) for item in items].count(("ready", False)) == 1


def test_the_report_keeps_what_helps_to_fill_in_the_table(client: FlaskClient, table: Workbook, sent: Any) -> None:
    """Lists, formats, notes of the headers, the example and the explanations, two columns further on."""
    offered = table["Данные"]
    report = load_workbook(io.BytesIO(_fetched(client, sent(_saved(table)), "report").data))
    told = report["Данные"]
    assert (report.sheetnames, report["Списки"].sheet_state) == (table.sheetnames, "hidden")
    moved = {cell.column: told.cell(1, cell.column + len(own_columns("ru"))) for cell in offered[1]}
    for place, head in moved.items():
        assert (head.value, head.comment.text) == (offered.cell(1, place).value, offered.cell(1, place).comment.text)
        for number in (2, 3):
            cell = told.cell(number, head.column)
            assert cell.value == offered.cell(number, place).value
            assert place == 1 or cell.number_format == offered.cell(2, place).number_format, cell.coordinate
    assert EXAMPLE in [cell.value for cell in told[2]]
    assert told.cell(2, 3).font.italic
    assert _lists(told) == {(place + len(own_columns("ru")), words) for place, words in _lists(offered)}, (
        "the lists stand at their columns"
    )
    explained = [[row[0].value for row in book["Пояснения"].iter_rows()] for book in (table, report)]
    assert explained[0] == explained[1]
    assert (told.freeze_panes, bool(told.auto_filter.ref)) == ("D2", True)


def _lists(sheet: Any) -> set[tuple[int, tuple[str, ...]]]:
    """Return the words of the lists of a sheet by the places of their columns."""
    found = set()
    for rule in sheet.data_validations.dataValidation:
        title, area = rule.formula1.removeprefix("=").split("!")
        words = tuple(cell.value for (cell,) in sheet.parent[title][area.replace("$", "")])
        found |= {(area.min_col, words) for area in rule.sqref.ranges}
    return found


def test_cells_are_named_as_they_lie_in_the_report(client: FlaskClient, table: Workbook, sent: Any) -> None:
    """In its remarks, whoever opens it looks for the cell in it; the answer names that of the file as sent."""
    sheet = table["Данные"]
    place = [cell.value for cell in sheet[1]].index("Оцениваемое лицо: Должность") + 1
    sheet.cell(5, place).value = "=A1"
    found = sent(_saved(table))
    (row,) = [item for item in client.get(found["links"]["items"]).json["items"] if item["row"] == 5]
    assert sheet.cell(5, place).coordinate in row["violations"][0]["message"]
    told = load_workbook(io.BytesIO(_fetched(client, found, "report").data))["Данные"]
    here = told.cell(5, place + len(own_columns("ru")))
    assert f" {here.coordinate} " in told.cell(5, 2).value
    assert here.value == "=A1"
    assert f" {here.coordinate} " in here.comment.text


def test_every_fault_of_a_row_is_told_at_once(client: FlaskClient, table: Workbook, sent: Any) -> None:
    """A formula, a position that lacks, and a score outside the scale."""
    sheet = table["Данные"]
    heads = [cell.value for cell in sheet[1]]
    for head, value in {"Оценивающее лицо: Должность": "=A1", "Оцениваемое лицо: Должность": None}.items():
        sheet.cell(4, heads.index(head) + 1).value = value
    found = sent(_saved(table))
    (row,) = client.get(found["links"]["items"], query_string={"status": "rejected"}).json["items"]
    told = {(each["rule"], each["pointer"]) for each in row["violations"]}
    assert told == {
        ("schema", "/evaluator/position"),
        ("schema", "/employee/position"),
        ("B18-range", "/scores/0/score"),
    }
    report = load_workbook(io.BytesIO(_fetched(client, found, "report").data))["Данные"]
    assert len(report.cell(4, 2).value.splitlines()) == 3
    assert sum(cell.comment is not None for cell in report[4]) == 3


def test_of_one_row_no_more_is_told_than_a_person_corrects(client: FlaskClient, sent: Any) -> None:
    """The first, and how many more there are, however many fields nobody knows."""
    line = json.dumps({"form": SHEET, "data": {f"поле{number}": 1 for number in range(1000)}}, ensure_ascii=False)
    found = sent(line.encode(), "application/x-ndjson")
    (row,) = client.get(found["links"]["items"]).json["items"]
    assert len(row["violations"]) == MAX_REPORTED + 1
    lacking = len(client.post("/api/v1/validate", json={"form": SHEET, "data": {}}).json["violations"])
    assert str(1000 + lacking - MAX_REPORTED) in row["violations"][-1]["message"]


@pytest.mark.parametrize("value", ["=A1", "до\x0bпосле", "ы" * 40_000, "до\ufffeпосле", "  "])
def test_a_rejected_row_is_rejected_again_when_its_report_comes_back_untouched(
    client: FlaskClient, table: Workbook, sent: Any, value: str
) -> None:
    """Whatever was wrong with it stands in the report as it was sent, and is told again in the same words."""
    place = [cell.value for cell in table["Данные"][1]].index("Оцениваемое лицо: Должность")
    lines = _as_csv(table)
    cells = next(csv.reader([lines[4]], delimiter=";"))
    cells[place] = value
    line = io.StringIO()
    csv.writer(line, delimiter=";").writerow(cells)
    found = sent("".join([*lines[:2], line.getvalue()]).encode(), "text/csv")
    assert (found["total"], found["rejected"]) == (1, 1)
    report = _fetched(client, found, "report").data
    again = sent(report)
    assert (again["total"], again["rejected"]) == (1, 1)
    told = [client.get(one["links"]["items"]).json["items"][0]["violations"] for one in (found, again)]
    assert [each["pointer"] for each in told[1]] == [each["pointer"] for each in told[0]]


BAD_NUMBER = b'<row r="5"><c r="A5" t="n"><v>4,2</v></c></row>'
DECORATION = b'<conditionalFormatting sqref="A1"><cfRule type="glow" priority="x"/></conditionalFormatting>'


def _changed(workbook: Workbook, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook whose sheet of data was changed in its XML."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_saved(workbook))) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            content = source.read(name)
            changed.writestr(name, change(content) if name == "xl/worksheets/sheet1.xml" else content)
    return target.getvalue()


def _as_csv(workbook: Workbook) -> list[str]:
    lines = []
    for row in workbook["Данные"].iter_rows(values_only=True):
        line = io.StringIO()
        csv.writer(line, delimiter=";").writerow(row)
        lines.append(line.getvalue())
    return lines


def _broken(workbook: Workbook, kind: str) -> tuple[bytes, str]:
    """Return a table of rows 3 to 6 that cannot be read from row 5 on, and its media type."""
    if kind == "quote":
        lines = _as_csv(workbook)
        return "".join([*lines[:4], '"x"y;' + lines[4], lines[5]]).encode(), "text/csv"
    if kind == "number":
        return _changed(workbook, lambda xml: re.sub(rb'<row r="5".*?</row>', BAD_NUMBER, xml, flags=re.DOTALL)), XLSX
    return _changed(workbook, lambda xml: xml[: xml.index(b'<row r="5"')] + b"<row"), XLSX


@pytest.mark.parametrize("kind", ["quote", "number", "end"])
def test_a_file_that_breaks_off_ends_in_a_state_of_its_own(
    client: FlaskClient, table: Workbook, sent: Any, kind: str
) -> None:
    """What was read is made; batch and report say from which row on nothing was read, and the report can be had."""
    content, media_type = _broken(table, kind)
    found = sent(content, media_type)
    assert (found["status"], found["total"], found["ready"], found["rejected"]) == ("incomplete", 2, 1, 1)
    assert found["failure"]["row"] == 5
    for language, words in {"ru": "с 5-й", "kk": "5-жолдан", "en": "from row 5 on"}.items():
        headers = {"Accept-Language": language}
        told = client.get(found["links"]["self"], headers=headers).json["failure"]["message"]
        assert words in told
        answer = client.get(found["links"]["report"], headers=headers)
        report = load_workbook(io.BytesIO(answer.data))["Данные"]
        assert report.max_row == 5
        assert [report.cell(5, place).value for place in (1, 2)] == [MESSAGES.text("states", "unread", language), told]
        assert report.cell(4, 2).value
    with zipfile.ZipFile(io.BytesIO(_fetched(client, found, "archive").data)) as archive:
        assert len(archive.namelist()) == 4
        assert json.loads(archive.read("manifest.json"))["unread_from_row"] == 5
    again = client.post(found["links"]["retry"])
    assert (again.status_code, again.json["status"]) == (200, "incomplete")


@pytest.mark.parametrize("name", ["c04_bad_quote_midfile.csv", "x21_comma_in_number_midfile.xlsx"])
def test_a_strangers_file_that_breaks_off_names_the_row(client: FlaskClient, sent: Any, name: str) -> None:
    """A quotation mark within a text, and a decimal comma where the format has a point."""
    found = sent((FILES / name).read_bytes(), XLSX if name.endswith("xlsx") else "text/csv")
    assert (found["status"], found["total"], found["failure"]["row"]) == ("incomplete", 1, 3)
    report = load_workbook(io.BytesIO(_fetched(client, found, "report").data))["Данные"]
    assert (report.cell(3, 1).value, report.cell(3, 2).value) == ("не прочитано", found["failure"]["message"])


@pytest.mark.parametrize("option", [{"mode": "all_or_nothing"}, {"dry_run": "true"}])
def test_a_file_that_breaks_off_is_reported_when_nothing_is_made(
    client: FlaskClient, table: Workbook, sent: Any, option: dict[str, str]
) -> None:
    """All or nothing refuses it; a check alone ends as incomplete."""
    found = sent(*_broken(table, "quote"), **option)
    assert found["status"] == ("refused" if "mode" in option else "incomplete")
    report = load_workbook(io.BytesIO(_fetched(client, found, "report").data))["Данные"]
    assert report.cell(5, 1).value == "не прочитано"


def test_lines_of_json_that_break_off_are_reported_in_a_list(
    client: FlaskClient, rows: list[dict[str, Any]], sent: Any
) -> None:
    """The last line of the list names the row."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows[:2]]
    lines.append('{"data": {"x": "' + "x" * (1 << 20) + '"}}')
    found = sent("\n".join([*lines, lines[0]]).encode(), "application/x-ndjson")
    assert (found["status"], found["total"], found["failure"]["row"]) == ("incomplete", 2, 3)
    told = list(load_workbook(io.BytesIO(_fetched(client, found, "report").data)).active.iter_rows(values_only=True))
    assert (told[-1][0], told[-1][3]) == (3, "не прочитано")


@pytest.mark.parametrize("behind", [DECORATION, b"<x><y></x>", b"<mergeCells count='nonsense'/>"])
def test_what_stands_behind_the_rows_of_a_sheet_does_not_matter(table: Workbook, sent: Any, behind: bytes) -> None:
    """Conditional formats of programs nobody knows, and what is no XML: the rows are all there."""
    found = sent(_changed(table, lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + behind)))
    assert (found["status"], found["ready"], found["failure"]) == ("done", 3, None)


def test_rows_of_json_are_reported_as_a_list(client: FlaskClient, batch: dict[str, Any]) -> None:
    """As soon as they are read; a line for each thing to say, in the reader's language."""
    answer = client.get(batch["links"]["report"], headers={"Accept-Language": "en"})
    lines = list(load_workbook(io.BytesIO(answer.data)).active.iter_rows(values_only=True))
    assert lines[0] == ("Row", "External number", "Form", "State of the row", "Place", "What to correct")
    assert list(dict.fromkeys(line[0] for line in lines[1:])) == [1, 2, 3, 4]
    assert ("error", "Оценки, 1: Оценка") in {line[3:5] for line in lines[1:]}, "by its official name"
    assert {line[2] for line in lines[1:]} == {form_title(SHEET)}


def test_the_summary_and_its_chart_show_who_is_lenient(client: FlaskClient, finished: dict[str, Any]) -> None:
    """By state body and by evaluator; the chart says the same and can be read by any program for drawings."""
    summary = _fetched(client, finished, "summary").json
    assert summary["all"]["papers"] == sum(summary["all"]["results"].values()) == 3
    (unit,), (evaluator,) = summary["units"], summary["evaluators"]
    assert summary["periods"] == [{"year": 2026, "quarter": 3}]
    assert unit["papers"] == evaluator["papers"] == 3
    assert unit["average"] == evaluator["average"] == summary["all"]["average"]
    root = etree.fromstring(_fetched(client, finished, "chart").data)
    words = "".join(root.itertext())
    assert unit["unit"][:40] in words
    assert evaluator["full_name"] in words


def test_the_picture_is_the_chart_for_programs_that_open_no_svg(client: FlaskClient, finished: dict[str, Any]) -> None:
    """A PNG of the width that was promised, named after the file that was sent."""
    answer = _fetched(client, finished, "picture")
    with Image.open(io.BytesIO(answer.data)) as picture:
        assert (picture.format, picture.width) == ("PNG", PICTURE_WIDTH)
        assert len({colour for _, colour in picture.convert("RGB").getcolors(1 << 16) or []}) > 2
    assert "batch.png" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("name", RESULTS)
def test_results_are_there_when_the_batch_is_finished(client: FlaskClient, batch: dict[str, Any], name: str) -> None:
    """Before, a clear answer says to come again; half a result is never handed out."""
    answer = client.get(batch["links"][name])
    assert (answer.status_code, answer.json["type"].rsplit("/", 1)[-1]) == (409, "batch-unfinished")
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize("name", [*RESULTS, "report"])
def test_results_of_others_are_not_there(
    client: FlaskClient, stranger: FlaskClient, finished: dict[str, Any], name: str
) -> None:
    """As if there were none; without a key nothing is told."""
    path = finished["links"][name]
    assert stranger.get(path).status_code == 401
    for other in ("00000000-0000-4000-8000-000000000000", "nonsense"):
        assert client.get(path.replace(finished["id"], other)).status_code == 404


def streamed(content: bytes) -> dict[str, bytes]:
    """Return the files of an archive as a reader finds them that cannot seek (APPNOTE.TXT, section 4.3.7)."""
    found, place = {}, 0
    while content[place : place + 4] == b"PK\x03\x04":
        _, flags, method, _, checksum, packed, size, name, extra = struct.unpack_from("<HHHIIIIHH", content, place + 4)
        start = place + 30 + name + extra
        if packed == size == 0xFFFFFFFF:
            kind, length, size, packed = struct.unpack_from("<HHQQ", content, place + 30 + name)
            assert (kind, length) == (1, 16)
        assert (flags & ~0x800, method, packed) == (0, 0, size), (
            "neither encrypted nor packed, sizes not told afterwards"
        )
        body = content[start : start + size]
        assert zlib.crc32(body) == checksum
        found[content[place + 30 : place + 30 + name].decode()] = body
        place = start + size
    assert content[place : place + 4] == b"PK\x01\x02", "the directory follows the last entry"
    return found


def _saved(workbook: Any) -> bytes:
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError):
            return None
    return data
