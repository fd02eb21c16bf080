"""Sheets on pages: taken, shown as they were understood, and made only when somebody says so."""

from __future__ import annotations

import io
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from lxml import html
from openpyxl import load_workbook

from service.batches import looks
from service.db.models import BatchRow, SessionRow
from service.errors import FileMissingError
from service.pages.language import word
from service.spreadsheets.columns import EXTERNAL_ID
from service.spreadsheets.import_workbook import import_workbook
from tests.service.pages.conftest import BROWSER

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.services import Services

SHEET = "b2_score_sheet"
SCORE = "Оценки, 1: Оценка"
NAME = "Оцениваемое лицо: Фамилия, имя, отчество"


def sheet(sample: dict[str, Any], rows: list[dict[str, Any]], form: str = SHEET) -> bytes:
    """Return the workbook of a form with rows, each as the example but for some cells, by the heads of columns."""
    book = load_workbook(io.BytesIO(import_workbook(form, sample)))
    data = book.worksheets[0]
    heads = [str(cell.value) for cell in data[1]]
    example: dict[str, Any] = {head: cell.value for head, cell in zip(heads, data[2], strict=True)}
    for place, changes in enumerate(rows):
        cells = {**example, EXTERNAL_ID: f"строка {place + 1}", **changes}
        for column, head in enumerate(heads, 1):
            data.cell(place + 3, column, cells[head])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.fixture
def officer(browser_of: Callable[..., FlaskClient]) -> FlaskClient:
    """Return a client in which a personnel officer is signed in."""
    return browser_of()


def post(
    client: FlaskClient, path: str, form_on: str = "/batches", *, by_htmx: bool = False, **fields: Any
) -> TestResponse:
    """Send a form of pages, files among its fields."""
    token = html.fromstring(client.get(form_on, headers=BROWSER).text).xpath("(//input[@name='csrf_token'])[1]/@value")
    headers = {**BROWSER, "HX-Request": "true"} if by_htmx else BROWSER
    return client.post(path, data={"csrf_token": token[0], **fields}, headers=headers)


def send(client: FlaskClient, *files: tuple[bytes, str], **fields: Any) -> TestResponse:
    """Drop files."""
    return post(client, "/batches", files=[(io.BytesIO(content), name) for content, name in files], **fields)


def _told(client: FlaskClient, path: str) -> dict[str, Any]:
    found = client.get(path).json
    assert isinstance(found, dict)
    return found


def _figures(page: str) -> dict[str, str]:
    found = html.fromstring(page).xpath("//dl[@class='figures']/div")
    return {each.findtext("dt"): each.find("dd").text_content() for each in found}


def test_what_was_understood_is_shown_and_nothing_is_made_before_it_is_confirmed(
    officer: FlaskClient, client: FlaskClient, worker: Any, sample: dict[str, Any]
) -> None:
    """The form is recognized though another has the same columns; confirmed, the good rows are made under one id."""
    content = sheet(sample, [{}, {SCORE: 7}, {NAME: "Ахметова Айгүл Серікқызы"}])
    address = send(officer, (content, "3 квартал.xlsx")).headers["Location"]
    assert word("bulk", "reading", "ru") in officer.get(address, headers=BROWSER).text
    assert worker.read_batch()
    page = officer.get(address, headers=BROWSER).text
    figures = _figures(page)
    assert (figures["Строк"], figures["Верных"], figures["С ошибками"]) == ("3", "2", "1")
    for told in ("Данные", "Ахметова Айгүл Серікқызы", SCORE, "строка 2", "от 0 до 5", "Изготовить 2 документа"):
        assert told in page, told
    assert "3 квартал" not in html.fromstring(page).findtext(".//title")
    assert _told(client, "/api/v1/documents")["items"] == []
    assert post(officer, f"{address}/make").status_code == 303
    assert worker.read_batch()
    page = officer.get(address, headers=BROWSER).text
    assert (_figures(page)["Ждут очереди"], _figures(page)["С ошибками"]) == ("2", "1")
    assert post(officer, f"{address}/make").status_code == 303, "what is made already is not made again"
    assert not worker.read_batch()
    assert _told(client, f"/api/v1{address}")["dry_run"] is False
    assert address in officer.get("/", headers=BROWSER).text


