"""The words of the pages by language, and which language a visitor reads: the one asked for, kept, or preferred."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from flask import Response, g, request

from service.api.access import over_tls
from service.api.language import wanted_language
from service.local_time import local_time
from service.texts import MESSAGES
from validators.messages.catalog import LANGUAGES
from validators.messages.values import day

ASKED: Final = "lang"
"""The parameter of the links that change the language, and the cookie that remembers it."""
WRITTEN_DAY: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
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


def moment(value: datetime) -> str:
    """Return a moment as people write it, by the clock of Kazakhstan."""
    local = local_time(value)
    return f"{day(local.date(), page_language())}, {local:%H:%M}"


def read_day(text: str) -> date | None:
    """Return the day that was typed as 05.10.2026, ``None`` where it is none."""
    found = WRITTEN_DAY.fullmatch(text)
    try:
        return None if found is None else date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


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
