"""From ``data`` to a record, or to violations of rule ``schema`` with the JSON Pointer of each wrong value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError

from validators.messages.catalog import SCHEMA, Localization
from validators.violations import MOST_TOLD, OMITTED, Severity, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from validators.schemas.problems import Problem
    from validators.schemas.shapes import Shape

# A name longer than this is nobody's field, and is cut in the pointer to it.
TOKEN_LENGTH = 100


def read(shape: Shape, data: Any, messages: Localization) -> tuple[Any, tuple[Violation, ...]]:
    """Return the record and no violations, or ``None`` and everything that is wrong with the shape."""
    try:
        return shape.read(data), ()
    except ValidationError as error:
        found = list(_flat(error.messages, ""))
        told = [
            Violation(SCHEMA, Severity.ERROR, pointer, messages.message(SCHEMA, problem.variant, problem.values))
            for pointer, problem in found[:MOST_TOLD]
        ]
        omitted = len(found) - len(told)
        return None, (*told, omission(omitted, messages)) if omitted else tuple(told)


def omission(number: int, messages: Localization, severity: Severity = Severity.ERROR) -> Violation:
    """Return what is told last where so many violations are not told; ``severity`` is that of the gravest of them."""
    return Violation(OMITTED, severity, "", messages.message(SCHEMA, OMITTED, {"number": number}), omitted=number)


def token(name: Any) -> str:
    """Return a field name or index as a step of a JSON Pointer (RFC 6901, section 3)."""
    text = str(name)[:TOKEN_LENGTH].encode("utf-8", "replace").decode("utf-8")
    return text.replace("~", "~0").replace("/", "~1")


def _flat(messages: Any, pointer: str) -> Iterator[tuple[str, Problem]]:
    if isinstance(messages, dict):
        for name, below in messages.items():
            yield from _flat(below, f"{pointer}/{token(name)}")
    else:
        for problem in messages:
            yield pointer, problem
