"""A PDF is handed out only when it is what was asked for; each way to be something else is noticed."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from worker.inspection import InspectionError, inspect_pdf
from worker.inspection.text import assert_contains
from worker.inspection.text_extraction import extract_text

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow


def _changed(content: bytes, change: Callable[[Pdf], Any]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(target, fix_metadata_version=False)
    return target.getvalue()


def _fonts(pdf: Pdf) -> list[Any]:
    return [font for _, font in pdf.pages[0].resources.Font.items()]


def _font(pdf: Pdf, name: str) -> Any:
    return next(font for font in _fonts(pdf) if name in str(font.BaseFont))


def _remap(pdf: Pdf) -> None:
    """Let the emoji font claim to draw a Cyrillic letter."""
    font = _font(pdf, "NotoEmoji")
    mapping = font.ToUnicode.read_bytes().replace(b"<D83DDE00>", b"<0401>").replace(b"<d83dde00>", b"<0401>")
    assert b"<0401>" in mapping
    font.ToUnicode.write(mapping)


def _rewrite(pdf: Pdf, old: bytes, new: bytes) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    assert old in xmp
    pdf.Root.Metadata.write(xmp.replace(old, new))


def _blanked(pdf: Pdf, *numbers: int) -> None:
    for number in numbers:
        pdf.pages[number].obj.Contents = pdf.make_stream(b"q Q")


DEFECTS: dict[str, tuple[Callable[[Pdf], Any], str]] = {
    "no tags": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "structure tree"),
    "not marked as tagged": (lambda pdf: setattr(pdf.Root, "MarkInfo", Dictionary(Marked=False)), "structure tree"),
    "no colour profile": (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "output intent"),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "no language"),
    "no metadata": (lambda pdf: pdf.Root.__delitem__("/Metadata"), "metadata stream"),
    "broken metadata": (lambda pdf: _rewrite(pdf, b"</rdf:RDF>", b""), "not well-formed"),
    "another part of the standard": (
        lambda pdf: _rewrite(pdf, b"<pdfaid:part>2<", b"<pdfaid:part>1<"),
        "do not say so",
    ),
    "another conformance": (
        lambda pdf: _rewrite(pdf, b"conformance>B<", b"conformance>U<"),
        "do not say so",
    ),
    "two titles": (lambda pdf: setattr(pdf.docinfo, "Title", String("Другой")), "disagree about /Title"),
    "two dates": (
        lambda pdf: setattr(pdf.docinfo, "ModDate", String("D:20260121000000Z")),
        "disagree about /ModDate",
    ),
    "a script": (
        lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))),
        "act by itself",
    ),
    "scripts by name": (
        lambda pdf: setattr(pdf.Root, "Names", Dictionary(JavaScript=Dictionary(Names=Array([])))),
        "act by itself",
    ),
    "a script of a page": (lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary()), "act by itself"),
    "a launching link": (
        lambda pdf: setattr(pdf.pages[0].obj, "Annots", Array([Dictionary(A=Dictionary(S=Name.Launch))])),
        "act by itself",
    ),
    "a font not embedded": (
        lambda pdf: _font(pdf, "LiberationSerif").FontDescriptor.__delitem__("/FontFile2"),
        "LiberationSerif is not embedded",
    ),
    "another font": (
        lambda pdf: setattr(_font(pdf, "LiberationSerif"), "BaseFont", Name("/BAAAAA+DejaVuSerif")),
        "DejaVuSerif stands in",
    ),
    "letters in a fallback font": (_remap, "letters are drawn with NotoEmoji"),
    "a page without its text": (lambda pdf: _blanked(pdf, 1), "expected texts are missing"),
    "no text at all": (lambda pdf: _blanked(pdf, *range(len(pdf.pages))), "blank"),
    "no pages": (lambda pdf: [pdf.pages.__delitem__(0) for _ in range(len(pdf.pages))], "no pages"),
}


def test_a_good_pdf_passes_and_its_facts_are_told(good_pdf: bytes, texts: tuple[str, ...]) -> None:
    """A cell of 5,000 letters that runs over pages is found whole, emoji out of line are found too."""
    facts = inspect_pdf(good_pdf, texts)
    assert facts.pages > 1
    assert facts.fonts == ("DejaVuSans", "LiberationSerif", "NotoEmoji-Regular")
    assert facts.blank_pages == ()
    assert (facts.title, facts.language) == ("Лист", "ru-RU")


@pytest.mark.parametrize("name", DEFECTS)
def test_every_defect_is_noticed(good_pdf: bytes, texts: tuple[str, ...], name: str) -> None:
    """Each is made by one change to a good file and reported by what it is."""
    change, words = DEFECTS[name]
    with pytest.raises(InspectionError, match=words):
        inspect_pdf(_changed(good_pdf, change), texts)


def test_a_pdf_without_tags_does_not_claim_to_be_accessible(good_pdf: bytes, texts: tuple[str, ...]) -> None:
    """One split off a joined PDF may lack tags, but must not boast of them."""

    def untag(pdf: Pdf) -> None:
        del pdf.Root.StructTreeRoot
        description = b'<rdf:Description xmlns:u="http://www.aiim.org/pdfua/ns/id/" u:part="1"/></rdf:RDF>'
        element = description.replace(b' u:part="1"/>', b"><u:part>1</u:part></rdf:Description>")
        _rewrite(pdf, b"</rdf:RDF>", element)

    with pytest.raises(InspectionError, match="PDF/UA without tags"):
        inspect_pdf(_changed(good_pdf, untag), texts, tagged=False)


def test_what_cannot_be_opened_is_refused(good_pdf: bytes) -> None:
    """Nothing, something else, half a file, and a file with a password."""
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    for content in (b"", b"text", good_pdf[:2000], locked.getvalue()):
        with pytest.raises(InspectionError):
            inspect_pdf(content, ())


def test_a_letter_no_font_has_is_missed(make_pdf: Callable[..., bytes]) -> None:
    """Chinese is drawn as an empty box; the reader must not get a paper with holes."""
    with pytest.raises(InspectionError, match="1 of 1"):
        inspect_pdf(make_pdf("Имя 王小明"), ["Имя 王小明"])


def test_a_font_that_is_not_there_is_not_replaced_in_silence(make_pdf: Callable[..., bytes]) -> None:
    """A template that asks for another font is noticed at its first document, by whoever changed it."""
    with pytest.raises(InspectionError, match="letters are drawn with DejaVuSans"):
        inspect_pdf(make_pdf("Текст Қазақша", font="Comic Sans MS"), ["Текст Қазақша"])


def _in_two_streams(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.Contents = Array([page.obj.Contents, pdf.make_stream(b"\n")])


def _in_ranges(pdf: Pdf) -> None:
    font = _font(pdf, "LiberationSerif")
    lines = font.ToUnicode.read_bytes()
    first = lines.index(b"beginbfchar") + len(b"beginbfchar")
    code, text = lines[first:].split(maxsplit=2)[:2]
    ranges = b"1 beginbfrange\n%s %s %s\nendbfrange\nendcmap" % (code, code, text)
    font.ToUnicode.write(lines.replace(b"endcmap", ranges, 1))


@pytest.mark.parametrize("change", [_in_two_streams, _in_ranges])
def test_what_the_quick_reader_does_not_understand_is_read_all_the_same(
    good_pdf: bytes, texts: tuple[str, ...], change: Callable[[Pdf], None]
) -> None:
    """Another version of LibreOffice may write otherwise; its papers take longer to inspect, and pass."""
    content = _changed(good_pdf, change)
    with pikepdf.open(io.BytesIO(content)) as pdf, pytest.raises(InspectionError):
        assert_contains(texts, extract_text(pdf))
    assert inspect_pdf(content, texts) == inspect_pdf(good_pdf, texts)


def test_a_letter_that_turned_into_another_is_noticed(good_pdf: bytes, texts: tuple[str, ...]) -> None:
    """By what the file says its codes stand for, which is what people search for and copy."""
    first = ord(texts[0][0])

    def remapped(pdf: Pdf) -> None:
        font = _font(pdf, "LiberationSerif")
        lines = font.ToUnicode.read_bytes()
        assert b"<%04X>" % first in lines
        font.ToUnicode.write(lines.replace(b"<%04X>" % first, b"<0401>"))

    with pytest.raises(InspectionError, match="missing or not whole"):
        inspect_pdf(_changed(good_pdf, remapped), texts)


def test_blank_pages_are_told(good_pdf: bytes) -> None:
    """A page without text is a fact the caller may want to know, not yet a reason to refuse the paper."""
    assert inspect_pdf(_changed(good_pdf, lambda pdf: _blanked(pdf, 1)), ()).blank_pages == (2,)


def test_the_same_text_twice_is_asked_for_once(good_pdf: bytes, texts: tuple[str, ...]) -> None:
    """A form repeats names and numbers; the number of times is its own business."""
    inspect_pdf(good_pdf, texts * 3)


def test_many_threads_may_inspect_at_once(good_pdf: bytes, texts: tuple[str, ...]) -> None:
    """PDFium itself is not made for it; the lock is."""
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: inspect_pdf(good_pdf, texts), range(64)))
    assert len(found) == 1
