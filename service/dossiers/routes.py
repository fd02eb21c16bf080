"""``/dossiers``: documents that belong together, checked with each other and accepted all or none."""

from __future__ import annotations

from typing import Any, Final

from flask import Response

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_services, note_readings
from service.api.downloads import FILE_HEADERS, ZIP, binary, send
from service.api.language import wanted_language
from service.api.problems import Problem
from service.api.schemas import IdempotencyHeader, is_identifier
from service.db.models import KeyScope, Status
from service.documents.routes import (
    ACCEPTED_HEADERS,
    POLL_SECONDS,
    accepted_headers,
    idempotency_claim,
    submission,
)
from service.documents.schemas import DOSSIERS, what_is_missing, why_failed
from service.dossiers import schemas
from service.dossiers.store import StoredDossier
from service.dossiers.submissions import DossierSubmission, examine, get_dossier, pack, submit_dossier
from service.errors import DossierNotFoundError, DossierNotReadyError
from service.journal.events import Action, Event, Kind, note_alone
from validators.violations import blocking_violations

HEADERS: Final = {
    **ACCEPTED_HEADERS,
    "Location": {"description": "Адрес досье", "schema": {"type": "string", "format": "uri-reference"}},
}

blueprint = Blueprint(
    "dossiers", __name__, url_prefix=DOSSIERS, description="Досье: документы, составляющие одно целое"
)


@Endpoint(
    "validate_dossier",
    "Проверить досье",
    ResponseSpec("Что говорит методика, верны данные или нет", schemas.DossierVerdict),
    KeyScope.READ,
    description=(
        "Каждый документ проверяется сам по себе, затем — согласны ли они между собой. Нарушение между документами "
        "называет оба места в documents. Ничего не сохраняется."
    ),
    method="POST",
    body=schemas.DossierValidationRequest,
    problems=("not-a-dossier",),
    example="validate_dossier",
).on(blueprint, "/validate")
def validate_dossier(asked: dict[str, Any]) -> dict[str, Any]:
    """Check the documents alone and with each other."""
    shared, sent = context(), _submission(asked)
    outcome = examine(current_services(), sent, today=shared.today(), as_of=asked.get("as_of"))
    return {**outcome.as_dict(), "valid": not blocking_violations(outcome.violations, sent.fail_on)}


@Endpoint(
    "create_dossier",
    "Создать документы, составляющие одно целое",
    ResponseSpec("Принято; документы изготавливаются", schemas.Dossier, status=202, headers=HEADERS),
    KeyScope.CREATE,
    description=(
        "Принимаются все документы или ни один. 422 — методика запрещает один из них или они противоречат друг другу, "
        "ничего не сохранено. Готовность: GET по адресу из Location."
    ),
    method="POST",
    body=schemas.DossierRequest,
    headers=IdempotencyHeader,
    problems=("not-a-dossier", "forbidden-by-methodology", "idempotency-conflict", "storage-unavailable"),
    example="create_dossier",
).on(blueprint, "")
def create_dossier(asked: dict[str, Any], headers: dict[str, Any]) -> tuple[StoredDossier, int, dict[str, str]]:
    """Accept the documents."""
    shared = context()
    # The same key may not stand for a document at one endpoint and a dossier at the other.
    claim = idempotency_claim(headers, {"dossier": asked})
    accepted = submit_dossier(current_services(), _submission(asked), today=shared.today(), idempotency=claim)
    extra = accepted_headers(schemas.address(accepted.dossier.id), replayed=accepted.replayed)
    return accepted.dossier, 202, extra


@Endpoint(
    "get_dossier",
    "Одно досье",
    ResponseSpec("Досье, его документы и их состояние", schemas.Dossier),
    KeyScope.READ,
    problems=("dossier-not-found",),
    example="get_dossier",
).on(blueprint, "/<dossier_id>")
def get_one_dossier(dossier_id: str) -> StoredDossier:
    """Return a dossier and its state."""
    found = _find(dossier_id)
    note_readings(Kind.DOSSIER, found.id)
    return found


@Endpoint(
    "get_dossier_archive",
    "Все файлы досье, ZIP",
    ResponseSpec("Файлы под понятными именами, с номером документа", binary(), media_type=ZIP, headers=FILE_HEADERS),
    KeyScope.READ,
    description="Понимает Range (206) и If-None-Match (304).",
    problems=("dossier-not-found", "not-ready", "document-failed", "range-not-satisfiable", "storage-unavailable"),
).on(blueprint, "/<dossier_id>/archive.zip")
def get_archive(dossier_id: str) -> Response:
    """Return all files of a dossier."""
    dossier = _find(dossier_id)
    try:
        content = pack(current_services(), dossier)
    except DossierNotReadyError:
        raise _not_ready(dossier) from None
    note_alone(current_services(), Event(Action.DOWNLOAD, Kind.DOSSIER, dossier.id, "archive"))
    return send(content, ZIP, f"Досье {dossier.created_at.date()}.zip", "dossier")


def _submission(asked: dict[str, Any]) -> DossierSubmission:
    documents = tuple(submission(one) for one in asked["documents"])
    return DossierSubmission(documents, asked["kind"], asked["fail_on"], wanted_language())


def _find(dossier_id: str) -> StoredDossier:
    if not is_identifier(dossier_id):
        raise DossierNotFoundError(dossier_id[:36])
    return get_dossier(current_services(), dossier_id)


def _not_ready(dossier: StoredDossier) -> Problem:
    failed = next((one for one in dossier.documents if one.status is Status.FAILED), None)
    if failed is not None:
        return Problem("document-failed", {"reason": why_failed(failed)})
    missing = next(filter(None, map(what_is_missing, dossier.documents)), "")
    values = {"status": str(dossier.status), "waiting_for": missing}
    return Problem("not-ready", values, headers={"Retry-After": POLL_SECONDS})
