"""A quarter in Chromium: an officer opens it and takes appeals, an evaluator goes from one assessee to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from service.access.units import create_unit
from service.cycles.opening import open_cycle
from service.cycles.states import Period
from service.cycles.store import read_sheets
from service.db.models import FIRST_STATE_BODY_ID, CycleSheetRow, DocumentRow, Role, UserRow
from service.db.tenancy import Actor, Scope
from service.pages.language import word
from tests.service.conftest import FakeWorker
from tests.service.cycles.conftest import HEAD_IIN, score_sheets, servant, staff, write_list
from tests.service.pages.conftest import Watched, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from service.services import Services

pytestmark = pytest.mark.slow

LONG = "Сейтказиева-Нурмухамбетова Гульнар Абдрахмановна"
DEPARTMENT = "Департамент цифровизации государственных услуг и внедрения информационных систем"


@pytest.fixture(scope="module")
def of_body(shared_services: Services) -> Services:
    """Return the parts as an officer sees them, with a staff list written."""
    actor = Actor("user", "11111111-1111-4111-8111-111111111111")
    found = shared_services.of(Scope(FIRST_STATE_BODY_ID, actor))
    units = [create_unit(found.database, name).id for name in (DEPARTMENT, "Управление")]
    members = staff(*units)
    members["long"] = servant(LONG, "главный эксперт", unit=units[0], evaluator={"external_id": "head"})
    write_list(found, members)
    return found


def test_a_year_of_corpus_a_shows_whose_papers_are_missing(officer_watched: Watched, of_body: Services) -> None:
    """On the page of the cycle and on that of the sheet, where the paper is begun."""
    watched, page = officer_watched, officer_watched.page
    chair = servant("Қожахметов Ерғали Сұлтанұлы", "председатель Комитета", corpus="A", category=2)
    chair["appointments"][0].pop("managerial")
    write_list(of_body, {"chair": chair})
    page.goto(f"{watched.address}/cycles/{open_cycle(of_body, Period('A', 2025, None)).cycle.id}")
    watched.check(wide=(320,))
    page.click("#owed ~ div a >> nth=0")
    watched.check(wide=(320,))
    page.click("#following ~ form button >> nth=0")
    expect(page.locator("h1")).to_contain_text("Ежегодное соглашение")


@pytest.mark.usefixtures("of_body")
def test_an_officer_opens_a_cycle_and_answers_what_is_asked(officer_watched: Watched) -> None:
    """Every page of it is held to WCAG; in Kazakh at the end."""
    watched, page = officer_watched, officer_watched.page
    page.goto(f"{watched.address}/cycles")
    watched.check()
    page.click("main .button >> nth=0")
    page.select_option("#period", "B-2025-3")
    page.click("main form button")
    watched.check()
    page.click("main form[method=post] button")
    expect(page.locator("h1")).to_contain_text("III")
    watched.check()
    cycle = page.url
    for part in ("evaluators", "sheets", "not-assessed", "differences", "workbook"):
        page.goto(f"{cycle}/{part}")
        watched.check(wide=(320,))
    page.goto(cycle)
    page.click(".figures .warn a")
    page.click("tbody th a")
    watched.check()
    page.click("#questions ~ form button")
    page.wait_for_selector(".summary")
    watched.check(wide=(320,))
    page.select_option("#evaluator", index=1)
    page.click("#questions ~ form button")
    page.wait_for_selector("#paper")
    expect(page.locator("#questions")).to_have_count(0)
    page.goto(f"{cycle}?lang=kk")
    expect(page.locator("h1")).to_contain_text("тоқсан")
    watched.check(wide=(320,))


def test_changes_of_a_long_staff_list_come_one_after_another(officer_watched: Watched, of_body: Services) -> None:
    """The page asks for the next by itself, and says at the end where nothing differs."""
    watched, page = officer_watched, officer_watched.page
    cycle = open_cycle(of_body, Period("B", 2025, 4)).cycle
    many = {f"n{place}": servant(f"Тестов {chr(1040 + place)}", "эксперт") for place in range(32)}
    write_list(of_body, many)
    page.goto(f"{watched.address}/cycles/{cycle.id}/differences")
    expect(page.locator("[name=pick]")).to_have_count(len(many))
    expect(page.locator("tbody tr")).to_have_count(len(many))
    watched.check(wide=(320,))
    page.click("[name=do]")
    expect(page.locator("#differing")).to_have_count(0)
    watched.check(wide=(320,))


def test_an_evaluator_goes_from_one_to_the_next(browser: Browser, address: str, of_body: Services) -> None:
    """Scores are saved as they are typed; the paper is sent, and an officer takes the sheet on."""
    worker = FakeWorker(of_body.of(Scope(FIRST_STATE_BODY_ID)))
    open_cycle(of_body, Period("B", 2025, 4))
    watched = Watched(browser, address)
    watched.sign_in(signed_in(of_body, Role.EVALUATOR))
    with of_body.database.transaction() as session:
        session.scalars(select(UserRow).where(UserRow.role == Role.EVALUATOR)).one().iin = HEAD_IIN
    page = watched.page
    page.goto(address)
    watched.check()
    page.click("main .bars a[href*='only=left'] >> nth=0")
    expect(page.locator("tbody tr")).to_have_count(3)
    page.click("tbody th a >> nth=0")
    first = page.url
    watched.check()
    for number in range(5):
        page.fill(f"#f-scores-{number}-score", "4")
    expect(page.locator("#state")).to_contain_text("Сохранено")
    expect(page.locator("a[rel=next]")).to_have_attribute("accesskey", "2")
    page.locator("a[rel=next]").press("Enter")
    expect(page.locator("h1")).not_to_contain_text("Әбенова")
    page.click("a[rel=prev]")
    expect(page).to_have_url(first)
    expect(page.locator("#f-scores-4-score")).to_have_value("4")
    page.click("button[value=make]")
    page.wait_for_selector("#standing[hx-get]")
    with of_body.database.reading() as session:
        worker.finish(session.scalars(select(DocumentRow.id).where(DocumentRow.form == "b2_score_sheet")).one())
    page.wait_for_selector("#standing:not([hx-get])")
    watched.check()
    watched.sign_in(signed_in(of_body))
    page.goto(first)
    page.fill("#on", page.inner_text("tbody tr:last-child td >> nth=0"))
    page.click("#standing button[type=submit]")
    expect(page.locator("#standing")).to_contain_text(word("assess", "on_appeal", "ru"))
    page.fill("#on", page.inner_text("tbody tr:last-child td >> nth=0"))
    page.click("#standing form >> nth=0 >> button[type=submit]")
    expect(page.locator("#standing")).to_contain_text(word("assess", "next_session", "ru"))
    watched.check()
    page.context.close()


def test_an_officer_reads_the_report(officer_watched: Watched, of_body: Services) -> None:
    """In three languages, on a desk and on a phone; a number leads to its list, the chart is shown."""
    watched, page = officer_watched, officer_watched.page
    cycles = [open_cycle(of_body, Period("B", 2026, number)).cycle for number in (1, 2)]
    for cycle in cycles:
        with of_body.database.reading() as session:
            found = read_sheets(session, [CycleSheetRow.cycle_id == cycle.id, CycleSheetRow.form.is_not(None)])
        scores = {sheet.id: {"score": ("1.5", "4.25", "5")[number % 3]} for number, sheet in enumerate(found)}
        score_sheets(of_body, cycle, scores)
    page.goto(f"{watched.address}/cycles/{cycles[1].id}")
    page.click(".tabs a[href$='/report']")
    watched.check()
    assert page.locator("img.chart").evaluate("image => image.naturalWidth") > 0
    for language in ("kk", "en"):
        page.goto(f"{watched.address}/cycles/{cycles[1].id}/report?lang={language}")
        expect(page.locator("main table")).to_have_count(4)
        watched.check()
    counted = page.locator("#units ~ .table a[href*='result=']").first
    number = counted.inner_text()
    counted.click()
    expect(page.locator("tbody tr")).to_have_count(int(number))
    watched.check()
