"""``docProps/core.xml``: what the DOCX says about itself (ECMA-376 part 2, section 11, Dublin Core terms)."""

from __future__ import annotations

from datetime import UTC
from xml.sax.saxutils import escape

from worker.properties import DocumentProperties
from worker.render.context import has_illegal_character
from worker.render.errors import ContextRefusedError
from worker.texts import message

_CORE = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    "<dc:identifier>{identifier}</dc:identifier><dc:language>{language}</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified>'
    "</cp:coreProperties>"
)


def core_xml(properties: DocumentProperties) -> bytes:
    """Write the core properties of a document.

    Raises:
        ContextRefusedError: a property holds a character XML has no place for.
    """
    texts = {name: _text(name, getattr(properties, name)) for name in ("title", "author", "identifier", "language")}
    created = properties.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _CORE.format(**texts, created=created).encode()


def _text(name: str, value: str) -> str:
    if has_illegal_character(value):
        raise ContextRefusedError(message("render", "property", name=name))
    return escape(value, {"\r": "&#13;"})
