"""How many score sheets are checked in a second, every rule of the methodology on each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from benchmarks.papers import FORM, TODAY
from benchmarks.results import Line
from doc_templates.catalogue import form
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEETS = 10_000
SCORES = ("5", "4.5", "4.25", "4", "3.75", "3.5", "3", "2.5", "2", "0")


def measure(*, quick: bool) -> Iterator[Line]:
    """Check sheets that differ in name, scores and comments."""
    count = SHEETS // 10 if quick else SHEETS
    sheets = [_sheet(number) for number in range(count)]
    started = time.perf_counter()
    valid = sum(check(FORM, sheet, today=TODAY).valid for sheet in sheets)
    seconds = time.perf_counter() - started
    share = f"{valid * 100 // count} % of them valid"
    yield Line(f"{count:,} sheets of {FORM} checked, {share}", f"{count / seconds:,.0f} sheets/s")
    yield Line("one sheet", f"{seconds / count * 1000:.2f} ms")


def _sheet(number: int) -> dict[str, Any]:
    """Return the sample with scores of its own; what can be computed is left out."""
    sheet: dict[str, Any] = form(FORM).sample()
    for name in ("average", "result"):
        sheet.pop(name, None)
    sheet["employee"]["full_name"] = f"Сынақ Адам {number}"
    for place, score in enumerate(sheet["scores"]):
        score["score"] = SCORES[number // len(SCORES) ** place % len(SCORES)]
        score["comment"] = f"Пояснение {number}"
    return sheet
