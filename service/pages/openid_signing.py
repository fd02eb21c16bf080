"""Signing in by a provider of OpenID Connect, and tying an account to it by a one-time link."""

from __future__ import annotations

from typing import Final

from flask import Response, request, session

from service.access import links
from service.access import openid as access
from service.access.sessions import Session
from service.api.context import context
from service.db.models import Purpose
from service.pages import errors, guard, openid
from service.pages.guard import admits_strangers
from service.pages.shell import Pages
from service.pages.signing import go

blueprint = Pages("openid", __name__)

WANTED: Final = "wanted"
FROM: Final = "Sec-Fetch-Site"
HERE: Final = "same-origin"
"""What browsers say of where somebody comes from."""
LINK: Final = "link"
"""What the visitor's cookie holds while somebody is away at the provider: where to go on, which link is being used."""


@blueprint.get("/sign-in/openid")
@admits_strangers
def begin() -> Response:
    """Lead to the provider."""
    return _begin(None)


@blueprint.get("/link/<token>/openid")
@admits_strangers
def begin_link(token: str) -> Response:
    """Lead to the provider, to tie the account of a link to whoever signs in there.

    Only from the page of the link: else another site could tie somebody's identity to the account of its own link.
    """
    if request.headers.get(FROM, HERE) != HERE:
        raise errors.PageError("stale")
    found = links.find_link(context().installation.database, token)
    if found is None or found.purpose is not Purpose.PASSWORD:
        raise errors.PageError("link-over")
    return _begin(token)


@blueprint.get(openid.BACK)
@admits_strangers
def back() -> Response:
    """Begin the session of whom the provider vouches for: one who is known, or has a link."""
    identity = _provider().finish()
    token, wanted = session.pop(LINK, None), guard.address_here(session.pop(WANTED, None))
    database = context().installation.database
    if token is None:
        begun = access.sign_in(database, identity, former=guard.token())
    else:
        tied = access.link(database, token, identity)
        if not isinstance(tied, Session):
            raise errors.PageError("link-over" if tied == "over" else "openid-taken")
        begun = tied
    if not isinstance(begun, Session):
        raise errors.PageError("openid-unknown")
    # Tokens of forms that were opened before are good no more.
    session.clear()
    session[openid.BY] = True
    return guard.keep(go(wanted), begun)


def _begin(token: str | None) -> Response:
    provider = _provider()
    for name, value in ((LINK, token), (WANTED, request.args.get(guard.NEXT))):
        session.pop(name, None)
        if value is not None:
            session[name] = value
    return provider.begin()


def _provider() -> openid.Provider:
    found = openid.provider()
    if found is None:
        raise errors.PageError("not-found")
    return found
