"""Reads a dated TOML file into tables and refuses what contradicts itself.

A file is a list of ``[[table]]``, each with ``since`` and perhaps ``until`` (the first day it no longer applies).
To amend is to set ``until`` and append the next table: the past stays as it was. Numbers with a fraction are read as
``Decimal``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from validators.errors import ParameterError
from validators.parameters.tables import Table

T = TypeVar("T", bound=Table)
V = TypeVar("V")


class DatedTables(Generic[T]):
    """Tables of one kind that follow each other in time; no two are in force on the same day."""

    def __init__(self, name: str, tables: Sequence[T]) -> None:
        self.name = name
        self.tables = tuple(sorted(tables, key=lambda table: table.since))
        if not self.tables:
            raise ParameterError(f"{name}: there is no table")
        for table in self.tables:
            if table.until is not None and table.until <= table.since:
                raise ParameterError(f"{name}: the table since {table.since} ends before it begins")
        for earlier, later in pairwise(self.tables):
            if earlier.until is None or earlier.until > later.since:
                raise ParameterError(f"{name}: the tables since {earlier.since} and {later.since} overlap")

    def on(self, day: date) -> T:
        """Return the table in force on the day; raises ``ParameterError`` where there is none."""
        table = self.find(day)
        if table is None:
            raise ParameterError(f"{self.name}: nothing is in force on {day}")
        return table

    def find(self, day: date) -> T | None:
        """Return the table in force on the day, or ``None``."""
        return next((table for table in self.tables if table.in_force(day)), None)

    @property
    def latest(self) -> T:
        """The newest table."""
        return self.tables[-1]


def read_tables(path: Path) -> list[dict[str, Any]]:
    """Return the raw ``[[table]]`` entries of a file; TOML itself refuses a key given twice.

    Raises:
        ParameterError: the file is not TOML, or holds anything else at its top level.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(f"{path.name}: {error}") from error
    if set(content) != {"table"}:
        raise ParameterError(f"{path.name}: expected only [[table]], found {', '.join(sorted(content))}")
    tables: list[dict[str, Any]] = content["table"]
    return tables


def load(path: Path, build: Callable[[dict[str, Any]], T]) -> DatedTables[T]:
    """Read a file into its dated tables; an unknown or missing key is refused with the file's name."""
    return DatedTables(path.name, [_built(path, build, raw) for raw in read_tables(path)])


def load_by(path: Path, build: Callable[[dict[str, Any]], T], key: str) -> Mapping[str, DatedTables[T]]:
    """Read a file that holds several series of tables, distinguished by the value of ``key``."""
    series: dict[str, list[T]] = {}
    for raw in read_tables(path):
        series.setdefault(str(raw.get(key)), []).append(_built(path, build, raw))
    return MappingProxyType({name: DatedTables(f"{path.name} {name}", tables) for name, tables in series.items()})


def unique(entries: Iterable[V], key: Callable[[V], str], what: str) -> Mapping[str, V]:
    """Return the entries by key; raises ``ParameterError`` where a key comes twice."""
    found: dict[str, V] = {}
    for entry in entries:
        if key(entry) in found:
            raise ParameterError(f"{what} {key(entry)} is given twice")
        found[key(entry)] = entry
    return MappingProxyType(found)


def distinct(values: Sequence[Hashable], what: str) -> None:
    """Raise ``ParameterError`` where a value comes twice."""
    twice = sorted({str(value) for value in values if values.count(value) > 1})
    if twice:
        raise ParameterError(f"{what} {', '.join(twice)} is given twice")


def decimal(value: int | Decimal) -> Decimal:
    """Return a TOML number as a ``Decimal``: whole numbers arrive as ``int``."""
    return Decimal(value)


def _built(path: Path, build: Callable[[dict[str, Any]], T], raw: dict[str, Any]) -> T:
    try:
        return build(dict(raw))
    except (TypeError, KeyError, ValueError) as error:
        raise ParameterError(f"{path.name}, table since {raw.get('since')}: {error}") from error
    except ParameterError as error:
        raise ParameterError(f"{path.name}, table since {raw.get('since')}: {error}") from error
