"""What is wrong with a form: placeholders against contexts, and what a template may hold.

Run by the tests for every form; :func:`inspect` takes a template apart from the catalogue, for trying a changed one,
and :func:`faults` the template of a state body's own variant.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree

from doc_templates.building.faults import fault
from doc_templates.building.markup import W
from doc_templates.building.placeholders import Offer, PlaceholderError, split_placeholders, template_paths
from doc_templates.building.schema_order import disordered
from doc_templates.building.stylebook import FONT
from doc_templates.fonts.coverage import carried
from doc_templates.fonts.printing import MOST_NAMED, named_sign
from doc_templates.languages import LANGUAGE_TAGS
from validators.check import check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from doc_templates.building.faults import Fault
    from doc_templates.fonts.coverage import Coverage, Fallback
    from doc_templates.form import Form

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
"""All a form needs, and ``LISTS`` where it has a list; anything else (macros, pictures, a thumbnail) costs or acts."""
LISTS = "word/numbering.xml"
OFFICE_PARTS = ("docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail", "customXml/", "word/theme/",
                "word/webSettings.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml",
                "word/stylesWithEffects.xml", "word/_rels/settings.xml.rels", "word/_rels/header")  # fmt: skip
"""What Word and LibreOffice add by themselves when a template is saved; no need of ours, but no harm either."""
STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
ON = frozenset({"true", "1", "on"})
REVISIONS = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel", "cellMerge"}
)
REVISED = ("rPr", "pPr", "sectPr", "tbl", "tcPr", "trPr", "moveFrom", "moveTo", "customXml", "numbering")
REVISION_ENDS = ("Change", "RangeStart", "RangeEnd")
"""How the elements are called that keep what was changed, by whom and when (ECMA-376 Part 1, 17.13.5)."""
REMARKS = frozenset({"comment", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"})
REMARK_PARTS = "word/comments"
FONT_NAMES = ("ascii", "hAnsi", "eastAsia", "cs")


def lint(form: Form) -> list[str]:
    """Return what is wrong with a form, one sentence for each finding; an empty list when nothing is.

    The contexts compared are the blank one and that of the sample.
    """
    contexts = contexts_of(form)
    if contexts is None:
        return [f"{form.slug}: the sample has the wrong shape, so it fills nothing in"]
    return [
        f"{form.slug}.{template.language}: {finding}"
        for template in form.templates()
        for finding in inspect(template.content, contexts, template.language, form.hyphenated)
    ]


def contexts_of(form: Form) -> dict[str, dict[str, Any]] | None:
    """Return what the sample and the blank form print, by name; ``None`` where the sample has the wrong shape."""
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    if outcome.record is None:
        return None
    return {"context": form.context(outcome.record, outcome.computed), "blank_context": form.blank_context()}


def inspect(
    content: bytes, contexts: Mapping[str, Mapping[str, Any]], language: str = "ru", hyphenated: Collection[str] = ()
) -> list[str]:
    """Return what is wrong with a template that is to be filled in with such contexts, given by their names.

    Args:
        content: the template.
        contexts: what it is filled in with.
        language: ISO 639-1 code; only Russian words are divided.
        hyphenated: placeholders of the columns in which words may be.
    """
    return [one.saying.told("en") for one in faults(content, contexts, language, hyphenated=hyphenated)]


def faults(
    content: bytes,
    contexts: Mapping[str, Mapping[str, Any]],
    language: str = "ru",
    fonts: tuple[Fallback, ...] = (),
    *,
    hyphenated: Collection[str] = (),
) -> list[Fault]:
    """Return the same, to be worded in any language and told apart by their weight.

    ``fonts`` may be used beside that of the forms.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            raw = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        parts = {name: etree.fromstring(part, parser) for name, part in raw.items() if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        return [fault("no_docx", reason=type(error).__name__)]
    spare = sorted(raw.keys() - PARTS - _lists(parts))
    found = [fault("office_part" if name.startswith(OFFICE_PARTS) else "spare_part", name=name) for name in spare]
    found += [fault("lacking_part", name=name) for name in sorted(PARTS - raw.keys())]
    if PARTS - raw.keys():
        return found
    document = parts["word/document.xml"]
    found += _placeholders(document, contexts, complete=True)
    found += _placeholders(parts["word/header.xml"], contexts, complete=False)
    found += _revisions(parts)
    for name, root in parts.items():
        found += [*_references(name, root), *_fonts(name, root, {FONT, *(font.family for font in fonts)})]
        found += [fault("disordered", part=name, finding=finding) for finding in disordered(root)]
    found += _signs(parts, carried().beside(fonts))
    found += [*_styles(parts), *_direct_formatting(document), *_language(parts, LANGUAGE_TAGS[language])]
    return [*found, *_hyphenation(parts, hyphenated if language == "ru" else ())]


def _lists(parts: Mapping[str, etree._Element]) -> frozenset[str]:
    """Return the part that describes lists, where a style makes paragraphs items of one."""
    styles = parts.get("word/styles.xml")
    listed = styles is not None and next(styles.iter(f"{{{W}}}numPr"), None) is not None
    return frozenset({LISTS} if listed else ())


def _placeholders(
    part: etree._Element, contexts: Mapping[str, Mapping[str, Any]], *, complete: bool
) -> Iterator[Fault]:
    """Yield what is wrong with the placeholders of a part; the body is ``complete``, a header repeats some of them."""
    for text in split_placeholders(part):
        yield fault("split", text=text)
    try:
        named = template_paths(part)
    except PlaceholderError as error:
        yield fault("unreadable", reason=error)
        return
    for name, context in contexts.items():
        offer = Offer()
        offer.add(dict(context))
        yield from (fault("unknown", path=path, context=name) for path in sorted(offer.unknown(named)))
        if not complete:
            continue
        yield from (fault("unprinted", path=path, context=name) for path in sorted(offer.paths - named))
        yield from (fault("strange", path=path, context=name) for path in sorted(offer.strange))


def _revisions(parts: Mapping[str, etree._Element]) -> Iterator[Fault]:
    """What was changed and not accepted would be printed beside what it was changed to; comments are for nobody."""
    changed, remarked = set(), any(name.startswith(REMARK_PARTS) for name in parts)
    for name, root in parts.items():
        for element in root.iter(f"{{{W}}}*"):
            tag = etree.QName(element).localname
            if tag in REMARKS:
                remarked = True
            elif tag in REVISIONS or (tag.endswith(REVISION_ENDS) and tag.startswith(REVISED)):
                changed.add(name)
    yield from (fault("revisions", part=name) for name in sorted(changed))
    if remarked:
        yield fault("remarks")


def _references(part: str, root: etree._Element) -> Iterator[Fault]:
    for element in root.iter(etree.Element):
        if element.get("TargetMode", "Internal") != "Internal":
            yield fault("outside", part=part, target=element.get("Target"))
    fields = [element.get(f"{{{W}}}instr", "") for element in root.iter(f"{{{W}}}fldSimple")]
    fields += [element.text or "" for element in root.iter(f"{{{W}}}instrText")]
    yield from (fault("field", part=part, field=field.strip()) for field in fields if field.split() != ["PAGE"])


def _fonts(part: str, root: etree._Element, known: set[str]) -> Iterator[Fault]:
    named = {element.get(f"{{{W}}}{name}", FONT) for element in root.iter(f"{{{W}}}rFonts") for name in FONT_NAMES}
    listed = {element.get(f"{{{W}}}name", "") for element in root.iter(f"{{{W}}}font")}
    allowed = ", ".join(sorted(known))
    for kind, fonts in (("font", named), ("listed_font", listed)):
        yield from (fault(kind, part=part, font=font, allowed=allowed) for font in sorted(fonts - known))


def _signs(parts: Mapping[str, etree._Element], coverage: Coverage) -> Iterator[Fault]:
    for name in ("word/document.xml", "word/header.xml"):
        if signs := coverage.lacking("".join(parts[name].itertext())):
            yield fault("signs", part=name, signs=", ".join(map(named_sign, signs[:MOST_NAMED])))


def _styles(parts: Mapping[str, etree._Element]) -> Iterator[Fault]:
    defined = {style.get(f"{{{W}}}styleId", "") for style in parts["word/styles.xml"].iter(f"{{{W}}}style")}
    tags = [f"{{{W}}}{tag}" for tag in STYLE_REFERENCES]
    used = {element.get(f"{{{W}}}val", "") for root in parts.values() for element in root.iter(*tags)}
    used |= {
        style.get(f"{{{W}}}styleId", "")
        for style in parts["word/styles.xml"].iter(f"{{{W}}}style")
        if style.get(f"{{{W}}}default") == "1"
    }
    yield from (fault("undefined_style", style=style) for style in sorted(used - defined))
    yield from (fault("unused_style", style=style) for style in sorted(defined - used))


def _direct_formatting(document: etree._Element) -> Iterator[Fault]:
    """Looks belong into styles: a paragraph or run only names its style, so that changing the style changes all.

    The language of words is no look.
    """
    for tag, allowed in (("pPr", {"pStyle"}), ("rPr", {"rStyle", "lang"})):
        for properties in document.iter(f"{{{W}}}{tag}"):
            for element in properties:
                if (name := etree.QName(element).localname) not in allowed:
                    yield fault("direct", tag=name)


def _language(parts: Mapping[str, etree._Element], tag: str) -> Iterator[Fault]:
    languages = [element.get(f"{{{W}}}val") for element in parts["word/styles.xml"].iter(f"{{{W}}}lang")]
    if languages != [tag]:
        yield fault("language", tag=tag)


def _hyphenation(parts: Mapping[str, etree._Element], columns: Collection[str]) -> Iterator[Fault]:
    """Words are divided in the cells of the columns that the form names, and nowhere else."""
    settings = [element.get(f"{{{W}}}val") for element in parts["word/settings.xml"].iter(f"{{{W}}}autoHyphenation")]
    if columns and settings != ["true"]:
        yield fault("hyphenation_on", columns=", ".join(sorted(columns)))
    if not columns and settings != ["false"]:
        yield fault("hyphenation")
    placeholders = {f"{{{{ {column} }}}}" for column in columns}
    dividing = _dividing_styles(parts["word/styles.xml"])
    for part in ("word/document.xml", "word/header.xml"):
        for paragraph in parts[part].iter(f"{{{W}}}p"):
            style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
            divides = style is not None and style.get(f"{{{W}}}val") in dividing
            text = "".join(paragraph.itertext())
            named = text in placeholders and paragraph.getparent().tag == f"{{{W}}}tc"
            if divides != named:
                yield fault("divided" if divides else "undivided", text=text)


def _dividing_styles(styles: etree._Element) -> frozenset[str]:
    """Return the paragraph styles that do not suppress hyphenation, by themselves or by those they are built upon."""
    parents: dict[str, str | None] = {}
    suppressed: dict[str, bool] = {}
    for style in styles.iter(f"{{{W}}}style"):
        identifier = style.get(f"{{{W}}}styleId", "")
        based = style.find(f"{{{W}}}basedOn")
        parents[identifier] = None if based is None else based.get(f"{{{W}}}val")
        said = style.find(f"{{{W}}}pPr/{{{W}}}suppressAutoHyphens")
        if said is not None:
            suppressed[identifier] = said.get(f"{{{W}}}val", "true") in ON
    found = set()
    for identifier in parents:
        chain = [identifier]
        while chain[-1] not in suppressed and (above := parents.get(chain[-1])) is not None and above not in chain:
            chain.append(above)
        if not suppressed.get(chain[-1], False):
            found.add(identifier)
    return frozenset(found)
