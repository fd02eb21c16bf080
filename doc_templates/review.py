"""Context of the two reviews of corpus «А», which differ in the period and in the place of the qualities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.persons import blank_signatory, signatory
from validators.forms.review.schema import AnyReview
from validators.forms.shared.values import DisciplinaryPenalty
from validators.parameters import penalty_caps

BLANK_ASSESSMENT, BLANK_ADDITIONAL = 12, 6
"""Ruled lines to write on, as many as leave the blank on one page."""
NO_PENALTIES = "Дисциплинарные взыскания: отсутствуют."
ACHIEVED = "Информация по достижению КЦИ:"


def assessment(record: AnyReview, computed: Mapping[str, Any]) -> Iterator[str]:
    """Yield the score with its result, the characterization, and what was achieved of each KPI."""
    score = wording.average(record.final_score)
    yield f"Оценка служащего корпуса «А» – {score} ({computed['result_wording']})."
    yield record.summary
    yield ACHIEVED
    for number, kpi in enumerate(record.kpi_achievements, start=1):
        yield f"{number}. {kpi.name}: {kpi.text}"


def penalties(record: AnyReview) -> Iterator[str]:
    """Yield the disciplinary penalties; that there are none is stated, not left blank (item 23)."""
    if not record.disciplinary_penalties:
        yield NO_PENALTIES
        return
    yield "Дисциплинарные взыскания:"
    for number, imposed in enumerate(record.disciplinary_penalties, start=1):
        yield f"{number}. {penalty(imposed)}"


def penalty(penalty: DisciplinaryPenalty) -> str:
    """Return a disciplinary penalty in words: its kind, when and for what it was imposed."""
    title = penalty_caps().penalty(penalty.kind).title
    return f"{title}, наложено {wording.day(penalty.imposed_on)}: {penalty.reason}"


def filled(record: AnyReview, period: str, assessed: list[str], additional: list[str]) -> dict[str, Any]:
    """Return the context of a review."""
    return {
        "employee": {"full_name": record.employee.full_name},
        "period": period,
        "assessment": measure.kept_text(assessed),
        "additional": measure.kept_text(additional),
        "authorized_person": signatory(record.authorized_person),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values, for the form to be filled in by hand."""
    return {
        "employee": {"full_name": ""},
        "period": "",
        "assessment": measure.kept_text([""] * BLANK_ASSESSMENT),
        "additional": measure.kept_text([""] * BLANK_ADDITIONAL),
        "authorized_person": blank_signatory(),
    }
