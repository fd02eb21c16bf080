"""How values look inside a message: decimals, dates and nouns agreeing with their numbers (CLDR, by Babel)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from validators.numbers import rounded, unrounded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DATE_PATTERN = "dd.MM.yyyy"
# An English reader may take 05.10 for the tenth of May.
DATE_PATTERNS = {"en": "d MMMM yyyy"}
# Longer pieces of what the user sent are cut: the message must stay readable.
ECHO_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things; ``noun`` names the forms in the catalogue's ``nouns``."""

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
    """A word or phrase of our own; ``name`` is its key in the catalogue's ``terms``."""

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
def _date(value: date, language: str) -> str:
    return format_date(value, format=DATE_PATTERNS.get(language, DATE_PATTERN), locale=language)


@lru_cache(maxsize=1024)
def plural_form(number: int, language: str) -> str:
    """Return the CLDR plural category of the number in the language, such as ``few``."""
    return str(Locale(language).plural_form(number))


def shown(value: Any, language: str, texts: Mapping[str, Any]) -> str:
    """Return the value as a message shows it; ``texts`` is the catalogue with ``nouns``, ``terms`` and ``wordings``.

    Whole numbers are not grouped: they are years, quarters and counts. A plain string comes from the parameters, in
    Russian; a translation may say it by its ``wordings``.
    """
    show = _SHOWN.get(type(value))
    return str(value) if show is None else show(value, language, texts)


def _count(value: Count, language: str, texts: Mapping[str, Any]) -> str:
    forms = texts["nouns"][value.noun]
    return f"{value.number} {forms.get(plural_form(value.number, language), forms['other'])}"


def _exact(value: Exact, language: str) -> str:
    cut_off = Decimal(unrounded(value.value))
    more = "…" if Fraction(cut_off) != value.value else ""
    return _decimal(cut_off, "0.##########", language) + more


def _worded(text: str, texts: Mapping[str, Any]) -> str:
    return str(texts.get("wordings", {}).get(text, text))


def _either(value: Either, _: str, texts: Mapping[str, Any]) -> str:
    return f" {texts['terms']['or']} ".join(_worded(text, texts) for text in value.wordings)


_SHOWN: Mapping[type, Callable[[Any, str, Mapping[str, Any]], str]] = {
    Decimal: lambda value, language, _: _decimal(value, "0.##########", language),
    Fixed: lambda value, language, _: _decimal(rounded(value.value), "0.00", language),
    Exact: lambda value, language, _: _exact(value, language),
    Joined: lambda value, *place: value.sign.join(shown(each, *place) for each in value.values),
    date: lambda value, language, _: _date(value, language),
    Count: _count,
    Either: _either,
    str: lambda value, _, texts: _worded(value, texts),
    Term: lambda value, _, texts: str(texts["terms"][value.name]),
    Words: lambda value, *_: cut(value.text),
}


def cut(text: str) -> str:
    """Return a printable piece of what the user sent."""
    start = text[: ECHO_LENGTH + 1]
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in start)
    return printable if len(text) <= ECHO_LENGTH else printable[:ECHO_LENGTH] + "…"
