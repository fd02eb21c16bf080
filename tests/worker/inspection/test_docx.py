"""A DOCX is handed out only when it opens, is well-formed and says what it should."""

from __future__ import annotations

import io
import zipfile

import pytest

from worker.docx import Docx
from worker.inspection import InspectionError, inspect_docx


def _rebuilt(content: bytes, **changes: bytes | None) -> bytes:
    """Return the package with some parts replaced, or left out where ``None`` stands for them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            part = changes.get(name, source.read(name))
            if part is not None:
                package.writestr(name, part)
    return target.getvalue()


def test_a_good_docx_passes_in_any_order_of_texts(good_docx: bytes, texts: tuple[str, ...]) -> None:
    """Only presence counts."""
    inspect_docx(Docx(good_docx), texts)
    inspect_docx(Docx(good_docx), reversed(texts))


def test_signs_that_xml_writes_otherwise_are_found(good_docx: bytes) -> None:
    """Quotation marks, ampersands and brackets, in whichever of their spellings."""
    text = "&#34;A&amp;B&apos;s&quot; &lt;5&gt; &amp;copy"
    body = f"<w:document xmlns:w='w'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>"
    inspect_docx(Docx(_rebuilt(good_docx, **{"word/document.xml": body.encode()})), ['"A&B\'s" <5> &copy'])


def test_a_listing_that_contradicts_the_parts_is_refused_of_known_files_too(good_docx: bytes) -> None:
    """What many papers have in common is looked at once, but the listing of each must fit it."""
    inspect_docx(Docx(good_docx), ())
    wrong = bytearray(good_docx)
    with zipfile.ZipFile(io.BytesIO(good_docx)) as package:
        listing = package.start_dir
    checksum = listing + 16
    wrong[checksum] ^= 0xFF
    with pytest.raises(InspectionError, match="package"):
        inspect_docx(Docx(bytes(wrong)), ())


def test_a_text_that_is_not_whole_is_missed(good_docx: bytes, texts: tuple[str, ...]) -> None:
    """Five thousand letters and one more than there are."""
    with pytest.raises(InspectionError, match="1 of 1"):
        inspect_docx(Docx(good_docx), [texts[3] + "!"])


def test_a_damaged_package_is_refused(good_docx: bytes) -> None:
    """Cut off, with a flipped bit inside a part, or no package at all."""
    flipped = bytearray(good_docx)
    with zipfile.ZipFile(io.BytesIO(good_docx)) as package:
        flipped[package.getinfo("word/document.xml").header_offset + 200] ^= 0xFF
    for content in (b"", b"text", good_docx[: len(good_docx) // 2], bytes(flipped)):
        with pytest.raises(InspectionError, match="package"):
            inspect_docx(Docx(content), ())


def test_a_package_without_a_document_is_refused(good_docx: bytes) -> None:
    """Word opens nothing without its two first parts."""
    for name in ("word/document.xml", "[Content_Types].xml"):
        with pytest.raises(InspectionError, match="no part"):
            inspect_docx(Docx(_rebuilt(good_docx, **{name: None})), ())


def test_a_part_that_is_not_well_formed_is_refused_without_quoting_it(good_docx: bytes) -> None:
    """Any part counts, not the text alone: Word refuses the whole file."""
    for name in ("word/document.xml", "word/styles.xml", "_rels/.rels"):
        with pytest.raises(InspectionError) as raised:
            inspect_docx(Docx(_rebuilt(good_docx, **{name: "<a>Иванов</b>".encode()})), ())
        assert name in str(raised.value)
        assert "Иванов" not in str(raised.value)


def test_two_parts_of_one_name_are_refused(good_docx: bytes) -> None:
    """Programs disagree about which of them counts."""
    target = io.BytesIO(good_docx)
    with zipfile.ZipFile(target, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(InspectionError, match="same name"):
        inspect_docx(Docx(target.getvalue()), ())
