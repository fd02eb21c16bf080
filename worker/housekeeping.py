"""Deletes leftovers of killed processes, and records and files past their retention."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import structlog
from sqlalchemy import delete

from service.batches.looks import forget_old
from service.batches.reading import delete_unneeded_rows
from service.batches.removal import forget_old_sources
from service.batches.results import forget_old_results
from service.db.database import ScopedDatabase
from service.db.models import IdempotencyKeyRow, WorkerRow
from service.db.workers import FORGOTTEN_AFTER
from service.files.disk import UNFINISHED
from service.files.store import FileStore
from service.filesystem_broker import UNFINISHED as UNFINISHED_MESSAGE
from service.filesystem_broker import dead_control_queues
from service.liveness import FOLDER
from service.queue import messages_folder
from service.settings import Settings

KEYS_KEPT: Final = timedelta(days=7)
"""Retention of an ``Idempotency-Key``."""

LEFTOVER_SECONDS: Final = 3600.0
"""No file takes as long to write: an older one belongs to a dead process."""

log = structlog.get_logger(__name__)


def tidy(database: ScopedDatabase, files: FileStore, settings: Settings) -> None:
    """Delete old idempotency keys, silent workers, leftovers, rows that were read, old looks, results, sources.

    Afterwards the database looks anew how its rows are spread.

    Args:
        database: where keys and workers are.
        files: where the rows and results of batches are.
        settings: locate the other files.

    Raises:
        DatabaseUnavailableError: nothing was deleted.
    """
    with database.transaction() as session:
        now = database.now(session)
        session.execute(delete(IdempotencyKeyRow).where(IdempotencyKeyRow.created_at < now - KEYS_KEPT))
        session.execute(delete(WorkerRow).where(WorkerRow.seen_at < now - FORGOTTEN_AFTER))
    delete_unneeded_rows(database, files)
    forget_old(database, files)
    forget_old_results(database, files, days=settings.result_days)
    forget_old_sources(database, files, days=settings.source_days)
    for folder in dead_control_queues(messages_folder(settings), time.time() - LEFTOVER_SECONDS):
        shutil.rmtree(folder, ignore_errors=True)
    deleted = sum(_delete_old(folder, pattern) for folder, pattern in leftovers(settings))
    if deleted:
        log.info("leftovers_deleted", files=deleted)
    database.whole.gather_statistics()


def leftovers(settings: Settings) -> tuple[tuple[Path, str], ...]:
    """Return where unfinished files may lie: folders with glob patterns."""
    found = [(messages_folder(settings), f"**/*{UNFINISHED_MESSAGE}"), (settings.data_dir / FOLDER, "*")]
    storage = urlsplit(settings.storage_url)
    if storage.scheme == "file":
        found.append((Path(unquote(storage.path)) / UNFINISHED, "*"))
    return tuple(found)


def _delete_old(folder: Path, pattern: str) -> int:
    deleted = 0
    oldest = time.time() - LEFTOVER_SECONDS
    for path in folder.glob(pattern):
        # Another sweeper may be faster.
        with suppress(FileNotFoundError):
            if path.is_file() and path.stat().st_mtime < oldest:
                path.unlink()
                deleted += 1
    return deleted
