"""Sentences of a room's own kept as data: what is said is decided where it happens, the language where it is read.

Each room has a book: a folder with ``<language>.toml``, in it section -> key -> text. Russian stands in for a text that
a language lacks, or that cannot be filled in for a slip of its translator.
"""

from __future__ import annotations

import errno
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from validators.messages.catalogue import FALLBACK, UNFILLED
from validators.messages.values import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parent / "system"
MARKS: Final = {FALLBACK: "«{}»", "en": '"{}"'}


@dataclass(frozen=True, slots=True)
class Book:
    """The texts in one folder, in as many languages as it has files."""

    folder: Path

    def sections(self, language: str) -> Mapping[str, Mapping[str, Any]]:
        """Return the texts of a language, section -> key -> text; none where it has no file."""
        return _sections(self.folder, language)

    def text(self, section: str, key: str, language: str, /, **values: Any) -> str:
        """Return a text with the values in it.

        Raises:
            KeyError: not even Russian has the text.
        """
        text = self.sections(language).get(section, {}).get(key)
        if text is not None and language != FALLBACK:
            with suppress(*UNFILLED):
                return str(text).format_map(_told_values(values, language))
        return str(self.sections(FALLBACK)[section][key]).format_map(_told_values(values, language))

    def has(self, section: str, key: str) -> bool:
        """Tell whether there is such a text."""
        return key in self.sections(FALLBACK).get(section, {})

    def say(self, section: str, key: str, /, **values: Any) -> Saying:
        """Return a sentence to be told later.

        A value may be a saying itself, or a tuple of them that is told line by line.
        """
        return Saying(self, section, key, values)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence as data: the key of its text, and what the text names in braces. An error may carry one."""

    book: Book
    section: str
    key: str
    values: Mapping[str, Any] = field(hash=False)

    def told(self, language: str) -> str:
        """Return the sentence in a language."""
        return self.book.text(self.section, self.key, language, **self.values)

    def __str__(self) -> str:
        """Return the sentence in Russian, as logs have it."""
        return self.told(FALLBACK)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Names of something, each told in the quotation marks of the language."""

    names: tuple[str, ...]

    def told(self, language: str) -> str:
        """Return the names one after another."""
        mark = MARKS.get(language, MARKS[FALLBACK])
        return ", ".join(mark.format(name) for name in self.names)


def told(what: object, language: str) -> str:
    """Return a saying in a language, or that of an error which carries one; anything else as the text it is."""
    if isinstance(what, Exception) and len(what.args) == 1:
        return told(what.args[0], language)
    return what.told(language) if isinstance(what, Saying | Quoted) else str(what)


def reason(error: OSError) -> Saying | str:
    """Return why the system refused something, in the system's own words where the book has none."""
    name = errno.errorcode.get(error.errno or 0, "")
    return SYSTEM.say("os", name) if SYSTEM.has("os", name) else error.strerror or type(error).__name__


SYSTEM: Final = Book(FOLDER)


def _told_values(values: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {name: _told_value(value, language) for name, value in values.items()}


def _told_value(value: Any, language: str) -> Any:
    if isinstance(value, tuple):
        return "\n".join(told(each, language) for each in value)
    if isinstance(value, date):
        return shown(value, language, {})
    return told(value, language) if isinstance(value, Saying | Quoted) else value


@cache
def _sections(folder: Path, language: str) -> Mapping[str, Mapping[str, Any]]:
    path = folder / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8")) if language.isalpha() and path.is_file() else {}
