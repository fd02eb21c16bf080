"""Context of the annual agreements of annexes 1, 2 and 8."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doc_templates import wording
from doc_templates.docx import measure
from doc_templates.persons import blank_named, named
from validators.forms.agreement.schema import AgreedKpi, Agreement

TITLE = "Ежегодное соглашение служащего корпуса «А»"
COLUMNS = ("name", "linkage", "unit", "planned", "due", "expected_result")
COLUMN_WIDTHS = {
    "number": 10,
    "name": 58.5,
    "linkage": 58.5,
    "unit": 24,
    "planned": 32,
    "due": 24,
    "expected_result": 50,
}
"""Widths of the columns in millimetres: the layout draws the table by them, the context measures its texts by them.

Planned and actual values of thirteen digits with hundredths stand on one line; names take what is left.
"""


def kpi_values(kpi: AgreedKpi | None) -> dict[str, str]:
    """Return the columns of a KPI; empty ones for one that is not set yet."""
    if kpi is None:
        return dict.fromkeys(COLUMNS, "")
    return {
        "name": wording.kept(kpi.name),
        "linkage": wording.kept(kpi.linkage or ""),
        "unit": kpi.unit or "",
        "planned": "" if kpi.planned is None else wording.value(kpi.planned),
        "due": wording.due(kpi.due),
        "expected_result": wording.kept(kpi.expected_result or ""),
    }


def measured(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the row of a KPI with ``tall``, whether it may go on over pages."""
    return measure.measured(row, COLUMN_WIDTHS, landscape=True)


def numbered(kpis: tuple[AgreedKpi, ...], mark: str = "") -> list[dict[str, Any]]:
    """Return the rows of a table of KPIs; ``mark`` follows each number."""
    return [{"number": f"{number}{mark}", **measured(kpi_values(kpi))} for number, kpi in enumerate(kpis, start=1)]


def blank_rows(number: int, *, with_numbers: bool) -> list[dict[str, Any]]:
    """Return as many empty rows, numbered where the annex prints the numbers."""
    empty = measured(kpi_values(None))
    return [{"number": str(index) if with_numbers else "", **empty} for index in range(1, number + 1)]


def parties(record: Agreement) -> dict[str, Any]:
    """Return who agrees, and when each signed."""
    signed = record.signed_on
    return {
        "employee": named(record.employee),
        "authorized_person": named(record.authorized_person),
        "signed": {
            "authorized_person": wording.day(None if signed is None else signed.authorized_person),
            "employee": wording.day(None if signed is None else signed.employee),
        },
    }


def blank_parties() -> dict[str, Any]:
    """Return the same keys with empty values."""
    signed = {"authorized_person": "", "employee": ""}
    return {"employee": blank_named(), "authorized_person": blank_named(), "signed": signed}
