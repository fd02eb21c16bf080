"""The keys of the programs of a state body: made and shown once, replaced with an overlap, revoked at once.

Only an officer of the state body makes them: a key gives papers, which the administrator of the installation does not
see. Both revoke them. What administers is made by no page: such a key could make officers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from flask import Response, request, url_for

from service.access import keys
from service.access.keys import StoredKey, Wish, end_of_day
from service.access.state_bodies import StateBody
from service.api.context import context, current_caller
from service.db.models import NAME_LENGTH, KeyScope, Role
from service.pages import errors
from service.pages.administration.reach import BOTH, body_of, form_page, go, rows_of, typed
from service.pages.guard import admits
from service.pages.language import moment, read_day, word
from service.pages.rendering import page
from service.pages.shell import Pages

blueprint = Pages("keys", __name__, roles=BOTH)

OFFERED: Final = (KeyScope.READ, KeyScope.CREATE, KeyScope.METRICS)
FIELDS: Final = {"name": NAME_LENGTH, "expires": 10, "overlap": 4}
MINUTE: Final = timedelta(minutes=1)
"""A key ends when a day does: people name the last minute, which still stands on the day."""
OVERLAPS: Final = (0, 24, 72, 168, 720)
"""How many hours a key that is replaced may work on."""


@blueprint.get("/keys")
@blueprint.get("/keys/<state_body_id>")
def show(state_body_id: str | None = None) -> Response:
    """List the keys of a state body."""
    body = body_of(state_body_id)
    found = [_shown(key) for key in keys.list_keys(rows_of(body))]
    may_make = current_caller().role is Role.PERSONNEL_OFFICER
    return page("administration/keys.html", body=body, keys=found, may_make=may_make)


@blueprint.get("/keys/<state_body_id>/new")
@admits(Role.PERSONNEL_OFFICER)
def ask_for_key(state_body_id: str) -> Response:
    """Ask what the key is for."""
    body = body_of(state_body_id)
    said = {"name": "", "expires": "", "overlap": "24"}
    return _form(body, None, said, [KeyScope.READ, KeyScope.CREATE], {})


@blueprint.post("/keys/<state_body_id>/new")
@admits(Role.PERSONNEL_OFFICER)
def make(state_body_id: str) -> Response:
    """Make a key, and show it this once."""
    return _make(body_of(state_body_id), None)


@blueprint.get("/keys/<state_body_id>/<key_id>/replace")
@admits(Role.PERSONNEL_OFFICER)
def ask_to_replace(state_body_id: str, key_id: str) -> Response:
    """Ask for the key that follows another."""
    body = body_of(state_body_id)
    former = _replaceable(body, key_id)
    said = {"name": former.name, "expires": "", "overlap": "24"}
    return _form(body, former, said, former.scopes, {})


@blueprint.post("/keys/<state_body_id>/<key_id>/replace")
@admits(Role.PERSONNEL_OFFICER)
def replace(state_body_id: str, key_id: str) -> Response:
    """Make a key that follows another, which works on for a while."""
    body = body_of(state_body_id)
    return _make(body, _replaceable(body, key_id))


@blueprint.post("/keys/<state_body_id>/<key_id>/revoke")
def revoke(state_body_id: str, key_id: str) -> Response:
    """Revoke a key: the next request that comes with it is refused."""
    body = body_of(state_body_id)
    try:
        keys.revoke_key(rows_of(body), key_id)
    except keys.KeyNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("keys.show", state_body_id=body.id))


def _make(body: StateBody, former: StoredKey | None) -> Response:
    said = typed(FIELDS)
    scopes = [scope for scope in OFFERED if scope in request.form.getlist("scopes")]
    last_day = read_day(said["expires"])
    wrong = _wrong(said, scopes, last_day)
    if wrong:
        return _form(body, former, said, scopes, wrong)
    until = None if last_day is None else end_of_day(last_day)
    replaced = None if former is None else former.id
    overlap = timedelta(hours=int(said["overlap"] or 0))
    wish = Wish(said["name"], frozenset(scopes), until, replaced, overlap)
    try:
        made = keys.create_key(rows_of(body), wish)
    except keys.KeyNotFoundError:
        raise errors.PageError("changed") from None
    return page("administration/key_made.html", body=body, made=made)


def _wrong(said: dict[str, str], scopes: Sequence[KeyScope], last_day: date | None) -> dict[str, str]:
    wrong = {} if said["name"] and said["name"].isprintable() else {"name": word("keys", "no_name")}
    if not scopes:
        wrong["scopes"] = word("keys", "no_scopes")
    if said["expires"] and last_day is None:
        wrong["expires"] = word("keys", "no_day")
    elif last_day is not None and last_day < context().today():
        wrong["expires"] = word("keys", "past")
    if said["overlap"] and said["overlap"] not in {str(hours) for hours in OVERLAPS}:
        wrong["overlap"] = word("keys", "no_overlap")
    return wrong


def _replaceable(body: StateBody, key_id: str) -> StoredKey:
    found = {key.id: key for key in keys.list_keys(rows_of(body))}.get(key_id)
    if found is None:
        raise errors.PageError("not-found")
    if not _shown(found)["replaceable"]:
        raise errors.PageError("changed")
    return found


def _form(
    body: StateBody, former: StoredKey | None, said: dict[str, str], scopes: Sequence[KeyScope], wrong: dict[str, str]
) -> Response:
    offered = [(str(one), word("keys", f"scope_{one}"), word("keys", f"scope_{one}_hint")) for one in OFFERED]
    overlaps = [(str(hours), word("keys", f"overlap_{hours}")) for hours in OVERLAPS]
    values: dict[str, Any] = {"offered": offered, "overlaps": overlaps, "scopes": [str(one) for one in scopes]}
    return form_page("administration/key.html", wrong, body=body, former=former, typed=said, **values)


def _shown(key: StoredKey) -> dict[str, Any]:
    """Return a key as it is listed: how it stands, and the moments as people write them."""
    kind, state = ("good", "live") if key.live else ("", "over")
    if key.revoked_at is not None:
        kind, state = "bad", "revoked"
    return {
        "key": key,
        "kind": kind,
        "state": word("keys", state),
        "until": None if key.expires_at is None else moment(key.expires_at - MINUTE),
        "replaceable": key.live and set(OFFERED).issuperset(key.scopes),
        "scopes": ", ".join(word("keys", f"scope_{scope}") for scope in key.scopes),
        "made": moment(key.created_at),
        "used": word("keys", "never") if key.last_used_at is None else moment(key.last_used_at),
    }
