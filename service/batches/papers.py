"""The finished papers of a batch in the order of its rows, each under a name that tells what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from doc_templates.names import file_name, folder_name
from service.batches import items as batch_items
from service.batches.items import ItemStatus, StoredItem
from service.batches.store import StoredBatch
from service.documents.files import DocumentFile
from service.documents.repairs import read_file
from service.services import Services


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


def papers(services: Services, batch: StoredBatch) -> Iterator[Paper]:
    """Yield the finished papers, reading page by page: nothing is held in the database while a client reads slowly.

    Raises:
        DatabaseUnavailableError: the database cannot be read.
    """
    taken: set[int] = set()
    for item in items(services, batch, status=ItemStatus.READY):
        if item.file_stem is None or item.payload is None:
            continue
        folder = folder_name(item.unit or "")
        yield Paper(item, json.loads(item.payload), folder, _stem(item.file_stem, folder, item, taken))


def items(services: Services, batch: StoredBatch, *, status: ItemStatus | None = None) -> Iterator[StoredItem]:
    """Yield the rows in their order, of one status or all, with the data of their documents."""
    after = 0
    while True:
        with services.database.reading() as session:
            found = batch_items.some(session, batch.id, after=after, status=status)
        if not found:
            return
        yield from found
        after = found[-1].row


def _stem(stem: str, folder: str, item: StoredItem, taken: set[int]) -> str:
    """Return a name of its own: the sender's number tells papers of namesakes apart, else the number of the row."""
    own = file_name(f"{stem}, {item.external_id or f'строка {item.row}'}")
    if hash((folder, own.casefold())) in taken:
        own = file_name(f"{own}, строка {item.row}")
    taken.add(hash((folder, own.casefold())))
    return own
