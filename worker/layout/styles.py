"""Styles of a DOCX, resolved once a template: a whitelist of properties, beyond which LibreOffice has to do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from doc_templates.fonts import SET_IN
from worker.layout.errors import NotExactError

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO: Final = ("0", "false", "off")
LINE: Final = "240"
"""A line as high as its font is, in the unit of ``w:spacing``."""
ALIGNED: Final = {"left": "left", "start": "left", "center": "center", "right": "right", "end": "right"}
BORDER: Final = ("single", "4")
"""Kind and width (in eighths of a point) of the lines that are known."""
USUAL_INSET: Final = 108
SIDES: Final = 6
"""A table has lines on its four sides and between its cells, or none."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Look of letters; ``size`` is in points, ``percent`` how wide they are set."""

    size: float = 10.0
    percent: int = 100
    bold: bool = False
    italic: bool = False
    underlined: bool = False

    @property
    def face(self) -> int:
        """Which file of the font draws them."""
        return self.bold + 2 * self.italic


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """Look of a paragraph; lengths are twips.

    Attributes:
        name: of the style, as Word shows it.
        ruled: whether a line is drawn below it.
        divided: whether words may be divided at the ends of its lines.
        tabs: stops from the left, each with its kind.
        outline: level of a heading, from 0; ``None`` of other paragraphs.
    """

    name: str = ""
    align: str = "left"
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    first: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    ruled: bool = False
    divided: bool = True
    tabs: tuple[tuple[int, str], ...] = ()
    letters: Letters = Letters()
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Look of a table: whether its cells have lines around them, and how far within them texts stand, in twips."""

    lined: bool = False
    top: int = 0
    left: int = USUAL_INSET
    bottom: int = 0
    right: int = USUAL_INSET


class Styles:
    """The styles of a template by their ids; each raises ``NotExactError`` where a property is not known."""

    def __init__(self, styles: bytes) -> None:
        root = etree.fromstring(styles)
        self._nodes = {str(node.get(f"{W}styleId")): node for node in root.iter(f"{W}style")}
        self._default = next(
            name
            for name, node in self._nodes.items()
            if node.get(f"{W}default") == "1" and node.get(f"{W}type") == "paragraph"
        )
        letters = letters_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), Letters())
        usual = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._base = _paragraph_of(usual, ParagraphStyle(letters=letters))
        self._paragraphs: dict[str, ParagraphStyle] = {}

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """Return the style of a paragraph, the usual one without a name."""
        name = name or self._default
        found = self._paragraphs.get(name)
        if found is None:
            node = self._nodes[name]
            parent = node.find(f"{W}basedOn")
            base = self._base if parent is None else self.paragraph(parent.get(f"{W}val"))
            style = _paragraph_of(node.find(f"{W}pPr"), base)
            letters = letters_of(node.find(f"{W}rPr"), style.letters)
            found = replace(style, name=_value(node.find(f"{W}name")), letters=letters)
            self._paragraphs[name] = found
        return found

    def letters(self, name: str, base: Letters) -> Letters:
        """Return the look of letters in a style of characters."""
        return letters_of(self._nodes[name].find(f"{W}rPr"), base)

    def table(self, name: str | None) -> TableStyle:
        """Return the style of a table."""
        node = self._nodes.get(name or "")
        if node is None:
            return TableStyle()
        given = _known(node.find(f"{W}tblPr"), {"tblBorders", "tblCellMar"}, "table style")
        borders = given.get("tblBorders")
        if borders is not None and (len(borders) != SIDES or any(_line(border) != BORDER for border in borders)):
            raise NotExactError("table borders")
        inset = {_local(side): int(str(side.get(f"{W}w"))) for side in given.get("tblCellMar", ())}
        return TableStyle(lined=borders is not None, **inset)


def letters_of(node: etree._Element | None, base: Letters) -> Letters:
    """Return the look of letters as properties of a run change it.

    Raises:
        NotExactError: there is one that is not known.
    """
    given = _known(node, {"b", "bCs", "i", "iCs", "sz", "szCs", "w", "u", "rFonts", "lang"}, "letters")
    if "b" in given:
        base = replace(base, bold=_is_on(given["b"]))
    if "i" in given:
        base = replace(base, italic=_is_on(given["i"]))
    if "sz" in given:
        base = replace(base, size=int(_value(given["sz"])) / 2)
    if "w" in given:
        base = replace(base, percent=int(_value(given["w"])))
    if "u" in given:
        if _value(given["u"]) not in {"single", "none"}:
            raise NotExactError("underline")
        base = replace(base, underlined=_value(given["u"]) == "single")
    if "rFonts" in given and given["rFonts"].get(f"{W}ascii") not in {None, SET_IN}:
        raise NotExactError("font")
    return base


def _paragraph_of(node: etree._Element | None, base: ParagraphStyle) -> ParagraphStyle:
    known = {"keepNext", "keepLines", "pBdr", "tabs", "spacing", "ind", "jc", "outlineLvl", "suppressAutoHyphens"}
    given = _known(node, known, "paragraph")
    changes: dict[str, object] = {}
    if "keepNext" in given:
        changes["keep_next"] = _is_on(given["keepNext"])
    if "keepLines" in given:
        changes["keep_lines"] = _is_on(given["keepLines"])
    if "jc" in given:
        changes["align"] = ALIGNED.get(_value(given["jc"]), "")
        if not changes["align"]:
            raise NotExactError("alignment")
    if "outlineLvl" in given:
        changes["outline"] = int(_value(given["outlineLvl"]))
    if "suppressAutoHyphens" in given:
        changes["divided"] = not _is_on(given["suppressAutoHyphens"])
    if "tabs" in given:
        changes["tabs"] = tuple((int(str(tab.get(f"{W}pos"))), _value(tab)) for tab in given["tabs"])
    if "pBdr" in given:
        sides = {_local(border) for border in given["pBdr"]}
        if sides != {"bottom", "between"} or any(
            (*_line(border), border.get(f"{W}space")) != (*BORDER, "1") for border in given["pBdr"]
        ):
            raise NotExactError("paragraph border")
        changes["ruled"] = True
    changes |= _lengths(
        given.get("spacing"), {"before": "before", "after": "after"}, {"line": LINE, "lineRule": "auto"}
    )
    changes |= _lengths(given.get("ind"), {"left": "left", "right": "right", "firstLine": "first"}, {})
    return replace(base, **changes)  # type: ignore[arg-type] # the names are those of its fields


def _lengths(node: etree._Element | None, names: Mapping[str, str], fixed: Mapping[str, str]) -> dict[str, int]:
    """Return the lengths an element gives, by our names; ``fixed`` are attributes with the one value that is known."""
    found = {}
    for name, value in () if node is None else node.attrib.items():
        local = etree.QName(name).localname
        if local in names:
            found[names[local]] = int(value)
        elif fixed.get(local) != value:
            raise NotExactError("spacing")
    return found


def _known(node: etree._Element | None, names: set[str], where: str) -> dict[str, etree._Element]:
    found = {_local(child): child for child in (() if node is None else node)}
    if not found.keys() <= names:
        raise NotExactError(f"{where}: {min(found.keys() - names)}")
    return found


def _local(node: etree._Element) -> str:
    return str(etree.QName(node).localname)


def _value(node: etree._Element) -> str:
    return str(node.get(f"{W}val"))


def _is_on(node: etree._Element) -> bool:
    return node.get(f"{W}val", "1") not in NO


def _line(border: etree._Element) -> tuple[str, str]:
    return _value(border), str(border.get(f"{W}sz"))
