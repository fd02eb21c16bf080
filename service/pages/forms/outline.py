"""The outline of a form as a page: what is filled in, in which order, with which words, made from its schema.

Labels, hints and headings are the texts of the fields (``validators.schemas.json_schema``), words of choices and the
entries whose sequence the order sets those of the spreadsheets, the law that of the rules that judge a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from doc_templates.catalogue import form as official_form
from service.spreadsheets.columns import (
    KINDS_OF_FIELDS,
    STAFF,
    CellKind,
    Column,
    EntryWording,
    Need,
    entry_wordings,
    labels,
)
from service.texts import MESSAGES
from validators.check import check
from validators.forms import SPECS
from validators.methodology import BUNDLED
from validators.rules.model import Scope
from validators.schemas.json_schema import texts_of
from validators.schemas.schema import List, Nested, Schema
from validators.schemas.values import Choice, ExactNumber, WholeNumber
from validators.staff.check import SCHEMA_OF_MEMBER
from validators.violations import LawReference

SECTION: Final = "forms"
ANY: Final = "*"
"""A step of a pattern that stands for any place in a list."""
MANY: Final = 10**5
"""From here on a bound tells nothing to who fills in the form."""
_PLACE: Final = re.compile("[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that is filled in.

    Attributes:
        name: of the field, the last step of its pointer.
        label: what it is called, in the language of the reader.
        hint: what to fill in; empty where the label says it.
        column: how what is typed is read (``service.spreadsheets.cells``); its choices are the labels of the reader.
        required: whether the paper cannot do without it.
        longest: the most characters of a text, ``None`` of anything else.
        bounds: the least and the greatest number worth telling, ``None`` where there are none.
        computed: whether the value follows from others and may be left out.
        unsaid: the code of the choice that is meant where none is made, ``None`` where none is.
        usual: texts that are offered.
    """

    name: str
    label: str
    hint: str
    column: Column
    required: bool
    longest: int | None = None
    bounds: tuple[int, int] | None = None
    computed: bool = False
    unsaid: str | None = None
    usual: tuple[str, ...] = ()

    @property
    def kind(self) -> CellKind:
        """What is filled in."""
        return self.column.kind


@dataclass(frozen=True, slots=True)
class Part:
    """An object inside the form: a person, a period; where it is not required it may stay blank."""

    name: str
    label: str
    hint: str
    required: bool
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of entries.

    Attributes:
        name: of the field.
        label: what the list is called.
        hint: what belongs into it.
        least: the fewest entries.
        most: the greatest number of them.
        nodes: what an entry has.
    """

    name: str
    label: str
    hint: str
    least: int
    most: int
    nodes: tuple[Node, ...]


Node = Leaf | Part | Rows


@dataclass(frozen=True, slots=True)
class Section:
    """Some of the form under a heading: the names of its nodes at the top, in their order."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A form as a page, in a language.

    Attributes:
        form: slug of the form.
        language: of all texts but the law's, which are the order's own.
        nodes: what the form has, in the order of its record.
        sections: the same under headings.
        laws: which places in the law a value is held against, by its pattern.
        wordings: what the order prints for entries, by their path.
        demanded: patterns of values that may be left out of the data, and without which a rule forbids the paper.
    """

    form: str
    language: str
    nodes: tuple[Node, ...]
    sections: tuple[Section, ...]
    laws: Mapping[str, tuple[LawReference, ...]] = field(repr=False)
    wordings: Mapping[tuple[str | int, ...], EntryWording] = field(repr=False)
    demanded: frozenset[str] = field(repr=False)

    def law(self, pointer: str) -> tuple[LawReference, ...]:
        """Return the places in the law that a value is held against, each once."""
        patterns = (pointer, pattern_of(pointer))
        return tuple(dict.fromkeys(law for each in dict.fromkeys(patterns) for law in self.laws.get(each, ())))

    def printed(self, rows: Rows, pointer: str) -> int | None:
        """Return how many entries the order prints for a list, which nobody adds, removes or moves.

        ``None`` where there may be as many as there are.
        """
        if rows.least == rows.most:
            return rows.most
        above = steps_of(pointer)
        return sum(path[:-1] == above for path in self.wordings) or None

    def find(self, pointer: str) -> Node | None:
        """Return what stands at a pointer; of an entry of a list, the list."""
        nodes, found = self.nodes, None
        for step in steps_of(pointer):
            if isinstance(found, Rows) and isinstance(step, int):
                continue
            found = next((node for node in nodes if node.name == step), None)
            if found is None:
                return None
            nodes = () if isinstance(found, Leaf) else found.nodes
        return found


def steps_of(pointer: str) -> tuple[str | int, ...]:
    """Return the steps of a JSON Pointer; places in lists are numbers."""
    return tuple(int(step) if _PLACE.fullmatch(step) else step for step in pointer.split("/")[1:])


def pattern_of(pointer: str) -> str:
    """Return a pointer with any place in each list."""
    return "".join(f"/{ANY if isinstance(step, int) else step}" for step in steps_of(pointer))


@cache
def outline(form: str, language: str) -> Outline:
    """Return the outline of a form, or of a servant of the staff list; raises ``KeyError`` for an unknown one."""
    if form == STAFF:
        entry = tuple(_nodes(SCHEMA_OF_MEMBER, language))
        parts = tuple(_sections(SCHEMA_OF_MEMBER, entry, language))
        return Outline(form, language, entry, parts, {}, entry_wordings(form), frozenset())
    schema = SPECS[form].schema
    nodes = tuple(_nodes(schema, language, _computed(form)))
    return Outline(
        form,
        language,
        nodes,
        tuple(_sections(schema, nodes, language)),
        _laws(form),
        entry_wordings(form),
        _demanded(form),
    )


def offering(outline: Outline, pattern: str, choices: Mapping[str, str]) -> Outline:
    """Return an outline in which a text is chosen from a list, where there is one.

    Args:
        outline: of a form.
        pattern: of the value.
        choices: what may be chosen, and the code each stands for.
    """
    if not choices:
        return outline
    steps = [step for step in pattern.split("/")[1:] if step != ANY]
    return replace(outline, nodes=tuple(_offering(outline.nodes, steps, choices)))


def _offering(nodes: Sequence[Node], steps: Sequence[str], choices: Mapping[str, str]) -> Iterator[Node]:
    for node in nodes:
        if node.name != steps[0]:
            yield node
        elif isinstance(node, Leaf):
            yield replace(node, hint="", column=replace(node.column, kind=CellKind.CHOICE, choices=choices))
        else:
            yield replace(node, nodes=tuple(_offering(node.nodes, steps[1:], choices)))


def _computed(form: str) -> frozenset[str]:
    """Return the values at the top that may be left out since they follow from others."""
    official = official_form(form)
    outcome = check(form, official.sample(), today=official.sample_on)
    schema = SPECS[form].schema
    return frozenset(name for name in outcome.computed if name in schema.fields and not schema.fields[name].required)


@cache
def _demanded(form: str) -> frozenset[str]:
    """Return the patterns of optional values without which the sample would be forbidden."""
    official = official_form(form)
    sample, found = official.sample(), set[str]()
    for holder, name, pattern in _optional(SPECS[form].schema, sample, ""):
        if pattern not in found:
            value = holder.pop(name)
            if check(form, sample, today=official.sample_on).errors:
                found.add(pattern)
            holder[name] = value
    return frozenset(found)


def _optional(schema: Schema, data: dict[str, Any], above: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Yield the optional values of data: the object that holds each, its name there, and its pattern."""
    for name, declared in schema.fields.items():
        pattern, value = f"{above}/{name}", data.get(name)
        if value is not None and isinstance(declared, Nested):
            inner: Any = declared.schema
            yield from _optional(inner, value, pattern)
        elif isinstance(declared, List):
            for entry in value or ():
                yield from _optional(declared.inner.schema, entry, f"{pattern}/{ANY}")
        elif value is not None and not declared.required:
            yield data, name, pattern


