"""Who may work here: the users of each state body, who are added, changed, given a link, and let in no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, request, url_for

from service.access import account, units, users
from service.access.links import link_address
from service.access.state_bodies import StateBody
from service.access.users import NewUser, StoredUser
from service.api.context import context, current_caller
from service.db.models import ID_LENGTH, LOGIN_LENGTH, NAME_LENGTH, SUBJECT_LENGTH, Role
from service.pages import errors, openid
from service.pages.administration.reach import (
    ADMINISTRATOR,
    all_bodies,
    body_of,
    chosen_id,
    form_page,
    go,
    rows_of,
    typed,
    unit_choices,
)
from service.pages.language import page_language, word
from service.pages.proof import WRONG, told, typed_proof
from service.pages.rendering import page
from service.pages.shell import Pages
from validators.messages.catalog import LANGUAGES
from validators.schemas.iin import problem as iin_problem

blueprint = Pages("people", __name__, roles=ADMINISTRATOR)

FIELDS: Final = {
    "name": NAME_LENGTH,
    "login": LOGIN_LENGTH,
    "role": NAME_LENGTH,
    "unit": ID_LENGTH,
    "iin": 12,
    "language": 8,
    "subject": SUBJECT_LENGTH,
}


@dataclass(frozen=True, slots=True)
class Staff:
    """A state body with its users, and the names of its units by their ids."""

    state_body: StateBody
    users: tuple[StoredUser, ...]
    units: Mapping[str, str]

    @classmethod
    def of(cls, body: StateBody) -> Staff:
        """Return those of a state body."""
        database = rows_of(body)
        known = {unit.id: unit.name for unit in units.list_units(database)}
        return cls(body, tuple(users.list_users(database)), known)


@blueprint.get("/people")
def list_people() -> Response:
    """List the users of every state body."""
    return page("administration/people.html", staff=[Staff.of(body) for body in all_bodies()])


@blueprint.get("/people/<state_body_id>/new")
def ask_for_user(state_body_id: str) -> Response:
    """Ask who is added."""
    body = body_of(state_body_id)
    return _form(body, {"role": str(Role.PERSONNEL_OFFICER), "language": body.language or page_language()}, {})


@blueprint.post("/people/<state_body_id>/new")
def add_user(state_body_id: str) -> Response:
    """Add a user, and show the link to be handed over."""
    body, said = body_of(state_body_id), typed(FIELDS)
    wrong = _wrong(said)
    if not said["login"] or not said["login"].isprintable():
        wrong["login"] = word("first", "no_login")
    if wrong:
        return _form(body, said, wrong)
    try:
        user, token = users.create_user(rows_of(body), NewUser(login=said["login"], **_changes(said)))
    except users.LoginTakenError:
        return _form(body, said, {"login": word("first", "login_taken")})
    except units.UnitNotFoundError:
        raise errors.PageError("changed") from None
    return _link(user, token)


@blueprint.get("/people/<state_body_id>/<user_id>")
def show_user(state_body_id: str, user_id: str) -> Response:
    """Show what a user is, to be changed."""
    body = body_of(state_body_id)
    user = _user(body, user_id)
    said = {"name": user.name, "role": str(user.role), "unit": user.unit_id or "", "iin": user.iin or ""}
    said |= {"language": user.language, "subject": user.openid_subject or ""}
    return _form(body, said, {}, user=user)


@blueprint.post("/people/<state_body_id>/<user_id>")
def change_user(state_body_id: str, user_id: str) -> Response:
    """Change what a user is; where it decides what the user may see, the user signs in anew."""
    body, said = body_of(state_body_id), typed(FIELDS)
    user = _user(body, user_id)
    if wrong := _wrong(said):
        return _form(body, said, wrong, user=user)
    try:
        provider = openid.provider()
        if provider is not None:
            users.set_identity(rows_of(body), user.id, provider.issuer, said["subject"] or None)
        users.change_user(rows_of(body), user.id, _changes(said))
    except users.SubjectTakenError:
        return _form(body, said, {"subject": word("people", "subject_taken")}, user=user)
    except units.UnitNotFoundError:
        raise errors.PageError("changed") from None
    return go(url_for("people.list_people"))


@blueprint.post("/people/<state_body_id>/<user_id>/link")
def give_link(state_body_id: str, user_id: str) -> Response:
    """Give a user another link, who forgot the password or comes back; codes are forgotten only with the telephone."""
    body = body_of(state_body_id)
    user, lost = _user(body, user_id), "lost" in request.form
    database, caller = context().installation.database, current_caller()
    if "own_password" not in request.form:
        return _confirm(user, {}, lost=lost)
    proof, wrong = typed_proof("own")
    status = WRONG
    if not wrong and (refusal := account.confirm(database, caller, proof)) is not None:
        wrong, status = told(refusal, "own")
    if wrong:
        return _confirm(user, wrong, status, lost=lost)
    token = users.let_in_again(rows_of(body), user.id, forget_app=lost)
    return _link(_user(body, user.id), token)


@blueprint.post("/people/<state_body_id>/<user_id>/disable")
def disable(state_body_id: str, user_id: str) -> Response:
    """Let a user in no more."""
    body = body_of(state_body_id)
    users.disable_user(rows_of(body), _user(body, user_id).id)
    return go(url_for("people.list_people"))


def _user(body: StateBody, user_id: str) -> StoredUser:
    try:
        return users.get_user(rows_of(body), user_id)
    except users.UserNotFoundError:
        raise errors.PageError("not-found") from None


def _wrong(said: dict[str, str]) -> dict[str, str]:
    wrong = {} if said["name"] and said["name"].isprintable() else {"name": word("people", "no_name")}
    if said["role"] not in {str(role) for role in users.ROLES}:
        wrong["role"] = word("people", "no_role")
    if said["iin"] and iin_problem(said["iin"]) is not None:
        wrong["iin"] = word("people", "no_iin")
    if said["role"] == Role.EVALUATOR and not said["iin"]:
        wrong["iin"] = word("people", "evaluators_iin")
    return wrong


def _changes(said: dict[str, str]) -> dict[str, Any]:
    language = said["language"] if said["language"] in LANGUAGES else page_language()
    decided = {"role": Role(said["role"]), "unit_id": chosen_id(said["unit"]), "iin": said["iin"] or None}
    return {"name": said["name"], "language": language, **decided}


def _form(body: StateBody, said: dict[str, str], wrong: dict[str, str], user: StoredUser | None = None) -> Response:
    return form_page(
        "administration/person.html",
        wrong,
        state_body=body,
        typed=said,
        person=user,
        roles=[(str(role), word("roles", role), word("people", f"{role}_hint")) for role in users.ROLES],
        languages=[(one, word("frame", "language", one)) for one in LANGUAGES],
        units=unit_choices(units.list_units(rows_of(body))),
    )


def _confirm(user: StoredUser, wrong: dict[str, str], status: int = 200, *, lost: bool) -> Response:
    """Ask who administers for the own password: a link lets whoever has it in."""
    mine = account.details(context().installation.database, current_caller())
    shown = [(sentence, field) for field, sentence in wrong.items()]
    return page("administration/person_confirm.html", status, person=user, mine=mine, lost=lost, of=wrong, errors=shown)


def _link(user: StoredUser, token: str) -> Response:
    here = context().installation.settings.public_url or request.host_url
    return page("administration/person_link.html", person=user, link=link_address(here, token))
