"""Every component in each state in a real browser: readable for all, light and dark, on a phone, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.db.models import Role
from service.pages.language import word
from tests.service.pages.conftest import signed_in
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from service.services import Services
    from tests.service.pages.conftest import Watched

pytestmark = pytest.mark.slow

CUT = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((one) =>
  one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible" &&
  !one.matches(".table, progress, textarea, input, select")).map((one) => one.outerHTML.slice(0, 90))"""
"""Elements that hide a part of their text."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_component_is_for_everybody(administrator_watched: Watched, language: str) -> None:
    """By axe, in each state, light and dark, at the width of a desk and of a phone; no text is cut in any language."""
    watched = administrator_watched
    watched.page.goto(f"{watched.address}/components?lang={language}")
    watched.check(wide=(1280, 320) if language == "kk" else (320,))
    assert watched.page.evaluate(CUT) == []
    watched.page.get_by_role("button", name=word("gallery", "delete", language), exact=True).last.click()
    watched.check(wide=(320,))


def test_errors_come_first_and_lead_to_their_fields(administrator_watched: Watched) -> None:
    """The summary has the focus; Tab and Enter on a sentence put it into the field, which says the same once more."""
    watched = administrator_watched
    watched.page.goto(f"{watched.address}/components?lang=ru")
    assert watched.page.evaluate("document.activeElement.id") == "errors"
    watched.page.keyboard.press("Tab")
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "wrong_number"
    field = watched.page.locator("#wrong_number")
    assert field.get_attribute("aria-invalid") == "true"
    described = (field.get_attribute("aria-describedby") or "").split()
    told = " ".join(watched.page.locator(f"#{one}").inner_text() for one in described)
    assert word("gallery", "error_score", "ru") in told
    watched.page.locator(".summary a").nth(1).press("Enter")
    assert watched.page.evaluate("document.activeElement.type") == "radio"
    assert watched.complaints == []


def test_a_field_is_answered_while_it_is_filled_in(administrator_watched: Watched) -> None:
    """The answer stands in the field's messages; the field is invalid for as long as they say so."""
    watched = administrator_watched
    watched.page.goto(f"{watched.address}/components?lang=ru")
    messages, field = watched.page.locator("#live-messages"), watched.page.locator("#live")
    field.press_sequentially("x")
    messages.get_by_text(word("gallery", "not_a_number", "ru")).wait_for()
    # The field is marked by what follows the answer.
    watched.page.wait_for_selector("#live[aria-invalid=true]")
    field.fill("21")
    messages.get_by_text(word("gallery", "doubled", "ru", number="42")).wait_for()
    watched.page.wait_for_selector("#live:not([aria-invalid])")
    assert watched.complaints == []


def test_what_goes_wrong_meanwhile_is_said_above_the_page(administrator_watched: Watched) -> None:
    """A lost connection is told and taken back, an answer that is an error told by itself; nothing typed is lost."""
    watched = administrator_watched
    watched.page.goto(f"{watched.address}/components?lang=ru")
    field, lost = watched.page.locator("#live"), watched.page.locator("#lost")
    watched.page.route("**/components", lambda route: route.abort())
    field.press_sequentially("1")
    lost.wait_for()
    assert word("frame", "lost", "ru") in lost.inner_text()
    watched.page.unroute("**/components")
    field.press_sequentially("2")
    lost.wait_for(state="hidden")
    watched.page.context.clear_cookies()
    field.press_sequentially("3")
    watched.page.locator("#news").get_by_text(word("errors", "session-over_title", "ru")).wait_for()
    assert field.input_value() == "123"


def test_a_question_is_asked_and_left_by_keyboard(administrator_watched: Watched) -> None:
    """Enter opens it, Escape closes it, and the focus is where it was."""
    watched = administrator_watched
    watched.page.goto(f"{watched.address}/components?lang=ru")
    asks = watched.page.locator("[data-opens=ask]")
    asks.press("Enter")
    dialog = watched.page.get_by_role("dialog", name=word("gallery", "dialog_title", "ru"))
    dialog.wait_for()
    watched.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert asks.evaluate("one => one === document.activeElement")
    asks.press("Enter")
    dialog.get_by_role("button", name=word("components", "cancel", "ru")).click()
    dialog.wait_for(state="hidden")
    assert watched.complaints == []


