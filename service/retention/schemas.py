"""Schemas of retention. Error messages are keys of the section ``fields`` of the message catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from service.api.schemas import (
    TEXT,
    Request,
    ResponseSchema,
    check_identifier,
    check_iin,
    day_field,
    line_field,
    moment_field,
    number_field,
    text_field,
)
from service.db.models import NAME_LENGTH, STAFF_ID_LENGTH, PurgeState
from service.documents.schemas import address
from service.retention.holds import Hold
from service.retention.purges import FORM, Purge

RETENTION: Final = "/api/v1/retention"
PURGES: Final = f"{RETENTION}/purges"
GROUND_LENGTH: Final = 1000


class PersonMeant(Request):
    """Who is meant: a servant of the staff list, or a person by IIN and name."""

    employee = line_field("Внешний номер служащего в списке: тогда без iin и full_name", STAFF_ID_LENGTH)
    iin = fields.String(validate=check_iin, error_messages=TEXT, metadata={"description": "ИИН"})
    full_name = line_field("Фамилия, имя, отчество, как в документах", NAME_LENGTH)

    @validates_schema
    def fitting(self, data: Mapping[str, Any], **_: Any) -> None:
        """Ask for a servant or for a person, not for both."""
        if ("employee" in data) == bool(data.keys() & {"iin", "full_name"}):
            raise ValidationError({"employee": ["person_meant"]})


class NewHold(Request):
    """Body of ``POST /retention/holds``."""

    ground = line_field("Что требует хранить дольше: например, определение суда", GROUND_LENGTH, required=True)
    document_id = fields.String(
        validate=check_identifier,
        error_messages=TEXT,
        metadata={"description": "Один документ: его id; тогда без person", "format": "uuid"},
    )
    person = fields.Nested(
        PersonMeant,
        error_messages={"null": "null", "type": "object"},
        metadata={"description": "Все документы, где назван человек"},
    )

    @validates_schema
    def fitting(self, data: Mapping[str, Any], **_: Any) -> None:
        """Ask for a document or a person, not for both."""
        if ("document_id" in data) == ("person" in data):
            raise ValidationError({"document_id": ["held"]})


class NewPurge(Request):
    """Body of ``POST /retention/purges``."""

    data = fields.Dict(
        keys=fields.String(),
        required=True,
        error_messages={"required": "required", "null": "null", "invalid": "object"},
        metadata={
            "description": (
                f"Поля формы {FORM} (GET /api/v1/forms/{FORM}/schema) без groups: строки акта заполняет служба"
            )
        },
    )

    @validates_schema
    def fitting(self, data: Mapping[str, Any], **_: Any) -> None:
        """Refuse lines of the act: they are what is listed."""
        if "groups" in data["data"]:
            raise ValidationError({"data": {"groups": ["unknown"]}})


class DueGroup(Schema):
    """Papers of one kind and period that have fallen due."""

    form = text_field("Форма документов")
    year = number_field("О каком годе они; null – год не назван", allow_none=True)
    quarter = number_field("О каком квартале; null – не о квартале", allow_none=True)
    papers = number_field("Сколько их")
    kept_until = day_field("Последний день, когда один из них должен был храниться")


class WhatIsDue(Schema):
    """What has fallen due by today."""

    papers = number_field("Сколько документов можно уничтожить: срок прошёл, ничто их не удерживает")
    held = number_field("Сколько удерживает запрет на уничтожение, хотя срок прошёл")
    groups = fields.List(
        fields.Nested(DueGroup), required=True, metadata={"description": "По видам и периодам, старые первыми"}
    )


class NamedPerson(Schema):
    """A person as a hold names one."""

    iin = text_field("ИИН; null – не назван", allow_none=True)
    full_name = text_field("Имя; null – не названо", allow_none=True)


class LegalHold(ResponseSchema):
    """A legal hold."""

    id = text_field("Обозначение запрета")
    ground = text_field("Основание")
    document_id = text_field("Документ, который хранится; null – все, где назван человек", allow_none=True)
    person = fields.Nested(
        NamedPerson, required=True, allow_none=True, metadata={"description": "Кто назван; null – один документ"}
    )
    since = moment_field("С какого времени")
    held_by = text_field("Кто запретил: имя пользователя или ключа; null – служба", allow_none=True)
    released_at = moment_field("Когда снят; null – действует", allow_none=True)
    released_by = text_field("Кто снял; null – служба, или действует", allow_none=True)
    links = fields.Dict(
        keys=fields.String(), values=fields.String(), required=True, metadata={"description": "Снять: release"}
    )

    def get_links(self, hold: Hold) -> dict[str, str]:
        """Return where it is released."""
        return {"release": f"{RETENTION}/holds/{hold.id}/release"}


class LegalHoldList(Schema):
    """The holds of a state body."""

    items = fields.List(fields.Nested(LegalHold), required=True)


class PurgeAnswer(ResponseSchema):
    """A purge as it stands."""

    id = text_field("Обозначение уничтожения")
    act_id = text_field("Акт: документ")
    state = text_field(
        "prepared – акт ждёт подписей; confirmed – уничтожается; done – уничтожено; cancelled – отменено",
        validate=validate.OneOf([str(one) for one in PurgeState]),
    )
    papers = number_field("Сколько документов в акте")
    purged = number_field("Сколько уничтожено")
    kept = number_field("Сколько оставлено: их хранение продлено после подтверждения")
    created_at = moment_field("Когда составлен акт")
    confirmed_at = moment_field("Когда подтверждено; null – нет", allow_none=True)
    finished_at = moment_field("Когда закончено; null – нет", allow_none=True)
    links = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "self, act – документ акта, confirm – подтвердить, call_off – отменить"},
    )

    def get_links(self, purge: Purge) -> dict[str, str]:
        """Return the addresses of the purge, its act and what may be done."""
        own = f"{PURGES}/{purge.id}"
        return {
            "self": own,
            "act": address(purge.act_id),
            "confirm": f"{own}/confirm",
            "call_off": f"{own}/call-off",
        }


class PurgeList(Schema):
    """The purges of a state body."""

    items = fields.List(fields.Nested(PurgeAnswer), required=True)
