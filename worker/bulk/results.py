"""What a run leaves beside the papers: the register of what was made, and the rows that were not, with the reasons."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter

from doc_templates import catalogue
from service.batches.messages import message
from service.batches.sources import SourceKind, sheet_place
from service.spreadsheets.csv_files import csv_rows
from service.spreadsheets.import_workbook import EXAMPLE, write
from service.spreadsheets.report import Remark, ReportRow, write_report
from service.spreadsheets.rows import read_header, read_row
from service.spreadsheets.workbooks import workbook_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from service.spreadsheets.rows import Header
    from service.spreadsheets.workbooks import SheetRow
    from worker.bulk.plan import Wishes

HEADS: Final = (
    "Строка", "Внешний номер", "Форма", "Кто оценён", "Должность", "Государственный орган", "Оценка", "Результат",
    "Файл", "SHA-256",
)  # fmt: skip
WIDTHS: Final = (8, 18, 34, 36, 36, 40, 9, 40, 60, 66)
SERVANTS: Final = ("employee", "appellant")
SCORES: Final = ("average", "final_score", "annual")
REPORT: Final = "report.xlsx"
LINES: Final = "report.ndjson"


def write_register(path: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Write the register: who, which form, score, result, file and its hash; a row for each file."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Реестр")
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        for place, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, head, bold)
        sheet.freeze_panes(1, 0)
        rows = (line for entry in entries for line in _register_lines(entry))
        for number, line in enumerate(rows, 1):
            for place, value in enumerate(line):
                write(sheet, number, place, value)


def _register_lines(entry: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    data, computed = entry["payload"], entry["computed"]
    servant: Mapping[str, Any] = next((data[name] for name in SERVANTS if name in data), {})
    score = next((computed[name] for name in SCORES if name in computed), None)
    about = (
        entry["row"],
        entry["external_id"],
        catalogue.form(entry["form"]).name,
        servant.get("full_name"),
        servant.get("position"),
        servant.get("organization") or data.get("organization"),
        None if score is None else float(score),
        computed.get("result_wording"),
    )
    for file in entry["files"]:
        yield (*about, file["path"], file["sha256"])


def write_rejected(
    file: IO[bytes], kind: SourceKind, wishes: Wishes, folder: Path, remarks: Mapping[int, list[dict[str, Any]]]
) -> None:
    """Write the rows as sent with what is to be said about each; a report of an earlier run is removed first.

    Sheets come back as ``report.xlsx``, rows of JSON as ``report.ndjson`` with the violations of each row.
    """
    for name in (REPORT, LINES):
        (folder / name).unlink(missing_ok=True)
    if not remarks:
        return
    if kind in {SourceKind.XLSX, SourceKind.CSV} and wishes.form is not None:
        rows = workbook_rows(file) if kind is SourceKind.XLSX else csv_rows(file, wishes.form)
        first = next(rows)
        header = read_header(wishes.form, first.cells)
        with (folder / REPORT).open("w+b") as target:
            write_report(target, first.cells, _report_rows(header, rows, wishes, remarks))
        return
    with (folder / LINES).open("w", encoding="utf-8") as target:
        for row, violations in sorted(remarks.items()):
            target.write(json.dumps({"row": row, "violations": violations}, ensure_ascii=False) + "\n")


def _report_rows(
    header: Header, rows: Iterator[SheetRow], wishes: Wishes, remarks: Mapping[int, list[dict[str, Any]]]
) -> Iterator[ReportRow]:
    for each in rows:
        read = read_row(header, each.cells)
        if read is None or read.external_id == EXAMPLE:
            continue
        found = remarks.get(each.number, [])
        wrong = any(violation["severity"] == "error" for violation in found)
        state = message("states", "rejected" if wrong else "ready", wishes.language)
        yield ReportRow(each.cells, state, [_remark(header, each, violation) for violation in found])


def _remark(header: Header, row: SheetRow, violation: dict[str, Any]) -> Remark:
    place = sheet_place(header, row.cells, violation["pointer"])
    return Remark(place, violation["message"], violation["severity"])
