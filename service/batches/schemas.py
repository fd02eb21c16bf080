"""Schemas of ``/batches``: what clients send beside the rows, and what they receive."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates

from service.api.schemas import TEXT, PageQuery, Request, ResponseSchema, Violation
from service.batches.items import ItemStatus, StoredItem
from service.batches.messages import file_words
from service.batches.progress import Progress
from service.batches.row_readers import SourceKind
from service.db.models import SHA256, SOURCE_NAME_LENGTH, BatchStatus, Mode, Quality
from service.documents.requests import known_form, language_field, variant_field
from service.documents.schemas import BATCHES, Failure, StoredFile, what_is_missing
from service.documents.submissions import DEFAULT_FORMATS, FAIL_ON

FORMATS_TOLD: Final = ",".join(DEFAULT_FORMATS)


def _count(description: str) -> fields.Integer:
    return fields.Integer(required=True, metadata={"description": description, "minimum": 0})


def _text(description: str, **options: Any) -> fields.String:
    extra = options.pop("metadata", {})
    return fields.String(required=True, metadata={"description": description, **extra}, **options)


def _moment(description: str, **options: Any) -> fields.String:
    return _text(description, metadata={"format": "date-time"}, **options)


def _address(description: str) -> fields.String:
    return _text(description, metadata={"format": "uri-reference"})


def _choice(words: tuple[str, ...], key: str, description: str) -> fields.String:
    return fields.String(
        load_default=words[0],
        validate=validate.OneOf(words, error=key),
        error_messages=TEXT,
        metadata={"description": description, "default": words[0]},
    )


def flag(description: str) -> fields.Boolean:
    """Return the field of a parameter that is false unless it says ``true``."""
    return fields.Boolean(
        load_default=False,
        truthy={"true"},
        falsy={"false"},
        error_messages={"null": "null", "invalid": "boolean"},
        metadata={"description": description, "default": False},
    )


class Formats(fields.String):
    """Formats in a text, separated by commas."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        asked = str(super()._deserialize(value, attr, data, **kwargs)).split(",")
        if len(set(asked)) != len(asked) or not set(asked) <= set(DEFAULT_FORMATS):
            raise ValidationError("formats")
        return asked


class BatchRequest(Request):
    """What is asked of all rows: parameters after the question mark, or fields of a form that is sent as multipart."""

    form = fields.String(
        load_default=None,
        validate=known_form,
        error_messages=TEXT,
        metadata={"description": "Форма (slug) строк, которые сами её не называют; для таблиц обязательна"},
    )
    mode = _choice(
        tuple(map(str, Mode)), "batch_mode", "each — верные строки изготовить; all_or_nothing — только если верны все"
    )
    dry_run = flag("Только проверить строки, ничего не изготавливать")
    formats = Formats(
        load_default=list(DEFAULT_FORMATS),
        error_messages=TEXT,
        metadata={
            "description": "Форматы файлов через запятую, без повторов",
            "pattern": "^(docx|pdf|docx,pdf|pdf,docx)$",
            "default": FORMATS_TOLD,
        },
    )
    fail_on = _choice(FAIL_ON, "fail_on", "warning: предупреждения тоже запрещают документ")
    quality = _choice(
        tuple(map(str, Quality)),
        "batch_quality",
        "fast — PDF без разметки для программ чтения с экрана, втрое быстрее; accessible — с разметкой",
    )
    language = language_field()
    variant = variant_field()
    name = fields.String(
        load_default=None,
        validate=validate.Length(1, SOURCE_NAME_LENGTH, error="source_name"),
        error_messages=TEXT,
        metadata={"description": "Имя файла, чтобы узнать пакет в списке"},
    )

    @validates("name")
    def printable(self, value: str | None, **_: Any) -> None:
        """Refuse what no list could show."""
        if value is not None and not value.isprintable():
            raise ValidationError("source_name")


class ItemQuery(PageQuery):
    """Which rows of a batch."""

    status = fields.String(
        validate=validate.OneOf(tuple(map(str, ItemStatus)), error="item_status"),
        error_messages=TEXT,
        metadata={"description": "Только строки в этом состоянии"},
    )


class BatchSource(Schema):
    """The file as it was sent."""

    kind = _text("Вид", validate=validate.OneOf(tuple(map(str, SourceKind))))
    name = _text("Имя, данное отправителем", allow_none=True)
    sha256 = _text("SHA-256 файла", validate=validate.Length(equal=SHA256.length))
    size = _count("Размер, байт")


class BatchFailure(Schema):
    """Why a file was refused, or was not read to its end."""

    reason = _text("Код причины для программ")
    row = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "Строка, начиная с которой ничего не прочитано; null — не прочитан файл целиком"},
    )
    message = _text("Причина для человека")


class BatchLinks(Schema):
    """Where to go on from a batch."""

    self = _address("Этот пакет")
    items = _address("Строки")
    events = _address("Ход работы (SSE)")
    cancel = _address("Остановить (POST)")
    retry = _address("Изготовить снова то, что не удалось (POST)")
    archive = _address("Все файлы: архив ZIP")
    print = _address("Все PDF в одном файле для печати")
    report = _address("Строки с замечаниями: таблица XLSX")
    summary = _address("Сводка результатов")
    chart = _address("Диаграмма результатов: рисунок SVG")
    picture = _address("Та же диаграмма: рисунок PNG")


