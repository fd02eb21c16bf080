"""Protection from forged requests (CSRF): what changes something carries a token of Flask-WTF's.

The token is bound to a cookie of its own, which is kept for as long as the browser is open and no script reads; both
are signed with a secret that all web processes find in the database.
"""

from __future__ import annotations

import hmac
from typing import Any, Final

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf, validate_csrf
from itsdangerous import URLSafeTimedSerializer
from wtforms import ValidationError

from service.api import access
from service.api.context import context
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.secrets import kept_secret

VISIT_COOKIE: Final = "visit"
FIELD: Final = "csrf_token"
HEADER: Final = "X-CSRFToken"
PURPOSE: Final = b"forms of the pages"
HARMLESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Visit(SecureCookieSessionInterface):
    """Flask's session: what the token of a visitor's forms is bound to, and what is under way with a provider."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session; that of a program, which sends no cookies, asks the database for nothing."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:  # noqa: ARG002 - Flask's signature
        """Return what signs the cookie."""
        return URLSafeTimedSerializer(secret(), salt=self.salt, serializer=self.serializer)

    def get_cookie_name(self, app: Flask) -> str:  # noqa: ARG002 - Flask's signature
        """Return its name: over TLS one that no other host of the domain can set."""
        return access.cookie_name(VISIT_COOKIE)

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - Flask's signature
        """Return whether it is sent over TLS only."""
        return access.over_tls()

    def get_cookie_samesite(self, app: Flask) -> str:  # noqa: ARG002 - Flask's signature
        """Return that other sites do not have it sent with what they post."""
        return "Lax"


def install(app: Flask) -> None:
    """Keep what tokens are bound to; a token is good for as long as that is."""
    app.session_interface = Visit()
    app.config["WTF_CSRF_TIME_LIMIT"] = None


def token() -> str:
    """Return the token of the forms of this visitor."""
    return str(generate_csrf(secret()))


def genuine() -> bool:
    """Return whether the request changes nothing, or carries the token of its visitor."""
    if request.method in HARMLESS:
        return True
    sent: Any = request.headers.get(HEADER) or request.form.get(FIELD)
    try:
        validate_csrf(sent, secret())
    except ValidationError:
        return False
    return True


def secret() -> str:
    """Return the secret that tokens and their cookie are signed with."""
    drawn = kept_secret(context().installation.database.whole, BUILTIN_STATE_BODY_ID)
    return hmac.new(bytes.fromhex(drawn), PURPOSE, "sha256").hexdigest()
