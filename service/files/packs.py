"""Packs: the files of a chunk stored as one file, which is flushed to disk once.

Each file keeps its own hash, which is checked on every read; the pack is a stored file like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.errors import StorageError
from service.files import content
from service.files.content import StoredFile
from service.files.store import FileStore


@dataclass(frozen=True, slots=True)
class PackLocation:
    """Location of a file: the hash of its pack, and the offset in bytes."""

    pack: str
    offset: int


def write_pack(files: FileStore, contents: Sequence[bytes]) -> list[tuple[StoredFile, PackLocation]]:
    """Store files as one pack, durably.

    Raises:
        StorageError: they could not be kept.
    """
    if not contents:
        return []
    pack = files.put(b"".join(contents)).sha256
    found, offset = [], 0
    for each in contents:
        found.append((content.describe(each), PackLocation(pack, offset)))
        offset += len(each)
    return found


def read_packed(files: FileStore, file: StoredFile, place: PackLocation) -> bytes:
    """Return the bytes of a file in a pack, checked against their hash.

    Raises:
        FileMissingError: the pack is not there.
        FileDamagedError: the bytes have another hash.
        StorageError: the store cannot be read.
    """
    if file.size < 1:
        raise StorageError("a file in a pack is not empty")
    found = files.read_part(place.pack, place.offset, file.size)
    content.check_size(file.sha256, file.size, len(found))
    return content.check_content(file.sha256, found)
