"""Schemas of the journal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate

from service.api.schemas import TEXT, PageQuery, ResponseSchema, moment_field, number_field, text_field
from service.journal.events import Action, Kind
from service.journal.listing import Told

MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
IDENTIFIER: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Moment(fields.DateTime):
    """A moment as ISO 8601 writes it in full, with its offset to UTC."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> datetime:
        if not isinstance(value, str) or not MOMENT.fullmatch(value):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        try:
            return super()._deserialize(value, attr, data, **kwargs).astimezone(UTC)
        except OverflowError:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE) from None


def _identifier(value: str) -> None:
    if not IDENTIFIER.fullmatch(value):
        raise ValidationError("identifier")


class JournalQuery(PageQuery):
    """Query of ``GET /journal``."""

    since = Moment(
        error_messages={"null": "null", "invalid": "moment", "format": "moment"},
        metadata={
            "description": "Только записи с этого момента",
            "pattern": f"^{MOMENT.pattern}$",
            "example": "2026-10-15T09:00:00Z",
        },
    )
    person = fields.String(
        validate=_identifier,
        error_messages=TEXT,
        metadata={
            "description": "Только записи этого пользователя или ключа, по его id",
            "pattern": f"^{IDENTIFIER.pattern}$",
        },
    )


class JournalActor(Schema):
    """Who did it."""

    kind = text_field("Ключ, пользователь или сама служба", validate=validate.OneOf(("key", "user", "system")))
    id = text_field("Обозначение ключа или пользователя")
    name = text_field("Как его зовут сейчас; null — имя не хранится", allow_none=True)


class JournalSubject(Schema):
    """What it was done to."""

    kind = text_field(
        "Документ, досье, пакет, черновик, сам журнал или то, чем управляют",
        validate=validate.OneOf([kind.value for kind in Kind]),
    )
    id = text_field("Его обозначение")
    part = text_field("Что из него получено: формат или итог; null — всё", allow_none=True)


class JournalEvent(ResponseSchema):
    """An event of the journal."""

    number = number_field("Номер в цепочке; null — ещё не в ней", allow_none=True)
    at = moment_field("Когда")
    actor = fields.Nested(JournalActor, required=True)
    action = text_field("Что сделано", validate=validate.OneOf([action.value for action in Action]))
    subject = fields.Nested(JournalSubject, required=True)
    hash = text_field("SHA-256 записи и предыдущей; null — ещё не в цепочке", allow_none=True)

    def get_number(self, told: Told) -> int | None:
        """Return the number."""
        return told.event.number

    def get_at(self, told: Told) -> datetime:
        """Return the moment."""
        return told.event.at

    def get_action(self, told: Told) -> str:
        """Return what was done."""
        return told.event.action

    def get_hash(self, told: Told) -> str | None:
        """Return the hash."""
        return told.event.hash

    def get_actor(self, told: Told) -> dict[str, str | None]:
        """Return who did it."""
        return {"kind": told.event.actor_kind, "id": told.event.actor_id, "name": told.name}

    def get_subject(self, told: Told) -> dict[str, str | None]:
        """Return what it was done to."""
        event = told.event
        return {"kind": event.subject_kind, "id": event.subject_id, "part": event.part or None}


class Journal(Schema):
    """One page of the journal, oldest first."""

    items = fields.List(fields.Nested(JournalEvent), required=True)
    next_cursor = text_field(
        "Передайте в cursor, чтобы получить следующую страницу; null — это последняя", allow_none=True
    )
