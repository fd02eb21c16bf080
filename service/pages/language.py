"""The words of the pages by language, and which language a visitor reads: the one asked for, kept, or preferred."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from flask import Response, g, request

from service.api.access import over_tls
from service.api.language import wanted_language
from service.texts import MESSAGES
from validators.messages.catalog import LANGUAGES

ASKED: Final = "lang"
"""The parameter of the links that change the language, and the cookie that remembers it."""
REMEMBERED_SECONDS: Final = 365 * 24 * 3600


def word(section: str, key: str, /, language: str | None = None, **values: Any) -> str:
    """Return words of a page with the values in them, in one of ``LANGUAGES``: that of the page unless given."""
    return MESSAGES.text(section, key, language or page_language(), **values)


def page_language() -> str:
    """Return the language of the page: that of the link followed, of an earlier one, of the user, or of the browser."""
    if "page_language" not in g:
        user = g.get("caller")
        chosen = (request.args.get(ASKED), request.cookies.get(ASKED), user and user.language)
        g.page_language = next((language for language in chosen if language in LANGUAGES), wanted_language())
    return str(g.page_language)


def switches() -> list[dict[str, Any]]:
    """Return the links that show this page in another language, named in the languages' own words."""
    asked = {name: value for name, value in request.args.items() if name != ASKED}
    return [
        {"language": one, "name": word("frame", "language", one), "href": f"?{urlencode({**asked, ASKED: one})}"}
        for one in LANGUAGES
    ]


def remember(page: Response) -> None:
    """Keep the language a link asked for, for the next pages; it is no secret and tells nothing of the visitor."""
    asked = request.args.get(ASKED)
    if asked in LANGUAGES:
        page.set_cookie(ASKED, str(asked), max_age=REMEMBERED_SECONDS, httponly=True, samesite="Lax", secure=over_tls())
    page.vary.update(("Accept-Language", "Cookie"))
