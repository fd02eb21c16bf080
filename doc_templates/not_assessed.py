"""Context that the lists of those not assessed have in common: who they are, since when in the position, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from validators.forms.working_papers.schema import NotAssessed

ROWS = 6
"""Rows of the blank form, to be written in by hand."""
COLUMN_WIDTHS = {"number": 10, "who": 64, "in_position": 32, "reason": 64}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""


def servants(listed: Sequence[NotAssessed], reasons: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rows of a list, numbered from one; ``reasons`` are the words of the methodology, by their codes."""
    return [
        measure.measured({"number": str(number), **_employee(one, reasons)}, COLUMN_WIDTHS)
        for number, one in enumerate(listed, start=1)
    ]


def blank_servants() -> list[dict[str, Any]]:
    """Return rows without words."""
    return measure.blank_rows(COLUMN_WIDTHS, ROWS)


def _employee(one: NotAssessed, reasons: Mapping[str, str]) -> dict[str, str]:
    since = f"с{wording.GAP}{wording.due(one.appointed_on)}"
    until = f" по{wording.GAP}{wording.due(one.dismissed_on)}" if one.dismissed_on is not None else ""
    told = [reasons.get(one.reason), one.explanation]
    if one.days_worked is not None:
        told.append(f"отработано рабочих дней:{wording.GAP}{one.days_worked}")
    return {
        "who": f"{one.full_name}, {one.position}",
        "in_position": f"{since}{until}",
        "reason": wording.kept("; ".join(words for words in told if words)),
    }
