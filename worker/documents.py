"""The use case of the worker: takes a queued document, makes its files and records what became of it.

Every way out is recorded: ready, failed with a reason, or back in the queue. What cannot be recorded, because the
worker or the database died, is found by the sweeper when the lease runs out.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from doc_templates import catalogue
from service.db.lease_keeper import LeaseKeeper
from service.db.models import Kind, Status
from service.documents import claims
from service.documents import store as documents
from service.documents.claims import FinishedFile
from service.errors import DatabaseUnavailableError, FileDamagedError, FileMissingError
from service.texts import kept
from validators.check import load
from worker.making import MadeFile, Origin, compose, make_blank_docx, make_docx, make_pdf
from worker.retry_policy import Failure, verdict
from worker.templates import accepted_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.db.database import Database
    from service.documents.claims import Claim
    from service.files.store import FileStore
    from worker.convert.converter import Converter
    from worker.making import Paper, Renderer
    from worker.retry_policy import Wait

log = structlog.get_logger(__name__)


class Result(StrEnum):
    """What became of one attempt to make a document."""

    NOT_THERE = "not_there"
    READY = "ready"
    QUEUED = "queued"
    FAILED = "failed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Workshop:
    """All it takes to make documents. ``worker`` is the name the journal knows this worker by."""

    database: Database
    files: FileStore
    renderer: Renderer
    converter: Converter
    worker: str
    lease_seconds: float
    clock: Callable[[], datetime]


class _LeaseLostError(Exception):
    """Somebody else may have the document: the result is thrown away."""


def produce(workshop: Workshop, document_id: str) -> Result:
    """Make the files of a document that waits, and record what became of it.

    Harmless to repeat and to run in many places at once: of all attempts one gets the claim.

    Raises:
        DatabaseUnavailableError: the document could not even be claimed; the sweeper will ring for it again.
    """
    started = time.monotonic()
    with workshop.database.transaction() as session:
        held = claims.claim(
            session,
            document_id,
            worker=workshop.worker,
            lease_seconds=workshop.lease_seconds,
            now=workshop.clock(),
        )
    if held is None:
        return Result.NOT_THERE
    result = _work(workshop, held)
    log.info(
        "document_worked_on",
        document_id=document_id,
        form=held.form,
        result=result,
        milliseconds=round((time.monotonic() - started) * 1000),
    )
    return result


def _work(workshop: Workshop, held: Claim) -> Result:
    renew = partial(claims.renew, held=held)
    with LeaseKeeper(workshop.database, renew, held.document_id, workshop.lease_seconds, workshop.clock) as lease:
        try:
            made = _make(workshop, held, lease)
            return lease.patiently(lambda: _finish(workshop, held, made))
        except _LeaseLostError:
            return Result.LOST
        except DatabaseUnavailableError as error:
            log.warning("result_not_recorded", document_id=held.document_id, reason=str(error))
            return Result.LOST
        except Exception as error:  # noqa: BLE001 - whatever happens, the document must end in a recorded state
            return give_back(workshop, held, error, lease)


def _make(workshop: Workshop, held: Claim, lease: LeaseKeeper) -> list[FinishedFile]:
    """Make the formats that are missing and put them into the file store.

    A DOCX is recorded before the PDF is begun: it is of use while the PDF waits for LibreOffice.
    """
    paper = compose_paper(workshop, held)
    docx = kept_docx(workshop, held)
    finished: list[FinishedFile] = []
    if docx is None:
        made = make_docx(workshop.renderer, paper)
        docx = made.content
        note_template(workshop, held, paper)
        blank = held.kind == Kind.BLANK
        if "docx" in (held.missing if blank else held.formats):
            given = make_blank_docx(workshop.renderer, paper, catalogue.form(held.form)) if blank else made
            finished.append(_store(workshop, given))
    if "pdf" in held.missing:
        for file in finished:
            _keep(workshop, held, file)
        made = make_pdf(workshop.converter, paper, docx)
        if lease.lost.is_set():
            raise _LeaseLostError
        finished.append(_store(workshop, made))
    return finished


def compose_paper(workshop: Workshop, held: Claim) -> Paper:
    """Put the paper of a claimed document together.

    Raises:
        CatalogueError: the form or its language is not there (any more).
        ValidatorsError: the stored data cannot be read.
        StorageError: the variant's template cannot be had.
    """
    form = catalogue.form(held.form)
    return compose(
        form,
        None if held.payload is None else load(held.form, held.payload),
        held.computed,
        Origin(held.document_id, held.created_at, held.language),
        accepted_template(workshop.files, form, held),
    )


def note_template(workshop: Workshop, held: Claim, paper: Paper) -> None:
    """Record which template a document was made with, when the program was updated while the document waited.

    A blank form stands for the template it was asked for with: the new one is asked for as another document.
    """
    if paper.template.sha256 == held.template_sha256 or held.kind == Kind.BLANK:
        return
    log.warning("template_changed", document_id=held.document_id, form=held.form)
    with workshop.database.transaction() as session:
        claims.note_template(session, held, paper.template.sha256, workshop.clock())


def kept_docx(workshop: Workshop, held: Claim) -> bytes | None:
    """Return the DOCX of an earlier attempt: the PDF must be made of the very file that people may have fetched.

    That of a blank form has controls, which its PDF is made without.
    """
    if "docx" not in held.formats or "docx" in held.missing or held.kind == Kind.BLANK:
        return None
    with workshop.database.reading() as session:
        document = documents.get(session, held.owner_id, held.document_id)
    kept = None if document is None else document.file("docx")
    try:
        return None if kept is None else kept.read(workshop.files)
    except (FileMissingError, FileDamagedError):
        log.warning("kept_file_unusable", document_id=held.document_id, format="docx")
        return None


def _store(workshop: Workshop, made: MadeFile) -> FinishedFile:
    stored = workshop.files.put(made.content)
    return FinishedFile(made.format, stored.sha256, stored.size, made.pages)


def _keep(workshop: Workshop, held: Claim, file: FinishedFile) -> None:
    with workshop.database.transaction() as session:
        if not claims.keep(session, held, file, workshop.clock()):
            raise _LeaseLostError


def _finish(workshop: Workshop, held: Claim, files: list[FinishedFile]) -> Result:
    with workshop.database.transaction() as session:
        done = claims.finish(session, held, files, workshop.clock())
    return Result.READY if done else Result.LOST


def give_back(workshop: Workshop, held: Claim, error: Exception, lease: LeaseKeeper) -> Result:
    """Record that a document was not made: it is failed, tried again, or waits for what the installation lacks."""
    log.warning("document_not_made", document_id=held.document_id, form=held.form, **_describe(error))
    try:
        return lease.patiently(lambda: _record_failure(workshop, held, verdict(error)))
    except DatabaseUnavailableError as unrecorded:
        log.warning("result_not_recorded", document_id=held.document_id, reason=str(unrecorded))
        return Result.LOST


def _record_failure(workshop: Workshop, held: Claim, meaning: Failure | Wait) -> Result:
    now = workshop.clock()
    with workshop.database.transaction() as session:
        if isinstance(meaning, Failure):
            failed = (held, meaning.code, kept(meaning.reason), now)
            if held.attempts + 1 < meaning.attempts:
                return _RESULTS[claims.retry(session, *failed)]
            return Result.FAILED if claims.fail(session, *failed) else Result.LOST
        again = now + timedelta(seconds=meaning.seconds)
        released = claims.release(session, held, waiting_for=kept(meaning.reason), not_before=again, now=now)
        return Result.QUEUED if released else Result.LOST


_RESULTS: Final = {Status.QUEUED: Result.QUEUED, Status.FAILED: Result.FAILED, None: Result.LOST}


def _describe(error: Exception) -> dict[str, str]:
    """Say what happened and where, leaving out the message: a foreign library's may quote the data."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    return {"error": type(error).__name__, "where": "".join(f"{frame.filename}:{frame.lineno}" for frame in last)}
