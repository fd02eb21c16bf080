"""The processes that make papers: each has one LibreOffice of its own and writes the files it makes."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from doc_templates import catalogue
from validators.check import load
from worker.chunks import ChunkMaker, Order
from worker.context import open_converter
from worker.convert.errors import ConverterError
from worker.die_with_parent import die_with_parent
from worker.making import Origin, compose
from worker.render import DocxRenderer
from worker.retry_policy import BUG, Failure, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.settings import Settings
    from validators.messages.catalog import Message
    from worker.bulk.plan import Job
    from worker.chunks import Outcome
    from worker.convert.pool import LibreOfficePool
    from worker.making import MadeFile

NICENESS: Final = 5


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a job: the files written, relative to the folder, or why there are none."""

    row: int
    files: tuple[dict[str, Any], ...]
    failure: Message | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a process needs to know: where to write, what to make, and the moment printed in the files' properties."""

    folder: str
    formats: tuple[str, ...]
    joined: bool
    created: str


class _Process:
    """What a process keeps between chunks."""

    pool: LibreOfficePool
    maker: ChunkMaker


def begin(settings: Settings) -> None:
    """Ready this process: LibreOffice is started with the first chunk and ends with the process."""
    die_with_parent(os.getppid())
    os.nice(NICENESS)
    _Process.pool = open_converter(settings, 1)
    _Process.maker = ChunkMaker(DocxRenderer(), _Process.pool)


def make(jobs: Sequence[Job], assignment: Assignment) -> list[Made]:
    """Make the papers of some rows and write their files.

    Raises:
        ConverterError: nothing can be converted on this machine.
        OSError: the files cannot be written.
    """
    orders = [_order(job, assignment) for job in jobs]
    outcomes = _Process.maker.make(orders)
    again = [place for place, outcome in enumerate(outcomes) if _worth_another_try(outcome)]
    for place in again:
        (outcomes[place],) = _Process.maker.make([orders[place]])
    return [_written(job, outcome, Path(assignment.folder)) for job, outcome in zip(jobs, outcomes, strict=True)]


def _worth_another_try(outcome: Outcome) -> bool:
    if not isinstance(outcome, Exception):
        return False
    meaning = verdict(outcome)
    return isinstance(meaning, Failure) and meaning.attempts > 1


def _order(job: Job, assignment: Assignment) -> Order:
    form = catalogue.form(job.form)
    record = load(job.form, json.loads(job.payload))
    origin = Origin(job.identifier, datetime.fromisoformat(assignment.created))
    paper = compose(form, record, job.computed, origin, job.template)
    return Order(paper, frozenset(assignment.formats), assignment.joined and form.joined)


def _written(job: Job, outcome: Outcome, folder: Path) -> Made:
    if isinstance(outcome, Exception):
        meaning = verdict(outcome)
        if isinstance(outcome, ConverterError) and not isinstance(meaning, Failure):
            raise outcome
        return Made(job.row, (), meaning.reason or BUG.reason)
    return Made(job.row, tuple(_write(job, file, folder) for file in outcome))


def _write(job: Job, file: MadeFile, folder: Path) -> dict[str, Any]:
    """Write under another name and rename; the disk is flushed once, when all is written."""
    path = folder / job.folder / f"{job.stem}.{file.format}"
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(file.content)
    unfinished.replace(path)
    return {
        "format": file.format,
        "path": f"{job.folder}/{path.name}",
        "sha256": hashlib.sha256(file.content).hexdigest(),
        "size": len(file.content),
        "pages": file.pages,
    }
