"""The units of a state body as a tree: added, renamed, moved, closed."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, url_for

from service.access import units
from service.access.state_bodies import StateBody
from service.db.models import ID_LENGTH, NAME_LENGTH
from service.pages import errors
from service.pages.administration.reach import BOTH, body_of, chosen_id, form_page, go, rows_of, typed, unit_choices
from service.pages.language import word
from service.pages.shell import Pages

blueprint = Pages("units", __name__, roles=BOTH)

FIELDS: Final = {"name": NAME_LENGTH, "parent": ID_LENGTH}


@blueprint.get("/units")
@blueprint.get("/units/<state_body_id>")
def show(state_body_id: str | None = None) -> Response:
    """Show the tree, and ask which unit is added."""
    return _tree(body_of(state_body_id), {"name": "", "parent": ""}, {})


@blueprint.post("/units/<state_body_id>")
def add(state_body_id: str) -> Response:
    """Add a unit."""
    body, said = body_of(state_body_id), typed(FIELDS)
    if not _named(said):
        return _tree(body, said, {"name": word("units", "no_name")})
    try:
        units.create_unit(rows_of(body), said["name"], chosen_id(said["parent"]))
    except units.UnitNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("units.show", state_body_id=body.id))


@blueprint.get("/units/<state_body_id>/<unit_id>")
def show_unit(state_body_id: str, unit_id: str) -> Response:
    """Show a unit, to be renamed, moved or closed."""
    body = body_of(state_body_id)
    unit = _unit(body, unit_id)
    return _unit_page(body, unit, {"name": unit.name, "parent": unit.parent_id or ""}, {})


@blueprint.post("/units/<state_body_id>/<unit_id>")
def change(state_body_id: str, unit_id: str) -> Response:
    """Rename a unit, or move it with all that is part of it."""
    body, said = body_of(state_body_id), typed(FIELDS)
    unit = _unit(body, unit_id)
    if not _named(said):
        return _unit_page(body, unit, said, {"name": word("units", "no_name")})
    try:
        units.change_unit(rows_of(body), unit_id, said["name"], chosen_id(said["parent"]))
    except units.UnitCircleError:
        return _unit_page(body, unit, said, {"parent": word("units", "circle")})
    except units.UnitNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("units.show", state_body_id=body.id))


@blueprint.post("/units/<state_body_id>/<unit_id>/close")
def close(state_body_id: str, unit_id: str) -> Response:
    """Close a unit, of which nothing is part any more."""
    body = body_of(state_body_id)
    unit = _unit(body, unit_id)
    try:
        units.remove_unit(rows_of(body), unit_id)
    except units.UnitInUseError:
        told = {"": word("units", "in_use")}
        return _unit_page(body, unit, {"name": unit.name, "parent": unit.parent_id or ""}, told)
    except units.UnitNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("units.show", state_body_id=body.id))


def _named(said: dict[str, str]) -> bool:
    return bool(said["name"]) and said["name"].isprintable()


def _unit(body: StateBody, unit_id: str) -> units.Unit:
    found = {unit.id: unit for unit in units.list_units(rows_of(body))}.get(unit_id)
    if found is None:
        raise errors.PageError("not-found")
    return found


def _tree(body: StateBody, said: dict[str, str], wrong: dict[str, str]) -> Response:
    found = units.list_units(rows_of(body))
    shown: dict[str, Any] = {"tree": units.as_tree(found), "choices": unit_choices(found)}
    return form_page("administration/units.html", wrong, body=body, typed=said, **shown)


def _unit_page(body: StateBody, unit: units.Unit, said: dict[str, str], wrong: dict[str, str]) -> Response:
    choices = unit_choices(units.list_units(rows_of(body)), without=unit.id)
    return form_page("administration/unit.html", wrong, body=body, unit=unit, typed=said, choices=choices)
