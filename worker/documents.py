"""Makes documents: claims queued ones, renders their files and records the result of each.

A claim is a chunk: one single document, or many of a batch. Every outcome is recorded: ready, failed with a reason, or
queued again. What cannot be recorded, because the worker or the database died, is found by the sweeper when the lease
runs out.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

import structlog

from doc_templates import catalogue
from doc_templates.form import Form
from doc_templates.template_files import Template
from service.batches import chunks
from service.batches import store as batches
from service.db.leases import LeaseKeeper
from service.db.models import Kind, Quality, Status
from service.documents import claims
from service.documents import store as documents
from service.documents.claims import Chunk, Claim, FinishedFile
from service.errors import DatabaseUnavailableError, FileDamagedError, FileMissingError
from service.files.packs import write_pack
from service.files.store import FileStore
from service.queue import BATCHES, DOCUMENTS
from service.texts import kept
from validators.check import load
from validators.parameters import editions
from worker.chunks import Outcome
from worker.context import WorkerContext
from worker.convert.errors import ConverterError
from worker.making import Origin, RenderedFile, RenderJob, compose
from worker.measures import measures
from worker.retry_policy import Fail, retry_policy

log = structlog.get_logger(__name__)


class Result(StrEnum):
    """Result of one attempt to make a document."""

    READY = "ready"
    QUEUED = "queued"
    FAILED = "failed"
    LOST = "lost"


_RESULTS: Final = {Status.QUEUED: Result.QUEUED, Status.FAILED: Result.FAILED, None: Result.LOST}


class _LeaseLostError(Exception):
    """Another worker may hold the document: the result is discarded."""


def make_single(context: WorkerContext) -> Mapping[str, Result]:
    """Claim a single document, make its files, and return its result by its id; nothing where none waits.

    Safe to repeat and to run concurrently: one of all attempts gets the claim.

    Raises:
        DatabaseUnavailableError: nothing could be taken.
    """
    return _make(context, claims.single_waits, claims.take_single)


def make_chunk(context: WorkerContext) -> Mapping[str, Result]:
    """Claim a chunk of the batch whose turn it is; otherwise as :func:`make_single`."""
    return _make(context, partial(chunks.waiting, most=1), chunks.take)


def describe_error(error: BaseException) -> dict[str, str]:
    """Return type and place of an error without its message, which may quote the data."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    return {"error": type(error).__name__, "where": "".join(f"{frame.filename}:{frame.lineno}" for frame in last)}


def _make(
    context: WorkerContext, waits: Callable[..., object], take: Callable[..., Chunk | None]
) -> Mapping[str, Result]:
    started, database = time.monotonic(), context.database
    with database.reading() as session:
        # On SQLite a claim locks out every writer, so an empty queue is noticed before it.
        if not waits(session, now=database.now(session)):
            return {}
    with database.transaction() as session:
        now = database.now(session)
        chunk = take(session, worker=context.worker, lease_seconds=context.lease_seconds, now=now)
    if chunk is None:
        return {}
    results = dict.fromkeys((claim.document_id for claim in chunk.claims), Result.LOST)
    labels = _labels(chunk)
    try:
        results |= _work(context, chunk)
    except _LeaseLostError:
        log.warning("lease_lost", **_named(chunk))
    except DatabaseUnavailableError as error:
        log.warning("recording_failed", **_named(chunk), reason=str(error))
    for result in results.values():
        measures.made(*labels, result.value)
    log.info(
        "documents_made",
        **_named(chunk),
        form=chunk.claims[0].form,
        documents=len(results),
        ready=sum(result is Result.READY for result in results.values()),
        milliseconds=round((time.monotonic() - started) * 1000),
    )
    _try_layouts(context)
    return results


def _try_layouts(context: WorkerContext) -> None:
    """Find out whether the papers of a new template may be laid out here, now that nobody waits for those at hand."""
    try:
        context.maker.layouts.try_waiting()
    except (ConverterError, DatabaseUnavailableError, OSError) as error:
        log.warning("layout_not_tried", **describe_error(error))


def _named(chunk: Chunk) -> dict[str, str | None]:
    return {"document_id": chunk.claims[0].document_id} if chunk.single else {"batch_id": chunk.batch_id}


def _labels(chunk: Chunk) -> tuple[str, str]:
    """Return queue and form, by which the work is measured."""
    return DOCUMENTS if chunk.single else BATCHES, chunk.claims[0].form


