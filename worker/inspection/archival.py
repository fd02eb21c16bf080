"""Inspection of archival properties of a PDF: PDF/A-2b (ISO 19005-2) and its structure of tags.

Not a validator of the whole standard: LibreOffice's exporter is trusted. Checked is what a wrong setting, another
version or the normalization could lose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from worker.inspection.errors import InspectionError

SPACES: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
CLAIM: Final = tuple(etree.XPath(f"string(//pdfaid:{name})", namespaces=SPACES) for name in ("part", "conformance"))
ACCESSIBLE: Final = etree.XPath("boolean(//pdfuaid:part)", namespaces=SPACES)
TITLE: Final = etree.XPath("string(//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default'])", namespaces=SPACES)
AGREEING: Final = (
    ("/Title", TITLE),
    *(
        (name, etree.XPath(f"string({place})", namespaces=SPACES))
        for name, place in (
            ("/Author", "//dc:creator/rdf:Seq/rdf:li"),
            ("/Creator", "//xmp:CreatorTool"),
            ("/Producer", "//pdf:Producer"),
            ("/CreationDate", "//xmp:CreateDate"),
            ("/ModDate", "//xmp:ModifyDate"),
        )
    ),
)
"""Entries of the information dictionary, and where the XMP must repeat them (ISO 19005-2, 6.6.3)."""
NO_DIGITS: Final = re.compile(r"\D")
DATES: Final = frozenset({"/CreationDate", "/ModDate"})
FORBIDDEN_ACTIONS: Final = frozenset({"/JavaScript", "/Launch", "/ImportData", "/ResetForm", "/Sound", "/Movie"})
"""Actions that do something beyond showing a place (ISO 19005-2, 6.5.1)."""


def inspect_archival(pdf: Pdf, *, tagged: bool = True) -> str:
    """Check that a PDF is PDF/A-2b and, by default, tagged; return its title.

    Raises:
        InspectionError: it is not; the message says why.
    """
    for sentence, holds in CHECKS:
        if not holds(pdf) and (tagged or holds is not _is_tagged):
            raise InspectionError(f"the PDF is not PDF/A-2b with tags: {sentence}")
    return _agreed_title(pdf)


def _has_identifier(pdf: Pdf) -> bool:
    found = pdf.trailer.get("/ID")
    return isinstance(found, Array) and len(found) == 2  # noqa: PLR2004 - permanent and changing, ISO 32000-1, 14.4


def _has_output_intent(pdf: Pdf) -> bool:
    found = pdf.Root.get("/OutputIntents")
    return isinstance(found, Array) and any(
        intent.get("/S") == Name.GTS_PDFA1 and isinstance(intent.get("/DestOutputProfile"), Stream) for intent in found
    )


def _is_tagged(pdf: Pdf) -> bool:
    mark, tree = pdf.Root.get("/MarkInfo"), pdf.Root.get("/StructTreeRoot")
    return isinstance(mark, Dictionary) and bool(mark.get("/Marked")) and isinstance(tree, Dictionary) and "/K" in tree


def _is_passive(pdf: Pdf) -> bool:
    names = pdf.Root.get("/Names", Dictionary())
    if "/AA" in pdf.Root or "/JavaScript" in names or "/EmbeddedFiles" in names or _acts(pdf.Root.get("/OpenAction")):
        return False
    return not any(
        "/AA" in page.obj or any(_acts(note.get("/A")) or "/AA" in note for note in page.obj.get("/Annots", ()))
        for page in pdf.pages
    )


def _acts(action: Object | None) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S")) in FORBIDDEN_ACTIONS


CHECKS: Final[tuple[tuple[str, Callable[[Pdf], bool]], ...]] = (
    ("it is encrypted", lambda pdf: not pdf.is_encrypted),
    ("it has no file identifier", _has_identifier),
    ("it has no output intent with a colour profile", _has_output_intent),
    ("it has no structure tree", _is_tagged),
    ("it has no language", lambda pdf: bool(str(pdf.Root.get("/Lang", "")))),
    ("it can act by itself or carries other files", _is_passive),
    ("it has no metadata stream", lambda pdf: isinstance(pdf.Root.get("/Metadata"), Stream)),
)


def _agreed_title(pdf: Pdf) -> str:
    """Return the title on which both kinds of metadata agree.

    Raises:
        InspectionError: the XMP is unreadable, claims something else than PDF/A-2b, or the two disagree.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        xmp = etree.fromstring(pdf.Root.Metadata.read_bytes(), parser)
    except etree.XMLSyntaxError:
        raise InspectionError("the PDF's XMP metadata are not well-formed") from None
    if tuple(find(xmp) for find in CLAIM) != ("2", "B"):
        raise InspectionError("the PDF is not PDF/A-2b with tags: its XMP metadata do not say so")
    if ACCESSIBLE(xmp) and not _is_tagged(pdf):
        raise InspectionError("the PDF claims PDF/UA without tags")
    information = pdf.docinfo
    for name, find in AGREEING:
        said, repeated = str(information.get(name, "")), str(find(xmp))
        if name in DATES:
            said, repeated = NO_DIGITS.sub("", said), NO_DIGITS.sub("", repeated)
        if said != repeated:
            raise InspectionError(f"the PDF's information dictionary and XMP metadata disagree about {name}")
    return str(TITLE(xmp))
