"""Context of the reference on an employee for the members of a calibration session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from doc_templates import session, wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.names import employee_in_quarter
from doc_templates.persons import blank_signatory, signatory
from doc_templates.review import penalty
from validators.forms.score_sheet.schema import PARAMETERS
from validators.forms.session.schema import PreviousQuarter, SessionReference
from validators.forms.shared.corpus_b import scale_of
from validators.parameters import result_scale, sheet_wordings
from validators.periods import MONTHS_IN_YEAR, QUARTERS, quarter

COLUMN_WIDTHS = {"period": 34, "score": 20, "result": 58, "note": 58}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""
NOTHING = "–"
NO_SCORES = "нет"
NO_PENALTIES = "Дисциплинарных взысканий нет."
ROWS = 4
"""Previous quarters of the blank form, to be written in by hand."""
EMPTY = ("organization", "category", "in_position", "in_service_since", "average", "result", "signed_on")


def context(record: SessionReference, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled reference.

    Args:
        record: the checked reference.
        computed: ``result_wording`` and, unless the appointment is yet to come, ``months_in_position``.
    """
    return {
        "organization": record.organization,
        **session.parties(record.employee, record.evaluator, record.period),
        "appeal": session.appeal(record.appeal),
        "category": record.employee.category,
        "in_position": _in_position(record, computed.get("months_in_position")),
        "in_service_since": wording.day(record.in_service_since),
        "scores": list(_scores(record)),
        "average": wording.average(record.average),
        "result": computed["result_wording"],
        "previous": [_previous(each) for each in record.previous] or [_row(NO_SCORES, NOTHING, NOTHING, NOTHING)],
        "penalties": [
            f"{number}. {penalty(imposed)}" for number, imposed in enumerate(record.disciplinary_penalties, start=1)
        ]
        or [NO_PENALTIES],
        "contested": session.lines(record.contested),
        "reasons": session.lines(record.reasons),
        "signatory": signatory(record.signatory),
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, and rows to write in."""
    return {
        **dict.fromkeys(EMPTY, ""),
        **session.blank_parties(),
        "appeal": session.appeal(),
        "scores": [{"name": _parameter(number), "score": ""} for number in range(1, PARAMETERS + 1)],
        "previous": measure.blank_rows(COLUMN_WIDTHS, ROWS),
        "penalties": session.lines(),
        "contested": session.lines(),
        "reasons": session.lines(),
        "signatory": blank_signatory(),
    }


def _in_position(record: SessionReference, months: int | None) -> str:
    """Return since when the employee is in the position and how long that is: «с 05.09.2022 г. (4 г. 1 мес.)»."""
    since = f"с{wording.GAP}{wording.day(record.employee.appointed_on)}"
    if months is None:
        return since
    years, rest = divmod(months, MONTHS_IN_YEAR)
    parts = [f"{years}{wording.GAP}г."] if years else []
    return f"{since} ({' '.join([*parts, f'{rest}{wording.GAP}мес.'])})"


def _parameter(number: int) -> str:
    return f"Параметр {number}"


def _scores(record: SessionReference) -> Iterator[dict[str, str]]:
    """Yield the parameters by the names they have in the sheet, where its form is known."""
    titles = [_parameter(number) for number in range(1, PARAMETERS + 1)]
    if record.sheet is not None:
        titles = [each.title for each in sheet_wordings(record.sheet).parameters]
    for number, title in enumerate(titles):
        known = number < len(record.scores)
        yield {"name": title, "score": wording.score(record.scores[number].score) if known else NOTHING}


def _previous(each: PreviousQuarter) -> dict[str, Any]:
    scale = scale_of(quarter(each.year, each.quarter)) if each.quarter in QUARTERS else result_scale()
    result = NOTHING if each.result is None else scale.words(each.result).text
    score = NOTHING if each.average is None else wording.average(each.average)
    numeral = wording.QUARTERS.get(each.quarter, str(each.quarter))
    return _row(f"{numeral}{wording.GAP}квартал {each.year}{wording.GAP}г.", score, result, each.note or "")


def _row(period: str, score: str, result: str, note: str) -> dict[str, Any]:
    row = {"period": period, "score": score, "result": result, "note": wording.kept(note)}
    return measure.measured(row, COLUMN_WIDTHS)


BINDING = TemplateBinding(
    record=SessionReference,
    subject=lambda record: employee_in_quarter(record.employee.full_name, record.period),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
