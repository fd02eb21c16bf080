"""The shape of computed values, and of the explanations that come with them."""

from __future__ import annotations

from typing import Any

from marshmallow import INCLUDE, Schema, fields, post_dump, validate

from validators.deadlines.model import Method


def _text(description: str, **options: Any) -> fields.String:
    return fields.String(required=True, metadata={"description": description}, **options)


def _day(description: str, **options: Any) -> fields.String:
    metadata = {"description": description, "format": "date"}
    return fields.String(required=True, metadata=metadata, **options)


def _number(description: str, **options: Any) -> fields.Integer:
    return fields.Integer(required=True, metadata={"description": description}, **options)


class Law(Schema):
    """The place in the law a rule comes from."""

    act = _text("Приказ (order-13)")
    methodology = _text("Методика: А или Б (латиницей)")
    item = _text("Пункт методики")
    annex = _text("Приложение", allow_none=True)
    text = _text("Слова приказа")


class CountedDay(Schema):
    """A day on the way to the end of a term."""

    day = _day("День")
    number = _number("Какой по счёту рабочий день срока; null – день не считается", allow_none=True)
    reason = _text("Почему день нерабочий (или почему рабочий, хотя это день отдыха)", allow_none=True)


class Counted(Schema):
    """How a term was counted."""

    method = _text("Способ счёта", validate=validate.OneOf([str(one) for one in Method]))
    text = _text("То же словами")
    start = _day("От какого дня (счёт в рабочих днях начинается со следующего)", allow_none=True)
    number = _number("Сколько рабочих дней или лет", allow_none=True)
    days = fields.List(
        fields.Nested(CountedDay),
        required=True,
        metadata={"description": "Каждый день счёта, сосчитанный или пропущенный; у сроков без рабочих дней пусто"},
    )


class Rounding(Schema):
    """What rounding did."""

    exact = _text("До округления; бесконечная дробь – первые шесть знаков")
    rounded = _text("После: до сотых, половина – в большую сторону")


class BandUsed(Schema):
    """The line of a scale or table that decided, ends included."""

    lower = _text("Нижняя граница", data_key="from", attribute="from")
    upper = _text("Верхняя граница; null – без неё", data_key="to", attribute="to", allow_none=True)
    wording = _text("Слова приказа")


class Explanation(Schema):
    """How one computed value came about."""

    value = _text("Имя значения в computed; значения внутри него – путь: quarter_results/0")
    text = _text("Предложение для ответа на обращение, на языке Accept-Language")
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
