"""A user's own account: who they are here, the password, the authenticator app."""

from __future__ import annotations

from math import ceil
from typing import Any, Final, get_args

import segno
from flask import Response, redirect, request, session
from markupsafe import Markup

from service.access import account as use_cases
from service.access import totp
from service.access.caller import Caller
from service.access.passwords import Weakness
from service.access.sessions import Session
from service.access.throttle import LockedOut
from service.api.context import context, current_caller
from service.pages import guard
from service.pages.guard import admits
from service.pages.language import word
from service.pages.rendering import page
from service.pages.shell import Pages

blueprint = Pages("account", __name__)

DONE: Final = "done"
CHANGES: Final = frozenset({"password", "app", "no_app"})
WRONG: Final = 422
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
    old, new = (request.form.get(name, "") for name in ("old_password", "new_password"))
    wrong = {
        **({} if old else {"old_password": word("account", "no_old")}),
        **({} if new else {"new_password": word("passwords", "none")}),
    }
    if wrong:
        return _page(wrong)
    done = use_cases.set_password(context().installation.database, current_caller(), old, new)
    return _changed(done, "password", "old_password")


@blueprint.post("/account/app")
@admits(*guard.EVERY_ROLE)
def set_app() -> Response:
    """Ask for the codes of an app from now on; the code proves that the app has the secret."""
    secret = request.form.get("secret", "")[:SECRET_LENGTH]
    password, code = (request.form.get(name, "") for name in ("app_password", "code"))
    wrong = {
        **({} if password else {"app_password": word("account", "no_password")}),
        **({} if code.strip() and secret else {"code": word("account", "no_code")}),
    }
    if wrong:
        return _page(wrong, secret=secret)
    done = use_cases.set_totp(context().installation.database, current_caller(), password, secret, code)
    return _changed(done, "app", "app_password", secret)


@blueprint.post("/account/no-app")
@admits(*guard.EVERY_ROLE)
def set_no_app() -> Response:
    """Ask for codes no more."""
    password = request.form.get("app_password", "")
    if not password:
        return _page({"app_password": word("account", "no_password")})
    done = use_cases.set_totp(context().installation.database, current_caller(), password, None)
    return _changed(done, "no_app", "app_password")


def _changed(done: Any, change: str, password_field: str, secret: str | None = None) -> Response:
    """Go on with the fresh session, or say what was wrong."""
    if isinstance(done, Session):
        session.clear()
        answer: Any = redirect(f"/account?{DONE}={change}", 303)
        return guard.keep(answer, done)
    if isinstance(done, LockedOut):
        told = word("signing", "locked", minutes=ceil(done.seconds / 60))
        return _page({password_field: told}, secret=secret, status=429)
    if done in get_args(Weakness):
        return _page({"new_password": word("passwords", done)})
    field = "code" if done == "wrong_code" else password_field
    return _page({field: word("account", done)}, secret=secret)


def _page(
    wrong: dict[str, str], *, done: str | None = None, secret: str | None = None, status: int = WRONG
) -> Response:
    caller = current_caller()
    mine = use_cases.details(context().installation.database, caller)
    fresh = None if mine.uses_app else secret or totp.new_secret()
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
    )


def _picture(secret: str, caller: Caller, login: str) -> Markup:
    """Return the QR code that an app reads, black on white whatever the colours of the page."""
    code = segno.make(totp.address(secret, login), error="m", micro=False)
    title = word("account", "picture", name=caller.name)
    colours = {"dark": "#000", "light": "#fff"}
    drawn = code.svg_inline(border=4, omitsize=True, title=title, svgclass="qr", lineclass=None, **colours)
    return Markup(drawn)  # noqa: S704 - drawn from modules; the title is escaped by segno
