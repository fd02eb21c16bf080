"""A template with values as an answer of HTML."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, render_template

from service.pages.language import remember

NOTHING_ELSE: Final = "base-uri 'none'; frame-ancestors 'none'"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    f"form-action 'self'; {NOTHING_ELSE}"
)


def page(template: str, status: int = 200, *, policy: str = POLICY, **values: Any) -> Response:
    """Return a page, or the part of one that htmx puts into its place.

    Args:
        template: that of a page extends ``pages/frame.html``.
        status: of the answer; 422 where what was sent is wrong and the page says so.
        policy: the page's Content-Security-Policy, where it needs another one.
        values: what the template names.
    """
    answer = Response(render_template(template, **values), status, content_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = policy
    remember(answer)
    return answer
