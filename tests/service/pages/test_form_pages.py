"""The pages of drafts and papers, as a browser without JavaScript and as htmx asks for them."""

from __future__ import annotations

import io
import json
import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

import pytest
from flask import render_template_string
from lxml import html
from sqlalchemy import select

from doc_templates.catalogue import FORMS, form
from service.api.schemas import is_identifier
from service.db.models import StateBodyRow
from service.drafts import store as drafts
from service.pages.forms.outline import outline
from service.pages.forms.remarks import Remark, Remarks
from service.pages.forms.starting import at_home
from service.pages.forms.typed import Entered, fields
from service.pages.forms.writing import MOST_TRIES
from service.preview import Refusal
from service.spreadsheets.import_workbook import import_workbook
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.services import Services
    from tests.service.conftest import FakeWorker

pytestmark = pytest.mark.slow

SHEET = "b2_score_sheet"
ACCEPT = {"Accept": "text/html,*/*;q=0.8"}
HTMX = {**ACCEPT, "HX-Request": "true"}


class Officer:
    """Somebody at a browser."""

    def __init__(self, client: FlaskClient, language: str = "ru") -> None:
        self.client = client
        client.set_cookie("lang", language)
        self.language = language

    def get(self, path: str, status: int = 200) -> Any:
        """Open a page."""
        answer = self.client.get(path, headers={**ACCEPT, "Accept-Language": self.language})
        assert answer.status_code == status, answer.text
        return html.fromstring(answer.text)

    def post(self, path: str, sent: dict[str, Any], *, htmx: bool = False) -> TestResponse:
        """Send a form, with the token every form has."""
        (token,) = self.get("/drafts/new/" + SHEET).xpath("(//input[@name='csrf_token'])[1]/@value")
        headers = {**(HTMX if htmx else ACCEPT), "Accept-Language": self.language}
        return self.client.post(path, data={"csrf_token": token, **sent}, headers=headers)

    def begin(self, slug: str = SHEET, **sent: Any) -> str:
        """Begin a draft; return its address."""
        answer = self.post("/drafts/new", {"form": slug, **sent})
        assert answer.status_code == 303, answer.text
        return str(answer.headers["Location"])

    def typed(self, address: str, data: dict[str, Any] | None = None, **more: str) -> dict[str, str]:
        """Return the fields of a page as they would be sent, those of other data in place of its own."""
        page = self.get(address)
        sent = {
            name: page.xpath(f"//form[@id='typed']//input[@name='{name}']/@value")[0] for name in ("writer", "version")
        }
        if data is not None:
            slug = SHEET
            sent |= dict(fields(outline(slug, self.language), data))
        return sent | more


@pytest.fixture
def officer(browser_of: Callable[..., FlaskClient]) -> Officer:
    """Return somebody who may write."""
    return Officer(browser_of())


def _upload(data: Any, name: str = "paper.json") -> tuple[io.BytesIO, str]:
    return io.BytesIO(data if isinstance(data, bytes) else json.dumps(data).encode()), name


def test_every_form_is_chosen_by_its_official_name(officer: Officer) -> None:
    """And leads to where it is begun."""
    page = officer.get("/drafts/new")
    links = {link.get("href"): link.text_content() for link in page.xpath("//main//li//a")}
    assert links == {f"/drafts/new/{each.slug}": each.name for each in FORMS}
    assert officer.get("/drafts/new/b2_score_sheet").xpath("//h1")[0].text_content() == form(SHEET).name
    officer.get("/drafts/new/nothing", 404)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [each.slug for each in FORMS])
