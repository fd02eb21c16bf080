"""What two PDFs of one paper draw, compared number by number.

A PDF is taken apart by a general reader of content streams: texts with their place, font, size and the adjustment after
each glyph, lines, pages, and the structure in the standard types with the texts in it. Blanks that end a text show
nothing and are left out.
"""

from __future__ import annotations

import io
from codecs import charmap_decode
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Object

from worker.convert.accessibility import kids
from worker.inspection.text_extraction import CODE

BLANK: Final = " "
NUMBER: Final = (int, Decimal)
THOUSANDTH: Final = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a PDF draws.

    Attributes:
        pages: of each, how often it has which text or line, whenever they were drawn.
        structure: the elements with their standard types, the attributes of tables, and the texts in them.
    """

    pages: list[Counter[tuple[Any, ...]]]
    structure: list[tuple[int, str, str, str]] = field(default_factory=list)


def drawn(content: bytes) -> Drawn:
    """Return what a PDF draws."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marks: dict[tuple[int, int], str] = {}
        pages = []
        for number, page in enumerate(pdf.pages):
            reading = _Reading(page, number, marks)
            pages.append(reading.found())
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return Drawn(pages, list(_structure(pdf, numbers, marks)))


def difference(one: bytes, other: bytes) -> str | None:
    """Return where two PDFs differ first, without any text of them; ``None`` where they draw the same."""
    first, second = drawn(one), drawn(other)
    if len(first.pages) != len(second.pages):
        return f"{len(first.pages)} pages instead of {len(second.pages)}"
    for number, (mine, theirs) in enumerate(zip(first.pages, second.pages, strict=True), 1):
        if mine != theirs:
            kinds = {kind for kind, *_ in (mine - theirs) + (theirs - mine)}
            return f"{', '.join(sorted(kinds))} of page {number}"
    if first.structure != second.structure:
        return "structure"
    return None


class _Reading:
    """Reads the content stream of a page (ISO 32000-1, 8.2 and 9.4), as far as both writers use it."""

    def __init__(self, page: pikepdf.Page, number: int, marks: dict[tuple[int, int], str]) -> None:
        self._page = page
        self._number = number
        self._marks = marks
        self._fonts = {
            name: (str(font.BaseFont).split("+")[-1], _characters(font.ToUnicode.read_bytes()))
            for name, font in page.resources.get("/Font", Dictionary()).items()
        }
        self._origin = (Decimal(0), Decimal(0))
        self._kept: list[tuple[Decimal, Decimal]] = []
        self._mark: int | None = None
        self._text: list[Any] = []
        self._place, self._scale = (Decimal(0), Decimal(0)), Decimal(1)
        self._font: tuple[str, Decimal] = ("", Decimal(0))
        self._from = (Decimal(0), Decimal(0))

    def found(self) -> Counter[tuple[Any, ...]]:
        """Return the texts and lines of the page, and how often each is drawn."""
        found: list[tuple[Any, ...]] = []
        for instruction in pikepdf.parse_content_stream(self._page):
            found += self._done(str(instruction.operator), list(instruction.operands))
        return Counter(found)

    def _done(self, name: str, operands: list[Any]) -> Iterator[tuple[Any, ...]]:
        if name in {"Tj", "TJ"}:
            yield from self._shown(operands[0] if name == "TJ" else [operands[0]])
        elif name == "l":
            yield "line", *_sorted_ends(self._from, self._moved(*operands))
        else:
            self._noted(name, operands)

    def _noted(self, name: str, operands: list[Any]) -> None:
        match name:
            case "q":
                self._kept.append(self._origin)
            case "Q":
                self._origin = self._kept.pop()
            case "cm":
                self._origin = self._moved(operands[4], operands[5])
            case "BDC":
                self._mark = int(operands[1].MCID) if "/MCID" in operands[1] else None
            case "BMC" | "EMC":
                self._mark = None
            case "Tf":
                self._font = str(operands[0]), _plain(operands[1])
            case "Td":
                self._place, self._scale = self._moved(*operands), Decimal(1)
            case "Tm":
                self._place, self._scale = self._moved(*operands[4:]), _plain(operands[0])
            case "m":
                self._from = self._moved(*operands)

    def _moved(self, x: Any, y: Any) -> tuple[Decimal, Decimal]:
        return _plain(self._origin[0] + _decimal(x)), _plain(self._origin[1] + _decimal(y))

    def _shown(self, pieces: Any) -> Iterator[tuple[Any, ...]]:
        name, characters = self._fonts[self._font[0]]
        whole, kerns = "", {}
        for piece in pieces:
            if not isinstance(piece, NUMBER):
                whole += charmap_decode(bytes(piece), "ignore", characters)[0]
            elif whole:
                kerns[len(whole)] = int(piece)
        if self._mark is not None:
            key = self._number, self._mark
            self._marks[key] = self._marks.get(key, "") + whole
        shown = whole.rstrip(BLANK)
        if shown.strip():
            moved = tuple([(place, kern) for place, kern in kerns.items() if kern and place < len(shown)])
            yield "text", *self._place, name, self._font[1], shown, moved, self._scale


def _characters(mapped: bytes) -> dict[int, str]:
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in CODE.findall(mapped)}


def _structure(
    pdf: pikepdf.Pdf, numbers: Mapping[tuple[int, int], int], marks: Mapping[tuple[int, int], str]
) -> Iterator[tuple[int, str, str, str]]:
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        return
    roles = {name: str(role) for name, role in tree.get("/RoleMap", Dictionary()).items()}
    waiting: list[tuple[Object, int, Object | None]] = [(kid, 0, None) for kid in reversed(kids(tree))]
    while waiting:
        element, depth, page = waiting.pop()
        page = element.get("/Pg", page)
        text, inner = "", []
        for kid in kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                inner.append((kid, depth + 1, page))
                continue
            place, mark = (kid.get("/Pg", page), kid.MCID) if isinstance(kid, Dictionary) else (page, kid)
            text += "" if place is None else marks.get((numbers[place.objgen], int(mark)), "")
        role = str(element.S)
        yield depth, roles.get(role, role), _table_attributes(element), "".join(text.split())
        waiting += reversed(inner)


def _table_attributes(element: Object) -> str:
    given = element.get("/A")
    listed = list(given) if isinstance(given, Array) else [given]
    found = {
        f"{name}={value}"
        for each in listed
        if isinstance(each, Dictionary) and str(each.get("/O")) == "/Table"
        for name, value in each.items()
        if name in {"/Scope", "/ColSpan", "/RowSpan"}
    }
    language = str(element.get("/Lang", ""))
    return " ".join(sorted({*found, language} - {""}))


def _decimal(value: Any) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(int(value))


def _plain(value: Any) -> Decimal:
    return _decimal(value).quantize(THOUSANDTH)


def _sorted_ends(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> tuple[Any, Any]:
    return (one, other) if one <= other else (other, one)
