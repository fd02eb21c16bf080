"""Who may come in: everything is guarded by a key, except what is listed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import g, request

from service.access import authenticate
from service.http.context import context
from service.http.problems import Problem

if TYPE_CHECKING:
    from flask import Flask

PUBLIC: Final = frozenset(
    {
        "health.live",
        "health.ready",
        "docs.openapi",
        "web.start",
        "web.docs",
        "web.problem",
        "web.asset",
        "web.swagger_asset",
    }
)
"""The endpoints that need no key: health, documentation, and pages that show nothing that is stored."""

GUARDED_PATHS: Final = "/api/"
CHALLENGE: Final = 'Bearer realm="bagalau"'


def install(app: Flask) -> None:
    """Ask for the key before anything else is looked at."""
    app.before_request(_admit)


def _admit() -> None:
    if request.endpoint in PUBLIC:
        return
    if request.endpoint is None and not request.path.startswith(GUARDED_PATHS):
        # Nothing is behind such an address, so there is nothing to guard: the answer is 404 or 405.
        return
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    owner = authenticate(context().services.database, key.strip()) if scheme.lower() == "bearer" else None
    if owner is None:
        challenge = CHALLENGE if not scheme else f'{CHALLENGE}, error="invalid_token"'
        raise Problem("unauthorized", headers={"WWW-Authenticate": challenge})
    g.owner = owner
