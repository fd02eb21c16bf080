"""Errors of a field, before they become violations: variants of the catalogue's ``schema`` texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError

from validators.messages.values import Term

# In this order, since ``bool`` is an ``int`` for Python.
KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "flag_sent"),
    (str, "text"),
    ((int, float, Decimal), "number"),
    (list, "list"),
    (Mapping, "object"),
)


@dataclass(frozen=True, slots=True)
class FieldError:
    """Error of a value; ``values`` fill the text of ``variant``."""

    variant: str
    values: Mapping[str, Any] = field(default_factory=dict)


def error(variant: str, **values: Any) -> ValidationError:
    """Return the exception marshmallow collects, with the error in it."""
    return ValidationError([FieldError(variant, values)])


def expecting(term: str) -> dict[str, Any]:
    """Return what marshmallow's own checks say of a field that takes ``term``; ``null`` is a wrong kind like others."""
    return {
        "required": [FieldError("missing")],
        "null": wrong_kind(term, None).messages,
    }


def wrong_kind(expected: str, value: Any) -> ValidationError:
    """Return the exception of a value of another kind than the one that is taken."""
    return error("kind", expected=Term(expected), got=kind(value))


def kind(value: Any) -> Term:
    """Return the JSON kind of the value, to be named in the message's language."""
    return Term(next((name for types, name in KINDS if isinstance(value, types)), "null"))
