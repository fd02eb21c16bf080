"""The use case of a batch worker: takes a chunk of queued documents, makes their files, records what became of each.

As for single documents (:mod:`worker.documents`), every way out is recorded, and what cannot be recorded is found by
the sweeper when the lease runs out. The files of a chunk are kept as one pack, and their rows written in one
transaction.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from doc_templates import catalogue
from service.batches import chunks
from service.db.lease_keeper import LeaseKeeper
from service.db.models import Quality
from service.documents.claims import FinishedFile
from service.errors import DatabaseUnavailableError
from service.files.packs import put_together
from worker.chunks import ChunkMaker, Order
from worker.documents import Result, compose_paper, give_back, kept_docx, note_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.batches.chunks import Chunk
    from service.documents.claims import Claim
    from service.files.packs import Place
    from worker.chunks import Outcome
    from worker.documents import Workshop
    from worker.making import MadeFile

MOST: Final = 40
"""Documents of a chunk: joined, more would hardly be cheaper each, and one chunk takes about half a second."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """What one turn of a batch worker came to: documents taken, and how many of them are ready."""

    taken: int
    ready: int


def produce_chunk(workshop: Workshop, maker: ChunkMaker, *, most: int = MOST) -> Work:
    """Take a chunk and make its files; harmless to repeat and to run in many places at once.

    Raises:
        DatabaseUnavailableError: nothing could be taken.
    """
    started = time.monotonic()
    with workshop.database.reading() as session:
        # On SQLite taking locks out every writer, so nobody does it for nothing.
        if not chunks.anything_waits(session, now=workshop.clock()):
            return Work(0, 0)
    with workshop.database.transaction() as session:
        chunk = chunks.take(
            session, worker=workshop.worker, most=most, lease_seconds=workshop.lease_seconds, now=workshop.clock()
        )
    if chunk is None:
        return Work(0, 0)
    ready = _work(workshop, maker, chunk)
    log.info(
        "chunk_worked_on",
        batch_id=chunk.batch_id,
        form=chunk.claims[0].form,
        documents=len(chunk.claims),
        ready=ready,
        milliseconds=round((time.monotonic() - started) * 1000),
    )
    return Work(len(chunk.claims), ready)


def _work(workshop: Workshop, maker: ChunkMaker, chunk: Chunk) -> int:
    renew = partial(chunks.renew, chunk=chunk)
    with LeaseKeeper(workshop.database, renew, chunk.batch_id, workshop.lease_seconds, workshop.clock) as lease:
        outcomes = _outcomes(workshop, maker, chunk)
        if lease.lost.is_set():
            return 0
        try:
            files = _kept(workshop, outcomes)
            done = lease.patiently(lambda: _finish(workshop, chunk, files))
        except DatabaseUnavailableError as error:
            log.warning("result_not_recorded", batch_id=chunk.batch_id, reason=str(error))
            return 0
        except Exception as error:  # noqa: BLE001 - whatever happens, every document must end in a recorded state
            outcomes = dict.fromkeys(outcomes, error)
            done = set()
        for claim in chunk.claims:
            outcome = outcomes[claim.document_id]
            # All are held together: where one cannot be given back, none can.
            if isinstance(outcome, Exception) and give_back(workshop, claim, outcome, lease) is Result.LOST:
                break
    return len(done)


def _outcomes(workshop: Workshop, maker: ChunkMaker, chunk: Chunk) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    orders: dict[str, Order] = {}
    for claim in chunk.claims:
        try:
            orders[claim.document_id] = _order(workshop, chunk, claim)
        except Exception as error:  # noqa: BLE001 - it is this document's outcome, not that of the others
            found[claim.document_id] = error
    try:
        found |= zip(orders, maker.make(list(orders.values())), strict=True)
    except Exception as error:  # noqa: BLE001 - nothing can be made now: all of them are given back
        found |= dict.fromkeys(orders, error)
    return found


def _order(workshop: Workshop, chunk: Chunk, claim: Claim) -> Order:
    paper = compose_paper(workshop, claim)
    note_template(workshop, claim, paper)
    # What failed in company is tried alone: the company may have been to blame.
    joined = catalogue.form(claim.form).joined and chunk.quality is Quality.FAST and claim.attempts == 0
    return Order(paper, frozenset(claim.missing), joined, kept_docx(workshop, claim))


def _kept(workshop: Workshop, outcomes: Mapping[str, Outcome]) -> dict[str, list[tuple[FinishedFile, Place]]]:
    """Keep the files of what was made as one pack; return them by document.

    Raises:
        StorageError: the pack could not be kept.
    """
    made = [
        (document_id, file)
        for document_id, outcome in outcomes.items()
        if not isinstance(outcome, Exception)
        for file in outcome
    ]
    kept = put_together(workshop.files, [file.content for _, file in made])
    files: dict[str, list[tuple[FinishedFile, Place]]] = {
        document_id: [] for document_id, outcome in outcomes.items() if not isinstance(outcome, Exception)
    }
    for (document_id, file), (stored, place) in zip(made, kept, strict=True):
        files[document_id].append((_finished(file, stored.sha256, stored.size), place))
    return files


def _finish(workshop: Workshop, chunk: Chunk, files: Mapping[str, list[tuple[FinishedFile, Place]]]) -> set[str]:
    """Make the documents ready; return the ids of those that were still held.

    Raises:
        DatabaseUnavailableError: nothing was recorded.
    """
    with workshop.database.transaction() as session:
        return chunks.finish(session, chunk, files, workshop.clock())


def _finished(file: MadeFile, sha256: str, size: int) -> FinishedFile:
    return FinishedFile(file.format, sha256, size, file.pages)