def _laws(form: str) -> dict[str, tuple[LawReference, ...]]:
    found: dict[str, dict[LawReference, None]] = {}
    for rule in BUNDLED.rules_for(form, Scope.DOCUMENT):
        if rule.until is None:
            for pattern in rule.at:
                found.setdefault(pattern, {})[rule.law] = None
    return {pattern: tuple(laws) for pattern, laws in found.items()}


def _nodes(schema: Schema, language: str, computed: frozenset[str] = frozenset()) -> Iterator[Node]:
    for name in schema.filled_in:
        declared = schema.fields[name]
        texts = texts_of(declared, language)
        label = texts.get("title", name)
        if isinstance(declared, Nested):
            inner: Any = declared.schema
            yield Part(name, label, _hint(declared, texts), declared.required, tuple(_nodes(inner, language)))
        elif isinstance(declared, List):
            entry = tuple(_nodes(declared.inner.schema, language))
            yield Rows(name, label, _hint(declared, texts), declared.least, declared.most, entry)
        else:
            yield _leaf(declared, texts, language, computed=name in computed)


def _leaf(declared: Any, texts: Mapping[str, Any], language: str, *, computed: bool) -> Leaf:
    name = declared.name
    choices = labels(declared, language) if isinstance(declared, Choice) else {}
    places = declared.places if isinstance(declared, ExactNumber) else 0
    kind, label = KINDS_OF_FIELDS[type(declared)], texts.get("title", name)
    need = Need.ALWAYS if declared.required else Need.NEVER
    column = Column((name,), label, "", kind, need, choices, places)
    bounds = declared.documented if isinstance(declared, ExactNumber | WholeNumber) else None
    return Leaf(
        name,
        label,
        _hint(declared, texts),
        column,
        declared.required,
        getattr(declared, "longest", None),
        None if bounds is None or max(map(abs, bounds)) >= MANY else bounds,
        computed,
        getattr(declared, "unsaid", None),
        getattr(declared, "usual", ()),
    )


def _hint(declared: Any, texts: Mapping[str, Any]) -> str:
    """Return the hint of a field, or its description as far as it does not speak of codes."""
    if "hint" in texts:
        return str(texts["hint"])
    description = str(texts.get("description", ""))
    if isinstance(declared, Choice):
        sentences = description.split(". ")
        if declared.aliases:
            sentences = sentences[:1]
        codes = re.compile(rf"\b(?:{'|'.join(declared.codes)})\b")
        description = ". ".join(sentence for sentence in sentences if not codes.search(sentence))
    return description


def _sections(schema: Schema, nodes: Sequence[Node], language: str) -> Iterator[Section]:
    """Yield the sections: an object or a list begins one, and so does a value whose texts say so."""
    title, names = "", list[str]()
    after: Node | None = None
    for node in nodes:
        said = texts_of(schema.fields[node.name], language).get("section")
        heading = node.label if not isinstance(node, Leaf) else None
        if said is None and heading is None and (after is None or isinstance(after, Rows)):
            said = MESSAGES.text(SECTION, "section_first" if after is None else "section_last", language)
        if (said or heading) and names:
            yield Section(title, tuple(names))
            names = []
        title = said or heading or title
        names.append(node.name)
        after = node
    yield Section(title, tuple(names))
