"""``register.xlsx``: what was made of many rows – who, which form, score, result, file and its hash."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter

from doc_templates import catalogue
from service.spreadsheets.import_workbook import MOST_ROWS, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HEADS: Final = (
    "Строка", "Внешний номер", "Форма", "Кто оценён", "Должность", "Государственный орган", "Оценка", "Результат",
    "Файл", "SHA-256",
)  # fmt: skip
WIDTHS: Final = (8, 18, 34, 36, 36, 40, 9, 40, 60, 66)
SERVANTS: Final = ("employee", "appellant")
SCORES: Final = ("average", "final_score", "annual_score")
SHEET: Final = "Реестр"


def write_register(target: IO[bytes], entries: Iterable[Mapping[str, Any]]) -> None:
    """Write the register, a row for each file, in memory that does not grow with their number.

    Args:
        target: where to write, able to seek.
        entries: what was made: ``row``, ``external_id``, ``form``, ``payload``, ``computed`` and ``files`` with the
            ``path`` and ``sha256`` of each. Files beyond what a sheet can hold are left out.
    """
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        for place, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, head, bold)
        sheet.freeze_panes(1, 0)
        rows = (line for entry in entries for line in _lines(entry))
        for number, line in enumerate(rows, 1):
            if number >= MOST_ROWS:
                break
            for place, value in enumerate(line):
                write(sheet, number, place, value)


def servant(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return whom a paper is about; nobody for a paper about a state body."""
    return next((payload[name] for name in SERVANTS if name in payload), {})


def _lines(entry: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    payload, computed = entry["payload"], entry["computed"]
    who = servant(payload)
    score = next((computed[name] for name in SCORES if name in computed), None)
    about = (
        entry["row"],
        entry["external_id"],
        catalogue.form(entry["form"]).name,
        who.get("full_name"),
        who.get("position"),
        who.get("organization") or payload.get("organization"),
        None if score is None else float(score),
        computed.get("result_wording"),
    )
    for file in entry["files"]:
        yield (*about, file["path"], file["sha256"])
