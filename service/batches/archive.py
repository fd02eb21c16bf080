"""``archive.zip``: all finished files of a batch in folders by state body, with a manifest and a register."""

from __future__ import annotations

import json
import pickle
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any, Final

from service.batches.papers import Paper, papers
from service.batches.progress import Progress
from service.services import Services
from service.spreadsheets.register import write_register

FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The moment of every entry, so that the same files make the same archive."""
CHUNK_BYTES: Final = 1 << 16
COUNTED: Final = ("ready", "failed", "cancelled")
LISTED: Final = ("row", "external_id", "form", "document_id", "files")
MANIFEST, REGISTER = "manifest.json", "register.xlsx"


class _Directory:
    """The entries of an archive, which are written at its end, kept on disk until then: they may be 400,000."""

    def __init__(self, kept: IO[bytes]) -> None:
        self._kept = kept
        self._number = 0

    def append(self, entry: zipfile.ZipInfo) -> None:
        pickle.dump(entry, self._kept)
        self._number += 1

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[zipfile.ZipInfo]:
        self._kept.seek(0)
        for _ in range(self._number):
            yield pickle.load(self._kept)  # noqa: S301 - written by append


class _Unremembered(dict[str, zipfile.ZipInfo]):
    """Index of entries by name that keeps none: :func:`service.batches.papers.papers` gives no name twice."""

    def __setitem__(self, _name: str, _entry: zipfile.ZipInfo) -> None:
        """Forget it."""


def write_archive(services: Services, progress: Progress, language: str, target: IO[bytes]) -> None:
    """Write the archive of a finished batch, in memory that does not grow with the size of its files.

    Sizes and checksums stand in the header before each entry: readers of streams, such as Java's ``ZipInputStream``,
    refuse stored entries that give them afterwards.

    Args:
        services: what to work with.
        progress: where the batch stands.
        language: of the register.
        target: where to write, able to seek.

    Raises:
        StorageError: a file cannot be read, or is not what was put there.
    """
    with (
        TemporaryFile("w+", encoding="utf-8") as lines,
        TemporaryFile() as directory,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive,
    ):
        archive.filelist, archive.NameToInfo = _Directory(directory), _Unremembered()  # type: ignore[assignment] # it needs no more of a list
        listing = Listing(lines)
        for paper in papers(services, progress.batch):
            for file in paper.item.files:
                entry = zipfile.ZipInfo(paper.path(file.format), FIRST_MOMENT)
                archive.writestr(entry, paper.read(services, file))
            listing.add(paper)
        for name, write in ((MANIFEST, _write_manifest), (REGISTER, partial(_write_register, language))):
            with TemporaryFile() as content:
                write(content, progress, listing)
                content.seek(0)
                with archive.open(zipfile.ZipInfo(name, FIRST_MOMENT), "w", force_zip64=True) as member:
                    shutil.copyfileobj(content, member, CHUNK_BYTES)


class Listing:
    """Papers as the manifest and the register list them, kept in a file: they may be 200,000."""

    def __init__(self, lines: IO[str]) -> None:
        self._lines = lines

    def add(self, paper: Paper, **more: Any) -> None:
        """Add a paper, with what else is to be listed of it."""
        self._lines.write(json.dumps({**_entry(paper), **more}, ensure_ascii=False) + "\n")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._lines.seek(0)
        return map(json.loads, self._lines)


def _entry(paper: Paper) -> dict[str, Any]:
    item = paper.item
    files = [
        {
            "path": paper.path(file.format),
            "format": file.format,
            "sha256": file.sha256,
            "size": file.size,
            "pages": file.pages,
        }
        for file in item.files
    ]
    listed = {name: getattr(item, name) for name in LISTED if name != "files"}
    return {**listed, "payload": paper.payload, "computed": item.computed or {}, "files": files}


def _write_register(language: str, target: IO[bytes], progress: Progress, listing: Listing) -> None:
    write_register(target, listing, language, progress.batch.options.source_name or progress.batch.id)


def _write_manifest(target: IO[bytes], progress: Progress, listing: Listing) -> None:
    batch = progress.batch
    about = {
        "batch": batch.id,
        "source": {"name": batch.options.source_name, "sha256": batch.source_sha256},
        **{name: getattr(batch, name) for name in ("total", "accepted", "rejected")},
        "unread_from_row": None if batch.failure is None else batch.failure.get("row"),
        **{name: getattr(progress.counts, name) for name in COUNTED},
    }
    write_manifest(target, about, listing)


def write_manifest(
    target: IO[bytes], about: Mapping[str, Any], entries: Iterable[dict[str, Any]], listed: Sequence[str] = LISTED
) -> None:
    """Write properties of all papers, and of each those that are ``listed``, as JSON.

    It is written piece by piece: of a hundred thousand papers it does not fit in memory with ease.
    """
    target.write((json.dumps(about, ensure_ascii=False)[:-1] + ', "documents": [').encode())
    for number, entry in enumerate(entries):
        kept = {name: entry[name] for name in listed}
        target.write((("," if number else "") + "\n" + json.dumps(kept, ensure_ascii=False)).encode())
    target.write(b"\n]}\n")
