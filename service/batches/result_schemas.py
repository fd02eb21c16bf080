"""The shape of what clients ask of the results of a batch, and of its summary."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from service.api.language import MAX_PARTS
from service.api.schemas import Request, WholeNumber
from service.batches.printing import MAX_PAPERS
from service.batches.schemas import flag


def _text(description: str, **options: Any) -> fields.String:
    return fields.String(required=True, metadata={"description": description}, **options)


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

    papers = fields.Integer(required=True, metadata={"description": "Документов с оценкой", "minimum": 0})
    average = _text("Средняя оценка, два знака; null, если оценок нет", allow_none=True)
    results = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "Сколько каких результатов, по коду, лучшие первыми"},
    )


class UnitGroup(SummaryGroup):
    """Results of one state body."""

    unit = _text("Государственный орган")


class EvaluatorGroup(UnitGroup):
    """Results given by one evaluator."""

    full_name = _text("Фамилия, имя, отчество оценивающего")
    position = _text("Его должность")


class AssessedPeriod(Schema):
    """A period that papers are about."""

    year = fields.Integer(required=True, metadata={"description": "Год"})
    quarter = fields.Integer(required=True, allow_none=True, metadata={"description": "Квартал; null – весь год"})


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
