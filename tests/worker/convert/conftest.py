"""Small documents made by hand, and one pool of real LibreOffice processes shared by the tests that leave it alone."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest

from worker.convert.pool import LibreOfficePool
from worker.properties import DocumentProperties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SOFFICE = "/usr/lib/libreoffice/program/soffice.bin"
UNO_PYTHON = "/usr/bin/python3"

OPEN_XML = "http://schemas.openxmlformats.org"
RELATIONS = f"{OPEN_XML}/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{OPEN_XML}/wordprocessingml/2006/main" xmlns:r="{RELATIONS}" '
    f'xmlns:wp="{OPEN_XML}/drawingml/2006/wordprocessingDrawing" xmlns:a="{OPEN_XML}/drawingml/2006/main" '
    f'xmlns:pic="{OPEN_XML}/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
CONTENT_TYPES = (
    f'<Types xmlns="{OPEN_XML}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/settings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>'
)


@dataclass(frozen=True)
class Link:
    """A relationship to something outside the document."""

    id: str
    kind: str
    target: str
    part: str = "document"
    mode: str = "External"


@dataclass(frozen=True)
class Paper:
    """A document: paragraphs, a table, and whatever markup and links a test wants to slip in."""

    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    markup: str = ""
    settings: str = ""
    links: tuple[Link, ...] = field(default=())

    def docx(self) -> bytes:
        """Return the bytes of the DOCX."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", CONTENT_TYPES)
            package.writestr("_rels/.rels", _relations([("main", "officeDocument", "word/document.xml", "Internal")]))
            package.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{self._body()}</w:body></w:document>")
            package.writestr("word/settings.xml", f"<w:settings {SPACES}>{self.settings}</w:settings>")
            own = [("settings", "settings", "settings.xml", "Internal")]
            for part, inside in (("document", own), ("settings", [])):
                outside = [(link.id, link.kind, link.target, link.mode) for link in self.links if link.part == part]
                package.writestr(f"word/_rels/{part}.xml.rels", _relations(inside + outside))
        return target.getvalue()

    def _body(self) -> str:
        table = "".join(
            f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in self.rows
        )
        borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom", "insideH", "insideV"))
        table = f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{table}</w:tbl>" if table else ""
        page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        return "".join(map(_paragraph, self.paragraphs)) + self.markup + table + "<w:p/>" + page


def _paragraph(text: str) -> str:
    fonts = "".join(f'w:{script}="Times New Roman" ' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    style = f'<w:rPr><w:rFonts {fonts}/><w:sz w:val="24"/><w:lang w:val="ru-RU"/></w:rPr>'
    return f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _relations(entries: list[tuple[str, str, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{escape(target)}" TargetMode="{mode}"/>'
        for name, kind, target, mode in entries
    )
    return f'<Relationships xmlns="{OPEN_XML}/package/2006/relationships">{rows}</Relationships>'


@pytest.fixture(scope="session")
def paper() -> type[Paper]:
    """Give what documents are made with."""
    return Paper


@pytest.fixture(scope="session")
def link() -> type[Link]:
    """Give what links to the outside are made with."""
    return Link


@pytest.fixture(scope="session")
def sheet() -> Paper:
    """Give a document of two pages like the forms: Cyrillic and Kazakh letters in a table."""
    row = (
        "Качество выполнения функциональных обязанностей",
        "Служащий выполняет поручения в срок: Әділ, Ғалым, Қызмет, Ңұң, Өнер, Ұлт, Үй, Һәм, Іс. " * 3,
        "4,5",
    )
    return Paper(("Оценочный лист служащего",), tuple((str(number), *row) for number in range(1, 15)))


@pytest.fixture(scope="session")
def properties() -> DocumentProperties:
    """Give properties with characters that mean something in XML and in PDF."""
    return DocumentProperties(
        title='Оценочный лист <"А" & (Б)>',
        author="Министерство по делам \\ государственной службы",
        language="ru-RU",
        created=datetime(2026, 1, 20, 9, 30, 15, 999, tzinfo=UTC),
        identifier="0b9d2c7e-5f0e-4a63-9c7e-2f5e1d3a4b5c",
    )


@pytest.fixture(scope="session")
def new_pool(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., LibreOfficePool]:
    """Give a function that makes pools with a scratch folder of their own; who calls it closes them."""

    def new(*, size: int = 1, timeout: float = 60, scratch: Path | None = None, **more: Any) -> LibreOfficePool:
        scratch = scratch or tmp_path_factory.mktemp("scratch")
        return LibreOfficePool(SOFFICE, UNO_PYTHON, size, timeout, scratch=scratch, **more)

    return new


@pytest.fixture(scope="session")
def pool(new_pool: Callable[..., LibreOfficePool]) -> Iterator[LibreOfficePool]:
    """Give a warm pool with one slot; tests that break something make their own."""
    with new_pool() as shared:
        shared.warm()
        yield shared
