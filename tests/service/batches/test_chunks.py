"""Chunks: many documents in one worker's hands, each in exactly one, state bodies in turns, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest
from sqlalchemy import func, select, update

from service.batches import chunks, reading_claims
from service.batches import store as batches
from service.batches.checking import CheckedRow
from service.batches.store import BatchOptions
from service.db.models import (
    BUILTIN_STATE_BODY_ID,
    BatchStatus,
    DocumentRow,
    FileRow,
    Kind,
    Quality,
    StateBodyRow,
    Status,
    TransitionRow,
)
from service.db.tenancy import EVERY_BODY, Scope
from service.documents import claims
from service.documents import store as documents
from service.documents.claims import FinishedFile
from service.documents.store import NewDocument
from service.files.packs import PackLocation
from worker.sweep import MAX_CRASHES, due

if TYPE_CHECKING:
    from service.db.database import ScopedDatabase
    from service.documents.claims import Chunk

LEASE = 30.0
PLACE = PackLocation("9" * 64, 0)
FILES = [FinishedFile("docx", "a" * 64, 10, place=PLACE), FinishedFile("pdf", "b" * 64, 20, 2, PLACE)]


class Queue(Protocol):
    """Stores a batch of queued documents; returns its id."""

    def __call__(self, rows: int, state_body: str = BUILTIN_STATE_BODY_ID, **fields: object) -> str:
        """Store one with so many rows; ``fields`` replace what the documents are made of."""


@pytest.fixture
def database(database: ScopedDatabase) -> ScopedDatabase:
    """Return the database with the rows of every state body."""
    return database.whole.of(EVERY_BODY)


@pytest.fixture
def queue(database: ScopedDatabase, noon: datetime) -> Queue:
    """Return what stores a batch of queued documents."""

    def make(rows: int, state_body: str = BUILTIN_STATE_BODY_ID, **fields: object) -> str:
        quality = str(fields.pop("quality", "fast"))
        with database.transaction() as session:
            session.merge(StateBodyRow(id=state_body, name="Государственный орган", created_at=noon))
        with database.whole.of(Scope(state_body)).transaction() as session:
            batch = batches.add(session, BatchOptions(None, "ndjson", quality=quality), ("5" * 64, 1), now=noon)
            reading = reading_claims.take(session, batch.id, lease_seconds=LEASE, now=noon)
            assert reading is not None
            usual = {
                "form": "b2_score_sheet",
                "kind": Kind.DOCUMENT,
                "language": "ru",
                "template_sha256": "0" * 64,
                "formats": ("docx", "pdf"),
                "batch_id": batch.id,
            }
            new = [NewDocument(**(usual | {"payload": "{}", "batch_row": row} | fields)) for row in range(1, rows + 1)]
            ids = documents.add_many(session, new, now=noon, actor="test")
            items = [
                CheckedRow(row, None, None, one, None, None, (), document_id=document_id)
                for row, (one, document_id) in enumerate(zip(new, ids, strict=True), 1)
            ]
            reading_claims.record(session, reading, items, now=noon)
            reading_claims.finish(session, reading, BatchStatus.RENDERING, now=noon)
            return batch.id

    return make


def _take(database: ScopedDatabase, now: datetime, most: int = 3, worker: str = "worker-1") -> Chunk | None:
    with database.transaction() as session:
        return chunks.take(session, worker=worker, most=most, lease_seconds=LEASE, now=now)


def _taken(database: ScopedDatabase, now: datetime, most: int = 3) -> Chunk:
    found = _take(database, now, most)
    assert found is not None
    return found


def _statuses(database: ScopedDatabase) -> dict[str, int]:
    with database.reading() as session:
        counted = session.execute(select(DocumentRow.status, func.count()).group_by(DocumentRow.status))
        return {status: number for status, number in counted}  # noqa: C416 - rows are not pairs to a type checker


def test_a_chunk_is_the_next_rows_of_one_batch(database: ScopedDatabase, noon: datetime, queue: Queue) -> None:
    """In the order of the rows, with all it takes to make them, under one lease."""
    batch_id = queue(5, quality="accessible")
    first, second = _taken(database, noon), _taken(database, noon)
    assert (first.batch_id, first.quality) == (batch_id, Quality.ACCESSIBLE)
    assert [len(chunk.claims) for chunk in (first, second)] == [3, 2]
    assert all(claim.missing == ("docx", "pdf") for claim in first.claims)
    assert _take(database, noon) is None
    with database.reading() as session:
        assert chunks.waiting(session, most=9, now=noon) == 0
        rows = session.scalars(select(DocumentRow.batch_row).where(DocumentRow.lease_token == first.token)).all()
    assert sorted(rows) == [1, 2, 3]


def test_forms_and_templates_are_not_mixed(database: ScopedDatabase, noon: datetime, queue: Queue) -> None:
    """They could not be made together."""
    queue(4)
    with database.transaction() as session:
        session.execute(update(DocumentRow).where(DocumentRow.batch_row == 2).values(form="b1_score_sheet"))
        session.execute(update(DocumentRow).where(DocumentRow.batch_row == 3).values(template_sha256="1" * 64))
    assert [len(_taken(database, noon).claims) for _ in range(3)] == [2, 1, 1]


def test_many_workers_take_every_document_once(database: ScopedDatabase, noon: datetime, queue: Queue) -> None:
    """However many ask at the same moment."""
    queue(60)
    with ThreadPoolExecutor(6) as pool:
        taken = [chunk for chunk in pool.map(lambda _: _take(database, noon, 7), range(24)) if chunk]
    ids = [claim.document_id for chunk in taken for claim in chunk.claims]
    assert len(ids) == len(set(ids)) == 60


def test_state_bodies_take_turns_whatever_the_size_of_their_batches(
    database: ScopedDatabase, noon: datetime, queue: Queue
) -> None:
    """The second client does not wait for the end of the first one's year."""
    first = [queue(20), queue(20)]
    second = queue(4, "other-body")
    turns = [_taken(database, noon + timedelta(seconds=number), 2).batch_id for number in range(4)]
    assert turns.count(second) == 2
    assert turns[0] != turns[1]
    assert set(turns) <= {*first, second}
    assert {turn for turn in turns if turn != second} == set(first), "and a state body's batches among themselves"


