"""What a template may consist of: the parts of a plain form, and nothing that acts or reaches outside.

A template is edited in Word by people and may come back with more than they meant to put in. Everything is compared
with what a form needs; what is not on the lists here is refused by name before docxtpl or LibreOffice see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from worker.render.errors import TemplateRefusedError
from worker.render.package import CONTENT_TYPES, PACKAGE_RELATIONSHIPS
from worker.texts import message

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"

_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"

RELATIONSHIPS = frozenset(
    {
        "core-properties", "custom-properties", "customXml", "customXmlProps", "endnotes", "extended-properties",
        "fontTable", "footer", "footnotes", "header", "image", "numbering", "officeDocument", "settings", "styles",
        "stylesWithEffects", "theme", "thumbnail", "webSettings",
    }
)  # fmt: skip
"""Last words of the relationship types a template may use: no macros, embedded objects, controls or inserted files."""

FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""Fields of Word a template may use: their result depends on the document alone, not on files, links or the day."""

_PLACEHOLDER = re.compile(r"\{[{%#]")


def check_template(members: Mapping[str, bytes], rendered: frozenset[str]) -> None:
    """Refuse a template that holds more than a form needs.

    Args:
        members: content of each part by its name.
        rendered: names of the parts in which placeholders are filled in.

    Raises:
        TemplateRefusedError: a part is missing or no well-formed XML, declares a document type, points outside of the
            file, is of a kind no form needs, or holds a placeholder nobody would fill in.
    """
    for name in (CONTENT_TYPES, PACKAGE_RELATIONSHIPS, DOCUMENT, CORE):
        if name not in members:
            raise TemplateRefusedError(message("render", "no_part", part=name))
    for name, content in members.items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = parse_part(name, content)
        if name == CONTENT_TYPES:
            _check_document_type(root)
        elif name.endswith(".rels"):
            _check_relationships(name, root)
        else:
            _check_fields(name, root)
            if name not in rendered and name != CORE and has_placeholder(root):
                raise TemplateRefusedError(
                    message("render", "spare_mark", part=name, known=", ".join(sorted(rendered)))
                )


def parse_part(name: str, content: bytes) -> etree._Element:
    """Parse a part without resolving entities or reaching outside.

    Raises:
        TemplateRefusedError: the part is no well-formed XML or declares a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateRefusedError(message("render", "damaged", part=name, reason=error.msg)) from error
    if root.getroottree().docinfo.doctype:
        raise TemplateRefusedError(message("render", "doctype", part=name))
    return root


def has_placeholder(root: etree._Element) -> bool:
    """Return whether the text of a part holds the beginning of a placeholder, even one Word split between runs."""
    return _PLACEHOLDER.search("".join(root.itertext())) is not None


def _check_document_type(root: etree._Element) -> None:
    types = {override.get("PartName"): override.get("ContentType") for override in root.iter(_OVERRIDE)}
    if types.get(f"/{DOCUMENT}") != _DOCUMENT_TYPE:
        raise TemplateRefusedError(message("render", "no_document"))


def _check_relationships(name: str, root: etree._Element) -> None:
    for relationship in root.iter(_RELATIONSHIP):
        kind = (relationship.get("Type") or "").rpartition("/")[2]
        if (relationship.get("TargetMode") or "Internal") != "Internal":
            raise TemplateRefusedError(message("render", "reaches_out", part=name, kind=kind))
        if kind not in RELATIONSHIPS:
            raise TemplateRefusedError(message("render", "attaches", part=name, kind=kind))


def _check_fields(name: str, root: etree._Element) -> None:
    for instruction in _field_instructions(root):
        words = instruction.split()
        if not words or words[0].upper() not in FIELDS:
            code = words[0] if words else ""
            known = ", ".join(sorted(FIELDS))
            raise TemplateRefusedError(message("render", "word_field", part=name, name=code, known=known))


def _field_instructions(root: etree._Element) -> Iterator[str]:
    """Yield the instruction of every field; Word may spread one over several runs."""
    open_fields: list[str] = []
    for element in root.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText"):
        if element.tag == f"{_W}fldSimple":
            yield element.get(f"{_W}instr") or ""
        elif element.tag == f"{_W}instrText":
            if not open_fields:
                yield element.text or ""
            else:
                open_fields[-1] += element.text or ""
        elif element.get(f"{_W}fldCharType") == "begin":
            open_fields.append("")
        elif element.get(f"{_W}fldCharType") == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields
