"""Schemas that several features share: requests that are read strictly, references to the law, violations, problems.

Messages about requests are keys of the section ``fields`` of the catalogues; descriptions are Russian.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from marshmallow import INCLUDE, Schema, ValidationError, fields, post_dump, validate

from service.db.cursors import MAX_PAGE
from service.db.models import IDEMPOTENCY_KEY_LENGTH
from validators.deadlines.model import Method
from validators.schemas.iin import problem as iin_problem

TEXT: Final[dict[str, Any]] = {"required": "required", "null": "null", "invalid": "text", "invalid_utf8": "text"}
ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,4}")


class Request(Schema):
    """Base of requests; error messages are keys of the section ``fields``."""

    error_messages: dict[str, str] = {"type": "object", "unknown": "unknown"}  # noqa: RUF012 - marshmallow's attribute


class IsoDate(fields.Date):
    """A date exactly as ISO 8601 writes it in full; ``date.fromisoformat`` takes weeks and missing hyphens too."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date:
        if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
            raise self.make_error("invalid")
        return super()._deserialize(value, attr, data, **kwargs)


class WholeNumber(fields.Integer):
    """A whole number in a query, in plain digits."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        if not isinstance(value, str) or not WHOLE_NUMBER.fullmatch(value):
            raise self.make_error("invalid")
        return super()._deserialize(value, attr, data, **kwargs)


class IdempotencyHeader(Schema):
    """The header that makes a repeated request harmless (draft-ietf-httpapi-idempotency-key-header)."""

    key = fields.String(
        data_key="Idempotency-Key",
        validate=validate.Regexp(rf"[ -~]{{1,{IDEMPOTENCY_KEY_LENGTH}}}\Z", error="idempotency_key"),
        metadata={
            "description": "Повтор запроса с тем же ключом вернёт первый ответ, а не второй документ",
            "minLength": 1,
            "maxLength": IDEMPOTENCY_KEY_LENGTH,
            "example": "8e03978e-40d5-43e8-bc93-6894a57f9324",
        },
    )


CURSOR_LENGTH: Final = 200


def check_cursor(value: str) -> None:
    """Reject what cannot be a cursor before it reaches the database: cursors encode printable text."""
    try:
        plain = base64.b64decode(value.encode("ascii") + b"=" * (-len(value) % 4), b"-_", validate=True).decode("ascii")
    except ValueError:
        plain = ""
    if not value or len(value) > CURSOR_LENGTH or not plain.isprintable() or not plain or "\\" in plain:
        raise ValidationError("cursor")


class PageQuery(Request):
    """Parameters of a page of a list."""

    cursor = fields.String(
        validate=check_cursor, error_messages=TEXT, metadata={"description": "next_cursor предыдущего ответа"}
    )
    limit = WholeNumber(
        load_default=50,
        validate=validate.Range(1, MAX_PAGE, error="limit"),
        error_messages={"null": "null", "invalid": "limit", "too_large": "limit"},
        metadata={"description": "Сколько записей на странице", "default": 50},
    )


def is_identifier(text: str) -> bool:
    """Return whether a text is a canonical UUID."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def check_identifier(value: str | None) -> None:
    """Refuse what cannot be one of our ids; a value that is allowed to be missing may be."""
    if value is not None and not is_identifier(value):
        raise ValidationError("identifier")


def check_iin(value: str | None) -> None:
    """Refuse what is no IIN; a value that is allowed to be missing may be."""
    if value is not None and iin_problem(value) is not None:
        raise ValidationError("iin")


def line_field(description: str, most: int, **options: Any) -> fields.String:
    """Return the field of one line of text in a request, of ``most`` characters at the most."""

    def check(value: str) -> None:
        if not 1 <= len(value.strip()) <= most or not value.isprintable():
            raise ValidationError("line")

    extra = {"description": description, "minLength": 1, "maxLength": most}
    return fields.String(validate=check, error_messages=TEXT, metadata=extra, **options)


def text_field(description: str, **options: Any) -> fields.String:
    """Return the field of a text in a response."""
    extra = options.pop("metadata", {})
    return fields.String(required=True, metadata={"description": description, **extra}, **options)


def address_field(description: str, **options: Any) -> fields.String:
    """Return the field of an address without scheme and host."""
    return text_field(description, metadata={"format": "uri-reference"}, **options)


def day_field(description: str, **options: Any) -> fields.Date:
    """Return the field of a date."""
    return fields.Date(required=True, metadata={"description": description}, **options)


def written_day_field(description: str, **options: Any) -> fields.String:
    """Return the field of a date that is a text already."""
    return text_field(description, metadata={"format": "date"}, **options)


def number_field(description: str, **options: Any) -> fields.Integer:
    """Return the field of a whole number in a response."""
    return fields.Integer(required=True, metadata={"description": description}, **options)


def flag_field(description: str) -> fields.Boolean:
    """Return the field of a truth value in a response."""
    return fields.Boolean(required=True, metadata={"description": description})


def texts_field(description: str, **options: Any) -> fields.List[Any]:
    """Return the field of a list of texts in a response."""
    return fields.List(fields.String(), required=True, metadata={"description": description}, **options)


def moment_field(description: str, **options: Any) -> fields.DateTime:
    """Return the field of a moment."""
    return fields.DateTime(required=True, metadata={"description": description}, **options)


