"""A form with its data as a page shows it: the outline filled with what was typed and with what is said about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from fluent.runtime.types import fluent_number

from service.pages.forms.outline import SECTION, Leaf, Node, Outline, Part, Rows, pattern_of, steps_of
from service.pages.forms.remarks import Remark, Remarks
from service.pages.forms.typed import MOST_ROWS, NO, YES, lines, shown
from service.spreadsheets.columns import CellKind
from service.texts import MESSAGES
from validators.messages.catalog import FALLBACK
from validators.schemas.texts import NAME_LENGTH, POSITION_LENGTH
from validators.violations import LawReference

FEW_CHOICES: Final = 3
"""So many choices are shown at once; more of them open from a list."""
LINES: Final = 3
TEXTS: Final = frozenset({CellKind.TEXT, CellKind.LONG_TEXT})
NARROW: Final = frozenset({CellKind.IIN, CellKind.CATEGORY, CellKind.NUMBER, CellKind.WHOLE, CellKind.DATE})
COLUMNS: Final = 12
"""Columns of a page, of which each place has some."""
SPANS: Final[Mapping[str, tuple[int, int]]] = {
    "narrow": (4, 3),
    "picked": (6, 3),
    "half": (6, 4),
    "wide": (6, 6),
    "full": (COLUMNS, COLUMNS),
}
"""How many columns places have: elsewhere, and in entries of lists on wide screens."""
ENOUGH: Final = (8, 6)
"""Columns left of a line that a long text is content with, at both."""
SENTENCE: Final = 6
"""Columns of a place wide enough for sentences."""
SHORT_LABEL: Final = 24
"""The longest words of a choice that half a place shows whole, in characters."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands at a place: remarks, sentences about computed values, and the law.

    ``apart`` tells of a place too narrow for sentences: they stand below its line and name the value.
    """

    pointer: str
    remarks: tuple[Remark, ...]
    computed: tuple[str, ...]
    laws: tuple[LawReference, ...]
    language: str
    demanded: bool = False
    apart: bool = False

    @property
    def law(self) -> dict[str, Any] | None:
        """The law as the component of a field takes it; ``None`` where nothing is held against it."""
        return quoted(self.laws, self.language) if self.laws else None

    @property
    def id(self) -> str:
        """The id of the place in the page."""
        return id_of(self.pointer)

    def texts(self, severity: str) -> list[str]:
        """Return what is said with a severity."""
        return [one.alone if self.apart else one.text for one in self.remarks if one.severity == severity]


@dataclass(frozen=True, slots=True)
class LeafView:
    """A value."""

    leaf: Leaf
    value: str
    beside: Beside
    spans: tuple[int, ...] = ()
    is_leaf: bool = True

    @property
    def optional(self) -> bool:
        """Whether it may be left out; of what stands for nothing that is chosen it is not said."""
        return not (self.leaf.required or self.beside.demanded or self.leaf.unsaid)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What may be chosen, as codes with their labels; a value that may be left out can be taken back."""
        language = self.beside.language
        unsaid = self.leaf.unsaid
        found = [("" if code == unsaid else code, _capital(label)) for label, code in self.leaf.column.choices.items()]
        if self.leaf.kind is CellKind.FLAG:
            found = [(code, MESSAGES.text(SECTION, key, language)) for code, key in ((YES, "yes"), (NO, "no"))]
        return found if self.leaf.required or unsaid else [*found, ("", MESSAGES.text(SECTION, "unsaid", language))]

    @property
    def options(self) -> list[tuple[str, str]]:
        """The same for a list that opens and begins with nothing chosen; what cannot be read stays in it."""
        found = [each for each in self.choices if each[0] or self.leaf.unsaid]
        known = {code for code, _ in found}
        return found if not self.value or self.value in known else [*found, (self.value, self.value)]

    @property
    def look(self) -> str:
        """How it is filled in: ``text``, ``area``, ``number``, ``date``, ``radios``, ``select`` or ``flag``."""
        match self.leaf.kind:
            case CellKind.NUMBER | CellKind.WHOLE:
                return "number"
            case CellKind.CHOICE:
                codes = {*self.leaf.column.choices.values(), ""}
                few = len(codes) - 1 <= FEW_CHOICES and self.value in codes
                # What is left as it is nearly always takes one line.
                return "radios" if few and not self.leaf.unsaid else "select"
            case CellKind.DATE | CellKind.FLAG:
                return str(self.leaf.kind)
            case _:
                return "area" if self.is_long else "text"

    @property
    def is_long(self) -> bool:
        """Whether it is a text that may be longer than its field is wide: a name, a position, a KPI, a comment."""
        return self.leaf.kind in TEXTS and (self.leaf.longest or 0) >= NAME_LENGTH

    @property
    def lines(self) -> int:
        """How high the field of a long text is before anything is written."""
        return LINES if self.leaf.kind is CellKind.LONG_TEXT else 1

    @property
    def limits(self) -> dict[str, str]:
        """Attributes of a text field; its length is held by the check, so that nothing that is pasted is cut off."""
        is_prose = self.is_long and (self.leaf.longest or 0) > NAME_LENGTH
        found = {"autocomplete": "off", "spellcheck": "true" if is_prose else "false"}
        return {**found, "list": self.list_id} if self.leaf.usual else found

    @property
    def list_id(self) -> str:
        """The id of the list of usual texts."""
        return f"{self.beside.id}-usual"

    @property
    def size(self) -> str:
        """The width of the control: ``middle`` for a number of signs that is known, else as wide as there is room."""
        return "middle" if self.leaf.kind in NARROW else "wide"

    @property
    def width(self) -> str:
        """The width of its place, by ``SPANS``."""
        if self.leaf.computed:
            return "half"
        if self.leaf.kind in NARROW or self.leaf.usual:
            return "narrow"
        if self.look in {"radios", "flag"}:
            return "picked"
        if max(map(len, self.leaf.column.choices), default=0) > SHORT_LABEL:
            return "wide"
        return "full" if (self.leaf.longest or 0) > POSITION_LENGTH else "half"


