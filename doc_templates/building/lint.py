"""What is wrong with a form: placeholders against contexts, and what a template may hold.

Run by the tests for every form; :func:`inspect` takes a template apart from the catalogue, for trying a changed one.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

from lxml import etree

from doc_templates.building.markup import W
from doc_templates.building.placeholders import Offer, PlaceholderError, split_placeholders, template_paths
from doc_templates.building.schema_order import disordered
from doc_templates.building.stylebook import FONT, LANGUAGE
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from doc_templates.catalogue import Form

PARTS = frozenset(
    {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/header.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
)
"""All a form needs; anything else (macros, pictures, custom XML, a thumbnail) costs time or acts."""
STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def lint(form: Form) -> list[str]:
    """Return what is wrong with a form, one sentence for each finding; an empty list when nothing is.

    The contexts compared are the blank one and that of the sample.
    """
    sample = form.sample()
    day = sample.get("signed_on")
    outcome = check(form.slug, sample, today=date.fromisoformat(day) if day else form.since)
    if outcome.record is None:
        return [f"{form.slug}: the sample has the wrong shape, so it fills nothing in"]
    contexts = {"context": form.context(outcome.record, outcome.computed), "blank_context": form.blank_context()}
    return [
        f"{form.slug}.{language}: {finding}"
        for language in form.languages
        for finding in inspect(form.template(language).content, contexts)
    ]


def inspect(content: bytes, contexts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return what is wrong with a template that is to be filled in with such contexts, given by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        raw = {name: archive.read(name) for name in archive.namelist()}
    parts = {name: etree.fromstring(part) for name, part in raw.items() if name.endswith((".xml", ".rels"))}
    findings = [f"holds {name}, which no form needs" for name in sorted(raw.keys() - PARTS)]
    findings += [f"lacks {name}" for name in sorted(PARTS - raw.keys())]
    if PARTS - raw.keys():
        return findings
    document = parts["word/document.xml"]
    findings += _placeholders(document, contexts)
    for name, root in parts.items():
        findings += [f"{name}: {finding}" for finding in (*_references(root), *_fonts(root), *disordered(root))]
    findings += [*_styles(parts), *_direct_formatting(document), *_languages(parts)]
    return findings


def _placeholders(document: etree._Element, contexts: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for text in split_placeholders(document):
        yield f"a placeholder is spread over several runs or not closed: «{text}»"
    try:
        named = template_paths(document)
    except PlaceholderError as error:
        yield f"the placeholders cannot be read: {error}"
        return
    for name, context in contexts.items():
        offer = Offer()
        offer.add(dict(context))
        yield from (f"names {path}, which {name} does not hold" for path in sorted(offer.unknown(named)))
        yield from (f"never names {path}, which {name} holds" for path in sorted(offer.paths - named))
        yield from (f"{path} of {name} is neither text nor a whole number" for path in sorted(offer.strange))


def _references(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if element.get("TargetMode", "Internal") != "Internal":
            yield f"reaches outside of the file: {element.get('Target')}"
    fields = [element.get(f"{{{W}}}instr", "") for element in root.iter(f"{{{W}}}fldSimple")]
    fields += [element.text or "" for element in root.iter(f"{{{W}}}instrText")]
    yield from (
        f"holds the field {field.strip()}; only PAGE is allowed" for field in fields if field.split() != ["PAGE"]
    )


def _fonts(root: etree._Element) -> Iterator[str]:
    named = {value for element in root.iter(f"{{{W}}}rFonts") for value in element.attrib.values()}
    named |= {element.get(f"{{{W}}}name", "") for element in root.iter(f"{{{W}}}font")}
    yield from (f"uses the font {font}; only {FONT} is allowed" for font in sorted(named - {FONT}))


def _styles(parts: Mapping[str, etree._Element]) -> Iterator[str]:
    defined = {style.get(f"{{{W}}}styleId", "") for style in parts["word/styles.xml"].iter(f"{{{W}}}style")}
    tags = [f"{{{W}}}{tag}" for tag in STYLE_REFERENCES]
    used = {element.get(f"{{{W}}}val", "") for root in parts.values() for element in root.iter(*tags)}
    used |= {
        style.get(f"{{{W}}}styleId", "")
        for style in parts["word/styles.xml"].iter(f"{{{W}}}style")
        if style.get(f"{{{W}}}default") == "1"
    }
    yield from (f"uses the style {style}, which is not defined" for style in sorted(used - defined))
    yield from (f"defines the style {style}, which is not used" for style in sorted(defined - used))


def _direct_formatting(document: etree._Element) -> Iterator[str]:
    """Looks belong into styles: a paragraph or run only names its style, so that changing the style changes all."""
    for tag, allowed in (("pPr", "pStyle"), ("rPr", "rStyle")):
        for properties in document.iter(f"{{{W}}}{tag}"):
            for element in properties:
                if element.tag != f"{{{W}}}{allowed}":
                    yield f"formats directly with <{etree.QName(element).localname}> instead of a style"


def _languages(parts: Mapping[str, etree._Element]) -> Iterator[str]:
    languages = [element.get(f"{{{W}}}val") for element in parts["word/styles.xml"].iter(f"{{{W}}}lang")]
    if languages != [LANGUAGE]:
        yield f"has to say once, in its defaults, that the language is {LANGUAGE}"
    hyphenation = [element.get(f"{{{W}}}val") for element in parts["word/settings.xml"].iter(f"{{{W}}}autoHyphenation")]
    if hyphenation != ["false"]:
        yield "has to switch automatic hyphenation off"
