"""``/batches`` as clients meet it: however the rows are sent, what is told of them, and what may be done."""

from __future__ import annotations

import io
import json
import random
import threading
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from service.access.keys import ensure_bootstrap
from service.api.problems import Problem
from service.api.streams import MAX_STREAMS_OF_KEY, Streams
from service.app.factory import create_app
from service.app.server import Server
from service.batches import chunks
from service.batches import store as batches
from service.batches.uploads import CSV, NDJSON, XLSX
from service.db.models import DocumentRow
from service.documents import claims
from service.documents.claims import FinishedFile
from service.files.packs import write_pack
from service.spreadsheets.columns import EXTERNAL_ID, layout
from service.texts import MESSAGES, kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services

pytestmark = pytest.mark.slow

URL = "/api/v1/batches"
SHEET = "b2_score_sheet"
PAPER = b"%PDF-1.7 a paper of a batch"

Row = dict[str, Any]


@pytest.fixture
def render(services: Services) -> Callable[[], None]:
    """Return what makes the documents that wait, each with the same paper, all of them in one pack."""

    def render() -> None:
        now = services.clock()
        with services.database.transaction() as session:
            chunk = chunks.take(session, worker="fake", most=50, lease_seconds=60, now=now)
            assert chunk is not None
            files = {}
            for claim in chunk.claims:
                contents = [PAPER + claim.document_id.encode() + name.encode() for name in claim.missing]
                kept = write_pack(services.files, contents)
                files[claim.document_id] = [
                    FinishedFile(name, stored.sha256, stored.size, 1, place)
                    for name, (stored, place) in zip(claim.missing, kept, strict=True)
                ]
            claims.finish(session, chunk, files, now)
            batches.settle(session, [chunk.batch_id], now=now)

    return render


