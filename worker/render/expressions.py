"""The language of placeholders: a small, safe part of Jinja, and how its values are written into WordprocessingML.

A template names fields, repeats and decides; it does not calculate, call or import. What it may use is listed here and
checked once, when the template is compiled; the sandbox of Jinja stands behind it. Every printed expression is wrapped
in the filter ``printed``, which escapes the value exactly as lxml would write it.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from markupsafe import Markup

from worker.render.errors import ContextRefusedError, TemplateRefusedError
from worker.texts import message

ALLOWED_FILTERS = frozenset(
    {"capitalize", "default", "d", "first", "join", "last", "length", "lower", "replace", "title", "trim", "upper"}
)
ALLOWED_TESTS = frozenset({"defined", "divisibleby", "even", "none", "odd", "undefined"})

_ALLOWED_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.For,
    nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Filter,
    nodes.Assign, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg, nodes.Tuple, nodes.List, nodes.Keyword,
)  # fmt: skip

_PRINTED = "printed"
_LITERAL_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
"""docxtpl's way to print braces. It undoes them after rendering, in people's texts too; here only in the template."""

_INSIDE_TEXT = re.compile(r'<w:t(?: [^<>]*)? xml:space="preserve"(?: [^<>]*)?>[^<>]*\Z')


class FormEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as the forms use it: sandboxed, escaping, strict about missing fields, without functions."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, cache_size=0)
        self.globals.clear()
        self.tests = {name: TESTS[name] for name in ALLOWED_TESTS}
        self.filters = {name: FILTERS[name] for name in ALLOWED_FILTERS} | {_PRINTED: printed}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Take a dot after a dictionary for a field only, so that a field called ``items`` is no method."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def compile_source(
    environment: FormEnvironment, source: str, part: str, inside: re.Pattern[str] = _INSIDE_TEXT
) -> Template:
    """Compile the Jinja source of a part.

    Args:
        environment: the environment the template will run in.
        source: WordprocessingML with placeholders, as docxtpl patches it.
        part: name of the part, for messages.
        inside: what the source before a placeholder ends in where text may stand.

    Raises:
        TemplateRefusedError: a placeholder is malformed, uses something outside of the small language, or stands
            where text cannot stand.
    """
    try:
        tree = environment.parse(source)
        _check_language(tree, part)
        _rewrite_outputs(tree, part, inside)
        tree.set_environment(environment)
        return environment.from_string(tree)
    except TemplateError as error:
        raise TemplateRefusedError(message("render", "unparsed", part=part, reason=error.message)) from error


def printed(value: object, name: str) -> Markup:
    """Write a value as text of WordprocessingML, escaped the way lxml serializes text.

    Carriage returns, alone or before a newline, count as the end of a line, as in texts from Windows.

    Args:
        value: what the placeholder evaluated to.
        name: the placeholder as written in the template, for the message.

    Raises:
        ContextRefusedError: the value is neither text nor a whole number, so printing it would put Python on paper.
    """
    if isinstance(value, Markup):
        return value
    if type(value) is int:
        return Markup(str(value))  # noqa: S704 - digits and a sign
    if isinstance(value, Undefined):
        str(value)  # raises UndefinedError, which says what is missing
    if type(value) is not str:
        found = type(value).__name__
        raise ContextRefusedError(message("render", "unprintable", name=name, type=found))
    text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(text)  # noqa: S704 - escaped in the lines above


def _check_language(tree: nodes.Template, part: str) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED_NODES):
            raise TemplateRefusedError(message("render", "node", part=part, node=type(node).__name__))
        if isinstance(node, nodes.Filter):
            _check_name(node.name, "filter", ALLOWED_FILTERS, part)
        if isinstance(node, nodes.Test):
            _check_name(node.name, "test", ALLOWED_TESTS, part)
        attribute = _attribute_of(node)
        if attribute.startswith("_"):
            raise TemplateRefusedError(message("render", "attribute", part=part, name=attribute))


def _check_name(name: str, what: str, allowed: frozenset[str], part: str) -> None:
    if name not in allowed:
        names = ", ".join(sorted(allowed))
        raise TemplateRefusedError(message("render", what, part=part, name=name, known=names))


def _attribute_of(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return str(node.arg.value)
    return ""


def _rewrite_outputs(tree: nodes.Template, part: str, inside: re.Pattern[str]) -> None:
    """Wrap what is printed in the filter ``printed`` and turn docxtpl's literal braces into braces.

    Raises:
        TemplateRefusedError: a placeholder stands outside of a text: in an attribute (``colspan``, ``cellbg``, ``hm``)
            or between paragraphs or runs (``{{p ...}}``, ``{{r ...}}``, meant for objects the context cannot hold).
    """
    before = ""
    for output in tree.find_all(nodes.Output):
        for index, node in enumerate(output.nodes):
            if isinstance(node, nodes.TemplateData):
                before += node.data
                before = before[max(before.rfind("<"), 0) :]
                for literal, braces in _LITERAL_BRACES:
                    node.data = node.data.replace(literal, braces)
                continue
            name = _as_written(node)
            if not inside.search(before):
                raise TemplateRefusedError(message("render", "outside_text", name=name, part=part))
            output.nodes[index] = nodes.Filter(node, _PRINTED, [nodes.Const(name)], [], None, None, lineno=node.lineno)


def _as_written(node: nodes.Node) -> str:
    """Return the dotted name of a placeholder, or what kind of expression it is."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_as_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_as_written(node.node)}[{node.arg.value}]"
    if isinstance(node, nodes.Filter) and node.node is not None:
        return f"{_as_written(node.node)}|{node.name}"
    return type(node).__name__
