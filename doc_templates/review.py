"""What the two reviews of corpus «А» print: they differ in the period and in where qualities are spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from doc_templates import comments, wording
from doc_templates.docx import measure
from doc_templates.names import surname_with_initials
from validators.parameters import penalty_caps
from validators.schemas.a_review import AnyReview
from validators.schemas.records import DisciplinaryPenalty, Person

SIZE = 12
"""Of the letters in points."""
KEPT_LINES, KEPT_LEAST = 6, 2
"""Lines at the end of a text, at most and at least, that come along with the signature."""
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
    for number, penalty in enumerate(record.disciplinary_penalties, start=1):
        yield f"{number}. {_penalty(penalty)}"


def _penalty(penalty: DisciplinaryPenalty) -> str:
    title = penalty_caps().penalty(penalty.kind).title
    return f"{title}, наложено {wording.day(penalty.imposed_on)}: {penalty.reason}"


def filled(record: AnyReview, period: str, assessed: list[str], additional: list[str]) -> dict[str, Any]:
    """Return the context of a review."""
    return {
        "employee": {"full_name": record.employee.full_name},
        "period": period,
        "assessment": kept(assessed),
        "additional": kept(additional),
        "authorized_person": signatory(record.authorized_person),
    }


def kept(lines: list[str]) -> dict[str, Any]:
    """Return lines apart from the end, which stays on a page with what follows.

    Of a long last text that is its last sentences: kept whole, it would leave half a page empty.
    """
    last = lines[-1]
    printed = len(measure.lines(last, measure.TEXT_WIDTH, SIZE))
    if printed <= KEPT_LINES:
        return {"lines": lines[:-1], "open": [], "end": last}
    places = [measure.reach(last, measure.TEXT_WIDTH, SIZE, printed - left) for left in (KEPT_LINES, KEPT_LEAST)]
    cut = comments.gap(last, *places)
    return {"lines": lines[:-1], "open": [last[:cut].rstrip(" \n")], "end": last[cut:].lstrip(" \n")}


def blank_context() -> dict[str, Any]:
    """Return the same keys with nothing to print, for the form to be filled in by hand."""
    return {
        "employee": {"full_name": ""},
        "period": "",
        "assessment": kept([""] * BLANK_ASSESSMENT),
        "additional": kept([""] * BLANK_ADDITIONAL),
        "authorized_person": {"position": "", "initials": ""},
    }


def signatory(person: Person) -> dict[str, str]:
    """Return who signs, as the caption under the line has it: position, then surname and initials."""
    return {"position": person.position, "initials": surname_with_initials(person.full_name)}
