"""Paragraphs and rows of tables, laid out from the very XML they stand in; what stands in it twice is laid out once.

A block knows its height and what is drawn of it, with the elements of structure it belongs to (ISO 32000-1, 14.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from lxml import etree

from worker.convert.accessibility import PLACED, TABULAR
from worker.layout.drawing import BORDER, texts
from worker.layout.errors import NotExactError
from worker.layout.fonts import level_of
from worker.layout.lines import END, NO_BREAK, TAB, Line, Portion, Run, lay
from worker.layout.styles import ParagraphStyle, Styles, TableStyle, W

BLOCKS_KEPT: Final = 500
RULE_HEIGHT: Final = 30
"""A line below a paragraph with the space above it, in twips."""
OPEN: Final = '<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r">'
RUN: Final = (
    r'<w:r>(?:<w:rPr>(?:<w:rStyle w:val="(\w+)"/>)?(?:<w:lang w:val="([\w-]+)"/>)?</w:rPr>)?'
    r'((?:<w:t(?: xml:space="preserve")?(?:/>|>[^<]*</w:t>)|<w:br/>|<w:tab/>)*)</w:r>'
)
"""Style and language of a run, and what it holds."""
RUNS: Final = re.compile(RUN)
PARAGRAPH: Final = re.compile(
    r'<w:p>(?:<w:pPr>(?:<w:pStyle w:val="(\w+)"/>)?</w:pPr>)?((?:' + re.sub(r"[(](?![?])", "(?:", RUN) + ")*)</w:p>"
)
"""A paragraph that names its style and has no property of its own; others are not known."""
HELD: Final = re.compile(r'<w:t(?: xml:space="preserve")?>([^<]*)</w:t>|<w:(br|tab)/>')
SEPARATORS: Final = {"br": END, "tab": TAB}
ENDS: Final = frozenset({"", "</w:tc>", "</w:tr>", "</w:tbl>"})
TEN_THOUSAND: Final = 10_000
GRID_SHIFT: Final = 5
"""By how many twips the texts of a table with lines stand further to the right."""


Lines = tuple[ParagraphStyle, list[Line], int]
"""A paragraph's style, its lines, and their height."""


class Step(NamedTuple):
    """What is added to a page: an element of structure below another, or something drawn that belongs to one.

    Attributes:
        element: number of the element within its text; where ``role`` is given, the one above the new element, -1 for
            the one the text stands in.
        role: of a new element.
        attributes: of a new element.
        drawn: what is drawn of the element.
    """

    element: int
    role: bytes = b""
    attributes: bytes = b""
    drawn: bytes = b""


class Text:
    """Paragraphs one below the other: what is drawn of them from an even or an odd height, and what that needs.

    Attributes:
        faces: which faces draw them, a bit each.
        level: to which level the fonts must be reduced at most.
        kinds: how lines of them end, where that is unusual.
    """

    def __init__(self, paragraphs: Sequence[tuple[bytes, Sequence[Line], int, int]]) -> None:
        """Take paragraphs: the role of each, its lines, and where it begins, from the left and from above."""
        self._paragraphs = paragraphs
        self._steps: list[Sequence[Step] | None] = [None, None]
        lines = [line for _, lines, *_ in paragraphs for line in lines]
        self.faces, self.level = _needs(lines)
        self.kinds = frozenset(line.kind for line in lines if line.kind)

    def steps(self, parity: int) -> Sequence[Step]:
        """Return what is added to a page where its height is even (0) or odd (1)."""
        found = self._steps[parity]
        if found is None:
            found = self._steps[parity] = self._made(parity)
        return found

    def _made(self, parity: int) -> list[Step]:
        found: list[Step] = []
        elements = 0
        for role, lines, left, top in self._paragraphs:
            steps = list(_paragraph_steps(elements, role, lines, left, top, parity))
            elements += sum(1 for step in steps if step.role)
            found += steps
        return found


