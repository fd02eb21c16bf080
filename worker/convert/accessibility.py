"""Tags a reader aloud can rely on: mends those LibreOffice leaves unsound, and finds what PDF/UA-1 forbids.

A paper claims PDF/UA-1 where nothing is found. What is looked at is the finished file: every drawn thing is marked as
content of the structure tree or as an artifact, and the tree says of it what it is (ISO 14289-1). What cannot be
understood counts as wrong, so that a claim may be missing but is never false. Colours and the like need no look: papers
are black on white.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

PLACED: Final = ("/Бланк: ", "/Подписи: ", "/Стороны: ", "/Строка подписи")
"""How the names of styles begin that stand in tables for the sake of the place alone."""
TABULAR: Final = "/Таблица: "
"""How the names of styles begin that stand in tables proper."""
HEADINGS: Final = {f"/H{level}": level for level in range(1, 7)}
INSIDE: Final = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TFoot": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}
"""What tables and lists consist of, and nothing else does (ISO 32000-1, 14.8.4.3)."""
PARTS: Final = frozenset.union(*map(frozenset, INSIDE.values())) - {"/Caption"}
SAID: Final = frozenset({"/Figure", "/Formula", "/Form"})
"""What is nothing to a reader aloud without words in its place."""
STANDARD: Final = frozenset(
    {"/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index", "/P", "/Span",
     "/Quote", "/Note", "/Reference", "/BibEntry", "/Code", "/Link", "/Annot", *HEADINGS, *INSIDE, *PARTS, *SAID}
)  # fmt: skip
SCOPES: Final = frozenset({"/Row", "/Column", "/Both"})
MARKED: Final = re.compile(rb"/([^\s<>\[\]()/]+)\s*(<<(?:[^<>]|<[^<>]*>)*>>)?\s*(?:BDC|BMC)\b(.*?)\bEMC\b", re.DOTALL)
"""A piece of content that says what it is; a piece inside of another is not understood."""
CONTENT: Final = re.compile(rb"/MCID\s+(\d+)")
LINES: Final = re.compile(
    rb"(?P<lines>(?:\bq [\d.]+ w \d J \d j\n[\d.-]+ [\d.-]+ m\n[\d.-]+ [\d.-]+ l S\nQ\b\n?)+(?<!\n))"
)
"""Lines as LibreOffice draws them under paragraphs, each by itself."""
MARKED_OR_LINES: Final = re.compile(MARKED.pattern + b"|" + LINES.pattern, re.DOTALL)
NESTED: Final = re.compile(rb"\bB(?:DC|MC)\b")
DRAWS: Final = re.compile(rb"(?<![\w/#.-])(?:T[jJ]|S|s|f\*?|F|B\*?|b\*?|Do|sh|EI|EMC|BDC|BMC|'|\")(?![\w*])")
"""Operators that put something on the page, or belong to a mark."""
LITERAL: Final = b"("
"""LibreOffice writes strings in hexadecimal digits; in others, operators could not be told from letters."""
MAX_ROLES: Final = 8
PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(slots=True)
class _Found:
    """What a walk through the structure tree collects: faults, headings in order, and content by page."""

    faults: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    content: dict[tuple[int, int], set[int]] = field(default_factory=dict)


def mend(pdf: Pdf) -> None:
    """Make the tags sound where LibreOffice leaves them unsound; harmless to repeat.

    The order of tabs follows the structure; lines under paragraphs are artifacts, as those of tables are; no standard
    type is given a role; tables that only hold a letterhead or signatures in their places are none to a reader aloud.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        return
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        _mark_lines(page)
    roles = tree.get("/RoleMap", Dictionary())
    for name in [name for name, role in roles.items() if str(role) == name]:
        del roles[name]
    for top in _children(tree):
        for block in _children(top):
            if block.get("/S") == Name.Table and _is_layout(block):
                _unmake(block)


