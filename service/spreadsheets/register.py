"""``register.xlsx``: what was made of many rows – who, which form, score, result, file and its hash."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter

from doc_templates import catalogue
from service.spreadsheets.import_workbook import MOST_ROWS, write
from service.texts import BOOK
from validators.messages.catalogue import catalogue as messages
from validators.messages.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COLUMNS: Final = {
    "row": 8, "external_id": 18, "form": 34, "who": 36, "position": 36, "organization": 40, "score": 9, "result": 40,
    "file": 60, "sha256": 66,
}  # fmt: skip
"""The columns by the keys of their heads, and how many characters wide each is."""
SECTION: Final = "register"
SERVANTS: Final = ("employee", "appellant")
SCORES: Final = ("average", "final_score", "annual_score")


def write_register(target: IO[bytes], entries: Iterable[Mapping[str, Any]], language: str) -> None:
    """Write the register, a row for each file, in memory that does not grow with their number.

    Args:
        target: where to write, able to seek.
        entries: what was made: ``row``, ``external_id``, ``form``, ``payload``, ``computed`` and ``files`` with the
            ``path`` and ``sha256`` of each. Files beyond what a sheet can hold are left out.
        language: of the heads and results; names of forms are official, and so Russian.
    """
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet(BOOK.text(SECTION, "sheet", language))
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        for place, (head, width) in enumerate(COLUMNS.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, BOOK.text(SECTION, head, language), bold)
        sheet.freeze_panes(1, 0)
        rows = (line for entry in entries for line in _lines(entry, language))
        for number, line in enumerate(rows, 1):
            if number >= MOST_ROWS:
                break
            for place, value in enumerate(line):
                write(sheet, number, place, value)


def servant(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return whom a paper is about; nobody for a paper about a state body."""
    return next((payload[name] for name in SERVANTS if name in payload), {})


def _lines(entry: Mapping[str, Any], language: str) -> Iterator[tuple[Any, ...]]:
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
        _worded(computed.get("result_wording"), language),
    )
    for file in entry["files"]:
        yield (*about, file["path"], file["sha256"])


def _worded(result: str | None, language: str) -> str | None:
    return None if result is None else shown(result, language, messages(language).texts)
