"""Schemas of administration. Error messages are keys of the section ``fields`` of the message catalogues."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import ValidationError, fields, validate, validates

from service.access.users import ROLES
from service.api.schemas import (
    TEXT,
    IsoDate,
    Request,
    check_identifier,
    check_iin,
    flag_field,
    moment_field,
    text_field,
    texts_field,
)
from service.db.models import LOGIN_LENGTH, NAME_LENGTH, KeyScope
from validators.messages.catalog import LANGUAGES

MAX_OVERLAP_HOURS: Final = 720
OVERLAP_HOURS: Final = 24
WHOLE: Final[dict[str, Any]] = {"null": "null", "invalid": "overlap_hours", "too_large": "overlap_hours"}


def _line(most: int) -> Any:
    def check(value: str) -> None:
        if not 1 <= len(value.strip()) <= most or not value.isprintable():
            raise ValidationError("short_text")

    return check


def _name(description: str, most: int = NAME_LENGTH) -> fields.String:
    extra = {"description": description, "minLength": 1, "maxLength": most}
    return fields.String(required=True, validate=_line(most), error_messages=TEXT, metadata=extra)


def _identifier(description: str) -> fields.String:
    return fields.String(
        load_default=None,
        allow_none=True,
        validate=check_identifier,
        error_messages=TEXT,
        metadata={"description": description, "format": "uuid"},
    )


def _language() -> fields.String:
    return fields.String(
        load_default="ru",
        validate=validate.OneOf(LANGUAGES, error="reader_language"),
        error_messages=TEXT,
        metadata={"description": "Язык: ru, kk или en", "default": "ru"},
    )


class OfOrganization(Request):
    """Query of everything that is of one state body."""

    organization = _identifier("Чей: id органа; с ключом установки — любого, без параметра — своего")


class KeyRequest(Request):
    """Body of ``POST /keys``."""

    name = _name("Для чего ключ: имя программы")
    scopes = fields.List(
        fields.String(validate=validate.OneOf([str(one) for one in KeyScope], error="scopes"), error_messages=TEXT),
        required=True,
        error_messages={"required": "required", "null": "null", "invalid": "list"},
        metadata={
            "description": (
                "Что даёт ключ: read — читать, create — создавать документы, metrics — показатели службы, "
                "admin — управлять доступом"
            ),
            "uniqueItems": True,
            "minItems": 1,
        },
    )
    expires_on = IsoDate(
        load_default=None,
        allow_none=True,
        error_messages={"null": "null", "invalid": "date"},
        metadata={"description": "Последний день, в который ключ действует; null — без срока", "example": "2027-12-31"},
    )
    replaces = _identifier("Какой ключ он сменяет; тот действует ещё overlap_hours")
    overlap_hours = fields.Integer(
        load_default=OVERLAP_HOURS,
        strict=True,
        validate=validate.Range(0, MAX_OVERLAP_HOURS, error="overlap_hours"),
        error_messages=WHOLE,
        metadata={"description": "Сколько часов ещё действует прежний ключ", "default": OVERLAP_HOURS},
    )

    @validates("scopes")
    def distinct(self, value: list[str], **_: Any) -> None:
        """Reject an empty list and repeats."""
        if not value or len(set(value)) != len(value):
            raise ValidationError("scopes")


class Key(Request):
    """A key, without the key itself."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    name = text_field("Для чего ключ")
    scopes = texts_field("Что даёт ключ")
    live = flag_field("Действует сейчас")
    replaces_id = text_field("Какой ключ он сменяет", allow_none=True)
    created_at = moment_field("Когда создан")
    expires_at = moment_field("До какого момента действует; null — без срока", allow_none=True)
    revoked_at = moment_field("Когда отозван", allow_none=True)
    last_used_at = moment_field("Когда им пользовались, с точностью до минуты", allow_none=True)


class KeyList(Request):
    """The keys of a state body."""

    items = fields.List(fields.Nested(Key), required=True)


class NewKey(Request):
    """A key that was made just now."""

    key = text_field("Сам ключ: показывается один раз")
    stored = fields.Nested(Key, required=True)


class UserRequest(Request):
    """Body of ``POST /users``."""

    login = _name("Логин; один на всю установку", LOGIN_LENGTH)
    name = _name("Фамилия, имя, отчество")
    role = fields.String(
        required=True,
        validate=validate.OneOf([str(one) for one in ROLES], error="role"),
        error_messages=TEXT,
        metadata={
            "description": (
                "personnel_officer — сотрудник кадровой службы, evaluator — оценивающее лицо, auditor — только журнал"
            )
        },
    )
    language = _language()
    unit_id = _identifier("Подразделение: GET /api/v1/units")
    iin = fields.String(
        load_default=None,
        allow_none=True,
        validate=check_iin,
        error_messages=TEXT,
        metadata={"description": "ИИН: кто это лицо в документах", "pattern": "^[0-9]{12}$"},
    )


class User(Request):
    """A user; the IIN is not told."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    login = text_field("Логин")
    name = text_field("Фамилия, имя, отчество")
    role = text_field("Роль")
    language = text_field("Язык: ru, kk или en")
    unit_id = text_field("Подразделение", allow_none=True)
    ready = flag_field("Пароль выбран")
    app = flag_field("При входе спрашивается код приложения")
    created_at = moment_field("Когда создан")
    disabled_at = moment_field("С какого момента не допускается", allow_none=True)


class UserList(Request):
    """The users of a state body."""

    items = fields.List(fields.Nested(User), required=True)


class LinkRequest(Request):
    """Body of ``POST /users/{id}/link``."""

    forget_app = fields.Boolean(
        load_default=False,
        error_messages={"null": "null", "invalid": "flag"},
        metadata={"description": "Забыть и приложение с кодами: оно потеряно", "default": False},
    )


class OneTimeLink(Request):
    """A link that a user is to be given."""

    link = text_field(
        "Адрес, по которому выбирают пароль: показывается один раз, действует 24 часа и один раз",
        metadata={"format": "uri-reference"},
    )


class NewUser(OneTimeLink):
    """A user that was made just now, and the link to the first password."""

    user = fields.Nested(User, required=True)


class UnitRequest(Request):
    """Body of ``POST /units`` and ``PUT /units/{id}``."""

    name = _name("Наименование подразделения")
    parent_id = _identifier("В какое подразделение входит; null — в орган")


class Unit(Request):
    """A unit."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    name = text_field("Наименование подразделения")
    parent_id = text_field("В какое подразделение входит; null — в орган", allow_none=True)


class UnitList(Request):
    """The units of a state body."""

    items = fields.List(fields.Nested(Unit), required=True)


class OrganizationRequest(Request):
    """Body of ``POST /organizations``."""

    name = _name("Наименование государственного органа")
    language = _language()


class Organization(Request):
    """A state body."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    name = text_field("Наименование государственного органа")
    language = text_field("Язык: ru, kk или en", allow_none=True)
    created_at = moment_field("Когда создан")


class OrganizationList(Request):
    """State bodies."""

    items = fields.List(fields.Nested(Organization), required=True)
