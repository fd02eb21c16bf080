"""Packs: the files of a chunk stored as one file, which is flushed to disk once.

Each file keeps its own hash, which is checked on every read; the pack is a stored file like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
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


def read_together(files: FileStore, placed: Iterable[tuple[StoredFile, PackLocation]]) -> dict[str, bytes]:
    """Return files in packs by their hashes, each pack being asked for once.

    Those that cannot be had, or are not what was put there, are left out: :func:`read_packed` says what is wrong.
    """
    packs: dict[str, list[tuple[StoredFile, int]]] = {}
    for file, place in placed:
        packs.setdefault(place.pack, []).append((file, place.offset))
    found = {}
    for pack, here in packs.items():
        begin, end = min(at for _, at in here), max(at + file.size for file, at in here)
        with suppress(StorageError):
            fetched = files.read_part(pack, begin, end - begin)
            for file, at in here:
                piece = fetched[at - begin : at - begin + file.size]
                if content.describe(piece) == file:
                    found[file.sha256] = piece
    return found
