"""Schemas of responses about documents."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import Schema, fields, validate

from service.api.language import wanted_language
from service.api.schemas import (
    ResponseSchema,
    Violation,
    address_field,
    computed_values,
    moment_field,
    text_field,
)
from service.db.models import SHA256, Status
from service.documents.files import DocumentFile
from service.documents.store import StoredDocument
from service.texts import failure, rendered

DOCUMENTS: Final = "/api/v1/documents"
DOSSIERS: Final = "/api/v1/dossiers"
BATCHES: Final = "/api/v1/batches"


def address(document_id: str, tail: str = "") -> str:
    """Return the address of a document or of its file, without scheme and host."""
    return f"{DOCUMENTS}/{document_id}{tail}"


def why_failed(stored: Any) -> str:
    """Return why a stored document was not made, in the language of the request; nothing where it did not fail."""
    code = stored.failure_code
    return "" if code is None else failure(code, stored.failure_message, wanted_language())


def what_is_missing(stored: Any) -> str | None:
    """Return what a stored document waits for, in the language of the request; ``None`` where it is nothing."""
    waiting_for: str | None = stored.waiting_for
    return rendered(waiting_for, wanted_language())


class StoredFile(ResponseSchema):
    """A finished file."""

    format = text_field("Формат", validate=validate.OneOf(["docx", "pdf"]))
    url = address_field("Адрес файла")
    sha256 = text_field("SHA-256 файла", validate=validate.Length(equal=SHA256.length))
    size = fields.Integer(required=True, metadata={"description": "Размер, байт"})
    pages = fields.Integer(required=True, allow_none=True, metadata={"description": "Страниц (известно для PDF)"})

    def get_url(self, file: DocumentFile) -> str:
        """Return the address of the file."""
        return address(file.document_id, f"/files/{file.format}")


class Failure(ResponseSchema):
    """Why a stored document could not be made."""

    code = text_field("Код причины для программ", attribute="failure_code")
    message = text_field("Причина для людей")

    get_message = staticmethod(why_failed)


class UsedVariant(Schema):
    """The state body's own variant a document is made by."""

    id = text_field("Имя варианта: GET /api/v1/variants", attribute="variant")
    sha256 = text_field(
        "SHA-256 файлов варианта", attribute="variant_sha256", validate=validate.Length(equal=SHA256.length)
    )


class UsedTemplate(Schema):
    """The template a document is made from."""

    language = text_field("Язык формы")
    sha256 = text_field("SHA-256 шаблона", attribute="template_sha256", validate=validate.Length(equal=SHA256.length))


class Document(ResponseSchema):
    """A document and its state."""

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
    created_at = moment_field("Принят")
    updated_at = moment_field("Изменён")
    finished_at = moment_field("Готов или снят с обработки", allow_none=True)
    links = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Адреса документа и досье, в составе которого он принят"},
    )

    get_waiting_for = staticmethod(what_is_missing)

    def get_variant(self, document: StoredDocument) -> StoredDocument | None:
        """Return what names the variant."""
        return None if document.variant is None else document

    def get_template(self, document: StoredDocument) -> StoredDocument:
        """Return what names the template."""
        return document

    def get_failure(self, document: StoredDocument) -> StoredDocument | None:
        """Return what tells why it failed."""
        return None if document.failure_code is None else document

    def get_links(self, document: StoredDocument) -> dict[str, str]:
        """Return the addresses of the document and of what it came with."""
        links = {"self": address(document.id)}
        if document.dossier_id is not None:
            links["dossier"] = f"{DOSSIERS}/{document.dossier_id}"
        if document.batch_id is not None:
            links["batch"] = f"{BATCHES}/{document.batch_id}"
        return links


class DocumentList(Schema):
    """One page of documents, newest first."""

    items = fields.List(fields.Nested(Document), required=True)
    next_cursor = text_field(
        "Передайте в cursor, чтобы получить следующую страницу; null — это последняя", allow_none=True
    )
