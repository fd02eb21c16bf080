"""What all pages have in common: kept nowhere, safe from forgery, light, and plain about what went wrong."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from flask import render_template_string
from lxml import html

from service.api.context import context, install
from service.pages import assets, errors
from service.pages.guard import admits_strangers
from service.pages.language import word
from service.texts import MESSAGES
from validators.messages.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "ru"}
FIRST_PAGE = 100_000
PAGES = ["/", "/sign-in", "/problems/not-found"]


def _token(client: FlaskClient, **where: Any) -> str:
    (found,) = html.fromstring(client.get("/sign-in", **where).text).xpath("//input[@name='csrf_token']/@value")
    return str(found)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_kept_nowhere_and_runs_only_our_scripts(stranger: FlaskClient, path: str) -> None:
    """Without anything inline: the policy allows none, and no template has any."""
    answer = stranger.get(path, headers=BROWSER)
    assert answer.headers["Cache-Control"] == "no-store"
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    } <= set(policy.split("; "))
    page = html.fromstring(answer.text)
    assert page.xpath("//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), 'on')]") == []


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_is_light(stranger: FlaskClient, path: str) -> None:
    """Less than 100 KB with everything a page needs, as browsers ask for it."""
    page = stranger.get(path, headers=BROWSER)
    files = {*re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.text), assets.address("ornament.svg")}
    assert len(files) >= 7
    sizes = {file: len(stranger.get(file, headers={"Accept-Encoding": "gzip, br"}).data) for file in files}
    assert len(page.data) + sum(sizes.values()) < FIRST_PAGE, sizes


def test_files_are_kept_for_as_long_as_they_are_the_same(stranger: FlaskClient) -> None:
    """Under an address that changes with them; under that of another version they are not kept."""
    address = assets.address("components.css")
    plain = stranger.get(address)
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert plain.mimetype == "text/css"
    packed = stranger.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data == assets.FILES["components.css"].read_bytes()
    assert "Accept-Encoding" in packed.vary
    assert stranger.get("/assets/000000000000/components.css").headers["Cache-Control"] == "no-cache"
    for name in ("messages.ru.ftl", "..%2Fassets.py", "htmx.licence.txt"):
        assert stranger.get(f"/assets/{assets.fingerprint()}/{name}").status_code == 404


def test_what_changes_something_needs_the_token_of_its_visitor(app: Flask) -> None:
    """From the form or from the header; without it, with another visitor's or a changed one nothing happens."""
    one, another = app.test_client(), app.test_client()
    token, foreign = _token(one), _token(another)
    assert one.post("/sign-in", data={"login": "x", "csrf_token": token}).status_code == 422
    assert one.post("/sign-in", data={"login": "x"}, headers={"X-CSRFToken": token}).status_code == 422
    for data in ({}, {"csrf_token": foreign}, {"csrf_token": token[:-1]}, {"csrf_token": ""}):
        answer = one.post("/sign-in", data={"login": "x", **data}, headers=BROWSER)
        assert answer.status_code == 400, data
        assert word("errors", "stale_title", "ru") in answer.text
    assert app.test_client().post("/sign-in", data={"login": "x", "csrf_token": token}).status_code == 400


def test_the_cookie_of_a_visit_is_for_this_host_alone(app: Flask) -> None:
    """No script reads it, no other site has it sent with what it posts, and over TLS no other host can set it."""
    client = app.test_client()
    _token(client)
    cookie = client.get_cookie("visit")
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site, cookie.secure, cookie.path) == (True, "Lax", False, "/")
    with app.app_context():
        shared = context()
    settings = replace(shared.installation.settings, public_url="https://bagalau.example.kz")
    install(app, replace(shared, installation=replace(shared.installation, settings=settings)))
    safe = app.test_client()
    set_by = safe.get("/sign-in?lang=kk").headers.getlist("Set-Cookie")
    assert any(one.startswith("__Host-visit=") and "Secure" in one and "Domain" not in one for one in set_by)
    assert any(one.startswith("lang=kk") and "Secure" in one for one in set_by)


def test_a_program_is_given_no_cookie(client: FlaskClient) -> None:
    """Neither by the API nor by a page without a form."""
    for path in ("/api/v1/forms", "/", "/healthz"):
        assert "Set-Cookie" not in client.get(path).headers, path


