"""From a file of rows to a folder of papers: rows are read and checked here, papers made by processes beside."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import IO, Any, Final

from service.batches.probe import described
from service.batches.report import BrokenOff
from service.batches.row_readers import InputRow, SourceKind, input_rows
from service.documents.variants import open_variants
from service.settings import Settings
from service.spreadsheets.errors import UnusableFileError
from service.spreadsheets.register import write_register
from validators.calendar import WorkingCalendar
from worker.bulk.making import Assignment, Made, begin, make
from worker.bulk.manifest import MANIFEST, Ledger
from worker.bulk.plan import Job, Planner, Rejected, Wishes
from worker.bulk.results import write_rejected

CHUNK: Final = 40
"""Papers given to a process at once: converted joined, more of them would hardly be cheaper."""
AHEAD: Final = 2
"""Chunks that may wait for each process: what is checked ahead of that would only fill memory."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file of rows."""

    file: IO[bytes]
    kind: SourceKind
    name: str


@dataclass(frozen=True, slots=True)
class Environment:
    """What a run works with. ``processes`` is how many make papers, ``today`` the day rows are checked on."""

    settings: Settings
    calendar: WorkingCalendar
    today: date
    processes: int


@dataclass(slots=True)
class Tally:
    """How many rows came to what; ``there`` are papers that an earlier run made.

    ``broken_off`` says from which row on nothing could be read, and why.
    """

    rows: int = 0
    ready: int = 0
    there: int = 0
    rejected: int = 0
    failed: int = 0
    remarks: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    broken_off: BrokenOff | None = None

    @property
    def clean(self) -> bool:
        """Whether every row was read and has its paper."""
        return self.rejected == self.failed == 0 and self.broken_off is None


def run(source: Source, folder: Path, wishes: Wishes, environment: Environment, told: Callable[[Tally], None]) -> Tally:
    """Make the papers of all good rows; return what became of them.

    Beside the papers the folder then holds ``manifest.json``, ``register.xlsx`` and, where rows were rejected,
    ``report.xlsx`` (or ``report.ndjson`` for rows of JSON).

    Args:
        source: the rows.
        folder: where to write; papers that an earlier run left there are kept.
        wishes: what is asked of all rows.
        environment: what to work with.
        told: called whenever the tally has changed.

    Raises:
        UnusableFileError: no row of the file can be read; where some were, the tally says from which on none was.
        HeaderError: its first row is not that of the form.
        ConverterError: nothing can be converted on this machine.
        SettingsError: a state body's variant is broken.
        OSError: the folder cannot be written to.
    """
    ledger, tally = Ledger(folder), Tally()
    planner = Planner(wishes, environment.today, environment.calendar, open_variants(environment.settings))
    register = folder / ".register.ndjson"
    with register.open("w+", encoding="utf-8") as lines:
        _make_all(
            _planned(source, planner, wishes, tally, told), ledger, lines, folder, wishes, environment, tally, told
        )
        for row, violations in planner.warnings_over_all().items():
            tally.remarks.setdefault(row, []).extend(violations)
        lines.seek(0)
        with (folder / "register.xlsx").open("w+b") as target:
            write_register(target, map(json.loads, lines), wishes.language, source.name)
        lines.seek(0)
        _write_manifest(folder / MANIFEST, source.name, tally, map(json.loads, lines))
    register.unlink()
    write_rejected(source.file, source.kind, wishes, folder, tally)
    os.sync()
    return tally


def _planned(
    source: Source, planner: Planner, wishes: Wishes, tally: Tally, told: Callable[[Tally], None]
) -> Iterator[Job]:
    for each in planner.plan(_readable(source, wishes, tally)):
        tally.rows += 1
        if isinstance(each, Rejected):
            tally.rejected += 1
            tally.remarks[each.row] = list(each.violations)
            told(tally)
        else:
            if each.violations:
                tally.remarks[each.row] = list(each.violations)
            yield each


def _readable(source: Source, wishes: Wishes, tally: Tally) -> Iterator[InputRow]:
    try:
        yield from input_rows(source.file, source.kind, wishes.form)
    except UnusableFileError as error:
        if tally.rows == 0:
            raise
        tally.broken_off = BrokenOff.of(described(error), wishes.language)


def _make_all(  # noqa: PLR0913, PLR0917 - the threads of a run come together here
    jobs: Iterator[Job],
    ledger: Ledger,
    lines: IO[str],
    folder: Path,
    wishes: Wishes,
    environment: Environment,
    tally: Tally,
    told: Callable[[Tally], None],
) -> None:
    created = datetime.now(UTC).replace(microsecond=0).isoformat()
    assignment = Assignment(str(folder), wishes.formats, wishes.joined, created)
    pending: deque[tuple[list[Job], Future[list[Made]]]] = deque()

    def collect() -> None:
        chunk, future = pending.popleft()
        made = future.result()
        ledger.add(chunk, made)
        for job, each in zip(chunk, made, strict=True):
            if each.failure is None:
                tally.ready += 1
                _note(lines, job, each.files)
            else:
                tally.failed += 1
                tally.remarks.setdefault(job.row, []).append(_failure(each.failure.render(wishes.language)))
        told(tally)

    executor = ProcessPoolExecutor(
        environment.processes, mp_context=get_context("spawn"), initializer=begin, initargs=(environment.settings,)
    )
    with executor:
        for chunk in _chunks(jobs, ledger, lines, tally):
            pending.append((chunk, executor.submit(make, chunk, assignment)))
            if len(pending) > AHEAD * environment.processes:
                collect()
        while pending:
            collect()


def _chunks(jobs: Iterator[Job], ledger: Ledger, lines: IO[str], tally: Tally) -> Iterator[list[Job]]:
    """Yield jobs that are to be done, in chunks of one form each; note those that are done already."""
    waiting: dict[str, list[Job]] = {}
    for job in jobs:
        if ledger.has(job):
            tally.there += 1
            _note(lines, job, ledger.files(job))
            continue
        chunk = waiting.setdefault(job.form, [])
        chunk.append(job)
        if len(chunk) == CHUNK:
            yield waiting.pop(job.form)
    yield from waiting.values()


def _note(lines: IO[str], job: Job, files: tuple[dict[str, Any], ...]) -> None:
    names = ("row", "external_id", "form", "identifier", "computed")
    entry = {**{name: getattr(job, name) for name in names}, "payload": json.loads(job.payload), "files": files}
    lines.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _failure(text: str) -> dict[str, Any]:
    return {"rule": "made", "severity": "error", "pointer": "", "message": text}


def _write_manifest(path: Path, source: str, tally: Tally, entries: Iterator[dict[str, Any]]) -> None:
    """Write the list of files piece by piece: of a hundred thousand papers it does not fit in memory with ease."""
    about: dict[str, Any] = {"source": source}
    about |= {name: getattr(tally, name) for name in ("rows", "ready", "there", "rejected", "failed")}
    about["unread_from_row"] = None if tally.broken_off is None else tally.broken_off.row
    with path.open("w", encoding="utf-8") as manifest:
        manifest.write(json.dumps(about, ensure_ascii=False)[:-1] + ', "documents": [')
        for number, entry in enumerate(entries):
            kept = {name: entry[name] for name in ("row", "external_id", "form", "identifier", "files")}
            manifest.write(("," if number else "") + "\n" + json.dumps(kept, ensure_ascii=False))
        manifest.write("\n]}\n")
