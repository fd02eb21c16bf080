"""DOCX packages (ECMA-376 part 2) with only the parts a form needs, the same bytes at every build."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import nsmap, qn
from lxml import etree

from doc_templates.docx.markup import page_number, paragraph, twips, w
from doc_templates.docx.styles import FONT, STYLES, Style, defaults, numbering
from doc_templates.languages import LANGUAGE_TAGS

REL = nsmap["r"]
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BUILT = "2025-07-28T00:00:00Z"
"""Moment of making in the file: the day of the order, since the true one would differ at every build."""
EPOCH = (1980, 1, 1, 0, 0, 0)

PARTS = ("document", "styles", "settings", "fontTable", "header")
NUMBERING = "numbering"
"""The part that only forms with a list have."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Layout:
    """A form before it is packed: its title, and the paragraphs and tables of its body.

    A4; margins 30 mm at the edge papers are filed by, 10 mm opposite, 20 mm at the other two. Upright, the left edge
    is filed; ``landscape``, for tables of many columns, the upper one. Above the text of every page but the first stand
    the number of the page, as official papers have it, and the ``running`` line, by which a page that went astray is
    put back: the short name of the form, whose paper it is and for which period.

    ``reworded``, where a state body may put its own words into the form, returns the layout with its lines of the mark
    and its lines of explanation by the number of the parameter.
    """

    title: str
    body: tuple[etree._Element, ...]
    running: str
    landscape: bool = False
    reworded: Callable[[tuple[str, ...], Mapping[int, tuple[str, ...]]], Layout] | None = None


def build(layout: Layout, language: str = "ru", hyphenated: Collection[str] = ()) -> bytes:
    """Pack a layout as a DOCX file, byte for byte the same for the same layout.

    Members are stored, not deflated: what deflating gives depends on the version of zlib.

    Args:
        layout: the form.
        language: ISO 639-1 code of the language its words are in.
        hyphenated: placeholders of the columns in whose cells Russian words may be divided, for example ``kpi.unit``.
    """
    tag = LANGUAGE_TAGS[language]
    hyphenated = hyphenated if language == "ru" else ()
    document = w("document", w("body", *deepcopy(layout.body), _page(landscape=layout.landscape)))
    _divide(document, hyphenated)
    header = w("hdr", page_number("Header"), paragraph("RunningLine", layout.running))
    styles = _styles(tag, document, header)
    lists = (NUMBERING,) if next(styles.iter(qn("w:numPr")), None) is not None else ()
    parts = (*PARTS, *lists)
    members = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships((("officeDocument", "word/document.xml"), ("core", "docProps/core.xml"))),
        "docProps/core.xml": _core(layout.title, tag),
        "word/_rels/document.xml.rels": _relationships(tuple((part, f"{part}.xml") for part in parts[1:])),
        "word/document.xml": _xml(document),
        "word/styles.xml": _xml(styles),
        "word/settings.xml": _xml(_settings(tag, hyphenated=bool(hyphenated))),
        "word/fontTable.xml": _xml(w("fonts", _font())),
        "word/header.xml": _xml(header),
        **{f"word/{part}.xml": _xml(numbering()) for part in lists},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
    return packed.getvalue()


def _page(*, landscape: bool) -> etree._Element:
    reference = w("headerReference", type="default")
    reference.set(f"{{{REL}}}id", f"rId{PARTS.index('header')}")
    upright = {"top": 20, "right": 10, "bottom": 20, "left": 30}
    edges = {"top": 30, "right": 20, "bottom": 10, "left": 20} if landscape else upright
    edges |= {"header": 8, "footer": 10, "gutter": 0}
    turned = w("pgSz", w=twips(297), h=twips(210), orient="landscape")
    return w(
        "sectPr",
        reference,
        turned if landscape else w("pgSz", w=twips(210), h=twips(297)),
        w("pgMar", **{edge: twips(width) for edge, width in edges.items()}),
        w("titlePg"),
    )


def _styles(tag: str, *parts: etree._Element) -> etree._Element:
    """Return the styles that the parts use, and those they are built upon; unused ones only cost time."""
    by_id = {style.id: style for style in STYLES}
    tags = {qn(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle")}
    wanted = {style.id for style in STYLES if getattr(style, "default", False)}
    pending = [element.attrib[qn("w:val")] for part in parts for element in part.iter(*tags)]
    while pending:
        style = pending.pop()
        if style not in wanted:
            wanted.add(style)
            pending.extend(by_id[style].needs)
    used: list[Style] = [style for style in STYLES if style.id in wanted]
    return w("styles", defaults(tag), *(style.element() for style in used))


def _divide(document: etree._Element, columns: Collection[str]) -> None:
    """Let words be divided in the cells of some columns: Word hyphenates a document, but for styles that forbid it."""
    placeholders = {f"{{{{ {column} }}}}" for column in columns}
    for one in document.iterfind(".//w:tc/w:p", nsmap):
        if one.text in placeholders:
            one.style += "Divided"


def _settings(tag: str, *, hyphenated: bool) -> etree._Element:
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": "15"}
    return w(
        "settings",
        w("defaultTabStop", val=twips(12.5)),
        w("autoHyphenation", val=str(hyphenated).lower()),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("compatSetting", **mode)),
        w("themeFontLang", val=tag),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _font() -> etree._Element:
    return w(
        "font",
        w("panose1", val="02020603050405020304"),
        w("charset", val="CC"),
        w("family", val="roman"),
        w("pitch", val="variable"),
        name=FONT,
    )


def _xml(element: etree._Element) -> bytes:
    root = etree.Element(element.tag, element.attrib, nsmap={name: nsmap[name] for name in ("w", "r")})
    root.extend(deepcopy(element))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w"])
    text: str = etree.tostring(root, encoding="unicode")
    return (DECLARATION + text).encode()


def _content_types(parts: tuple[str, ...]) -> bytes:
    overrides = {f"word/{part}": f"{MAIN}.{part}+xml" for part in parts[1:]}
    overrides["word/document"] = f"{MAIN}.document.main+xml"
    overrides["docProps/core"] = "application/vnd.openxmlformats-package.core-properties+xml"
    named = "".join(
        f'<Override PartName="/{part}.xml" ContentType="{kind}"/>' for part, kind in sorted(overrides.items())
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    ).encode()


def _relationships(targets: tuple[tuple[str, str], ...]) -> bytes:
    kinds = {"core": f"{PACKAGE}/relationships/metadata/core-properties"}
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kinds.get(kind, f"{REL}/{kind}")}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _core(title: str, tag: str) -> bytes:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>Bagalau</dc:creator><dc:language>{tag}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{BUILT}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{BUILT}</dcterms:modified></cp:coreProperties>'
    ).encode()