def test_a_page_has_every_value_of_the_sample_and_a_label_for_each(
    browser_of: Callable[..., FlaskClient], slug: str, language: str
) -> None:
    """Begun with a file: what the page sends is what the file said."""
    officer = Officer(browser_of(), language)
    address = officer.begin(slug, do="file", file=_upload({"form": slug, "data": form(slug).sample()}))
    page = officer.get(address)
    # The first line end of a text area is none of its text.
    sent = {name: text.removeprefix("\n") for name, text in page.xpath("//form[@id='typed']")[0].form_values()}
    expected = {name: text for name, text in fields(outline(slug, language), form(slug).sample()) if text}
    # lxml sends "on" for a radio button of an empty value.
    assert {name: text for name, text in sent.items() if name.startswith("/") and text not in {"", "on"}} == expected
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    labelled = set(page.xpath("//label/@for"))
    visible = page.xpath("//form[@id='typed']//*[self::input or self::textarea or self::select][not(@type='hidden')]")
    assert not [each.get("name") for each in visible if each.get("id") not in labelled]
    assert page.xpath("//style | //@style | //script[not(@src)]") == []


def test_a_paper_is_made_of_a_draft_and_the_draft_is_gone(
    officer: Officer, services: Services, worker: FakeWorker
) -> None:
    """However often it is asked for; the page of the paper shows how far it is and then gives the files."""
    address = officer.begin()
    answer = officer.post(address, officer.typed(address, form(SHEET).sample(), do="make"))
    assert answer.status_code == 303, answer.text
    paper = answer.headers["Location"]
    assert re.fullmatch(r"/papers/[0-9a-f-]{36}", paper)
    officer.get(address, 404)
    page = officer.get(paper)
    assert page.xpath("//progress")
    assert page.xpath("//div[@id='made']/@hx-get") == [f"{paper}/made?watching"]
    assert officer.client.get(f"{paper}/files/pdf", headers=ACCEPT).status_code == 404
    worker.finish(paper.rpartition("/")[2])
    page = officer.get(paper)
    assert not page.xpath("//progress")
    links = page.xpath("//div[@id='made']//a/@href")
    assert links == [f"{paper}/files/docx", f"{paper}/files/pdf", f"{paper}/print"]
    assert page.xpath("//div[@id='made']//iframe/@src") == links[2:]
    for link in links:
        found = officer.client.get(link, headers=ACCEPT)
        assert found.status_code == 200
        assert found.headers["Content-Disposition"].startswith("inline" if link.endswith("print") else "attachment")
    with services.database.reading() as session:
        assert drafts.get(session, address.rpartition("/")[2]) is None


def test_a_draft_that_is_not_ready_is_saved_and_says_what_is_missing(officer: Officer) -> None:
    """A summary above everything, each line of which leads into its field; what is wrong is marked there."""
    address = officer.begin()
    wrong = {**form(SHEET).sample(), "signed_on": "осенью"}
    del wrong["employee"]["position"]
    answer = officer.post(address, officer.typed(address, wrong, do="make"))
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    summary = {link.text_content(): link.get("href") for link in page.xpath("//div[@role='alert']//a")}
    assert summary == {
        "Заполните: Оцениваемое лицо – Должность": "#f-employee-position",
        "Дата подписания: Введите дату, которая есть в календаре: "
        "день, месяц и год через точку, например 05.10.2026": "#f-signed_on",
    }
    field = page.get_element_by_id("f-signed_on")
    assert (field.get("value"), field.get("aria-invalid")) == ("осенью", "true")
    assert "f-signed_on-messages" in field.get("aria-describedby")
    again = officer.get(address)
    assert again.get_element_by_id("f-signed_on").get("value") == "осенью"
    assert not again.xpath("//div[@role='alert']")
    assert officer.get(address + "?all=1").xpath("//div[@role='alert']")


