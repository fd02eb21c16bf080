"""A converted document is an archival, accessible PDF that says everything the DOCX says."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from worker.convert.errors import ConversionFailedError
from worker.docx import Docx
from worker.inspection import inspect_docx, inspect_pdf

if TYPE_CHECKING:
    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties

EMOJI = "Старт 😀 👍🏽 🇰🇿 ✅ ★ ☎ 🎉 ❤️ 👩‍💻 1️⃣ 🥰 🫡 конец"
KAZAKH = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі: қызметшінің өзін-өзі бағалауы"
AWKWARD = "A & <Б> \"В\" 'Г' «Д» — – … № § ≥ → ½ € ₸"


def test_what_the_docx_says_stands_whole_in_the_pdf(
    pool: LibreOfficePool, properties: DocumentProperties, paper: Any
) -> None:
    """Emoji, Kazakh letters, XML's own characters and a text of 5,000 characters in a table cell arrive whole."""
    long = " ".join(f"Слово{number}" for number in range(1, 700))[:5000]
    texts = (EMOJI, KAZAKH, AWKWARD, long)
    document = paper((EMOJI, KAZAKH, AWKWARD), (("1", long, "4,5"), ("2", "Вторая строка", "5")))
    docx = document.docx()
    inspect_docx(Docx(docx), texts)
    facts = inspect_pdf(pool.convert(docx, properties), texts)
    assert facts.pages > 1
    assert facts.fonts == ("DejaVuSans", "LiberationSerif", "NotoEmoji-Regular")
    assert not facts.blank_pages


def test_every_emoji_leaves_a_mark_on_the_paper(
    pool: LibreOfficePool, properties: DocumentProperties, paper: Any
) -> None:
    """An emoji is drawn as an outline of a font, not left as a gap by a bitmap font."""
    for sign in ("😀", "🥰", "🇰🇿", "★", "☎"):
        with pikepdf.open(io.BytesIO(pool.convert(paper((sign,)).docx(), properties))) as pdf:
            fonts = [font for _, font in pdf.pages[0].resources.Font.items()]
            assert [len(font.FontDescriptor.FontFile2.read_bytes()) > 400 for font in fonts] == [True], sign


def test_the_pdf_is_pdf_a_2b(pool: LibreOfficePool, properties: DocumentProperties, sheet: Any) -> None:
    """What ISO 19005-2 asks for and a setting could lose is there: checked here by hand, apart from the inspection."""
    content = pool.convert(sheet.docx(), properties)
    assert not any(word in content for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/Encrypt"))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            assert metadata.pdfa_status == "2B"
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == pikepdf.Name.GTS_PDFA1
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        assert intent.DestOutputProfile.N == 3
        assert not pdf.is_encrypted
        assert [len(bytes(part)) for part in pdf.trailer.ID] == [16, 16]
        assert "/DocChecksum" not in pdf.trailer
        assert not {"/AcroForm", "/Names", "/AA"} & set(pdf.Root.keys())
        for page in pdf.pages:
            for font in page.resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font
        assert pdf.check_pdf_syntax() == []


def test_the_pdf_is_tagged(pool: LibreOfficePool, properties: DocumentProperties, sheet: Any) -> None:
    """The structure names the table, its rows and its cells, for readers that cannot see."""
    with pikepdf.open(io.BytesIO(pool.convert(sheet.docx(), properties))) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        kinds = {str(found.S) for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/S" in found}
        assert {"/Document", "/Table", "/TR", "/TD"} <= kinds
        assert {"/StructParents"} <= set(pdf.pages[0].keys())


def test_the_pdf_carries_the_properties_in_both_places(
    pool: LibreOfficePool, properties: DocumentProperties, sheet: Any
) -> None:
    """Title, author and moment are the same in the information dictionary and in the XMP, language in the catalog."""
    with pikepdf.open(io.BytesIO(pool.convert(sheet.docx(), properties))) as pdf:
        said = {name: str(value) for name, value in pdf.docinfo.items()}
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            assert metadata["dc:title"] == said["/Title"] == properties.title
            assert metadata["dc:creator"] == [said["/Author"]] == [properties.author]
            assert metadata["pdf:Producer"] == said["/Producer"]
            assert metadata["xmp:CreatorTool"] == said["/Creator"]
            assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"] == "2026-01-20T09:30:15Z"
        assert said["/CreationDate"] == said["/ModDate"] == "D:20260120093015Z"
        assert str(pdf.Root.Lang) == properties.language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_a_document_libreoffice_refuses_fails_alone(
    pool: LibreOfficePool, properties: DocumentProperties, sheet: Any, paper: Any
) -> None:
    """A package whose text is not XML is this document's failure; the next document is converted as if nothing was."""
    with pytest.raises(ConversionFailedError, match="refused"):
        pool.convert(paper(markup="</w:body>").docx(), properties)
    assert inspect_pdf(pool.convert(sheet.docx(), properties), ("Оценочный лист служащего",)).pages > 1


def test_a_text_file_is_not_made_a_pdf(pool: LibreOfficePool, properties: DocumentProperties) -> None:
    """LibreOffice would gladly make a PDF of any text."""
    with pytest.raises(ConversionFailedError, match="package"):
        pool.convert("Просто текст".encode(), properties)
