"""Bearer-token authentication, and what a key is good for; endpoints in ``PUBLIC`` are exempt."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final, cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, current_app, g, request

from service.access.caller import Caller
from service.access.throttle import LockedOut
from service.api.blueprint import SCOPE, Blueprint
from service.api.context import context
from service.api.problems import Problem
from service.db.models import KeyScope
from service.db.tenancy import Actor, Scope
from service.errors import ServiceError

PUBLIC: Final = frozenset(
    {
        "health.live",
        "health.ready",
        "docs.openapi",
        "pages.start",
        "pages.docs",
        "pages.problem",
        "pages.asset",
        "gallery.components",
        "gallery.echo",
    }
)
"""Endpoints without a key: health, documentation, and pages that show no stored data."""

GUARDED_PATHS: Final = "/api/"
FORM_BYTES: Final = 16 * 1024
"""The longest form that a page takes from a visitor who did not sign in."""
CHALLENGE: Final = 'Bearer realm="bagalau"'
INVALID: Final = f'{CHALLENGE}, error="invalid_token"'
AUTHENTICATED: Final = "bagalau.caller"
"""The key of WSGI's environment under which the result of authentication is kept."""


def install(app: Flask) -> None:
    """Authenticate every request before anything else of it is read."""
    app.before_request(_authenticate_request)
    app.wsgi_app = _address_as_sent(app.wsgi_app)  # type: ignore[assignment,method-assign] # as Flask's documentation has it


def _address_as_sent(application: WSGIApplication) -> WSGIApplication:
    """Keep the router from ignoring slashes at the beginning of an address.

    A resource would have many addresses, and a rule of a proxy about one of them could be evaded.
    """

    def run(sent: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if sent["PATH_INFO"].startswith("//"):
            sent["PATH_INFO"] = f"/.{sent['PATH_INFO']}"
        return application(sent, start)

    return run


def admits(environ: WSGIEnvironment) -> bool:
    """Return whether the body of a request is to be received: but for short forms of pages only of who is known.

    Runs in the context of the application, before the request. While the database is down the result is ``False``: the
    application fails in the same way and responds accordingly.
    """
    if not environ["PATH_INFO"].startswith(GUARDED_PATHS):
        # Pages take short forms from everybody; other endpoints without a key take no body.
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if length <= FORM_BYTES:
            return length > 0
    try:
        return isinstance(_authenticated(environ), Caller)
    except ServiceError:
        return False


def _authenticate_request() -> None:
    if request.endpoint in PUBLIC:
        return
    if request.endpoint is None and not request.path.startswith(GUARDED_PATHS):
        # No endpoint has this address: the response is 404 or 405.
        return
    found = _authenticated(request.environ)
    if isinstance(found, Problem):
        raise found
    enter(found)
    _check_scope(found)


def _check_scope(caller: Caller) -> None:
    """Refuse what a key is not good for; a view that declares no scope is nobody's.

    Where there is no view at this address or for this method, the answer says so. Pages say themselves whose they are.
    """
    if request.url_rule is None or not isinstance(current_app.blueprints.get(request.blueprint or ""), Blueprint):
        return
    needed: KeyScope | None = getattr(current_app.view_functions[request.url_rule.endpoint], SCOPE, None)
    if needed is None or needed not in caller.scopes:
        scope = "" if needed is None else needed.value
        challenge = f'{CHALLENGE}, error="insufficient_scope", scope="{scope}"'
        raise Problem("insufficient-scope", {"scope": scope}, headers={"WWW-Authenticate": challenge})


def enter(caller: Caller) -> None:
    """Let the present request be a caller's: its use cases see the rows of the caller's state body alone.

    The administrator of the installation has none, and sees none.
    """
    g.caller = caller
    if caller.state_body_id is not None:
        g.scope = Scope(caller.state_body_id, Actor(caller.kind, caller.id))
        g.services = context().installation.of(g.scope)


def _authenticated(environ: WSGIEnvironment) -> Caller | Problem:
    """Return the caller a request comes from, or the problem it is rejected with; each request is counted once.

    Raises:
        DatabaseUnavailableError: the database is down.
    """
    if AUTHENTICATED not in environ:
        environ[AUTHENTICATED] = _authenticate(environ)
    return cast("Caller | Problem", environ[AUTHENTICATED])


def _authenticate(sent: WSGIEnvironment) -> Caller | Problem:
    shared = context()
    address = shared.limits.address(sent.get("REMOTE_ADDR", ""), sent.get("HTTP_X_FORWARDED_FOR", ""))
    if address is not None and (seconds := shared.limits.addresses.ask(address)):
        return _retry_later("too-many-requests", seconds)
    authorization = sent.get("HTTP_AUTHORIZATION", "")
    scheme, _, key = authorization.partition(" ")
    if not key.strip() or scheme.lower() != "bearer":
        return Problem("unauthorized", headers={"WWW-Authenticate": CHALLENGE if not authorization else INVALID})
    found = shared.authenticator.authenticate(key.strip(), address)
    if isinstance(found, LockedOut):
        return _retry_later("too-many-wrong-keys", found.seconds)
    if found is None:
        return Problem("unauthorized", headers={"WWW-Authenticate": INVALID})
    if seconds := shared.limits.keys.ask(found.id):
        return _retry_later("too-many-requests", seconds)
    return found


def _retry_later(slug: str, seconds: float) -> Problem:
    return Problem(slug, headers={"Retry-After": str(ceil(seconds))})