def test_htmx_gets_what_is_said_and_never_a_field(officer: Officer) -> None:
    """Violations, computed values and that it is saved come out of band; nothing somebody writes in is replaced."""
    address = officer.begin()
    data = {"period": {"year": 2026, "quarter": 3}, "scores": [{"score": "4"}] * 4 + [{"score": "7"}]}
    answer = officer.post(address, officer.typed(address, data), htmx=True)
    assert answer.status_code == 200
    part = html.fromstring(f"<div>{answer.text}</div>")
    assert all(each.get("hx-swap-oob") == "true" for each in part)
    assert not part.xpath(".//textarea | .//select | .//input[not(@id='version')]")
    assert part.xpath(".//input[@id='version']/@value") == ["2"]
    assert "от 0 до 5" in part.xpath(".//*[@id='f-scores-4-score-messages']")[0].text_content()
    assert part.xpath(".//*[@id='f-average-messages']")[0].text_content() == "", "nothing follows from such a score"
    assert "#f-scores-4-score" in part.xpath(".//*[@id='found']//a/@href")
    data["scores"] = [{"score": "4"}] * 4 + [{"score": "5"}]
    answer = officer.post(address, officer.typed(address, data), htmx=True)
    part = html.fromstring(f"<div>{answer.text}</div>")
    assert "4,20" in part.xpath(".//*[@id='f-average-messages']")[0].text_content()
    assert part.xpath(".//*[@id='f-employee-full_name-messages']")[0].text_content() == ""
    assert "Сохранено" in part.xpath(".//*[@id='state']")[0].text_content()
    assert officer.get(address).get_element_by_id("f-scores-4-score").get("value") == "5"


def test_lines_are_added_moved_and_removed_with_and_without_htmx(officer: Officer) -> None:
    """The page comes back at the line it is about."""
    address = officer.begin("a1_agreement")
    before = len(officer.get(address).xpath("//input[starts-with(@name, '/kpis/') and @type='hidden']"))
    sent = {"/kpis": "", "/kpis/0": "", "/kpis/0/name": "Первый"}
    answer = officer.post(address, {**officer.typed(address), **sent, "do": "add:/kpis"})
    assert answer.headers["Location"].endswith("#f-kpis-1")
    assert before == 1
    answer = officer.post(address, {**officer.typed(address), **sent, "/kpis/1": "", "do": "down:/kpis/0"}, htmx=True)
    part = html.fromstring(answer.text)
    assert part.get("id") == "paper"
    assert part.get_element_by_id("f-kpis-1-name").text.strip() == "Первый"
    assert (part.get("data-focuses"), part.get("data-added")) == ("f-kpis-1", None)
    sent = {"/kpis": "", "/kpis/0": "", "/kpis/1": "", "/kpis/1/name": "Первый"}
    officer.post(address, {**officer.typed(address), **sent, "do": "remove:/kpis/0"})
    assert officer.get(address).get_element_by_id("f-kpis-0-name").text.strip() == "Первый"


def test_the_second_of_two_writers_sees_the_difference_and_decides(officer: Officer) -> None:
    """Nothing of either is lost until then, and htmx is told, too."""
    address = officer.begin()
    mine, theirs = officer.typed(address), officer.typed(address)
    both = {"/employee/full_name": "Общее имя", "/days_worked": "60"}
    assert officer.post(address, {**theirs, **both, "/evaluator/role": "unit_head"}, htmx=True).status_code == 200
    written = {**mine, **both, "/days_worked": "61", "/evaluator/role": "body_head"}
    told = officer.post(address, written, htmx=True)
    assert "Черновик изменил кто-то ещё" in told.text
    assert 'id="version"' not in told.text
    answer = officer.post(address, {**written, "do": "compare"})
    assert answer.status_code == 409
    page = html.fromstring(answer.text)
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")]
    assert rows == [
        [
            "Оценивающее лицо – В каком качестве оценивает",
            "руководитель структурного подразделения",
            "руководитель государственного органа",
        ],
        ["Фактически отработанные рабочие дни", "60", "61"],
    ]
    (sent,) = page.xpath("//main//form")
    chosen = {**dict(sent.form_values()), "pick:/days_worked": "theirs", "do": "merge"}
    assert officer.post(address, chosen).status_code == 303
    page = officer.get(address)
    assert page.get_element_by_id("f-days_worked").get("value") == "60"
    assert page.xpath("//select[@name='/evaluator/role']/option[@selected]/@value") == ["body_head"]
    assert page.get_element_by_id("f-employee-full_name").value.strip() == "Общее имя"


