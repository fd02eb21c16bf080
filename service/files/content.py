"""Content addressing of stored files: description, path and checks."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import IO, Final

from service.errors import FileDamagedError, StorageError

PROBE: Final = b"bagalau"
"""Content of the file that a probe writes and reads back."""

CHUNK_BYTES: Final = 1 << 20
"""Bytes read at a time from a file that need not fit into memory."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the store: the SHA-256 of its bytes in hexadecimal, and its size in bytes."""

    sha256: str
    size: int


def describe(content: bytes) -> StoredFile:
    """Return hash and size of the bytes."""
    return StoredFile(hashlib.sha256(content).hexdigest(), len(content))


def describe_file(file: IO[bytes]) -> StoredFile:
    """Return hash and size of a seekable file; it is left at its start."""
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(CHUNK_BYTES):
        digest.update(piece)
        size += len(piece)
    file.seek(0)
    return StoredFile(digest.hexdigest(), size)


def place(sha256: str) -> str:
    """Return the path of a file within a store: below two levels of 256 folders, so that none grows too full.

    Raises:
        StorageError: this is no SHA-256; nothing else may become part of a path.
    """
    if not _SHA256.match(sha256):
        raise StorageError("a stored file is named by 64 hexadecimal digits")
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def check_content(sha256: str, content: bytes) -> bytes:
    """Return the bytes when they are those of the hash.

    Raises:
        FileDamagedError: they are not.
    """
    check_hash(sha256, hashlib.sha256(content).hexdigest())
    return content


def check_hash(sha256: str, found: str) -> None:
    """Compare the hash of a file's bytes with the one it is named by.

    Raises:
        FileDamagedError: they differ.
    """
    if found != sha256:
        raise FileDamagedError(f"the stored file {sha256} is damaged: its bytes have another hash")


def check_size(sha256: str, expected: int | None, found: int) -> None:
    """Compare the size of a file with the one that is remembered, if one is.

    Raises:
        FileDamagedError: they differ.
    """
    if expected is not None and found != expected:
        raise FileDamagedError(f"the stored file {sha256} is damaged: {found} bytes instead of {expected}")
