"""What a batch ends in, as clients fetch it: archive, file for printing, report, summary and chart."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from lxml import etree
from openpyxl import load_workbook
from PIL import Image

from service.batches.picture import WIDTH
from service.http.batch_bodies import XLSX
from service.http.texts import LANGUAGES
from service.spreadsheets.columns import EXTERNAL_ID, OWN_COLUMNS, layout
from service.spreadsheets.register import COLUMNS
from service.store import batches, chunks
from service.store.claims import FinishedFile
from service.store.packs import put_together
from service.texts import BOOK

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services

URL = "/api/v1/batches"
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
                files = {}
                for number, claim in enumerate(chunk.claims, 1):
                    pages = 2 - number % 2
                    kept = put_together(services.files, [f"docx {claim.document_id}".encode(), _pdf(pages)])
                    files[claim.document_id] = [
                        (FinishedFile(name, stored.sha256, stored.size, pages), place)
                        for name, (stored, place) in zip(("docx", "pdf"), kept, strict=True)
                    ]
                chunks.finish(session, chunk, files, now)
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
        assert [head.value for head in heads] == [BOOK.text("register", key, language) for key in COLUMNS]
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
    assert {row[8] for row in register.iter_rows(min_row=2, values_only=True)} == set(listed)


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


def test_a_large_batch_is_printed_in_parts(
    client: FlaskClient, finished: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file holds so many papers; without a part the answer says how many there are."""
    monkeypatch.setattr("service.batches.printing.MOST_PAPERS", 2)
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


def test_the_report_is_corrected_and_sent_again(
    client: FlaskClient, rows: list[dict[str, Any]], read: Any, make: Any
) -> None:
    """The faulty cell is coloured and explained; the corrected report makes only what is missing."""
    for row in rows:
        row["data"] = {name: value for name, value in row["data"].items() if name not in {"average", "result"}}
    workbook = load_workbook(io.BytesIO(client.get(f"/api/v1/forms/{SHEET}/import.xlsx").data))
    sheet = workbook.active
    heads = [cell.value for cell in sheet[1]]
    columns = layout(SHEET).by_header
    for number, row in enumerate(rows, 3):
        for place, head in enumerate(heads, 1):
            column = columns.get(str(head).strip().casefold())
            value = row["external_id"] if head == EXTERNAL_ID else _at(row["data"], column.path) if column else None
            sheet.cell(number, place, value)
    answer = client.post(f"{URL}?form={SHEET}", data=_saved(workbook), content_type=XLSX)
    assert answer.status_code == 202, answer.text
    read()
    make()
    found = client.get(answer.json["links"]["self"]).json
    assert (found["ready"], found["rejected"]) == (3, 1), client.get(found["links"]["items"]).json
    report = load_workbook(io.BytesIO(_fetched(client, found, "report").data))
    told = report.active
    assert [told.cell(1, place).value for place in (1, 2)] == list(OWN_COLUMNS["ru"])
    states = Counter(told.cell(number, 1).value for number in range(2, told.max_row + 1))
    assert states == {"готово": 3, "ошибка": 1}
    wrong = next(number for number in range(2, 6) if told.cell(number, 1).value == "ошибка")
    assert "Оценка 7" in told.cell(wrong, 2).value
    (cell,) = [cell for cell in told[wrong] if cell.comment is not None]
    assert (str(cell.value), cell.fill.fgColor.rgb) == ("7", "FFF8CBAD")
    cell.value = 4
    again = client.post(f"{URL}?form={SHEET}", data=_saved(report), content_type=XLSX)
    read()
    make()
    items = client.get(again.json["links"]["items"]).json["items"]
    assert [(item["status"], item["reused"]) for item in items].count(("ready", True)) == 3
    assert [(item["status"], item["reused"]) for item in items].count(("ready", False)) == 1


def test_rows_of_json_are_reported_as_a_list(client: FlaskClient, batch: dict[str, Any]) -> None:
    """As soon as they are read; a line for each thing to say, in the reader's language."""
    answer = client.get(batch["links"]["report"], headers={"Accept-Language": "en"})
    lines = list(load_workbook(io.BytesIO(answer.data)).active.iter_rows(values_only=True))
    assert lines[0] == ("Row", "External number", "Form", "State of the row", "Place", "What to correct")
    assert list(dict.fromkeys(line[0] for line in lines[1:])) == [1, 2, 3, 4]
    assert ("error", "/scores/0/score") in {line[3:5] for line in lines[1:]}


def test_the_summary_and_its_chart_show_who_is_lenient(client: FlaskClient, finished: dict[str, Any]) -> None:
    """By state body and by evaluator; the chart says the same and can be read by any program for drawings."""
    summary = _fetched(client, finished, "summary").json
    assert summary["all"]["papers"] == sum(summary["all"]["results"].values()) == 3
    (unit,), (evaluator,) = summary["units"], summary["evaluators"]
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
        assert (picture.format, picture.width) == ("PNG", WIDTH)
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
