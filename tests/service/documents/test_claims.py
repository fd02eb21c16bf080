"""Of many workers exactly one gets a document, and one that lost its lease changes nothing, on both databases."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from service.db.leases import process_name
from service.db.models import DocumentRow, FileRow, Kind, StateBodyRow, Status, TransitionRow
from service.db.tenancy import EVERY_BODY, Scope
from service.documents import claims
from service.documents import store as documents
from service.documents.claims import Chunk, FinishedFile
from service.documents.store import NewDocument
from worker.sweep import due

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import ScopedDatabase
    from service.documents.store import StoredDocument

pytestmark = pytest.mark.slow

DOCX = FinishedFile("docx", "a" * 64, 1000)
PDF = FinishedFile("pdf", "b" * 64, 2000, pages=1)
LEASE = 30.0


def _take(database: ScopedDatabase, document_id: str, now: datetime, worker: str = "worker-1") -> Chunk | None:
    with database.transaction() as session:
        return claims.claim(session, [document_id], worker=worker, lease_seconds=LEASE, now=now)


def _held(database: ScopedDatabase, document_id: str, now: datetime) -> Chunk:
    held = _take(database, document_id, now)
    assert held is not None
    return held


def _of(chunk: Chunk, *files: list[FinishedFile]) -> dict[str, list[FinishedFile]]:
    """Return files by document, in the order of the claims."""
    return {claim.document_id: found for claim, found in zip(chunk.claims, files, strict=True)}


def _read(database: ScopedDatabase, document_id: str) -> StoredDocument:
    with database.reading() as session:
        found = documents.get(session, document_id)
    assert found is not None
    return found


def _journal(database: ScopedDatabase, document_id: str) -> list[str]:
    with database.reading() as session:
        steps = select(TransitionRow).where(TransitionRow.document_id == document_id).order_by(TransitionRow.id)
        return [f"{step.status} by {step.actor}" for step in session.scalars(steps)]


def test_a_claim_holds_all_it_takes_to_make_the_document(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A worker reads nothing else."""
    document = make_document(computed={"average": "4.20"}, edition="order-13/2025-07-28")
    chunk = _held(database, document.id, noon)
    [held] = chunk.claims
    assert held.payload == {"employee": {"full_name": "Әлия Қасымова"}}
    assert held.computed == {"average": "4.20"}
    assert (held.form, held.language, held.edition) == ("b2_score_sheet", "ru", "order-13/2025-07-28")
    assert held.formats == held.missing == ("docx", "pdf")
    assert held.created_at == noon
    assert (chunk.single, chunk.worker) == (True, "worker-1")
    with database.reading() as session:
        row = session.get_one(DocumentRow, document.id)
        assert (row.lease_token, row.lease_until) == (chunk.token, noon + timedelta(seconds=LEASE))
        assert row.lease_holder == process_name()
    assert _read(database, document.id).status is Status.RENDERING


def test_eight_workers_take_each_of_a_hundred_documents_exactly_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """All of them try all documents at the same time."""
    ids = [make_document(number).id for number in range(100)]
    start = threading.Barrier(8)
    now = noon + timedelta(hours=1)

    def take_all(worker: int) -> list[str]:
        start.wait()
        shifted = ids[worker * 5 :] + ids[: worker * 5]
        return [document_id for document_id in shifted if _take(database, document_id, now, f"worker-{worker}")]

    with ThreadPoolExecutor(8) as pool:
        taken = [document_id for mine in pool.map(take_all, range(8)) for document_id in mine]
    assert sorted(taken) == sorted(ids)


