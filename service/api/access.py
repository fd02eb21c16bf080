"""Who asks, and what a key is good for: a program by its key, a user by the session of the browser.

Endpoints in ``PUBLIC`` are for everybody; pages say themselves whose they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil
from typing import Final, TypeVar, cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, current_app, g, request
from werkzeug.http import parse_cookie

from service.access import evaluators, sessions
from service.access.caller import Caller
from service.access.throttle import LockedOut
from service.api.blueprint import SCOPE
from service.api.context import context
from service.api.problems import Problem
from service.db.models import KeyScope
from service.db.tenancy import Actor, Scope
from service.errors import ServiceError

Found = TypeVar("Found")

PUBLIC: Final = frozenset(
    {
        "health.live",
        "health.ready",
        "docs.openapi",
        "assets.give",
    }
)
"""Endpoints without a key: health, documentation, and what pages consist of. Pages themselves ask for a user."""

GUARDED_PATHS: Final = "/api/"
FORM_BYTES: Final = 16 * 1024
"""The longest form that a page takes from a visitor who did not sign in."""
CHALLENGE: Final = 'Bearer realm="bagalau"'
INVALID: Final = f'{CHALLENGE}, error="invalid_token"'
AUTHENTICATED: Final = "bagalau.caller"
"""The key of WSGI's environment under which the result of authentication is kept."""
SIGNED_IN: Final = "bagalau.user"
"""The same of a browser's session."""
SESSION_COOKIE: Final = "session"
WATCHING: Final = "watching"
"""The parameter of addresses that a page asks for by itself."""


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
    request fails with the same error, though the database may be back by then.
    """
    try:
        if environ["PATH_INFO"].startswith(GUARDED_PATHS):
            return isinstance(_authenticated(environ), Caller)
        # Pages take short forms from everybody, longer ones from who is signed in.
        short = 0 < int(environ.get("CONTENT_LENGTH") or 0) <= FORM_BYTES
        return (short and environ["REQUEST_METHOD"] == "POST") or user_of(environ) is not None
    except ServiceError:
        return False


def _authenticate_request() -> None:
    if request.endpoint in PUBLIC or _guards_itself(request.blueprint):
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

    Where there is no view at this address or for this method, the answer says so.
    """
    if request.url_rule is None:
        return
    needed: KeyScope | None = getattr(current_app.view_functions[request.url_rule.endpoint], SCOPE, None)
    if needed is None or needed not in caller.scopes:
        scope = "" if needed is None else needed.value
        challenge = f'{CHALLENGE}, error="insufficient_scope", scope="{scope}"'
        raise Problem("insufficient-scope", {"scope": scope}, headers={"WWW-Authenticate": challenge})


def _guards_itself(blueprint: str | None) -> bool:
    """Return whether the views of a blueprint find out by themselves who asks, as pages do."""
    return blueprint is not None and getattr(current_app.blueprints[blueprint], "guards_itself", False)


def user_of(environ: WSGIEnvironment) -> Caller | None:
    """Return the user who is signed in in the browser that a request comes from, ``None`` for a stranger.

    Raises:
        DatabaseUnavailableError: the database is down.
    """

    def find() -> Caller | None:
        token = session_token(environ)
        return (
            sessions.find_caller(context().installation.database, token, used=not watches(environ)) if token else None
        )

    return _once(environ, SIGNED_IN, find)


def watches(environ: WSGIEnvironment) -> bool:
    """Return whether a page asks by itself, which nobody needs to sit before: that prolongs no session."""
    return WATCHING in environ.get("QUERY_STRING", "").split("&")


def session_token(environ: WSGIEnvironment) -> str | None:
    """Return the token of the session that a browser sent."""
    sent = parse_cookie(environ.get("HTTP_COOKIE", ""))
    return sent.get(cookie_name(SESSION_COOKIE)) or None


def over_tls() -> bool:
    """Return whether browsers come over TLS, by the address the installation is known at."""
    return (context().installation.settings.public_url or "").startswith("https://")


def cookie_name(name: str) -> str:
    """Return the name of a cookie of the pages: over TLS one that no other host of the domain can set."""
    return f"__Host-{name}" if over_tls() else name


def client_address(environ: WSGIEnvironment) -> str | None:
    """Return the address a request comes from, ``None`` where it cannot be determined."""
    return context().limits.address(environ.get("REMOTE_ADDR", ""), environ.get("HTTP_X_FORWARDED_FOR", ""))


def enter(caller: Caller) -> None:
    """Let the present request be a caller's: its use cases see what that one may see of its state body alone.

    The administrator of the installation has none, and sees none.
    """
    g.caller = caller
    if caller.state_body_id is not None:
        installation = context().installation
        evaluator = evaluators.known_as(installation.database.whole, caller)
        g.scope = Scope(caller.state_body_id, Actor(caller.kind, caller.id), evaluator)
        g.services = installation.of(g.scope)


def _authenticated(environ: WSGIEnvironment) -> Caller | Problem:
    """Return the caller a request comes from, or the problem it is rejected with; each request is counted once.

    Raises:
        DatabaseUnavailableError: the database is down.
    """
    return _once(environ, AUTHENTICATED, lambda: _authenticate(environ))


def _once(environ: WSGIEnvironment, name: str, find: Callable[[], Found]) -> Found:
    """Return, or raise, for the whole of a request what was found first: its body was received or not by that."""
    if name not in environ:
        try:
            environ[name] = find()
        except ServiceError as error:
            environ[name] = error
    if isinstance(found := environ[name], ServiceError):
        raise found
    return cast("Found", found)


def _authenticate(sent: WSGIEnvironment) -> Caller | Problem:
    shared = context()
    address = client_address(sent)
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
