"""Handing back what was accepted: documents, lists of them and their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO, Final

from service.db.cursors import MAX_PAGE
from service.documents import paging
from service.documents import store as documents
from service.documents.files import DocumentFile
from service.documents.paging import Filters, Page
from service.documents.store import StoredDocument
from service.errors import DocumentNotFoundError, FileNotReadyError, InvalidSubmissionError
from service.files.content import check_content
from service.local_time import local_date
from service.services import Services

__all__ = ["MEDIA_TYPES", "Filters", "OpenedFile", "Page", "get_document", "list_documents", "open_file"]

MEDIA_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A finished file, open for reading from its start; the caller closes ``stream``."""

    stream: BinaryIO
    name: str
    media_type: str
    sha256: str
    size: int
    created_at: datetime

    def read(self) -> bytes:
        """Return the bytes, checked against their hash, and close the stream.

        A paper is small (tens of kilobytes), so it is read whole before the first byte leaves.

        Raises:
            FileDamagedError: the bytes are not those the database remembers.
        """
        with self.stream as stream:
            return check_content(self.sha256, stream.read())


def get_document(services: Services, owner_id: str, document_id: str) -> StoredDocument:
    """Return a document of this owner.

    Raises:
        DocumentNotFoundError: the owner has no such document.
    """
    with services.database.reading() as session:
        found = documents.get(session, owner_id, document_id)
    if found is None:
        raise DocumentNotFoundError(document_id[:36])
    return found


def list_documents(
    services: Services, owner_id: str, filters: Filters, *, cursor: str | None = None, limit: int = 50
) -> Page:
    """Return one page of the owner's documents, newest first.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours, or ``limit`` is not between 1 and 200.
    """
    if not 1 <= limit <= MAX_PAGE:
        raise InvalidSubmissionError("/limit", "limit", page_max=MAX_PAGE)
    with services.database.reading() as session:
        return paging.page(session, owner_id, filters, cursor=cursor, limit=limit)


def open_file(services: Services, owner_id: str, document_id: str, format_: str) -> OpenedFile:
    """Open a finished file under a name a person understands (form, period, surname).

    Raises:
        DocumentNotFoundError: the owner has no such document.
        FileNotReadyError: the document has no file of this format (yet).
        StorageError: the file store cannot give the file.
    """
    document = get_document(services, owner_id, document_id)
    file = document.file(format_)
    if file is None:
        raise FileNotReadyError(document_id, format_, document.status, asked=format_ in document.formats)
    stem = document.file_stem or services.forms[document.form].blank_stem(local_date(services.clock()))
    return OpenedFile(
        stream=_opened(services, file),
        name=f"{stem}.{format_}",
        media_type=MEDIA_TYPES[format_],
        sha256=file.sha256,
        size=file.size,
        created_at=file.created_at,
    )


def _opened(services: Services, file: DocumentFile) -> BinaryIO:
    if file.place is None:
        return services.files.open(file.sha256, file.size)
    return BytesIO(file.read(services.files))
