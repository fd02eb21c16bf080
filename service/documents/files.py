"""The finished files of documents, whether each lies by itself or in a pack with others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.db.models import FileRow
from service.files import packs
from service.files.content import StoredFile
from service.files.packs import Place
from service.files.store import FileStore


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A finished file of a document; ``pages`` is known for PDF, ``size`` is in bytes.

    ``place`` is where its bytes lie in a pack; without one they are a stored file of their own.
    """

    format: str
    sha256: str
    size: int
    pages: int | None
    created_at: datetime
    place: Place | None = None

    def read(self, files: FileStore) -> bytes:
        """Return its bytes, checked against their hash.

        Raises:
            FileMissingError: they are not there.
            FileDamagedError: they are not what was put there.
            StorageError: the store cannot be read.
        """
        if self.place is None:
            return files.read(self.sha256)
        return packs.read_from(files, StoredFile(self.sha256, self.size), self.place)


def as_file(row: FileRow) -> DocumentFile:
    """Return a row as a finished file."""
    place = None
    if row.pack_sha256 is not None and row.pack_offset is not None:
        place = Place(row.pack_sha256, row.pack_offset)
    return DocumentFile(row.format, row.sha256, row.size, row.pages, row.created_at, place)