class ResponseSchema(Schema):
    """Dumps attributes of an object; a field with a method ``get_<name>`` is what that method returns."""

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Return the value of a field."""
        derive = getattr(self, f"get_{attr}", None)
        return super().get_attribute(obj, attr, default) if derive is None else derive(obj)


class Law(Schema):
    """The place in the law a rule comes from."""

    act = text_field("Приказ (order-13)")
    methodology = text_field("Методика: А или Б (латиницей)")
    item = text_field("Пункт методики")
    annex = text_field("Приложение", allow_none=True)
    text = text_field("Слова приказа")


class CountedDay(Schema):
    """A day on the way to the end of a term."""

    day = written_day_field("День")
    number = number_field("Какой по счёту рабочий день срока; null – день не считается", allow_none=True)
    reason = text_field("Почему день нерабочий (или почему рабочий, хотя это день отдыха)", allow_none=True)


class Counted(Schema):
    """How a term was counted."""

    method = text_field("Способ счёта", validate=validate.OneOf([str(one) for one in Method]))
    text = text_field("То же словами")
    start = written_day_field("От какого дня (счёт в рабочих днях начинается со следующего)", allow_none=True)
    number = number_field("Сколько рабочих дней или лет", allow_none=True)
    days = fields.List(
        fields.Nested(CountedDay),
        required=True,
        metadata={"description": "Каждый день счёта, сосчитанный или пропущенный; у сроков без рабочих дней пусто"},
    )


class Rounding(Schema):
    """What rounding did."""

    exact = text_field("До округления; бесконечная дробь – первые шесть знаков")
    rounded = text_field("После: до сотых, половина – в большую сторону")


class BandUsed(Schema):
    """The line of a scale or table that decided, ends included."""

    lower = text_field("Нижняя граница", data_key="from", attribute="from")
    upper = text_field("Верхняя граница; null – без неё", data_key="to", attribute="to", allow_none=True)
    wording = text_field("Слова приказа")


class Explanation(Schema):
    """How one computed value came about."""

    value = text_field("Имя значения в computed; значения внутри него – путь: quarter_results/0")
    text = text_field("Предложение для ответа на обращение, на языке Accept-Language")
    terms = fields.List(
        fields.String(), required=True, metadata={"description": "Числа, из которых получено значение, по порядку"}
    )
    rounding = fields.Nested(
        Rounding, required=True, allow_none=True, metadata={"description": "Округление; null – не округлялось"}
    )
    band = fields.Nested(
        BandUsed, required=True, allow_none=True, metadata={"description": "Строка шкалы или таблицы; null – её нет"}
    )
    counted = fields.Nested(
        Counted,
        required=True,
        allow_none=True,
        metadata={"description": "Счёт срока, как в POST /deadlines; null – не срок"},
    )
    law = fields.Nested(Law, required=True, metadata={"description": "Норма"})


class Computed(Schema):
    """What follows from the data: members differ from form to form, decimals are strings."""

    class Meta:
        """Members that each form has of its own are let through."""

        unknown = INCLUDE

    explanation = fields.List(
        fields.Nested(Explanation),
        metadata={"description": "Как получено каждое значение; нет, когда ничего не вычислено"},
    )

    @post_dump(pass_original=True)
    def with_values(self, explained: dict[str, Any], original: dict[str, Any], **_options: Any) -> dict[str, Any]:
        """Return the values themselves beside their explanation."""
        return {**original, **explained}


def computed_values() -> fields.Nested:
    """Return the field of computed values."""
    return fields.Nested(Computed, required=True, metadata={"description": "Вычисленные значения"})


class Place(Schema):
    """A value in one document of a dossier."""

    index = fields.Integer(required=True, metadata={"description": "Место документа в запросе, с 0"})
    form = text_field("Форма документа")
    pointer = text_field("Место значения в data документа (JSON Pointer)")


class Violation(Schema):
    """One broken rule, or one value of the wrong shape."""

    rule = text_field(
        "Правило: GET /api/v1/rules/{rule}; schema — неверный вид данных, repeated-row — повтор строки в пакете, "
        "sent-before — о том же лице за тот же период документ уже есть, "
        "omitted — нарушений слишком много, и названы не все"
    )
    severity = text_field(
        "error — документ запрещён, warning — допустим", validate=validate.OneOf(["error", "warning"])
    )
    pointer = text_field("Место значения в data (JSON Pointer, RFC 6901); при invalid-request — в запросе")
    message = text_field("Сообщение для кадровой службы")
    law = fields.Nested(Law, metadata={"description": "Норма; у правила schema её нет"})
    documents = fields.List(
        fields.Nested(Place),
        metadata={"description": "Только в досье: оба несогласных значения; первым — то, о котором речь"},
    )
    omitted = fields.Integer(metadata={"description": "Только у правила omitted: сколько нарушений не названо"})


class Liveness(Schema):
    """The process answers."""

    status = text_field("ok", validate=validate.OneOf(["ok"]))


class Check(Schema):
    """One thing that has to work."""

    ok = fields.Boolean(required=True)
    detail = text_field("Что сделать, если не в порядке")


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

    status = text_field("ready", validate=validate.OneOf(["ready"]))
    checks = fields.Nested(Checks, required=True)


class ProblemDetails(Schema):
    """A problem, RFC 9457."""

    type = address_field("Вид проблемы; по этому адресу — страница с объяснением")
    title = text_field("Что случилось")
    status = fields.Integer(required=True, metadata={"description": "Код HTTP"})
    detail = text_field("В чём именно дело")
    instance = text_field("Идентификатор запроса; по нему запрос находится в журнале", metadata={"format": "uri"})
    violations = fields.List(fields.Nested(Violation), metadata={"description": "Все нарушения сразу"})
    checks = fields.Nested(Checks, metadata={"description": "Что проверено (not-operational)"})
