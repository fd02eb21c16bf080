"""Translation of the OpenAPI description, whose prose the declarations hold in Russian.

A translation is the file ``description/<language>.po``, with the Russian sentence on the left; a sentence without one
is shown in Russian. Examples, names and values that may be sent are the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel.messages.pofile import read_po

from service.api.language import DEFAULT_LANGUAGE

FOLDER: Final = Path(__file__).parent / "description"
PROSE: Final = frozenset({"title", "summary", "description"})
DATA: Final = frozenset({"example", "default", "enum", "const", "value", "pattern"})
NAMED: Final = frozenset({"properties", "schemas"})
"""Members whose keys are names of fields and schemas: ``title`` is a name like any other there."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The sentences of one language by the Russian ones."""

    language: str
    sentences: Mapping[str, str]

    def sentence(self, russian: str) -> str:
        """Return a sentence of the declarations in the language."""
        return self.sentences.get(russian, russian)

    def description(self, described: Any) -> Any:
        """Return a part of an OpenAPI description with its prose in the language; the part itself stays as it is."""
        return self._copied(described, named=False)

    def _copied(self, value: Any, *, named: bool) -> Any:
        if isinstance(value, list):
            return [self._copied(one, named=False) for one in value]
        if not isinstance(value, dict):
            return value
        return {key: self._member(key, inner, named=named) for key, inner in value.items()}

    def _member(self, key: str, value: Any, *, named: bool) -> Any:
        if not named:
            if key in DATA or (key == "examples" and isinstance(value, list)):
                return value
            if key in PROSE and isinstance(value, str):
                return self.sentence(value)
        return self._copied(value, named=key in NAMED and not named)


@cache
def translation(language: str) -> Translation:
    """Return the translation into a language of the service; that into Russian is empty."""
    return Translation(language, {} if language == DEFAULT_LANGUAGE else sentences(FOLDER / f"{language}.po"))


def sentences(path: Path) -> dict[str, str]:
    """Return the finished translations of a catalogue; those marked as doubtful are left out."""
    with path.open("rb") as file:
        found = read_po(file)
    return {str(one.id): str(one.string) for one in found if one.id and one.string and not one.fuzzy}