def test_what_is_shown_once_is_copied(administrator_watched: Watched) -> None:
    """By one press, and said to be."""
    watched = administrator_watched
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.page.goto(f"{watched.address}/components?lang=ru")
    watched.page.get_by_role("button", name=word("components", "copy", "ru")).click()
    watched.page.get_by_role("button", name=word("components", "is_copied", "ru")).wait_for()
    shown = watched.page.locator(".copied").inner_text()
    assert watched.page.evaluate("navigator.clipboard.readText()") == shown


def test_days_and_files_are_given_as_people_give_them(administrator_watched: Watched) -> None:
    """Digits become a day as on paper, the calendar fills it in, and files that are dropped are named."""
    watched = administrator_watched
    watched.page.goto(f"{watched.address}/components?lang=ru")
    day = watched.page.locator("#day")
    day.fill("7102026")
    day.blur()
    assert day.input_value() == "7102026", "what can be read in two ways stays as it was typed"
    day.fill("07102026")
    day.blur()
    assert day.input_value() == "07.10.2026"
    picker = watched.page.locator("[data-day] [type=date]").first
    picker.evaluate("one => { one.value = '2026-11-27'; one.dispatchEvent(new Event('input')); }")
    assert day.input_value() == "27.11.2026"
    watched.page.locator("[data-drop]").first.evaluate("""frame => {
        const files = new DataTransfer();
        for (const name of ["март.xlsx", "апрель.csv"]) files.items.add(new File(["1"], name));
        frame.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
    }""")
    assert watched.page.locator("[data-drop]").first.locator("li").all_inner_texts() == ["март.xlsx", "апрель.csv"]
    assert watched.page.locator("#file").evaluate("one => one.files.length") == 2
    assert watched.complaints == []


def test_everything_is_reached_by_keyboard_and_seen_to_be(administrator_watched: Watched) -> None:
    """Tab goes through all that can be used, each with an outline; the first stop leads past the navigation."""
    watched = administrator_watched
    watched.page.goto(f"{watched.address}/components?lang=ru")
    assert watched.page.evaluate("document.querySelector('a, button, input').className") == "skip"
    watched.page.locator(".skip").focus()
    seen, bare = [word("frame", "skip", "ru")], []
    for _ in range(200):
        watched.page.keyboard.press("Tab")
        place, style = watched.page.evaluate("""() => {
            const one = document.activeElement;
            const outlines = [one, one.nextElementSibling ?? one].map((each) => getComputedStyle(each).outlineStyle);
            return one === document.body ? ["", ""] : [one.id || one.textContent.trim().slice(0, 40), outlines.join()];
        }""")
        if place in {"", "main"} or (seen and place == seen[0]):
            break
        seen.append(place)
        bare += [] if "solid" in style or "auto" in style else [place]
    assert {"name", "day", "wrong_number", "text", "select", "radio", "one", "live", "file"} <= set(seen)
    assert bare == []


def test_a_page_can_be_used_without_scripts_and_printed(
    browser: Browser, address: str, shared_services: Services
) -> None:
    """The fields are the browser's own; on paper stands the content, without what is pressed."""
    context = browser.new_context(java_script_enabled=False, locale="ru-RU")
    token = signed_in(shared_services, Role.INSTALLATION_ADMINISTRATOR)
    context.add_cookies([{"name": "session", "value": token, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/components")
    page.locator("#name").fill("Иванова")
    assert page.locator("#file").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".head").is_visible()
    # The headings of columns are words there.
    pressed = page.get_by_role("button").all()
    assert {one.text_content() for one in pressed} == {word("gallery", "name", "ru")}
    assert {one.evaluate("one => getComputedStyle(one).textDecorationLine") for one in pressed} == {"none"}
    assert page.locator("h1").is_visible()
    context.close()
