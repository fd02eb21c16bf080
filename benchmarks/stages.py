"""A batch made in one process, one thing at a time, with a stopwatch on every stage of it.

What runs is the code of the reader, of a renderer and of the web process, with a real database and file store; of the
service nothing is left out but its being divided among processes.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.papers import FORM, sample_paper
from benchmarks.stopwatch import Stopwatch
from service.batches.archive import write_archive
from service.batches.intake import submit_batch
from service.batches.printing import MAX_PAPERS, write_print
from service.batches.progress import get_progress
from service.batches.reading import read_segment
from service.batches.report import write_batch_report
from service.batches.store import BatchOptions
from service.batches.summary import summary
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.tenancy import Scope
from service.frames import Channel
from service.queue import SilentNotifier
from service.settings import read_settings
from service.wiring import open_services
from worker.context import WorkerContext, open_context
from worker.documents import make_chunk
from worker.prepare import prepare
from worker.startup import tame_collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.services import Services
    from worker.chunks import ChunkMaker

LEASE_SECONDS = 600.0
TAKE_IN, READ, CHECK, RECORD = "take the file in", "read the XLSX", "check", "record rows and documents"
COMPOSE, RENDER, INSPECT_DOCX = "put the paper together", "render DOCX", "inspect DOCX"
FILL, LOAD, EXPORT, HAND = "fill the flat text", "LibreOffice: load", "LibreOffice: export", "LibreOffice: hand over"
LAY_OUT, READ_BACK, COMPARE = "lay out, write the PDF", "read the PDF back", "compare some with LibreOffice"
SPLIT, INSPECT_PDF, STORE = "split, metadata of PDF/A-2b", "inspect PDF", "store as packs"
CLAIM, ARCHIVE = "claim chunks, record files", "archive.zip"
REPORT, PRINT, SUMMARY = "report.xlsx", "print.pdf", "summary.json"
MAKING = (
    TAKE_IN, READ, CHECK, RECORD, COMPOSE, RENDER, INSPECT_DOCX, LAY_OUT, READ_BACK, COMPARE, FILL, LOAD, EXPORT, HAND,
    SPLIT, INSPECT_PDF, STORE, CLAIM, ARCHIVE,
)  # fmt: skip
"""The stages from the file of rows to the archive, in their order."""
JOINING = (FILL, HAND, SPLIT, INSPECT_PDF)
"""Those of them that papers go through which are not laid out."""
FURTHER = (REPORT, PRINT, SUMMARY)
"""What is made beside the archive when asked for."""
FUNCTIONS = {
    "service.batches.reading.write_rows": READ,
    "service.batches.reading.RowFile.read": READ,
    "service.batches.reading.from_line": READ,
    "service.batches.reading.RowChecker.check": CHECK,
    "service.batches.reading_claims.kept_contribution": CHECK,
    "service.batches.reading.violations_over_all": CHECK,
    "worker.documents.compose": COMPOSE,
    "worker.render.DocxRenderer.render": RENDER,
    "worker.making.inspect_docx": INSPECT_DOCX,
    "worker.layout.layouts.Layouts._laid": LAY_OUT,
    "worker.layout.layouts.read_back": READ_BACK,
    "worker.layout.layouts.Layouts._checked": COMPARE,
    "worker.chunks.FodtTemplate.fill": FILL,
    "worker.chunks.FodtTemplate.join": FILL,
    "worker.convert.pool.LibreOfficePool.needs_fallback": FILL,
    "worker.convert.pool.LibreOfficePool.convert_joined": HAND,
    "worker.chunks.split": SPLIT,
    "worker.chunks.inspect_pdf": INSPECT_PDF,
    "worker.documents.write_pack": STORE,
}
"""The functions that are timed, where their callers find them; what is left over counts for their caller's stage."""


OFFICE = (LOAD, EXPORT, HAND)
"""The stages in which another process works."""


def measured(workbook: Path, sheets: int) -> Stopwatch:
    """Make all that a batch ends in; return what it took.

    Args:
        workbook: as :func:`benchmarks.workbook.write_sheets` wrote it.
        sheets: how many are in it.

    Raises:
        RuntimeError: not every sheet became a document.
    """
    watch = Stopwatch()
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name, _place(Path(name)) as (services, context):
        _warm_up(context.maker)
        # As every process of the service does.
        tame_collector()
        with watch.timing(FUNCTIONS), _office_told(watch):
            batch_id = _make(services, context, watch, workbook)
        progress = get_progress(services, batch_id)
        if progress.counts.ready != sheets or progress.batch.open:
            raise RuntimeError(f"of {sheets} sheets {progress.counts.ready} were made")
        _hand_out(services, batch_id, sheets, watch)
    return watch


@contextmanager
def _place(folder: Path) -> Iterator[tuple[Services, WorkerContext]]:
    """Give what the processes of a service work with, in a folder of its own."""
    settings = read_settings({"BAGALAU_DATA_DIR": str(folder / "data")})
    prepare(settings)
    with ExitStack() as stack:
        services = open_services(settings, notifier=SilentNotifier()).of(Scope(BUILTIN_STATE_BODY_ID))
        stack.callback(services.database.dispose)
        context, _ = stack.enter_context(open_context(settings, slots=1, lease_seconds=LEASE_SECONDS))
        yield services, context


def _warm_up(maker: ChunkMaker) -> None:
    """Start LibreOffice, compile the template and compare its layout, as is done once for thousands of papers."""
    job = replace(sample_paper(), joined=True)
    with patch("worker.layout.layouts.WAITED", 1):
        for outcome in maker.make([job, replace(job, laid_out=True)]):
            if isinstance(outcome, Exception):
                raise outcome
        maker.layouts.try_waiting()


@contextmanager
def _office_told(watch: Stopwatch) -> Iterator[None]:
    """Divide the time of LibreOffice as its driver measures it."""
    receive = Channel.receive

    def told(channel: Channel, deadline: float) -> tuple[dict[str, Any], bytes]:
        answer, made = receive(channel, deadline)
        watch.move(LOAD, answer.get("load_ms", 0.0) / 1000)
        watch.move(EXPORT, answer.get("export_ms", 0.0) / 1000)
        return answer, made

    with patch.object(Channel, "receive", told):
        yield


def _make(services: Services, context: WorkerContext, watch: Stopwatch, workbook: Path) -> str:
    options = BatchOptions(FORM, "xlsx", workbook.name)
    with watch.stage(TAKE_IN), workbook.open("rb") as file:
        batch_id = submit_batch(services, options, file).batch.id
    with watch.stage(RECORD):
        while read_segment(services, batch_id):
            pass
    with watch.stage(CLAIM):
        while make_chunk(context):
            pass
    return batch_id


def _hand_out(services: Services, batch_id: str, sheets: int, watch: Stopwatch) -> None:
    progress = get_progress(services, batch_id)
    with watch.stage(ARCHIVE), TemporaryFile() as target:
        write_archive(services, progress, "ru", target)
    with watch.stage(REPORT), TemporaryFile() as target:
        write_batch_report(services, progress.batch, "ru", target)
    with watch.stage(PRINT):
        for part in range(1, -(-sheets // MAX_PAPERS) + 1):
            with TemporaryFile() as target:
                write_print(services, progress, "ru", target, part=part, duplex=True)
    with watch.stage(SUMMARY):
        summary(services, progress.batch)
