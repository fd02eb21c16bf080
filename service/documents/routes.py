"""``/documents``: hand in data, see what became of it, fetch the finished papers."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any, Final

from flask import Response

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_owner
from service.api.downloads import FILE_HEADERS, binary, send
from service.api.language import wanted_language
from service.api.problems import Problem, shown
from service.api.schemas import IdempotencyHeader
from service.db.models import Status
from service.documents import requests, schemas
from service.documents.store import StoredDocument
from service.documents.submissions import (
    MEDIA_TYPES,
    Filters,
    IdempotencyClaim,
    Submission,
    get_document,
    list_documents,
    open_file,
    submit,
)
from service.errors import DocumentNotFoundError, FileNotReadyError
from service.texts import failure as told_failure
from service.texts import rendered

POLL_SECONDS: Final = "1"
DOSSIERS: Final = "/api/v1/dossiers"
BATCHES: Final = "/api/v1/batches"

ACCEPTED_HEADERS: Final = {
    "Location": {"description": "Адрес документа", "schema": {"type": "string", "format": "uri-reference"}},
    "Retry-After": {"description": "Через сколько секунд спросить о готовности", "schema": {"type": "integer"}},
    "Idempotency-Replayed": {
        "description": "true: это ответ на более ранний запрос с тем же Idempotency-Key",
        "schema": {"type": "string", "enum": ["true"]},
    },
}

blueprint = Blueprint("documents", __name__, url_prefix="/api/v1/documents", description="Документы")


def address(document_id: str, tail: str = "") -> str:
    """Return the address of a document or of its file, without scheme and host."""
    return f"{blueprint.url_prefix}/{document_id}{tail}"


def describe(document: StoredDocument) -> dict[str, Any]:
    """Return a document as clients see it."""
    code, failure = document.failure_code, None
    if code is not None:
        failure = {"code": code, "message": why_failed(document)}
    finished = document.finished_at
    return {
        "id": document.id,
        "form": document.form,
        "status": document.status,
        "external_id": document.external_id,
        "formats": document.formats,
        "edition": document.edition,
        "variant": None if document.variant is None else {"id": document.variant, "sha256": document.variant_sha256},
        "template": {"language": document.language, "sha256": document.template_sha256},
        "violations": document.violations,
        "computed": document.computed,
        "files": [
            {
                "format": file.format,
                "url": address(document.id, f"/files/{file.format}"),
                "sha256": file.sha256,
                "size": file.size,
                "pages": file.pages,
            }
            for file in document.files
        ],
        "waiting_for": rendered(document.waiting_for, wanted_language()),
        "failure": failure,
        "created_at": document.created_at.isoformat(),
        "updated_at": document.updated_at.isoformat(),
        "finished_at": None if finished is None else finished.isoformat(),
        "links": {"self": address(document.id), **_links_up(document)},
    }


def why_failed(document: StoredDocument) -> str:
    """Return why a document was not made, in the language of the request; nothing where it did not fail."""
    code = document.failure_code
    return "" if code is None else told_failure(code, document.failure_message, wanted_language())


def _links_up(document: StoredDocument) -> dict[str, str]:
    links = {"dossier": (DOSSIERS, document.dossier_id), "batch": (BATCHES, document.batch_id)}
    return {name: f"{family_address}/{id_}" for name, (family_address, id_) in links.items() if id_ is not None}


@Endpoint(
    "create_document",
    "Создать документ",
    ResponseSpec("Принято; документ изготавливается", schemas.Document, status=202, headers=ACCEPTED_HEADERS),
    description=(
        "Данные проверяются по методике и сохраняются, затем изготавливаются файлы. 422 — методика запрещает документ, "
        "ничего не сохранено. Готовность: GET по адресу из Location."
    ),
    method="POST",
    body=requests.DocumentRequest,
    headers=IdempotencyHeader,
    problems=("forbidden-by-methodology", "idempotency-conflict", "storage-unavailable"),
    example="create_document",
).on(blueprint, "")
def create_document(asked: dict[str, Any], headers: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Take data in."""
    shared = context()
    claim = idempotency_claim(headers, asked)
    accepted = submit(shared.services, current_owner().id, submission(asked), today=shared.today(), idempotency=claim)
    extra = accepted_headers(address(accepted.document.id), replayed=accepted.replayed)
    return describe(accepted.document), 202, extra


