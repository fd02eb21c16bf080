"""Cycles on pages: opened with what would be decided shown, every number leading to its list, each step of a sheet."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from openpyxl import load_workbook
from sqlalchemy import select

from service.cycles import decisions, store
from service.cycles.opening import open_cycle
from service.cycles.states import Period
from service.cycles.store import Wanted
from service.db.models import CycleRow, DocumentRow, Role, UserRow
from service.pages.language import word
from tests.service.conftest import FakeWorker
from tests.service.cycles.conftest import (  # noqa: F401 - fixtures
    HEAD_IIN,
    clock,
    listed,
    ministry,
    of_body,
    score_sheets,
    servant,
    services,
    units,
    write_staff,
)
from tests.service.pages.conftest import BROWSER, send_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from service.services import Services
    from tests.doubles import Clock

THIRD = "B-2025-3"


@pytest.fixture
def officer(browser_of: Callable[..., FlaskClient]) -> FlaskClient:
    """Return the browser of a personnel officer."""
    return browser_of()


@pytest.fixture
def evaluator(browser_of: Callable[..., FlaskClient], services: Services) -> FlaskClient:  # noqa: F811 - the fixture
    """Return the browser of the head of the first unit."""
    client = browser_of(Role.EVALUATOR)
    with services.database.transaction() as session:
        session.scalars(select(UserRow).where(UserRow.role == Role.EVALUATOR)).one().iin = HEAD_IIN
    return client


@pytest.fixture
def cycle(of_body: Services, listed: dict[str, Any]) -> str:  # noqa: ARG001, F811 - the staff list is written
    """Return the address of the cycle of the third quarter of 2025."""
    return f"/cycles/{open_cycle(of_body, Period('B', 2025, 3)).cycle.id}"


def _page(client: FlaskClient, address: str) -> Any:
    answer = client.get(address, headers=BROWSER)
    assert answer.status_code == 200, (address, answer.status_code)
    return html.fromstring(answer.text)


def _sheets(client: FlaskClient, address: str) -> dict[str, str]:
    """Return the addresses of the sheets of a list by surname."""
    found = _page(client, address).xpath("//main//tbody//th/a")
    return {one.text.split()[0]: one.get("href") for one in found}


def test_what_would_be_decided_is_shown_before_a_cycle_is_opened(
    officer: FlaskClient,
    listed: dict[str, Any],  # noqa: ARG001, F811 - the staff list is written
    services: Services,  # noqa: F811
) -> None:
    """Nothing is stored by that; what is opened is what was shown, once."""
    shown = _page(officer, f"/cycles/new?period={THIRD}")
    figures = [one.text for one in shown.xpath("//dl[@class='figures']//dd")]
    assert figures == ["7", "5", "2", "1"]
    text = shown.text_content()
    for name in ("Громова Ольга Петровна", "Данияров Арман Маратович", "Есенова Дана Ержановна"):
        assert name in text
    with services.database.reading() as session:
        assert session.scalars(select(CycleRow)).all() == []
    offered = shown.xpath("//select[@name='period']/option/@value")
    assert offered == ["", "B-2025-4", THIRD, "A-2025"]
    opened = send_form(officer, "/cycles/new", form_on=f"/cycles/new?period={THIRD}", period=THIRD)
    assert opened.status_code == 303
    again = _page(officer, f"/cycles/new?period={THIRD}")
    assert opened.headers["Location"] in again.xpath("//main//a/@href")
    assert _page(officer, "/cycles").xpath("//main//h2/a/@href") == [opened.headers["Location"]]
    assert send_form(officer, "/cycles/new", period="B-2031-1").status_code == 400


def test_every_number_is_one_click_from_its_list(
    browser_of: Callable[..., FlaskClient],
    cycle: str,
    clock: Clock,  # noqa: F811
) -> None:
    """Of the whole, of each unit and of each evaluator; addresses name nobody."""
    clock.now = clock.now.replace(day=21)
    officer = browser_of()
    for tab in ("", "/evaluators"):
        shown = _page(officer, cycle + tab)
        links = shown.xpath("//ul[@class='legend']//a") + shown.xpath("//dl[@class='figures']//dd/a")
        links += shown.xpath("//div[@class='bar-head']//p/a")
        assert len(links) > 6
        for link in links:
            number = int(re.sub(r"\D", "", link.text_content()))
            rows = _page(officer, link.get("href")).xpath("//main//tbody/tr")
            assert len(rows) == number, link.get("href")
    assert len(_sheets(officer, f"{cycle}/sheets?only=late")) == 5
    assert not re.search("[а-яё]", "".join(_page(officer, f"{cycle}/sheets").xpath("//a/@href")), re.IGNORECASE)
    answer = send_form(officer, f"{cycle}/sheets", name="ЕСЕНОВА", state="")
    assert answer.headers["Location"] == f"{cycle}/sheets"
    assert set(_sheets(officer, f"{cycle}/sheets")) == {"Есенова"}


def test_questions_are_answered_and_changes_applied_by_decision(
    officer: FlaskClient,
    cycle: str,
    write_staff: Callable[[dict[str, dict[str, Any]]], None],  # noqa: F811
    units: tuple[str, str],  # noqa: F811
) -> None:
    """An evaluator of the cycle is named for who has none; a newcomer gets a sheet once that is decided."""
    sheet = _sheets(officer, f"{cycle}/sheets?only=asking")["Есенова"].partition("?")[0]
    shown = _page(officer, sheet)
    [fields] = [one for one in shown.forms if one.action.endswith("/answers")]
    known = {one.text: one.get("value") for one in fields.xpath(".//select[@name='evaluator']/option")}
    nothing = officer.post(fields.action, data=dict(fields.form_values()), headers=BROWSER)
    assert (nothing.status_code, word("assess", "nothing_decided", "ru") in nothing.text) == (422, True)
    chosen = next(value for name, value in known.items() if name.startswith("Ким "))
    decided = officer.post(fields.action, data={**dict(fields.form_values()), "evaluator": chosen}, headers=BROWSER)
    assert decided.status_code == 303
    assert "Ким Елена Викторовна" in _page(officer, sheet).text_content()
    assert _sheets(officer, f"{cycle}/sheets?only=asking") == {}
    stale = officer.post(fields.action, data={**dict(fields.form_values()), "evaluator": chosen}, headers=BROWSER)
    assert stale.status_code == 409
    newcomer = servant("Жаңабаев Нұрлан Серікұлы", "эксперт", "C-5", unit=units[0], evaluator={"external_id": "head"})
    write_staff({"new": newcomer})
    shown = _page(officer, f"{cycle}/differences")
    assert [one.text for one in shown.xpath("//tbody//th")] == ["Жаңабаев Нұрлан Серікұлы"]
    assert "Жаңабаев" not in _sheets(officer, f"{cycle}/sheets")
    answer = send_form(officer, f"{cycle}/differences", pick=shown.xpath("//input[@name='pick']/@value")[0])
    assert answer.headers["Location"] == f"{cycle}/differences?applied=1"
    assert "Жаңабаев" in _sheets(officer, f"{cycle}/sheets")


def _compared(officer: FlaskClient, cycle: str) -> tuple[list[str], Any]:
    """Return whom the pages of changes name, one after another as a browser asks for them, and the last answer."""
    answer, names = officer.get(f"{cycle}/differences", headers=BROWSER), []
    while True:
        shown = html.fromstring(f"<table>{answer.text}</table>" if "<table" not in answer.text else answer.text)
        names += [one.text for one in shown.xpath("//tr/th[@scope='row']")]
        after = shown.xpath("//tr/@hx-get")
        if not after:
            return names, answer
        answer = officer.get(after[0], headers={**BROWSER, "HX-Request": "true"})


def test_a_long_staff_list_is_compared_some_servants_after_others(
    officer: FlaskClient,
    cycle: str,
    of_body: Services,  # noqa: F811
    write_staff: Callable[[dict[str, dict[str, Any]]], None],  # noqa: F811
    units: tuple[str, str],  # noqa: F811
) -> None:
    """Together they tell what differs, each once; where nothing does, that is said at the end."""
    write_staff(
        {f"n{place}": servant(f"Тестов {chr(1040 + place)}", "эксперт", unit=units[0]) for place in range(30)}
        | {"late": servant("Громова Ольга Петровна", "эксперт", "C-5", unit=units[0])}
    )
    _, whole = decisions.differences(of_body, cycle.rpartition("/")[2])
    assert len(whole) > decisions.AT_ONCE
    names, answer = _compared(officer, cycle)
    assert (sorted(names), "HX-Retarget" in answer.headers) == (
        sorted(one.employee["full_name"] for one in whole),
        False,
    )
    # Without scripts the rest is a page of its own.
    first = _page(officer, f"{cycle}/differences")
    [after] = first.xpath("//tr/td/a/@href")
    shown = (first, _page(officer, after))
    assert [one.text for part in shown for one in part.xpath("//tr/th[@scope='row']")] == names
    send_form(officer, f"{cycle}/differences", do="all")
    assert word("assess", "no_differences", "ru") not in officer.get(after, headers=BROWSER).text
    names, answer = _compared(officer, cycle)
    assert (names, answer.headers["HX-Retarget"]) == ([], "#differing")
    assert word("assess", "no_differences", "ru") in answer.text
    assert officer.get(f"{cycle}/differences?after=x", headers=BROWSER).status_code == 400


@pytest.mark.parametrize("period", [THIRD, "A-2025"])
def test_every_page_of_a_ministry_is_shown(
    officer: FlaskClient,
    write_staff: Callable[[dict[str, dict[str, Any]]], None],  # noqa: F811
    period: str,
) -> None:
    """Servants of every category, with every question the order leaves open, and each answer to choose from."""
    write_staff(ministry())
    foreseen = f"/cycles/new?period={period}"
    figures = [int(one.text) for one in _page(officer, foreseen).xpath("//dl[@class='figures']//dd")]
    opened = send_form(officer, "/cycles/new", form_on=foreseen, period=period).headers["Location"]
    asked = _page(officer, f"{opened}/sheets?only=asking").xpath("//main//tbody//th/a/@href")
    assert len(asked) == figures[3]
    assert asked or period != THIRD
    for tab in ("", "/evaluators", "/sheets", "/not-assessed", "/differences", "/workbook", "/report"):
        _page(officer, opened + tab)
    for address in (*asked, *_sheets(officer, f"{opened}/sheets").values()):
        assert _page(officer, address).xpath("//main//form//input | //main//form//select")


def test_who_is_not_assessed_is_listed_with_reasons_and_becomes_a_paper(officer: FlaskClient, cycle: str) -> None:
    """As a draft of the form that the order asks for, with what the cycle knows."""
    shown = _page(officer, f"{cycle}/not-assessed")
    assert [one.split()[0] for one in shown.xpath("//tbody//th/a/text()")] == ["Громова", "Данияров"]
    answer = send_form(officer, f"{cycle}/not-assessed")
    assert answer.status_code == 303
    assert "Громова Ольга Петровна" in officer.get(answer.headers["Location"], headers=BROWSER).text


def test_papers_are_begun_where_they_follow(
    officer: FlaskClient,
    cycle: str,
    of_body: Services,  # noqa: F811
    write_staff: Callable[[dict[str, dict[str, Any]]], None],  # noqa: F811
    units: tuple[str, str],  # noqa: F811
) -> None:
    """The schedule from the list, the decision beside its evaluator, papers of a sheet on its page, with its terms."""
    answer = send_form(officer, f"{cycle}/papers", form_on=f"{cycle}/sheets", form="assessment_schedule")
    assert "Борисов Олег Иванович" in officer.get(answer.headers["Location"], headers=BROWSER).text
    many = {"form": "assessment_schedule", "state": "closed"}
    refused = send_form(officer, f"{cycle}/papers", form_on=f"{cycle}/sheets", **many)
    assert (refused.status_code, word("assess", "not_begun", "ru") in refused.text) == (422, True)
    assert send_form(officer, f"{cycle}/papers", form_on=f"{cycle}/sheets", form="b_annual").status_code == 400
    head = {"external_id": "head"}
    write_staff(
        {
            f"n{place}": servant(f"Тестов {chr(1040 + place)}", "эксперт", unit=units[0], evaluator=head)
            for place in range(21)
        }
    )
    send_form(officer, f"{cycle}/differences", do="all")
    [fields] = [one for one in _page(officer, f"{cycle}/evaluators").forms if one.action.endswith("/papers")]
    begun = officer.post(fields.action, data=dict(fields.form_values()), headers=BROWSER)
    assert "Ким Елена Викторовна" in officer.get(begun.headers["Location"], headers=BROWSER).text
    chair = servant("Қожахметов Ерғали Сұлтанұлы", "председатель", corpus="A", category=2)
    chair["appointments"][0].pop("managerial")
    write_staff({"chair": chair})
    year = f"/cycles/{open_cycle(of_body, Period('A', 2025, None)).cycle.id}"
    [sheet] = _sheets(officer, f"{year}/sheets").values()
    assert len(_page(officer, year).xpath("//section[@aria-labelledby='owed']//li/a")) == 2
    offered = [one for one in _page(officer, sheet).forms if one.action.partition("?")[0].endswith("/papers")]
    assert [one.fields["form"] for one in offered] == ["a2_agreement", "a_monitoring"]
    begun = officer.post(offered[1].action, data=dict(offered[1].form_values()), headers=BROWSER)
    shown = officer.get(begun.headers["Location"], headers=BROWSER).text
    assert "Обеспечение своевременного и качественного рассмотрения обращений" in shown
    assert send_form(officer, f"{sheet.partition('?')[0]}/papers", form_on=sheet, form="a6_review").status_code == 409


def _bring(client: FlaskClient, address: str, content: bytes, name: str = "scores.xlsx", **fields: str) -> Any:
    return send_form(client, address, file=(io.BytesIO(content), name), **fields)


def test_scores_are_entered_in_a_workbook_and_brought_back(
    officer: FlaskClient, evaluator: FlaskClient, cycle: str
) -> None:
    """Of one evaluator or of all; what is right becomes a paper where asked for, the rest is told by its cell."""
    address = f"{cycle}/workbook"
    [fields] = [one for one in _page(officer, address).forms if one.action.endswith(".xlsx")]
    head = next(
        one.get("value") for one in fields.xpath(".//select[@name='evaluator']/option") if one.text.startswith("Ким ")
    )
    content = officer.get(fields.action, query_string={"evaluator": head, "unit": ""}).data
    assert content[:2] == b"PK"
    assert evaluator.get(fields.action).status_code == 200
    book = load_workbook(io.BytesIO(content))
    [sheet] = book.worksheets
    rows = {str(sheet.cell(row, 2).value).split()[0]: row for row in range(4, sheet.max_row + 1)}
    assert set(rows) == {"Әбенова", "Борисов"}
    for number in range(5):
        sheet.cell(rows["Әбенова"], 7 + 2 * number).value = 4
        sheet.cell(rows["Борисов"], 7 + 2 * number).value = 6
    filled = io.BytesIO()
    book.save(filled)
    shown = html.fromstring(_bring(evaluator, address, filled.getvalue(), submit="true").text)
    assert [one.text for one in shown.xpath("//dl[@class='figures']//dd")] == ["1", "1", "0", "0"]
    places = shown.xpath("//table//tbody/tr/th/text()")
    assert f"G{rows['Борисов']}" in places
    kinds = [one.text for one in shown.xpath("//table//tbody/tr/td//span[contains(@class, 'tag')]")]
    assert kinds == sorted(kinds, key=lambda kind: kind != word("components", "error", "ru"))
    assert not any(place.endswith(str(rows["Әбенова"])) for place in places)
    assert set(_sheets(evaluator, f"{cycle}/sheets?state=submitted")) == {"Әбенова"}
    again = html.fromstring(_bring(evaluator, address, filled.getvalue()).text)
    assert [one.text for one in again.xpath("//dl[@class='figures']//dd")] == ["0", "0", "1", "1"]


@pytest.mark.parametrize(("content", "name"), [(b"", ""), (b"no workbook", "scores.xlsx"), (b"a;b", "scores.csv")])
def test_what_is_no_workbook_of_a_cycle_is_refused_at_its_field(
    officer: FlaskClient, cycle: str, content: bytes, name: str
) -> None:
    """With what would be right."""
    answer = _bring(officer, f"{cycle}/workbook", content, name)
    assert answer.status_code == 422
    assert html.fromstring(answer.text).xpath("//div[@id='file-messages']//p")


def test_each_number_of_the_report_leads_to_its_list(
    browser_of: Callable[..., FlaskClient],
    of_body: Services,  # noqa: F811
    cycle: str,  # noqa: ARG001 - the third quarter is open
    clock: Clock,  # noqa: F811
) -> None:
    """Results beside those of the former quarter, of the body, its units and evaluators; who failed twice is named."""
    clock.now = clock.now.replace(year=2026, month=1, day=12)
    officer = browser_of()
    later = open_cycle(of_body, Period("B", 2025, 4)).cycle
    assert len(_page(officer, f"/cycles/{later.id}/report").xpath("//main//table")) == 3
    with of_body.database.reading() as session:
        [former] = [one for one in store.cycles(session) if one.id != later.id]
    scores = {"Әбенова": ("4.5", "5"), "Борисов": ("1.5", "1.99"), "Ким": ("3", "2"), "Ли": ("4", "1")}
    for number, one in enumerate((former, later)):
        with of_body.database.reading() as session:
            found = store.page(session, one.id, Wanted(), cursor=None, limit=50).sheets
        by_name = {sheet.employee["full_name"].split()[0]: sheet.id for sheet in found}
        score_sheets(of_body, one, {by_name[name]: {"score": pair[number]} for name, pair in scores.items()})
    shown = _page(officer, f"/cycles/{later.id}/report")
    whole, of_units, evaluators, failing = shown.xpath("//main//table")
    heads = [head.text for head in whole.xpath(".//thead//th")][1:]
    assert _cells(whole) == {
        "IV кв. 2025": dict(zip(heads, ["2,50", "2,50", "1", "0", "1", "2"], strict=True)),
        "III кв. 2025": dict(zip(heads, ["3,25", "3,25", "2", "1", "0", "1"], strict=True)),
    }
    head = _cells(evaluators)["Ким Елена Викторовна"]
    told = [head[name] for name in ("Средняя оценка", "Разница со средней по органу", "III кв. 2025")]
    assert told == ["3,50", "+1,00", "3,00"]
    assert [one.text for one in failing.xpath(".//tbody//th/a")] == ["Борисов Олег Иванович"]
    assert "IV кв. 2025: 1,99" in failing.text_content()
    assert "III кв. 2025: 1,50" in failing.text_content()
    links = [one for table in (whole, of_units, evaluators) for one in table.xpath(".//td/a") if one.text.isdecimal()]
    assert len(links) > 10
    for link in links:
        rows = _page(officer, link.get("href")).xpath("//main//tbody/tr")
        assert len(rows) == int(link.text), link.get("href")
    for link in shown.xpath("//main//a[contains(@href, '/report.')]/@href"):
        answer = officer.get(link)
        assert (answer.status_code, len(answer.data) > 1000) == (200, True)


def _cells(table: Any) -> dict[str, dict[str, str]]:
    """Return the numbers of a table by the names of lines and columns."""
    return {
        line.xpath("string(th)"): {cell.get("data-label"): cell.text_content() for cell in line.xpath("td")}
        for line in table.xpath(".//tbody/tr")
    }


def test_an_evaluator_sees_own_assessees_alone(evaluator: FlaskClient, officer: FlaskClient, cycle: str) -> None:
    """In lists and by addresses; what decides about a cycle is no evaluator's."""
    whole = _sheets(officer, f"{cycle}/sheets")
    answer = evaluator.get(cycle, headers=BROWSER)
    assert answer.headers["Location"] == f"{cycle}/sheets"
    assert set(_sheets(evaluator, f"{cycle}/sheets")) == {"Әбенова", "Борисов"}
    assert evaluator.get(whole["Ким"], headers=BROWSER).status_code == 404
    first = _page(evaluator, whole["Әбенова"])
    assert first.xpath("//a[@rel='prev']") == []
    assert first.xpath("//a[@rel='next']/@href") == [whole["Борисов"].partition("?")[0]]
    for path in ("/evaluators", "/differences", "/not-assessed", "/report", "/report.xlsx", "/report.svg"):
        assert evaluator.get(cycle + path, headers=BROWSER).status_code == 403


