"""Templates compiled once and kept, by the hash of their content."""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate

from doc_templates.catalogue import Template
from worker.properties import DocumentProperties
from worker.render.context import check_context
from worker.render.core_properties import core_xml
from worker.render.errors import TemplateRefusedError
from worker.render.expressions import FormEnvironment
from worker.render.kazakh import printed_marked
from worker.render.package import Package, read_package
from worker.render.parts import CompiledPart, document_part, header_part
from worker.render.template_policy import CORE, DOCUMENT, check_template, has_placeholder, parse_part
from worker.texts import message


class CompiledTemplate:
    """A template taken apart: the parts that placeholders fill in, and the package of everything else."""

    def __init__(self, content: bytes) -> None:
        """Check and compile a template.

        Raises:
            TemplateRefusedError: the file is damaged, holds what a form may not hold, or a placeholder is not allowed.
        """
        members = read_package(content)
        headers = frozenset(name for name in members if _is_header(name))
        check_template(members, headers | {DOCUMENT})
        self._parts = _compile(members, sorted(headers))
        replaced = {part.name for part in self._parts} | {CORE}
        self._package = Package({name: data for name, data in members.items() if name not in replaced})

    def render(self, context: Mapping[str, Any], properties: DocumentProperties) -> bytes:
        """Fill in the template; see ``DocxRenderer.render``."""
        check_context(context)
        members = [(part.name, part.render(context)) for part in self._parts]
        return self._package.complete([*members, (CORE, core_xml(properties))])


class DocxRenderer:
    """Renders forms, keeping the templates it compiled; safe to use from several threads.

    >>> DocxRenderer().render(form.template(), form.context(record, computed), properties)  # doctest: +SKIP
    b'PK...'
    """

    def __init__(self, keep: int = 64) -> None:
        """Set up an empty renderer.

        Args:
            keep: how many compiled templates are kept, the least recently used being dropped first.
        """
        self._keep = keep
        self._compiled: OrderedDict[str, CompiledTemplate] = OrderedDict()
        self._lock = threading.Lock()

    def render(self, template: Template, context: Mapping[str, Any], properties: DocumentProperties) -> bytes:
        """Fill in a template.

        Texts arrive as they are, braces and markup included; newlines become line breaks and tabs tab stops.

        Args:
            template: the form; it is compiled the first time its hash is seen.
            context: the values its placeholders name: text, whole numbers, lists, dictionaries.
            properties: what the document says about itself.

        Returns:
            The bytes of the DOCX; the same arguments give the same bytes.

        Raises:
            TemplateRefusedError: the template is unusable or requires what a form may not do.
            ContextRefusedError: a value is missing or cannot be written; the message names the field only.
            RenderError: the base of both, and any other failure of rendering.
        """
        return self._compiled_template(template).render(context, properties)

    def _compiled_template(self, template: Template) -> CompiledTemplate:
        with self._lock:
            compiled = self._compiled.get(template.sha256)
            if compiled is None:
                if hashlib.sha256(template.content).hexdigest() != template.sha256:
                    raise TemplateRefusedError(message("render", "other_hash"))
                compiled = self._compiled[template.sha256] = CompiledTemplate(template.content)
            self._compiled.move_to_end(template.sha256)
            while len(self._compiled) > self._keep:
                self._compiled.popitem(last=False)
            return compiled


def _is_header(name: str) -> bool:
    return name.startswith(("word/header", "word/footer")) and name.endswith(".xml")


def _compile(members: Mapping[str, bytes], headers: list[str]) -> tuple[CompiledPart, ...]:
    """Compile the body and those headers and footers that hold placeholders.

    docxtpl is given the members packed anew, so that it reads what was checked and nothing a zip file can hide.
    """
    environment = FormEnvironment()
    environment.filters["printed"] = printed_marked
    template = DocxTemplate(io.BytesIO(Package(members).complete(())))
    try:
        template.init_docx()
    except (KeyError, ValueError) as error:
        raise TemplateRefusedError(message("render", "no_word", reason=type(error).__name__)) from error
    if template.docx.part.partname != f"/{DOCUMENT}":
        raise TemplateRefusedError(message("render", "other_place", part=DOCUMENT))
    filled = [name for name in headers if has_placeholder(parse_part(name, members[name]))]
    return (
        document_part(environment, template, DOCUMENT),
        *(header_part(environment, template, name, members[name]) for name in filled),
    )
