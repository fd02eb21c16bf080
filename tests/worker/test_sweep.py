"""What got lost is found again, and what nobody needs any more is cleared away."""

from __future__ import annotations

import os
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from service.db import workers
from service.db.models import BUILTIN_STATE_BODY_ID, DocumentRow, IdempotencyKeyRow, Status, WorkerRow
from service.documents import claims
from service.documents.retrieval import get_document
from service.queue import CeleryNotifier, make_celery
from tests.doubles import RecordingNotifier
from worker.documents import Result, make_single
from worker.housekeeping import KEYS_KEPT, LEFTOVER_SECONDS, leftovers, tidy
from worker.sweep import MAX_CRASHES, sweep, wake

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.documents.store import StoredDocument
    from service.services import Services
    from service.settings import Settings
    from worker.context import WorkerContext


def _sweep(services: Services, notifier: RecordingNotifier) -> int:
    return sweep(services.database, notifier, sweep_seconds=2.0)


def test_a_document_whose_message_got_lost_is_sent_again(
    services: Services, accept: Callable[..., StoredDocument]
) -> None:
    """Not at once, when the message may still be on its way, and ever more rarely after that."""
    document, notifier = accept(), RecordingNotifier()
    assert _sweep(services, notifier) == 0
    services.clock.advance(5)
    assert _sweep(services, notifier) == 1
    assert _sweep(services, notifier) == 0
    assert notifier.documents == [document.id]


def test_a_document_whose_worker_died_is_made_by_another(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """The lease runs out, it is sent again, and the next worker takes it."""
    document, notifier = accept(), RecordingNotifier()
    with services.database.transaction() as session:
        assert claims.claim(session, [document.id], worker="dead", lease_seconds=60, now=services.clock())
    services.clock.advance(61)
    _sweep(services, notifier)
    assert notifier.documents == [document.id]
    assert make_single(context) == {document.id: Result.READY}


def test_a_worker_that_starts_does_not_rely_on_messages(
    services: Services, accept: Callable[..., StoredDocument]
) -> None:
    """They may be gone with the worker before it; a document whose pause is not over sleeps on."""
    lost, resting, notifier = accept(), accept(), RecordingNotifier()
    with services.database.transaction() as session:
        held = claims.claim(session, [resting.id], worker="w", lease_seconds=60, now=services.clock())
        assert held is not None
        later = services.clock() + timedelta(seconds=10)
        claims.release(session, held, *held.claims, waiting_for=None, not_before=later, now=services.clock())
    with services.database.transaction() as session:
        wake(session, now=services.database.now(session))
    _sweep(services, notifier)
    assert notifier.documents == [lost.id]


def test_two_sweeps_send_once_between_them(services: Services, accept: Callable[..., StoredDocument]) -> None:
    """Running a second one for safety costs nothing."""
    documents = [accept().id for _ in range(20)]
    services.clock.advance(5)
    notifiers = [RecordingNotifier(), RecordingNotifier()]
    threads = [threading.Thread(target=_sweep, args=(services, notifier)) for notifier in notifiers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(notifiers[0].documents + notifiers[1].documents) == sorted(documents)


def test_an_outage_is_not_held_against_what_was_being_made(
    services: Services, accept: Callable[..., StoredDocument]
) -> None:
    """Nobody could renew a lease meanwhile; a worker that dies while sweeps come on time is counted."""
    document, notifier = accept(), RecordingNotifier()

    def lose() -> None:
        with services.database.transaction() as session:
            assert claims.claim(session, [document.id], worker="gone", lease_seconds=5, now=services.clock())

    def crashes() -> tuple[str, int]:
        with services.database.reading() as session:
            row = session.get_one(DocumentRow, document.id)
            return row.status, row.crashes

    _sweep(services, notifier)
    for _ in range(MAX_CRASHES):
        lose()
        services.clock.advance(300)
        _sweep(services, notifier)
        assert crashes() == (Status.QUEUED, 0)
    lose()
    services.clock.advance(6)
    _sweep(services, notifier)
    assert crashes() == (Status.QUEUED, 1)


def test_old_idempotency_keys_are_forgotten(services: Services, accept: Callable[..., StoredDocument]) -> None:
    """Those a client may still use are kept."""
    document, now = accept(), services.clock()
    with services.database.transaction() as session:
        for key, moment in (("old", now - KEYS_KEPT - timedelta(seconds=1)), ("young", now - KEYS_KEPT)):
            bound = {"state_body_id": BUILTIN_STATE_BODY_ID, "request_sha256": "0" * 64, "document_id": document.id}
            session.add(IdempotencyKeyRow(key=key, created_at=moment, **bound))
    tidy(services.database, services.files, services.settings)
    with services.database.reading() as session:
        assert session.scalars(select(IdempotencyKeyRow.key)).all() == ["young"]
    assert get_document(services, document.id).status is Status.QUEUED


def test_workers_long_silent_are_forgotten(services: Services) -> None:
    """Every restart leaves one behind."""
    now = services.clock()
    with services.database.transaction() as session:
        workers.heartbeat(session, "dead", "documents", 1, None, now - timedelta(days=2))
    with services.database.transaction() as session:
        workers.heartbeat(session, "alive", "documents", 1, None, now)
    tidy(services.database, services.files, services.settings)
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(WorkerRow)) == 1


def test_a_message_that_a_killed_process_left_unfinished_is_deleted(
    services: Services, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies where the broker really writes."""
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            CeleryNotifier(make_celery(settings)).notify("4be0643f-1d98-573b-97cd-ca98a65347dd")
    (left,) = settings.data_dir.rglob("*.part")
    os.utime(left, (0, 0))
    tidy(services.database, services.files, settings)
    assert not left.exists()


def test_files_that_a_killed_process_left_unfinished_are_deleted(
    services: Services, settings: Settings, tmp_path: Path
) -> None:
    """Those of a process that may still be writing are kept, and so is everything finished."""
    kept, old = [], []
    for folder, pattern in leftovers(settings):
        folder.mkdir(parents=True, exist_ok=True)
        for name, where in (("old", old), ("young", kept)):
            where.append(folder / pattern.replace("**/", "").replace("*", name))
    kept += [settings.data_dir / "broker" / "documents" / "1.msg", settings.data_dir / "files" / "ab" / "x"]
    for path in kept + old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    long_ago = time.time() - LEFTOVER_SECONDS - 1
    for path in [*old, kept[-1], kept[-2]]:
        os.utime(path, (long_ago, long_ago))
    tidy(services.database, services.files, settings)
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in old)
    assert tmp_path in settings.data_dir.parents
