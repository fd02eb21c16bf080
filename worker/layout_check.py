"""Comparison of papers that were issued with a layout that is shut now; they are listed, never replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.db.database import ScopedDatabase
from service.documents import layout_keys, repairs
from service.documents.files import Maker, Way
from service.documents.repairs import Recorded
from service.errors import FileDamagedError, FileMissingError
from service.files.store import FileStore
from worker.convert.pool import LibreOfficePool
from worker.documents import job_of
from worker.layout.comparison import difference
from worker.making import make_docx
from worker.render import DocxRenderer

AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that was compared; ``reason`` is where it differs from LibreOffice's, ``None`` where it does not.

    A paper whose file is lost is left to its repair.
    """

    document_id: str
    reason: str | None


def compare_issued(
    database: ScopedDatabase, files: FileStore, renderer: DocxRenderer, converter: LibreOfficePool
) -> Iterator[Issued]:
    """Compare every paper that was made with a key which is shut now, by document.

    Raises:
        ConverterError: nothing can be converted now.
        DatabaseUnavailableError: the documents cannot be read.
        StorageError: the store cannot be read.
    """
    after = ""
    while True:
        with database.reading() as session:
            ids = layout_keys.issued(session, after=after, limit=AT_ONCE)
            documents = repairs.recorded(session, ids)
        if not ids:
            return
        after = ids[-1]
        for document in documents:
            try:
                yield Issued(document.claim.document_id, _compared(files, document, renderer, converter))
            except (FileMissingError, FileDamagedError):
                continue


def _compared(files: FileStore, document: Recorded, renderer: DocxRenderer, converter: LibreOfficePool) -> str | None:
    job = job_of(files, document.claim)
    there = {file.format: file for file in document.files if file.format == "docx" or _is_laid_out(file.maker)}
    docx = there["docx"].read(files) if "docx" in there else make_docx(renderer, job).content
    return difference(there["pdf"].read(files), converter.convert(docx, job.properties))


def _is_laid_out(maker: Maker | None) -> bool:
    return maker is not None and maker.way is Way.LAYOUT
