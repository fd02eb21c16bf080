"""One paper from its record to its bytes: fill in the form, convert it, look at what came out.

Knows no database and no queue, so the command line makes the same papers as the worker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from doc_templates.catalogue import Form, Template
from doc_templates.languages import LANGUAGE_TAGS
from service.documents.files import Maker, Way
from worker.convert.converter import Converter
from worker.inspection import inspect_docx, inspect_pdf
from worker.properties import DocumentProperties
from worker.render.blank import render_blank


class Renderer(Protocol):
    """Fills in a template; :class:`worker.render.DocxRenderer` is the real one."""

    def render(self, template: Template, context: Mapping[str, Any], properties: DocumentProperties) -> bytes:
        """Return the bytes of the DOCX."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which document a paper is: its id, the moment it was accepted, the language of its form."""

    identifier: str
    created: datetime
    language: str = "ru"


@dataclass(frozen=True, slots=True)
class Paper:
    """A form and all that is printed in it."""

    template: Template
    context: Mapping[str, Any]
    properties: DocumentProperties


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
) -> Paper:
    """Put a paper together.

    Args:
        form: the official form.
        record: the checked record, ``None`` for the blank form.
        computed: what the methodology computed from the record.
        origin: which document this is.
        template: the edition or variant to print; the newest official one without it.

    Raises:
        CatalogueError: the form is not made in that language, or the record is of another form.
    """
    return Paper(
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


def make_docx(renderer: Renderer, paper: Paper) -> RenderedFile:
    """Fill in the form and look at the result.

    Raises:
        RenderError: the form cannot be filled in.
        InspectionError: the result does not hold what it should.
    """
    content = renderer.render(paper.template, paper.context, paper.properties)
    inspect_docx(content, tuple(texts_of(paper.context)))
    return RenderedFile("docx", content, Maker(Way.SINGLE, paper.template.sha256))


def make_blank_docx(renderer: Renderer, paper: Paper, form: Form) -> RenderedFile:
    """Make the blank form that is filled in by hand in Word; its PDF is made of the plain one.

    Raises:
        RenderError: the form cannot be filled in.
        InspectionError: the result does not hold what it should.
    """
    content = render_blank(
        paper.template, form, lambda template: renderer.render(template, paper.context, paper.properties)
    )
    inspect_docx(content, tuple(texts_of(paper.context)))
    return RenderedFile("docx", content, Maker(Way.SINGLE, paper.template.sha256))


def make_pdf(converter: Converter, paper: Paper, docx: bytes) -> RenderedFile:
    """Convert a filled form and look at the result.

    Raises:
        ConverterError: it cannot be converted (now).
        InspectionError: the result does not hold what it should.
    """
    content = converter.convert(docx, paper.properties)
    facts = inspect_pdf(content, tuple(texts_of(paper.context)), brought=converter.brought)
    return RenderedFile("pdf", content, pdf_maker(converter, paper, Way.SINGLE), facts.pages)


def pdf_maker(converter: Converter, paper: Paper, way: Way) -> Maker:
    """Return what a PDF of a paper is made with by a converter."""
    return Maker(way, paper.template.sha256, converter.version, converter.fonts_sha256)


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
