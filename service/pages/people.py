"""Who may work here: the users of each state body, who are added, given a link to a password, and let in no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from flask import Response, redirect, request, url_for

from service.access import state_bodies, users
from service.access.links import link_address
from service.access.state_bodies import StateBody
from service.access.users import NewUser, StoredUser
from service.api.context import context, current_caller
from service.db.database import ScopedDatabase
from service.db.models import LOGIN_LENGTH, NAME_LENGTH, Role
from service.db.tenancy import Actor, Scope
from service.pages import errors
from service.pages.language import page_language, word
from service.pages.rendering import page
from service.pages.shell import Pages

blueprint = Pages("people", __name__, roles=(Role.INSTALLATION_ADMINISTRATOR,))

WRONG: Final = 422
FIELDS: Final = {"name": NAME_LENGTH, "login": LOGIN_LENGTH, "role": NAME_LENGTH}


@dataclass(frozen=True, slots=True)
class Staff:
    """A state body with its users."""

    state_body: StateBody
    users: tuple[StoredUser, ...]


@blueprint.get("/people")
def list_people() -> Response:
    """List the users of every state body."""
    return page("pages/people.html", staff=[Staff(body, tuple(users.list_users(_of(body)))) for body in _bodies()])


@blueprint.get("/people/<state_body_id>/new")
def ask_for_user(state_body_id: str) -> Response:
    """Ask who is added."""
    return _form(_body(state_body_id), {"role": str(Role.PERSONNEL_OFFICER)}, {})


@blueprint.post("/people/<state_body_id>/new")
def add_user(state_body_id: str) -> Response:
    """Add a user, and show the link to be handed over."""
    body = _body(state_body_id)
    typed = {name: request.form.get(name, "").strip()[:most] for name, most in FIELDS.items()}
    wrong = {} if typed["name"] else {"name": word("people", "no_name")}
    if not typed["login"]:
        wrong["login"] = word("first", "no_login")
    if typed["role"] not in {str(role) for role in users.ROLES}:
        wrong["role"] = word("people", "no_role")
    if wrong:
        return _form(body, typed, wrong)
    new = NewUser(typed["login"], typed["name"], Role(typed["role"]), body.language or page_language())
    try:
        user, token = users.create_user(_of(body), new)
    except users.LoginTakenError:
        return _form(body, typed, {"login": word("first", "login_taken")})
    return _link(user, token)


@blueprint.post("/people/<state_body_id>/<user_id>/link")
def give_link(state_body_id: str, user_id: str) -> Response:
    """Give a user another link, who forgot the password, lost the telephone with the codes, or comes back."""
    database = _of(_body(state_body_id))
    try:
        token = users.let_in_again(database, user_id, forget_app=True)
        return _link(users.get_user(database, user_id), token)
    except users.UserNotFoundError:
        raise errors.PageError("not-found") from None


@blueprint.post("/people/<state_body_id>/<user_id>/disable")
def disable(state_body_id: str, user_id: str) -> Response:
    """Let a user in no more."""
    try:
        users.disable_user(_of(_body(state_body_id)), user_id)
    except users.UserNotFoundError:
        raise errors.PageError("not-found") from None
    answer: Any = redirect(url_for("people.list_people"), 303)
    return answer  # type: ignore[no-any-return] # Werkzeug's response is Flask's here


def _bodies() -> list[StateBody]:
    return state_bodies.list_state_bodies(context().installation.database)


def _body(state_body_id: str) -> StateBody:
    found = {body.id: body for body in _bodies()}.get(state_body_id)
    if found is None:
        raise errors.PageError("not-found")
    return found


def _of(body: StateBody) -> ScopedDatabase:
    """Return the rows of the state body whose people are administered."""
    return context().installation.of(Scope(body.id, Actor("user", current_caller().id))).database


def _form(body: StateBody, typed: dict[str, str], wrong: dict[str, str]) -> Response:
    return page(
        "pages/person_new.html",
        WRONG if wrong else 200,
        state_body=body,
        typed=typed,
        roles=[(str(role), word("roles", role)) for role in users.ROLES],
        of=wrong,
        errors=[(sentence, field) for field, sentence in wrong.items()],
    )


def _link(user: StoredUser, token: str) -> Response:
    here = context().installation.settings.public_url or request.host_url
    return page("pages/person_link.html", person=user, link=link_address(here, token))
