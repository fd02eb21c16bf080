"""Assigns a fallback font to characters the body font lacks, so that output is deterministic.

LibreOffice's own fallback takes a font from a cache that depends on the documents before, and draws such characters
after the rest of their line: the bytes would vary, and the text would be read out of order.
"""

from __future__ import annotations

import copy
import html
import io
import re
import zipfile
from typing import Final

from lxml import etree

from doc_templates.fonts import TEXT_FAMILY
from doc_templates.fonts.coverage import Coverage
from worker.convert.errors import ConversionFailedError

BODY: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
NAMED: Final = re.compile(rb'<w:rFonts\b[^>]*?\bw:(?:ascii|hAnsi)="([^"]+)"')
HEADER: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN, TEXT, STYLE, FONTS = (f"{WORD}{name}" for name in ("r", "t", "rPr", "rFonts"))
SCRIPTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
PLAIN: Final = tuple(f"{WORD}{name}" for name in ("b", "bCs", "i", "iCs"))
"""Switched off for fallback characters: of those fonts only the upright face is used."""
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def name_fonts(docx: bytes, coverage: Coverage) -> bytes:
    """Return the document with a font for every character that needs one; the same bytes when none does.

    Args:
        docx: the whole file.
        coverage: what the fonts have.

    Raises:
        ConversionFailedError: the body is missing, or it or a header is not well-formed.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        if BODY not in package.namelist():
            raise ConversionFailedError("the document has no body")
        texts = [name for name in package.namelist() if name == BODY or HEADER.fullmatch(name)]
        parts = {name: package.read(name) for name in texts}
        named = {name: _named(name, part, coverage) for name, part in parts.items() if _needs_fallback(part, coverage)}
        if not named:
            return docx
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as changed:
            for member in package.infolist():
                changed.writestr(member, named.get(member.filename) or package.read(member))
    return target.getvalue()


def fonts_named(docx: bytes) -> frozenset[str]:
    """Return the names of all fonts that a document's text and styles use."""
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [name for name in package.namelist() if name in {BODY, STYLES} or HEADER.fullmatch(name)]
        for part in parts:
            found.update(html.unescape(name.decode("utf-8", "replace")) for name in NAMED.findall(package.read(part)))
    return frozenset(found)


def _needs_fallback(part: bytes, coverage: Coverage) -> bool:
    # A character reference may stand for anything.
    return b"&#" in part or coverage.needs_fallback(part.decode("utf-8", "replace"))


def _named(name: str, part: bytes, coverage: Coverage) -> bytes:
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        raise ConversionFailedError(f"{name} of the document is not well-formed") from None
    for run in list(root.iter(RUN)):
        texts = [child.text or "" for child in run.iterchildren(TEXT)]
        if any(coverage.needs_fallback(text) for text in texts):
            _split(run, coverage)
    named: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return named


def _split(run: etree._Element, coverage: Coverage) -> None:
    """Replace a run by runs of one font each, in the same order and otherwise of the same look."""
    style = run.find(STYLE)
    parts: list[etree._Element] = []
    for child in run:
        if child is style:
            continue
        runs = coverage.split_by_font(child.text or "") if child.tag == TEXT else [(None, None)]
        for family, text in runs:
            part = etree.Element(RUN, run.attrib)
            if style is not None or family is not None:
                part.append(_style(style, family))
            part.append(copy.deepcopy(child) if text is None else _text(text))
            part[-1].tail = None
            parts.append(part)
    parent = run.getparent()
    place = parent.index(run)
    parts[-1].tail = run.tail
    parent[place : place + 1] = parts


def _text(text: str) -> etree._Element:
    found = etree.Element(TEXT)
    found.text = text
    found.set(SPACE, "preserve")
    return found


def _style(style: etree._Element | None, family: str | None) -> etree._Element:
    found = etree.Element(STYLE) if style is None else copy.deepcopy(style)
    if family is None:
        return found
    plain = () if family == TEXT_FAMILY else PLAIN
    for name in (FONTS, *plain):
        for old in found.findall(name):
            found.remove(old)
    fonts = etree.Element(FONTS, {f"{WORD}{script}": family for script in SCRIPTS})
    off = [etree.Element(name, {f"{WORD}val": "0"}) for name in plain]
    # After the style of the run, which comes first (ISO/IEC 29500-1, 17.3.2.28).
    place = 1 if found.find(f"{WORD}rStyle") is not None else 0
    found[place:place] = [fonts, *off]
    return found
