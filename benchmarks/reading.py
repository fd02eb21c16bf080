"""Reading a batch in segments, against one reader that holds the file open to its end and records the same portions.

What is told is processor time of the one process that does either, SQLite's included, each on a fresh database.
"""

from __future__ import annotations

import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.papers import FORM
from benchmarks.results import Line, milliseconds
from benchmarks.workbook import write_sheets
from service.batches import reading_claims
from service.batches.checking import RowChecker
from service.batches.intake import submit_batch
from service.batches.progress import get_progress
from service.batches.reading import SEGMENT_ROWS, SegmentReader, read_segment
from service.batches.row_readers import SourceKind, input_rows
from service.batches.store import BatchOptions
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.tenancy import Scope
from service.queue import SilentNotifier
from service.settings import read_settings
from service.wiring import open_services
from worker.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.results import Extent
    from service.services import Services

AIM = 1.3
ROUNDS = 2
"""The better of each way is told: the first pays for what is loaded once, and others disturb now this, now that."""
LEASE_SECONDS = 24 * 3600.0


def measure(extent: Extent) -> Iterator[Line]:
    """Measure both ways with the same workbook."""
    sheets = extent.sheets or extent.of(20_000, 2_000)
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        workbook = Path(name) / "sheets.xlsx"
        write_sheets(workbook, sheets)
        rounds = [[_seconds(workbook, sheets, way) for way in (_in_one_go, _in_segments)] for _ in range(ROUNDS)]
        one_go, segments = map(min, zip(*rounds, strict=True))
    yield Line(f"one go, {sheets:,} rows: per row", milliseconds(one_go / sheets))
    yield Line(
        f"segments of {SEGMENT_ROWS} rows: per row",
        milliseconds(segments / sheets),
        f"{segments / one_go:.2f}x",
        f"<= {AIM:g}x",
        segments <= AIM * one_go,
    )


def _seconds(workbook: Path, sheets: int, read: Callable[[Services, str], None]) -> float:
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        settings = read_settings({"BAGALAU_DATA_DIR": name, "BAGALAU_MAX_BATCH_ROWS": str(sheets)})
        prepare(settings)
        services = open_services(settings, notifier=SilentNotifier()).of(Scope(BUILTIN_STATE_BODY_ID))
        with workbook.open("rb") as file:
            batch_id = submit_batch(services, BatchOptions(FORM, "xlsx"), file).batch.id
        started = time.process_time()
        read(services, batch_id)
        taken = time.process_time() - started
        found = get_progress(services, batch_id)
        services.database.dispose()
    if found.counts.queued != sheets:
        raise RuntimeError(f"of {sheets} sheets {found.counts.queued} became documents")
    return taken


def _in_segments(services: Services, batch_id: str) -> None:
    while read_segment(services, batch_id):
        pass


def _in_one_go(services: Services, batch_id: str) -> None:
    with services.database.transaction() as session:
        reading = reading_claims.take(session, batch_id, lease_seconds=LEASE_SECONDS, now=services.clock())
    if reading is None:
        raise RuntimeError("the batch cannot be taken")
    batch, reader, checker = reading.batch, SegmentReader(services, reading), RowChecker(services, reading.batch)
    with services.files.open(batch.source_sha256) as source:
        rows = input_rows(source, SourceKind.XLSX, FORM)
        while portion := [checker.check(row) for row in islice(rows, SEGMENT_ROWS)]:
            with services.database.transaction() as session:
                made = reader.with_documents(session, reader.noted(session, portion))
                reading_claims.record(session, reading, made, now=services.clock())
    with services.database.transaction() as session:
        reader.conclude(session, None)
