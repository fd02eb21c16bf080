"""One worker at a time looks at the files of a document, and replaces only what it found lost. On both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from service.db.models import RepairRow, ReplacedFileRow
from service.documents import claims, repairs
from service.documents import store as documents
from service.documents.claims import FinishedFile
from service.documents.files import Maker, Way
from service.documents.repairs import MAX_ATTEMPTS, Repair
from service.files.packs import PackLocation

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from service.db.database import ScopedDatabase
    from service.documents.store import StoredDocument

OLD = Maker(Way.JOINED, "7" * 64, "24.2", "f" * 64)
NEW = Maker(Way.SINGLE, "8" * 64, "25.8", "e" * 64)
PACK = PackLocation("c" * 64, 100)
MADE = FinishedFile("pdf", "b" * 64, 11, 3, None, NEW)


@pytest.fixture
def document(
    database: ScopedDatabase, noon: datetime, make_document: Callable[..., StoredDocument]
) -> Callable[[], StoredDocument]:
    """Return what gives a finished document as it is recorded now."""
    document_id = make_document(formats=("pdf",)).id
    with database.transaction() as session:
        chunk = claims.claim(session, [document_id], worker="worker-1", lease_seconds=60, now=noon)
        assert chunk is not None
        file = FinishedFile("pdf", "a" * 64, 10, 2, PACK, OLD)
        assert claims.finish(session, chunk, {document_id: [file]}, noon)

    def document() -> StoredDocument:
        with database.reading() as session:
            found = documents.get(session, document_id)
        assert found is not None
        return found

    return document


def _ask(database: ScopedDatabase, document_id: str, now: datetime) -> bool:
    with database.transaction() as session:
        return repairs.ask(session, document_id, now=now)


def _take(database: ScopedDatabase, document_id: str, now: datetime) -> Repair | None:
    with database.transaction() as session:
        return repairs.take(session, document_id, lease_seconds=10, now=now)


def _due(database: ScopedDatabase, now: datetime) -> list[str]:
    with database.transaction() as session:
        return repairs.due(session, now=now)


def _seconds(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_a_file_keeps_its_maker(document: Callable[[], StoredDocument]) -> None:
    """As it was told when it was finished."""
    (file,) = document().files
    assert (file.maker, file.place) == (OLD, PACK)


def test_of_many_who_ask_one_sends_the_message_and_of_many_workers_one_works(
    database: ScopedDatabase, document: Callable[[], StoredDocument], noon: datetime
) -> None:
    """Until it is finished; a worker that died is followed by another."""
    one = document().id
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: _ask(database, one, noon), range(8))) == 1
        taken = [found for found in pool.map(lambda _: _take(database, one, noon), range(8)) if found is not None]
    assert len(taken) == 1
    with database.transaction() as session:
        assert repairs.keep(session, repair=taken[0], lease_seconds=10, now=noon + _seconds(8))
    assert _take(database, one, noon + _seconds(11)) is None
    second = _take(database, one, noon + _seconds(18))
    assert second is not None
    with database.transaction() as session:
        assert not repairs.keep(session, repair=taken[0], lease_seconds=10, now=noon + _seconds(19))
        repairs.finish(session, taken[0])
        assert session.scalar(select(RepairRow)) is not None
        repairs.finish(session, second)
        assert session.scalar(select(RepairRow)) is None
    assert _ask(database, one, noon + _seconds(20))


def test_what_nobody_repairs_is_sent_again_until_it_is_given_up(
    database: ScopedDatabase, document: Callable[[], StoredDocument], noon: datetime
) -> None:
    """A worker that dies over it every time is not fed for ever; who asks later has it tried anew."""
    one, now = document().id, noon
    assert _ask(database, one, now)
    assert _due(database, now + _seconds(9)) == []
    for _ in range(MAX_ATTEMPTS):
        now += _seconds(60)
        assert _due(database, now) == [one]
        assert _take(database, one, now) is not None
    assert _due(database, now + _seconds(60)) == []
    assert _take(database, one, now + _seconds(60)) is None
    assert _ask(database, one, noon + _seconds(400))


def test_what_a_dead_process_held_is_repaired_by_another_at_once(
    database: ScopedDatabase, document: Callable[[], StoredDocument], noon: datetime
) -> None:
    """However long its lease runs."""
    one = document().id
    _ask(database, one, noon)
    assert _take(database, one, noon) is not None
    with database.transaction() as session:
        held = repairs.holders(session)
        repairs.free(session, held, now=noon + _seconds(1))
    assert len(held) == 1
    assert _due(database, noon + _seconds(1)) == [one]
    assert _take(database, one, noon + _seconds(1)) is not None


def test_a_file_is_replaced_once_and_the_one_before_is_kept_in_the_journal(
    database: ScopedDatabase, document: Callable[[], StoredDocument], noon: datetime
) -> None:
    """Whoever comes later with another changes nothing; the same bytes leave the journal alone."""
    before = document().files[0]
    later = noon + _seconds(60)
    same = replace(MADE, sha256=before.sha256, size=before.size, pages=before.pages)
    with database.transaction() as session:
        assert repairs.replace_file(session, document().id, before, same, now=later, actor="worker-2")
    moved = document().files[0]
    assert moved == replace(before, place=None, maker=NEW)
    with database.transaction() as session:
        assert session.scalar(select(ReplacedFileRow)) is None
        assert not repairs.replace_file(session, document().id, before, MADE, now=later, actor="worker-2")
        assert repairs.replace_file(session, document().id, moved, MADE, now=later, actor="worker-2")
        assert not repairs.replace_file(session, document().id, moved, MADE, now=later, actor="worker-3")
    (after,) = document().files
    assert (after.sha256, after.size, after.pages, after.created_at) == (MADE.sha256, 11, 3, later)
    with database.reading() as session:
        (kept,) = session.scalars(select(ReplacedFileRow)).all()
        assert (kept.sha256, kept.size, kept.pages, kept.created_at) == (before.sha256, 10, 2, noon)
        assert (kept.libreoffice, kept.replaced_at, kept.actor) == (NEW.libreoffice, later, "worker-2")
