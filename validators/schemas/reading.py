"""From ``data`` to a record, or to violations with the JSON Pointer of each wrong value; and back to data."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from marshmallow import ValidationError, missing

from validators.messages.catalog import SCHEMA, Localization
from validators.numbers import plain
from validators.schemas.field_errors import FieldError
from validators.schemas.schema import List, Nested, Schema
from validators.schemas.unread import Unread
from validators.violations import MAX_REPORTED, OMITTED, Severity, Violation

# A name longer than this is nobody's field, and is cut in the pointer to it.
TOKEN_LENGTH = 100


def read(schema: Schema, data: Any, messages: Localization) -> tuple[Any, tuple[Violation, ...]]:
    """Return the record and no violations, or ``None`` and everything that is wrong with the shape."""
    try:
        return schema.load(data), ()
    except ValidationError as invalid:
        found = list(_flat(invalid.messages, ""))
        reported = [
            Violation(SCHEMA, Severity.ERROR, pointer, messages.message(SCHEMA, error.variant, error.values))
            for pointer, error in found[:MAX_REPORTED]
        ]
        omitted = len(found) - len(reported)
        return None, (*reported, omission(omitted, messages)) if omitted else tuple(reported)


def read_partly(schema: Schema, data: Any) -> Any:
    """Return a record in which something unread stands for what is missing or of the wrong shape.

    Of an object with unknown fields any field left out may be meant by one of them.
    """
    if not isinstance(data, Mapping):
        return Unread()
    values: dict[str, Any] = {}
    meant = not data.keys() <= schema.fields.keys()
    for name, field in schema.fields.items():
        if name in data:
            values[name] = _value_partly(field, data[name])
        elif field.required or meant:
            values[name] = Unread()
    return schema.record(**{name: given for name, given in values.items() if given is not missing})


def _value_partly(field: Any, value: Any) -> Any:
    if isinstance(field, Nested):
        nested: Any = field.schema
        return read_partly(nested, value)
    if isinstance(field, List) and field.fits(value):
        return tuple(_value_partly(field.inner, entry) for entry in value)
    try:
        return field.deserialize(value)
    except ValidationError:
        return Unread()


def omission(number: int, messages: Localization, severity: Severity = Severity.ERROR) -> Violation:
    """Return the closing violation, that so many are not reported; ``severity`` is that of the gravest of them."""
    return Violation(OMITTED, severity, "", messages.message(SCHEMA, OMITTED, {"number": number}), omitted=number)


def token(name: Any) -> str:
    """Return a field name or index as a step of a JSON Pointer (RFC 6901, section 3)."""
    text = str(name)[:TOKEN_LENGTH].encode("utf-8", "replace").decode("utf-8")
    return text.replace("~", "~0").replace("/", "~1")


def _flat(messages: Any, pointer: str) -> Iterator[tuple[str, FieldError]]:
    if isinstance(messages, dict):
        for name, below in messages.items():
            yield from _flat(below, f"{pointer}/{token(name)}")
    else:
        for error in messages:
            yield pointer, error


def payload(record: Any) -> dict[str, Any]:
    """Return a record as canonical JSON-ready data: what is stored, hashed and rendered, whatever way it was sent.

    What was left out stays out, decimals become strings, dates ISO 8601. Reading it again gives an equal record.
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
