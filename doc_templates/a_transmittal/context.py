"""What the covering letter of the package prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from doc_templates import wording
from doc_templates.filling import Filling
from doc_templates.names import Naming, body_in_year
from doc_templates.review import signatory
from validators.schemas.a_working_papers import Transmittal

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "Сопроводительное письмо к материалам оценки"
COLUMNS = ("number", "who", "agreement", "score_sheet", "review")
ROWS = 6
"""Rows of the blank form, to be written in by hand."""
NOBODY = "Служащих, в отношении которых оценка не проведена, нет."
LISTED = "Список служащих, в отношении которых не проведена оценка, с указанием причин прилагается (человек: {number})."
BLANK_LISTED = "Список служащих, в отношении которых не проведена оценка, с указанием причин – прилагается / таких нет."


def context(record: Transmittal, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a filled letter prints."""
    return {
        "organization": record.organization,
        "number": record.number or "",
        "sent_on": wording.day(record.sent_on),
        "year": wording.year(record.year),
        "completed_on": wording.day(record.completed_on),
        "servants": [
            {
                "number": str(number),
                "who": f"{one.full_name}, {one.position}",
                "agreement": str(one.agreement_sheets),
                "score_sheet": str(one.score_sheet_sheets),
                "review": str(one.review_sheets),
            }
            for number, one in enumerate(record.servants, start=1)
        ],
        "not_assessed": LISTED.format(number=record.not_assessed) if record.not_assessed else NOBODY,
        "signatory": signatory(record.signatory),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with nothing to print."""
    return {
        **dict.fromkeys(("organization", "number", "sent_on", "year", "completed_on"), ""),
        "servants": [dict.fromkeys(COLUMNS, "") for _ in range(ROWS)],
        "not_assessed": BLANK_LISTED,
        "signatory": {"position": "", "initials": ""},
    }


FILLING = Filling(
    record=Transmittal,
    naming=Naming(title=NAME, stem="Материалы оценки", blank_stem=f"{NAME} (бланк)"),
    subject=lambda record: body_in_year(record.organization, record.year),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
