"""What a person reads who came where nothing is, may not go on, or met a failure: a page, or a part of one for htmx."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from flask import Response, g, request

from service.api import access
from service.api.problems import Problem
from service.errors import DatabaseUnavailableError
from service.pages.language import page_language
from service.pages.rendering import page

STATUS: Final = {
    "bad-request": 400,
    "stale": 400,
    "session-over": 401,
    "forbidden": 403,
    "not-own": 403,
    "not-found": 404,
    "link-over": 404,
    "openid-failed": 400,
    "openid-unknown": 403,
    "openid-away": 503,
    "changed": 409,
    "openid-taken": 409,
    "not-made": 409,
    "too-large": 413,
    "too-many": 429,
    "broken": 500,
    "unavailable": 503,
}
"""Kinds of errors by their HTTP status; their texts are those of the section ``errors``."""
BY_STATUS: Final = {
    401: "session-over",
    403: "forbidden",
    404: "not-found",
    405: "not-found",
    409: "changed",
    413: "too-large",
    429: "too-many",
    503: "unavailable",
}
"""Kinds by the status of a problem; others are ``bad-request`` or ``broken``."""
FOR_PROGRAMS: Final = ("/api/", "/openapi.json", "/healthz", "/readyz", "/metrics")
SERVER_FAULT: Final = 500
HTML: Final = "text/html"
LATER: Final = ("Retry-After", "Allow")


class PageError(Exception):
    """A page cannot be shown; ``kind`` is a key of ``STATUS``."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def for_people() -> bool:
    """Return whether the present request comes from a person's browser, who reads no JSON."""
    if request.path.startswith(FOR_PROGRAMS):
        return False
    accepted = request.accept_mimetypes
    return "HX-Request" in request.headers or accepted[HTML] > accepted["application/json"]


def of_problem(problem: Problem, status: int) -> Response:
    """Return the page that says what a problem means to a person."""
    if request.url_rule is None:
        _recognize()
    kind = BY_STATUS.get(status) or ("broken" if status >= SERVER_FAULT else "bad-request")
    found = answer(PageError(kind), status)
    found.headers.extend({name: value for name, value in problem.headers.items() if name in LATER})
    return found


def _recognize() -> None:
    """Find out who asks for an address that no page has: a page does so by itself."""
    with suppress(DatabaseUnavailableError):
        caller = access.user_of(request.environ)
        if caller is not None:
            access.enter(caller)


def answer(error: PageError, status: int | None = None) -> Response:
    """Return the page of an error; the number of the request is for whoever looks it up in the log."""
    template = "pages/error_part.html" if "HX-Request" in request.headers else "pages/error.html"
    found = page(template, status or STATUS[error.kind], kind=error.kind, number=g.get("request_id"))
    found.headers["Content-Language"] = page_language()
    return found