@dataclass(frozen=True, slots=True)
class PartView:
    """An object: its values under its name."""

    part: Part
    nodes: tuple[NodeView, ...]
    beside: Beside
    is_part: bool = True


@dataclass(frozen=True, slots=True)
class RowView:
    """An entry of a list; ``explanation`` are the lines of the annex about it, ``printed`` tells one of the order's.

    ``label`` is what its list is called where its title is a number, for those who do not see the heading above.
    ``law`` is what all its values are held against, where it is told once: with the explanation, or in all entries but
    the first, since they are alike.
    """

    title: str
    explanation: tuple[str, ...]
    nodes: tuple[NodeView, ...]
    beside: Beside
    printed: bool
    law: dict[str, Any] | None
    label: str = ""

    @property
    def called(self) -> str:
        """What it is called where it stands alone."""
        return f"{self.label}, {self.title}" if self.label else self.title

    @property
    def single(self) -> bool:
        """Whether it is one value beside the words that the order prints for it."""
        return self.printed and len(self.nodes) == 1 and isinstance(self.nodes[0], LeafView) and not self.explanation


@dataclass(frozen=True, slots=True)
class RowsView:
    """A list."""

    rows: Rows
    entries: tuple[RowView, ...]
    beside: Beside
    printed: bool
    is_rows: bool = True

    @property
    def can_grow(self) -> bool:
        """Whether another entry may be added."""
        return not self.printed and len(self.entries) < min(self.rows.most, MOST_ROWS)


