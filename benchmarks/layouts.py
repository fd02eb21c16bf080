"""The PDF of a score sheet without LibreOffice against the same from LibreOffice, joined and by itself."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from benchmarks.alternatives import plain_docx, typst_compiler, typst_source
from benchmarks.papers import FORM, sample_paper, sheet
from benchmarks.results import Line, below, compared, milliseconds
from service.settings import read_settings
from worker.chunks import ChunkMaker
from worker.context import open_converter
from worker.docx import Docx
from worker.layout.layout import Layout, Parts
from worker.layout.layouts import read_back
from worker.making import make_docx, make_pdf
from worker.render import DocxRenderer
from worker.startup import tame_collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.results import Extent
    from worker.convert.pool import LibreOfficePool
    from worker.making import RenderJob

CHUNK: Final = 40
AIM_MS: Final = 1.4
AIM_CHECKED_MS: Final = 2.1
AIM_RATIO: Final = 6.0


def measure(extent: Extent) -> Iterator[Line]:
    """Make sheets that differ in names, scores and comments in each way, in turns, and tell the best turn of each."""
    sheets = extent.of(400, 80)
    jobs = [replace(sample_paper(FORM, sheet(number)), joined=True) for number in range(sheets)]
    renderer = DocxRenderer()
    papers = [make_docx(renderer, job).content for job in jobs]
    by_typst = typst_compiler()
    sources = [typst_source(plain_docx(job)) for job in jobs[:CHUNK]]
    with closing(open_converter(read_settings(), 1)) as office:
        profile = office.icc_profile_source()
        ways: dict[str, Callable[[], float]] = {
            "joined": lambda: _joined(renderer, office, jobs),
            "single": lambda: _single(office, jobs[:CHUNK], papers),
            "typst": lambda: _by_typst(by_typst, sources),
            "laid out": lambda: _laid_out(profile, jobs, papers, checked=False),
            "checked": lambda: _laid_out(profile, jobs, papers, checked=True),
        }
        # As every process of the service does.
        tame_collector()
        turns = [{name: way() for name, way in ways.items()} for _ in range(extent.of(4, 2))]
    best = {name: min(turn[name] for turn in turns) for name in ways}
    yield Line("LibreOffice, by itself, tagged", milliseconds(best["single"]))
    yield Line("LibreOffice, 40 joined, not tagged", milliseconds(best["joined"]))
    yield Line("Typst, tagged", milliseconds(best["typst"]))
    yield below("laid out, tagged", 1000 * best["laid out"], AIM_MS, "ms")
    yield below("laid out, tagged, taken out of the DOCX and read back", 1000 * best["checked"], AIM_CHECKED_MS, "ms")
    yield compared("the same, against 40 joined", best["checked"], best["joined"], AIM_RATIO)
    yield compared("the same, against one by itself", best["checked"], best["single"])
    yield compared("the same, against Typst", best["checked"], best["typst"])


def _joined(renderer: DocxRenderer, office: LibreOfficePool, jobs: Sequence[RenderJob]) -> float:
    maker, seconds = ChunkMaker(renderer, office), []
    maker.make(jobs[:2])
    for first in range(0, len(jobs), CHUNK):
        maker.make(jobs[first : first + CHUNK], took=lambda stage, took: seconds.append(took * (stage == "convert")))
    return sum(seconds) / len(jobs)


def _single(office: LibreOfficePool, jobs: Sequence[RenderJob], papers: Sequence[bytes]) -> float:
    started = time.perf_counter()
    for job, paper in zip(jobs, papers, strict=False):
        make_pdf(office, job, paper)
    return (time.perf_counter() - started) / len(jobs)


def _by_typst(by_typst: Callable[[bytes], object], sources: Sequence[bytes]) -> float:
    started = time.perf_counter()
    for source in sources:
        by_typst(source)
    return (time.perf_counter() - started) / len(sources)


def _laid_out(profile: bytes, jobs: Sequence[RenderJob], papers: Sequence[bytes], *, checked: bool) -> float:
    """Return the seconds of a paper; what all have in common is laid out before the clock starts."""
    parts = [Parts.of(Docx(paper)) for paper in papers]
    layout = Layout(parts[0], profile)
    layout.make(parts[0], jobs[0].properties)
    started = time.perf_counter()
    for job, paper, known in zip(jobs[1:], papers[1:], parts[1:], strict=True):
        laid = layout.make(Parts.of(Docx(paper)) if checked else known, job.properties)
        if checked:
            read_back(job, laid.written)
    return (time.perf_counter() - started) / (len(jobs) - 1)
