"""A staff list that is sent whole: the first time, and the nights after, when next to nothing has changed.

What is told is processor time of the one process that reads, compares and writes, SQLite's included.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.results import Line, milliseconds
from service.batches.reading import read_segment
from service.batches.store import BatchOptions
from service.db.models import BUILTIN_STATE_BODY_ID
from service.db.tenancy import Scope
from service.employees import imports
from service.employees.importing import READERS
from service.queue import SilentNotifier
from service.settings import read_settings
from service.spreadsheets.columns import STAFF
from service.wiring import open_services
from validators.staff.sample import SAMPLE_MEMBER
from worker.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.results import Extent
    from service.employees.imports import StaffImport
    from service.services import Services

COUNTRY = 84_000
"""The civil servants of the country."""
EACH = 200
"""One in so many is changed from one night to the next."""
AIM = 0.6


def measure(extent: Extent) -> Iterator[Line]:
    """Send one list three times."""
    servants = extent.sheets or extent.of(COUNTRY, 2_000)
    with tempfile.TemporaryDirectory(prefix="bagalau-bench-") as name:
        folder = Path(name)
        settings = read_settings({"BAGALAU_DATA_DIR": name, "BAGALAU_MAX_BATCH_ROWS": str(servants)})
        prepare(settings)
        services = open_services(settings, notifier=SilentNotifier()).of(Scope(BUILTIN_STATE_BODY_ID))
        taken, found = {}, {}
        for night, every in (("first", 0), ("same", 0), ("changed", EACH)):
            _write(folder / night, servants, every)
            taken[night], found[night] = _sent(services, folder / night)
        services.database.dispose()
    _check(found, servants)
    yield Line(f"the first time, {servants:,} servants: whole", milliseconds(taken["first"]))
    ratio = taken["same"] / taken["first"]
    yield Line("the same list again: whole", milliseconds(taken["same"]), f"{ratio:.2f}x", f"<= {AIM:g}x", ratio <= AIM)
    ratio = taken["changed"] / taken["first"]
    yield Line(f"one in {EACH} changed: whole", milliseconds(taken["changed"]), f"{ratio:.2f}x")


def _write(path: Path, servants: int, every: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(servants):
            data: dict[str, Any] = {**SAMPLE_MEMBER, "full_name": f"{SAMPLE_MEMBER['full_name']} {number}"}
            if every and number % every == 0:
                data["absences"] = []
            file.write(json.dumps({"external_id": f"hr-{number}", "data": data}, ensure_ascii=False) + "\n")


def _sent(services: Services, path: Path) -> tuple[float, StaffImport]:
    with path.open("rb") as file:
        taken, _ = imports.begin(services, BatchOptions(STAFF, "ndjson"), file, mode=imports.REPLACE)
    started = time.process_time()
    while read_segment(services, taken.batch.id, READERS):
        pass
    seconds = time.process_time() - started
    return seconds, imports.get_import(services, taken.batch.id)


def _check(found: dict[str, StaffImport], servants: int) -> None:
    counts = [(each.added, each.changed, each.unchanged, each.gone) for each in found.values()]
    altered = -(-servants // EACH)
    if counts != [(servants, 0, 0, 0), (0, 0, servants, 0), (0, altered, servants - altered, 0)]:
        raise RuntimeError(f"the list was not taken as it was sent: {counts}")
