"""Schemas of documents as clients receive them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from service.api.schemas import Violation, address_field, computed_values, text_field
from service.db.models import SHA256, Status


def _moment(description: str, **options: Any) -> fields.String:
    return text_field(description, metadata={"format": "date-time"}, **options)


class StoredFile(Schema):
    """A finished file."""

    format = text_field("Формат", validate=validate.OneOf(["docx", "pdf"]))
    url = address_field("Адрес файла")
    sha256 = text_field("SHA-256 файла", validate=validate.Length(equal=SHA256.length))
    size = fields.Integer(required=True, metadata={"description": "Размер, байт"})
    pages = fields.Integer(required=True, allow_none=True, metadata={"description": "Страниц (известно для PDF)"})


class Failure(Schema):
    """Why a document could not be made."""

    code = text_field("Код причины для программ")
    message = text_field("Причина для людей")


class UsedVariant(Schema):
    """The state body's own variant a document is made by."""

    id = text_field("Имя варианта: GET /api/v1/variants")
    sha256 = text_field("SHA-256 файлов варианта", validate=validate.Length(equal=SHA256.length))


class UsedTemplate(Schema):
    """The template a document is made from."""

    language = text_field("Язык формы")
    sha256 = text_field("SHA-256 шаблона", validate=validate.Length(equal=SHA256.length))


class Document(Schema):
    """A document and what became of it."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    form = text_field("Форма")
    status = text_field("Состояние", validate=validate.OneOf([str(one) for one in Status]))
    external_id = text_field("Обозначение в системе клиента", allow_none=True)
    formats = fields.List(fields.String(), required=True, metadata={"description": "Запрошенные форматы"})
    edition = text_field("Редакция методики, по которой проверены данные", allow_none=True)
    variant = fields.Nested(
        UsedVariant,
        required=True,
        allow_none=True,
        metadata={"description": "Вариант государственного органа; null — форма самой методики"},
    )
    template = fields.Nested(UsedTemplate, required=True)
    violations = fields.List(
        fields.Nested(Violation), required=True, metadata={"description": "Предупреждения, с которыми принят документ"}
    )
    computed = computed_values()
    files = fields.List(fields.Nested(StoredFile), required=True, metadata={"description": "Готовые файлы"})
    waiting_for = text_field("Чего не хватает, чтобы продолжить; null — ничего", allow_none=True)
    failure = fields.Nested(Failure, required=True, allow_none=True)
    created_at = _moment("Принят")
    updated_at = _moment("Изменён")
    finished_at = _moment("Готов или снят с обработки", allow_none=True)
    links = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Адреса документа и досье, в составе которого он принят"},
    )


class DocumentList(Schema):
    """One page of documents, newest first."""

    items = fields.List(fields.Nested(Document), required=True)
    next_cursor = text_field(
        "Передайте в cursor, чтобы получить следующую страницу; null — это последняя", allow_none=True
    )