@dataclass(slots=True)
class Block:
    """A paragraph, or some lines of one; ``rules`` are lines below it: from, to, and how far below its top."""

    height: int
    text: Text
    rules: Sequence[tuple[int, int, int]] = ()


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the body, which may be divided between pages."""

    style: ParagraphStyle
    lines: list[Line]
    left: int
    rule: tuple[int, int] | None
    height: int = 0
    _block: Block | None = None

    def __post_init__(self) -> None:
        self.height = height_of(self.style, self.lines)

    @property
    def block(self) -> Block:
        """What is drawn of it."""
        if self._block is None:
            self._block = self.part(0, len(self.lines))
        return self._block

    def part(self, first: int, last: int) -> Block:
        """Return some of its lines, with the line below them."""
        lines, level = self.lines[first:last], self.style.outline
        role = b"P" if level is None else b"H%d" % (level + 1)
        height = height_of(self.style, lines)
        rules = [] if self.rule is None else [(*self.rule, height - BORDER)]
        return Block(height, Text([(role, lines, self.left, 0)]), rules)


@dataclass(slots=True)
class Cell:
    """A cell: where its texts begin and how wide they may be, the column it ends at, and how they stand in it."""

    left: int
    room: int
    span: int
    end: int
    paragraphs: list[Lines]
    at_bottom: bool
    height: int = 0
    ruled: bool = False
    _texts: dict[int, Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        after = 0
        for style, _, height in self.paragraphs:
            self.height += max(after, style.before) + height
            self.ruled |= style.ruled
            after = style.after
        self.height += after

    def text(self, top: int) -> Text:
        """Return its paragraphs where the first begins so far below the top of their row."""
        found = self._texts.get(top)
        if found is None:
            placed = [(b"P", lines, self.left + style.left, at) for (style, lines, _), at in self._placed(top)]
            found = self._texts[top] = Text(placed)
        return found

    def rules(self, top: int) -> Iterator[tuple[int, int, int]]:
        """Yield the lines below its paragraphs: from, to, and how far below the top of the row."""
        for (style, _, height), at in self._placed(top):
            if style.ruled:
                below = at + height - BORDER
                yield self.left + style.left, self.left + self.room - style.right, below

    def _placed(self, top: int) -> Iterator[tuple[Lines, int]]:
        after = 0
        for paragraph in self.paragraphs:
            style, _, height = paragraph
            top += max(after, style.before)
            yield paragraph, top
            top += height
            after = style.after


@dataclass(slots=True)
class Row:
    """A row of a table: its cells, each with its texts, the lines below some of these, and the columns cells end at."""

    cells: list[tuple[Cell, Text]]
    height: int
    rules: Sequence[tuple[int, int, int]]
    is_head: bool
    may_split: bool
    ends: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.ends = frozenset(cell.end for cell, _ in self.cells)

    @property
    def keep_next(self) -> bool:
        """Whether it has to stand on the page of the next row, or of what follows the table."""
        return self.cells[0][0].paragraphs[0][0].keep_next


class Blocks:
    """The blocks of a template's papers.

    Args:
        styles: of the template.
        hyphenated: whether words may be divided in it.
        left: margin of the page.
        room: width of its text.
    """

    def __init__(self, styles: Styles, *, hyphenated: bool, left: int, room: int) -> None:
        self.styles = styles
        self._hyphenated = hyphenated
        self.left, self.room = left, room
        self._laid: dict[tuple[str, int], Lines] = {}
        self._paragraphs: dict[str, Paragraph] = {}
        self._tables: dict[str, TableShape] = {}

    def body(self, xml: str) -> list[Paragraph | Table]:
        """Return the blocks of ``w:body``, given without the properties of the section at its end.

        Raises:
            NotExactError: there is something in it that is not known.
        """
        found: list[Paragraph | Table] = []
        at = 0
        while True:
            begins = xml.find("<w:tbl>", at)
            found += map(self.paragraph, _elements(xml[at : None if begins < 0 else begins], "w:p"))
            if begins < 0:
                return found
            at = xml.index("</w:tbl>", begins) + len("</w:tbl>")
            found.append(self._table(xml[begins:at]))

    def paragraph(self, xml: str) -> Paragraph:
        """Return a paragraph of the body or of a header."""
        found = self._paragraphs.get(xml)
        if found is None:
            style, lines, _ = self.laid(xml, self.room)
            found = self._paragraph(style, lines)
            _keep(self._paragraphs, xml, found)
        return found

    def text(self, text: str, style_name: str) -> Paragraph:
        """Return a paragraph of a text in one look."""
        style = self.styles.paragraph(style_name)
        return self._paragraph(style, lay([Run(text, style.letters)], style, self.room))

    def laid(self, xml: str, room: int) -> Lines:
        """Return the style, the lines and the height of a paragraph in a width."""
        found = self._laid.get((xml, room))
        if found is None:
            style, runs = self._read(xml)
            lines = lay(runs, style, room)
            if self._hyphenated and style.divided and any(line.open for line in lines):
                raise NotExactError("hyphenation")
            found = style, lines, height_of(style, lines)
            _keep(self._laid, (xml, room), found)
        return found

    def _paragraph(self, style: ParagraphStyle, lines: list[Line]) -> Paragraph:
        left = self.left + style.left
        rule = (left, self.left + self.room - style.right) if style.ruled else None
        return Paragraph(style, lines, left, rule)

    def _read(self, xml: str) -> tuple[ParagraphStyle, list[Run]]:
        known = PARAGRAPH.fullmatch(xml)
        if known is None:
            raise NotExactError("unknown paragraph")
        style, runs = self.styles.paragraph(known[1]), []
        for (look, language), same in groupby(RUNS.findall(known[2]), key=itemgetter(0, 1)):
            letters = self.styles.letters(look, style.letters) if look else style.letters
            text = "".join(map(_text, (held for *_, held in same)))
            if text:
                runs.append(Run(text, letters, language, bool(look)))
        return style, runs

    def _table(self, xml: str) -> Table:
        start = re.search(r"<w:tr[ >]", xml)
        if start is None or xml.count("<w:tbl>") != 1:
            raise NotExactError("table in a table")
        head = xml[: start.start()]
        shape = self._tables.get(head)
        if shape is None:
            shape = TableShape(self, parse(f"{head}</w:tbl>"))
            _keep(self._tables, head, shape)
        return Table(shape, [shape.row(row) for row in _elements(xml[start.start() :], "w:tr")])


class TableShape:
    """What tables of the same columns and style have in common; ``grid`` is where its columns begin and end."""

    def __init__(self, blocks: Blocks, node: etree._Element) -> None:
        properties = {etree.QName(each).localname: each for each in node.find(f"{W}tblPr")}
        known = {"tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription"}
        if not properties.keys() <= known:
            raise NotExactError(f"table: {min(properties.keys() - known)}")
        style = properties.get("tblStyle")
        self.style: TableStyle = blocks.styles.table(None if style is None else style.get(f"{W}val"))
        widths = [int(str(column.get(f"{W}w"))) for column in node.find(f"{W}tblGrid")]
        whole, ends = sum(widths), [0]
        for width in widths:
            ends.append(ends[-1] + width)
        # LibreOffice keeps columns as ten-thousandths of their table.
        self.grid = [int((end * TEN_THOUSAND / whole + 0.5) // 1 * whole / TEN_THOUSAND) for end in ends]
        self.left = blocks.left
        self._blocks = blocks
        self._rows: dict[str, Row] = {}
        self._cells: dict[tuple[str, int], Cell] = {}

    def row(self, xml: str) -> Row:
        """Return a row."""
        found = self._rows.get(xml)
        if found is None:
            found = self._row(xml)
            _keep(self._rows, xml, found)
        return found

    def _row(self, xml: str) -> Row:
        begins = xml.index("<w:tc>")
        is_head, may_split, least = _row_properties(xml[xml.index(">") + 1 : begins])
        cells: list[Cell] = []
        for cell in _elements(xml[begins:], "w:tc"):
            cells.append(self._cell(cell, cells[-1].end if cells else 0))
        inset = self.style.top + (BORDER if self.style.lined else 0)
        height = max(max(cell.height for cell in cells) + inset + self.style.bottom, least)
        tops = [height - self.style.bottom - cell.height if cell.at_bottom else inset for cell in cells]
        placed = list(zip(cells, tops, strict=True))
        rules = [rule for cell, top in placed if cell.ruled for rule in cell.rules(top)]
        return Row([(cell, cell.text(top)) for cell, top in placed], height, rules, is_head, may_split)

    def _cell(self, xml: str, column: int) -> Cell:
        found = self._cells.get((xml, column))
        if found is None:
            begins = xml.index("<w:p>")
            span, at_bottom = _cell_properties(xml[len("<w:tc>") : begins])
            start, end = self.grid[column], self.grid[column + span]
            left = self.left + start + self.style.left + (GRID_SHIFT if self.style.lined else 0)
            room = end - start - self.style.left - self.style.right
            paragraphs = [self._blocks.laid(each, room) for each in _elements(xml[begins:], "w:p")]
            found = Cell(left, room, span, column + span, paragraphs, at_bottom)
            _keep(self._cells, (xml, column), found)
        return found


@dataclass(slots=True)
class Table:
    """A table of the body."""

    shape: TableShape
    rows: list[Row]

    @property
    def border(self) -> int:
        """Height of the line below its last row, in twips."""
        return BORDER if self.shape.style.lined else 0

    @property
    def is_placed(self) -> bool:
        """Whether it is there for the sake of the place alone; see :func:`worker.convert.accessibility.mend`."""
        styles = {style.name for row in self.rows for cell, _ in row.cells for style, *_ in cell.paragraphs}
        return (
            not any(row.is_head for row in self.rows)
            and any(f"/{style}".startswith(PLACED) for style in styles)
            and not any(f"/{style}".startswith(TABULAR) for style in styles)
        )

    @property
    def first_height(self) -> int:
        """Height of its heads with what has to stand on their page."""
        found = self.border
        for row in self.rows:
            found += row.height
            if not row.is_head and not row.keep_next:
                break
        return found


def height_of(style: ParagraphStyle, lines: Iterable[Line]) -> int:
    """Return the height of a paragraph in twips, with the line below it."""
    return sum(line.height for line in lines) + (RULE_HEIGHT if style.ruled else 0)


def _paragraph_steps(  # noqa: PLR0913, PLR0917 - its place in the structure, and on the page
    number: int, role: bytes, lines: Sequence[Line], left: int, top: int, parity: int
) -> Iterator[Step]:
    """Yield a paragraph as the element of a number, and its runs of another look or language as elements in it."""
    yield Step(-1, role)
    spans = number
    # What has a look of its own is an element on each line.
    for (language, own, _), same in groupby(texts(lines, left, top, parity), key=_look):
        ink = b"".join(drawn for *_, drawn in same)
        if not ink:
            continue
        if own:
            spans += 1
            yield Step(number, b"Span", b"/Lang(%s)" % language.encode() if language else b"")
        yield Step(spans if own else number, drawn=ink)


def _look(drawn: tuple[Portion, int, bytes]) -> tuple[str, bool, int]:
    """Return language, style and line of a portion that is an element of its own, nothing for others."""
    portion, line, _ = drawn
    run = portion.run
    own = portion.text not in {TAB, NO_BREAK} and bool(run.language or run.marked)
    return (run.language, True, line) if own else ("", False, 0)


def _needs(lines: Iterable[Line]) -> tuple[int, int]:
    """Return which faces lines need, a bit each, and to which level."""
    portions = [portion for line in lines for portion in line.portions if not portion.is_tab]
    faces = 0
    for number in {portion.font.face.number for portion in portions}:
        faces |= 1 << number
    return faces, level_of("".join([portion.text for portion in portions]))


def _elements(xml: str, name: str) -> list[str]:
    """Return the elements of a name that follow one another in well-formed XML and hold none of their own name."""
    end, begins = f"</{name}>", (f"<{name}>", f"<{name} ")
    *found, rest = xml.split(end)
    # Of one that holds another, what stands before its own end begins otherwise.
    if rest not in ENDS or not all(piece.startswith(begins) for piece in found):
        raise NotExactError("unknown XML")
    return [piece + end for piece in found]


def parse(xml: str) -> etree._Element:
    """Return an element of a DOCX that stands by itself.

    Raises:
        NotExactError: another stands beside it.
    """
    found = etree.fromstring(f"{OPEN}{xml}</w:x>")
    if len(found) != 1:
        raise NotExactError("unknown XML")
    return found[0]


def _text(held: str) -> str:
    """Return the text of what a run holds."""
    found = "".join(text or SEPARATORS.get(sign, "") for text, sign in HELD.findall(held))
    return unescape(found) if "&" in found else found


@lru_cache(maxsize=BLOCKS_KEPT)
def _row_properties(xml: str) -> tuple[bool, bool, int]:
    """Return whether a row is a head, whether it may be divided between pages, and its least height."""
    is_head, may_split, least = False, True, 0
    for each in parse(xml) if xml else ():
        local = etree.QName(each).localname
        if local == "cantSplit":
            may_split = False
        elif local == "tblHeader":
            is_head = True
        elif local == "trHeight" and each.get(f"{W}hRule") == "atLeast":
            least = int(str(each.get(f"{W}val")))
        else:
            raise NotExactError(f"of a row: {local}")
    return is_head, may_split, least


@lru_cache(maxsize=BLOCKS_KEPT)
def _cell_properties(xml: str) -> tuple[int, bool]:
    """Return over how many columns a cell reaches, and whether its texts stand at its bottom."""
    span, at_bottom = 1, False
    for each in parse(xml):
        local = etree.QName(each).localname
        if local == "gridSpan":
            span = int(str(each.get(f"{W}val")))
        elif local == "vAlign" and each.get(f"{W}val") == "bottom":
            at_bottom = True
        elif local != "tcW":
            raise NotExactError(f"of a cell: {local}")
    return span, at_bottom


def _keep(kept: dict[Any, Any], key: Any, value: Any) -> None:
    if len(kept) >= BLOCKS_KEPT:
        kept.clear()
    kept[key] = value
