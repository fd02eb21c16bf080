"""The way of a sheet in Chromium: dropped, looked at, made, the page following by itself, though the net is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from service.pages.language import word
from tests.service.conftest import FakeWorker
from tests.service.pages.test_bulk import NAME, SCORE, SHEET, sheet

if TYPE_CHECKING:
    from service.services import Services
    from tests.service.pages.conftest import Watched

pytestmark = pytest.mark.slow

LOST: Final = re.compile("ERR_INTERNET_DISCONNECTED|htmx:(afterRequest|sendError)")
"""What the browser complains of where an answer is lost."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIGNED = "Дата подписания"
LONG = "Сейтказиева-Нурмухамбетова Гульнар Абдрахмановна, ведущий специалист отдела оценки деятельности.xlsx"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_sheet_becomes_papers(officer_watched: Watched, shared_services: Services, language: str) -> None:
    """Nothing is pressed but what decides; while the connection is lost the page says so, and then goes on."""
    worker, page = FakeWorker(shared_services), officer_watched.page
    sample = shared_services.forms[SHEET].sample()
    check = officer_watched.check if language == "ru" else lambda: None
    page.goto(f"{officer_watched.address}/batches?lang={language}")
    check()
    content = sheet(sample, [{NAME: f"Омаров Дархан {language}"}, {SCORE: 7}])
    page.set_input_files("#files", [
        {"name": LONG, "mimeType": XLSX, "buffer": content},
        {"name": "приказ.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"},
    ])  # fmt: skip
    page.click("main .card button[type=submit] >> nth=0")
    page.wait_for_selector("[role=alert]")
    check()
    page.click(f"main .notice >> text={LONG}")
    expect(page.locator("#batch")).to_contain_text(word("bulk", "reading", language))
    page.context.set_offline(True)
    expect(page.locator("#lost")).to_be_visible()
    while worker.read_batch():
        pass
    page.context.set_offline(False)
    page.wait_for_selector("#make")
    expect(page.locator("#lost")).to_be_hidden()
    officer_watched.complaints[:] = [line for line in officer_watched.complaints if not LOST.search(line)]
    check()
    page.fill("#r4-scores-0-score", "пять")
    page.press("#r4-scores-0-score", "Tab")
    expect(page.locator("#r4-scores-0-score-messages .error")).to_have_count(1)
    expect(page.locator("#r4-scores-0-score")).to_have_attribute("aria-invalid", "true")
    page.fill("#r4-scores-0-score", str(sample["scores"][0]["score"]))
    page.press("#r4-scores-0-score", "Tab")
    expect(page.locator("#row-4-state")).to_contain_text(word("bulk", "row_good", language))
    expect(page.locator("#row-4-cells .message.error")).to_have_count(0)
    check()
    page.click("#make")
    while worker.read_batch():
        pass
    page.wait_for_selector("#making")
    check()
    with worker.at_work():
        page.wait_for_selector("#batch:not([hx-get])")
    expect(page.locator(".figures")).to_contain_text(word("bulk", "ready", language))
    page.click("#get-chart")
    page.wait_for_selector("img.chart")
    check()
    assert officer_watched.complaints == []


def test_enter_leads_from_a_cell_put_right_to_the_next_wrong_one(
    officer_watched: Watched, shared_services: Services
) -> None:
    """The page stays; a row that is still wrong keeps the focus; a day may be typed as digits, as in a form."""
    worker, page = FakeWorker(shared_services), officer_watched.page
    faulty = [{NAME: f"Омаров {name}", SCORE: "4,5 балла"} for name in ("Дархан", "Ерлан")]
    faulty[1][SIGNED] = "31.09.2026"
    content = sheet(shared_services.forms[SHEET].sample(), faulty)
    page.goto(f"{officer_watched.address}/batches?lang=ru")
    page.set_input_files("#files", {"name": "листы.xlsx", "mimeType": XLSX, "buffer": content})
    page.click("main .card button[type=submit] >> nth=0")
    page.wait_for_url("**/batches/*")
    while worker.read_batch():
        pass
    first, second = (page.locator(f"#r{number}-scores-0-score") for number in (3, 4))
    expect(first).to_have_value("4,5 балла")
    expect(page.locator("#r3-scores-0-score-messages .error")).to_have_text(
        "Ошибка: Введите число цифрами, например 4,5"
    )
    page.evaluate("window.stays = true")
    for typed, focused in (("7", first), ("4,2", second)):
        first.fill(typed)
        first.press("Enter")
        expect(page.locator("#row-3-state")).to_contain_text(
            word("bulk", "row_good" if typed == "4,2" else "row_faulty", "ru")
        )
        expect(focused).to_be_focused()
    signed = page.locator("#r4-signed_on")
    signed.clear()
    signed.press_sequentially("16102026")
    expect(signed).to_have_value("16.10.2026")
    assert page.evaluate("window.stays")


@pytest.mark.parametrize("told", [True, False])
def test_a_page_asks_where_it_is_told_something_and_where_it_cannot_be(
    officer_watched: Watched, shared_services: Services, told: bool
) -> None:
    """Where nobody works on its batch, one that is told is still; one whose stream is refused asks on."""
    page = officer_watched.page
    if not told:
        page.route("**/events?watching", lambda route: route.abort())
    page.goto(f"{officer_watched.address}/batches?lang=ru")
    content = sheet(shared_services.forms[SHEET].sample(), [{NAME: "Омаров Дархан"}])
    page.set_input_files("#files", {"name": "лист.xlsx", "mimeType": XLSX, "buffer": content})
    with page.expect_event("response" if told else "requestfailed", lambda one: one.url.endswith("/events?watching")):
        page.click("main .card button[type=submit] >> nth=0")
    page.wait_for_timeout(2000)
    officer_watched.requests.clear()
    page.wait_for_timeout(4500)
    assert any("/progress?watching" in address for address in officer_watched.requests) is not told
    while FakeWorker(shared_services).read_batch():
        pass
    page.wait_for_selector("#make")
