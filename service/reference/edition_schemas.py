"""The shape of what clients receive about editions of the methodology and variants of state bodies."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from service.db.models import SHA256
from service.documents.schemas import _address, _day, _text


class EditionLinks(Schema):
    """Where to go on from an edition."""

    self = _address("Что действовало в первый день редакции")


class EditionSummary(Schema):
    """An edition of a methodology."""

    id = _text("Обозначение редакции, как в поле edition документов")
    methodology = _text("Методика: A или B (корпус «А» или «Б»)", validate=validate.OneOf(["A", "B"]))
    title = _text("Название")
    act = _text("Приказ, которым она введена")
    item = _text("Пункт приказа о введении в действие")
    since = _day("Применяется к правоотношениям с этой даты")
    until = _day("До этой даты, не включая её; null — без срока", allow_none=True)
    links = fields.Nested(EditionLinks, required=True)


class EditionList(Schema):
    """All editions."""

    items = fields.List(fields.Nested(EditionSummary), required=True)


class ParameterTable(Schema):
    """A dated table of parameters or wordings."""

    file = _text("Файл параметров")
    name = _text("Какая из таблиц файла; пусто — единственная")
    item = _text("Пункт методики")
    annex = _text("Приложение", allow_none=True)
    since = _day("Действует с этой даты")
    until = _day("До этой даты, не включая её; null — без срока", allow_none=True)


class FormTemplate(Schema):
    """The template of a form in one language."""

    form = _text("Форма")
    language = _text("Язык")
    sha256 = _text("SHA-256 шаблона", validate=validate.Length(equal=SHA256.length))
    since = _day("С этой даты форма печатается по нему; null — с начала", allow_none=True)


class AppliedRule(Schema):
    """A rule in force."""

    id = _text("Правило: GET /api/v1/rules/{rule}")
    item = _text("Пункт методики")
    since = _day("Действует с этой даты")
    until = _day("До этой даты, не включая её; null — без срока", allow_none=True)


class EditionOnDay(EditionSummary):
    """An edition and everything in force on a day."""

    day = _day("День, на который составлен ответ")
    parameters = fields.List(fields.Nested(ParameterTable), required=True)
    templates = fields.List(fields.Nested(FormTemplate), required=True)
    rules = fields.List(fields.Nested(AppliedRule), required=True)


class VariantOrder(Schema):
    """The order that approved a variant."""

    number = _text("Номер приказа")
    date = _day("Дата приказа")
    title = _text("Название приказа")


class VariantTemplate(Schema):
    """A form as a variant has it."""

    form = _text("Форма")
    language = _text("Язык")
    sha256 = _text("SHA-256 шаблона", validate=validate.Length(equal=SHA256.length))
    links = fields.Dict(
        required=True, keys=fields.String(), values=fields.String(), metadata={"description": "Пустые бланки"}
    )


class BodyVariant(Schema):
    """A state body's own variant of the methodology of corpus «Б»."""

    id = _text("Имя варианта для поля variant")
    body = _text("Государственный орган")
    names = fields.List(
        fields.String(), required=True, metadata={"description": "Другие написания наименования в документах"}
    )
    order = fields.Nested(VariantOrder, required=True)
    since = _day("Действует с этой даты")
    until = _day("До этой даты, не включая её; null — без срока", allow_none=True)
    sha256 = _text("SHA-256 файлов варианта", validate=validate.Length(equal=SHA256.length))
    templates = fields.List(fields.Nested(VariantTemplate), required=True)


class VariantList(Schema):
    """All variants."""

    items = fields.List(fields.Nested(BodyVariant), required=True)
