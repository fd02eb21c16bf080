"""``/documents``: create documents, read their state, fetch their files."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from flask import Response

from service.api.blueprint import Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_services, note_readings
from service.api.downloads import FILE_HEADERS, binary, send
from service.api.language import wanted_language
from service.api.problems import Problem, shown
from service.api.schemas import IdempotencyHeader, is_identifier
from service.db.models import KeyScope, Status
from service.documents import requests, schemas
from service.documents.retrieval import MEDIA_TYPES, get_document, list_documents, open_file
from service.documents.schemas import DOCUMENTS, address, what_is_missing, why_failed
from service.documents.store import Filters, StoredDocument
from service.documents.submissions import Submission, submit
from service.errors import DocumentNotFoundError, FileNotReadyError
from service.idempotency import IdempotencyClaim
from service.journal.events import Action, Event, Kind, note_alone

POLL_SECONDS: Final = "1"

ACCEPTED_HEADERS: Final = {
    "Location": {"description": "Адрес документа", "schema": {"type": "string", "format": "uri-reference"}},
    "Retry-After": {"description": "Через сколько секунд спросить о готовности", "schema": {"type": "integer"}},
    "Idempotency-Replayed": {
        "description": "true: это ответ на более ранний запрос с тем же Idempotency-Key",
        "schema": {"type": "string", "enum": ["true"]},
    },
}

blueprint = Blueprint("documents", __name__, url_prefix=DOCUMENTS, description="Документы")


@Endpoint(
    "create_document",
    "Создать документ",
    ResponseSpec("Принято; документ изготавливается", schemas.Document, status=202, headers=ACCEPTED_HEADERS),
    KeyScope.CREATE,
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
def create_document(asked: dict[str, Any], headers: dict[str, Any]) -> tuple[StoredDocument, int, dict[str, str]]:
    """Accept a document."""
    shared = context()
    claim = idempotency_claim(headers, asked)
    accepted = submit(current_services(), submission(asked), today=shared.today(), idempotency=claim)
    extra = accepted_headers(address(accepted.document.id), replayed=accepted.replayed)
    return accepted.document, 202, extra


@Endpoint(
    "list_documents",
    "Список документов",
    ResponseSpec("Документы, новые первыми", schemas.DocumentList),
    KeyScope.READ,
    query=requests.DocumentQuery,
    example="list_documents",
).on(blueprint, "")
def get_documents(asked: dict[str, Any]) -> dict[str, Any]:
    """List the caller's documents."""
    status = asked.get("status")
    filters = Filters(asked.get("external_id"), asked.get("form"), None if status is None else Status(status))
    page = list_documents(current_services(), filters, cursor=asked.get("cursor"), limit=asked["limit"])
    note_readings(Kind.DOCUMENT, *(document.id for document in page.documents))
    return {"items": page.documents, "next_cursor": page.next_cursor}


@Endpoint(
    "get_document",
    "Один документ",
    ResponseSpec("Документ и его состояние", schemas.Document),
    KeyScope.READ,
    problems=("document-not-found",),
    example="get_document",
).on(blueprint, "/<document_id>")
def get_one_document(document_id: str) -> StoredDocument:
    """Return a document."""
    found = get_document(current_services(), _identifier(document_id))
    note_readings(Kind.DOCUMENT, found.id)
    return found


@Endpoint(
    "get_file",
    "Файл документа",
    ResponseSpec("Файл целиком", binary(), media_type=MEDIA_TYPES["pdf"], headers=FILE_HEADERS),
    KeyScope.READ,
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
    """Return a finished file."""
    services = current_services()
    document_id = _identifier(document_id)
    try:
        opened = open_file(services, document_id, file_format)
    except FileNotReadyError as error:
        raise _no_file(get_document(services, document_id), file_format, error) from None
    note_alone(services, Event(Action.DOWNLOAD, Kind.DOCUMENT, document_id, file_format))
    return send(opened.content, opened.media_type, opened.name, document_id)


def _no_file(document: StoredDocument, file_format: str, error: FileNotReadyError) -> Problem:
    if not error.asked:
        values = {"format": shown(file_format), "available": ", ".join(document.formats)}
        return Problem("file-not-requested", values)
    if document.status is Status.FAILED:
        return Problem("document-failed", {"reason": why_failed(document)})
    values = {"status": str(document.status), "waiting_for": what_is_missing(document) or ""}
    return Problem("not-ready", values, headers={"Retry-After": POLL_SECONDS})


def _identifier(text: str) -> str:
    """Return a canonical UUID; anything else identifies no document."""
    if not is_identifier(text):
        raise DocumentNotFoundError(text[:36])
    return text


def submission(asked: dict[str, Any]) -> Submission:
    """Return the body of a request as a submission."""
    message_language = wanted_language()
    return Submission(**{**asked, "formats": tuple(asked["formats"])}, message_language=message_language)


def idempotency_claim(headers: dict[str, Any], asked: dict[str, Any]) -> IdempotencyClaim | None:
    """Return the idempotency key of a request with the hash of its parsed body, if it has one."""
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
    """Return an address under the public URL, else a relative one (RFC 9110, section 10.2.2).

    The host of the request is not repeated: it may be forged, and the response may be cached for others.
    """
    return (current_services().settings.public_url or "").rstrip("/") + path
