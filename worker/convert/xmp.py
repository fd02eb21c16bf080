"""The metadata stream of a PDF: its properties as XMP (ISO 16684-1), in the schemas PDF/A-2 allows."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from worker.properties import DocumentProperties

CREATOR: Final = "Bagalau"
PRODUCER: Final = "LibreOffice"
"""Without a version: an update of LibreOffice that changes nothing on the page changes nothing here either."""

FAMILY: Final = uuid.UUID("8ad2ad0a-0d9b-5b4c-9c0c-7f6d0b5a3f11")
"""Namespace of the ids that documents get by their own id (RFC 9562, version 5)."""

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""

PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate><xmp:MetadataDate>{moment}</xmp:MetadataDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID></rdf:Description>
{accessible}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
ACCESSIBLE: Final = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The claim of PDF/UA-1, with the extension schema that PDF/A-2 requires for it (ISO 19005-2, 6.6.2.3)."""


def packet(properties: DocumentProperties, moment: datetime, *, accessible: bool = False) -> bytes:
    """Return the metadata stream.

    Args:
        properties: what it says.
        moment: of creation and last change, in UTC, whole seconds.
        accessible: whether it claims PDF/UA-1.
    """
    return PACKET.format(
        title=escape(printable(properties.title)),
        author=escape(printable(properties.author)),
        language=escape(properties.language),
        producer=PRODUCER,
        creator=CREATOR,
        moment=f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        accessible=ACCESSIBLE if accessible else "",
        identity=uuid.uuid5(FAMILY, properties.identifier),
    ).encode()


def printable(text: str) -> str:
    """Return a text without the characters XML cannot hold, in one line, as titles are."""
    return " ".join(FORBIDDEN.sub("", text).split())