def test_what_a_template_is_given_is_text(app: Flask) -> None:
    """Names may hold anything: components escape it, in the text as in attributes."""
    source = (
        '{% from "components/field.jinja" import text_field %}{% from "components/notice.jinja" import notice %}'
        "{{ text_field('x', evil, evil, hint=evil, error=evil, attrs={'title': evil}) }}{{ notice(evil, title=evil) }}"
    )
    evil = "\"'><script>alert(1)</script>"
    with app.test_request_context("/", headers=BROWSER):
        shown = render_template_string(source, evil=evil)
    assert "<script" not in shown
    assert html.fromstring(shown).xpath("//input/@value | //input/@title") == [evil, evil]


def test_who_is_signed_in_stays_so_where_nothing_is(browser_of: Callable[..., FlaskClient]) -> None:
    """The page of an address that is none has the name of who reads it, and the way to all places."""
    client = browser_of()
    for path in ("/nowhere", "/papers/none"):
        read = html.fromstring(client.get(path, headers=BROWSER).text)
        assert read.xpath("//a[@href='/account']"), path
        assert "/papers" in read.xpath("//nav[@class='places']//a/@href")
        assert not read.xpath("//a[@href='/sign-in']")


@pytest.mark.parametrize(
    ("path", "place"),
    [("/dossier", "papers"), ("/working-days", "administration"), ("/working-days/new", "administration"),
     ("/variants/new", "administration"), ("/employees/new", "employees"), ("/deadlines/year", "deadlines")],
)  # fmt: skip
def test_a_page_is_within_a_place_of_the_navigation(
    browser_of: Callable[..., FlaskClient], path: str, place: str
) -> None:
    """Also where its address does not say so."""
    page = html.fromstring(browser_of().get(path, headers=BROWSER).text)
    marked = page.xpath("//nav[@class='places']//a[@class='here' or @aria-current='page']/text()")
    assert marked == [word("places", place, "ru")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_who_comes_where_nothing_is_reads_a_page(stranger: FlaskClient, language: str) -> None:
    """In their language, with the way on; a program gets the problem it always got."""
    page = stranger.get("/nowhere", headers={**BROWSER, "Accept-Language": language})
    assert (page.status_code, page.mimetype, page.headers["Content-Language"]) == (404, "text/html", language)
    read = html.fromstring(page.text)
    assert read.findtext(".//h1") == word("errors", "not-found_title", language)
    assert "/" in read.xpath("//main//a/@href")
    for headers in ({}, {"Accept": "*/*"}, {"Accept": "application/json"}):
        assert stranger.get("/nowhere", headers=headers).mimetype == "application/problem+json"
    assert stranger.get("/api/v1/nowhere", headers=BROWSER).mimetype == "application/problem+json"


def test_a_failure_of_ours_is_a_page_with_its_number(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of what failed is told; the number is the one in the log."""
    monkeypatch.setitem(app.view_functions, "home.home", admits_strangers(lambda: 1 / 0))
    page = app.test_client().get("/", headers=BROWSER)
    assert page.status_code == 500
    assert word("errors", "broken_title", "ru") in page.text
    assert page.headers["X-Request-Id"] in page.text
    assert "ZeroDivision" not in page.text
    part = app.test_client().get("/", headers={**BROWSER, "HX-Request": "true"})
    assert part.status_code == 500
    assert html.fromstring(part.text).get("role") == "alert"


def test_every_kind_of_error_says_what_to_do() -> None:
    """Whatever the status of a problem, there are words for a person."""
    assert {*errors.BY_STATUS.values(), "broken", "bad-request"} <= set(errors.STATUS)
    for kind in errors.STATUS:
        assert MESSAGES.has("errors", f"{kind}_title"), kind
        assert MESSAGES.has("errors", f"{kind}_advice"), kind


def test_a_page_is_sent_compressed_and_tells_nothing_by_its_length(stranger: FlaskClient) -> None:
    """Whoever sees the lengths alone guesses no token: it is another in every page, and so is the length."""
    packed = {**BROWSER, "Accept-Encoding": "gzip"}
    answers = [stranger.get("/sign-in", headers=packed) for _ in range(10)]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert "Accept-Encoding" in answers[0].vary
    assert len({len(answer.data) for answer in answers}) > 3
    pages = [gzip.decompress(answer.data).decode() for answer in answers]
    tokens = [html.fromstring(page).xpath("//input[@name='csrf_token']/@value")[0] for page in pages]
    assert len({token[:20] for token in tokens}) == len(tokens)
    plain = stranger.get("/sign-in", headers=BROWSER)
    assert "Content-Encoding" not in plain.headers
    assert max(len(answer.data) for answer in answers) < 0.6 * len(plain.data)
    for token in (tokens[0], tokens[-1]):
        assert stranger.post("/sign-in", data={"login": "x", "csrf_token": token}, headers=BROWSER).status_code == 422
