"""Inspection of a finished PDF: pages, text, fonts and archival properties."""

from __future__ import annotations

import io
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from worker.inspection.archival import inspect_archival
from worker.inspection.errors import InspectionError
from worker.inspection.fonts import inspect_fonts
from worker.inspection.text import assert_contains, normalize_text
from worker.inspection.text_extraction import extract_text

_PDFIUM: Final = threading.Lock()
"""PDFium may be used by one thread at a time only; two pages take it one to two milliseconds."""


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """Facts found by an inspection.

    Attributes:
        pages: number of pages, at least 1.
        fonts: PostScript names of the embedded fonts, sorted, without subset tags.
        blank_pages: numbers, from 1, of the pages without text.
        title: title of the document.
        language: BCP 47 tag of its text.
    """

    pages: int
    fonts: tuple[str, ...]
    blank_pages: tuple[int, ...]
    title: str
    language: str


def inspect_pdf(
    content: bytes, expected_texts: Iterable[str], *, tagged: bool = True, brought: Collection[str] = ()
) -> PdfFacts:
    """Check that a PDF holds the expected texts, fonts and archival properties.

    Args:
        content: the whole file.
        expected_texts: texts that must stand in it whole, in any order.
        tagged: whether it must have a structure, which a PDF split off a joined one lacks.
        brought: PostScript names of fonts it may hold beside those of the program.

    Raises:
        InspectionError: it cannot be opened, is blank, misses a text, has a missing or unexpected font, or is
            not tagged PDF/A-2b.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not pdf.pages:
                raise InspectionError("the PDF has no pages")
            title = inspect_archival(pdf, tagged=tagged)
            fonts = inspect_fonts(pdf, brought)
            language = str(pdf.Root.Lang)
            drawn = extract_text(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise InspectionError(f"the PDF cannot be read ({type(error).__name__})") from error
    wanted = tuple(expected_texts)
    # PDFium reads any PDF, but takes many times as long: it opens every file, and reads only what is in doubt.
    if _is_whole(drawn, wanted):
        _read(content, len(drawn), everything=False)
        return PdfFacts(len(drawn), fonts, (), title, language)
    texts = _read(content, len(drawn), everything=True)
    blank = tuple(number for number, text in enumerate(texts, 1) if not normalize_text(text))
    if len(blank) == len(texts):
        raise InspectionError("the PDF is blank")
    assert_contains(wanted, texts)
    return PdfFacts(len(texts), fonts, blank, title, language)


def _is_whole(texts: list[str], wanted: tuple[str, ...]) -> bool:
    """Return whether every page has text, and no expected text is missing."""
    if not all(any(map(str.isalnum, text)) for text in texts):
        return False
    try:
        assert_contains(wanted, texts)
    except InspectionError:
        return False
    return True


def _read(content: bytes, pages: int, *, everything: bool) -> list[str]:
    """Open a PDF with a general reader; return the text of each page in the order of drawing, if ``everything``.

    Raises:
        InspectionError: it cannot be opened, or has another number of pages there.
    """
    import pypdfium2  # noqa: PLC0415 - every process of the service would wait 0.1 s for it

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise InspectionError("the PDF cannot be opened") from error
        try:
            if len(document) != pages:
                raise InspectionError("the PDF has pages that cannot be read")
            return [_text(document[number]) for number in range(pages)] if everything else []
        finally:
            document.close()


def _text(page: Any) -> str:
    words = page.get_textpage()
    found: str = words.get_text_range()
    words.close()
    page.close()
    return found