def faults(pdf: Pdf) -> Iterator[str]:
    """Yield what keeps a finished PDF from being PDF/UA-1, as sentences for developers."""
    root = pdf.Root
    tree, mark = root.get("/StructTreeRoot"), root.get("/MarkInfo")
    if not isinstance(tree, Dictionary) or not isinstance(mark, Dictionary) or not _holds(mark, "/Marked"):
        yield "the PDF is not tagged"
        return
    if _holds(mark, "/Suspects"):
        yield "the tags are suspect"
    if not str(root.get("/Lang", "")):
        yield "the language is not named"
    if not str(pdf.docinfo.get("/Title", "")):
        yield "there is no title"
    if not _holds(root.get("/ViewerPreferences", Dictionary()), "/DisplayDocTitle"):
        yield "the window does not show the title"
    roles = {name: str(role) for name, role in tree.get("/RoleMap", Dictionary()).items()}
    yield from (f"the standard type {name} is given a role" for name in sorted(roles.keys() & STANDARD))
    found = _Found()
    _walk(tree, roles, found)
    yield from found.faults
    yield from _heading_faults(found.headings)
    for number, page in enumerate(pdf.pages, 1):
        yield from (f"page {number}: {fault}" for fault in _page_faults(page, found.content))
    yield from _font_faults(pdf)


def _holds(found: Object, name: str) -> bool:
    return str(found.get(name, False)) == "True"


def _mark_lines(page: Page) -> None:
    content = page.obj.get("/Contents")
    if not isinstance(content, Stream):
        return
    stream = content.read_bytes()
    if LINES.search(MARKED.sub(b" ", stream)):
        content.write(zlib.compress(MARKED_OR_LINES.sub(_as_artifact, stream)), filter=Name.FlateDecode)


def _as_artifact(found: re.Match[bytes]) -> bytes:
    lines = found["lines"]
    return found[0] if lines is None else b"/Artifact BMC\n%s\nEMC" % lines


def _children(element: Object) -> list[Dictionary]:
    """Return the elements directly under one, without the content it holds itself."""
    return [child for child in kids(element) if isinstance(child, Dictionary) and "/S" in child]


def kids(element: Object) -> list[Object]:
    """Return what an element of structure holds: elements, and marks of content (ISO 32000-1, 14.7.2)."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def _is_layout(table: Dictionary) -> bool:
    cells = [cell for row in _children(table) for cell in _children(row)]
    styles = [str(text.S) for cell in cells for text in _children(cell)]
    return (
        all(cell.S == Name.TD for cell in cells)
        and any(style.startswith(PLACED) for style in styles)
        and not any(style.startswith(TABULAR) for style in styles)
    )


def _unmake(table: Dictionary) -> None:
    rows = _children(table)
    for element in (table, *rows, *(cell for row in rows for cell in _children(row))):
        element.S = Name.Div
        # Its measures are those of a table or a cell.
        if "/A" in element:
            del element["/A"]


def _walk(tree: Dictionary, roles: dict[str, str], found: _Found) -> None:
    """Look at every element in the order of reading."""
    tops = _children(tree)
    if [str(top.S) for top in tops] != ["/Document"]:
        found.faults.append("the structure is not one document")
    waiting: list[tuple[Dictionary, str, Object | None]] = [(top, "", None) for top in reversed(tops)]
    while waiting:
        element, around, page = waiting.pop()
        kind = _kind(str(element.S), roles)
        page = element.get("/Pg", page)
        held = kids(element)
        inner = [(kid, kind, page) for kid in held if isinstance(kid, Dictionary) and "/S" in kid]
        found.faults += _element_faults(element, kind, around)
        if kind in HEADINGS:
            found.headings.append(HEADINGS[kind])
        if kind == "/Table":
            found.faults += _table_faults(element, roles)
        _note_content(held, page, found)
        waiting += reversed(inner)


def _kind(name: str, roles: dict[str, str]) -> str:
    """Return the standard type a name stands for, or the last one where it stands for none."""
    for _ in range(MAX_ROLES):
        if name in STANDARD or name not in roles:
            break
        name = roles[name]
    return name


def _element_faults(element: Dictionary, kind: str, around: str) -> Iterator[str]:
    if kind not in STANDARD:
        yield f"{kind} is no standard type"
    allowed = INSIDE.get(around)
    if (kind not in allowed) if allowed is not None else (kind in PARTS):
        yield f"{kind} stands in {around or 'nothing'}"
    if kind in SAID and not str(element.get("/Alt", "")) and not str(element.get("/ActualText", "")):
        yield f"{kind} is not put in words"
    if kind == "/Note" and "/ID" not in element:
        yield "a note has no name"
    if kind in {"/Link", "/Annot"}:
        yield f"{kind} is not looked at"
    if "/Lang" in element and not str(element.Lang):
        yield "a language is empty"


def _attributes(element: Dictionary, name: str) -> list[Object]:
    given = element.get("/A")
    attributes = list(given) if isinstance(given, Array) else [given]
    return [one[name] for one in attributes if isinstance(one, Dictionary) and name in one]


def _table_faults(table: Dictionary, roles: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a table: heads say what they are the head of, and no row is longer than another."""
    rows = []
    for child in _children(table):
        kind = _kind(str(child.S), roles)
        rows += _children(child) if kind in {"/THead", "/TBody", "/TFoot"} else [child] if kind == "/TR" else []
    heads = [cell for row in rows for cell in _children(row) if _kind(str(cell.S), roles) == "/TH"]
    if not heads:
        yield "a table has no heads"
    if any(
        not scopes or not SCOPES.issuperset(map(str, scopes))
        for scopes in (_attributes(head, "/Scope") for head in heads)
    ):
        yield "the head of a table does not say whether of a row or a column"
    if len(set(_widths(rows))) > 1:
        yield "the rows of a table have different numbers of columns"


