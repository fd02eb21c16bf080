"""Context of the act of destruction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.form import TemplateBinding
from doc_templates.names import body_in_year
from doc_templates.persons import blank_signatory, signatory
from validators.forms.destruction_act.schema import CHAIR, MEMBER, SECRETARY, DestroyedGroup, DestructionAct

OPENING = (
    "Комиссия составила настоящий акт о том, что документы по оценке деятельности административных государственных "
    "служащих, срок хранения которых истёк, отобраны к уничтожению."
)
ROLES = {CHAIR: "председатель", MEMBER: "член комиссии", SECRETARY: "секретарь"}
BLANK_ROLES = (CHAIR, MEMBER, MEMBER)
ROWS = 6
"""Rows of the blank form, to be written in by hand."""
COLUMN_WIDTHS = {"number": 10, "kind": 82, "period": 30, "papers": 22, "kept_until": 26}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them."""


def context(record: DestructionAct, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context of a filled act; ``computed`` has ``papers``, how many there are."""
    return {
        "organization": record.organization,
        "number": record.number or "",
        "signed_on": wording.day(record.signed_on),
        "opening": OPENING,
        "groups": [
            measure.measured({"number": str(number), **_group(one)}, COLUMN_WIDTHS)
            for number, one in enumerate(record.groups, start=1)
        ],
        "papers": str(computed["papers"]),
        "means": record.means or "",
        "members": [
            {"role": ROLES[one.role], "who": f"{one.full_name}, {one.position}", "room": ""} for one in record.members
        ],
        "approved_by": signatory(record.approved_by),
    }


def blank_context() -> dict[str, Any]:
    """Return the same keys with empty values."""
    return {
        **dict.fromkeys(("organization", "number", "signed_on", "papers", "means"), ""),
        "opening": OPENING,
        "groups": measure.blank_rows(COLUMN_WIDTHS, ROWS),
        "members": [{"role": ROLES[role], "who": "", "room": ""} for role in BLANK_ROLES],
        "approved_by": blank_signatory(),
    }


def _group(one: DestroyedGroup) -> dict[str, str]:
    period = "–" if one.year is None else wording.year(one.year)
    if one.year is not None and one.quarter is not None:
        period = f"{wording.QUARTERS[one.quarter]}{wording.GAP}квартал {one.year}"
    return {
        "kind": one.kind,
        "period": period,
        "papers": str(one.papers),
        "kept_until": wording.due(one.kept_until),
    }


BINDING = TemplateBinding(
    record=DestructionAct,
    subject=lambda record: body_in_year(record.organization, max(one.kept_until.year for one in record.groups)),
    issuer=lambda record: record.organization,
    context=context,
    blank_context=blank_context,
)
