"""Protection from forged requests (CSRF): what changes something carries a token of Flask-WTF's.

The token is bound to a cookie of its own, which is kept for as long as the browser is open and no script reads; both
are signed with a secret that all web processes find in the database.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from typing import Any, Final

from flask import Flask, Request, g, request
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
    """Return the token of the forms of this visitor, masked: it looks different in every page.

    Otherwise it could be guessed from the lengths of pages, which are compressed.
    """
    if "masked_token" not in g:
        plain = str(generate_csrf(secret())).encode()
        mask = secrets.token_bytes(len(plain))
        g.masked_token = base64.urlsafe_b64encode(mask + _xor(plain, mask)).decode()
    return str(g.masked_token)


def _unmasked(sent: Any) -> str | None:
    """Return the token behind a mask, ``None`` where nothing like it was sent."""
    try:
        found = base64.urlsafe_b64decode(str(sent or "").encode("ascii"))
        half = len(found) // 2
        return _xor(found[:half], found[half:]).decode("ascii") or None
    except ValueError:
        return None


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=False))


def genuine() -> bool:
    """Return whether the request changes nothing, or carries the token of its visitor."""
    if request.method in HARMLESS:
        return True
    sent: Any = request.headers.get(HEADER) or request.form.get(FIELD)
    try:
        validate_csrf(_unmasked(sent), secret())
    except ValidationError:
        return False
    return True


def secret() -> str:
    """Return the secret that tokens and their cookie are signed with."""
    drawn = kept_secret(context().installation.database.whole, BUILTIN_STATE_BODY_ID)
    return hmac.new(bytes.fromhex(drawn), PURPOSE, "sha256").hexdigest()
