"""Dependencies of making documents, opened once a process."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from doc_templates.fonts.brought import brought_fonts
from service.db.database import Database, ScopedDatabase
from service.db.tenancy import EVERY_BODY
from service.files.store import FileStore, open_file_store
from service.settings import Settings
from worker.chunks import ChunkMaker
from worker.convert.pool import LibreOfficePool
from worker.layout.layouts import LayoutTrust
from worker.render import DocxRenderer

SPARE_CONNECTIONS: Final = 4
"""Connections beside those of documents in progress: leases, the heartbeat, the first sweep."""


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """Everything needed to make documents. ``worker`` is the name of this worker in the journal."""

    database: ScopedDatabase
    files: FileStore
    maker: ChunkMaker
    worker: str
    lease_seconds: float


@contextmanager
def open_context(
    settings: Settings, *, slots: int, lease_seconds: float
) -> Iterator[tuple[WorkerContext, LibreOfficePool]]:
    """Provide the context of so many slots and its pool; LibreOffice starts when needed and is ended on exit."""
    database = Database(settings.database_url, pool_size=2 * slots + SPARE_CONNECTIONS).of(EVERY_BODY)
    try:
        with open_converter(settings, slots) as converter:
            maker = ChunkMaker(DocxRenderer(), converter, LayoutTrust(database))
            yield WorkerContext(database, open_file_store(settings), maker, worker_name(), lease_seconds), converter
    finally:
        database.dispose()


def open_converter(settings: Settings, size: int) -> LibreOfficePool:
    """Return a pool of ``size`` LibreOffice processes, none of them started yet."""
    return LibreOfficePool(
        soffice=settings.soffice,
        uno_python=settings.uno_python,
        size=size,
        timeout=settings.convert_timeout,
        brought=brought_fonts(settings.variants_dir),
    )


def worker_name() -> str:
    """Return the name of this process in the journal: host and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"[-100:]
