"""``/keys``, ``/users``, ``/units``, ``/organizations``: administration, with a key that is good for it (``admin``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from flask import Response

from service.access import keys, state_bodies, units, users
from service.access.keys import Wish
from service.access.links import link_address
from service.administration import schemas
from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_caller, current_services
from service.api.problems import Problem, invalid_request
from service.api.schemas import is_identifier
from service.db.database import ScopedDatabase
from service.db.models import KeyScope, Role
from service.db.tenancy import Actor, Scope

LOCATION: Final = {"Location": {"description": "Адрес записи", "schema": {"type": "string", "format": "uri-reference"}}}
GONE: Final = ResponseSpec("Сделано", {}, status=204)
ADMIN: Final = KeyScope.ADMIN

blueprint = Blueprint(
    "administration", __name__, url_prefix="/api/v1", description="Доступ: ключи, пользователи, подразделения, органы"
)


@Endpoint(
    "list_keys",
    "Ключи органа",
    ResponseSpec("Ключи, новые первыми", schemas.KeyList),
    ADMIN,
    query=schemas.OfOrganization,
    problems=("record-not-found",),
    example="list_keys",
).on(blueprint, "/keys")
def list_keys(of: dict[str, Any]) -> dict[str, Any]:
    """List the keys."""
    return {"items": keys.list_keys(_database(of))}


@Endpoint(
    "create_key",
    "Выдать ключ",
    ResponseSpec("Ключ выдан", schemas.NewKey, status=201, headers=LOCATION),
    ADMIN,
    query=schemas.OfOrganization,
    description="Сам ключ показывается один раз: хранится только его хеш. Повтор запроса выдаёт ещё один ключ.",
    method="POST",
    body=schemas.KeyRequest,
    problems=("record-not-found",),
    example="create_key",
).on(blueprint, "/keys")
def create_key(asked: dict[str, Any], of: dict[str, Any]) -> tuple[keys.NewKey, int, dict[str, str]]:
    """Make a key."""
    last_day = asked["expires_on"]
    until = last_day and keys.end_of_day(last_day)
    if until is not None and until <= context().installation.clock():
        raise invalid_request([("/expires_on", "in_the_past")])
    scopes = frozenset(map(KeyScope, asked["scopes"]))
    overlap = timedelta(hours=asked["overlap_hours"])
    made = keys.create_key(_database(of), Wish(asked["name"].strip(), scopes, until, asked["replaces"], overlap))
    return made, 201, _location("keys", made.stored.id)


@Endpoint(
    "revoke_key",
    "Отозвать ключ",
    GONE,
    ADMIN,
    query=schemas.OfOrganization,
    description="Ключ перестаёт действовать сразу.",
    method="DELETE",
    problems=("record-not-found",),
).on(blueprint, "/keys/<key_id>")
def revoke_key(of: dict[str, Any], key_id: str) -> Response:
    """Revoke a key."""
    keys.revoke_key(_database(of), _identifier(key_id))
    return Response(status=204)


@Endpoint(
    "list_users",
    "Пользователи органа",
    ResponseSpec("Пользователи", schemas.UserList),
    ADMIN,
    query=schemas.OfOrganization,
    problems=("record-not-found",),
    example="list_users",
).on(blueprint, "/users")
def list_users(of: dict[str, Any]) -> dict[str, Any]:
    """List the users."""
    return {"items": users.list_users(_database(of))}


@Endpoint(
    "create_user",
    "Добавить пользователя",
    ResponseSpec("Пользователь добавлен", schemas.NewUser, status=201, headers=LOCATION),
    ADMIN,
    query=schemas.OfOrganization,
    description="Пароль пользователь выбирает сам по ссылке, которую передаёт администратор.",
    method="POST",
    body=schemas.UserRequest,
    problems=("record-not-found",),
    example="create_user",
).on(blueprint, "/users")
def create_user(asked: dict[str, Any], of: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Make a user."""
    said: Mapping[str, Any] = {**asked, "name": asked["name"].strip(), "role": Role(asked["role"])}
    try:
        user, token = users.create_user(_database(of), users.NewUser(**said))
    except users.LoginTakenError:
        raise invalid_request([("/login", "login_taken")]) from None
    return {"user": user, "link": _link(token)}, 201, _location("users", user.id)


@Endpoint(
    "give_link",
    "Выдать ссылку для нового пароля",
    ResponseSpec("Ссылка выдана", schemas.OneTimeLink),
    ADMIN,
    query=schemas.OfOrganization,
    description="Все сеансы пользователя заканчиваются; кто не допускался, допускается снова.",
    method="POST",
    body=schemas.LinkRequest,
    problems=("record-not-found",),
    example="give_link",
).on(blueprint, "/users/<user_id>/link")
def give_link(asked: dict[str, Any], of: dict[str, Any], user_id: str) -> dict[str, str]:
    """Make a link to a new password."""
    return {"link": _link(users.let_in_again(_database(of), _identifier(user_id), forget_app=asked["forget_app"]))}


