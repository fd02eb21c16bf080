"""The pages: ``/`` for personnel officers, ``/problems/...`` for whoever met an error, ``/docs`` for developers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import flask_swagger_ui
from flask import Blueprint, Response, abort, render_template, send_file

from doc_templates.catalogue import Form
from service.api.context import context
from service.api.language import problem_text
from service.api.problems import STATUS
from service.app.web.texts import page_language, remember, switches, word
from validators.messages.values import day

HERE: Final = Path(__file__).parent
SWAGGER: Final = Path(flask_swagger_ui.__file__).parent / "dist"

ASSETS: Final = {
    "page.css": "text/css",
    "docs.css": "text/css",
    "docs.js": "text/javascript",
    "mark.svg": "image/svg+xml",
}
SWAGGER_ASSETS: Final = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}
FRESH_SECONDS: Final = 300

NOTHING_ELSE: Final = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PAGE_POLICY: Final = f"default-src 'none'; style-src 'self'; img-src 'self'; {NOTHING_ELSE}"
DOCS_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    f"connect-src 'self'; {NOTHING_ELSE}"
)
"""Swagger UI sets styles on elements and draws its icons from data; scripts come from this host alone."""

GROUPS: Final = ("corpus_a", "chapter5", "corpus_b", "working")
CHAPTER_5: Final = frozenset(range(33, 61))
"""The items of chapter 5 of methodology «А»; annexes 8 to 10 are its forms."""
NUMBER: Final = re.compile(r"\d+")

blueprint = Blueprint("web", __name__, template_folder="templates")


@blueprint.get("/")
def start() -> Response:
    """Say what this is, whether it can make documents now, and which."""
    shared, language = context(), page_language()
    state = shared.readiness.state()
    report = state.report(language)
    checks = [{"name": word("checks", key, language), **check} for key, check in report.items()]
    return _page("bagalau/start.html", PAGE_POLICY, ready=state.ready, checks=checks, groups=_groups(language))


@blueprint.get("/docs")
def docs() -> Response:
    """Show the description of the interface."""
    return _page("bagalau/docs.html", DOCS_POLICY)


@blueprint.get("/problems/<slug>")
def problem(slug: str) -> Response:
    """Explain a kind of problem: where ``type`` of an answer leads."""
    if slug not in STATUS:
        abort(404)
    language = page_language()
    parts = {part: problem_text(slug, part, language) for part in ("title", "advice")}
    return _page("bagalau/problem.html", PAGE_POLICY, status=STATUS[slug], slug=slug, **parts)


@blueprint.get("/assets/<name>")
def asset(name: str) -> Response:
    """Give a file of our own pages."""
    return _asset(HERE / "static", name, ASSETS)


@blueprint.get("/docs/assets/<name>")
def swagger_asset(name: str) -> Response:
    """Give a file of Swagger UI."""
    return _asset(SWAGGER, name, SWAGGER_ASSETS)


def _asset(folder: Path, name: str, known: dict[str, str]) -> Response:
    if name not in known:
        abort(404)
    return send_file(folder / name, mimetype=known[name], max_age=FRESH_SECONDS)


def _page(template: str, policy: str, **values: Any) -> Response:
    language = page_language()
    shared = {"language": language, "word": partial(word, language=language), "switches": switches()}
    page = Response(render_template(template, **shared, **values), content_type="text/html; charset=utf-8")
    page.headers["Content-Security-Policy"] = policy
    page.headers["Cache-Control"] = "no-cache"
    remember(page)
    return page


def _groups(language: str) -> list[dict[str, Any]]:
    """Return the forms by what they belong to, in the order of the catalogue."""
    shared = context()
    today = shared.today()
    found: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for form in shared.forms.values():
        found[_group(form)].append(_describe(form, today, partial(word, "form", language=language), language))
    return [{"name": word("groups", group, language), "forms": forms} for group, forms in found.items() if forms]


def _group(form: Form) -> str:
    if form.recommended:
        return "working"
    if form.methodology == "B":
        return "corpus_b"
    return "chapter5" if CHAPTER_5.issuperset(map(int, NUMBER.findall(form.items))) else "corpus_a"


def _describe(form: Form, today: date, text: Callable[..., str], language: str) -> dict[str, Any]:
    both = {"А", "Б"} <= set(form.items)
    corpus = text("both" if both else f"corpus_{form.methodology.lower()}")
    annex = [] if form.annex is None else [text("annex", annex=form.annex)]
    # A paper of both methodologies names each by its letter: «А 24; Б 10».
    numbers = form.items.replace("А", text("letter_a")).replace("Б", text("letter_b"))
    items = text("item" if form.items.isdecimal() else "items", items=numbers)
    since, until = (None if each is None else day(each, language) for each in (form.since, form.until))
    return {
        "slug": form.slug,
        "name": form.name,
        "source": ", ".join((corpus, *annex, items)),
        "formats": [name.upper() for name in form.formats],
        "dates": text("since" if until is None else "between", since=since, until=until),
        "in_force": form.since <= today and (form.until is None or today < form.until),
    }
