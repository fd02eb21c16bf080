"""Comparison of papers that were issued with a layout that is shut now: what came of it is kept, none is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import structlog

from service.db.database import ScopedDatabase
from service.documents import layout_keys, repairs
from service.documents.files import Maker, Way
from service.documents.repairs import Recorded
from service.errors import FileDamagedError, FileMissingError
from service.files.store import FileStore
from worker.chunks import ABOUT_THE_FORM
from worker.context import WorkerContext
from worker.convert.pool import LibreOfficePool
from worker.documents import job_of
from worker.layout.comparison import difference
from worker.making import make_docx
from worker.render import DocxRenderer

AT_ONCE: Final = 100
NOT_CONVERTED: Final = "LibreOffice does not make it"

log = structlog.get_logger(__name__)


def compare_issued(
    database: ScopedDatabase, files: FileStore, renderer: DocxRenderer, converter: LibreOfficePool
) -> Iterator[tuple[str, str | None]]:
    """Compare every paper that was made with a key which is shut now and not compared since; note what came of each.

    Yields the document and where it differs from LibreOffice's, ``None`` where it does not. One whose file is lost is
    left to its repair.

    Raises:
        ConverterError: nothing can be converted now.
        DatabaseUnavailableError: the documents cannot be read.
        StorageError: the store cannot be read.
    """
    after = ""
    while True:
        with database.reading() as session:
            ids = layout_keys.unchecked(session, after=after, limit=AT_ONCE)
            documents = repairs.recorded(session, ids)
        if not ids:
            return
        after = ids[-1]
        for document in documents:
            try:
                reason = _compared(files, document, renderer, converter)
            except (FileMissingError, FileDamagedError):
                continue
            except ABOUT_THE_FORM:
                reason = NOT_CONVERTED
            with database.transaction() as session:
                layout_keys.note_check(session, document.claim.document_id, reason, now=database.now(session))
            yield document.claim.document_id, reason


def compare_some(context: WorkerContext) -> bool:
    """Compare some of these papers, and return whether others are left.

    Raises:
        ConverterError: nothing can be converted now.
        DatabaseUnavailableError: the documents cannot be read.
        StorageError: the store cannot be read.
    """
    done = 0
    found = compare_issued(context.database, context.files, DocxRenderer(), context.maker.converter)
    for document_id, reason in islice(found, AT_ONCE):
        done += 1
        if reason is not None:
            log.error("issued_paper_differs", document_id=document_id, reason=reason)
    return done == AT_ONCE


def _compared(files: FileStore, document: Recorded, renderer: DocxRenderer, converter: LibreOfficePool) -> str | None:
    job = job_of(files, document.claim)
    there = {file.format: file for file in document.files if file.format == "docx" or _is_laid_out(file.maker)}
    docx = there["docx"].read(files) if "docx" in there else make_docx(renderer, job).content
    return difference(there["pdf"].read(files), converter.convert(docx, job.properties))


def _is_laid_out(maker: Maker | None) -> bool:
    return maker is not None and maker.way is Way.LAYOUT
