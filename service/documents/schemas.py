"""The shape of what clients receive."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from service.db.models import SHA256, Status
from service.documents.computed_schemas import Law, computed_values


def _text(description: str, **options: Any) -> fields.String:
    extra = options.pop("metadata", {})
    return fields.String(required=True, metadata={"description": description, **extra}, **options)


def _moment(description: str, **options: Any) -> fields.String:
    return _text(description, metadata={"format": "date-time"}, **options)


def _day(description: str, **options: Any) -> fields.Date:
    return fields.Date(required=True, metadata={"description": description}, **options)


def _address(description: str, **options: Any) -> fields.String:
    return _text(description, metadata={"format": "uri-reference"}, **options)


class Place(Schema):
    """A value in one document of a dossier."""

    index = fields.Integer(required=True, metadata={"description": "Место документа в запросе, с 0"})
    form = _text("Форма документа")
    pointer = _text("Место значения в data документа (JSON Pointer)")


class Violation(Schema):
    """One broken rule, or one value of the wrong shape."""

    rule = _text(
        "Правило: GET /api/v1/rules/{rule}; schema — неверный вид данных, repeated-row — повтор строки в пакете, "
        "sent-before — о том же лице за тот же период документ уже есть, "
        "omitted — нарушений слишком много, и названы не все"
    )
    severity = _text("error — документ запрещён, warning — допустим", validate=validate.OneOf(["error", "warning"]))
    pointer = _text("Место значения в data (JSON Pointer, RFC 6901); при invalid-request — в запросе")
    message = _text("Сообщение для кадровой службы")
    law = fields.Nested(Law, metadata={"description": "Норма; у правила schema её нет"})
    documents = fields.List(
        fields.Nested(Place),
        metadata={"description": "Только в досье: оба несогласных значения; первым — то, о котором речь"},
    )
    omitted = fields.Integer(metadata={"description": "Только у правила omitted: сколько нарушений не названо"})


class FormLinks(Schema):
    """Where to go on from a form."""

    self = _address("Эта форма")
    schema = _address("JSON Schema данных")
    sample = _address("Пример данных")
    import_xlsx = _address("Таблица для заполнения, XLSX")
    blank_docx = _address("Пустой бланк, DOCX")
    blank_pdf = _address("Пустой бланк, PDF")


class OfficialForm(Schema):
    """A form as it is listed."""

    slug = _text("Имя формы в адресах и запросах")
    name = _text("Официальное название")
    methodology = _text("Методика: A или B (корпус «А» или «Б»)")
    annex = _text("Номер приложения; null — форма рекомендуемая, приказом не установлена", allow_none=True)
    items = _text("Пункты методики, к которым относится форма")
    recommended = fields.Boolean(required=True, metadata={"description": "Форма рекомендуемая, а не установленная"})
    since = _day("Действует с этой даты")
    until = _day("Действует до этой даты, не включая её; null — без срока", allow_none=True)
    formats = fields.List(fields.String(), required=True, metadata={"description": "Форматы файлов"})
    languages = fields.List(fields.String(), required=True, metadata={"description": "Языки"})
    links = fields.Nested(FormLinks, required=True)


class FormList(Schema):
    """All forms."""

    items = fields.List(fields.Nested(OfficialForm), required=True)


class Verdict(Schema):
    """What the methodology says about data."""

    valid = fields.Boolean(required=True, metadata={"description": "Нет ни одного нарушения с severity error"})
    violations = fields.List(fields.Nested(Violation), required=True)
    computed = computed_values()
    edition = _text("Редакция методики, по которой проверены данные")
    variant = _text("Вариант государственного органа, по которому будет изготовлен документ", allow_none=True)


class StoredFile(Schema):
    """A finished file."""

    format = _text("Формат", validate=validate.OneOf(["docx", "pdf"]))
    url = _address("Адрес файла")
    sha256 = _text("SHA-256 файла", validate=validate.Length(equal=SHA256.length))
    size = fields.Integer(required=True, metadata={"description": "Размер, байт"})
    pages = fields.Integer(required=True, allow_none=True, metadata={"description": "Страниц (известно для PDF)"})


class Failure(Schema):
    """Why a document could not be made."""

    code = _text("Код причины для программ")
    message = _text("Причина для людей")


class UsedVariant(Schema):
    """The state body's own variant a document is made by."""

    id = _text("Имя варианта: GET /api/v1/variants")
    sha256 = _text("SHA-256 файлов варианта", validate=validate.Length(equal=SHA256.length))


