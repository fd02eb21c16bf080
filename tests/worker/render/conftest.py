"""Templates built on the spot with python-docx, and plain docxtpl to compare with."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from worker.properties import DocumentProperties
from worker.render import DocxRenderer
from worker.render.expressions import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.document import Document as DocxDocument


@dataclass(frozen=True)
class BuiltTemplate:
    """Stands in for ``doc_templates.catalogue.Template``."""

    content: bytes

    @property
    def sha256(self) -> str:
        """Hash of the content, the key the renderer compiles by."""
        return hashlib.sha256(self.content).hexdigest()


@pytest.fixture
def properties() -> DocumentProperties:
    """Properties with characters that need escaping."""
    created = datetime(2025, 10, 13, 9, 30, 15, 999, tzinfo=UTC)
    return DocumentProperties("Лист <оценки> & «Б»", "ГУ «Аппарат»", "ru-RU", created, "0b7e6d0a-1")


@pytest.fixture
def renderer() -> DocxRenderer:
    """A renderer that has compiled nothing yet."""
    return DocxRenderer()


@pytest.fixture
def template() -> Callable[..., BuiltTemplate]:
    """Return a function that makes a template of paragraphs and of what ``design`` adds to the document."""

    def build(*paragraphs: str, design: Callable[[DocxDocument], None] | None = None) -> BuiltTemplate:
        document = Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        if design:
            design(document)
        file = io.BytesIO()
        document.save(file)
        return BuiltTemplate(file.getvalue())

    return build


@pytest.fixture
def changed() -> Callable[..., BuiltTemplate]:
    """Return a function that puts other members into the zip file of a template."""

    def change(template: BuiltTemplate, members: Mapping[str, bytes | None]) -> BuiltTemplate:
        with zipfile.ZipFile(io.BytesIO(template.content)) as old:
            content: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        content.update(members)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
            for name, data in content.items():
                if data is not None:
                    new.writestr(name, data)
        return BuiltTemplate(file.getvalue())

    return change


@pytest.fixture
def plain() -> Callable[[Any, dict[str, Any]], bytes]:
    """Return a function that renders with docxtpl alone: the oracle."""

    def render(template: Any, context: dict[str, Any]) -> bytes:
        document = DocxTemplate(io.BytesIO(template.content))
        document.render(context, ImmutableSandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return render


@pytest.fixture
def fill(renderer: DocxRenderer, properties: DocumentProperties) -> Callable[[Any, dict[str, Any]], bytes]:
    """Return a function that renders a template with the product."""
    return lambda form, context: renderer.render(form, context, properties)


@pytest.fixture
def both(
    fill: Callable[..., bytes], plain: Callable[..., bytes], part: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[bytes, bytes]]:
    """Return a function that gives one part of a document twice: as the product and as docxtpl renders it.

    The product leaves the language of Kazakh values unnamed, as docxtpl does; ``test_kazakh.py`` looks at that.
    """
    monkeypatch.setattr("worker.render.renderer.printed_marked", printed)

    def render(form: Any, context: dict[str, Any], name: str = "word/document.xml") -> tuple[bytes, bytes]:
        return part(fill(form, context), name), part(plain(form, context), name)

    return render


@pytest.fixture
def part() -> Callable[..., bytes]:
    """Return a function that takes one member out of a DOCX."""

    def read(docx: bytes, name: str = "word/document.xml") -> bytes:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            assert archive.testzip() is None
            return archive.read(name)

    return read
