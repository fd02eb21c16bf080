"""One part of a template (the body, a header, a footer) compiled to a function from values to bytes.

docxtpl reads the template and patches its XML into Jinja source once. What docxtpl does again for every document after
rendering is done here on the text, and only where a template or a value needs it, so that the result is the same to
the byte: line breaks and tabs of the values, columns of tables, numbers of drawings, the spelling of empty elements.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Mapping
from typing import Any

from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateRuntimeError
from lxml import etree

from worker.render.errors import ContextRefusedError, RenderError, TemplateRefusedError
from worker.render.expressions import FormEnvironment, compile_source
from worker.render.kazakh import marked
from worker.texts import message

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_BREAK = re.compile(r"[\n\t]")
_EMPTY = re.compile(r"<(w:\w+)((?: [^<>]*)?)></\1>")
_MAY_EMPTY = re.compile(r"<w:(?!t[ >])\w+(?: [^<>]*)?>\{%")
"""An element other than a text that begins with a condition or repetition, which may leave it without content."""

_DRAWING = re.compile(r'(<wp:docPr\b[^<>]*? id=")[^"]*')
_FIRST_DRAWING = 1001
"""docxtpl numbers the drawings of a document from here on."""

_ROW_OPENS = re.compile(r"\{%tr\s+(?:for|if)\b")
_ROW_CLOSES = re.compile(r"\{%tr\s+end")
_ROW_TAG = re.compile(r"\{%tr\s")

_docxtpl = DocxTemplate(io.BytesIO())
"""Used for its functions from text to text and from tree to tree, which keep nothing between calls."""


class CompiledPart:
    """A part of one template, ready to be rendered from any thread.

    Attributes:
        name: name of the part in the package, for example ``word/document.xml``.
    """

    def __init__(self, environment: FormEnvironment, name: str, source: str, *, settled: bool) -> None:
        """Compile a part.

        Args:
            environment: the environment its placeholders run in.
            name: name of the part in the package.
            source: the part as docxtpl patched it, without XML declaration.
            settled: whether the columns of every table are known beforehand; see ``tables_are_settled``.

        Raises:
            TemplateRefusedError: see ``compile_source``.
        """
        self.name = name
        self._template = compile_source(environment, source, name)
        self._settled = settled
        self._has_drawings = "<wp:docPr" in source
        self._may_empty = _MAY_EMPTY.search(source) is not None

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Fill in the placeholders.

        Args:
            context: checked by ``check_context``.

        Returns:
            The part as UTF-8 XML.

        Raises:
            ContextRefusedError: a field the template needs is missing or cannot be printed.
            RenderError: the template fails with these values in another way.
        """
        text = _resolve_breaks(marked(self._run(context))).replace("></w:t>", "/>")
        if self._may_empty:
            text = _EMPTY.sub(r"<\1\2/>", text)
        if not self._settled:
            text = etree.tostring(_docxtpl.fix_tables(text), encoding="unicode")
        if self._has_drawings:
            numbers = itertools.count(_FIRST_DRAWING)
            text = _DRAWING.sub(lambda found: f"{found[1]}{next(numbers)}", text)
        return _DECLARATION + text.encode()

    def _run(self, context: Mapping[str, Any]) -> str:
        try:
            return self._template.render(context)
        except RenderError:
            raise
        except TemplateRuntimeError as error:
            raise ContextRefusedError(message("render", "lacking_part", part=self.name, reason=error.message)) from None
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise RenderError(
                message("render", "uncomputed_part", part=self.name, reason=type(error).__name__)
            ) from None


def document_part(environment: FormEnvironment, template: DocxTemplate, name: str) -> CompiledPart:
    """Compile the body of a template, as ``DocxTemplate.build_xml`` would prepare it.

    Raises:
        TemplateRefusedError: see ``compile_source``.
    """
    root = template.docx.element
    whole = etree.tostring(root, encoding="unicode")
    head = whole[: whole.index(">", whole.index("<w:body")) + 1]
    body = template.patch_xml(template.get_xml())
    source = f"{head}{body[body.index('>') + 1 :]}</w:document>"
    return CompiledPart(environment, name, source, settled=tables_are_settled(root))


def header_part(environment: FormEnvironment, template: DocxTemplate, name: str, content: bytes) -> CompiledPart:
    """Compile a header or footer, whose tables and drawings docxtpl leaves as they are.

    Raises:
        TemplateRefusedError: it holds drawings or see ``compile_source``.
    """
    source = template.patch_xml(template.xml_to_string(parse_xml(content)))
    if "<wp:docPr" in source:
        raise TemplateRefusedError(message("render", "mark_and_picture", part=name))
    return CompiledPart(environment, name, source, settled=True)


def tables_are_settled(root: etree._Element) -> bool:
    """Return whether no value can change the number of columns any table needs.

    docxtpl counts cells after rendering and adds or removes columns of the grid. That is spared where no row has more
    cells than its table has columns and a row that always stands spans all of them.

    Raises:
        TemplateRefusedError: a table has no grid of columns with widths, which docxtpl and LibreOffice rely on.
    """
    for table in root.iter(f"{_W}tbl"):
        columns = table.findall(f"{_W}tblGrid/{_W}gridCol")
        spans = table.iterfind(f".//{_W}gridSpan")
        if not columns or not all(_is_number(column.get(f"{_W}w")) for column in columns):
            raise TemplateRefusedError(message("render", "no_widths"))
        if not all(_is_number(span.get(f"{_W}val")) for span in spans):
            raise TemplateRefusedError(message("render", "odd_span"))
    return all(_is_settled(table) for table in root.iter(f"{_W}tbl"))


def _is_settled(table: etree._Element) -> bool:
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    depth = 0
    spanned = False
    for row in table.iter(f"{_W}tr"):
        text = "".join(row.itertext())
        if "{%tc" in text:
            return False
        depth += len(_ROW_OPENS.findall(text)) - len(_ROW_CLOSES.findall(text))
        if _ROW_TAG.search(text):
            continue
        if len(row.findall(f"{_W}tc")) > columns:
            return False
        spanned = spanned or (depth == 0 and _span(row) == columns)
        if _span(row) > columns:
            return False
    return spanned


def _is_number(value: str | None) -> bool:
    return value is not None and value.isascii() and value.isdigit()


def _span(row: etree._Element) -> int:
    """Return how many columns of the grid the cells of a row cover."""
    spans = (cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.findall(f"{_W}tc"))
    return sum(1 if span is None else int(span.get(f"{_W}val", "1")) for span in spans)


def _resolve_breaks(text: str) -> str:
    """Turn the newlines and tabs of values into ``w:br`` and ``w:tab``, in the paragraphs that hold any."""
    if "\n" not in text and "\t" not in text:
        return text
    pieces: list[str] = []
    done = 0
    for found in _BREAK.finditer(text):
        at = found.start()
        if at < done:
            continue
        start = max(text.rfind("<w:p>", done, at), text.rfind("<w:p ", done, at))
        end = text.find("</w:p>", at)
        if start < 0 or end < 0:
            continue
        pieces += text[done:start], _docxtpl.resolve_listing(text[start : end + 6])
        done = end + 6
    return "".join((*pieces, text[done:]))