NodeView = LeafView | PartView | RowsView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section: where it is one object or list alone, that one's own heading is the section's."""

    title: str
    nodes: tuple[NodeView, ...]

    @property
    def id(self) -> str:
        """The id of its heading."""
        return f"s-{(self.nodes[0].beside.id)[2:]}"


def placed(views: Sequence[NodeView], *, in_entry: bool) -> Iterator[NodeView]:
    """Yield views with the columns of their places: lines are filled, whoever is last in one reaches to its end.

    Args:
        views: beside and below each other.
        in_entry: whether they are those of an entry of a list, which have others on wide screens.
    """
    widths = [view.width if isinstance(view, LeafView) else "" for view in views]
    found = [_lined(widths, wide) for wide in ((0, 1) if in_entry else (0,))]
    for view, *spans in zip(views, *found, strict=True):
        if isinstance(view, LeafView):
            apart = view.leaf.kind in NARROW and not view.leaf.computed and min(spans) < SENTENCE
            yield replace(view, spans=tuple(spans), beside=replace(view.beside, apart=apart))
        else:
            yield view


def _lined(widths: Sequence[str], wide: int) -> list[int]:
    """Return the columns of places of these widths; one without a width has lines of its own."""
    spans, left = list[int](), 0
    for width in widths:
        wanted = SPANS[width][wide] if width else COLUMNS
        if width == "full" and ENOUGH[wide] <= left < COLUMNS:
            wanted = left
        if wanted > left:
            if spans:
                spans[-1] += left
            left = COLUMNS
        spans.append(wanted)
        left -= wanted
    if spans:
        spans[-1] += left
    return spans


@cache
def quoted(laws: tuple[LawReference, ...], language: str) -> dict[str, Any]:
    """Return places in the law as the component of a field takes them."""
    items = ", ".join(dict.fromkeys(law.item for law in laws))
    # Quotes of the order are Russian, as the order is.
    words = [f"{_called(law.item, FALLBACK)}: {law.text}" for law in laws]
    return {"title": _called(items, language), "words": words}


def _called(items: str, language: str) -> str:
    """Return items of the law by their numbers, of which one place may have several."""
    number = fluent_number(items.count(",") + 1)
    return MESSAGES.text(SECTION, "law", language, items=items, number=number)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def id_of(pointer: str) -> str:
    """Return the id of the element for a place of the data."""
    return "f-" + "-".join(map(str, steps_of(pointer)))


def sections(outline: Outline, data: Mapping[str, Any], remarks: Remarks, *, missing: bool) -> list[SectionView]:
    """Return the page of the data.

    Args:
        outline: of the form.
        data: as typed.
        remarks: what is said about them.
        missing: whether what is not filled in yet is marked; while somebody fills in the form it is not.
    """
    views = _Views(outline, remarks, missing=missing)
    nodes = {node.name: view for node, view in zip(outline.nodes, views.nodes(outline.nodes, data, ""), strict=True)}
    return [
        SectionView(each.title, tuple(placed([nodes[name] for name in each.names], in_entry=False)))
        for each in outline.sections
    ]


def places(found: Sequence[SectionView]) -> Iterator[Beside]:
    """Yield every place at which something can be said, from top to bottom."""
    for section in found:
        for node in section.nodes:
            yield from _places(node)


def _places(node: NodeView) -> Iterator[Beside]:
    yield node.beside
    if isinstance(node, PartView):
        for inner in node.nodes:
            yield from _places(inner)
    elif isinstance(node, RowsView):
        for entry in node.entries:
            yield entry.beside
            for inner in entry.nodes:
                yield from _places(inner)


class _Views:
    def __init__(self, outline: Outline, remarks: Remarks, *, missing: bool) -> None:
        self.outline, self.remarks = outline, remarks
        self.said: dict[str, list[Remark]] = {}
        for remark in remarks.said(missing=missing):
            self.said.setdefault(remark.pointer, []).append(remark)

    def nodes(self, nodes: Sequence[Node], data: Any, above: str) -> Iterator[NodeView]:
        values = data if isinstance(data, Mapping) else {}
        for node in nodes:
            pointer, value = f"{above}/{node.name}", values.get(node.name)
            beside = self.beside(pointer)
            if isinstance(node, Leaf):
                yield LeafView(node, shown(node, value), beside)
            elif isinstance(node, Part):
                in_entry = any(isinstance(step, int) for step in steps_of(pointer))
                inner = tuple(self.nodes(node.nodes, value, pointer))
                yield PartView(node, tuple(placed(inner, in_entry=in_entry)), beside)
            else:
                printed = self.outline.printed(node, pointer)
                entries = tuple(self._entries(node, lines(value, printed), pointer, printed or 0))
                yield RowsView(node, entries, beside, printed is not None)

    def beside(self, pointer: str) -> Beside:
        said = tuple(self.said.get(pointer, ()))
        computed = self.remarks.computed.get(pointer, ())
        demanded = pattern_of(pointer) in self.outline.demanded
        return Beside(pointer, said, computed, self.outline.law(pointer), self.outline.language, demanded)

    def _entries(self, rows: Rows, entries: Sequence[Any], pointer: str, printed: int) -> Iterator[RowView]:
        for place, entry in enumerate(entries):
            here = f"{pointer}/{place}"
            wording = self.outline.wordings.get(steps_of(here))
            number = MESSAGES.text(SECTION, "entry", self.outline.language, number=place + 1)
            title, label = (wording.title, "") if wording else (number, rows.label)
            explanation = wording.explanation if wording else ()
            nodes = tuple(placed(tuple(self.nodes(rows.nodes, entry, here)), in_entry=True))
            once = explanation or place
            laws = dict.fromkeys(law for node in nodes for law in node.beside.laws) if once else ()
            law = quoted(tuple(laws), self.outline.language) if laws else None
            yield RowView(title, explanation, nodes, self.beside(here), place < printed, law, label)
