"""``register.xlsx``: what was made of many rows – who, which form, score, result, file and its hash."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import PurePath
from typing import IO, Any, Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from doc_templates import catalogue
from service.db.sought import stated_score
from service.spreadsheets.import_workbook import AS_TYPED, HEAD_LOOK, LOOK, MAX_ROWS, SCORE_FORMAT, height, write
from service.texts import MESSAGES
from validators.messages.catalog import MESSAGES as METHODOLOGY
from validators.messages.catalog import shown
from validators.parameters import result_words

COLUMNS: Final = {
    "row": 8, "external_id": 16, "form": 28, "who": 26, "position": 30, "organization": 36, "score": 9, "result": 26,
    "docx": 60, "pdf": 60, "docx_sha256": 66, "pdf_sha256": 66,
}  # fmt: skip
"""The columns by the keys of their heads, and how many characters wide each is."""
PRINTED: Final = 8
"""The columns that are printed; names and hashes of files are for looking one up."""
FORMATS: Final = ("docx", "pdf")
SECTION: Final = "register"
EMPLOYEES: Final = ("employee", "appellant")
A4: Final = 9
MAX_HEADER_LENGTH: Final = 200
"""Signs of a printed header; Excel takes 255 with the codes in it."""
MARGINS: Final = {"left": 0.4, "right": 0.4, "top": 0.8, "bottom": 0.6}
"""In inches."""


def write_register(target: IO[bytes], entries: Iterable[Mapping[str, Any]], language: str, name: str) -> None:
    """Write the register, a row for each paper, in memory that does not grow with their number.

    Args:
        target: where to write, able to seek.
        entries: what was made: ``row``, ``external_id``, ``form``, ``payload``, ``computed`` and ``files`` with the
            ``format``, ``path`` and ``sha256`` of each. All are taken, and those beyond what a sheet can hold left out.
        language: of the heads and results; names of forms are official, and so Russian.
        name: the file the rows came in, for the title.
    """
    title = MESSAGES.text(SECTION, "title", language, name=PurePath(name).stem)
    heads = [(MESSAGES.text(SECTION, key, language), width) for key, width in COLUMNS.items()]
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": title})
        sheet = workbook.add_worksheet(MESSAGES.text(SECTION, "sheet", language))
        taken = iter(entries)
        write_table(workbook, sheet, title, heads, (_line(entry, language) for entry in taken), printed=PRINTED)
        # Whoever gives them may put them elsewhere, too.
        deque(taken, maxlen=0)


def write_table(  # noqa: PLR0913 - where to, and what
    workbook: xlsxwriter.Workbook,
    sheet: Worksheet,
    title: str,
    heads: Sequence[tuple[str, int]],
    lines: Iterable[Sequence[Any]],
    *,
    printed: int | None = None,
) -> None:
    """Write a table to read and to print: a frozen header with a filter, scores with two places.

    Printed it fills the width of A4 laid across, its heads on every page. What is not printed stays on one line.

    Args:
        workbook: of the sheet.
        sheet: where to write, line by line.
        title: what is printed above every page.
        heads: of the columns, and how many characters wide each is.
        lines: texts, scores as floats, and whole numbers; lines beyond what a sheet can hold are left out.
        printed: how many columns are printed, where not all are.
    """
    bold = workbook.add_format(HEAD_LOOK)
    shapes = {float: SCORE_FORMAT, int: "0", str: AS_TYPED}
    looks = {kind: workbook.add_format({**LOOK, "border": 1, "num_format": shape}) for kind, shape in shapes.items()}
    unprinted = workbook.add_format({**LOOK, "border": 1, "num_format": AS_TYPED, "text_wrap": False})
    printed = len(heads) if printed is None else printed
    widths = [width for _, width in heads[:printed]]
    sheet.set_row(0, height(heads))
    for place, (head, width) in enumerate(heads):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, head, bold)
    sheet.freeze_panes(1, 0)
    last = 0
    for number, line in enumerate(islice(lines, MAX_ROWS - 1), 1):
        last = number
        sheet.set_row(number, height(zip(map(str, line), widths, strict=False)))
        for place, value in enumerate(line):
            look = unprinted if place >= printed else looks.get(type(value), looks[str])
            write(sheet, number, place, value, look)
    sheet.autofilter(0, 0, last, len(heads) - 1)
    _lay_out(sheet, title, last, printed)


def _lay_out(sheet: Worksheet, title: str, last: int, printed: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, printed - 1)
    # An ampersand begins a code in headers.
    sheet.set_header("&C&B" + title.replace("&", "&&")[:MAX_HEADER_LENGTH])
    sheet.set_footer("&C&P")


def employee_of(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the employee a paper is about, empty for a paper about a state body."""
    return next((payload[name] for name in EMPLOYEES if name in payload), {})


def _line(entry: Mapping[str, Any], language: str) -> tuple[Any, ...]:
    payload, computed = entry["payload"], entry["computed"]
    who = employee_of(payload)
    score = stated_score(computed)
    files = {file["format"]: file for file in entry["files"]}
    return (
        entry["row"],
        entry["external_id"],
        catalogue.form(entry["form"]).name,
        who.get("full_name"),
        who.get("position"),
        who.get("organization") or payload.get("organization"),
        None if score is None else float(score),
        _worded(computed.get("result_wording"), language),
        *(files[name]["path"] if name in files else None for name in FORMATS),
        *(files[name]["sha256"] if name in files else None for name in FORMATS),
    )


def _worded(result: str | None, language: str) -> str | None:
    return None if result is None else shown(result_words(result), language, METHODOLOGY)
