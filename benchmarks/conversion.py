"""Our PDF against one ``soffice --convert-to`` per document, and against unoserver, all from the same DOCX."""

from __future__ import annotations

import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from benchmarks.alternatives import make_profile, soffice, unoserver
from benchmarks.papers import sample_paper
from benchmarks.results import Line, compared, milliseconds
from service.settings import read_settings
from worker.convert.pool import LibreOfficePool
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.results import Extent
    from service.settings import Settings

AIM = 20.0


def measure(extent: Extent) -> Iterator[Line]:
    """Convert the sample sheet again and again, in several ways."""
    settings = read_settings()
    paper = sample_paper()
    docx = DocxRenderer().render(paper.template, paper.context, paper.properties)
    slots = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder = Path(name)
        singles = {size: _soffice_each(settings, docx, folder, size, extent.of(6, 2)) for size in sorted({1, slots})}
        for size, seconds in singles.items():
            yield Line(f"one soffice per document, {size} at a time", milliseconds(seconds))
        with unoserver(settings, folder) as convert:
            served = _seconds_each(partial(convert, docx), 1, extent.of(40, 10))
        yield compared("unoserver, 1 at a time", served, singles[1])
        for size, alike in singles.items():
            pool = LibreOfficePool(
                settings.soffice, settings.uno_python, size, settings.convert_timeout, scratch=folder / f"pool-{size}"
            )
            with closing(pool):
                ours = _seconds_each(partial(pool.convert, docx, paper.properties), size, extent.of(100, 20))
            label = f"our pool of {size}, {size} at a time"
            yield compared(f"{label}: against soffice 1 at a time", ours, singles[1], AIM)
            if size > 1:
                yield compared(f"{label}: against soffice {size} at a time", ours, alike)
            yield compared(f"{label}: against unoserver", ours, served)


def _seconds_each(convert: Callable[[], bytes], size: int, times: int) -> float:
    """Convert some documents at a time, ``times`` for each of them, after a few to warm up.

    Returns:
        Seconds of the whole divided by the number of documents.
    """

    def work(_: int) -> None:
        if not convert().startswith(b"%PDF"):
            raise RuntimeError("no PDF came out")

    with ThreadPoolExecutor(size) as threads:
        list(threads.map(work, range(2 * size)))
        started = time.perf_counter()
        list(threads.map(work, range(times * size)))
        return (time.perf_counter() - started) / (times * size)


def _soffice_each(settings: Settings, docx: bytes, folder: Path, size: int, times: int) -> float:
    """Convert as one would by hand, in as many folders as there are to be documents at a time."""
    places: SimpleQueue[Path] = SimpleQueue()
    for number in range(size):
        place = folder / f"soffice-{size}-{number}"
        place.mkdir()
        (place / "paper.docx").write_bytes(docx)
        make_profile(settings, place / "profile")
        places.put(place)

    def convert() -> bytes:
        place = places.get()
        soffice(settings, place / "profile", [place / "paper.docx"], place)
        pdf = (place / "paper.pdf").read_bytes()
        (place / "paper.pdf").unlink()
        places.put(place)
        return pdf

    return _seconds_each(convert, size, times)