def _lines(rows: list[Row]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def _violations(answer: Any, status: int = 422) -> list[str]:
    assert answer.status_code == status, answer.text
    return [f"{found['pointer']}: {found['message']}" for found in answer.json["violations"]]


def test_a_list_is_accepted_and_its_rows_are_told_one_by_one(client: FlaskClient, rows: list[Row], read: Any) -> None:
    """202 with the address; then what became of each row."""
    answer = client.post(URL, json=rows)
    assert answer.status_code == 202
    assert answer.headers["Location"].endswith(f"{URL}/{answer.json['id']}")
    assert (answer.json["status"], answer.json["total"], answer.json["source"]["kind"]) == ("receiving", 0, "json")
    read()
    found = client.get(answer.json["links"]["self"]).json
    counted = {name: found[name] for name in ("status", "total", "accepted", "rejected", "queued", "ready", "failed")}
    assert counted == {
        "status": "rendering",
        "total": 4,
        "accepted": 3,
        "rejected": 1,
        "queued": 3,
        "ready": 0,
        "failed": 0,
    }
    items = client.get(found["links"]["items"]).json["items"]
    assert [item["status"] for item in items] == ["queued", "rejected", "queued", "queued"]
    assert [item["external_id"] for item in items] == ["row-1", "row-2", "row-3", "row-4"]
    assert items[1]["document_id"] is None
    assert {"pointer", "message", "law", "rule", "severity"} <= set(items[1]["violations"][0])


def test_papers_of_a_batch_are_fetched_like_any_other(
    client: FlaskClient, batch: dict[str, Any], render: Callable[[], None]
) -> None:
    """From the row to the document to its file, whole and in part, though it lies in a pack."""
    render()
    found = client.get(batch["links"]["self"]).json
    assert (found["status"], found["ready"], found["eta_seconds"]) == ("done", 3, None)
    item = client.get(f"{batch['links']['items']}?status=ready&limit=1").json["items"][0]
    document = client.get(f"/api/v1/documents/{item['document_id']}").json
    assert document["status"] == "ready"
    assert document["links"]["batch"] == batch["links"]["self"]
    assert document["files"] == item["files"]
    url = next(file["url"] for file in item["files"] if file["format"] == "pdf")
    assert client.get(url).data == PAPER + item["document_id"].encode() + b"pdf"
    part = client.get(url, headers={"Range": "bytes=5-7"})
    assert (part.status_code, part.data) == (206, PAPER[5:8])


def test_the_rows_may_be_sent_in_every_way_the_contract_names(
    client: FlaskClient, rows: list[Row], services: Services
) -> None:
    """A list, lines, a table, each as the body or as a file of a form; the kind is told by type or by name."""
    header = ";".join([EXTERNAL_ID, *(column.header for column in layout(SHEET).by_header.values())])
    table = f"{header}\r\n1;;\r\n".encode("utf-8-sig")
    workbook = client.get(f"/api/v1/forms/{SHEET}/import.xlsx").data
    filled = load_workbook(io.BytesIO(workbook))
    filled["Данные"].append(["17"])
    xlsx = io.BytesIO()
    filled.save(xlsx)
    sent: list[tuple[str, dict[str, Any]]] = [
        ("json", {"json": rows}),
        ("ndjson", {"data": _lines(rows), "content_type": NDJSON}),
        ("csv", {"data": table, "content_type": CSV, "query_string": {"form": SHEET}}),
        ("xlsx", {"data": xlsx.getvalue(), "content_type": XLSX, "query_string": {"form": SHEET}}),
        ("ndjson", {"data": {"file": (io.BytesIO(_lines(rows)), "строки.NDJSON")}}),
        ("csv", {"data": {"file": (io.BytesIO(table), "таблица.csv"), "form": SHEET}}),
        ("xlsx", {"data": {"file": (io.BytesIO(xlsx.getvalue()), "Книга 1.xlsx"), "form": SHEET, "dry_run": "true"}}),
    ]
    for kind, request in sent:
        answer = client.post(URL, **request)
        assert answer.status_code == 202, (kind, answer.text)
        assert answer.json["source"]["kind"] == kind
        assert services.files.open(answer.json["source"]["sha256"], answer.json["source"]["size"])
    assert answer.json["source"]["name"] == "Книга 1.xlsx"
    assert answer.json["dry_run"] is True
    listed = client.get(URL).json["items"]
    assert [found["source"]["kind"] for found in listed] == [kind for kind, _ in reversed(sent)]


def test_an_empty_workbook_to_fill_in_has_no_rows(client: FlaskClient) -> None:
    """Its example row is never imported."""
    workbook = client.get(f"/api/v1/forms/{SHEET}/import.xlsx").data
    answer = client.post(f"{URL}?form={SHEET}", data=workbook, content_type=XLSX)
    assert answer.status_code == 422
    assert answer.json["type"] == "/problems/unusable-file"
    assert "ни одной строки" in answer.json["detail"]


FORMULAS = {"ru": "В ячейке B3 формула", "kk": "B3", "en": "Cell B3 holds a formula"}


@pytest.mark.parametrize("language", FORMULAS)
@pytest.mark.parametrize("formula", ["=A1&C1", '=HYPERLINK("http://example.com";"Тестов")'])
def test_a_formula_is_refused_by_its_cell(client: FlaskClient, read: Any, formula: str, language: str) -> None:
    """In the language of whoever sent it: without a stored value it would read as an empty cell."""
    workbook = load_workbook(io.BytesIO(client.get(f"/api/v1/forms/{SHEET}/import.xlsx").data))
    sheet = workbook["Данные"]
    for cell in sheet[2][1:]:
        sheet.cell(3, cell.column, cell.value)
    sheet["B3"] = formula
    target = io.BytesIO()
    workbook.save(target)
    headers = {"Accept-Language": language}
    answer = client.post(f"{URL}?form={SHEET}", data=target.getvalue(), content_type=XLSX, headers=headers)
    read()
    (item,) = client.get(answer.json["links"]["items"]).json["items"]
    assert item["status"] == "rejected"
    assert FORMULAS[language] in item["violations"][0]["message"]


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "другие архивы"), ("kk", "басқа мұрағаттар"), ("en", "other archives")]
)
def test_a_hostile_workbook_is_refused_with_the_reason(client: FlaskClient, language: str, words: str) -> None:
    """At once, in the language of whoever sent it, and nothing of it is kept."""
    target = io.BytesIO(client.get(f"/api/v1/forms/{SHEET}/import.xlsx").data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/embeddings/a.docx", target.getvalue())
    headers = {"Accept-Language": language}
    answer = client.post(f"{URL}?form={SHEET}", data=target.getvalue(), content_type=XLSX, headers=headers)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/unusable-file")
    assert words in answer.json["detail"]
    assert client.get(URL).json["items"] == []


def test_options_are_kept_and_checked(client: FlaskClient, rows: list[Row]) -> None:
    """Every fault at once, by name; what is said twice is refused."""
    options = "mode=all_or_nothing&dry_run=true&formats=pdf&fail_on=warning&quality=accessible&name=Год"
    made = client.post(f"{URL}?{options}", json=rows).json
    assert (made["mode"], made["dry_run"], made["formats"]) == ("all_or_nothing", True, ["pdf"])
    assert (made["fail_on"], made["quality"], made["source"]["name"]) == ("warning", "accessible", "Год")
    wrong = "form=b9&mode=some&dry_run=yes&formats=pdf,pdf&fail_on=x&quality=x&language=RU&variant=*&name=&no=1"
    pointers = {found.split(":")[0] for found in _violations(client.post(f"{URL}?{wrong}", json=rows))}
    assert pointers == {
        *("/form", "/mode", "/dry_run", "/formats", "/fail_on", "/quality", "/language", "/variant", "/name", "/no")
    }
    form = {"file": (io.BytesIO(_lines(rows)), "a.ndjson"), "mode": "each"}
    assert _violations(client.post(f"{URL}?mode=each", data=form)) == ["/mode: параметр указан несколько раз"]
    form = {"file": (io.BytesIO(_lines(rows)), "a.ndjson"), "mode": "some", "else": "x"}
    assert {found.split(":")[0] for found in _violations(client.post(URL, data=form))} == {"/mode", "/else"}


def test_a_form_without_the_file_or_with_another_is_refused(client: FlaskClient, rows: list[Row]) -> None:
    """By the name of the part."""
    assert _violations(client.post(URL, data={"form": SHEET}, content_type="multipart/form-data")) == [
        "/file: обязательное поле"
    ]
    two = {"file": [(io.BytesIO(_lines(rows)), "a.ndjson"), (io.BytesIO(_lines(rows)), "b.ndjson")]}
    assert _violations(client.post(URL, data=two)) == ["/file: параметр указан несколько раз"]
    other = {"table": (io.BytesIO(_lines(rows)), "a.ndjson")}
    assert _violations(client.post(URL, data=other)) == ["/table: такого поля нет"]


def test_bodies_that_are_none_are_refused_with_the_reason(client: FlaskClient, rows: list[Row]) -> None:
    """Nothing, another type, a packed body, a file of an unknown kind, a table of no form."""
    assert client.post(URL, data=b"", content_type=NDJSON).status_code == 400
    assert client.post(URL, data=b"x", content_type="text/plain").status_code == 415
    packed = client.post(URL, data=_lines(rows), content_type=NDJSON, headers={"Content-Encoding": "gzip"})
    assert packed.status_code == 415
    assert client.post(URL, data={"file": (io.BytesIO(b"x"), "rows.doc")}).status_code == 415
    assert _violations(client.post(URL, data=b"a;b", content_type=CSV)) == [
        "/form: назовите форму: в таблице строки её не называют"
    ]
    english = client.post(
        f"{URL}?form={SHEET}", data=b"PK", content_type=XLSX, headers={"Accept-Language": "en", "X": "y"}
    )
    assert (english.status_code, english.json["title"]) == (422, "The file cannot be read")


def test_what_is_too_large_is_refused_with_the_limit(environment: dict[str, str], services: Services) -> None:
    """A batch may be larger than other bodies, but not endless."""
    limit = 200_000
    settings = replace(services.settings, max_batch_bytes=limit)
    app = create_app(replace(services, settings=settings))
    ensure_bootstrap(services.database, settings)
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {environment['BAGALAU_BOOTSTRAP_KEY']}"
    line = b'{"form":"b2_score_sheet","data":{}}\n'
    fits = line * (limit // len(line))
    assert len(fits) > settings.max_body_bytes
    assert client.post(URL, data=fits, content_type=NDJSON).status_code == 202
    for answer in (
        client.post(URL, data=fits + line, content_type=NDJSON),
        client.post(URL, data={"file": (io.BytesIO(fits + line), "a.ndjson")}),
    ):
        assert answer.status_code == 413
        assert str(limit) in answer.json["detail"]
    elsewhere = client.post("/api/v1/validate", data=fits, content_type="application/json")
    assert (elsewhere.status_code, str(settings.max_body_bytes) in elsewhere.json["detail"]) == (413, True)


def test_a_file_of_several_pieces_arrives_whole_in_a_form(client: FlaskClient, rows: list[Row]) -> None:
    """Browsers and curl send workbooks so: bytes without line ends, read in pieces that end anywhere."""
    sheet = _lines(rows * 60)
    assert len(sheet) > 5 << 16
    answer = client.post(URL, data={"file": (io.BytesIO(sheet), "rows.ndjson")})
    assert (answer.status_code, answer.json["source"]["size"]) == (202, len(sheet))
    noise = random.Random(7).randbytes(900_000)
    refused = client.post(f"{URL}?form={SHEET}", data={"file": (io.BytesIO(noise), "rows.xlsx")})
    assert (refused.status_code, refused.json["type"].rsplit("/", 1)[-1]) == (422, "unusable-file")


def test_a_repeated_request_gives_the_same_batch(client: FlaskClient, rows: list[Row]) -> None:
    """However the same rows are sent; with other rows or options the key is taken."""
    headers = {"Idempotency-Key": "year-2026"}
    first = client.post(URL, data=_lines(rows), content_type=NDJSON, headers=headers)
    again = client.post(URL, data={"file": (io.BytesIO(_lines(rows)), "a.ndjson")}, headers=headers)
    assert (again.status_code, again.json["id"]) == (202, first.json["id"])
    assert again.headers["Idempotency-Replayed"] == "true"
    assert client.post(URL, data=_lines(rows[:1]), content_type=NDJSON, headers=headers).status_code == 409
    other = client.post(f"{URL}?mode=all_or_nothing", data=_lines(rows), content_type=NDJSON, headers=headers)
    assert other.status_code == 409
    assert (
        client.post("/api/v1/documents", json={k: rows[0][k] for k in ("form", "data")}, headers=headers).status_code
        == 409
    )


def test_a_batch_is_stopped_and_taken_up_again(client: FlaskClient, batch: dict[str, Any], render: Any) -> None:
    """Both are harmless to repeat; what has come to its end cannot be stopped."""
    for _ in range(2):
        stopped = client.post(batch["links"]["cancel"])
        assert (stopped.status_code, stopped.json["status"], stopped.json["cancelled"]) == (200, "cancelled", 3)
    items = client.get(f"{batch['links']['items']}?status=cancelled").json["items"]
    assert [item["row"] for item in items] == [1, 3, 4]
    for _ in range(2):
        again = client.post(batch["links"]["retry"])
        assert (again.status_code, again.json["status"], again.json["queued"]) == (200, "rendering", 3)
    render()
    assert client.get(batch["links"]["self"]).json["status"] == "done"
    assert client.post(batch["links"]["cancel"]).status_code == 409
    assert client.post(batch["links"]["retry"]).json["ready"] == 3


def test_what_failed_is_told_and_made_again(
    client: FlaskClient, batch: dict[str, Any], services: Services, render: Any
) -> None:
    """With the reason, until it is tried again."""
    reason = MESSAGES.message("failures", "conversion_failed")
    with services.database.transaction() as session:
        failed = {"status": "failed", "failure_code": reason.key, "failure_message": kept(reason)}
        session.execute(update(DocumentRow).where(DocumentRow.batch_row == 3).values(**failed))
    item = client.get(f"{batch['links']['items']}?status=failed").json["items"][0]
    assert (item["row"], item["failure"]) == (3, {"code": "conversion_failed", "message": str(reason)})
    asked = {"headers": {"Accept-Language": "en"}}
    told = client.get(f"{batch['links']['items']}?status=failed", **asked).json["items"][0]["failure"]["message"]
    assert told == "The document could not be converted to PDF: LibreOffice refused it twice."
    report = load_workbook(io.BytesIO(client.get(batch["links"]["report"], **asked).data)).active
    assert [cell.value for cell in report[1]] == [
        "Row", "External number", "Form", "State of the row", "Place", "What to correct"
    ]  # fmt: skip
    assert told in [row[-1].value for row in report]
    render()
    assert client.get(batch["links"]["self"]).json["failed"] == 1
    assert client.post(batch["links"]["retry"]).json["queued"] == 1
    render()
    assert client.get(batch["links"]["self"]).json["ready"] == 3


def test_a_refused_batch_says_why_in_the_clients_language(client: FlaskClient, rows: list[Row], read: Any) -> None:
    """There is nothing to make again."""
    made = client.post(f"{URL}?mode=all_or_nothing", json=rows).json
    read()
    found = client.get(made["links"]["self"]).json
    assert found["status"] == "refused"
    assert found["failure"] == {
        "reason": "rows-rejected",
        "row": None,
        "message": "С ошибками строк: 1, а просили изготовить всё или ничего. Исправьте их и отправьте файл снова",
    }
    assert client.post(made["links"]["retry"]).json["type"] == "/problems/batch-refused"
    assert client.post(made["links"]["cancel"]).status_code == 409


def test_batches_of_others_are_not_there(client: FlaskClient, batch: dict[str, Any], stranger: FlaskClient) -> None:
    """Nor is what is no id; without a key nothing is told."""
    for path in ("", "/items", "/events"):
        assert client.get(f"{URL}/00000000-0000-4000-8000-000000000000{path}").status_code == 404
        assert client.get(f"{URL}/nonsense{path}").status_code == 404
        assert stranger.get(batch["links"]["self"] + path).status_code == 401
    for action in ("cancel", "retry"):
        assert client.post(f"{URL}/nonsense/{action}").status_code == 404


def test_lists_are_paged_and_their_parameters_checked(client: FlaskClient, batch: dict[str, Any]) -> None:
    """Cursors lead from page to page; nonsense is named."""
    first = client.get(f"{batch['links']['items']}?limit=3").json
    rest = client.get(f"{batch['links']['items']}?limit=3&cursor={first['next_cursor']}").json
    assert [item["row"] for item in first["items"] + rest["items"]] == [1, 2, 3, 4]
    assert rest["next_cursor"] is None
    for query in ("cursor=x", "limit=0", "limit=201", "status=some", "page=1"):
        assert _violations(client.get(f"{batch['links']['items']}?{query}"))
    assert client.get(f"{URL}?limit=1").json["items"][0]["id"] == batch["id"]


def test_a_finished_batch_tells_its_story_and_ends(client: FlaskClient, batch: dict[str, Any], render: Any) -> None:
    """In the shape of server-sent events; the data of each is the batch."""
    render()
    answer = client.get(batch["links"]["events"])
    assert answer.content_type == "text/event-stream; charset=utf-8"
    events = [dict(line.split(": ", 1) for line in event.splitlines()) for event in answer.text.split("\n\n") if event]
    assert [event.get("event") for event in events] == [None, "progress", "end"]
    assert json.loads(events[-1]["data"]) == client.get(batch["links"]["self"]).json


def test_a_stream_tells_of_every_change_and_ends_with_the_batch() -> None:
    """What has not changed is not told again."""
    states = iter([({"ready": 1}, True), ({"ready": 1}, True), ({"ready": 2}, True), ({"ready": 3}, False)])
    told = b"".join(Streams(pause=0).follow("key", lambda: next(states))).decode()
    assert [event.split("\n")[0] for event in told.split("\n\n")[1:-1]] == ["event: progress"] * 3 + ["event: end"]


def test_followers_leave_room_for_others(client: FlaskClient, batch: dict[str, Any]) -> None:
    """One too many is told to ask now and then; a place is free again when a follower leaves."""
    following = [client.get(batch["links"]["events"], buffered=False) for _ in range(MAX_STREAMS_OF_KEY)]
    refused = client.get(batch["links"]["events"])
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "3")
    following.pop().close()
    again = client.get(batch["links"]["events"], buffered=False)
    assert again.status_code == 200
    for answer in (*following, again):
        answer.close()


def test_no_key_takes_the_places_of_all_others_nor_do_all_take_more_than_there_are() -> None:
    """As many as there are for all keys; what a key gives back any other may take."""
    streams = Streams(3, 2, pause=0)
    for key in ("one", "one", "other"):
        last = streams.follow(key, lambda: ({}, True))
    for key in ("one", "third"):
        with pytest.raises(Problem):
            streams.follow(key, lambda: ({}, True))
    last.close()
    last.close()
    streams.follow("third", lambda: ({}, True))
    with pytest.raises(Problem):
        streams.follow("fourth", lambda: ({}, True))


def test_followers_do_not_keep_the_server_from_stopping(services: Services, batch: dict[str, Any]) -> None:
    """Their streams end, and they ask again when it is back."""
    app = create_app(services)
    server = Server(app, replace(services.settings, port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    streams = app.extensions["bagalau"].streams
    told = iter(streams.follow("key", lambda: ({"status": batch["status"]}, True)))
    next(told)
    next(told)
    server.stop()
    assert list(told) == []
    thread.join(10)
    assert not thread.is_alive()