def test_who_changed_the_draft_is_named(officer: Officer, browser_of: Callable[..., FlaskClient]) -> None:
    """To the other: in one's own second window there is no name to tell."""
    address = officer.begin()
    mine = officer.typed(address)
    colleague = Officer(browser_of(login="colleague"))
    colleague.post(address, {**colleague.typed(address), "/days_worked": "60"}, htmx=True)
    told = officer.post(address, {**mine, "/days_worked": "61"}, htmx=True).text
    assert "Черновик изменил другой пользователь: Щербина-Добровольская" in told


def test_a_blank_page_has_what_is_plain() -> None:
    """The state body of everybody it needs, what its annex says, and of quarters the one that ended last."""
    assert at_home(SHEET, {"scores": [{}]}, "Акимат", date(2026, 2, 3)) == {
        "scores": [{}],
        "employee": {"organization": "Акимат", "managerial": False},
        "evaluator": {"organization": "Акимат"},
        "period": {"year": 2025, "quarter": 4},
    }
    ours = {"organization": "Акимат"}
    assert at_home("a_transmittal", {}, "Акимат", date(2026, 11, 27)) == {**ours, "signatory": ours}
    # Who appoints a servant of corpus «А» may serve elsewhere.
    assert at_home("a_monitoring", {}, "Акимат", date(2026, 11, 27)) == {"employee": ours}
    assert at_home("b1_score_sheet", {}, None, date(2026, 11, 27)) == {
        "employee": {"managerial": True},
        "period": {"year": 2026, "quarter": 3},
    }


def test_the_next_paper_of_a_person_begins_with_the_last(officer: Officer) -> None:
    """Offered where a draft is begun, and on the page of the paper; there also the same about somebody else."""
    address = officer.begin()
    sample = form(SHEET).sample()
    paper = officer.post(address, officer.typed(address, sample, do="make")).headers["Location"]
    offered = officer.get("/drafts/new/" + SHEET).xpath("//input[@name='after']/@value")
    assert offered[0] == paper.rpartition("/")[2]
    later = officer.get(officer.begin(after=offered[0]))
    assert later.get_element_by_id("f-employee-full_name").value.strip() == sample["employee"]["full_name"]
    assert later.get_element_by_id("f-period-quarter").get("value") == str(sample["period"]["quarter"] + 1)
    assert later.get_element_by_id("f-scores-0-score").get("value") == ""
    for name, expected in (("ЖYнiсбекова", []), (sample["employee"]["full_name"].split()[0].upper(), offered)):
        answer = officer.post("/drafts/new/" + SHEET, {"name": name})
        assert answer.headers["Location"] == f"/drafts/new/{SHEET}#earlier"
        page = officer.get("/drafts/new/" + SHEET)
        assert page.xpath("//input[@name='after']/@value") == expected
        assert page.get_element_by_id("name").get("value") == name
    beside = officer.get(officer.begin(beside=officer.get(paper).xpath("//input[@name='beside']/@value")[0]))
    kept = {
        name: beside.get_element_by_id(f"f-{name}").value.strip() for name in ("employee-full_name", "period-quarter")
    }
    assert kept == {"employee-full_name": "", "period-quarter": str(sample["period"]["quarter"])}
    assert beside.get_element_by_id("f-employee-organization").text.strip() == sample["employee"]["organization"]
    assert beside.get_element_by_id("f-evaluator-full_name").value.strip() == sample["evaluator"]["full_name"]
    usual = officer.get("/drafts/new").xpath("//section[@aria-labelledby='usual']//a/@href")
    assert usual == [f"/drafts/new/{SHEET}"]
    copied = officer.get(officer.begin(correct=offered[0]))
    assert copied.get_element_by_id("f-scores-0-score").get("value") == sample["scores"][0]["score"].replace(".", ",")


