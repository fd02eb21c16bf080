"""Our PDF against one ``soffice --convert-to`` per document, and against unoserver, all from the same DOCX."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import tempfile
import time
import xmlrpc.client
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from unoserver.client import UnoClient  # type: ignore[import-untyped]  # it comes without types

from benchmarks.papers import sample_paper
from benchmarks.processes import free_port, running, wait_until
from benchmarks.results import Line, compared, milliseconds
from service.settings import read_settings
from worker.convert.pool import LibreOfficePool
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.settings import Settings

AIM = 20.0
START_SECONDS = 90.0


def measure(*, quick: bool) -> Iterator[Line]:
    """Convert the sample sheet again and again, in several ways."""
    settings = read_settings()
    paper = sample_paper()
    docx = DocxRenderer().render(paper.template, paper.context, paper.properties)
    slots = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder = Path(name)
        singles = {size: _soffice_each(settings, docx, folder, size, 2 if quick else 6) for size in sorted({1, slots})}
        for size, seconds in singles.items():
            yield Line(f"one soffice per document, {size} at a time", milliseconds(seconds))
        served = _unoserver(settings, docx, folder, 10 if quick else 40)
        yield compared("unoserver, 1 at a time", served, singles[1])
        for size, alike in singles.items():
            pool = LibreOfficePool(
                settings.soffice, settings.uno_python, size, settings.convert_timeout, scratch=folder / f"pool-{size}"
            )
            with closing(pool):
                ours = _seconds_each(partial(pool.convert, docx, paper.properties), size, 20 if quick else 100)
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
    """Convert as one would by hand, in folders with a profile that is already made."""
    places: SimpleQueue[Path] = SimpleQueue()
    for number in range(size):
        place = folder / f"soffice-{size}-{number}"
        place.mkdir()
        (place / "paper.docx").write_bytes(docx)
        _make_profile(settings, place / "profile")
        places.put(place)

    def convert() -> bytes:
        place = places.get()
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        target = ["--convert-to", "pdf", "--outdir", str(place), str(place / "paper.docx")]
        subprocess.run([settings.soffice, profile, "--headless", *target], capture_output=True, check=True, timeout=120)
        pdf = (place / "paper.pdf").read_bytes()
        (place / "paper.pdf").unlink()
        places.put(place)
        return pdf

    return _seconds_each(convert, size, times)


def _unoserver(settings: Settings, docx: bytes, folder: Path, times: int) -> float:
    """Convert by a warm unoserver, which runs under the Python that has LibreOffice's ``uno``."""
    library = folder / "unoserver"
    library.mkdir()
    distribution = importlib.metadata.distribution("unoserver")
    for name in {Path(file).parts[0] for file in distribution.files or () if "unoserver" in Path(file).parts[0]}:
        (library / name).symlink_to(Path(str(distribution.locate_file(name))))
    port, uno_port = free_port(), free_port()
    ports = ["--port", str(port), "--uno-port", str(uno_port)]
    profile = ["--user-installation", str(folder / "unoserver-profile")]
    command = [settings.uno_python, "-m", "unoserver.server", *ports, *profile, "--executable", settings.soffice]
    log = folder / "unoserver.log"
    environ = os.environ | {"PYTHONPATH": str(library)}
    _make_profile(settings, folder / "unoserver-profile")
    with running(command, log, environ) as process:
        client = UnoClient(port=str(port))
        wait_until(lambda: _unoserver_answers(port), process, START_SECONDS, log)

        def convert() -> bytes:
            pdf: bytes = client.convert(indata=docx, convert_to="pdf")
            return pdf

        return _seconds_each(convert, 1, times)


def _make_profile(settings: Settings, profile: Path) -> None:
    """Let LibreOffice make a profile and end, as it does once (exit code 81), which others would take for a crash."""
    command = [settings.soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--terminate_after_init"]
    subprocess.run(command, capture_output=True, check=False, timeout=120)


def _unoserver_answers(port: int) -> bool:
    try:
        with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{port}", allow_none=True) as server:
            return bool(server.info())
    except OSError:
        return False
