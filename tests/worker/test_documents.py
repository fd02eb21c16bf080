"""A queued document becomes ready, waits or fails, and whatever happens is recorded."""

from __future__ import annotations

import hashlib
import io
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from docx import Document
from sqlalchemy import select, text, update

from doc_templates import catalogue
from service.db.models import BUILTIN_STATE_BODY_ID, DocumentRow, Status, TransitionRow
from service.documents import claims
from service.documents.blanks import request_blank
from service.documents.retrieval import get_document, open_file
from service.errors import DatabaseUnavailableError, StorageError
from service.texts import failure, rendered
from validators.check import load
from validators.messages.catalog import LANGUAGES
from worker.chunks import ChunkMaker
from worker.convert.errors import (
    ConversionFailedError,
    ConversionTimeoutError,
    ConverterClosedError,
    ConverterCrashedError,
    ConverterMissingError,
)
from worker.documents import Result, make_single
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.documents.store import StoredDocument
    from service.services import Services
    from worker.context import WorkerContext

pytestmark = pytest.mark.usefixtures("threads")

EVERY_FORM = pytest.mark.parametrize("form", [form.slug for form in catalogue.FORMS])


def _now(services: Services, document: StoredDocument) -> StoredDocument:
    return get_document(services, document.id)


def _journal(services: Services, document: StoredDocument) -> list[str]:
    with services.database.reading() as session:
        query = select(TransitionRow.status).where(TransitionRow.document_id == document.id).order_by(TransitionRow.id)
        return list(session.scalars(query))


def _content(services: Services, document: StoredDocument, format_: str) -> bytes:
    return open_file(services, document.id, format_).content


@EVERY_FORM
def test_the_sample_of_every_form_becomes_ready(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument], form: str
) -> None:
    """Both files are there, under the hash the document names, and the PDF has pages."""
    document = accept(form)
    assert make_single(context) == {document.id: Result.READY}
    document = _now(services, document)
    assert document.status is Status.READY
    assert {file.format for file in document.files} == {"docx", "pdf"}
    for file in document.files:
        assert hashlib.sha256(_content(services, document, file.format)).hexdigest() == file.sha256
    assert document.file("pdf").pages >= 1
    assert _journal(services, document) == ["queued", "rendering", "ready"]


@EVERY_FORM
def test_every_blank_form_becomes_ready(services: Services, context: WorkerContext, form: str) -> None:
    """A blank is a document like any other."""
    document = request_blank(services, form)
    assert make_single(context) == {document.id: Result.READY}
    assert request_blank(services, form).status is Status.READY


@EVERY_FORM
def test_the_same_record_rendered_twice_gives_the_same_bytes(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument], form: str
) -> None:
    """A day later, by another renderer: nothing of the moment or the machine is in the files."""
    document = accept(form)
    make_single(context)
    first = {name: _content(services, document, name) for name in ("docx", "pdf")}
    with services.database.transaction() as session:
        session.execute(text("DROP INDEX uq_transitions_ready"))
        session.execute(text("DELETE FROM files"))
        session.execute(update(DocumentRow).values(status=Status.QUEUED, finished_at=None))
    services.clock.advance(86_400)
    again = replace(context, maker=ChunkMaker(DocxRenderer(), context.maker.converter), worker="worker-2")
    assert make_single(again) == {document.id: Result.READY}
    assert {name: _content(services, document, name) for name in ("docx", "pdf")} == first


