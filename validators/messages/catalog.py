"""Everything that is said, in all packages: ids with values, and their texts in Fluent, by language.

A catalog is a folder with every ``<name>.<language>.ftl`` in it and below it, each beside the code that says its texts.
The id of a text is its section and its key, ``settings-url``; variants of one thing are attributes of one message,
``B18-range.outside``. Russian stands in for a text that a language lacks, or that cannot be filled in for a slip of its
translator. ``docs/translators.md`` is for those who write them.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.resolver import Pattern
from fluent.runtime.types import FluentType, fluent_number

from validators.errors import ValidatorsError
from validators.messages.values import (
    Count,
    Either,
    Exact,
    Fixed,
    Joined,
    Term,
    Wording,
    Words,
    cut,
    day,
    decimal,
    exact,
)
from validators.numbers import rounded

FALLBACK: Final = "ru"
LANGUAGES: Final = ("ru", "kk", "en")
MAX_KEPT_LENGTH: Final = 100
"""Characters of a value in a text that is kept to be told again: lists of a file's columns would fill the memory."""
SCHEMA: Final = "schema"
DESCRIBED: Final = ("forms-", "fields-")
"""Sections of what the data are made of; their attributes are no variants of a rule."""
MARKS: Final = {FALLBACK: "«{}»", "en": '"{}"'}
_MESSAGE: Final = re.compile(r"^(?=([A-Za-z][\w-]*) *=)", re.MULTILINE | re.ASCII)
_ATTRIBUTE: Final = re.compile(r"^ +\.([A-Za-z][\w-]*) *=", re.MULTILINE | re.ASCII)

# Fluent lets a value have 2,500 characters; a list of a file's columns or of a template's faults may have more.
resolver.MAX_PART_LENGTH = 1_000_000


@dataclass(frozen=True, slots=True)
class MessageCatalog:
    """The texts in a folder and those below it, in as many languages as there are files."""

    folder: Path

    def text(self, section: str, key: str, language: str, /, **values: Any) -> str:
        """Return a text with the values in it.

        Raises:
            KeyError: not even Russian has the text, or a value that it names.
        """
        return self.render(f"{section}-{key}", values, language)

    def render(self, name: str, values: Mapping[str, Any], language: str) -> str:
        """Return the text of an id with the values in it, written the way the text's own language writes them.

        Raises:
            KeyError: not even Russian has the text, or a value that it names.
        """
        for each in dict.fromkeys((language if language in LANGUAGES else FALLBACK, FALLBACK)):
            given = tuple((key, _given(value, each, self)) for key, value in values.items())
            # What formats itself, as a number does, may be equal to another that is formatted in another way.
            alike = all(type(value) is str and len(value) <= MAX_KEPT_LENGTH for _, value in given)
            render = _rendered if alike else _render
            text = render(self.folder, each, name, given)
            if text is not None:
                return text
        raise KeyError(name)

    def has(self, section: str, key: str) -> bool:
        """Return whether there is such a text."""
        return f"{section}-{key}" in self.ids(FALLBACK)

    def ids(self, language: str) -> frozenset[str]:
        """Return the ids of the texts that the files of a language have; none where it has no file."""
        return _texts(self.folder, language).ids if language in LANGUAGES else frozenset()

    def attributes(self, message: str, language: str) -> dict[str, str]:
        """Return the texts of all attributes of a message, by their names; none where there is no such message.

        >>> MESSAGES.attributes("fields-period-year", "en")
        {'title': 'Year', 'description': 'Calendar year', 'examples': '[2026]'}
        """
        names = _texts(self.folder, FALLBACK).attributes.get(message, ())
        return {name: self.render(f"{message}.{name}", {}, language) for name in names}

    def variants(self, language: str = FALLBACK) -> set[tuple[str, str]]:
        """Return every rule that the files of a language have texts of, with each of its variants."""
        pairs = (name.partition(".") for name in self.ids(language) if not name.startswith(DESCRIBED))
        return {(message, attribute) for message, _, attribute in pairs if attribute}

    def message(self, section: str, key: str, /, **values: Any) -> Message:
        """Return a message to be rendered later.

        A value may be a message itself, or a tuple of them that is rendered line by line.
        """
        return Message(self, f"{section}-{key}", values)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as data: the id of its text, and what the text names. An error may carry one."""

    catalog: MessageCatalog
    id: str
    values: Mapping[str, Any] = field(hash=False)

    @property
    def key(self) -> str:
        """The id without its section."""
        return self.id.partition("-")[2]

    def render(self, language: str) -> str:
        """Return the sentence in a language."""
        return self.catalog.render(self.id, self.values, language)

    def __str__(self) -> str:
        """Return the sentence in Russian, as logs have it."""
        return self.render(FALLBACK)


@dataclass(frozen=True, slots=True, eq=False)
class Localized:
    """A message in the language of a reader, rendered where it is read; equal are those that read the same."""

    message: Message
    language: str

    def __str__(self) -> str:
        """Return the sentence."""
        return self.message.render(self.language)

    def __eq__(self, other: object) -> bool:
        """Return whether the other, a finished sentence perhaps, reads the same."""
        return isinstance(other, Localized | str) and str(self) == str(other)

    def __hash__(self) -> int:
        """Return the hash of the sentence."""
        return hash(str(self))


@dataclass(frozen=True, slots=True)
class Localization:
    """A catalog in the language of a reader."""

    catalog: MessageCatalog
    language: str

    def message(self, rule: str, variant: str, values: Mapping[str, Any]) -> Localized:
        """Return what a rule says in one of its variants."""
        return Localized(Message(self.catalog, f"{rule}.{variant}", values), self.language)

    def text(self, section: str, key: str, /, **values: Any) -> str:
        """Return a text with the values in it; raises ``KeyError`` where nobody has it."""
        return self.catalog.text(section, key, self.language, **values)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Names of something, each in the quotation marks of the language."""

    names: tuple[str, ...]

    def render(self, language: str) -> str:
        """Return the names one after another."""
        mark = MARKS.get(language, MARKS[FALLBACK])
        return ", ".join(mark.format(name) for name in self.names)


