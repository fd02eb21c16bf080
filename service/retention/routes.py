"""``/retention``: what has fallen due, legal holds, acts of destruction, and everything about one person."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, Final

from flask import Response

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import current_services
from service.api.downloads import FILE_HEADERS, ZIP, binary, send
from service.api.language import wanted_language
from service.api.problems import Problem
from service.api.schemas import is_identifier
from service.db.models import KeyScope
from service.retention import holds, purges, schemas
from service.retention.due import Due, what_is_due
from service.retention.export import write_person
from service.retention.holds import Hold, HoldNotFoundError
from service.retention.people import Named, servant
from service.retention.purges import Purge, PurgeNotFoundError
from service.retention.schemas import PURGES, RETENTION

LOCATION: Final = {
    "Location": {"description": "Адрес уничтожения", "schema": {"type": "string", "format": "uri-reference"}}
}

blueprint = Blueprint("keeping", __name__, url_prefix=RETENTION, description="Хранение и уничтожение документов")


@Endpoint(
    "get_due",
    "Срок хранения каких документов прошёл",
    ResponseSpec("По видам и периодам", schemas.WhatIsDue),
    KeyScope.READ,
    description="Само ничего не уничтожается.",
    example="get_due",
).on(blueprint, "/due")
def get_due() -> Due:
    """Tell what has fallen due."""
    return what_is_due(current_services())


@Endpoint(
    "list_holds",
    "Запреты на уничтожение",
    ResponseSpec("Действующие первыми, затем новые", schemas.LegalHoldList),
    KeyScope.READ,
    example="list_holds",
).on(blueprint, "/holds")
def list_holds() -> dict[str, Any]:
    """List the holds."""
    return {"items": holds.list_holds(current_services())}


@Endpoint(
    "hold_papers",
    "Запретить уничтожение",
    ResponseSpec("Запрет действует", schemas.LegalHold, status=201),
    KeyScope.CREATE,
    description="Одного документа или всех, где назван человек, пока запрет не снят. При двух однофамильцах – обоих.",
    method="POST",
    body=schemas.NewHold,
    problems=("document-not-found", "record-not-found"),
    example="hold_papers",
).on(blueprint, "/holds")
def hold_papers(asked: dict[str, Any]) -> tuple[Hold, int]:
    """Hold papers."""
    services, person = current_services(), asked.get("person")
    named = None if person is None else _named(person)
    return holds.hold(services, asked["ground"], document_id=asked.get("document_id"), person=named), 201


@Endpoint(
    "release_hold",
    "Снять запрет на уничтожение",
    ResponseSpec("Действующие запреты первыми, затем новые", schemas.LegalHoldList),
    KeyScope.CREATE,
    method="POST",
    problems=("record-not-found",),
    example="list_holds",
).on(blueprint, "/holds/<hold_id>/release")
def release_hold(hold_id: str) -> dict[str, Any]:
    """Release a hold."""
    if not is_identifier(hold_id):
        raise HoldNotFoundError(hold_id[:36])
    holds.release(current_services(), hold_id)
    return list_holds()


@Endpoint(
    "prepare_purge",
    "Составить акт об уничтожении",
    ResponseSpec("Акт изготавливается; ничего не уничтожено", schemas.PurgeAnswer, status=201, headers=LOCATION),
    KeyScope.CREATE,
    description=(
        "Всё, у чего срок прошёл, записывается в акт: виды, периоды и число документов, без имён оцениваемых. "
        "Что уже стоит в другом акте, второй раз не записывается."
    ),
    method="POST",
    body=schemas.NewPurge,
    problems=("purge-not-possible", "forbidden-by-methodology"),
    example="prepare_purge",
).on(blueprint, "/purges")
def prepare_purge(asked: dict[str, Any]) -> tuple[Purge, int, dict[str, str]]:
    """Have the act made."""
    prepared = purges.prepare(current_services(), asked["data"], language=wanted_language())
    return prepared, 201, {"Location": f"{PURGES}/{prepared.id}"}


@Endpoint(
    "list_purges",
    "Уничтожения",
    ResponseSpec("Новые первыми", schemas.PurgeList),
    KeyScope.READ,
    example="list_purges",
).on(blueprint, "/purges")
def list_purges() -> dict[str, Any]:
    """List the purges."""
    return {"items": purges.list_purges(current_services())}


@Endpoint(
    "get_purge",
    "Одно уничтожение",
    ResponseSpec("Как далеко оно", schemas.PurgeAnswer),
    KeyScope.READ,
    problems=("record-not-found",),
    example="prepare_purge",
).on(blueprint, "/purges/<purge_id>")
def get_purge(purge_id: str) -> Purge:
    """Tell how far a purge is."""
    return purges.get_purge(current_services(), _of_purge(purge_id))


@Endpoint(
    "confirm_purge",
    "Подтвердить: акт подписан, документы уничтожаются",
    ResponseSpec("Документы уничтожаются", schemas.PurgeAnswer),
    KeyScope.ADMIN,
    description="Отменить это нельзя, поэтому нужен ключ admin. Уничтожается ровно то, что в акте.",
    method="POST",
    problems=("record-not-found", "purge-not-possible"),
    example="prepare_purge",
).on(blueprint, "/purges/<purge_id>/confirm")
def confirm_purge(purge_id: str) -> Purge:
    """Have the papers destroyed."""
    purges.confirm(current_services(), _of_purge(purge_id))
    return get_purge(purge_id)


@Endpoint(
    "call_off_purge",
    "Отказаться от уничтожения",
    ResponseSpec("Уничтожения не будет", schemas.PurgeAnswer),
    KeyScope.CREATE,
    description="Пока оно не подтверждено. Документы могут войти в следующий акт, этот остаётся документом.",
    method="POST",
    problems=("record-not-found", "purge-not-possible"),
    example="prepare_purge",
).on(blueprint, "/purges/<purge_id>/call-off")
def call_off_purge(purge_id: str) -> Purge:
    """Call a purge off."""
    purges.call_off(current_services(), _of_purge(purge_id))
    return get_purge(purge_id)


@Endpoint(
    "export_person",
    "Всё об одном человеке",
    ResponseSpec("Архив ZIP", binary(), media_type=ZIP, headers=FILE_HEADERS),
    KeyScope.READ,
    description=(
        "Документы о нём целиком, с файлами; из списков и документов о других – только сказанное о нём; черновики, "
        "список служащих, журнал. Кто нужен, передаётся в теле: адреса сохраняются в журналах серверов."
    ),
    method="POST",
    body=schemas.PersonMeant,
    problems=("record-not-found", "range-not-satisfiable", "storage-unavailable"),
).on(blueprint, "/person")
def export_person(asked: dict[str, Any]) -> Response:
    """Hand out everything about one person."""
    target = io.BytesIO()
    if not write_person(current_services(), _named(asked), target) and "employee" not in asked:
        raise Problem("record-not-found")
    return send(target.getvalue(), ZIP, "person.zip", "person.zip")


def _named(asked: Mapping[str, Any]) -> Named:
    """Return the person that is meant.

    Raises:
        EmployeeNotFoundError: the staff list has nobody of that number.
    """
    if "employee" in asked:
        return servant(current_services(), asked["employee"])
    return Named(asked.get("iin"), asked.get("full_name"))


def _of_purge(text: str) -> str:
    if not is_identifier(text):
        raise PurgeNotFoundError(text[:36])
    return text