@Endpoint(
    "list_documents",
    "Список документов",
    ResponseSpec("Документы, новые первыми", schemas.DocumentList),
    query=requests.DocumentQuery,
    example="list_documents",
).on(blueprint, "")
def get_documents(asked: dict[str, Any]) -> dict[str, Any]:
    """List the caller's documents."""
    status = asked.get("status")
    filters = Filters(asked.get("external_id"), asked.get("form"), None if status is None else Status(status))
    page = list_documents(
        context().services, current_owner().id, filters, cursor=asked.get("cursor"), limit=asked["limit"]
    )
    return {"items": [describe(document) for document in page.documents], "next_cursor": page.next_cursor}


@Endpoint(
    "get_document",
    "Один документ",
    ResponseSpec("Документ и его состояние", schemas.Document),
    problems=("document-not-found",),
    example="get_document",
).on(blueprint, "/<document_id>")
def get_one_document(document_id: str) -> dict[str, Any]:
    """Tell what became of a document."""
    return describe(get_document(context().services, current_owner().id, _identifier(document_id)))


@Endpoint(
    "get_file",
    "Файл документа",
    ResponseSpec("Файл целиком", binary(), media_type=MEDIA_TYPES["pdf"], headers=FILE_HEADERS),
    description="Понимает Range (206) и If-None-Match (304). Тип содержимого — по формату.",
    problems=(
        "document-not-found",
        "file-not-requested",
        "not-ready",
        "document-failed",
        "range-not-satisfiable",
        "storage-unavailable",
    ),
).on(blueprint, "/<document_id>/files/<file_format>")
def get_file(document_id: str, file_format: str) -> Response:
    """Hand out a finished file."""
    services, owner_id = context().services, current_owner().id
    document_id = _identifier(document_id)
    try:
        opened = open_file(services, owner_id, document_id, file_format)
    except FileNotReadyError as error:
        raise _no_file(get_document(services, owner_id, document_id), file_format, error) from None
    return send(opened.content, opened.media_type, opened.name, document_id)


def _no_file(document: StoredDocument, file_format: str, error: FileNotReadyError) -> Problem:
    if not error.asked:
        values = {"format": shown(file_format), "available": ", ".join(document.formats)}
        return Problem("file-not-requested", values)
    if document.status is Status.FAILED:
        return Problem("document-failed", {"reason": why_failed(document)})
    waits = rendered(document.waiting_for, wanted_language())
    values = {"status": str(document.status), "waiting_for": waits or ""}
    return Problem("not-ready", values, headers={"Retry-After": POLL_SECONDS})


def _identifier(text: str) -> str:
    """Return an id in the one way we write it; what is no id belongs to no document."""
    if not is_identifier(text):
        raise DocumentNotFoundError(text[:36])
    return text


def is_identifier(text: str) -> bool:
    """Tell whether the text is an id in the one way we write it."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def submission(asked: dict[str, Any]) -> Submission:
    """Return what was asked for as the use case takes it."""
    message_language = wanted_language()
    return Submission(**{**asked, "formats": tuple(asked["formats"])}, message_language=message_language)


def idempotency_claim(headers: dict[str, Any], asked: dict[str, Any]) -> IdempotencyClaim | None:
    """Return the key of a request with the hash of what was asked for, if it came with one.

    Blanks, the order of names and left-out defaults do not matter to the hash.
    """
    key = headers.get("key")
    if key is None:
        return None
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return IdempotencyClaim(key, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def accepted_headers(path: str, *, replayed: bool) -> dict[str, str]:
    """Return the headers of a 202, as :data:`ACCEPTED_HEADERS` describes them."""
    found = {"Location": _public(path), "Retry-After": POLL_SECONDS}
    return {**found, "Idempotency-Replayed": "true"} if replayed else found


def _public(path: str) -> str:
    """Return the address a client can follow: under the public one, else relative (RFC 9110, section 10.2.2).

    The host a client asked for is repeated to nobody: it may be anything, and a cache may hand the answer to others.
    """
    return (context().services.settings.public_url or "").rstrip("/") + path
