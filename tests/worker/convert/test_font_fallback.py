"""Every sign that the text font lacks gets a font by name; everything else about the document stays."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from doc_templates.fonts.coverage import Coverage, Fallback
from worker.convert.errors import ConversionFailedError
from worker.convert.font_fallback import name_fonts

LETTERS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0x400, 0x500)))) | {"☺"}
COVERAGE = Coverage(
    LETTERS, (Fallback("Emoji", frozenset("😀👍👩💻❤☺1🇰🇿🏽\u20e3")), Fallback("Symbols", frozenset("★😀")))
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = 'xml:space="preserve"'


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Сөз", [(None, "Сөз")]),
        ("да 😀", [(None, "да "), ("Emoji", "😀")]),
        ("😀★", [("Emoji", "😀"), ("Symbols", "★")]),
        ("👍🏽!", [("Emoji", "👍🏽"), (None, "!")]),
        ("👩\u200d💻а", [("Emoji", "👩\u200d💻"), (None, "а")]),
        ("1\ufe0f\u20e31", [("Emoji", "1\ufe0f\u20e3"), (None, "1")]),
        ("🇰🇿", [("Emoji", "🇰🇿")]),
        ("☺", [(None, "☺")]),
        ("王", [(None, "王")]),
        ("а\u2011б\u00adв\tг", [(None, "а\u2011б\u00adв\tг")]),
    ],
)
def test_a_text_is_cut_into_pieces_of_one_font(text: str, pieces: list[tuple[str | None, str]]) -> None:
    """Flags, skin tones, keycaps and joined pictures stay together; what no font has stays with the text."""
    assert COVERAGE.split_by_font(text) == pieces


def _body(docx: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert package.testzip() is None
        return etree.fromstring(package.read("word/document.xml"))


def _runs(docx: bytes) -> list[tuple[str | None, str]]:
    """Return the named font and the text of each run with text."""
    found = []
    for run in _body(docx).iter(f"{WORD}r"):
        fonts = run.find(f"{WORD}rPr/{WORD}rFonts")
        found.append((None if fonts is None else fonts.get(f"{WORD}ascii"), "".join(run.itertext())))
    return found


def test_a_document_without_signs_stays_as_it_is(paper: Any) -> None:
    """The same bytes, not a copy."""
    docx = paper(("Текст & <текст>, Қазақша",)).docx()
    assert name_fonts(docx, COVERAGE) is docx


def test_a_sign_gets_a_run_of_its_own_and_the_others_keep_their_look(paper: Any) -> None:
    """Order, spaces, breaks and style survive; a sign is upright in its own font."""
    run = (
        f'<w:p><w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t {SPACE}>до 😀 </w:t><w:br/>'
        f"<w:t {SPACE}> после</w:t></w:r><w:r><w:t>&#9733;</w:t></w:r></w:p>"
    )
    docx = name_fonts(paper(markup=run).docx(), COVERAGE)
    assert _runs(docx) == [
        (None, "до "),
        ("Emoji", "😀"),
        (None, " "),
        (None, ""),
        (None, " после"),
        ("Symbols", "★"),
    ]
    first, sign, *_ = _body(docx).iter(f"{WORD}r")
    assert [child.tag.removeprefix(WORD) for child in first[0]] == ["b", "color"]
    assert [child.get(f"{WORD}val") for child in sign[0]] == [None, "0", "0", "0", "0", "FF0000"]


def test_the_style_of_a_run_stays_in_front(paper: Any) -> None:
    """The schema wants it first."""
    run = '<w:p><w:r><w:rPr><w:rStyle w:val="S"/><w:rFonts w:ascii="Arial"/></w:rPr><w:t>😀</w:t></w:r></w:p>'
    (sign,) = _body(name_fonts(paper(markup=run).docx(), COVERAGE)).iter(f"{WORD}r")
    assert [child.tag.removeprefix(WORD) for child in sign[0]][:2] == ["rStyle", "rFonts"]


def test_a_broken_body_is_refused_without_quoting_it(paper: Any) -> None:
    """It is this document's failure."""
    with pytest.raises(ConversionFailedError) as raised:
        name_fonts(paper(("Иванов 😀",), markup="</w:body>").docx(), COVERAGE)
    assert "Иванов" not in str(raised.value)


def test_a_sign_in_a_header_gets_its_font_too(paper: Any) -> None:
    """A person's name stands above the pages after the first, whatever letters it has."""
    docx = io.BytesIO(paper(("Иванов",)).docx())
    header = f'<w:hdr xmlns:w="{WORD[1:-1]}"><w:p><w:r><w:t>Иванов ★</w:t></w:r></w:p></w:hdr>'
    with zipfile.ZipFile(docx, "a") as package:
        package.writestr("word/header.xml", header)
    named = name_fonts(docx.getvalue(), COVERAGE)
    with zipfile.ZipFile(io.BytesIO(named)) as package:
        runs = list(etree.fromstring(package.read("word/header.xml")).iter(f"{WORD}r"))
    assert ["".join(run.itertext()) for run in runs] == ["Иванов ", "★"]
    assert runs[1].find(f"{WORD}rPr/{WORD}rFonts").get(f"{WORD}ascii") == "Symbols"