def _widths(rows: Iterable[Dictionary]) -> Iterator[int]:
    """Yield how many columns each row has, with those that cells of rows above reach into."""
    reaching: list[tuple[int, int]] = []
    for row in rows:
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        width = sum(columns for _, columns in reaching)
        for cell in _children(row):
            columns = int(next(iter(_attributes(cell, "/ColSpan")), 1))
            width += columns
            reaching.append((int(next(iter(_attributes(cell, "/RowSpan")), 1)), columns))
        yield width


def _note_content(held: Iterable[Object], page: Object | None, found: _Found) -> None:
    for kid in held:
        if isinstance(kid, int):
            place, number = page, kid
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
            place, number = kid.get("/Pg", page), int(kid.MCID)
        else:
            if not (isinstance(kid, Dictionary) and "/S" in kid):
                found.faults.append("the structure holds something that is not understood")
            continue
        numbers = found.content.setdefault((0, 0) if place is None else place.objgen, set())
        if number in numbers:
            found.faults.append("a piece of content stands in the structure twice")
        numbers.add(number)


def _heading_faults(headings: list[int]) -> Iterator[str]:
    if headings[:1] != [1]:
        yield "the first heading is not of the first level"
    if any(below > above + 1 for above, below in pairwise(headings)):
        yield "a level of headings is skipped"


def _page_faults(page: Page, content: dict[tuple[int, int], set[int]]) -> Iterator[str]:
    if page.obj.get("/Tabs") != Name.S:
        yield "tabs do not follow the structure"
    if page.obj.get("/Annots"):
        yield "it has annotations"
    drawn = page.obj.get("/Contents")
    if not isinstance(drawn, Stream):
        yield "its content is not understood"
        return
    stream = drawn.read_bytes()
    if LITERAL in stream:
        yield "its strings are not understood"
    yield from _mark_faults(stream, content.get(page.obj.objgen, set()))


def _mark_faults(stream: bytes, content: set[int]) -> Iterator[str]:
    """Yield what is wrong with the marks of a page, whose content stands in the structure under these numbers."""
    numbers: list[int] = []
    for piece in MARKED.finditer(stream):
        name, properties, inside = piece.groups()
        number = CONTENT.search(properties or b"")
        if NESTED.search(inside):
            yield "a mark stands inside of another"
        elif number:
            numbers.append(int(number[1]))
        elif name != b"Artifact":
            yield "a mark does not say where in the structure it belongs"
    if DRAWS.search(MARKED.sub(b" ", stream)):
        yield "something is drawn that is neither content nor an artifact"
    if len(numbers) != len(set(numbers)) or set(numbers) != content:
        yield "what is drawn and what stands in the structure differ"


def _font_faults(pdf: Pdf) -> Iterator[str]:
    """Yield what is wrong with fonts: each is embedded and says which letters it draws."""
    seen = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", Dictionary()).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = described.get("/FontDescriptor", Dictionary())
            if not any(program in descriptor for program in PROGRAMS):
                yield "a font is not embedded"
            if not isinstance(font.get("/ToUnicode"), Stream):
                yield "a font does not say which letters it draws"
