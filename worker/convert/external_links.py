"""Rejects documents that refer to files outside themselves, before LibreOffice opens them.

LibreOffice 7.4 puts a picture named by ``a:blip r:link`` into the PDF even when all its settings forbid links, so a
document could show any file of the server. Documents filled in from the forms refer to nothing.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from worker.convert.errors import ConversionFailedError

RELATIONSHIPS: Final = ".rels"
SETTINGS: Final = "word/_rels/settings.xml.rels"
MAX_BYTES: Final = 256 << 20
"""Unpacked size above which a package is taken for a bomb."""
MAX_RELATIONSHIPS_BYTES: Final = 1 << 20
WEB: Final = frozenset({"http", "https", "mailto"})
"""Where a hyperlink may lead; LibreOffice has no network to follow it."""


def reject_external_links(docx: bytes) -> None:
    """Reject a document that refers to something outside.

    Allowed are links to web pages, which a reader may click, and the name of the Word template a form was made with,
    which LibreOffice does not open.

    Args:
        docx: the whole file.

    Raises:
        ConversionFailedError: it is no package, or refers to something outside.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            if sum(member.file_size for member in package.infolist()) > MAX_BYTES:
                raise ConversionFailedError("the document is too big when unpacked")
            for member in package.infolist():
                if member.filename.lower().endswith(RELATIONSHIPS):
                    if member.file_size > MAX_RELATIONSHIPS_BYTES:
                        raise ConversionFailedError("the document has too many relationships")
                    _check_part(member.filename, package.read(member))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ConversionFailedError(f"the document is not a package ({type(error).__name__})") from error


def _check_part(name: str, content: bytes) -> None:
    try:
        relationships = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise ConversionFailedError(f"the part {name} of the document is not well-formed") from None
    for relationship in relationships.iter("{*}Relationship"):
        target = relationship.get("Target", "")
        outside = relationship.get("TargetMode", "Internal") != "Internal" or ":" in target
        if outside and not _harmless(name, relationship.get("Type", "").rpartition("/")[2], target):
            raise ConversionFailedError(f"the part {name} of the document refers to something outside")


def _harmless(name: str, kind: str, target: str) -> bool:
    if name == SETTINGS:
        return kind == "attachedTemplate"
    return kind == "hyperlink" and urlsplit(target).scheme.lower() in WEB
