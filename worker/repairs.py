"""Repair of lost and damaged files of finished documents, from their records.

The same maker gives the same bytes, compared by their hash; another one, such as a newer LibreOffice, gives the same
text in a new file, and the journal keeps the old one. A file that was made joined is made with the same papers again,
since a joined PDF shares its fonts with them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import structlog

from doc_templates import catalogue
from service.batches import result_claims
from service.db.leases import LeaseKeeper
from service.db.models import Kind
from service.documents import repairs
from service.documents.claims import FinishedFile
from service.documents.files import DocumentFile, Way
from service.documents.repairs import Recorded, Repair
from service.errors import DatabaseUnavailableError, FileDamagedError, FileMissingError
from service.files.content import describe
from service.files.store import FileStore
from worker.chunks import Outcome
from worker.context import WorkerContext
from worker.documents import describe_error, job_of
from worker.making import RenderedFile, RenderJob

PDF: Final = "pdf"

log = structlog.get_logger(__name__)


def repair_document(context: WorkerContext, document_id: str) -> None:
    """Check the files of a document, and make again what is lost.

    Safe to repeat, to come late and to run concurrently.

    Raises:
        DatabaseUnavailableError: the document could not be taken.
    """
    database = context.database
    with database.transaction() as session:
        now = database.now(session)
        repair = repairs.take(session, document_id, lease_seconds=context.lease_seconds, now=now)
    if repair is None:
        return
    renew = partial(repairs.keep, repair=repair)
    try:
        with LeaseKeeper(database, renew, document_id, context.lease_seconds):
            _repair(context, repair)
    except DatabaseUnavailableError as error:
        log.warning("repair_recording_failed", document_id=document_id, reason=str(error))
    except Exception as error:  # noqa: BLE001 - the failure must be recorded
        log.warning("repair_failed", document_id=document_id, **describe_error(error))
        with database.transaction() as session:
            repairs.give_back(session, repair, now=database.now(session))


def lost_files(files: FileStore, document: Recorded) -> list[DocumentFile]:
    """Return the files of a document that are missing in the store or damaged.

    Raises:
        StorageError: the store cannot be read.
    """
    found = []
    for file in document.files:
        try:
            file.read(files)
        except (FileMissingError, FileDamagedError):
            found.append(file)
    return found


def _repair(context: WorkerContext, repair: Repair) -> None:
    """Make again what is lost of a document, and of those whose files lie in the same pack."""
    with context.database.reading() as session:
        ids = repairs.made_with(session, repair.document_id)
        company = repairs.recorded(session, ids)
    lost = {one.claim.document_id: lost_files(context.files, one) for one in company}
    made = _made(context, company, lost)
    mine = made.get(repair.document_id, ())
    if isinstance(mine, Exception):
        raise mine
    found = {key: {file.format: file for file in files} for key, files in made.items() if isinstance(files, tuple)}
    restored = _restore_packs(context.files, company, found)
    changed = _replace(context, repair, company, lost, found, restored)
    number = sum(map(len, lost.values()))
    log.info(
        "files_repaired", document_id=repair.document_id, lost=number, restored_packs=len(restored), changed=changed
    )


def _is_joined(file: DocumentFile) -> bool:
    return file.maker is not None and file.maker.way is Way.JOINED


def _made(
    context: WorkerContext, company: Sequence[Recorded], lost: Mapping[str, Sequence[DocumentFile]]
) -> dict[str, Outcome]:
    """Return the lost files made again by document, or why they could not be."""
    whole = any(file.format == PDF and _is_joined(file) for files in lost.values() for file in files)
    needed = [one for one in company if whole or lost[one.claim.document_id]]
    jobs = [_job(context, one, {file.format for file in lost[one.claim.document_id]}) for one in needed]
    outcomes = context.maker.make(jobs) if any(lost.values()) else []
    return {one.claim.document_id: outcome for one, outcome in zip(needed, outcomes, strict=False)}


def _job(context: WorkerContext, document: Recorded, wanted: set[str]) -> RenderJob:
    """Return the job of a document: the lost files, and its part of a joined PDF."""
    claim = document.claim
    joined = any(file.format == PDF and _is_joined(file) for file in document.files)
    formats = frozenset(wanted | ({PDF} if joined else set()))
    docx = None if joined or "docx" in wanted or claim.kind == Kind.BLANK else _kept_docx(context, document)
    blank = catalogue.form(claim.form) if claim.kind == Kind.BLANK else None
    laid_out = any(file.maker is not None and file.maker.way is Way.LAYOUT for file in document.files)
    job = job_of(context.files, claim)
    return replace(job, formats=formats, joined=joined, laid_out=laid_out, docx=docx, blank=blank)


def _kept_docx(context: WorkerContext, document: Recorded) -> bytes | None:
    """Return the DOCX that clients may have fetched: the PDF is made of that very file."""
    file = next((file for file in document.files if file.format == "docx"), None)
    return None if file is None else file.read(context.files)


def _restore_packs(
    files: FileStore, company: Sequence[Recorded], made: Mapping[str, Mapping[str, RenderedFile]]
) -> set[str]:
    """Restore packs of which every file is there again, byte for byte; return their hashes."""
    contents: dict[str, dict[int, bytes | None]] = {}
    for one in company:
        for file in one.files:
            if file.place is not None:
                again = made.get(one.claim.document_id, {}).get(file.format)
                contents.setdefault(file.place.pack, {})[file.place.offset] = _same(files, file, again)
    restored = set()
    for pack, parts in contents.items():
        whole = b"".join(parts[offset] or b"" for offset in sorted(parts))
        if describe(whole).sha256 == pack and made:
            # A damaged file of the same size would be taken for the stored one.
            files.delete(pack)
            files.put(whole)
            restored.add(pack)
    return restored


def _same(files: FileStore, file: DocumentFile, again: RenderedFile | None) -> bytes | None:
    """Return the bytes of a file as they were, from the store or made again; ``None`` where they are gone."""
    if again is not None and describe(again.content).sha256 == file.sha256:
        return again.content
    try:
        return file.read(files)
    except (FileMissingError, FileDamagedError):
        return None


def _replace(  # noqa: PLR0913, PLR0917 - what was lost, made again, and is there already
    context: WorkerContext,
    repair: Repair,
    company: Sequence[Recorded],
    lost: Mapping[str, Sequence[DocumentFile]],
    made: Mapping[str, Mapping[str, RenderedFile]],
    restored: Collection[str],
) -> int:
    """Put the other files into the store, each by itself, and record them; return how many have other bytes."""
    new: list[tuple[str, DocumentFile, FinishedFile]] = []
    for key in (one.claim.document_id for one in company):
        for before in lost[key]:
            file = made.get(key, {}).get(before.format)
            if file is None or (before.place is not None and before.place.pack in restored):
                continue
            if before.place is None:
                context.files.delete(before.sha256)
            stored = context.files.put(file.content)
            new.append(
                (key, before, FinishedFile(file.format, stored.sha256, stored.size, file.pages, None, file.maker))
            )
    with context.database.transaction() as session:
        now = context.database.now(session)
        changed = [
            key
            for key, before, file in new
            if repairs.replace_file(session, key, before, file, now=now, actor=context.worker)
            and file.sha256 != before.sha256
        ]
        # An archive with the old bytes has other hashes than the documents.
        unneeded = result_claims.forget(session, result_claims.of_batches_with(changed)) if changed else []
        repairs.finish(session, repair)
    for sha256 in unneeded:
        context.files.delete(sha256)
    return len(changed)
