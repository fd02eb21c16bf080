"""A singly converted paper claims PDF/UA-1, and only where its tags are what that asks for."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, Pdf

from doc_templates.catalogue import FORMS, Form, form
from validators.check import check
from worker.convert.accessibility import faults
from worker.convert.normalize import normalize
from worker.making import Origin, compose, make_docx
from worker.render import DocxRenderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

CLAIM: Final = b"<pdfuaid:part>1</pdfuaid:part>"
EXTENSION: Final = "//pdfaSchema:prefix[.='pdfuaid']/../pdfaSchema:property//pdfaProperty:name[.='part']"
SPACES: Final = {
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def _docx(form: Form, properties: DocumentProperties, *, blank: bool) -> bytes:
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    origin = Origin(properties.identifier, properties.created)
    return make_docx(DocxRenderer(), compose(form, None if blank else outcome.record, outcome.computed, origin)).content


@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_every_form_claims_pdf_ua(
    pool: LibreOfficePool, properties: DocumentProperties, form: Form, *, blank: bool
) -> None:
    """The sample and the blank pass all checks; PDF/A is told of the claim, which is no property of its own."""
    content = pool.convert(_docx(form, properties, blank=blank), properties)
    assert CLAIM in content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert list(faults(pdf)) == []
        assert etree.fromstring(pdf.Root.Metadata.read_bytes()).xpath(EXTENSION, namespaces=SPACES)


@pytest.fixture(scope="module")
def raw(pool: LibreOfficePool, properties: DocumentProperties) -> bytes:
    """Give a notice as LibreOffice writes it: a heading, lines under paragraphs, a table and one of signatures."""
    return pool._slots[0].convert(_docx(form("a_interview_notice"), properties, blank=False), 60)


def _elements(pdf: Pdf, kind: str) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == kind and "/P" in one]


def _attributes(element: Any) -> list[Any]:
    return list(element.A) if isinstance(element.A, Array) else [element.A]


def _without_scope(pdf: Pdf) -> None:
    for attributes in _attributes(_elements(pdf, "/TH")[0]):
        if "/Scope" in attributes:
            del attributes["/Scope"]


def _rename(pdf: Pdf, kind: str, name: Name) -> None:
    for element in _elements(pdf, kind):
        element.S = name


def _rewrite(pdf: Pdf, old: bytes, new: bytes) -> None:
    content = pdf.pages[0].Contents
    stream = content.read_bytes()
    assert old in stream
    content.write(stream.replace(old, new, 1))


def _draw(pdf: Pdf, drawn: bytes) -> None:
    content = pdf.pages[0].Contents
    content.write(content.read_bytes() + drawn)


def _font(pdf: Pdf) -> Any:
    return next(iter(pdf.pages[0].resources.Font.values()))


BROKEN: Final[dict[str, tuple[Callable[[Pdf], Any], str]]] = {
    "not tagged": (lambda pdf: setattr(pdf.Root, "MarkInfo", Dictionary(Marked=False)), "not tagged"),
    "suspect": (lambda pdf: setattr(pdf.Root.MarkInfo, "Suspects", True), "suspect"),
    "no heading": (lambda pdf: _rename(pdf, "/H1", Name.P), "first heading"),
    "a lower heading first": (lambda pdf: _rename(pdf, "/H1", Name.H2), "first heading"),
    "a level skipped": (lambda pdf: setattr(_elements(pdf, "/Текст письма")[0], "S", Name.H3), "skipped"),
    "a table without heads": (lambda pdf: _rename(pdf, "/TH", Name.TD), "no heads"),
    "a head without scope": (_without_scope, "row or a column"),
    "a cell too few": (lambda pdf: _elements(pdf, "/TR")[1].K.__delitem__(0), "numbers of columns"),
    "a row outside of a table": (lambda pdf: setattr(_elements(pdf, "/Table")[0], "S", Name.Div), "/TR stands in"),
    "a cell outside of a row": (lambda pdf: setattr(_elements(pdf, "/TR")[0], "S", Name.Div), "stands in /Table"),
    "a list without items": (lambda pdf: setattr(_elements(pdf, "/Текст письма")[0], "S", Name.LI), "/LI stands in"),
    "a picture without words": (
        lambda pdf: setattr(_elements(pdf, "/Текст письма")[0], "S", Name.Figure),
        "not put in words",
    ),
    "an unknown type": (lambda pdf: setattr(_elements(pdf, "/Текст письма")[0], "S", Name("/Что-то")), "standard type"),
    "a role that leads in a circle": (
        lambda pdf: pdf.Root.StructTreeRoot.RoleMap.__setitem__("/Текст письма", Name("/Текст письма")),
        "standard type",
    ),
    "content out of the structure": (
        lambda pdf: _elements(pdf, "/Текст письма")[0].__delitem__("/K"),
        "stands in the structure differ",
    ),
    "content twice in the structure": (
        lambda pdf: setattr(_elements(pdf, "/H1")[0], "K", _elements(pdf, "/Текст письма")[0].K),
        "twice",
    ),
    "text without a mark": (lambda pdf: _draw(pdf, b"\nBT /F1 12 Tf <01> Tj ET\n"), "neither content nor an artifact"),
    "a curve without a mark": (lambda pdf: _draw(pdf, b"\n0 0 1 1 re f*\n"), "neither content nor an artifact"),
    "a mark of no element": (lambda pdf: _draw(pdf, b"\n/P BMC\nEMC\n"), "where in the structure"),
    "a mark in a mark": (lambda pdf: _draw(pdf, b"\n/Artifact BMC\n/Artifact BMC\nEMC\nEMC\n"), "inside of another"),
    "a mark that does not end": (lambda pdf: _rewrite(pdf, b"EMC", b""), "inside of another"),
    "literal strings": (lambda pdf: _draw(pdf, b"\n/Artifact BMC\n(EMC) Tj\nEMC\n"), "not understood"),
    "an annotation": (
        lambda pdf: setattr(pdf.pages[0].obj, "Annots", Array([Dictionary(Subtype=Name.Link)])),
        "annotations",
    ),
    "a font that is not embedded": (lambda pdf: _font(pdf).FontDescriptor.__delitem__("/FontFile2"), "not embedded"),
    "a font without letters": (lambda pdf: _font(pdf).__delitem__("/ToUnicode"), "which letters"),
}


def _changed(content: bytes, change: Callable[[Pdf], Any]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(target, fix_metadata_version=False)
    return target.getvalue()


def _faults(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield from faults(pdf)


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_claims_nothing(raw: bytes, properties: DocumentProperties, name: str) -> None:
    """One change to what LibreOffice wrote; the paper is made all the same, and does not claim what it is not."""
    change, words = BROKEN[name]
    content = normalize(_changed(raw, change), properties)
    assert b"pdfuaid" not in content
    assert any(words in fault for fault in _faults(content))


UNDONE: Final[dict[str, tuple[Callable[[Pdf], Any], str]]] = {
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "language"),
    "no title": (lambda pdf: pdf.docinfo.__delitem__("/Title"), "title"),
    "a title nobody sees": (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "show the title"),
    "tabs in another order": (lambda pdf: setattr(pdf.pages[0].obj, "Tabs", Name.R), "tabs"),
    "a standard type with a role": (
        lambda pdf: setattr(pdf.Root.StructTreeRoot.RoleMap, "H1", Name.P),
        "/H1 is given a role",
    ),
}


@pytest.mark.parametrize("name", UNDONE)
def test_what_normalization_sees_to_is_looked_at_too(raw: bytes, properties: DocumentProperties, name: str) -> None:
    """A later change of normalization cannot lose it without losing the claim."""
    change, words = UNDONE[name]
    assert any(words in fault for fault in _faults(_changed(normalize(raw, properties), change)))


def test_a_paper_without_a_title_claims_nothing(raw: bytes, properties: DocumentProperties) -> None:
    """The one thing that comes from neither LibreOffice nor the template."""
    assert CLAIM in normalize(raw, properties)
    assert b"pdfuaid" not in normalize(raw, replace(properties, title=""))


def test_lines_become_artifacts_and_nothing_else_changes(raw: bytes, properties: DocumentProperties) -> None:
    """Taken out again, the marks leave the page as LibreOffice drew it."""
    mark, end = b"/Artifact BMC\nq ", b"Q\nEMC\n"

    def drawn(content: bytes) -> list[bytes]:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return [page.Contents.read_bytes() for page in pdf.pages]

    before, after = drawn(raw), drawn(normalize(raw, properties))
    assert before != after
    assert [_plain(page, mark, end) for page in after] == [_plain(page, mark, end) for page in before]


def _plain(page: bytes, mark: bytes, end: bytes) -> bytes:
    return b"".join(page.replace(mark, b"q ").replace(end, b"Q ").replace(b"/Artifact BMC", b"").split())


def test_a_table_of_signatures_is_no_table_and_one_of_data_stays_one(
    raw: bytes, properties: DocumentProperties
) -> None:
    """The first stands in rows and cells for the sake of the place alone."""
    with pikepdf.open(io.BytesIO(raw)) as before, pikepdf.open(io.BytesIO(normalize(raw, properties))) as after:
        assert [len(_elements(pdf, "/Table")) for pdf in (before, after)] == [2, 1]
        assert len(_elements(after, "/TH")) == 3


def test_kazakh_names_are_read_by_a_kazakh_voice(pool: LibreOfficePool, properties: DocumentProperties) -> None:
    """Where they share a line with Russian words, and they alone."""
    docx = _docx(form("b2_score_sheet"), properties, blank=False)
    with pikepdf.open(io.BytesIO(pool.convert(docx, properties))) as pdf:
        spans = [one for one in _elements(pdf, "/Span") if "/Lang" in one]
        assert [str(one.Lang) for one in spans] == ["kk-KZ"] * len(spans)
        assert {str(one.P.S) for one in spans} == {"/Строка на линейке"}
        assert len(spans) == 2


def test_options_of_the_survey_are_tagged_as_lists(pool: LibreOfficePool, properties: DocumentProperties) -> None:
    """A list for each question, an item for each option."""
    with pikepdf.open(io.BytesIO(pool.convert(_docx(form("a7_survey"), properties, blank=False), properties))) as pdf:
        assert [len(_elements(pdf, kind)) for kind in ("/L", "/LI", "/LBody")] == [14, 49, 49]
