"""The shape of what clients receive about terms and the working calendar."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from service.documents.computed_schemas import Counted, Law
from validators.days_off import Ground
from validators.deadlines.agenda import METHODOLOGIES
from validators.deadlines.model import DueKind


def _text(description: str, **options: Any) -> fields.String:
    return fields.String(required=True, metadata={"description": description}, **options)


def _day(description: str, **options: Any) -> fields.String:
    metadata = {"description": description, "format": "date"}
    return fields.String(required=True, metadata=metadata, **options)


def _number(description: str, **options: Any) -> fields.Integer:
    return fields.Integer(required=True, metadata={"description": description}, **options)


def _flag(description: str) -> fields.Boolean:
    return fields.Boolean(required=True, metadata={"description": description})


def _texts(description: str) -> fields.List[Any]:
    return fields.List(fields.String(), required=True, metadata={"description": description})


class DueDate(Schema):
    """A term that was counted."""

    due = _day("Последний день срока")
    bound = _text(
        "latest – последний день, когда ещё не поздно; kept_until – последний день хранения",
        validate=validate.OneOf([str(one) for one in DueKind]),
    )
    title = _text("Что делают к этому сроку")
    working_day = _flag("Рабочий ли это день; методика не переносит срок с нерабочего дня")
    law = fields.Nested(Law, required=True)
    counted = fields.Nested(Counted, required=True)
    notes = _texts("На что обратить внимание")


class Reckoned(Schema):
    """The terms that follow from the dates."""

    kind = _text("Вид срока")
    title = _text("Название вида")
    deadlines = fields.List(fields.Nested(DueDate), required=True, metadata={"description": "Сроки"})


class TermOfKind(Schema):
    """A term of the order before it is counted."""

    item = _text("Пункт методики")
    part = _text("Часть пункта, если по одному виду срока их несколько", allow_none=True)
    title = _text("Что делают к этому сроку")
    text = _text("Слова приказа")
    since = _day("Действует с этой даты")
    until = _day("Действует до этой даты, не включая её; null – без срока", allow_none=True)


class DeadlineKind(Schema):
    """A kind of term."""

    kind = _text("Вид срока: передаётся в POST /api/v1/deadlines")
    title = _text("Название")
    methodology = _text("Методика: A или B (корпус «А» или «Б»)", validate=validate.OneOf(METHODOLOGIES))
    required = _texts("Какие даты обязательны")
    optional = _texts("Какие даты можно добавить")
    terms = fields.List(fields.Nested(TermOfKind), required=True, metadata={"description": "Сроки этого вида"})


class DeadlineKindList(Schema):
    """All kinds of terms."""

    items = fields.List(fields.Nested(DeadlineKind), required=True)


class NotableDay(Schema):
    """A day on which the calendar differs from a plain week."""

    day = _day("День")
    weekend = _flag("Суббота или воскресенье")
    ground = _text(
        "Основание: holiday – праздник, observed – выходной за праздник, выпавший на день отдыха, transfer – перенос, "
        "installation – файл установки",
        validate=validate.OneOf([str(one) for one in Ground if one is not Ground.WEEKEND]),
    )
    reason = _text("Почему день нерабочий или рабочий")
    estimated = _flag("Дата праздника расчётная, ещё не объявлена")
    source = _text("Решение, названное в файле", allow_none=True)


class WorkingDays(Schema):
    """How many working days there are."""

    year = _number("В году")
    quarters = fields.List(
        fields.Integer(),
        required=True,
        validate=validate.Length(equal=4),
        metadata={"description": "По кварталам"},
    )
    months = fields.List(
        fields.Integer(),
        required=True,
        validate=validate.Length(equal=12),
        metadata={"description": "По месяцам"},
    )


class CalendarOverrides(Schema):
    """The file of the installation."""

    file = _text("Имя файла")
    days = _number("Сколько дней этого года в нём названо")
    sources = _texts("Решения, на которые он ссылается")


class CalendarYear(Schema):
    """The working calendar of a year as it is in force."""

    year = _number("Год")
    working_days = fields.Nested(WorkingDays, required=True)
    days_off = fields.List(
        fields.Nested(NotableDay),
        required=True,
        metadata={"description": "Праздники и дни отдыха, кроме обычных суббот и воскресений"},
    )
    worked_days_off = fields.List(
        fields.Nested(NotableDay),
        required=True,
        metadata={"description": "Рабочие дни, которые иначе были бы днями отдыха"},
    )
    estimated = fields.List(
        fields.String(metadata={"format": "date"}),
        required=True,
        metadata={"description": "Расчётные даты: Курбан айт, пока он не объявлен"},
    )
    overrides = fields.Nested(
        CalendarOverrides,
        required=True,
        allow_none=True,
        metadata={"description": "Файл установки с переносами; null – его нет"},
    )
