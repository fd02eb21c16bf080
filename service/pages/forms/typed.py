"""The way back: what was typed into the fields of a page -> ``data`` of the form, and its values as people write them.

Names of fields are JSON Pointers. What cannot be read stays as it was typed; nothing is lost of what is incomplete.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from service.pages.forms.outline import Leaf, Node, Outline, Part, Rows, steps_of
from service.spreadsheets.cells import as_text, meaning
from service.spreadsheets.columns import CellKind

MOST_ROWS: Final = 1000
"""Entries of a list that a page can hold; what names a later one is passed over."""
YES: Final = "true"
NO: Final = "false"
_NUMBER: Final = re.compile(r"-?[0-9]+\.[0-9]+")
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def typed(outline: Outline, posted: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the data of the fields of a page; fields of no value of the form are passed over.

    A field named by the pointer of an entry says that the entry is there, however blank.
    """
    data: dict[str, Any] = {}
    for name, text in posted:
        if name.startswith("/"):
            _put(outline.nodes, data, steps_of(name), text.replace("\r\n", "\n").replace("\r", "\n"))
    return data


def _put(nodes: Sequence[Node], holder: dict[str, Any], steps: Sequence[str | int], text: str) -> None:
    node = next((each for each in nodes if each.name == steps[0]), None)
    rest = steps[1:]
    if isinstance(node, Leaf) and not rest and text.strip():
        # In a text of one line, which may be pasted, the end of a line is a blank.
        line = " ".join(text.split("\n")) if node.kind is CellKind.TEXT else text
        holder[node.name] = meaning(node.column, line)
    elif isinstance(node, Part) and rest:
        inner: dict[str, Any] = holder.get(node.name, {})
        _put(node.nodes, inner, rest, text)
        if inner:
            holder[node.name] = inner
    elif isinstance(node, Rows):
        entries = holder.setdefault(node.name, [])
        if rest and isinstance(rest[0], int) and rest[0] < MOST_ROWS:
            entries.extend({} for _ in range(rest[0] + 1 - len(entries)))
            if rest[1:]:
                _put(node.nodes, entries[rest[0]], rest[1:], text)


def shown(leaf: Leaf, value: Any) -> str:
    """Return a value as people write it: a day as 05.10.2026, a number with a comma, a choice as its code.

    Reading it gives the value again; what could not be read is what was typed. What is meant where nothing is chosen is
    nothing.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if leaf.kind is CellKind.NUMBER:
        text = format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)
        return text.replace(".", ",") if _NUMBER.fullmatch(text) else text
    if leaf.kind is CellKind.DATE and isinstance(value, str) and (found := _DAY.fullmatch(value)):
        return f"{found[3]}.{found[2]}.{found[1]}"
    if leaf.kind is CellKind.CHOICE and isinstance(value, str):
        # A file may say a result by its official words.
        code = str(meaning(leaf.column, value))
        return "" if code == leaf.unsaid else code
    return as_text(value) if isinstance(value, int | float) else str(value)


def fields(outline: Outline, data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what the page of the data posts: a field for each value, and one for each entry."""
    return list(_fields(outline.nodes, data, ""))


def _fields(nodes: Sequence[Node], data: Mapping[str, Any], above: str) -> Iterable[tuple[str, str]]:
    for node in nodes:
        pointer, value = f"{above}/{node.name}", data.get(node.name)
        if isinstance(node, Leaf):
            yield pointer, shown(node, value)
        elif isinstance(node, Part):
            yield from _fields(node.nodes, value or {}, pointer)
        else:
            yield pointer, ""
            for place, entry in enumerate(value or ()):
                yield f"{pointer}/{place}", ""
                yield from _fields(node.nodes, entry, f"{pointer}/{place}")