def test_a_draft_begins_with_a_workbook_of_one_row(officer: Officer) -> None:
    """As the form offers it: the row of the example, no longer marked as one."""
    from openpyxl import load_workbook  # noqa: PLC0415 - for this test alone

    book = load_workbook(io.BytesIO(import_workbook(SHEET, form(SHEET).sample())))
    book.active["A2"] = "1"
    book.active["B2"] = "Омаров Дархан"
    target = io.BytesIO()
    book.save(target)
    page = officer.get(officer.begin(do="file", file=_upload(target.getvalue(), "paper.xlsx")))
    assert page.get_element_by_id("f-employee-full_name").value.strip() == "Омаров Дархан"


def test_a_draft_begins_with_a_file_that_has_less_than_the_page(officer: Officer) -> None:
    """An entry that the order prints may be missing in it."""
    data = form(SHEET).sample()
    sent = {"form": SHEET, "data": {**data, "scores": data["scores"][:4]}}
    page = officer.get(officer.begin(do="file", file=_upload(sent, "paper.json")))
    scores = [page.get_element_by_id(f"f-scores-{place}-score").get("value") for place in (3, 4)]
    assert scores == [data["scores"][3]["score"].replace(".", ","), ""]


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "", "Выберите файл"),
        (b"{", "a.json", "не читается"),
        (b"[]", "a.json", "нет формы"),
        ({"form": SHEET, "data": {"x": 1}}, "a.json", "чего нет в этой форме"),
        (b"PK", "a.xlsx", "XLSX"),
        (b"text", "a.txt", "не читается"),
        (b" " * 3_000_000, "a.json", "МБ"),
    ],
)
def test_a_file_that_is_no_paper_is_refused_with_words(officer: Officer, content: Any, name: str, says: str) -> None:
    """On the page it was chosen on, beside the field."""
    answer = officer.post("/drafts/new", {"form": SHEET, "do": "file", "file": _upload(content, name)})
    assert answer.status_code in {413, 422}
    if answer.status_code == 422:
        assert says in html.fromstring(answer.text).get_element_by_id("file-messages").text_content()


def test_an_entry_is_short_and_begins_with_what_is_usual(officer: Officer) -> None:
    """Units are offered; what is meant where nothing is chosen is chosen; alike entries tell their law once."""
    address = officer.begin("a3_score_sheet")
    shown = officer.get(address)
    unit = shown.get_element_by_id("f-kpis-0-unit")
    assert "%" in shown.get_element_by_id(unit.get("list")).xpath("option/@value")
    source = shown.get_element_by_id("f-kpis-0-percent_source")
    assert (source.value, source.value_options) == ("", ["", "survey", "stated"])
    assert source.xpath("option[1]/text()") == ["Вычислен из факта и плана (по умолчанию)"]
    assert len(shown.xpath("//*[@id='f-kpis-0']//details[@class='law']")) > 1
    assert len(shown.xpath("//*[@id='f-kpis-1']//details[@class='law']")) == 1


def test_what_forbids_the_paper_is_told_before_what_is_only_to_be_looked_at(app: Flask) -> None:
    """Of the whole and of a value alike."""
    said = [Remark(at, severity, "", f"{severity} {at}") for severity in ("warning", "error") for at in ("", "/year")]
    remarks = Remarks(Entered({}), tuple(said[2:]), tuple(said[:2]))
    with app.test_request_context("/", headers=ACCEPT):
        shown = render_template_string(
            '{% from "forms/state.jinja" import found with context %}{{ found(remarks, noticed) }}',
            remarks=remarks,
            noticed=[(said[1], "f-year"), (said[3], "f-year")],
        )
    items = html.fromstring(shown).xpath("//li/@class | //li/a/@class")
    assert items == ["error", "error", "warning", "warning"]


