"""Context of the decision on who assesses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.names import body_in_quarter
from doc_templates.notices import METHODOLOGY_B
from doc_templates.persons import blank_person, blank_signatory, person, signatory
from validators.forms.preparation.schema import APPARATUS_HEAD, DELEGATES, STAND_IN, Assessor, AssessorDecision

OPENINGS = {
    STAND_IN: f"В соответствии с частью 4 пункта 4 {METHODOLOGY_B} при отсутствии оценивающего лица оценку проводит "
    "лицо, его замещающее:",
    APPARATUS_HEAD: f"В соответствии с частью 6 пункта 4 {METHODOLOGY_B} лица, находящиеся в прямом подчинении первого "
    "руководителя государственного органа, оцениваются руководителем аппарата:",
    DELEGATES: f"В соответствии с частью 3 пункта 18 {METHODOLOGY_B}, поскольку количество оцениваемых лиц превышает "
    "двадцать человек, оценку осуществляют также административные государственные служащие корпуса «Б»:",
}
BLANK_OPENING = (
    "В соответствии с пунктом 4 (при отсутствии оценивающего лица; по решению первого руководителя) или пунктом 18 "
    f"(количество оцениваемых лиц превышает двадцать человек) {METHODOLOGY_B} (ненужное зачеркнуть) оценку проводят:"
)
COLUMN_WIDTHS = {"number": 10, "who": 80, "assesses": 80}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""
ROWS = 5
"""Rows of the blank form, to be written in by hand."""


def context(record: AssessorDecision, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled decision; it tells of absence or of numbers what its kind rests on."""
    return {
        "organization": record.organization,
        "number": record.number or "",
        "signed_on": wording.day(record.signed_on),
        "period": wording.quarter(record.period),
        "evaluator": person(record.evaluator),
        "opening": OPENINGS[record.kind],
        "of_absence": int(record.kind == STAND_IN),
        "absence": _absence(record),
        "of_number": int(record.kind == DELEGATES),
        "assessed": "" if record.assessed is None else str(record.assessed),
        "assessors": [_assessor(number, one) for number, one in enumerate(record.assessors, start=1)],
        "decided_by": signatory(record.decided_by),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys for a decision written by hand, of any kind."""
    return {
        **dict.fromkeys(("organization", "number", "signed_on", "period", "absence", "assessed"), ""),
        "evaluator": blank_person(),
        "opening": BLANK_OPENING,
        "of_absence": 1,
        "of_number": 1,
        "assessors": measure.blank_rows(COLUMN_WIDTHS, ROWS),
        "decided_by": blank_signatory(),
    }


def _absence(record: AssessorDecision) -> str:
    since = f"с {wording.day(record.since)}" if record.since else ""
    until = f"по {wording.day(record.until)}" if record.until else ""
    days = " ".join(part for part in (since, until) if part)
    return ", ".join(part for part in (record.reason, days) if part)


def _assessor(number: int, one: Assessor) -> dict[str, Any]:
    who = f"{one.full_name}, {one.position}"
    row = {"number": str(number), "who": who, "assesses": wording.kept(one.assesses or "")}
    return measure.measured(row, COLUMN_WIDTHS)


BINDING = TemplateBinding(
    record=AssessorDecision,
    subject=lambda record: body_in_quarter(record.organization, record.period),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
