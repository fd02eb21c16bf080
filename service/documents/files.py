"""Finished files of documents, each stored by itself or in a pack."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row

from service.db.models import FileRow
from service.files import packs
from service.files.content import StoredFile
from service.files.packs import PackLocation
from service.files.store import FileStore


class Way(StrEnum):
    """How a file was made: by itself, in one document with others and taken out of it, or laid out without LibreOffice.

    What is laid out is what LibreOffice of the version would have made, and with the same fonts.
    """

    SINGLE = "single"
    JOINED = "joined"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Maker:
    """The tools a file was made with: the same maker and record give the same bytes.

    ``libreoffice`` is the version of LibreOffice, ``fonts_sha256`` the hash of the fonts; both are ``None`` for a DOCX.
    """

    way: Way
    template_sha256: str
    libreoffice: str | None = None
    fonts_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A finished file of the document ``document_id``; ``pages`` is known for PDF, ``size`` is in bytes.

    ``place`` is where its bytes lie in a pack; without one they are a stored file of their own. ``maker`` is ``None``
    where it was not recorded.
    """

    format: str
    sha256: str
    size: int
    pages: int | None
    created_at: datetime
    document_id: str
    place: PackLocation | None = None
    maker: Maker | None = None

    def read(self, files: FileStore) -> bytes:
        """Return its bytes, checked against their hash.

        Raises:
            FileMissingError: they are not there.
            FileDamagedError: they are not what was put there.
            StorageError: the store cannot be read.
        """
        if self.place is None:
            return files.read(self.sha256)
        return packs.read_packed(files, StoredFile(self.sha256, self.size), self.place)


OF_FILE: Final = (
    FileRow.format, FileRow.sha256, FileRow.size, FileRow.pages, FileRow.created_at, FileRow.document_id,
    FileRow.pack_sha256, FileRow.pack_offset, FileRow.way, FileRow.template_sha256, FileRow.libreoffice,
    FileRow.fonts_sha256,
)  # fmt: skip
"""What :func:`as_file` needs: many are read faster so than as whole rows."""


def as_file(row: FileRow | Row[*tuple[Any, ...]]) -> DocumentFile:
    """Return a row as a finished file."""
    place = None
    if row.pack_sha256 is not None and row.pack_offset is not None:
        place = PackLocation(row.pack_sha256, row.pack_offset)
    maker = None
    if row.way is not None and row.template_sha256 is not None:
        maker = Maker(Way(row.way), row.template_sha256, row.libreoffice, row.fonts_sha256)
    return DocumentFile(row.format, row.sha256, row.size, row.pages, row.created_at, row.document_id, place, maker)


def maker_columns(maker: Maker | None) -> dict[str, Any]:
    """Return the columns a maker is kept in."""
    return {field.name: getattr(maker, field.name, None) for field in fields(Maker)}
