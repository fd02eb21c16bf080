"""The finished papers of a batch in the order of its rows, each under a name of its own."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from doc_templates.names import MAX_STEM_BYTES, file_name, folder_name
from service.batches import items as batch_items
from service.batches.items import ItemStatus, StoredItem
from service.batches.store import StoredBatch
from service.documents.files import DocumentFile
from service.documents.repairs import read_file
from service.errors import ServiceError
from service.files.content import StoredFile
from service.files.packs import read_together
from service.services import Services

LOOK_SECONDS: Final = 0.25
PATIENCE_SECONDS: Final = 120.0
"""How long the next papers of a batch are waited for, which may have to wait for other batches."""


class BatchStalledError(ServiceError):
    """No paper of a batch came for a while, or others than had been passed by."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document of a batch.

    Attributes:
        item: its row.
        payload: its data as accepted.
        folder: the folder of the state body that issues it.
        stem: its file name without suffix, which no other paper of the batch has in that folder.
    """

    item: StoredItem
    payload: Mapping[str, Any]
    folder: str
    stem: str

    def read(self, services: Services, file: DocumentFile) -> bytes:
        """Return the bytes of one of its files; see :func:`service.documents.repairs.read_file`."""
        return read_file(services, self.item.document_id or "", file)

    def path(self, format_: str) -> str:
        """Return where its file of a format lies in an archive."""
        return f"{self.folder}/{self.stem}.{format_}"


class Names:
    """Names of papers in folders by state body, each given to one paper only."""

    def __init__(self) -> None:
        # Hashes, because the names of two hundred thousand papers fill the memory.
        self._taken: dict[int, int] = {}

    def own(self, folder: str, stem: str, external_id: str | None, *, mark: str) -> str:
        """Return the name of a paper without suffix, the same whenever it is asked for.

        Args:
            folder: where it lies.
            stem: what papers of its kind about the same are called.
            external_id: the sender's own number, by which the papers of namesakes differ.
            mark: what no other paper has; part of the name where there is no such number, or it comes twice.
        """
        name = file_name(f"{stem}, {external_id or mark}")
        if self._taken.setdefault(hash(f"{folder}/{name}".casefold()), hash(mark)) == hash(mark):
            return name
        room = MAX_STEM_BYTES - len(f", {mark}".encode())
        return f"{name.encode()[:room].decode(errors='ignore').strip(' .')}, {mark}"


def number_of(item: StoredItem) -> str:
    """Return the mark of a paper that no other row has."""
    return f"строка {item.row}"


def papers(
    services: Services,
    batch: StoredBatch,
    names: Names | None = None,
    mark: Callable[[StoredItem], str] = number_of,
    *,
    wait: bool = False,
) -> Iterator[Paper]:
    """Yield the finished papers, reading page by page: nothing is held in the database while a client reads slowly.

    Args:
        services: what to work with.
        batch: the batch.
        names: those given to some of the papers already.
        mark: returns what no other paper has; see :meth:`Names.own`.
        wait: whether those still being made are waited for.

    Raises:
        BatchStalledError: no paper came for a while.
        DatabaseUnavailableError: the database cannot be read.
    """
    names = names or Names()
    for item in _as_made(services, batch) if wait else items(services, batch, status=ItemStatus.READY):
        if item.file_stem is None or item.payload is None:
            continue
        folder = folder_name(item.unit or "")
        stem = names.own(folder, item.file_stem, item.external_id, mark=mark(item))
        yield Paper(item, json.loads(item.payload), folder, stem)


def with_contents(
    services: Services, found: Iterable[Paper], formats: Collection[str] | None = None
) -> Iterator[tuple[Paper, dict[str, bytes]]]:
    """Yield papers with the bytes of their files by format.

    Those of a pack are fetched at once: a store that is asked for each by itself takes far longer to be asked than to
    answer. What does not come out right is asked for by itself, which says what is wrong.

    Args:
        services: what to work with.
        found: the papers.
        formats: which files are wanted, all without it.

    Raises:
        StorageError: a file cannot be read, or is not what was put there.
    """
    wanted = (
        (paper, [file for file in paper.item.files if formats is None or file.format in formats]) for paper in found
    )
    for _, group in groupby(wanted, key=lambda pair: _packs(pair[1]) or pair[0].item.row):
        together = list(group)
        placed = [
            (StoredFile(file.sha256, file.size), file.place) for _, files in together for file in files if file.place
        ]
        fetched = read_together(services.files, placed)
        for paper, files in together:
            yield paper, {file.format: fetched.get(file.sha256) or paper.read(services, file) for file in files}


def _as_made(services: Services, batch: StoredBatch) -> Iterator[StoredItem]:
    """Yield the rows that become papers in their order, once they have."""
    after: int | None = 0
    came = time.monotonic()
    while after is not None:
        with services.database.reading() as session:
            found, last = batch_items.following_made(session, batch.id, after=after)
        if last == after:
            if time.monotonic() - came > PATIENCE_SECONDS:
                raise BatchStalledError(batch.id)
            time.sleep(LOOK_SECONDS)
            continue
        yield from found
        after, came = last, time.monotonic()


def _packs(files: Iterable[DocumentFile]) -> set[str]:
    return {file.place.pack for file in files if file.place is not None}


def items(services: Services, batch: StoredBatch, *, status: ItemStatus | None = None) -> Iterator[StoredItem]:
    """Yield the rows in their order, of one status or all, with the data of their documents."""
    after = 0
    while True:
        with services.database.reading() as session:
            found = batch_items.following(session, batch.id, after=after, status=status)
        if not found:
            return
        yield from found
        after = found[-1].row
