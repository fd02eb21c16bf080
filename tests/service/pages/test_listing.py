"""The list of papers: everything made, found by what a person remembers; no name in an address."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from sqlalchemy import select

from doc_templates.catalogue import form
from service.access.units import create_unit
from service.db.models import FIRST_STATE_BODY_ID, PaperRow, SessionRow
from service.db.tenancy import Scope
from service.documents import listing
from service.documents.listing import Standing
from service.documents.submissions import Submission, submit
from service.pages.language import word
from service.pages.papers.listing import find
from tests.service.pages.conftest import BROWSER, send_form
from validators.people import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services
    from tests.service.pages.conftest import Watched

SHEET = "b2_score_sheet"
SMALL = """() => [...document.querySelectorAll(".table :is(a, button, input)")].filter((one) => {
  const box = one.getBoundingClientRect(); return box.width < 24 || box.height < 24; }).map((one) => one.outerHTML)"""


def _make(client: FlaskClient, slug: str = SHEET, **about: Any) -> str:
    data = deepcopy(form(slug).sample())
    for pointer, value in about.items():
        part, _, name = pointer.partition("__")
        data[part] = value if not name else {**data[part], name: value}
    answer = client.post("/api/v1/documents", json={"form": slug, "data": data})
    assert answer.status_code == 202, answer.text
    return str(answer.json["id"])


def _found(officer: FlaskClient, path: str = "/papers") -> list[str]:
    page = html.fromstring(officer.get(path, headers=BROWSER).text)
    return [str(link).rpartition("/")[2] for link in page.xpath("//tbody/tr/th/a/@href")]


def _look(officer: FlaskClient, **typed: str) -> list[str]:
    answer = send_form(officer, "/papers", **typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/papers")
    return _found(officer)


@pytest.fixture
def officer(browser_of: Callable[..., FlaskClient]) -> FlaskClient:
    """Return a client in which a personnel officer is signed in."""
    return browser_of()


def test_a_name_is_found_in_any_of_its_spellings() -> None:
    """Of ё, of Kazakh letters, and of Latin ones that look alike; words of another name are none."""
    assert folded("Семёнова Әлия") == folded("СЕМЕНОВА АЛИЯ")
    assert folded("Kacымoвa") == folded("Қасымова")
    assert folded("HҰРЛАН") == folded("Нурлан")
    assert folded("Əдiл") == folded("Адиль")
    assert folded("Касымова") != folded("Касенова")


def test_papers_are_found_by_what_is_remembered_of_them(
    client: FlaskClient, officer: FlaskClient, services: Services, worker: Any
) -> None:
    """By each thing alone and several together; what was typed stays in the fields and in the session alone."""
    mine = _make(client, employee__full_name="Семёнова Қарлығаш Ерланқызы")
    other = _make(
        client, employee__full_name="Омаров Дархан", period={"year": 2026, "quarter": 2}, signed_on="2026-07-15"
    )
    protocol = _make(client, "b_calibration_protocol")
    body = _make(client, "a4_max_score_table")
    assert _found(officer) == [body, protocol, other, mine]
    for typed, expected in (
        ({"name": "cеменова карлыгаш"}, [mine]),
        ({"name": "дархан ОМАРОВ"}, [other]),
        ({"name": "%"}, []),
        ({"quarter": "2"}, [other]),
        ({"year": "2026", "name": "омаров"}, [other]),
        ({"form": "b_calibration_protocol"}, [protocol]),
        ({"unit": "речного хозяйства"}, [body]),
        ({"result": "effective", "form": SHEET}, [other, mine]),
        ({"result": "satisfactory"}, []),
        ({"form": "nothing", "year": "x", "standing": "y"}, [body, protocol, other, mine]),
        ({"evaluator": form(SHEET).sample()["evaluator"]["full_name"].upper(), "quarter": "2"}, [other]),
    ):
        assert _look(officer, **typed) == expected, typed
    worker.finish(mine)
    worker.fail(other, "broken")
    for standing, expected in (
        ("making", [body, protocol]),
        ("ready", [mine]),
        ("failed", [other]),
        ("superseded", []),
    ):
        assert _look(officer, standing=standing) == expected
    _look(officer, name="Семёнова")
    page = officer.get("/papers", headers=BROWSER)
    shown = html.fromstring(page.text)
    assert shown.get_element_by_id("name").get("value") == "Семёнова"
    assert shown.xpath("//td[@data-label='Результат']/text()") == ["4,20 – Эффективно"]
    with services.database.reading() as session:
        assert "Семёнова" in (session.scalars(select(SessionRow.kept)).one() or "")
    assert _look(officer, do="clear", name="Семёнова") == [body, protocol, other, mine]


def test_pages_lead_on_and_back(client: FlaskClient, officer: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each paper is on one of them; a place that is none of ours is refused with words."""
    monkeypatch.setattr(find, "__kwdefaults__", {**(find.__kwdefaults__ or {}), "limit": 2})
    made = [_make(client, employee__full_name=f"Омаров {name}") for name in ("А", "Б", "В", "Г", "Д")][::-1]
    seen, path, way = [], "/papers", []
    while path:
        way.append(path)
        seen.append(_found(officer, path))
        page = html.fromstring(officer.get(path, headers=BROWSER).text)
        path = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert seen == [made[:2], made[2:4], made[4:]]
    (back,) = html.fromstring(officer.get(way[-1], headers=BROWSER).text).xpath("//a[@rel='prev']/@href")
    assert _found(officer, back) == made[2:4]
    (first,) = html.fromstring(officer.get(back, headers=BROWSER).text).xpath("//a[@rel='prev']/@href")
    assert _found(officer, first) == made[:2]
    assert not html.fromstring(officer.get(first, headers=BROWSER).text).xpath("//a[@rel='prev']")
    assert officer.get("/papers?after=nothing", headers=BROWSER).status_code == 422


