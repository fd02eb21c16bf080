"""Templates as LibreOffice reads them fastest: one flat OpenDocument text that holds many filled forms.

A DOCX template that LibreOffice has written down as a flat OpenDocument text (OASIS OpenDocument 1.3 part 3, 3.1.2)
keeps its placeholders. Filled in there instead of in WordprocessingML, and one form appended to the other, it is laid
out as the DOCX is, letter by letter, but read in a third of the time. What a header says of its form stands in a page
style of that form's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from jinja2 import TemplateError, TemplateRuntimeError
from lxml import etree
from markupsafe import Markup

from worker.render.context import check_context
from worker.render.errors import ContextRefusedError, RenderError, TemplateRefusedError
from worker.render.expressions import FormEnvironment, compile_source, printed
from worker.render.kazakh import STYLE, TAG, spanned
from worker.texts import message

PART: Final = "content"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

_INSIDE_TEXT: Final = re.compile(r">[^<>]*\Z")
_CODE: Final = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_WHOLE: Final = re.compile(r"\A\s*\{%(tr|p)\s+(.*?)\s*%\}\s*\Z", re.DOTALL)
"""docxtpl's tags for a whole row or paragraph, which goes away with them."""
_NAMESPACES: Final = re.compile(r' xmlns:\w+="[^"]*"')
_GAPS: Final = re.compile(r"\A +| {2,}| +\Z")
_ESCAPED: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_MARK: Final = "\ue000form\ue000"
"""Where the name of a form goes: in the private use area, and before anything a person wrote."""
_NAME: Final = "\ue000name\ue000"
"""Placeholder of the form's name in its own styles."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled form: the style that opens its first page, its pages' styles with their headers, and its body."""

    opening: str
    pages: str
    body: str


