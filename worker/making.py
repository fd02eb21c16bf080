"""Renders one form from its record to checked bytes.

Independent of database and queue: the command line and the worker render the same papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doc_templates.catalogue import Form, Template
from doc_templates.languages import LANGUAGE_TAGS
from service.documents.files import Maker, Way
from worker.convert.pool import LibreOfficePool
from worker.docx import Docx
from worker.inspection import inspect_docx, inspect_pdf
from worker.properties import DocumentProperties
from worker.render import DocxRenderer
from worker.render.blank import render_blank


@dataclass(frozen=True, slots=True)
class Origin:
    """Identity of a document: its id, the moment it was accepted, the language of its form."""

    identifier: str
    created: datetime
    language: str = "ru"


@dataclass(frozen=True, slots=True)
class RenderJob:
    """A form, everything printed in it, and the files wanted of it.

    Attributes:
        template: the form.
        context: values of its placeholders.
        properties: what the files say about themselves.
        formats: the files wanted.
        joined: whether its PDF may be made together with others, and so without tags.
        laid_out: whether its PDF may be laid out without LibreOffice.
        docx: the DOCX of an earlier attempt, of which the PDF must be made; such a job is converted singly.
        form: slug of the form; of a template that is no form's, as in tests, nothing.
        blank: the form, where its blank is wanted: the DOCX then has controls, which the PDF is made without.
    """

    template: Template
    context: Mapping[str, Any]
    properties: DocumentProperties
    formats: frozenset[str] = frozenset({"docx", "pdf"})
    joined: bool = False
    laid_out: bool = False
    docx: bytes | None = None
    blank: Form | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """The bytes of a finished file, and what it was made with; ``pages`` is known for PDF."""

    format: str
    content: bytes
    maker: Maker
    pages: int | None = None


def compose(
    form: Form,
    record: Any | None,
    computed: Mapping[str, Any],
    origin: Origin,
    template: Template | None = None,
) -> RenderJob:
    """Return the job of rendering a form.

    Args:
        form: the official form.
        record: the checked record, ``None`` for the blank form.
        computed: what the methodology computed from the record.
        origin: which document this is.
        template: the edition or variant to print; the newest official one without it.

    Raises:
        CatalogueError: the form is not made in that language, or the record is of another form.
    """
    return RenderJob(
        form=form.slug,
        template=template or form.template(origin.language),
        context=form.blank_context() if record is None else form.context(record, computed),
        properties=DocumentProperties(
            title=form.title(record),
            author=form.author(record),
            language=LANGUAGE_TAGS[origin.language],
            created=origin.created,
            identifier=origin.identifier,
        ),
    )


def fill(renderer: DocxRenderer, job: RenderJob) -> Docx:
    """Fill in the form and inspect the result.

    Raises:
        RenderError: the form cannot be filled in.
        InspectionError: the result does not hold what it should.
    """
    return _inspected(job, renderer.render(job.template, job.context, job.properties))


def make_docx(renderer: DocxRenderer, job: RenderJob) -> RenderedFile:
    """Make the filled form; see :func:`fill`."""
    return docx_file(job, fill(renderer, job))


def docx_file(job: RenderJob, docx: Docx) -> RenderedFile:
    """Return a filled form as a finished file."""
    return RenderedFile("docx", docx.content, Maker(Way.SINGLE, job.template.sha256))


def make_blank_docx(renderer: DocxRenderer, job: RenderJob, form: Form) -> RenderedFile:
    """Make the blank form that is filled in by hand in Word; its PDF is made of the plain one.

    Raises:
        RenderError: the form cannot be filled in.
        InspectionError: the result does not hold what it should.
    """
    content = render_blank(job.template, form, lambda template: renderer.render(template, job.context, job.properties))
    return docx_file(job, _inspected(job, content))


def make_pdf(converter: LibreOfficePool, job: RenderJob, docx: bytes) -> RenderedFile:
    """Convert a filled form and inspect the result.

    Raises:
        ConverterError: it cannot be converted (now).
        InspectionError: the result does not hold what it should.
    """
    content = converter.convert(docx, job.properties)
    facts = inspect_pdf(content, tuple(texts_of(job.context)), brought=converter.brought)
    return RenderedFile("pdf", content, pdf_maker(converter, job, Way.SINGLE), facts.pages)


def _inspected(job: RenderJob, content: bytes) -> Docx:
    docx = Docx(content)
    inspect_docx(docx, tuple(texts_of(job.context)))
    return docx


def pdf_maker(converter: LibreOfficePool, job: RenderJob, way: Way) -> Maker:
    """Return the maker of a PDF."""
    return Maker(way, job.template.sha256, converter.version, converter.fonts_sha256)


def texts_of(value: object) -> Iterator[str]:
    """Yield every text of a context, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