def test_the_law_of_an_entry_of_the_order_stands_with_its_explanation(officer: Officer) -> None:
    """Once, and no longer below each of its values; elsewhere it stands below the value."""
    page = officer.get(officer.begin())
    entry = page.get_element_by_id("f-scores-4")
    assert entry.find("details/summary").text == "Пояснение приложения; пункты 17, 18"
    assert any("взыскани" in line.text and line.text.startswith("Пункт") for line in entry.xpath("details//p"))
    assert not entry.find_class("law")
    assert page.get_element_by_id("f-days_worked-field").find_class("law")


def test_a_paper_tells_its_warnings_in_the_language_of_who_reads_it(officer: Officer, client: FlaskClient) -> None:
    """Whoever had it made, and in whichever language."""
    data = deepcopy(form(SHEET).sample())
    data["scores"][0] = {"score": "0"}
    del data["average"], data["result"]
    answer = client.post("/api/v1/documents", json={"form": SHEET, "data": data}, headers={"Accept-Language": "ru"})
    for language, told in (("kk", "мүлде орындалмағанын"), ("ru", "полное неисполнение"), ("en", "in the comment")):
        page = officer.get(f"/papers/{answer.json['id']}?lang={language}")
        said = [line.text_content() for line in page.xpath("//section[@aria-labelledby='warnings']//li")]
        assert any(told in line for line in said), said


def test_drafts_are_listed_and_deleted(officer: Officer) -> None:
    """By whom they are about; nobody else's are there."""
    address = officer.begin()
    officer.post(address, officer.typed(address, {"employee": {"full_name": "Омаров"}}))
    assert (address, "Омаров") in {(link.get("href"), link.text) for link in officer.get("/drafts").xpath("//tbody//a")}
    answer = officer.post(address + "/delete", {})
    assert "Черновик удалён" in officer.get(answer.headers["Location"]).text_content()
    officer.get(address, 404)
    assert address not in officer.get("/drafts").xpath("//tbody//a/@href")


def test_a_draft_and_a_paper_are_nobody_elses(
    officer: Officer, browser_of: Callable[..., FlaskClient], other: FlaskClient, services: Services
) -> None:
    """Another state body finds nothing there, and who did not sign in neither."""
    assert other is not None
    with services.database.reading() as session:
        elsewhere = session.scalars(select(StateBodyRow.id).where(StateBodyRow.name == "Другой")).one()
    address = officer.begin()
    made = officer.begin()
    paper = officer.post(made, officer.typed(made, form(SHEET).sample(), do="make")).headers["Location"]
    stranger = Officer(browser_of(login="elsewhere", state_body_id=elsewhere))
    stranger.get(address, 404)
    stranger.get(paper, 404)
    stranger.get(f"{paper}/made", 404)
    assert stranger.post(address, {"/year": "1"}).status_code == 404
    assert stranger.post(address + "/delete", {}).status_code == 404
    assert stranger.post("/drafts/new", {"after": paper.rpartition("/")[2]}).status_code == 404
    assert "Черновиков нет" in stranger.get("/drafts").text_content()
    assert officer.get(address) is not None


def test_nobody_who_did_not_sign_in_sees_anything(stranger: FlaskClient) -> None:
    """Nor writes."""
    for path in ("/drafts", "/drafts/new", "/drafts/new/" + SHEET, "/papers/00000000-0000-0000-0000-000000000000"):
        assert stranger.get(path, headers=ACCEPT).headers["Location"] == f"/sign-in?next={quote_plus(path)}"
    assert stranger.post("/drafts/new", data={"form": SHEET}, headers=ACCEPT).status_code == 401


