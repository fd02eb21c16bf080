"""The words of the pages by language, and which language a visitor reads: the one asked for, kept, or preferred."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, request

from service.api.language import wanted_language
from service.texts import MESSAGES
from validators.messages.catalog import LANGUAGES

ASKED: Final = "lang"
"""The parameter of the links that change the language, and the cookie that remembers it."""
REMEMBERED_SECONDS: Final = 365 * 24 * 3600


def word(section: str, key: str, /, language: str, **values: Any) -> str:
    """Return words of a page in one of ``LANGUAGES``, with the values in them."""
    return MESSAGES.text(section, key, language, **values)


def page_language() -> str:
    """Return the language of the page: of the link that was followed, of an earlier one, or what the browser asks."""
    chosen = (request.args.get(ASKED), request.cookies.get(ASKED))
    return next((language for language in chosen if language in LANGUAGES), wanted_language())


def switches() -> list[dict[str, Any]]:
    """Return the links that change the language of this page, in the languages' own names."""
    return [{"language": one, "name": word("frame", "language", one)} for one in LANGUAGES]


def remember(page: Response) -> None:
    """Keep the language a link asked for, for the next pages; it is no secret and tells nothing of the visitor."""
    asked = request.args.get(ASKED)
    if asked in LANGUAGES:
        page.set_cookie(
            ASKED, str(asked), max_age=REMEMBERED_SECONDS, httponly=True, samesite="Lax", secure=request.is_secure
        )
    page.vary.update(("Accept-Language", "Cookie"))