def test_what_a_worker_died_over_is_taken_alone_and_given_up_as_late_as_a_single_document(
    database: ScopedDatabase, noon: datetime, queue: Queue
) -> None:
    """Two power cuts are nobody's fault; what kills every time is quarantined, and the batch can end."""
    queue(3)
    assert len(_taken(database, noon).claims) == 3
    now = noon
    for deaths in range(1, MAX_CRASHES):
        now += timedelta(seconds=LEASE + 1)
        with database.transaction() as session:
            assert due(session, now=now, limit=10) == [], "nobody is rung for"
        assert _statuses(database) == {"queued": 3}, f"after {deaths} deaths"
        alone = _taken(database, now)
        assert [claim.document_id for claim in alone.claims] == [_first(database)]
    now += timedelta(seconds=LEASE + 1)
    with database.transaction() as session:
        due(session, now=now, limit=10)
    assert _statuses(database) == {"failed": 1, "queued": 2}
    with database.reading() as session:
        failed = session.scalars(select(DocumentRow).where(DocumentRow.status == Status.FAILED)).one()
        assert (failed.failure_code, failed.id) == ("quarantined", _first(database))
    assert [len(_taken(database, now).claims) for _ in range(2)] == [1, 1]


def _first(database: ScopedDatabase) -> str:
    with database.reading() as session:
        return session.scalars(select(DocumentRow.id).where(DocumentRow.batch_row == 1)).one()


def test_finished_documents_are_ready_with_their_place_in_the_pack(
    database: ScopedDatabase, noon: datetime, queue: Queue
) -> None:
    """Once each; those that failed are left for their own record."""
    queue(3)
    chunk = _taken(database, noon)
    ids = [claim.document_id for claim in chunk.claims]
    with database.transaction() as session:
        assert claims.finish(session, chunk, dict.fromkeys(ids[:2], FILES), noon) == set(ids[:2])
    with database.transaction() as session:
        assert claims.fail(session, chunk, chunk.claims[2], "broken", "Не вышло.", noon)
        assert claims.finish(session, chunk, dict.fromkeys(ids[:2], FILES), noon) == set(), "the lease is gone"
    with database.reading() as session:
        found = documents.get(session, ids[0])
        assert found is not None
        assert [(file.format, file.place) for file in found.files] == [("docx", PLACE), ("pdf", PLACE)]
        assert session.scalar(select(func.count()).select_from(FileRow)) == 4
        ready = select(func.count()).select_from(TransitionRow).where(TransitionRow.status == Status.READY)
        assert session.scalar(ready) == 2
    assert _statuses(database) == {"ready": 2, "failed": 1}


def test_a_format_that_lacks_is_never_passed_over(database: ScopedDatabase, noon: datetime, queue: Queue) -> None:
    """A document is ready with everything that was asked for, or not at all."""
    queue(1)
    chunk = _taken(database, noon)
    with pytest.raises(ValueError, match="lacks pdf"), database.transaction() as session:
        claims.finish(session, chunk, {chunk.claims[0].document_id: FILES[:1]}, noon)
    assert _statuses(database) == {"rendering": 1}


def test_a_lease_is_renewed_for_the_whole_chunk(database: ScopedDatabase, noon: datetime, queue: Queue) -> None:
    """Until it ran out; then everything is somebody else's."""
    queue(2)
    chunk = _taken(database, noon)
    soon, late = noon + timedelta(seconds=LEASE - 1), noon + timedelta(seconds=3 * LEASE)
    with database.transaction() as session:
        assert claims.renew(session, chunk, lease_seconds=LEASE, now=soon)
    with database.transaction() as session:
        assert not due(session, now=soon + timedelta(seconds=2), limit=10)
    assert _statuses(database) == {"rendering": 2}
    with database.transaction() as session:
        assert not claims.renew(session, chunk, lease_seconds=LEASE, now=late)


def test_a_document_that_waits_for_something_lets_the_others_go_first(
    database: ScopedDatabase, noon: datetime, queue: Queue
) -> None:
    """Its pause is kept."""
    queue(2)
    chunk = _taken(database, noon, 1)
    with database.transaction() as session:
        assert claims.release(
            session, chunk, chunk.claims[0], waiting_for="LibreOffice", not_before=noon + timedelta(seconds=5), now=noon
        )
    assert _taken(database, noon, 5).claims[0].document_id != chunk.claims[0].document_id
    assert _take(database, noon) is None
    assert _take(database, noon + timedelta(seconds=5)) is not None


def test_the_speed_is_told_from_the_first_chunk_on(database: ScopedDatabase, noon: datetime, queue: Queue) -> None:
    """What was ready before does not make a batch look fast."""
    batch_id = queue(3)
    with database.transaction() as session:
        done = {"status": Status.READY}
        session.execute(update(DocumentRow).where(DocumentRow.batch_row == 1).values(**done))
    _taken(database, noon, 1)
    _taken(database, noon + timedelta(seconds=1), 1)
    with database.reading() as session:
        batch = batches.get(session, batch_id)
    assert batch is not None
    assert (batch.began_at, batch.done_before) == (noon, 1)
    assert replace(batch, status=BatchStatus.DONE).open is False
