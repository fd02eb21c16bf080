"""File store: content-addressed files on disk or in S3, named by the SHA-256 of their bytes.

A stored file never changes: storing it twice is harmless, and what a row of the database points to stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

from service.files.content import StoredFile
from service.files.disk import DiskFileStore
from service.files.s3 import S3FileStore, open_s3
from service.settings import Settings

__all__ = ["DiskFileStore", "FileStore", "S3FileStore", "StoredFile", "open_file_store"]


class FileStore(Protocol):
    """Stores files by content. Safe to share between threads."""

    def put(self, data: bytes, /) -> StoredFile:
        """Store the bytes durably.

        Raises:
            StorageError: they could not be stored; the message says why, for example a full disk.
        """

    def put_file(self, file: IO[bytes], /) -> StoredFile:
        """Store the content of a file, as :meth:`put` does, without reading all of it into memory.

        Args:
            file: the file, seekable; its position does not matter.

        Raises:
            StorageError: it could not be stored.
        """

    def new_file(self) -> AbstractContextManager[IO[bytes]]:
        """Give an empty file to be written and then stored by :meth:`put_file`: a store on disk need not copy it.

        Unless it is stored, nothing is left of it at the end of the block.

        Raises:
            StorageError: none can be written.
        """

    def open(self, sha256: str, size: int | None = None) -> BinaryIO:
        """Open a file for reading; the caller closes it.

        Args:
            sha256: which file.
            size: its size in bytes as the database remembers it, checked when given.

        Raises:
            FileMissingError: there is none.
            FileDamagedError: it has another size.
            StorageError: the store cannot be read.
        """

    def open_part(self, sha256: str, size: int, begin: int, end: int) -> BinaryIO:
        """Open a range of a file for sending to a client of any speed; the caller closes it.

        The bytes are not checked against their hash.

        Args:
            sha256: which file.
            size: its size in bytes as the database remembers it, checked.
            begin: the first byte to be read.
            end: the first byte that is not.

        Raises:
            FileMissingError: there is none.
            FileDamagedError: it has another size.
            StorageError: the store cannot be read.
        """

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a file, checked against their hash.

        Raises:
            FileMissingError: there is none.
            FileDamagedError: the bytes have another hash.
            StorageError: the store cannot be read.
        """

    def read_part(self, sha256: str, offset: int, size: int) -> bytes:
        """Return ``size`` bytes of a file from ``offset``, unchecked; see :mod:`service.files.packs`.

        Raises:
            FileMissingError: there is no such file.
            StorageError: the store cannot be read.
        """

    def delete(self, sha256: str) -> None:
        """Delete a file without references; harmless where there is none.

        Raises:
            StorageError: the store cannot be changed now.
        """

    def stored(self) -> Iterator[tuple[StoredFile, datetime]]:
        """Yield every stored file by its name, with its size and the moment it was stored.

        Raises:
            StorageError: the store cannot be read.
        """

    def probe(self) -> None:
        """Write and read back something small.

        Raises:
            StorageError: the store is not usable now.
        """


def open_file_store(settings: Settings) -> FileStore:
    """Return the store ``settings.storage_url`` names: ``file:///folder`` or ``s3://bucket/prefix``."""
    address = urlsplit(settings.storage_url)
    if address.scheme == "s3":
        return open_s3(settings)
    return DiskFileStore(Path(unquote(address.path)))
