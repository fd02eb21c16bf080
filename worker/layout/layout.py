"""A template's papers laid out without LibreOffice, with its results: from the DOCX that is issued to a PDF/A-2b.

Nothing is guessed: what is not known exactly is refused, and LibreOffice makes that paper. Whether what is known is
right only a comparison with LibreOffice tells (:mod:`worker.layout.comparison`).
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import partial
from typing import Final

import pikepdf
from lxml import etree

from worker.docx import Docx
from worker.layout.blocks import Block, Blocks, Paragraph, parse
from worker.layout.errors import NotExactError
from worker.layout.pages import Placing, Scale, Sheet
from worker.layout.styles import NO, Styles, W
from worker.layout.writing import Writer, Written
from worker.properties import DocumentProperties

BODY_PART: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
SETTINGS: Final = "word/settings.xml"
COMMON: Final = (STYLES, SETTINGS)
BODY: Final = "<w:body>"
SECTION: Final = "<w:sectPr>"
NUMBER: Final = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="(\w+)"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>\d+</w:t></w:r>'
    r"</w:fldSimple></w:p>"
)
"""The paragraph of a header that is the number of its page."""
A4_BOXES: Final = {
    (11906, 16838): b"0 0 595.303937007874 841.889763779528",
    (16838, 11906): b"0 0 841.889763779528 595.303937007874",
}
"""Sizes of pages in twips, and what LibreOffice makes of them."""
HEADERS: Final = re.compile(r"word/header\d*\.xml")
KNOWN: Final = re.compile(r"word/(?:document|styles|settings|fontTable|header\d*|_rels/\w+\.xml)\.(?:xml|rels)")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a DOCX that its layout follows from: its texts, and what it has in common with others.

    ``common`` are the names, sums and sizes of styles and settings, by which papers of one template are told.
    """

    document: str
    header: str
    common: tuple[tuple[str, int, int], ...]
    docx: Docx

    @classmethod
    def of(cls, docx: Docx) -> Parts:
        """Return those of a file.

        Raises:
            NotExactError: it has others that could matter.
        """
        package = docx.package
        names = package.namelist()
        headers = [name for name in names if HEADERS.fullmatch(name)]
        unknown = [name for name in names if name.startswith("word/") and not KNOWN.fullmatch(name)]
        if unknown or len(headers) != 1:
            raise NotExactError("parts of the DOCX")
        common = tuple((name, *_sum(package.getinfo(name))) for name in COMMON)
        return cls(docx.read(BODY_PART).decode(), docx.read(headers[0]).decode(), common, docx)


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper that was laid out, and what is unusual in how it was."""

    written: Written
    kinds: frozenset[str]


class Layout:
    """Lays out the papers of one template, keeping what they have in common; not for several threads at once.

    Args:
        parts: of one of its papers.
        icc_profile_source: a PDF/A of LibreOffice, whose colour profile is taken over.

    Raises:
        NotExactError: no paper of it can be laid out.
    """

    def __init__(self, parts: Parts, icc_profile_source: bytes) -> None:
        section = parts.document[parts.document.rindex(SECTION) :]
        self._section = section
        self._common = parts.common
        self._sheet = _sheet(section)
        self._scale = Scale(self._sheet)
        self._blocks = Blocks(
            Styles(parts.docx.read(STYLES)),
            hyphenated=_is_hyphenated(parts.docx.read(SETTINGS)),
            left=self._sheet.left,
            room=self._sheet.room,
        )
        with pikepdf.open(io.BytesIO(icc_profile_source)) as pdf:
            profile = pdf.Root.OutputIntents[0].DestOutputProfile.read_raw_bytes()
        self._writer = Writer(A4_BOXES[self._sheet.width, self._sheet.height], profile)
        self._numbers: dict[int, Paragraph] = {}

    def make(self, parts: Parts, properties: DocumentProperties) -> Laid:
        """Return a paper of the template.

        Raises:
            NotExactError: it is not known exactly how LibreOffice lays it out.
        """
        document = parts.document
        if not document.endswith(self._section) or parts.common != self._common:
            raise NotExactError("another template")
        body = document[document.index(BODY) + len(BODY) : -len(self._section)]
        placing = Placing(self._sheet, self._scale, partial(self._header, parts.header))
        placing.run(self._blocks.body(body))
        return Laid(self._writer.write(placing.pages, placing.structure, properties), placing.kinds)

    def _header(self, xml: str, page: int) -> list[Block]:
        """Return the paragraphs of a header as they are printed on a page."""
        inner = xml[xml.index(">", xml.index("<w:hdr")) + 1 : xml.rindex("</w:hdr>")]
        return [self._header_paragraph(f"{piece}</w:p>", page).block for piece in inner.split("</w:p>")[:-1]]

    def _header_paragraph(self, xml: str, page: int) -> Paragraph:
        numbered = NUMBER.fullmatch(xml)
        if numbered is None:
            return self._blocks.paragraph(xml)
        found = self._numbers.get(page)
        if found is None:
            found = self._numbers[page] = self._blocks.text(str(page), numbered[1])
        return found


def _sum(member: zipfile.ZipInfo) -> tuple[int, int]:
    return member.CRC, member.file_size


def _sheet(section: str) -> Sheet:
    parts = {etree.QName(each).localname: each for each in parse(section.removesuffix("</w:body></w:document>"))}
    if parts.keys() != {"headerReference", "pgSz", "pgMar", "titlePg"}:
        raise NotExactError("section")

    def length(part: str, name: str) -> int:
        return int(str(parts[part].get(f"{W}{name}")))

    found = Sheet(
        height=length("pgSz", "h"),
        width=length("pgSz", "w"),
        header=length("pgMar", "header"),
        **{name: length("pgMar", name) for name in ("top", "bottom", "left", "right")},
    )
    if (found.width, found.height) not in A4_BOXES:
        raise NotExactError("size of the page")
    return found


def _is_hyphenated(settings: bytes) -> bool:
    found = etree.fromstring(settings).find(f"{W}autoHyphenation")
    return found is not None and found.get(f"{W}val", "1") not in NO
