"""What a run leaves beside the papers and their register: the rows that were not made, with the reasons."""

from __future__ import annotations

import json
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Final

from service.batches.messages import message
from service.batches.report import SHEETS, write_sheet_report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from service.batches.report import Told
    from service.batches.row_readers import SourceKind
    from worker.bulk.plan import Wishes
    from worker.bulk.run import Tally

REPORT: Final = "report.xlsx"
LINES: Final = "report.ndjson"


def write_rejected(file: IO[bytes], kind: SourceKind, wishes: Wishes, folder: Path, tally: Tally) -> None:
    """Write the rows as sent with what is to be said about each; a report of an earlier run is removed first.

    Sheets come back as ``report.xlsx``, rows of JSON as ``report.ndjson`` with the violations of each row; either says
    from which row on nothing was read.
    """
    for name in (REPORT, LINES):
        (folder / name).unlink(missing_ok=True)
    remarks, broken_off = tally.remarks, tally.broken_off
    if not remarks and broken_off is None:
        return
    if kind in SHEETS and wishes.form is not None:
        with (folder / REPORT).open("w+b") as target:
            told = partial(_told, remarks, wishes.language)
            write_sheet_report(file, kind, wishes.form, target, told, wishes.language, broken_off)
        return
    with (folder / LINES).open("w", encoding="utf-8") as target:
        for row, violations in sorted(remarks.items()):
            target.write(json.dumps({"row": row, "violations": violations}, ensure_ascii=False) + "\n")
        if broken_off is not None:
            target.write(json.dumps({"row": broken_off.row, "unread": broken_off.why}, ensure_ascii=False) + "\n")


def _told(remarks: Mapping[int, list[dict[str, Any]]], language: str, row: int) -> Told:
    found = remarks.get(row, [])
    wrong = any(violation["severity"] == "error" for violation in found)
    return message("states", "rejected" if wrong else "ready", language), found