def _fields(client: FlaskClient, address: str) -> dict[str, str]:
    return dict(_page(client, address).get_element_by_id("typed").form_values())


def test_an_evaluator_fills_in_a_sheet_and_an_officer_takes_it_to_its_end(
    evaluator: FlaskClient,
    officer: FlaskClient,
    cycle: str,
    services: Services,  # noqa: F811
) -> None:
    """What the cycle knows is not filled in; two who write do not overwrite each other; each step has who and when."""
    home = _page(evaluator, "/")
    assert home.xpath("//a[contains(@href, 'only=left')]/strong/text()") == ["2"]
    sheet = _sheets(evaluator, home.xpath("//a[contains(@href, 'only=left')]/@href")[0])["Борисов"]
    fields, others = _fields(evaluator, sheet), _fields(officer, sheet)
    assert not [name for name in fields if name.startswith(("/employee", "/evaluator", "/period", "/days_worked"))]
    first = evaluator.post(sheet, data={**fields, "/scores/0/score": "4,5", "/days_worked": "1"}, headers=BROWSER)
    assert first.status_code == 303
    assert _fields(evaluator, sheet)["/scores/0/score"] == "4,5"
    clash = officer.post(sheet, data={**others, "/scores/0/score": "3"}, headers=BROWSER)
    assert (clash.status_code, word("forms", "difference_title", "ru") in clash.text) == (409, True)
    early = evaluator.post(sheet, data={**_fields(evaluator, sheet), "do": "make"}, headers=BROWSER)
    assert (early.status_code, 'class="summary"' in early.text) == (422, True)
    scores = {f"/scores/{number}/score": "4" for number in range(5)}
    added = {**_fields(evaluator, sheet), **scores, "do": "add:/disciplinary_penalties"}
    assert "f-disciplinary_penalties-0" in evaluator.post(sheet, data=added, headers=BROWSER).headers["Location"]
    sent = evaluator.post(sheet, data={**_fields(evaluator, sheet), "do": "make"}, headers=BROWSER)
    assert sent.status_code == 303, sent.text
    FakeWorker(services).finish(_paper(services))
    for unit, number in (("управление", 0), ("департамент", 1)):
        send_form(officer, "/papers", unit=unit)
        assert len(_page(officer, "/papers").xpath("//main//tbody/tr")) == number
    assert word("cycles", "state_issued", "ru") in evaluator.get(f"{sheet}&all=1", headers=BROWSER).text
    assert evaluator.post(f"{sheet.partition('?')[0]}/acquainted", headers=BROWSER).status_code == 403
    plain = sheet.partition("?")[0]
    wrong = send_form(officer, f"{plain}/acquainted", form_on=plain, on="32.13.2025")
    assert (wrong.status_code, word("forms", "wrong_date", "ru") in wrong.text) == (422, True)
    assert send_form(officer, f"{plain}/acquainted", form_on=plain, on="07.10.2025").status_code == 422
    assert send_form(officer, f"{plain}/acquainted", form_on=plain, on="06.10.2025").status_code == 303
    early = send_form(officer, f"{plain}/close", form_on=plain)
    assert (early.status_code, "13.10.2025" in early.text) == (409, True)
    assert send_form(officer, f"{plain}/appeal", form_on=plain, on="06.10.2025").status_code == 303
    shown = _page(officer, plain)
    names = [one.text_content() for one in shown.xpath("//tbody/tr[last()]/td")]
    assert "Щербина-Добровольская Александра Константиновна" in names
    assert _sheets(officer, cycle)["Борисов"].partition("?")[0] == plain


def _paper(services: Services) -> str:  # noqa: F811
    with services.database.reading() as session:
        return str(session.scalars(select(DocumentRow.id)).one())
