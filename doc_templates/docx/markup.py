"""Paragraphs, runs, fields and tables of WordprocessingML (ECMA-376 part 1, chapter 17), as little of it as forms need.

Word refuses a file whose properties stand in another order than the schema's, so the order is kept here, once.
Lengths are given in millimetres and written in twentieths of a point (twips).
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree


def twips(millimetres: float) -> str:
    """Return a length in twips, as attributes hold it."""
    return str(Mm(millimetres).twips)


def w(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """Return an element of the namespace ``w``; its attributes are of the same namespace."""
    element = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})
    element.extend(children)
    return element


def run(text: str, style: str | None = None, language: str | None = None) -> etree._Element:
    """Return a run of text in one character style; a tab in the text becomes a tab, a newline a line break.

    ``language`` is the BCP 47 tag of words that are not in the language of the document.
    """
    element = w("r")
    look = [w("rStyle", val=style)] if style else []
    look += [w("lang", val=language)] if language else []
    if look:
        element.append(w("rPr", *look))
    element.text = text
    return element


def paragraph(style: str, *content: str | etree._Element) -> etree._Element:
    """Return a paragraph of a named style; a plain string becomes one run, so a placeholder never spans two."""
    element = w("p", w("pPr", w("pStyle", val=style)))
    element.extend(run(piece) if isinstance(piece, str) else piece for piece in content if not _is_empty(piece))
    return element


def _is_empty(piece: str | etree._Element) -> bool:
    return isinstance(piece, str) and not piece


def page_number(style: str) -> etree._Element:
    """Return a paragraph that holds the number of its page, the only field a form may use."""
    return w("p", w("pPr", w("pStyle", val=style)), w("fldSimple", run("2"), instr=" PAGE "))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, over how many columns it reaches, and whether they stand at its bottom."""

    content: tuple[etree._Element, ...]
    span: int = 1
    bottom: bool = False


def cell(*content: etree._Element, span: int = 1, bottom: bool = False) -> Cell:
    """Return a cell of the given paragraphs."""
    return Cell(content, span, bottom)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells; ``header`` rows are printed again on every page the table reaches.

    ``min_height`` is the smallest height in millimetres, so that an empty row can be written in by hand; a row that
    ``splits`` goes on over pages, where texts may be longer than one.
    """

    cells: tuple[Cell, ...]
    header: bool = False
    min_height: float = 0
    splits: bool = False


def row(*cells: Cell, header: bool = False, min_height: float = 0, splits: bool = False) -> Row:
    """Return a row of cells; no row that fits on a page is split between two, unless it ``splits``."""
    return Row(cells, header, min_height, splits)


def heads(*texts: str, style: str = "TableHead") -> Row:
    """Return the row of the heads of columns."""
    return row(*(cell(paragraph(style, text)) for text in texts), header=True)


KEPT = {
    "TableText": "TableKept",
    "TableCentre": "TableCentreKept",
    "TableFigure": "TableFigureKept",
    "TableFigureNarrow": "TableFigureNarrowKept",
    "TableTotal": "TableTotalKept",
    "TableTotalScore": "TableTotalScoreKept",
    "SignatureRole": "SignatureRoleKept",
    "SignatureListed": "SignatureCell",
}
"""Styles of cells, and those that look the same and keep their row on one page with what follows."""


def kept(line: Row) -> Row:
    """Return the same row, kept on one page with what follows it."""
    return replace(line, cells=tuple(replace(one, content=tuple(map(_kept, one.content))) for one in line.cells))


def _kept(content: etree._Element) -> etree._Element:
    found = deepcopy(content)
    found.style = KEPT.get(found.style, found.style)
    return found


@dataclass(frozen=True, slots=True)
class Table:
    """A table of fixed column widths.

    ``title`` and ``description`` are read aloud by screen readers and shown by Word as the alternative text.
    """

    style: str
    title: str
    description: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]

    def element(self) -> etree._Element:
        """Return the table as an element."""
        properties = w(
            "tblPr",
            w("tblStyle", val=self.style),
            w("tblW", w=_total(self.widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w(
                "tblLook",
                val="0620",
                firstRow="1",
                lastRow="0",
                firstColumn="0",
                lastColumn="0",
                noHBand="1",
                noVBand="1",
            ),
            w("tblCaption", val=self.title),
            w("tblDescription", val=self.description),
        )
        grid = w("tblGrid", *(w("gridCol", w=twips(width)) for width in self.widths))
        return w("tbl", properties, grid, *(self._row(line) for line in self.rows))

    def _row(self, line: Row) -> etree._Element:
        properties = w("trPr") if line.splits else w("trPr", w("cantSplit"))
        if line.min_height:
            properties.append(w("trHeight", val=twips(line.min_height), hRule="atLeast"))
        if line.header:
            properties.append(w("tblHeader"))
        element = w("tr", properties)
        column = 0
        for one in line.cells:
            widths = self.widths[column : column + one.span]
            column += one.span
            element.append(_cell(one, widths))
        return element


def _cell(one: Cell, widths: tuple[float, ...]) -> etree._Element:
    properties = w("tcPr", w("tcW", w=_total(widths), type="dxa"))
    if one.span > 1:
        properties.append(w("gridSpan", val=str(one.span)))
    if one.bottom:
        properties.append(w("vAlign", val="bottom"))
    # A row may stand in the table in several variants; an element has one place only.
    return w("tc", properties, *map(deepcopy, one.content))


def _total(widths: tuple[float, ...]) -> str:
    return str(sum(int(twips(width)) for width in widths))
