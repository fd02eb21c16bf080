"""Batches in the store: read by one, counted from the documents, stopped and tried again, on both databases."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from sqlalchemy import event, select

from service.batches import control, deduplication, reading_claims
from service.batches import items as batch_items
from service.batches import store as batches
from service.batches.checking import CheckedRow
from service.batches.items import ItemStatus
from service.batches.reading_claims import LeaseLostError
from service.batches.store import BatchOptions, Counts
from service.db.database import Database, ScopedDatabase
from service.db.migrations import migrate
from service.db.models import BUILTIN_STATE_BODY_ID, BatchStatus, DocumentRow, Kind, Status, TransitionRow
from service.db.tenancy import EVERY_BODY, Scope, lock_state_body
from service.documents import store as documents
from service.documents.store import NewDocument
from service.errors import InvalidSubmissionError
from worker import sweep
from worker.sweep import settle_batches

if TYPE_CHECKING:
    from pathlib import Path

    from service.batches.reading_claims import Reading
    from service.batches.store import StoredBatch

SOURCE = ("5" * 64, 1000)
LEASE = 30.0
WISHES = BatchOptions("b2_score_sheet", "xlsx")


class MakeBatch(Protocol):
    """Stores a batch whose rows are recorded."""

    def __call__(self, rows: int, *, options: BatchOptions = WISHES) -> StoredBatch:
        """Store one with so many rows, every one accepted."""


def new_document(number: int, **fields: object) -> NewDocument:
    """Return the document of a row."""
    usual = {
        "form": "b2_score_sheet",
        "kind": Kind.DOCUMENT,
        "language": "ru",
        "template_sha256": "0" * 64,
        "formats": ("docx", "pdf"),
        "external_id": f"row-{number}",
        "payload": f'{{"number":{number}}}',
        "payload_sha256": f"{number:064}",
    }
    return NewDocument(**(usual | fields))


def item(row: int, document_id: str | None, *, reused: bool = False, wrong: bool = False) -> CheckedRow:
    """Return a row that was checked."""
    violations = ({"rule": "schema", "severity": "error", "pointer": "/scores", "message": "…"},) if wrong else ()
    new = None if wrong else new_document(row)
    made = {"document_id": document_id, "reused": reused}
    return CheckedRow(row, "b2_score_sheet", f"row-{row}", new, None, "Акимат", violations, **made)


def begin(database: ScopedDatabase, now: datetime, options: BatchOptions = WISHES) -> StoredBatch:
    """Store a batch that nobody has read."""
    with database.transaction() as session:
        return batches.add(session, options, SOURCE, now=now)


def take(database: ScopedDatabase, now: datetime) -> Reading:
    """Take a batch to read."""
    with database.transaction() as session:
        (batch_id,) = batches.in_state(session, BatchStatus.RECEIVING)
        found = reading_claims.take(session, batch_id, lease_seconds=LEASE, now=now)
    assert found is not None
    return found


@pytest.fixture
def make_batch(database: ScopedDatabase, noon: datetime) -> MakeBatch:
    """Return what stores a batch that was read: its documents are queued."""

    def make(rows: int, *, options: BatchOptions = WISHES) -> StoredBatch:
        batch = begin(database, noon, options)
        with database.transaction() as session:
            reading = reading_claims.take(session, batch.id, lease_seconds=LEASE, now=noon)
            assert reading is not None
            assert reading.batch.id == batch.id
            new = [new_document(row, batch_id=batch.id, batch_row=row) for row in range(1, rows + 1)]
            ids = documents.add_many(session, new, now=noon, actor="test")
            items = [item(row, document_id) for row, document_id in enumerate(ids, 1)]
            reading_claims.record(session, reading, items, now=noon)
            reading_claims.finish(session, reading, BatchStatus.RENDERING, now=noon)
        return batch

    return make


def _get(database: ScopedDatabase, batch_id: str) -> StoredBatch:
    with database.reading() as session:
        found = batches.get(session, batch_id)
    assert found is not None
    return found


def _counts(database: ScopedDatabase, batch_id: str) -> Counts:
    with database.reading() as session:
        return batches.counts(session, batch_id)


def _set(database: ScopedDatabase, batch_id: str, row: int, **changes: object) -> None:
    with database.transaction() as session:
        found = session.scalars(
            select(DocumentRow).where(DocumentRow.batch_id == batch_id, DocumentRow.batch_row == row)
        ).one()
        for name, value in changes.items():
            setattr(found, name, value)


def _items(database: ScopedDatabase, batch_id: str) -> dict[int, str]:
    with database.reading() as session:
        return {each.row: str(each.status) for each in batch_items.following(session, batch_id, limit=100_000)}


def test_a_batch_comes_back_as_it_was_asked_for(database: ScopedDatabase, noon: datetime) -> None:
    """What a client wished is kept word for word, and nobody else sees it."""
    options = replace(WISHES, source_name="Оценка.xlsx", mode="all_or_nothing", dry_run=True, formats=("pdf",))
    batch = begin(database, noon, options=options)
    assert _get(database, batch.id) == batch
    assert batch.options == options
    assert batch.status is BatchStatus.RECEIVING
    with database.whole.of(Scope("somebody else")).reading() as session:
        assert batches.get(session, batch.id) is None


def test_batches_are_listed_newest_first_page_by_page(database: ScopedDatabase, noon: datetime) -> None:
    """The cursor leads from page to page and misses none."""
    made = [begin(database, noon + timedelta(seconds=second)).id for second in range(3)]
    with database.reading() as session:
        first, more = batches.page(session, cursor=None, limit=2)
        second, end = batches.page(session, cursor=more, limit=2)
    assert [batch.id for batch in (*first, *second)] == made[::-1]
    assert end is None


def test_batches_of_a_list_are_counted_each_by_itself(database: ScopedDatabase, make_batch: MakeBatch) -> None:
    """Of what failed, what was stopped is told apart; one without rows has none."""
    mixed, waiting, empty = (make_batch(rows).id for rows in (4, 2, 0))
    _set(database, mixed, 1, status=Status.READY)
    _set(database, mixed, 2, status=Status.FAILED, failure_code="crashed", failure_message="…")
    _set(database, mixed, 3, status=Status.FAILED, failure_code=batches.CANCELLED, failure_message="…")
    with database.reading() as session:
        found = batches.counts_of(session, [mixed, waiting, empty])
    assert found == {
        mixed: Counts(queued=1, ready=1, failed=1, cancelled=1),
        waiting: Counts(queued=2),
        empty: Counts(),
    }


def test_one_reader_gets_a_batch_and_another_goes_on_when_its_lease_ran_out(
    database: ScopedDatabase, noon: datetime
) -> None:
    """The second knows what is recorded, and the first can record nothing any more."""
    begin(database, noon)
    first = take(database, noon)
    with database.transaction() as session:
        assert reading_claims.take(session, first.batch.id, lease_seconds=LEASE, now=noon) is None
    with database.transaction() as session:
        reading_claims.record(session, first, [item(2, None)], now=noon)
    later = noon + timedelta(seconds=LEASE + 1)
    second = take(database, later)
    assert (second.batch.total, second.made, second.crashes) == (1, None, 1)
    with database.transaction() as session:
        with pytest.raises(LeaseLostError):
            reading_claims.record(session, first, [item(3, None)], now=later)
        reading_claims.record(session, second, [item(3, None, wrong=True)], now=later)
        reading_claims.finish(session, second, BatchStatus.DONE, now=later)
    found = _get(database, first.batch.id)
    assert (found.total, found.accepted, found.rejected, found.read_at) == (2, 1, 1, later)
    assert _items(database, found.id) == {2: "accepted", 3: "rejected"}


def test_a_reader_that_stops_gives_its_batch_back_at_once(database: ScopedDatabase, noon: datetime) -> None:
    """That is no crash."""
    begin(database, noon)
    held = take(database, noon)
    with database.transaction() as session:
        reading_claims.put_back(session, held, now=noon)
    assert take(database, noon).crashes == 0


def test_accepted_rows_are_counted_by_what_became_of_their_documents(
    database: ScopedDatabase, make_batch: MakeBatch
) -> None:
    """Documents that were there before count for the row that names them."""
    batch = make_batch(5)
    _set(database, batch.id, 1, status=Status.READY)
    _set(database, batch.id, 2, status=Status.FAILED, failure_code="conversion_failed")
    _set(database, batch.id, 3, status=Status.FAILED, failure_code=batches.CANCELLED)
    assert _counts(database, batch.id) == Counts(queued=2, ready=1, failed=1, cancelled=1)


def test_the_same_content_is_found_again(database: ScopedDatabase, noon: datetime, make_batch: MakeBatch) -> None:
    """State body, form, external id, data, formats, language and variant make it the same; a failed one is none."""
    batch = make_batch(2)
    _set(database, batch.id, 2, status=Status.FAILED)
    tries = [
        new_document(1),
        new_document(2),
        new_document(1, external_id="another"),
        new_document(1, formats=("pdf",)),
        new_document(1, language="kk"),
        new_document(1, variant="own"),
        new_document(1, form="b1_score_sheet"),
    ]
    with database.transaction() as session:
        lock_state_body(session)
        assert list(deduplication.find_same(session, tries, accessible=False)) == [deduplication.key(tries[0])]
        assert not deduplication.find_same(session, tries, accessible=True), "a fast batch made it without tags"
        singly = documents.add(session, new_document(1), now=noon, actor="test")
    with database.transaction() as session:
        assert deduplication.find_same(session, tries, accessible=True) == {deduplication.key(tries[0]): singly.id}
    with database.whole.of(Scope("other")).transaction() as session:
        assert not deduplication.find_same(session, tries, accessible=False)


def test_the_same_content_is_looked_up_by_its_hash(tmp_path: Path) -> None:
    """Not among all a state body has, which would make long batches ever slower on SQLite."""
    migrate(f"sqlite:///{tmp_path / 'plan.sqlite3'}")
    database = Database(f"sqlite:///{tmp_path / 'plan.sqlite3'}").of(Scope(BUILTIN_STATE_BODY_ID))
    asked: list[tuple[str, Any]] = []
    with database.reading() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda _, __, sql, values, *___: asked.append((sql, values)))
        session.execute(deduplication.by_content([new_document(1), new_document(2)]))
        ((sql, values),) = asked[:]
        plan = " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values))
    database.dispose()
    assert "ix_documents_content" in plan


def test_what_is_asked_every_few_seconds_does_not_go_through_a_long_batch(tmp_path: Path, noon: datetime) -> None:
    """A hundred thousand queued documents would hold up every writer on SQLite, and every look at their progress."""
    migrate(f"sqlite:///{tmp_path / 'plan.sqlite3'}")
    database = Database(f"sqlite:///{tmp_path / 'plan.sqlite3'}").of(EVERY_BODY)
    asked: list[tuple[str, Any]] = []
    with database.transaction() as session, database.whole.of(Scope("one")).reading() as client:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda _, __, sql, values, *___: asked.append((sql, values)))
        sweep.due(session, now=noon, limit=1)
        sweep.wake(session, now=noon)
        batches.counts(session, "a batch")
        event.listen(
            client.connection(), "before_cursor_execute", lambda _, __, sql, values, *___: asked.append((sql, values))
        )
        batches.counts(client, "a batch")
        plans = [
            " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values))
            for sql, values in asked[:]
        ]
    database.dispose()
    indexes = [re.findall(r"USING (?:COVERING )?INDEX (\w+)", plan)[0] for plan in plans]
    assert indexes == [
        "ix_documents_lease",
        "ix_documents_notify",
        "ix_documents_notify",
        "ix_documents_batch",
        "ix_batch_items_reused",
        "ix_documents_batch",
        "ix_batch_items_reused",
    ]


def test_rows_come_page_by_page_in_their_order(database: ScopedDatabase, make_batch: MakeBatch) -> None:
    """A filter narrows them, and a cursor that is not ours is refused."""
    batch = make_batch(5)
    for row in (2, 4, 5):
        _set(database, batch.id, row, status=Status.READY)
    with database.reading() as session:
        first = batch_items.page(session, batch.id, status=ItemStatus.READY, limit=2)
        last = batch_items.page(session, batch.id, status=ItemStatus.READY, cursor=first.next_cursor, limit=2)
        assert [each.row for each in (*first.items, *last.items)] == [2, 4, 5]
        assert last.next_cursor is None
        for cursor in ("nonsense", "WzEsMl0", "Wy0xXQ", "W3RydWVd"):
            with pytest.raises(InvalidSubmissionError):
                batch_items.page(session, batch.id, cursor=cursor, limit=2)


def test_a_cancelled_batch_stops_what_has_not_begun_and_can_be_taken_up_again(
    database: ScopedDatabase, noon: datetime, make_batch: MakeBatch
) -> None:
    """What is ready stays ready; the journal tells every step."""
    batch = make_batch(3)
    _set(database, batch.id, 1, status=Status.READY)
    with database.whole.of(Scope("somebody else")).transaction() as session:
        assert not control.cancel(session, batch.id, now=noon, actor="test")
    with database.transaction() as session:
        assert control.cancel(session, batch.id, now=noon, actor="test")
        assert not control.cancel(session, batch.id, now=noon, actor="test")
    assert _get(database, batch.id).status is BatchStatus.CANCELLED
    assert _items(database, batch.id) == {1: "ready", 2: "cancelled", 3: "cancelled"}
    with database.transaction() as session:
        assert control.retry(session, batch.id, now=noon, actor="test") == 2
    assert _get(database, batch.id).status is BatchStatus.RENDERING
    assert _items(database, batch.id) == {1: "ready", 2: "queued", 3: "queued"}
    with database.reading() as session:
        steps = session.scalars(select(TransitionRow.status).order_by(TransitionRow.id)).all()
    assert steps == ["queued"] * 3 + ["failed"] * 2 + ["queued"] * 2


def test_a_batch_cancelled_half_read_is_read_on(database: ScopedDatabase, noon: datetime) -> None:
    """Trying again gives it back to the readers."""
    batch = begin(database, noon)
    with database.transaction() as session:
        assert control.cancel(session, batch.id, now=noon, actor="test")
    with database.transaction() as session:
        assert reading_claims.take(session, batch.id, lease_seconds=LEASE, now=noon) is None
        assert control.retry(session, batch.id, now=noon, actor="test") == 0
    assert take(database, noon).batch.id == batch.id


def test_a_document_another_batch_waits_for_becomes_that_batchs(
    database: ScopedDatabase, noon: datetime, make_batch: MakeBatch
) -> None:
    """Stopping one batch takes nothing from another."""
    first = make_batch(2)
    second = begin(database, noon + timedelta(seconds=1))
    with database.transaction() as session:
        shared = session.scalars(select(DocumentRow.id).where(DocumentRow.batch_row == 2)).one()
        reading = reading_claims.take(session, second.id, lease_seconds=LEASE, now=noon)
        assert reading is not None
        reading_claims.record(session, reading, [item(7, shared, reused=True)], now=noon)
        reading_claims.finish(session, reading, BatchStatus.RENDERING, now=noon)
    assert _counts(database, second.id) == Counts(queued=1)
    with database.transaction() as session:
        assert control.cancel(session, first.id, now=noon, actor="test")
    assert _counts(database, first.id) == Counts(queued=1, cancelled=1)
    assert _counts(database, second.id) == Counts(queued=1)
    with database.reading() as session:
        taken = session.get_one(DocumentRow, shared)
        assert (taken.batch_id, taken.batch_row) == (second.id, 7)


def test_a_batch_is_done_when_no_document_is_left_to_be_made(
    database: ScopedDatabase, noon: datetime, make_batch: MakeBatch
) -> None:
    """Documents that were there before are waited for too, and one given back after a cancellation is stopped."""
    batch, stopped = make_batch(1), make_batch(1, options=replace(WISHES, language="kk"))
    with database.transaction() as session:
        settle_batches(session, now=noon)
    assert _get(database, batch.id).status is BatchStatus.RENDERING
    _set(database, batch.id, 1, status=Status.FAILED)
    _set(database, stopped.id, 1, status=Status.RENDERING, lease_token="x", lease_until=noon)
    with database.transaction() as session:
        assert control.cancel(session, stopped.id, now=noon, actor="test")
    _set(database, stopped.id, 1, status=Status.QUEUED, lease_token=None, lease_until=None)
    with database.transaction() as session:
        settle_batches(session, now=noon)
    assert (_get(database, batch.id).status, _get(database, batch.id).finished_at) == (BatchStatus.DONE, noon)
    assert _counts(database, stopped.id) == Counts(cancelled=1)


def test_a_refused_batch_and_a_dry_run_have_nothing_to_try_again(database: ScopedDatabase, noon: datetime) -> None:
    """The answer tells it apart from nothing having failed."""
    for options, status in ((WISHES, BatchStatus.REFUSED), (replace(WISHES, dry_run=True), BatchStatus.DONE)):
        batch = begin(database, noon, options=options)
        with database.transaction() as session:
            reading = reading_claims.take(session, batch.id, lease_seconds=LEASE, now=noon)
            assert reading is not None
            reading_claims.finish(session, reading, status, now=noon)
            assert control.retry(session, batch.id, now=noon, actor="test") is None


def test_what_shows_only_among_all_rows_is_written_once(database: ScopedDatabase, noon: datetime) -> None:
    """A reader that goes on where another died may find it again."""
    begin(database, noon)
    reading = take(database, noon)
    found = {1: [{"rule": "B18-delegates", "severity": "warning", "pointer": "", "message": "…"}]}
    with database.transaction() as session:
        reading_claims.record(session, reading, [item(1, None)], now=noon)
        for _ in range(2):
            reading_claims.add_violations(session, reading.batch.id, found)
    with database.reading() as session:
        (row,) = batch_items.following(session, reading.batch.id, limit=100_000)
    assert list(row.violations) == found[1]
