"""What got lost is found again, and what nobody needs any more is cleared away."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from service.db import idempotency, workers
from service.db.models import BUILTIN_OWNER_ID, DocumentRow, IdempotencyKeyRow, Status, WorkerRow
from service.documents import claims
from service.documents.submissions import get_document
from service.errors import DatabaseUnavailableError
from service.queue import CeleryBell, make_celery
from service.sweeping import MAX_CRASHES
from worker.documents import Result, produce
from worker.housekeeping import KEYS_KEPT, LEFTOVER_SECONDS, leftovers, tidy
from worker.sweep import Sweeper, sweep, wake

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.documents.store import StoredDocument
    from service.services import Services
    from service.settings import Settings
    from worker.documents import Workshop


class Bell:
    """Remembers what it was rung for."""

    def __init__(self) -> None:
        self.rung: list[str] = []

    def ring(self, document_id: str) -> None:
        """Remember the document."""
        self.rung.append(document_id)


def test_a_document_whose_message_got_lost_is_rung_for(
    services: Services, accept: Callable[..., StoredDocument]
) -> None:
    """Not at once, when the message may still be on its way, and ever more rarely after that."""
    document, bell = accept(), Bell()
    assert sweep(services.database, bell, services.clock()) == 0
    services.clock.advance(5)
    assert sweep(services.database, bell, services.clock()) == 1
    assert sweep(services.database, bell, services.clock()) == 0
    assert bell.rung == [document.id]


def test_a_document_whose_worker_died_is_made_by_another(
    services: Services, workshop: Workshop, accept: Callable[..., StoredDocument]
) -> None:
    """The lease runs out, the bell rings, and the next worker takes it."""
    document, bell = accept(), Bell()
    with services.database.transaction() as session:
        assert claims.claim(session, document.id, worker="dead", lease_seconds=60, now=services.clock())
    services.clock.advance(61)
    sweep(services.database, bell, services.clock())
    assert bell.rung == [document.id]
    assert produce(workshop, document.id) is Result.READY


def test_a_worker_that_starts_does_not_rely_on_messages(
    services: Services, accept: Callable[..., StoredDocument]
) -> None:
    """They may be gone with the worker before it; a document whose pause is not over sleeps on."""
    lost, resting, bell = accept(), accept(), Bell()
    with services.database.transaction() as session:
        held = claims.claim(session, resting.id, worker="w", lease_seconds=60, now=services.clock())
        assert held is not None
        later = services.clock() + timedelta(seconds=10)
        claims.release(session, held, waiting_for=None, not_before=later, now=services.clock())
    wake(services.database, services.clock())
    sweep(services.database, bell, services.clock())
    assert bell.rung == [lost.id]


def test_two_sweepers_ring_once_between_them(services: Services, accept: Callable[..., StoredDocument]) -> None:
    """Running a second one for safety costs nothing."""
    documents = [accept().id for _ in range(20)]
    services.clock.advance(5)
    bells = [Bell(), Bell()]
    threads = [threading.Thread(target=sweep, args=(services.database, bell, services.clock())) for bell in bells]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(bells[0].rung + bells[1].rung) == sorted(documents)


def test_the_sweeper_goes_on_when_the_database_was_away(services: Services, settings: Settings) -> None:
    """An outage must not need a restart."""
    bell, returned = Bell(), threading.Event()

    class Away:
        """Does not answer the first time."""

        asked = 0

        def transaction(self) -> object:
            self.asked += 1
            if self.asked == 1:
                raise DatabaseUnavailableError("gone")
            returned.set()
            return services.database.transaction()

    sweeper = Sweeper(_swept_often(settings), Away(), bell, services.clock)
    thread = threading.Thread(target=sweeper.run)
    thread.start()
    assert returned.wait(10)
    sweeper.stop()
    thread.join(10)
    assert not thread.is_alive()


def test_an_outage_is_not_held_against_what_was_being_made(
    services: Services, settings: Settings, accept: Callable[..., StoredDocument]
) -> None:
    """Nobody could renew a lease meanwhile; a worker that dies while the database is there is counted."""
    document = accept()

    def lose() -> None:
        with services.database.transaction() as session:
            held = claims.claim(session, document.id, worker="gone", lease_seconds=5, now=services.clock())
            assert held is not None

    def crashes() -> tuple[str, int]:
        with services.database.reading() as session:
            row = session.get_one(DocumentRow, document.id)
            return row.status, row.crashes

    sweeper = Sweeper(settings, services.database, Bell(), services.clock)
    sweeper._sweep()
    for _ in range(MAX_CRASHES):
        lose()
        services.clock.advance(300)
        sweeper._sweep()
        assert crashes() == (Status.QUEUED, 0)
    lose()
    services.clock.advance(6)
    sweeper._sweep()
    assert crashes() == (Status.QUEUED, 1)
    lose()
    services.clock.advance(6)
    sweeper._failed = True
    sweeper._sweep()
    assert crashes() == (Status.QUEUED, 1)


def _swept_often(settings: Settings) -> Settings:
    return replace(settings, sweep_seconds=0.1)


def test_old_idempotency_keys_are_forgotten(services: Services, accept: Callable[..., StoredDocument]) -> None:
    """Those a client may still use are kept."""
    document, now = accept(), services.clock()
    with services.database.transaction() as session:
        for key, moment in (("old", now - KEYS_KEPT - timedelta(seconds=1)), ("young", now - KEYS_KEPT)):
            claim = idempotency.IdempotencyClaim(key, "0" * 64)
            idempotency.bind(session, BUILTIN_OWNER_ID, claim, moment, document_id=document.id)
    tidy(services.database, services.files, (), now)
    with services.database.reading() as session:
        assert session.scalars(select(IdempotencyKeyRow.key)).all() == ["young"]
    assert get_document(services, document.owner_id, document.id).status is Status.QUEUED


def test_workers_long_silent_are_forgotten(services: Services) -> None:
    """Every restart leaves one behind."""
    now = services.clock()
    with services.database.transaction() as session:
        workers.heartbeat(session, "dead", None, now - timedelta(days=2))
    with services.database.transaction() as session:
        workers.heartbeat(session, "alive", None, now)
    tidy(services.database, services.files, (), now)
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(WorkerRow)) == 1


def test_a_message_that_a_killed_process_left_unfinished_is_deleted(
    services: Services, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies where the broker really writes."""
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            CeleryBell(make_celery(settings)).ring("4be0643f-1d98-573b-97cd-ca98a65347dd")
    (left,) = settings.data_dir.rglob("*.part")
    os.utime(left, (0, 0))
    tidy(services.database, services.files, leftovers(settings), datetime.now(UTC))
    assert not left.exists()


def test_files_that_a_killed_process_left_unfinished_are_deleted(
    services: Services, settings: Settings, tmp_path: Path
) -> None:
    """Those of a process that may still be writing are kept, and so is everything finished."""
    kept, old = [], []
    for folder, pattern in leftovers(settings):
        folder.mkdir(parents=True, exist_ok=True)
        for name, where in (("old", old), ("young", kept)):
            where.append(folder / pattern.replace("*", name))
    kept += [settings.data_dir / "broker" / "1.interactive.msg", settings.data_dir / "files" / "ab" / "x"]
    for path in kept + old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    long_ago = time.time() - LEFTOVER_SECONDS - 1
    for path in [*old, kept[-1], kept[-2]]:
        os.utime(path, (long_ago, long_ago))
    tidy(services.database, services.files, leftovers(settings), datetime.now(UTC))
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in old)
    assert tmp_path in settings.data_dir.parents
