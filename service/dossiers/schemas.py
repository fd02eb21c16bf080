"""Schemas of ``/dossiers``."""

from __future__ import annotations

from typing import Final

from marshmallow import Schema, fields, validate

from service.api.schemas import (
    TEXT,
    Request,
    ResponseSchema,
    Violation,
    computed_values,
    flag_field,
    moment_field,
    text_field,
)
from service.db.models import Status
from service.documents.requests import DocumentRequest, as_of_day
from service.documents.schemas import DOSSIERS as ADDRESS
from service.documents.schemas import Document
from service.documents.submissions import FAIL_ON
from service.dossiers.store import StoredDossier
from validators.dossier import DOSSIERS
from validators.dossiers.kinds import MAX_DOCUMENTS, MIN_DOCUMENTS

KINDS: Final = tuple(kind.slug for kind in DOSSIERS)
KINDS_LISTED: Final = "; ".join(f"{kind.notation} — {kind.name}" for kind in DOSSIERS)


def address(dossier_id: str) -> str:
    """Return the address of a dossier, without scheme and host."""
    return f"{ADDRESS}/{dossier_id}"


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

    form = text_field("Форма")
    valid = flag_field("Сам по себе документ не содержит ошибок")
    computed = computed_values()
    edition = text_field("Редакция методики, по которой проверены данные")


class DossierVerdict(Schema):
    """Result of the check of a dossier."""

    valid = flag_field("Ничто не запрещает досье (см. fail_on)")
    kind = text_field("Вид досье", validate=validate.OneOf(KINDS))
    violations = fields.List(
        fields.Nested(Violation),
        required=True,
        metadata={"description": "Все нарушения; pointer ведёт от начала запроса: /documents/1/data/…"},
    )
    documents = fields.List(fields.Nested(CheckedDocument), required=True)


class Dossier(ResponseSchema):
    """A stored dossier and its state."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    kind = text_field("Вид досье")
    status = text_field(
        "Состояние всех документов вместе: ready — готовы все", validate=validate.OneOf([str(one) for one in Status])
    )
    violations = fields.List(
        fields.Nested(Violation),
        required=True,
        metadata={"description": "Предупреждения между документами; о самих документах — в documents"},
    )
    documents = fields.List(fields.Nested(Document), required=True, metadata={"description": "В порядке запроса"})
    created_at = moment_field("Принято")
    links = fields.Dict(
        required=True,
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Адреса досье и архива всех файлов"},
    )

    def get_links(self, dossier: StoredDossier) -> dict[str, str]:
        """Return the addresses of the dossier and its archive."""
        here = address(dossier.id)
        return {"self": here, "archive": f"{here}/archive.zip"}
