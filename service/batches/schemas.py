"""Schemas of ``/batches``: parameters beside the rows, batches with their rows, results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates

from service.api.language import MAX_PARTS, wanted_language
from service.api.schemas import (
    TEXT,
    PageQuery,
    Request,
    ResponseSchema,
    Violation,
    WholeNumber,
    flag_field,
    moment_field,
    number_field,
    text_field,
    texts_field,
)
from service.batches.items import ItemStatus, StoredItem
from service.batches.messages import file_words
from service.batches.printing import MAX_PAPERS
from service.batches.progress import Progress
from service.batches.row_readers import SourceKind
from service.batches.store import StoredBatch
from service.db.models import SHA256, SOURCE_NAME_LENGTH, BatchStatus, Mode, Quality
from service.documents.requests import known_form, language_field, variant_field
from service.documents.schemas import BATCHES, Failure, StoredFile, what_is_missing
from service.documents.submissions import DEFAULT_FORMATS, FAIL_ON

DEFAULT_FORMATS_TEXT: Final = ",".join(DEFAULT_FORMATS)


def _count(description: str, **options: Any) -> fields.Integer:
    return fields.Integer(required=True, metadata={"description": description, "minimum": 0}, **options)


def _below(path: str, description: str) -> fields.String:
    """Return the field of an address below that of the batch."""
    return text_field(description, attribute=path, metadata={"format": "uri-reference"})


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
            "default": DEFAULT_FORMATS_TEXT,
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

    kind = text_field("Вид", attribute="options.kind", validate=validate.OneOf(tuple(map(str, SourceKind))))
    name = text_field("Имя, данное отправителем", attribute="options.source_name", allow_none=True)
    sha256 = text_field("SHA-256 файла", attribute="source_sha256", validate=validate.Length(equal=SHA256.length))
    size = _count("Размер, байт", attribute="source_size")


class BatchFailure(ResponseSchema):
    """Why a file was refused, or was not read to its end."""

    reason = text_field("Код причины для программ")
    row = number_field(
        "Строка, начиная с которой ничего не прочитано; null — не прочитан файл целиком", allow_none=True
    )
    message = text_field("Причина для человека")

    def get_row(self, failure: Mapping[str, Any]) -> int | None:
        """Return the first row that was not read."""
        return failure.get("row")

    def get_message(self, failure: Mapping[str, Any]) -> str:
        """Return the reason in the language of the request."""
        return file_words(failure, wanted_language())


class BatchLinks(Schema):
    """Where to go on from a batch."""

    self = _below("", "Этот пакет")
    items = _below("/items", "Строки")
    events = _below("/events", "Ход работы (SSE)")
    cancel = _below("/cancel", "Остановить (POST)")
    retry = _below("/retry", "Изготовить снова то, что не удалось (POST)")
    archive = _below("/archive.zip", "Все файлы: архив ZIP")
    print = _below("/print.pdf", "Все PDF в одном файле для печати")
    report = _below("/report.xlsx", "Строки с замечаниями: таблица XLSX")
    summary = _below("/summary.json", "Сводка результатов")
    chart = _below("/summary.svg", "Диаграмма результатов: рисунок SVG")
    picture = _below("/summary.png", "Та же диаграмма: рисунок PNG")

    def get_attribute(self, obj: StoredBatch, attr: str, default: Any) -> str:  # noqa: ARG002 - marshmallow's signature
        """Return an address of a batch."""
        return f"{BATCHES}/{obj.id}{attr}"


class Batch(Schema):
    """A batch and what has become of its rows."""

    id = text_field("Идентификатор", metadata={"format": "uuid"})
    status = text_field(
        "receiving — строки читаются; rendering — прочитаны все, документы изготавливаются; done — готово; "
        "incomplete — готово то, что прочитано: файл обрывается, см. failure; refused — файл не принят; "
        "cancelled — остановлен",
        validate=validate.OneOf(tuple(map(str, BatchStatus))),
    )
    form = text_field("Форма строк, которые сами её не называют", allow_none=True)
    source = fields.Nested(BatchSource, required=True)
    mode = text_field("each или all_or_nothing")
    dry_run = flag_field("Строки только проверяются")
    quality = text_field("fast или accessible")
    formats = texts_field("Форматы файлов")
    fail_on = text_field("error или warning")
    language = text_field("Язык форм и сообщений")
    variant = text_field("Вариант государственного органа", allow_none=True)
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
    eta_seconds = number_field("Осталось секунд; null — неизвестно или нечего ждать", allow_none=True)
    failure = fields.Nested(
        BatchFailure, required=True, allow_none=True, metadata={"description": "Почему файл не прочитан (до конца)"}
    )
    created_at = moment_field("Принят")
    read_at = moment_field("Прочитан до конца", allow_none=True)
    finished_at = moment_field("Закончен", allow_none=True)
    links = fields.Nested(BatchLinks, required=True)

    def get_attribute(self, obj: Progress, attr: str, default: Any) -> Any:
        """Return a value of the progress, the counts, the batch or its options, whichever has it."""
        if attr in {"source", "links"}:
            return obj.batch
        parts = (obj, obj.counts, obj.batch, obj.batch.options)
        return next((getattr(part, attr) for part in parts if hasattr(part, attr)), default)


class BatchList(Schema):
    """A page of batches."""

    items = fields.List(fields.Nested(Batch), required=True)
    next_cursor = text_field("Курсор следующей страницы; null на последней", allow_none=True)


class BatchItem(ResponseSchema):
    """A row and what has become of it."""

    row = number_field("Номер строки: в таблице и в файле — как в нём, в списке JSON — с 1")
    external_id = text_field("Обозначение в системе клиента", allow_none=True)
    form = text_field("Форма", allow_none=True)
    status = text_field(
        "rejected — с ошибками; accepted — верна, документ не изготавливается; остальное — состояние документа",
        validate=validate.OneOf(tuple(map(str, ItemStatus))),
    )
    document_id = text_field("Документ: GET /api/v1/documents/{document_id}", allow_none=True)
    reused = flag_field("Такой документ уже был, второй не изготовлен")
    violations = fields.List(fields.Nested(Violation), required=True)
    computed = fields.Dict(
        required=True, allow_none=True, metadata={"description": "Вычисленные значения", "additionalProperties": True}
    )
    files = fields.List(fields.Nested(StoredFile), required=True)
    waiting_for = text_field("Чего недостаёт для изготовления", allow_none=True)
    failure = fields.Nested(Failure, required=True, allow_none=True)

    get_waiting_for = staticmethod(what_is_missing)

    def get_failure(self, item: StoredItem) -> StoredItem | None:
        """Return what tells why its document was not made."""
        return None if item.failure_code is None else item


class BatchItemList(Schema):
    """A page of rows."""

    items = fields.List(fields.Nested(BatchItem), required=True)
    next_cursor = text_field("Курсор следующей страницы; null на последней", allow_none=True)


class PrintQuery(Request):
    """How the file for printing is made."""

    duplex = flag("Каждый документ начинается с нечётной страницы")
    part = WholeNumber(
        load_default=None,
        validate=validate.Range(1, MAX_PARTS, error="part"),
        error_messages={"null": "null", "invalid": "part", "too_large": "part"},
        metadata={"description": f"Какая часть, если документов больше {MAX_PAPERS}"},
    )


class SummaryGroup(Schema):
    """Results of all papers."""

    papers = _count("Документов с оценкой")
    average = text_field("Средняя оценка, два знака; null, если оценок нет", allow_none=True)
    results = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "Сколько каких результатов, по коду, лучшие первыми"},
    )


class UnitGroup(SummaryGroup):
    """Results of one state body."""

    unit = text_field("Государственный орган")


class EvaluatorGroup(UnitGroup):
    """Results given by one evaluator."""

    full_name = text_field("Фамилия, имя, отчество оценивающего")
    position = text_field("Его должность")


class AssessedPeriod(Schema):
    """A period that papers are about."""

    year = number_field("Год")
    quarter = number_field("Квартал; null – весь год", allow_none=True)


class BatchSummary(Schema):
    """How results are distributed."""

    all = fields.Nested(SummaryGroup, required=True)
    units = fields.List(fields.Nested(UnitGroup), required=True)
    evaluators = fields.List(fields.Nested(EvaluatorGroup), required=True)
    periods = fields.List(
        fields.Nested(AssessedPeriod), required=True, metadata={"description": "Оцениваемые периоды по порядку"}
    )
    wordings = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": "Официальная формулировка каждого результата по его коду"},
    )
