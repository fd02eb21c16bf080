"""A small DOCX whose conversion loads LibreOffice's libraries and fonts before the first real document."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Final

_OPEN_XML: Final = "http://schemas.openxmlformats.org"

_CONTENT_TYPES: Final = (
    f'<Types xmlns="{_OPEN_XML}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS: Final = (
    f'<Relationships xmlns="{_OPEN_XML}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_OPEN_XML}/officeDocument/2006/relationships/officeDocument" Target="document.xml"/></Relationships>'
)
_RUN: Final = (
    '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>{style}</w:rPr><w:t>Әбв</w:t></w:r>'
)
_DOCUMENT: Final = (
    f'<w:document xmlns:w="{_OPEN_XML}/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:p>'
    + _RUN.format(style="")
    + _RUN.format(style="<w:b/>")
    + "</w:p></w:tc></w:tr></w:tbl><w:p/></w:body></w:document>"
)
_PARTS: Final = (
    ("[Content_Types].xml", _CONTENT_TYPES),
    ("_rels/.rels", _RELATIONSHIPS),
    ("document.xml", _DOCUMENT),
)


@cache
def warm_up_document() -> bytes:
    """Return the bytes of the DOCX."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in _PARTS:
            package.writestr(name, text)
    return target.getvalue()
