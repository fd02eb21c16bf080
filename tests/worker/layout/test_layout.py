"""A paper laid out here is PDF/A-2b with sound tags, the same each time, and says what its DOCX says."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from doc_templates import catalogue
from tests.worker.layout.papers import sample_job, with_comment
from worker.convert.accessibility import faults
from worker.docx import Docx
from worker.inspection import inspect_pdf
from worker.inspection.text import assert_contains
from worker.layout.comparison import difference, drawn
from worker.layout.errors import NotExactError
from worker.layout.layout import STYLES, Layout, Parts
from worker.making import fill, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from worker.layout.layout import Laid
    from worker.render import DocxRenderer

SHEET = catalogue.form("b2_score_sheet")


def test_it_is_archival_accessible_and_whole(lay_out: Callable[..., Laid]) -> None:
    """By the same inspection that LibreOffice's files pass, and by what was written, read back."""
    laid, job = lay_out(), sample_job(SHEET)
    facts = inspect_pdf(laid.written.content, texts_of(job.context))
    assert (facts.pages, facts.blank_pages, facts.title) == (laid.written.pages, (), job.properties.title)
    assert_contains(texts_of(job.context), laid.written.texts())
    with pikepdf.open(io.BytesIO(laid.written.content)) as pdf:
        assert list(faults(pdf)) == []


def test_the_same_paper_is_the_same_bytes(lay_out: Callable[..., Laid], profile: bytes, renderer: DocxRenderer) -> None:
    """Whether others were laid out before it or not."""
    job = sample_job(SHEET)
    parts = Parts.of(fill(renderer, job))
    assert Layout(parts, profile).make(parts, job.properties).written == lay_out().written


def test_a_long_comment_moves_rows_to_further_pages_with_heads_that_are_no_text_again(
    lay_out: Callable[..., Laid],
) -> None:
    """Heads of a table that goes on are artifacts: who listens hears them once."""
    laid = lay_out(**with_comment(sample_job(SHEET).context, "слово " * 150))
    assert laid.written.pages > lay_out().written.pages
    assert "table divided" in laid.kinds
    heads = [text for _, role, _, text in drawn(laid.written.content).structure if role == "/P" and "Параметры" in text]
    assert len(heads) == 1


@pytest.mark.parametrize(("comment", "reason"), [("日本語", "character"), ("слово " * 2000, "row higher than a page")])
def test_a_paper_that_is_not_known_exactly_is_refused(lay_out: Callable[..., Laid], comment: str, reason: str) -> None:
    """LibreOffice makes it."""
    with pytest.raises(NotExactError) as raised:
        lay_out(**with_comment(sample_job(SHEET).context, comment))
    assert raised.value.reason == reason


def test_properties_that_are_not_known_are_refused(profile: bytes, renderer: DocxRenderer) -> None:
    """A state body's own template may have anything in it."""
    job = sample_job(SHEET)
    parts = Parts.of(fill(renderer, job))
    changes: list[dict[str, Any]] = [
        {"docx": _with(parts.docx, STYLES, b'<w:jc w:val="center"/>', b'<w:jc w:val="both"/>')},
        {"docx": _with(parts.docx, STYLES, b"<w:keepNext/>", b'<w:shd w:val="clear"/>')},
        {"document": parts.document.replace("<w:titlePg/>", "")},
        {"document": parts.document.replace("<w:br/>", "<w:br w:type='page'/>", 1)},
        {"document": parts.document.replace('<w:tblLayout w:type="fixed"/>', '<w:jc w:val="center"/>')},
        {"document": parts.document.replace("<w:cantSplit/>", '<w:trHeight w:val="9" w:hRule="exact"/>', 1)},
        {"document": parts.document.replace("</w:tcPr><w:p>", "</w:tcPr><w:tc/><w:p>", 1)},
        {"document": parts.document.replace("</w:trPr><w:tc>", "</w:trPr><w:tr/><w:tc>", 1)},
        {"document": parts.document.replace("<w:p>", "<w:p><w:p></w:p>", 1)},
        {"document": parts.document.replace("<w:p>", "<w:p/><w:p>", 1)},
    ]
    for change in changes:
        assert replace(parts, **change) != parts
        with pytest.raises(NotExactError):
            Layout(replace(parts, **change), profile).make(replace(parts, **change), job.properties)


def _with(docx: Docx, part: str, before: bytes, after: bytes) -> Docx:
    """Return a DOCX in which a part has other bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx.content)) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            package.writestr(name, content.replace(before, after) if name == part else content)
    return Docx(target.getvalue())


def test_a_difference_of_one_number_is_found(lay_out: Callable[..., Laid]) -> None:
    """A text a tenth of a point aside, another adjustment of a glyph, a line less, other words, another structure."""
    content = lay_out().written.content
    assert difference(content, content) is None

    def changed(before: bytes, after: bytes) -> bytes:
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            page = pdf.pages[0]
            stream = page.Contents.read_bytes()
            assert before in stream
            page.Contents.write(stream.replace(before, after, 1))
            pdf.save(target)
        return target.getvalue()

    with pikepdf.open(io.BytesIO(content)) as pdf:
        stream = pdf.pages[0].Contents.read_bytes()
    place = stream[stream.index(b"BT\n") + 3 :].split(b" ", 1)[0]
    shown = stream[stream.index(b"[<") :].split(b"]", 1)[0]
    kern = shown[shown.index(b">") + 1 :].split(b"<", 1)[0]
    stroke = stream[stream.index(b"q 0.5 w") :].split(b"Q\n", 1)[0] + b"Q\n"
    assert difference(content, changed(b"BT\n" + place, b"BT\n" + b"7" + place)) == "text of page 1"
    assert difference(content, changed(b">%s<" % kern, b">%d<" % (int(kern) + 1))) == "text of page 1"
    assert difference(content, changed(stroke, b"")) == "line of page 1"
    assert difference(content, changed(b"/P<</MCID 0>>BDC", b"/Artifact BMC")) == "structure"
