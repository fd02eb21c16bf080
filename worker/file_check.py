"""Comparison of the database with the file store: missing and damaged files, and files without a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.batches import result_claims
from service.db.models import BatchRow, DocumentRow, FileRow, ResultRow, VariantRow
from service.documents.files import DocumentFile, as_file
from service.documents.repairs import request_repair
from service.errors import FileDamagedError, FileMissingError
from service.files.content import PROBE, check_hash, describe, describe_file
from service.files.store import FileStore
from service.services import Services

BATCH_SIZE: Final = 500
IN_FLIGHT: Final = timedelta(hours=1)
"""A file is stored before its row is committed; younger files may belong to work in progress."""


class Kind(StrEnum):
    """Kind of a stored file."""

    PAPER = "paper"
    SOURCE = "source"
    RESULT = "result"
    TEMPLATE = "template"


class Fault(StrEnum):
    """Fault of a stored file."""

    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Finding:
    """A missing or damaged file; ``owner`` is the id of its document or batch."""

    kind: Kind
    owner: str
    what: str
    fault: Fault


@dataclass(slots=True)
class Comparison:
    """Result of a comparison: checked files of each kind, findings, and files without a row."""

    checked: Counter[Kind] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    orphans: int = 0
    orphan_bytes: int = 0

    def count(self, kind: Kind, fault: Fault) -> int:
        """Return how many files of a kind have a fault."""
        return sum((found.kind, found.fault) == (kind, fault) for found in self.findings)


def check_files(services: Services) -> Comparison:
    """Read every file the database refers to, and count the others.

    Raises:
        DatabaseUnavailableError: the database cannot be read.
        StorageError: the store cannot be read.
    """
    found = Comparison()
    known = {bytes.fromhex(describe(PROBE).sha256)}
    # The store is listed first: what is stored meanwhile has its row when the database is read.
    there = list(services.files.stored())
    for document_id, file in _papers(services):
        known.add(bytes.fromhex(file.sha256 if file.place is None else file.place.pack))
        _look(found, Kind.PAPER, document_id, file.format, lambda file=file: file.read(services.files))
    for kind, owner, what, sha256 in _others(services):
        known.add(bytes.fromhex(sha256))
        _look(found, kind, owner, what, lambda sha256=sha256: _check_large(services.files, sha256))
    oldest = datetime.now(UTC) - IN_FLIGHT
    for stored, moment in there:
        if moment < oldest and not _is_known(stored.sha256, known):
            found.orphans += 1
            found.orphan_bytes += stored.size
    return found


def repair_files(services: Services, found: Comparison) -> int:
    """Request the repair of what can be made again; return how much. Sources of batches cannot: only clients have them.

    Raises:
        DatabaseUnavailableError: the request could not be recorded.
        StorageError: a damaged file of a batch could not be deleted.
    """
    documents = {each.owner for each in found.findings if each.kind is Kind.PAPER}
    for document_id in sorted(documents):
        request_repair(services, document_id)
    results = [each for each in found.findings if each.kind is Kind.RESULT]
    with services.database.transaction() as session:
        ids = [each.what for each in results]
        unneeded = result_claims.forget(session, ResultRow.id.in_(ids))
    for sha256 in unneeded:
        services.files.delete(sha256)
    return len(documents) + len(results)


def _look(found: Comparison, kind: Kind, owner: str, what: str, read: Any) -> None:
    found.checked[kind] += 1
    try:
        read()
    except FileMissingError:
        found.findings.append(Finding(kind, owner, what, Fault.MISSING))
    except FileDamagedError:
        found.findings.append(Finding(kind, owner, what, Fault.DAMAGED))


def _papers(services: Services) -> Iterator[tuple[str, DocumentFile]]:
    after = ""
    while True:
        with services.database.reading() as session:
            query = select(FileRow).where(FileRow.id > after).order_by(FileRow.id).limit(BATCH_SIZE)
            rows = [(row.id, row.document_id, as_file(row)) for row in session.scalars(query)]
        if not rows:
            return
        yield from ((document_id, file) for _, document_id, file in rows)
        after = rows[-1][0]


def _others(services: Services) -> list[tuple[Kind, str, str, str]]:
    with services.database.reading() as session:
        return [*_of_batches(session), *_templates(session)]


def _of_batches(session: Session) -> Iterator[tuple[Kind, str, str, str]]:
    kept = select(BatchRow.id, BatchRow.source_sha256, BatchRow.rows_sha256, BatchRow.source_gone_at)
    for batch_id, source, rows, gone_at in session.execute(kept):
        if gone_at is None:
            yield Kind.SOURCE, batch_id, "", source
        if rows is not None:
            yield Kind.SOURCE, batch_id, "rows", rows
    made = select(ResultRow.batch_id, ResultRow.id, ResultRow.sha256).where(ResultRow.sha256.is_not(None))
    for batch_id, result_id, sha256 in session.execute(made):
        yield Kind.RESULT, batch_id, result_id, sha256 or ""


def _templates(session: Session) -> Iterator[tuple[Kind, str, str, str]]:
    own = select(DocumentRow.variant, DocumentRow.template_sha256).where(DocumentRow.variant.is_not(None)).distinct()
    for variant, sha256 in session.execute(own):
        yield Kind.TEMPLATE, variant or "", "", sha256
    for name, sha256 in session.execute(select(VariantRow.name, VariantRow.archive_sha256)):
        yield Kind.TEMPLATE, name, "", sha256


def _check_large(files: FileStore, sha256: str) -> None:
    with files.open(sha256) as stream:
        check_hash(sha256, describe_file(stream).sha256)


def _is_known(name: str, known: set[bytes]) -> bool:
    try:
        return bytes.fromhex(name) in known
    except ValueError:
        return False
