"""Placeholder of a value of the wrong shape in a record, so that rules about the other values can be applied.

A rule must never take it for a value: whatever is done with it raises, and the rule ends there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

TOUCHES = (
    "bool", "eq", "ne", "lt", "le", "gt", "ge", "hash", "iter", "len", "contains", "getitem", "call", "str", "format",
    "int", "float", "index", "round", "neg", "abs", "add", "radd", "sub", "rsub", "mul", "rmul", "truediv",
    "rtruediv", "floordiv", "rfloordiv", "mod", "rmod", "pow", "rpow", "or", "ror", "and", "rand",
)  # fmt: skip
"""Of the special methods those by which a value is looked at; Python looks for them at the class."""


class UnreadError(Exception):
    """A rule needs a value that could not be read."""


class Unread:
    """A value that could not be read. Each is another one, so that no two are ever taken for equal."""

    def __getattr__(self, name: str) -> NoReturn:
        raise UnreadError(name)


def _raise(_value: Unread, *_others: Any) -> NoReturn:
    raise UnreadError


for _touch in TOUCHES:
    setattr(Unread, f"__{_touch}__", _raise)


def with_read(entries: Iterable[Any], *names: str) -> Iterator[tuple[int, Any]]:
    """Yield the entries of a list whose fields of these names could be read, each with its place from 0.

    For rules that judge each entry by itself; what they know of the others is none of their business.
    """
    for index, entry in enumerate(entries):
        if not isinstance(entry, Unread) and Unread not in [type(getattr(entry, name)) for name in names]:
            yield index, entry
