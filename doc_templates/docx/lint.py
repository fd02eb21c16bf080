"""Lint of templates: placeholders against contexts, and what a template may hold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise
from textwrap import shorten
from typing import Any, Final

from docx.oxml.ns import nsmap, qn
from jinja2 import Environment, TemplateSyntaxError, nodes
from lxml import etree

from doc_templates.docx.styles import FONT
from doc_templates.fonts.coverage import Coverage, Fallback, carried
from doc_templates.fonts.printing import MAX_NAMED, named_character
from doc_templates.languages import LANGUAGE_TAGS
from doc_templates.texts import MESSAGES
from validators.messages.catalog import Message

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
"""Parts of a form, with ``LISTS`` where it has a list; any other (macros, pictures, a thumbnail) costs or acts."""
LISTS = "word/numbering.xml"
OFFICE_PARTS = ("docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail", "customXml/", "word/theme/",
                "word/webSettings.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml",
                "word/stylesWithEffects.xml", "word/_rels/settings.xml.rels", "word/_rels/header")  # fmt: skip
"""Parts that Word and LibreOffice add when a template is saved; neither needed nor harmful."""
STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
ON = frozenset({"true", "1", "on"})
REVISIONS = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel", "cellMerge"}
)
REVISED = ("rPr", "pPr", "sectPr", "tbl", "tcPr", "trPr", "moveFrom", "moveTo", "customXml", "numbering")
REVISION_ENDS = ("Change", "RangeStart", "RangeEnd")
"""Names of the elements of tracked changes (ECMA-376 Part 1, 17.13.5)."""
REMARKS = frozenset({"comment", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"})
REMARK_PARTS = "word/comments"
FONT_NAMES = ("ascii", "hAnsi", "eastAsia", "cs")
MAX_PLACES: Final = 3
MAX_EXCERPT: Final = 60
SECTION: Final = "template"
"""Section of the catalogues with a message for each kind."""

HARMLESS: Final = frozenset(
    {"office_part", "listed_font", "disordered", "unused_style", "direct", "language", "hyphenation", "hyphenation_on"}
    | {"divided", "undivided"}
)
"""Kinds of errors that do not keep a form from being made."""


@dataclass(frozen=True, slots=True)
class LintError:
    """An error in a template: its kind, a key of ``SECTION``, and the values of its message."""

    kind: str
    values: Mapping[str, Any]

    @property
    def harmless(self) -> bool:
        """Whether papers come out right in spite of it; the official templates have no error at all."""
        return self.kind in HARMLESS

    @property
    def message(self) -> Message:
        """The message: what is wrong and what would be right."""
        return MESSAGES.message(SECTION, self.kind, **self.values)


def lint_error(kind: str, /, **values: Any) -> LintError:
    """Return an error; the keywords are the values of its message.

    Raises:
        KeyError: no catalogue has a message for the kind.
    """
    if not MESSAGES.has(SECTION, kind):
        raise KeyError(kind)
    return LintError(kind, values)


def inspect(
    content: bytes, contexts: Mapping[str, Mapping[str, Any]], language: str = "ru", hyphenated: Collection[str] = ()
) -> list[str]:
    """Return the errors of a template to be filled in with some contexts, a sentence in English each.

    Args:
        content: the template.
        contexts: the contexts it is filled in with, by name.
        language: ISO 639-1 code; only Russian words are divided.
        hyphenated: placeholders of the columns in which words may be.
    """
    return [error.message.render("en") for error in lint_errors(content, contexts, language, hyphenated=hyphenated)]


def lint_errors(
    content: bytes,
    contexts: Mapping[str, Mapping[str, Any]],
    language: str = "ru",
    fonts: tuple[Fallback, ...] = (),
    *,
    hyphenated: Collection[str] = (),
) -> list[LintError]:
    """Return the same as errors, which have a weight and a message in every language.

    ``fonts`` may be used beside that of the forms.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            raw = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        parts = {name: etree.fromstring(part, parser) for name, part in raw.items() if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        return [lint_error("no_docx", reason=type(error).__name__)]
    spare = sorted(raw.keys() - PARTS - _lists(parts))
    found = [lint_error("office_part" if name.startswith(OFFICE_PARTS) else "spare_part", name=name) for name in spare]
    found += [lint_error("lacking_part", name=name) for name in sorted(PARTS - raw.keys())]
    if PARTS - raw.keys():
        return found
    document = parts["word/document.xml"]
    found += _placeholders(document, contexts, complete=True)
    found += _placeholders(parts["word/header.xml"], contexts, complete=False)
    found += _revisions(parts)
    for name, root in parts.items():
        found += [*_references(name, root), *_fonts(name, root, {FONT, *(font.family for font in fonts)})]
        found += [lint_error("disordered", part=name, finding=finding) for finding in disordered(root)]
    found += _signs(parts, carried().beside(fonts))
    found += [*_styles(parts), *_direct_formatting(document), *_language(parts, LANGUAGE_TAGS[language])]
    return [*found, *_hyphenation(parts, hyphenated if language == "ru" else ())]


def _lists(parts: Mapping[str, etree._Element]) -> frozenset[str]:
    """Return the part that describes lists, where a style makes paragraphs items of one."""
    styles = parts.get("word/styles.xml")
    listed = styles is not None and next(styles.iter(qn("w:numPr")), None) is not None
    return frozenset({LISTS} if listed else ())


def _placeholders(
    part: etree._Element, contexts: Mapping[str, Mapping[str, Any]], *, complete: bool
) -> Iterator[LintError]:
    """Yield the errors in the placeholders of a part; the body is ``complete``, a header repeats some of them."""
    for text in split_placeholders(part):
        yield lint_error("split", text=text)
    try:
        named = template_paths(part)
    except PlaceholderError as error:
        yield lint_error("unreadable", reason=error)
        return
    for name, context in contexts.items():
        offer = Offer()
        offer.add(dict(context))
        yield from (lint_error("unknown", path=path, context=name) for path in sorted(offer.unknown(named)))
        if not complete:
            continue
        yield from (lint_error("unprinted", path=path, context=name) for path in sorted(offer.paths - named))
        yield from (lint_error("strange", path=path, context=name) for path in sorted(offer.strange))


def _revisions(parts: Mapping[str, etree._Element]) -> Iterator[LintError]:
    """Yield tracked changes, which would be printed beside the text they replace, and comments."""
    changed, remarked = set(), any(name.startswith(REMARK_PARTS) for name in parts)
    for name, root in parts.items():
        for element in root.iter(qn("w:*")):
            tag = etree.QName(element).localname
            if tag in REMARKS:
                remarked = True
            elif tag in REVISIONS or (tag.endswith(REVISION_ENDS) and tag.startswith(REVISED)):
                changed.add(name)
    yield from (lint_error("revisions", part=name) for name in sorted(changed))
    if remarked:
        yield lint_error("remarks")


def _references(part: str, root: etree._Element) -> Iterator[LintError]:
    for element in root.iter(etree.Element):
        if element.get("TargetMode", "Internal") != "Internal":
            yield lint_error("outside", part=part, target=element.get("Target"))
    fields = [element.get(qn("w:instr"), "") for element in root.iter(qn("w:fldSimple"))]
    fields += [element.text or "" for element in root.iter(qn("w:instrText"))]
    yield from (lint_error("field", part=part, field=field.strip()) for field in fields if field.split() != ["PAGE"])


def _fonts(part: str, root: etree._Element, known: set[str]) -> Iterator[LintError]:
    allowed = ", ".join(sorted(known))
    found: dict[tuple[str, str], dict[str, None]] = {}
    for element in root.iter(qn("w:rFonts")):
        for font in {element.get(qn(f"w:{name}"), FONT) for name in FONT_NAMES} - known:
            kind, place = _place(element)
            found.setdefault((font, kind), {})[place] = None
    for (font, kind), places in sorted(found.items()):
        named = ", ".join(f"«{place}»" for place in islice(filter(None, places), MAX_PLACES))
        yield lint_error(kind, part=part, font=font, allowed=allowed, places=named)
    listed = {element.get(qn("w:name"), "") for element in root.iter(qn("w:font"))}
    yield from (lint_error("listed_font", part=part, font=font, allowed=allowed) for font in sorted(listed - known))


def _place(element: etree._Element) -> tuple[str, str]:
    """Return the kind of error of a font there, and what Word calls the place: a style, or the words of a paragraph."""
    style = next(element.iterancestors(qn("w:style")), None)
    if style is not None:
        name = style.find("w:name", nsmap)
        return "font_style", style.get(qn("w:styleId"), "") if name is None else name.get(qn("w:val"), "")
    paragraph = next(element.iterancestors(qn("w:p")), None)
    if paragraph is None:
        return "font_default", ""
    return "font", shorten("".join(paragraph.itertext()), MAX_EXCERPT, placeholder="…")


def _signs(parts: Mapping[str, etree._Element], coverage: Coverage) -> Iterator[LintError]:
    for name in ("word/document.xml", "word/header.xml"):
        if signs := coverage.lacking("".join(parts[name].itertext())):
            yield lint_error("signs", part=name, signs=", ".join(map(named_character, signs[:MAX_NAMED])))


def _styles(parts: Mapping[str, etree._Element]) -> Iterator[LintError]:
    defined = {style.get(qn("w:styleId"), "") for style in parts["word/styles.xml"].iter(qn("w:style"))}
    tags = [qn(f"w:{tag}") for tag in STYLE_REFERENCES]
    used = {element.get(qn("w:val"), "") for root in parts.values() for element in root.iter(*tags)}
    used |= {
        style.get(qn("w:styleId"), "")
        for style in parts["word/styles.xml"].iter(qn("w:style"))
        if style.get(qn("w:default")) == "1"
    }
    yield from (lint_error("undefined_style", style=style) for style in sorted(used - defined))
    yield from (lint_error("unused_style", style=style) for style in sorted(defined - used))


def _direct_formatting(document: etree._Element) -> Iterator[LintError]:
    """Yield formatting outside styles: a paragraph or run only names its style, so that changing the style changes all.

    The language of words is no formatting.
    """
    for tag, allowed in (("pPr", {"pStyle"}), ("rPr", {"rStyle", "lang"})):
        for properties in document.iter(qn(f"w:{tag}")):
            for element in properties:
                if (name := etree.QName(element).localname) not in allowed:
                    yield lint_error("direct", tag=name)


def _language(parts: Mapping[str, etree._Element], tag: str) -> Iterator[LintError]:
    languages = [element.get(qn("w:val")) for element in parts["word/styles.xml"].iter(qn("w:lang"))]
    if languages != [tag]:
        yield lint_error("language", tag=tag)


def _hyphenation(parts: Mapping[str, etree._Element], columns: Collection[str]) -> Iterator[LintError]:
    """Yield words divided outside the columns that the form names, and words not divided in them."""
    settings = [element.get(qn("w:val")) for element in parts["word/settings.xml"].iter(qn("w:autoHyphenation"))]
    if columns and settings != ["true"]:
        yield lint_error("hyphenation_on", columns=", ".join(sorted(columns)))
    if not columns and settings != ["false"]:
        yield lint_error("hyphenation")
    placeholders = {f"{{{{ {column} }}}}" for column in columns}
    dividing = _dividing_styles(parts["word/styles.xml"])
    for part in ("word/document.xml", "word/header.xml"):
        for paragraph in parts[part].iter(qn("w:p")):
            style = paragraph.find("w:pPr/w:pStyle", nsmap)
            divides = style is not None and style.get(qn("w:val")) in dividing
            text = "".join(paragraph.itertext())
            named = text in placeholders and paragraph.getparent().tag == qn("w:tc")
            if divides != named:
                yield lint_error("divided" if divides else "undivided", text=text)


def _dividing_styles(styles: etree._Element) -> frozenset[str]:
    """Return the paragraph styles that do not suppress hyphenation, by themselves or by those they are built upon."""
    parents: dict[str, str | None] = {}
    suppressed: dict[str, bool] = {}
    for style in styles.iter(qn("w:style")):
        identifier = style.get(qn("w:styleId"), "")
        based = style.find(qn("w:basedOn"))
        parents[identifier] = None if based is None else based.get(qn("w:val"))
        setting = style.find("w:pPr/w:suppressAutoHyphens", nsmap)
        if setting is not None:
            suppressed[identifier] = setting.get(qn("w:val"), "true") in ON
    found = set()
    for identifier in parents:
        chain = [identifier]
        while chain[-1] not in suppressed and (above := parents.get(chain[-1])) is not None and above not in chain:
            chain.append(above)
        if not suppressed.get(chain[-1], False):
            found.add(identifier)
    return frozenset(found)


TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_DOCXTPL = re.compile(r"\{%\s*(?:tr|tc|p|r)\s")


class PlaceholderError(Exception):
    """The placeholders of a template cannot be understood."""


def split_placeholders(document: etree._Element) -> list[str]:
    """Return the placeholders that Word spread over several runs, or that are not closed, by the text around them."""
    return [
        "".join(texts)
        for texts in ([text.text or "" for text in line.iter(qn("w:t"))] for line in document.iter(qn("w:p")))
        if any(_BRACES.search(TAG.sub("", text)) for text in texts)
        or len(TAG.findall("".join(texts))) != sum(len(TAG.findall(text)) for text in texts)
    ]


def template_paths(document: etree._Element) -> set[str]:
    """Return the paths of every field a template names.

    Raises:
        PlaceholderError: a placeholder is no Jinja.
    """
    source = "".join(text.text or "" for text in document.iter(qn("w:t")))
    try:
        tree = Environment(autoescape=True).parse(_DOCXTPL.sub("{% ", source))
    except TemplateSyntaxError as error:
        raise PlaceholderError(str(error.message)) from error
    return set(_paths(tree, {}))


def _paths(node: nodes.Node, scope: Mapping[str, str]) -> Iterator[str]:
    if isinstance(node, nodes.For):
        listed = _path(node.iter, scope)
        yield listed
        inner = {**scope, str(getattr(node.target, "name", "")): f"{listed}[]", "loop": ""}
        for child in node.body:
            yield from _paths(child, inner)
        return
    path = _path(node, scope)
    if path:
        yield path
        return
    for child in node.iter_child_nodes():
        yield from _paths(child, scope)


def _path(node: nodes.Node, scope: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)  # of the loop, which no field is, nothing
    if isinstance(node, nodes.Getattr):
        base = _path(node.node, scope)
        return f"{base}.{node.attr}" if base else ""
    return ""


@dataclass(slots=True)
class Offer:
    """Paths that a context offers, of lists too; the entries of an empty list are unknown."""

    paths: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)

    def add(self, value: Any, path: str = "") -> None:
        """Add what a value offers under a path; other types than ``str``, ``int``, ``list``, ``dict`` are strange."""
        if type(value) is dict:
            for key, entry in value.items():
                self.add(entry, f"{path}.{key}" if path else str(key))
        elif type(value) is list:
            self.paths.add(path)
            if not value:
                self.empty.add(f"{path}[]")
            for entry in value:
                self.add(entry, f"{path}[]")
        else:
            self.paths.add(path)
            if type(value) not in (str, int, bool):
                self.strange.add(path)

    def unknown(self, paths: set[str]) -> set[str]:
        """Return which of the paths the context does not offer; entries of empty lists are not among them."""
        return {path for path in paths - self.paths if not path.startswith(tuple(self.empty))}


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens spacing ind"
    " contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing w sz szCs u vertAlign lang",
    "pBdr": "top left bottom right between",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "zoom defaultTabStop autoHyphenation characterSpacingControl compat themeFontLang decimalSymbol"
    " listSeparator",
    "font": "altName panose1 charset family pitch",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl lvl",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "tbl": "tblPr tblGrid tr",
}


def disordered(root: etree._Element) -> Iterator[str]:
    """Yield a sentence for every property that stands where Word would not take it, or is not on the list."""
    for parent in root.iter(etree.Element):
        name = etree.QName(parent).localname
        if etree.QName(parent).namespace != nsmap["w"] or name not in ORDER:
            continue
        order = ORDER[name].split()
        children = [etree.QName(child).localname for child in parent]
        unlisted = [child for child in children if child not in order]
        if unlisted:
            yield f"<{name}> holds {', '.join(unlisted)}, whose place in the schema is not listed"
            continue
        for before, after in pairwise(children):
            if order.index(before) > order.index(after):
                yield f"<{name}>: <{after}> has to stand before <{before}>"