def test_of_several_files_each_is_told_apart_and_one_that_is_none_hinders_no_other(
    officer: FlaskClient, worker: Any, services: Services, sample: dict[str, Any]
) -> None:
    """A sheet of another form, a PDF, and a sheet whose form only its sender knows."""
    plan = services.forms["a1_agreement"].sample()
    columns = "\n".join([";".join(_heads(sample)), "1;2"]).encode("cp1251")
    sent = send(
        officer,
        (sheet(sample, [{}]), "листы.xlsx"),
        (sheet(plan, [{}], "a1_agreement"), "соглашения.xlsx"),
        (b"%PDF-1.7", "приказ.pdf"),
        (columns, "без названия.csv"),
    )
    assert sent.status_code == 422
    told = html.fromstring(sent.text).xpath("//*[@class='summary']//li")
    assert [line.text_content().split(":")[0] for line in told] == ["приказ.pdf", "без названия.csv"]
    assert "Выберите форму" in told[1].text_content()
    while worker.read_batch():
        pass
    page = html.fromstring(officer.get("/batches", headers=BROWSER).text)
    assert len(page.xpath("//tbody//span[@class='tag warn']")) == 2
    named = send(officer, (columns, "без названия.csv"), form=SHEET)
    assert named.status_code == 303
    assert "Windows-1251" in officer.get(named.headers["Location"], headers=BROWSER).text
    assert word("bulk", "no_file", "ru") in post(officer, "/batches").text


def _heads(sample: dict[str, Any]) -> list[str]:
    book = load_workbook(io.BytesIO(import_workbook(SHEET, sample)))
    return [str(cell.value) for cell in book.worksheets[0][1]]


def test_what_nobody_confirms_is_deleted_with_its_file(
    officer: FlaskClient, services: Services, worker: Any, sample: dict[str, Any]
) -> None:
    """At once when the officer says so, else after a day; a file that another batch has, too, stays."""
    content = sheet(sample, [{}])
    first, second, third = (send(officer, (content, f"{number}.xlsx")).headers["Location"] for number in range(3))
    while worker.read_batch():
        pass
    post(officer, f"{first}/make", form_on=first)
    with services.database.reading() as session:
        row = session.get(BatchRow, first.rpartition("/")[2])
        assert row is not None
        source = row.source_sha256
    assert post(officer, f"{second}/discard", form_on=second).headers["Location"] == "/batches"
    assert officer.get(second, headers=BROWSER).status_code == 404
    looks.forget_old(services.database, services.files)
    assert officer.get(third, headers=BROWSER).status_code == 200
    with services.database.transaction() as session:
        old = session.get(BatchRow, third.rpartition("/")[2])
        assert old is not None
        old.look_until = services.clock() - timedelta(seconds=1)
    looks.forget_old(services.database, services.files)
    assert officer.get(third, headers=BROWSER).status_code == 404
    assert services.files.read(source) == content
    other = send(officer, (sheet(sample, [{}, {}]), "4.xlsx")).headers["Location"]
    with services.database.reading() as session:
        row = session.get(BatchRow, other.rpartition("/")[2])
        assert row is not None
        source = row.source_sha256
    post(officer, f"{other}/discard", form_on=other)
    with pytest.raises(FileMissingError):
        services.files.read(source)


def test_a_page_that_asks_by_itself_prolongs_no_session(
    officer: FlaskClient, services: Services, sample: dict[str, Any]
) -> None:
    """A person who opens it does."""
    address = send(officer, (sheet(sample, [{}]), "1.xlsx")).headers["Location"]
    with services.database.transaction() as session:
        for row in session.query(SessionRow):
            row.seen_at = services.clock() - timedelta(minutes=20)
    seen = _seen(services)
    assert officer.get(f"{address}/progress?watching", headers=BROWSER).status_code == 200
    assert _seen(services) == seen
    officer.get(address, headers=BROWSER)
    assert _seen(services) > seen


def test_a_page_is_told_of_every_change_of_its_batch(officer: FlaskClient, sample: dict[str, Any]) -> None:
    """How many rows are read and made, and nothing of them."""
    address = send(officer, (sheet(sample, [{}]), "1.xlsx")).headers["Location"]
    with officer.get(f"{address}/events?watching", headers=BROWSER, buffered=False) as answer:
        assert answer.content_type == "text/event-stream; charset=utf-8"
        told = (b"".join(islice(answer.response, 2))).decode()
    assert told.splitlines()[2:4] == ["event: progress", 'data: {"status": "receiving", "read": 0, "finished": 0}']


def _seen(services: Services) -> Any:
    with services.database.reading() as session:
        return session.query(SessionRow).one().seen_at


