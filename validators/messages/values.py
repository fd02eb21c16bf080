"""How values look inside a message: decimals, dates and nouns with their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from babel.numbers import format_decimal
from fluent.runtime.types import fluent_number

from validators.numbers import rounded, unrounded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from validators.messages.catalog import MessageCatalog

DATE_PATTERN = "dd.MM.yyyy"
# An English reader may take 05.10 for the tenth of May.
DATE_PATTERNS = {"en": "d MMMM yyyy"}
# Longer pieces of what the user sent are cut: the message must stay readable.
ECHO_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things; ``count-<noun>`` has its forms."""

    number: int
    noun: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A score shown with both its decimals, such as an average."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Exact:
    """A value before it was rounded; of one without end six decimals are shown and a sign that there are more."""

    value: Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Joined:
    """Values shown one after another with a sign between them, such as the terms of a sum."""

    values: tuple[Any, ...]
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of our own; ``name`` is ``term-<name>`` has it."""

    name: str


@dataclass(frozen=True, slots=True)
class Either:
    """Alternatives worded as in the parameters, of which one is right."""

    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of what the user sent, shown cut to a readable length and without line breaks."""

    text: str


@lru_cache(maxsize=4096)
def _decimal(value: Decimal, pattern: str, language: str) -> str:
    return format_decimal(value, format=pattern, locale=language)


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """Return a day as the language writes it."""
    return format_date(value, format=DATE_PATTERNS.get(language, DATE_PATTERN), locale=language)


def shown(value: Any, language: str, catalog: MessageCatalog) -> str:
    """Return the value as a message shows it; the catalog has its nouns, terms and wordings.

    Whole numbers are not grouped: they are years, quarters and counts. A plain string comes from the parameters, in
    Russian; a translation may say it by its wordings. A tuple is shown line by line.
    """
    show = _SHOWN.get(type(value))
    if show is not None:
        return show(value, language, catalog)
    return str(value.render(language)) if hasattr(value, "render") else str(value)


def _exact(value: Exact, language: str) -> str:
    cut_off = Decimal(unrounded(value.value))
    more = "…" if Fraction(cut_off) != value.value else ""
    return _decimal(cut_off, "0.##########", language) + more


@lru_cache(maxsize=4096)
def _count(value: Count, language: str, catalog: MessageCatalog) -> str:
    number = fluent_number(value.number, useGrouping=False)
    return catalog.text("count", value.noun, language, number=number)


def _worded(text: str, language: str, catalog: MessageCatalog) -> str:
    return text if language == "ru" else catalog.wording(text, language)


def _either(value: Either, language: str, catalog: MessageCatalog) -> str:
    between = f" {catalog.text('term', 'or', language)} "
    return between.join(_worded(text, language, catalog) for text in value.wordings)


_SHOWN: Mapping[type, Callable[[Any, str, MessageCatalog], str]] = {
    Decimal: lambda value, language, _: _decimal(value, "0.##########", language),
    Fixed: lambda value, language, _: _decimal(rounded(value.value), "0.00", language),
    Exact: lambda value, language, _: _exact(value, language),
    Joined: lambda value, *place: value.sign.join(shown(each, *place) for each in value.values),
    date: lambda value, language, _: day(value, language),
    Count: _count,
    Either: _either,
    str: _worded,
    Term: lambda value, language, catalog: catalog.text("term", value.name, language),
    tuple: lambda value, *place: "\n".join(shown(each, *place) for each in value),
    Words: lambda value, *_: cut(value.text),
}


def cut(text: str) -> str:
    """Return a printable piece of what the user sent."""
    start = text[: ECHO_LENGTH + 1]
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in start)
    return printable if len(text) <= ECHO_LENGTH else printable[:ECHO_LENGTH] + "…"
