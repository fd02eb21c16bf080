"""Message texts by language, apart from the rules: the files of the folder ``<language>`` beside this module.

The files of a folder are read as one: ``[rules."B18-range"]`` with a text per variant, ``[schema]`` for values of the
wrong shape, ``[summaries]`` with what each rule checks, ``[nouns]`` with the forms by CLDR plural category, and
``[terms]`` with words of our own. A translation also has ``[wordings]``: what stands in Russian in the parameters, and
how to say it. Its folder ``fields`` describes the fields of ``data``. A language that lacks a text takes the
Russian one, so a translation may grow piece by piece. ``docs/translators.md`` is for those who write them.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validators.errors import ValidatorsError
from validators.messages.values import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK = "ru"
LANGUAGES = ("ru", "kk", "en")
SCHEMA = "schema"
UNFILLED = (KeyError, IndexError, ValueError, AttributeError)
"""What filling in raises when a text names a value there is none of, or has an odd brace."""
FOLDER = Path(__file__).parent
FIELDS = "fields"


class Catalogue:
    """The messages of one language, with the Russian ones behind them."""

    def __init__(self, language: str, texts: Mapping[str, Any], fallback: Catalogue | None = None) -> None:
        self.language = language
        behind: Mapping[str, Any] = {} if fallback is None else fallback.texts
        words = {name: {**behind.get(name, {}), **texts.get(name, {})} for name in ("nouns", "terms")}
        self.texts: Mapping[str, Any] = {**texts, **words}
        self.fallback = fallback

    def text(self, rule: str, variant: str) -> tuple[str, Catalogue]:
        """Return the unfilled text and the catalogue it was found in; raises ``KeyError`` where nobody has it."""
        section = self.texts.get(SCHEMA, {}) if rule == SCHEMA else self.texts.get("rules", {}).get(rule, {})
        if variant in section:
            return str(section[variant]), self
        if self.fallback is None:
            raise KeyError(rule, variant)
        return self.fallback.text(rule, variant)

    def message(self, rule: str, variant: str, values: Mapping[str, Any]) -> str:
        """Return the text with the values in it, written the way the text's own language writes them.

        A translation that cannot be filled in, for a slip in its braces, gives way to the Russian text.
        """
        text, owner = self.text(rule, variant)
        try:
            return owner.filled(text, values)
        except UNFILLED:
            if owner.fallback is None:
                raise
            return owner.fallback.message(rule, variant, values)

    def filled(self, text: str, values: Mapping[str, Any]) -> str:
        """Return a text of this language with the values in it; raises one of ``UNFILLED`` where it cannot."""
        return text.format_map({name: shown(value, self.language, self.texts) for name, value in values.items()})

    def variants(self) -> set[tuple[str, str]]:
        """Return every rule and variant this file itself has a text for."""
        found = {(SCHEMA, variant) for variant in self.texts.get(SCHEMA, {})}
        for rule, variants in self.texts.get("rules", {}).items():
            found |= {(rule, variant) for variant in variants}
        return found


@lru_cache(maxsize=16)
def catalogue(language: str = FALLBACK, folder: Path = FOLDER) -> Catalogue:
    """Return the messages in the language; an unknown language gets the Russian ones."""
    if language == FALLBACK:
        return Catalogue(FALLBACK, _merged(folder / FALLBACK))
    if language not in LANGUAGES:
        return catalogue(FALLBACK, folder)
    return Catalogue(language, _merged(folder / language), catalogue(FALLBACK, folder))


@cache
def field_texts(language: str = FALLBACK) -> Mapping[str, Mapping[str, Any]]:
    """Return titles, descriptions and examples of the fields of ``data``, by ``schema.field``.

    Examples and the official names of forms are data, and stand in the Russian catalogue alone.
    """
    russian = _merged(FOLDER / FALLBACK / FIELDS)
    if language == FALLBACK or language not in LANGUAGES:
        return russian
    own = _merged(FOLDER / language / FIELDS)
    return {
        section: {name: {**texts, **own.get(section, {}).get(name, {})} for name, texts in fields.items()}
        for section, fields in russian.items()
    }


def _merged(folder: Path) -> dict[str, Any]:
    """Return the files of a folder as one; a text given twice is a slip that must not pass in silence.

    Raises:
        ValidatorsError: two files hold the same key.
    """
    merged: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        _add(merged, tomllib.loads(path.read_text("utf-8")), path.name)
    return merged


def _add(merged: dict[str, Any], texts: Mapping[str, Any], where: str) -> None:
    for key, value in texts.items():
        if key not in merged:
            merged[key] = value
        elif isinstance(value, dict) and isinstance(merged[key], dict):
            _add(merged[key], value, f"{where}, {key}")
        else:
            raise ValidatorsError(f"{where}: {key} is given twice")
