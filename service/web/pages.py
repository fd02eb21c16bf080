"""The pages: ``/`` for personnel officers, ``/problems/...`` for whoever met an error, ``/docs`` for developers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import flask_swagger_ui
from flask import Blueprint, Response, abort, render_template, send_file

from service.http.context import context
from service.http.problems import STATUS
from service.http.texts import DEFAULT_LANGUAGE, catalogue, wanted_texts

if TYPE_CHECKING:
    from datetime import date

    from doc_templates.catalogue import Form

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

METHODOLOGIES: Final = {"A": "корпус «А»", "B": "корпус «Б»"}
CHECKS: Final = {
    "database": "База данных",
    "storage": "Хранилище файлов",
    "worker": "Изготовление документов",
    "pdf": "Изготовление PDF",
}

blueprint = Blueprint("web", __name__, template_folder="templates")


@blueprint.get("/")
def start() -> Response:
    """Say what this is, whether it can make documents now, and which."""
    shared = context()
    state = shared.readiness.state()
    report = state.report(catalogue(DEFAULT_LANGUAGE))
    checks = [{"name": CHECKS[key], **check} for key, check in report.items()]
    today = shared.today()
    forms = [_describe(form, today) for form in shared.forms.values()]
    return _page("bagalau/start.html", PAGE_POLICY, ready=state.ready, checks=checks, forms=forms)


@blueprint.get("/docs")
def docs() -> Response:
    """Show the description of the interface."""
    return _page("bagalau/docs.html", DOCS_POLICY)


@blueprint.get("/problems/<slug>")
def problem(slug: str) -> Response:
    """Explain a kind of problem: where ``type`` of an answer leads."""
    if slug not in STATUS:
        abort(404)
    texts = wanted_texts()
    parts = {part: texts.problem(slug, part) for part in ("title", "advice")}
    return _page("bagalau/problem.html", PAGE_POLICY, language=texts.language, status=STATUS[slug], slug=slug, **parts)


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
    page = Response(render_template(template, **values), content_type="text/html; charset=utf-8")
    page.headers["Content-Security-Policy"] = policy
    page.headers["Cache-Control"] = "no-cache"
    return page


def _describe(form: Form, today: date) -> dict[str, Any]:
    source = "рекомендуемая форма" if form.annex is None else f"приложение {form.annex}"
    items = f"пункт {form.items}" if form.items.isdecimal() else f"пункты {form.items}"
    return {
        "slug": form.slug,
        "name": form.name,
        "source": f"{METHODOLOGIES[form.methodology]}, {source}, {items}",
        "formats": [name.upper() for name in form.formats],
        "since": form.since,
        "until": form.until,
        "in_force": form.since <= today and (form.until is None or today < form.until),
    }