class UsedTemplate(Schema):
    """The template a document is made from."""

    language = _text("Язык формы")
    sha256 = _text("SHA-256 шаблона", validate=validate.Length(equal=SHA256.length))


class Document(Schema):
    """A document and what became of it."""

    id = _text("Идентификатор", metadata={"format": "uuid"})
    form = _text("Форма")
    status = _text("Состояние", validate=validate.OneOf([str(one) for one in Status]))
    external_id = _text("Обозначение в системе клиента", allow_none=True)
    formats = fields.List(fields.String(), required=True, metadata={"description": "Запрошенные форматы"})
    edition = _text("Редакция методики, по которой проверены данные", allow_none=True)
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
    waiting_for = _text("Чего не хватает, чтобы продолжить; null — ничего", allow_none=True)
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
    next_cursor = _text("Передайте в cursor, чтобы получить следующую страницу; null — это последняя", allow_none=True)


class RuleSummary(Schema):
    """A rule of the methodology as it is applied."""

    id = _text("Постоянное имя правила")
    summary = _text("Что проверяется")
    severity = _text("Строгость", validate=validate.OneOf(["error", "warning"]))
    methodology = _text("Методика: A или B (корпус «А» или «Б»)")
    item = _text("Пункт методики")
    annex = _text("Приложение", allow_none=True)
    text = _text("Слова приказа")
    since = _day("Действует с этой даты")
    until = _day("Действует до этой даты, не включая её; null — без срока", allow_none=True)
    forms = fields.List(fields.String(), required=True, metadata={"description": "К каким формам применяется"})
    links = fields.Dict(required=True, keys=fields.String(), values=fields.String())


class RuleList(Schema):
    """All rules, in the order's sequence."""

    items = fields.List(fields.Nested(RuleSummary), required=True)


class Liveness(Schema):
    """The process answers."""

    status = _text("ok", validate=validate.OneOf(["ok"]))


class Check(Schema):
    """One thing that has to work."""

    ok = fields.Boolean(required=True)
    detail = _text("Что сделать, если не в порядке")


class Checks(Schema):
    """Everything that has to work for documents to be made."""

    database = fields.Nested(Check, required=True)
    storage = fields.Nested(Check, required=True)
    worker = fields.Nested(Check, required=True)
    pdf = fields.Nested(Check, required=True)
    broker = fields.Nested(Check, required=True)
    beat = fields.Nested(Check, required=True)
    batches = fields.Nested(Check, required=True)


class ReadinessReport(Schema):
    """Documents can be made."""

    status = _text("ready", validate=validate.OneOf(["ready"]))
    checks = fields.Nested(Checks, required=True)


class ProblemDetails(Schema):
    """A problem, RFC 9457."""

    type = _address("Вид проблемы; по этому адресу — страница с объяснением")
    title = _text("Что случилось")
    status = fields.Integer(required=True, metadata={"description": "Код HTTP"})
    detail = _text("В чём именно дело")
    instance = _text("Идентификатор запроса; по нему запрос находится в журнале", metadata={"format": "uri"})
    violations = fields.List(fields.Nested(Violation), metadata={"description": "Все нарушения сразу"})
    checks = fields.Nested(Checks, metadata={"description": "Что проверено (not-operational)"})
