"""A batch of score sheets: what each stage takes, what the whole takes, and what the obvious alternatives would take.

The alternatives only turn data that is at hand into files: they read no workbook, check nothing, keep nothing.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.alternatives import make_profile, plain_docx, soffice, unoserver
from benchmarks.memory import MB
from benchmarks.papers import FORM, sample_paper, sheet
from benchmarks.results import Line, below, compared, milliseconds
from benchmarks.runs import made_in_bulk, served
from benchmarks.stages import FURTHER, MAKING, OFFICE, measured
from benchmarks.workbook import write_sheets
from service.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.results import Extent
    from benchmarks.runs import Run

BIG = 10_000
AIM_SECONDS = 120
AIM_SINGLE_SECONDS = 2
AIM_MB = 400


def measure(extent: Extent) -> Iterator[Line]:
    """Measure the alternatives, the stages in one process, the service, and ``bagalau bulk``, on the same sheets."""
    sheets = extent.sheets or extent.of(1_000, 200)
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder = Path(name)
        theirs = {
            "docxtpl, one soffice for the folder": _by_folder(folder, extent.of(100, 40)),
            "docxtpl, unoserver": _by_unoserver(folder, extent.of(20, 10)),
        }
        for label, each in theirs.items():
            yield Line(f"{label}: one process, per sheet", milliseconds(each))
        workbook = folder / "sheets.xlsx"
        write_sheets(workbook, sheets)
        yield from _stages(workbook, sheets, theirs)
        yield from _served(served(workbook, sheets), theirs)
        yield from _whole("bagalau bulk, XLSX to folder", made_in_bulk(workbook, sheets), theirs)


def _by_folder(folder: Path, sheets: int) -> float:
    """Return the seconds of a sheet where all are rendered first and then converted by one command."""
    settings, place = read_settings(), folder / "alternative"
    place.mkdir()
    make_profile(settings, place / "profile")
    papers = [sample_paper(FORM, sheet(number)) for number in range(sheets)]
    started = time.perf_counter()
    documents = [place / f"{number}.docx" for number in range(sheets)]
    for path, paper in zip(documents, papers, strict=True):
        path.write_bytes(plain_docx(paper))
    soffice(settings, place / "profile", documents, place)
    return (time.perf_counter() - started) / sheets


def _by_unoserver(folder: Path, sheets: int) -> float:
    """Return the seconds of a sheet where each is rendered and converted by a server that is warm."""
    papers = [sample_paper(FORM, sheet(number)) for number in range(sheets)]
    with unoserver(read_settings(), folder) as convert:
        convert(plain_docx(papers[0]))
        started = time.perf_counter()
        for number, paper in enumerate(papers):
            docx = plain_docx(paper)
            (folder / f"{number}.docx").write_bytes(docx)
            (folder / f"{number}.pdf").write_bytes(convert(docx))
        return (time.perf_counter() - started) / sheets


def _stages(workbook: Path, sheets: int, theirs: Mapping[str, float]) -> Iterator[Line]:
    """Tell what each stage takes for a sheet, and its share of the way from the workbook to the archive."""
    watch = measured(workbook, sheets)
    seconds = watch.seconds
    whole = sum(seconds[name] for name in MAKING)
    yield Line(f"one process, one thing at a time, {sheets:,} sheets: per sheet", "", "share")
    for name in (*MAKING, *FURTHER):
        beside = " (beside)" if name in FURTHER else ""
        busy = "" if name in OFFICE else f" ({milliseconds(watch.busy[name] / sheets)} busy)"
        value = f"{milliseconds(seconds[name] / sheets)}{busy}"
        yield Line(f"  {name}{beside}", value, f"{seconds[name] / whole:.1%}")
    yield Line("  XLSX to archive.zip", milliseconds(whole / sheets), "100 %")
    for label, each in theirs.items():
        yield compared(f"  the same, against {label}", whole / sheets, each)


def _served(run: Run, theirs: Mapping[str, float]) -> Iterator[Line]:
    yield from _whole("bagalau serve, upload to archive.zip", run, theirs)
    if run.singles:
        label = f"slowest of {len(run.singles)} single documents meanwhile"
        yield below(f"  {label}", max(run.singles), AIM_SINGLE_SECONDS, "s")


def _whole(what: str, run: Run, theirs: Mapping[str, float]) -> Iterator[Line]:
    """Tell what a whole run came to; LibreOffice runs once a core there, and once only in the alternatives."""
    cores = len(os.sched_getaffinity(0))
    rate = f"{run.seconds:.1f} s, {run.sheets / run.seconds:.0f} sheets/s"
    yield Line(f"{what}: {run.sheets:,} sheets on {cores} cores", rate)
    yield below(f"  {BIG:,} sheets at this rate", run.extrapolated(BIG), AIM_SECONDS, "s")
    for label, each in theirs.items():
        yield compared(f"  per sheet, against {label}", run.seconds / run.sheets, each)
    for role, bytes_ in sorted(run.peaks.items(), key=lambda item: -item[1]):
        yield below(f"  memory of {role} at most (RSS)", bytes_ / MB, AIM_MB, "MB")
