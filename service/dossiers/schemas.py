"""Schemas of ``/dossiers``."""

from __future__ import annotations

from typing import Final

from marshmallow import Schema, fields, validate

from service.api.schemas import TEXT, Request, Violation, computed_values
from service.db.models import Status
from service.documents.requests import DocumentRequest, as_of_day
from service.documents.schemas import Document
from service.documents.submissions import FAIL_ON
from validators.dossier import DOSSIERS
from validators.dossiers.kinds import MAX_DOCUMENTS, MIN_DOCUMENTS

KINDS: Final = tuple(kind.slug for kind in DOSSIERS)
KINDS_LISTED: Final = "; ".join(f"{kind.notation} — {kind.name}" for kind in DOSSIERS)


class DossierDocument(DocumentRequest):
    """A document of a dossier: the body of ``POST /documents`` without what applies to all documents."""

    class Meta:
        """Fields of the whole dossier are left out."""

        exclude = ("fail_on",)


class DossierRequest(Request):
    """Body of ``POST /dossiers``."""

    documents = fields.List(
        fields.Nested(DossierDocument, error_messages={"null": "null", "type": "object"}),
        required=True,
        validate=validate.Length(MIN_DOCUMENTS, MAX_DOCUMENTS, error="dossier_documents"),
        error_messages={"required": "required", "null": "null", "invalid": "list"},
        metadata={"description": "Документы, которые составляют одно целое"},
    )
    kind = fields.String(
        validate=validate.OneOf(KINDS, error="dossier_kind"),
        allow_none=True,
        load_default=None,
        error_messages=TEXT,
        metadata={"description": f"Вид досье; если не указан, виден по формам. {KINDS_LISTED}"},
    )
    fail_on = fields.String(
        load_default="error",
        validate=validate.OneOf(FAIL_ON, error="fail_on"),
        error_messages=TEXT,
        metadata={"description": "warning: предупреждения тоже запрещают досье", "default": "error"},
    )


class DossierValidationRequest(DossierRequest):
    """Body of ``POST /dossiers/validate``."""

    as_of = as_of_day()


class CheckedDocument(Schema):
    """Result of the check of one document."""

    form = fields.String(required=True, metadata={"description": "Форма"})
    valid = fields.Boolean(required=True, metadata={"description": "Сам по себе документ не содержит ошибок"})
    computed = computed_values()
    edition = fields.String(required=True, metadata={"description": "Редакция методики, по которой проверены данные"})


class DossierVerdict(Schema):
    """Result of the check of a dossier."""

    valid = fields.Boolean(required=True, metadata={"description": "Ничто не запрещает досье (см. fail_on)"})
    kind = fields.String(required=True, validate=validate.OneOf(KINDS), metadata={"description": "Вид досье"})
    violations = fields.List(
        fields.Nested(Violation),
        required=True,
        metadata={"description": "Все нарушения; pointer ведёт от начала запроса: /documents/1/data/…"},
    )
    documents = fields.List(fields.Nested(CheckedDocument), required=True)


class Dossier(Schema):
    """A stored dossier and its state."""

    id = fields.String(required=True, metadata={"description": "Идентификатор", "format": "uuid"})
    kind = fields.String(required=True, metadata={"description": "Вид досье"})
    status = fields.String(
        required=True,
        validate=validate.OneOf([str(one) for one in Status]),
        metadata={"description": "Состояние всех документов вместе: ready — готовы все"},
    )
    violations = fields.List(
        fields.Nested(Violation),
        required=True,
        metadata={"description": "Предупреждения между документами; о самих документах — в documents"},
    )
    documents = fields.List(fields.Nested(Document), required=True, metadata={"description": "В порядке запроса"})
    created_at = fields.String(required=True, metadata={"description": "Принято", "format": "date-time"})
    links = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Адреса досье и архива всех файлов"},
    )
