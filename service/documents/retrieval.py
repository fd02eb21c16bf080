"""Use cases of reading documents, lists of them and their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.documents import store as documents
from service.documents.repairs import read_file
from service.documents.store import Filters, Page, StoredDocument
from service.errors import DocumentNotFoundError, FileNotReadyError
from service.local_time import local_date
from service.services import Services

MEDIA_TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A finished file with its bytes, checked against their hash. A paper is small: tens of kilobytes."""

    content: bytes
    name: str
    media_type: str
    sha256: str
    created_at: datetime


def get_document(services: Services, document_id: str) -> StoredDocument:
    """Return a document of this state body.

    Raises:
        DocumentNotFoundError: the state body has no such document.
    """
    with services.database.reading() as session:
        found = documents.get(session, document_id)
    if found is None:
        raise DocumentNotFoundError(document_id[:36])
    return found


def list_documents(services: Services, filters: Filters, *, cursor: str | None = None, limit: int = 50) -> Page:
    """Return one page of the state body's documents, newest first.

    Raises:
        InvalidSubmissionError: the cursor is not one of ours.
    """
    with services.database.reading() as session:
        return documents.page(session, filters, cursor=cursor, limit=limit)


def open_file(services: Services, document_id: str, format_: str) -> OpenedFile:
    """Return a finished file under a name a person understands (form, period, surname).

    Raises:
        DocumentNotFoundError: the state body has no such document.
        FileNotReadyError: the document has no file of this format (yet).
        StorageError: the file store cannot give the file; one that is lost or damaged is made again meanwhile.
    """
    document = get_document(services, document_id)
    file = document.file(format_)
    if file is None:
        raise FileNotReadyError(document_id, format_, document.status, asked=format_ in document.formats)
    stem = document.file_stem or services.forms[document.form].blank_stem(local_date(services.clock()))
    return OpenedFile(
        content=read_file(services, document_id, file),
        name=f"{stem}.{format_}",
        media_type=MEDIA_TYPES[format_],
        sha256=file.sha256,
        created_at=file.created_at,
    )
