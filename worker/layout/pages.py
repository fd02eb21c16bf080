"""Blocks placed on pages as LibreOffice places them. Lengths are twips, from the top of the page downwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from worker.layout.blocks import Block, Cell, Paragraph, Row, Table, Text, height_of
from worker.layout.drawing import STROKE, number
from worker.layout.errors import NotExactError

TOGETHER: Final = 2
"""Lines of a divided paragraph that stay together on either page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper with its margins.

    Attributes:
        height: of the page.
        top: where its text begins.
        bottom: where its text ends.
        header: where the text of its header begins.
    """

    height: int
    top: int
    bottom: int
    header: int
    width: int
    left: int
    right: int

    @property
    def room(self) -> int:
        """Width of its text."""
        return self.width - self.left - self.right


@dataclass(slots=True)
class Structure:
    """The elements of a paper in the order of reading: role, attributes, the element above, and what it holds.

    An element holds others by their numbers, and marks as pairs of page and number on it.
    """

    roles: list[bytes] = field(default_factory=list)
    attributes: list[bytes] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    held: list[list[int | tuple[int, int]]] = field(default_factory=list)

    def add(self, role: bytes, above: int, attributes: bytes = b"") -> int:
        """Add an element; return its number."""
        found = len(self.roles)
        self.roles.append(role)
        self.attributes.append(attributes)
        self.above.append(above)
        self.held.append([])
        if above >= 0:
            self.held[above].append(found)
        return found


class Page:
    """What is drawn on a page, and to which element each of its marks belongs."""

    def __init__(self, number_: int, scale: Scale) -> None:
        self.number = number_
        self.marks: list[int] = []
        self.faces = self.level = 0
        self.kinds: set[str] = set()
        self._scale = scale
        self._drawn: list[bytes] = []
        self._rules: list[tuple[int, int, int]] = []

    def put(self, block: Block, top: int, structure: Structure, above: int) -> None:
        """Draw a paragraph as an element below one of the structure."""
        self._begin(block, top)
        self._add(block.text, top, structure, above)
        self._drawn.append(b"Q\n")

    def put_row(self, row: Row, top: int, structure: Structure, above: int, *, placed: bool) -> None:
        """Draw a row of a table; where the table is there for the sake of the place alone, it is none for readers."""
        self._begin(row, top)
        line = structure.add(b"Div" if placed else b"TR", above)
        for cell, text in row.cells:
            role, attributes = (b"Div", b"") if placed else _cell_element(cell, is_head=row.is_head)
            self._add(text, top, structure, structure.add(role, line, attributes))
        self._drawn.append(b"Q\n")

    def go_on(self, block: Block, top: int, structure: Structure, element: int) -> None:
        """Draw the rest of a paragraph that began on an earlier page."""
        self._begin(block, top)
        first = len(structure.roles) - 1
        for step in block.text.steps(top & 1)[1:]:
            if step.role:
                structure.add(step.role, element, step.attributes)
            else:
                self._mark(step.drawn, first + step.element if step.element else element, structure)
        self._drawn.append(b"Q\n")

    def put_artifact(self, block: Block | Row, top: int) -> None:
        """Draw what is no part of the text: the header of a page, the heads of a table that goes on."""
        self._begin(block, top)
        listed = [text for _, text in block.cells] if isinstance(block, Row) else [block.text]
        drawn = [step.drawn for text in listed for step in text.steps(top & 1)]
        self._drawn.append(b"/Artifact BMC\n%sEMC\nQ\n" % b"".join(drawn))
        for text in listed:
            self._need(text)

    def draw_lines(self, lines: bytes) -> None:
        """Draw the lines of a table."""
        self._drawn.append(b"/Artifact BMC\n%sEMC\n" % lines)

    def content(self) -> bytes:
        """Return the content stream."""
        rules = b"".join(self._scale.rule(*rule) for rule in self._rules)
        # LibreOffice draws each of them twice, which shows.
        ruled = b"/Artifact BMC\n%s%sEMC\n" % (rules, rules) if rules else b""
        return b"%s0 0 0 rg 0 0 0 RG\n%s%sQ\n" % (self._scale.clip, b"".join(self._drawn), ruled)

    def _begin(self, block: Block | Row, top: int) -> None:
        self._drawn.append(b"q 1 0 0 1 0 %s cm\n" % self._scale.heights[top // 2])
        if block.rules:
            self._rules += [(start, end, top + below) for start, end, below in block.rules]

    def _add(self, text: Text, top: int, structure: Structure, above: int) -> None:
        first = len(structure.roles)
        for element, role, attributes, drawn in text.steps(top & 1):
            if role:
                structure.add(role, above if element < 0 else first + element, attributes)
            else:
                self._mark(drawn, first + element, structure)
        self._need(text)

    def _need(self, text: Text) -> None:
        self.faces |= text.faces
        self.level = max(self.level, text.level)
        if text.kinds:
            self.kinds |= text.kinds

    def _mark(self, drawn: bytes, element: int, structure: Structure) -> None:
        mark = len(self.marks)
        self.marks.append(element)
        structure.held[element].append((self.number, mark))
        self._drawn.append(b"/%s<</MCID %d>>BDC\n%sEMC\n" % (structure.roles[element], mark, drawn))


def _cell_element(cell: Cell, *, is_head: bool) -> tuple[bytes, bytes]:
    """Return role and attributes of a cell (ISO 32000-1, 14.8.5.7)."""
    attributes = (b"/Scope/Column" if is_head else b"") + (b"/ColSpan %d" % cell.span if cell.span > 1 else b"")
    return b"TH" if is_head else b"TD", b"/A<</O/Table%s>>" % attributes if attributes else b""


class Scale:
    """Heights of a sheet in the numbers of a PDF, which count from the bottom."""

    def __init__(self, sheet: Sheet) -> None:
        # LibreOffice cuts the page to whole hundredths of a millimetre, and what is on it to thousandths of a point.
        whole = 841.889 if sheet.height > sheet.width else 595.303
        self.heights = [number(whole - tenths / 10) for tenths in range(sheet.height // 2 + 1)]
        self.ends = [
            (number(whole - tenths / 10), number(whole - tenths / 10 - 0.25), number(whole - tenths / 10 - 0.5))
            for tenths in range(sheet.height // 2 + 1)
        ]
        self._whole = whole
        across, upright = b"0 0.028 841.889 595.247", b"0 0.028 595.275 841.861"
        self.clip = b"0.1 w\nq %s re\nW* n\n" % (upright if sheet.height > sheet.width else across)

    def rule(self, start: int, end: int, top: int) -> bytes:
        """Return a line below a paragraph."""
        y = number(self._whole - (top + 5) // 2 * 2 / 20)
        return STROKE % (number(((end - 1) | 1) / 20), y, number((start + 1) // 2 * 2 / 20), y)

    def borders(self, table: Table, rows: Sequence[Row], tops: Sequence[int]) -> bytes:
        """Return the lines of a part of a table as LibreOffice joins them: by height, then by column."""
        grid, left = table.shape.grid, table.shape.left
        a, b = (left | 1) / 20, ((left + grid[-1]) | 1) / 20
        drawn, last = [], len(tops) - 1
        for line, top in enumerate(tops):
            outer = line in {0, last}
            y = self.ends[(top + 1) // 2][1]
            start, end = (a, b + 0.5) if outer else (a + 0.5, b)
            drawn.append(STROKE % (number(start), y, number(end), y))
        for column, x in enumerate(grid):
            outer = column in {0, len(grid) - 1}
            place = number(((left + x) | 1) / 20 + 0.25)
            for first, end in _runs(rows, None if outer else column):
                upper = self.ends[(tops[first] + 1) // 2][0 if outer or first else 2]
                lower = self.ends[(tops[end] + 1) // 2][2 if outer or end != last else 0]
                drawn.append(STROKE % (place, upper, place, lower))
        return b"".join(drawn)


def _runs(rows: Sequence[Row], column: int | None) -> list[tuple[int, int]]:
    """Return the rows that follow one another with a line at the end of a column, all of them without one."""
    found: list[tuple[int, int]] = []
    for place, row in enumerate(rows):
        if column is None or column in row.ends:
            if found and found[-1][1] == place:
                found[-1] = found[-1][0], place + 1
            else:
                found.append((place, place + 1))
    return found


def _kept_at_end(rows: Sequence[Row]) -> int:
    """Return how many of the last rows have to stand on the page of what follows."""
    found = 0
    while found < len(rows) and rows[-1 - found].keep_next and not rows[-1 - found].is_head:
        found += 1
    return found


AT_FIRST: Final = 25
AT_FIRST_OF_MANY: Final = 20
MANY: Final = 99
MORE: Final = 998
"""LibreOffice puts so many paragraphs and rows on each page before it places them, fewer in texts of that length."""
OF_A_TABLE: Final = 25
"""What LibreOffice takes off the length of a text for a table."""
MOST_ROWS: Final = 10
"""A table that has more than that too many for a page is divided between pages at first, of which some stay empty."""
UNKNOWN: Final = 1000
"""From this number of a page on it is not known."""


def _has_row(blocks: Sequence[Paragraph | Table], place: int) -> bool:
    """Return whether the row before a block has to stand on its page."""
    before = blocks[place - 1] if place else None
    return isinstance(before, Table) and before.rows[-1].keep_next


def _nodes(block: Paragraph | Table) -> int:
    """Return how much a block adds to the length of a text, by which LibreOffice tells long ones."""
    if isinstance(block, Paragraph):
        return 1
    return 2 - OF_A_TABLE + sum(2 + len(cell.paragraphs) for row in block.rows for cell, _ in row.cells)


def _at_first(blocks: Sequence[Paragraph | Table]) -> list[int]:
    """Return on which page LibreOffice puts each block before it places them."""
    length = sum(map(_nodes, blocks))
    if length >= MORE:
        raise NotExactError("text of a thousand paragraphs")
    most = AT_FIRST if length < MANY else AT_FIRST_OF_MANY
    found: list[int] = []
    page = number = 0
    for block in blocks:
        rows = len(block.rows) if isinstance(block, Table) else 0
        number += rows or 1
        if rows and number > most + MOST_ROWS:
            page, number = page + UNKNOWN, 0
        elif number > most and found:
            page, number = page + 1, 0
        found.append(page)
    return found


Header = Callable[[int], Sequence[Block]]


class Placing:
    """Places the blocks of a paper, one after another.

    Args:
        sheet: what they are placed on.
        scale: of the sheet.
        header: returns the blocks of a header by the number of its page.
    """

    def __init__(self, sheet: Sheet, scale: Scale, header: Header) -> None:
        self._sheet, self._scale, self._header = sheet, scale, header
        self.structure = Structure()
        self._document = self.structure.add(b"Document", -1)
        self.pages = [Page(0, scale)]
        self._kinds: set[str] = set()
        self._blocks: Sequence[Paragraph | Table] = ()
        self._y = sheet.top
        self._after = 0
        self._fresh = True

    def run(self, blocks: Sequence[Paragraph | Table]) -> None:
        """Place all of them.

        Raises:
            NotExactError: they meet the end of a page in a way that is not known.
        """
        place, self._blocks = 0, blocks
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, Table):
                self._table(block, blocks[place + 1 :])
                place += 1
            else:
                place = self._chain(blocks, place)

    @property
    def kinds(self) -> frozenset[str]:
        """What is unusual in it: where it meets ends of pages and of lines, and how many pages it has."""
        return frozenset({f"{len(self.pages)} pages"}.union(self._kinds, *(page.kinds for page in self.pages)))

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    @property
    def _limit(self) -> int:
        return self._sheet.height - self._sheet.bottom

    def _new_page(self) -> None:
        self.pages.append(Page(len(self.pages), self._scale))
        at = self._sheet.header
        for block in self._header(len(self.pages)):
            self._page.put_artifact(block, at)
            at += block.height
        if at > self._sheet.top:
            self._kinds.add("header that reaches into the text")
        self._y, self._after, self._fresh = max(self._sheet.top, at), 0, True

    def _space(self, before: int) -> int:
        return 0 if self._fresh and len(self.pages) > 1 else max(self._after, before)

    def _chain(self, blocks: Sequence[Paragraph | Table], place: int) -> int:
        """Place a paragraph and those it has to stay on a page with; return which block follows them."""
        need, last = self._chain_height(blocks, place)
        if self._y + need > self._limit:
            over, table = self._y + need - self._limit, blocks[last]
            if isinstance(table, Table):
                if over <= table.border:
                    raise NotExactError("table kept with what is before it")
                self._check_heads(table, self._y + need - table.first_height)
            kept, left = last - place, self._left(blocks, place, last)
            if left:
                self._kinds.add(f"{left} of {kept} kept left")
                last = place + left - 1
            elif not self._fresh:
                self._kinds.add(f"{kept} kept with a {type(blocks[last]).__name__.lower()}")
                self._new_page()
            if kept and not left and self._y + self._chain_height(blocks, place)[0] > self._limit:
                raise NotExactError("paragraphs kept together longer than a page")
        while place <= last and isinstance(block := blocks[place], Paragraph):
            self._paragraph(block)
            place += 1
        return place

    def _left(self, blocks: Sequence[Paragraph | Table], place: int, last: int) -> int:
        """Return how many paragraphs stay, though they have to go to the next page with the rest of their chain.

        They do where LibreOffice put that rest on a further page at first, and they fit.
        """
        at_first, page = _at_first(blocks), len(self.pages) - 1
        apart = next((other for other in range(place + 1, last + 1) if at_first[other] > at_first[other - 1]), None)
        if apart is None or not self._fit(blocks[place:apart]) or self._fit(blocks[place : last + 1]):
            return 0
        if at_first[apart] >= UNKNOWN or (at_first[place] <= page < at_first[apart] and _has_row(blocks, place)):
            raise NotExactError("paragraphs kept together at the end of a page")
        return apart - place if at_first[place] <= page < at_first[apart] else 0

    def _fit(self, blocks: Sequence[Paragraph | Table]) -> bool:
        """Return whether the paragraphs among blocks fit on the page."""
        y, after = self._y, self._after
        for block in blocks:
            if isinstance(block, Paragraph):
                y += max(after, block.style.before) + block.height
                after = block.style.after
        return y <= self._limit

    def _chain_height(self, blocks: Sequence[Paragraph | Table], place: int) -> tuple[int, int]:
        """Return the height up to where a page may end first, and which block it ends in."""
        total, after = 0, self._after
        while True:
            block = blocks[place]
            if isinstance(block, Table):
                return total + after + block.first_height, place
            style = block.style
            total += 0 if self._fresh and len(self.pages) > 1 and not total else max(after, style.before)
            if style.keep_next and place + 1 < len(blocks):
                total += block.height
                after = style.after
                place += 1
                continue
            if style.keep_lines or style.keep_next or len(block.lines) < 2 * TOGETHER:
                return total + block.height, place
            return total + height_of(style, block.lines[:TOGETHER]), place

    def _paragraph(self, paragraph: Paragraph) -> None:
        style, top = paragraph.style, self._y + self._space(paragraph.style.before)
        if top + paragraph.height > self._limit:
            self._divided(paragraph, top)
        else:
            self._page.put(paragraph.block, top, self.structure, self._document)
            self._y = top + paragraph.height
        self._after, self._fresh = style.after, False

    def _divided(self, paragraph: Paragraph, top: int) -> None:
        """Place a paragraph on two pages; one on a line has that below either part."""
        lines, style = paragraph.lines, paragraph.style
        fitting, y = 0, top + height_of(style, ())
        while fitting < len(lines) and y + lines[fitting].height <= self._limit:
            y += lines[fitting].height
            fitting += 1
        if style.keep_lines or fitting < TOGETHER or len(lines) < 2 * TOGETHER:
            raise NotExactError("paragraph at the end of a page")
        self._kinds.add("paragraph divided")
        fitting = min(fitting, len(lines) - TOGETHER)
        element = len(self.structure.roles)
        self._page.put(paragraph.part(0, fitting), top, self.structure, self._document)
        self._new_page()
        rest = paragraph.part(fitting, len(lines))
        if self._y + rest.height > self._limit:
            raise NotExactError("paragraph over three pages")
        self._page.go_on(rest, self._y, self.structure, element)
        self._y += rest.height

    def _table(self, table: Table, following: Sequence[Paragraph | Table]) -> None:
        self._y += self._after
        self._after = 0
        rows, heads = table.rows, [row for row in table.rows if row.is_head]
        element = self.structure.add(b"Div" if table.is_placed else b"Table", self._document)
        part: list[Row] = []
        at, place = self._y, 0
        while place < len(rows):
            last = place
            while rows[last].keep_next and last + 1 < len(rows):
                last += 1
            group = rows[place : last + 1]
            height = sum(row.height for row in group)
            if at + height + table.border > self._limit:
                if at + height <= self._limit and all(row.keep_next for row in rows if not row.is_head):
                    raise NotExactError("table that ends with a page")
                if any(row.may_split for row in group):
                    raise NotExactError("row at the end of a page")
                if all(row.is_head for row in part) and part:
                    raise NotExactError("heads of a table at the end of a page")
                if part:
                    self._draw(table, part, element)
                else:
                    self._check_heads(table, at)
                self._kinds.add("table divided")
                self._new_page()
                part = list(heads) if place >= len(heads) else []
                at = self._y + sum(row.height for row in part)
                if at + height + table.border > self._limit:
                    raise NotExactError("row higher than a page")
            part += group
            at += height
            place = last + 1
        if rows[-1].keep_next and following and not self._fits(at + table.border, following):
            part = self._kept(table, part, following, element)
        self._draw(table, part, element)

    def _check_heads(self, table: Table, top: int) -> None:
        """Refuse a table of which just the heads would fit on the page, but not the line below them.

        Where LibreOffice tries that, it does not repeat them any more.
        """
        left = self._limit - top - sum(row.height for row in table.rows if row.is_head)
        if 0 <= left < table.border and table.rows[0].is_head:
            raise NotExactError("heads of a table at the end of a page")

    def _kept(self, table: Table, part: list[Row], following: Sequence[Paragraph | Table], element: int) -> list[Row]:
        """Place the last rows of a table on the page of what follows; return what is still to be drawn."""
        # A table that began on an earlier page stays where it is, whatever it has to be kept with.
        if self.structure.held[element]:
            self._kinds.add("divided table kept")
            return part
        stays = len(part) - _kept_at_end(part)
        if all(row.is_head for row in part[:stays]):
            self._kinds.add("whole table kept")
            return part
        if self._row_stays(len(self._blocks) - len(following) - 1):
            self._kinds.add("last row kept left")
            return part
        self._kinds.add("last row moved")
        self._draw(table, part[:stays], element)
        self._new_page()
        return [*(row for row in table.rows if row.is_head), *part[stays:]]

    def _row_stays(self, place: int) -> bool:
        """Return whether the last row of a table stays, though it has to go to the next page with what follows.

        It does where LibreOffice put the table on the next page at first, with all paragraphs that are kept with it.
        """
        blocks, page, first = self._blocks, len(self.pages) - 1, place
        at_first = _at_first(blocks)
        if at_first[place] <= page:
            return False
        if at_first[place] > page + 1 or any(
            guess > page and isinstance(block, Table) for guess, block in zip(at_first, blocks[:place], strict=False)
        ):
            raise NotExactError("last row of a table kept with what follows")
        while first and isinstance(before := blocks[first - 1], Paragraph) and before.style.keep_next:
            first -= 1
        return first < place and at_first[first] > page and not _has_row(blocks, first)

    def _fits(self, end: int, following: Sequence[Paragraph | Table]) -> bool:
        """Return whether what has to stand on the page of a table's last row fits there."""
        kept = self._y, self._after, self._fresh
        self._y, self._after, self._fresh = end, 0, False
        need, last = self._chain_height(following, 0)
        self._y, self._after, self._fresh = kept
        fits = end + need <= self._limit
        if not fits and isinstance(table := following[last], Table):
            self._check_heads(table, end + need - table.first_height)
        return fits

    def _draw(self, table: Table, rows: Sequence[Row], element: int) -> None:
        """Draw rows on the page; heads that were drawn on an earlier one are no part of the text again."""
        again, placed = bool(self.structure.held[element]), self.structure.roles[element] == b"Div"
        tops = [self._y]
        for row in rows:
            tops.append(tops[-1] + row.height)
        if table.border:
            self._page.draw_lines(self._scale.borders(table, rows, tops))
        for row, top in zip(rows, tops, strict=False):
            if row.is_head and again:
                self._page.put_artifact(row, top)
            else:
                self._page.put_row(row, top, self.structure, element, placed=placed)
        self._y = tops[-1] + table.border
        self._after, self._fresh = 0, False