@pytest.mark.parametrize(
    ("sort", "sorted_by", "expected"),
    [
        ("made", "made", "abcde"),
        ("whom", "whom", "cdabe"),
        ("-whom", "whom", "ebadc"),
        ("form", "form", "eabcd"),
        ("-form", "form", "dcbae"),
        ("result", "result", "abdce"),
        ("-result", "result", "cdbae"),
        ("nothing", "made", "edcba"),
    ],
)
def test_a_list_is_sorted_by_columns(
    client: FlaskClient,
    officer: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    sort: str,
    sorted_by: str,
    expected: str,
) -> None:
    """Page by page and back, those alike by when they were made; no name is in an address; a search keeps the order."""
    monkeypatch.setattr(find, "__kwdefaults__", {**(find.__kwdefaults__ or {}), "limit": 2})
    people = {"a": ("Ёлкин", "3.9"), "b": ("Елкин", "3.9"), "c": ("Әлиева", "4.7"), "d": ("Борисова", "4.2")}
    results = {"3.9": "proper", "4.7": "effective", "4.2": "effective"}
    made = {
        letter: _make(
            client, employee__full_name=name, scores=[{"score": score}] * 5, average=score, result=results[score]
        )
        for letter, (name, score) in people.items()
    }
    made["e"] = _make(client, "a4_max_score_table")
    letters = {document_id: letter for letter, document_id in made.items()}
    answer = send_form(officer, "/papers", sort=sort)
    assert answer.headers["Location"] == "/papers"
    seen, path, way = "", "/papers", []
    while path:
        way.append(path)
        page = html.fromstring(officer.get(path, headers=BROWSER).text)
        assert page.xpath("//th[@aria-sort]/@aria-sort") == ["ascending" if sort[0] in "mwfr" else "descending"]
        assert page.xpath("//th[@aria-sort]/button/@value")[0].strip("-") == sorted_by
        seen += "".join(letters[each] for each in _found(officer, path))
        path = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert (seen, len(way)) == (expected, 3)
    (back,) = page.xpath("//a[@rel='prev']/@href")
    assert [letters[each] for each in _found(officer, back)] == [*expected[2:4]]
    assert _look(officer, name="елкин") == [made[letter] for letter in expected if letter in "ab"]


