"""The table that the lists of those not assessed have in common."""

from __future__ import annotations

from lxml import etree

from doc_templates.docx.phrases import table
from doc_templates.not_assessed import COLUMN_WIDTHS

COLUMNS = (
    ("№ п/п", "number", "TableCentre"),
    ("Ф.И.О. (при его наличии), должность", "who", "TableText"),
    ("На должности", "in_position", "TableCentre"),
    ("Причина, по которой оценка не проведена", "reason", "TableText"),
)


def servants() -> etree._Element:
    """Return the table of those not assessed."""
    return table(("servant", "servants"), "Служащие, которых не оценили", COLUMNS, COLUMN_WIDTHS, min_height=10.0)