def test_strange_addresses_and_forms_break_nothing(officer: Officer) -> None:
    """Whatever stands in them."""
    for path in ("/drafts/x", "/drafts/00000000-0000-0000-0000-000000000000", "/papers/x", "/papers/x/files/pdf"):
        officer.get(path, 404)
    address = officer.begin()
    for sent in (
        {"version": "x", "writer": "y" * 1000, "/days_worked": "1", "do": "add:/nothing"},
        {"version": "9" * 50, "do": "remove:/scores/0", "/period/year": "\0"},
        {"do": ":::", "pick:/year": "theirs", "/scores/0/score": "9" * 5000},
    ):
        assert officer.post(address, sent).status_code in {303, 409}
    assert officer.post("/drafts/new", {"form": "nothing"}).status_code == 404
    assert officer.post("/drafts/new", {"after": "x"}).status_code == 404


def test_a_form_without_its_token_is_refused(officer: Officer) -> None:
    """Another site cannot write into a draft."""
    address = officer.begin()
    assert officer.client.post(address, data={"/days_worked": "1"}, headers=ACCEPT).status_code == 400


def test_the_preview_shows_what_is_typed_and_keeps_nothing(officer: Officer, app: Flask) -> None:
    """As it would be printed, in a frame of this page alone; where there is none, why."""
    from dataclasses import replace  # noqa: PLC0415 - as above

    from service.api.context import EXTENSION  # noqa: PLC0415 - as above

    asked: list[Any] = []

    def preview(*given: Any, **named: Any) -> bytes:
        asked.append((given, named))
        return b"%PDF-1.7 preview"

    address = officer.begin()
    known = app.extensions[EXTENSION]
    warmed: list[str] = []
    app.extensions[EXTENSION] = replace(known, preview=preview, warm_preview=lambda: warmed.append(address))
    officer.get(address)
    assert warmed == [address]
    answer = officer.post(address + "/preview", officer.typed(address, {"days_worked": 61}))
    assert (answer.data, answer.mimetype) == (b"%PDF-1.7 preview", "application/pdf")
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert asked[0][0][0] == SHEET
    assert asked[0][0][1]["days_worked"] == 61
    app.extensions[EXTENSION] = replace(known, preview=lambda *_, **__: Refusal.BUSY)
    sent = officer.typed(address, {"days_worked": 61})
    for tried in range(1, MOST_TRIES + 2):
        refused = officer.post(address + "/preview", sent)
        assert refused.status_code == 503
        [again] = html.fromstring(refused.text).forms
        sent = dict(again.fields)
        waits = tried <= MOST_TRIES
        assert (again.get("data-again") is not None, sent["/days_worked"], sent["tried"]) == (
            waits,
            "61",
            str(tried if waits else 0),
        )
        assert (Refusal.BUSY.message.render("ru") in refused.text) is not waits
    assert officer.get(address).get_element_by_id("f-days_worked").get("value") == ""


def test_no_address_and_no_title_names_anybody(officer: Officer) -> None:
    """A shared computer keeps addresses and titles."""
    address = officer.begin()
    officer.post(address, officer.typed(address, form(SHEET).sample()))
    page = officer.get(address)
    assert is_identifier(address.rpartition("/")[2])
    assert form(SHEET).sample()["employee"]["full_name"].split()[0] not in page.xpath("//title")[0].text_content()


def test_a_list_of_all_employees_is_saved(officer: Officer, app: Flask, services: Services) -> None:
    """As long as a body may be, which is longer than what Flask takes of a form by itself."""
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = 2_000_000
    address = officer.begin("a_not_assessed")
    people = {f"/servants/{place}/full_name": "Ә" * 190 for place in range(500)}
    answer = officer.post(address, {**officer.typed(address), **people}, htmx=True)
    app.config["MAX_CONTENT_LENGTH"] = services.settings.max_body_bytes
    assert answer.status_code == 200
    assert officer.get(address).get_element_by_id("f-servants-499-full_name").value.strip() == "Ә" * 190


def test_forms_may_be_as_long_as_bodies(app: Flask, services: Services) -> None:
    """Whatever an installation sets."""
    assert app.config["MAX_FORM_MEMORY_SIZE"] == services.settings.max_body_bytes
