"""Who may come in: everything is guarded by a key, except what is listed here."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final, cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, g, request

from service.api.context import context
from service.api.problems import Problem
from service.auth import Locked, Owner
from service.errors import ServiceError

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
INVALID: Final = f'{CHALLENGE}, error="invalid_token"'
EXAMINED: Final = "bagalau.caller"
"""Where WSGI's environment keeps what was found out about who asks."""


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


def admits(environ: WSGIEnvironment) -> bool:
    """Tell whether the body of a request is worth taking in: only who has a key may send one.

    Runs in the context of the application, before the request. Where the database cannot be asked, the answer is no:
    the application finds the same out and says so.
    """
    if not environ["PATH_INFO"].startswith(GUARDED_PATHS):
        # Where no key is needed, no body is.
        return False
    try:
        return isinstance(_examined(environ), Owner)
    except ServiceError:
        return False


def _admit() -> None:
    if request.endpoint in PUBLIC:
        return
    if request.endpoint is None and not request.path.startswith(GUARDED_PATHS):
        # Nothing is behind such an address, so there is nothing to guard: the answer is 404 or 405.
        return
    found = _examined(request.environ)
    if isinstance(found, Problem):
        raise found
    g.owner = found


def _examined(environ: WSGIEnvironment) -> Owner | Problem:
    """Return whom a request comes from, or why it is refused; what is found is kept with the request, and counted once.

    Raises:
        DatabaseUnavailableError: the database cannot be asked.
    """
    if EXAMINED not in environ:
        environ[EXAMINED] = _examine(environ)
    return cast("Owner | Problem", environ[EXAMINED])


def _examine(sent: WSGIEnvironment) -> Owner | Problem:
    shared = context()
    address = shared.limits.address(sent.get("REMOTE_ADDR", ""), sent.get("HTTP_X_FORWARDED_FOR", ""))
    if address is not None and (seconds := shared.limits.addresses.ask(address)):
        return _later("too-many-requests", seconds)
    authorization = sent.get("HTTP_AUTHORIZATION", "")
    scheme, _, key = authorization.partition(" ")
    if not key.strip() or scheme.lower() != "bearer":
        return Problem("unauthorized", headers={"WWW-Authenticate": CHALLENGE if not authorization else INVALID})
    found = shared.gate.enter(key.strip(), address)
    if isinstance(found, Locked):
        return _later("too-many-wrong-keys", found.seconds)
    if found is None:
        return Problem("unauthorized", headers={"WWW-Authenticate": INVALID})
    if seconds := shared.limits.keys.ask(found.key_id):
        return _later("too-many-requests", seconds)
    return found


def _later(slug: str, seconds: float) -> Problem:
    return Problem(slug, headers={"Retry-After": str(ceil(seconds))})
