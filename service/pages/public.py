"""Pages that show nothing stored: what this is, what errors mean (``/problems/...``), ``/docs`` for developers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from flask import Response, abort

from doc_templates.catalogue import Form
from service.api.context import context
from service.api.language import problem_text
from service.api.problems import STATUS
from service.pages.guard import admits_strangers
from service.pages.language import page_language, word
from service.pages.rendering import NOTHING_ELSE, page
from service.pages.shell import Pages
from validators.messages.values import day

DOCS_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    f"connect-src 'self'; form-action 'none'; {NOTHING_ELSE}"
)
"""Swagger UI sets styles on elements and draws its icons from data; scripts come from this host alone."""

GROUPS: Final = ("corpus_b", "working_b", "corpus_a", "working_a", "chapter5")
"""Most civil servants are of corpus «Б», and what is made of them is made every quarter."""
CHAPTER_5: Final = frozenset(range(33, 61))
"""The items of chapter 5 of methodology «А»; annexes 8 to 10 are its forms."""
NUMBER: Final = re.compile(r"\d+")

blueprint = Pages("pages", __name__, template_folder="templates")


@blueprint.get("/about")
@admits_strangers
def about() -> Response:
    """Say what this is, also to who is signed in."""
    return start_page()


def start_page() -> Response:
    """Say what this is, whether it can make documents now, and which."""
    shared, language = context(), page_language()
    state = shared.readiness.state()
    report = state.report(language)
    checks = [{"name": word("checks", key), **check} for key, check in report.items()]
    return page("pages/start.html", ready=state.ready, checks=checks, groups=grouped())


@blueprint.get("/docs")
@admits_strangers
def docs() -> Response:
    """Show the description of the interface."""
    return page("pages/docs.html", policy=DOCS_POLICY)


@blueprint.get("/problems/<slug>")
@admits_strangers
def problem(slug: str) -> Response:
    """Explain a kind of problem: where ``type`` of an answer leads."""
    if slug not in STATUS:
        abort(404)
    language = page_language()
    title, advice = (problem_text(slug, part, language) for part in ("title", "advice"))
    return page("pages/problem.html", answered=STATUS[slug], slug=slug, title=title, advice=advice)


def grouped(wanted: Callable[[Form], bool] = lambda _: True) -> list[dict[str, Any]]:
    """Return those of the forms that are wanted by what they belong to, what is used most first."""
    found: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for form in filter(wanted, corpus_b_first(context().forms.values())):
        found[_group(form)].append(describe(form))
    return [{"name": word("groups", group), "forms": forms} for group, forms in found.items() if forms]


def corpus_b_first(forms: Iterable[Form]) -> list[Form]:
    """Return forms in the order of the catalogue, but those of corpus «Б» before those of corpus «А»."""
    return sorted(forms, key=lambda form: form.methodology != "B")


def _group(form: Form) -> str:
    if form.recommended:
        return f"working_{form.methodology.lower()}"
    if form.methodology == "B":
        return "corpus_b"
    return "chapter5" if CHAPTER_5.issuperset(map(int, NUMBER.findall(form.items))) else "corpus_a"


def describe(form: Form, language: str | None = None) -> dict[str, Any]:
    """Return what a page says of a form: its official name, where it comes from, when it is in force."""
    today, language = context().today(), language or page_language()
    text = partial(word, "form", language=language)
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
