"""The workbook a batch is measured with: a row for each score sheet, columns as in the workbook people fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlsxwriter

from benchmarks.papers import FORM, sheet
from doc_templates.catalogue import form
from service.spreadsheets.columns import EXTERNAL_ID, usual_columns, value_at
from service.spreadsheets.import_workbook import shown, write
from service.spreadsheets.workbooks import DATA_SHEET

if TYPE_CHECKING:
    from pathlib import Path


def write_sheets(path: Path, count: int, first: int = 1) -> None:
    """Write so many score sheets from a number on, no two alike, in memory that does not grow with them."""
    columns = usual_columns(FORM, form(FORM).sample())
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        data = workbook.add_worksheet(DATA_SHEET)
        for place, head in enumerate((EXTERNAL_ID, *(column.header for column in columns))):
            data.write_string(0, place, head)
        for line, number in enumerate(range(first, first + count), 1):
            values = sheet(number)
            data.write_string(line, 0, f"N-{number}")
            for place, column in enumerate(columns, 1):
                if (cell := shown(column, value_at(values, column.path))) is not None:
                    write(data, line, place, cell, day if hasattr(cell, "isoformat") else None)
