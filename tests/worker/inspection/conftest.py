"""One good DOCX and the PDF made of it, for tests that spoil copies of them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from worker.convert.pool import LibreOfficePool
from worker.properties import DocumentProperties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONG = " ".join(f"Пояснение-{number}," for number in range(1, 400))[:5000]
TEXTS = (
    "Оценочный лист служащего",
    "Қызметшінің атқарған жұмысы: Әділ 😀 жақсы ★ аяқталды",
    "Вторая строка с отдельным текстом",
    LONG,
    "4,75",
)


def make_docx(*texts: str, font: str = "Times New Roman") -> bytes:
    """Return a DOCX with the first text as a paragraph and the others in a table of two columns."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(14)
    for script in ("w:cs", "w:eastAsia", "w:hAnsi"):
        style.element.rPr.rFonts.set(qn(script), font)
    document.add_paragraph(texts[0] if texts else "")
    if texts[1:]:
        table = document.add_table(rows=0, cols=2)
        for text in texts[1:]:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = text, "рядом"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture(scope="session")
def texts() -> tuple[str, ...]:
    """Give the texts of the good files."""
    return TEXTS


@pytest.fixture(scope="session")
def good_docx() -> bytes:
    """Give a DOCX with all the texts."""
    return make_docx(*TEXTS)


@pytest.fixture(scope="session")
def make_pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., bytes]]:
    """Give a function that makes a PDF of some texts with real LibreOffice."""
    properties = DocumentProperties("Лист", "Министерство", "ru-RU", datetime(2026, 1, 20, tzinfo=UTC), "id")
    with LibreOfficePool("soffice", "/usr/bin/python3", 1, 60, scratch=tmp_path_factory.mktemp("scratch")) as pool:
        yield lambda *texts, **more: pool.convert(make_docx(*texts, **more), properties)


@pytest.fixture(scope="session")
def good_pdf(make_pdf: Callable[..., bytes]) -> bytes:
    """Give the PDF with all the texts."""
    return make_pdf(*TEXTS)
