"""``/batches``: many documents at once, from a list, from lines of JSON or from a table."""

from __future__ import annotations

from dataclasses import asdict
from typing import IO, Any, Final

from flask import Response, request

from service.api import streams
from service.api.blueprint import BODY_PROBLEMS, Blueprint, Endpoint, ResponseSpec
from service.api.context import context, current_caller, current_services, note_readings
from service.api.language import wanted_language
from service.api.schemas import IdempotencyHeader, PageQuery, is_identifier
from service.batches import schemas
from service.batches.intake import submit_batch
from service.batches.items import ItemPage, ItemStatus
from service.batches.messages import file_words
from service.batches.progress import (
    BatchNotFoundError,
    BatchPage,
    Progress,
    calculate_progress,
    cancel_batch,
    get_progress,
    list_batches,
    list_items,
    retry_batch,
)
from service.batches.store import BatchOptions, Counts
from service.batches.uploads import described_bodies, sent_rows
from service.db.models import KeyScope
from service.documents.routes import (
    ACCEPTED_HEADERS,
    accepted_headers,
    idempotency_claim,
)
from service.documents.schemas import BATCHES
from service.files.content import describe_file
from service.journal.events import Kind

HEADERS: Final = {
    **ACCEPTED_HEADERS,
    "Location": {"description": "Адрес пакета", "schema": {"type": "string", "format": "uri-reference"}},
}
blueprint = Blueprint("batches", __name__, url_prefix=BATCHES, description="Пакеты: много документов сразу")


@Endpoint(
    "create_batch",
    "Создать много документов сразу",
    ResponseSpec("Принято; строки читаются и проверяются", schemas.Batch, status=202, headers=HEADERS),
    KeyScope.CREATE,
    description=(
        "Строки приходят списком JSON, построчно (NDJSON), таблицей XLSX или CSV — телом запроса или файлом формы "
        "multipart, где параметры можно передать полями. Каждая строка проверяется отдельно: верные изготавливаются, "
        "об ошибочных сообщается в items. Та же строка, отправленная снова, второго документа не даёт. "
        "422 — файл не читается как целое, ничего не сохранено. Ход работы: GET по адресу из Location."
    ),
    method="POST",
    query=schemas.BatchRequest,
    headers=IdempotencyHeader,
    consumes=described_bodies(),
    problems=(*BODY_PROBLEMS, "unusable-file", "idempotency-conflict", "storage-unavailable"),
    example="create_batch",
).on(blueprint, "")
def create_batch(asked: dict[str, Any], headers: dict[str, Any]) -> tuple[Progress, int, dict[str, str]]:
    """Take rows in."""
    with sent_rows(request, asked) as (file, options):
        claim = idempotency_claim(headers, _identity(file, options))
        accepted = submit_batch(current_services(), options, file, idempotency=claim)
    extra = accepted_headers(f"{BATCHES}/{accepted.batch.id}", replayed=accepted.replayed)
    if accepted.replayed:
        return get_progress(current_services(), accepted.batch.id), 202, extra
    return calculate_progress(accepted.batch, Counts(), current_services().clock()), 202, extra


@Endpoint(
    "list_batches",
    "Список пакетов",
    ResponseSpec("Пакеты, новые первыми", schemas.BatchList),
    KeyScope.READ,
    query=PageQuery,
    example="list_batches",
).on(blueprint, "")
def get_batches(asked: dict[str, Any]) -> BatchPage:
    """List the caller's batches."""
    return list_batches(current_services(), cursor=asked.get("cursor"), limit=asked["limit"])


@Endpoint(
    "get_batch",
    "Один пакет",
    ResponseSpec("Пакет и его состояние", schemas.Batch),
    KeyScope.READ,
    problems=("batch-not-found",),
    example="get_batch",
).on(blueprint, "/<batch_id>")
def get_one_batch(batch_id: str) -> Progress:
    """Tell where a batch stands."""
    return get_progress(current_services(), identifier(batch_id))


@Endpoint(
    "list_batch_items",
    "Строки пакета",
    ResponseSpec("Строки по порядку", schemas.BatchItemList),
    KeyScope.READ,
    query=schemas.ItemQuery,
    problems=("batch-not-found",),
    example="list_batch_items",
).on(blueprint, "/<batch_id>/items")
def get_items(asked: dict[str, Any], batch_id: str) -> ItemPage:
    """List the rows of a batch."""
    status = asked.get("status")
    found = list_items(
        current_services(),
        identifier(batch_id),
        status=None if status is None else ItemStatus(status),
        cursor=asked.get("cursor"),
        limit=asked["limit"],
    )
    note_readings(Kind.BATCH, batch_id)
    return found


@Endpoint(
    "follow_batch",
    "Ход работы над пакетом (SSE)",
    ResponseSpec("События progress и end; данные каждого — пакет", {"type": "string"}, media_type=streams.MEDIA_TYPE),
    KeyScope.READ,
    description=(
        "Server-sent events: progress при каждом изменении, end в конце. Мест для наблюдателей немного (503): "
        "вместо потока можно время от времени запрашивать сам пакет."
    ),
    problems=("batch-not-found", "too-many-streams"),
).on(blueprint, "/<batch_id>/events")
def follow(batch_id: str) -> Response:
    """Tell of every change until the batch has come to its end."""
    services, language = current_services(), wanted_language()
    found = get_progress(services, identifier(batch_id)).batch.id

    def look() -> streams.State:
        progress = get_progress(services, found)
        shown = schemas.Batch().dump(progress)
        if progress.batch.failure is not None:
            # The request, whose language it is, may be over.
            shown["failure"]["message"] = file_words(progress.batch.failure, language)
        return shown, progress.batch.open

    return context().streams.answer(current_caller().id, look)


@Endpoint(
    "cancel_batch",
    "Остановить пакет",
    ResponseSpec("Пакет; начатое доделывается", schemas.Batch),
    KeyScope.CREATE,
    description="Останавливает то, что ещё не начато; готовое остаётся. Повтор безвреден.",
    method="POST",
    problems=("batch-not-found", "batch-finished"),
    example="get_batch",
).on(blueprint, "/<batch_id>/cancel")
def cancel(batch_id: str) -> Progress:
    """Stop what has not begun."""
    return cancel_batch(current_services(), identifier(batch_id))


@Endpoint(
    "retry_batch",
    "Изготовить снова то, что не удалось",
    ResponseSpec("Пакет", schemas.Batch),
    KeyScope.CREATE,
    description="Возвращает в очередь документы пакета, которые не изготовлены или остановлены. Повтор безвреден.",
    method="POST",
    problems=("batch-not-found", "batch-refused"),
    example="get_batch",
).on(blueprint, "/<batch_id>/retry")
def retry(batch_id: str) -> Progress:
    """Make again what failed."""
    return retry_batch(current_services(), identifier(batch_id))


def identifier(text: str) -> str:
    """Return an id in the one way we write it; what is no id belongs to no batch.

    Raises:
        BatchNotFoundError: it is none.
    """
    if not is_identifier(text):
        raise BatchNotFoundError(text[:36])
    return text


def _identity(file: IO[bytes], options: BatchOptions) -> dict[str, Any]:
    """Return what makes two requests different; the name of the file does not, nor how it was sent."""
    asked = asdict(options)
    del asked["source_name"], asked["message_language"]
    return {"kind": asked.pop("kind"), "batch": asked, "rows": describe_file(file).sha256}
