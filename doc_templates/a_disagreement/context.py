"""Context of the referral of a disputed draft agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.persons import blank_person, blank_signatory, person, signatory
from validators.forms.working_papers.schema import Disagreement

ROWS = 2
"""Rows of the blank form, to be written in by hand."""
COLUMN_WIDTHS = {"number": 10, "name": 46, "employee_grounds": 57, "authorized_person_grounds": 57}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""


def context(record: Disagreement, _computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled referral."""
    return {
        "organization": record.authorized_person.organization,
        "number": record.number or "",
        "signed_on": wording.day(record.signed_on),
        "employee": person(record.employee),
        "authorized_person": signatory(record.authorized_person),
        "year": wording.year(record.year),
        "kpis": [
            measure.measured(
                {
                    "number": str(number),
                    "name": wording.kept(kpi.name),
                    "employee_grounds": wording.kept(kpi.employee_grounds),
                    "authorized_person_grounds": wording.kept(kpi.authorized_person_grounds),
                },
                COLUMN_WIDTHS,
            )
            for number, kpi in enumerate(record.kpis, start=1)
        ],
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(("organization", "number", "signed_on"), ""),
        "year": wording.BLANK_YEAR,
        "employee": blank_person(),
        "authorized_person": blank_signatory(),
        "kpis": measure.blank_rows(COLUMN_WIDTHS, ROWS),
    }


BINDING = TemplateBinding(Disagreement, context, blank_context)
