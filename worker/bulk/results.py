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
    from service.batches.sources import SourceKind
    from worker.bulk.plan import Wishes

REPORT: Final = "report.xlsx"
LINES: Final = "report.ndjson"


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
    if kind in SHEETS and wishes.form is not None:
        with (folder / REPORT).open("w+b") as target:
            write_sheet_report(
                file, kind, wishes.form, target, partial(_told, remarks, wishes.language), wishes.language
            )
        return
    with (folder / LINES).open("w", encoding="utf-8") as target:
        for row, violations in sorted(remarks.items()):
            target.write(json.dumps({"row": row, "violations": violations}, ensure_ascii=False) + "\n")


def _told(remarks: Mapping[int, list[dict[str, Any]]], language: str, row: int) -> Told:
    found = remarks.get(row, [])
    wrong = any(violation["severity"] == "error" for violation in found)
    return message("states", "rejected" if wrong else "ready", language), found
