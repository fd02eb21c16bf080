"""Context of the two score sheets of corpus «Б», which differ in the words of the template only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.names import employee_in_quarter
from doc_templates.persons import blank_person, person
from validators.forms.score_sheet.schema import Score, ScoreSheet

PARAMETERS = 5
COLUMN_WIDTHS = {"parameter": 38, "score": 17, "comment": 39, "explanation": 76}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""
SEE_BELOW = "см. ниже"
"""Printed in the cell of a comment that stands below its row."""

SIZE = 10
"""Size of the letters of comments in points."""
CELL = COLUMN_WIDTHS["comment"] - measure.CELL_MARGINS
CELL_LINES = 10
"""Lines up to which a comment stays in its cell: about as many as the longest explanations beside it have."""

WIDE = sum(COLUMN_WIDTHS.values()) - measure.CELL_MARGINS
WIDE_LINES = int(measure.UPRIGHT / 3 * measure.POINTS_PER_MM / (SIZE * measure.LINE))
"""The same for a row over the whole width, a third of a page."""


def context(record: ScoreSheet, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled score sheet.

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
    """Return the same keys with empty values, for the form to be filled in by hand."""
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
    short = fits_cell(comment)
    return {
        "score": wording.score(entry.score),
        "comment": comment if short else SEE_BELOW,
        "comment_below": [] if short else comment_rows(number, comment),
    }


def fits_cell(text: str) -> bool:
    """Return whether a comment is short enough for its narrow cell; a long one is printed below its row.

    In its cell a comment of a few hundred letters would make the row many times as high as what stands beside it, and
    the paper a page longer. Below, it is printed in rows over the whole width of the table, none higher than a third of
    a page, so each is kept whole.
    """
    return len(measure.lines(text, CELL, SIZE)) <= CELL_LINES


def comment_rows(number: int, text: str) -> list[str]:
    """Return the texts of the rows of a long comment, each headed by the parameter it belongs to.

    Args:
        number: of the parameter.
        text: the comment.
    """
    head, found, rest = f"Комментарий к параметру {number}: ", [], text
    while len(measure.lines(head + rest, WIDE, SIZE)) > WIDE_LINES:
        end = measure.reach(head + rest, WIDE, SIZE, WIDE_LINES) - len(head)
        cut = measure.gap(rest, end // 2, end)
        found.append(head + (rest[: cut - 1] if rest[cut - 1] in " \n" else rest[:cut]))
        head, rest = f"Комментарий к параметру {number} (продолжение): ", rest[cut:]
    return [*found, head + rest]


BINDING = TemplateBinding(
    record=ScoreSheet,
    subject=lambda record: employee_in_quarter(record.employee.full_name, record.period),
    issuer=lambda record: record.evaluator.organization,
    context=context,
    blank_context=blank_context,
)