def begun(outline: Outline, sample: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a blank page: lists have as many blank entries as those of the sample."""
    return dict(_begun(outline.nodes, sample))


def _begun(nodes: Sequence[Node], sample: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for node in nodes:
        if isinstance(node, Rows):
            entries = [*sample.get(node.name, ())]
            entries += [{}] * (node.least - len(entries))
            yield node.name, [dict(_begun(node.nodes, entry)) for entry in entries]
        elif isinstance(node, Part) and (inner := dict(_begun(node.nodes, sample.get(node.name, {})))):
            yield node.name, inner


@dataclass(frozen=True, slots=True)
class Entered:
    """What is checked and made of the data of a page: without entries nobody wrote in, and with the objects it needs.

    ``moved`` has the pointer of each entry on the page by that in ``data``.
    """

    data: dict[str, Any]
    moved: dict[str, str] = field(default_factory=dict)

    def on_page(self, pointer: str) -> str:
        """Return the pointer of the same place on the page."""
        steps = pointer.split("/")
        for size in range(len(steps), 1, -1):
            head = "/".join(steps[:size])
            if head in self.moved:
                return "/".join((self.moved[head], *steps[size:]))
        return pointer


def entered(outline: Outline, data: Mapping[str, Any]) -> Entered:
    """Return what the data of a page say as a paper: an entry or an optional object left blank is not there."""
    found = Entered({})
    found.data.update(_enter(outline, outline.nodes, data, ("", ""), found.moved))
    return found


def _enter(
    outline: Outline, nodes: Sequence[Node], data: Mapping[str, Any], above: tuple[str, str], moved: dict[str, str]
) -> dict[str, Any]:
    """Return the data of some nodes as a paper; ``above`` are the pointers to them on the page and in the paper."""
    found: dict[str, Any] = {}
    for node in nodes:
        value, (page, paper) = data.get(node.name), (f"{each}/{node.name}" for each in above)
        if isinstance(node, Part):
            if node.required or not is_blank(value):
                found[node.name] = _enter(outline, node.nodes, value or {}, (page, paper), moved)
        elif isinstance(node, Rows):
            kept = found[node.name] = list[Any]()
            printed = outline.printed(node, page)
            for place, entry in enumerate(lines(value, printed)):
                if printed or not is_blank(entry):
                    line = f"{paper}/{len(kept)}"
                    moved[line] = f"{page}/{place}"
                    kept.append(_enter(outline, node.nodes, entry, (moved[line], line), moved))
        elif value is not None:
            found[node.name] = value
    return found


def lines(value: Any, printed: int | None) -> list[Any]:
    """Return the entries of a list; where the order prints some, at least those."""
    entries = [*value] if isinstance(value, list) else []
    return entries + [{}] * ((printed or 0) - len(entries))


def is_blank(value: Any) -> bool:
    """Tell whether nothing was written into an object or a list of the page."""
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    return all(map(is_blank, value)) if isinstance(value, list) else value is None


def changed(outline: Outline, data: dict[str, Any], action: str, pointer: str) -> str | None:
    """Add an entry to a list, or remove or move one; return the pointer that is to be looked at now.

    Of what the order prints nothing is added, moved or removed but an entry too many.

    Args:
        outline: of the form.
        data: of the page; it is changed.
        action: ``add`` at the pointer of a list, ``remove``, ``up`` or ``down`` at that of an entry.
        pointer: where.
    """
    node, steps = outline.find(pointer), steps_of(pointer)
    if not isinstance(node, Rows):
        return None
    place = steps[-1] if isinstance(steps[-1], int) else None
    above = pointer if place is None else pointer.rpartition("/")[0]
    printed = outline.printed(node, above)
    entries = _list_at(data, steps_of(above))
    if entries is None or (place is not None and place >= len(entries)):
        return None
    if place is None:
        return _added(entries, above) if action == "add" and not printed and len(entries) < node.most else None
    if action == "remove" and place >= (printed or 0):
        del entries[place]
        return above
    return None if printed else _moved(entries, place, action, above)


def _added(entries: list[Any], above: str) -> str | None:
    if len(entries) >= MOST_ROWS:
        return None
    entries.append({})
    return f"{above}/{len(entries) - 1}"


def _moved(entries: list[Any], place: int, action: str, above: str) -> str | None:
    other = {"up": place - 1, "down": place + 1}.get(action, -1)
    if not 0 <= other < len(entries):
        return None
    entries[place], entries[other] = entries[other], entries[place]
    return f"{above}/{other}"


def _list_at(data: Any, steps: Sequence[str | int]) -> list[Any] | None:
    for number, step in enumerate(steps):
        if isinstance(data, dict):
            data = data.setdefault(step, [] if number == len(steps) - 1 else {})
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data if isinstance(data, list) else None