def _work(context: WorkerContext, chunk: Chunk) -> dict[str, Result]:
    renew = partial(claims.renew, chunk=chunk)
    name = chunk.batch_id or chunk.claims[0].document_id
    with LeaseKeeper(context.database, renew, name, context.lease_seconds) as lease:
        outcomes = _outcomes(context, chunk)
        if lease.lost.is_set():
            raise _LeaseLostError
        try:
            with measures.stage(*_labels(chunk), "store"):
                files = _stored(context, chunk, outcomes)
            with measures.stage(*_labels(chunk), "record"):
                done = lease.record(lambda: _finish(context, chunk, files))
        except DatabaseUnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - every document must end in a recorded state
            outcomes, done = dict.fromkeys(outcomes, error), set()
        results = dict.fromkeys(done, Result.READY)
        for claim in chunk.claims:
            outcome = outcomes[claim.document_id]
            if isinstance(outcome, Exception):
                results[claim.document_id] = _give_back(context, chunk, claim, outcome, lease)
                # All are held together: where one cannot be given back, none can.
                if results[claim.document_id] is Result.LOST:
                    break
    if chunk.batch_id is not None:
        _settle(context, chunk.batch_id)
    return results


def _outcomes(context: WorkerContext, chunk: Chunk) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    jobs: dict[str, RenderJob] = {}
    with measures.stage(*_labels(chunk), "compose"):
        for claim in chunk.claims:
            try:
                jobs[claim.document_id] = _job(context, chunk, claim)
            except DatabaseUnavailableError:
                raise
            except Exception as error:  # noqa: BLE001 - it is this document's outcome, not that of the others
                found[claim.document_id] = error

    def keep(_place: int, docx: RenderedFile) -> None:
        # A client can fetch it while the PDF is being converted; for a batch it would cost more than it gives.
        if chunk.single:
            _keep(context, chunk, docx)

    took = partial(measures.seconds, *_labels(chunk))
    try:
        found |= zip(jobs, context.maker.make(list(jobs.values()), keep, took), strict=True)
    except (DatabaseUnavailableError, _LeaseLostError):
        raise
    except Exception as error:  # noqa: BLE001 - nothing can be made now: all of them are given back
        found |= dict.fromkeys(jobs, error)
    return found


def job_of(files: FileStore, claim: Claim) -> RenderJob:
    """Return the job of rendering a document from its record, with the template it was accepted with.

    Raises:
        CatalogueError: the form or its language is not there (any more).
        ValidatorsError: the stored data cannot be read.
        StorageError: the template of a variant cannot be had.
    """
    form = catalogue.form(claim.form)
    return compose(
        form,
        None if claim.payload is None else load(claim.form, claim.payload),
        claim.computed,
        Origin(claim.document_id, claim.created_at, claim.language),
        _accepted_template(files, form, claim),
    )


def _accepted_template(files: FileStore, form: Form, claim: Claim) -> Template:
    """Return the template a document was accepted with.

    The template of a variant was stored at that time, as its folder may have changed since. An official template that
    this version of the program lacks is replaced by that of the same edition.

    Raises:
        CatalogueError: the form is not made in that language.
        StorageError: the variant's template cannot be read.
    """
    if claim.variant is not None:
        content = files.read(claim.template_sha256)
        return Template(Path(claim.variant), content, claim.template_sha256, claim.language)
    known = {template.sha256: template for template in form.templates() if template.language == claim.language}
    return known.get(claim.template_sha256) or form.template(claim.language, _edition_day(form, claim))


def _edition_day(form: Form, claim: Claim) -> date | None:
    days = [edition.since for edition in editions(form.methodology).tables if edition.id == claim.edition]
    return days[-1] if days else None


def _job(context: WorkerContext, chunk: Chunk, claim: Claim) -> RenderJob:
    form, job = catalogue.form(claim.form), job_of(context.files, claim)
    _note_template(context, chunk, claim, job)
    docx, blank = _kept_docx(context, claim), claim.kind == Kind.BLANK
    # A DOCX that is recorded but cannot be read is made again: the same bytes are put where they are missing.
    again = {"docx"} & set(claim.formats) if docx is None and not blank else set()
    # A document that failed in a chunk is tried alone: another one may have been the cause.
    joined = form.joined and chunk.quality is Quality.FAST and claim.attempts == 0
    formats = frozenset(claim.missing) | again
    laid_out = form.laid_out and claim.attempts == 0
    return replace(job, formats=formats, joined=joined, laid_out=laid_out, docx=docx, blank=form if blank else None)


