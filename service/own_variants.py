"""The variants of the moment: those of the installation's folder, and those that a state body put in force itself.

Both are the same once they are read. What was sent lies in the file store as the archive it came in; a process reads it
when it is first needed, and every process from the moment it is in force.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from doc_templates.catalogue import FORMS
from doc_templates.variants import Variants
from service.db.database import ScopedDatabase
from service.db.models import VariantRow
from service.errors import StorageError
from service.files.store import FileStore
from service.variant_archives import UnusableArchiveError, read_archive

if TYPE_CHECKING:
    from doc_templates.variant_folder import Reading

KEPT: Final = 100
"""Variants that are kept as they were read: more than there are state bodies with one."""

log = structlog.get_logger("service.variants")


@dataclass(frozen=True, slots=True)
class Sent:
    """A variant that was sent: its name, and the hash of its archive in the file store."""

    name: str
    sha256: str


class OwnVariants:
    """Reads variants and keeps them. Safe to share between threads.

    Args:
        installed: those of the installation's folder.
    """

    def __init__(self, installed: Variants | None = None) -> None:
        self.installed = Variants() if installed is None else installed
        self._read: dict[Sent, Reading] = {}

    def current(self, database: ScopedDatabase, files: FileStore) -> Variants:
        """Return what is in force for the state body whose rows are seen.

        Raises:
            DatabaseUnavailableError: the database does not answer.
            StorageError: one cannot be had now; papers of the body would be made by the wrong form.
        """
        with database.reading() as session:
            sent = in_force(session)
        return self.beside(sent, files)

    def beside(self, sent: tuple[Sent, ...], files: FileStore) -> Variants:
        """Return those of the folder and some that were sent.

        Raises:
            StorageError: one cannot be had now.
        """
        if not sent:
            return self.installed
        own = [variant for one in sent for variant in self.read(one, files).variants]
        names = {variant.id for variant in own}
        return Variants([*own, *(each for each in self.installed if each.id not in names)])

    def read(self, sent: Sent, files: FileStore) -> Reading:
        """Return one that was sent, with the remarks about it.

        Raises:
            StorageError: it cannot be had now, or this version of the program cannot use it.
        """
        found = self._read.get(sent)
        if found is None:
            try:
                found = read_files(sent.name, read_archive(files.read(sent.sha256)).files)
            except UnusableArchiveError as error:
                raise StorageError(f"the variant {sent.name} cannot be read") from error
            if not len(found.variants):
                log.error("variant_unusable", sha256=sent.sha256, faults=len(found.blocking))
                raise StorageError(f"the variant {sent.name} cannot be used by this version")
            if len(self._read) >= KEPT:
                self._read.clear()
            self._read[sent] = found
        return found


def in_force(session: Session) -> tuple[Sent, ...]:
    """Return what is in force of the state bodies whose rows are seen."""
    there = VariantRow.in_force_at.is_not(None), VariantRow.withdrawn_at.is_(None)
    query = select(VariantRow.name, VariantRow.archive_sha256).where(*there).order_by(VariantRow.in_force_at)
    return tuple(Sent(*row) for row in session.execute(query))


def read_files(name: str, files: Mapping[str, bytes]) -> Reading:
    """Read the files of a variant as the folder of the installation is read."""
    from doc_templates.variant_folder import read_variants  # noqa: PLC0415 - it loads python-docx: few need that

    with tempfile.TemporaryDirectory(prefix="bagalau-variant-") as place:
        folder = Path(place) / name
        folder.mkdir()
        for file, content in files.items():
            (folder / file).write_bytes(content)
        return read_variants(Path(place), FORMS)