def test_what_was_found_is_counted(client: FlaskClient, officer: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words of the language, as far as that is quick."""
    monkeypatch.setattr(find, "__kwdefaults__", {**(find.__kwdefaults__ or {}), "limit": 2})
    for name in ("Омаров", "Омарова", "Ли"):
        _make(client, employee__full_name=name)

    def said(**typed: str) -> str:
        send_form(officer, "/papers", **typed)
        (found,) = html.fromstring(officer.get("/papers", headers=BROWSER).text).find_class("found")
        return str(found.text)

    assert said() == "Найдено 3 документа"
    assert said(name="ли") == "Найден 1 документ"
    monkeypatch.setattr(listing, "MOST_COUNTED", 2)
    assert said() == "Найдено больше 2 документов"
    assert said(name="ли") == "Найден 1 документ"
    assert said(name="омаров") == "Найдено 2 документа"


def test_a_correction_supersedes_and_the_former_paper_points_to_it(
    client: FlaskClient, officer: FlaskClient, services: Services, worker: Any
) -> None:
    """The former stays, marked; of two corrections of the same paper the second supersedes the first."""
    paper = _make(client)
    worker.finish(paper)
    first, second = (
        send_form(officer, "/drafts/new", form_on=f"/papers/{paper}", correct=paper).headers["Location"]
        for _ in range(2)
    )
    made = []
    for draft, days in ((first, "62"), (second, "61")):
        page = html.fromstring(officer.get(draft, headers=BROWSER).text)
        assert word("papers", "correcting", "ru") in page.text_content()
        typed = dict(page.get_element_by_id("typed").form_values())
        answer = send_form(officer, draft, **{**typed, "/days_worked": days, "do": "make"})
        assert answer.status_code == 303, answer.text
        made.append(answer.headers["Location"].rpartition("/")[2])
    with services.database.reading() as session:
        rows = session.execute(select(PaperRow.document_id, PaperRow.superseded_by_id))
        assert {row[0]: row[1] for row in rows} == {paper: made[0], made[0]: made[1], made[1]: None}
    page = html.fromstring(officer.get(f"/papers/{paper}", headers=BROWSER).text)
    assert page.xpath("//*[contains(@class, 'notice warn')]//a/@href") == [f"/papers/{made[0]}"]
    assert page.xpath("//*[contains(@class, 'notice good')]") == []
    assert not page.xpath("//input[@name='correct']")
    page = html.fromstring(officer.get(f"/papers/{made[1]}", headers=BROWSER).text)
    assert page.xpath("//section[@aria-labelledby='corrected']//a/@href") == [f"/papers/{made[0]}"]
    assert not page.xpath("//section[@aria-labelledby='warnings']"), "a correction is no repetition"
    again = html.fromstring(officer.get(f"/papers/{_make(client)}", headers=BROWSER).text)
    (warned,) = again.xpath("//section[@aria-labelledby='warnings']//li")
    assert warned.xpath("a/@href")[0].rpartition("/")[2] in {paper, *made}
    assert not re.search("[0-9a-f]{8}-", warned.text_content())
    assert _look(officer, standing=Standing.SUPERSEDED.value) == [made[0], paper]
    assert _look(officer, standing=Standing.READY.value) == []


def test_a_unit_is_found_with_all_that_is_part_of_it(
    client: FlaskClient, officer: FlaskClient, services: Services
) -> None:
    """As the tree of units says; other bodies, whatever a paper names, are found by any words."""
    database = services.of(Scope(FIRST_STATE_BODY_ID)).database
    above = create_unit(database, "Комитет вод")
    create_unit(database, "Департамент рек", create_unit(database, "Управление озёр", above.id).id)
    create_unit(database, "Комитет лесов")
    papers = [_make(client, employee__organization=name) for name in ("Департамент рек", "Комитет лесов")]
    assert _look(officer, unit="комитет  вод") == papers[:1]
    assert _look(officer, unit="лес") == papers[1:]
    page = html.fromstring(officer.get("/papers", headers=BROWSER).text)
    assert "Департамент рек" in page.xpath("//datalist/option/@value")


@pytest.mark.slow
def test_list_and_paper_are_accessible(officer_watched: Watched, shared_services: Services) -> None:
    """With papers of long names, with nothing found; a paper that is superseded."""
    page, at = officer_watched.page, officer_watched.address
    data = deepcopy(form(SHEET).sample())
    data["employee"]["full_name"] = "Сейтказиева-Нурмухамбетова Гүлнар Абдрахмановна қызы"
    services = shared_services.of(Scope(FIRST_STATE_BODY_ID))
    asked = Submission(SHEET, data)
    first = submit(services, asked, today=form(SHEET).sample_on).document.id
    submit(services, replace(asked, supersedes=first), today=form(SHEET).sample_on)
    for language in ("kk", "ru"):
        page.goto(f"{at}/papers?lang={language}")
        # The files of a paper are not to be looked for at the far end of a table.
        assert page.eval_on_selector(".table", "table => table.scrollWidth - table.clientWidth") == 0
        assert page.evaluate(SMALL) == [], "what is pressed is at least 24 px wide and high"
    page.click("summary")
    officer_watched.check()
    page.goto(f"{at}/papers/{first}")
    officer_watched.check()
    page.goto(f"{at}/papers")
    page.fill("#name", "никого")
    page.click("main .actions button")
    page.wait_for_selector(".empty")
    assert page.url == f"{at}/papers"
    officer_watched.check()