@Endpoint(
    "disable_user",
    "Больше не допускать пользователя",
    GONE,
    ADMIN,
    query=schemas.OfOrganization,
    description="Все сеансы пользователя заканчиваются сразу; что он сделал, остаётся.",
    method="DELETE",
    problems=("record-not-found",),
).on(blueprint, "/users/<user_id>")
def disable_user(of: dict[str, Any], user_id: str) -> Response:
    """Let a user in no more."""
    users.disable_user(_database(of), _identifier(user_id))
    return Response(status=204)


@Endpoint(
    "list_units",
    "Подразделения органа",
    ResponseSpec("Подразделения", schemas.UnitList),
    ADMIN,
    query=schemas.OfOrganization,
    problems=("record-not-found",),
    example="list_units",
).on(blueprint, "/units")
def list_units(of: dict[str, Any]) -> dict[str, Any]:
    """List the units."""
    return {"items": units.list_units(_database(of))}


@Endpoint(
    "create_unit",
    "Добавить подразделение",
    ResponseSpec("Подразделение добавлено", schemas.Unit, status=201, headers=LOCATION),
    ADMIN,
    query=schemas.OfOrganization,
    method="POST",
    body=schemas.UnitRequest,
    problems=("record-not-found",),
    example="create_unit",
).on(blueprint, "/units")
def create_unit(asked: dict[str, Any], of: dict[str, Any]) -> tuple[units.Unit, int, dict[str, str]]:
    """Make a unit."""
    made = units.create_unit(_database(of), asked["name"].strip(), asked["parent_id"])
    return made, 201, _location("units", made.id)


@Endpoint(
    "change_unit",
    "Переименовать или перенести подразделение",
    ResponseSpec("Подразделение", schemas.Unit),
    ADMIN,
    query=schemas.OfOrganization,
    method="PUT",
    body=schemas.UnitRequest,
    problems=("record-not-found",),
    example="create_unit",
).on(blueprint, "/units/<unit_id>")
def change_unit(asked: dict[str, Any], of: dict[str, Any], unit_id: str) -> units.Unit:
    """Rename or move a unit."""
    try:
        return units.change_unit(_database(of), _identifier(unit_id), asked["name"].strip(), asked["parent_id"])
    except units.UnitCircleError:
        raise invalid_request([("/parent_id", "unit_circle")]) from None


@Endpoint(
    "remove_unit",
    "Удалить подразделение",
    GONE,
    ADMIN,
    query=schemas.OfOrganization,
    method="DELETE",
    problems=("record-not-found", "unit-in-use"),
).on(blueprint, "/units/<unit_id>")
def remove_unit(of: dict[str, Any], unit_id: str) -> Response:
    """Remove a unit."""
    units.remove_unit(_database(of), _identifier(unit_id))
    return Response(status=204)


@Endpoint(
    "list_organizations",
    "Государственные органы",
    ResponseSpec("Государственные органы", schemas.OrganizationList),
    ADMIN,
    description="С ключом установки — все, с другим — только свой.",
    example="list_organizations",
).on(blueprint, "/organizations")
def list_organizations() -> dict[str, Any]:
    """List the state bodies."""
    of_all = current_caller().of_installation
    return {
        "items": state_bodies.list_state_bodies(
            context().installation.database if of_all else current_services().database
        )
    }


@Endpoint(
    "create_organization",
    "Добавить государственный орган",
    ResponseSpec("Орган добавлен", schemas.Organization, status=201, headers=LOCATION),
    ADMIN,
    description="Только с ключом установки, с другим — 404.",
    method="POST",
    body=schemas.OrganizationRequest,
    problems=("not-found",),
    example="create_organization",
).on(blueprint, "/organizations")
def create_organization(asked: dict[str, Any]) -> tuple[state_bodies.StateBody, int, dict[str, str]]:
    """Make a state body."""
    if not current_caller().of_installation:
        raise Problem("not-found")
    made = state_bodies.create_state_body(
        context().installation.database,
        asked["name"].strip(),
        asked["language"],
        by=Actor("key", current_caller().id),
    )
    return made, 201, _location("organizations", made.id)


def _identifier(text: str) -> str:
    if not is_identifier(text):
        raise Problem("record-not-found")
    return text


def _database(of: Mapping[str, Any]) -> ScopedDatabase:
    """Return the rows that are administered: those of the key's own state body, with the installation's of any."""
    caller, wanted = current_caller(), of["organization"]
    if wanted is None or wanted == caller.state_body_id:
        return current_services().database
    installation = context().installation
    known = {body.id for body in state_bodies.list_state_bodies(installation.database)}
    if not caller.of_installation or wanted not in known:
        raise Problem("record-not-found")
    return installation.of(Scope(wanted, Actor("key", caller.id))).database


def _link(token: str) -> str:
    return link_address(context().installation.settings.public_url or "", token)


def _location(kind: str, made_id: str) -> dict[str, str]:
    return {"Location": f"/api/v1/{kind}/{made_id}"}