def test_a_document_is_made_once_however_often_it_is_sent(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """Repeated messages find nothing to take."""
    document = accept()
    assert make_single(context) == {document.id: Result.READY}
    assert make_single(context) == {}
    assert _journal(services, document).count("ready") == 1


def test_only_the_formats_asked_for_are_kept(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """A PDF alone still goes by way of a DOCX, which nobody gets to see."""
    docx, pdf = accept(formats=("docx",)), accept(formats=("pdf",))
    made = {**make_single(context), **make_single(context)}
    for document, format_ in ((docx, "docx"), (pdf, "pdf")):
        assert made[document.id] is Result.READY
        assert [file.format for file in _now(services, document).files] == [format_]


def test_without_libreoffice_the_docx_is_there_and_the_pdf_follows_later(
    services: Services,
    context: WorkerContext,
    broken: Callable[..., WorkerContext],
    accept: Callable[..., StoredDocument],
) -> None:
    """The document says what it waits for; the PDF is made of the DOCX that people may have fetched meanwhile."""
    document = accept()
    assert make_single(broken(ConverterMissingError("нет LibreOffice"))) == {document.id: Result.QUEUED}
    waiting = _now(services, document)
    assert waiting.status is Status.QUEUED
    assert rendered(waiting.waiting_for, "en") == "The PDF will be ready once LibreOffice is there on the server."
    docx = _content(services, document, "docx")
    assert make_single(context) == {}, "it is not due yet"
    services.clock.advance(10)
    assert make_single(context) == {document.id: Result.READY}
    ready = _now(services, document)
    assert ready.waiting_for is None
    assert _content(services, document, "docx") == docx
    assert {file.format for file in ready.files} == {"docx", "pdf"}


def test_the_pdf_is_made_of_the_docx_that_was_kept(
    services: Services, broken: Callable[..., WorkerContext], accept: Callable[..., StoredDocument]
) -> None:
    """Even when the form was changed while the document waited."""
    document = accept()
    make_single(broken(ConverterMissingError("нет LibreOffice")))
    services.clock.advance(10)
    later = broken(ConverterMissingError("нет LibreOffice"))
    make_single(replace(later, maker=ChunkMaker(_Refusing(), later.maker.converter)))
    assert later.maker.converter.asked == [_content(services, document, "docx")]


class _Refusing:
    def render(self, *_: object) -> bytes:
        pytest.fail("the form was filled in again")


@pytest.mark.parametrize(
    ("error", "code", "attempts"),
    [
        (ConversionTimeoutError("30 s"), "quarantined", 2),
        (ConverterCrashedError("died"), "quarantined", 2),
        (ConversionFailedError("load"), "conversion_failed", 2),
        (KeyError("Иванов"), "internal_error", 5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_document_that_never_converts_is_given_up(
    services: Services,
    broken: Callable[..., WorkerContext],
    accept: Callable[..., StoredDocument],
    error: Exception,
    code: str,
    attempts: int,
) -> None:
    """It ends failed with a code and a reason; the DOCX that was made stays."""
    document = accept()
    hopeless = broken(error)
    results = []
    while not results or results[-1] is Result.QUEUED:
        results.append(make_single(hopeless)[document.id])
        services.clock.advance(600)
    assert results == [Result.QUEUED] * (attempts - 1) + [Result.FAILED]
    failed = _now(services, document)
    assert (failed.status, failed.failure_code) == (Status.FAILED, code)
    told = {failure(code, failed.failure_message, language) for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
    assert not any("{" in text for text in told)
    assert [file.format for file in failed.files] == ["docx"]


def test_one_crash_of_libreoffice_is_forgiven(
    services: Services,
    context: WorkerContext,
    broken: Callable[..., WorkerContext],
    accept: Callable[..., StoredDocument],
) -> None:
    """It may have been another's fault."""
    document = accept()
    assert make_single(broken(ConverterCrashedError("died"))) == {document.id: Result.QUEUED}
    services.clock.advance(60)
    assert make_single(context) == {document.id: Result.READY}


@pytest.mark.parametrize(
    "error",
    [StorageError("the disk is full"), OSError(28, "No space left on device"), ConverterClosedError("closed")],
    ids=lambda error: type(error).__name__,
)
def test_an_outage_is_not_held_against_the_document(
    services: Services, broken: Callable[..., WorkerContext], accept: Callable[..., StoredDocument], error: Exception
) -> None:
    """However long it lasts, the document stays queued."""
    document = accept()
    for _ in range(20):
        assert make_single(broken(error)) == {document.id: Result.QUEUED}
        services.clock.advance(60)
    assert _now(services, document).attempts == 0


def test_a_result_that_comes_after_the_lease_is_thrown_away(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """Another worker has the document by then."""
    document = accept()

    class Slow:
        """Takes so long that the lease runs out."""

        brought: frozenset[str] = frozenset()

        def convert(self, docx: bytes, properties: object) -> bytes:
            services.clock.advance(61)
            return context.maker.converter.convert(docx, properties)

        def available(self) -> None:
            return None

        def close(self) -> None:
            return None

    assert make_single(replace(context, maker=ChunkMaker(DocxRenderer(), Slow()))) == {document.id: Result.LOST}
    assert _now(services, document).status is Status.RENDERING
    assert _now(services, document).file("pdf") is None


def test_the_lease_is_renewed_while_the_work_goes_on(
    services: Services, broken: Callable[..., WorkerContext], accept: Callable[..., StoredDocument]
) -> None:
    """A long conversion keeps its document."""
    document = accept()

    def wait_for_renewal() -> None:
        first = _lease(services, document)
        services.clock.advance(5)
        for _ in range(200):
            if _lease(services, document) > first:
                return
            time.sleep(0.05)
        pytest.fail("the lease was not renewed")

    patient = broken(ConversionFailedError("load"), meanwhile=wait_for_renewal)
    assert make_single(replace(patient, lease_seconds=0.6 + 5)) == {document.id: Result.QUEUED}


def _lease(services: Services, document: StoredDocument) -> object:
    with services.database.reading() as session:
        return session.scalar(select(DocumentRow.lease_until).where(DocumentRow.id == document.id))


def test_a_document_keeps_the_hash_of_the_template_it_was_made_with(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """The program may be updated while a document waits."""
    document = accept()
    with services.database.transaction() as session:
        session.execute(update(DocumentRow).values(template_sha256="0" * 64))
    assert make_single(context) == {document.id: Result.READY}
    assert _now(services, document).template_sha256 == catalogue.form(document.form).template().sha256


def test_a_record_that_cannot_be_read_fails_at_once(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """Trying again would not help."""
    document = accept()
    with services.database.transaction() as session:
        session.execute(update(DocumentRow).values(payload='{"employee": 5}'))
    assert make_single(context) == {document.id: Result.FAILED}
    assert _now(services, document).failure_code == "record_unreadable"


def test_no_reason_of_a_failure_holds_a_person(
    services: Services,
    broken: Callable[..., WorkerContext],
    accept: Callable[..., StoredDocument],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither what the client sees nor what is logged repeats the text of a foreign exception."""
    document = accept()
    make_single(broken(ValueError("Ахметова Айгерім 900101400015")))
    services.clock.advance(600)
    seen = f"{_now(services, document)} {caplog.text}"
    assert "Ахметова Айгерім 9001" not in seen


def test_a_database_that_is_away_leaves_the_document_to_the_sweeper(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """What could not be recorded is as good as never tried."""
    document = accept()

    class Failing:
        """Loses the database once the document is claimed."""

        def __init__(self) -> None:
            self.transactions = 0

        def transaction(self) -> object:
            self.transactions += 1
            if self.transactions > 1:
                raise DatabaseUnavailableError("gone")
            return services.database.transaction()

        reading = services.database.reading
        now = services.database.now

    away = replace(context, database=Failing(), lease_seconds=0.5)
    assert make_single(away) == {document.id: Result.LOST}
    assert _now(services, document).status is Status.RENDERING


def test_the_file_says_who_it_is_for_and_when_it_was_accepted(
    services: Services, context: WorkerContext, accept: Callable[..., StoredDocument]
) -> None:
    """Title and author come from the form, the moment from the document."""
    document = accept()
    make_single(context)
    core = Document(io.BytesIO(_content(services, document, "docx"))).core_properties
    record = load(document.form, catalogue.form(document.form).sample())
    form = catalogue.form(document.form)
    assert (core.title, core.author) == (form.title(record), form.author(record))
    assert core.identifier == document.id
    assert core.created - document.created_at < timedelta(seconds=1)


def test_a_claim_is_given_to_one_worker_only(services: Services, accept: Callable[..., StoredDocument]) -> None:
    """The state body of blanks owns this one, too: claims do not ask."""
    document = accept()
    assert document.state_body_id == BUILTIN_STATE_BODY_ID
    now = services.clock()
    with services.database.transaction() as session:
        first = claims.claim(session, [document.id], worker="a", lease_seconds=5, now=now)
    with services.database.transaction() as session:
        second = claims.claim(session, [document.id], worker="b", lease_seconds=5, now=now)
    assert first is not None
    assert second is None
