"""How a named style is described here and written into ``styles.xml`` (ECMA-376 part 1, 17.7).

All looks live in styles, never in the text, so that a personnel officer restyles a form in Word by changing a style.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from doc_templates.building.markup import W, twips, w
from doc_templates.fonts import SET_IN

if TYPE_CHECKING:
    from lxml import etree

FONT = SET_IN
BUILT_IN = frozenset({"Normal", "heading 1", "heading 2", "header"})
"""Names Word knows and translates; every other style has to say that it is ours."""
HALF_POINTS = 2
LIST = "1"
"""Number of the one list of a form, in the part ``numbering.xml`` that only forms with a list have."""
LIST_SIGN = "\u25a1"
"""White square, to tick: among the few signs of its kind that the text font has, in Word and in LibreOffice."""
TWENTIETHS = 20


def _style(kind: str, identifier: str, name: str) -> etree._Element:
    element = w("style", w("name", val=name), type=kind, styleId=identifier)
    if name not in BUILT_IN:
        element.set(f"{{{W}}}customStyle", "1")
    return element


@dataclass(frozen=True, slots=True)
class Letters:
    """The look of letters; ``size`` is in points, ``scale`` their width in percent; ``None`` is the parent's."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    scale: int | None = None

    def element(self) -> etree._Element:
        """Return ``w:rPr`` with its children in the schema's order."""
        properties = w("rPr")
        if self.bold:
            properties.extend((w("b"), w("bCs")))
        if self.italic:
            properties.extend((w("i"), w("iCs")))
        if self.scale is not None:
            properties.append(w("w", val=str(self.scale)))
        if self.size is not None:
            half_points = str(round(self.size * HALF_POINTS))
            properties.extend((w("sz", val=half_points), w("szCs", val=half_points)))
        if self.underline:
            properties.append(w("u", val="single"))
        return properties


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop at a distance from the left margin in millimetres; ``kind`` is ``left``, ``center`` or ``right``."""

    position: float
    kind: str = "left"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: ``id`` for the file, ``name`` for people; spacings in points, indents in millimetres.

    ``divided`` lets words be hyphenated, ``False`` keeps them whole, ``None`` leaves what the parent style says;
    ``listed`` makes each paragraph an item of a list, with the sign of ``LIST_SIGN`` before it;
    ``ruled`` draws a line under the paragraph, and under each of several that follow one another.
    """

    id: str
    name: str
    parent: str | None = "Normal"
    align: str | None = None
    before: float | None = None
    after: float | None = None
    left: float = 0
    right: float = 0
    first_line: float = 0
    tabs: tuple[Tab, ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    ruled: bool = False
    divided: bool | None = None
    listed: bool = False
    outline: int | None = None
    letters: Letters = field(default_factory=Letters)
    default: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """Styles this one is built upon."""
        return (self.parent,) if self.parent else ()

    def element(self) -> etree._Element:
        """Return the style as an element of ``styles.xml``."""
        element = _style("paragraph", self.id, self.name)
        if self.default:
            element.set(f"{{{W}}}default", "1")
        if self.parent:
            element.append(w("basedOn", val=self.parent))
        element.append(w("qFormat"))
        element.extend(part for part in (self._paragraph(), self.letters.element()) if len(part))
        return element

    def _paragraph(self) -> etree._Element:
        properties = w("pPr")
        if self.keep_next:
            properties.append(w("keepNext"))
        if self.keep_lines:
            properties.append(w("keepLines"))
        if self.listed:
            properties.append(w("numPr", w("numId", val=LIST)))
        if self.ruled:
            line = {"val": "single", "sz": "4", "space": "1", "color": "auto"}
            properties.append(w("pBdr", w("bottom", **line), w("between", **line)))
        if self.tabs:
            properties.append(w("tabs", *(w("tab", val=tab.kind, pos=twips(tab.position)) for tab in self.tabs)))
        if self.divided is not None:
            properties.append(w("suppressAutoHyphens", val=str(not self.divided).lower()))
        properties.extend(self._spacing())
        if self.align:
            properties.append(w("jc", val=self.align))
        if self.outline is not None:
            properties.append(w("outlineLvl", val=str(self.outline)))
        return properties

    def _spacing(self) -> list[etree._Element]:
        spacing = {"before": self.before, "after": self.after}
        given = {name: str(round(value * TWENTIETHS)) for name, value in spacing.items() if value is not None}
        indents = {"left": self.left, "right": self.right, "firstLine": self.first_line}
        moved = {name: twips(value) for name, value in indents.items() if value}
        return [w(tag, **values) for tag, values in (("spacing", given), ("ind", moved)) if values]


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A style for letters inside a paragraph."""

    id: str
    name: str
    letters: Letters

    @property
    def needs(self) -> tuple[str, ...]:
        """Styles this one is built upon."""
        return ()

    def element(self) -> etree._Element:
        """Return the style as an element of ``styles.xml``."""
        element = _style("character", self.id, self.name)
        element.extend((w("qFormat"), self.letters.element()))
        return element


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style: lines around every cell or none, distances in millimetres between lines and text."""

    id: str
    name: str
    lines: bool
    beside: float
    above: float = 0

    @property
    def needs(self) -> tuple[str, ...]:
        """Styles this one is built upon."""
        return ()

    def element(self) -> etree._Element:
        """Return the style as an element of ``styles.xml``."""
        properties = w("tblPr")
        if self.lines:
            line = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            properties.append(w("tblBorders", *(w(side, **line) for side in sides)))
        margins = (("top", self.above), ("left", self.beside), ("bottom", self.above), ("right", self.beside))
        properties.append(w("tblCellMar", *(w(side, w=twips(value), type="dxa") for side, value in margins)))
        element = _style("table", self.id, self.name)
        element.extend((w("qFormat"), properties))
        return element


def numbering() -> etree._Element:
    """Return ``numbering.xml``: one list of one level, each item behind a sign and a blank, as the annex prints it."""
    fonts = w("rPr", w("rFonts", hint="default", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    level = w(
        "lvl",
        w("start", val="1"),
        w("numFmt", val="bullet"),
        w("suff", val="space"),
        w("lvlText", val=LIST_SIGN),
        w("lvlJc", val="left"),
        fonts,
        ilvl="0",
    )
    kind = w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId="0")
    return w("numbering", kind, w("num", w("abstractNumId", val="0"), numId=LIST))


Style = ParagraphStyle | CharacterStyle | TableStyle


def defaults(tag: str) -> etree._Element:
    """Return ``w:docDefaults``: the font and the language of everything, which spell checkers and PDF readers use.

    Args:
        tag: BCP 47 tag of the language.
    """
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = w("lang", val=tag, eastAsia=tag, bidi="ar-SA")
    letters = w("rPr", fonts, w("sz", val="24"), w("szCs", val="24"), language)
    spacing = w("pPr", w("spacing", before="0", after="0", line="240", lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", spacing))