class Batch(Schema):
    """A batch and what has become of its rows."""

    id = _text("Идентификатор", metadata={"format": "uuid"})
    status = _text(
        "receiving — строки читаются; rendering — прочитаны все, документы изготавливаются; done — готово; "
        "incomplete — готово то, что прочитано: файл обрывается, см. failure; refused — файл не принят; "
        "cancelled — остановлен",
        validate=validate.OneOf(tuple(map(str, BatchStatus))),
    )
    form = _text("Форма строк, которые сами её не называют", allow_none=True)
    source = fields.Nested(BatchSource, required=True)
    mode = _text("each или all_or_nothing")
    dry_run = fields.Boolean(required=True, metadata={"description": "Строки только проверяются"})
    quality = _text("fast или accessible")
    formats = fields.List(fields.String(), required=True, metadata={"description": "Форматы файлов"})
    fail_on = _text("error или warning")
    language = _text("Язык форм и сообщений")
    variant = _text("Вариант государственного органа", allow_none=True)
    total = _count("Прочитано строк")
    accepted = _count("Из них верных")
    rejected = _count("Из них с ошибками")
    queued = _count("Документов в очереди")
    rendering = _count("Изготавливается")
    ready = _count("Готово")
    failed = _count("Не изготовлено")
    cancelled = _count("Остановлено до начала")
    rate = fields.Float(
        required=True, allow_none=True, metadata={"description": "Документов в секунду; null — ещё неизвестно"}
    )
    eta_seconds = fields.Integer(
        required=True, allow_none=True, metadata={"description": "Осталось секунд; null — неизвестно или нечего ждать"}
    )
    failure = fields.Nested(
        BatchFailure, required=True, allow_none=True, metadata={"description": "Почему файл не прочитан (до конца)"}
    )
    created_at = _moment("Принят")
    read_at = _moment("Прочитан до конца", allow_none=True)
    finished_at = _moment("Закончен", allow_none=True)
    links = fields.Nested(BatchLinks, required=True)


class BatchList(Schema):
    """A page of batches."""

    items = fields.List(fields.Nested(Batch), required=True)
    next_cursor = _text("Курсор следующей страницы; null на последней", allow_none=True)


class BatchItem(ResponseSchema):
    """A row and what has become of it."""

    row = fields.Integer(
        required=True, metadata={"description": "Номер строки: в таблице и в файле — как в нём, в списке JSON — с 1"}
    )
    external_id = _text("Обозначение в системе клиента", allow_none=True)
    form = _text("Форма", allow_none=True)
    status = _text(
        "rejected — с ошибками; accepted — верна, документ не изготавливается; остальное — состояние документа",
        validate=validate.OneOf(tuple(map(str, ItemStatus))),
    )
    document_id = _text("Документ: GET /api/v1/documents/{document_id}", allow_none=True)
    reused = fields.Boolean(required=True, metadata={"description": "Такой документ уже был, второй не изготовлен"})
    violations = fields.List(fields.Nested(Violation), required=True)
    computed = fields.Dict(
        required=True, allow_none=True, metadata={"description": "Вычисленные значения", "additionalProperties": True}
    )
    files = fields.List(fields.Nested(StoredFile), required=True)
    waiting_for = _text("Чего недостаёт для изготовления", allow_none=True)
    failure = fields.Nested(Failure, required=True, allow_none=True)

    get_waiting_for = staticmethod(what_is_missing)

    def get_failure(self, item: StoredItem) -> StoredItem | None:
        """Return what tells why its document was not made."""
        return None if item.failure_code is None else item


class BatchItemList(Schema):
    """A page of rows."""

    items = fields.List(fields.Nested(BatchItem), required=True)
    next_cursor = _text("Курсор следующей страницы; null на последней", allow_none=True)


LINKS: Final = {
    **{name: name for name in ("items", "events", "cancel", "retry")},
    "archive": "archive.zip",
    "print": "print.pdf",
    "report": "report.xlsx",
    "summary": "summary.json",
    "chart": "summary.svg",
    "picture": "summary.png",
}
"""Where to go on from a batch, below its own address."""


def describe(progress: Progress, language: str) -> dict[str, Any]:
    """Return a batch as clients see it, why it was refused in their language."""
    batch, counts, options = progress.batch, progress.counts, progress.batch.options
    here = f"{BATCHES}/{batch.id}"
    failure = batch.failure
    return {
        "id": batch.id,
        "status": batch.status,
        "form": options.form,
        "source": {
            "kind": options.kind,
            "name": options.source_name,
            "sha256": batch.source_sha256,
            "size": batch.source_size,
        },
        "mode": options.mode,
        "dry_run": options.dry_run,
        "quality": options.quality,
        "formats": options.formats,
        "fail_on": options.fail_on,
        "language": options.language,
        "variant": options.variant,
        "total": batch.total,
        "accepted": batch.accepted,
        "rejected": batch.rejected,
        **{name: getattr(counts, name) for name in ("queued", "rendering", "ready", "failed", "cancelled")},
        "rate": None if progress.rate is None else round(progress.rate, 1),
        "eta_seconds": progress.eta_seconds,
        "failure": failure
        and {"reason": failure["reason"], "row": failure.get("row"), "message": file_words(failure, language)},
        "created_at": batch.created_at.isoformat(),
        "read_at": None if batch.read_at is None else batch.read_at.isoformat(),
        "finished_at": None if batch.finished_at is None else batch.finished_at.isoformat(),
        "links": {"self": here, **{name: f"{here}/{path}" for name, path in LINKS.items()}},
    }