def test_a_faulty_row_is_corrected_cell_by_cell_and_made_with_the_others(
    officer: FlaskClient, client: FlaskClient, worker: Any, sample: dict[str, Any]
) -> None:
    """The same check answers; what was typed is made, stands in the report, and what is left is corrected later."""
    content = sheet(sample, [{}, {SCORE: "семь", NAME: None}, {SCORE: 7}])
    address = send(officer, (content, "листы.xlsx")).headers["Location"]
    assert worker.read_batch()
    page = html.fromstring(officer.get(address, headers=BROWSER).text)
    assert page.xpath("//input[@id='r4-scores-0-score']/@value") == ["семь"]
    assert "Введите число" in page.xpath("//*[@id='r4-scores-0-score-messages']")[0].text_content()
    row, name = f"{address}/rows/4", "Жұмабаева Мөлдір"
    typed: dict[str, Any] = {"/scores/0/score": "4,2"}
    part = post(officer, row, form_on=address, by_htmx=True, **typed)
    assert "r4-scores-0-score-messages" in part.text
    assert word("bulk", "row_faulty", "ru") in part.text
    done = post(officer, row, form_on=address, **{**typed, "/employee/full_name": name})
    assert done.status_code == 303
    whole = html.fromstring(officer.get(row, headers=BROWSER).text)
    if average := whole.xpath("//*[@id='r4-average-messages']/p"):
        assert "получается" in average[0].text_content()
        right = average[0].text_content().split("получается ")[1].split(" ")[0]
        typed = {"/average": right, "every": "1"}
        post(officer, row, form_on=row, **typed)
    page = officer.get(address, headers=BROWSER).text
    assert (_figures(page)["Верных"], _figures(page)["С ошибками"]) == ("2", "1"), page
    post(officer, f"{address}/make", form_on=address)
    assert worker.read_batch()
    items = _told(client, f"/api/v1{address}/items")["items"]
    assert [item["status"] for item in items] == ["queued", "queued", "rejected"]
    assert officer.get(row, headers=BROWSER).status_code == 404
    with worker.at_work():
        while _told(client, f"/api/v1{address}")["status"] != "done":
            pass
    report = client.get(f"/api/v1{address}/report.xlsx")
    cells = [cell.value for cell in load_workbook(io.BytesIO(report.data)).worksheets[0][4]]
    assert name in cells
    assert 4.2 in cells
    again = post(officer, f"{address}/correct", form_on=address).headers["Location"]
    assert worker.read_batch()
    assert _figures(officer.get(again, headers=BROWSER).text)["Верных"] == "2"


def test_at_the_end_stand_the_files_each_made_when_it_is_asked_for(
    officer: FlaskClient, services: Services, worker: Any, sample: dict[str, Any]
) -> None:
    """With its size; parts of it are given, and what nobody asked for leads to where it is asked for."""
    address = send(officer, (sheet(sample, [{}, {SCORE: 7}]), "Кадры.xlsx")).headers["Location"]
    assert worker.read_batch()
    assert "result" in post(officer, f"{address}/results/report", form_on=address).headers["Location"]
    report = officer.get(f"{address}/results/report", headers=BROWSER)
    assert load_workbook(io.BytesIO(report.data)).properties.title == services.forms[SHEET].name
    assert quote("Отчёт о строках Кадры.xlsx") in report.headers["Content-Disposition"]
    post(officer, f"{address}/make", form_on=address)
    assert worker.read_batch()
    with worker.at_work():
        while "hx-get" in officer.get(f"{address}/progress?watching", headers=BROWSER).text:
            pass
    assert officer.get(f"{address}/results/archive", headers=BROWSER).status_code == 303
    part = post(officer, f"{address}/results/archive", form_on=address, by_htmx=True)
    assert f"{address}/results/register" in part.text
    archive = officer.get(f"{address}/results/archive", headers={**BROWSER, "Range": "bytes=0-3"})
    assert (archive.status_code, archive.data) == (206, b"PK\x03\x04")
    register = officer.get(f"{address}/results/register", headers=BROWSER)
    assert "filename*=UTF-8''%D0%A0" in register.headers["Content-Disposition"]
    assert load_workbook(io.BytesIO(register.data)).worksheets[0].max_row == 2
    post(officer, f"{address}/results/chart", form_on=address)
    chart = officer.get(f"{address}/results/chart", headers=BROWSER)
    assert (chart.mimetype, b"<svg" in chart.data) == ("image/svg+xml", True)
    assert html.fromstring(officer.get(address, headers=BROWSER).text).xpath("//img[@class='chart']")
    assert officer.get(f"{address}/results/nothing", headers=BROWSER).status_code == 404
