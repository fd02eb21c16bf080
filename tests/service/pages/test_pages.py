"""The pages in a real browser: they work without any other host, under a strict policy, and say what is the matter."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error as PlaywrightError

from doc_templates.catalogue import FORMS
from service.pages.language import word
from service.texts import MESSAGES, kept
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Route

    from service.services import Services
    from tests.service.pages.conftest import Watched

pytestmark = pytest.mark.slow

DRAWN = ("/api/v1/forms", "/api/v1/batches/{batch_id}/print.pdf")
"""What is drawn of the description besides the first operation of each group, where it is not drawn whole."""
KEY = "test-key-0123456789-0123456789-0123456789"
PAGES = ("/", "/docs", "/problems/forbidden-by-methodology")
RUSSIAN_ONLY = re.compile(r"[А-Яа-яЁё]")
KAZAKH_HAS_NOT = re.compile(
    r"\b(?:и|или|для|по|на|с|в|это|что|служб\w*|документ(?:ы|ов|ам)?|форм[аы]?)\b", re.IGNORECASE
)
"""Common words of the Russian pages that are no words of Kazakh."""
OWN_TEXT = """() => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll("[lang]:not([lang='" + document.documentElement.lang + "'])").forEach((one) => one.remove());
  return copy.textContent.replaceAll("Бағалау", "");
}"""
"""What a page says in its own language: without that which is marked as being in another."""
PDF_MISSING = MESSAGES.message("pdf", "office", path="/nowhere/soffice")


@pytest.fixture
def services(shared_services: Services) -> Services:
    """Return the parts of the installation that is looked at; every test says how its workers are."""
    return shared_services


def _shorten(route: Route) -> None:
    """Leave one operation of each group in the description and no schema: a browser needs seconds to draw it whole."""
    # Who has left the page by then waits for no answer.
    with suppress(PlaywrightError):
        answer = route.fetch()
        described = answer.json()
        first = {operation["tags"][0]: path for path, operation in reversed(_gets(described))}
        drawn = {*first.values(), *DRAWN}
        described["paths"] = {path: {"get": _without_errors(one)} for path, one in _gets(described) if path in drawn}
        del described["components"]["schemas"]
        route.fulfill(response=answer, json=described)


def _gets(described: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(path, methods["get"]) for path, methods in described["paths"].items() if "get" in methods]


def _without_errors(operation: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in operation["responses"].get("200", {}).items() if name != "content"}
    return operation | {"responses": {"200": {"description": "OK"} | told}}


def test_the_description_works_without_the_internet(watched: Watched) -> None:
    """Swagger UI comes from this host alone, breaks no policy, and shows every operation and schema."""
    watched.page.goto(f"{watched.address}/docs")
    watched.page.wait_for_selector(".opblock-summary-path")
    shown = {text.replace("\u200b", "") for text in watched.page.locator(".opblock-summary-path").all_inner_texts()}
    assert {"/api/v1/documents", "/api/v1/validate", "/api/v1/forms/{form}/blank.pdf", "/readyz"} <= shown
    assert "Создать документ" in watched.page.inner_text("#swagger-ui")
    watched.page.locator("#operations-documents-create_document .opblock-summary-control").click()
    watched.page.wait_for_selector("#operations-documents-create_document .responses-table")
    assert '"disciplinary_penalties"' in watched.page.inner_text("#operations-documents-create_document")
    assert watched.strangers() == set()
    assert watched.complaints == []


def test_an_operation_can_be_tried_with_the_key_which_is_kept(watched: Watched) -> None:
    """Authorize once, also after the page is loaded again; the answer is the real one."""
    watched.page.route("**/openapi.json", _shorten)
    watched.page.goto(f"{watched.address}/docs")
    watched.page.locator(".auth-wrapper .authorize").first.click()
    watched.page.locator(".modal-ux input").fill(KEY)
    watched.page.locator(".modal-ux .authorize").click()
    watched.page.locator(".modal-ux .btn-done").click()
    watched.page.reload()
    operation = watched.page.locator("#operations-forms-list_forms")
    operation.locator(".opblock-summary-control").click()
    operation.locator(".try-out__btn").click()
    operation.locator(".execute").click()
    operation.locator(".live-responses-table .response-col_status").first.wait_for()
    answer = operation.locator(".live-responses-table").inner_text()
    assert "200" in answer
    assert FORMS[0].slug in answer
    assert watched.strangers() == set()


def test_the_start_page_says_what_is_missing(watched: Watched, worker: Any) -> None:
    """The sentence of the worker stands there, and every form with its name."""
    worker.report(kept(PDF_MISSING))
    watched.page.goto(watched.address)
    text = watched.page.inner_text("main")
    assert "Сейчас изготавливается не всё" in text
    assert PDF_MISSING.render("ru") in text
    assert all(form.name in text for form in FORMS)
    assert watched.strangers() == set()
    assert watched.complaints == []


def test_the_start_page_says_that_all_is_well(watched: Watched, worker: Any) -> None:
    """PDF included."""
    worker.report()
    watched.page.goto(watched.address)
    assert "Документы изготавливаются: DOCX и PDF" in watched.page.inner_text("main")


def test_no_page_is_wider_than_the_screen(watched: Watched, worker: Any) -> None:
    """On a phone as on a desk."""
    worker.report()
    watched.page.route("**/openapi.json", _shorten)
    for path in PAGES:
        for language in LANGUAGES:
            watched.page.goto(f"{watched.address}{path}?lang={language}")
            for width in (360, 390, 1280, 1366):
                watched.page.set_viewport_size({"width": width, "height": 800})
                assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, (path, language)


@pytest.mark.parametrize("path", ["/", "/problems/not-found", "/nowhere"])
def test_a_page_is_for_everybody(watched: Watched, worker: Any, path: str) -> None:
    """By axe, light and dark, on a desk and on a phone; the page of an error as well."""
    worker.report(kept(PDF_MISSING))
    watched.page.goto(watched.address + path)
    watched.check()


def test_the_links_of_the_start_page_lead_somewhere(watched: Watched, worker: Any) -> None:
    """None of them needs a key."""
    worker.report()
    watched.page.goto(watched.address)
    links = set(watched.page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)"))
    assert len(links) >= 4
    for link in links:
        answer = watched.page.request.get(link)
        assert answer.status == 200, link


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_one_language(
    watched: Watched, worker: Any, path: str, language: str, ftl_texts: Callable[..., dict[Any, str]]
) -> None:
    """What stays Russian is marked: names of forms; the description is translated."""
    worker.report(kept(PDF_MISSING))
    watched.page.route("**/openapi.json", _shorten)
    watched.page.goto(f"{watched.address}{path}?lang={language}")
    if path == "/docs":
        watched.page.wait_for_selector(".opblock-summary-path")
    assert watched.page.get_attribute("html", "lang") == language
    own = watched.page.evaluate(OWN_TEXT) + watched.page.title().replace("Бағалау", "")
    if language == "en":
        assert not RUSSIAN_ONLY.search(own), own
    if language == "kk":
        assert not KAZAKH_HAS_NOT.search(own), own
        said, same = (_words_of_pages(ftl_texts(MESSAGES, one)) for one in ("ru", "kk"))
        assert not [text for text in said - same if len(text) > 1 and text in own]
    marked = watched.page.locator("main [lang='ru']").all_inner_texts()
    assert set(marked) <= {form.name for form in FORMS}
    assert watched.complaints == []


def _words_of_pages(texts: dict[tuple[str, str], str]) -> set[str]:
    return {text for (place, _), text in texts.items() if place.startswith("pages/")}


@pytest.mark.parametrize("path", PAGES)
def test_a_visitor_changes_the_language_and_stays_on_the_page(watched: Watched, worker: Any, path: str) -> None:
    """By a click on the language's own name; the next page is in it, and no script can read what is remembered."""
    worker.report()
    watched.page.route("**/openapi.json", _shorten)
    watched.page.goto(watched.address + path)
    for language in ("kk", "en", "ru"):
        watched.page.locator(".languages").get_by_text(word("frame", "language", language), exact=True).click()
        watched.page.wait_for_url(f"**{path}?lang={language}")
        assert watched.page.get_attribute("html", "lang") == language
        assert watched.page.locator(".languages [aria-current]").inner_text() == word("frame", "language", language)
        watched.page.goto(watched.address)
        assert watched.page.inner_text("h1") == word("start", "heading", language)
        assert watched.page.evaluate("document.cookie") == ""
        watched.page.goto(watched.address + path)
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_changes_without_scripts_too(browser: Browser, address: str, worker: Any, language: str) -> None:
    """The links are plain ones; the page of the description says what it needs scripts for."""
    worker.report()
    page = browser.new_context(java_script_enabled=False, locale="ru-RU").new_page()
    page.goto(address)
    page.locator(f".languages [hreflang={language}]").click()
    assert page.inner_text("h1") == word("start", "heading", language)
    page.goto(f"{address}/docs")
    assert word("frame", "no_script", language) in page.inner_text("body")
    page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_is_shown_in_the_language_of_the_page(watched: Watched, language: str) -> None:
    """Whatever the browser prefers: groups, operations, parameters and answers, also when it is kept by the cookie."""
    expected = watched.page.request.get(f"{watched.address}/openapi.json", headers={"Accept-Language": language}).json()
    operation = expected["paths"]["/api/v1/batches/{batch_id}/print.pdf"]["get"]
    watched.page.route("**/openapi.json", _shorten)
    for address in (f"/docs?lang={language}", "/docs"):
        with watched.page.expect_response("**/openapi.json") as awaited:
            watched.page.goto(watched.address + address)
        assert awaited.value.headers["content-language"] == language
        shown = watched.page.locator("#operations-batch_results-get_batch_print")
        shown.wait_for()
        assert operation["summary"] in shown.inner_text()
        shown.locator(".opblock-summary-control").click()
        shown.locator(".responses-table").first.wait_for()
        told = " ".join(shown.inner_text().split())
        assert operation["description"] in told
        assert all(one["description"] in told for one in operation["parameters"] if "description" in one)
        assert operation["responses"]["200"]["description"] in told
        headings = " ".join(watched.page.locator(".opblock-tag").all_inner_texts())
        assert all(tag["description"] in headings for tag in expected["tags"])
        if language == "en":
            assert not RUSSIAN_ONLY.search(told), told
    assert watched.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_tried_is_answered_in_the_language_of_the_page(watched: Watched, language: str) -> None:
    """Whatever the browser prefers; the operation stays open when the language is changed."""
    watched.page.route("**/openapi.json", _shorten)
    watched.page.goto(f"{watched.address}/docs#/forms/list_forms")
    watched.page.wait_for_selector("#operations-forms-list_forms .try-out__btn")
    watched.page.locator(f".languages [hreflang={language}]").click()
    operation = watched.page.locator("#operations-forms-list_forms")
    operation.locator(".try-out__btn").click()
    with watched.page.expect_response("**/api/v1/forms") as awaited:
        operation.locator(".execute").click()
    assert awaited.value.request.headers["accept-language"] == language
    assert (awaited.value.status, awaited.value.headers["content-language"]) == (401, language)
