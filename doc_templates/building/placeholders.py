"""Which fields a template prints, repeats or asks about, and which fields a context offers, as comparable paths.

A path is dotted, ``members[].full_name``; ``[]`` stands for each entry of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from doc_templates.building.markup import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_DOCXTPL = re.compile(r"\{%\s*(?:tr|tc|p|r)\s")


class PlaceholderError(Exception):
    """The placeholders of a template cannot be understood."""


def split_placeholders(document: etree._Element) -> list[str]:
    """Return the placeholders that Word spread over several runs, or that are not closed, by the text around them."""
    return [
        "".join(texts)
        for texts in ([text.text or "" for text in line.iter(f"{{{W}}}t")] for line in document.iter(f"{{{W}}}p"))
        if any(_BRACES.search(TAG.sub("", text)) for text in texts)
        or len(TAG.findall("".join(texts))) != sum(len(TAG.findall(text)) for text in texts)
    ]


def template_paths(document: etree._Element) -> set[str]:
    """Return the paths of every field a template names.

    Raises:
        PlaceholderError: a placeholder is no Jinja.
    """
    source = "".join(text.text or "" for text in document.iter(f"{{{W}}}t"))
    try:
        tree = Environment(autoescape=True).parse(_DOCXTPL.sub("{% ", source))
    except TemplateSyntaxError as error:
        raise PlaceholderError(str(error.message)) from error
    return set(_paths(tree, {}))


def _paths(node: nodes.Node, scope: Mapping[str, str]) -> Iterator[str]:
    if isinstance(node, nodes.For):
        listed = _path(node.iter, scope)
        yield listed
        inner = {**scope, str(getattr(node.target, "name", "")): f"{listed}[]", "loop": ""}
        for child in node.body:
            yield from _paths(child, inner)
        return
    path = _path(node, scope)
    if path:
        yield path
        return
    for child in node.iter_child_nodes():
        yield from _paths(child, scope)


def _path(node: nodes.Node, scope: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)  # of the loop, which no field is, nothing
    if isinstance(node, nodes.Getattr):
        base = _path(node.node, scope)
        return f"{base}.{node.attr}" if base else ""
    return ""


@dataclass(slots=True)
class Offer:
    """What a context offers: paths of its fields, of lists too; lists without entries say nothing about entries."""

    paths: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)

    def add(self, value: Any, path: str = "") -> None:
        """Add what a value offers under a path; other types than ``str``, ``int``, ``list``, ``dict`` are strange."""
        if type(value) is dict:
            for key, entry in value.items():
                self.add(entry, f"{path}.{key}" if path else str(key))
        elif type(value) is list:
            self.paths.add(path)
            if not value:
                self.empty.add(f"{path}[]")
            for entry in value:
                self.add(entry, f"{path}[]")
        else:
            self.paths.add(path)
            if type(value) not in (str, int, bool):
                self.strange.add(path)

    def unknown(self, paths: set[str]) -> set[str]:
        """Return which of the paths the context does not offer; entries of empty lists are given the benefit."""
        return {path for path in paths - self.paths if not path.startswith(tuple(self.empty))}
