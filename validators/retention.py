"""How long a paper is to be kept: items 13 of «Б» and 14 and 39 of «А»; see ADR 23."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from validators.people import names_person


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a paper is kept by itself.

    Attributes:
        since: the day its term is counted from.
        until: the last day on which it has to be there.
        joint: whether papers about the same assessment prolong it; an agreement is kept from its signing alone.
    """

    since: date
    until: date
    joint: bool


def days_named(value: Any) -> Iterator[date]:
    """Yield the days that a paper names, but those of people's employment."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from days_named(each)
    elif is_dataclass(value) and not names_person(value):
        for field in fields(value):
            yield from days_named(getattr(value, field.name))
