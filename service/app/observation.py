"""Request id, access log, metrics and security headers of every request.

The log names the route template, never the address as sent, which may hold personal data.
"""

from __future__ import annotations

import time
import uuid
from typing import Final

import structlog
from flask import Flask, Response, g, request

from service.api.context import context

UNKNOWN_ROUTE: Final = "(none)"
QUIET_ROUTES: Final = frozenset({"/healthz", "/readyz", "/metrics"})

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""Set wherever a view has not set its own."""

log = structlog.get_logger("service.api.access")


def install(app: Flask) -> None:
    """Number, time, count and log every request of this application."""

    def begin() -> None:
        g.request_id = str(uuid.uuid4())
        g.started = time.perf_counter()

    def end(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.request_id
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.vary.add("Accept-Language")
        _note(response.status_code)
        return response

    app.before_request(begin)
    app.after_request(end)


def _note(status: int) -> None:
    seconds = time.perf_counter() - g.started
    route = request.url_rule.rule if request.url_rule else UNKNOWN_ROUTE
    context().metrics.observe(request.method, route, status, seconds)
    write = log.debug if route in QUIET_ROUTES else log.info
    write(
        "request",
        request_id=g.request_id,
        method=request.method if len(request.method) <= len("OPTIONS") else "other",
        route=route,
        status=status,
        ms=round(seconds * 1000, 1),
        # Ids alone: names are people's data.
        state_body_id=g.caller.state_body_id if "caller" in g else None,
        key_id=g.caller.id if "caller" in g and g.caller.kind == "key" else None,
        user_id=g.caller.id if "caller" in g and g.caller.kind == "user" else None,
    )