def test_a_document_is_not_taken_before_its_time(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Taken at the very moment, not a microsecond before."""
    document = make_document()
    held = _held(database, document.id, noon)
    again = noon + timedelta(seconds=10)
    with database.transaction() as session:
        assert claims.release(session, held, *held.claims, waiting_for="Нет LibreOffice.", not_before=again, now=noon)
    assert _take(database, document.id, again - timedelta(microseconds=1)) is None
    assert _take(database, document.id, again) is not None


def test_finishing_records_files_state_and_journal_at_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """The paper is issued: what clients see afterwards is complete."""
    document = make_document()
    held = _held(database, document.id, noon)
    later = noon + timedelta(seconds=3)
    with database.transaction() as session:
        assert claims.finish(session, held, _of(held, [DOCX, PDF]), later)
    ready = _read(database, document.id)
    assert (ready.status, ready.finished_at) == (Status.READY, later)
    assert [(file.format, file.sha256, file.size, file.pages) for file in ready.files] == [
        ("docx", "a" * 64, 1000, None),
        ("pdf", "b" * 64, 2000, 1),
    ]
    assert _journal(database, document.id) == ["queued by test", "rendering by worker-1", "ready by worker-1"]
    assert _take(database, document.id, later) is None


def test_a_document_is_not_finished_while_a_format_is_lacking(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Ready means everything that was asked for; the attempt leaves no trace."""
    document = make_document()
    held = _held(database, document.id, noon)
    with pytest.raises(ValueError, match="lacks pdf"), database.transaction() as session:
        claims.finish(session, held, _of(held, [DOCX]), noon)
    assert _read(database, document.id).status is Status.RENDERING
    assert _read(database, document.id).files == ()


def test_a_kept_format_is_there_before_the_rest(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """DOCX can be fetched while PDF waits for LibreOffice, which costs no attempt."""
    document = make_document()
    held = _held(database, document.id, noon)
    again = noon + timedelta(seconds=10)
    with database.transaction() as session:
        assert claims.keep(session, held, *held.claims, DOCX, noon)
        assert claims.release(session, held, *held.claims, waiting_for="Нет LibreOffice.", not_before=again, now=noon)
    waiting = _read(database, document.id)
    assert (waiting.status, waiting.waiting_for, waiting.attempts) == (Status.QUEUED, "Нет LibreOffice.", 0)
    assert [file.format for file in waiting.files] == ["docx"]
    second = _held(database, document.id, again)
    assert second.claims[0].missing == ("pdf",)
    with database.transaction() as session:
        assert claims.finish(session, second, _of(second, [PDF]), again)
    ready = _read(database, document.id)
    assert (ready.status, ready.waiting_for) == (Status.READY, None)


def test_a_kept_format_is_not_replaced(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Somebody may have fetched it: the hash a client saw stays true."""
    document = make_document()
    held = _held(database, document.id, noon)
    with database.transaction() as session:
        assert claims.keep(session, held, *held.claims, DOCX, noon)
        assert claims.finish(session, held, _of(held, [FinishedFile("docx", "c" * 64, 1), PDF]), noon)
    assert [file.sha256 for file in _read(database, document.id).files] == ["a" * 64, "b" * 64]


@pytest.mark.parametrize("loss", ["ran out", "taken over"])
def test_a_worker_that_lost_its_lease_changes_nothing(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument], loss: str
) -> None:
    """It may have slept for an hour: whatever it tries is refused, whether or not another has the document by now."""
    document = make_document()
    held = _held(database, document.id, noon)
    late = noon + timedelta(seconds=LEASE)
    if loss == "taken over":
        with database.transaction() as session:
            assert due(session, now=late, limit=10) == [document.id]
        assert _take(database, document.id, late, "worker-2") is not None
    with database.transaction() as session:
        assert not claims.renew(session, held, lease_seconds=LEASE, now=late)
        assert not claims.keep(session, held, *held.claims, DOCX, late)
        assert not claims.finish(session, held, _of(held, [DOCX, PDF]), late)
        assert not claims.fail(session, held, *held.claims, "x", "x", late)
        assert not claims.release(session, held, *held.claims, waiting_for=None, not_before=None, now=late)
        assert claims.retry(session, held, *held.claims, "x", "x", late) is None
    after = _read(database, document.id)
    assert (after.status, after.files, after.failure_code, after.attempts) == (Status.RENDERING, (), None, 0)


def test_a_renewed_lease_holds(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A long conversion is not taken from the worker at it."""
    document = make_document()
    held = _held(database, document.id, noon)
    with database.transaction() as session:
        assert claims.renew(session, held, lease_seconds=LEASE, now=noon + timedelta(seconds=20))
    with database.transaction() as session:
        assert due(session, now=noon + timedelta(seconds=45), limit=10) == []
        assert claims.finish(session, held, _of(held, [DOCX, PDF]), noon + timedelta(seconds=45))


def test_failing_is_final_and_says_why(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A code for programs, a sentence for people."""
    document = make_document()
    held = _held(database, document.id, noon)
    with database.transaction() as session:
        assert claims.fail(session, held, *held.claims, "conversion_failed", "Не удалось.", noon)
    failed = _read(database, document.id)
    assert (failed.status, failed.failure_code, failed.failure_message) == (
        Status.FAILED,
        "conversion_failed",
        "Не удалось.",
    )
    assert failed.finished_at == noon
    assert _take(database, document.id, noon + timedelta(days=1)) is None


def test_attempts_are_tried_again_ever_later_and_then_given_up(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Five attempts, with pauses of 2, 4, 8 and 16 seconds between them."""
    document = make_document()
    now = noon
    for pause in (2, 4, 8, 16):
        held = _held(database, document.id, now)
        with database.transaction() as session:
            assert claims.retry(session, held, *held.claims, "conversion_failed", "Не удалось.", now) is Status.QUEUED
        assert _take(database, document.id, now + timedelta(seconds=pause, microseconds=-1)) is None
        now += timedelta(seconds=pause)
    held = _held(database, document.id, now)
    with database.transaction() as session:
        assert claims.retry(session, held, *held.claims, "conversion_failed", "Не удалось.", now) is Status.FAILED
    assert _read(database, document.id).failure_code == "conversion_failed"


def test_two_workers_at_the_end_issue_one_paper(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """The same claim finished twice at the same moment, as by a message delivered twice."""
    document = make_document()
    held = _held(database, document.id, noon)
    start = threading.Barrier(4)

    def finish() -> bool:
        start.wait()
        with database.transaction() as session:
            return bool(claims.finish(session, held, _of(held, [DOCX, PDF]), noon))

    with ThreadPoolExecutor(4) as pool:
        results = [done.result() for done in [pool.submit(finish) for _ in range(4)]]
    assert sorted(results) == [False, False, False, True]
    with database.reading() as session:
        assert len(session.scalars(select(FileRow)).all()) == 2
        assert session.get_one(DocumentRow, document.id).lease_token is None


def test_state_bodies_take_turns_with_single_documents(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Fifteen hundred of one state body do not delay another's by more than the one that is being made."""
    with database.transaction() as session:
        session.add(StateBodyRow(id="many", name="Много", created_at=noon))
        session.add(StateBodyRow(id="few", name="Мало", created_at=noon))
    with database.whole.of(Scope("many")).transaction() as session:
        new = NewDocument("b2_score_sheet", Kind.DOCUMENT, "ru", "0" * 64, ("docx",), payload="{}")
        documents.add_many(session, [new] * 1500, now=noon, actor="test")
    every_body = database.whole.of(EVERY_BODY)
    few = [make_document(60 + number, state_body_id="few").id for number in range(2)]
    state_bodies = [
        _next(every_body, noon + timedelta(seconds=100 + number)).claims[0].state_body_id for number in range(5)
    ]
    assert state_bodies == ["few", "many", "few", "many", "many"]
    with every_body.reading() as session:
        assert session.get_one(DocumentRow, few[0]).status == Status.RENDERING


def _next(database: ScopedDatabase, now: datetime) -> Chunk:
    with database.transaction() as session:
        assert claims.single_waits(session, now=now)
        taken = claims.take_single(session, worker="worker-1", lease_seconds=LEASE, now=now)
    assert taken is not None
    return taken


def test_what_a_worker_died_over_goes_behind_those_that_wait_already(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """Taken first again, an innocent document would be in hand whenever the worker is killed."""
    first, second = make_document(0).id, make_document(1).id
    assert _next(database, noon + timedelta(seconds=2)).claims[0].document_id == first
    with database.transaction() as session:
        due(session, now=noon + timedelta(seconds=2 + LEASE), limit=10)
    third = make_document(3 + LEASE).id
    later = noon + timedelta(seconds=100)
    assert [_next(database, later).claims[0].document_id for _ in range(3)] == [second, first, third]


def test_eight_workers_that_ask_for_the_next_take_each_document_once(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> None:
    """A message is a licence to make one document, not an order to make this one."""
    ids = [make_document(number).id for number in range(40)]
    later = noon + timedelta(hours=1)

    def take(number: int) -> Chunk | None:
        with database.transaction() as session:
            return claims.take_single(session, worker=f"worker-{number}", lease_seconds=LEASE, now=later)

    with ThreadPoolExecutor(8) as pool:
        taken = [chunk for chunk in pool.map(take, range(80)) if chunk is not None]
    found = [claim.document_id for chunk in taken for claim in chunk.claims]
    assert len(found) == len(set(found))
    while (chunk := take(0)) is not None:
        found += [claim.document_id for claim in chunk.claims]
    assert sorted(found) == sorted(ids)
    with database.reading() as session:
        assert not claims.single_waits(session, now=later)
