"""Inspection of a finished DOCX: a valid package, well-formed parts, and all expected texts."""

from __future__ import annotations

import hashlib
import html
import re
import zipfile
import zlib
from collections.abc import Iterable
from itertools import takewhile
from typing import Final
from xml.parsers import expat

from worker.docx import Docx
from worker.inspection.errors import InspectionError
from worker.inspection.text import assert_contains

CONTENT_TYPES: Final = "[Content_Types].xml"
MAIN_PART: Final = "word/document.xml"
XML_ENDINGS: Final = (".xml", ".rels")
TEXT: Final = re.compile(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>")
"""A text as the renderer writes it; were it written in another way, it would be reported as missing."""
HEADS_KEPT: Final = 1000

_sound: Final[set[bytes]] = set()
"""Hashes of what stands before the body in files found sound: the styles for example, which papers have in common."""


def inspect_docx(docx: Docx, expected_texts: Iterable[str]) -> None:
    """Check that a DOCX can be opened and holds the expected texts.

    Args:
        docx: the file.
        expected_texts: texts that must stand in its body, in any order.

    Raises:
        InspectionError: the package is damaged, a part is not well-formed, or a text is missing.
    """
    try:
        _check(docx)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InspectionError(f"the DOCX is not a sound package ({type(error).__name__})") from error
    text = html.unescape("".join(TEXT.findall(docx.read(MAIN_PART).decode())))
    wanted = tuple(expected_texts)
    # What stands there letter by letter needs no closer look.
    if not all(each in text for each in wanted):
        assert_contains(wanted, [text])


def _check(docx: Docx) -> None:
    """Check that all parts of a package are sound.

    Raises:
        InspectionError: one is not, or is lacking.
    """
    members = docx.package.infolist()
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise InspectionError("the DOCX has two parts of the same name")
    absent = [name for name in (CONTENT_TYPES, MAIN_PART) if name not in names]
    if absent:
        raise InspectionError(f"the DOCX has no part {absent[0]}")
    begins = docx.package.getinfo(MAIN_PART).header_offset
    head = list(takewhile(lambda member: member.header_offset < begins, members))
    listed = [(each.filename, each.header_offset, each.CRC, each.compress_size, each.file_size) for each in head]
    known = hashlib.sha256(docx.content[:begins] + repr(listed).encode()).digest()
    # Reading checks the sum of every member.
    for member in members[len(head) :] if known in _sound else members:
        part = docx.read(member.filename)
        if member.filename.endswith(XML_ENDINGS):
            _parse(member.filename, part)
    if len(_sound) >= HEADS_KEPT:
        _sound.clear()
    _sound.add(known)


def _parse(name: str, part: bytes) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        # Not chained: the parser's message may quote the text.
        raise InspectionError(f"the part {name} of the DOCX is not well-formed") from None
