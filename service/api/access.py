"""Who may come in: everything is guarded by a key, except what is listed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import g, request

from service.api.context import context
from service.api.problems import Problem
from service.auth import authenticate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask

    from service.auth import Owner
    from service.db.database import Database

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
    app.wsgi_app = _address_as_sent(app.wsgi_app)  # type: ignore[assignment,method-assign] # as Flask's documentation has it


def _address_as_sent(application: WSGIApplication) -> WSGIApplication:
    """Keep the router from passing over slashes at the beginning of an address.

    One thing would have many addresses, and what a proxy forbids could be walked around.
    """

    def run(sent: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if sent["PATH_INFO"].startswith("//"):
            sent["PATH_INFO"] = f"/.{sent['PATH_INFO']}"
        return application(sent, start)

    return run


def owner_of(database: Database, authorization: str) -> Owner | None:
    """Return whom the header ``Authorization`` stands for, ``None`` without a valid key.

    Raises:
        DatabaseUnavailableError: the database cannot be asked.
    """
    scheme, _, key = authorization.partition(" ")
    return authenticate(database, key.strip()) if scheme.lower() == "bearer" else None


def _admit() -> None:
    if request.endpoint in PUBLIC:
        return
    if request.endpoint is None and not request.path.startswith(GUARDED_PATHS):
        # Nothing is behind such an address, so there is nothing to guard: the answer is 404 or 405.
        return
    authorization = request.headers.get("Authorization", "")
    owner = owner_of(context().services.database, authorization)
    if owner is None:
        challenge = CHALLENGE if not authorization else f'{CHALLENGE}, error="invalid_token"'
        raise Problem("unauthorized", headers={"WWW-Authenticate": challenge})
    g.owner = owner
