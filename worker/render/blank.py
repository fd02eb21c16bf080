"""The blank form to be filled in by hand in Word: its fields become content controls, everything else is locked.

Derived from the template each time, so that neither the templates nor filled papers hold any. Filled in is what the
blank form leaves empty; what it prints (numbers of rows, roles) are words of the form. Elements: ECMA-376 part 1,
17.5.2 (structured document tags) and 17.15.1.29 (``documentProtection``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from doc_templates.catalogue import Form, Template
from doc_templates.docx.controls import Control, ControlKind
from worker.render.package import Package, read_package
from worker.render.template_policy import DOCUMENT, parse_part

SETTINGS = "word/settings.xml"
EMPTY_COLOUR = "767676"
"""Grey of contrast 4.5 to white, the least that WCAG 2.2 (1.4.3) lets anybody read."""

_FIELD = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}.*?\{%.*?%\}", re.DOTALL)
"""A placeholder, or a condition with what it holds."""


def render_blank(template: Template, form: Form, render: Callable[[Template], bytes]) -> bytes:
    """Return the DOCX of a blank form with a content control in every field.

    Args:
        template: that of the form.
        form: the official form, whose fields become controls.
        render: fills a template in with the words of the blank form.

    Raises:
        RenderError: as of ``render``.
    """
    members = read_package(render(_with_controls(template)))
    body, settings = parse_part(DOCUMENT, members[DOCUMENT]), parse_part(SETTINGS, members[SETTINGS])
    for element in list(body.iter(qn("w:sdt"))):
        _settle(element, form, template.language)
    _lock(settings)
    changed = [(name, _bytes(root)) for name, root in ((SETTINGS, settings), (DOCUMENT, body))]
    return Package({name: data for name, data in members.items() if name not in {DOCUMENT, SETTINGS}}).complete(changed)


def _with_controls(template: Template) -> Template:
    members = read_package(template.content)
    body = parse_part(DOCUMENT, members[DOCUMENT])
    for text in list(body.iter(qn("w:t"))):
        if _FIELD.search(text.text or "") and not _MARK.sub("", text.text or "").strip():
            _wrap(text)
    content = Package(members | {DOCUMENT: _bytes(body)}).complete(())
    return replace(template, content=content, sha256=hashlib.sha256(content).hexdigest())


def _wrap(text: etree._Element) -> None:
    """Put a text of a run into a content control of its own; what stands before and after it stays in runs."""
    run = text.getparent()
    properties = run.find(qn("w:rPr"))
    before = [one for one in text.itersiblings(preceding=True) if one is not properties][::-1]
    after = list(text.itersiblings())

    def run_of(*content: etree._Element) -> etree._Element:
        made = OxmlElement("w:r")
        if properties is not None:
            made.append(deepcopy(properties))
        made.extend(content)
        return made

    names = dict.fromkeys(_FIELD.findall(text.text or ""))
    found = OxmlElement("w:sdt")
    about, inside = OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    about.append(_valued("tag", " ".join(names)))
    found.extend((about, inside))
    parts = [run_of(*before)] if before else []
    parts += [found]
    inside.append(run_of(text))
    parts += [run_of(*after)] if after else []
    for part in parts:
        run.addprevious(part)
    run.getparent().remove(run)


def _settle(element: etree._Element, form: Form, language: str) -> None:
    """Make a content control of what came out empty, and a plain text again of what did not."""
    about, inside = element.find(qn("w:sdtPr")), element.find(qn("w:sdtContent"))
    names = about.find(qn("w:tag")).get(qn("w:val")).split()
    known = [found for name in names if (found := form.control(name, language))]
    if "".join(inside.itertext()).strip() or not known:
        for run in list(inside):
            element.addprevious(run)
        element.getparent().remove(element)
        return
    said = ", ".join(dict.fromkeys(found.text for found in known))
    about.insert(0, _valued("alias", said))
    about.extend(_properties(known[0] if len(known) == 1 else None))
    (run,) = inside
    look = run.find(qn("w:rPr"))
    if look is None:
        look = OxmlElement("w:rPr")
        run.insert(0, look)
    look.append(_valued("color", EMPTY_COLOUR))
    run.find(qn("w:t")).text = said


def _properties(entry: Control | None) -> Iterator[etree._Element]:
    yield _valued("lock", "sdtLocked")
    yield OxmlElement("w:showingPlcHdr")
    kind = ControlKind.TEXT if entry is None else entry.kind
    if kind is ControlKind.DATE:
        date = OxmlElement("w:date")
        for name, value in {
            "dateFormat": "dd.MM.yyyy", "lid": "ru-RU", "storeMappedDataAs": "dateTime", "calendar": "gregorian",
        }.items():  # fmt: skip
            date.append(_valued(name, value))
        yield date
    elif entry is not None and kind is ControlKind.CHOICE:
        choice = OxmlElement("w:dropDownList")
        for option in entry.options:
            item = OxmlElement("w:listItem")
            item.set(qn("w:displayText"), option)
            item.set(qn("w:value"), option)
            choice.append(item)
        yield choice
    else:
        text = OxmlElement("w:text")
        text.set(qn("w:multiLine"), "1")
        yield text


def _valued(name: str, value: str) -> etree._Element:
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    return element


def _lock(settings: etree._Element) -> None:
    """Let nothing but the controls be changed; no password: it protects from slips, not from intent."""
    protection = OxmlElement("w:documentProtection")
    protection.set(qn("w:edit"), "forms")
    protection.set(qn("w:enforcement"), "1")
    settings.find(qn("w:defaultTabStop")).addprevious(protection)


def _bytes(root: etree._Element) -> bytes:
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
