"""A user's own account: who they are here, the password, the authenticator app, the browsers signed in."""

from __future__ import annotations

from typing import Any, Final, get_args

import segno
from flask import Response, redirect, request, session
from markupsafe import Markup

from service.access import account as use_cases
from service.access import totp
from service.access.caller import Caller
from service.access.passwords import Weakness
from service.access.sessions import Session
from service.api.context import context, current_caller
from service.db.database import ScopedDatabase
from service.local_time import local_time
from service.pages import guard
from service.pages.guard import admits
from service.pages.language import word
from service.pages.proof import WRONG, told, typed_proof
from service.pages.rendering import page
from service.pages.shell import Pages

blueprint = Pages("account", __name__)

DONE: Final = "done"
CHANGES: Final = frozenset({"password", "app", "no_app", "ended"})
SECRET_LENGTH: Final = 64


@blueprint.get("/account")
@admits(*guard.EVERY_ROLE)
def show() -> Response:
    """Show the account, and what was changed just now."""
    done = request.args.get(DONE)
    return _page({}, done=done if done in CHANGES else None)


@blueprint.post("/account/password")
@admits(*guard.EVERY_ROLE)
def set_password() -> Response:
    """Change the password: every session of the user ends, and this one is begun afresh."""
    proof, wrong = typed_proof("old", "no_old")
    new = request.form.get("new_password", "")
    if not new:
        wrong["new_password"] = word("passwords", "none")
    if wrong:
        return _page(wrong)
    return _changed(use_cases.set_password(_database(), current_caller(), proof, new), "password", "old")


@blueprint.post("/account/app")
@admits(*guard.EVERY_ROLE)
def set_app() -> Response:
    """Ask for the codes of an app from now on; the code proves that the app has the secret."""
    secret, code = request.form.get("secret", "")[:SECRET_LENGTH], request.form.get("app_code", "")
    proof, wrong = typed_proof("app")
    if not (code.strip() and secret):
        wrong["app_code"] = word("account", "no_code")
    if wrong:
        return _page(wrong, secret=secret)
    return _changed(use_cases.set_totp(_database(), current_caller(), proof, secret, code), "app", "app", secret)


@blueprint.post("/account/no-app")
@admits(*guard.EVERY_ROLE)
def set_no_app() -> Response:
    """Ask for codes no more."""
    proof, wrong = typed_proof("app")
    if wrong:
        return _page(wrong)
    return _changed(use_cases.set_totp(_database(), current_caller(), proof, None), "no_app", "app")


@blueprint.post("/account/sessions")
@admits(*guard.EVERY_ROLE)
def end_sessions() -> Response:
    """End sessions of the user in other browsers."""
    proof, wrong = typed_proof("end")
    if wrong:
        return _page(wrong)
    which = request.form.get("which", use_cases.OTHERS)
    done = use_cases.end_sessions(_database(), current_caller(), proof, which, guard.token() or "")
    return _changed(done, "ended", "end")


def _database() -> ScopedDatabase:
    return context().installation.database


def _changed(done: Any, change: str, prefix: str, secret: str | None = None) -> Response:
    """Go on, with the fresh session where there is one, or say what was wrong."""
    if done is None or isinstance(done, Session):
        answer: Any = redirect(f"/account?{DONE}={change}", 303)
        if done is None:
            return answer  # type: ignore[no-any-return] # Werkzeug's response is Flask's here
        session.clear()
        return guard.keep(answer, done)
    if done in get_args(Weakness):
        return _page({"new_password": word("passwords", done)})
    wrong, status = told(done, prefix)
    return _page(wrong, secret=secret, status=status)


def _page(
    wrong: dict[str, str], *, done: str | None = None, secret: str | None = None, status: int = WRONG
) -> Response:
    caller = current_caller()
    mine = use_cases.details(_database(), caller)
    fresh = None if mine.uses_app else secret or totp.new_secret()
    opened = use_cases.open_sessions(_database(), caller, guard.token() or "")
    return page(
        "pages/account.html",
        status if wrong else 200,
        caller=caller,
        mine=mine,
        done=done,
        of=wrong,
        errors=[(sentence, field) for field, sentence in wrong.items()],
        secret=fresh,
        picture=None if fresh is None else _picture(fresh, caller, mine.login),
        here=[_since(one) for one in opened if one.here],
        others=[(one.id, _since(one)) for one in opened if not one.here],
        every_other=use_cases.OTHERS,
    )


def _since(one: use_cases.OpenSession) -> str:
    began, used = (f"{local_time(at):%d.%m.%Y, %H:%M}" for at in (one.began_at, one.used_at))
    return word("account", "since", began=began, used=used)


def _picture(secret: str, caller: Caller, login: str) -> Markup:
    """Return the QR code that an app reads, black on white whatever the colours of the page."""
    code = segno.make(totp.address(secret, login), error="m", micro=False)
    title = word("account", "picture", name=caller.name)
    colours = {"dark": "#000", "light": "#fff"}
    drawn = code.svg_inline(border=4, omitsize=True, title=title, svgclass="qr", lineclass=None, **colours)
    return Markup(drawn)  # noqa: S704 - drawn from modules; the title is escaped by segno
