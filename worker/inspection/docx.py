"""Inspection of a finished DOCX: a valid package, well-formed parts, and all expected texts."""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from itertools import takewhile
from typing import Final
from xml.parsers import expat

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


def inspect_docx(content: bytes, expected_texts: Iterable[str]) -> None:
    """Check that a DOCX can be opened and holds the expected texts.

    Args:
        content: the whole file.
        expected_texts: texts that must stand in its body, in any order.

    Raises:
        InspectionError: the package is damaged, a part is not well-formed, or a text is missing.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = _checked(package, content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InspectionError(f"the DOCX is not a sound package ({type(error).__name__})") from error
    text = html.unescape("".join(TEXT.findall(body.decode())))
    wanted = tuple(expected_texts)
    # What stands there letter by letter needs no closer look.
    if not all(each in text for each in wanted):
        assert_contains(wanted, [text])


def _checked(package: zipfile.ZipFile, content: bytes) -> bytes:
    """Return the body of a package all of whose parts are sound.

    Raises:
        InspectionError: one is not, or is lacking.
    """
    names = package.namelist()
    if len(set(names)) != len(names):
        raise InspectionError("the DOCX has two parts of the same name")
    absent = [name for name in (CONTENT_TYPES, MAIN_PART) if name not in names]
    if absent:
        raise InspectionError(f"the DOCX has no part {absent[0]}")
    begins = package.getinfo(MAIN_PART).header_offset
    head = list(takewhile(lambda member: member.header_offset < begins, package.infolist()))
    listed = [(each.filename, each.header_offset, each.CRC, each.compress_size, each.file_size) for each in head]
    known = hashlib.sha256(content[:begins] + repr(listed).encode()).digest()
    looked_at = package.infolist()[len(head) :] if known in _sound else package.infolist()
    # Reading checks the sum of every member.
    parts = {member.filename: package.read(member) for member in looked_at}
    for name, part in parts.items():
        if name.endswith(XML_ENDINGS):
            _parse(name, part)
    if len(_sound) >= HEADS_KEPT:
        _sound.clear()
    _sound.add(known)
    return parts[MAIN_PART]


def _parse(name: str, part: bytes) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        # Not chained: the parser's message may quote the text.
        raise InspectionError(f"the part {name} of the DOCX is not well-formed") from None
