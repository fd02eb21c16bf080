"""Which state bodies a user administers: the administrator of the installation each, an officer the own one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import Response, redirect, request

from service.access import state_bodies, units
from service.access.state_bodies import StateBody
from service.api.context import context, current_caller
from service.api.schemas import is_identifier
from service.db.database import ScopedDatabase
from service.db.models import BUILTIN_STATE_BODY_ID, Role
from service.db.tenancy import Actor, Scope
from service.pages import errors
from service.pages.rendering import page
from service.services import Services

WRONG: Final = 422
ADMINISTRATOR: Final = (Role.INSTALLATION_ADMINISTRATOR,)
BOTH: Final = (Role.INSTALLATION_ADMINISTRATOR, Role.PERSONNEL_OFFICER)
INDENT: Final = "\N{NO-BREAK SPACE}" * 4
"""Stands before a unit that is part of another, once for each above it: choices have no other way to show that."""


def all_bodies() -> list[StateBody]:
    """Return the state bodies of the installation, for its administrator."""
    return state_bodies.list_state_bodies(context().installation.database)


def body_of(state_body_id: str | None) -> StateBody:
    """Return a state body that the user administers; without an id the user's own.

    Raises:
        PageError: the user administers no such one.
    """
    own = current_caller().state_body_id
    wanted = state_body_id or own
    if wanted is None or (own is not None and wanted != own):
        raise errors.PageError("not-found")
    found = {body.id: body for body in all_bodies()}.get(wanted)
    if found is None:
        raise errors.PageError("not-found")
    return found


def rows_of(body: StateBody) -> ScopedDatabase:
    """Return the rows of a state body that the user administers."""
    return services_of(body).database


def services_of(body: StateBody) -> Services:
    """Return what use cases work with on the rows of a state body that the user administers."""
    return context().installation.of(Scope(body.id, actor()))


def journal_of(state_body_id: str | None) -> tuple[str | None, Scope]:
    """Return whose journal a user reads, by name and as a scope: an auditor the own one.

    The administrator of the installation reads each, and without an id that of the installation itself, ``None``.

    Raises:
        PageError: the user reads no such one.
    """
    if state_body_id is None and current_caller().state_body_id is None:
        return None, Scope(BUILTIN_STATE_BODY_ID, actor())
    body = body_of(state_body_id)
    return body.name, Scope(body.id, actor())


def actor() -> Actor:
    """Return the user as the journal names who did something."""
    return Actor("user", current_caller().id)


def typed(fields: Mapping[str, int]) -> dict[str, str]:
    """Return what was typed into the fields of a form, of each no more than it takes."""
    return {name: " ".join(request.form.get(name, "").split())[:most] for name, most in fields.items()}


def chosen_id(text: str) -> str | None:
    """Return the id that was chosen from a list, ``None`` where nothing was, or nothing that could be there."""
    return text if is_identifier(text) else None


def unit_choices(found: Sequence[units.Unit], *, without: str | None = None) -> list[tuple[str, str]]:
    """Return units as choices, each below the one it is part of; one and its parts may be left out."""
    choices: list[tuple[str, str]] = []
    left_out: int | None = None
    for depth, unit in units.as_tree(found):
        if left_out is not None and depth > left_out:
            continue
        left_out = depth if unit.id == without else None
        if left_out is None:
            choices.append((unit.id, INDENT * depth + unit.name))
    return choices


def form_page(template: str, wrong: Mapping[str, str], **values: Any) -> Response:
    """Return the page of a form with what is wrong, told above it and beside its fields."""
    shown = [(sentence, field) for field, sentence in wrong.items()]
    return page(template, WRONG if wrong else 200, of=wrong, errors=shown, **values)


def go(address: str) -> Response:
    """Lead on to the page that shows what was changed."""
    answer: Any = redirect(address, 303)
    return answer  # type: ignore[no-any-return] # Werkzeug's response is Flask's here
