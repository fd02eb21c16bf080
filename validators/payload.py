"""A record as canonical JSON-ready data: what is stored, hashed and rendered, whatever way it was sent."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from validators.numbers import plain


def payload(record: Any) -> dict[str, Any]:
    """Return the record's fields; what was left out stays out, decimals become strings, dates ISO 8601.

    Reading the payload again gives an equal record.
    """
    found: dict[str, Any] = {}
    for name in _names(record.__class__):
        value = getattr(record, name)
        if value is not None:
            found[name] = _ready(value)
    return found


def _ready(value: Any) -> Any:
    if isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [payload(entry) for entry in value]
    return payload(value)


@cache
def _names(record: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))  # type: ignore[arg-type]  # a record class, hashable for the cache
