"""Inspection of a finished DOCX: a valid package, well-formed parts, and all expected texts."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from lxml import etree

from worker.inspection.errors import InspectionError
from worker.inspection.text import assert_contains

CONTENT_TYPES: Final = "[Content_Types].xml"
MAIN_PART: Final = "word/document.xml"
XML_ENDINGS: Final = (".xml", ".rels")
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT: Final = f"{WORD}t"
PARTS_KEPT: Final = 128


def inspect_docx(content: bytes, expected_texts: Iterable[str]) -> None:
    """Check that a DOCX can be opened and holds the expected texts.

    Args:
        content: the whole file.
        expected_texts: texts that must stand in its body, in any order.

    Raises:
        InspectionError: the package is damaged, a part is not well-formed, or a text is missing.
    """
    parts = _parts(content)
    absent = [name for name in (CONTENT_TYPES, MAIN_PART) if name not in parts]
    if absent:
        raise InspectionError(f"the DOCX has no part {absent[0]}")
    for name, part in parts.items():
        if name.endswith(XML_ENDINGS) and name != MAIN_PART:
            _check(name, part)
    text = "".join(node.text or "" for node in _parse(MAIN_PART, parts[MAIN_PART]).iter(TEXT))
    assert_contains(expected_texts, [text])


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            # Reading checks the sum of every member.
            parts = {name: package.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InspectionError(f"the DOCX is not a sound package ({type(error).__name__})") from error
    if len(parts) != len(names):
        raise InspectionError("the DOCX has two parts of the same name")
    return parts


@lru_cache(PARTS_KEPT)
def _check(name: str, part: bytes) -> None:
    """Check a part, the styles for example, that the papers of a form have in common, byte for byte."""
    _parse(name, part)


def _parse(name: str, part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        # Not chained: the parser's message may quote the text.
        raise InspectionError(f"the part {name} of the DOCX is not well-formed") from None
