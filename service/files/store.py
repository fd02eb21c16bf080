"""Where finished files lie: on disk or in S3, under the SHA-256 of their bytes.

A file that is there is never changed, so keeping one twice is harmless, and what the database points to cannot turn
into something else behind its back.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """Keeps bytes and gives them back. Safe to share between threads."""

    def put(self, data: bytes, /) -> StoredFile:
        """Keep the bytes; once this returns they outlast a crash and a power failure.

        Raises:
            StorageError: they could not be kept; the message says why, a full disk for one.
        """

    def put_file(self, file: IO[bytes], /) -> StoredFile:
        """Keep what a file holds, as :meth:`put` does, without reading all of it into memory.

        Args:
            file: the file, able to seek; where it stands does not matter.

        Raises:
            StorageError: it could not be kept.
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
        """Open some bytes of a file for sending, which takes as long as its reader likes; the caller closes it.

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
            FileDamagedError: they are not what was put there.
            StorageError: the store cannot be read.
        """

    def read_part(self, sha256: str, offset: int, size: int) -> bytes:
        """Return ``size`` bytes of a file from ``offset``, unchecked; see :mod:`service.files.packs`.

        Raises:
            FileMissingError: there is no such file.
            StorageError: the store cannot be read.
        """

    def delete(self, sha256: str) -> None:
        """Forget a file that nothing points to any more; harmless where there is none.

        Raises:
            StorageError: the store cannot be changed now.
        """

    def stored(self) -> Iterator[tuple[StoredFile, datetime]]:
        """Yield every file that is there as it is named, with its size and the moment it was put there.

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
