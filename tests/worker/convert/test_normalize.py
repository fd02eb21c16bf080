"""Normalization refuses what it does not understand and writes odd properties safely."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from worker.convert.errors import ConversionFailedError
from worker.convert.normalize import normalize

if TYPE_CHECKING:
    from worker.convert.pool import LibreOfficePool
    from worker.properties import DocumentProperties


@pytest.fixture(scope="module")
def raw(pool: LibreOfficePool, sheet: Any) -> bytes:
    """Give a PDF as LibreOffice writes it."""
    return pool._slots[0].convert(sheet.docx(), 60)


def _without_intent(raw: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(target)
    return target.getvalue()


def test_what_is_no_archival_pdf_is_refused(raw: bytes, properties: DocumentProperties) -> None:
    """An empty answer, half a file, and a PDF without a colour profile are failures of the conversion."""
    for content in (b"", b"%PDF-1.6\nnothing", _without_intent(raw)):
        with pytest.raises(ConversionFailedError, match="not usable"):
            normalize(content, properties)


def test_normalizing_twice_changes_nothing(raw: bytes, properties: DocumentProperties) -> None:
    """All that is accidental is gone the first time."""
    once = normalize(raw, properties)
    assert normalize(once, properties) == once


@pytest.mark.parametrize("title", ["<b>&amp;</b> ]]>", "Строка\nдругая\tи \x00\x0b", "Ә 😀", "("])
def test_any_title_gives_metadata_that_can_be_read_and_agree(
    raw: bytes, properties: DocumentProperties, title: str
) -> None:
    """Control characters and line breaks are dropped, everything else stands as it was given, in both places."""
    with pikepdf.open(io.BytesIO(normalize(raw, replace(properties, title=title)))) as pdf:
        said = str(pdf.docinfo["/Title"])
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            assert metadata["dc:title"] == said
    assert said == " ".join(title.replace("\x00", "").replace("\x0b", "").split())


def test_structure_and_intent_survive(raw: bytes, properties: DocumentProperties) -> None:
    """Normalization takes nothing away from the content."""

    def census(content: bytes) -> tuple[int, int, list[bytes]]:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            elements = sum(isinstance(item, pikepdf.Dictionary) and "/S" in item for item in pdf.objects)
            return elements, len(pdf.Root.OutputIntents), [page.Contents.read_bytes() for page in pdf.pages]

    assert census(normalize(raw, properties)) == census(raw)
