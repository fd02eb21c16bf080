"""Who may see which page. A view says it beside its address, or its blueprint for all; what says nothing is for nobody.

A user is known by a cookie with the token of a session (:mod:`service.access.sessions`), which no script reads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from flask import Response, current_app, g, redirect, request

from service.access import sessions
from service.access.caller import Caller
from service.api import access
from service.api.context import context
from service.db.models import Role
from service.pages import errors
from service.pages.forgery import VISIT_COOKIE

View = TypeVar("View", bound="Callable[..., Any]")

SIGN_IN: Final = "/sign-in"
NEXT: Final = "next"
"""The parameter of the address of signing in that says where the visitor wanted to go."""
ROLES: Final = "roles"
OFFICERS: Final = (Role.PERSONNEL_OFFICER,)
"""Who works with every paper of a state body: with files of many people, with corrections and administration."""
WITH_PAPERS: Final = (*OFFICERS, Role.EVALUATOR)
"""Who reads and writes papers; an evaluator those about own assessees alone (:mod:`service.db.tenancy`)."""
EVERY_ROLE: Final = frozenset(Role)
HERE_ONLY: Final = ("//", "/\\")
"""Beginnings of addresses that a browser takes for those of another host."""


def admits(*roles: Role) -> Callable[[View], View]:
    """Declare which roles a view is for."""
    return _declare(frozenset(roles))


def admits_strangers(view: View) -> View:
    """Declare that a view is for everybody, signed in or not."""
    return _declare(None)(view)


def roles_of(endpoint: str) -> frozenset[Role] | None:
    """Return the roles a page is for: all of them for ``None``, strangers as well."""
    declaring = (current_app.view_functions[endpoint], current_app.blueprints[endpoint.rpartition(".")[0]])
    return next((getattr(each, ROLES) for each in declaring if hasattr(each, ROLES)), frozenset())


def is_for(caller: Caller | None, endpoint: str) -> bool:
    """Return whether a page is for a user; the navigation leads strangers nowhere."""
    if caller is None or endpoint not in current_app.view_functions:
        return False
    roles = roles_of(endpoint)
    return roles is None or caller.role in roles


def admit() -> Response | None:
    """Find out who asks and whether the page is for them; who has to sign in first is led there and back again."""
    caller = access.user_of(request.environ)
    if caller is not None:
        access.enter(caller)
    roles = roles_of(request.endpoint or "")
    if roles is None:
        return None
    if caller is None:
        return _to_sign_in()
    if caller.role not in roles:
        raise errors.PageError("forbidden")
    return None


def user() -> Caller | None:
    """Return who is signed in, ``None`` for a stranger."""
    found: Caller | None = g.get("caller")
    return found


def sees_nothing() -> bool:
    """Return whether an evaluator is signed in of whom no IIN is known, so that no paper is known to be that one's."""
    caller = user()
    return caller is not None and caller.role is Role.EVALUATOR and caller.iin is None


def token() -> str | None:
    """Return the token of the session that the browser sent."""
    return access.session_token(request.environ)


def kept() -> dict[str, Any]:
    """Return what pages keep in the session of who asks."""
    return sessions.read_kept(context().installation.database, token() or "")


def note(**values: Any) -> None:
    """Keep values in the session of who asks, out of sight of addresses and of whoever uses this computer next."""
    sessions.keep(context().installation.database, token() or "", **values)


def keep(answer: Response, begun: sessions.Session) -> Response:
    """Have the browser keep a session that begins, until it is closed."""
    name = access.cookie_name(access.SESSION_COOKIE)
    answer.set_cookie(name, begun.token, httponly=True, samesite="Lax", secure=access.over_tls())
    return answer


def forget(answer: Response) -> Response:
    """Have the browser forget the session, and whatever it keeps of this host."""
    for name in (access.SESSION_COOKIE, VISIT_COOKIE):
        answer.delete_cookie(access.cookie_name(name), httponly=True, samesite="Lax", secure=access.over_tls())
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def address_here(wanted: str | None) -> str:
    """Return where to go on, which is on this host: what was wanted, else the home page."""
    if wanted and wanted.startswith("/") and not wanted.startswith(HERE_ONLY) and wanted.isprintable():
        return wanted
    return "/"


def _declare(roles: frozenset[Role] | None) -> Callable[[View], View]:
    def declare(view: View) -> View:
        setattr(view, ROLES, roles)
        return view

    return declare


def _to_sign_in() -> Response:
    if request.method != "GET" or "HX-Request" in request.headers:
        # What was to be changed is not: it is sent again when the page is opened anew.
        raise errors.PageError("session-over")
    wanted = "" if request.path == "/" else f"?{urlencode({NEXT: request.path})}"
    return redirect(f"{SIGN_IN}{wanted}", 303)  # type: ignore[return-value] # Werkzeug's response is Flask's here
