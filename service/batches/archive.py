"""``archive.zip``: all finished files of a batch in folders by state body, with a manifest and a register."""

from __future__ import annotations

import json
import pickle
import shutil
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any, Final

from service.batches.papers import (
    LOOK_SECONDS,
    PATIENCE_SECONDS,
    BatchStalledError,
    Paper,
    papers,
    with_contents,
)
from service.batches.progress import Progress, get_progress
from service.batches.store import StoredBatch
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


def write_archive(services: Services, progress: Progress, language: str, target: IO[bytes]) -> Progress:
    """Write the archive of a batch, in memory that does not grow with the size of its files.

    Papers of a batch that is still being made are put into it as they come.

    Sizes and checksums stand in the header before each entry: readers of streams, such as Java's ``ZipInputStream``,
    refuse stored entries that give them afterwards.

    Args:
        services: what to work with.
        progress: where the batch stands.
        language: of the register.
        target: where to write, able to seek.

    Returns:
        Where the batch stands in it.

    Raises:
        BatchStalledError: no paper came for a while, or one that was passed by was tried again.
        StorageError: a file cannot be read, or is not what was put there.
    """
    with (
        TemporaryFile("w+", encoding="utf-8") as lines,
        TemporaryFile() as register,
        TemporaryFile() as directory,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive,
    ):
        archive.filelist, archive.NameToInfo = _Directory(directory), _Unremembered()  # type: ignore[assignment] # it needs no more of a list
        manifest = Manifest(lines)
        entries = _packed(services, progress.batch, archive, manifest, wait=progress.batch.open)
        write_register(register, entries, language, progress.batch.options.source_name or progress.batch.id)
        shown = _at_its_end(services, progress, manifest.number)
        with TemporaryFile() as content:
            manifest.write(content, _about(shown))
            for name, written in ((MANIFEST, content), (REGISTER, register)):
                written.seek(0)
                with archive.open(zipfile.ZipInfo(name, FIRST_MOMENT), "w", force_zip64=True) as member:
                    shutil.copyfileobj(written, member, CHUNK_BYTES)
    return shown


def _at_its_end(services: Services, progress: Progress, papers_: int) -> Progress:
    """Return where a batch that was being made stands once it is finished, the last paper of which came just now."""
    if not progress.batch.open:
        return progress
    ends = time.monotonic() + PATIENCE_SECONDS
    while (found := get_progress(services, progress.batch.id)).batch.open and time.monotonic() < ends:
        time.sleep(LOOK_SECONDS)
    if found.batch.open or found.counts.ready != papers_:
        raise BatchStalledError(found.batch.id)
    return found


def _packed(
    services: Services, batch: StoredBatch, archive: zipfile.ZipFile, manifest: Manifest, *, wait: bool
) -> Iterator[dict[str, Any]]:
    """Put the papers into the archive and the manifest, and yield what the register lists of each."""
    for paper, contents in with_contents(services, papers(services, batch, wait=wait)):
        for format_, content in contents.items():
            archive.writestr(zipfile.ZipInfo(paper.path(format_), FIRST_MOMENT), content)
        entry = entry_of(paper)
        manifest.add(entry)
        yield entry


class Manifest:
    """What is listed of papers as JSON, kept in a file until it is written: they may be 200,000.

    Args:
        lines: the file.
        listed: which properties of a paper.

    Attributes:
        number: of the papers.
    """

    def __init__(self, lines: IO[str], listed: Sequence[str] = LISTED) -> None:
        self._lines = lines
        self._listed = listed
        self.number = 0

    def add(self, entry: Mapping[str, Any]) -> None:
        """Add a paper."""
        told = json.dumps({name: entry[name] for name in self._listed}, ensure_ascii=False)
        self._lines.write((",\n" if self.number else "") + told)
        self.number += 1

    def write(self, target: IO[bytes], about: Mapping[str, Any]) -> None:
        """Write properties of all papers, and the list."""
        target.write((json.dumps(about, ensure_ascii=False)[:-1] + ', "documents": [\n').encode())
        self._lines.seek(0)
        for piece in iter(partial(self._lines.read, CHUNK_BYTES), ""):
            target.write(piece.encode())
        target.write(b"\n]}\n")


def entry_of(paper: Paper) -> dict[str, Any]:
    """Return what the manifest and the register tell of a paper."""
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


def _about(progress: Progress) -> dict[str, Any]:
    batch = progress.batch
    return {
        "batch": batch.id,
        "source": {"name": batch.options.source_name, "sha256": batch.source_sha256},
        **{name: getattr(batch, name) for name in ("total", "accepted", "rejected")},
        "unread_from_row": None if batch.failure is None else batch.failure.get("row"),
        **{name: getattr(progress.counts, name) for name in COUNTED},
    }
