"""The state bodies of the installation: added, named, given a language; and the way to all that is administered."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, url_for

from service.access import state_bodies
from service.api.context import context, current_caller
from service.db.models import NAME_LENGTH, Role
from service.pages.administration import variants
from service.pages.administration.reach import ADMINISTRATOR, BOTH, actor, all_bodies, body_of, form_page, go, typed
from service.pages.guard import admits, is_for
from service.pages.language import page_language, word
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.messages.catalog import LANGUAGES

blueprint = Pages("bodies", __name__, roles=ADMINISTRATOR)

FIELDS: Final = {"name": NAME_LENGTH, "language": 8}
AREAS: Final = {
    "people": "people.list_people",
    "bodies": "bodies.list_bodies",
    "units": "units.show",
    "keys": "keys.show",
    "variants": "variants_pages.show",
    "working_days": "working_days.show",
    "state": "state.show",
}
"""What there is to administer, in the order of how often it is: its texts, and its page."""
OF_ONE: Final = frozenset({"units", "keys"})
"""What is of one state body: an officer goes to the own one, the administrator by the list of all."""


@blueprint.get("/administration")
@admits(*BOTH)
def overview() -> Response:
    """Show what there is to administer."""
    caller = current_caller()
    all_of_them = caller.role is Role.INSTALLATION_ADMINISTRATOR
    areas = [
        {"href": url_for(endpoint), "title": word("administration", key), "text": word("administration", f"{key}_text")}
        for key, endpoint in AREAS.items()
        if is_for(caller, endpoint) and not (all_of_them and key in OF_ONE)
    ]
    return page("administration/overview.html", areas=areas)


@blueprint.get("/bodies")
def list_bodies() -> Response:
    """List the state bodies."""
    entries = variants.entries().values()
    bodies = [
        {"body": body, "own": [each.variant for each in entries if each.counts_for(body)]} for body in all_bodies()
    ]
    return page("administration/bodies.html", bodies=bodies)


@blueprint.get("/bodies/new")
def ask_for_body() -> Response:
    """Ask which state body is added."""
    return _form({"name": "", "language": page_language()}, {})


@blueprint.post("/bodies/new")
def add_body() -> Response:
    """Add a state body, which has nobody yet."""
    said = typed(FIELDS)
    if wrong := _wrong(said):
        return _form(said, wrong)
    state_bodies.create_state_body(context().installation.database, **said, by=actor())
    return go(url_for("bodies.list_bodies"))


@blueprint.get("/bodies/<state_body_id>")
def show_body(state_body_id: str) -> Response:
    """Show the name of a state body and its language, to be changed."""
    body = body_of(state_body_id)
    return _form({"name": body.name, "language": body.language or page_language()}, {}, body=body)


@blueprint.post("/bodies/<state_body_id>")
def change_body(state_body_id: str) -> Response:
    """Give a state body another name or language."""
    body, said = body_of(state_body_id), typed(FIELDS)
    if wrong := _wrong(said):
        return _form(said, wrong, body=body)
    state_bodies.change_state_body(context().installation.database, body.id, **said, by=actor())
    return go(url_for("bodies.list_bodies"))


def _wrong(said: dict[str, str]) -> dict[str, str]:
    wrong = {} if said["name"] and said["name"].isprintable() else {"name": word("first", "no_state_body")}
    if said["language"] not in LANGUAGES:
        wrong["language"] = word("bodies", "no_language")
    return wrong


def _form(said: dict[str, str], wrong: dict[str, str], **values: Any) -> Response:
    languages = [(one, word("frame", "language", one)) for one in LANGUAGES]
    return form_page("administration/body.html", wrong, typed=said, languages=languages, **{"body": None, **values})
