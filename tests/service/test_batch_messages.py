"""The words about rows and files exist in every language, with the same values in them."""

from __future__ import annotations

import string

import pytest

from service.batches.messages import FALLBACK, FOLDER, catalogue, form_violation, message
from validators.messages.catalogue import LANGUAGES


def _named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_has_its_file() -> None:
    """The languages are those of the messages of the methodology: they stand side by side in a report."""
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_texts_with_the_same_names_in_braces(language: str) -> None:
    """A translator can neither forget a text nor lose a value."""
    russian, other = catalogue(FALLBACK), catalogue(language)
    assert {section: set(texts) for section, texts in other.items()} == {
        section: set(texts) for section, texts in russian.items()
    }
    for section, texts in russian.items():
        for key, text in texts.items():
            assert _named(other[section][key]) == _named(text), (section, key)


def test_an_unknown_language_speaks_russian() -> None:
    """And never opens another file."""
    for language in ("xx", "../ru", ""):
        assert message("states", "ready", language) == "готово"
    assert form_violation("x9", "en")["message"] == 'There is no form "x9"'
