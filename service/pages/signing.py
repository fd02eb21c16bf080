"""Signing in and out, and the one-time links by which passwords are set, at the first run and later."""

from __future__ import annotations

from math import ceil
from typing import Any, Final

from flask import Response, g, redirect, request, session

from service.access import links, sessions
from service.access.links import FirstRun, Link
from service.access.throttle import LockedOut
from service.api import access
from service.api.context import context
from service.db.models import LOGIN_LENGTH, NAME_LENGTH, Purpose
from service.pages import errors, guard, openid
from service.pages.guard import admits, admits_strangers
from service.pages.language import page_language, word
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.messages.catalog import LANGUAGES

blueprint = Pages("signing", __name__)

DONE: Final = "done"
"""The parameter by which the page of signing in says what was done before: ``out`` or ``password``."""
CHOSE: Final = "chose"
"""The name under which a session keeps who chose a password, until that page names it."""
WRONG: Final = 422
LOCKED: Final = 429
FIRST_FIELDS: Final = {"state_body": NAME_LENGTH, "name": NAME_LENGTH, "login": LOGIN_LENGTH}


@blueprint.get("/sign-in")
@admits_strangers
def sign_in() -> Response:
    """Ask who it is; who is signed in already goes on."""
    wanted = guard.address_here(request.args.get(guard.NEXT))
    if guard.user() is not None:
        return go(wanted)
    return _sign_in_page([], session.pop(CHOSE, ""), wanted, done=request.args.get(DONE))


@blueprint.post("/sign-in")
@admits_strangers
def try_sign_in() -> Response:
    """Begin a session, or say that something is wrong, and not what."""
    sent = {name: request.form.get(name, "") for name in ("login", "password", "code")}
    wanted = guard.address_here(request.form.get(guard.NEXT))
    missing = [(word("signing", f"no_{name}"), name) for name in ("login", "password") if not sent[name].strip()]
    if missing:
        return _sign_in_page(missing, sent["login"], wanted)
    begun = sessions.sign_in(
        context().installation.database,
        sent["login"],
        sent["password"],
        sent["code"],
        access.client_address(request.environ),
        former=guard.token(),
    )
    if isinstance(begun, LockedOut):
        return _locked(begun, sent["login"], wanted)
    if not isinstance(begun, sessions.Session):
        return _sign_in_page([(word("signing", "refused"), "login")], sent["login"], wanted)
    # Tokens of forms that were opened before are good no more.
    session.clear()
    return guard.keep(go(wanted), begun)


@blueprint.post("/sign-out")
@admits(*guard.EVERY_ROLE)
def sign_out() -> Response:
    """End the session, and leave nothing behind in the browser but the language."""
    if (token := guard.token()) is not None:
        sessions.sign_out(context().installation.database, token)
    there = openid.end_address() if session.get(openid.BY) else None
    session.clear()
    if there is not None:
        g.pop("caller", None)
        answer = page("pages/signed_out.html", there=there)
        # No redirection: forms of these pages may lead to this host alone.
        answer.headers["Refresh"] = f"0; url={there}"
        return guard.forget(answer)
    return guard.forget(go(f"/sign-in?{DONE}=out&lang={page_language()}"))


@blueprint.get("/still-here")
@admits(*guard.EVERY_ROLE)
def still_here() -> Response:
    """Note that somebody still works with a page, who sends nothing else."""
    return Response(status=204)


@blueprint.get("/link/<token>")
@admits_strangers
def link(token: str) -> Response:
    """Ask for what the link is for."""
    return _link_page(_usable(token), {"language": page_language()}, [])


@blueprint.post("/link/<token>")
@admits_strangers
def use_link(token: str) -> Response:
    """Set the password, and at the first run name the state body and who administers."""
    found = _usable(token)
    typed = {name: request.form.get(name, "").strip() for name in (*FIRST_FIELDS, "language")}
    password = request.form.get("password", "")
    first = found.purpose is Purpose.FIRST_RUN
    missing = [(word("first", f"no_{name}"), name) for name in FIRST_FIELDS if first and not typed[name]]
    missing += [] if password else [(word("passwords", "none"), "password")]
    if missing:
        return _link_page(found, typed, missing)
    language = typed["language"] if typed["language"] in LANGUAGES else page_language()
    said = {name: typed[name][:most] for name, most in FIRST_FIELDS.items()}
    done = links.use_link(
        context().installation.database, token, password, FirstRun(**said, language=language) if first else None
    )
    if isinstance(done, Link):
        session.clear()
        session[CHOSE] = done.login
        return go(f"/sign-in?{DONE}=password&lang={language if first else page_language()}")
    if done == "over":
        raise errors.PageError("link-over")
    field = "login" if done == "login_taken" else "password"
    return _link_page(found, typed, [(word("first" if field == "login" else "passwords", done), field)])


def _usable(token: str) -> Link:
    found = links.find_link(context().installation.database, token)
    if found is None:
        raise errors.PageError("link-over")
    return found


def _link_page(found: Link, typed: dict[str, str], wrong: list[tuple[str, str]]) -> Response:
    template = "pages/first_run.html" if found.purpose is Purpose.FIRST_RUN else "pages/new_password.html"
    return page(template, WRONG if wrong else 200, link=found, typed=typed, errors=wrong, of=_by_field(wrong))


def _sign_in_page(wrong: list[tuple[str, str]], login: str, wanted: str, *, done: str | None = None) -> Response:
    shown = {"login": login, "wanted": wanted, "done": done}
    return page("pages/sign_in.html", WRONG if wrong else 200, errors=wrong, of=_by_field(wrong), shown=shown)


def _locked(found: LockedOut, login: str, wanted: str) -> Response:
    seconds = ceil(found.seconds)
    told = word("signing", "locked", minutes=ceil(seconds / 60))
    answer = _sign_in_page([(told, "login")], login, wanted)
    answer.status_code = LOCKED
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _by_field(wrong: list[tuple[str, str]]) -> dict[str, str]:
    return {field: sentence for sentence, field in wrong}


def go(address: str) -> Response:
    """Lead on to another page."""
    answer: Any = redirect(address, 303)
    return answer  # type: ignore[no-any-return] # Werkzeug's response is Flask's here
