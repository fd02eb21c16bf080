"""A document that refers to files outside itself never reaches LibreOffice."""

from __future__ import annotations

from typing import Any

import pytest

from worker.convert.errors import ConversionFailedError
from worker.convert.external_links import reject_external_links


@pytest.mark.parametrize(
    ("kind", "target", "part"),
    [
        ("hyperlink", "https://adilet.zan.kz/", "document"),
        ("hyperlink", "mailto:hr@example.kz", "document"),
        ("attachedTemplate", "file:///C:/Templates/Normal.dotm", "settings"),
    ],
)
def test_what_a_word_document_may_well_have_passes(paper: Any, link: Any, kind: str, target: str, part: str) -> None:
    """Links a reader may click and the name of the template the form was made with are harmless."""
    reject_external_links(paper(("Текст",), links=(link("x1", kind, target, part),)).docx())


@pytest.mark.parametrize(
    ("kind", "target", "part"),
    [
        ("image", "file:///etc/passwd", "document"),
        ("image", "https://example.kz/x.png", "document"),
        ("hyperlink", "file:///etc/passwd", "document"),
        ("hyperlink", "/etc/passwd", "document"),
        ("hyperlink", "\\\\server\\share\\x.png", "document"),
        ("oleObject", "x.docx", "document"),
        ("attachedTemplate", "https://example.kz/x.dotm", "document"),
        ("image", "file:///etc/passwd", "settings"),
    ],
)
def test_a_reference_to_the_outside_is_refused(paper: Any, link: Any, kind: str, target: str, part: str) -> None:
    """Whatever it calls itself: LibreOffice does not look at the kind of a relationship either."""
    with pytest.raises(ConversionFailedError, match="outside"):
        reject_external_links(paper(("Текст",), links=(link("x1", kind, target, part),)).docx())


def test_an_inner_reference_with_an_outer_address_is_refused(paper: Any, link: Any) -> None:
    """An address with a scheme is outside, even where the relationship claims the contrary."""
    docx = paper(("Текст",), links=(link("x1", "image", "file:///etc/passwd", "document", "Internal"),)).docx()
    with pytest.raises(ConversionFailedError, match="outside"):
        reject_external_links(docx)


def test_what_is_no_package_is_refused() -> None:
    """Neither an empty file nor a text gets as far as LibreOffice."""
    for content in (b"", b"text", b"PK\x03\x04" + bytes(200)):
        with pytest.raises(ConversionFailedError, match="package"):
            reject_external_links(content)
