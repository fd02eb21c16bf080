"""Values inside a message: decimals, dates and nouns with their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from validators.numbers import unrounded

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
    """Alternatives, of which one is right."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the order, in Russian as they stand there; other languages have them as ``wording-<id>``."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of what the user sent, shown cut to a readable length and without line breaks."""

    text: str


@lru_cache(maxsize=4096)
def decimal(value: Decimal, pattern: str, language: str) -> str:
    """Return a number as the language writes it by a pattern of Unicode."""
    return format_decimal(value, format=pattern, locale=language)


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """Return a day as the language writes it."""
    return format_date(value, format=DATE_PATTERNS.get(language, DATE_PATTERN), locale=language)


@lru_cache(maxsize=4096)
def exact(value: Exact, language: str) -> str:
    """Return a value before it was rounded, as the language writes it."""
    cut_off = Decimal(unrounded(value.value))
    more = "…" if Fraction(cut_off) != value.value else ""
    return decimal(cut_off, "0.##########", language) + more


def cut(text: str) -> str:
    """Return a printable piece of what the user sent."""
    start = text[: ECHO_LENGTH + 1]
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in start)
    return printable if len(text) <= ECHO_LENGTH else printable[:ECHO_LENGTH] + "…"
