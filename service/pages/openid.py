"""The provider of OpenID Connect by which people may sign in, where the settings name one.

Authlib asks it and checks what it answers: state, nonce and PKCE are kept in the visitor's signed cookie meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, current_app

from service.access.openid import Identity
from service.pages import errors
from service.settings import Settings

EXTENSION: Final = "bagalau.openid"
BACK: Final = "/sign-in/openid/back"
"""Where the provider sends people back to; it has to be told so."""
OUT: Final = "/sign-in"
"""Where it sends them after they signed out there."""
BY: Final = "openid"
"""What the visitor's cookie holds while the session is one by the provider."""
TIMEOUT_SECONDS: Final = 5
"""So long it is waited for an answer of the provider, several times at a sign-in."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider: its issuer, what people call it, and Authlib's client of it."""

    issuer: str
    name: str
    here: str
    client: Any

    def begin(self) -> Response:
        """Lead to the provider.

        Raises:
            PageError: it does not answer.
        """
        with _translated():
            self._check_issuer()
            answer: Response = self.client.authorize_redirect(f"{self.here}{BACK}")
            return answer

    def finish(self) -> Identity:
        """Return whom the provider vouches for in the present request, by which it sent somebody back.

        Raises:
            PageError: nobody, or it does not answer.
        """
        with _translated():
            self._check_issuer()
            claims = self.client.authorize_access_token().get("userinfo") or {}
        subject = claims.get("sub")
        if not isinstance(subject, str) or not subject:
            raise errors.PageError("openid-failed")
        return Identity(self.issuer, subject)

    def _check_issuer(self) -> None:
        """Refuse the description of another issuer: it would vouch for other people."""
        if str(self.client.load_server_metadata().get("issuer")).rstrip("/") != self.issuer.rstrip("/"):
            log.error("openid_issuer_differs")
            raise errors.PageError("openid-away")


def install(app: Flask, settings: Settings) -> None:
    """Let people sign in by the provider of the settings, where there is one."""
    if settings.openid_issuer is None:
        return
    # Few installations need it, and it brings a client for HTTP along.
    from authlib.integrations.flask_client import OAuth  # noqa: PLC0415

    client = OAuth(app).register(
        "provider",
        client_id=settings.openid_client_id,
        client_secret=settings.openid_client_secret,
        server_metadata_url=f"{settings.openid_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid",
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT_SECONDS,
        },
    )
    name = settings.openid_name or urlsplit(settings.openid_issuer).netloc
    here = (settings.public_url or "").rstrip("/")
    app.extensions[EXTENSION] = Provider(settings.openid_issuer, name, here, client)


def provider() -> Provider | None:
    """Return the provider, ``None`` where there is none."""
    found: Provider | None = current_app.extensions.get(EXTENSION)
    return found


def end_address() -> str | None:
    """Return where one signs out of the provider, ``None`` where it has no such address or does not answer."""
    found = provider()
    if found is None:
        return None
    try:
        with _translated():
            metadata = found.client.load_server_metadata()
            if "end_session_endpoint" not in metadata:
                return None
            back = {"post_logout_redirect_uri": f"{found.here}{OUT}", "client_id": found.client.client_id}
            return str(found.client.create_logout_url(**back)["url"])
    except errors.PageError:
        return None


@contextmanager
def _translated() -> Iterator[None]:
    """Turn what goes wrong at the provider into a page; no word of its answer is shown or logged."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 - as above
    from joserfc.errors import JoseError  # noqa: PLC0415 - it comes with Authlib
    from requests import RequestException  # noqa: PLC0415 - as above

    try:
        yield
    except RequestException as error:
        log.warning("openid_provider_unavailable", error=type(error).__name__)
        raise errors.PageError("openid-away") from None
    except (AuthlibBaseError, JoseError, KeyError, ValueError, RuntimeError) as error:
        log.warning("openid_refused", error=type(error).__name__)
        raise errors.PageError("openid-failed") from None
