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
from typing import TYPE_CHECKING

from unoserver.client import UnoClient  # type: ignore[import-untyped]  # it comes without types

from benchmarks.papers import sample_paper
from benchmarks.processes import free_port, running, wait_until
from benchmarks.results import Line, compared, milliseconds, seconds_each
from service.settings import read_settings
from worker.convert.pool import LibreOfficePool
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.settings import Settings

AIM = 20.0
FRESH_PROFILE_EXIT = 81
"""LibreOffice ends with this once after it made a profile, and wants to be started again."""


def measure(*, quick: bool) -> Iterator[Line]:
    """Convert the sample sheet again and again, in four ways."""
    settings = read_settings()
    paper = sample_paper()
    docx = DocxRenderer().render(paper.template, paper.context, paper.properties)
    slots = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder = Path(name)
        single = _soffice_each(settings, docx, folder, 2 if quick else 6)
        yield Line("one soffice per document", milliseconds(single))
        served = _unoserver(settings, docx, folder, 10 if quick else 40)
        yield compared("unoserver, one server", served, single)
        for size in sorted({1, slots}):
            pool = LibreOfficePool(
                settings.soffice, settings.uno_python, size, settings.convert_timeout, scratch=folder / f"pool-{size}"
            )
            with closing(pool):
                ours = _pool(partial(pool.convert, docx, paper.properties), size, 20 if quick else 100)
            label = f"our pool of {size}, {size} at a time"
            yield compared(label, ours, single, AIM)
            yield compared(f"{label}, against unoserver", ours, served)


def _soffice_each(settings: Settings, docx: bytes, folder: Path, times: int) -> float:
    """Convert as one would by hand, with a profile that is already made."""
    source = folder / "single.docx"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'single').as_uri()}"
    command = [settings.soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]

    def convert() -> None:
        result = folder / "single.pdf"
        result.unlink(missing_ok=True)
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        if done.returncode == FRESH_PROFILE_EXIT:
            done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        if not result.is_file():
            raise RuntimeError(f"soffice made no PDF: {done.stderr.decode(errors='replace')}")

    convert()
    return seconds_each(convert, times, rounds=1)


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
        wait_until(lambda: _unoserver_answers(port), process, 90, log)

        def convert() -> None:
            if not client.convert(indata=docx, convert_to="pdf").startswith(b"%PDF"):
                raise RuntimeError("unoserver made no PDF")

        convert()
        return seconds_each(convert, times, rounds=1)


def _make_profile(settings: Settings, profile: Path) -> None:
    """Let LibreOffice make a profile and end, which unoserver would take for a crash."""
    command = [settings.soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--terminate_after_init"]
    subprocess.run(command, capture_output=True, check=False, timeout=120)


def _unoserver_answers(port: int) -> bool:
    try:
        with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{port}", allow_none=True) as server:
            return bool(server.info())
    except OSError:
        return False


def _pool(convert: Callable[[], bytes], size: int, times: int) -> float:
    """Convert as many documents at a time as the pool has slots; each PDF comes finished (PDF/A, tagged)."""

    def work(_: int) -> None:
        if not convert().startswith(b"%PDF"):
            raise RuntimeError("our pool made no PDF")

    with ThreadPoolExecutor(size) as threads:
        list(threads.map(work, range(4 * size)))
        started = time.perf_counter()
        list(threads.map(work, range(times)))
        return (time.perf_counter() - started) / times