class FodtTemplate:
    """A flat OpenDocument text with placeholders, compiled once; safe to use from several threads."""

    def __init__(self, fodt: bytes) -> None:
        """Compile a template.

        Args:
            fodt: what LibreOffice wrote of a DOCX template that has been checked.

        Raises:
            TemplateRefusedError: forms of it cannot be put one after another, or a placeholder is not understood.
        """
        root = etree.fromstring(fodt, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise TemplateRefusedError(message("render", "no_text"))
        blocks = _blocks(body)
        opening = _begin_at_page_one(root, blocks[0])
        opening.addprevious(_kazakh_style())
        _mark(blocks[0])
        _replace_whole_tags(body)
        self._opening, pages = _own_pages(root, opening, blocks[0])
        self._head, self._between, self._styled, self._tail, source = _taken_apart(root, body, blocks[0])
        environment = FormEnvironment()
        environment.filters["printed"] = printed_fodt
        self._pages = compile_source(environment, pages, PART, _INSIDE_TEXT)
        self._template = compile_source(environment, source, PART, _INSIDE_TEXT)

    def fill(self, name: str, context: Mapping[str, Any]) -> FilledForm:
        """Return one filled form.

        Args:
            name: what the form is called in the joined document, letters and digits only.
            context: as for a DOCX.

        Raises:
            ContextRefusedError: a value is missing or cannot be written.
            RenderError: the template fails with these values in another way.
        """
        check_context(context)
        try:
            pages: str = self._pages.render(context)
            body: str = self._template.render(context)
        except RenderError:
            raise
        except TemplateRuntimeError as error:
            raise ContextRefusedError(message("render", "lacking", reason=error.message)) from None
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise RenderError(message("render", "uncomputed", reason=type(error).__name__)) from None
        own = body.replace(_NAME, name, 1) if self._opening else body
        return FilledForm(
            self._opening.replace(_NAME, name),
            pages.replace(_NAME, name),
            own.replace(_MARK, f'<text:bookmark text:name="{name}"/>', 1),
        )

    def join(self, forms: Sequence[FilledForm]) -> bytes:
        """Return the flat OpenDocument text of several filled forms, each beginning at a page one of its own."""
        openings, pages = (form.opening for form in forms), (form.pages for form in forms)
        parts = (self._head, *openings, self._between, *pages, self._styled, *(form.body for form in forms), self._tail)
        return "".join(parts).encode()


def printed_fodt(value: object, name: str) -> Markup:
    """Write a value as text of OpenDocument, where blanks and line ends are elements (part 3, 6.1.2 to 6.1.5)."""
    text = str(printed(value, name))
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        text = _GAPS.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', text)
    return Markup(spanned(text.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")))  # noqa: S704 - escaped


def _blocks(body: etree._Element) -> list[etree._Element]:
    found = [child for child in body if child.tag in {f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table"}]
    if not found:
        raise TemplateRefusedError(message("render", "no_paragraph"))
    return found


def _begin_at_page_one(root: etree._Element, first: etree._Element) -> etree._Element:
    """Let the style of the first block, which opens a page anyway, also count pages from one; return that style.

    Raises:
        TemplateRefusedError: the first block does not open a page.
    """
    name = first.get(f"{_TEXT}style-name") or first.get(f"{_TABLE}style-name")
    style = root.find(f"{_OFFICE}automatic-styles/{_STYLE}style[@{_STYLE}name='{name}']")
    if style is None or not style.get(f"{_STYLE}master-page-name"):
        raise TemplateRefusedError(message("render", "no_page"))
    kind = "table" if first.tag == f"{_TABLE}table" else "paragraph"
    properties = style.find(f"{_STYLE}{kind}-properties")
    if properties is None:
        properties = etree.SubElement(style, f"{_STYLE}{kind}-properties")
    properties.set(f"{_STYLE}page-number", "1")
    return style


def _kazakh_style() -> etree._Element:
    """Return the style of values in Kazakh; see :mod:`worker.render.kazakh`."""
    style = etree.Element(f"{_STYLE}style", {f"{_STYLE}name": STYLE, f"{_STYLE}family": "text"})
    language, _, country = TAG.partition("-")
    etree.SubElement(style, f"{_STYLE}text-properties", {f"{_FO}language": language, f"{_FO}country": country})
    return style


def _own_pages(root: etree._Element, opening: etree._Element, first: etree._Element) -> tuple[str, str]:
    """Give forms whose headers have placeholders page styles of their own.

    Returns:
        The source of the opening style and of the page styles it leads to, named apart by ``_NAME``; two empty texts
        where every form's pages look the same.
    """
    masters = root.find(f"{_OFFICE}master-styles")
    pages = [] if masters is None else masters.findall(f"{_STYLE}master-page")
    if not any(_CODE.search("".join(page.itertext())) for page in pages):
        return "", ""
    for attribute in (f"{_TEXT}style-name", f"{_TABLE}style-name"):
        if first.get(attribute):
            first.set(attribute, f"{first.get(attribute)}-{_NAME}")
    style = deepcopy(opening)
    own = _merged([deepcopy(page) for page in pages], style)
    for attribute in (f"{_STYLE}name", f"{_STYLE}master-page-name"):
        style.set(attribute, f"{style.get(attribute)}-{_NAME}")
    for page in own:
        for attribute in (f"{_STYLE}name", f"{_STYLE}display-name", f"{_STYLE}next-style-name"):
            if page.get(attribute):
                page.set(attribute, f"{page.get(attribute)}-{_NAME}")
    return _source([style]), _CODE.sub(_unescaped, _source(own))


def _merged(pages: list[etree._Element], opening: etree._Element) -> list[etree._Element]:
    """Make one style of that of a bare first page and that of the pages after it, as far as a template has these two.

    A page style costs LibreOffice as much as a dozen paragraphs. The header that a first page of the one style has
    is empty (``style:header-first``, OpenDocument 1.3 part 3).
    """
    by_name = {page.get(f"{_STYLE}name"): page for page in pages}
    first = by_name.get(opening.get(f"{_STYLE}master-page-name"))
    later = None if first is None else by_name.get(first.get(f"{_STYLE}next-style-name"))
    if first is None or later is None or len(first):
        return pages
    header = later.find(f"{_STYLE}header")
    if header is None or len(later) > 1:
        return pages
    bare = etree.SubElement(later, f"{_STYLE}header-first")
    etree.SubElement(bare, f"{_TEXT}p", {f"{_TEXT}style-name": header[0].get(f"{_TEXT}style-name", "")})
    opening.set(f"{_STYLE}master-page-name", later.get(f"{_STYLE}name", ""))
    return [page for page in pages if page is not first]


def _source(elements: Iterable[etree._Element]) -> str:
    return "".join(_NAMESPACES.sub("", etree.tostring(element, encoding="unicode")) for element in elements)


def _mark(block: etree._Element) -> None:
    place = block
    if block.tag == f"{_TABLE}table":
        place = next(iter(block.iter(f"{_TEXT}p", f"{_TEXT}h")), block)
    place.text = f"{_MARK}{place.text or ''}"


def _replace_whole_tags(body: etree._Element) -> None:
    """Put docxtpl's row and paragraph tags, as Jinja's, in the place of their rows and paragraphs."""
    for pause in list(body.iter(f"{_TEXT}soft-page-break")):
        _replace(pause, "")
    for kind, tag in (("tr", f"{_TABLE}table-row"), ("p", f"{_TEXT}p")):
        for element in list(body.iter(tag)):
            found = _WHOLE.match("".join(element.itertext()))
            if found and found[1] == kind:
                _replace(element, f"{{% {found[2]} %}}")


def _replace(element: etree._Element, text: str) -> None:
    parent, before = element.getparent(), element.getprevious()
    text += element.tail or ""
    if before is None:
        parent.text = f"{parent.text or ''}{text}"
    else:
        before.tail = f"{before.tail or ''}{text}"
    parent.remove(element)


def _taken_apart(root: etree._Element, body: etree._Element, first: etree._Element) -> tuple[str, str, str, str, str]:
    """Return what stands before the openings, between them and the pages, before the forms, after them; and a form."""
    inner = _source(body[body.index(first) :])
    for child in list(body)[body.index(first) :]:
        body.remove(child)
    body.tail = None
    whole = etree.tostring(root, encoding="unicode")
    places = [whole.find(end) for end in ("</office:automatic-styles>", "</office:master-styles>", "</office:text>")]
    if sorted(places) != places or places[0] < 0:
        raise TemplateRefusedError(message("render", "unfamiliar"))
    parts = (whole[first:last] for first, last in pairwise((0, *places, len(whole))))
    return (*parts, _CODE.sub(_unescaped, inner))


def _unescaped(found: re.Match[str]) -> str:
    text = found[0]
    for written, meant in _ESCAPED:
        text = text.replace(written, meant)
    return text
