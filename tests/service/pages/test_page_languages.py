"""The pages in Russian, Kazakh and English: complete, switched by a link, remembered, and nothing else said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from doc_templates.catalogue import FORMS
from service.pages.language import word
from service.texts import MESSAGES, kept
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

CYRILLIC = re.compile("[А-Яа-яЁёӘ-ӿ]")
HEADINGS = {language: word("start", "heading", language) for language in LANGUAGES}


def _heading(answer: Any) -> str:
    (found,) = html.fromstring(answer.text).xpath("//h1")
    return " ".join(found.text_content().split())


@pytest.mark.parametrize(
    ("accepted", "language"), [("kk-KZ,ru;q=0.5", "kk"), ("en-GB", "en"), ("ru", "ru"), ("de", "ru"), ("", "ru")]
)
def test_a_visitor_is_met_in_the_language_of_the_browser(stranger: FlaskClient, accepted: str, language: str) -> None:
    """In Russian where there is no better one; caches are told what the answer depends on."""
    answer = stranger.get("/", headers={"Accept-Language": accepted})
    assert _heading(answer) == HEADINGS[language]
    assert html.fromstring(answer.text).get("lang") == language
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)


def test_a_user_is_met_in_the_language_of_the_account(browser_of: Callable[..., FlaskClient]) -> None:
    """Whatever the browser prefers, until a link asks for another."""
    client = browser_of()
    kazakh = {"Accept": "text/html", "Accept-Language": "kk"}
    assert html.fromstring(client.get("/", headers=kazakh).text).get("lang") == "ru"
    assert html.fromstring(client.get("/?lang=en", headers=kazakh).text).get("lang") == "en"
    assert html.fromstring(client.get("/", headers=kazakh).text).get("lang") == "en"


def test_a_link_changes_the_language_of_this_and_the_next_pages(stranger: FlaskClient) -> None:
    """It is remembered in a cookie no script can read; what is no language changes nothing."""
    russian = {"Accept-Language": "ru"}
    links = html.fromstring(stranger.get("/", headers=russian).text).xpath("//nav[@class='languages']/a")
    assert [link.get("href") for link in links] == [f"?lang={language}" for language in LANGUAGES]
    assert [link.get("aria-current") for link in links] == ["true", None, None]
    assert _heading(stranger.get("/?lang=kk", headers=russian)) == HEADINGS["kk"]
    cookie = stranger.get_cookie("lang")
    assert cookie is not None
    assert (cookie.value, cookie.http_only, cookie.same_site) == ("kk", True, "Lax")
    assert _heading(stranger.get("/", headers=russian)) == HEADINGS["kk"]
    problem = stranger.get("/problems/not-found", headers=russian)
    assert html.fromstring(problem.text).get("lang") == "kk"
    assert _heading(stranger.get("/?lang=xx", headers=russian)) == HEADINGS["kk"]
    assert _heading(stranger.get("/?lang=ru")) == HEADINGS["ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_page_tells_what_pdf_lacks_in_its_language(stranger: FlaskClient, worker: Any, language: str) -> None:
    """As plain text of the page, in no language of its own."""
    lack = MESSAGES.message("pdf", "office", path="soffice")
    worker.report(kept(lack))
    page = html.fromstring(stranger.get(f"/?lang={language}", headers={"Accept-Language": "ru"}).text)
    [told] = page.xpath("//div[@class='no']/dd")
    assert told.text_content() == lack.render(language)
    assert len(told) == 0


@pytest.mark.parametrize("path", ["/", "/docs", "/problems/forbidden-by-methodology"])
def test_an_english_page_has_no_russian_but_the_official_names(stranger: FlaskClient, worker: Any, path: str) -> None:
    """They are marked as Russian for screen readers; links to the other languages are in those."""
    worker.report()
    page = html.fromstring(stranger.get(path, headers={"Accept-Language": "en"}).text)
    for named in page.xpath("//*[@lang and not(self::html)]"):
        named.getparent().remove(named)
    shown = page.text_content().replace("Бағалау", "")
    assert not CYRILLIC.search(shown), CYRILLIC.search(shown)


def test_forms_stand_in_the_group_they_belong_to(stranger: FlaskClient) -> None:
    """Each once, chapter 5 and the working papers of each corpus apart."""
    page = html.fromstring(stranger.get("/", headers={"Accept-Language": "ru"}).text)
    groups = {
        head.text_content(): [code.text_content() for code in head.getnext().xpath(".//code")]
        for head in page.xpath("//h3[@class='group']")
    }
    assert sorted(slug for slugs in groups.values() for slug in slugs) == sorted(form.slug for form in FORMS)
    assert groups[word("groups", "chapter5", "ru")] == ["a8_agreement", "a9_score_sheet", "a10_review"]
    assert groups[word("groups", "corpus_b", "ru")] == ["b1_score_sheet", "b2_score_sheet"]
    for letter in "ab":
        working = {form.slug for form in FORMS if form.recommended and form.methodology == letter.upper()}
        assert set(groups[word("groups", f"working_{letter}", "ru")]) == working
