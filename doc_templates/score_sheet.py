"""What the two score sheets of corpus «Б» print: they differ in words of the template, not in what is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import comments, wording
from doc_templates.form import TemplateBinding
from doc_templates.names import Titles, employee_in_quarter
from validators.schemas.records import Person, Score, ScoreSheet

PARAMETERS = 5


def binding(titles: Titles) -> TemplateBinding:
    """Return how a score sheet of that name is filled in; its evaluator's body issues it."""
    return TemplateBinding(
        record=ScoreSheet,
        titles=titles,
        subject=lambda record: employee_in_quarter(record.employee.full_name, record.period),
        issuer=lambda record: record.evaluator.organization,
        context=context,
        blank_context=blank_context,
    )


def context(record: ScoreSheet, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a filled score sheet prints.

    Args:
        record: the checked score sheet.
        computed: ``average`` (two places) and ``result_wording``, as the check of the sheet gives them.
    """
    scores = {f"parameter_{number}": _parameter(number, entry) for number, entry in enumerate(record.scores, start=1)}
    return {
        "employee": person(record.employee),
        "period": wording.quarter(record.period),
        "evaluator": person(record.evaluator),
        **scores,
        "average": wording.average(computed["average"]),
        "result": computed["result_wording"],
        "signed_on": wording.day(record.signed_on),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with nothing to print, for the form to be filled in by hand."""
    scores = {
        f"parameter_{number}": {"score": "", "comment": "", "comment_below": []} for number in range(1, PARAMETERS + 1)
    }
    return {
        "employee": blank_person(),
        "period": "",
        "evaluator": blank_person(),
        **scores,
        "average": "",
        "result": "",
        "signed_on": "",
    }


def _parameter(number: int, entry: Score) -> dict[str, Any]:
    comment = entry.comment or ""
    short = comments.in_cell(comment)
    return {
        "score": wording.score(entry.score),
        "comment": comment if short else comments.SEE_BELOW,
        "comment_below": [] if short else comments.rows(number, comment),
    }


def person(of: Person) -> dict[str, Any]:
    """Return a person as forms name them: full name, position, state body."""
    return {"full_name": of.full_name, "position": of.position, "organization": of.organization}


def blank_person() -> dict[str, Any]:
    """Return the same keys as :func:`person`, empty."""
    return {"full_name": "", "position": "", "organization": ""}