def _note_template(context: WorkerContext, chunk: Chunk, claim: Claim, job: RenderJob) -> None:
    """Record the template a document is made with, when the program was updated while the document waited.

    A blank form belongs to its template: that of the new one is another document.
    """
    if job.template.sha256 == claim.template_sha256 or claim.kind == Kind.BLANK:
        return
    log.warning("template_changed", document_id=claim.document_id, form=claim.form)
    with context.database.transaction() as session:
        claims.note_template(session, chunk, claim, job.template.sha256, context.database.now(session))


def _kept_docx(context: WorkerContext, claim: Claim) -> bytes | None:
    """Return the DOCX of an earlier attempt: the PDF must be made of the very file that clients may have fetched.

    The DOCX of a blank form has controls, which its PDF is made without.
    """
    if "docx" not in claim.formats or "docx" in claim.missing or claim.kind == Kind.BLANK:
        return None
    with context.database.reading() as session:
        document = documents.get(session, claim.document_id)
    file = None if document is None else document.file("docx")
    try:
        return None if file is None else file.read(context.files)
    except (FileMissingError, FileDamagedError):
        log.warning("stored_file_unusable", document_id=claim.document_id, format="docx")
        return None


def _keep(context: WorkerContext, chunk: Chunk, docx: RenderedFile) -> None:
    """Record the DOCX of a single document."""
    file = _put(context, docx)
    with context.database.transaction() as session:
        if not claims.keep(session, chunk, chunk.claims[0], file, context.database.now(session)):
            raise _LeaseLostError


def _put(context: WorkerContext, file: RenderedFile) -> FinishedFile:
    stored = context.files.put(file.content)
    return FinishedFile(file.format, stored.sha256, stored.size, file.pages, None, file.maker)


def _stored(context: WorkerContext, chunk: Chunk, outcomes: Mapping[str, Outcome]) -> dict[str, list[FinishedFile]]:
    """Store the rendered files, those of a batch as one pack; return them by document.

    Raises:
        StorageError: they could not be stored.
    """
    made = {key: outcome for key, outcome in outcomes.items() if not isinstance(outcome, Exception)}
    if chunk.single:
        return {key: [_put(context, file) for file in files] for key, files in made.items()}
    places = iter(write_pack(context.files, [file.content for files in made.values() for file in files]))
    return {
        key: [
            FinishedFile(file.format, stored.sha256, stored.size, file.pages, place, file.maker)
            for file, (stored, place) in zip(files, places, strict=False)
        ]
        for key, files in made.items()
    }


def _finish(context: WorkerContext, chunk: Chunk, files: Mapping[str, list[FinishedFile]]) -> set[str]:
    with context.database.transaction() as session:
        return claims.finish(session, chunk, files, context.database.now(session))


def _give_back(context: WorkerContext, chunk: Chunk, claim: Claim, error: Exception, lease: LeaseKeeper) -> Result:
    """Record a failed attempt: the document fails, is tried again, or waits for what the installation lacks."""
    log.warning("document_attempt_failed", document_id=claim.document_id, form=claim.form, **describe_error(error))
    return lease.record(lambda: _RESULTS[_record_failure(context, chunk, claim, error)])


def _record_failure(context: WorkerContext, chunk: Chunk, claim: Claim, error: Exception) -> Status | None:
    meaning = retry_policy(error)
    with context.database.transaction() as session:
        now = context.database.now(session)
        if isinstance(meaning, Fail):
            record = claims.retry if claim.attempts + 1 < meaning.attempts else claims.fail
            return record(session, chunk, claim, meaning.code, kept(meaning.reason), now)
        again = now + timedelta(seconds=meaning.seconds)
        return claims.release(session, chunk, claim, waiting_for=kept(meaning.reason), not_before=again, now=now)


def _settle(context: WorkerContext, batch_id: str) -> None:
    """Finish the batch where nothing of it is left to be made; the sweeper finishes the others."""
    with context.database.reading() as session:
        if batches.anything_left(session, batch_id):
            return
    with context.database.transaction() as session:
        batches.settle(session, [batch_id], now=context.database.now(session))
