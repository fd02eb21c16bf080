"""What all pages have in common: the frame around them, their headers, and what templates may call.

A page is a view of a :class:`Pages` that returns :func:`service.pages.rendering.page`. It is stored by no browser, runs
no script but ours, and takes nothing that does not carry the token of its visitor (:mod:`service.pages.forgery`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Flask, Response, request, url_for

from service.access import sessions
from service.api.context import context
from service.db.models import Role
from service.errors import NotOwnPaperError
from service.pages import assets, compression, errors, forgery, guard, openid
from service.pages.language import page_language, switches, word
from service.pages.rendering import POLICY


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the navigation leads to; ``key`` is that of its name among the texts, section ``places``.

    Pages whose address begins with its own are within it, and with those of ``within``.
    """

    key: str
    endpoint: str
    within: tuple[str, ...] = ()


PLACES: Final[tuple[Place, ...]] = (
    Place("home", "home.home"),
    Place("cycles", "assessing.list_all"),
    Place("new", "papers.choose"),
    Place("drafts", "papers.list_drafts"),
    Place("batches", "bulk.list_all"),
    Place("papers", "listing.list_papers", ("/dossier",)),
    Place("employees", "employees_pages.list_employees"),
    Place("deadlines", "terms.count"),
    Place("retention", "retention.show"),
    Place("people", "people.list_people"),
    Place("administration", "bodies.overview", ("/bodies", "/keys", "/state", "/units", "/variants", "/working-days")),
    Place("journal", "auditing.show"),
)
"""The navigation, from left to right."""


class Pages(Blueprint):
    """A blueprint of pages, which finds out by itself who asks; views are for ``roles`` unless they say otherwise.

    With ``takes_files`` what is sent may be as long as a batch.
    """

    guards_itself = True

    def __init__(
        self, name: str, import_name: str, *, roles: Iterable[Role] = (), takes_files: bool = False, **options: Any
    ) -> None:
        super().__init__(name, import_name, **options)
        self.roles = frozenset(roles)
        self.before_request(guard.admit)
        if takes_files:
            self.before_request(_take_files)
        self.before_request(_refuse_forged)
        self.after_request(_careful)
        self.register_error_handler(errors.PageError, errors.answer)
        self.register_error_handler(NotOwnPaperError, lambda _: errors.answer(errors.PageError("not-own")))


def install(app: Flask) -> None:
    """Give the templates of this application what they may call, and have everything escaped in all of them."""
    forgery.install(app)
    # Flask escapes by the ending of the file, of which it does not know that of the components.
    app.jinja_env.autoescape = True
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(combined=_combined, groups_of_four=_groups_of_four)
    app.jinja_env.globals.update(
        word=word,
        zip=zip,
        asset=assets.address,
        csrf_token=forgery.token,
        page_language=page_language,
        switches=switches,
        places=_places,
        user=guard.user,
        openid=openid.provider,
        sees_nothing=guard.sees_nothing,
        idle_seconds=int(sessions.IDLE.total_seconds()),
    )


def _take_files() -> None:
    request.max_content_length = context().installation.settings.max_batch_bytes


def _refuse_forged() -> None:
    if not forgery.genuine():
        raise errors.PageError("stale")


def _careful(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers.setdefault("Cache-Control", "no-store")
    return compression.compressed(answer)


def _places() -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = [
        {
            "text": word("places", place.key),
            "href": (address := url_for(place.endpoint)),
            "current": request.endpoint == place.endpoint,
            "here": False,
            "within": tuple(f"{each}/" for each in (address, *place.within)),
        }
        for place in PLACES
        if guard.is_for(guard.user(), place.endpoint)
    ]
    # Of two places above a page the nearer one.
    above = [place for place in shown if f"{request.path}/".startswith(place["within"])]
    if above and not any(place["current"] for place in shown):
        max(above, key=lambda place: len(place["href"]))["here"] = True
    return shown


def _groups_of_four(text: str) -> str:
    """Return a text that is copied by hand in groups, which are easier to read."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def _combined(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return two sets of attributes as one; the second prevails."""
    return {**first, **second}