def render(what: object, language: str) -> str:
    """Return a message in a language, or that of an error which carries one; anything else as the text it is."""
    if isinstance(what, Exception) and len(what.args) == 1:
        return render(what.args[0], language)
    return what.render(language) if isinstance(what, Message | Quoted) else str(what)


def reason(error: OSError) -> Message | str:
    """Return why the system refused something, in the system's own words where the catalog has none."""
    name = errno.errorcode.get(error.errno or 0, "")
    return MESSAGES.message("os", name) if MESSAGES.has("os", name) else error.strerror or type(error).__name__


class _Texts:
    """The files of a language, split into messages. Each is parsed when it is needed: all of them take half a second.

    Raises:
        ValidatorsError: two messages have the same id, a slip that must not pass in silence.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self.sources: dict[str, str] = {}
        for path in sorted(folder.rglob(f"*.{language}.ftl")):
            _, *rest = _MESSAGE.split(path.read_text("utf-8"))
            for name, source in zip(rest[::2], rest[1::2], strict=True):
                if name in self.sources:
                    raise ValidatorsError(f"{path.name}: {name} is given twice")
                self.sources[name] = source
        self.bundle = FluentBundle([language], use_isolating=False)
        self.attributes = {name: tuple(_ATTRIBUTE.findall(source)) for name, source in self.sources.items()}
        self.ids = frozenset(
            f"{name}.{attribute}" if attribute else name
            for name, attributes in self.attributes.items()
            for attribute in attributes or ("",)
        )

    def pattern(self, name: str) -> Pattern | None:
        """Return the pattern of an id; ``None`` where there is none, or none that could be parsed."""
        message, _, attribute = name.partition(".")
        if message not in self.sources:
            return None
        if not self.bundle.has_message(message):
            self.bundle.add_resource(FluentResource(self.sources[message]))
            if not self.bundle.has_message(message):
                return None
        parsed = self.bundle.get_message(message)
        return parsed.attributes.get(attribute) if attribute else parsed.value


@cache
def _texts(folder: Path, language: str) -> _Texts:
    return _Texts(folder, language)


def _render(folder: Path, language: str, name: str, given: tuple[tuple[str, Any], ...]) -> str | None:
    """Return a text of one language with the values in it; ``None`` where it lacks the text or a value."""
    texts = _texts(folder, language)
    pattern = texts.pattern(name)
    if pattern is None:
        return None
    text, errors = texts.bundle.format_pattern(pattern, dict(given))
    return None if errors else str(text)


_rendered = lru_cache(maxsize=4096)(_render)


def _given(value: Any, language: str, catalog: MessageCatalog) -> Any:
    return value if isinstance(value, FluentType) else shown(value, language, catalog)


def shown(value: Any, language: str, catalog: MessageCatalog) -> str:
    """Return the value as a message shows it; the catalog has its nouns, terms and wordings.

    Whole numbers are not grouped: they are years, quarters and counts. A tuple is shown line by line.
    """
    show = _SHOWN.get(type(value))
    if show is not None:
        return show(value, language, catalog)
    return str(value.render(language)) if hasattr(value, "render") else str(value)


@lru_cache(maxsize=4096)
def _count(value: Count, language: str, catalog: MessageCatalog) -> str:
    number = fluent_number(value.number, useGrouping=False)
    return catalog.text("count", value.noun, language, number=number)


def _worded(value: Wording, language: str, catalog: MessageCatalog) -> str:
    """Return the words in the language, in Russian where it lacks them."""
    name = f"wording-{value.id}"
    return catalog.render(name, {}, language) if name in catalog.ids(language) else value.text


def _either(value: Either, language: str, catalog: MessageCatalog) -> str:
    between = f" {catalog.text('term', 'or', language)} "
    return between.join(shown(term, language, catalog) for term in value.terms)


_SHOWN: Mapping[type, Callable[[Any, str, MessageCatalog], str]] = {
    Decimal: lambda value, language, _: decimal(value, "0.##########", language),
    Fixed: lambda value, language, _: decimal(rounded(value.value), "0.00", language),
    Exact: lambda value, language, _: exact(value, language),
    Joined: lambda value, *place: value.sign.join(shown(each, *place) for each in value.values),
    date: lambda value, language, _: day(value, language),
    Count: _count,
    Either: _either,
    Wording: _worded,
    Term: lambda value, language, catalog: catalog.text("term", value.name, language),
    tuple: lambda value, *place: "\n".join(shown(each, *place) for each in value),
    Words: lambda value, *_: cut(value.text),
}


MESSAGES: Final = MessageCatalog(Path(__file__).parents[1])
"""What the methodology says: the texts in all folders of this package, of forms that are yet to come, too."""


def localization(language: str) -> Localization:
    """Return what the methodology says, in a language."""
    return Localization(MESSAGES, language)
