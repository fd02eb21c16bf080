"""Forms in Chromium: what is typed is checked, computed and saved as it is typed, and nothing of it is lost."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from doc_templates.catalogue import form
from service.app.factory import create_app
from service.app.server import Server
from service.pages.language import word
from service.preview import Refusal
from tests.service.pages.conftest import Watched, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from service.services import Services

NOTE_TASKS = """
window.tasks = [];
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((one) => one.duration)))
  .observe({ type: "longtask", buffered: true });
"""
"""Notes what keeps a page busy for more than 50 ms, as browsers count it."""
TRIES = 8
SHEET, PROTOCOL, AGREEMENT = "b2_score_sheet", "b_calibration_protocol", "a1_agreement"


def _open(watched: Watched, slug: str, *, language: str = "ru", filled: bool = True) -> str:
    """Begin a draft as an officer does, with the sample as a file or blank; return its address."""
    page = watched.page
    page.goto(f"{watched.address}/drafts/new/{slug}?lang={language}")
    if filled:
        sent = json.dumps({"form": slug, "data": form(slug).sample()}).encode()
        page.set_input_files("#file", {"name": "paper.json", "mimeType": "application/json", "buffer": sent})
        page.click("button[value=file]")
    else:
        page.locator("main form button").first.click()
    page.wait_for_selector("#paper")
    return page.url


def test_scores_are_computed_and_held_to_the_law_while_they_are_typed(officer_watched: Watched) -> None:
    """Below their fields, which stay where they are, as does the focus; without a button; a reload finds everything."""
    page = officer_watched.page
    address = _open(officer_watched, SHEET, filled=False)
    expect(page.locator("#f-employee-full_name")).to_be_focused()
    page.fill("#f-period-year", "2026")
    page.fill("#f-period-quarter", "3")
    for number in range(5):
        page.fill(f"#f-scores-{number}-score", "4,5")
    expect(page.locator("#f-average-messages")).to_contain_text("4,50")
    page.locator("#f-scores-2-score").scroll_into_view_if_needed()
    place = page.locator("#f-scores-2-score").bounding_box()
    page.fill("#f-scores-2-score", "7")
    expect(page.locator("#f-scores-2-score-messages")).to_contain_text("от 0 до 5")
    share = "one => one.clientWidth / document.querySelector('#f-scores-2-score').clientWidth"
    assert page.locator("#f-scores-2-score-messages").evaluate(share) > 3, "told over the whole line"
    assert page.locator("#f-scores-2-score").bounding_box() == place
    expect(page.locator("#found a")).to_have_attribute("href", "#f-scores-2-score")
    expect(page.locator("#f-scores-2-score")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-scores-2-score")).to_be_focused()
    page.fill("#f-scores-2-score", "4")
    expect(page.locator("#f-scores-2-score-messages")).to_be_empty()
    expect(page.locator("#f-average-messages")).to_contain_text("4,40")
    expect(page.locator("#state")).to_contain_text("Сохранено")
    page.goto(address)
    expect(page.locator("#f-scores-2-score")).to_have_value("4")
    assert officer_watched.complaints == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_is_typed_without_a_connection_is_saved_when_it_is_back(officer_watched: Watched, language: str) -> None:
    """By itself; who types is told of both, and what is said lies over the page and pushes nothing away."""
    page = officer_watched.page
    address = _open(officer_watched, SHEET, language=language, filled=False)
    place = page.locator("#f-employee-full_name").bounding_box()
    page.context.set_offline(True)
    page.fill("#f-employee-full_name", "Омаров Дархан")
    expect(page.locator("#lost")).to_contain_text(word("frame", "lost", language))
    assert page.locator("#f-employee-full_name").bounding_box() == place
    page.context.set_offline(False)
    expect(page.locator("#version")).to_have_value("2")
    expect(page.locator("#lost")).to_be_hidden()
    page.goto(address)
    expect(page.locator("#f-employee-full_name")).to_have_value("Омаров Дархан")


def test_what_is_typed_last_is_saved_when_the_page_is_left(
    officer_watched: Watched, eventually: Callable[..., None]
) -> None:
    """At once, before it would have been saved by itself."""
    page = officer_watched.page
    address = _open(officer_watched, SHEET, filled=False)
    page.fill("#f-employee-full_name", "Омаров Дархан")
    page.goto("about:blank")

    def saved() -> bool:
        page.goto(address)
        return page.input_value("#f-employee-full_name") == "Омаров Дархан"

    # What is sent while a page goes away is on its way for a moment.
    eventually(saved, "what was typed is there")


def test_a_long_paper_is_saved_whole(officer_watched: Watched) -> None:
    """Longer than what a stranger may send."""
    page = officer_watched.page
    address = _open(officer_watched, SHEET)
    text = "Замечаний нет. " * 90
    for number in range(5):
        page.fill(f"#f-scores-{number}-comment", text)
    page.click("button[value=save]")
    page.wait_for_load_state()
    page.goto(address)
    expect(page.locator("#f-scores-4-comment")).to_have_value(text.strip())


def test_lines_are_added_and_moved_by_keyboard(officer_watched: Watched) -> None:
    """What is written in others stays; in Kazakh as well."""
    page = officer_watched.page
    _open(officer_watched, PROTOCOL, language="kk")
    names = [page.locator(f"#f-members-{place}-full_name").input_value() for place in (0, 1)]
    page.locator("button[value='down:/members/0']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-members-0-full_name")).to_have_value(names[1])
    expect(page.locator("#f-members-1-full_name")).to_have_value(names[0])
    expect(page.locator("#f-members-1")).to_be_focused()
    page.click("button[value='add:/members']")
    expect(page.locator("#f-members-3-full_name")).to_be_focused()
    page.fill("#f-members-3-full_name", "Төртінші")
    expect(page.locator("#state")).to_contain_text("сақталды")
    page.click("button[value='remove:/members/3']")
    expect(page.locator("#f-members-3")).to_have_count(0)
    assert officer_watched.complaints == []


def test_saving_presses_no_button_that_has_the_focus(officer_watched: Watched) -> None:
    """What is written last in an entry is saved while the focus is already on the button that removes the entry."""
    page = officer_watched.page
    address = _open(officer_watched, SHEET)
    page.click("button[value='add:/disciplinary_penalties']")
    expect(page.locator("#f-disciplinary_penalties-0-kind")).to_be_focused()
    version = page.input_value("#version")
    page.fill("#f-disciplinary_penalties-0-reason", "Нарушен срок")
    page.locator("button[value='remove:/disciplinary_penalties/0']").focus()
    expect(page.locator("#version")).not_to_have_value(version)
    page.goto(address)
    expect(page.locator("#f-disciplinary_penalties-0-reason")).to_have_value("Нарушен срок")


def test_what_is_missing_stays_marked_until_it_is_filled_in(officer_watched: Watched) -> None:
    """While it is worked off: what is done is gone from the summary and the list beside, what is wrong comes."""
    page = officer_watched.page
    _open(officer_watched, SHEET, filled=False)
    page.click("button[value=make]")
    page.wait_for_selector("#errors:focus")
    name, position = (page.locator(f"#errors a[href='#f-employee-{field}']") for field in ("full_name", "position"))
    expect(page.locator("#found a[href='#f-employee-full_name']")).to_be_visible()
    page.fill("#f-employee-full_name", "Омаров Дархан")
    expect(name).to_have_count(0)
    expect(page.locator("#found a[href='#f-employee-full_name']")).to_have_count(0)
    expect(position).to_be_visible()
    expect(page.locator("#f-employee-full_name")).to_be_focused()
    page.fill("#f-days_worked", "2026")
    expect(page.locator("#errors a[href='#f-days_worked']")).to_contain_text("92")
    page.fill("#f-employee-full_name", "")
    expect(name).to_be_visible()
    expect(page.locator("#f-employee-position-messages")).not_to_be_empty()


def test_what_was_chosen_is_no_longer_marked(officer_watched: Watched) -> None:
    """As what was written in."""
    page = officer_watched.page
    _open(officer_watched, PROTOCOL, filled=False)
    page.click("button[value=make]")
    expect(page.locator("#f-decision-outcome-field")).to_contain_class("wrong")
    page.check("#f-decision-outcome")
    expect(page.locator("#f-decision-outcome-field")).not_to_contain_class("wrong")


def test_the_next_paper_of_a_person_is_begun_where_something_is_missing(officer_watched: Watched) -> None:
    """What stays the same from quarter to quarter is behind."""
    page = officer_watched.page
    _open(officer_watched, SHEET)
    page.click("button[value=make]")
    page.wait_for_url("**/papers/*")
    page.locator("form:has(input[name=after]) button").click()
    page.wait_for_selector("#paper")
    expect(page.locator("#f-days_worked")).to_be_focused()


def test_what_is_wrong_is_told_below_the_value_where_there_is_room(officer_watched: Watched) -> None:
    """An IIN at the end of a line has half of it, a category less."""
    page = officer_watched.page
    _open(officer_watched, SHEET)
    page.fill("#f-employee-iin", "1")
    page.fill("#f-employee-category", "1")
    own, of_line = (page.locator(f"#f-employee-{name}-messages .error") for name in ("iin", "category"))
    expect(own).to_have_text("Ошибка: ИИН состоит из 12 цифр 0–9")
    expect(of_line).to_contain_text("Категория должности")
    left = "one => one.getBoundingClientRect().left"
    assert own.evaluate(left) == page.locator("#f-employee-iin").evaluate(left)


def test_a_preview_that_is_opened_is_seen(officer_watched: Watched) -> None:
    """Without scrolling to it."""
    page = officer_watched.page
    _open(officer_watched, SHEET)
    page.locator("details:has(.preview) > summary").click()
    expect(page.locator(".preview")).to_be_in_viewport(ratio=0.5)


def test_a_day_typed_as_digits_is_a_day_before_it_is_left(officer_watched: Watched) -> None:
    """Nobody is told meanwhile that it is none."""
    page = officer_watched.page
    _open(officer_watched, SHEET, filled=False)
    page.locator("#f-employee-appointed_on").press_sequentially("04032024")
    expect(page.locator("#f-employee-appointed_on")).to_have_value("04.03.2024")
    expect(page.locator("#f-employee-appointed_on")).to_be_focused()


def test_a_question_stands_in_the_middle_of_the_window(officer_watched: Watched) -> None:
    """Where it is the last of the page, too."""
    page = officer_watched.page
    _open(officer_watched, SHEET, filled=False)
    page.click("[data-opens=delete]")
    box = page.locator("#delete").bounding_box()
    assert box is not None
    assert box["y"] == pytest.approx(800 - box["y"] - box["height"], abs=2)


def test_two_pages_of_one_draft_tell_of_each_other(officer_watched: Watched) -> None:
    """The second to save is shown the difference, and nothing is overwritten."""
    page = officer_watched.page
    address = _open(officer_watched, SHEET, filled=False)
    second = page.context.new_page()
    second.goto(address)
    page.fill("#f-days_worked", "60")
    expect(page.locator("#version")).to_have_value("2")
    second.fill("#f-days_worked", "61")
    expect(second.locator("#state")).to_contain_text("Черновик изменил кто-то ещё")
    second.click("#state button")
    expect(second.locator("tbody tr")).to_have_count(1)
    second.locator("input[value=theirs]").check()
    second.click("button[value=merge]")
    expect(second.locator("#f-days_worked")).to_have_value("60")


@pytest.mark.parametrize(("slug", "language"), [(SHEET, "ru"), (AGREEMENT, "ru"), (PROTOCOL, "kk")])
def test_a_form_is_for_everybody(officer_watched: Watched, slug: str, language: str) -> None:
    """Filled, and with everything that can be wrong with it, on a desk and on a phone, in light and dark."""
    page = officer_watched.page
    _open(officer_watched, slug, language=language)
    officer_watched.check(wide=(320,))
    first = "#f-appellant-full_name" if slug == PROTOCOL else "#f-employee-full_name"
    page.fill(first, "")
    page.click("button[value=make]")
    page.wait_for_selector("[role=alert]")
    officer_watched.check(wide=(1280,))
    page.locator("[role=alert] a").first.click()
    expect(page.locator(first)).to_be_focused()


def test_nothing_of_a_narrow_page_is_cut(officer_watched: Watched) -> None:
    """Long words that are chosen take several lines, and fields stay within their entry."""
    page = officer_watched.page
    page.set_viewport_size({"width": 320, "height": 700})
    _open(officer_watched, "a3_score_sheet")
    height = "one => one.clientHeight"
    chosen = page.locator("[name='/kpis/2/kind']")
    chosen.select_option("satisfaction")
    assert chosen.evaluate(height) > 1.5 * page.locator("[name='/year']").evaluate(height)
    room = "one => one.closest('.entry').getBoundingClientRect().right - one.getBoundingClientRect().right"
    assert all(page.locator(f"[name='/kpis/2/{name}']").evaluate(room) > 0 for name in ("kind", "name", "unit"))


def test_the_pages_around_a_form_are_for_everybody(officer_watched: Watched) -> None:
    """Choosing, beginning, the list, and the paper while it is made."""
    page = officer_watched.page
    for path in ("/drafts/new", f"/drafts/new/{SHEET}", "/drafts"):
        page.goto(officer_watched.address + path)
        officer_watched.check(wide=(320, 1280))
    _open(officer_watched, SHEET)
    page.click("button[value=make]")
    page.wait_for_selector("#made")
    officer_watched.check(wide=(320,))


def test_a_preview_that_takes_long_is_waited_for(browser: Browser, shared_services: Services) -> None:
    """Opening its place asks for it; the frame says so, and asks again by itself until the paper is there."""
    answers = iter([Refusal.BUSY, Refusal.BUSY])
    app = create_app(shared_services, preview=lambda *_, **__: next(answers, b"%PDF-1.7"), fresh_seconds=0)
    server = Server(app, replace(shared_services.settings, port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    watched = Watched(browser, f"http://127.0.0.1:{server.port}")
    try:
        watched.sign_in(signed_in(shared_services))
        _open(watched, SHEET, filled=False)
        with watched.page.expect_response(lambda answer: answer.headers.get("content-type") == "application/pdf"):
            watched.page.click("details:has(iframe) summary")
            expect(watched.page.frame_locator("iframe").locator("progress")).to_be_visible()
            watched.check(wide=(1280,))
    finally:
        watched.page.context.close()
        server.stop()
        thread.join()


@pytest.mark.prove
def test_no_page_keeps_the_browser_busy(officer_watched: Watched) -> None:
    """Opened several times, at its best without a long task: what else runs on the machine is no fault of a page."""
    page = officer_watched.page
    forms = [urlsplit(_open(officer_watched, slug)).path for slug in (SHEET, PROTOCOL)]
    page.add_init_script(NOTE_TASKS)

    def longest(path: str) -> float:
        page.goto(officer_watched.address + path)
        page.wait_for_timeout(150)
        return max(page.evaluate("window.tasks"), default=0.0)

    paths = [*forms, "/", "/drafts/new", f"/drafts/new/{SHEET}", "/papers", "/batches", "/deadlines/days", "/account"]
    best = {path: min(longest(path) for _ in range(TRIES)) for path in paths}
    assert not any(best.values()), best
