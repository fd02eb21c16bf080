"""Context of the schedule of an assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.names import Subject, body_in_quarter, body_in_year
from doc_templates.persons import blank_signatory, signatory
from validators.forms.preparation.schema import Schedule
from validators.forms.shared.persons import Person
from validators.forms.shared.values import Period
from validators.people import identity

STAGES = {"number": 10, "name": 78, "due": 28, "responsible": 54}
SERVANTS = {"number": 10, "who": 54, "evaluator": 48, "due": 22, "signed": 36}
EVALUATORS = {"number": 10, "who": 124, "signed": 36}
"""Widths of the columns in millimetres: the layout draws the tables by them, the context measures its texts by them."""
ASSESSMENT, ASSESSORS = "Выставление оценок", "оценивающие (уполномоченные) лица"
BLANK_STAGES, BLANK_SERVANTS, BLANK_EVALUATORS = 3, 6, 3
"""Rows of the blank form, to be written in by hand."""


def context(record: Schedule, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled schedule; ``computed`` may have ``assess_by``, the last day of the methodology."""
    last = date.fromisoformat(computed["assess_by"]) if "assess_by" in computed else None
    return {
        "organization": record.organization,
        "period": _period(record),
        "stages": _stages(record, last),
        "assess_by": wording.day(last),
        "servants": [
            _row(
                number,
                SERVANTS,
                who=_named(one),
                evaluator=_named(one.evaluator),
                due=wording.due(one.assess_by or last),
                signed="",
            )
            for number, one in enumerate(record.servants, start=1)
        ],
        "evaluators": [
            _row(number, EVALUATORS, who=_named(one), signed="")
            for number, one in enumerate(_evaluators([each.evaluator for each in record.servants]), start=1)
        ],
        "signatory": signatory(record.signatory),
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, and rows to write in."""
    return {
        **dict.fromkeys(("organization", "period", "assess_by", "signed_on"), ""),
        "stages": measure.blank_rows(STAGES, BLANK_STAGES),
        "servants": measure.blank_rows(SERVANTS, BLANK_SERVANTS),
        "evaluators": measure.blank_rows(EVALUATORS, BLANK_EVALUATORS),
        "signatory": blank_signatory(),
    }


def _quarter(record: Schedule) -> Period | None:
    """Return the quarter that a schedule of corpus «Б» is of, if there is such a quarter."""
    quarter = record.period.quarter
    if record.methodology == "A" or quarter not in wording.QUARTERS:
        return None
    return Period(year=record.period.year, quarter=quarter)


def _period(record: Schedule) -> str:
    quarter = _quarter(record)
    return wording.year(record.period.year) if quarter is None else wording.quarter(quarter)


def _stages(record: Schedule, last: date | None) -> list[dict[str, Any]]:
    """Return the stages; of a schedule without any, the assessment itself."""
    told = [(each.name, each.due, each.responsible or "") for each in record.stages]
    return [
        _row(number, STAGES, name=name, due=wording.due(due), responsible=responsible)
        for number, (name, due, responsible) in enumerate(told or [(ASSESSMENT, last, ASSESSORS)], start=1)
    ]


def _row(number: int, columns: Mapping[str, int], **texts: str) -> dict[str, Any]:
    return measure.measured({"number": str(number), **texts}, columns)


def _named(one: Person) -> str:
    return f"{one.full_name}, {one.position}"


def _evaluators(named: Sequence[Person]) -> list[Person]:
    """Return each evaluator once, in the order of the schedule."""
    first: dict[tuple[str, str], Person] = {}
    for one in named:
        first.setdefault(identity(one), one)
    return list(first.values())


def subject(record: Schedule) -> Subject:
    """Return whose schedule of which period it is."""
    quarter = _quarter(record)
    if quarter is None:
        return body_in_year(record.organization, record.period.year)
    return body_in_quarter(record.organization, quarter)


BINDING = TemplateBinding(
    record=Schedule,
    subject=subject,
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
