"""Working days: the decrees that move days off, entered on a page and valid at once, for every state body."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, request, url_for

from service.api.context import context
from service.db.decrees import Decree, Move
from service.pages import errors
from service.pages.administration.reach import ADMINISTRATOR, actor, form_page, go, typed
from service.pages.language import page_language, read_day, word
from service.pages.rendering import page
from service.pages.shell import Pages
from service.reference.decrees import (
    OFF,
    WORKED,
    DecreeNotFoundError,
    Fault,
    FaultyDecreeError,
    change_decree,
    enter_decree,
    list_decrees,
    remove_decree,
)
from validators.calendar_file import SOURCE_LENGTH
from validators.days_off import Reason
from validators.messages.values import day

blueprint = Pages("working_days", __name__, roles=ADMINISTRATOR)

ROWS: Final = 4
"""Moves that are asked for at once: more than any decree had; a page with more of them asks for more."""
MAX_ROWS: Final = 40
DAY_LENGTH: Final = 10
SIDES: Final = (OFF, WORKED)


@blueprint.get("/working-days")
def show() -> Response:
    """List the decrees, those of the installation's file as well."""
    installation = context().installation
    file = installation.calendar.overrides
    decrees = [
        {"decree": decree, "moves": [_move(move) for move in decree.moves]}
        for decree in reversed(list_decrees(installation))
    ]
    in_file = [] if file is None else [_overridden(each, file.days[each]) for each in sorted(file.days)]
    return page("administration/working_days.html", decrees=decrees, file=file, in_file=in_file)


@blueprint.get("/working-days/new")
def ask() -> Response:
    """Ask for a decree."""
    return _form({}, {})


@blueprint.post("/working-days/new")
def enter() -> Response:
    """Enter a decree."""
    return _save(None)


@blueprint.get("/working-days/<decree_id>")
def show_one(decree_id: str) -> Response:
    """Show a decree, to be changed or taken back."""
    decree = _decree(decree_id)
    said = {"source": decree.source}
    for number, move in enumerate(decree.moves, start=1):
        said |= {f"{side}_{number}": _written(each) for side, each in zip(SIDES, move, strict=True)}
    return _form(said, {}, decree)


@blueprint.post("/working-days/<decree_id>")
def change(decree_id: str) -> Response:
    """Change a decree."""
    return _save(_decree(decree_id))


@blueprint.post("/working-days/<decree_id>/remove")
def remove(decree_id: str) -> Response:
    """Take a decree back."""
    try:
        remove_decree(context().installation, decree_id, by=actor())
    except DecreeNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("working_days.show"))


def _save(decree: Decree | None) -> Response:
    said = typed({"source": SOURCE_LENGTH} | {f"{side}_{row}": DAY_LENGTH for row in _rows() for side in SIDES})
    days = {name: read_day(text) for name, text in said.items() if name != "source"}
    wrong = {name: word("forms", "wrong_date") for name, found in days.items() if said[name] and found is None}
    moves = [(days[f"{OFF}_{row}"], days[f"{WORKED}_{row}"]) for row in _rows()]
    places = [row for row, move in zip(_rows(), moves, strict=True) if any(move)]
    kept = [move for move in moves if any(move)]
    try:
        if wrong:
            # Days that cannot be read are complained of alone: without them the others may be wrong only seemingly.
            return _form(said, wrong, decree)
        if decree is None:
            enter_decree(context().installation, said["source"], kept, by=actor())
        else:
            change_decree(context().installation, decree.id, said["source"], kept, by=actor())
    except FaultyDecreeError as error:
        return _form(said, dict(_told(fault, places or [1]) for fault in error.faults), decree)
    except DecreeNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("working_days.show"))


def _rows() -> range:
    """Return the numbers of the moves that the present form has."""
    sent = [int(number) for name in request.form if (number := name.partition("_")[2]).isdecimal()]
    return range(1, min(max((ROWS, *sent)), MAX_ROWS) + 1)


def _told(fault: Fault, places: list[int]) -> tuple[str, str]:
    """Return the field a fault is about, and the sentence that says what would be right."""
    values = {
        name: value.text(dict(fault.values)["day"], page_language()) if isinstance(value, Reason) else value
        for name, value in fault.values
        if value is not None
    }
    field = "source" if fault.move is None else f"{fault.side}_{places[fault.move]}"
    return field, word("working_days", fault.key, **values)


def _form(said: dict[str, str], wrong: dict[str, str], decree: Decree | None = None) -> Response:
    filled = [int(name.partition("_")[2]) for name, text in said.items() if name != "source" and text]
    rows = range(1, min(max((ROWS, *(number + 1 for number in filled))), MAX_ROWS) + 1)
    return form_page("administration/decree.html", wrong, typed=said, rows=rows, decree=decree)


def _decree(decree_id: str) -> Decree:
    found = {decree.id: decree for decree in list_decrees(context().installation)}.get(decree_id)
    if found is None:
        raise errors.PageError("not-found")
    return found


def _move(move: Move) -> dict[str, Any]:
    return {side: each and day(each, page_language()) for side, each in zip(SIDES, move, strict=True)}


def _overridden(each: Any, override: Any) -> dict[str, Any]:
    return {"day": day(each, page_language()), "working": override.working, "source": override.source}


def _written(each: Any) -> str:
    return f"{each:%d.%m.%Y}" if each else ""
